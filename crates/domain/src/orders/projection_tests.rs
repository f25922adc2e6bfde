//! Random histories of orders against a model that walks day by day and knows no intervals.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::{
    Id,
    associations::{AssociationKind, AssociationStatus, EndGround, Office},
    calendar::Interval,
    problem::ErrorCode,
};

fn id(n: u8) -> Id {
    Id::from(Uuid::from_u128(u128::from(n)))
}

fn day(n: i64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + chrono::Duration::days(n)
}

fn decided(order: u8, on: i64, change: Change) -> Event {
    Event {
        on: Some(day(on)),
        rank: i64::from(order) + 1,
        source: Source::Order(id(order)),
        change,
    }
}

fn on<T: Clone>(spans: &[Span<T>], at: NaiveDate) -> Vec<T> {
    let holds = |s: &&Span<T>| Interval::new(s.from, s.until).contains(at);
    spans.iter().filter(holds).map(|s| s.value.clone()).collect()
}

/// What holds on one day, found by doing everything that was decided up to it, one after another.
#[derive(Debug, Default, PartialEq)]
struct Day {
    status: Option<AssociationStatus>,
    institution: Option<Id>,
    curator: Option<Id>,
    members: BTreeSet<Id>,
    name: Option<String>,
}

fn model(events: &[Event], at: NaiveDate) -> Day {
    let mut state = Day::default();
    for event in sorted(events.to_vec()) {
        if event.on.is_some_and(|on| on > at) {
            break;
        }
        let over = matches!(
            state.status,
            Some(AssociationStatus::Liquidated | AssociationStatus::Reorganized)
        );
        match event.change {
            Change::Status(status) => {
                if matches!(
                    status,
                    AssociationStatus::Liquidated | AssociationStatus::Reorganized
                ) {
                    state.members.clear();
                    state.curator = None;
                }
                state.status = Some(status);
            }
            Change::Institution(id) => state.institution = Some(id),
            Change::Appoint(_, person) if !over => state.curator = Some(person),
            Change::Vacate(..) => state.curator = None,
            Change::Join(person, _) if !over => {
                state.members.insert(person);
            }
            Change::Leave(person, _) => {
                state.members.remove(&person);
            }
            Change::Compose(listed) => {
                state
                    .members
                    .retain(|m| listed.iter().any(|(named, _)| named == m));
                if !over {
                    state.members.extend(listed.iter().map(|(named, _)| *named));
                }
            }
            Change::Rename(name) => state.name = Some(name),
            Change::Appoint(..) | Change::Join(..) | Change::Convert(_) => {}
        }
    }
    state
}

fn seen(made: &Projection, at: NaiveDate) -> Day {
    let one = |found: Vec<Id>| {
        assert!(found.len() <= 1, "two at once: {found:?}");
        found.first().copied()
    };
    Day {
        status: on(&made.statuses, at).first().copied(),
        institution: one(on(&made.institutions, at)),
        curator: one(on(&made.offices, at)
            .into_iter()
            .map(|(_, person)| person)
            .collect()),
        members: on(&made.members, at)
            .into_iter()
            .map(|(person, _)| person)
            .collect(),
        name: on(&made.designations, at)
            .first()
            .and_then(|(name, _)| name.clone()),
    }
}

fn change() -> impl Strategy<Value = Change> {
    let person = || (10u8..16).prop_map(id);
    prop_oneof![
        1 => Just(Change::Status(AssociationStatus::Active)),
        1 => Just(Change::Status(AssociationStatus::Liquidated)),
        1 => Just(Change::Status(AssociationStatus::Reorganized)),
        2 => (20u8..23).prop_map(|n| Change::Institution(id(n))),
        3 => person().prop_map(|p| Change::Appoint(Office::Curator, p)),
        1 => Just(Change::Vacate(Office::Curator, EndGround::Order)),
        2 => person().prop_map(|p| Change::Join(p, None)),
        2 => person().prop_map(|p| Change::Leave(p, EndGround::Application)),
        3 => proptest::collection::btree_set(10u8..16, 0..5)
            .prop_map(|set| Change::Compose(set.into_iter().map(|n| (id(n), None)).collect())),
        1 => (0u8..3).prop_map(|n| Change::Rename(format!("Имя {n}"))),
    ]
}

/// Orders signed one after another, each for any day, some of them cancelled afterwards.
fn history() -> impl Strategy<Value = Vec<Event>> {
    proptest::collection::vec((0i64..40, change(), proptest::bool::weighted(0.2)), 1..14).prop_map(
        |decisions| {
            let number = |at: usize| u8::try_from(at).unwrap() + 100;
            decisions
                .into_iter()
                .enumerate()
                .filter(|(_, (_, _, cancelled))| !cancelled)
                .map(|(at, (on, change, _))| decided(number(at), on, change))
                .collect()
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn every_day_of_any_history_is_that_of_the_model(events in history()) {
        let made = project(&events);
        for n in -1..45 {
            prop_assert_eq!(seen(&made, day(n)), model(&events, day(n)), "on day {}", n);
        }
    }

    #[test]
    fn the_order_in_which_papers_arrive_does_not_matter(events in history(), seed in any::<u64>()) {
        let mut shuffled = events.clone();
        shuffled.sort_by_key(|e| (e.rank as u64).wrapping_mul(seed | 1));
        prop_assert_eq!(project(&events), project(&shuffled));
    }

    #[test]
    fn spans_of_one_seat_never_overlap(events in history()) {
        let made = project(&events);
        for (at, a) in made.members.iter().enumerate() {
            for b in made.members.iter().skip(at + 1).filter(|b| b.value.0 == a.value.0) {
                prop_assert!(!Interval::new(a.from, a.until).overlaps(&Interval::new(b.from, b.until)));
            }
        }
    }
}

#[test]
fn a_back_dated_composition_and_a_cancelled_one_recompute_the_terms() {
    let (ann, boris) = (id(10), id(11));
    let seat = |who: Id| (who, None);
    let january = decided(1, 0, Change::Compose(vec![seat(ann), seat(boris)]));
    let march = decided(2, 59, Change::Compose(vec![seat(ann), seat(boris)]));
    let february = decided(3, 31, Change::Compose(vec![seat(ann)]));
    let terms = |events: &[Event], who: Id| -> Vec<(i64, Option<i64>)> {
        let number = |d: NaiveDate| (d - day(0)).num_days();
        let made = project(events);
        let of = made.members.iter().filter(|s| s.value.0 == who);
        of.map(|s| (number(s.from.unwrap()), s.until.map(number)))
            .collect()
    };
    let all = [january.clone(), march.clone(), february.clone()];
    assert_eq!(terms(&all, ann), [(0, None)]);
    // Left in February, back in March: two terms.
    assert_eq!(terms(&all, boris), [(0, Some(31)), (59, None)]);
    assert_eq!(terms(&[january.clone(), march], boris), [(0, None)]);
    assert_eq!(terms(&[january, february], boris), [(0, Some(31))]);
}

#[test]
fn an_order_that_finds_its_curator_in_office_goes_on_with_the_term() {
    let again = [
        decided(1, 0, Change::Appoint(Office::Curator, id(10))),
        decided(2, 30, Change::Appoint(Office::Curator, id(10))),
        decided(3, 60, Change::Appoint(Office::Curator, id(11))),
    ];
    let made = project(&again);
    assert_eq!(made.offices.len(), 2);
    assert_eq!(made.offices[0].until, Some(day(60)));
    assert_eq!(made.offices[0].ended_by, Some(id(3)));
    assert_eq!(made.offices[0].ground, Some(EndGround::Replaced));
}

#[test]
fn what_cannot_follow_is_refused_with_its_clause() {
    let check = |events: &[Event]| check_history(events, &project(events), "ММО учителей химии");
    let created = decided(1, 10, Change::Status(AssociationStatus::Active));
    let ended = decided(2, 50, Change::Status(AssociationStatus::Liquidated));
    assert_eq!(check(&[created.clone(), ended.clone()]), Ok(()));
    let twice = decided(3, 20, Change::Status(AssociationStatus::Active));
    let early = decided(3, 5, Change::Status(AssociationStatus::Liquidated));
    let late = decided(3, 60, Change::Compose(vec![(id(10), None)]));
    for fault in [twice, early, late] {
        let refused = check(&[created.clone(), ended.clone(), fault]).unwrap_err();
        assert_eq!(refused.code, ErrorCode::WrongState);
        assert!(refused.detail.contains("I.5"), "{}", refused.detail);
    }
    let elected = Event {
        on: Some(day(20)),
        rank: 0,
        source: Source::Entered(id(77)),
        change: Change::Join(id(10), None),
    };
    let over_it = [created, elected, decided(4, 20, Change::Compose(vec![]))];
    assert_eq!(check(&over_it).unwrap_err().code, ErrorCode::Overlap);
}

#[test]
fn the_wrong_issuer_is_refused_with_the_clause() {
    let item = |effect| OrderItem { text: None, effect };
    let curator = [item(Effect::AppointCurator {
        association_id: id(1),
        person_id: id(10),
    })];
    let list = [item(Effect::ApproveList {
        school_year: Some(2026),
        associations: vec![],
    })];
    assert_eq!(check_issuer(Issuer::Institution, &curator), Ok(()));
    assert_eq!(check_issuer(Issuer::Department, &list), Ok(()));
    let by_department = check_issuer(Issuer::Department, &curator).unwrap_err();
    assert_eq!(by_department.clause, Some("VII.7.2"));
    let by_institution = check_issuer(Issuer::Institution, &list).unwrap_err();
    assert_eq!(by_institution.clause, Some("I.4"));
    assert_eq!(by_institution.errors[0].pointer, "/items/0/effect");
}

#[test]
fn a_preview_tells_what_changes_and_nothing_else() {
    let before = project(&[decided(1, 0, Change::Status(AssociationStatus::Active))]);
    let after = project(&[
        decided(1, 0, Change::Status(AssociationStatus::Active)),
        decided(2, 31, Change::Compose(vec![(id(10), None), (id(11), None)])),
        decided(2, 31, Change::Convert(AssociationKind::WorkingGroup)),
    ]);
    let names = |wanted: Id| {
        if wanted == id(1) {
            "Группа".to_owned()
        } else {
            format!("Ф{wanted}")
        }
    };
    let told = consequences(id(1), &before, &after, &names);
    let texts: Vec<&str> = told.iter().map(|c| c.text.as_str()).collect();
    assert_eq!(texts.len(), 2, "{texts:?}");
    assert!(texts[0].contains("с 01.02.2026"), "{texts:?}");
    assert!(texts[1].contains("в состав входят (2)"), "{texts:?}");
    assert!(consequences(id(1), &after, &after, &names).is_empty());
}

#[test]
fn an_end_entered_for_one_term_does_not_reach_who_was_elected_meanwhile() {
    let entered = |row: u8, on: i64, rank: i64, change: Change| Event {
        on: Some(day(on)),
        rank,
        source: Source::Entered(id(row)),
        change,
    };
    let first = entered(1, 0, 0, Change::Appoint(Office::Leader, id(10)));
    let its_end = entered(1, 50, -1, Change::Vacate(Office::Leader, EndGround::TermOver));
    let second = entered(2, 30, 0, Change::Appoint(Office::Leader, id(11)));
    let terms = |events: &[Event]| -> Vec<(Option<NaiveDate>, Option<NaiveDate>)> {
        let made = project(events);
        made.offices.iter().map(|s| (s.from, s.until)).collect()
    };
    let replaced = terms(&[first.clone(), its_end.clone(), second]);
    assert_eq!(replaced, [(Some(day(0)), Some(day(30))), (Some(day(30)), None)]);
    // Without the second election the first term has its own end again.
    assert_eq!(terms(&[first, its_end]), [(Some(day(0)), Some(day(50)))]);
}
