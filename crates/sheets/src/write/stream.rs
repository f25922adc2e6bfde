//! XLSX that is handed out while it is being written: whoever asked has its first bytes before the last row is read, and
//! memory does not grow with the rows.
//!
//! A file of Excel is a packed folder, and nothing in it says how long a sheet is before its rows. Everything around the
//! rows is made by the library that writes whole files: once without rows, for what comes before them, and once at the
//! end, when it is known how many there were.

use std::{
    borrow::Cow,
    fmt,
    io::{self, Cursor, Read, Write},
    sync::{Arc, Mutex, PoisonError},
};

use chrono::NaiveDate;
use rust_xlsxwriter::XlsxError;
use zip::{
    CompressionMethod, ZipArchive, ZipWriter,
    result::ZipError,
    write::{SimpleFileOptions, StreamWriter},
};

use super::{
    Column,
    rows::{Marks, Rows},
    xlsx::{Formats, SHEET_NAME_CHARS, begin, dated, filter, sheet_name, write_cell},
};
use crate::Cell;

/// Rows of a sheet, its header among them: as many as Excel opens. What follows goes on the next sheet.
const MOST_ROWS: u32 = 1_048_576;
/// Bytes of a sheet before packing, about: a part of a packed folder ends at four gigabytes.
const MOST_BYTES: u64 = 3 << 30;
/// Parts of the file that are the same for any number of sheets.
const FIRST: [&str; 4] = [
    "_rels/.rels",
    "docProps/core.xml",
    "xl/theme/theme1.xml",
    "xl/styles.xml",
];
/// Where the sheets lie.
const SHEETS: &str = "xl/worksheets/";
/// Room of a number after the name of a further sheet.
const NUMBER_CHARS: usize = 4;

/// Why a file cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum SheetError {
    /// Columns that do not fit a sheet.
    #[error("a sheet: {0}")]
    Sheet(#[from] XlsxError),
    /// Packing.
    #[error("packing: {0}")]
    Pack(#[from] ZipError),
    /// Reading or writing.
    #[error("writing: {0}")]
    Write(#[from] io::Error),
    /// A cell.
    #[error("a cell: {0}")]
    Cell(#[from] fmt::Error),
    /// The library that writes whole files writes them in another way than it did.
    #[error("the library's sheet has no {0}")]
    Shape(&'static str),
}

/// What was packed and not yet handed out.
#[derive(Clone, Default)]
struct Packed(Arc<Mutex<Vec<u8>>>);

impl Packed {
    fn take(&self) -> Vec<u8> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Write for Packed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut packed = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        packed.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What a file holds besides its rows.
struct Frame {
    name: String,
    columns: Vec<Column>,
    made_on: NaiveDate,
}

type Parts = ZipArchive<Cursor<Vec<u8>>>;

impl Frame {
    /// The file of sheets that end with these rows, counted from the header's 0, without the rows. The first row after
    /// the header is a sample of each format.
    fn parts(&self, lasts: &[u32]) -> Result<Parts, SheetError> {
        let mut workbook = dated(self.made_on)?;
        let formats = Formats::new();
        for (number, last) in (1_usize..).zip(lasts) {
            let sheet = workbook.add_worksheet_with_constant_memory()?;
            begin(sheet, &self.sheet_name(number), &self.columns, &formats)?;
            for (at, cell) in (0..).zip(&samples(self.made_on)) {
                write_cell(sheet, 1, at, cell, &formats)?;
            }
            filter(sheet, &self.columns, *last)?;
        }
        Ok(ZipArchive::new(Cursor::new(workbook.save_to_buffer()?))?)
    }

    fn sheet_name(&self, number: usize) -> String {
        match number {
            1 => sheet_name(&self.name, SHEET_NAME_CHARS),
            _ => format!(
                "{} {number}",
                sheet_name(&self.name, SHEET_NAME_CHARS - NUMBER_CHARS)
            ),
        }
    }
}

/// A file that grows row by row and is handed out meanwhile, with headers that stay in view and filters.
pub struct SheetStream {
    frame: Frame,
    packer: ZipWriter<StreamWriter<Packed>>,
    packed: Packed,
    rows: Rows,
    /// The last row of each sheet that is finished.
    full: Vec<u32>,
    /// The row written last to the sheet that is not; the header is row 0.
    last: u32,
    /// Bytes of the rows that were written to it.
    bytes: u64,
    most_rows: u32,
    most_bytes: u64,
}

impl SheetStream {
    /// A file without rows; the name is that of its sheet.
    ///
    /// # Errors
    /// Columns that do not fit a sheet, no place for the library's own file.
    pub fn begin(name: &str, columns: &[Column], made_on: NaiveDate) -> Result<Self, SheetError> {
        let frame = Frame {
            name: name.to_owned(),
            columns: columns.to_vec(),
            made_on,
        };
        let mut parts = frame.parts(&[0])?;
        let (head, samples, _) = cut_sheet(&text(&mut parts, &sheet_part(1))?)?;
        let packed = Packed::default();
        let mut packer = ZipWriter::new_stream(packed.clone());
        for part in FIRST {
            let content = text(&mut parts, part)?;
            put(&mut packer, part, &content)?;
        }
        put(&mut packer, &sheet_part(1), &head)?;
        Ok(Self {
            frame,
            packer,
            packed,
            rows: Rows::new(marks(&samples)?),
            full: Vec::new(),
            last: 0,
            bytes: 0,
            most_rows: MOST_ROWS,
            most_bytes: MOST_BYTES,
        })
    }

    /// The same with less room on a sheet.
    #[cfg(test)]
    fn with_room(mut self, most_rows: u32, most_bytes: u64) -> Self {
        (self.most_rows, self.most_bytes) = (most_rows, most_bytes);
        self
    }

    /// Writes the next row, on a further sheet where one is full.
    ///
    /// # Errors
    /// More cells than can be numbered; at a further sheet, what [`Self::begin`] tells.
    pub fn row(&mut self, cells: &[Cell]) -> Result<(), SheetError> {
        if self.last + 1 >= self.most_rows || self.bytes >= self.most_bytes {
            self.turn()?;
        }
        self.last += 1;
        let row = self.rows.row(self.last + 1, cells)?;
        self.bytes += row.len() as u64;
        Ok(self.packer.write_all(row.as_bytes())?)
    }

    /// What was packed since this was asked last; it may be nothing yet.
    #[must_use]
    pub fn packed(&mut self) -> Vec<u8> {
        self.packed.take()
    }

    /// Ends the file and gives the rest of it.
    ///
    /// # Errors
    /// What [`Self::begin`] tells.
    pub fn finish(mut self) -> Result<Vec<u8>, SheetError> {
        self.full.push(self.last);
        let mut parts = self.frame.parts(&self.full)?;
        self.end_sheet(&mut parts)?;
        let names = parts.file_names().map(|name| name.map(Cow::into_owned));
        let names: Vec<String> = names.collect::<Result<_, _>>()?;
        let known = |name: &str| FIRST.contains(&name) || name.starts_with(SHEETS);
        for name in names.iter().filter(|name| !known(name)) {
            let content = text(&mut parts, name)?;
            put(&mut self.packer, name, &content)?;
        }
        self.packer.finish()?;
        Ok(self.packed.take())
    }

    /// Ends a full sheet and begins the next.
    fn turn(&mut self) -> Result<(), SheetError> {
        self.full.push(self.last);
        let mut lasts = self.full.clone();
        lasts.push(0);
        let mut parts = self.frame.parts(&lasts)?;
        self.end_sheet(&mut parts)?;
        (self.last, self.bytes) = (0, 0);
        let next = sheet_part(lasts.len());
        let (head, ..) = cut_sheet(&text(&mut parts, &next)?)?;
        put(&mut self.packer, &next, &head)
    }

    /// Writes what follows the rows of the last full sheet.
    fn end_sheet(&mut self, parts: &mut Parts) -> Result<(), SheetError> {
        let (.., tail) = cut_sheet(&text(parts, &sheet_part(self.full.len()))?)?;
        Ok(self.packer.write_all(tail.as_bytes())?)
    }
}

/// A cell of each format.
fn samples(date: NaiveDate) -> [Cell; 3] {
    [Cell::text("текст"), Cell::text("=текст"), Cell::Date { date }]
}

fn sheet_part(number: usize) -> String {
    format!("{SHEETS}sheet{number}.xml")
}

fn text(parts: &mut Parts, name: &str) -> Result<String, SheetError> {
    let mut text = String::new();
    parts.by_name(name)?.read_to_string(&mut text)?;
    Ok(text)
}

fn put(packer: &mut ZipWriter<StreamWriter<Packed>>, name: &str, content: &str) -> Result<(), SheetError> {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    packer.start_file(name, options)?;
    Ok(packer.write_all(content.as_bytes())?)
}

/// What stands before the rows of a sheet, the samples, and what stands after the rows. How far the sheet reaches is not
/// known before its rows, and nobody has to say it.
fn cut_sheet(sheet: &str) -> Result<(String, String, String), SheetError> {
    let (head, rest) = sheet
        .split_once(r#"<row r="2""#)
        .ok_or(SheetError::Shape("samples"))?;
    let (samples, tail) = rest
        .split_once("</sheetData>")
        .ok_or(SheetError::Shape("end of its rows"))?;
    let (before, extent) = head
        .split_once("<dimension ")
        .ok_or(SheetError::Shape("extent"))?;
    let (_, after) = extent.split_once("/>").ok_or(SheetError::Shape("extent"))?;
    Ok((
        format!("{before}{after}"),
        samples.to_owned(),
        format!("</sheetData>{tail}"),
    ))
}

/// The numbers of the formats that the samples have.
fn marks(samples: &str) -> Result<Marks, SheetError> {
    let mark = |cell: &str| cell.split_once(" s=\"")?.1.split_once('"')?.0.parse().ok();
    let found: Option<Vec<u32>> = samples.split("<c ").skip(1).map(mark).collect();
    match found.as_deref() {
        Some([text, guarded, date]) => Ok(Marks {
            text: *text,
            guarded: *guarded,
            date: *date,
        }),
        _ => Err(SheetError::Shape("formats")),
    }
}

#[cfg(test)]
#[path = "stream_tests.rs"]
mod tests;
