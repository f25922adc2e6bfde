//! XLSX, cell by cell: the dimensions that a sheet declares are never believed, so they cannot cost memory.

use std::{
    io::Cursor,
    panic::{AssertUnwindSafe, catch_unwind},
};

use calamine::{CellErrorType, Data, DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx};
use chrono::NaiveDate;

use crate::{
    Cell, Format, Merged, Refusal, Sheet, Workbook, archive,
    limits::MAX_SHEETS,
    workbook::{Collector, Draft},
};

/// Reads an XLSX file.
pub(crate) fn read_xlsx(bytes: &[u8]) -> Result<Workbook, Refusal> {
    let archive = archive::open(bytes)?;
    let found = if archive::has(&archive, "xl/workbook.xml") {
        return guarded(|| read_checked(bytes));
    } else if archive::has(&archive, "xl/workbook.bin") {
        "двоичная книга .xlsb"
    } else if archive::has(&archive, "content.xml") {
        "таблица или документ OpenDocument"
    } else if archive::has(&archive, "word/document.xml") {
        "документ Word"
    } else {
        "архив"
    };
    Err(Refusal::ExtensionMismatch {
        extension: "xlsx".to_owned(),
        found: found.to_owned(),
    })
}

/// Runs a parser; its panic on a damaged file is a refusal, not a crash.
pub(crate) fn guarded<T>(parse: impl FnOnce() -> Result<T, Refusal>) -> Result<T, Refusal> {
    catch_unwind(AssertUnwindSafe(parse)).unwrap_or(Err(Refusal::Broken))
}

fn read_checked(bytes: &[u8]) -> Result<Workbook, Refusal> {
    let broken = |_| Refusal::Broken;
    let mut xlsx: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let sheets = xlsx.sheets_metadata().to_vec();
    if sheets.len() > MAX_SHEETS {
        return Err(Refusal::TooManySheets);
    }
    let pivots = guarded(|| xlsx.pivot_tables().map_err(broken)).ok();
    let mut collector = Collector::default();
    for sheet in sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet) {
        let mut draft = Draft::default();
        {
            let mut reader = xlsx.worksheet_cells_reader(&sheet.name).map_err(broken)?;
            while let Some(cell) = reader.next_cell().map_err(broken)? {
                let (row, column) = cell.get_position();
                collector.put(&mut draft, &sheet.name, row, column, from_ref(cell.get_value()))?;
            }
        }
        let merged = xlsx.merge_cells_by_sheet_name(&sheet.name).unwrap_or_default();
        let pivot = pivots
            .as_ref()
            .is_some_and(|found| !found.pivot_tables_by_sheet(&sheet.name).is_empty());
        let merged = merged.iter().map(merged_region).collect();
        let hidden = sheet.visible != SheetVisible::Visible;
        collector.finish(
            draft,
            Sheet {
                name: sheet.name.clone(),
                hidden,
                pivot,
                rows: Vec::new(),
                merged,
            },
        )?;
    }
    Ok(collector.workbook(Format::Xlsx))
}

pub(crate) fn merged_region(region: &calamine::Dimensions) -> Merged {
    Merged {
        first_row: region.start.0.saturating_add(1),
        first_column: region.start.1,
        last_row: region.end.0.saturating_add(1),
        last_column: region.end.1,
    }
}

fn from_ref(value: &DataRef<'_>) -> Cell {
    match value {
        DataRef::SharedString(text) => Cell::text(*text),
        DataRef::String(text) => Cell::text(text.as_str()),
        DataRef::Int(value) => number(*value),
        DataRef::Float(value) => Cell::Number(*value),
        DataRef::Bool(value) => Cell::Bool(*value),
        DataRef::DateTime(value) => date_time(value),
        DataRef::DateTimeIso(text) => iso_date(text),
        DataRef::DurationIso(text) => Cell::text(text.as_str()),
        DataRef::Error(error) => error_cell(error),
        DataRef::Empty => Cell::Empty,
    }
}

/// A cell of XLS or ODS.
pub(crate) fn from_data(value: &Data) -> Cell {
    match value {
        Data::String(text) => Cell::text(text.as_str()),
        Data::Int(value) => number(*value),
        Data::Float(value) => Cell::Number(*value),
        Data::Bool(value) => Cell::Bool(*value),
        Data::DateTime(value) => date_time(value),
        Data::DateTimeIso(text) => iso_date(text),
        Data::DurationIso(text) => Cell::text(text.as_str()),
        Data::Error(error) => error_cell(error),
        Data::Empty => Cell::Empty,
    }
}

#[allow(clippy::cast_precision_loss)]
const fn number(value: i64) -> Cell {
    Cell::Number(value as f64)
}

/// A time of day without a date stays a number.
fn date_time(value: &ExcelDateTime) -> Cell {
    let date = value
        .as_datetime()
        .map(|moment| moment.date())
        .filter(|_| value.is_datetime() && value.as_f64() >= 1.0);
    date.map_or_else(|| Cell::Number(value.as_f64()), Cell::date)
}

fn iso_date(text: &str) -> Cell {
    let day = text
        .get(..10)
        .and_then(|day| NaiveDate::parse_from_str(day, "%Y-%m-%d").ok());
    day.map_or_else(|| Cell::text(text), Cell::date)
}

fn error_cell(error: &CellErrorType) -> Cell {
    Cell::Error {
        error: error.to_string(),
    }
}
