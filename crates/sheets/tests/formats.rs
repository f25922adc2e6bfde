//! The same list in every format, encoding and delimiter gives the same truth.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;

use chrono::NaiveDate;
use common::{demo, differences, references};
use encoding_rs::WINDOWS_1251;
use veche_domain::imports::{ImportKind, people};
use veche_sheets::{Cell, Encoding, Format, Refusal, Workbook, detect, extract, read};

fn truth(workbook: &Workbook) -> Vec<String> {
    let mapping = detect(workbook, ImportKind::People).unwrap();
    let table = extract(workbook, &mapping, ImportKind::People).unwrap();
    differences(&people::classify(
        &table,
        &references(),
        &[],
        NaiveDate::from_ymd_opt(2026, 9, 1).unwrap(),
    ))
}

fn demo_text() -> String {
    WINDOWS_1251.decode(&demo("people_cp1251.csv")).0.into_owned()
}

/// The demo list with another delimiter.
fn with_delimiter(delimiter: u8) -> String {
    rewritten(delimiter, 0)
}

/// The demo list with another delimiter and empty columns after the last one.
fn rewritten(delimiter: u8, empty_columns: usize) -> String {
    let text = demo_text();
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b';')
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut writer = csv::WriterBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .from_writer(Vec::new());
    for record in reader.records() {
        let record = record.unwrap();
        let empty = std::iter::repeat_n("", empty_columns);
        writer.write_record(record.iter().chain(empty)).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

fn utf16le(text: &str, mark: bool) -> Vec<u8> {
    let mark = mark.then_some(0xFEFF_u16);
    mark.into_iter()
        .chain(text.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect()
}

#[test]
fn older_workbooks_give_the_truth() {
    for (name, bytes, format) in [
        (
            "people.xls",
            include_bytes!("data/people.xls").as_slice(),
            Format::Xls,
        ),
        (
            "people.ods",
            include_bytes!("data/people.ods").as_slice(),
            Format::Ods,
        ),
    ] {
        let workbook = read(name, bytes).unwrap();
        assert_eq!(workbook.format, format);
        let hidden: Vec<bool> = workbook.sheets.iter().map(|sheet| sheet.hidden).collect();
        assert_eq!(hidden, [false, false, true], "{name}");
        assert_eq!(truth(&workbook), Vec::<String>::new(), "{name}");
        assert!(
            workbook.sheets[0]
                .rows
                .iter()
                .flat_map(|row| &row.cells)
                .any(|cell| matches!(cell, Cell::Date { .. }))
        );
    }
}

#[test]
fn every_encoding_and_delimiter_gives_the_truth() {
    let text = demo_text();
    let comma = with_delimiter(b',');
    let tab = with_delimiter(b'\t');
    let mark = "\u{feff}";
    for (name, bytes, encoding, delimiter) in [
        ("utf8.csv", text.clone().into_bytes(), Encoding::Utf8, ';'),
        (
            "bom.csv",
            format!("{mark}{text}").into_bytes(),
            Encoding::Utf8Bom,
            ';',
        ),
        ("comma.csv", comma.clone().into_bytes(), Encoding::Utf8, ','),
        (
            "comma1251.csv",
            WINDOWS_1251.encode(&comma).0.into_owned(),
            Encoding::Windows1251,
            ',',
        ),
        ("tab.tsv", tab.clone().into_bytes(), Encoding::Utf8, '\t'),
        ("excel_unicode.txt", utf16le(&tab, true), Encoding::Utf16Le, '\t'),
        ("no_mark.csv", utf16le(&text, false), Encoding::Utf16Le, ';'),
        (
            "lf.csv",
            text.replace("\r\n", "\n").into_bytes(),
            Encoding::Utf8,
            ';',
        ),
        (
            "trailing.csv",
            rewritten(b';', 3).into_bytes(),
            Encoding::Utf8,
            ';',
        ),
    ] {
        let workbook = read(name, &bytes).unwrap();
        assert_eq!(
            (workbook.encoding, workbook.delimiter),
            (Some(encoding), Some(delimiter)),
            "{name}"
        );
        assert_eq!(truth(&workbook), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn records_are_numbered_as_excel_shows_rows() {
    let text = "Ф. И. О.;Место работы;Должность;;;\r\n\r\n\"Ли\r\nАнна\";СОШ 904;учитель;;;\r\n;;;\r\nЛи Вера;СОШ 904;учитель;;;";
    let workbook = read("list.csv", text.as_bytes()).unwrap();
    let rows = &workbook.sheets[0].rows;
    let numbers: Vec<(u32, usize)> = rows.iter().map(|row| (row.number, row.cells.len())).collect();
    assert_eq!(
        numbers,
        [(1, 3), (3, 3), (5, 3)],
        "trailing empty columns are none"
    );
    assert_eq!(rows[1].cells[0], Cell::text("Ли\r\nАнна"));
}

#[test]
fn a_guarding_apostrophe_is_taken_away_and_a_formula_stays_text() {
    let text = "Ф. И. О.;Место работы;Должность;Телефон\n=HYPERLINK(\"http://x.example\");'=1+1;+7;'+79461234567\n'О'Нил;x;y;z\n";
    let workbook = read("list.csv", text.as_bytes()).unwrap();
    let row = &workbook.sheets[0].rows[1];
    assert_eq!(row.cells[0], Cell::text("=HYPERLINK(\"http://x.example\")"));
    assert_eq!(
        (&row.cells[1], &row.cells[3]),
        (&Cell::text("=1+1"), &Cell::text("+79461234567"))
    );
    assert_eq!(workbook.sheets[0].rows[2].cells[0], Cell::text("'О'Нил"));
}

#[test]
fn text_that_is_none_is_refused() {
    for bytes in [
        b"a;b\0c;d".as_slice(),
        b"\xFF\xFEa",
        b"\xEF\xBB\xBF\xFF\xFF",
        b"\x01\x02\x03;\x04",
    ] {
        assert_eq!(
            read("list.csv", bytes).unwrap_err(),
            Refusal::NotText,
            "{bytes:?}"
        );
    }
    assert_eq!(read("list.csv", b";;;\n;;\n").unwrap_err(), Refusal::NoData);
    assert_eq!(read("list.csv", b"").unwrap_err(), Refusal::EmptyFile);
}
