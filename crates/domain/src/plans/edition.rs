//! Frozen texts of a plan, and what changed between two of them.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{ItemKind, MeetingMention, PlanItem};
use crate::{Id, Versioned, codes::codes};

codes! {
    /// Why a text was frozen.
    pub enum EditionKind {
        /// Handed to the curator.
        Submitted = "submitted",
        /// Approved by the first meeting that did (VII.7.9).
        Approved = "approved",
        /// A change approved by a later meeting.
        Amended = "amended",
    }
}

impl EditionKind {
    /// Whether a meeting approved the text: then everybody may read it.
    pub const fn is_approved(self) -> bool {
        matches!(self, Self::Approved | Self::Amended)
    }
}

/// A frozen text as lists show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EditionRow {
    /// Number in the plan, from 1.
    pub number: i32,
    /// Why it was frozen.
    pub kind: EditionKind,
    /// When it was frozen.
    pub made_at: DateTime<Utc>,
    /// By whom.
    pub made_by: String,
    /// Day it counts from: of the handing over, or of the meeting.
    pub made_on: NaiveDate,
    /// Meeting that approved it.
    pub meeting: Option<MeetingMention>,
    /// Why the plan was changed.
    pub reason: Option<String>,
    /// Entered by a paper of the past.
    pub by_paper: bool,
    /// The decision was taken back: the text is kept and counts no longer.
    pub withdrawn: bool,
}

/// The text of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlanText {
    /// Theme of the city as it was then.
    pub city_theme: Option<String>,
    /// Theme of the association.
    pub theme: Option<String>,
    /// Goal.
    pub goal: Option<String>,
    /// Tasks in own words.
    pub tasks: Vec<String>,
    /// Trends, codes.
    pub trends: Vec<String>,
    /// Expected results.
    pub results: Option<String>,
    /// Rows.
    pub items: Vec<PlanItem>,
}

/// A frozen text of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlanEdition {
    /// Plan.
    pub plan_id: Id,
    /// Which one it is.
    pub edition: EditionRow,
    /// Its text, with the marks that its rows had then.
    pub text: PlanText,
}

impl Versioned for PlanEdition {
    fn version(&self) -> i64 {
        i64::from(self.edition.number)
    }
}

codes! {
    /// What happened to a row between two texts.
    pub enum RowChange {
        /// Came in.
        Added = "added",
        /// Was taken out.
        Removed = "removed",
        /// Is written otherwise.
        Changed = "changed",
    }
}

/// A field that is written otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FieldChange {
    /// Name of the field as in the plan or in its row: `theme`, `dates`, `responsible` …
    pub field: String,
    /// Values before: words, or codes where the field holds codes.
    pub before: Vec<String>,
    /// Values after.
    pub after: Vec<String>,
}

/// A row that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RowDifference {
    /// Row.
    pub item_id: Id,
    /// What happened to it.
    pub change: RowChange,
    /// What it plans.
    pub kind: ItemKind,
    /// Its title after; before, of a row that was taken out.
    pub title: String,
    /// Its days as typed, for a row that came or went.
    pub dates: Option<String>,
    /// Fields that are written otherwise, of a changed row.
    pub fields: Vec<FieldChange>,
}

/// What changed between two texts of a plan; marks are no change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlanDifference {
    /// Plan.
    pub plan_id: Id,
    /// Its version.
    pub version: i64,
    /// Edition before.
    pub from: EditionRow,
    /// Edition after; absent when it is the text being written.
    pub to: Option<EditionRow>,
    /// Fields of the head.
    pub head: Vec<FieldChange>,
    /// Rows, in the order of the text after; those that went stand last.
    pub rows: Vec<RowDifference>,
}

impl Versioned for PlanDifference {
    fn version(&self) -> i64 {
        self.version
    }
}
