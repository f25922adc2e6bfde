//! A city of any size, grown out of the demo city: for measurements, and for tests of what only shows in a large one.

pub mod grow;

/// What a command gives: a value, or a sentence that says what went wrong.
pub type Outcome<T = ()> = Result<T, String>;
