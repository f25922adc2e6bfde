//! The matrix of heads of district associations: rows are subjects, columns administrative units.
//!
//! A cell holds «Фамилия Имя Отчество, МБОУ СОШ № …, 8-9…», «Фамилия И.О.\nСОШ 904», «вакансия», or «она же».
//!
//! How «она же», «он же», «та же», «-//-» are read: the head of the cell above in the same column (one unit, the
//! previous subject: a head works in one unit and may lead two related subjects), and when that cell is empty,
//! vacant or refused, the nearest filled cell to the left in the same row. When both exist and differ, the row is
//! warned with `SAME_AS_GUESSED`.

pub(in crate::imports) mod cell;

use std::collections::HashMap;

use super::{
    DistrictHeadValues, Field, ImportRow, ImportSummary, KnownHead, KnownPerson, Outcome, RawRow, RawTable,
    References, ReferencesIndex, RowClass, RowError, RowValues, RowWarning,
    matching::{PeopleIndex, Recognition, Reference, Sighting},
    messages,
    normalize::letters::says_nothing,
    summary::size,
};
use cell::{Content, HeadCell, HeadName};

/// Classifies every filled cell of the matrix. NEW is a new term as head; whether the person is new as well, say
/// `person_id` and `ref_row`: without both, the person is to be created.
pub fn classify(
    table: &RawTable,
    references: &References,
    people: &[KnownPerson],
    heads: &[KnownHead],
) -> Outcome {
    let index = ReferencesIndex::new(references);
    let mut matrix = Matrix {
        index: &index,
        people: PeopleIndex::new(people),
        names: people.iter().map(|person| (person.id.as_str(), person)).collect(),
        heads: heads
            .iter()
            .map(|head| {
                (
                    (head.subject_code.clone(), head.admin_unit_code.clone()),
                    head.person_id.clone(),
                )
            })
            .collect(),
        above: HashMap::new(),
        left: None,
        placed: HashMap::new(),
        first_values: HashMap::new(),
    };
    let mut vacancies = 0_usize;
    let mut rows = Vec::new();
    for raw in &table.rows {
        match matrix.read(raw) {
            Some(row) => rows.push(row),
            None => vacancies += 1,
        }
    }
    let mut summary = ImportSummary::count(&rows, table, &index.units);
    summary.vacancies = size(vacancies);
    summary.records_to_create = summary.of(RowClass::New);
    let creates = |row: &&ImportRow| {
        let known = matches!(&row.values, Some(RowValues::DistrictHead(head)) if head.person_id.is_some());
        row.class == RowClass::New && row.ref_row.is_none() && !known
    };
    summary.persons_to_create = size(rows.iter().filter(creates).count());
    summary.employments_to_create = summary.persons_to_create;
    Outcome { rows, summary }
}

struct Matrix<'a> {
    index: &'a ReferencesIndex<'a>,
    people: PeopleIndex,
    names: HashMap<&'a str, &'a KnownPerson>,
    heads: HashMap<(String, String), String>,
    /// Last head of each column.
    above: HashMap<String, (DistrictHeadValues, u32)>,
    /// Last head of the row.
    left: Option<(u32, DistrictHeadValues)>,
    /// Rows by subject and unit.
    placed: HashMap<(String, String), u32>,
    /// Values of people first met in the file, by row and name.
    first_values: HashMap<u32, Vec<DistrictHeadValues>>,
}

impl Matrix<'_> {
    /// Reads one cell; none when it is a vacancy.
    fn read(&mut self, raw: &RawRow) -> Option<ImportRow> {
        let unit_name = raw.text(Field::District);
        if self.left.as_ref().is_some_and(|(row, _)| *row != raw.number) {
            self.left = None;
        }
        let content = cell::parse(raw.cell(Field::Head), &self.index.organizations);
        if matches!(content, Content::Vacant) {
            self.above.remove(&unit_name);
            return None;
        }
        Some(
            self.place(raw, &unit_name, content)
                .unwrap_or_else(|(error, at)| {
                    self.above.remove(&unit_name);
                    ImportRow::invalid(raw, error, messages::refused(error, &at, None))
                }),
        )
    }

    fn place(
        &mut self,
        raw: &RawRow,
        unit_name: &str,
        content: Content,
    ) -> Result<ImportRow, (RowError, String)> {
        let subject = raw.text(Field::Subject);
        if says_nothing(&subject) {
            return Err((RowError::SubjectEmpty, subject));
        }
        let subject_code = self
            .index
            .subjects
            .find(&subject)
            .ok_or((RowError::SubjectUnknown, subject.clone()))?
            .to_owned();
        let unit = self
            .index
            .units
            .find(unit_name)
            .ok_or((RowError::DistrictUnknown, unit_name.to_owned()))?;
        let place = (subject_code, unit.to_owned());
        let mut warnings = Vec::new();
        let (mut values, ref_row) = match content {
            Content::Person(head) => self.person(raw, head, &mut warnings)?,
            _ => self
                .same_as(unit_name, &mut warnings)
                .ok_or((RowError::ReferenceMissing, raw.text(Field::Head)))?,
        };
        values.subject_code.clone_from(&place.0);
        values.admin_unit_code.clone_from(&place.1);
        let known = self.heads.get(&place);
        let placed = self.placed.get(&place).copied();
        let same = known.is_some() && known == values.person_id.as_ref();
        if placed.is_some() || known.is_some() && !same {
            warnings.push(RowWarning::DupConflict);
        }
        let class = if same || placed.is_some() {
            RowClass::Duplicate
        } else {
            RowClass::New
        };
        self.placed.entry(place).or_insert(raw.number);
        let origin = ref_row.unwrap_or(raw.number);
        self.above.insert(unit_name.to_owned(), (values.clone(), origin));
        self.left = Some((raw.number, values.clone()));
        self.first_values.entry(origin).or_default().push(values.clone());
        let reference = Reference {
            row: placed.or(ref_row),
            id: values.person_id.clone(),
        };
        warnings.sort_unstable();
        warnings.dedup();
        let message = messages::accepted(class, &reference, &warnings);
        Ok(ImportRow {
            class,
            error: None,
            warnings,
            ref_row: reference.row,
            ref_id: reference.id,
            values: Some(RowValues::DistrictHead(values)),
            message,
            ..ImportRow::invalid(raw, RowError::FioMissing, String::new())
        })
    }

    /// The head that «она же» means, see the module's description.
    fn same_as(
        &self,
        unit_name: &str,
        warnings: &mut Vec<RowWarning>,
    ) -> Option<(DistrictHeadValues, Option<u32>)> {
        let left = self.left.as_ref().map(|(row, values)| (values, *row));
        let above = self.above.get(unit_name).map(|(values, row)| (values, *row));
        if let (Some((above, _)), Some((left, _))) = (above, left)
            && (&above.last_name, &above.first_name) != (&left.last_name, &left.first_name)
        {
            warnings.push(RowWarning::SameAsGuessed);
        }
        let (values, row) = above.or(left)?;
        let created_here = values.person_id.is_none();
        Some((values.clone(), created_here.then_some(row)))
    }

    fn person(
        &mut self,
        raw: &RawRow,
        head: HeadCell,
        warnings: &mut Vec<RowWarning>,
    ) -> Result<(DistrictHeadValues, Option<u32>), (RowError, String)> {
        if let Some(unknown) = head.unknown_organization {
            return Err((RowError::OrgUnknown, unknown));
        }
        if head.bad_phone {
            warnings.push(RowWarning::PhoneInvalid);
        }
        let organization = head.organization_id;
        let mut values = DistrictHeadValues {
            organization_id: organization.clone(),
            phone: head.phone,
            ..Default::default()
        };
        let at = organization.as_deref();
        match head.name {
            HeadName::Problem(error, text) => Err((error, text)),
            HeadName::Initials { key, text } => {
                let mut found = self.people.by_initials(&key, at);
                if found.is_empty() && at.is_none() {
                    found = self.people.by_initials(&key, None);
                }
                let [only] = found.as_slice() else {
                    return Err((RowError::FioInitials, text));
                };
                let only = only.clone();
                self.take_names(&only, &key, &mut values);
                Ok((values, only.row.filter(|_| only.id.is_none())))
            }
            HeadName::Full(name) => {
                values.last_name.clone_from(&name.last_name);
                values.first_name.clone_from(&name.first_name);
                values.patronymic.clone_from(&name.patronymic);
                let Some(organization) = at else {
                    // Without a place of work only somebody already known can be meant.
                    let found = self.people.by_name(&name, None);
                    let [only] = found.as_slice() else {
                        return Err((RowError::OrgEmpty, name.full()));
                    };
                    values.person_id.clone_from(&only.id);
                    return Ok((values, only.row.filter(|_| only.id.is_none())));
                };
                let recognition = self.people.recognize(Sighting {
                    name: &name,
                    organization_id: organization,
                    phone: values.phone.as_deref(),
                    email: None,
                    category: "",
                    row: raw.number,
                });
                let of = match recognition {
                    Recognition::New => Reference::default(),
                    Recognition::Namesake(_) => {
                        warnings.push(RowWarning::Namesake);
                        Reference::default()
                    }
                    Recognition::SecondJob(of) | Recognition::Duplicate { of, .. } => of,
                };
                values.person_id.clone_from(&of.id);
                Ok((values, of.row.filter(|_| of.id.is_none())))
            }
        }
    }

    /// Fills in the name of somebody found by initials.
    fn take_names(&self, found: &Reference, key: &str, values: &mut DistrictHeadValues) {
        values.person_id.clone_from(&found.id);
        if let Some(person) = found.id.as_deref().and_then(|id| self.names.get(id)) {
            values.last_name.clone_from(&person.last_name);
            values.first_name.clone_from(&person.first_name);
            values.patronymic.clone_from(&person.patronymic);
        } else if let Some(first) = found.row.and_then(|row| {
            let surname = key.split('|').next().unwrap_or("");
            self.first_values
                .get(&row)?
                .iter()
                .find(|v| crate::text::fold(&v.last_name) == surname)
        }) {
            values.last_name.clone_from(&first.last_name);
            values.first_name.clone_from(&first.first_name);
            values.patronymic.clone_from(&first.patronymic);
        }
    }
}
