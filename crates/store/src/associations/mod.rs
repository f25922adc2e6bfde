//! Associations: states, curating institutions, members and offices as dated intervals.

mod detail;
mod facts;
mod gaps;
mod list;
mod members;
mod parts;
mod records;
mod standing;
mod terms;
mod write;

pub use detail::*;
pub use list::{AssociationView, list_associations};
pub use members::*;
pub use records::*;
pub(crate) use standing::standings;
pub use standing::{StandingOf, standing, tenures};
pub use terms::*;
pub use write::*;

/// Most terms of one kind that an association has: more is a fault, and no list of them is endless.
const MOST: i64 = 5_000;
