//! Lists laid out in other ways than the demo list.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use common::references;
use rust_xlsxwriter::{Format, Workbook};
use veche_domain::imports::{Field, ImportKind, Mapping, NonDataRows, Outcome, RawTable, people};
use veche_sheets::{Refusal, detect, extract, read};

fn table(name: &str, bytes: &[u8]) -> (Mapping, RawTable) {
    let workbook = read(name, bytes).unwrap();
    let mapping = detect(&workbook, ImportKind::People).unwrap();
    let table = extract(&workbook, &mapping, ImportKind::People).unwrap();
    (mapping, table)
}

fn classify(table: &RawTable) -> Outcome {
    people::classify(
        table,
        &references(),
        &[],
        NaiveDate::from_ymd_opt(2026, 9, 1).unwrap(),
    )
}

fn brief(outcome: &Outcome) -> Vec<(u32, &'static str, &'static str)> {
    outcome
        .rows
        .iter()
        .map(|row| {
            (
                row.row,
                row.class.code(),
                row.error.map_or("", |error| error.code()),
            )
        })
        .collect()
}

#[test]
fn names_in_three_columns_and_a_column_of_districts() {
    let text = "Фамилия;Имя;Отчество;Район;Образовательная организация;Должность;Предмет;Пед. стаж (лет)\n\
        Ли;Анна;;Дзержинский;СОШ 904;учитель;Физика;5\n\
        САЛТЫКОВА-ЩЕДРИНА;Анна;Мария;Ленинский район;школа № 904;учитель химии;;6,5\n\
        Ким;;;Дзержинский;СОШ 904;учитель;;1\n\
        ;;;Дзержинский;СОШ 904;учитель;;1\n";
    let (mapping, table) = table("list.csv", text.as_bytes());
    assert_eq!(mapping.header_row, 1);
    let outcome = classify(&table);
    assert_eq!(
        brief(&outcome),
        [
            (2, "NEW", ""),
            (3, "NEW", ""),
            (4, "INVALID", "FIO_INCOMPLETE"),
            (5, "INVALID", "FIO_MISSING")
        ]
    );
    let warnings: Vec<&str> = outcome.rows[1].warnings.iter().map(|w| w.code()).collect();
    assert_eq!(warnings, ["DISTRICT_MISMATCH"]);
}

#[test]
fn names_in_the_first_column_with_sections_totals_and_signatures() {
    let text = "Список педагогов;;\n\nФИО;Школа;Должность\n1;2;3\nДзержинский район;;\nЛи Анна;СОШ 904;учитель\nКим Вера;;\n\
        Итого;;3\nЦентральный округ;;\nФИО;Школа;Должность\nЦой Олег;СОШ 909;директор\nВсего по округу: 1;;\nВсего: 3 чел.;;\n\
        Директор;;Лугинина И. И.\nИсполнитель Кедрин;;\n";
    let (_, table) = table("list.csv", text.as_bytes());
    let outcome = classify(&table);
    assert_eq!(
        brief(&outcome),
        [(6, "NEW", ""), (7, "INVALID", "ORG_EMPTY"), (11, "NEW", "")]
    );
    let wanted = NonDataRows {
        title: 1,
        blank: 1,
        header: 2,
        column_numbers: 1,
        section: 2,
        subtotal: 2,
        footer: 3,
    };
    assert_eq!(table.skipped, wanted);
    let warnings: Vec<_> = outcome
        .summary
        .file_level_warnings
        .iter()
        .map(|w| (w.unit.as_deref(), w.row, w.declared, w.actual))
        .collect();
    assert_eq!(warnings, [(Some("dzerzhinsky"), 8, 3, 2)]);
}

#[test]
fn a_flat_list_with_a_total_and_a_header_of_three_rows() {
    let text = "Сведения;;;;;;\n№;Педагог;;;Место работы;Должность;Аттестация\n;ФИО;контакты;;;;категория\n\
        ;;телефон;e-mail;;;\n1;Ли Анна;8-946-123-45-67;;СОШ 904;учитель;ВКК, пр. № 5-Д от 25.03.2025\n\
        2;Ким Вера;нет;;СОШ 904;учитель;1\nИтого: 3;;;;;;\n";
    let (mapping, table) = table("list.csv", text.as_bytes());
    assert_eq!((mapping.header_row, mapping.first_row), (2, 5));
    let columns = [
        (Field::FullName, 1),
        (Field::Phone, 2),
        (Field::Email, 3),
        (Field::Organization, 4),
        (Field::Position, 5),
        (Field::Category, 6),
    ];
    assert_eq!(mapping.columns, BTreeMap::from(columns));
    let outcome = classify(&table);
    assert_eq!(outcome.summary.file_level_warnings.len(), 1);
    let Some(veche_domain::imports::RowValues::Person(person)) = &outcome.rows[0].values else {
        panic!()
    };
    assert_eq!(
        (person.category.as_str(), person.category_date),
        ("highest", NaiveDate::from_ymd_opt(2025, 3, 25))
    );
}

#[test]
fn the_sheet_of_the_list_is_found_among_others() {
    let plain = Format::new();
    let mut book = Workbook::new();
    let hidden = book.add_worksheet().set_name("Старый").unwrap();
    for row in 0..5_u32 {
        for (column, text) in (0..).zip([
            "ФИО",
            "Школа",
            "Должность",
            "Предмет",
            "Категория",
            "Телефон",
            "E-mail",
        ]) {
            hidden.write(row, column, text).unwrap();
        }
    }
    hidden.set_hidden(true);
    let summary = book.add_worksheet().set_name("Свод").unwrap();
    summary
        .write(0, 0, "Район")
        .unwrap()
        .write(0, 1, "Школа")
        .unwrap()
        .write(1, 0, "Кировский")
        .unwrap();
    let list = book.add_worksheet().set_name("Список").unwrap();
    list.set_active(true).set_first_tab(true);
    list.merge_range(0, 0, 0, 3, "Список педагогов", &plain).unwrap();
    for (column, text) in (0..).zip(["№", "Ф. И. О.", "Место работы", "Должность"]) {
        list.write(2, column, text).unwrap();
    }
    list.merge_range(3, 0, 3, 3, "Кировский район", &plain).unwrap();
    // One school for three rows, and «то же» for the position.
    list.merge_range(4, 2, 6, 2, "СОШ 905", &plain).unwrap();
    for (row, name, position) in [
        (4_u32, "Ли Анна", "учитель"),
        (5, "Ким Вера", "–//–"),
        (6, "Цой Олег", "то же"),
    ] {
        list.write(row, 0, row)
            .unwrap()
            .write(row, 1, name)
            .unwrap()
            .write(row, 3, position)
            .unwrap();
    }
    let (mapping, table) = table("book.xlsx", &book.save_to_buffer().unwrap());
    assert_eq!((mapping.sheet, mapping.header_row), (2, 3));
    let outcome = classify(&table);
    assert_eq!(brief(&outcome), [(5, "NEW", ""), (6, "NEW", ""), (7, "NEW", "")]);
    assert!(
        outcome
            .rows
            .iter()
            .all(|row| row.section.as_deref() == Some("Кировский район"))
    );
}

#[test]
fn a_header_in_words_of_its_own_is_mapped_by_the_user() {
    let text = "Кто;Где работает;Кем\nЛи Анна;СОШ 904;учитель\n";
    let workbook = read("list.csv", text.as_bytes()).unwrap();
    assert_eq!(
        detect(&workbook, ImportKind::People).unwrap_err(),
        Refusal::HeaderNotFound
    );
    let by_hand = r#"{"sheet": 0, "header_row": 1, "first_row": 2, "columns": {"full_name": 0, "organization": 1, "position": 2}}"#;
    let mapping: Mapping = serde_json::from_str(by_hand).unwrap();
    assert!(mapping.missing(ImportKind::People).is_empty());
    let table = extract(&workbook, &mapping, ImportKind::People).unwrap();
    assert_eq!(brief(&classify(&table)), [(2, "NEW", "")]);
    let elsewhere = Mapping {
        sheet: 7,
        ..mapping.clone()
    };
    assert_eq!(
        extract(&workbook, &elsewhere, ImportKind::People).unwrap_err(),
        Refusal::SheetNotFound
    );
    let partial = Mapping {
        columns: [(Field::FullName, 0)].into(),
        ..mapping
    };
    assert_eq!(
        partial.missing(ImportKind::People),
        [Field::Organization, Field::Position]
    );
}

#[test]
fn a_staff_list_under_english_headers_is_read() {
    let (_, table) = table("curating_staff.csv", &common::demo("curating_staff.csv"));
    let outcome = classify(&table);
    assert_eq!((outcome.summary.rows, outcome.summary.persons_to_create), (8, 8));
}
