//! XLSX out.

use std::io::Write;

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::{Column, Table, is_dangerous, printable};
use crate::{Cell, limits::MAX_CELL_CHARS};

/// Longest name of a sheet.
const SHEET_NAME_CHARS: usize = 31;

/// Formats of cells.
struct Formats {
    header: Format,
    text: Format,
    guarded: Format,
    date: Format,
}

impl Formats {
    fn new() -> Self {
        let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        Self {
            header: text.clone().set_bold(),
            // The mark keeps a text a text even after somebody edits the cell.
            guarded: text.clone().set_quote_prefix(),
            text,
            date: Format::new()
                .set_num_format("dd.mm.yyyy")
                .set_align(FormatAlign::Top),
        }
    }
}

/// A sheet that grows row by row, with a header that stays in view and a filter.
pub struct SheetFile {
    workbook: Workbook,
    formats: Formats,
    columns: usize,
    /// The row written last; the header is the first.
    last: u32,
}

impl SheetFile {
    /// A sheet whose rows lie in a file of the system until the end: however many there are, memory does not grow.
    ///
    /// # Errors
    /// No place for the file, columns that do not fit a sheet.
    pub fn spooled(name: &str, columns: &[Column], made_on: NaiveDate) -> Result<Self, XlsxError> {
        let mut workbook = dated(made_on)?;
        workbook.add_worksheet_with_constant_memory()?;
        Self::begin(workbook, name, columns)
    }

    fn begin(mut workbook: Workbook, name: &str, columns: &[Column]) -> Result<Self, XlsxError> {
        let formats = Formats::new();
        let sheet = workbook.worksheet_from_index(0)?;
        sheet.set_name(sheet_name(name))?;
        sheet.set_freeze_panes(1, 0)?;
        for (at, column) in (0..).zip(columns) {
            sheet.set_column_width(at, column.width)?;
            sheet.write_string_with_format(0, at, cut(&column.title), &formats.header)?;
        }
        Ok(Self {
            workbook,
            formats,
            columns: columns.len(),
            last: 0,
        })
    }

    /// Writes the next row.
    ///
    /// # Errors
    /// More rows or cells than a sheet has, no place for the file.
    pub fn row(&mut self, cells: &[Cell]) -> Result<(), XlsxError> {
        self.last += 1;
        let sheet = self.workbook.worksheet_from_index(0)?;
        for (column, cell) in (0..).zip(cells) {
            write_cell(sheet, self.last, column, cell, &self.formats)?;
        }
        Ok(())
    }

    /// Packs it all.
    ///
    /// # Errors
    /// A place that cannot be written to.
    pub fn finish(mut self, file: impl Write + Send) -> Result<(), XlsxError> {
        if let Some(last) = self.columns.checked_sub(1) {
            let last = u16::try_from(last).unwrap_or(u16::MAX);
            self.workbook
                .worksheet_from_index(0)?
                .autofilter(0, 0, self.last, last)?;
        }
        self.workbook.save_to_writer(file)
    }
}

/// Writes a table as an XLSX file with a header that stays in view and a filter.
///
/// # Errors
/// When the table does not fit a sheet: over 1,048,576 rows or 16,384 columns.
pub fn write_xlsx(table: &Table) -> Result<Vec<u8>, XlsxError> {
    written(table, Workbook::new())
}

/// As [`write_xlsx`], made on a day that is said: the same table gives the same file, byte by byte.
///
/// # Errors
/// As [`write_xlsx`].
pub fn write_xlsx_dated(table: &Table, made_on: NaiveDate) -> Result<Vec<u8>, XlsxError> {
    written(table, dated(made_on)?)
}

fn dated(made_on: NaiveDate) -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    let parts = (
        u16::try_from(made_on.year()).unwrap_or(1900),
        u8::try_from(made_on.month()).unwrap_or(1),
        u8::try_from(made_on.day()).unwrap_or(1),
    );
    let made = ExcelDateTime::from_ymd(parts.0, parts.1, parts.2)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    Ok(workbook)
}

fn written(table: &Table, mut workbook: Workbook) -> Result<Vec<u8>, XlsxError> {
    workbook.add_worksheet();
    let mut sheet = SheetFile::begin(workbook, &table.name, &table.columns)?;
    table.rows.iter().try_for_each(|cells| sheet.row(cells))?;
    let mut bytes = Vec::new();
    sheet.finish(&mut bytes)?;
    Ok(bytes)
}

fn write_cell(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    cell: &Cell,
    formats: &Formats,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => {}
        Cell::Text(text) => {
            let format = if is_dangerous(text) {
                &formats.guarded
            } else {
                &formats.text
            };
            sheet.write_string_with_format(row, column, cut(text), format)?;
        }
        Cell::Number(value) if value.is_finite() => {
            sheet.write_number(row, column, *value)?;
        }
        Cell::Number(_) => {}
        Cell::Date { date } => {
            let parts = (
                u16::try_from(date.year()),
                u8::try_from(date.month()),
                u8::try_from(date.day()),
            );
            let serial = match parts {
                (Ok(year), Ok(month), Ok(day)) => ExcelDateTime::from_ymd(year, month, day).ok(),
                _ => None,
            };
            match serial {
                Some(serial) => sheet.write_datetime_with_format(row, column, &serial, &formats.date)?,
                // Excel has no dates before 1900.
                None => sheet.write_string_with_format(row, column, cell.display(), &formats.text)?,
            };
        }
        Cell::Bool(_) | Cell::Error { .. } => {
            sheet.write_string_with_format(row, column, cut(&cell.display()), &formats.text)?;
        }
    }
    Ok(())
}

/// Excel counts UTF-16 units.
fn cut(text: &str) -> String {
    let mut units = 0;
    printable(text)
        .chars()
        .take_while(|c| {
            units += c.len_utf16();
            units <= MAX_CELL_CHARS
        })
        .collect()
}

fn sheet_name(name: &str) -> String {
    let allowed = |c: &char| !c.is_control() && !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'');
    let cleaned: String = name.chars().filter(allowed).collect();
    let mut units = 0;
    let cut: String = cleaned
        .trim()
        .chars()
        .take_while(|c| {
            units += c.len_utf16();
            units <= SHEET_NAME_CHARS
        })
        .collect();
    if cut.trim().is_empty() {
        "Лист1".to_owned()
    } else {
        cut.trim().to_owned()
    }
}
