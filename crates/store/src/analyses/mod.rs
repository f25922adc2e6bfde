//! Analyses of school years: their rows, the list, the facts their figures follow from (VII.7.8).

mod council;
mod facts;
mod list;
mod records;

pub use council::*;
pub use facts::*;
pub use list::*;
pub use records::*;

/// Most rows of one kind that belong to an analysis: more is a fault, and no list of them is endless.
const MOST: i64 = 5_000;
