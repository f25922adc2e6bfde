//! Spreadsheets out: no text becomes a formula, dates are dates, Cyrillic opens right in Excel.

mod csv;
mod rejected;
mod rows;
mod stream;
mod xlsx;

pub use self::csv::{CsvEncoding, csv_head, csv_rows, write_csv};
pub use rejected::rejected_rows;
pub use stream::{SheetError, SheetStream};
pub use xlsx::{write_xlsx, write_xlsx_dated};

use crate::Cell;

/// A table to be written.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// Name of the sheet; cut and cleaned as Excel demands.
    pub name: String,
    /// Columns.
    pub columns: Vec<Column>,
    /// Rows; cells beyond the columns are written all the same.
    pub rows: Vec<Vec<Cell>>,
}

/// A column.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Header.
    pub title: String,
    /// Width in characters.
    pub width: f64,
}

impl Column {
    /// A column.
    pub fn new(title: impl Into<String>, width: f64) -> Self {
        Self {
            title: title.into(),
            width,
        }
    }
}

/// Whether a spreadsheet program could take a text for a formula or command. It is asked of what is written: a control
/// character before the sign would hide it, and is left out of the file.
fn is_dangerous(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

/// The text without control characters that no XML can hold.
fn printable(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_control() || matches!(c, '\t' | '\n' | '\r'))
        .filter(|c| !matches!(c, '\u{fffe}' | '\u{ffff}'))
        .collect()
}
