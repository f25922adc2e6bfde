//! What is asked of the council's members.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::CouncilRole;
use crate::{Id, wire};

/// Filters of the list of members.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct CouncilMemberFilter {
    /// Only with this role.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<CouncilRole>,
    /// All terms ever, not only those that run on the date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub all: Option<bool>,
}

/// A member to enter.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewCouncilMember {
    /// Who.
    pub person_id: Id,
    /// What they are in the council.
    pub role: CouncilRole,
    /// First day.
    pub from: NaiveDate,
    /// Day after the last one; open when absent.
    #[serde(default)]
    pub until: Option<NaiveDate>,
    /// The paper the term rests on, as written.
    #[serde(default, deserialize_with = "wire::clean_opt")]
    #[validate(length(max = 300, message = "Основание – не длиннее 300 знаков."))]
    pub basis: Option<String>,
}

/// A change of a term; absent is unchanged, null is cleared.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CouncilMemberPatch {
    /// What they are in the council.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<CouncilRole>,
    /// First day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<NaiveDate>,
    /// Day after the last one.
    #[serde(
        default,
        deserialize_with = "wire::change",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<NaiveDate>))]
    pub until: Option<Option<NaiveDate>>,
    /// The paper the term rests on.
    #[serde(
        default,
        deserialize_with = "wire::change_text",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub basis: Option<Option<String>>,
}

/// The end of a term.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CouncilMemberEnd {
    /// Day after the last one.
    pub until: NaiveDate,
    /// Why.
    #[serde(deserialize_with = "wire::clean")]
    #[validate(length(min = 1, max = 300, message = "Укажите причину, не длиннее 300 знаков."))]
    pub reason: String,
}
