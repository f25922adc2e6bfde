//! ODS: repeated rows and cells are added up first, because the parser writes every repetition out.

use std::io::{BufReader, Cursor};

use calamine::{Ods, Reader, SheetVisible};
use quick_xml::events::{BytesStart, Event};

use crate::{
    Format, Refusal, Sheet, Workbook,
    archive::{self, Archive},
    excel::{from_data, guarded},
    limits::{MAX_AREA, MAX_SHEETS, MAX_TEXT_BYTES},
    workbook::{Collector, Draft},
};

/// Reads an ODS file.
pub(crate) fn read(bytes: &[u8]) -> Result<Workbook, Refusal> {
    let mut archive = archive::open(bytes)?;
    if !archive::has(&archive, "content.xml") || !archive::has(&archive, "mimetype") {
        let found = if archive::has(&archive, "xl/workbook.xml") {
            "книга .xlsx"
        } else {
            "архив"
        };
        return Err(Refusal::ExtensionMismatch {
            extension: "ods".to_owned(),
            found: found.to_owned(),
        });
    }
    guarded(|| {
        check(&mut archive)?;
        read_checked(bytes)
    })
}

fn read_checked(bytes: &[u8]) -> Result<Workbook, Refusal> {
    let mut ods: Ods<_> = Ods::new(Cursor::new(bytes)).map_err(|error| match error {
        calamine::OdsError::Password => Refusal::Encrypted,
        calamine::OdsError::InvalidMime(_) => Refusal::ExtensionMismatch {
            extension: "ods".to_owned(),
            found: "документ OpenDocument другого вида".to_owned(),
        },
        calamine::OdsError::CellLimitExceeded { .. } => Refusal::AbsurdSize,
        _ => Refusal::Broken,
    })?;
    let mut collector = Collector::default();
    for sheet in ods.sheets_metadata().to_vec() {
        let range = ods.worksheet_range(&sheet.name).map_err(|_| Refusal::Broken)?;
        let (top, left) = range.start().unwrap_or_default();
        let mut draft = Draft::default();
        for (row, column, value) in range.used_cells() {
            let place = |start: u32, at: usize| u32::try_from(at).ok().and_then(|at| start.checked_add(at));
            let (row, column) = place(top, row)
                .zip(place(left, column))
                .ok_or(Refusal::AbsurdSize)?;
            collector.put(&mut draft, &sheet.name, row, column, from_data(value))?;
        }
        let hidden = sheet.visible != SheetVisible::Visible;
        collector.finish(
            draft,
            Sheet {
                name: sheet.name,
                hidden,
                ..Sheet::default()
            },
        )?;
    }
    Ok(collector.workbook(Format::Ods))
}

/// Sizes of one table.
#[derive(Debug, Default)]
struct Extent {
    rows: u64,
    empty_rows: u64,
    width: u64,
    written: u64,
    text: u64,
}

/// A row being read.
#[derive(Debug, Default)]
struct RowExtent {
    repeats: u64,
    width: u64,
    empty: u64,
    text: u64,
}

fn check(archive: &mut Archive<'_>) -> Result<(), Refusal> {
    let part = archive.by_name("content.xml").map_err(|_| Refusal::Broken)?;
    let mut reader = quick_xml::Reader::from_reader(BufReader::new(part));
    reader.config_mut().check_end_names = false;
    let mut buffer = Vec::new();
    let (mut tables, mut table, mut row) = (0_usize, Extent::default(), RowExtent::default());
    // Repetitions of the filled cell whose text is being read.
    let mut cell = None;
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|_| Refusal::Broken)? {
            Event::Start(tag) => match tag.name().as_ref() {
                "table:table" => {
                    tables += 1;
                    table = Extent::default();
                }
                "table:table-row" => {
                    row = RowExtent {
                        repeats: repeats(&tag, "table:number-rows-repeated"),
                        ..RowExtent::default()
                    }
                }
                "table:table-cell" | "table:covered-table-cell" => cell = take_cell(&tag, &mut row),
                _ => {}
            },
            Event::Empty(tag) => match tag.name().as_ref() {
                "table:table-row" => {
                    table.empty_rows = table
                        .empty_rows
                        .saturating_add(repeats(&tag, "table:number-rows-repeated"))
                }
                "table:table-cell" | "table:covered-table-cell" => {
                    take_cell(&tag, &mut row);
                }
                _ => {}
            },
            Event::Text(text) => {
                let length = u64::try_from(text.len()).unwrap_or(u64::MAX);
                row.text = row.text.saturating_add(length.saturating_mul(cell.unwrap_or(0)));
            }
            Event::End(tag) => match tag.name().as_ref() {
                "table:table-cell" | "table:covered-table-cell" => cell = None,
                "table:table-row" => table.add(&row),
                _ => {}
            },
            Event::Eof => break,
            _ => {}
        }
        if tables > MAX_SHEETS {
            return Err(Refusal::TooManySheets);
        }
        if table.is_absurd() {
            return Err(Refusal::AbsurdSize);
        }
    }
    Ok(())
}

/// Adds a cell to its row; says how often its text repeats when it holds something.
fn take_cell(tag: &BytesStart<'_>, row: &mut RowExtent) -> Option<u64> {
    let times = repeats(tag, "table:number-columns-repeated");
    let filled = tag.attributes().with_checks(false).flatten().any(|attribute| {
        let key = attribute.key.as_ref();
        key.starts_with("office:") || key.starts_with("calcext:") || key == "table:formula"
    });
    if !filled {
        row.empty = row.empty.saturating_add(times);
        return None;
    }
    row.width = row.width.saturating_add(row.empty).saturating_add(times);
    row.empty = 0;
    let length = u64::try_from(tag.len()).unwrap_or(u64::MAX);
    row.text = row.text.saturating_add(length.saturating_mul(times));
    Some(times)
}

fn repeats(tag: &BytesStart<'_>, name: &str) -> u64 {
    let value = tag
        .attributes()
        .with_checks(false)
        .flatten()
        .find(|attribute| attribute.key.as_ref() == name);
    value.map_or(1, |attribute| attribute.value.parse().unwrap_or(u64::MAX))
}

impl Extent {
    fn add(&mut self, row: &RowExtent) {
        if row.width == 0 {
            self.empty_rows = self.empty_rows.saturating_add(row.repeats);
            return;
        }
        self.rows = self
            .rows
            .saturating_add(self.empty_rows)
            .saturating_add(row.repeats);
        self.empty_rows = 0;
        self.width = self.width.max(row.width);
        self.written = self.written.saturating_add(row.width);
        self.text = self.text.saturating_add(row.text.saturating_mul(row.repeats));
    }

    fn is_absurd(&self) -> bool {
        let text_limit = 4 * u64::try_from(MAX_TEXT_BYTES).unwrap_or(u64::MAX);
        self.rows.saturating_mul(self.width) > MAX_AREA || self.written > MAX_AREA || self.text > text_limit
    }
}
