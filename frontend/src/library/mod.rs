//! The library of legal acts and the lists of acknowledgement (I.3, III.A1, VIII.8.2.d1).

mod audience;
mod checks;
mod edit;
mod edition_forms;
mod editions;
mod keeping;
mod list;
mod lists;
mod mine;
mod naming;
mod open;
mod page;
mod people;
mod sheet;
mod tally;

pub use edit::{EditDocument, NewDocumentPage};
pub use edition_forms::{EditionForm, UploadForm};
pub use keeping::{CloseForm, ExtendForm, PaperForm};
pub use list::{LibraryPage, LibraryView};
pub use lists::{AcknowledgementsPage, AcknowledgementsView};
pub use mine::{MineCard, MineView};
pub use open::OpenForm;
pub use page::{DocumentPage, DocumentView};
pub use sheet::{AcknowledgementPage, AcknowledgementView};
