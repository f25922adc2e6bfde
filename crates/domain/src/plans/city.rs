//! The year of the city: theme and goals (VI.6.3), and the department's own plan (VIII.8.2).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::Level;
use crate::{Id, Versioned, calendar::SchoolYear, wire};

/// A goal of the municipal system of education for a school year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CityGoal {
    /// Identifier: rows of plans refer to it.
    pub id: Id,
    /// Its words.
    pub text: String,
}

/// Theme and goals of the city for a school year; a year nobody wrote yet has version 0.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CityYear {
    /// School year.
    pub school_year: SchoolYear,
    /// Version for `If-Match`.
    pub version: i64,
    /// The single methodical theme of the city.
    pub theme: Option<String>,
    /// Goals in their order.
    pub goals: Vec<CityGoal>,
}

impl Versioned for CityYear {
    fn version(&self) -> i64 {
        self.version
    }
}

/// A goal to write.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct GoalLine {
    /// The goal that goes on; absent for a new one.
    #[serde(default)]
    pub id: Option<Id>,
    /// Its words.
    #[serde(deserialize_with = "wire::clean")]
    #[validate(length(min = 1, max = 500, message = "Напишите цель, не длиннее 500 знаков."))]
    pub text: String,
}

/// Theme and goals of a school year, whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewCityYear {
    /// Theme.
    #[serde(default, deserialize_with = "wire::clean_opt")]
    #[validate(length(max = 1000, message = "Тема – не длиннее 1000 знаков."))]
    pub theme: Option<String>,
    /// Goals in their order; a goal that rows of plans refer to cannot be left out.
    #[serde(default)]
    #[validate(nested, length(max = 30, message = "Целей не больше 30."))]
    pub goals: Vec<GoalLine>,
}

/// An event of the department's own plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DepartmentEvent {
    /// Identifier.
    pub id: Id,
    /// Version for `If-Match`.
    pub version: i64,
    /// School year.
    pub school_year: SchoolYear,
    /// What it is.
    pub title: String,
    /// Days as typed.
    pub dates: String,
    /// First day as understood; absent where the words name no days.
    pub from: Option<NaiveDate>,
    /// Day after the last one.
    pub until: Option<NaiveDate>,
    /// Level.
    pub level: Option<Level>,
    /// Place.
    pub place: Option<String>,
    /// For whom.
    pub audience: Option<String>,
    /// Who answers for it, as written.
    pub responsible: Option<String>,
    /// What else is to be known.
    pub note: Option<String>,
}

impl Versioned for DepartmentEvent {
    fn version(&self) -> i64 {
        self.version
    }
}

/// Filters of the department's plan.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct DepartmentEventFilter {
    /// Only of this school year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub school_year: Option<SchoolYear>,
    /// Only those that last on or after this day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<NaiveDate>,
    /// Only those that begin before this day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
}

/// An event to enter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewDepartmentEvent {
    /// School year.
    #[validate(range(min = 2000, max = 2100, message = "Учебный год – от 2000 до 2100."))]
    pub school_year: SchoolYear,
    /// What it is.
    #[serde(deserialize_with = "wire::clean")]
    #[validate(length(min = 1, max = 500, message = "Назовите мероприятие, не длиннее 500 знаков."))]
    pub title: String,
    /// Days as typed.
    #[serde(deserialize_with = "wire::clean")]
    #[validate(length(
        min = 1,
        max = 100,
        message = "Укажите сроки, не длиннее 100 знаков: «октябрь», «до 15.05», «в течение года»."
    ))]
    pub dates: String,
    /// Level.
    #[serde(default)]
    pub level: Option<Level>,
    /// Place.
    #[serde(default, deserialize_with = "wire::clean_opt")]
    #[validate(length(max = 300, message = "Место – не длиннее 300 знаков."))]
    pub place: Option<String>,
    /// For whom.
    #[serde(default, deserialize_with = "wire::clean_opt")]
    #[validate(length(max = 300, message = "Участники – не длиннее 300 знаков."))]
    pub audience: Option<String>,
    /// Who answers for it.
    #[serde(default, deserialize_with = "wire::clean_opt")]
    #[validate(length(max = 300, message = "Ответственные – не длиннее 300 знаков."))]
    pub responsible: Option<String>,
    /// What else is to be known.
    #[serde(default, deserialize_with = "wire::clean_opt")]
    #[validate(length(max = 1000, message = "Примечание – не длиннее 1000 знаков."))]
    pub note: Option<String>,
}

/// A change of an event; absent is unchanged, null is cleared.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct DepartmentEventPatch {
    /// What it is.
    #[serde(
        default,
        deserialize_with = "wire::keep",
        skip_serializing_if = "Option::is_none"
    )]
    #[validate(length(min = 1, max = 500, message = "Назовите мероприятие, не длиннее 500 знаков."))]
    pub title: Option<String>,
    /// Days as typed.
    #[serde(
        default,
        deserialize_with = "wire::keep",
        skip_serializing_if = "Option::is_none"
    )]
    #[validate(length(min = 1, max = 100, message = "Укажите сроки, не длиннее 100 знаков."))]
    pub dates: Option<String>,
    /// Level.
    #[serde(
        default,
        deserialize_with = "wire::change",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Level>))]
    pub level: Option<Option<Level>>,
    /// Place.
    #[serde(
        default,
        deserialize_with = "wire::change_text",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    #[validate(length(max = 300, message = "Место – не длиннее 300 знаков."))]
    pub place: Option<Option<String>>,
    /// For whom.
    #[serde(
        default,
        deserialize_with = "wire::change_text",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    #[validate(length(max = 300, message = "Участники – не длиннее 300 знаков."))]
    pub audience: Option<Option<String>>,
    /// Who answers for it.
    #[serde(
        default,
        deserialize_with = "wire::change_text",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    #[validate(length(max = 300, message = "Ответственные – не длиннее 300 знаков."))]
    pub responsible: Option<Option<String>>,
    /// What else is to be known.
    #[serde(
        default,
        deserialize_with = "wire::change_text",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    #[validate(length(max = 1000, message = "Примечание – не длиннее 1000 знаков."))]
    pub note: Option<Option<String>>,
}
