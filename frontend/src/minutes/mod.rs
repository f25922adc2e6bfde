//! Minutes: the secretary's editor, signing, the paper, resolutions and what becomes of them (VII.7.6).

mod acts;
mod conflict;
mod duties;
mod editor;
mod focus;
mod item;
mod keep;
mod merge;
mod naming;
mod page;
mod paper;
mod resolutions;
mod revisions;
mod saver;
#[cfg(test)]
mod saver_tests;
#[cfg(test)]
mod saver_walk_tests;
mod whole;

pub use acts::{Acts, CorrectDialog, PublishDialog, ReturnDialog, SignDialog};
pub use conflict::ConflictDialog;
pub use duties::{MyDuties, MyDutiesView};
pub use editor::EditorView;
pub use merge::{Choice, Chosen};
pub use naming::{decision_line, short_name};
pub use page::{MinutesPage, MinutesView};
pub use paper::MinutesPaper;
pub use resolutions::{CloseResolutionForm, OpenResolutions, ResolutionsPage, ResolutionsView};
pub use revisions::Revisions;
pub use saver::{Draft, Event, Kept, Phase, Saver};
