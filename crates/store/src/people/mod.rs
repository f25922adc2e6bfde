//! People with their employments, categories and statements of tenure.

mod known;
mod records;
mod write;

pub use known::*;
pub use records::*;
pub use write::*;
