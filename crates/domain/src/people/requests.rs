//! What is asked of the register of people.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::TenureKind;
use crate::{Id, associations::Office, orders::Basis, wire};

/// Filters of the list of people; all hold on the date asked for.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct PersonFilter {
    /// Only employed by this organization.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organization_id: Option<Id>,
    /// Only employed in this administrative unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub admin_unit: Option<String>,
    /// Only with this post.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<String>,
    /// Only with this subject.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// Only with this category, valid or not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// Only those whose category shown is no longer valid, or all the others (VII.7.3).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category_expired: Option<bool>,
    /// Only members of this association; with `eligible_for` it names the association the office is in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub association_id: Option<Id>,
    /// Only those who may hold this office on the date (VII.7.2, VII.7.3). Without `association_id` a leader is
    /// asked category and tenure only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub eligible_for: Option<Office>,
    /// With `eligible_for`: whether a category whose term is over counts too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ignore_expiry: Option<bool>,
    /// With `eligible_for=leader`: whether the post must be a pedagogical one, whatever the association asks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pedagogical_post: Option<bool>,
}

/// A person to register.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewPerson {
    /// Surname.
    #[serde(deserialize_with = "wire::clean")]
    #[validate(length(min = 1, max = 100, message = "Укажите фамилию, не длиннее 100 знаков."))]
    pub last_name: String,
    /// First name.
    #[serde(deserialize_with = "wire::clean")]
    #[validate(length(min = 1, max = 100, message = "Укажите имя, не длиннее 100 знаков."))]
    pub first_name: String,
    /// Patronymic, if there is one.
    #[serde(default, deserialize_with = "wire::clean_opt")]
    #[validate(length(max = 100, message = "Отчество длиннее 100 знаков."))]
    pub patronymic: Option<String>,
    /// Work phone.
    #[serde(default, deserialize_with = "wire::clean_opt")]
    #[validate(length(max = 40, message = "Телефон длиннее 40 знаков."))]
    pub phone: Option<String>,
    /// Work e-mail.
    #[serde(default, deserialize_with = "wire::clean_opt")]
    #[validate(custom(
        function = "wire::check_email",
        code = "email",
        message = "Проверьте адрес электронной почты."
    ))]
    pub email: Option<String>,
    /// First employment.
    #[serde(default)]
    #[validate(nested)]
    pub employment: Option<NewEmployment>,
    /// Register although a person of this name is there already (a namesake).
    #[serde(default)]
    pub namesake: bool,
}

/// A change of names and contacts; absent is unchanged, null is cleared.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PersonPatch {
    /// Surname.
    #[serde(
        default,
        deserialize_with = "wire::keep",
        skip_serializing_if = "Option::is_none"
    )]
    #[validate(length(min = 1, max = 100, message = "Укажите фамилию, не длиннее 100 знаков."))]
    pub last_name: Option<String>,
    /// First name.
    #[serde(
        default,
        deserialize_with = "wire::keep",
        skip_serializing_if = "Option::is_none"
    )]
    #[validate(length(min = 1, max = 100, message = "Укажите имя, не длиннее 100 знаков."))]
    pub first_name: Option<String>,
    /// Patronymic.
    #[serde(
        default,
        deserialize_with = "wire::change_text",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub patronymic: Option<Option<String>>,
    /// Work phone.
    #[serde(
        default,
        deserialize_with = "wire::change_text",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub phone: Option<Option<String>>,
    /// Work e-mail.
    #[serde(
        default,
        deserialize_with = "wire::change_text",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub email: Option<Option<String>>,
}

/// A term of employment to add.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewEmployment {
    /// Employer.
    pub organization_id: Id,
    /// Post.
    #[serde(deserialize_with = "wire::clean")]
    #[validate(length(min = 1, max = 60, message = "Выберите должность."))]
    pub position_code: String,
    /// Codes of subjects.
    #[serde(default, deserialize_with = "wire::clean_vec")]
    #[validate(length(max = 10, message = "Не больше 10 предметов."))]
    pub subjects: Vec<String>,
    /// Whether it is the main place of work.
    #[serde(default)]
    pub is_main: bool,
    /// Whether it counts for tenure in the specialty.
    #[serde(default = "yes")]
    pub in_specialty: bool,
    /// First day; open when unknown.
    #[serde(default)]
    pub from: Option<NaiveDate>,
    /// Day after the last one.
    #[serde(default)]
    pub until: Option<NaiveDate>,
    /// What it rests on.
    #[serde(default)]
    #[validate(nested)]
    pub basis: Option<Basis>,
}

fn yes() -> bool {
    true
}

/// A change of a term of employment.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct EmploymentPatch {
    /// Post.
    #[serde(
        default,
        deserialize_with = "wire::keep",
        skip_serializing_if = "Option::is_none"
    )]
    #[validate(length(min = 1, max = 60, message = "Выберите должность."))]
    pub position_code: Option<String>,
    /// Codes of subjects.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 10, message = "Не больше 10 предметов."))]
    pub subjects: Option<Vec<String>>,
    /// Whether it is the main place of work.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub is_main: Option<bool>,
    /// Whether it counts for tenure in the specialty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_specialty: Option<bool>,
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

/// A category to add.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewQualification {
    /// Category.
    #[serde(deserialize_with = "wire::clean")]
    #[validate(length(min = 1, max = 60, message = "Выберите категорию."))]
    pub category_code: String,
    /// Day it was granted.
    #[serde(default)]
    pub granted_on: Option<NaiveDate>,
    /// Order that granted it.
    #[serde(default)]
    #[validate(nested)]
    pub basis: Option<Basis>,
}

/// A statement of tenure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewTenureStatement {
    /// What it speaks of.
    pub kind: TenureKind,
    /// Full years.
    #[validate(range(min = 0, max = 60, message = "Стаж указывают полными годами, от 0 до 60."))]
    pub years: i32,
    /// The date they are counted on.
    pub as_of: NaiveDate,
    /// What it rests on.
    #[serde(default)]
    #[validate(nested)]
    pub basis: Option<Basis>,
}
