//! What is in force on a day, and the percentages.

use proptest::prelude::*;

use super::*;
use crate::{Id, problem::ErrorCode};
use chrono::NaiveDate;

fn day(n: i64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2020, 1, 1).unwrap() + chrono::Duration::days(n)
}

#[test]
fn the_edition_in_force_is_the_last_that_has_begun() {
    let editions = [
        ("first", None),
        ("second", Some(day(10))),
        ("third", Some(day(30))),
    ];
    for (dated, repealed, on, expected) in [
        (Some(day(0)), None, day(-1), None),
        (Some(day(0)), None, day(0), Some("first")),
        (Some(day(0)), None, day(9), Some("first")),
        (Some(day(0)), None, day(10), Some("second")),
        (Some(day(0)), None, day(29), Some("second")),
        (Some(day(0)), None, day(400), Some("third")),
        // Without any date the first edition was always there.
        (None, None, day(-900), Some("first")),
        (Some(day(0)), Some(day(20)), day(19), Some("second")),
        (Some(day(0)), Some(day(20)), day(20), None),
    ] {
        assert_eq!(edition_on(editions, dated, repealed, on), expected, "{on}");
    }
    assert_eq!(
        document_begins(editions.map(|(_, from)| from), Some(day(0))),
        Some(day(0))
    );
    assert_eq!(document_begins(editions.map(|(_, from)| from), None), None);
    assert_eq!(document_begins([Some(day(5)), Some(day(3))], None), Some(day(3)));
}

#[test]
fn a_document_is_repealed_on_the_day_named() {
    for (begins, repealed, on, expected) in [
        (Some(day(1)), None, day(0), NormativeStatus::NotYet),
        (Some(day(1)), None, day(1), NormativeStatus::InForce),
        (None, Some(day(5)), day(4), NormativeStatus::InForce),
        (None, Some(day(5)), day(5), NormativeStatus::Repealed),
    ] {
        assert_eq!(status_on(begins, repealed, on), expected);
    }
    let refused = check_in_force(NormativeStatus::Repealed, Some(day(5))).unwrap_err();
    assert_eq!(
        (refused.code, refused.clause),
        (ErrorCode::WrongState, Some(KNOWLEDGE))
    );
    assert!(refused.detail.contains("06.01.2020") && refused.detail.contains("заменил"));
    assert!(check_in_force(NormativeStatus::NotYet, None).is_err());
    assert!(check_in_force(NormativeStatus::InForce, Some(day(5))).is_ok());
}

#[test]
fn a_concept_is_about_a_subject_and_a_place_is_in_the_list() {
    let refused = check_subjects(NormativeKind::Concept, 0).unwrap_err();
    assert_eq!(
        (refused.code, refused.clause),
        (ErrorCode::RuleNotMet, Some(KNOWLEDGE))
    );
    assert!(check_subjects(NormativeKind::Concept, 1).is_ok());
    assert!(check_subjects(NormativeKind::Letter, 0).is_ok());
    for (place, good) in [(0, false), (-1, false), (1, true), (15, true), (16, false)] {
        assert_eq!(check_place(place, 15).is_ok(), good, "{place}");
    }
}

#[test]
fn an_association_asks_its_own_members_only() {
    let (own, other) = (Id::from_u128(1), Id::from_u128(2));
    let keeper = ListKeeper::Association { association_id: own };
    let of = |ids: &[Id]| Audience::Associations { ids: ids.to_vec() };
    assert!(check_audience(keeper, &of(&[own])).is_ok());
    for wrong in [of(&[own, other]), of(&[other]), of(&[]), Audience::All {}] {
        assert!(check_audience(keeper, &wrong).is_err(), "{wrong:?}");
    }
    assert!(check_audience(ListKeeper::City {}, &Audience::All {}).is_ok());
    assert!(check_audience(ListKeeper::City {}, &Audience::Subjects { codes: vec![] }).is_err());
}

#[test]
fn days_of_a_list_are_within_its_life() {
    assert!(check_day(day(3), day(3), day(5)).is_ok());
    assert!(check_day(day(5), day(3), day(5)).is_ok());
    assert!(check_day(day(2), day(3), day(5)).is_err());
    assert!(check_day(day(6), day(3), day(5)).is_err());
    assert!(check_due(Some(day(4)), day(5)).is_err());
    assert!(check_due(Some(day(5)), day(5)).is_ok() && check_due(None, day(5)).is_ok());
    assert!(check_open(None).is_ok());
    assert_eq!(check_open(Some(day(0))).unwrap_err().code, ErrorCode::WrongState);
}

#[test]
fn the_words_of_the_regulation_name_kinds() {
    for kind in NormativeKind::ALL {
        assert_eq!(NormativeKind::from_label_ru(kind.label_ru()), *kind);
    }
    assert_eq!(NormativeKind::from_label_ru("скрижаль"), NormativeKind::Other);
}

proptest! {
    #[test]
    fn a_hundred_per_cent_is_everybody_and_nobody_has_none(all in 0i64..5_000, done in 0i64..5_000) {
        let done = done.min(all);
        let found = percent(done, all);
        prop_assert_eq!(found.is_none(), all == 0);
        if let Some(found) = found {
            prop_assert!((0..=100).contains(&found));
            prop_assert_eq!(found == 100, done == all);
            prop_assert!(found * all <= done * 100 && (found + 1) * all > done * 100);
        }
    }

    #[test]
    fn exactly_one_edition_is_in_force_from_the_first_day_on(
        days in proptest::collection::btree_set(0i64..60, 1..8), on in -5i64..70, repealed in proptest::option::of(0i64..70),
    ) {
        let editions: Vec<(i64, Option<NaiveDate>)> = days.iter().map(|n| (*n, Some(day(*n)))).collect();
        let repealed = repealed.map(day);
        let found = edition_on(editions.clone(), None, repealed, day(on));
        let begins = document_begins(editions.iter().map(|(_, from)| *from), None);
        let in_force = status_on(begins, repealed, day(on)) == NormativeStatus::InForce;
        prop_assert_eq!(found.is_some(), in_force);
        if let Some(found) = found {
            prop_assert!(found <= on && days.iter().all(|n| *n <= found || *n > on));
        }
    }
}
