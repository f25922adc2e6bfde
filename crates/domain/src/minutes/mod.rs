//! Minutes of a meeting (протокол): drawn up by its secretary, signed by both, frozen, published as an extract (VII.7.6).

mod difference;
mod requests;
mod rules;
#[cfg(test)]
mod rules_tests;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use validator::Validate;

pub use difference::*;
pub use requests::*;
pub use rules::*;

use crate::{
    Id, Versioned,
    associations::Office,
    calendar::SchoolYear,
    codes::codes,
    elections::{Decision, RoundTally},
    endpoint::endpoints,
    listing::Page,
    meetings::{AgendaKind, BodyRef, Invitee, MinutesState, Participant},
    orders::{OrderFile, SignatureKind},
    people::PersonRef,
    wire,
};

codes! {
    /// Who signs minutes.
    pub enum SigningRole {
        /// «Председательствующий».
        Chair = "chair",
        /// «Секретарь».
        Secretary = "secretary",
    }
}

codes! {
    /// What became of a resolution.
    pub enum ResolutionState {
        /// Not done yet.
        Open = "open",
        /// Done.
        Done = "done",
        /// Dropped, with a note why.
        Dropped = "dropped",
    }
}

/// A resolution under an item: «РЕШИЛИ: 1.1 …».
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ResolutionText {
    /// The resolution that goes on; absent for a new one.
    #[serde(default)]
    pub id: Option<Id>,
    /// Text.
    #[serde(deserialize_with = "wire::clean")]
    #[validate(length(min = 1, max = 2000, message = "Решение – от 1 до 2000 знаков."))]
    pub text: String,
    /// Who is responsible, of the register.
    #[serde(default)]
    pub responsible_id: Option<Id>,
    /// Who is responsible, as written.
    #[serde(default, deserialize_with = "wire::clean_opt")]
    #[validate(length(max = 300, message = "Ответственный – не длиннее 300 знаков."))]
    pub responsible: Option<String>,
    /// By when.
    #[serde(default)]
    pub due_on: Option<NaiveDate>,
}

/// What was said under an item of the agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct MinutesItem {
    /// Item of the agenda.
    pub agenda_item_id: Id,
    /// «СЛУШАЛИ».
    #[serde(default)]
    #[validate(length(max = 10_000, message = "«Слушали» – не длиннее 10 000 знаков."))]
    pub heard: String,
    /// «ВЫСТУПИЛИ»: personal remarks, never published.
    #[serde(default)]
    #[validate(length(max = 10_000, message = "«Выступили» – не длиннее 10 000 знаков."))]
    pub spoke: String,
    /// «РЕШИЛИ».
    #[serde(default)]
    #[validate(nested, length(max = 50, message = "Решений по вопросу не больше 50."))]
    pub resolutions: Vec<ResolutionText>,
}

impl MinutesItem {
    /// An item without a text yet.
    pub const fn of(agenda_item_id: Id) -> Self {
        Self {
            agenda_item_id,
            heard: String::new(),
            spoke: String::new(),
            resolutions: Vec::new(),
        }
    }
}

/// What the secretary writes; the rest follows from the meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate, Default)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct MinutesContent {
    /// How many were there by the secretary's own count, if it is written: compared with the list.
    #[serde(default)]
    #[validate(range(min = 0, max = 100_000, message = "Число присутствовавших – от нуля."))]
    pub declared: Option<i64>,
    /// Items in the order of the agenda.
    #[serde(default)]
    #[validate(nested, length(max = 50, message = "Вопросов не больше 50."))]
    pub items: Vec<MinutesItem>,
    /// Annexes: one on each line.
    #[serde(default)]
    #[validate(length(max = 4000, message = "Приложения – не длиннее 4000 знаков."))]
    pub annexes: String,
    /// Whatever else belongs to the minutes.
    #[serde(default)]
    #[validate(length(max = 10_000, message = "Не длиннее 10 000 знаков."))]
    pub note: String,
}

/// An election as minutes tell of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MinutesElection {
    /// Election.
    pub id: Id,
    /// Office that was filled.
    pub office: Office,
    /// Results of its rounds.
    pub rounds: Vec<RoundTally>,
    /// Names of everybody the results mention.
    pub names: Vec<PersonRef>,
    /// Who was elected.
    pub elected: Option<PersonRef>,
}

/// An item of the agenda as minutes print it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MinutesHeading {
    /// Item.
    pub agenda_item_id: Id,
    /// What it is for.
    pub kind: AgendaKind,
    /// «О …».
    pub title: String,
    /// Who spoke to it.
    pub speaker: Option<String>,
    /// Vote, if there was one.
    pub decision: Option<Decision>,
    /// Election, if there was one.
    pub election: Option<MinutesElection>,
}

/// A resolution with what became of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Resolution {
    /// Identifier.
    pub id: Id,
    /// Version for `If-Match`.
    pub version: i64,
    /// Meeting that resolved it.
    pub meeting_id: Id,
    /// Date of the meeting.
    pub date: NaiveDate,
    /// Who met.
    pub body: BodyRef,
    /// Item of the agenda.
    pub agenda_item_id: Id,
    /// Number in the minutes: «1.1».
    pub number: String,
    /// Text.
    pub text: String,
    /// Who is responsible, of the register.
    pub responsible_person: Option<PersonRef>,
    /// Who is responsible, as written.
    pub responsible: Option<String>,
    /// By when.
    pub due_on: Option<NaiveDate>,
    /// What became of it.
    pub state: ResolutionState,
    /// Day it was done or dropped.
    pub closed_on: Option<NaiveDate>,
    /// How it was done, or why dropped.
    pub note: Option<String>,
    /// Whether it is open past its day.
    pub overdue: bool,
}

impl Versioned for Resolution {
    fn version(&self) -> i64 {
        self.version
    }
}

/// A signature under minutes; in Veche no signature under 63-ФЗ by itself (interpretation 11).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MinutesSignature {
    /// As whom.
    pub role: SigningRole,
    /// Who.
    pub person: PersonRef,
    /// How.
    pub kind: SignatureKind,
    /// When.
    pub at: DateTime<Utc>,
}

/// Something the secretary should look at before signing; it forbids nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MinutesRemark {
    /// Stable code.
    pub code: String,
    /// Item it concerns.
    pub agenda_item_id: Option<Id>,
    /// Sentence.
    pub text: String,
}

/// An earlier text of the minutes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MinutesRevision {
    /// Number of the revision, from 1: a new one begins when signed minutes are corrected.
    pub revision: i32,
    /// When it was signed.
    pub signed_at: Option<DateTime<Utc>>,
    /// Why it was replaced.
    pub reason: Option<String>,
    /// Text.
    pub content: MinutesContent,
}

/// Minutes (VII.7.6).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Minutes {
    /// Meeting.
    pub meeting_id: Id,
    /// Version for `If-Match`; 0 before anything is written.
    pub version: i64,
    /// Who met.
    pub body: BodyRef,
    /// School year.
    pub school_year: SchoolYear,
    /// Number in the school year.
    pub number: Option<i32>,
    /// Date: of the meeting, not of the typing.
    pub date: NaiveDate,
    /// Their life.
    pub state: MinutesState,
    /// Number of the revision.
    pub revision: i32,
    /// Why this revision corrects the one before.
    pub correction: Option<String>,
    /// Who chairs.
    pub chair: Option<PersonRef>,
    /// Who draws them up.
    pub secretary: Option<PersonRef>,
    /// Theme of the meeting.
    pub theme: String,
    /// Participants; as they were written down, once signed.
    pub participants: Vec<Participant>,
    /// Invitees.
    pub invitees: Vec<Invitee>,
    /// Agenda with votes and elections.
    pub headings: Vec<MinutesHeading>,
    /// Text of the secretary; prefilled before anything is written.
    pub content: MinutesContent,
    /// Resolutions with their numbers and what became of them.
    pub resolutions: Vec<Resolution>,
    /// What to look at before signing.
    pub remarks: Vec<MinutesRemark>,
    /// Signatures.
    pub signatures: Vec<MinutesSignature>,
    /// Scans of the signed paper and files of signatures (interpretation 11).
    #[serde(default)]
    pub files: Vec<OrderFile>,
    /// Earlier revisions, the latest first.
    pub revisions: Vec<MinutesRevision>,
    /// Day the extract was published.
    pub published_on: Option<NaiveDate>,
    /// Whether this answer is the published extract: no remarks, no votes by name, no attendance.
    pub extract: bool,
    /// Entered from a paper of the past (interpretation 12).
    pub by_paper: bool,
    /// When the text last changed, and who changed it.
    pub edited_at: Option<DateTime<Utc>>,
    /// Who changed it last.
    pub edited_by: Option<String>,
}

impl Versioned for Minutes {
    fn version(&self) -> i64 {
        self.version
    }
}

endpoints! {
    /// Minutes of a meeting, prefilled from it before anything is written.
    GetMinutes: Get "/api/v1/meetings/{id}/minutes", () => Minutes;
    /// Saves the text; its first saving draws the minutes up.
    PutMinutes: Put "/api/v1/meetings/{id}/minutes", MinutesContent => Minutes;
    /// Hands the draft over to be signed.
    SubmitMinutes: Post "/api/v1/meetings/{id}/minutes/submit", () => Minutes;
    /// Takes it back into work.
    ReturnMinutes: Post "/api/v1/meetings/{id}/minutes/return", () => Minutes;
    /// Signs as chair or secretary.
    SignMinutes: Post "/api/v1/meetings/{id}/minutes/sign", MinutesSigning => Minutes;
    /// Begins a new revision of signed minutes, with a reason.
    CorrectMinutes: Post "/api/v1/meetings/{id}/minutes/correct", Correction => Minutes;
    /// Publishes the extract without personal remarks.
    PublishMinutes: Post "/api/v1/meetings/{id}/minutes/publish", () => Minutes;
    /// Adds a scan of the signed paper or the file of a signature.
    AddMinutesFile: Post "/api/v1/meetings/{id}/minutes/files", () => Minutes;
    /// Resolutions.
    ListResolutions: Get "/api/v1/resolutions", () => Page<Resolution>;
    /// One resolution.
    GetResolution: Get "/api/v1/resolutions/{id}", () => Resolution;
    /// Says what became of a resolution.
    CloseResolution: Post "/api/v1/resolutions/{id}/close", ResolutionClosing => Resolution;
    /// Opens a resolution again.
    ReopenResolution: Post "/api/v1/resolutions/{id}/reopen", () => Resolution;
}
