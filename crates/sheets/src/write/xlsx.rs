//! XLSX out.

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::{Column, Table, is_dangerous, printable};
use crate::{Cell, limits::MAX_CELL_CHARS};

/// Longest name of a sheet.
pub(super) const SHEET_NAME_CHARS: usize = 31;

/// Formats of cells.
pub(super) struct Formats {
    header: Format,
    text: Format,
    guarded: Format,
    date: Format,
}

impl Formats {
    pub(super) fn new() -> Self {
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

/// Names a sheet, keeps its header in view and writes it.
pub(super) fn begin(
    sheet: &mut Worksheet,
    name: &str,
    columns: &[Column],
    formats: &Formats,
) -> Result<(), XlsxError> {
    sheet.set_name(name)?;
    sheet.set_freeze_panes(1, 0)?;
    for (at, column) in (0..).zip(columns) {
        sheet.set_column_width(at, column.width)?;
        sheet.write_string_with_format(0, at, cut(&column.title), &formats.header)?;
    }
    Ok(())
}

/// Gives all rows down to the last one a filter.
pub(super) fn filter(sheet: &mut Worksheet, columns: &[Column], last: u32) -> Result<(), XlsxError> {
    if let Some(edge) = columns.len().checked_sub(1) {
        let edge = u16::try_from(edge).unwrap_or(u16::MAX);
        sheet.autofilter(0, 0, last, edge)?;
    }
    Ok(())
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

/// A workbook that says it was made on a day.
pub(super) fn dated(made_on: NaiveDate) -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    let first = || ExcelDateTime::from_ymd(1900, 3, 1);
    let made = serial(made_on).map_or_else(first, Ok)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    Ok(workbook)
}

fn written(table: &Table, mut workbook: Workbook) -> Result<Vec<u8>, XlsxError> {
    let formats = Formats::new();
    let sheet = workbook.add_worksheet();
    begin(
        sheet,
        &sheet_name(&table.name, SHEET_NAME_CHARS),
        &table.columns,
        &formats,
    )?;
    let mut last = 0;
    for cells in &table.rows {
        last += 1;
        for (column, cell) in (0..).zip(cells) {
            write_cell(sheet, last, column, cell, &formats)?;
        }
    }
    filter(sheet, &table.columns, last)?;
    workbook.save_to_buffer()
}

pub(super) fn write_cell(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    cell: &Cell,
    formats: &Formats,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => {}
        Cell::Text(text) => {
            let text = cut(text);
            let format = if is_dangerous(&text) {
                &formats.guarded
            } else {
                &formats.text
            };
            sheet.write_string_with_format(row, column, text, format)?;
        }
        Cell::Number(value) if value.is_finite() => {
            sheet.write_number(row, column, *value)?;
        }
        Cell::Number(_) => {}
        Cell::Date { date } => {
            match serial(*date) {
                Some(serial) => sheet.write_datetime_with_format(row, column, &serial, &formats.date)?,
                None => sheet.write_string_with_format(row, column, cell.display(), &formats.text)?,
            };
        }
        Cell::Bool(_) | Cell::Error { .. } => {
            sheet.write_string_with_format(row, column, cut(&cell.display()), &formats.text)?;
        }
    }
    Ok(())
}

/// A day as Excel has it. It has none before 1900, and its first two months are a day off elsewhere: Excel holds 1900 for
/// a leap year.
pub(super) fn serial(date: NaiveDate) -> Option<ExcelDateTime> {
    if date < NaiveDate::from_ymd_opt(1900, 3, 1)? {
        return None;
    }
    let month = u8::try_from(date.month()).ok()?;
    let day = u8::try_from(date.day()).ok()?;
    ExcelDateTime::from_ymd(u16::try_from(date.year()).ok()?, month, day).ok()
}

/// Excel counts UTF-16 units.
pub(super) fn cut(text: &str) -> String {
    let mut units = 0;
    printable(text)
        .chars()
        .take_while(|c| {
            units += c.len_utf16();
            units <= MAX_CELL_CHARS
        })
        .collect()
}

/// A name that Excel takes, of so many UTF-16 units at most.
pub(super) fn sheet_name(name: &str, most: usize) -> String {
    let allowed = |c: &char| !c.is_control() && !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'');
    let cleaned: String = name.chars().filter(allowed).collect();
    let mut units = 0;
    let cut: String = cleaned
        .trim()
        .chars()
        .take_while(|c| {
            units += c.len_utf16();
            units <= most
        })
        .collect();
    if cut.trim().is_empty() {
        "Лист1".to_owned()
    } else {
        cut.trim().to_owned()
    }
}
