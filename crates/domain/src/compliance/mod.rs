//! Who owes what by the regulation, by when and how it is cured (VII.7.2 - VII.7.10).

mod board;
mod facts;
mod filing;
mod handing;
mod meetings;
mod people;
mod requests;
mod rules;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use board::*;
pub use facts::*;
pub use filing::*;
pub use requests::*;
pub use rules::*;

use crate::{Id, calendar::SchoolYear, codes::codes, endpoint::endpoints, listing::Page};

codes! {
    /// A duty of an association in a school year.
    pub enum Duty {
        /// The plan of the year is approved at the first meeting, by 15 September (VII.7.9).
        PlanApproval = "plan_approval",
        /// The analysis of the year is handed to the curator by 15 May (VII.7.8).
        Analysis = "analysis",
        /// The plan of the next year is handed to the curator by 15 May (VII.7.8).
        NextPlan = "next_plan",
        /// At least three meetings with signed minutes (VII.7.6).
        Meetings = "meetings",
        /// The minutes of each held meeting are signed (VII.7.6).
        Minutes = "minutes",
        /// The council considers the analysis (VII.7.8).
        Council = "council",
        /// A leader is in office (VII.7.4).
        Leader = "leader",
        /// A secretary is in office (VII.7.5).
        Secretary = "secretary",
        /// A curator is in office (VII.7.2).
        Curator = "curator",
        /// The composition stands in an order (I.4).
        Composition = "composition",
    }
}

codes! {
    /// How a duty stands on a day.
    pub enum FindingState {
        /// Done.
        Met = "met",
        /// To be done; its day has not come.
        Due = "due",
        /// Its day has passed.
        Overdue = "overdue",
        /// Not owed, for a reason that is shown.
        NotApplicable = "not_applicable",
    }
}

codes! {
    /// Who acts next.
    pub enum DutyActor {
        /// The leader of the association.
        Leader = "leader",
        /// Its secretary.
        Secretary = "secretary",
        /// Its curator.
        Curator = "curator",
        /// The members: they elect.
        Members = "members",
        /// The curating institution.
        Institution = "institution",
        /// The education department.
        Department = "department",
        /// The city council.
        Council = "council",
    }
}

/// How a finding is cured.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Cure {
    /// What is to be done, a code that the page words: `submit_plan`, `sign_minutes` …
    pub action: String,
    /// The record it is done to: a plan, an analysis, a meeting; absent while there is none.
    pub object_id: Option<Id>,
}

/// A finding: one duty of one association in one school year, as it stands on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Finding {
    /// Association.
    pub association_id: Id,
    /// School year of the board.
    pub school_year: SchoolYear,
    /// Duty.
    pub duty: Duty,
    /// Clause it comes from.
    pub clause: String,
    /// How it stands.
    pub state: FindingState,
    /// Last day to do it, inclusive; absent where the text names none.
    pub due_on: Option<NaiveDate>,
    /// Day on which it was done, or came to be so.
    pub since: Option<NaiveDate>,
    /// Done, but after its day.
    pub late: bool,
    /// Why it stands so, a code that the page words: `no_meeting`, `meeting_late`, `created_later` …
    pub reason: Option<String>,
    /// How many are done, for duties that are counted: meetings, minutes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done: Option<i64>,
    /// Of how many.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub needed: Option<i64>,
    /// Who acts next.
    pub actor: DutyActor,
    /// Who that is today; absent for a vacant office.
    pub actor_id: Option<Id>,
    /// How it is cured; absent when nobody has to do anything. A duty that is met keeps one while its next step is
    /// somebody's: what the leader handed over waits for the curator.
    pub cure: Option<Cure>,
}

endpoints! {
    /// Findings of a school year, association by association.
    ListFindings: Get "/api/v1/compliance", () => Page<Finding>;
    /// The matrix of associations and duties with its figures.
    GetBoard: Get "/api/v1/compliance/board", () => Board;
    /// Which papers of a school year are there (VII.7.10).
    GetReportingSet: Get "/api/v1/associations/{id}/reporting-set", () => ReportingSet;
    /// Index and term of files by kind of paper.
    ListCaseFiles: Get "/api/v1/case-files", () => Page<CaseFile>;
    /// Changes index, title or term of a kind of paper.
    PutCaseFile: Put "/api/v1/case-files/{paper}", CaseFileChange => CaseFile;
    /// Marks a paper «В дело».
    FilePaper: Post "/api/v1/filings", NewFiling => Filing;
    /// Takes the mark away.
    UnfilePaper: Delete "/api/v1/filings/{id}", () => ();
}
