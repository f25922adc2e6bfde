//! CSV out, for Russian Excel: `;`, CRLF, decimal comma.

use encoding_rs::WINDOWS_1251;

use super::{Column, Table, is_dangerous, printable};
use crate::Cell;

/// Encoding of a CSV file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CsvEncoding {
    /// UTF-8 with a byte order mark: without it Excel garbles Cyrillic.
    #[default]
    Utf8Bom,
    /// Windows-1251; a character that it does not have becomes `?`.
    Windows1251,
}

/// Writes a table as CSV. A text that could be taken for a formula gets an apostrophe before it, which
/// [`crate::read`] takes away again.
pub fn write_csv(table: &Table, encoding: CsvEncoding) -> Vec<u8> {
    let mut out = csv_head(&table.columns, encoding);
    out.extend(csv_rows(&table.rows, encoding));
    out
}

/// The beginning of such a file: its mark and its headings.
pub fn csv_head(columns: &[Column], encoding: CsvEncoding) -> Vec<u8> {
    let mut text = String::new();
    line(&mut text, columns.iter().map(|column| guarded(&column.title)));
    let mut out = match encoding {
        CsvEncoding::Utf8Bom => b"\xEF\xBB\xBF".to_vec(),
        CsvEncoding::Windows1251 => Vec::new(),
    };
    out.extend(encoded(text, encoding));
    out
}

/// Rows of such a file, some or all.
pub fn csv_rows(rows: &[Vec<Cell>], encoding: CsvEncoding) -> Vec<u8> {
    let mut text = String::new();
    for row in rows {
        line(&mut text, row.iter().map(field));
    }
    encoded(text, encoding)
}

fn encoded(text: String, encoding: CsvEncoding) -> Vec<u8> {
    match encoding {
        CsvEncoding::Utf8Bom => text.into_bytes(),
        CsvEncoding::Windows1251 => windows_1251(&text),
    }
}

fn line(out: &mut String, fields: impl Iterator<Item = String>) {
    let quoted = fields.map(|field| {
        let plain = !field.contains(['"', ';', '\n', '\r', '\t', ',']) && field.trim() == field;
        if plain {
            field
        } else {
            format!("\"{}\"", field.replace('"', "\"\""))
        }
    });
    out.push_str(&quoted.collect::<Vec<_>>().join(";"));
    out.push_str("\r\n");
}

fn field(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => guarded(text),
        Cell::Number(value) if !value.is_finite() => String::new(),
        Cell::Error { error } => guarded(error),
        other => other.display(),
    }
}

fn guarded(text: &str) -> String {
    let text = printable(text);
    if is_dangerous(&text) {
        format!("'{text}")
    } else {
        text
    }
}

fn windows_1251(text: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut buffer = [0_u8; 4];
    for c in text.chars() {
        let (bytes, _, unknown) = WINDOWS_1251.encode(c.encode_utf8(&mut buffer));
        if unknown {
            out.push(b'?')
        } else {
            out.extend_from_slice(&bytes)
        }
    }
    out
}
