//! Veche's domain: types, rules of the regulation, validation, access policy and wire types.
//!
//! Pure: no input or output, no clock, no randomness. It builds natively for the server and to WebAssembly
//! for the page, so both decide by the same rules.

pub mod access;
pub mod accounts;
pub mod analyses;
pub mod associations;
pub mod calendar;
mod codes;
pub mod compliance;
pub mod council;
pub mod dictionaries;
pub mod districts;
pub mod elections;
pub mod endpoint;
mod id;
pub mod imports;
pub mod journal;
pub mod library;
pub mod listing;
pub mod meetings;
pub mod minutes;
pub mod orders;
pub mod organizations;
pub mod papers;
pub mod people;
pub mod plans;
pub mod problem;
pub mod regulation;
pub mod reminders;
pub mod tables;
pub mod terms;
pub mod text;
pub mod wire;

pub use codes::UnknownCode;
pub use id::Id;

/// An object whose version a change must name in `If-Match`.
pub trait Versioned {
    /// The version: raised by one with every change.
    fn version(&self) -> i64;
}
