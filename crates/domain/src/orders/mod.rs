//! Orders: what the register rests on (I.4, I.5, VII.7.2).

mod basis;
mod consequences;
mod files;
mod items;
mod kinds;
mod order;
mod projection;
#[cfg(test)]
mod projection_tests;
mod requests;
mod rules;
mod wording;

pub use basis::*;
pub use consequences::*;
pub use files::*;
pub use items::*;
pub use kinds::*;
pub use order::*;
pub use projection::*;
pub use requests::*;
pub use rules::*;
pub use wording::*;
