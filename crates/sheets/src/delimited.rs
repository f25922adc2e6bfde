//! CSV and TSV: the encoding and the delimiter are found by themselves; records are counted as Excel shows rows.

use std::collections::HashMap;

use csv::ReaderBuilder;
use veche_domain::text;

use crate::{
    Cell, Format, Refusal, Sheet, Workbook, encoding,
    workbook::{Collector, Draft},
};

/// Delimiters that are tried, likeliest first.
const DELIMITERS: [u8; 4] = [b';', b'\t', b',', b'|'];
/// Records by which a delimiter is judged.
const SAMPLE_RECORDS: usize = 60;

/// Reads a text file.
pub(crate) fn read(name: &str, bytes: &[u8], format: Format) -> Result<Workbook, Refusal> {
    let (decoded, encoding) = encoding::decode(bytes)?;
    let delimiter = find_delimiter(&decoded, format);
    let sheet_name = text::clean(name.rsplit_once('.').map_or(name, |(stem, _)| stem));
    let mut collector = Collector::default();
    let mut draft = Draft::default();
    let mut reader = builder(delimiter).from_reader(decoded.as_bytes());
    let mut record = csv::StringRecord::new();
    let mut number = 0_u32;
    let mut line = reader.position().line();
    while reader.read_record(&mut record).map_err(|_| Refusal::NotText)? {
        number = number.saturating_add(rows_taken(&record, reader.position().line().saturating_sub(line)));
        line = reader.position().line();
        for (column, field) in (0..).zip(&record) {
            if !field.is_empty() {
                collector.put(
                    &mut draft,
                    &sheet_name,
                    number.saturating_sub(1),
                    column,
                    Cell::text(unguarded(field)),
                )?;
            }
        }
    }
    collector.finish(
        draft,
        Sheet {
            name: sheet_name,
            ..Sheet::default()
        },
    )?;
    let format = if delimiter == b'\t' {
        Format::Tsv
    } else {
        Format::Csv
    };
    let workbook = collector.workbook(format);
    Ok(Workbook {
        encoding: Some(encoding),
        delimiter: Some(char::from(delimiter)),
        ..workbook
    })
}

/// Rows that a record takes: itself and the blank lines before it, which the reader skips; a line break inside
/// quotes is no row.
fn rows_taken(record: &csv::StringRecord, lines: u64) -> u32 {
    let inside = record.iter().flat_map(str::bytes).filter(|b| *b == b'\n').count();
    let rows = lines.saturating_sub(u64::try_from(inside).unwrap_or(u64::MAX));
    u32::try_from(rows.max(1)).unwrap_or(u32::MAX)
}

/// The text without the apostrophe that guards it from being taken for a formula, see [`crate::write_csv`].
fn unguarded(field: &str) -> &str {
    match field.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@', '\t', '\r']) => rest,
        _ => field,
    }
}

fn builder(delimiter: u8) -> ReaderBuilder {
    let mut builder = ReaderBuilder::new();
    builder.delimiter(delimiter).has_headers(false).flexible(true);
    builder
}

/// The delimiter that cuts most records into the same number of fields, weighed by that number.
fn find_delimiter(text: &str, format: Format) -> u8 {
    let score = |delimiter: u8| -> usize {
        let mut widths: HashMap<usize, usize> = HashMap::new();
        let mut reader = builder(delimiter).from_reader(text.as_bytes());
        for record in reader.records().take(SAMPLE_RECORDS).flatten() {
            *widths.entry(record.len()).or_default() += 1;
        }
        widths
            .iter()
            .map(|(width, times)| width.saturating_sub(1) * times)
            .max()
            .unwrap_or(0)
    };
    let preferred = if format == Format::Tsv { b'\t' } else { b';' };
    let mut best = (score(preferred), preferred);
    for delimiter in DELIMITERS {
        let found = score(delimiter);
        if found > best.0 {
            best = (found, delimiter);
        }
    }
    best.1
}
