//! What the planner of notices must know.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::{NoticeKind, WorkingDays};
use crate::{
    Id,
    accounts::AccountRole,
    analyses::HandoverAct,
    associations::Office,
    calendar::{SchoolYear, TimeOfDay},
    codes::codes,
    compliance::Finding,
    meetings::{BodyRef, MeetingState},
    regulation::Profile,
};

/// An account that may be told something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountFact {
    /// Account.
    pub id: Id,
    /// Person it belongs to.
    pub person_id: Option<Id>,
    /// What it carries.
    pub role: Option<AccountRole>,
    /// Institution of an institution's officer.
    pub organization_id: Option<Id>,
}

/// An association with those who answer for it today.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AssociationFact {
    /// Name.
    pub name: String,
    /// Curating institution.
    pub institution: Option<Id>,
    /// Leader.
    pub leader: Option<Id>,
    /// Secretary.
    pub secretary: Option<Id>,
    /// Curator.
    pub curator: Option<Id>,
}

/// A meeting and whom it concerns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingFact {
    /// Meeting.
    pub id: Id,
    /// Who meets.
    pub body: BodyRef,
    /// Date.
    pub date: NaiveDate,
    /// Beginning.
    pub starts_at: Option<TimeOfDay>,
    /// Place.
    pub place: Option<String>,
    /// Theme.
    pub theme: String,
    /// Its life.
    pub state: MeetingState,
    /// Why it was cancelled.
    pub cancel_reason: Option<String>,
    /// How often it was moved.
    pub moves: i64,
    /// People who belong to it.
    pub people: Vec<Id>,
}

codes! {
    /// A paper that goes from the leader to the curator.
    pub enum HandedPaper {
        /// The work plan.
        Plan = "plan",
        /// The analysis.
        Analysis = "analysis",
    }
}

/// The latest step of a plan or an analysis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandoverFact {
    /// Step.
    pub id: Id,
    /// Which paper.
    pub paper: HandedPaper,
    /// Plan or analysis.
    pub object_id: Id,
    /// Whose.
    pub association_id: Id,
    /// Of which school year.
    pub school_year: SchoolYear,
    /// What was done.
    pub act: HandoverAct,
    /// Local day.
    pub made_on: NaiveDate,
    /// By whom.
    pub made_by: String,
    /// What was written to it.
    pub note: Option<String>,
    /// Whether it came after its day.
    pub late: bool,
}

/// What comes to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TermOf {
    /// A term of office.
    Office(Office),
    /// A qualification category of who holds the office, by its name.
    Category(Office, String),
}

/// A term with its last day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermFact {
    /// Record of the term.
    pub id: Id,
    /// What ends.
    pub of: TermOf,
    /// Whose.
    pub person_id: Id,
    /// Name.
    pub person_name: String,
    /// In which association.
    pub association_id: Id,
    /// Last day, inclusive.
    pub last_day: NaiveDate,
}

/// A notice that was made before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownNotice {
    /// Notice.
    pub id: Id,
    /// To whom.
    pub account_id: Id,
    /// About what.
    pub kind: NoticeKind,
    /// Matter.
    pub matter: String,
    /// Object it is about.
    pub subject_id: Option<Id>,
    /// When.
    pub made_on: NaiveDate,
    /// Whether it is no longer true.
    pub withdrawn: bool,
}

/// Everything the planner looks at, as it stands on a day.
pub struct Facts<'a> {
    /// The business date.
    pub today: NaiveDate,
    /// The regulation.
    pub profile: &'a Profile,
    /// Working days.
    pub calendar: &'a WorkingDays,
    /// Duties that are due or overdue, of the present school year and of those beside it.
    pub findings: Vec<Finding>,
    /// Accounts that may sign in.
    pub accounts: Vec<AccountFact>,
    /// Associations.
    pub associations: HashMap<Id, AssociationFact>,
    /// Meetings from a few weeks ago on.
    pub meetings: Vec<MeetingFact>,
    /// Terms that end soon.
    pub terms: Vec<TermFact>,
    /// The latest step of each paper that went from hand to hand lately.
    pub handovers: Vec<HandoverFact>,
    /// What was told before.
    pub known: Vec<KnownNotice>,
}
