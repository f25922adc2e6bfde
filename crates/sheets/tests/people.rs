//! The demo list, row by row against the truth, from both files.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;

use std::{
    collections::{BTreeMap, HashMap},
    time::Instant,
};

use chrono::NaiveDate;
use common::{demo, differences, references, register};
use veche_domain::{
    imports::{
        Cell, Field, FileWarningCode, ImportKind, Mapping, Outcome, RawTable, RowClass, RowValues,
        RowWarning, people,
    },
    text,
};
use veche_sheets::{Encoding, Format, detect, extract, read};

const FILES: [&str; 2] = ["people_messy.xlsx", "people_cp1251.csv"];

fn as_of() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 9, 1).unwrap()
}

fn table(file: &str) -> (Mapping, RawTable) {
    let workbook = read(file, &demo(file)).unwrap();
    let mapping = detect(&workbook, ImportKind::People).unwrap();
    let table = extract(&workbook, &mapping, ImportKind::People).unwrap();
    (mapping, table)
}

fn outcome(file: &str) -> Outcome {
    people::classify(&table(file).1, &references(), &[], as_of())
}

#[test]
fn both_files_give_the_truth_row_by_row() {
    for file in FILES {
        assert_eq!(differences(&outcome(file)), Vec::<String>::new(), "{file}");
    }
}

#[test]
fn both_files_give_the_totals() {
    let expected: serde_json::Value = serde_json::from_slice(&demo("people_expected_summary.json")).unwrap();
    for file in FILES {
        let summary = outcome(file).summary;
        let json = serde_json::to_value(&summary).unwrap();
        assert_eq!(json["rows"], expected["data_rows"], "{file}");
        assert_eq!(json["by_class"], expected["classes"], "{file}");
        assert_eq!(json["by_error"], expected["errors"], "{file}");
        assert_eq!(json["warnings"], expected["warnings_all_rows"], "{file}");
        assert_eq!(
            json["warnings_imported"], expected["warnings_imported_rows"],
            "{file}"
        );
        assert_eq!(json["persons_to_create"], expected["persons_to_create"], "{file}");
        assert_eq!(
            json["employments_to_create"], expected["employments_to_create"],
            "{file}"
        );
        assert_eq!(
            json["organizations_touched"], expected["distinct_organizations"],
            "{file}"
        );
        assert_eq!(json["non_data_rows"], expected["non_data_rows"], "{file}");
        let [warning] = summary.file_level_warnings.as_slice() else {
            panic!("{file}")
        };
        assert_eq!(warning.code, FileWarningCode::TotalMismatch);
        assert_eq!(
            (warning.unit.as_deref(), warning.declared, warning.actual),
            (Some("leninsky"), 45, 44)
        );
    }
}

#[test]
fn files_are_recognized_for_what_they_are() {
    let workbook = read(FILES[0], &demo(FILES[0])).unwrap();
    assert_eq!(workbook.format, Format::Xlsx);
    let sheets: Vec<_> = workbook
        .sheets
        .iter()
        .map(|s| (s.name.as_str(), s.hidden))
        .collect();
    assert_eq!(sheets, [("Педагоги", false), ("Свод", false), ("Списки", true)]);
    assert!(
        workbook.sheets[0]
            .merged
            .iter()
            .any(|m| (m.first_row, m.first_column, m.last_column) == (4, 5, 6))
    );
    let json = serde_json::to_string(&workbook).unwrap();
    assert_eq!(
        serde_json::from_str::<veche_sheets::Workbook>(&json).unwrap(),
        workbook
    );

    let text = read(FILES[1], &demo(FILES[1])).unwrap();
    assert_eq!(
        (text.format, text.encoding, text.delimiter),
        (Format::Csv, Some(Encoding::Windows1251), Some(';'))
    );
    for workbook in [workbook, text] {
        let mapping = detect(&workbook, ImportKind::People).unwrap();
        assert_eq!((mapping.sheet, mapping.header_row, mapping.first_row), (0, 4, 6));
        let columns: Vec<_> = mapping
            .columns
            .iter()
            .map(|(field, column)| (*field, *column))
            .collect();
        let wanted = [
            (Field::FullName, 1),
            (Field::Organization, 2),
            (Field::Position, 3),
            (Field::Subject, 4),
            (Field::Category, 5),
            (Field::CategoryDate, 6),
            (Field::ExperienceTotal, 7),
            (Field::ExperiencePed, 8),
            (Field::Phone, 9),
            (Field::Email, 10),
            (Field::Note, 11),
        ];
        assert_eq!(columns, wanted);
        assert!(mapping.missing(ImportKind::People).is_empty());
    }
}

#[test]
fn the_second_import_creates_nothing() {
    let first = outcome(FILES[0]);
    let known = register(&first);
    assert_eq!(known.len(), 238);
    for file in FILES {
        let second = people::classify(&table(file).1, &references(), &known, as_of());
        let summary = &second.summary;
        assert_eq!(
            (summary.persons_to_create, summary.employments_to_create),
            (0, 0),
            "{file}"
        );
        assert_eq!(
            (summary.of(RowClass::Duplicate), summary.of(RowClass::Invalid)),
            (270, 30),
            "{file}"
        );
        let by_register = second.rows.iter().filter(|row| row.class == RowClass::Duplicate);
        assert!(
            by_register
                .clone()
                .all(|row| row.ref_id.is_some() && row.ref_row.is_none())
        );
    }
}

#[test]
fn people_of_the_register_are_recognized_by_contacts_of_their_own() {
    let (_, whole) = table(FILES[0]);
    let references = references();
    let mut known = register(&outcome(FILES[0]));
    // Everybody is known, but at another place of work: contacts decide.
    for person in &mut known {
        person.organization_ids = vec!["niso".to_owned()];
    }
    let again = people::classify(&whole, &references, &known, as_of());
    let first_row = again.rows.iter().find(|row| row.row == 8).unwrap();
    assert_eq!(
        (first_row.class, first_row.ref_id.as_deref()),
        (RowClass::SecondJob, Some("p8"))
    );
    // Row 21 has a landline and an e-mail; without the e-mail the landline says nothing.
    for person in &mut known {
        person.emails.clear();
    }
    let again = people::classify(&whole, &references, &known, as_of());
    let landline = again.rows.iter().find(|row| row.row == 21).unwrap();
    assert_eq!(
        (landline.class, landline.ref_id.as_deref()),
        (RowClass::Namesake, Some("p21"))
    );
    assert!(landline.warnings.contains(&RowWarning::Namesake));
}

#[test]
fn names_are_canonical_unicode() {
    let outcome = outcome(FILES[0]);
    for number in [8, 42, 86, 204] {
        let row = outcome.rows.iter().find(|row| row.row == number).unwrap();
        let Some(RowValues::Person(person)) = &row.values else {
            panic!("row {number}")
        };
        for part in [&person.last_name, &person.first_name] {
            assert_eq!(&text::clean(part), part);
            assert!(part.chars().all(|c| c.is_alphabetic() || c == '-'), "{part:?}");
        }
    }
}

#[test]
fn twenty_thousand_rows_are_classified_in_well_under_two_seconds() {
    let (_, small) = table(FILES[0]);
    let mut big = RawTable::default();
    while big.rows.len() < 20_000 {
        let letters = ["а", "б", "в", "г", "д", "е", "ж", "з", "и", "к"];
        let copy = big.rows.len() / small.rows.len();
        let suffix = format!("{}{}", letters[copy / 10 % 10], letters[copy % 10]);
        for row in &small.rows {
            let mut row = row.clone();
            row.number = u32::try_from(big.rows.len()).unwrap() + 1;
            if let Some(Cell::Text(name)) = row.cells.get_mut(&Field::FullName) {
                *name = name.replacen(' ', &format!("{suffix} "), 1);
            }
            big.rows.push(row);
        }
    }
    let references = references();
    let start = Instant::now();
    let outcome = people::classify(&big, &references, &[], as_of());
    let took = start.elapsed();
    eprintln!("{} rows: {took:?}", outcome.rows.len());
    // An unoptimized build takes some ten times as long, on a machine that builds other things meanwhile.
    let allowed = if cfg!(debug_assertions) { 20.0 } else { 2.0 };
    assert!(took.as_secs_f64() < allowed, "{took:?}");
}

#[test]
fn the_persons_created_add_up_to_the_totals() {
    let expected: serde_json::Value = serde_json::from_slice(&demo("people_expected_summary.json")).unwrap();
    let units: HashMap<String, String> = references()
        .organizations
        .into_iter()
        .map(|o| (o.id, o.admin_unit_code.unwrap_or_default()))
        .collect();
    let outcome = outcome(FILES[0]);
    let mut counts: BTreeMap<&str, BTreeMap<String, u32>> = BTreeMap::new();
    let mut count = |table: &'static str, key: &str| {
        *counts
            .entry(table)
            .or_default()
            .entry(key.to_owned())
            .or_default() += 1;
    };
    for row in &outcome.rows {
        let Some(RowValues::Person(person)) = &row.values else {
            continue;
        };
        let unit = &units[&person.organization_id];
        if matches!(
            row.class,
            RowClass::New | RowClass::Namesake | RowClass::SecondJob
        ) {
            count("employments_by_admin_unit", unit);
        }
        if !matches!(row.class, RowClass::New | RowClass::Namesake) {
            continue;
        }
        count("persons_by_admin_unit", unit);
        count("persons_by_category", &person.category);
        let band = match person.experience_ped {
            None => "unknown",
            Some(0..=2) => "0-2",
            Some(3..=4) => "3-4",
            Some(5..=9) => "5-9",
            Some(10..=14) => "10-14",
            Some(15..=19) => "15-19",
            Some(_) => "20+",
        };
        count("persons_by_experience_ped", band);
        let qualified = ["highest", "first", "methodist", "mentor"].contains(&person.category.as_str());
        let expired = row.warnings.contains(&RowWarning::CategoryExpired);
        for (key, holds) in [
            ("persons_with_phone", person.phone.is_some()),
            ("persons_with_email", person.email.is_some()),
            (
                "eligible_as_head_ignoring_expiry",
                qualified && person.experience_ped >= Some(5),
            ),
            (
                "eligible_as_head_strict",
                qualified && !expired && person.experience_ped >= Some(5),
            ),
        ] {
            if holds {
                count("single", key);
            }
        }
    }
    for (table, found) in counts {
        for (key, number) in found {
            let wanted = if table == "single" {
                &expected[&key]
            } else {
                &expected[table][&key]
            };
            assert_eq!(*wanted, number, "{table} {key}");
        }
    }
}
