//! The facts that figures follow from: what the registers say of an association's school year on a day.

use chrono::NaiveDate;

use crate::{
    Id,
    associations::Office,
    calendar::{Interval, SchoolYear},
    meetings::MinutesState,
};

/// A member on the day of the composition.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MemberFact {
    /// Category that is shown on the day, and whether it is valid then; none when the register knows of none.
    pub category: Option<(String, bool)>,
    /// Day the category was granted.
    pub granted_on: Option<NaiveDate>,
    /// Full years of tenure in the specialty.
    pub tenure: Option<i32>,
    /// Organizations the member works in.
    pub employers: usize,
}

/// A meeting that was held by the day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingFact {
    /// Identifier.
    pub id: Id,
    /// Number in the school year.
    pub number: Option<i32>,
    /// Date.
    pub date: NaiveDate,
    /// Theme.
    pub theme: String,
    /// Form of work.
    pub form: Option<String>,
    /// Life of its minutes.
    pub minutes: MinutesState,
    /// Members there.
    pub there: i64,
    /// Members with a vote.
    pub voting: i64,
}

/// An election that was closed with a result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ElectionFact {
    /// Identifier.
    pub id: Id,
    /// Office.
    pub office: Office,
    /// Day of the meeting.
    pub date: NaiveDate,
    /// Who was elected; none when nobody was.
    pub elected: Option<String>,
}

/// What became of a row of the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowState {
    /// Not done yet.
    Planned,
    /// Done.
    Done,
    /// Moved to another day.
    Moved,
    /// Will not be.
    Cancelled,
}

/// A row of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanRowFact {
    /// Kind of the row.
    pub kind: String,
    /// What it says.
    pub title: String,
    /// What became of it.
    pub state: RowState,
    /// Why it was moved or cancelled.
    pub reason: Option<String>,
    /// Form of work (V).
    pub form: Option<String>,
    /// Level.
    pub level: Option<String>,
    /// Tasks of II.2 it serves.
    pub tasks: Vec<String>,
    /// Trends of III it serves.
    pub trends: Vec<String>,
}

/// The plan of the school year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanFacts {
    /// Identifier.
    pub id: Id,
    /// Own theme.
    pub theme: Option<String>,
    /// Goal.
    pub goal: Option<String>,
    /// Tasks, one on each line.
    pub tasks: Option<String>,
    /// Rows.
    pub rows: Vec<PlanRowFact>,
}

/// What is known of an association's school year on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// Association.
    pub association_id: Id,
    /// School year.
    pub school_year: SchoolYear,
    /// Its days.
    pub days: Interval,
    /// Day of the figures.
    pub on: NaiveDate,
    /// Day of the composition.
    pub composition_on: NaiveDate,
    /// Who led on the day.
    pub leader: Option<String>,
    /// Who was secretary.
    pub secretary: Option<String>,
    /// Who was curator.
    pub curator: Option<String>,
    /// Theme of the city.
    pub city_theme: Option<String>,
    /// Members in force.
    pub members: Vec<MemberFact>,
    /// Meetings held, the earliest first.
    pub meetings: Vec<MeetingFact>,
    /// Elections held.
    pub elections: Vec<ElectionFact>,
    /// Resolutions done, and those that are open.
    pub resolutions: (i64, i64),
    /// The plan; none when there is none.
    pub plan: Option<PlanFacts>,
    /// Codes of the tasks of II.2 and of the trends of III.
    pub dictionaries: (Vec<String>, Vec<String>),
}
