//! Which association of the register a paper means.

use std::collections::{HashMap, HashSet};

use crate::{
    associations::AssociationKind,
    imports::{
        AssociationOnDay,
        normalize::{SubjectIndex, letters::squash},
    },
    text,
};

/// Words before the name proper that say no more than «ММО».
const PREFIXES: [&[&str]; 5] = [
    &["муниципальное", "методическое", "объединение"],
    &["городское", "методическое", "объединение"],
    &["методическое", "объединение"],
    &["ммо"],
    &["гмо"],
];
/// Most names that are offered for one that is not found.
const OFFERED: usize = 3;
/// Least likeness of a name that is offered, from 0 to 1.
const ALIKE: f64 = 0.5;

/// Associations of the register by what a paper calls them.
pub(super) struct AssociationIndex<'a> {
    all: &'a [AssociationOnDay],
    by_key: HashMap<String, Vec<usize>>,
    by_subject: HashMap<&'a str, Vec<usize>>,
    subjects: &'a SubjectIndex,
}

/// Why a text names no association, with the names that may be meant.
#[derive(Debug, PartialEq)]
pub(super) enum NotFound {
    Unknown(Vec<String>),
    Ambiguous(Vec<String>),
}

impl<'a> AssociationIndex<'a> {
    pub(super) fn new(all: &'a [AssociationOnDay], subjects: &'a SubjectIndex) -> Self {
        let mut by_key: HashMap<String, Vec<usize>> = HashMap::new();
        let mut by_subject: HashMap<&str, Vec<usize>> = HashMap::new();
        for (at, known) in all.iter().enumerate() {
            for key in [key(&known.name), squash(&known.code)] {
                let places = by_key.entry(key).or_default();
                if !places.contains(&at) {
                    places.push(at);
                }
            }
            if let Some(subject) = known.subject_code.as_deref()
                && known.kind == AssociationKind::Mmo
            {
                by_subject.entry(subject).or_default().push(at);
            }
        }
        Self {
            all,
            by_key,
            by_subject,
            subjects,
        }
    }

    /// The association that a text means: by name or code, else the only ММО of the subject it names. Of several with
    /// one name the one that goes on is meant.
    pub(super) fn find(&self, typed: &str) -> Result<&'a AssociationOnDay, NotFound> {
        let named = self.at(self.by_key.get(&key(typed)));
        match self.only(&named) {
            Some(found) => return Ok(found),
            None if named.is_empty() => {}
            None => {
                let codes = named.iter().map(|a| format!("{} ({})", a.name, a.code));
                return Err(NotFound::Ambiguous(codes.take(OFFERED).collect()));
            }
        }
        let subject = self.subject_of(typed);
        let taught = self.at(subject.as_deref().and_then(|code| self.by_subject.get(code)));
        self.only(&taught)
            .ok_or_else(|| NotFound::Unknown(self.nearest(typed)))
    }

    fn at(&self, places: Option<&Vec<usize>>) -> Vec<&'a AssociationOnDay> {
        let places = places.into_iter().flatten();
        places.filter_map(|at| self.all.get(*at)).collect()
    }

    fn only(&self, found: &[&'a AssociationOnDay]) -> Option<&'a AssociationOnDay> {
        let going_on: Vec<_> = found.iter().copied().filter(|a| a.goes_on).collect();
        match (found, going_on.as_slice()) {
            ([only], _) | (_, [only]) => Some(*only),
            _ => None,
        }
    }

    /// The one subject in «ММО учителей математики», «Математика»; none for other professions.
    fn subject_of(&self, typed: &str) -> Option<String> {
        let words = bare(typed);
        let taught = match words.first().map(String::as_str) {
            Some("учителей" | "преподавателей") => words.get(1..)?,
            _ => &words,
        };
        let found = self.subjects.parse_genitive(&taught.join(" "));
        match found.codes.as_slice() {
            [only] if !found.unknown => Some(only.clone()),
            _ => None,
        }
    }

    /// Names most like a text, the likest first.
    fn nearest(&self, typed: &str) -> Vec<String> {
        let wanted = pairs(&key(typed));
        let mut alike: Vec<(f64, &str)> = self
            .all
            .iter()
            .map(|a| (likeness(&wanted, &pairs(&key(&a.name))), a.name.as_str()))
            .filter(|(likeness, _)| *likeness >= ALIKE)
            .collect();
        alike.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
        alike
            .into_iter()
            .take(OFFERED)
            .map(|(_, name)| name.to_owned())
            .collect()
    }
}

/// The key by which names are compared: without «ММО» and without the name of the city.
fn key(name: &str) -> String {
    squash(&bare(name).join(" "))
}

fn bare(name: &str) -> Vec<String> {
    let words = text::words(&crate::imports::normalize::letters::cyrillic(name));
    let mut words = words.as_slice();
    while let Some(prefix) = PREFIXES.iter().find(|prefix| starts_with(words, prefix)) {
        words = words.get(prefix.len()..).unwrap_or_default();
    }
    if let [front @ .., city, _] = words
        && !front.is_empty()
        && matches!(city.as_str(), "города" | "город" | "г")
    {
        words = front;
    }
    words.to_vec()
}

fn starts_with(words: &[String], prefix: &[&str]) -> bool {
    words.len() > prefix.len() && words.iter().zip(prefix).all(|(word, wanted)| word == wanted)
}

fn pairs(key: &str) -> HashSet<(char, char)> {
    key.chars().zip(key.chars().skip(1)).collect()
}

/// The share of pairs of letters that two names have in common (Dice).
#[allow(clippy::cast_precision_loss, reason = "a name has few letters")]
fn likeness(one: &HashSet<(char, char)>, other: &HashSet<(char, char)>) -> f64 {
    let all = one.len() + other.len();
    if all == 0 {
        return 0.0;
    }
    2.0 * one.intersection(other).count() as f64 / all as f64
}
