//! Meetings of associations and of the council (VII.7.4 - VII.7.6).

mod agenda;
mod bodies;
mod calendars;
mod detail;
mod list;
mod participants;
mod records;
mod write;

pub use agenda::*;
pub use bodies::*;
pub use calendars::*;
pub use detail::*;
pub use list::*;
pub use participants::*;
pub use records::*;
pub use write::*;

/// Most rows of one kind that a meeting has: more is a fault, and no list of them is endless.
const MOST: i64 = 5_000;
