//! Work plans, the city's year and the department's own events (VI.6.3, VII.7.7 - VII.7.9, VIII.8.2).

mod approvers;
mod city;
mod detail;
mod editions;
mod events;
mod items;
mod list;
mod records;
mod write;

pub use approvers::*;
pub use city::*;
pub use detail::*;
pub use editions::*;
pub use events::*;
pub use items::*;
pub use list::*;
pub use records::*;
pub use write::*;

/// Most rows of one kind that a plan has: more is a fault, and no list of them is endless.
const MOST: i64 = 5_000;
