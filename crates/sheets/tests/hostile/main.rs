//! Broken and hostile files: a typed refusal or a modest workbook, never a panic, never much memory or time.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod archives;
#[path = "../common/mod.rs"]
mod common;
mod craft;

use common::demo;
use veche_sheets::{Cell, Column, Table, write_xlsx};

use craft::*;

#[test]
fn the_plain_workbooks_of_these_tests_are_read() {
    assert_eq!(
        timed("a.xlsx", &xlsx(CELL, &[])).unwrap().sheets[0].rows[0].cells,
        [Cell::text("x")]
    );
    assert_eq!(
        timed("a.ods", &ods(&ods_row("2", "3", "x"))).unwrap().sheets[0].rows[1].cells,
        vec![Cell::text("x"); 3]
    );
}

#[test]
fn absurd_sheets_cost_nothing() {
    let sheet = |dimension: &str, cells: &str| {
        format!(r#"<dimension ref="{dimension}"/><sheetData>{cells}</sheetData>"#)
    };
    let at = |place: &str| format!(r#"<row><c r="{place}"><v>1</v></c></row>"#);
    // A few hundred bytes that ask the parser for 17 thousand million cells.
    let small = xlsx(
        &sheet(
            "A1:XFD1048576",
            r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="B1048576"><v>2</v></c></row>"#,
        ),
        &[],
    );
    let workbook = timed("small.xlsx", &small).unwrap();
    let rows: Vec<u32> = workbook.sheets[0].rows.iter().map(|row| row.number).collect();
    assert_eq!(rows, [1, 1_048_576]);
    let long = "я".repeat(40_000);
    let wide = (0..300).map(|_| "<c><v>1</v></c>").collect::<String>();
    let tall = (0..60_000)
        .map(|at: u32| format!("<row><c><v>{}</v></c></row>", at.wrapping_mul(2_654_435_761)))
        .collect::<String>();
    let cases: Vec<(String, &[&str])> = vec![
        (sheet("A1", &at("XFD1048576")), &["too_many_columns"]),
        (sheet("A1", &at("A4294967295")), &["absurd_size", "broken"]),
        (sheet("A1", &at("A99999999999999")), &["absurd_size", "broken"]),
        (sheet("A1", &at("ZZZZZZZ1")), &["too_many_columns", "broken"]),
        (sheet("A1", &format!("<row>{wide}</row>")), &["too_many_columns"]),
        (sheet("A1", &tall), &["too_many_rows"]),
        (
            sheet(
                "A1",
                &format!(r#"<row><c t="inlineStr"><is><t>{long}</t></is></c></row>"#),
            ),
            &["cell_too_long"],
        ),
        (
            sheet("A1", r#"<row><c t="s"><v>77</v></c></row>"#),
            &["broken", "no_data"],
        ),
        (sheet("A1", "<row><c><v>"), &["broken"]),
        (sheet("", &at("A1")), &["broken"]),
        (sheet("A1:B2:C3", &at("A1")), &["broken"]),
        (sheet("A1", ""), &["no_data"]),
        ("<nothing/>".to_owned(), &["broken"]),
    ];
    for (sheet, codes) in cases {
        let what: String = sheet.chars().take(80).collect();
        let refusal = timed("a.xlsx", &xlsx(&sheet, &[])).expect_err(&what);
        assert!(codes.contains(&refusal.code()), "{what}: {refusal:?}");
    }
    // A reversed dimension makes the parser subtract below zero; either answer is fine, a crash is not.
    let _ = timed("a.xlsx", &xlsx(&sheet("Z9:A1", &at("A1")), &[]));
    if let Some(megabytes) = peak_megabytes() {
        assert!(megabytes < 512, "{megabytes} MB");
    }
}

#[test]
fn absurd_xls_files_are_refused() {
    const DIMENSIONS: [u8; 4] = [0x00, 0x02, 0x0E, 0x00];
    const SHARED_STRING: [u8; 4] = [0xFD, 0x00, 0x0A, 0x00];
    const BOUND_SHEET: [u8; 2] = [0x85, 0x00];
    let file = include_bytes!("../data/people.xls");
    let sheet = file.windows(2).position(|window| window == BOUND_SHEET).unwrap();
    let bound_sheet: [u8; 4] = file[sheet..sheet + 4].try_into().unwrap();
    let cases: Vec<(&str, Vec<u8>, &[&str])> = vec![
        (
            "rows without end",
            xls_with(DIMENSIONS, 4, &[0xFF; 4]),
            &["absurd_size"],
        ),
        (
            "columns without end",
            xls_with(DIMENSIONS, 4, &[0, 0, 1, 0, 0, 0, 0xFF, 0xFF]),
            &["absurd_size"],
        ),
        (
            "first row after the last",
            xls_with(DIMENSIONS, 0, &[0xFF; 4]),
            &["absurd_size"],
        ),
        (
            "a cell in the far corner",
            xls_with(SHARED_STRING, 0, &[0xFF; 4]),
            &["absurd_size"],
        ),
        (
            "a sheet beyond the stream",
            xls_with(bound_sheet, 0, &[0xFF, 0xFF, 0xFF, 0x7F]),
            &["broken"],
        ),
        (
            "a string that is not there",
            xls_with(SHARED_STRING, 6, &[0xFF; 4]),
            &["broken", "no_data"],
        ),
        ("cut in the head", file[..300].to_vec(), &["broken"]),
        ("cut in the middle", file[..file.len() / 2].to_vec(), &["broken"]),
        ("only the magic", file[..8].to_vec(), &["broken"]),
    ];
    for (what, bytes, codes) in cases {
        match timed("a.xls", &bytes) {
            Err(refusal) => assert!(codes.contains(&refusal.code()), "{what}: {refusal:?}"),
            Ok(_) => assert_eq!(what, "a string that is not there"),
        }
    }
    if let Some(megabytes) = peak_megabytes() {
        assert!(megabytes < 512, "{megabytes} MB");
    }
}

#[test]
fn absurd_ods_files_are_refused() {
    let text = "x".repeat(30_000);
    let many_sheets = "</table:table><table:table table:name=\"T\">".repeat(80);
    let cases: Vec<(&str, Vec<u8>, &[&str])> = vec![
        ("rows", ods(&ods_row("1048576", "4", "x")), &["absurd_size"]),
        ("columns", ods(&ods_row("1000", "16384", "x")), &["absurd_size"]),
        ("text", ods(&ods_row("1", "16384", &text)), &["absurd_size"]),
        (
            "cells over many rows",
            ods(&ods_row("1", "16384", "x").repeat(300)),
            &["absurd_size"],
        ),
        (
            "empty rows before a filled one",
            ods(&format!(
                r#"<table:table-row table:number-rows-repeated="4000000000"/>{}"#,
                ods_row("1", "3", "x")
            )),
            &["absurd_size", "broken"],
        ),
        (
            "repeats that are no number",
            ods(&ods_row("-1", "many", "x")),
            &["absurd_size", "broken"],
        ),
        (
            "repeats beyond 64 bits",
            ods(&ods_row("99999999999999999999999", "1", "x")),
            &["absurd_size", "broken"],
        ),
        ("sheets", ods(&many_sheets), &["too_many_sheets"]),
        (
            "unclosed",
            ods("<table:table-row><table:table-cell office:value-type=\"string\"><text:p>x"),
            &["broken", "no_data"],
        ),
        (
            "wrong type",
            archive(&[
                ("mimetype", b"application/vnd.oasis.opendocument.presentation"),
                ("META-INF/manifest.xml", ODS_MANIFEST.as_bytes()),
                ("content.xml", b"<a/>"),
            ]),
            &["extension_mismatch", "broken"],
        ),
        (
            "no type",
            archive(&[("content.xml", b"<a/>")]),
            &["extension_mismatch"],
        ),
        ("a workbook", xlsx(CELL, &[]), &["extension_mismatch"]),
    ];
    for (what, bytes, codes) in cases {
        let refusal = timed("a.ods", &bytes).expect_err(what);
        assert!(codes.contains(&refusal.code()), "{what}: {refusal:?}");
    }
    // What LibreOffice writes after the last row is no attack.
    let tail = r#"<table:table-row table:number-rows-repeated="1048574"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>"#;
    assert!(timed("a.ods", &ods(&format!("{}{tail}", ods_row("1", "2", "x")))).is_ok());
    if let Some(megabytes) = peak_megabytes() {
        assert!(megabytes < 512, "{megabytes} MB");
    }
}

#[test]
fn names_and_contents_must_agree() {
    let (xlsx_demo, csv_demo) = (demo("people_messy.xlsx"), demo("people_cp1251.csv"));
    let xls_demo = include_bytes!("../data/people.xls").to_vec();
    let encrypted: Vec<u8> = [
        xls_demo[..512].to_vec(),
        "EncryptedPackage"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect(),
    ]
    .concat();
    for (name, bytes, code) in [
        ("a.xls", xlsx_demo.clone(), "extension_mismatch"),
        ("a.ods", xlsx_demo.clone(), "extension_mismatch"),
        ("a.csv", xlsx_demo.clone(), "extension_mismatch"),
        ("a.xlsx", xls_demo.clone(), "extension_mismatch"),
        ("a.csv", xls_demo, "extension_mismatch"),
        ("a.xlsx", csv_demo.clone(), "extension_mismatch"),
        ("a.xlsx", encrypted, "encrypted"),
        ("a.xlsx", b"%PDF-1.7".to_vec(), "extension_mismatch"),
        ("a.csv", b"\x89PNG\r\n".to_vec(), "extension_mismatch"),
        ("a.xls", b"<html><table><tr><td>x".to_vec(), "extension_mismatch"),
        (
            "a.csv",
            b"\xEF\xBB\xBF <!DOCTYPE html>".to_vec(),
            "extension_mismatch",
        ),
        ("a.csv", b"\x7FELF\x02".to_vec(), "extension_mismatch"),
        ("a.docx", xlsx_demo.clone(), "unknown_extension"),
        ("a.xlsm", xlsx_demo.clone(), "unknown_extension"),
        ("a.xlsx.exe", xlsx_demo, "unknown_extension"),
        ("without", csv_demo, "unknown_extension"),
        ("", b"x".to_vec(), "unknown_extension"),
        ("a.csv", Vec::new(), "empty_file"),
        ("a.csv", vec![b'x'; 25 * 1024 * 1024 + 1], "too_large"),
    ] {
        assert_eq!(timed(name, &bytes).unwrap_err().code(), code, "{name}");
    }
}

#[test]
fn absurd_text_files_are_refused() {
    let open_quote = format!("a;b\n\"{}", "x;y\n".repeat(20_000));
    for (what, text, code) in [
        ("columns", ";".repeat(400) + "x", "too_many_columns"),
        ("rows", "a;b\n".repeat(60_000), "too_many_rows"),
        ("a quote that never closes", open_quote, "cell_too_long"),
        (
            "cells",
            format!("{}\n", vec!["x"; 200].join(";")).repeat(6_000),
            "too_many_cells",
        ),
    ] {
        assert_eq!(
            timed("a.csv", text.as_bytes()).unwrap_err().code(),
            code,
            "{what}"
        );
    }
}

#[test]
fn files_cut_or_garbled_anywhere_never_crash() {
    let files = [
        ("a.xlsx", demo("people_messy.xlsx")),
        ("a.xls", include_bytes!("../data/people.xls").to_vec()),
        ("a.ods", include_bytes!("../data/people.ods").to_vec()),
        ("a.csv", demo("people_cp1251.csv")),
        (
            "b.xlsx",
            write_xlsx(&Table {
                name: "T".to_owned(),
                columns: vec![Column::new("A", 9.0)],
                rows: vec![vec![Cell::text("x")]],
            })
            .unwrap(),
        ),
    ];
    // A small generator of its own keeps the files the same in every run.
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut random = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % u64::try_from(below).unwrap()).unwrap()
    };
    for (name, bytes) in files {
        for part in 1..8 {
            let _ = timed(name, &bytes[..bytes.len() * part / 8]);
        }
        for _ in 0..24 {
            let mut garbled = bytes.clone();
            for _ in 0..=random(12) {
                let at = random(garbled.len() - 8) + 8;
                garbled[at] = u8::try_from(random(256)).unwrap();
            }
            let _ = timed(name, &garbled);
        }
    }
    if let Some(megabytes) = peak_megabytes() {
        assert!(megabytes < 512, "{megabytes} MB");
    }
}
