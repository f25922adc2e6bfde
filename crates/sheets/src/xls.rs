//! XLS: the stream of records is walked first, because its parser reserves memory for whatever sizes it reads.

use std::io::{Cursor, Read};

use calamine::{Reader, SheetType, SheetVisible, Xls};

use crate::{
    Format, Refusal, Sheet, Workbook,
    excel::{from_data, guarded, merged_region},
    limits::{MAX_AREA, MAX_FILE_BYTES, MAX_SHEETS},
    workbook::{Collector, Draft},
};

/// Reads an XLS file.
pub(crate) fn read(bytes: &[u8]) -> Result<Workbook, Refusal> {
    guarded(|| {
        check(&workbook_stream(bytes)?)?;
        read_checked(bytes)
    })
}

fn read_checked(bytes: &[u8]) -> Result<Workbook, Refusal> {
    let mut xls: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
        calamine::XlsError::Password => Refusal::Encrypted,
        _ => Refusal::Broken,
    })?;
    let mut collector = Collector::default();
    for sheet in xls
        .sheets_metadata()
        .to_vec()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
    {
        let range = xls.worksheet_range(&sheet.name).map_err(|_| Refusal::Broken)?;
        let (top, left) = range.start().unwrap_or_default();
        let mut draft = Draft::default();
        for (row, column, value) in range.used_cells() {
            let place = |start: u32, at: usize| u32::try_from(at).ok().and_then(|at| start.checked_add(at));
            let (row, column) = place(top, row)
                .zip(place(left, column))
                .ok_or(Refusal::AbsurdSize)?;
            collector.put(&mut draft, &sheet.name, row, column, from_data(value))?;
        }
        let merged = xls.merge_cells_by_sheet_name(&sheet.name).unwrap_or_default();
        let merged = merged.iter().map(merged_region).collect();
        let hidden = sheet.visible != SheetVisible::Visible;
        collector.finish(
            draft,
            Sheet {
                name: sheet.name.clone(),
                hidden,
                pivot: false,
                rows: Vec::new(),
                merged,
            },
        )?;
    }
    Ok(collector.workbook(Format::Xls))
}

fn workbook_stream(bytes: &[u8]) -> Result<Vec<u8>, Refusal> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|_| Refusal::Broken)?;
    if file.is_stream("/EncryptedPackage") {
        return Err(Refusal::Encrypted);
    }
    let name = ["/Workbook", "/Book"]
        .into_iter()
        .find(|name| file.is_stream(name));
    let name = name.ok_or_else(|| Refusal::ExtensionMismatch {
        extension: "xls".to_owned(),
        found: if file.is_stream("/WordDocument") {
            "документ Word"
        } else {
            "не книга"
        }
        .to_owned(),
    })?;
    let mut stream = Vec::new();
    let limit = u64::try_from(MAX_FILE_BYTES).unwrap_or(u64::MAX);
    let reader = file.open_stream(name).map_err(|_| Refusal::Broken)?;
    reader
        .take(limit)
        .read_to_end(&mut stream)
        .map_err(|_| Refusal::Broken)?;
    Ok(stream)
}

const BOF: u16 = 0x0809;
const EOF: u16 = 0x000A;
const BOUND_SHEET: u16 = 0x0085;
const DIMENSIONS: u16 = 0x0200;
const FILE_PASS: u16 = 0x002F;
/// Records that put one cell: formula, number, label, bool or error, RK, shared string, rich text.
const CELLS: [u16; 7] = [0x0006, 0x0203, 0x0204, 0x0205, 0x027E, 0x00FD, 0x00D6];
/// Several numbers of one row.
const MULTIPLE: u16 = 0x00BD;

/// Checks the sizes that every sheet of the stream declares or reaches.
fn check(stream: &[u8]) -> Result<(), Refusal> {
    let mut sheets = Vec::new();
    for (kind, data) in Records(stream) {
        match kind {
            BOUND_SHEET => sheets.push(dword(data, 0).ok_or(Refusal::Broken)?),
            FILE_PASS if word(data, 0) != Some(0) => return Err(Refusal::Encrypted),
            EOF => break,
            _ => {}
        }
    }
    if sheets.len() > MAX_SHEETS {
        return Err(Refusal::TooManySheets);
    }
    for start in sheets {
        let start = usize::try_from(start).map_err(|_| Refusal::Broken)?;
        check_sheet(stream.get(start..).ok_or(Refusal::Broken)?)?;
    }
    Ok(())
}

fn check_sheet(stream: &[u8]) -> Result<(), Refusal> {
    let mut depth = 0_u32;
    // First and last row, first and last column of cells.
    let mut bounds: Option<(u16, u16, u16, u16)> = None;
    for (kind, data) in Records(stream) {
        match kind {
            BOF => depth += 1,
            EOF if depth <= 1 => break,
            EOF => depth -= 1,
            DIMENSIONS => check_dimensions(data)?,
            _ if CELLS.contains(&kind) || kind == MULTIPLE => {
                let (row, column) = word(data, 0).zip(word(data, 2)).ok_or(Refusal::Broken)?;
                let last = if kind == MULTIPLE {
                    word(data, data.len().saturating_sub(2)).unwrap_or(column)
                } else {
                    column
                };
                let (top, bottom, left, right) = bounds.unwrap_or((row, row, column, last));
                bounds = Some((top.min(row), bottom.max(row), left.min(column), right.max(last)));
            }
            _ => {}
        }
    }
    let area = bounds.map_or(0, |(top, bottom, left, right)| {
        let side = |first: u16, last: u16| u64::from(last.abs_diff(first)) + 1;
        side(top, bottom) * side(left, right)
    });
    if area > MAX_AREA {
        Err(Refusal::AbsurdSize)
    } else {
        Ok(())
    }
}

/// Rows are declared in 4 bytes each (2 in old files), columns in 2; the last ones are exclusive.
fn check_dimensions(data: &[u8]) -> Result<(), Refusal> {
    let (rows, columns) = if data.len() >= 14 {
        (
            dword(data, 0).zip(dword(data, 4)),
            word(data, 8).zip(word(data, 10)),
        )
    } else {
        let rows = word(data, 0).zip(word(data, 2));
        (
            rows.map(|(first, last)| (first.into(), last.into())),
            word(data, 4).zip(word(data, 6)),
        )
    };
    let ((first_row, last_row), (first_column, last_column)) = rows.zip(columns).ok_or(Refusal::Broken)?;
    if last_row == 0 && last_column == 0 {
        return Ok(());
    }
    let area = u64::from(last_row.checked_sub(first_row).ok_or(Refusal::AbsurdSize)?)
        * u64::from(last_column.checked_sub(first_column).ok_or(Refusal::AbsurdSize)?);
    if last_row > 65_536 || area > MAX_AREA {
        Err(Refusal::AbsurdSize)
    } else {
        Ok(())
    }
}

/// Records of a stream: kind, length, data.
struct Records<'a>(&'a [u8]);

impl<'a> Iterator for Records<'a> {
    type Item = (u16, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let (kind, length) = word(self.0, 0).zip(word(self.0, 2))?;
        let (data, rest) = self.0.get(4..)?.split_at_checked(usize::from(length))?;
        self.0 = rest;
        Some((kind, data))
    }
}

fn word(data: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(
        data.get(at..at.checked_add(2)?)?.try_into().ok()?,
    ))
}

fn dword(data: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(
        data.get(at..at.checked_add(4)?)?.try_into().ok()?,
    ))
}
