//! Who a row of a composition means: somebody of the register, or somebody certain enough to be registered.

use super::{
    Annex, Refusal,
    cell::{self, Content, Described, Place},
};
use crate::imports::{
    AnnexMember, Field, RawRow, RowError, RowWarning,
    district_heads::cell::HeadName,
    matching::{Reference, Sighting},
    normalize::{letters::says_nothing, names::PersonName, organization::OrganizationProblem},
};

impl Annex<'_> {
    /// The member of a row, and the row in which a person not yet registered first stands; none for a vacancy.
    pub(super) fn member(
        &mut self,
        raw: &RawRow,
        warnings: &mut Vec<RowWarning>,
    ) -> Result<Option<(AnnexMember, Option<u32>)>, Refusal> {
        let unit = self.unit(raw)?;
        let (mut member, registered_in) = match cell::parse(&raw.text(Field::FullName), self.index) {
            Content::Vacant => {
                self.before = None;
                let described = [Field::Position, Field::Organization]
                    .into_iter()
                    .any(|field| !says_nothing(&raw.text(field)));
                if self.composes && !raw.cells.contains_key(&Field::FullName) && described {
                    return Err(Refusal::new(RowError::FioMissing, ""));
                }
                return Ok(None);
            }
            Content::Same => {
                let before = self.before.clone();
                before.ok_or_else(|| Refusal::new(RowError::ReferenceMissing, raw.text(Field::FullName)))?
            }
            Content::Person(described) => self.person(raw, described, warnings)?,
        };
        member.admin_unit_code = unit;
        let own = member
            .organization_id
            .as_deref()
            .and_then(|id| self.index.organizations.get(id))
            .and_then(|entry| entry.admin_unit_code.as_deref());
        if member
            .admin_unit_code
            .as_deref()
            .zip(own)
            .is_some_and(|(listed, own)| listed != own)
        {
            warnings.push(RowWarning::DistrictMismatch);
        }
        // «Она же» of the next row means somebody whom this row is to register.
        let fresh = member.person_id.is_none() && registered_in.is_none();
        let origin = if fresh { Some(raw.number) } else { registered_in };
        self.before = Some((member.clone(), origin));
        Ok(Some((member, registered_in)))
    }

    /// The unit in the row's cell, or in the title above it.
    fn unit(&self, raw: &RawRow) -> Result<Option<String>, Refusal> {
        let typed = raw.text(Field::District);
        if says_nothing(&typed) {
            let section = raw.section.as_deref();
            return Ok(section
                .and_then(|title| self.index.units.find(title))
                .map(str::to_owned));
        }
        match self.index.units.find(&typed) {
            Some(unit) => Ok(Some(unit.to_owned())),
            None => Err(Refusal::new(RowError::DistrictUnknown, typed)),
        }
    }

    fn person(
        &mut self,
        raw: &RawRow,
        described: Described,
        warnings: &mut Vec<RowWarning>,
    ) -> Result<(AnnexMember, Option<u32>), Refusal> {
        let organization = self.organization(raw, &described)?;
        let position = Some(raw.text(Field::Position))
            .filter(|text| !says_nothing(text))
            .or(described.position);
        let at = organization.as_deref();
        let found = match &described.name {
            HeadName::Problem(error, text) => return Err(Refusal::new(*error, text.as_str())),
            HeadName::Initials { key, text } => {
                let found = self.people.by_initials(key, at);
                only(&found, text)?.ok_or_else(|| Refusal::new(RowError::FioInitials, text.as_str()))?
            }
            HeadName::Full(name) => match only(&self.people.by_name(name, at), &name.full())? {
                Some(found) => found,
                None => {
                    let member = self.newcomer(raw, name, (at, position.as_deref()), warnings)?;
                    return Ok((member, None));
                }
            },
        };
        let mut member = AnnexMember {
            person_id: found.id.clone(),
            organization_id: organization,
            ..AnnexMember::default()
        };
        let known = found.id.as_deref().and_then(|id| self.known.get(id));
        let name = match (known, &described.name) {
            (Some(known), _) => (
                known.last_name.clone(),
                known.first_name.clone(),
                known.patronymic.clone(),
            ),
            (None, HeadName::Full(name)) => (
                name.last_name.clone(),
                name.first_name.clone(),
                name.patronymic.clone(),
            ),
            (None, HeadName::Initials { text, .. }) => (text.clone(), String::new(), None),
            (None, HeadName::Problem(..)) => (String::new(), String::new(), None),
        };
        (member.last_name, member.first_name, member.patronymic) = name;
        Ok((member, found.row.filter(|_| found.id.is_none())))
    }

    /// The place of work: its own column first, then what stands beside the name.
    fn organization(&self, raw: &RawRow, described: &Described) -> Result<Option<String>, Refusal> {
        let typed = raw.text(Field::Organization);
        match self.index.organizations.find(&typed) {
            Ok(entry) => Ok(Some(entry.id.clone())),
            Err(OrganizationProblem::Unknown(near)) => Err(Refusal {
                near: near.map(|entry| entry.short_name.clone()),
                ..Refusal::new(RowError::OrgUnknown, typed)
            }),
            Err(OrganizationProblem::Empty) => match &described.organization {
                Place::Absent => Ok(None),
                Place::Known(id) => Ok(Some(id.clone())),
                Place::Unknown(text) => Err(Refusal::new(RowError::OrgUnknown, text.as_str())),
            },
        }
    }

    /// Somebody the register does not have: certain only with a full name, a place of work and a position, as the list
    /// of people asks them.
    fn newcomer(
        &mut self,
        raw: &RawRow,
        name: &PersonName,
        (organization, position): (Option<&str>, Option<&str>),
        warnings: &mut Vec<RowWarning>,
    ) -> Result<AnnexMember, Refusal> {
        if let Some(other) = self.people.by_name(name, None).first() {
            let works = other.id.as_deref().and_then(|id| self.known.get(id));
            let near = works
                .into_iter()
                .flat_map(|known| &known.organization_ids)
                .find_map(|id| self.index.organizations.get(id))
                .map(|entry| format!("работник организации {}", entry.short_name));
            return Err(Refusal {
                near,
                ..Refusal::new(RowError::PersonElsewhere, name.full())
            });
        }
        let (Some(organization), Some(position)) = (organization, position) else {
            return Err(Refusal::new(RowError::PersonUnknown, name.full()));
        };
        let Ok(found) = self.index.positions.parse(position) else {
            return Err(Refusal::new(RowError::PositionUnknown, position));
        };
        let subjects = found
            .subject
            .map(|text| self.index.subjects.parse_genitive(&text).codes);
        self.people.recognize(Sighting {
            name,
            organization_id: organization,
            phone: None,
            email: None,
            category: "",
            row: raw.number,
        });
        warnings.push(RowWarning::PersonNew);
        Ok(AnnexMember {
            person_id: None,
            last_name: name.last_name.clone(),
            first_name: name.first_name.clone(),
            patronymic: name.patronymic.clone(),
            organization_id: Some(organization.to_owned()),
            position: Some(found.code),
            subjects: subjects.unwrap_or_default(),
            admin_unit_code: None,
        })
    }
}

/// The only one found; none when nobody is.
fn only(found: &[Reference], at: &str) -> Result<Option<Reference>, Refusal> {
    match found {
        [] => Ok(None),
        [only] => Ok(Some(only.clone())),
        _ => Err(Refusal::new(RowError::PersonAmbiguous, at)),
    }
}
