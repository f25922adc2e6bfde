//! Files made to do harm.

use std::{
    io::{Cursor, Write},
    time::{Duration, Instant},
};

use veche_sheets::{Refusal, Workbook, read};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

pub const CONTENT_TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#;
pub const WORKBOOK: &str = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
pub const ROOT: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
pub const RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
pub const CELL: &str =
    r#"<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row></sheetData>"#;
pub const ODS_MANIFEST: &str =
    r#"<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>"#;
pub const ODS_MIME: &str = "application/vnd.oasis.opendocument.spreadsheet";

/// An archive of parts.
pub fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        writer.start_file(*name, options).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A small workbook with a sheet of its own and more parts.
pub fn xlsx(sheet: &str, more: &[(&str, &[u8])]) -> Vec<u8> {
    let sheet = format!(
        r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{sheet}</worksheet>"#
    );
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", CONTENT_TYPES.as_bytes()),
        ("_rels/.rels", ROOT.as_bytes()),
        ("xl/workbook.xml", WORKBOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", RELATIONS.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ];
    parts.extend(more);
    archive(&parts)
}

pub fn ods(rows: &str) -> Vec<u8> {
    let content = format!(
        r#"<office:document-content><office:body><office:spreadsheet><table:table table:name="S">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"#
    );
    archive(&[
        ("mimetype", ODS_MIME.as_bytes()),
        ("META-INF/manifest.xml", ODS_MANIFEST.as_bytes()),
        ("content.xml", content.as_bytes()),
    ])
}

pub fn ods_row(rows: &str, columns: &str, text: &str) -> String {
    format!(
        r#"<table:table-row table:number-rows-repeated="{rows}"><table:table-cell table:number-columns-repeated="{columns}" office:value-type="string"><text:p>{text}</text:p></table:table-cell></table:table-row>"#
    )
}

/// The demo XLS with the bytes after the first occurrence of a record's head replaced.
pub fn xls_with(head: [u8; 4], at: usize, bytes: &[u8]) -> Vec<u8> {
    let mut file = include_bytes!("../data/people.xls").to_vec();
    let start = file.windows(4).position(|window| window == head).unwrap() + 4 + at;
    file[start..start + bytes.len()].copy_from_slice(bytes);
    file
}

/// The archive with a change at every central or local header: signature, offset in the header, bytes.
pub fn patched(mut file: Vec<u8>, signature: [u8; 4], offset: usize, bytes: &[u8]) -> Vec<u8> {
    let starts: Vec<usize> = (0..file.len() - 4)
        .filter(|at| file[*at..at + 4] == signature)
        .collect();
    for start in starts {
        file[start + offset..start + offset + bytes.len()].copy_from_slice(bytes);
    }
    file
}

/// Reads within two seconds (an unoptimized build on a busy machine is given more).
pub fn timed(name: &str, bytes: &[u8]) -> Result<Workbook, Refusal> {
    let start = Instant::now();
    let found = read(name, bytes);
    assert!(
        start.elapsed() < Duration::from_secs(20),
        "{name}: {:?}",
        start.elapsed()
    );
    found
}

/// Most memory this process ever used, MB; only Linux tells.
pub fn peak_megabytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM"))?;
    line.split_whitespace()
        .nth(1)?
        .parse::<u64>()
        .ok()
        .map(|kilobytes| kilobytes / 1024)
}
