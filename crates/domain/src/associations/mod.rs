//! Professional associations: kind, state, curating institution, members and offices (I.4, I.5, IV, VII).

mod candidates;
mod eligibility;
#[cfg(test)]
mod eligibility_tests;
mod kinds;
mod offices;
mod requests;
mod requirements;
mod rules;
#[cfg(test)]
mod rules_tests;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use candidates::*;
pub use eligibility::*;
pub use kinds::*;
pub use offices::*;
pub use requests::*;
pub use requirements::*;
pub use rules::*;

use crate::{
    Id, Versioned, endpoint::endpoints, listing::Page, orders::Basis, organizations::OrganizationRef,
    people::PersonRef,
};

/// An association that is mentioned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AssociationRef {
    /// Identifier.
    pub id: Id,
    /// Short code, e.g. `A15`.
    pub code: String,
    /// Name today.
    pub name: String,
}

/// A row of the list of associations, as of a date.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AssociationRow {
    /// Identifier.
    pub id: Id,
    /// Short code, e.g. `A15`.
    pub code: String,
    /// Name.
    pub name: String,
    /// Kind (IV).
    pub kind: AssociationKind,
    /// State on the date (I.5).
    pub status: AssociationStatus,
    /// Subject or profile.
    pub subject_code: Option<String>,
    /// Its name.
    pub subject_name: Option<String>,
    /// Curating institution on the date.
    pub curating_institution: Option<OrganizationRef>,
    /// Leader on the date.
    pub leader: Option<PersonRef>,
    /// Secretary on the date.
    pub secretary: Option<PersonRef>,
    /// Curator on the date.
    pub curator: Option<PersonRef>,
    /// Members in force on the date.
    pub members: i64,
    /// Administrative units that the members represent.
    pub units: i64,
    /// Members who await the order on the date (I.4).
    pub awaiting: i64,
}

/// A state and the time it lasted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StatusTerm {
    /// State.
    pub status: AssociationStatus,
    /// First day.
    pub from: Option<NaiveDate>,
    /// Day after the last one.
    pub until: Option<NaiveDate>,
    /// Order it rests on; absent only for a draft.
    pub basis: Option<Basis>,
}

/// A curating institution and the time it curates.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CuratingTerm {
    /// Institution.
    pub organization: OrganizationRef,
    /// First day.
    pub from: Option<NaiveDate>,
    /// Day after the last one.
    pub until: Option<NaiveDate>,
    /// Order it rests on (I.4).
    pub basis: Option<Basis>,
}

/// An association that came before or after.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AssociationLink {
    /// Identifier.
    pub id: Id,
    /// Name.
    pub name: String,
    /// Since when.
    pub on: NaiveDate,
}

/// Members of one administrative unit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UnitCoverage {
    /// Administrative unit.
    pub admin_unit_code: String,
    /// Its name.
    pub admin_unit_name: String,
    /// Members in force on the date; none is a gap (VII.7.1).
    pub members: i64,
}

/// An association with its history.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Association {
    /// Identifier.
    pub id: Id,
    /// Version for `If-Match`; every change of its members, offices and states raises it.
    pub version: i64,
    /// Short code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Kind (IV).
    pub kind: AssociationKind,
    /// State on the date (I.5).
    pub status: AssociationStatus,
    /// Subject or profile.
    pub subject_code: Option<String>,
    /// Its name.
    pub subject_name: Option<String>,
    /// Whom it unites.
    pub audience: Option<String>,
    /// Adjacent professions of a professional association (IV).
    pub professions: Vec<String>,
    /// Problem a working group solves (IV).
    pub problem: Option<String>,
    /// Whether a working group's composition is permanent or changes (IV).
    pub composition: Option<CompositionKind>,
    /// Day by which a working group means to end.
    pub planned_end: Option<NaiveDate>,
    /// Base school.
    pub base_site: Option<OrganizationRef>,
    /// Note.
    pub note: Option<String>,
    /// Curating institution on the date.
    pub curating_institution: Option<OrganizationRef>,
    /// States, the latest first.
    pub statuses: Vec<StatusTerm>,
    /// Curating institutions, the latest first.
    pub curating: Vec<CuratingTerm>,
    /// Offices, those in force on the date first.
    pub offices: Vec<OfficeTerm>,
    /// Members in force by administrative unit, gaps with zero.
    pub coverage: Vec<UnitCoverage>,
    /// Associations it grew out of.
    pub predecessors: Vec<AssociationLink>,
    /// Associations that followed it.
    pub successors: Vec<AssociationLink>,
}

impl Versioned for Association {
    fn version(&self) -> i64 {
        self.version
    }
}

/// A member's term (VII.7.1).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Membership {
    /// Identifier.
    pub id: Id,
    /// Who.
    pub person: PersonRef,
    /// Employer on the date.
    pub organization: Option<OrganizationRef>,
    /// Post on the date.
    pub position_name: Option<String>,
    /// Category on the date.
    pub category_code: Option<String>,
    /// Administrative unit represented.
    pub admin_unit_code: Option<String>,
    /// Awaiting the order or in force (I.4).
    pub state: MembershipState,
    /// First day.
    pub from: Option<NaiveDate>,
    /// Day after the last one.
    pub until: Option<NaiveDate>,
    /// What the term rests on.
    pub basis: Option<Basis>,
    /// Whether the person heads a district association on the date (VII.7.1).
    pub is_district_head: bool,
    /// Offices held in this association on the date.
    pub offices: Vec<Office>,
}

/// A membership seen from the person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PersonMembership {
    /// Identifier of the term.
    pub id: Id,
    /// Association.
    pub association_id: Id,
    /// Its code.
    pub association_code: String,
    /// Its name.
    pub association_name: String,
    /// Awaiting the order or in force.
    pub state: MembershipState,
    /// First day.
    pub from: Option<NaiveDate>,
    /// Day after the last one.
    pub until: Option<NaiveDate>,
}

/// An office seen from the person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PersonOffice {
    /// Identifier of the term.
    pub id: Id,
    /// Association.
    pub association_id: Id,
    /// Its code.
    pub association_code: String,
    /// Its name.
    pub association_name: String,
    /// Office.
    pub office: Office,
    /// First day.
    pub from: Option<NaiveDate>,
    /// Day after the last one.
    pub until: Option<NaiveDate>,
}

endpoints! {
    /// Associations.
    ListAssociations: Get "/api/v1/associations", () => Page<AssociationRow>;
    /// Registers an association as a draft (I.5).
    CreateAssociation: Post "/api/v1/associations", NewAssociation => Association;
    /// One association.
    GetAssociation: Get "/api/v1/associations/{id}", () => Association;
    /// Changes an association.
    UpdateAssociation: Patch "/api/v1/associations/{id}", AssociationPatch => Association;
    /// Changes the state on the basis of an order (I.5).
    SetAssociationStatus: Post "/api/v1/associations/{id}/set-status", NewStatus => Association;
    /// Gives the association to a curating institution (I.4).
    AssignCuratingInstitution: Post "/api/v1/associations/{id}/assign-institution", NewCurating => Association;
    /// Members on a date.
    ListMemberships: Get "/api/v1/associations/{id}/members", () => Page<Membership>;
    /// Adds a member; without an order the member awaits it (I.4).
    AddMember: Post "/api/v1/associations/{id}/members", NewMembership => Association;
    /// Puts a member into force by an order (I.4).
    ConfirmMembership: Post "/api/v1/associations/{id}/members/{membership_id}/confirm", MembershipConfirmation => Association;
    /// Ends a member's term.
    EndMembership: Post "/api/v1/associations/{id}/members/{membership_id}/end", MembershipEnd => Association;
    /// Takes back a proposal that no order has answered yet (I.4).
    WithdrawProposal: Post "/api/v1/associations/{id}/members/{membership_id}/withdraw", () => Association;
    /// Asks to join or to leave a professional association by one's own заявление (IV).
    ApplyForMembership: Post "/api/v1/associations/{id}/apply", MembershipApplication => Association;
    /// Puts a person into an office (VII.7.2, VII.7.4, VII.7.5).
    FillOffice: Post "/api/v1/associations/{id}/offices", NewOffice => Association;
    /// Ends a term of office.
    EndOffice: Post "/api/v1/associations/{id}/offices/{office_id}/end", OfficeEnd => Association;
    /// Whether a person may hold an office on a date, fact by fact (VII.7.2, VII.7.3).
    CheckEligibility: Get "/api/v1/associations/{id}/eligibility", () => Verdict;
}
