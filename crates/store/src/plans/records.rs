//! Rows of plans.

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use veche_domain::{
    plans::{Level, PlanState},
    text,
};

use crate::{
    StoreResult,
    columns::{code, from_json, json},
    schema::{plan_editions, plan_item_people, plan_items, plans},
};

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = plans, treat_none_as_null = true)]
pub struct PlanRecord {
    /// Identifier.
    pub id: String,
    /// Version.
    pub version: i64,
    /// Whose plan.
    pub association_id: String,
    /// School year, by its first calendar year.
    pub school_year: i32,
    /// Code of the state.
    pub state: String,
    /// JSON of [`PlanHead`].
    pub content: String,
    /// Day of the mark of the regional operator.
    pub region_agreed_on: Option<NaiveDate>,
    /// When it was first handed over.
    pub first_submitted_at: Option<NaiveDateTime>,
    /// Day of that in the city.
    pub first_submitted_on: Option<NaiveDate>,
    /// When the curator accepted it.
    pub accepted_at: Option<NaiveDateTime>,
    /// Day of the meeting that first approved it.
    pub approved_on: Option<NaiveDate>,
    /// That meeting.
    pub approved_meeting_id: Option<String>,
    /// When it was last written.
    pub edited_at: NaiveDateTime,
    /// Who last wrote it.
    pub edited_by: String,
    /// Order of lists: the association's name and the year.
    pub sort_key: String,
    /// Text that a search looks into.
    pub search_key: String,
}

/// The head of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PlanHead {
    /// Theme.
    #[serde(default)]
    pub theme: Option<String>,
    /// Goal.
    #[serde(default)]
    pub goal: Option<String>,
    /// Tasks.
    #[serde(default)]
    pub tasks: Vec<String>,
    /// Trends.
    #[serde(default)]
    pub trends: Vec<String>,
    /// Expected results.
    #[serde(default)]
    pub results: Option<String>,
}

impl PlanRecord {
    /// Its life.
    ///
    /// # Errors
    /// A stored code that is unknown.
    pub fn state(&self) -> StoreResult<PlanState> {
        code(&self.state)
    }

    /// Its head.
    ///
    /// # Errors
    /// Stored JSON that cannot be read.
    pub fn head(&self) -> StoreResult<PlanHead> {
        from_json(&self.content)
    }

    /// Keeps a head and what is searched of the plan: code and name of its association, and the theme.
    ///
    /// # Errors
    /// A head that cannot be written.
    pub fn set_head(&mut self, head: &PlanHead, (code, name): (&str, &str)) -> StoreResult<()> {
        self.content = json(head)?;
        self.search_key = text::search_key([code, name].into_iter().chain(head.theme.as_deref()));
        Ok(())
    }
}

/// The key by which plans stand in lists.
pub fn plan_sort_key(association_sort_key: &str, school_year: i32) -> String {
    format!("{association_sort_key} {school_year:04}")
}

/// A row of a plan.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = plan_items, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct ItemRecord {
    /// Identifier.
    pub id: String,
    /// Plan.
    pub plan_id: String,
    /// Place, from 0.
    pub position: i32,
    /// Code of the kind.
    pub kind: String,
    /// Title.
    pub title: String,
    /// Days as typed.
    pub dates_text: Option<String>,
    /// First day it stands on now.
    pub valid_from: Option<NaiveDate>,
    /// Day after the last one.
    pub valid_until: Option<NaiveDate>,
    /// JSON of [`RowDetails`].
    pub details: String,
    /// Goal of the city.
    pub goal_id: Option<String>,
    /// Event of the department.
    pub department_event_id: Option<String>,
    /// Code of what became of it.
    pub state: String,
    /// Why.
    pub reason: Option<String>,
    /// Day on which it was done.
    pub done_on: Option<NaiveDate>,
    /// Meeting it became.
    pub meeting_id: Option<String>,
}

/// The rest of a row.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct RowDetails {
    /// Questions.
    pub questions: Option<String>,
    /// Days as typed when it was put off.
    pub moved_to: Option<String>,
    /// Activity of III.
    pub activity: Option<String>,
    /// Task of II.2.
    pub task: Option<String>,
    /// Trend.
    pub trend: Option<String>,
    /// Main form.
    pub form: Option<String>,
    /// Level.
    pub level: Option<Level>,
    /// Whether it works on the city's theme.
    pub theme_link: bool,
    /// Other forms.
    pub other_forms: Vec<String>,
    /// Format of interaction.
    pub interaction: Option<String>,
    /// Methods.
    pub methods: Vec<String>,
    /// Technologies.
    pub technologies: Vec<String>,
    /// Place.
    pub place: Option<String>,
    /// For whom.
    pub audience: Option<String>,
    /// Expected result.
    pub result: Option<String>,
}

/// Who answers for a row.
#[derive(
    Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable, AsChangeset, Serialize, Deserialize,
)]
#[diesel(table_name = plan_item_people, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct ItemPersonRecord {
    /// Identifier.
    pub id: String,
    /// Row.
    pub item_id: String,
    /// Place, from 0.
    pub position: i32,
    /// Of the register.
    pub person_id: Option<String>,
    /// As written.
    pub name: Option<String>,
}

/// A frozen text.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = plan_editions)]
pub struct EditionRecord {
    /// Identifier.
    pub id: String,
    /// Plan.
    pub plan_id: String,
    /// Number in the plan.
    pub number: i32,
    /// Code of why it was frozen.
    pub kind: String,
    /// JSON of the text.
    pub content: String,
    /// When.
    pub made_at: NaiveDateTime,
    /// By whom.
    pub made_by: String,
    /// Day it counts from.
    pub made_on: NaiveDate,
    /// Meeting that approved it.
    pub meeting_id: Option<String>,
    /// Why the plan was changed.
    pub reason: Option<String>,
    /// By a paper of the past.
    pub by_paper: bool,
    /// When the decision was taken back.
    pub withdrawn_at: Option<NaiveDateTime>,
}
