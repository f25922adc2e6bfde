//! Demo data: the reference tables embedded in the binary, and a city made of them.

mod accounts;
mod associations;
mod circles;
mod city;
mod compositions;
mod library;
mod meetings;
mod meetings_minutes;
mod meetings_text;
mod orders;
mod people;
mod plans;
mod plans_text;
mod reference;

pub use accounts::{DEMO_LOGINS, DEMO_PASSWORD};
pub use city::{Filled, fill_city, fill_reference_city};
pub use reference::{Reference, fill_reference};
