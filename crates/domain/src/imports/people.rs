//! The consolidated list of pedagogues: each row becomes a person with an employment, or a reason why not.

use chrono::NaiveDate;

use super::{
    Field, ImportRow, ImportSummary, KnownPerson, Outcome, PersonValues, RawRow, RawTable, References,
    ReferencesIndex, RowClass, RowError, RowValues, RowWarning,
    matching::{PeopleIndex, Recognition, Reference, Sighting},
    memory::Memory,
    messages,
    normalize::{
        SubjectIndex,
        category::{self, CategoryFound},
        dates, email,
        experience::{self, ExperienceProblem},
        letters::says_nothing,
        names::{self, NameProblem, PersonName},
        organization::OrganizationProblem,
        phone,
        position::PositionProblem,
    },
};
use crate::dictionaries::category_valid_until;

/// Classifies every row: new, namesake, second job, duplicate or invalid, against the register and the rows above.
///
/// `as_of` is the date on which categories are judged and to which the experience refers.
pub fn classify(
    table: &RawTable,
    references: &References,
    known: &[KnownPerson],
    as_of: NaiveDate,
) -> Outcome {
    let index = ReferencesIndex::new(references);
    let mut people = PeopleIndex::new(known);
    let mut memory = Memory::new(&index);
    let rows: Vec<ImportRow> = table
        .rows
        .iter()
        .map(|raw| match read(raw, &index.subjects, &mut memory, as_of) {
            Ok(reading) => recognize(raw, reading, &mut people),
            Err(refusal) => refused(raw, refusal),
        })
        .collect();
    let mut summary = ImportSummary::count(&rows, table, &index.units);
    summary.persons_to_create = summary.of(RowClass::New) + summary.of(RowClass::Namesake);
    summary.employments_to_create = summary.persons_to_create + summary.of(RowClass::SecondJob);
    Outcome { rows, summary }
}

/// A row in which everything that must be readable is.
struct Reading {
    name: PersonName,
    values: PersonValues,
    warnings: Vec<RowWarning>,
}

/// Why a row is rejected, with the text at fault and a hint.
struct Refusal {
    error: RowError,
    at: String,
    hint: Option<String>,
}

impl Refusal {
    fn new(error: RowError, at: impl Into<String>) -> Self {
        Self {
            error,
            at: at.into(),
            hint: None,
        }
    }
}

fn read(
    raw: &RawRow,
    genitives: &SubjectIndex,
    memory: &mut Memory<'_, '_>,
    as_of: NaiveDate,
) -> Result<Reading, Refusal> {
    let name = read_name(raw)?;
    let organization = raw.text(Field::Organization);
    let entry = memory
        .organization(&organization)
        .map_err(|problem| match problem {
            OrganizationProblem::Empty => Refusal::new(RowError::OrgEmpty, ""),
            OrganizationProblem::Unknown(near) => Refusal {
                hint: near.map(|entry| entry.short_name.clone()),
                ..Refusal::new(RowError::OrgUnknown, organization.as_str())
            },
        })?;
    let typed = raw.text(Field::Position);
    let position = memory.position(&typed).map_err(|problem| match problem {
        PositionProblem::Empty => Refusal::new(RowError::PositionEmpty, ""),
        PositionProblem::Unknown => Refusal::new(RowError::PositionUnknown, typed.as_str()),
    })?;
    let typed = raw.text(Field::Category);
    let category = memory
        .category(&typed)
        .map_err(|_| Refusal::new(RowError::CategoryUnknown, typed.as_str()))?;
    let (total, pedagogical) = read_experience(raw)?;

    let mut warnings = Vec::new();
    let mut warn = |warning: RowWarning, when: bool| {
        if when {
            warnings.push(warning);
        }
    };
    let typed = raw.text(Field::Subject);
    let subjects = match &position.subject {
        Some(subject) if says_nothing(&typed) => genitives.parse_genitive(subject),
        _ => memory.subjects(&typed),
    };
    warn(RowWarning::SubjectUnknown, subjects.unknown);
    let (date, bad_date) = read_date(raw, &category);
    warn(RowWarning::DateInvalid, bad_date);
    let until = date.and_then(|granted| category_valid_until(&category.code, granted));
    warn(
        RowWarning::CategoryExpired,
        until.is_some_and(|until| until <= as_of),
    );
    warn(RowWarning::ExperienceMissing, pedagogical.is_none());
    let phone = phone::parse(&raw.text(Field::Phone));
    warn(RowWarning::PhoneInvalid, phone.is_err());
    let email = email::parse(&raw.text(Field::Email));
    warn(RowWarning::EmailInvalid, email.is_err());
    let unit = [Some(raw.text(Field::District)), raw.section.clone()]
        .into_iter()
        .flatten()
        .find_map(|text| memory.unit(&text));
    warn(
        RowWarning::DistrictMismatch,
        unit.as_deref()
            .zip(entry.admin_unit_code.as_deref())
            .is_some_and(|(listed, own)| listed != own),
    );

    let values = PersonValues {
        last_name: name.last_name.clone(),
        first_name: name.first_name.clone(),
        patronymic: name.patronymic.clone(),
        organization_id: entry.id.clone(),
        position: position.code,
        subjects: subjects.codes,
        category: category.code,
        category_date: date,
        experience_total: total,
        experience_ped: pedagogical,
        phone: phone.ok().flatten(),
        email: email.ok().flatten(),
    };
    Ok(Reading {
        name,
        values,
        warnings,
    })
}

fn read_name(raw: &RawRow) -> Result<PersonName, Refusal> {
    let whole = if raw.cells.contains_key(&Field::LastName) || raw.cells.contains_key(&Field::FirstName) {
        [Field::LastName, Field::FirstName, Field::Patronymic]
            .map(|field| raw.text(field))
            .join(" ")
    } else {
        raw.text(Field::FullName)
    };
    names::parse(&whole).map_err(|problem| {
        let error = match problem {
            NameProblem::Missing => RowError::FioMissing,
            NameProblem::Initials => RowError::FioInitials,
            NameProblem::Incomplete => RowError::FioIncomplete,
            NameProblem::Invalid => RowError::FioInvalid,
        };
        Refusal::new(error, whole.trim())
    })
}

fn read_experience(raw: &RawRow) -> Result<(Option<u32>, Option<u32>), Refusal> {
    let one = |field: Field| {
        experience::parse(raw.cell(field)).map_err(|problem| {
            let error = match problem {
                ExperienceProblem::Unparsable => RowError::ExperienceUnparsable,
                ExperienceProblem::Range => RowError::ExperienceRange,
            };
            Refusal::new(error, raw.text(field))
        })
    };
    let (total, pedagogical) = (one(Field::ExperienceTotal)?, one(Field::ExperiencePed)?);
    match (total, pedagogical) {
        (Some(all), Some(part)) if part > all => Err(Refusal::new(
            RowError::ExperienceConflict,
            format!("{part} > {all}"),
        )),
        both => Ok(both),
    }
}

/// The date of the category and whether a date is written that cannot be read; «без категории» has no date.
fn read_date(raw: &RawRow, found: &CategoryFound) -> (Option<NaiveDate>, bool) {
    if found.code == category::NONE {
        return (None, false);
    }
    let cell = raw.cell(Field::CategoryDate);
    if says_nothing(&cell.display()) {
        return (found.date, found.bad_date);
    }
    let date = dates::parse(cell);
    (date, date.is_none())
}

fn recognize(raw: &RawRow, reading: Reading, people: &mut PeopleIndex) -> ImportRow {
    let Reading {
        name,
        values,
        mut warnings,
    } = reading;
    let recognition = people.recognize(Sighting {
        name: &name,
        organization_id: &values.organization_id,
        phone: values.phone.as_deref(),
        email: values.email.as_deref(),
        category: &values.category,
        row: raw.number,
    });
    let (class, reference) = match recognition {
        Recognition::New => (RowClass::New, Reference::default()),
        Recognition::Namesake(of) => {
            warnings.push(RowWarning::Namesake);
            (RowClass::Namesake, of)
        }
        Recognition::SecondJob(of) => (RowClass::SecondJob, of),
        Recognition::Duplicate { of, conflict } => {
            if conflict {
                warnings.push(RowWarning::DupConflict);
            }
            (RowClass::Duplicate, of)
        }
    };
    warnings.sort_unstable();
    let message = messages::accepted(class, &reference, &warnings);
    ImportRow {
        row: raw.number,
        class,
        error: None,
        warnings,
        ref_row: reference.row,
        ref_id: reference.id,
        section: raw.section.clone(),
        cells: raw.cells.clone(),
        values: Some(RowValues::Person(values)),
        message,
    }
}

fn refused(raw: &RawRow, refusal: Refusal) -> ImportRow {
    let message = messages::refused(refusal.error, &refusal.at, refusal.hint.as_deref());
    ImportRow::invalid(raw, refusal.error, message)
}
