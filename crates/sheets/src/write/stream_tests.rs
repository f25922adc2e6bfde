#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use proptest::prelude::*;
use rust_xlsxwriter::Workbook;

use super::*;
use crate::{Table, read, write_xlsx};

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 29).unwrap()
}

fn columns() -> Vec<Column> {
    ["=Имя", "Дата", "Сколько"]
        .map(|title| Column::new(title, 12.5))
        .to_vec()
}

fn streamed(rows: &[Vec<Cell>], most_rows: u32) -> Vec<u8> {
    let mut file = SheetStream::begin("Люди: [все]", &columns(), day())
        .unwrap()
        .of_rows(most_rows);
    let mut bytes = file.packed();
    for row in rows {
        file.row(row).unwrap();
        bytes.extend(file.packed());
    }
    bytes.extend(file.finish().unwrap());
    bytes
}

fn numbered(count: u32) -> Vec<Vec<Cell>> {
    (1..=count)
        .map(|number| vec![Cell::text(format!("строка {number}"))])
        .collect()
}

fn opened(bytes: &[u8]) -> Parts {
    ZipArchive::new(Cursor::new(bytes.to_vec())).unwrap()
}

/// The same rows, written by the library that writes whole files.
fn by_library(rows: &[Vec<Cell>]) -> Vec<u8> {
    let (mut workbook, formats) = (Workbook::new(), Formats::new());
    let sheet = workbook.add_worksheet_with_constant_memory().unwrap();
    begin(sheet, "Люди", &columns(), &formats).unwrap();
    for (row, cells) in (1..).zip(rows) {
        for (column, cell) in (0..).zip(cells) {
            write_cell(sheet, row, column, cell, &formats).unwrap();
        }
    }
    filter(sheet, &columns(), u32::try_from(rows.len()).unwrap()).unwrap();
    workbook.save_to_buffer().unwrap()
}

/// A sheet without what a row may say of itself or not.
fn plain(bytes: &[u8]) -> String {
    let mut sheet = text(&mut opened(bytes), &sheet_part(1)).unwrap();
    // A row of nothing but empty cells the library leaves out.
    for at in 2..20 {
        sheet = sheet.replace(&format!("<row r=\"{at}\"></row>"), "");
    }
    for (from, to) in [
        (" spans=\"", "\""),
        (" xml:space=\"", "\""),
        ("<dimension ", "/>"),
    ] {
        while let Some(at) = sheet.find(from) {
            let after = at + from.len();
            let end = after + sheet[after..].find(to).unwrap() + to.len();
            sheet.replace_range(at..end, "");
        }
    }
    sheet
}

fn cell() -> impl Strategy<Value = Cell> {
    let texts = prop_oneof![
        any::<String>(),
        "\\PC{1,40}",
        Just("_x0041_ и _x00zz_, _xЖ".to_owned()),
        Just("_x_x000D_ \r\n ".to_owned()),
        Just("=1+1 & <b>'\"".to_owned()),
        Just(" по краям ".to_owned()),
    ];
    prop_oneof![
        4 => texts.prop_map(Cell::Text),
        1 => Just(Cell::Empty),
        1 => any::<f64>().prop_map(Cell::Number),
        1 => (-200_000..200_000_i64).prop_map(|days| Cell::Date { date: day() + chrono::TimeDelta::days(days) }),
        1 => any::<bool>().prop_map(Cell::Bool),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn rows_are_those_the_library_writes(rows in prop::collection::vec(prop::collection::vec(cell(), 1..4), 0..9)) {
        // Formats are numbered in the order of their use: the first row uses each.
        let rows: Vec<Vec<Cell>> = std::iter::once(samples(day()).to_vec()).chain(rows).collect();
        let ours = streamed(&rows, MOST_ROWS);
        prop_assert_eq!(plain(&ours), plain(&by_library(&rows)));
        let whole = Table { name: "Люди".to_owned(), columns: columns(), rows };
        let whole = read("t.xlsx", &write_xlsx(&whole).unwrap()).unwrap();
        let ours = read("t.xlsx", &ours).unwrap();
        prop_assert_eq!(&ours.sheets[0].rows, &whole.sheets[0].rows);
    }
}

#[test]
fn what_does_not_fit_a_sheet_goes_on_the_next() {
    for (count, sheets) in [(0, 1), (4, 1), (5, 2), (8, 2), (9, 3)] {
        let rows = numbered(count);
        let bytes = streamed(&rows, 5);
        let workbook = read("t.xlsx", &bytes).unwrap();
        let names: Vec<&str> = workbook.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
        assert_eq!(names, &["Люди все", "Люди все 2", "Люди все 3"][..sheets]);
        let mut found = Vec::new();
        for sheet in &workbook.sheets {
            assert_eq!(sheet.rows[0].cells[0], Cell::text("=Имя"), "each has its header");
            found.extend(sheet.rows[1..].iter().map(|row| row.cells.clone()));
        }
        assert_eq!(found, rows, "{count}");
        let mut parts = opened(&bytes);
        let book = text(&mut parts, "xl/workbook.xml").unwrap();
        assert_eq!(book.matches("_xlnm._FilterDatabase").count(), sheets);
        let last = text(&mut parts, &sheet_part(sheets)).unwrap();
        let rows = count - 4 * (u32::try_from(sheets).unwrap() - 1);
        assert!(
            last.contains(&format!("<autoFilter ref=\"A1:C{}\"", rows + 1)),
            "{count}: {last}"
        );
    }
}

#[test]
fn long_names_of_sheets_stay_apart() {
    let name = "Очень длинное название реестра города";
    let mut file = SheetStream::begin(name, &columns(), day()).unwrap().of_rows(2);
    for row in numbered(3) {
        file.row(&row).unwrap();
    }
    let mut bytes = file.packed();
    bytes.extend(file.finish().unwrap());
    let workbook = read("t.xlsx", &bytes).unwrap();
    let names: Vec<&str> = workbook.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names.len(), 3);
    assert!(
        names.iter().all(|name| name.chars().count() <= SHEET_NAME_CHARS),
        "{names:?}"
    );
    assert!(names[1].ends_with(" 2") && names[2].ends_with(" 3"), "{names:?}");
}

#[test]
fn the_first_bytes_come_before_the_first_row_and_nothing_is_kept() {
    let mut file = SheetStream::begin("Люди", &columns(), day()).unwrap();
    assert!(file.packed().starts_with(b"PK"), "the beginning waits for no row");
    let (mut most, mut sum) = (0, 0);
    for number in 0..20_000_u64 {
        // Words that do not pack well.
        let word = number.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        file.row(&[Cell::text(format!("{word:x}{:x}", word.rotate_left(17)))])
            .unwrap();
        let packed = file.packed().len();
        (most, sum) = (most.max(packed), sum + packed);
    }
    assert!(sum > 200_000 && most < 70_000, "{most} of {sum} came at once");
}

#[test]
fn the_same_rows_on_the_same_day_give_the_same_file() {
    assert_eq!(streamed(&numbered(9), 5), streamed(&numbered(9), 5));
}
