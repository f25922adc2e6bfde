//! CSV out, for Russian Excel: `;`, CRLF, decimal comma.

use encoding_rs::WINDOWS_1251;

use super::{Table, is_dangerous, printable};
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
    let mut text = String::new();
    line(
        &mut text,
        table.columns.iter().map(|column| guarded(&column.title)),
    );
    for row in &table.rows {
        line(&mut text, row.iter().map(field));
    }
    match encoding {
        CsvEncoding::Utf8Bom => [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
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
