//! «Положение»: clauses, dictionaries, dates, readings; what every rule of Veche rests on.

mod page;
mod parts;
mod settings;

pub use page::{RegulationPage, RegulationView};
