//! Organizations: schools, kindergartens, curating institutions; names and successions are dated (order p.2).

mod requests;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use requests::*;

use crate::{Id, Versioned, codes::codes, endpoint::endpoints, listing::Page, orders::Basis};

codes! {
    /// Kind of an organization.
    pub enum OrganizationKind {
        /// Secondary school (СОШ).
        School = "school",
        /// Gymnasium.
        Gymnasium = "gymnasium",
        /// Lyceum.
        Lyceum = "lyceum",
        /// Basic school (ООШ).
        BasicSchool = "basic_school",
        /// Boarding school.
        BoardingSchool = "boarding_school",
        /// Special (correctional) school.
        SpecialSchool = "special_school",
        /// Kindergarten.
        Kindergarten = "kindergarten",
        /// Additional education.
        Additional = "additional",
        /// Methodical centre.
        MethodicalCenter = "methodical_center",
        /// Psychological and health centre.
        PsychCenter = "psych_center",
        /// Any other.
        Other = "other",
    }
}

codes! {
    /// Lists of schools under support (III.D2); never public.
    pub enum SupportList {
        /// School with low results (ШНОР).
        LowResults = "low_results",
        /// Federal project «500+».
        Project500Plus = "project_500plus",
        /// School with biased results of external checks.
        BiasedResults = "biased_results",
    }
}

codes! {
    /// How one organization followed another.
    pub enum SuccessionKind {
        /// Слияние.
        Merger = "merger",
        /// Присоединение.
        Accession = "accession",
        /// Разделение.
        Division = "division",
        /// Выделение.
        Separation = "separation",
        /// Преобразование.
        Transformation = "transformation",
    }
}

/// An organization by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OrganizationRef {
    /// Identifier.
    pub id: Id,
    /// Short name on the date.
    pub short_name: String,
    /// Administrative unit.
    pub admin_unit_code: Option<String>,
}

/// A row of the list of organizations.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OrganizationRow {
    /// Identifier.
    pub id: Id,
    /// Code in the source, e.g. `org901`.
    pub code: Option<String>,
    /// Kind.
    pub kind: OrganizationKind,
    /// Full name on the date.
    pub full_name: String,
    /// Short name on the date.
    pub short_name: String,
    /// Number in the name.
    pub number: Option<String>,
    /// District.
    pub district_code: Option<String>,
    /// Administrative unit.
    pub admin_unit_code: Option<String>,
    /// Whether it curates associations.
    pub curates: bool,
    /// The day after its last one.
    pub closed_on: Option<NaiveDate>,
}

/// A name and the time it was borne.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OrganizationName {
    /// Full name.
    pub full_name: String,
    /// Short name.
    pub short_name: String,
    /// First day.
    pub from: Option<NaiveDate>,
    /// Day after the last one.
    pub until: Option<NaiveDate>,
    /// What it rests on.
    pub basis: Option<Basis>,
}

/// One organization followed another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Succession {
    /// The other organization.
    pub organization: OrganizationRef,
    /// How.
    pub kind: SuccessionKind,
    /// Since when.
    pub on: NaiveDate,
    /// What it rests on.
    pub basis: Option<Basis>,
}

/// A term on a list of support.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SupportTerm {
    /// Which list.
    pub list: SupportList,
    /// First day.
    pub from: Option<NaiveDate>,
    /// Day after the last one.
    pub until: Option<NaiveDate>,
}

/// An organization with its history.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Organization {
    /// Identifier.
    pub id: Id,
    /// Version for `If-Match`.
    pub version: i64,
    /// Code in the source.
    pub code: Option<String>,
    /// Kind.
    pub kind: OrganizationKind,
    /// Legal form as printed, e.g. «МБОУ».
    pub legal_form: Option<String>,
    /// Full name on the date.
    pub full_name: String,
    /// Short name on the date.
    pub short_name: String,
    /// Number in the name.
    pub number: Option<String>,
    /// District.
    pub district_code: Option<String>,
    /// Administrative unit.
    pub admin_unit_code: Option<String>,
    /// Office e-mail.
    pub email: Option<String>,
    /// Whether it curates associations.
    pub curates: bool,
    /// The day after its last one.
    pub closed_on: Option<NaiveDate>,
    /// All names, the latest first.
    pub names: Vec<OrganizationName>,
    /// Those it followed.
    pub predecessors: Vec<Succession>,
    /// Those that followed it.
    pub successors: Vec<Succession>,
    /// Lists of support; empty for those who may not see them (III.D2).
    pub support: Vec<SupportTerm>,
}

impl Versioned for Organization {
    fn version(&self) -> i64 {
        self.version
    }
}

endpoints! {
    /// Organizations.
    ListOrganizations: Get "/api/v1/organizations", () => Page<OrganizationRow>;
    /// Registers an organization.
    CreateOrganization: Post "/api/v1/organizations", NewOrganization => Organization;
    /// One organization.
    GetOrganization: Get "/api/v1/organizations/{id}", () => Organization;
    /// Changes an organization; its name changes by renaming.
    UpdateOrganization: Patch "/api/v1/organizations/{id}", OrganizationPatch => Organization;
    /// Gives a new name from a date; the former name is kept.
    RenameOrganization: Post "/api/v1/organizations/{id}/rename", NewName => Organization;
    /// Records the organization that followed this one.
    SucceedOrganization: Post "/api/v1/organizations/{id}/succeed", NewSuccession => Organization;
}
