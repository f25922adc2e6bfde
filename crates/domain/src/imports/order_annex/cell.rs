//! «Ф. И. О., должность, ОО» of one cell taken apart.

use crate::{
    imports::{
        ReferencesIndex,
        district_heads::cell::{HeadName, is_same, is_vacant, read_name},
        normalize::{
            category, email,
            organization::{is_legal_form, kind_of},
            phone,
        },
    },
    text,
};

/// What a cell of a person holds.
#[derive(Debug, PartialEq)]
pub(super) enum Content {
    /// Nothing or «вакансия».
    Vacant,
    /// «Она же», «–//–».
    Same,
    /// Somebody.
    Person(Described),
}

/// Somebody with what stands beside the name.
#[derive(Debug, PartialEq)]
pub(super) struct Described {
    pub(super) name: HeadName,
    /// Position as typed, with the commas inside it.
    pub(super) position: Option<String>,
    pub(super) organization: Place,
}

/// A place of work in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Place {
    /// Nothing that could be one.
    Absent,
    /// Identifier.
    Known(String),
    /// The text that must be an organization and is none of the known ones.
    Unknown(String),
}

/// Takes a cell apart: the name first, then a position and an organization in any order.
///
/// A cell of a paper is broken into lines wherever its column ended, so a line break is a space here.
pub(super) fn parse(typed: &str, index: &ReferencesIndex<'_>) -> Content {
    if is_vacant(typed) {
        return Content::Vacant;
    }
    if is_same(typed) {
        return Content::Same;
    }
    let cleaned = text::clean(typed);
    let mut pieces = cleaned
        .split([',', ';'])
        .map(str::trim)
        .filter(|piece| !piece.is_empty());
    let first: Vec<&str> = pieces.next().unwrap_or_default().split(' ').collect();
    let at = end_of_name(&first, index);
    let (name, beside) = first.split_at_checked(at).unwrap_or((&first, &[]));
    let rest: Vec<String> = std::iter::once(beside.join(" "))
        .filter(|piece| !piece.is_empty())
        .chain(pieces.map(str::to_owned))
        .collect();
    let (position, organization) = read_rest(&rest, index);
    Content::Person(Described {
        name: read_name(&name.iter().copied().map(unglued).collect::<Vec<_>>().join(" ")),
        position,
        organization,
    })
}

/// «А.И.Петрова» as «А.И. Петрова».
fn unglued(word: &str) -> String {
    match word.rsplit_once('.') {
        Some((initials, surname)) if surname.chars().count() > 2 => format!("{initials}. {surname}"),
        _ => word.to_owned(),
    }
}

/// How many words of the first piece are the name: «Иванова А. П. учитель», «Иванова Анна Петровна СОШ 904».
fn end_of_name(words: &[&str], index: &ReferencesIndex<'_>) -> usize {
    let small = |word: &str| word.starts_with(char::is_lowercase);
    let capitalized = words.first().is_some_and(|word| !small(word));
    let particle = |word: &str| {
        let folded = text::fold(word);
        ["оглы", "оглу", "кызы", "гызы", "кизи", "угли", "улы"].contains(&folded.as_str())
    };
    let ends = |(at, word): &(usize, &&str)| {
        let tail = || words.get(*at..).unwrap_or_default().join(" ");
        capitalized && small(word) && !particle(word)
            || *at >= 2
                && (is_legal_form(word)
                    || kind_of(word).is_some()
                    || word.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '№' | '«' | '–' | '—'))
                    || index.positions.parse(&tail()).is_ok())
    };
    words
        .iter()
        .enumerate()
        .skip(1)
        .find(ends)
        .map_or(words.len(), |(at, _)| at)
}

/// The position and the organization among the pieces after the name.
fn read_rest(pieces: &[String], index: &ReferencesIndex<'_>) -> (Option<String>, Place) {
    let mut place = Place::Absent;
    let mut position: Vec<String> = Vec::new();
    for piece in pieces {
        let piece = piece.trim_matches(|c: char| c == ' ' || c == '–' || c == '—');
        if is_beside(piece, index) {
            continue;
        }
        let words: Vec<&str> = piece.split(' ').collect();
        let Some((at, found)) = organization_in(&words, index) else {
            position.push(piece.to_owned());
            continue;
        };
        let before = words.get(..at).unwrap_or_default().join(" ");
        position.extend(Some(before).filter(|text| !text.is_empty()));
        if !matches!(place, Place::Known(_)) {
            place = found;
        }
    }
    // «…, учитель, Школа будущего»: what comes last and is no position can only be the place of work.
    if place == Place::Absent
        && position.len() > 1
        && let Some(last) = position.pop()
    {
        if index.positions.parse(&last).is_ok() {
            position.push(last);
        } else {
            place = Place::Unknown(last);
        }
    }
    let joined = position.join(", ");
    (Some(joined).filter(|text| !text.is_empty()), place)
}

/// A phone, an address or a category: known from elsewhere, and no part of a position.
fn is_beside(piece: &str, index: &ReferencesIndex<'_>) -> bool {
    let category = index.categories.parse(piece);
    matches!(phone::parse(piece), Ok(Some(_)))
        || matches!(email::parse(piece), Ok(Some(_)))
        || category.is_ok_and(|found| found.code != category::NONE) && index.positions.parse(piece).is_err()
}

/// Where an organization begins among words, and which it is: «учитель математики МБОУ СОШ № 904».
fn organization_in(words: &[&str], index: &ReferencesIndex<'_>) -> Option<(usize, Place)> {
    let tail = |at: usize| words.get(at..).unwrap_or_default().join(" ");
    let all = (0..words.len()).rev();
    let known = all.clone().find_map(|at| {
        let entry = index.organizations.find(&tail(at)).ok()?;
        Some((at, Place::Known(entry.id.clone())))
    });
    let named = || {
        let numbered =
            |at: &usize| kind_of(&tail(*at)).is_some() && tail(*at).chars().any(|c| c.is_ascii_digit());
        let at = all
            .clone()
            .find(numbered)
            .or_else(|| words.iter().position(|word| is_legal_form(word)))?;
        Some((at, Place::Unknown(String::new())))
    };
    let (mut at, place) = known.or_else(named)?;
    let belongs = |word: &&str| is_legal_form(word) || word.starts_with(['«', '"', '„', '“']);
    while at
        .checked_sub(1)
        .and_then(|left| words.get(left))
        .is_some_and(belongs)
    {
        at -= 1;
    }
    let place = match place {
        Place::Unknown(_) => Place::Unknown(tail(at)),
        other => other,
    };
    Some((at, place))
}
