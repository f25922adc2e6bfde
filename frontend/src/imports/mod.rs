//! Importing spreadsheets: file, what was found, rows, commit, undo.

mod answers;
mod found;
mod list;
mod mapping;
mod naming;
mod new;
mod page;
mod profiles;
mod rows;

pub use answers::NewAnswersView;
pub use found::FoundView;
pub use list::{ImportsPage, ImportsView};
pub use new::NewImportPage;
pub use page::{ImportPage, ImportView};
pub use rows::{Rows, RowsView};
