//! What is asked of minutes and resolutions.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::ResolutionState;
use crate::{Id, orders::SignatureKind, wire};

/// Signing as chair or secretary; by the paper original the secretary signs for both, the scan beside it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct MinutesSigning {
    /// How.
    pub kind: SignatureKind,
}

/// Of what an extract is made.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct ExtractQuery {
    /// One item of the agenda; all of them when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<Id>,
}

/// Why signed minutes are corrected.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// Reason.
    #[serde(deserialize_with = "wire::clean")]
    #[validate(length(
        min = 1,
        max = 500,
        message = "Укажите, что исправляется и почему, не длиннее 500 знаков."
    ))]
    pub reason: String,
}

/// Filters of the list of resolutions.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct ResolutionFilter {
    /// Only of this association.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub association_id: Option<Id>,
    /// Only of this meeting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meeting_id: Option<Id>,
    /// Only in this state; open are those that somebody is to do or that have a day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<ResolutionState>,
    /// Only those the signed-in person is responsible for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mine: Option<bool>,
    /// Only open ones past their day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overdue: Option<bool>,
}

/// What became of a resolution.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ResolutionClosing {
    /// Done or dropped.
    pub state: ResolutionState,
    /// Day; today when absent.
    #[serde(default)]
    pub on: Option<NaiveDate>,
    /// How it was done, or why dropped.
    #[serde(default, deserialize_with = "wire::clean_opt")]
    #[validate(length(max = 1000, message = "Не длиннее 1000 знаков."))]
    pub note: Option<String>,
}
