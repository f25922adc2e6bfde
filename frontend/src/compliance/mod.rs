//! Who owes what by the regulation: findings, the board of the city, the documents of a school year.

mod card;
mod case_files;
mod documents;
mod filters;
mod finding;
mod matrix;
mod page;

pub use card::{AssociationDuties, AssociationDutiesView, FindingsOf, FindingsOfView};
pub use case_files::{CaseFileForm, CaseFilesPage, CaseFilesView};
pub use documents::{Documents, DocumentsView};
pub use finding::{FindingLine, Findings, cell_text, cure_of, mark_of, open_first};
pub(crate) use matrix::troubled;
pub use matrix::{BoardMatrix, Figures, worst_first};
pub use page::{CompliancePage, ComplianceView};
