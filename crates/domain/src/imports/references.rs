//! What rows are compared with: dictionaries, organizations, and what the register already holds.

use serde::{Deserialize, Serialize};

use super::normalize::{CategoryIndex, OrganizationIndex, PositionIndex, SubjectIndex, UnitIndex};
use crate::{
    associations::AssociationKind,
    dictionaries::{CategoryKind, Position, Subject},
    districts::AdminUnit,
    organizations::OrganizationKind,
};

/// An organization, as much as matching by name needs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OrganizationEntry {
    /// Identifier in the register; results refer to it.
    pub id: String,
    /// Code in the source, e.g. `org901`.
    pub code: Option<String>,
    /// Kind.
    pub kind: OrganizationKind,
    /// Number in the name, e.g. `901`.
    pub number: Option<String>,
    /// Full name.
    pub full_name: String,
    /// Short name.
    pub short_name: String,
    /// Earlier names and other spellings.
    pub aliases: Vec<String>,
    /// Administrative unit.
    pub admin_unit_code: Option<String>,
}

/// A person of the register.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct KnownPerson {
    /// Identifier.
    pub id: String,
    /// Surname.
    pub last_name: String,
    /// First name.
    pub first_name: String,
    /// Patronymic.
    pub patronymic: Option<String>,
    /// Organizations the person is employed by, identifiers.
    pub organization_ids: Vec<String>,
    /// Phones in any notation; only mobile ones identify a person.
    pub phones: Vec<String>,
    /// E-mail addresses.
    pub emails: Vec<String>,
    /// Code of the category; none when it is not known.
    pub category: Option<String>,
}

/// An association of the register.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct KnownAssociation {
    /// Identifier.
    pub id: String,
    /// Code in the source, e.g. `A01`.
    pub code: Option<String>,
    /// Name.
    pub name: String,
}

/// An association as an annex is compared with it, on the day of the order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AssociationOnDay {
    /// Identifier.
    pub id: String,
    /// Code in the register.
    pub code: String,
    /// Name.
    pub name: String,
    /// Kind.
    pub kind: AssociationKind,
    /// Subject, code.
    pub subject_code: Option<String>,
    /// Whether it is neither liquidated nor reorganized on the day.
    pub goes_on: bool,
    /// Leader on the day, identifier (VII.7.4).
    pub leader_id: Option<String>,
    /// Curator on the day, identifier (VII.7.2).
    pub curator_id: Option<String>,
}

/// Who heads the association of a subject in a unit, according to the register.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct KnownHead {
    /// Subject.
    pub subject_code: String,
    /// Administrative unit.
    pub admin_unit_code: String,
    /// Person, identifier.
    pub person_id: String,
}

/// Dictionaries and organizations.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct References {
    /// Organizations.
    pub organizations: Vec<OrganizationEntry>,
    /// Positions with their other spellings.
    pub positions: Vec<Position>,
    /// Subjects with genitives and other spellings.
    pub subjects: Vec<Subject>,
    /// Categories with their other spellings.
    pub categories: Vec<CategoryKind>,
    /// Administrative units with their districts.
    pub admin_units: Vec<AdminUnit>,
}

/// [`References`] arranged for look-up; built once per import.
#[derive(Debug)]
pub struct ReferencesIndex<'a> {
    /// Organizations by kind and number, and by name.
    pub organizations: OrganizationIndex<'a>,
    /// Positions by any spelling.
    pub positions: PositionIndex,
    /// Subjects by name, spelling and genitive.
    pub subjects: SubjectIndex,
    /// Categories by any spelling.
    pub categories: CategoryIndex,
    /// Administrative units by their own name and by their districts.
    pub units: UnitIndex,
}

impl<'a> ReferencesIndex<'a> {
    /// Arranges the references for look-up.
    pub fn new(references: &'a References) -> Self {
        Self {
            organizations: OrganizationIndex::new(&references.organizations),
            positions: PositionIndex::new(&references.positions),
            subjects: SubjectIndex::new(&references.subjects),
            categories: CategoryIndex::new(&references.categories),
            units: UnitIndex::new(&references.admin_units),
        }
    }
}
