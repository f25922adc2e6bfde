//! Districts of the city, its eight administrative units, and the district associations (РМО) of VII.7.1.

mod requests;
mod rules;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use requests::*;
pub use rules::*;

use crate::{Id, Versioned, endpoint::endpoints, listing::Page, orders::Basis, people::PersonRef};

/// A city district: ten of them, in eight administrative units.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct District {
    /// Stable code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Name in the genitive.
    pub genitive: String,
    /// Administrative unit it belongs to.
    pub admin_unit_code: String,
    /// Other spellings met in lists.
    pub aliases: Vec<String>,
}

/// An administrative unit: a district or the Central okrug of three districts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AdminUnit {
    /// Stable code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Name in the genitive.
    pub genitive: String,
    /// «район» or «округ».
    pub kind: String,
    /// Districts it consists of.
    pub districts: Vec<District>,
}

/// The head of a district association: a dated role that makes a person a member of the city's association (VII.7.1).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DistrictHead {
    /// Identifier of the term.
    pub id: Id,
    /// Who.
    pub person: PersonRef,
    /// First day.
    pub from: Option<NaiveDate>,
    /// Day after the last one.
    pub until: Option<NaiveDate>,
    /// What the term rests on.
    pub basis: Basis,
}

/// A district or okrug methodical association (РМО): one subject in one administrative unit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DistrictAssociation {
    /// Identifier.
    pub id: Id,
    /// Version for `If-Match`.
    pub version: i64,
    /// Subject or profile.
    pub subject_code: String,
    /// Its name.
    pub subject_name: String,
    /// Whom it unites when the subject alone does not say it: «старшие воспитатели».
    pub audience: Option<String>,
    /// Administrative unit.
    pub admin_unit_code: String,
    /// Its name.
    pub admin_unit_name: String,
    /// Name as it is written in papers.
    pub name: String,
    /// First day.
    pub from: Option<NaiveDate>,
    /// Day after the last one.
    pub until: Option<NaiveDate>,
    /// Head on the date asked for.
    pub head: Option<DistrictHead>,
    /// All heads, the latest first; empty in lists.
    pub heads: Vec<DistrictHead>,
}

impl Versioned for DistrictAssociation {
    fn version(&self) -> i64 {
        self.version
    }
}

endpoints! {
    /// Administrative units with their districts.
    ListAdminUnits: Get "/api/v1/admin-units", () => Page<AdminUnit>;
    /// Districts.
    ListDistricts: Get "/api/v1/districts", () => Page<District>;
    /// District associations.
    ListDistrictAssociations: Get "/api/v1/district-associations", () => Page<DistrictAssociation>;
    /// Registers a district association.
    CreateDistrictAssociation: Post "/api/v1/district-associations", NewDistrictAssociation => DistrictAssociation;
    /// One district association with all its heads.
    GetDistrictAssociation: Get "/api/v1/district-associations/{id}", () => DistrictAssociation;
    /// Changes a district association.
    UpdateDistrictAssociation: Patch "/api/v1/district-associations/{id}", DistrictAssociationPatch => DistrictAssociation;
    /// Puts a head into office; the former one's term ends on that day.
    AppointDistrictHead: Post "/api/v1/district-associations/{id}/appoint-head", NewDistrictHead => DistrictAssociation;
    /// Ends the head's term.
    ReleaseDistrictHead: Post "/api/v1/district-associations/{id}/release-head", EndOfTerm => DistrictAssociation;
}
