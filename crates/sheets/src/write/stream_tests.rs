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
        .with_room(most_rows, MOST_BYTES);
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
        for number in 1..=sheets {
            let sheet = text(&mut parts, &sheet_part(number)).unwrap();
            assert_eq!(
                sheet.contains("tabSelected"),
                number == 1,
                "the first is the one that opens"
            );
            assert!(sheet.contains("state=\"frozen\""), "each header stays in view");
            let filter = format!("localSheetId=\"{}\"", number - 1);
            assert!(book.contains(&filter), "{book}");
        }
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
    let mut file = SheetStream::begin(name, &columns(), day())
        .unwrap()
        .with_room(2, MOST_BYTES);
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
fn a_sheet_ends_before_its_part_of_the_file_is_too_large() {
    let file = SheetStream::begin("Люди", &columns(), day()).unwrap();
    let mut file = file.with_room(MOST_ROWS, 4_000);
    let mut bytes = Vec::new();
    for row in numbered(120) {
        file.row(&row).unwrap();
        bytes.extend(file.packed());
    }
    bytes.extend(file.finish().unwrap());
    let workbook = read("t.xlsx", &bytes).unwrap();
    assert!(workbook.sheets.len() > 2, "{}", workbook.sheets.len());
    let found: usize = workbook.sheets.iter().map(|sheet| sheet.rows.len() - 1).sum();
    assert_eq!(found, 120);
    for number in 1..=workbook.sheets.len() {
        let sheet = text(&mut opened(&bytes), &sheet_part(number)).unwrap();
        assert!(sheet.len() < 6_000, "{}", sheet.len());
    }
}

#[test]
fn a_sign_behind_a_control_character_is_guarded_too() {
    let rows = ["=1", "\u{1}=HYPERLINK(\"http://x.example\";\"сюда\")"].map(|text| vec![Cell::text(text)]);
    let table = Table {
        name: "Люди".to_owned(),
        columns: columns(),
        rows: rows.to_vec(),
    };
    for bytes in [write_xlsx(&table).unwrap(), streamed(&rows, MOST_ROWS)] {
        let sheet = text(&mut opened(&bytes), &sheet_part(1)).unwrap();
        let mark = |cell: &str| {
            let (_, cell) = sheet.split_once(&format!("<c r=\"{cell}\" s=\"")).unwrap();
            cell.split_once('"').unwrap().0.to_owned()
        };
        assert_eq!(mark("A3"), mark("A2"), "{sheet}");
    }
}

#[test]
fn what_looks_like_the_number_of_a_letter_stays_as_it_is() {
    for kept in ["_x0041\r\nb", "_x0041_\r_x0042_", "_x0041"] {
        let rows = [vec![Cell::text(kept)]];
        let found = read("t.xlsx", &streamed(&rows, MOST_ROWS)).unwrap();
        assert_eq!(found.sheets[0].rows[1].cells[0], rows[0][0], "{kept:?}");
    }
}

#[test]
fn days_that_excel_counts_otherwise_are_texts() {
    let days = [(1899, 12, 31), (1900, 2, 28), (1900, 3, 1)];
    let days = days.map(|(y, m, d)| NaiveDate::from_ymd_opt(y, m, d).unwrap());
    let rows = [days.map(|date| Cell::Date { date }).to_vec()];
    let found = read("t.xlsx", &streamed(&rows, MOST_ROWS)).unwrap();
    let cells = &found.sheets[0].rows[1].cells;
    assert_eq!(cells[..2], [Cell::text("31.12.1899"), Cell::text("28.02.1900")]);
    assert_eq!(cells[2], Cell::Date { date: days[2] });
}

#[test]
fn the_same_rows_on_the_same_day_give_the_same_file() {
    let bytes = streamed(&numbered(9), 5);
    assert_eq!(bytes, streamed(&numbered(9), 5));
    let mut parts = opened(&bytes);
    for at in 0..parts.len() {
        let part = parts.by_index(at).unwrap();
        let year = part.last_modified().map(|day| day.year());
        assert_eq!(year, Some(1980), "no clock in it");
    }
}
