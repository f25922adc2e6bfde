//! Accounts and sessions: who is signed in and what no office gives.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use validator::Validate;

use crate::{
    Id, Versioned, access::Actor, codes::codes, endpoint::endpoints, listing::Page, people::PersonRef, wire,
};

codes! {
    /// What an account carries that no office gives.
    pub enum AccountRole {
        /// Keeps accounts and settings.
        Admin = "admin",
        /// Officer of the education department.
        Department = "department",
        /// Officer of a curating institution.
        Institution = "institution",
        /// Specialist of an administrative unit (VII.7.1).
        District = "district",
        /// Secretary of the city council.
        Council = "council",
        /// Observer from the region.
        Observer = "observer",
    }
}

/// A sign-in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    /// Login.
    #[validate(length(min = 1, max = 100, message = "Введите логин."))]
    pub login: String,
    /// Password.
    #[validate(length(min = 1, max = 128, message = "Введите пароль."))]
    pub password: String,
}

/// The session of the signed-in person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Session {
    /// Who acts, with every role on today's business date.
    pub actor: Actor,
    /// Login.
    pub login: String,
    /// Today's business date (Asia/Novosibirsk).
    pub today: NaiveDate,
    /// Whether this is a demo city.
    pub demo: bool,
    /// When the session ends unless used.
    pub expires_at: DateTime<Utc>,
}

/// An account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Account {
    /// Identifier.
    pub id: Id,
    /// Version for `If-Match`.
    pub version: i64,
    /// Login.
    pub login: String,
    /// Name shown.
    pub name: String,
    /// Role, if the account carries one.
    pub role: Option<AccountRole>,
    /// Institution of an institution's officer.
    pub organization_id: Option<Id>,
    /// Administrative unit of a unit's specialist.
    pub admin_unit_code: Option<String>,
    /// Person the account belongs to; gives the offices.
    pub person: Option<PersonRef>,
    /// Whether it may sign in.
    pub enabled: bool,
}

impl Versioned for Account {
    fn version(&self) -> i64 {
        self.version
    }
}

/// Filters of the list of accounts.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct AccountFilter {
    /// Only this role.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<AccountRole>,
    /// Only enabled, or only disabled ones.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
}

/// An account to open.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewAccount {
    /// Login; unique, ё as е, case ignored.
    #[serde(deserialize_with = "wire::clean")]
    #[validate(length(min = 2, max = 100, message = "Логин – от 2 до 100 знаков."))]
    pub login: String,
    /// Name shown.
    #[serde(deserialize_with = "wire::clean")]
    #[validate(length(min = 1, max = 200, message = "Укажите, чья это учётная запись."))]
    pub name: String,
    /// First password.
    #[validate(length(min = 8, max = 128, message = "Пароль – от 8 до 128 знаков."))]
    pub password: String,
    /// Role.
    #[serde(default)]
    pub role: Option<AccountRole>,
    /// Institution of an institution's officer.
    #[serde(default)]
    pub organization_id: Option<Id>,
    /// Administrative unit of a unit's specialist.
    #[serde(default, deserialize_with = "wire::clean_opt")]
    #[validate(length(max = 60, message = "Выберите район или округ."))]
    pub admin_unit_code: Option<String>,
    /// Person the account belongs to.
    #[serde(default)]
    pub person_id: Option<Id>,
}

/// A change of an account; a new password, role or status ends its sessions at once.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AccountPatch {
    /// Name shown.
    #[serde(
        default,
        deserialize_with = "wire::clean_opt",
        skip_serializing_if = "Option::is_none"
    )]
    #[validate(length(min = 1, max = 200, message = "Укажите, чья это учётная запись."))]
    pub name: Option<String>,
    /// New password.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(min = 8, max = 128, message = "Пароль – от 8 до 128 знаков."))]
    pub password: Option<String>,
    /// Role.
    #[serde(
        default,
        deserialize_with = "wire::change",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<AccountRole>))]
    pub role: Option<Option<AccountRole>>,
    /// Institution.
    #[serde(
        default,
        deserialize_with = "wire::change",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Id>))]
    pub organization_id: Option<Option<Id>>,
    /// Administrative unit.
    #[serde(
        default,
        deserialize_with = "wire::change_text",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub admin_unit_code: Option<Option<String>>,
    /// Person.
    #[serde(
        default,
        deserialize_with = "wire::change",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Id>))]
    pub person_id: Option<Option<Id>>,
    /// Whether it may sign in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
}

endpoints! {
    /// Signs in and sets the cookie.
    SignInOperation: Post "/api/v1/session", SignIn => Session;
    /// Who is signed in.
    GetSession: Get "/api/v1/session", () => Session;
    /// Signs out.
    SignOut: Delete "/api/v1/session", () => ();
    /// Accounts.
    ListAccounts: Get "/api/v1/accounts", () => Page<Account>;
    /// Opens an account.
    CreateAccount: Post "/api/v1/accounts", NewAccount => Account;
    /// One account.
    GetAccount: Get "/api/v1/accounts/{id}", () => Account;
    /// Changes an account.
    UpdateAccount: Patch "/api/v1/accounts/{id}", AccountPatch => Account;
}
