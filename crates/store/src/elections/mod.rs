//! Open votes at meetings (VII.7.4, VII.7.5).

mod records;

pub use records::*;
