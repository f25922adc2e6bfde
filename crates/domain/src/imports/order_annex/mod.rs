//! The annex of an order, copied from its paper (I.4): the list of associations with their institutions, or the
//! composition of each.
//!
//! What it gives is the draft of an order, never a term: a composition is approved by the head of the department.
//! The columns of leaders and curators are for information only, never a basis (VII.7.2, VII.7.4): they are compared
//! with the register on the day of the order, and a difference is a warning.
//!
//! The name of an association stands in its column, perhaps once for several rows, or in a title above its members.
//! «Она же», «–//–» in the place of a name is the person of the row above.

mod cell;
mod member;
mod names;
mod officers;
#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::{
    AnnexMember, AnnexValues, AssociationOnDay, Cell, Field, ImportRow, ImportSummary, KnownPerson, Outcome,
    RawRow, RawTable, References, ReferencesIndex, RowClass, RowError, RowValues, RowWarning,
    matching::PeopleIndex,
    messages,
    normalize::{letters::says_nothing, organization::OrganizationProblem},
    summary::size,
};
use crate::associations::Office;
use names::{AssociationIndex, NotFound};
use officers::Officers;

/// What an annex is compared with besides the dictionaries.
#[derive(Debug, Clone, Copy)]
pub struct Register<'a> {
    /// People.
    pub people: &'a [KnownPerson],
    /// Associations with their officers on the day.
    pub associations: &'a [AssociationOnDay],
    /// Day of the order.
    pub on: NaiveDate,
}

/// Classifies every row: NEW goes into the draft of the order, DUPLICATE says again what stands above.
pub fn classify(table: &RawTable, references: &References, register: Register<'_>) -> Outcome {
    let index = ReferencesIndex::new(references);
    let has = |field: Field| table.rows.iter().any(|row| row.cells.contains_key(&field));
    let composes = has(Field::FullName);
    let listed = !composes
        || [Field::Leader, Field::Curator, Field::CuratingOrganization]
            .into_iter()
            .any(has);
    let mut annex = Annex {
        index: &index,
        associations: AssociationIndex::new(register.associations, &index.subjects),
        people: PeopleIndex::new(register.people),
        known: register.people.iter().map(|p| (p.id.as_str(), p)).collect(),
        officers: Officers::new(register.on),
        listed,
        composes,
        named: None,
        section: None,
        before: None,
        rows_of: HashMap::new(),
        institutions: HashMap::new(),
        seats: HashMap::new(),
    };
    let mut vacancies = 0_usize;
    let mut rows = Vec::new();
    for raw in &table.rows {
        match annex.read(raw) {
            Some(row) => rows.push(row),
            None => vacancies += 1,
        }
    }
    let mut summary = ImportSummary::count(&rows, table, &index.units);
    summary.vacancies = size(vacancies);
    let fresh = |row: &&ImportRow| row.class == RowClass::New;
    let associations: HashSet<&str> = rows
        .iter()
        .filter(fresh)
        .filter_map(|row| match &row.values {
            Some(RowValues::OrderAnnex(values)) => Some(values.association_id.as_str()),
            _ => None,
        })
        .collect();
    summary.records_to_create = size(associations.len());
    let registered = rows
        .iter()
        .filter(fresh)
        .filter(|row| row.warnings.contains(&RowWarning::PersonNew));
    summary.persons_to_create = size(registered.count());
    summary.employments_to_create = summary.persons_to_create;
    Outcome { rows, summary }
}

/// Why a row is rejected: the error, the text at fault, what may be meant.
struct Refusal {
    error: RowError,
    at: String,
    near: Option<String>,
}

impl Refusal {
    fn new(error: RowError, at: impl Into<String>) -> Self {
        let at = at.into();
        Self {
            error,
            at,
            near: None,
        }
    }
}

struct Annex<'a> {
    index: &'a ReferencesIndex<'a>,
    associations: AssociationIndex<'a>,
    people: PeopleIndex,
    known: HashMap<&'a str, &'a KnownPerson>,
    officers: Officers,
    /// Whether the annex lists associations, not only members.
    listed: bool,
    /// Whether it has a column of members.
    composes: bool,
    /// Association named last, as typed.
    named: Option<String>,
    section: Option<String>,
    /// Member of the row above, and the row in which the person is to be registered.
    before: Option<(AnnexMember, Option<u32>)>,
    /// First row of each association.
    rows_of: HashMap<String, u32>,
    /// Institution that was listed first for each association.
    institutions: HashMap<String, String>,
    /// Rows by association and person.
    seats: HashMap<(String, String), u32>,
}

impl<'a> Annex<'a> {
    /// Reads one row; none when it is a vacancy.
    fn read(&mut self, raw: &RawRow) -> Option<ImportRow> {
        if self.section != raw.section {
            self.section.clone_from(&raw.section);
            self.named = None;
        }
        let typed = self.name_of(raw);
        let mut raw = raw.clone();
        if let Some(name) = &typed {
            // A row that is handed back must say its association itself.
            raw.cells
                .insert(Field::AssociationName, Cell::text(name.as_str()));
        }
        self.named.clone_from(&typed);
        match self.place(&raw, typed.as_deref()) {
            Ok(row) => row,
            Err(refusal) => {
                self.before = None;
                let message = messages::refused(refusal.error, &refusal.at, refusal.near.as_deref());
                Some(ImportRow::invalid(&raw, refusal.error, message))
            }
        }
    }

    /// The association as typed: in its cell, in a cell above, in the title of the section.
    fn name_of(&self, raw: &RawRow) -> Option<String> {
        let own = raw.text(Field::AssociationName);
        let title = || {
            let section = raw.section.clone()?;
            self.index.units.find(&section).is_none().then_some(section)
        };
        Some(own)
            .filter(|name| !says_nothing(name))
            .or_else(|| self.named.clone())
            .or_else(title)
    }

    fn place(&mut self, raw: &RawRow, typed: Option<&str>) -> Result<Option<ImportRow>, Refusal> {
        let typed = typed.ok_or_else(|| Refusal::new(RowError::NameEmpty, ""))?;
        let association = self.associations.find(typed).map_err(|problem| {
            let (error, near) = match problem {
                NotFound::Unknown(near) => (RowError::AssociationUnknown, near),
                NotFound::Ambiguous(near) => (RowError::AssociationAmbiguous, near),
            };
            let near = near.iter().map(|name| format!("«{name}»")).collect::<Vec<_>>();
            Refusal {
                near: (!near.is_empty()).then(|| near.join(", ")),
                ..Refusal::new(error, typed)
            }
        })?;
        let mut values = AnnexValues {
            association_id: association.id.clone(),
            listed: self.listed,
            curating_organization_id: self.institution(raw)?,
            member: None,
        };
        let mut warnings = Vec::new();
        let found = self.member(raw, &mut warnings)?;
        let first = !self.rows_of.contains_key(&association.id);
        if found.is_none() && self.composes && (!self.listed || !first) {
            return Ok(None);
        }
        let mut remarks = Vec::new();
        for (office, field) in [(Office::Leader, Field::Leader), (Office::Curator, Field::Curator)] {
            let holder = match office {
                Office::Curator => &association.curator_id,
                _ => &association.leader_id,
            };
            let holder = holder.as_deref().and_then(|id| self.known.get(id)).copied();
            let text = raw.text(field);
            let differs = self
                .officers
                .differs(office, (&association.id, &text), holder, self.index);
            if let Some((warning, remark)) = differs {
                warnings.push(warning);
                remarks.push(remark);
            }
        }
        if let Some(institution) = &values.curating_organization_id {
            let listed = self
                .institutions
                .entry(association.id.clone())
                .or_insert_with(|| institution.clone());
            if listed != institution {
                warnings.push(RowWarning::DupConflict);
            }
        }
        let row = raw.number;
        let mut earlier = (!first)
            .then(|| self.rows_of.get(&association.id).copied())
            .flatten();
        let mut origin = None;
        if let Some((member, registered_in)) = found {
            let key = member
                .person_id
                .clone()
                .unwrap_or_else(|| format!("row {}", registered_in.unwrap_or(row)));
            let seat = (association.id.clone(), key);
            earlier = self.seats.get(&seat).copied();
            self.seats.entry(seat).or_insert(row);
            origin = registered_in;
            if earlier.is_some() {
                warnings.push(RowWarning::MemberRepeated);
            }
            values.member = Some(member);
        }
        self.rows_of.entry(association.id.clone()).or_insert(row);
        warnings.sort_unstable();
        warnings.dedup();
        let class = if earlier.is_some() {
            RowClass::Duplicate
        } else {
            RowClass::New
        };
        let message = told(class, &values, earlier, &warnings, remarks);
        let ref_id = values.member.as_ref().and_then(|m| m.person_id.clone());
        Ok(Some(ImportRow {
            class,
            error: None,
            warnings,
            ref_row: earlier.or(origin),
            ref_id,
            values: Some(RowValues::OrderAnnex(values)),
            message,
            ..ImportRow::invalid(raw, RowError::NameEmpty, String::new())
        }))
    }

    fn institution(&self, raw: &RawRow) -> Result<Option<String>, Refusal> {
        let typed = raw.text(Field::CuratingOrganization);
        match self.index.organizations.find(&typed) {
            Ok(entry) => Ok(Some(entry.id.clone())),
            Err(OrganizationProblem::Empty) => Ok(None),
            Err(OrganizationProblem::Unknown(near)) => Err(Refusal {
                near: near.map(|entry| entry.short_name.clone()),
                ..Refusal::new(RowError::OrgUnknown, typed)
            }),
        }
    }
}

/// What becomes of a row, in Russian.
fn told(
    class: RowClass,
    values: &AnnexValues,
    earlier: Option<u32>,
    warnings: &[RowWarning],
    remarks: Vec<String>,
) -> String {
    let start = match (class, &values.member, earlier) {
        (RowClass::Duplicate, Some(_), Some(row)) => format!("Уже в составе (строка {row}). Пропускается."),
        (RowClass::Duplicate, _, Some(row)) => {
            format!("Объединение уже названо (строка {row}). Пропускается.")
        }
        (_, Some(_), _) if values.listed => "Войдёт в проект приказа: перечень и состав.".to_owned(),
        (_, Some(_), _) => "Войдёт в проект приказа: состав.".to_owned(),
        _ => "Войдёт в проект приказа: перечень.".to_owned(),
    };
    let named =
        |warning: &&RowWarning| !matches!(warning, RowWarning::LeaderDiffers | RowWarning::CuratorDiffers);
    let place = earlier.map_or_else(String::new, |row| format!("строка {row}"));
    let general = warnings
        .iter()
        .filter(named)
        .map(|warning| messages::remark(*warning, &place));
    std::iter::once(start)
        .chain(general)
        .chain(remarks)
        .collect::<Vec<_>>()
        .join(" ")
}
