//! Organizations (rule 3): kind and number, or full or short name; quotes, «№» and spacing do not matter.

use std::collections::{HashMap, HashSet};

use super::letters::{self, cyrillic, says_nothing, squash, without_brackets};
use crate::{imports::OrganizationEntry, organizations::OrganizationKind, text};

/// Words of the legal form that may stand before a name or be left out.
const LEGAL_FORMS: [&str; 26] = [
    "мбоу",
    "маоу",
    "мкоу",
    "моу",
    "мбдоу",
    "мадоу",
    "мкдоу",
    "мдоу",
    "мбудо",
    "маудо",
    "мкудо",
    "мбу",
    "мау",
    "мку",
    "му",
    "гбоу",
    "гаоу",
    "гкоу",
    "гапоу",
    "гбпоу",
    "гау",
    "гбу",
    "чоу",
    "ано",
    "до",
    "дпо",
];

/// Organizations arranged for look-up by what a list calls them.
#[derive(Debug)]
pub struct OrganizationIndex<'a> {
    entries: &'a [OrganizationEntry],
    by_kind: HashMap<(OrganizationKind, String), Slot>,
    by_name: HashMap<String, Slot>,
    by_number: HashMap<String, Slot>,
}

/// One organization, or several between which a name does not decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Slot {
    One(usize),
    Several,
}

/// Why a cell names no organization.
#[derive(Debug, Clone, PartialEq)]
pub enum OrganizationProblem<'a> {
    /// Nothing in it.
    Empty,
    /// None of that kind and number or of that name; with the only one that has the number, if there is one.
    Unknown(Option<&'a OrganizationEntry>),
}

impl<'a> OrganizationIndex<'a> {
    /// Arranges organizations for look-up.
    pub fn new(entries: &'a [OrganizationEntry]) -> Self {
        let mut index = Self {
            entries,
            by_kind: HashMap::new(),
            by_name: HashMap::new(),
            by_number: HashMap::new(),
        };
        for (at, entry) in entries.iter().enumerate() {
            if let Some(number) = entry.number.as_deref().map(text::fold).filter(|n| !n.is_empty()) {
                put(&mut index.by_kind, (entry.kind, number.clone()), at);
                put(&mut index.by_number, number, at);
            }
            let names = [&entry.full_name, &entry.short_name]
                .into_iter()
                .chain(&entry.aliases)
                .chain(&entry.code);
            let keys: HashSet<String> = names.flat_map(|name| entry_keys(name)).collect();
            for key in keys {
                put(&mut index.by_name, key, at);
            }
        }
        index
    }

    /// The organization that a cell names.
    pub fn find(&self, typed: &str) -> Result<&'a OrganizationEntry, OrganizationProblem<'a>> {
        if says_nothing(typed) {
            return Err(OrganizationProblem::Empty);
        }
        let one = |slot: Option<&Slot>| match slot {
            Some(Slot::One(at)) => self.entries.get(*at),
            _ => None,
        };
        let number = number_of(typed);
        let by_kind = || {
            let key = (kind_of(typed)?, number.clone()?);
            one(self.by_kind.get(&key))
        };
        typed_keys(typed)
            .iter()
            .find_map(|key| one(self.by_name.get(key)))
            .or_else(by_kind)
            .ok_or_else(|| {
                OrganizationProblem::Unknown(number.as_ref().and_then(|n| one(self.by_number.get(n))))
            })
    }

    /// The organization with an identifier.
    pub fn get(&self, id: &str) -> Option<&'a OrganizationEntry> {
        self.entries.iter().find(|entry| entry.id == id)
    }
}

fn put<K: std::hash::Hash + Eq>(map: &mut HashMap<K, Slot>, key: K, at: usize) {
    map.entry(key)
        .and_modify(|slot| {
            *slot = if *slot == Slot::One(at) {
                *slot
            } else {
                Slot::Several
            }
        })
        .or_insert(Slot::One(at));
}

/// Keys of a name as typed: as it is, without brackets, without the legal form.
fn typed_keys(name: &str) -> Vec<String> {
    let bare = without_brackets(name);
    let words = text::words(&cyrillic(&bare));
    let without_form: String = words
        .iter()
        .skip_while(|word| LEGAL_FORMS.contains(&word.as_str()))
        .map(String::as_str)
        .collect();
    let mut keys = vec![squash(name), squash(&bare)];
    // «СОШ 904» without its form says no more than kind and number do.
    if letters_in(&without_form) > 3 {
        keys.push(without_form);
    }
    keys.retain(|key| !key.is_empty());
    keys
}

/// Keys of an organization's name: those of [`typed_keys`] and the proper name in quotes.
fn entry_keys(name: &str) -> Vec<String> {
    let mut keys = typed_keys(name);
    let quotes = [name.find(['«', '"', '“', '„'].as_slice()), name.rfind('«')];
    let quoted = quotes
        .into_iter()
        .flatten()
        .filter_map(|at| name.get(at..))
        .map(without_brackets);
    keys.extend(
        quoted
            .filter(|q| letters_in(q) > 3 && kind_of(q).is_none())
            .map(|q| squash(&q)),
    );
    keys
}

fn letters_in(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphabetic()).count()
}

/// Whether a word is a legal form: МБОУ, МАУ, ДПО.
pub fn is_legal_form(word: &str) -> bool {
    LEGAL_FORMS.contains(&text::fold(&cyrillic(word)).as_str())
}

/// The kind of organization that a text names, if it does.
pub fn kind_of(typed: &str) -> Option<OrganizationKind> {
    let folded = text::fold(&cyrillic(&text::clean(typed)));
    let tokens: Vec<&str> = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|token| !token.is_empty())
        .collect();
    let word = |wanted: &[&str]| tokens.iter().any(|token| wanted.contains(token));
    let stem = |wanted: &[&str]| {
        tokens
            .iter()
            .any(|token| wanted.iter().any(|w| token.starts_with(w)))
    };
    let phrase = |wanted: &[&str]| wanted.iter().any(|w| folded.contains(w));
    if phrase(&["интернат"]) {
        return Some(OrganizationKind::BoardingSchool);
    }
    if phrase(&["коррекцион", "с(к)ш", "с(к)оу", "с (к) ш"]) || word(&["скш", "скоу", "скоши"])
    {
        return Some(OrganizationKind::SpecialSchool);
    }
    if word(&["оош"]) || phrase(&["основная общеобразовательная", "основная школа"])
    {
        return Some(OrganizationKind::BasicSchool);
    }
    if stem(&["гимнази"]) {
        return Some(OrganizationKind::Gymnasium);
    }
    if stem(&["лицей", "лицея", "лицею"]) {
        return Some(OrganizationKind::Lyceum);
    }
    if phrase(&["детский сад", "детского сада", "д/с", "д/ с", "д. с."])
        || word(&["дс", "детсад", "доу", "црр"])
    {
        return Some(OrganizationKind::Kindergarten);
    }
    if word(&["сош", "школа", "школы", "шк"]) {
        return Some(OrganizationKind::School);
    }
    if tokens
        .iter()
        .any(|token| token.ends_with("доу") && LEGAL_FORMS.contains(token))
    {
        return Some(OrganizationKind::Kindergarten);
    }
    None
}

/// The number of a school or kindergarten: after «№» or «N», else the first one of the text.
pub fn number_of(typed: &str) -> Option<String> {
    let folded = text::fold(typed).replace('№', " № ");
    let tokens: Vec<&str> = folded
        .split(|c: char| !c.is_alphanumeric() && c != '№')
        .filter(|token| !token.is_empty())
        .collect();
    let marked = tokens.iter().enumerate().find_map(|(at, token)| match *token {
        "№" | "n" | "no" | "номер" => tokens.get(at + 1).and_then(|next| number(next)),
        _ => token.strip_prefix('n').and_then(number),
    });
    marked.or_else(|| tokens.iter().find_map(|token| number(token)))
}

/// Digits with at most one letter after them: «12», «12а».
fn number(token: &str) -> Option<String> {
    let digits = token.chars().take_while(char::is_ascii_digit).count();
    let letters: Vec<char> = token.chars().skip(digits).collect();
    (digits > 0 && digits <= 5 && letters.len() <= 1 && letters.iter().all(|c| letters::is_cyrillic(*c)))
        .then(|| token.trim_start_matches('0').to_owned())
        .filter(|number| !number.is_empty())
}
