//! Official papers out of domain types.
//!
//! A paper is described once, as a [`Paper`] of blocks, and rendered from that description: so the forms a paper
//! is handed out in never differ. Layout by ГОСТ Р 7.0.97-2025: margins 20, 10, 20, 20 mm, text 14 pt, tables
//! 12 pt, pages numbered from the second, a heading on every paper.
//!
//! Beside them stands what calendars read, [`write_calendar`].

mod analysis;
mod calendar;
mod composition;
mod docx;
mod error;
mod html;
mod minutes;
pub mod names;
mod paper;
mod pdf;
mod plan;
mod seal;
mod sheets;
mod text;

pub use analysis::analysis_paper;
pub use calendar::{CalendarDeadline, CalendarEvent, CalendarZone, write_calendar};
pub use composition::{CompositionMember, composition};
pub use docx::write_docx;
pub use error::PaperError;
pub use html::write_html;
pub use minutes::minutes_paper;
pub use paper::{Block, Paper, Seal, TableColumn, date_in_words, number_sign};
pub use pdf::write_pdf;
pub use plan::{PlanHead, plan_paper};
