//! Whether a profile is whole: every reference resolves, every list is complete, every date makes sense.

mod lists;
mod values;

use std::collections::HashSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{DictionaryName, Profile};

/// How the source prints a date that can be read.
const PRINTED_DATE: &str = "%d.%m.%Y";

/// Something wrong in a profile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{place}: {problem}")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProfileFault {
    /// The table and the item, in Russian with the key as written in the file.
    pub place: String,
    /// What is wrong with it, in Russian.
    pub problem: String,
}

/// The faults found so far.
#[derive(Default)]
struct Faults(Vec<ProfileFault>);

impl Faults {
    fn check(&mut self, holds: bool, place: impl Into<String>, problem: impl Into<String>) {
        if !holds {
            self.0.push(ProfileFault {
                place: place.into(),
                problem: problem.into(),
            });
        }
    }

    fn filled(&mut self, place: &str, fields: &[(&str, &str)]) {
        for (name, text) in fields {
            self.check(!text.trim().is_empty(), place, format!("поле «{name}» пусто"));
        }
    }

    fn unique<'a>(&mut self, place: &str, what: &str, values: impl IntoIterator<Item = &'a str>) {
        let mut seen = HashSet::new();
        for value in values {
            self.check(seen.insert(value), place, format!("{what} «{value}» повторяется"));
        }
    }

    fn printed(&mut self, place: &str, printed: Option<&str>, date: Option<NaiveDate>) {
        let Some(date) = date else { return };
        let read = printed.and_then(|text| NaiveDate::parse_from_str(text.trim(), PRINTED_DATE).ok());
        self.check(
            read == Some(date),
            place,
            format!(
                "дата {date} не совпадает с напечатанной «{}»",
                printed.unwrap_or("")
            ),
        );
    }
}

impl Profile {
    /// Every fault of the profile, in the order of the file; an empty answer means that it may be used.
    pub fn validate(&self) -> Vec<ProfileFault> {
        let mut faults = Faults::default();
        let clauses: HashSet<&str> = self.clauses.iter().map(|clause| clause.id.as_str()).collect();
        self.check_header(&mut faults);
        self.check_clauses(&mut faults);
        self.check_bases(&mut faults, &clauses);
        for name in DictionaryName::ALL {
            self.check_dictionary(&mut faults, &clauses, *name);
        }
        self.check_lists_together(&mut faults);
        self.check_dates(&mut faults);
        self.check_settings(&mut faults, &clauses);
        faults.0
    }

    fn check_header(&self, faults: &mut Faults) {
        let place = "Заголовок";
        faults.filled(
            place,
            &[
                ("title", &self.title),
                ("issuer", &self.issuer),
                ("order.number_as_printed", &self.order.number_as_printed),
            ],
        );
        faults.check(
            is_code(&self.code, '-'),
            place,
            format!("код «{}» – не латинские слова через дефис", self.code),
        );
        faults.printed(place, Some(&self.order.date_as_printed), Some(self.order.date));
        faults.check(
            self.in_force_from >= self.order.date,
            place,
            "in_force_from раньше даты приказа",
        );
        let zone = self.timezone.split('/').filter(|part| !part.is_empty()).count();
        faults.check(
            zone >= 2,
            place,
            format!("часовой пояс «{}» – не имя вида Asia/Novosibirsk", self.timezone),
        );
    }

    fn check_clauses(&self, faults: &mut Faults) {
        faults.check(!self.clauses.is_empty(), "Пункты", "нет ни одного пункта");
        faults.unique(
            "Пункты",
            "пункт",
            self.clauses.iter().map(|clause| clause.id.as_str()),
        );
        for clause in &self.clauses {
            faults.filled(
                &format!("Пункт «{}»", clause.id),
                &[("id", &clause.id), ("text", &clause.text)],
            );
        }
    }

    fn check_bases(&self, faults: &mut Faults, clauses: &HashSet<&str>) {
        faults.unique(
            "Правовые основания",
            "код",
            self.legal_bases.iter().map(|basis| basis.code.as_str()),
        );
        for (basis, expected) in self.legal_bases.iter().zip(1..) {
            let place = format!("Правовое основание «{}»", basis.code);
            faults.check(
                basis.number == expected,
                &place,
                format!("номер {} вместо {expected} по порядку", basis.number),
            );
            faults.filled(
                &place,
                &[
                    ("kind", &basis.kind),
                    ("title", &basis.title),
                    ("text", &basis.text),
                ],
            );
            faults.check(
                is_code(&basis.code, '_'),
                &place,
                "код – не латинские слова через подчёркивание",
            );
            faults.printed(&place, basis.date_as_printed.as_deref(), basis.date);
            check_clause(faults, clauses, &place, &basis.clause);
        }
    }
}

fn check_clause(faults: &mut Faults, clauses: &HashSet<&str>, place: &str, clause: &str) {
    faults.check(
        clauses.contains(clause),
        place,
        format!("пункта «{clause}» нет среди пунктов Положения"),
    );
}

/// Lower-case Latin words and digits joined by the given sign, beginning with a letter.
fn is_code(text: &str, joint: char) -> bool {
    let word =
        |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    text.starts_with(|c: char| c.is_ascii_lowercase()) && text.split(joint).all(word)
}
