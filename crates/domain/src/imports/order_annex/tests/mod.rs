//! Rows compared with a small register.

mod cells;

use std::collections::BTreeMap;

use super::*;
use crate::{
    associations::AssociationKind,
    dictionaries::{CategoryKind, Position, PositionGroup, Subject},
    districts::{AdminUnit, District},
    imports::OrganizationEntry,
    organizations::OrganizationKind,
};

fn organization(id: &str, kind: OrganizationKind, number: Option<&str>, name: &str) -> OrganizationEntry {
    OrganizationEntry {
        id: id.to_owned(),
        code: None,
        kind,
        number: number.map(str::to_owned),
        full_name: name.to_owned(),
        short_name: name.to_owned(),
        aliases: Vec::new(),
        admin_unit_code: Some("leninsky".to_owned()),
    }
}

fn references() -> References {
    let position = |code: &str, name: &str, aliases: &[&str]| Position {
        code: code.to_owned(),
        name: name.to_owned(),
        group: PositionGroup::Pedagogical,
        in_nomenclature: true,
        aliases: aliases.iter().map(|a| (*a).to_owned()).collect(),
    };
    let subject = |code: &str, name: &str, genitive: &str| Subject {
        code: code.to_owned(),
        name: name.to_owned(),
        genitive: genitive.to_owned(),
        area: String::new(),
        in_vsosh: true,
        aliases: Vec::new(),
    };
    let unit = |code: &str, name: &str| AdminUnit {
        code: code.to_owned(),
        name: name.to_owned(),
        genitive: String::new(),
        kind: "district".to_owned(),
        districts: vec![District {
            code: code.to_owned(),
            name: name.to_owned(),
            genitive: String::new(),
            admin_unit_code: code.to_owned(),
            aliases: Vec::new(),
        }],
    };
    References {
        organizations: vec![
            organization("s904", OrganizationKind::School, Some("904"), "МБОУ СОШ № 904"),
            organization(
                "l911",
                OrganizationKind::Lyceum,
                Some("911"),
                "МАОУ «Лицей № 911»",
            ),
            organization("niso", OrganizationKind::MethodicalCenter, None, "МАУ ДПО «НИСО»"),
        ],
        positions: vec![
            position("teacher", "учитель", &[]),
            position("methodist", "методист", &[]),
            position(
                "deputy_director",
                "заместитель директора",
                &["заместитель директора по УВР"],
            ),
        ],
        subjects: vec![
            subject("math", "Математика", "математики"),
            subject("physics", "Физика", "физики"),
        ],
        categories: vec![CategoryKind {
            code: "highest".to_owned(),
            name: "высшая квалификационная категория".to_owned(),
            short: "ВКК".to_owned(),
            rank: 3,
            qualifies_for_head: true,
            aliases: vec!["высшая категория".to_owned()],
        }],
        admin_units: vec![
            unit("leninsky", "Ленинский район"),
            unit("kirovsky", "Кировский район"),
        ],
    }
}

fn person(id: &str, name: &str, at: &str) -> KnownPerson {
    let mut words = name.split(' ').map(str::to_owned);
    let mut word = || words.next().unwrap_or_default();
    KnownPerson {
        id: id.to_owned(),
        last_name: word(),
        first_name: word(),
        patronymic: Some(word()),
        organization_ids: vec![at.to_owned()],
        ..KnownPerson::default()
    }
}

fn association(id: &str, name: &str, subject: Option<&str>) -> AssociationOnDay {
    AssociationOnDay {
        id: id.to_owned(),
        code: id.to_uppercase(),
        name: name.to_owned(),
        kind: AssociationKind::Mmo,
        subject_code: subject.map(str::to_owned),
        goes_on: true,
        leader_id: None,
        curator_id: None,
    }
}

fn rows(cells: &[&[(Field, &str)]]) -> RawTable {
    let row = |(number, cells): (u32, &&[(Field, &str)])| RawRow {
        number,
        section: None,
        cells: cells
            .iter()
            .map(|(field, text)| (*field, Cell::text(*text)))
            .collect::<BTreeMap<_, _>>(),
    };
    RawTable {
        rows: (1..).zip(cells).map(row).collect(),
        ..RawTable::default()
    }
}

fn outcome(table: &RawTable, people: &[KnownPerson], associations: &[AssociationOnDay]) -> Outcome {
    let on = NaiveDate::from_ymd_opt(2026, 9, 15).unwrap();
    classify(
        table,
        &references(),
        Register {
            people,
            associations,
            on,
        },
    )
}

/// Class or error, warnings.
fn brief(outcome: &Outcome) -> Vec<String> {
    let of = |row: &ImportRow| {
        let said = row.error.map_or(row.class.code(), |error| error.code());
        let warnings = row.warnings.iter().map(|w| w.code());
        std::iter::once(said)
            .chain(warnings)
            .collect::<Vec<_>>()
            .join(" ")
    };
    outcome.rows.iter().map(of).collect()
}

const NAME: Field = Field::AssociationName;
const WHO: Field = Field::FullName;
const AT: Field = Field::Organization;
const WHAT: Field = Field::Position;

#[test]
fn an_association_is_known_by_any_of_its_usual_names() {
    let known = [
        association(
            "a02",
            "Муниципальное методическое объединение учителей математики",
            Some("math"),
        ),
        association(
            "a04",
            "Муниципальное методическое объединение учителей физики",
            Some("physics"),
        ),
        association("a18", "ММО воспитателей «Солнечный круг»", None),
    ];
    let table = |name: &str| rows(&[&[(NAME, name)]]);
    for (typed, wanted) in [
        ("ММО учителей математики", "a02"),
        ("ГМО УЧИТЕЛЕЙ  МАТЕМАТИКИ города Новосибирска", "a02"),
        ("Городское методическое объединение учителей математики", "a02"),
        ("учителей математики", "a02"),
        ("Математика", "a02"),
        ("A02", "a02"),
        ("ММО воспитателeй Солнечный круг", "a18"),
    ] {
        let found = outcome(&table(typed), &[], &known);
        let Some(RowValues::OrderAnnex(values)) = &found.rows[0].values else {
            panic!("{typed}: {}", found.rows[0].message);
        };
        assert_eq!(values.association_id, wanted, "{typed}");
    }
    let found = outcome(&table("ММО учителей математик"), &[], &known);
    assert_eq!(brief(&found), ["ASSOCIATION_UNKNOWN"]);
    let offered = "Возможно, это «Муниципальное методическое объединение учителей математики»";
    assert!(
        found.rows[0].message.contains(offered),
        "{}",
        found.rows[0].message
    );
    assert!(
        !found.rows[0].message.contains("Солнечный"),
        "{}",
        found.rows[0].message
    );
}

#[test]
fn of_two_with_one_name_the_one_that_goes_on_is_meant() {
    let over = AssociationOnDay {
        goes_on: false,
        ..association("old", "ММО учителей физики", Some("physics"))
    };
    let table = rows(&[&[(NAME, "ММО учителей физики")]]);
    let both = [over.clone(), association("new", "ММО учителей физики", None)];
    assert_eq!(brief(&outcome(&table, &[], &both)), ["NEW"]);
    let double = [both[1].clone(), association("newer", "ММО учителей физики", None)];
    assert_eq!(brief(&outcome(&table, &[], &double)), ["ASSOCIATION_AMBIGUOUS"]);
}

#[test]
fn members_are_those_of_the_register_or_certain_enough_to_be_registered() {
    let people = [
        person("anna", "Петрова Анна Ильинична", "s904"),
        person("asya", "Петрова Ася Ивановна", "s904"),
        person("oleg", "Ким Олег Сергеевич", "s904"),
    ];
    let known = [association("a02", "ММО учителей математики", Some("math"))];
    let table = rows(&[
        &[
            (NAME, "ММО учителей математики"),
            (WHO, "ПЕТРОВА АННА ИЛЬИНИЧНА"),
            (AT, "СОШ 904"),
        ],
        &[(WHO, "Ким О. С."), (AT, "СОШ 904")],
        &[(WHO, "О. С. Ким, учитель, СОШ 904")],
        &[(WHO, "Петрова А. И."), (AT, "СОШ 904")],
        &[(WHO, "Ким Олег Сергеевич"), (AT, "лицей 911")],
        &[
            (WHO, "Белова Вера Павловна"),
            (WHAT, "учитель математики"),
            (AT, "лицей 911"),
        ],
        &[(WHO, "Белова Вера Павловна"), (AT, "лицей 911")],
        &[(WHO, "Громова Вера Павловна"), (AT, "лицей 911")],
        &[(WHO, "вакансия")],
        &[(WHO, "Ким О. С."), (AT, "СОШ 999")],
        &[(AT, "СОШ 904")],
    ]);
    let found = outcome(&table, &people, &known);
    let wanted = [
        "NEW",
        "NEW",
        "DUPLICATE MEMBER_REPEATED",
        "PERSON_AMBIGUOUS",
        "PERSON_ELSEWHERE",
        "NEW PERSON_NEW",
        "DUPLICATE MEMBER_REPEATED",
        "PERSON_UNKNOWN",
        "ORG_UNKNOWN",
        "FIO_MISSING",
    ];
    assert_eq!(brief(&found), wanted, "{:#?}", found.rows);
    let numbers = (
        found.summary.persons_to_create,
        found.summary.records_to_create,
        found.summary.vacancies,
    );
    assert_eq!(numbers, (1, 1, 1));
    // A row that is handed back says its association itself.
    let name = found.rows[3].cells.get(&NAME).map(Cell::display);
    assert_eq!(name.as_deref(), Some("ММО учителей математики"));
}

#[test]
fn the_same_person_is_meant_by_a_ditto_in_the_next_association() {
    let people = [person("anna", "Петрова Анна Ильинична", "s904")];
    let known = [
        association("a02", "ММО учителей математики", Some("math")),
        association("a04", "ММО учителей физики", Some("physics")),
    ];
    let table = rows(&[
        &[(NAME, "ММО учителей математики"), (WHO, "Петрова А. И.")],
        &[(NAME, "ММО учителей физики"), (WHO, "она же")],
        &[(WHO, "вакансия")],
        &[(WHO, "–//–")],
        &[(WHO, "Белова Вера Павловна"), (WHAT, "учитель"), (AT, "СОШ 904")],
        &[(NAME, "A02"), (WHO, "она же")],
    ]);
    let found = outcome(&table, &people, &known);
    let wanted = ["NEW", "NEW", "REFERENCE_MISSING", "NEW PERSON_NEW", "NEW"];
    assert_eq!(brief(&found), wanted);
    assert_eq!(
        (found.rows[4].ref_row, found.summary.persons_to_create),
        (Some(5), 1)
    );
    assert_eq!(found.rows[1].ref_id.as_deref(), Some("anna"));
}

#[test]
fn leaders_and_curators_are_only_compared() {
    let people = [
        person("anna", "Петрова Анна Ильинична", "s904"),
        person("oleg", "Ким Олег Сергеевич", "niso"),
    ];
    let known = [
        AssociationOnDay {
            leader_id: Some("anna".to_owned()),
            curator_id: Some("oleg".to_owned()),
            ..association("a02", "ММО учителей математики", Some("math"))
        },
        association("a04", "ММО учителей физики", Some("physics")),
    ];
    let (leader, curator) = (Field::Leader, Field::Curator);
    let table = rows(&[
        &[
            (NAME, "ММО учителей математики"),
            (leader, "Петрова А. И., учитель, СОШ 904"),
            (curator, "Белова В. П., методист НИСО"),
        ],
        &[
            (NAME, "ММО учителей физики"),
            (leader, "она же"),
            (curator, "вакансия"),
        ],
        &[
            (NAME, "ММО учителей физики"),
            (Field::CuratingOrganization, "НИСО"),
        ],
    ]);
    let found = outcome(&table, &people, &known);
    assert_eq!(
        brief(&found),
        ["NEW CURATOR_DIFFERS", "NEW LEADER_DIFFERS", "DUPLICATE"]
    );
    let message = &found.rows[0].message;
    assert!(
        message.contains("в реестре на 15.09.2026 – Ким Олег Сергеевич") && message.contains("VII.7.2"),
        "{message}"
    );
    let message = &found.rows[1].message;
    assert!(
        message.contains("никто не внесён") && message.contains("VII.7.4"),
        "{message}"
    );
    let elsewhere = rows(&[&[(NAME, "A02"), (leader, "Петрова Анна Ильинична, лицей 911")]]);
    assert_eq!(
        brief(&outcome(&elsewhere, &people, &known)),
        ["NEW LEADER_DIFFERS"]
    );
}
