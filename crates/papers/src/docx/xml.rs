//! The little of WordprocessingML that papers use. Lengths in twentieths of a point unless said otherwise.

use std::fmt::Write;

/// Twentieths of a point in `mm` millimetres.
pub(super) fn twips(mm: f64) -> i64 {
    (mm * 1_440.0 / 25.4).round() as i64
}

/// A text that may stand in XML; control characters are out already.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            other => out.push(other),
        }
    }
    out
}

/// A run of text with its properties; ends of lines are breaks inside the paragraph.
pub(super) fn run(properties: &str, text: &str) -> String {
    let mut out = String::from("<w:r>");
    if !properties.is_empty() {
        let _ = write!(out, "<w:rPr>{properties}</w:rPr>");
    }
    for (at, line) in text.split('\n').enumerate() {
        if at > 0 {
            out.push_str("<w:br/>");
        }
        let _ = write!(out, "<w:t xml:space=\"preserve\">{}</w:t>", escaped(line));
    }
    out.push_str("</w:r>");
    out
}

/// A tab.
pub(super) const TAB: &str = "<w:r><w:tab/></w:r>";

/// A paragraph of a style with further properties and its runs.
pub(super) fn paragraph(style: &str, properties: &str, runs: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{properties}</w:pPr>{runs}</w:p>")
}

/// A cell of a table: its width in mm and its paragraphs.
pub(super) fn cell(width: f64, properties: &str, paragraphs: &str) -> String {
    let width = twips(width);
    format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{properties}</w:tcPr>{paragraphs}</w:tc>")
}

/// A table of a style: widths of its columns in mm, and its rows.
pub(super) fn table(style: &str, widths: &[f64], rows: &str) -> String {
    let whole = twips(widths.iter().sum());
    let grid: String = widths
        .iter()
        .map(|width| format!("<w:gridCol w:w=\"{}\"/>", twips(*width)))
        .collect();
    format!(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"{style}\"/><w:tblW w:w=\"{whole}\" w:type=\"dxa\"/>\
         <w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"0620\" w:firstRow=\"1\"/></w:tblPr>\
         <w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )
}
