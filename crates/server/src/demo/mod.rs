//! Demo data: the reference dictionaries and registers, embedded in the binary.

mod reference;

pub use reference::{Reference, fill_reference};
