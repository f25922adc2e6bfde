//! A work plan typed as a table (VII.7.7): meetings and events as rows, months merged downwards, several numbered
//! questions and several responsible people in one cell, sections between them.
//!
//! Rows add to a draft and change nothing that is there: a row of the same kind and title is a repetition. Days stay as
//! typed; what is understood of them is told, and what is not stays words.

mod cells;
#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};

use super::{
    Field, ImportRow, ImportSummary, KnownPerson, Outcome, PlanResponsible, PlanRowValues, RawRow, RawTable,
    References, ReferencesIndex, RowClass, RowError, RowValues, RowWarning, messages,
    normalize::names::{self, PersonName},
    summary::size,
};
use crate::{
    calendar::SchoolYear,
    plans::{ItemKind, understood},
    terms::ru,
    text,
};

/// What the rows are compared with.
#[derive(Debug, Clone, Copy)]
pub struct Register<'a> {
    /// School year of the plan.
    pub school_year: SchoolYear,
    /// Kinds and titles of the rows the plan has.
    pub items: &'a [(ItemKind, String)],
    /// People of the association: responsible ones are looked for among them.
    pub people: &'a [KnownPerson],
}

/// Classifies every row: NEW adds a row to the plan, or continues the row that `ref_row` names; DUPLICATE is there
/// already.
pub fn classify(table: &RawTable, references: &References, register: Register<'_>) -> Outcome {
    let mut reader = Reader::new(table, register);
    let rows: Vec<ImportRow> = table.rows.iter().map(|raw| reader.place(raw)).collect();
    let index = ReferencesIndex::new(references);
    let mut summary = ImportSummary::count(&rows, table, &index.units);
    let begins = |row: &&ImportRow| row.class == RowClass::New && row.ref_row.is_none();
    summary.records_to_create = size(rows.iter().filter(begins).count());
    Outcome { rows, summary }
}

/// A row that was taken, for those that continue or repeat it.
struct Taken {
    row: u32,
    section: Option<String>,
    values: PlanRowValues,
}

struct Reader<'a> {
    register: Register<'a>,
    by_name: HashMap<String, Vec<&'a KnownPerson>>,
    by_initials: HashMap<String, Vec<&'a KnownPerson>>,
    known: HashSet<(ItemKind, String)>,
    /// Whether the table has sections: then a row without questions is a meeting only under «Заседания».
    sections: bool,
    above: Option<Taken>,
}

impl<'a> Reader<'a> {
    fn new(table: &RawTable, register: Register<'a>) -> Self {
        let mut by_name: HashMap<String, Vec<&KnownPerson>> = HashMap::new();
        let mut by_initials: HashMap<String, Vec<&KnownPerson>> = HashMap::new();
        for person in register.people {
            let name = PersonName {
                last_name: person.last_name.clone(),
                first_name: person.first_name.clone(),
                patronymic: person.patronymic.clone().filter(|p| !p.is_empty()),
            };
            by_name.entry(name.key()).or_default().push(person);
            by_initials.entry(name.initials_key()).or_default().push(person);
        }
        Self {
            register,
            by_name,
            by_initials,
            known: register
                .items
                .iter()
                .map(|(kind, title)| (*kind, text::fold(title)))
                .collect(),
            sections: table
                .rows
                .iter()
                .any(|row| cells::kind_of_section(row.section.as_deref()).is_some()),
            above: None,
        }
    }

    fn place(&mut self, raw: &RawRow) -> ImportRow {
        let mut warnings = Vec::new();
        let (title, questions) = cells::title(raw);
        let above = self.above.take().filter(|above| above.section == raw.section);
        let Some(title) = title.or_else(|| {
            // Further questions of the row above, whose theme is not written again.
            let above = above.as_ref().filter(|_| questions.is_some())?;
            Some(above.values.title.clone())
        }) else {
            self.above = above;
            return ImportRow::invalid(
                raw,
                RowError::TitleEmpty,
                messages::refused(RowError::TitleEmpty, "", None),
            );
        };
        let dates = self.dates(raw, above.as_ref(), &mut warnings);
        let values = PlanRowValues {
            item_kind: self.kind(raw, &title, questions.is_some()),
            dates,
            form: cells::short(raw, Field::Form, 200),
            level: cells::level(&raw.text(Field::Level)),
            place: cells::short(raw, Field::Place, 300),
            audience: cells::short(raw, Field::Participants, 300),
            responsible: self.responsible(raw),
            result: cells::short(raw, Field::Result, 1000),
            direction: cells::short(raw, Field::Direction, 300),
            title,
            questions,
        };
        let days = values
            .dates
            .as_deref()
            .and_then(|typed| understood(typed, self.register.school_year));
        if values.dates.is_some() && days.is_none() {
            warnings.push(RowWarning::DatesWords);
        }
        let key = (values.item_kind, text::fold(&values.title));
        let continues = above.as_ref().filter(|a| {
            (a.values.item_kind, text::fold(&a.values.title)) == key
                && a.values != values
                && same_days(a, &values)
        });
        let (class, ref_row, told) = if let Some(above) = continues {
            let told = format!("Дополнит строку {}: вопросы и ответственные сложатся.", above.row);
            (RowClass::New, Some(above.row), told)
        } else if self.known.contains(&key) {
            (
                RowClass::Duplicate,
                None,
                "Такая строка в плане уже есть. Пропускается.".to_owned(),
            )
        } else {
            let told = match days {
                Some(d) => format!(
                    "{}, сроки поняты: {} – {}.",
                    cells::called(values.item_kind),
                    ru(d.from),
                    d.until.pred_opt().map(ru).unwrap_or_default()
                ),
                None => format!("{}: будет внесено.", cells::called(values.item_kind)),
            };
            (RowClass::New, None, told)
        };
        if class == RowClass::New {
            self.known.insert(key);
        }
        let first = continues.map_or(raw.number, |above| above.row);
        self.above = Some(Taken {
            row: first,
            section: raw.section.clone(),
            values: values.clone(),
        });
        warnings.sort_unstable();
        let remarks = warnings.iter().map(|warning| messages::remark(*warning, ""));
        let message = std::iter::once(told).chain(remarks).collect::<Vec<_>>().join(" ");
        ImportRow {
            class,
            error: None,
            warnings,
            ref_row,
            values: Some(RowValues::PlanRow(values)),
            message,
            ..ImportRow::invalid(raw, RowError::TitleEmpty, String::new())
        }
    }

    /// Days of the row: its own, of the month that is its section, or of the row above, whose cell reaches down.
    fn dates(&self, raw: &RawRow, above: Option<&Taken>, warnings: &mut Vec<RowWarning>) -> Option<String> {
        let own = cells::short(raw, Field::Dates, 100);
        let month = || {
            let section = raw.section.clone()?;
            understood(&section, self.register.school_year).map(|_| section)
        };
        own.or_else(month).or_else(|| {
            let inherited = above?.values.dates.clone()?;
            warnings.push(RowWarning::DatesAbove);
            Some(inherited)
        })
    }

    fn kind(&self, raw: &RawRow, title: &str, has_questions: bool) -> ItemKind {
        if let Some(kind) = cells::kind_of_section(raw.section.as_deref()) {
            return kind;
        }
        let said = text::fold(title).starts_with("заседание")
            || text::fold(&raw.text(Field::Form)).contains("заседан");
        if said || has_questions && !self.sections {
            ItemKind::Meeting
        } else {
            ItemKind::Event
        }
    }

    fn responsible(&self, raw: &RawRow) -> Vec<PlanResponsible> {
        cells::people(raw.cell(Field::Responsible))
            .into_iter()
            .map(|written| {
                let named = written.split(',').next().unwrap_or_default();
                let found = match names::parse(named) {
                    Ok(name) => self.by_name.get(&name.key()),
                    Err(_) => names::parse_initials(named).and_then(|key| self.by_initials.get(&key)),
                };
                let only = found.and_then(|all| match all.as_slice() {
                    [only] => Some(only.id.clone()),
                    _ => None,
                });
                PlanResponsible {
                    person_id: only,
                    name: written,
                }
            })
            .collect()
    }
}

/// Whether a row stands on the days of the one above: questions of one meeting do.
fn same_days(above: &Taken, values: &PlanRowValues) -> bool {
    above.values.dates == values.dates
}
