//! Rows of an import with what was said about them: the file a user mends and uploads again.

use veche_domain::imports::{ImportKind, ImportRow, RowClass};

use super::{Column, Table};
use crate::Cell;

/// The rejected rows with the reason in Russian and the cells as they were. The headers are those that
/// [`crate::detect`] knows, so the mended file can be imported as it is.
pub fn rejected_rows(kind: ImportKind, rows: &[ImportRow]) -> Table {
    let rejected: Vec<&ImportRow> = rows.iter().filter(|row| row.class == RowClass::Invalid).collect();
    let fields: Vec<_> = kind
        .fields()
        .iter()
        .copied()
        .filter(|field| rejected.iter().any(|row| row.cells.contains_key(field)))
        .collect();
    let sections = rejected.iter().any(|row| row.section.is_some());
    let mut columns = vec![
        Column::new("Строка файла", 8.0),
        Column::new("Причина отказа", 60.0),
    ];
    columns.extend(sections.then(|| Column::new("Раздел списка", 24.0)));
    columns.extend(fields.iter().map(|field| Column::new(field.label(), 24.0)));
    let rows = rejected.into_iter().map(|row| {
        let section = sections.then(|| {
            row.section
                .as_ref()
                .map_or(Cell::Empty, |section| Cell::text(section.as_str()))
        });
        let cells = fields
            .iter()
            .map(|field| row.cells.get(field).cloned().unwrap_or_default());
        [Cell::Number(f64::from(row.row)), Cell::text(row.message.as_str())]
            .into_iter()
            .chain(section)
            .chain(cells)
            .collect()
    });
    Table {
        name: "Не принято".to_owned(),
        columns,
        rows: rows.collect(),
    }
}
