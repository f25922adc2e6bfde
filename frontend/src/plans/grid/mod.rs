//! The grid in which a plan is written.

mod heading;
mod sheet;
mod tsv;
