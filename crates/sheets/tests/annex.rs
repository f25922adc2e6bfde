//! Annexes of orders as their papers lay them out.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use common::references;
use veche_domain::{
    associations::AssociationKind,
    imports::{AssociationOnDay, Field, ImportKind, Outcome, RawTable, order_annex},
};
use veche_sheets::{detect, extract, read, rejected_rows, write_xlsx};

const ANNEX: ImportKind = ImportKind::OrderAnnex;

fn table(name: &str, bytes: &[u8]) -> (BTreeMap<Field, u32>, RawTable) {
    let workbook = read(name, bytes).unwrap();
    let mapping = detect(&workbook, ANNEX).unwrap();
    let table = extract(&workbook, &mapping, ANNEX).unwrap();
    (mapping.columns, table)
}

fn classify(table: &RawTable) -> Outcome {
    let known = AssociationOnDay {
        id: "a02".to_owned(),
        code: "A02".to_owned(),
        name: "ММО учителей математики".to_owned(),
        kind: AssociationKind::Mmo,
        subject_code: Some("math".to_owned()),
        goes_on: true,
        leader_id: None,
        curator_id: None,
    };
    let register = order_annex::Register {
        people: &[],
        associations: &[known],
        on: NaiveDate::from_ymd_opt(2026, 9, 15).unwrap(),
    };
    order_annex::classify(table, &references(), register)
}

#[test]
fn the_columns_of_real_annexes_are_found_by_their_labels() {
    use Field::{
        AssociationName as Name, Category, CuratingOrganization as Institution, Curator, District, FullName,
        Leader, Note, Organization, Position,
    };
    let cases: [(&str, &[(Field, u32)]); 5] = [
        (
            "№;Наименование ММО;Руководитель (Ф.И.О., должность, ОО);Куратор;Учреждение",
            &[(Name, 1), (Leader, 2), (Curator, 3), (Institution, 4)],
        ),
        (
            "№ п/п;Наименование объединения;Вид;Курирующее учреждение;Ф. И. О. куратора, должность;Руководитель;Примечание",
            &[(Name, 1), (Institution, 3), (Curator, 4), (Leader, 5), (Note, 6)],
        ),
        (
            "№;Район (округ);Ф.И.О. руководителя РМО;Должность;ОО;Категория",
            &[
                (District, 1),
                (FullName, 2),
                (Position, 3),
                (Organization, 4),
                (Category, 5),
            ],
        ),
        (
            "Профессиональное объединение;Члены объединения (Ф. И. О., должность, место работы)",
            &[(Name, 0), (FullName, 1)],
        ),
        (
            "Объединение;Ф. И. О.;Наименование образовательной организации;Учреждение, курирующее работу",
            &[(Name, 0), (FullName, 1), (Organization, 2), (Institution, 3)],
        ),
    ];
    for (header, wanted) in cases {
        let row = header.replace(|c: char| c != ';', "").replace(';', "x;") + "x";
        let (columns, _) = table("annex.csv", format!("{header}\n{row}\n").as_bytes());
        assert_eq!(columns, wanted.iter().copied().collect(), "{header}");
    }
}

#[test]
fn dittos_are_filled_repeated_headers_and_signatures_left_out() {
    let text = "Приложение 2\n№;Наименование ММО;Ф. И. О.;Должность;ОО\n1;ММО учителей математики;Петрова А. И.;учитель;СОШ 904\n\
        №;Наименование ММО;Ф. И. О.;Должность;ОО\n2;;Ким О. С.;―//―;–\"–\n3;;Ли А.;-//-;то же\n;ММО учителей физики;;;\n1;;Цой В.;учитель;СОШ 904\n\
        Начальник департамента;;;;И. О. Фамилия\nИсполнитель Кедрин;;;;\n";
    let (_, found) = table("annex.csv", text.as_bytes());
    let brief: Vec<_> = found
        .rows
        .iter()
        .map(|row| {
            (
                row.number,
                row.section.as_deref(),
                row.text(Field::Position),
                row.text(Field::Organization),
            )
        })
        .collect();
    let row = |number, section| (number, section, "учитель".to_owned(), "СОШ 904".to_owned());
    let physics = Some("ММО учителей физики");
    assert_eq!(brief, [row(3, None), row(5, None), row(6, None), row(8, physics)]);
    assert_eq!(
        (found.skipped.header, found.skipped.footer),
        (2, 2),
        "{:?}",
        found.skipped
    );
}

#[test]
fn rejected_rows_of_an_annex_say_their_association_and_can_be_imported_again() {
    let text = "№;Наименование ММО;Район;Ф. И. О.;Должность;ОО;Категория;Руководитель;Куратор;Курирующее учреждение\n\
        1;ММО учителей математики;Ленинский;Петрова А. И.;учитель;СОШ 904;ВКК;Ким О. С.;Ли А. П.;НИСО\n\
        2;;Ленинский;Ким Олег Сергеевич;учитель;СОШ 999;ВКК;;;\n";
    let (columns, first) = table("annex.csv", text.as_bytes());
    let outcome = classify(&first);
    let errors = |outcome: &Outcome| outcome.rows.iter().map(|row| row.error).collect::<Vec<_>>();
    assert_eq!(outcome.rows.len(), 2);
    assert!(
        errors(&outcome).iter().all(Option::is_some),
        "{:#?}",
        outcome.rows
    );
    let (again, rows) = table(
        "rejected.xlsx",
        &write_xlsx(&rejected_rows(ANNEX, &outcome.rows)).unwrap(),
    );
    assert_eq!(
        again.keys().collect::<Vec<_>>(),
        columns.keys().collect::<Vec<_>>()
    );
    assert_eq!(errors(&classify(&rows)), errors(&outcome));
    assert_eq!(
        rows.rows[1].text(Field::AssociationName),
        "ММО учителей математики"
    );
}
