//! What is asked of plans.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::{ItemKind, ItemState, Level, PlanState};
use crate::{Id, calendar::SchoolYear, wire};

/// Filters of the list of plans.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct PlanFilter {
    /// Only of this association.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub association_id: Option<Id>,
    /// Only of this school year, by its first calendar year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub school_year: Option<SchoolYear>,
    /// Only in this state.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<PlanState>,
    /// Only of associations in which the signed-in person is a member or holds an office.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mine: Option<bool>,
}

/// A plan to begin.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewPlan {
    /// Whose plan.
    pub association_id: Id,
    /// School year.
    #[validate(range(min = 2000, max = 2100, message = "Учебный год – от 2000 до 2100."))]
    pub school_year: SchoolYear,
    /// Plan to copy: head and rows, without marks; days are read anew for this year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub copy_from: Option<Id>,
}

/// Who answers for a row: one of the two.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ResponsibleLine {
    /// Of the register.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person_id: Option<Id>,
    /// As written.
    #[serde(
        default,
        deserialize_with = "wire::clean_opt",
        skip_serializing_if = "Option::is_none"
    )]
    #[validate(length(max = 200, message = "Ответственный – не длиннее 200 знаков."))]
    pub name: Option<String>,
}

/// A row to write. What became of it is marked apart and stays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PlanItemLine {
    /// The row that goes on; absent for a new one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<Id>,
    /// What it plans.
    pub kind: ItemKind,
    /// Theme of the meeting, or what the event is.
    #[serde(deserialize_with = "wire::clean")]
    #[validate(length(
        min = 1,
        max = 500,
        message = "Напишите тему или содержание, не длиннее 500 знаков."
    ))]
    pub title: String,
    /// Questions; lines.
    #[serde(
        default,
        deserialize_with = "wire::lines_opt",
        skip_serializing_if = "Option::is_none"
    )]
    #[validate(length(max = 4000, message = "Вопросы – не длиннее 4000 знаков."))]
    pub questions: Option<String>,
    /// Days as typed.
    #[serde(
        default,
        deserialize_with = "wire::clean_opt",
        skip_serializing_if = "Option::is_none"
    )]
    #[validate(length(max = 100, message = "Сроки – не длиннее 100 знаков."))]
    pub dates: Option<String>,
    /// Activity (III).
    #[serde(
        default,
        deserialize_with = "wire::clean_opt",
        skip_serializing_if = "Option::is_none"
    )]
    pub activity: Option<String>,
    /// Task (II.2).
    #[serde(
        default,
        deserialize_with = "wire::clean_opt",
        skip_serializing_if = "Option::is_none"
    )]
    pub task: Option<String>,
    /// Main form: a code of V.5.1 - V.5.3 or own words.
    #[serde(
        default,
        deserialize_with = "wire::clean_opt",
        skip_serializing_if = "Option::is_none"
    )]
    #[validate(length(max = 200, message = "Форма – не длиннее 200 знаков."))]
    pub form: Option<String>,
    /// Other forms.
    #[serde(default, deserialize_with = "wire::clean_vec")]
    #[validate(length(max = 10, message = "Других форм не больше 10."))]
    pub other_forms: Vec<String>,
    /// Level.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
    /// Whether it works on the city's theme (VI.6.3).
    #[serde(default)]
    pub theme_link: bool,
    /// Goal of the city.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goal_id: Option<Id>,
    /// Trend (III).
    #[serde(
        default,
        deserialize_with = "wire::clean_opt",
        skip_serializing_if = "Option::is_none"
    )]
    pub trend: Option<String>,
    /// Format of interaction: a code of V.5.5 or own words.
    #[serde(
        default,
        deserialize_with = "wire::clean_opt",
        skip_serializing_if = "Option::is_none"
    )]
    #[validate(length(max = 200, message = "Формат – не длиннее 200 знаков."))]
    pub interaction: Option<String>,
    /// Methods (V.5.4).
    #[serde(default, deserialize_with = "wire::clean_vec")]
    pub methods: Vec<String>,
    /// Technologies (V.5.4).
    #[serde(default, deserialize_with = "wire::clean_vec")]
    pub technologies: Vec<String>,
    /// Event of the department's own plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department_event_id: Option<Id>,
    /// Place.
    #[serde(
        default,
        deserialize_with = "wire::clean_opt",
        skip_serializing_if = "Option::is_none"
    )]
    #[validate(length(max = 300, message = "Место – не длиннее 300 знаков."))]
    pub place: Option<String>,
    /// For whom.
    #[serde(
        default,
        deserialize_with = "wire::clean_opt",
        skip_serializing_if = "Option::is_none"
    )]
    #[validate(length(max = 300, message = "Участники – не длиннее 300 знаков."))]
    pub audience: Option<String>,
    /// Who answers for it.
    #[serde(default)]
    #[validate(nested, length(max = 20, message = "Ответственных не больше 20."))]
    pub responsible: Vec<ResponsibleLine>,
    /// Expected result.
    #[serde(
        default,
        deserialize_with = "wire::clean_opt",
        skip_serializing_if = "Option::is_none"
    )]
    #[validate(length(max = 1000, message = "Результат – не длиннее 1000 знаков."))]
    pub result: Option<String>,
}

/// A change of a plan; absent is unchanged, null is cleared.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PlanPatch {
    /// Theme.
    #[serde(
        default,
        deserialize_with = "wire::change_text",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    #[validate(length(max = 500, message = "Тема – не длиннее 500 знаков."))]
    pub theme: Option<Option<String>>,
    /// Goal.
    #[serde(
        default,
        deserialize_with = "wire::change_text",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    #[validate(length(max = 2000, message = "Цель – не длиннее 2000 знаков."))]
    pub goal: Option<Option<String>>,
    /// All tasks anew.
    #[serde(
        default,
        deserialize_with = "wire::keep_vec",
        skip_serializing_if = "Option::is_none"
    )]
    #[validate(length(max = 20, message = "Задач не больше 20."))]
    pub tasks: Option<Vec<String>>,
    /// All trends anew, codes.
    #[serde(
        default,
        deserialize_with = "wire::keep_vec",
        skip_serializing_if = "Option::is_none"
    )]
    pub trends: Option<Vec<String>>,
    /// Expected results; lines.
    #[serde(
        default,
        deserialize_with = "wire::change_lines",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    #[validate(length(max = 4000, message = "Ожидаемые результаты – не длиннее 4000 знаков."))]
    pub results: Option<Option<String>>,
    /// All rows anew, in their order; a row keeps its identifier and its mark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested, length(max = 300, message = "В плане не больше 300 строк."))]
    pub items: Option<Vec<PlanItemLine>>,
}

/// Returning a plan or an analysis for rework.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Returning {
    /// What is to be mended.
    #[serde(deserialize_with = "wire::lines")]
    #[validate(length(
        min = 1,
        max = 2000,
        message = "Напишите, что доработать, не длиннее 2000 знаков."
    ))]
    pub note: String,
}

/// Accepting a plan or an analysis.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Accepting {
    /// What is said with the receipt.
    #[serde(
        default,
        deserialize_with = "wire::lines_opt",
        skip_serializing_if = "Option::is_none"
    )]
    #[validate(length(max = 2000, message = "Отметка – не длиннее 2000 знаков."))]
    pub note: Option<String>,
}

/// The meeting that approved a plan of the past.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PaperApproval {
    /// A held meeting of the association and of the plan's year that decided to approve the plan.
    pub meeting_id: Id,
}

/// Beginning a change of an approved plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Amending {
    /// Why it is changed.
    #[serde(deserialize_with = "wire::clean")]
    #[validate(length(
        min = 1,
        max = 500,
        message = "Укажите, что и почему меняется, не длиннее 500 знаков."
    ))]
    pub reason: String,
}

/// What became of a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ItemMark {
    /// Done, moved, cancelled; planned takes the mark back.
    pub state: ItemState,
    /// Why it is moved or cancelled; a note on what was done.
    #[serde(
        default,
        deserialize_with = "wire::clean_opt",
        skip_serializing_if = "Option::is_none"
    )]
    #[validate(length(max = 500, message = "Причина – не длиннее 500 знаков."))]
    pub reason: Option<String>,
    /// Day on which it was done; the day of the meeting or today when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done_on: Option<NaiveDate>,
    /// Days it is moved to, as typed.
    #[serde(
        default,
        deserialize_with = "wire::clean_opt",
        skip_serializing_if = "Option::is_none"
    )]
    #[validate(length(max = 100, message = "Сроки – не длиннее 100 знаков."))]
    pub dates: Option<String>,
    /// The meeting it became.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meeting_id: Option<Id>,
}

/// The mark «согласовано с региональным оператором».
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RegionMark {
    /// Day of the agreement; null clears the mark.
    #[serde(default)]
    pub agreed_on: Option<NaiveDate>,
}

/// Which texts of a plan are compared.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct DifferenceQuery {
    /// Number of the edition before; the last approved one, or else the last one, when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<i32>,
    /// Number of the edition after; the text being written when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<i32>,
}
