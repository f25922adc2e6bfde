//! The analysis of a school year: written by the leader, accepted by the curator, considered by the council (VII.7.8).

mod compute;
mod figures;
mod requests;
mod rules;
mod sections;
#[cfg(test)]
mod tests;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

pub use compute::*;
pub use figures::*;
pub use requests::*;
pub use rules::*;
pub use sections::*;

use crate::{
    Id, Versioned,
    access::Resource,
    associations::AssociationRef,
    calendar::SchoolYear,
    codes::codes,
    endpoint::endpoints,
    listing::Page,
    plans::{Accepting, Handover, Returning},
};

codes! {
    /// Life of an analysis.
    pub enum AnalysisState {
        /// Being written.
        Draft = "draft",
        /// Handed to the curator; its figures are frozen.
        Submitted = "submitted",
        /// Returned by the curator or by the council, with what to mend.
        Returned = "returned",
        /// Accepted by the curator: waits for the council.
        Accepted = "accepted",
        /// Considered by the council.
        Considered = "considered",
    }
}

codes! {
    /// What the council said of an analysis.
    pub enum CouncilOutcome {
        /// «Рассмотрен».
        Considered = "considered",
        /// «Принят к сведению».
        Noted = "noted",
        /// «Возвращён на доработку».
        Returned = "returned",
    }
}

codes! {
    /// A step of a plan or an analysis between those who write it and those who take it.
    pub enum HandoverAct {
        /// Handed to the curator.
        Submit = "submit",
        /// Returned for rework.
        Return = "return",
        /// Accepted: the receipt.
        Accept = "accept",
        /// Approved by a meeting (plans).
        Approve = "approve",
        /// The approval fell: the decision was taken back.
        Unapprove = "unapprove",
        /// A change of an approved plan was begun.
        Amend = "amend",
        /// The change of an approved plan was dropped.
        Discard = "discard",
        /// Considered by the council (analyses).
        Consider = "consider",
        /// The council's decision was taken back.
        Unconsider = "unconsider",
    }
}

/// A row of the list of analyses.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AnalysisRow {
    /// Identifier.
    pub id: Id,
    /// Association.
    pub association: AssociationRef,
    /// School year it is of.
    pub school_year: SchoolYear,
    /// Its life.
    pub state: AnalysisState,
    /// Day it was first handed over, by the city's calendar.
    pub submitted_on: Option<NaiveDate>,
    /// First handed over after its last day (VII.7.8).
    pub late: bool,
    /// When the curator accepted it.
    pub accepted_at: Option<DateTime<Utc>>,
    /// What the council said last; what it returned may be on its way again.
    pub consideration: Option<Consideration>,
    /// The planned meeting of the council on whose agenda it stands.
    pub queued: Option<Queued>,
}

/// What the council said of an analysis.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Consideration {
    /// Meeting of the council.
    pub meeting_id: Id,
    /// Its day.
    pub on: NaiveDate,
    /// What it said.
    pub outcome: CouncilOutcome,
}

/// A planned meeting of the council that is to consider an analysis.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Queued {
    /// Meeting.
    pub meeting_id: Id,
    /// Its day.
    pub date: NaiveDate,
}

/// An analysis of a school year.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Analysis {
    /// Identifier.
    pub id: Id,
    /// Version for `If-Match`.
    pub version: i64,
    /// Association.
    pub association: AssociationRef,
    /// Institution that curates it today.
    pub institution_id: Option<Id>,
    /// School year it is of.
    pub school_year: SchoolYear,
    /// Its life.
    pub state: AnalysisState,
    /// Last day to hand it over, inclusive (VII.7.8).
    pub due_on: NaiveDate,
    /// First handed over after that day.
    pub late: bool,
    /// Texts of all seventeen sections.
    pub texts: Vec<SectionText>,
    /// In which bands tenure is shown.
    pub tenure_banding: TenureBanding,
    /// Its figures: as frozen when it was handed over, else of today.
    pub figures: Figures,
    /// When the figures were frozen; absent while they are live.
    pub frozen_at: Option<DateTime<Utc>>,
    /// Required sections that have no text yet.
    pub missing: Vec<Section>,
    /// Whether a leader is in office today; while there is none the curator hands it over (VII.7.8).
    pub has_leader: bool,
    /// When it was first handed over; stays whatever comes after it.
    pub first_submitted_at: Option<DateTime<Utc>>,
    /// When the curator accepted it.
    pub accepted_at: Option<DateTime<Utc>>,
    /// What the council said last.
    pub consideration: Option<Consideration>,
    /// The planned meeting of the council on whose agenda it stands.
    pub queued: Option<Queued>,
    /// Steps between leader, curator and council, the earliest first; what they wrote to each other is left out for
    /// those who may not read it.
    pub handovers: Vec<Handover>,
    /// When the text last changed.
    pub edited_at: DateTime<Utc>,
    /// Who changed it; absent for those who read the accepted paper only.
    pub edited_by: Option<String>,
}

impl Analysis {
    /// What the access policy asks of it.
    pub const fn resource(&self) -> Resource<'static> {
        Resource::Association {
            id: self.association.id,
            institution: self.institution_id,
        }
    }
}

impl Versioned for Analysis {
    fn version(&self) -> i64 {
        self.version
    }
}

endpoints! {
    /// Analyses of school years.
    ListAnalyses: Get "/api/v1/analyses", () => Page<AnalysisRow>;
    /// Begins the analysis of an association's school year.
    CreateAnalysis: Post "/api/v1/analyses", NewAnalysis => Analysis;
    /// One analysis with its figures.
    GetAnalysis: Get "/api/v1/analyses/{id}", () => Analysis;
    /// Writes its texts; a section that is not named stays.
    UpdateAnalysis: Patch "/api/v1/analyses/{id}", AnalysisPatch => Analysis;
    /// Hands it to the curator: its figures are frozen (VII.7.8).
    SubmitAnalysis: Post "/api/v1/analyses/{id}/submit", () => Analysis;
    /// Returns it for rework, with a note.
    ReturnAnalysis: Post "/api/v1/analyses/{id}/return", Returning => Analysis;
    /// Accepts it: the receipt (VII.7.8).
    AcceptAnalysis: Post "/api/v1/analyses/{id}/accept", Accepting => Analysis;
}
