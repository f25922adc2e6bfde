//! A workbook as plain cells: what the parsing child process prints as JSON.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    Cell, Encoding, Format, Refusal,
    limits::{
        MAX_CELL_CHARS, MAX_CELLS, MAX_COLUMNS, MAX_MERGED, MAX_ROW_NUMBER, MAX_ROWS, MAX_SHEETS,
        MAX_TEXT_BYTES,
    },
};

/// A file read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Workbook {
    /// Format.
    pub format: Format,
    /// Encoding; only of CSV and TSV.
    pub encoding: Option<Encoding>,
    /// Delimiter; only of CSV and TSV.
    pub delimiter: Option<char>,
    /// Sheets in the order of the workbook; a text file has one.
    pub sheets: Vec<Sheet>,
}

/// A sheet.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Sheet {
    /// Name on the tab, or the name of a text file.
    pub name: String,
    /// Whether the tab is hidden.
    pub hidden: bool,
    /// Whether a pivot table stands on it.
    pub pivot: bool,
    /// Rows that hold something, in order.
    pub rows: Vec<Row>,
    /// Merged cells, at most [`crate::MAX_MERGED`]; ODS and text files tell of none.
    pub merged: Vec<Merged>,
}

/// A row that holds something.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Row {
    /// Number as Excel shows it, or of the CSV record, from 1.
    pub number: u32,
    /// Cells from column A up to the last filled one.
    pub cells: Vec<Cell>,
}

/// A merged region; only its first cell holds a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Merged {
    /// First row, from 1.
    pub first_row: u32,
    /// First column, from 0.
    pub first_column: u32,
    /// Last row, from 1.
    pub last_row: u32,
    /// Last column, from 0.
    pub last_column: u32,
}

impl Row {
    /// The cell of a column; empty beyond the last filled one.
    pub fn cell(&self, column: u32) -> &Cell {
        static EMPTY: Cell = Cell::Empty;
        usize::try_from(column)
            .ok()
            .and_then(|at| self.cells.get(at))
            .unwrap_or(&EMPTY)
    }

    /// Columns whose cells show something.
    pub fn filled(&self) -> impl Iterator<Item = (u32, &Cell)> {
        (0..).zip(&self.cells).filter(|(_, cell)| !cell.is_blank())
    }
}

impl Sheet {
    /// The row with a number, if it holds something.
    pub fn row(&self, number: u32) -> Option<&Row> {
        self.rows
            .binary_search_by_key(&number, |row| row.number)
            .ok()
            .and_then(|at| self.rows.get(at))
    }
}

/// Collects the cells of a workbook within the limits.
#[derive(Debug, Default)]
pub(crate) struct Collector {
    sheets: Vec<Sheet>,
    cells: usize,
    text_bytes: usize,
}

/// Cells of the sheet being read, by row and column.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    rows: BTreeMap<u32, Vec<Cell>>,
}

impl Collector {
    /// Adds a cell; `row` and `column` are counted from 0.
    pub(crate) fn put(
        &mut self,
        draft: &mut Draft,
        sheet: &str,
        row: u32,
        column: u32,
        cell: Cell,
    ) -> Result<(), Refusal> {
        if cell.is_blank() {
            return Ok(());
        }
        let at = usize::try_from(column).ok().filter(|at| *at < MAX_COLUMNS);
        let at = at.ok_or_else(|| Refusal::TooManyColumns {
            sheet: sheet.to_owned(),
        })?;
        let number = row
            .checked_add(1)
            .filter(|n| *n <= MAX_ROW_NUMBER)
            .ok_or(Refusal::AbsurdSize)?;
        if let Cell::Text(text) = &cell {
            if text.len() > MAX_CELL_CHARS && text.chars().count() > MAX_CELL_CHARS {
                return Err(Refusal::CellTooLong { row: number });
            }
            self.text_bytes += text.len();
        }
        self.cells += 1;
        if self.cells > MAX_CELLS || self.text_bytes > MAX_TEXT_BYTES {
            return Err(Refusal::TooManyCells);
        }
        let cells = draft.rows.entry(number).or_default();
        if cells.len() <= at {
            cells.resize(at + 1, Cell::Empty);
        }
        if let Some(place) = cells.get_mut(at) {
            *place = cell;
        }
        if draft.rows.len() > MAX_ROWS {
            return Err(Refusal::TooManyRows {
                sheet: sheet.to_owned(),
            });
        }
        Ok(())
    }

    /// Finishes a sheet; `sheet` comes without rows.
    pub(crate) fn finish(&mut self, draft: Draft, sheet: Sheet) -> Result<(), Refusal> {
        if self.sheets.len() >= MAX_SHEETS {
            return Err(Refusal::TooManySheets);
        }
        let rows = draft
            .rows
            .into_iter()
            .map(|(number, cells)| Row { number, cells })
            .collect();
        let mut merged = sheet.merged;
        merged.truncate(MAX_MERGED);
        self.sheets.push(Sheet {
            rows,
            merged,
            ..sheet
        });
        Ok(())
    }

    /// The workbook.
    pub(crate) fn workbook(self, format: Format) -> Workbook {
        Workbook {
            format,
            encoding: None,
            delimiter: None,
            sheets: self.sheets,
        }
    }
}
