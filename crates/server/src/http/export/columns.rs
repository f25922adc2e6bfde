//! Which columns of a table a file has: those that no row fills are left out where that can be known in time.

use veche_domain::{
    listing::MAX_LIMIT,
    tables::{Cell, Names, TableColumn, Tabular},
};
use veche_sheets::Column;

use crate::error::{ApiError, ApiResult};

/// Rows that are held back to see which columns they fill; a longer list keeps all its columns.
const HELD: usize = 100 * MAX_LIMIT as usize;

/// The columns of a file and the rows that wait for them to be settled.
pub(super) struct Columns<T> {
    all: Vec<TableColumn<T>>,
    /// Rows held back; nothing once the columns are settled.
    held: Option<Vec<Vec<Cell>>>,
    /// Which columns stay, once that is settled.
    kept: Vec<bool>,
}

/// What can be written after a page.
pub(super) struct Ready {
    /// The columns, said once, when they are settled.
    pub(super) head: Option<Vec<Column>>,
    /// Rows.
    pub(super) rows: Vec<Vec<Cell>>,
}

impl<T: Tabular> Columns<T> {
    /// The columns of a list.
    pub(super) fn new() -> Self {
        Self {
            all: T::columns(),
            held: Some(Vec::new()),
            kept: Vec::new(),
        }
    }

    /// Takes a page; gives what can be written.
    ///
    /// # Errors
    /// A list that was not read with the names of its codes.
    pub(super) fn take(&mut self, page: &[T], names: Option<&Names>, last: bool) -> ApiResult<Ready> {
        let names = names.ok_or_else(|| ApiError::Internal("a table without names".to_owned()))?;
        let cells = |row: &T| self.all.iter().map(|column| (column.take)(row, names)).collect();
        let mut rows: Vec<Vec<Cell>> = page.iter().map(cells).collect();
        let Some(mut held) = self.held.take() else {
            self.narrow(&mut rows);
            return Ok(Ready { head: None, rows });
        };
        held.append(&mut rows);
        let whole = !self.all.iter().any(|column| column.optional) || held.len() > HELD;
        if !(whole || last) {
            self.held = Some(held);
            return Ok(Ready {
                head: None,
                rows: Vec::new(),
            });
        }
        let filled = |at: usize| {
            held.iter()
                .any(|row| row.get(at).is_some_and(|cell| *cell != Cell::Empty))
        };
        self.kept = (0..)
            .zip(&self.all)
            .map(|(at, column)| whole || !column.optional || filled(at))
            .collect();
        self.narrow(&mut held);
        let stay = self.all.iter().zip(&self.kept).filter(|(_, kept)| **kept);
        Ok(Ready {
            head: Some(
                stay.map(|(column, _)| Column::new(column.title, column.width))
                    .collect(),
            ),
            rows: held,
        })
    }

    fn narrow(&self, rows: &mut [Vec<Cell>]) {
        if self.kept.iter().all(|kept| *kept) {
            return;
        }
        for row in rows {
            let mut keep = self.kept.iter();
            row.retain(|_| keep.next().copied().unwrap_or(true));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use veche_domain::imports::{Field, ImportRow, RowClass};

    use super::*;

    fn names() -> Names {
        Names {
            categories: BTreeMap::new(),
            units: BTreeMap::new(),
            districts: BTreeMap::new(),
            subjects: BTreeMap::new(),
            associations: BTreeMap::new(),
            institutions: BTreeMap::new(),
            local: Box::new(|at| at.naive_utc()),
        }
    }

    fn page(rows: u32) -> Vec<ImportRow> {
        let row = |row| ImportRow {
            row,
            class: RowClass::New,
            error: None,
            warnings: Vec::new(),
            ref_row: None,
            ref_id: None,
            section: None,
            cells: BTreeMap::from([(Field::Position, Cell::text("учитель"))]),
            values: None,
            message: String::new(),
        };
        (1..=rows).map(row).collect()
    }

    #[test]
    fn columns_that_no_row_fills_are_left_out() {
        let mut columns = Columns::new();
        let waiting = columns.take(&page(2), Some(&names()), false).unwrap();
        assert!(waiting.head.is_none() && waiting.rows.is_empty());
        let ready = columns.take(&page(0), Some(&names()), true).unwrap();
        let head = ready.head.unwrap();
        let titles: Vec<&str> = head.iter().map(|c| c.title.as_str()).collect();
        assert_eq!(
            titles,
            [
                "Строка файла",
                "Вид строки",
                "Что о ней сказано",
                Field::Position.label()
            ]
        );
        assert_eq!(ready.rows.len(), 2);
        assert!(
            ready
                .rows
                .iter()
                .all(|row| row.len() == 4 && row[3] == Cell::text("учитель"))
        );
    }

    #[test]
    fn a_long_list_waits_no_longer_and_keeps_all_its_columns() {
        let mut columns = Columns::new();
        let all = columns.all.len();
        for turn in 0..100 {
            assert!(
                columns
                    .take(&page(200), Some(&names()), false)
                    .unwrap()
                    .head
                    .is_none(),
                "{turn}"
            );
        }
        let ready = columns.take(&page(200), Some(&names()), false).unwrap();
        assert_eq!((ready.head.unwrap().len(), ready.rows.len()), (all, HELD + 200));
        let next = columns.take(&page(7), Some(&names()), true).unwrap();
        assert!(next.head.is_none() && next.rows.len() == 7 && next.rows.iter().all(|row| row.len() == all));
    }
}
