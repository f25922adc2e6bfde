//! A person's name in a case, in full and with initials.

use super::exceptions::FIRST_PARTS;
use super::paradigm::oblique;
use super::{Case, PersonName, first_names, gender, surnames, words};

/// A no-break space.
const NBSP: char = '\u{00A0}';

/// The whole name: surname, first name, patronymic. What somebody corrected by hand is taken as it is; a name
/// whose gender cannot be told stays in the nominative.
pub fn full_name(of: &PersonName, case: Case) -> String {
    if let Some(form) = corrected(of, case) {
        return form.to_owned();
    }
    let Some(sex) = oblique(case).and_then(|_| gender::told(of)) else {
        return veche_domain::people::full_name(&of.last, &of.first, of.patronymic.as_deref());
    };
    let first = words::by_part(&of.first, |part, last| {
        first_names::first_name(part, sex, case, last)
    });
    let patronymic = of.patronymic.as_deref().map(|p| first_names::patronymic(p, case));
    veche_domain::people::full_name(&last_name(of, case), &first, patronymic.as_deref())
}

/// Initials before the surname, as signatures have it: «И. О. Фамилия», with no-break spaces.
pub fn initials_first(of: &PersonName, case: Case) -> String {
    let mut parts = initials(of);
    parts.push(last_name(of, case));
    joined(parts)
}

/// The surname before the initials, as lists have it: «Фамилия И. О.», with no-break spaces.
pub fn initials_last(of: &PersonName, case: Case) -> String {
    let mut parts = vec![last_name(of, case)];
    parts.extend(initials(of));
    joined(parts)
}

/// The surname in a case: out of the whole name corrected by hand, where it has as many words as the nominative.
fn last_name(of: &PersonName, case: Case) -> String {
    if let Some(form) = corrected(of, case).and_then(|form| surname_of(of, form)) {
        return form;
    }
    let Some(sex) = oblique(case).and_then(|_| gender::told(of)) else {
        return of.last.clone();
    };
    words::by_part(&of.last, |part, last| {
        if !last && FIRST_PARTS.contains(&part.to_lowercase().as_str()) {
            return part.to_owned();
        }
        surnames::surname(part, sex, case)
    })
}

fn corrected(of: &PersonName, case: Case) -> Option<&str> {
    let found = of.corrected.iter().find(|(of, _)| *of == case);
    found.map(|(_, form)| form.as_str()).filter(|f| !f.is_empty())
}

fn surname_of(of: &PersonName, form: &str) -> Option<String> {
    let whole = veche_domain::people::full_name(&of.last, &of.first, of.patronymic.as_deref());
    let count = of.last.split_whitespace().count();
    let same = form.split_whitespace().count() == whole.split_whitespace().count();
    same.then(|| form.split_whitespace().take(count).collect::<Vec<_>>().join(" "))
}

/// «А.-М.» of «Анна-Мария»; «Т.» of «Тофик кызы».
fn initials(of: &PersonName) -> Vec<String> {
    [Some(of.first.as_str()), of.patronymic.as_deref()]
        .into_iter()
        .flatten()
        .flat_map(str::split_whitespace)
        .filter_map(initial)
        .collect()
}

fn initial(word: &str) -> Option<String> {
    let letters: Vec<String> = word
        .split('-')
        .filter(|part| !first_names::says_child(part))
        .filter_map(|part| part.chars().find(|c| c.is_alphabetic()))
        .map(|letter| format!("{}.", letter.to_uppercase()))
        .collect();
    (!letters.is_empty()).then(|| letters.join("-"))
}

fn joined(parts: Vec<String>) -> String {
    let given = parts.into_iter().filter(|p| !p.is_empty());
    given.collect::<Vec<_>>().join(&NBSP.to_string())
}
