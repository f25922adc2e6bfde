//! The grid in which a plan is written: by the keyboard, by paste, as cards on a phone.

mod cards;
mod cell;
mod heading;
mod keys;
mod line;
mod paste;
mod sheet;
mod table;
mod tsv;

pub use cards::Cards;
pub use table::Grid;

pub(super) use cell::ticked;
