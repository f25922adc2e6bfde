//! People: employments, qualification categories, tenure, merges (VII.7.2, VII.7.3).

mod merges;
mod merging;
mod names;
mod requests;
mod rules;
mod tenure;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use merges::*;
pub use merging::*;
pub use names::*;
pub use requests::*;
pub use rules::*;
pub use tenure::*;

use crate::{
    Id, Versioned, associations::PersonMembership, associations::PersonOffice, endpoint::endpoints,
    listing::Page, orders::Basis, organizations::OrganizationRef,
};

/// A person by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PersonRef {
    /// Identifier.
    pub id: Id,
    /// Surname, first name and patronymic.
    pub full_name: String,
}

/// Full name in the order of lists: surname, first name, patronymic.
pub fn full_name(last: &str, first: &str, patronymic: Option<&str>) -> String {
    [last, first, patronymic.unwrap_or_default()]
        .into_iter()
        .filter(|p| !p.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Name with initials after the surname, as lists write it: «Иванова И. П.», with no-break spaces.
pub fn short_name(last: &str, first: &str, patronymic: Option<&str>) -> String {
    let initial = |name: &str| name.chars().next().map(|c| format!("\u{00A0}{c}."));
    [
        Some(last.to_owned()),
        initial(first),
        patronymic.and_then(initial),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// A row of the list of people, as of a date.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PersonRow {
    /// Identifier.
    pub id: Id,
    /// Surname, first name and patronymic.
    pub full_name: String,
    /// Employments on the date, the main one first.
    pub employments: Vec<EmploymentRow>,
    /// Category on the date.
    pub category_code: Option<String>,
    /// Whether the category is valid on the date.
    pub category_valid: bool,
    /// First day on which the category is no longer valid; absent for one without an end.
    pub category_until: Option<NaiveDate>,
    /// Tenure in the specialty on the date; only in a search for candidates (VII.7.2, VII.7.3).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tenure: Option<Tenure>,
}

/// An employment in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EmploymentRow {
    /// Employer.
    pub organization: OrganizationRef,
    /// Post.
    pub position_code: String,
    /// Name of the post.
    pub position_name: String,
    /// Codes of subjects.
    pub subjects: Vec<String>,
}

/// A person with everything the register holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Person {
    /// Identifier; an identifier that was merged away is answered with the one that stayed.
    pub id: Id,
    /// Version for `If-Match`; every change of an employment, a category or a tenure raises it.
    pub version: i64,
    /// Surname.
    pub last_name: String,
    /// First name.
    pub first_name: String,
    /// Patronymic.
    pub patronymic: Option<String>,
    /// Surname, first name and patronymic.
    pub full_name: String,
    /// Work phone; absent for those who may not see it.
    pub phone: Option<String>,
    /// Work e-mail; absent for those who may not see it.
    pub email: Option<String>,
    /// Whether phone, e-mail and tenure are held back from the asking person.
    pub contacts_hidden: bool,
    /// Employments, the current ones first.
    pub employments: Vec<Employment>,
    /// Categories, the latest first.
    pub qualifications: Vec<Qualification>,
    /// Statements of tenure.
    pub tenure_statements: Vec<TenureStatement>,
    /// Tenure in the specialty on the date; absent for those who may not see it (VII.7.2, VII.7.3).
    pub tenure: Option<Tenure>,
    /// Memberships in associations, the current ones first.
    pub memberships: Vec<PersonMembership>,
    /// Offices in associations.
    pub offices: Vec<PersonOffice>,
    /// District associations headed (VII.7.1).
    pub district_roles: Vec<DistrictRole>,
}

impl Versioned for Person {
    fn version(&self) -> i64 {
        self.version
    }
}

/// A term of employment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Employment {
    /// Identifier.
    pub id: Id,
    /// Employer.
    pub organization: OrganizationRef,
    /// Post.
    pub position_code: String,
    /// Name of the post.
    pub position_name: String,
    /// Codes of subjects.
    pub subjects: Vec<String>,
    /// Whether it is the main place of work.
    pub is_main: bool,
    /// Whether it counts for tenure in the specialty.
    pub in_specialty: bool,
    /// First day; open when unknown.
    pub from: Option<NaiveDate>,
    /// Day after the last one.
    pub until: Option<NaiveDate>,
    /// What it rests on.
    pub basis: Option<Basis>,
}

/// A granted qualification category.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Qualification {
    /// Identifier.
    pub id: Id,
    /// Category.
    pub category_code: String,
    /// Name of the category.
    pub category_name: String,
    /// Day it was granted; unknown dates stay empty.
    pub granted_on: Option<NaiveDate>,
    /// First day on which it is no longer valid.
    pub valid_until: Option<NaiveDate>,
    /// Whether it is valid on the date asked for.
    pub valid: bool,
    /// Order that granted it.
    pub basis: Option<Basis>,
}

/// A term as head of a district association.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DistrictRole {
    /// District association.
    pub district_association_id: Id,
    /// Its name.
    pub district_association_name: String,
    /// First day.
    pub from: Option<NaiveDate>,
    /// Day after the last one.
    pub until: Option<NaiveDate>,
}

endpoints! {
    /// People.
    ListPeople: Get "/api/v1/people", () => Page<PersonRow>;
    /// Registers a person.
    CreatePerson: Post "/api/v1/people", NewPerson => Person;
    /// One person; a merged identifier is answered with the one that stayed.
    GetPerson: Get "/api/v1/people/{id}", () => Person;
    /// Changes names and contacts.
    UpdatePerson: Patch "/api/v1/people/{id}", PersonPatch => Person;
    /// Adds an employment.
    AddEmployment: Post "/api/v1/people/{id}/employments", NewEmployment => Person;
    /// Changes an employment.
    UpdateEmployment: Patch "/api/v1/people/{id}/employments/{employment_id}", EmploymentPatch => Person;
    /// Takes back an employment entered by mistake.
    RemoveEmployment: Delete "/api/v1/people/{id}/employments/{employment_id}", () => Person;
    /// Adds a category.
    AddQualification: Post "/api/v1/people/{id}/qualifications", NewQualification => Person;
    /// Takes back a category entered by mistake.
    RemoveQualification: Delete "/api/v1/people/{id}/qualifications/{qualification_id}", () => Person;
    /// States a tenure by a document.
    StateTenure: Post "/api/v1/people/{id}/tenure", NewTenureStatement => Person;
    /// A person's name in the cases.
    GetNameForms: Get "/api/v1/people/{id}/name-forms", () => PersonNameForms;
    /// Corrects a person's name in the cases; a form that is absent goes by the rules.
    PutNameForms: Put "/api/v1/people/{id}/name-forms", NameForms => PersonNameForms;
    /// Pairs of people who may be one.
    ListDuplicatePeople: Get "/api/v1/duplicate-people", () => Page<DuplicatePair>;
    /// Merges another person into this one.
    MergePeople: Post "/api/v1/people/{id}/merge", MergeRequest => Merge;
    /// Merges made.
    ListMerges: Get "/api/v1/merges", () => Page<Merge>;
    /// Takes a merge back.
    UndoMerge: Post "/api/v1/merges/{id}/undo", () => Merge;
}
