//! What is asked of the register of districts.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use validator::Validate;

use crate::{Id, orders::Basis, wire};

/// Filters of the list of districts.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct DistrictFilter {
    /// Only districts of this administrative unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub admin_unit: Option<String>,
}

/// Filters of the list of administrative units: there are none of its own.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct AdminUnitFilter {}

/// Filters of the list of district associations.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct DistrictAssociationFilter {
    /// Only of this administrative unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub admin_unit: Option<String>,
    /// Only of this subject.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// Only with (`true`) or without (`false`) a head on the date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub has_head: Option<bool>,
}

/// A district association to register.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewDistrictAssociation {
    /// Subject or profile.
    #[serde(deserialize_with = "wire::clean")]
    #[validate(length(min = 1, max = 60, message = "Выберите предмет."))]
    pub subject_code: String,
    /// Administrative unit.
    #[serde(deserialize_with = "wire::clean")]
    #[validate(length(min = 1, max = 60, message = "Выберите район или округ."))]
    pub admin_unit_code: String,
    /// Whom it unites when the subject alone does not say it.
    #[serde(default, deserialize_with = "wire::clean_opt")]
    #[validate(length(max = 200, message = "Не длиннее 200 знаков."))]
    pub audience: Option<String>,
    /// First day.
    #[serde(default)]
    pub from: Option<NaiveDate>,
}

/// A change of a district association.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct DistrictAssociationPatch {
    /// Whom it unites.
    #[serde(
        default,
        deserialize_with = "wire::change_text",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub audience: Option<Option<String>>,
    /// First day.
    #[serde(
        default,
        deserialize_with = "wire::change",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<NaiveDate>))]
    pub from: Option<Option<NaiveDate>>,
    /// Day after the last one.
    #[serde(
        default,
        deserialize_with = "wire::change",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<NaiveDate>))]
    pub until: Option<Option<NaiveDate>>,
}

/// A head to put into office.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewDistrictHead {
    /// Who.
    pub person_id: Id,
    /// First day.
    pub from: NaiveDate,
    /// What the term rests on.
    #[validate(nested)]
    pub basis: Basis,
}

/// The end of a term.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct EndOfTerm {
    /// The day after the last one.
    pub until: NaiveDate,
    /// Why, in words.
    #[serde(default, deserialize_with = "wire::clean_opt")]
    #[validate(length(max = 300, message = "Не длиннее 300 знаков."))]
    pub reason: Option<String>,
}
