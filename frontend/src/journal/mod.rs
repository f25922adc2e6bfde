//! The journal: the whole of it, and the history of one object.

mod entry;
mod history;
mod page;

pub use entry::EntryRow;
pub use history::{History, HistoryView};
pub use page::{JournalPage, JournalView};
