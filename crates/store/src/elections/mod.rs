//! Open votes at meetings (VII.7.4, VII.7.5).

mod detail;
mod list;
mod office;
mod records;
mod write;

pub use detail::*;
pub use list::*;
pub use office::*;
pub use records::*;
pub use write::*;

/// Most rows of one kind that an election has: more is a fault, and no list of them is endless.
const MOST: i64 = 5_000;
