//! What is asked of the register of associations.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::{AssociationKind, AssociationStatus, CompositionKind, EndGround, MembershipState, Office, Wish};
use crate::{Id, orders::Basis, wire};

/// Filters of the list of associations; all hold on the date asked for.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct AssociationFilter {
    /// Only this kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<AssociationKind>,
    /// Only in this state.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<AssociationStatus>,
    /// Only of this subject.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// Only curated by this institution.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub curating_institution_id: Option<Id>,
    /// Only those the signed-in person holds an office in or is a member of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mine: Option<bool>,
    /// Only active ones in which nobody holds this office.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vacancy: Option<Office>,
    /// Only active ones in which some administrative unit has no member in force, or in which every one has
    /// (VII.7.1).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit_gap: Option<bool>,
    /// Only those with members who await the order, or without (I.4).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub awaiting_order: Option<bool>,
}

/// Filters of the list of members.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct MembershipFilter {
    /// Only this state.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<MembershipState>,
    /// Only of this administrative unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub admin_unit: Option<String>,
    /// Whether to list the terms of all times instead of those on the date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub all_times: Option<bool>,
}

/// Whose fitness for which office is asked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct EligibilityQuery {
    /// Who.
    pub person_id: Id,
    /// Office.
    pub office: Office,
    /// Date; today's business date when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<NaiveDate>,
}

/// An association to register.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewAssociation {
    /// Short code; unique.
    #[serde(deserialize_with = "wire::clean")]
    #[validate(length(min = 1, max = 20, message = "Укажите код, не длиннее 20 знаков."))]
    pub code: String,
    /// Name.
    #[serde(deserialize_with = "wire::clean")]
    #[validate(length(min = 1, max = 300, message = "Укажите наименование, не длиннее 300 знаков."))]
    pub name: String,
    /// Kind (IV).
    pub kind: AssociationKind,
    /// Subject or profile; a ММО has one (IV).
    #[serde(default, deserialize_with = "wire::clean_opt")]
    pub subject_code: Option<String>,
    /// Whom it unites.
    #[serde(default, deserialize_with = "wire::clean_opt")]
    #[validate(length(max = 300, message = "Не длиннее 300 знаков."))]
    pub audience: Option<String>,
    /// Adjacent professions of a professional association (IV).
    #[serde(default, deserialize_with = "wire::clean_vec")]
    #[validate(length(max = 20, message = "Не больше 20 профессий."))]
    pub professions: Vec<String>,
    /// Problem a working group solves (IV).
    #[serde(default, deserialize_with = "wire::clean_opt")]
    #[validate(length(max = 1000, message = "Не длиннее 1000 знаков."))]
    pub problem: Option<String>,
    /// Whether a working group's composition is permanent or changes (IV).
    #[serde(default)]
    pub composition: Option<CompositionKind>,
    /// Day by which a working group means to end.
    #[serde(default)]
    pub planned_end: Option<NaiveDate>,
    /// Base school.
    #[serde(default)]
    pub base_site_id: Option<Id>,
    /// Note.
    #[serde(default, deserialize_with = "wire::clean_opt")]
    #[validate(length(max = 1000, message = "Не длиннее 1000 знаков."))]
    pub note: Option<String>,
}

/// A change of an association; absent is unchanged, null is cleared.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AssociationPatch {
    /// Name.
    #[serde(
        default,
        deserialize_with = "wire::clean_opt",
        skip_serializing_if = "Option::is_none"
    )]
    #[validate(length(min = 1, max = 300, message = "Укажите наименование, не длиннее 300 знаков."))]
    pub name: Option<String>,
    /// Subject or profile.
    #[serde(
        default,
        deserialize_with = "wire::change_text",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub subject_code: Option<Option<String>>,
    /// Whom it unites.
    #[serde(
        default,
        deserialize_with = "wire::change_text",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub audience: Option<Option<String>>,
    /// Adjacent professions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 20, message = "Не больше 20 профессий."))]
    pub professions: Option<Vec<String>>,
    /// Problem a working group solves.
    #[serde(
        default,
        deserialize_with = "wire::change_text",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub problem: Option<Option<String>>,
    /// Permanent or changing composition.
    #[serde(
        default,
        deserialize_with = "wire::change",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<CompositionKind>))]
    pub composition: Option<Option<CompositionKind>>,
    /// Day by which a working group means to end.
    #[serde(
        default,
        deserialize_with = "wire::change",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<NaiveDate>))]
    pub planned_end: Option<Option<NaiveDate>>,
    /// Base school.
    #[serde(
        default,
        deserialize_with = "wire::change",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Id>))]
    pub base_site_id: Option<Option<Id>>,
    /// Note.
    #[serde(
        default,
        deserialize_with = "wire::change_text",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub note: Option<Option<String>>,
}

/// A change of state by order (I.5).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewStatus {
    /// New state.
    pub status: AssociationStatus,
    /// First day of it.
    pub from: NaiveDate,
    /// Order of the department head.
    #[validate(nested)]
    pub basis: Basis,
    /// Association that follows a reorganized one.
    #[serde(default)]
    pub successor_id: Option<Id>,
}

/// A curating institution to assign (I.4).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewCurating {
    /// Institution.
    pub organization_id: Id,
    /// First day.
    pub from: NaiveDate,
    /// Order of the department head.
    #[validate(nested)]
    pub basis: Basis,
}

/// A member to add.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewMembership {
    /// Who.
    pub person_id: Id,
    /// Administrative unit represented; that of the employer when absent.
    #[serde(default, deserialize_with = "wire::clean_opt")]
    pub admin_unit_code: Option<String>,
    /// First day.
    pub from: NaiveDate,
    /// Order of the department head; without it the member awaits the order (I.4).
    #[serde(default)]
    #[validate(nested)]
    pub basis: Option<Basis>,
}

/// The order that puts a member into force (I.4).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct MembershipConfirmation {
    /// First day by the order; the day proposed when absent.
    #[serde(default)]
    pub from: Option<NaiveDate>,
    /// Order of the department head.
    #[validate(nested)]
    pub basis: Basis,
}

/// An own заявление: professional associations are voluntary (IV).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct MembershipApplication {
    /// What is asked for.
    pub wish: Wish,
    /// First day of membership, or the day after the last one.
    pub on: NaiveDate,
}

/// The end of a member's term.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct MembershipEnd {
    /// The day after the last one.
    pub until: NaiveDate,
    /// Ground.
    pub ground: EndGround,
}

/// A person to put into an office.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewOffice {
    /// Office.
    pub office: Office,
    /// Who.
    pub person_id: Id,
    /// First day; the former holder's term ends on it.
    pub from: NaiveDate,
    /// Minutes of the election, or the institution's order for a curator.
    #[validate(nested)]
    pub basis: Basis,
}

/// The end of a term of office.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct OfficeEnd {
    /// The day after the last one.
    pub until: NaiveDate,
    /// Ground.
    pub ground: EndGround,
}
