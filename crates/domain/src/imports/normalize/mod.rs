//! Normalization of cells: one file per kind of value. Every function takes any text and never panics.

pub mod category;
pub mod dates;
pub mod email;
pub mod experience;
pub mod letters;
pub mod names;
pub mod organization;
pub mod phone;
pub mod position;
pub mod subjects;
pub mod units;

#[cfg(test)]
mod properties;

pub use category::CategoryIndex;
pub use organization::OrganizationIndex;
pub use position::PositionIndex;
pub use subjects::SubjectIndex;
pub use units::UnitIndex;
