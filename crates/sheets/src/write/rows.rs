//! Rows of a sheet as the file has them.

use std::fmt::{self, Write};

use quick_xml::escape::partial_escape;
use rust_xlsxwriter::utility::column_number_to_name;

use super::{
    is_dangerous,
    xlsx::{cut, serial},
};
use crate::Cell;

/// Numbers of the formats of cells in the file's list of styles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Marks {
    pub(super) text: u32,
    pub(super) guarded: u32,
    pub(super) date: u32,
}

/// Writes rows one after another.
pub(super) struct Rows {
    marks: Marks,
    /// Names of columns, as many as were needed so far.
    names: Vec<String>,
    out: String,
}

impl Rows {
    pub(super) fn new(marks: Marks) -> Self {
        Self {
            marks,
            names: Vec::new(),
            out: String::new(),
        }
    }

    /// The row with that number; the header is number 1.
    ///
    /// # Errors
    /// More cells than can be numbered.
    pub(super) fn row(&mut self, number: u32, cells: &[Cell]) -> Result<&str, fmt::Error> {
        while self.names.len() < cells.len() {
            let next = u16::try_from(self.names.len()).map_err(|_| fmt::Error)?;
            self.names.push(column_number_to_name(next));
        }
        let Self { marks, names, out } = self;
        out.clear();
        write!(out, r#"<row r="{number}">"#)?;
        for (name, cell) in names.iter().zip(cells) {
            write_cell(out, *marks, (name, number), cell)?;
        }
        out.push_str("</row>");
        Ok(out)
    }
}

fn write_cell(out: &mut String, marks: Marks, at: (&str, u32), cell: &Cell) -> fmt::Result {
    let (name, number) = at;
    match cell {
        Cell::Empty => Ok(()),
        Cell::Text(text) => {
            let text = cut(text);
            let mark = if is_dangerous(&text) {
                marks.guarded
            } else {
                marks.text
            };
            write_text(out, mark, at, text)
        }
        Cell::Number(value) if value.is_finite() => {
            write!(out, r#"<c r="{name}{number}"><v>{value}</v></c>"#)
        }
        Cell::Number(_) => Ok(()),
        Cell::Date { date } => match serial(*date) {
            Some(serial) => {
                let (mark, serial) = (marks.date, serial.to_excel());
                write!(out, r#"<c r="{name}{number}" s="{mark}"><v>{serial}</v></c>"#)
            }
            None => write_text(out, marks.text, at, cell.display()),
        },
        Cell::Bool(_) | Cell::Error { .. } => write_text(out, marks.text, at, cut(&cell.display())),
    }
}

fn write_text(out: &mut String, mark: u32, (name, number): (&str, u32), text: String) -> fmt::Result {
    if text.is_empty() {
        return write!(out, r#"<c r="{name}{number}" s="{mark}"/>"#);
    }
    let text = guard_escapes(text).replace('\r', "_x000D_");
    let text = partial_escape(text.as_str());
    write!(
        out,
        r#"<c r="{name}{number}" s="{mark}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>"#
    )
}

/// Excel reads `_x0041_` as a letter of that number. A text that has it as it stands has its underscore written so.
fn guard_escapes(text: String) -> String {
    let Some(first) = text.find("_x") else {
        return text;
    };
    let (mut out, rest) = (String::with_capacity(text.len() + 6), text.get(first..));
    out.push_str(text.get(..first).unwrap_or_default());
    let mut rest = rest.unwrap_or_default();
    while let Some(letter) = rest.chars().next() {
        if is_escape(rest) {
            out.push_str("_x005F");
        }
        out.push(letter);
        rest = rest.get(letter.len_utf8()..).unwrap_or_default();
    }
    out
}

/// Whether a text begins with what Excel would read as a letter.
fn is_escape(text: &str) -> bool {
    let digits = text.strip_prefix("_x").and_then(|rest| rest.split_at_checked(4));
    digits.is_some_and(|(digits, after)| {
        // The end of a line is written with an underscore of its own.
        digits.bytes().all(|digit| digit.is_ascii_hexdigit()) && after.starts_with(['_', '\r'])
    })
}
