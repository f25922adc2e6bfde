//! Official papers out of domain types.
//!
//! A paper is described once, as a [`Paper`] of blocks, and rendered from that description: so the forms a paper
//! is handed out in never differ. Layout by ГОСТ Р 7.0.97-2025: margins 20, 10, 20, 20 mm, text 14 pt, tables
//! 12 pt, pages numbered from the second, a heading on every paper.
//!
//! Beside them stands what calendars read, [`write_calendar`].

mod analyses;
mod calendar;
mod composition;
mod docx;
mod error;
mod forms;
mod html;
mod letters;
mod meetings;
mod members;
pub mod names;
mod orders;
mod paper;
mod parties;
mod pdf;
mod plan;
mod seal;
mod sheets;
#[cfg(test)]
mod testing;
mod text;
mod words;

pub use analyses::{
    AnalysisWords, Consolidated, ConsolidatedPart, analysis_paper, consolidated_analysis_paper,
};
pub use calendar::{
    CalendarDays, CalendarDeadline, CalendarEntries, CalendarEvent, CalendarZone, write_calendar,
};
pub use composition::{CompositionMember, composition};
pub use docx::write_docx;
pub use error::PaperError;
pub use forms::{
    DisseminationConsent, Operator, ProcessingConsent, dissemination_consent_paper, processing_consent_paper,
};
pub use html::write_html;
pub use letters::{InformationLetter, ReleaseLetter, information_letter_paper, release_letter_paper};
pub use meetings::{
    AttendanceSheet, Invitation, Sitting, VotingList, attendance_sheet_paper, invitation_paper,
    minutes_extract_paper, minutes_paper, voting_list_paper,
};
pub use members::{
    Application, Certificate, Nomination, ParticipantCertificate, ServedTerm, application_paper,
    certificate_paper, nomination_paper, participant_certificate_paper,
};
pub use orders::{OrderAssociation, OrderFacts, order_paper, recognition_extract};
pub use paper::{Block, Paper, Seal, TableColumn, date_in_words, number_sign};
pub use parties::{Letterhead, PaperPerson, Signer};
pub use pdf::write_pdf;
pub use plan::{PlanHead, plan_paper};
pub use words::split_name;
