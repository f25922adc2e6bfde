//! Answers of a registration form for a meeting (layout of forms): who came, in person or online (VII.7.6).
//!
//! Forms are filled in by anybody and more than once: of one person the last answer counts, whoever is no participant
//! is an invitee, and what the meeting knows already is never changed: a mark of the secretary outweighs a form.

mod answer;
#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};

use chrono::NaiveDateTime;

use super::{
    Field, ImportRow, ImportSummary, KnownPerson, Outcome, RawRow, RawTable, References, ReferencesIndex,
    RegistrationValues, RowClass, RowError, RowValues, RowWarning, messages,
    normalize::names::{self, NameProblem, PersonName},
    summary::size,
};
use crate::meetings::Mark;

/// A participant of the meeting with the mark so far.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Registrant {
    /// Who.
    pub person: KnownPerson,
    /// How they took part, if somebody has said so.
    pub mark: Option<Mark>,
}

/// What the answers are compared with besides the dictionaries.
#[derive(Debug, Clone, Copy)]
pub struct Register<'a> {
    /// Participants of the meeting.
    pub participants: &'a [Registrant],
    /// Names of its invitees, as written.
    pub invitees: &'a [String],
}

/// Classifies every answer: NEW marks a participant or adds an invitee, DUPLICATE says again what another answer or
/// the meeting says.
pub fn classify(table: &RawTable, references: &References, register: Register<'_>) -> Outcome {
    let index = ReferencesIndex::new(references);
    let form = Form::new(&index, table, register);
    let answers: Vec<Result<Answer<'_>, Refusal>> = table.rows.iter().map(|raw| form.read(raw)).collect();
    let last = last_answers(&answers);
    let rows: Vec<ImportRow> = table
        .rows
        .iter()
        .zip(answers)
        .map(|(raw, answer)| match answer {
            Ok(answer) => form.place(raw, answer, &last),
            Err((error, at)) => ImportRow::invalid(raw, error, messages::refused(error, &at, None)),
        })
        .collect();
    let mut summary = ImportSummary::count(&rows, table, &index.units);
    let fresh = rows.iter().filter(|row| row.class == RowClass::New).count();
    summary.records_to_create = size(fresh);
    Outcome { rows, summary }
}

/// Why an answer is rejected: the error and the text at fault.
type Refusal = (RowError, String);

/// An answer that was understood.
struct Answer<'a> {
    /// By what answers of one person meet.
    key: String,
    row: u32,
    at: Option<NaiveDateTime>,
    known: Option<&'a Registrant>,
    values: RegistrationValues,
    warnings: Vec<RowWarning>,
}

/// The row of each person's last answer: by the time of the answers, else by their order.
fn last_answers(answers: &[Result<Answer<'_>, Refusal>]) -> HashMap<String, u32> {
    let mut last: HashMap<String, (Option<NaiveDateTime>, u32)> = HashMap::new();
    for answer in answers.iter().flatten() {
        let earlier = last.get(&answer.key);
        let older = earlier.is_some_and(|(at, _)| at.zip(answer.at).is_some_and(|(last, own)| own < last));
        if !older {
            last.insert(answer.key.clone(), (answer.at, answer.row));
        }
    }
    last.into_iter().map(|(key, (_, row))| (key, row)).collect()
}

struct Form<'a> {
    index: &'a ReferencesIndex<'a>,
    by_name: HashMap<String, Vec<&'a Registrant>>,
    by_initials: HashMap<String, Vec<&'a Registrant>>,
    invitees: HashSet<String>,
    /// Whether the form asks for consent: then nobody is taken over without it.
    asks_consent: bool,
}

impl<'a> Form<'a> {
    fn new(index: &'a ReferencesIndex<'a>, table: &RawTable, register: Register<'a>) -> Self {
        let mut by_name: HashMap<String, Vec<&Registrant>> = HashMap::new();
        let mut by_initials: HashMap<String, Vec<&Registrant>> = HashMap::new();
        for registrant in register.participants {
            let person = &registrant.person;
            let name = PersonName {
                last_name: person.last_name.clone(),
                first_name: person.first_name.clone(),
                patronymic: person.patronymic.clone().filter(|p| !p.is_empty()),
            };
            by_name.entry(name.key()).or_default().push(registrant);
            by_initials
                .entry(name.initials_key())
                .or_default()
                .push(registrant);
        }
        let consent = |row: &RawRow| row.cells.contains_key(&Field::Consent);
        Self {
            index,
            by_name,
            by_initials,
            invitees: register.invitees.iter().map(|typed| invitee_key(typed)).collect(),
            asks_consent: table.rows.iter().any(consent),
        }
    }

    fn read(&self, raw: &RawRow) -> Result<Answer<'a>, Refusal> {
        let typed = raw.text(Field::FullName);
        let (name, known) = self.person(raw, &typed)?;
        let participation = raw.text(Field::Participation);
        let mark = answer::mark(&participation).ok_or((RowError::ParticipationUnknown, participation))?;
        let consent = raw.text(Field::Consent);
        if self.asks_consent && !answer::agrees(&consent) {
            return Err((RowError::ConsentMissing, consent));
        }
        let mut warnings = Vec::new();
        if known.is_some_and(|known| self.elsewhere(raw, known)) {
            warnings.push(RowWarning::PlaceDiffers);
        }
        let note: Vec<String> = [Field::Position, Field::Organization]
            .map(|field| raw.text(field))
            .into_iter()
            .filter(|text| !text.is_empty())
            .collect();
        let note = note.join(", ").chars().take(300).collect::<String>();
        let person_id = known.map(|known| known.person.id.clone());
        Ok(Answer {
            key: person_id.clone().unwrap_or_else(|| invitee_key(&name)),
            row: raw.number,
            at: answer::moment(raw.cell(Field::SubmittedAt)),
            known,
            values: RegistrationValues {
                person_id,
                name,
                note: Some(note).filter(|note| !note.is_empty()),
                mark,
            },
            warnings,
        })
    }

    /// The name and the participant who has it; of namesakes the one who works where the answer says.
    fn person(&self, raw: &RawRow, typed: &str) -> Result<(String, Option<&'a Registrant>), Refusal> {
        let refused = |error| Err((error, typed.to_owned()));
        let (name, found) = match names::parse(typed) {
            Ok(name) => (name.full(), self.by_name.get(&name.key())),
            Err(NameProblem::Initials) => {
                let found = names::parse_initials(typed).and_then(|key| self.by_initials.get(&key));
                if found.is_none() {
                    return refused(RowError::FioInitials);
                }
                (typed.to_owned(), found)
            }
            Err(NameProblem::Missing) => return refused(RowError::FioMissing),
            Err(NameProblem::Incomplete) => return refused(RowError::FioIncomplete),
            Err(NameProblem::Invalid) => return refused(RowError::FioInvalid),
        };
        match found.map_or(&[][..], Vec::as_slice) {
            [] => Ok((name, None)),
            [only] => Ok((name, Some(*only))),
            several => {
                let here =
                    |known: &&&Registrant| !self.elsewhere(raw, known) && self.organization(raw).is_some();
                let mut here = several.iter().filter(here);
                match (here.next(), here.next()) {
                    (Some(only), None) => Ok((name, Some(*only))),
                    _ => refused(RowError::PersonAmbiguous),
                }
            }
        }
    }

    /// The organization of the answer, if the register knows it: in forms schools are written as people like.
    fn organization(&self, raw: &RawRow) -> Option<&'a str> {
        let found = self.index.organizations.find(&raw.text(Field::Organization));
        found.ok().map(|entry| entry.id.as_str())
    }

    fn elsewhere(&self, raw: &RawRow, known: &Registrant) -> bool {
        let own = &known.person.organization_ids;
        let named = self.organization(raw);
        named.is_some_and(|named| !own.is_empty() && own.iter().all(|id| id != named))
    }

    fn place(&self, raw: &RawRow, answer: Answer<'_>, last: &HashMap<String, u32>) -> ImportRow {
        let mark = answer.values.mark;
        let mut warnings = answer.warnings;
        let later = last.get(&answer.key).copied().filter(|row| *row != answer.row);
        let (class, told) = match (later, answer.known) {
            (Some(row), _) => (
                RowClass::Duplicate,
                format!("Есть более поздний ответ того же человека (строка {row}). Пропускается."),
            ),
            (
                None,
                Some(Registrant {
                    mark: Some(known), ..
                }),
            ) => {
                if *known != mark {
                    warnings.push(RowWarning::DupConflict);
                }
                (RowClass::Duplicate, "Отметка уже есть. Пропускается.".to_owned())
            }
            (None, Some(_)) => (
                RowClass::New,
                match mark {
                    Mark::Online => "Участие будет отмечено: дистанционно.".to_owned(),
                    _ => "Участие будет отмечено: очно.".to_owned(),
                },
            ),
            (None, None) if self.invitees.contains(&answer.key) => (
                RowClass::Duplicate,
                "Уже среди приглашённых. Пропускается.".to_owned(),
            ),
            (None, None) => (
                RowClass::New,
                "Не состоит в объединении: будет внесён в приглашённые.".to_owned(),
            ),
        };
        warnings.sort_unstable();
        let remarks = warnings.iter().map(|warning| messages::remark(*warning, ""));
        let message = std::iter::once(told).chain(remarks).collect::<Vec<_>>().join(" ");
        ImportRow {
            class,
            error: None,
            warnings,
            ref_row: later,
            ref_id: answer.values.person_id.clone(),
            values: Some(RowValues::Registration(answer.values)),
            message,
            ..ImportRow::invalid(raw, RowError::NameEmpty, String::new())
        }
    }
}

/// By what invitees are told from each other: their names.
fn invitee_key(typed: &str) -> String {
    names::parse(typed).map_or_else(|_| crate::text::fold(typed), |name| name.key())
}
