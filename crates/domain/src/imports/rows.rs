//! A classified row.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Cell, Field, RawRow, RowClass, RowError, RowWarning};
use crate::{
    associations::{AssociationKind, AssociationStatus},
    meetings::Mark,
    organizations::OrganizationKind,
    plans::{ItemKind, Level},
};

/// What became of one row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ImportRow {
    /// Row of the spreadsheet or record of the CSV file, from 1. A matrix gives several results for one row.
    pub row: u32,
    /// Class.
    pub class: RowClass,
    /// Why it is rejected; only for INVALID.
    pub error: Option<RowError>,
    /// What to look at, in alphabetical order; a rejected row has none.
    pub warnings: Vec<RowWarning>,
    /// Earlier row that this one repeats, continues or resembles.
    pub ref_row: Option<u32>,
    /// Record of the register that this row repeats, continues or resembles.
    pub ref_id: Option<String>,
    /// Section the row stands in.
    pub section: Option<String>,
    /// Cells as they were.
    pub cells: BTreeMap<Field, Cell>,
    /// Values understood; a rejected row has none.
    pub values: Option<RowValues>,
    /// The class, error and warnings in Russian, with what to do.
    pub message: String,
}

/// Values of a row, by kind of the list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum RowValues {
    /// A person at a place of work.
    Person(PersonValues),
    /// An organization.
    Organization(OrganizationValues),
    /// An association.
    Association(AssociationValues),
    /// A head of a district association.
    DistrictHead(DistrictHeadValues),
    /// A row of the annex of an order.
    OrderAnnex(AnnexValues),
    /// An answer of a registration form.
    Registration(RegistrationValues),
    /// A row of a work plan.
    PlanRow(PlanRowValues),
}

/// A person at a place of work. A SECOND_JOB row adds only organization, position and subjects.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PersonValues {
    /// Surname.
    pub last_name: String,
    /// First name.
    pub first_name: String,
    /// Patronymic, if there is one.
    pub patronymic: Option<String>,
    /// Organization, identifier.
    pub organization_id: String,
    /// Position, code.
    pub position: String,
    /// Subjects, codes.
    pub subjects: Vec<String>,
    /// Category, code; `none` when the cell says so or is empty.
    pub category: String,
    /// Date of the category; none when it is empty or unreadable.
    pub category_date: Option<NaiveDate>,
    /// Total experience, full years on the as-of date.
    pub experience_total: Option<u32>,
    /// Pedagogical experience, full years on the as-of date.
    pub experience_ped: Option<u32>,
    /// Phone as `+7` and ten digits.
    pub phone: Option<String>,
    /// E-mail address in lower case.
    pub email: Option<String>,
}

/// An organization.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OrganizationValues {
    /// Code in the source.
    pub code: Option<String>,
    /// Kind of the organization.
    pub organization_kind: OrganizationKind,
    /// Legal form: МБОУ.
    pub legal_form: Option<String>,
    /// Full name; the short one when the list has no other.
    pub full_name: String,
    /// Short name; the full one when the list has no other.
    pub short_name: String,
    /// Number in the name.
    pub number: Option<String>,
    /// District, code.
    pub district_code: Option<String>,
    /// Administrative unit, code.
    pub admin_unit_code: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// On the list of low results.
    pub low_results: bool,
    /// In the project «500+».
    pub project_500plus: bool,
}

/// An association.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AssociationValues {
    /// Code in the source.
    pub code: Option<String>,
    /// Kind of the association.
    pub association_kind: AssociationKind,
    /// Name.
    pub name: String,
    /// Subject, code.
    pub subject_code: Option<String>,
    /// Whom it unites.
    pub audience: Option<String>,
    /// Curating institution, identifier.
    pub curating_organization_id: Option<String>,
    /// Status.
    pub status: AssociationStatus,
    /// Note.
    pub note: Option<String>,
}

/// A head of a district association: one cell of the matrix.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DistrictHeadValues {
    /// Subject, code.
    pub subject_code: String,
    /// Administrative unit, code.
    pub admin_unit_code: String,
    /// Person of the register; none when the person is to be created or stands in an earlier cell.
    pub person_id: Option<String>,
    /// Surname.
    pub last_name: String,
    /// First name.
    pub first_name: String,
    /// Patronymic.
    pub patronymic: Option<String>,
    /// Organization, identifier.
    pub organization_id: Option<String>,
    /// Phone as `+7` and ten digits.
    pub phone: Option<String>,
}

/// A row of the annex of an order: an association, and perhaps one of its members.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AnnexValues {
    /// Association, identifier.
    pub association_id: String,
    /// Whether the annex lists associations with their institutions, beside or instead of their members (I.4).
    pub listed: bool,
    /// Curating institution, identifier.
    pub curating_organization_id: Option<String>,
    /// Who belongs to the composition by this row.
    pub member: Option<AnnexMember>,
}

/// A member in the annex of an order.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AnnexMember {
    /// Person of the register; none when the person is to be registered or stands in an earlier row.
    pub person_id: Option<String>,
    /// Surname.
    pub last_name: String,
    /// First name.
    pub first_name: String,
    /// Patronymic.
    pub patronymic: Option<String>,
    /// Organization, identifier.
    pub organization_id: Option<String>,
    /// Position, code; only of a person who is to be registered.
    pub position: Option<String>,
    /// Subjects that the position names, codes.
    pub subjects: Vec<String>,
    /// Administrative unit that the row names, code.
    pub admin_unit_code: Option<String>,
}

/// An answer of a registration form for a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RegistrationValues {
    /// Participant of the meeting; none for an invitee.
    pub person_id: Option<String>,
    /// Name; of a participant as the answer has it.
    pub name: String,
    /// Post and organization as written.
    pub note: Option<String>,
    /// How they took part.
    pub mark: Mark,
}

/// A row of a work plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlanRowValues {
    /// What it plans.
    pub item_kind: ItemKind,
    /// Theme of a meeting, or what an event is.
    pub title: String,
    /// Questions, lines.
    pub questions: Option<String>,
    /// Days as typed.
    pub dates: Option<String>,
    /// Form of work as typed.
    pub form: Option<String>,
    /// Level.
    pub level: Option<Level>,
    /// Place.
    pub place: Option<String>,
    /// For whom.
    pub audience: Option<String>,
    /// Who answers for it.
    pub responsible: Vec<PlanResponsible>,
    /// Expected result.
    pub result: Option<String>,
    /// Direction as typed.
    pub direction: Option<String>,
}

/// Who answers for a row of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlanResponsible {
    /// Person of the association, if the name is that of one only.
    pub person_id: Option<String>,
    /// As written.
    pub name: String,
}

impl ImportRow {
    /// A rejected row.
    pub(super) fn invalid(raw: &RawRow, error: RowError, message: String) -> Self {
        Self {
            row: raw.number,
            class: RowClass::Invalid,
            error: Some(error),
            warnings: Vec::new(),
            ref_row: None,
            ref_id: None,
            section: raw.section.clone(),
            cells: raw.cells.clone(),
            values: None,
            message,
        }
    }
}
