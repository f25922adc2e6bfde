//! Analyses of a school year: the list, the document of seventeen sections, the desk it is written at (VII.7.8).

mod acts;
mod desk;
mod document;
mod duty;
mod figures;
mod keep;
mod list;
mod naming;
mod page;
mod saver;
#[cfg(test)]
mod saver_tests;

pub use acts::{AcceptForm, ReturnForm, SubmitForm};
pub use desk::DeskView;
pub use figures::Labels;
pub use list::{AnalysesPage, AnalysesView, NewAnalysisForm};
pub use naming::{state_mark, year_title};
pub use page::{AnalysisPage, AnalysisView};
pub use saver::{Event, Kept, Phase, Saver};
