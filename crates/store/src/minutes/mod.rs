//! Minutes of meetings and what they resolved (VII.7.6).

mod detail;
mod files;
mod headings;
mod records;
mod resolutions;

pub use detail::*;
pub use files::*;
pub use headings::*;
pub use records::*;
pub use resolutions::*;

/// Most rows of one kind that belong to minutes: more is a fault, and no list of them is endless.
const MOST: i64 = 5_000;
