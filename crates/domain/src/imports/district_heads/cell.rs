//! One cell of the matrix taken apart: name, organization, phone.

use crate::{
    imports::{
        Cell, RowError,
        normalize::{
            OrganizationIndex, email,
            letters::{is_dash, says_nothing},
            names::{self, NameProblem, PersonName},
            organization::kind_of,
            phone,
        },
    },
    text,
};

/// What a cell holds.
#[derive(Debug, PartialEq)]
pub(super) enum Content {
    /// Nothing or «вакансия».
    Vacant,
    /// «Она же».
    Same,
    /// Somebody.
    Person(HeadCell),
}

/// Somebody named in a cell.
#[derive(Debug, PartialEq)]
pub(super) struct HeadCell {
    pub(super) name: HeadName,
    pub(super) organization_id: Option<String>,
    /// A piece that must be an organization and is none of the known ones.
    pub(super) unknown_organization: Option<String>,
    pub(super) phone: Option<String>,
    pub(super) bad_phone: bool,
}

/// The name in a cell.
#[derive(Debug, PartialEq)]
pub(in crate::imports) enum HeadName {
    /// Written out.
    Full(PersonName),
    /// Key of the initials, and the text.
    Initials { key: String, text: String },
    /// No name, with the text at fault.
    Problem(RowError, String),
}

/// Takes a cell apart: pieces between commas, semicolons and line breaks.
pub(super) fn parse(cell: &Cell, organizations: &OrganizationIndex<'_>) -> Content {
    let typed = match cell {
        Cell::Text(typed) => typed.replace(['\r', '\n'], ";"),
        other => other.display(),
    };
    if is_vacant(&typed) {
        return Content::Vacant;
    }
    if is_same(&typed) {
        return Content::Same;
    }
    let mut pieces = typed
        .split([',', ';'])
        .map(text::clean)
        .filter(|piece| !piece.is_empty());
    let (name, rest) = split_name(&pieces.next().unwrap_or_default());
    let mut head = HeadCell {
        name: read_name(&name),
        organization_id: None,
        unknown_organization: None,
        phone: None,
        bad_phone: false,
    };
    for piece in rest.into_iter().chain(pieces) {
        read_piece(&piece, organizations, &mut head);
    }
    Content::Person(head)
}

/// Nothing, or «вакансия».
pub(in crate::imports) fn is_vacant(typed: &str) -> bool {
    let folded = text::fold(typed);
    let bare = folded.trim_matches(|c: char| !c.is_alphanumeric());
    says_nothing(typed) || bare.starts_with("ваканс") || bare.starts_with("вакант")
}

/// «Она же», «–//–»: who stands above or beside.
pub(in crate::imports) fn is_same(typed: &str) -> bool {
    let folded = text::fold(typed);
    let bare = folded.trim_matches(|c: char| !c.is_alphanumeric());
    let ditto = folded
        .chars()
        .all(|c| is_dash(c) || matches!(c, '/' | '"' | '»' | '«' | '″' | '“' | '”' | '„' | '〃'));
    ditto || matches!(bare, "она же" | "он же" | "та же" | "тот же" | "то же")
}

/// Cuts a name from an organization that follows it without a comma: «Иванова А.П. СОШ 904».
fn split_name(piece: &str) -> (String, Option<String>) {
    let words: Vec<&str> = piece.split(' ').collect();
    let starts_organization = |word: &&str| {
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        let acronym = letters >= 3 && !word.contains('.') && word.chars().all(|c| !c.is_lowercase());
        kind_of(word).is_some()
            || word.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '№' | '«' | '+'))
            || acronym
    };
    // A name typed in capitals must not be taken for an acronym.
    let capitals = words
        .first()
        .is_some_and(|word| word.chars().all(|c| !c.is_lowercase()));
    let at = words.iter().enumerate().skip(2).find(|(at, word)| {
        starts_organization(word)
            && (!capitals || *at >= 3 || kind_of(word).is_some() || !word.chars().all(char::is_alphabetic))
    });
    match at {
        Some((at, _)) => {
            let (name, rest) = words.split_at_checked(at).unwrap_or((&words, &[]));
            (name.join(" "), Some(rest.join(" ")))
        }
        None => (piece.to_owned(), None),
    }
}

/// Reads a name, written out or with initials.
pub(in crate::imports) fn read_name(typed: &str) -> HeadName {
    match names::parse(typed) {
        Ok(name) => HeadName::Full(name),
        Err(NameProblem::Initials) => match names::parse_initials(typed) {
            Some(key) => HeadName::Initials {
                key,
                text: typed.to_owned(),
            },
            None => HeadName::Problem(RowError::FioInitials, typed.to_owned()),
        },
        Err(NameProblem::Missing) => HeadName::Problem(RowError::FioMissing, typed.to_owned()),
        Err(NameProblem::Incomplete) => HeadName::Problem(RowError::FioIncomplete, typed.to_owned()),
        Err(NameProblem::Invalid) => HeadName::Problem(RowError::FioInvalid, typed.to_owned()),
    }
}

fn read_piece(piece: &str, organizations: &OrganizationIndex<'_>, head: &mut HeadCell) {
    if let Ok(entry) = organizations.find(piece) {
        head.organization_id.get_or_insert_with(|| entry.id.clone());
        return;
    }
    if let Ok(Some(found)) = phone::parse(piece) {
        head.phone.get_or_insert(found);
        return;
    }
    let words: Vec<&str> = piece.split(' ').collect();
    let with_phone = (1..words.len())
        .filter_map(|at| words.split_at_checked(at))
        .find_map(|(front, back)| {
            let number = phone::parse(&back.join(" ")).ok().flatten()?;
            let entry = organizations.find(&front.join(" ")).ok()?;
            Some((entry, number))
        });
    if let Some((entry, number)) = with_phone {
        head.organization_id.get_or_insert_with(|| entry.id.clone());
        head.phone.get_or_insert(number);
    } else if !piece.chars().any(char::is_alphabetic)
        || piece.chars().filter(char::is_ascii_digit).count() >= 5 && kind_of(piece).is_none()
    {
        head.bad_phone = true;
    } else if email::parse(piece).is_err() && head.organization_id.is_none() {
        head.unknown_organization = Some(piece.to_owned());
    }
}
