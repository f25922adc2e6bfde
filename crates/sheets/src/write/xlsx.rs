//! XLSX out.

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::{Table, is_dangerous, printable};
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
    let mut workbook = Workbook::new();
    let parts = (
        u16::try_from(made_on.year()).unwrap_or(1900),
        u8::try_from(made_on.month()).unwrap_or(1),
        u8::try_from(made_on.day()).unwrap_or(1),
    );
    let made = ExcelDateTime::from_ymd(parts.0, parts.1, parts.2)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    written(table, workbook)
}

fn written(table: &Table, mut workbook: Workbook) -> Result<Vec<u8>, XlsxError> {
    let formats = Formats {
        header: Format::new()
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::Top),
        text: Format::new().set_text_wrap().set_align(FormatAlign::Top),
        // The mark keeps a text a text even after somebody edits the cell.
        guarded: Format::new()
            .set_text_wrap()
            .set_align(FormatAlign::Top)
            .set_quote_prefix(),
        date: Format::new()
            .set_num_format("dd.mm.yyyy")
            .set_align(FormatAlign::Top),
    };
    let sheet = workbook.add_worksheet();
    sheet.set_name(sheet_name(&table.name))?;
    for (at, column) in (0..).zip(&table.columns) {
        sheet.set_column_width(at, column.width)?;
        sheet.write_string_with_format(0, at, cut(&column.title), &formats.header)?;
    }
    for (row, cells) in (1..).zip(&table.rows) {
        for (column, cell) in (0..).zip(cells) {
            write_cell(sheet, row, column, cell, &formats)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    if let (Ok(rows), Some(last)) = (
        u32::try_from(table.rows.len()),
        table.columns.len().checked_sub(1),
    ) {
        sheet.autofilter(0, 0, rows, u16::try_from(last).unwrap_or(u16::MAX))?;
    }
    workbook.save_to_buffer()
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
