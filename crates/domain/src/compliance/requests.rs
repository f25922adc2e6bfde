//! What is asked of the board, and a reminder.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::{Duty, FindingState};
use crate::{Id, associations::AssociationKind, calendar::SchoolYear};

/// Which findings are wanted.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct FindingFilter {
    /// School year by its first calendar year; the one of the day when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(minimum = 2000, maximum = 2100))]
    pub school_year: Option<SchoolYear>,
    /// Only this association.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub association_id: Option<Id>,
    /// Only associations this institution curates on the day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub institution_id: Option<Id>,
    /// Only in this state.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<FindingState>,
    /// Only this duty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duty: Option<Duty>,
    /// Only of this clause, e.g. `VII.7.9`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(max_length = 40))]
    pub clause: Option<String>,
    /// Only those this person acts on next.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actor_id: Option<Id>,
    /// Only those the asking person acts on next: by an office, for the institution, the department or the council.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mine: Option<bool>,
}

/// Which part of the board is wanted.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct BoardQuery {
    /// School year by its first calendar year; the one of the day when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(minimum = 2000, maximum = 2100))]
    pub school_year: Option<SchoolYear>,
    /// Day it is seen on; today's business date when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<NaiveDate>,
    /// Only associations this institution curates on the day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub institution_id: Option<Id>,
    /// Only this kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<AssociationKind>,
    /// Only associations with a duty in this state; with `duty`, with that duty in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<FindingState>,
    /// Only this duty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duty: Option<Duty>,
    /// Associations of the answer, 1 to 400; 400 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(minimum = 1, maximum = 400))]
    pub limit: Option<u16>,
    /// Where the part begins: `next` of the one before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

/// Associations of one answer of the board: a whole city.
pub const BOARD_LIMIT: u16 = 400;

/// Earliest and latest school year that anything is asked of.
pub const SCHOOL_YEARS: std::ops::RangeInclusive<SchoolYear> = 2000..=2100;

/// Whom to remind of what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Reminder {
    /// Association.
    pub association_id: Id,
    /// Duty.
    pub duty: Duty,
    /// School year by its first calendar year; the one of today when absent.
    #[serde(default)]
    #[validate(range(min = 2000, max = 2100, message = "Учебный год – от 2000 до 2100."))]
    pub school_year: Option<SchoolYear>,
}

/// How many people were reminded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Reminded {
    /// People who have a notice now.
    pub people: i64,
}
