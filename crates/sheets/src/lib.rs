//! Spreadsheets in and out: XLSX, XLS, ODS, CSV and TSV.
//!
//! In: [`read`] turns a file into a [`Workbook`] of plain cells or a typed [`Refusal`]; [`detect`] finds the sheet,
//! the header and the columns of a list; [`extract`] cuts out its rows for the rules of `veche_domain::imports`.
//! Reading is meant to run in a child process with limited memory: files are hostile until proven otherwise. What
//! can be checked without the parser is checked before the parser sees a byte.
//!
//! Out: [`write_xlsx`] and [`write_csv`] print a [`Table`], [`SheetStream`] and [`csv_rows`] rows as they come; no text
//! can become a formula.

mod archive;
mod delimited;
mod encoding;
mod excel;
mod format;
mod layout;
mod limits;
mod ods;
mod refusal;
mod workbook;
mod write;
mod xls;

pub use encoding::Encoding;
pub use format::Format;
pub use layout::{detect, extract};
pub use limits::*;
pub use refusal::Refusal;
pub use veche_domain::imports::Cell;
pub use workbook::{Merged, Row, Sheet, Workbook};
pub use write::{
    Column, CsvEncoding, SheetError, SheetStream, Table, csv_head, csv_rows, rejected_rows, write_csv,
    write_xlsx, write_xlsx_dated,
};

/// Reads a spreadsheet. `name` is the file's name as uploaded: its extension must agree with the content.
///
/// # Errors
/// A [`Refusal`] for anything that is no honest spreadsheet within the limits of this crate.
pub fn read(name: &str, bytes: &[u8]) -> Result<Workbook, Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::EmptyFile);
    }
    if bytes.len() > MAX_FILE_BYTES {
        return Err(Refusal::TooLarge);
    }
    let format = format::of(name, bytes)?;
    let workbook = match format {
        Format::Xlsx => excel::read_xlsx(bytes),
        Format::Ods => ods::read(bytes),
        Format::Xls => xls::read(bytes),
        Format::Csv | Format::Tsv => delimited::read(name, bytes, format),
    }?;
    if workbook.sheets.iter().all(|sheet| sheet.rows.is_empty()) {
        return Err(Refusal::NoData);
    }
    Ok(workbook)
}
