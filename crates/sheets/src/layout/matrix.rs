//! The matrix of district heads: a column of subjects and a column for every administrative unit.

use std::collections::BTreeMap;

use veche_domain::{
    imports::{Field, ImportKind, Mapping, RawRow, UnitColumn},
    text,
};

use super::{header::Found, rows};
use crate::{Cell, Row, Sheet};

/// Filled rows among which the header is searched.
const SEARCHED_ROWS: usize = 60;
/// Columns of units that make a header.
const FEWEST_UNITS: usize = 3;

/// The row that names most units.
pub(super) fn find(sheet: &Sheet) -> Option<Found> {
    let found = sheet
        .rows
        .iter()
        .take(SEARCHED_ROWS)
        .map(|row| (row, units_of(row)));
    let (row, units) = found.rev().max_by_key(|(_, units)| units.len())?;
    let first_unit = units.first().filter(|_| units.len() >= FEWEST_UNITS)?.column;
    let above = sheet
        .rows
        .iter()
        .rev()
        .find(|above| above.number + 1 == row.number);
    let named = |row: &Row| (0..first_unit).find(|column| names_subjects(&row.cell(*column).display()));
    let subject = named(row)
        .or_else(|| above.and_then(named))
        .or_else(|| first_unit.checked_sub(1));
    let mut mapping = Mapping {
        header_row: row.number,
        first_row: row.number + 1,
        units,
        ..Mapping::default()
    };
    mapping
        .columns
        .extend(subject.map(|column| (Field::Subject, column)));
    let (fields, missing) = (
        mapping.units.len() + mapping.columns.len(),
        mapping.missing(ImportKind::DistrictHeads).len(),
    );
    Some(Found {
        mapping,
        fields,
        missing,
    })
}

fn units_of(row: &Row) -> Vec<UnitColumn> {
    let units = row.filled().map(|(column, cell)| UnitColumn {
        column,
        unit: cell.display(),
    });
    units.filter(|found| is_unit(&found.unit)).collect()
}

fn names_subjects(label: &str) -> bool {
    let folded = text::fold(label);
    let words = [
        "предмет",
        "направлен",
        "объединен",
        "профил",
        "дисциплин",
        "рмо",
        "ммо",
    ];
    folded.chars().count() < 60 && words.iter().any(|word| folded.contains(word))
}

/// «Дзержинский район», «Центральный округ», and «Дзержинский» alone.
fn is_unit(label: &str) -> bool {
    let words = text::words(label);
    let adjective = words
        .first()
        .is_some_and(|word| word.ends_with("ский") || word.ends_with("ный") || word.ends_with("цкий"));
    adjective && (words.len() == 1 || rows::names_place(label)) && label.chars().count() < 100
}

/// Cuts a row into one raw row for each unit; blank cells are vacancies. A row without a subject or without any
/// filled cell gives none.
pub(super) fn unpivot(row: &Row, mapping: &Mapping, value: &dyn Fn(u32, u32) -> Cell) -> Vec<RawRow> {
    let subject = mapping
        .columns
        .get(&Field::Subject)
        .map(|column| value(row.number, *column))
        .unwrap_or_default();
    if subject.is_blank() || mapping.units.iter().all(|unit| row.cell(unit.column).is_blank()) {
        return Vec::new();
    }
    let cut = mapping.units.iter().map(|unit| {
        let mut cells = BTreeMap::from([
            (Field::Subject, subject.clone()),
            (Field::District, Cell::text(unit.unit.as_str())),
        ]);
        let head = value(row.number, unit.column);
        if !head.is_blank() {
            cells.insert(Field::Head, head);
        }
        RawRow {
            number: row.number,
            section: None,
            cells,
        }
    });
    cut.collect()
}
