//! Properties of every normalization: it takes any text, never panics, and does nothing more the second time.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::{dates, email, experience, letters, names, organization, phone};
use crate::imports::{Cell, OrganizationEntry, RawRow, RawTable, References, ReferencesIndex, people};

/// Texts near those that lists hold, and any others.
fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[А-Яа-яЁёA-Za-z0-9 .,;:()№«»\"'/@+–—-]{0,40}",
        "[0-9() +-]{0,16}",
        "[0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{1,4}( г\\.)?",
        "[0-9]{1,4}([.,][0-9])? ?(лет|год|года|л\\.)?( [0-9]{1,2} мес\\.)?",
        "(МБОУ |МАДОУ )?(СОШ|школа|д/с|лицей|гимназия) ?(№|N)? ?[0-9]{1,4}",
        "[А-ЯЁ][а-яё]{0,8}(-[А-ЯЁ][а-яё]{0,6})? [А-ЯЁ]\\.? ?[А-ЯЁ]?\\.?",
    ]
}

proptest! {
    #[test]
    fn a_name_read_once_reads_the_same_again(text in texts()) {
        if let Ok(name) = names::parse(&text) {
            let again = names::parse(&name.full());
            prop_assert_eq!(again.as_ref(), Ok(&name));
            prop_assert_eq!(again.map(|n| n.key()), Ok(name.key()));
            prop_assert_eq!(crate::text::clean(&name.full()), name.full());
        }
        let _ = names::parse_initials(&text);
    }

    #[test]
    fn names_differing_in_case_spaces_and_yo_have_one_key(
        last in "[А-Я][а-яё]{1,10}", first in "[А-Я][а-яё]{1,10}", patronymic in "[А-Я][а-яё]{1,12}"
    ) {
        let key = names::parse(&format!("{last} {first} {patronymic}")).map(|n| n.key());
        prop_assert!(key.is_ok());
        let caps = format!("  {last}\n{first}\u{a0} {patronymic} ").to_uppercase();
        prop_assert_eq!(names::parse(&caps).map(|n| n.key()), key.clone());
        let plain = format!("{last} {first} {patronymic} (совм.)").replace('ё', "е");
        prop_assert_eq!(names::parse(&plain).map(|n| n.key()), key.clone());
        let decomposed = format!("{last} {first} {patronymic}").replace('й', "и\u{306}").replace('ё', "е\u{308}");
        prop_assert_eq!(names::parse(&decomposed).map(|n| n.key()), key);
    }

    #[test]
    fn a_phone_read_once_reads_the_same_again(text in texts()) {
        if let Ok(Some(found)) = phone::parse(&text) {
            prop_assert!(found.len() == 12 && found.starts_with("+7"), "{}", found);
            prop_assert_eq!(phone::parse(&found), Ok(Some(found.clone())));
        }
    }

    #[test]
    fn an_address_read_once_reads_the_same_again(text in texts()) {
        if let Ok(Some(found)) = email::parse(&text) {
            prop_assert!(found.is_ascii());
            prop_assert_eq!(email::parse(&found), Ok(Some(found.clone())));
        }
    }

    #[test]
    fn a_date_read_once_reads_the_same_again(text in texts(), serial in any::<f64>()) {
        if let Some(date) = dates::parse_text(&text) {
            prop_assert_eq!(dates::parse_text(&Cell::date(date).display()), Some(date));
            prop_assert_eq!(dates::parse_text(&date.to_string()), Some(date));
        }
        let _ = dates::parse(&Cell::Number(serial));
        let _ = dates::has_date_shape(&text);
    }

    #[test]
    fn experience_is_read_within_its_range(text in texts(), number in any::<f64>()) {
        for cell in [Cell::text(text), Cell::Number(number)] {
            if let Ok(Some(years)) = experience::parse(&cell) {
                prop_assert!(years <= 60);
                prop_assert_eq!(experience::parse(&Cell::text(years.to_string())), Ok(Some(years)));
            }
        }
    }

    #[test]
    fn keys_are_stable(text in texts()) {
        let key = letters::squash(&text);
        prop_assert!(key.chars().all(char::is_alphanumeric));
        // A Latin letter that stood alone may come to stand beside Cyrillic ones in the key.
        if !text.chars().any(|c| c.is_ascii_alphabetic() || matches!(c, 'Ë' | 'ë')) {
            prop_assert_eq!(letters::squash(&key), key);
        }
        prop_assert_eq!(letters::cyrillic(&letters::cyrillic(&text)), letters::cyrillic(&text));
        let bare = letters::without_brackets(&text);
        prop_assert_eq!(letters::without_brackets(&bare), bare);
        let _ = (organization::kind_of(&text), organization::number_of(&text));
    }

    #[test]
    fn look_up_and_classification_take_any_text(cells in prop::collection::vec(texts(), 15)) {
        let entry = OrganizationEntry {
            id: "o".to_owned(), code: None, kind: crate::organizations::OrganizationKind::School,
            number: Some("904".to_owned()), full_name: cells[0].clone(), short_name: "СОШ № 904".to_owned(),
            aliases: vec![cells[1].clone()], admin_unit_code: None,
        };
        let references = References { organizations: vec![entry], ..References::default() };
        let index = ReferencesIndex::new(&references);
        let fields = crate::imports::ImportKind::People.fields().iter().copied();
        for text in &cells {
            let _ = (index.organizations.find(text), index.positions.parse(text), index.subjects.parse(text));
            let _ = (index.categories.parse(text), index.units.find(text));
        }
        let row = RawRow { number: 1, section: Some(cells[2].clone()), cells: fields.zip(cells.iter().map(Cell::text)).collect() };
        let table = RawTable { rows: vec![row.clone(), row], ..RawTable::default() };
        let as_of = NaiveDate::from_ymd_opt(2026, 9, 1).unwrap_or_default();
        let outcome = people::classify(&table, &references, &[], as_of);
        prop_assert_eq!(outcome.rows.len(), 2);
        prop_assert!(outcome.rows.iter().all(|row| !row.message.is_empty()));
    }
}
