//! What is asked of the register of organizations.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::{OrganizationKind, SuccessionKind};
use crate::{Id, orders::Basis, wire};

/// Filters of the list of organizations.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct OrganizationFilter {
    /// Only this kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<OrganizationKind>,
    /// Only of this administrative unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub admin_unit: Option<String>,
    /// Only those that curate associations, or only those that do not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub curates: Option<bool>,
}

/// An organization to register.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewOrganization {
    /// Code in the source; unique.
    #[serde(default, deserialize_with = "wire::clean_opt")]
    #[validate(length(max = 40, message = "Код длиннее 40 знаков."))]
    pub code: Option<String>,
    /// Kind.
    pub kind: OrganizationKind,
    /// Legal form as printed.
    #[serde(default, deserialize_with = "wire::clean_opt")]
    #[validate(length(max = 40, message = "Не длиннее 40 знаков."))]
    pub legal_form: Option<String>,
    /// Full name.
    #[serde(deserialize_with = "wire::clean")]
    #[validate(length(
        min = 1,
        max = 500,
        message = "Укажите полное наименование, не длиннее 500 знаков."
    ))]
    pub full_name: String,
    /// Short name.
    #[serde(deserialize_with = "wire::clean")]
    #[validate(length(
        min = 1,
        max = 200,
        message = "Укажите краткое наименование, не длиннее 200 знаков."
    ))]
    pub short_name: String,
    /// Number in the name.
    #[serde(default, deserialize_with = "wire::clean_opt")]
    #[validate(length(max = 20, message = "Не длиннее 20 знаков."))]
    pub number: Option<String>,
    /// District; gives the administrative unit.
    #[serde(default, deserialize_with = "wire::clean_opt")]
    pub district_code: Option<String>,
    /// Office e-mail.
    #[serde(default, deserialize_with = "wire::clean_opt")]
    #[validate(custom(
        function = "wire::check_email",
        code = "email",
        message = "Проверьте адрес электронной почты."
    ))]
    pub email: Option<String>,
    /// Whether it curates associations.
    #[serde(default)]
    pub curates: bool,
}

/// A change of an organization; absent is unchanged, null is cleared.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct OrganizationPatch {
    /// Kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<OrganizationKind>,
    /// Legal form.
    #[serde(
        default,
        deserialize_with = "wire::change_text",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub legal_form: Option<Option<String>>,
    /// Number in the name.
    #[serde(
        default,
        deserialize_with = "wire::change_text",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub number: Option<Option<String>>,
    /// District.
    #[serde(
        default,
        deserialize_with = "wire::change_text",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub district_code: Option<Option<String>>,
    /// Office e-mail.
    #[serde(
        default,
        deserialize_with = "wire::change_text",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub email: Option<Option<String>>,
    /// Whether it curates associations.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub curates: Option<bool>,
    /// The day after its last one.
    #[serde(
        default,
        deserialize_with = "wire::change",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<NaiveDate>))]
    pub closed_on: Option<Option<NaiveDate>>,
}

/// A new name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewName {
    /// Full name.
    #[serde(deserialize_with = "wire::clean")]
    #[validate(length(
        min = 1,
        max = 500,
        message = "Укажите полное наименование, не длиннее 500 знаков."
    ))]
    pub full_name: String,
    /// Short name.
    #[serde(deserialize_with = "wire::clean")]
    #[validate(length(
        min = 1,
        max = 200,
        message = "Укажите краткое наименование, не длиннее 200 знаков."
    ))]
    pub short_name: String,
    /// First day of the name.
    pub from: NaiveDate,
    /// What it rests on.
    #[serde(default)]
    #[validate(nested)]
    pub basis: Option<Basis>,
}

/// The organization that followed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewSuccession {
    /// Who followed.
    pub successor_id: Id,
    /// How.
    pub kind: SuccessionKind,
    /// Since when.
    pub on: NaiveDate,
    /// What it rests on.
    #[serde(default)]
    #[validate(nested)]
    pub basis: Option<Basis>,
}
