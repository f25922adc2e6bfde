//! What a row below the header is: data, a section, a subtotal, a repeated header, the end of the list.

use veche_domain::text;

use crate::{Cell, Row};

/// Whether a row numbers the columns: «1 2 3 …».
pub(super) fn is_column_numbers(row: &Row) -> bool {
    let is_number = |(expected, (_, cell)): (u32, (u32, &Cell))| {
        cell.display().trim_end_matches('.') == expected.to_string()
    };
    (1..).zip(row.filled()).all(is_number) && row.filled().count() >= 3
}

/// Whether a row repeats one of the header: its cells say the same.
pub(super) fn repeats_header(row: &Row, header: &[&Row]) -> bool {
    let same = |other: &&Row| {
        row.filled()
            .all(|(column, cell)| text::fold(&cell.display()) == text::fold(&other.cell(column).display()))
    };
    row.filled().count() >= 2 && header.iter().any(same)
}

/// The number of rows that «Итого …», «Всего …» declares; none inside when it names no number.
pub(super) fn declared_total(row: &Row) -> Option<Option<u32>> {
    let (_, first) = row.filled().next()?;
    let folded = text::fold(&first.display());
    if !["итог", "всего"].iter().any(|word| folded.starts_with(word)) {
        return None;
    }
    let in_text = folded
        .split(|c: char| !c.is_ascii_digit())
        .find_map(|digits| digits.parse().ok());
    let beside = || row.filled().skip(1).find_map(|(_, cell)| whole(cell));
    Some(in_text.or_else(beside))
}

fn whole(cell: &Cell) -> Option<u32> {
    cell.display()
        .split(|c: char| !c.is_ascii_digit())
        .find_map(|digits| digits.parse().ok())
}

/// The only text of a row that holds nothing else.
pub(super) fn only_text(row: &Row) -> Option<(u32, String)> {
    let mut filled = row.filled();
    let (column, cell) = filled.next()?;
    let text = cell.display();
    (filled.next().is_none() && text.chars().any(char::is_alphabetic)).then_some((column, text))
}

/// Whether a text may be a name and nothing else: two to five words of letters.
pub(super) fn looks_like_name(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    let letters = |word: &&str| {
        word.chars()
            .all(|c| c.is_alphabetic() || matches!(c, '-' | '.' | '\''))
    };
    (2..=5).contains(&words.len()) && words.iter().all(letters) && !names_place(text)
}

/// Whether a text names an association, as the title above its members does.
pub(super) fn names_association(text: &str) -> bool {
    text::words(text).iter().any(|word| {
        matches!(word.as_str(), "ммо" | "гмо" | "группа" | "ассоциация") || word.starts_with("объединени")
    })
}

/// Whether a text names a district or okrug.
pub(super) fn names_place(text: &str) -> bool {
    text::words(text).iter().any(|word| {
        matches!(word.as_str(), "район" | "района" | "округ" | "округа" | "р") || word.starts_with("районы")
    })
}

/// Whether a row of a few cells is the signature below a plan: «Руководитель ММО … И. О. Фамилия».
pub(super) fn signs(row: &Row) -> bool {
    let Some((_, first)) = row.filled().next() else {
        return false;
    };
    let folded = text::fold(&first.display());
    let signer = [
        "руководитель",
        "председател",
        "секретарь",
        "куратор",
        "согласован",
        "утвержд",
    ];
    row.filled().count() <= 3 && signer.iter().any(|word| folded.starts_with(word))
}
