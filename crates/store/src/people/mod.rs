//! People with their employments, categories and statements of tenure.

mod candidates;
mod category_filter;
mod detail;
mod duplicates;
mod known;
mod list;
mod merge;
mod names;
mod records;
mod references;
mod rows;
mod words;
mod write;

pub use candidates::{Sieve, list_candidates};
pub use detail::*;
pub use duplicates::list_duplicates;
pub use known::*;
pub use list::{PeopleView, list_people};
pub use merge::*;
pub use names::*;
pub use records::*;
pub use references::*;
pub use rows::{Named, person_rows};
pub use words::words_of_people;
pub use write::*;
