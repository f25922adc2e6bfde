//! Official papers of an object: offered with their state and number, looked at, taken; and the files beside a paper.

mod card;
mod files;

pub use card::{PapersCard, PapersView};
pub use files::{PaperFiles, PaperFilesProps};
