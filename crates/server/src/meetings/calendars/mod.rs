//! Meetings in the calendars of people: secret addresses, and what is found there (VII.7.6).

mod city;
mod deadlines;
mod events;
mod feed;
mod links;

pub use feed::*;
pub use links::*;
