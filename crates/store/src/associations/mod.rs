//! Associations: states, curating institutions, members and offices as dated intervals.

mod records;

pub use records::*;
