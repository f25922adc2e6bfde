//! Tables of plans, as people type them.

use std::collections::BTreeMap;

use super::*;
use crate::{imports::Cell, plans::Level};

fn row(number: u32, section: Option<&str>, cells: &[(Field, &str)]) -> RawRow {
    RawRow {
        number,
        section: section.map(str::to_owned),
        cells: cells
            .iter()
            .map(|(field, text)| (*field, Cell::text(*text)))
            .collect::<BTreeMap<_, _>>(),
    }
}

fn person(id: &str, last: &str) -> KnownPerson {
    KnownPerson {
        id: id.to_owned(),
        last_name: last.to_owned(),
        first_name: "Анна".to_owned(),
        patronymic: Some("Ильинична".to_owned()),
        ..KnownPerson::default()
    }
}

fn outcome(rows: Vec<RawRow>, items: &[(ItemKind, String)]) -> Outcome {
    let table = RawTable {
        rows,
        ..RawTable::default()
    };
    let people = [person("p1", "Первая"), person("p2", "Вторая")];
    let register = Register {
        school_year: 2026,
        items,
        people: &people,
    };
    classify(&table, &References::default(), register)
}

fn values(row: &ImportRow) -> &PlanRowValues {
    match &row.values {
        Some(RowValues::PlanRow(values)) => values,
        other => panic!("{other:?}"),
    }
}

#[test]
fn questions_of_one_cell_become_lines_under_the_first_of_them() {
    let found = outcome(
        vec![
            row(
                4,
                None,
                &[
                    (Field::Dates, "сентябрь"),
                    (
                        Field::Questions,
                        "1. Анализ работы за год. 2. План на год\n3) Разное",
                    ),
                    (
                        Field::Responsible,
                        "Первая А. И., методист; Вторая Анна Ильинична\nруководители РМО",
                    ),
                ],
            ),
            row(
                5,
                None,
                &[
                    (Field::Dates, "по графику ДО"),
                    (Field::Title, "Неделя математики"),
                    (Field::Level, "гор."),
                ],
            ),
        ],
        &[],
    );
    let first = values(&found.rows[0]);
    assert_eq!(first.item_kind, ItemKind::Meeting);
    assert_eq!(first.title, "Анализ работы за год.");
    assert_eq!(
        first.questions.as_deref(),
        Some("Анализ работы за год.\nПлан на год\nРазное")
    );
    let people: Vec<(Option<&str>, &str)> = first
        .responsible
        .iter()
        .map(|r| (r.person_id.as_deref(), r.name.as_str()))
        .collect();
    assert_eq!(
        people,
        [
            (Some("p1"), "Первая А. И., методист"),
            (Some("p2"), "Вторая Анна Ильинична"),
            (None, "руководители РМО"),
        ]
    );
    assert!(found.rows[0].message.contains("01.09.2026 – 30.09.2026"));
    let second = values(&found.rows[1]);
    assert_eq!(
        (second.item_kind, second.level),
        (ItemKind::Event, Some(Level::Municipal))
    );
    assert_eq!(found.rows[1].warnings, [RowWarning::DatesWords]);
    assert_eq!(found.summary.records_to_create, 2);
}

#[test]
fn sections_say_what_rows_are_and_months_reach_down() {
    let (meetings, between) = (Some("Заседания ММО"), Some("Работа между заседаниями"));
    let found = outcome(
        vec![
            row(
                3,
                meetings,
                &[
                    (Field::Dates, "октябрь"),
                    (Field::Title, "Готовимся к ГИА"),
                    (Field::Questions, "Итоги"),
                ],
            ),
            row(
                4,
                meetings,
                &[
                    (Field::Dates, "октябрь"),
                    (Field::Title, "Готовимся к ГИА"),
                    (Field::Questions, "Планы"),
                ],
            ),
            row(5, meetings, &[(Field::Title, "Открытые уроки")]),
            row(
                8,
                between,
                &[(Field::Title, "Консультации"), (Field::Dates, "в течение года")],
            ),
            row(9, Some("Март"), &[(Field::Title, "Педагогические чтения")]),
            row(10, Some("Март"), &[(Field::Place, "Школа 901")]),
        ],
        &[],
    );
    let kinds: Vec<ItemKind> = found.rows[..5].iter().map(|r| values(r).item_kind).collect();
    assert_eq!(
        kinds,
        [
            ItemKind::Meeting,
            ItemKind::Meeting,
            ItemKind::Meeting,
            ItemKind::Ongoing,
            ItemKind::Event
        ]
    );
    assert_eq!(found.rows[1].ref_row, Some(3), "a second question of one meeting");
    assert_eq!(values(&found.rows[2]).dates.as_deref(), Some("октябрь"));
    assert_eq!(found.rows[2].warnings, [RowWarning::DatesAbove]);
    assert_eq!(values(&found.rows[4]).dates.as_deref(), Some("Март"));
    assert_eq!(
        (found.rows[5].class, found.rows[5].error),
        (RowClass::Invalid, Some(RowError::TitleEmpty))
    );
    assert_eq!(found.summary.records_to_create, 4);
}

#[test]
fn what_the_plan_has_is_not_added_again() {
    let rows = || {
        vec![
            row(
                2,
                None,
                &[(Field::Title, "Неделя  Математики"), (Field::Dates, "март")],
            ),
            row(3, None, &[(Field::Title, "Олимпиада"), (Field::Dates, "декабрь")]),
            row(4, None, &[(Field::Title, "Форум"), (Field::Dates, "декабрь")]),
            row(5, None, &[(Field::Title, "Олимпиада"), (Field::Dates, "январь")]),
        ]
    };
    let known = [(ItemKind::Event, "Неделя математики".to_owned())];
    let found = outcome(rows(), &known);
    let classes: Vec<RowClass> = found.rows.iter().map(|r| r.class).collect();
    use RowClass::{Duplicate, New};
    assert_eq!(classes, [Duplicate, New, New, Duplicate]);
    let all: Vec<(ItemKind, String)> = found
        .rows
        .iter()
        .map(|r| (values(r).item_kind, values(r).title.clone()))
        .collect();
    let again = outcome(rows(), &all);
    assert_eq!(
        again.summary.records_to_create, 0,
        "the same file again adds nothing"
    );
}

#[test]
fn levels_and_lines_are_read_as_people_shorten_them() {
    for (typed, level) in [
        ("город", Some(Level::Municipal)),
        ("муниц.", Some(Level::Municipal)),
        ("обл.", Some(Level::Regional)),
        ("межрегиональный", Some(Level::Interregional)),
        ("всеросс.", Some(Level::Federal)),
        ("районный", Some(Level::District)),
        ("школьный", Some(Level::School)),
        ("", None),
        ("-", None),
    ] {
        assert_eq!(cells::level(typed), level, "{typed}");
    }
    let lines = |typed: &str| cells::lines(&Cell::text(typed));
    assert_eq!(lines("1. Первый 2. Второй"), ["Первый", "Второй"]);
    assert_eq!(lines("2. Второй 3. Третий"), ["Второй", "Третий"]);
    assert_eq!(lines("В классах 5. и 6. классы"), ["В классах 5. и 6. классы"]);
    assert_eq!(lines("- первый\n– второй\n\n—"), ["первый", "второй"]);
    assert!(lines("  ").is_empty());
}
