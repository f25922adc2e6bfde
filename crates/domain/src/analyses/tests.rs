use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::{
    Id,
    access::{Actor, Grant},
    associations::Office,
    calendar::Interval,
    meetings::MinutesState,
    problem::ErrorCode,
};

const ASSOCIATION: Id = Id::from_u128(7);

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn member(category: Option<(&str, bool)>, tenure: Option<i32>) -> MemberFact {
    MemberFact {
        category: category.map(|(code, valid)| (code.to_owned(), valid)),
        tenure,
        employers: 1,
        ..MemberFact::default()
    }
}

fn nothing() -> Facts {
    Facts {
        association_id: ASSOCIATION,
        school_year: 2026,
        days: Interval::new(day("2026-09-01"), day("2027-09-01")),
        on: day("2027-05-12"),
        composition_on: day("2027-05-12"),
        leader: None,
        secretary: None,
        curator: None,
        city_theme: None,
        members: Vec::new(),
        meetings: Vec::new(),
        elections: Vec::new(),
        resolutions: (0, 0),
        plan: None,
        dictionaries: (
            vec!["II.2.1".to_owned(), "II.2.2".to_owned()],
            vec!["fgos".to_owned()],
        ),
    }
}

fn one(figures: &Figures, code: FigureCode) -> Figure {
    let found: Vec<&Figure> = figures.figures.iter().filter(|f| f.code == code).collect();
    assert_eq!(found.len(), 1, "{code}");
    found[0].clone()
}

#[test]
fn every_figure_stands_once_and_in_the_order_of_the_sections() {
    let all = figures(&nothing());
    assert_eq!(all.figures.len(), FigureCode::ALL.len());
    for code in FigureCode::ALL {
        assert_eq!(one(&all, *code).unit, code.unit());
    }
    assert!(all.figures.is_sorted_by_key(|f| f.section));
    assert_eq!(Section::ALL.len(), 17);
    assert_eq!((Section::General.number(), Section::NextTasks.number()), (1, 17));
}

#[test]
fn an_association_of_nobody_has_no_shares_and_no_plan_no_figures_of_a_plan() {
    let all = figures(&nothing());
    assert_eq!(one(&all, FigureCode::Members).value, Some(0.0));
    for code in [
        FigureCode::Categories,
        FigureCode::Attendance,
        FigureCode::ResolutionsDone,
        FigureCode::YoungSpecialists,
        FigureCode::PlanRows,
        FigureCode::PlanShare,
        FigureCode::Tasks,
        FigureCode::EventsByForm,
        FigureCode::Publications,
        FigureCode::Satisfaction,
    ] {
        assert_eq!(one(&all, code).value, None, "{code}: not known is not 0");
    }
    let rows = one(&all, FigureCode::Categories).rows;
    assert!(rows.iter().all(|row| row.percent.is_none()));
}

#[test]
fn categories_are_grouped_as_they_count() {
    let facts = Facts {
        members: vec![
            member(Some(("methodist", true)), Some(2)),
            member(Some(("highest", true)), Some(5)),
            member(Some(("first", false)), Some(20)),
            member(None, None),
        ],
        ..nothing()
    };
    let all = figures(&facts);
    let rows = one(&all, FigureCode::Categories).rows;
    let of = |key: &str| {
        let row = rows.iter().find(|r| r.key.as_deref() == Some(key)).unwrap();
        (row.count, row.percent)
    };
    assert_eq!(of("highest"), (Some(2), Some(50.0)));
    assert_eq!(of("none"), (Some(1), Some(25.0)), "a lapsed category is none");
    assert_eq!(of("unknown"), (Some(1), Some(25.0)));
    assert_eq!(one(&all, FigureCode::YoungSpecialists).value, Some(1.0));
    let bands = one(&all, FigureCode::TenureStatistics).rows;
    let counted: Vec<i64> = bands.iter().map(|r| r.count.unwrap()).collect();
    assert_eq!(counted, [1, 0, 1, 0, 0, 1, 1]);
    let bands = one(&all, FigureCode::TenureReport).rows;
    let counted: Vec<i64> = bands.iter().map(|r| r.count.unwrap()).collect();
    assert_eq!(counted, [1, 1, 0, 1, 1]);
}

#[test]
fn meetings_and_plan_are_counted_with_their_rows() {
    let meeting = |n: u128, there, voting, minutes| MeetingFact {
        id: Id::from_u128(n),
        number: Some(1),
        date: day("2026-10-01"),
        theme: "Тема".to_owned(),
        form: None,
        minutes,
        there,
        voting,
    };
    let row = |state, task: &str| PlanRowFact {
        kind: "event".to_owned(),
        title: "Семинар".to_owned(),
        state,
        reason: Some("Карантин".to_owned()),
        form: Some("seminar".to_owned()),
        level: Some("municipal".to_owned()),
        tasks: vec![task.to_owned()],
        trends: Vec::new(),
    };
    let facts = Facts {
        meetings: vec![
            meeting(1, 6, 8, MinutesState::Signed),
            meeting(2, 8, 8, MinutesState::Draft),
        ],
        resolutions: (3, 1),
        plan: Some(PlanFacts {
            rows: vec![
                row(RowState::Done, "II.2.1"),
                row(RowState::Moved, "II.2.1"),
                row(RowState::Planned, "own"),
            ],
            id: Id::from_u128(5),
            theme: None,
            goal: None,
            tasks: None,
        }),
        ..nothing()
    };
    let all = figures(&facts);
    assert_eq!(one(&all, FigureCode::Meetings).value, Some(2.0));
    assert_eq!(one(&all, FigureCode::Meetings).rows[0].percent, Some(75.0));
    assert_eq!(one(&all, FigureCode::SignedMinutes).value, Some(1.0));
    assert_eq!(one(&all, FigureCode::Attendance).value, Some(87.5));
    assert_eq!(one(&all, FigureCode::ResolutionsOpen).value, Some(1.0));
    assert_eq!(
        one(&all, FigureCode::Tasks).value,
        Some(1.0),
        "own words cover no task of II.2"
    );
    assert_eq!(one(&all, FigureCode::Trends).value, Some(0.0));
    assert_eq!(one(&all, FigureCode::PlanShare).value, Some(33.3));
    let moved = one(&all, FigureCode::PlanMoved);
    assert_eq!(
        (moved.value, moved.rows[0].note.as_deref()),
        (Some(1.0), Some("Карантин"))
    );
    assert_eq!(one(&all, FigureCode::EventsByForm).rows[0].count, Some(1));
}

#[test]
fn the_composition_is_of_the_last_day_and_the_year_ends_its_figures() {
    let (year, due) = (nothing().days, day("2027-05-15"));
    let days = |today: &str| figure_days(day(today), year, due);
    assert_eq!(days("2027-05-12"), (day("2027-05-12"), day("2027-05-12")));
    assert_eq!(days("2027-06-20"), (day("2027-06-20"), due));
    assert_eq!(days("2028-02-01"), (day("2027-08-31"), due));
}

#[test]
fn the_last_day_is_in_time() {
    assert!(!is_late(day("2027-05-15"), day("2027-05-15")));
    assert!(is_late(day("2027-05-16"), day("2027-05-15")));
}

#[test]
fn texts_change_one_by_one_and_two_are_required() {
    let text = |section, text: &str| SectionText {
        section,
        text: text.to_owned(),
    };
    let kept = vec![text(Section::Staff, "Состав"), text(Section::Plan, "План")];
    let now = with_texts(
        &kept,
        &[
            text(Section::Plan, ""),
            text(Section::Conclusions, "Выводы\nдалее"),
        ],
    );
    assert_eq!(
        now,
        [
            text(Section::Staff, "Состав"),
            text(Section::Conclusions, "Выводы\nдалее")
        ]
    );
    assert_eq!(missing(&now), [Section::NextTasks]);
    let refused = check_submittable(AnalysisState::Draft, &now).unwrap_err();
    assert_eq!(
        (refused.code, refused.clause),
        (ErrorCode::RuleNotMet, Some("VII.7.8"))
    );
    assert_eq!(refused.errors[0].pointer, "/texts/next_tasks");
    assert_eq!(all_sections(&now).len(), 17);
}

#[test]
fn the_curator_hands_over_only_while_nobody_leads() {
    let actor = |office| Actor {
        account_id: Id::from_u128(1),
        person_id: Some(Id::from_u128(2)),
        name: "Кто-то".to_owned(),
        grants: vec![Grant::Office {
            office,
            association_id: ASSOCIATION,
        }],
    };
    let of = Resource::Association {
        id: ASSOCIATION,
        institution: None,
    };
    assert!(may_submit(&actor(Office::Leader), of, true));
    assert!(!may_submit(&actor(Office::Curator), of, true));
    assert!(may_submit(&actor(Office::Curator), of, false));
    assert!(!may_submit(&actor(Office::Secretary), of, false));
    let refused = check_submitter(&actor(Office::Curator), of, true).unwrap_err();
    assert_eq!(
        (refused.code, refused.clause),
        (ErrorCode::Forbidden, Some("VII.7.8"))
    );
}

#[test]
fn only_what_was_handed_over_is_received_and_only_what_was_accepted_is_queued() {
    for state in AnalysisState::ALL {
        let (receivable, queueable) = (check_receivable(*state), check_queueable(*state, "ММО"));
        assert_eq!(receivable.is_ok(), *state == AnalysisState::Submitted, "{state}");
        assert_eq!(queueable.is_ok(), *state == AnalysisState::Accepted, "{state}");
        let writable = check_writable_analysis(*state).is_ok();
        assert_eq!(
            writable,
            !is_frozen(*state),
            "what is frozen is not written: {state}"
        );
    }
}

proptest! {
    #[test]
    fn shares_sum_to_a_hundred_and_are_near_the_truth(counts in proptest::collection::vec(0i64..5_000, 1..9)) {
        let whole: i64 = counts.iter().sum();
        let found = shares(&counts);
        prop_assert_eq!(found.len(), counts.len());
        if whole == 0 {
            prop_assert!(found.iter().all(Option::is_none));
        } else {
            let sum: f64 = found.iter().map(|share| share.unwrap()).sum();
            prop_assert!((sum - 100.0).abs() < 1e-6, "{}", sum);
            for (count, share) in counts.iter().zip(&found) {
                #[expect(clippy::cast_precision_loss, reason = "small numbers")]
                let truth = *count as f64 * 100.0 / whole as f64;
                prop_assert!((share.unwrap() - truth).abs() < 0.1 + 1e-9);
            }
        }
    }

    #[test]
    fn a_percent_is_within_the_whole(part in 0i64..5_000, more in 0i64..5_000) {
        let found = percent(part, part + more);
        prop_assert_eq!(found.is_none(), part + more == 0);
        prop_assert!(found.is_none_or(|p| (0.0..=100.0).contains(&p)));
    }

    #[test]
    fn every_member_is_in_one_band(tenures in proptest::collection::vec(proptest::option::of(0i32..60), 0..40)) {
        let facts = Facts {
            members: tenures.iter().map(|tenure| member(None, *tenure)).collect(),
            ..nothing()
        };
        let all = figures(&facts);
        for code in [FigureCode::TenureStatistics, FigureCode::TenureReport, FigureCode::Categories] {
            let counted: i64 = one(&all, code).rows.iter().map(|r| r.count.unwrap()).sum();
            prop_assert_eq!(counted, i64::try_from(tenures.len()).unwrap());
        }
    }
}
