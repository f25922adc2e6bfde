//! Notices, how people want to be told, letters on their way, and what the planner must know.

mod facts;
mod letters;
mod notices;
mod settings;

pub use facts::*;
pub use letters::*;
pub use notices::*;
pub use settings::*;

/// Most rows of what a run reads of one kind: more than any city has.
const MOST: i64 = 100_000;
/// Identifiers named, or rows written, in one statement.
const STEP: usize = 200;
