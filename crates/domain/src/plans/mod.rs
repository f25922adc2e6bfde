//! Work plans of a school year (VII.7.7 - VII.7.9), the city's theme and goals (VI.6.3), the department's own events.

mod approval;
#[cfg(test)]
mod approval_tests;
mod city;
mod dates;
mod difference;
mod edition;
mod handover;
mod item;
mod requests;
mod rows;
mod rules;
#[cfg(test)]
mod rules_tests;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

pub use approval::*;
pub use city::*;
pub use dates::*;
pub use difference::*;
pub use edition::*;
pub use handover::*;
pub use item::*;
pub use requests::*;
pub use rows::*;
pub use rules::*;

use crate::{
    Id, Versioned, access::Resource, associations::AssociationRef, calendar::SchoolYear, codes::codes,
    endpoint::endpoints, listing::Page,
};

codes! {
    /// Life of a work plan.
    pub enum PlanState {
        /// Being written.
        Draft = "draft",
        /// Handed to the curator.
        Submitted = "submitted",
        /// Returned by the curator, with what to mend.
        Returned = "returned",
        /// Accepted by the curator: waits for the first meeting.
        Accepted = "accepted",
        /// Approved by a decision of a meeting: changed by amendments only (VII.7.9).
        Approved = "approved",
        /// Approved, and a change of it is being prepared for a later meeting.
        Amending = "amending",
    }
}

/// How the rows of a plan stand on the day of the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Default)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlanProgress {
    /// Rows without a mark yet, the overdue ones among them.
    pub planned: i64,
    /// Done.
    pub done: i64,
    /// Put off to other days; done later they count as done.
    pub moved: i64,
    /// Called off.
    pub cancelled: i64,
    /// Of the planned and the moved ones, those whose days have passed.
    pub overdue: i64,
}

/// What the rows of a plan cover of the regulation (II.2, III, VI.6.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Default)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlanCoverage {
    /// Rows in all.
    pub items: i64,
    /// Of them meetings.
    pub meetings: i64,
    /// Of them linked to the city's theme.
    pub city_theme: i64,
    /// Of them linked to a goal of the city.
    pub city_goals: i64,
    /// Different tasks of II.2 that have a row.
    pub tasks: i64,
    /// Different activities of III that have a row.
    pub activities: i64,
}

/// A row of the list of plans.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlanRow {
    /// Identifier.
    pub id: Id,
    /// Whose plan.
    pub association: AssociationRef,
    /// Institution that curates the association today.
    pub institution_id: Option<Id>,
    /// School year.
    pub school_year: SchoolYear,
    /// Its life; «approved» also for those who may not see that a change is being prepared.
    pub state: PlanState,
    /// Theme of the association.
    pub theme: Option<String>,
    /// Day of the first handing over (VII.7.8).
    pub first_submitted_on: Option<NaiveDate>,
    /// The first handing over came after 15 May before the year (VII.7.8).
    pub late: bool,
    /// Day of the meeting that approved it (VII.7.9).
    pub approved_on: Option<NaiveDate>,
    /// How its rows stand.
    pub progress: PlanProgress,
    /// What its rows cover.
    pub coverage: PlanCoverage,
}

/// A work plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Plan {
    /// Identifier.
    pub id: Id,
    /// Version for `If-Match`.
    pub version: i64,
    /// Whose plan.
    pub association: AssociationRef,
    /// Institution that curates the association today.
    pub institution_id: Option<Id>,
    /// School year.
    pub school_year: SchoolYear,
    /// Its life; who may not read work in progress sees the last approved edition as «approved».
    pub state: PlanState,
    /// The single methodical theme of the city in that year (VI.6.3).
    pub city_theme: Option<String>,
    /// Theme of the association.
    pub theme: Option<String>,
    /// Goal.
    pub goal: Option<String>,
    /// Tasks in own words, usually three to six.
    pub tasks: Vec<String>,
    /// Trends, codes of the dictionary `trends` (III).
    pub trends: Vec<String>,
    /// Expected results.
    pub results: Option<String>,
    /// Day of the mark «согласовано с региональным оператором» (VI.6.4).
    pub region_agreed_on: Option<NaiveDate>,
    /// Rows in their order.
    pub items: Vec<PlanItem>,
    /// Steps between leader, curator and meeting, the earliest first; empty for who may not read work in progress.
    pub handovers: Vec<Handover>,
    /// Texts that were frozen, the earliest first; only approved ones for who may not read work in progress.
    pub editions: Vec<EditionRow>,
    /// When it was first handed over; kept through rework (VII.7.8).
    pub first_submitted_at: Option<DateTime<Utc>>,
    /// Day of that in the city.
    pub first_submitted_on: Option<NaiveDate>,
    /// The first handing over came after 15 May before the year (VII.7.8).
    pub late: bool,
    /// When the curator accepted it: the receipt.
    pub accepted_at: Option<DateTime<Utc>>,
    /// Day of the meeting that first approved it (VII.7.9).
    pub approved_on: Option<NaiveDate>,
    /// That meeting.
    pub approved_meeting: Option<MeetingMention>,
    /// How its rows stand.
    pub progress: PlanProgress,
    /// What its rows cover.
    pub coverage: PlanCoverage,
    /// When it was last written.
    pub edited_at: DateTime<Utc>,
    /// Who last wrote it.
    pub edited_by: String,
}

impl Plan {
    /// Its text as an edition freezes it.
    pub fn text(&self) -> PlanText {
        PlanText {
            city_theme: self.city_theme.clone(),
            theme: self.theme.clone(),
            goal: self.goal.clone(),
            tasks: self.tasks.clone(),
            trends: self.trends.clone(),
            results: self.results.clone(),
            items: self.items.clone(),
        }
    }

    /// What the access policy asks of it.
    pub fn resource(&self) -> Resource<'static> {
        Resource::Association {
            id: self.association.id,
            institution: self.institution_id,
        }
    }
}

impl Versioned for Plan {
    fn version(&self) -> i64 {
        self.version
    }
}

endpoints! {
    /// Plans: approved ones for everybody, others for those who may read work in progress.
    ListPlans: Get "/api/v1/plans", () => Page<PlanRow>;
    /// Begins a plan, empty or as a copy of another year's.
    CreatePlan: Post "/api/v1/plans", NewPlan => Plan;
    /// One plan.
    GetPlan: Get "/api/v1/plans/{id}", () => Plan;
    /// Writes a plan that is not approved, or the change of one that is.
    UpdatePlan: Patch "/api/v1/plans/{id}", PlanPatch => Plan;
    /// Hands it to the curator (VII.7.8).
    SubmitPlan: Post "/api/v1/plans/{id}/submit", () => Plan;
    /// Returns it for rework.
    ReturnPlan: Post "/api/v1/plans/{id}/return", Returning => Plan;
    /// Accepts it: the receipt.
    AcceptPlan: Post "/api/v1/plans/{id}/accept", Accepting => Plan;
    /// Names the held meeting that approved a plan of the past (VII.7.9, interpretation 12).
    ApprovePlanByPaper: Post "/api/v1/plans/{id}/approve-by-paper", PaperApproval => Plan;
    /// Begins a change of an approved plan (VII.7.9).
    AmendPlan: Post "/api/v1/plans/{id}/amend", Amending => Plan;
    /// Drops the change: the approved text stands again.
    DiscardAmendment: Post "/api/v1/plans/{id}/discard-amendment", () => Plan;
    /// Marks what became of a row.
    MarkPlanItem: Post "/api/v1/plans/{id}/items/{item_id}/mark", ItemMark => Plan;
    /// Sets or clears the mark «согласовано с региональным оператором» (VI.6.4).
    PutRegionMark: Put "/api/v1/plans/{id}/region-mark", RegionMark => Plan;
    /// One frozen text.
    GetPlanEdition: Get "/api/v1/plans/{id}/editions/{number}", () => PlanEdition;
    /// What changed between two texts.
    GetPlanDifference: Get "/api/v1/plans/{id}/difference", () => PlanDifference;
    /// Theme and goals of the city for a school year (VI.6.3).
    GetCityYear: Get "/api/v1/city-years/{year}", () => CityYear;
    /// Writes theme and goals anew.
    PutCityYear: Put "/api/v1/city-years/{year}", NewCityYear => CityYear;
    /// The department's own plan: a calendar beside the plans of associations (VIII.8.2).
    ListDepartmentEvents: Get "/api/v1/department-events", () => Page<DepartmentEvent>;
    /// Enters an event of the department's plan.
    CreateDepartmentEvent: Post "/api/v1/department-events", NewDepartmentEvent => DepartmentEvent;
    /// Changes an event.
    UpdateDepartmentEvent: Patch "/api/v1/department-events/{id}", DepartmentEventPatch => DepartmentEvent;
    /// Removes an event that no plan refers to.
    DeleteDepartmentEvent: Delete "/api/v1/department-events/{id}", () => DepartmentEvent;
}
