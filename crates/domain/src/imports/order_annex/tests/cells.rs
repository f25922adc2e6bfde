//! Cells of an annex taken apart.

use proptest::prelude::*;

use super::{association, outcome, references};
use crate::imports::{
    Cell, Field, ImportKind, RawRow, RawTable, ReferencesIndex,
    district_heads::cell::HeadName,
    order_annex::cell::{Content, Place, parse},
};

#[test]
fn a_cell_is_a_name_a_position_and_a_place_of_work_in_any_order() {
    let references = references();
    let index = ReferencesIndex::new(&references);
    let known = |id: &str| Place::Known(id.to_owned());
    let unknown = |text: &str| Place::Unknown(text.to_owned());
    for (typed, name, position, place) in [
        (
            "Петрова Анна Ильинична, учитель математики, МБОУ СОШ № 904",
            "Петрова Анна Ильинична",
            Some("учитель математики"),
            known("s904"),
        ),
        (
            "ПЕТРОВА АННА\nИЛЬИНИЧНА, УЧИТЕЛЬ МАТЕМАТИКИ МБОУ\u{a0}СОШ №\u{a0}904",
            "Петрова Анна Ильинична",
            Some("УЧИТЕЛЬ МАТЕМАТИКИ"),
            known("s904"),
        ),
        (
            "Петрова Анна Ильинична МБОУ СОШ № 904, учитель",
            "Петрова Анна Ильинична",
            Some("учитель"),
            known("s904"),
        ),
        (
            "Петрова Анна Ильинична, заместитель директора по УВР, учитель математики, лицей 911",
            "Петрова Анна Ильинична",
            Some("заместитель директора по УВР, учитель математики"),
            known("l911"),
        ),
        (
            "Петрова Анна Ильинична учитель математики",
            "Петрова Анна Ильинична",
            Some("учитель математики"),
            Place::Absent,
        ),
        (
            "Петрова А. И., методист МАУ ДПО «НИСО», 8-900-000-00-00",
            "петрова|а|и",
            Some("методист"),
            known("niso"),
        ),
        ("А. И. Петрова, НИСО", "петрова|а|и", None, known("niso")),
        (
            "А.И.Петрова, учитель, высшая категория",
            "петрова|а|и",
            Some("учитель"),
            Place::Absent,
        ),
        (
            "Мамедов Али Вели оглы, учитель, СОШ 904",
            "Мамедов Али Вели оглы",
            Some("учитель"),
            known("s904"),
        ),
        (
            "Петрова Анна Ильинична, учитель, МБОУ СОШ № 999",
            "Петрова Анна Ильинична",
            Some("учитель"),
            unknown("МБОУ СОШ № 999"),
        ),
        (
            "Петрова Анна Ильинична, учитель, Школа будущего",
            "Петрова Анна Ильинична",
            Some("учитель"),
            unknown("Школа будущего"),
        ),
    ] {
        let Content::Person(found) = parse(typed, &index) else {
            panic!("{typed}: nobody");
        };
        let read = match &found.name {
            HeadName::Full(name) => name.full(),
            HeadName::Initials { key, .. } => key.clone(),
            HeadName::Problem(error, text) => format!("{error}: {text}"),
        };
        assert_eq!(
            (read.as_str(), found.position.as_deref(), &found.organization),
            (name, position, &place),
            "{typed}"
        );
    }
    for typed in ["", "—", "вакансия", "ВАКАНСИЯ (с 01.09)", "вакантно"] {
        assert_eq!(parse(typed, &index), Content::Vacant, "{typed}");
    }
    for typed in ["она же", "Он же", "–//–", "-//-", "―//―", "–\"–", "то же"] {
        assert_eq!(parse(typed, &index), Content::Same, "{typed}");
    }
}

proptest! {
    #[test]
    fn any_text_is_read_and_answered(
        cells in prop::collection::vec(prop_oneof![
            any::<String>(),
            "[А-Яа-яЁёA-Za-z0-9 .,;:()№«»\"'/@+–—\n-]{0,40}",
            "[А-Я][а-я]{1,6} [А-Я]\\.? ?[А-Я]?\\.?(,? ?учитель)?(,? (МБОУ )?СОШ № ?90[0-9])?",
        ], 10),
        named in any::<bool>(),
    ) {
        let fields = ImportKind::OrderAnnex.fields().iter().copied();
        let mut row = RawRow {
            number: 1,
            section: Some(cells[0].clone()),
            cells: fields.zip(cells.iter().map(Cell::text)).collect(),
        };
        if named {
            row.cells.insert(Field::AssociationName, Cell::text("A02"));
        }
        let table = RawTable { rows: vec![row.clone(), row], ..RawTable::default() };
        let found = outcome(&table, &[], &[association("a02", &cells[1], Some("math"))]);
        prop_assert!(found.rows.len() + found.summary.vacancies as usize == 2);
        prop_assert!(found.rows.iter().all(|row| !row.message.is_empty()));
    }
}
