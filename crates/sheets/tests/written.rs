//! What is written can be read again, and no text becomes a formula.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;

use std::io::{Cursor, Read};

use chrono::NaiveDate;
use common::{demo, references};
use proptest::prelude::*;
use veche_domain::imports::{ImportKind, RowClass, people};
use veche_sheets::{
    Cell, Column, CsvEncoding, Table, detect, extract, read, rejected_rows, write_csv, write_xlsx,
};

const DANGEROUS: [&str; 8] = [
    "=HYPERLINK(\"http://x.example\";\"сюда\")",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "=cmd|' /C calc'!A0",
    "+79461039035",
];

fn as_of() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 9, 1).unwrap()
}

fn dangerous_table() -> Table {
    let rows = DANGEROUS
        .iter()
        .map(|text| vec![Cell::text(*text), Cell::Number(-5.0)])
        .collect();
    Table {
        name: "Опасное: [лист]/*?".to_owned(),
        columns: vec![Column::new("=Текст", 20.0), Column::new("Число", 8.0)],
        rows,
    }
}

fn part(xlsx: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(xlsx)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn no_text_becomes_a_formula() {
    let xlsx = write_xlsx(&dangerous_table()).unwrap();
    assert!(
        !part(&xlsx, "xl/worksheets/sheet1.xml").contains("<f"),
        "no formula element"
    );
    assert!(part(&xlsx, "xl/styles.xml").contains("quotePrefix=\"1\""));
    let csv = String::from_utf8(write_csv(&dangerous_table(), CsvEncoding::Utf8Bom)).unwrap();
    for record in csv::ReaderBuilder::new()
        .delimiter(b';')
        .from_reader(csv.as_bytes())
        .records()
    {
        let record = record.unwrap();
        assert!(record[0].starts_with('\''), "{record:?}");
        assert_eq!(&record[1], "-5", "a number is no text");
    }
    for (name, bytes) in [("out.xlsx", xlsx), ("out.csv", csv.into_bytes())] {
        let workbook = read(name, &bytes).unwrap();
        let texts: Vec<Cell> = workbook.sheets[0].rows[1..]
            .iter()
            .map(|row| row.cells[0].clone())
            .collect();
        assert_eq!(texts, DANGEROUS.map(Cell::text), "{name}");
    }
}

#[test]
fn dates_numbers_and_cyrillic_survive() {
    let date = NaiveDate::from_ymd_opt(2024, 5, 23).unwrap();
    let row = vec![
        Cell::text("Ёлка «№ 5»; да\nнет"),
        Cell::date(date),
        Cell::Number(12.5),
        Cell::text("007"),
        Cell::text("😀"),
    ];
    let table = Table {
        name: String::new(),
        columns: vec![Column::new("Имя", 10.0)],
        rows: vec![row.clone()],
    };
    let xlsx = read("t.xlsx", &write_xlsx(&table).unwrap()).unwrap();
    assert_eq!(xlsx.sheets[0].rows[1].cells, row);
    let bytes = write_csv(&table, CsvEncoding::Utf8Bom);
    assert!(bytes.starts_with(b"\xEF\xBB\xBF") && bytes.ends_with(b"\r\n"));
    let csv = read("t.csv", &bytes).unwrap();
    let shown = ["Ёлка «№ 5»; да\nнет", "23.05.2024", "12,5", "007", "😀"].map(Cell::text);
    assert_eq!(csv.sheets[0].rows[1].cells, shown);
    let old = write_csv(&table, CsvEncoding::Windows1251);
    let old = read("t.csv", &old).unwrap();
    assert_eq!(old.sheets[0].rows[1].cells[0], shown[0]);
    assert_eq!(old.sheets[0].rows[1].cells[4], Cell::text("?"));
}

#[test]
fn rejected_rows_are_given_back_with_reasons_and_can_be_imported_again() {
    let workbook = read("people_messy.xlsx", &demo("people_messy.xlsx")).unwrap();
    let mapping = detect(&workbook, ImportKind::People).unwrap();
    let table = extract(&workbook, &mapping, ImportKind::People).unwrap();
    let first = people::classify(&table, &references(), &[], as_of());
    let rejected = rejected_rows(ImportKind::People, &first.rows);
    assert_eq!(rejected.rows.len(), 30);
    let errors = first
        .rows
        .iter()
        .filter(|row| row.class == RowClass::Invalid)
        .map(|row| row.error);
    let errors: Vec<_> = errors.collect();
    for (name, bytes) in [
        ("rejected.xlsx", write_xlsx(&rejected).unwrap()),
        ("rejected.csv", write_csv(&rejected, CsvEncoding::Utf8Bom)),
        ("rejected1251.csv", write_csv(&rejected, CsvEncoding::Windows1251)),
    ] {
        let workbook = read(name, &bytes).unwrap();
        let mapping = detect(&workbook, ImportKind::People).unwrap();
        let table = extract(&workbook, &mapping, ImportKind::People).unwrap();
        let again = people::classify(&table, &references(), &[], as_of());
        assert_eq!(
            again.rows.iter().map(|row| row.error).collect::<Vec<_>>(),
            errors,
            "{name}"
        );
    }
    for row in &first.rows {
        assert!(
            row.message.ends_with('.') && row.message.chars().next().unwrap().is_uppercase(),
            "{}",
            row.message
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_is_written_and_read_again(texts in prop::collection::vec("\\PC{1,40}", 1..6), wild in any::<String>()) {
        let row: Vec<Cell> = texts.iter().chain(std::iter::once(&wild)).map(|text| Cell::text(text.as_str())).collect();
        let table = Table { name: wild.clone(), columns: vec![Column::new(wild.clone(), 10.0)], rows: vec![vec![Cell::text("x")], row] };
        let workbook = read("t.xlsx", &write_xlsx(&table).unwrap()).unwrap();
        let found = &workbook.sheets[0].rows.last().unwrap().cells;
        for (text, cell) in texts.iter().zip(found) {
            let wanted = Cell::text(text.as_str());
            prop_assert!(*cell == wanted || wanted.is_blank() && cell.is_blank(), "{:?} became {:?}", text, cell);
        }
        let csv = write_csv(&table, CsvEncoding::Utf8Bom);
        prop_assert!(std::str::from_utf8(&csv).is_ok());
    }
}
