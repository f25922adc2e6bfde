//! The rule, tried on one association whose year is told in days.

mod lives;
mod year;

use chrono::{Duration, NaiveDate};
use proptest::prelude::*;

use super::*;
use crate::{
    analyses::HandoverAct,
    associations::{AssociationKind, AssociationStatus, Office},
    calendar::Interval,
    regulation::{PartYearDuty, Profile},
};

const YEAR: SchoolYear = 2026;

pub(super) fn profile() -> Profile {
    toml::from_str(include_str!("../../../../../regulations/novosibirsk-2022.toml")).unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn id(n: u128) -> Id {
    Id::from_u128(n)
}

fn office(office: Office, person: u128, from: &str, until: Option<&str>) -> OfficeFact {
    OfficeFact {
        office,
        person: id(person),
        term: Interval::new(day(from), until.map(day)),
    }
}

/// An association that works since 2024 with everybody in place and nothing done yet.
fn quiet() -> Facts {
    Facts {
        id: id(1),
        code: "A1".into(),
        name: "ММО".into(),
        kind: AssociationKind::Mmo,
        lives: vec![LifeFact {
            status: AssociationStatus::Active,
            term: Interval::new(day("2024-09-01"), None),
        }],
        institutions: Vec::new(),
        offices: vec![
            office(Office::Leader, 11, "2024-09-01", None),
            office(Office::Secretary, 12, "2024-09-01", None),
            office(Office::Curator, 13, "2024-09-01", None),
        ],
        members: vec![MemberFact {
            person: id(11),
            in_force: true,
            term: Interval::new(day("2024-09-01"), None),
        }],
        meetings: Vec::new(),
        plans: Vec::new(),
        analysis: None,
    }
}

fn meeting(n: u128, date: &str, signed: Option<&str>) -> MeetingFact {
    MeetingFact {
        id: id(n),
        date: day(date),
        held: true,
        signed_on: signed.map(day),
        on_plan: true,
    }
}

fn paper(year: SchoolYear, steps: &[(HandoverAct, &str)], settled: Option<&str>) -> PaperFact {
    PaperFact {
        id: id(500),
        school_year: year,
        steps: steps
            .iter()
            .map(|(act, on)| StepFact {
                act: *act,
                on: day(on),
            })
            .collect(),
        settled_on: settled.map(day),
        settled_by: settled.map(|_| id(21)),
    }
}

fn ended(status: AssociationStatus, on: &str) -> Facts {
    let mut facts = quiet();
    facts.lives[0].term.until = Some(day(on));
    facts.lives.push(LifeFact {
        status,
        term: Interval::new(day(on), None),
    });
    facts
}

fn created(on: &str) -> Facts {
    let mut facts = quiet();
    facts.lives[0].term.from = Some(day(on));
    facts.offices.clear();
    facts.members.clear();
    facts
}

fn found(facts: &Facts, duty: Duty, on: &str) -> Finding {
    let all = assess(facts, &profile(), YEAR, day(on));
    all.into_iter().find(|f| f.duty == duty).unwrap()
}

/// State, reason and cure of a finding in one line.
fn told(facts: &Facts, duty: Duty, on: &str) -> String {
    let f = found(facts, duty, on);
    let late = if f.late { " late" } else { "" };
    let reason = f.reason.as_deref().unwrap_or("-");
    let cure = f.cure.as_ref().map_or("-", |cure| cure.action.as_str());
    format!("{}{late} {reason} {} {cure}", f.state, f.actor)
}

use HandoverAct::{Accept, Return, Submit};

#[test]
fn the_plan_is_due_until_the_fifteenth_of_september_and_overdue_after_it() {
    let mut facts = quiet();
    assert_eq!(
        told(&facts, Duty::PlanApproval, "2026-09-01"),
        "due no_meeting leader write_plan"
    );
    facts.plans.push(paper(YEAR, &[], None));
    assert_eq!(
        told(&facts, Duty::PlanApproval, "2026-09-15"),
        "due no_meeting leader submit_plan"
    );
    assert_eq!(
        told(&facts, Duty::PlanApproval, "2026-09-16"),
        "overdue no_meeting leader submit_plan"
    );
    let late = found(&facts, Duty::PlanApproval, "2026-09-20");
    assert_eq!(
        (late.due_on, late.since),
        (Some(day("2026-09-15")), Some(day("2026-09-16")))
    );
    assert_eq!(late.clause, "VII.7.9");
    facts.plans = vec![paper(YEAR, &[(Submit, "2026-05-10")], None)];
    assert_eq!(
        told(&facts, Duty::PlanApproval, "2026-09-01"),
        "due no_meeting curator accept_plan"
    );
    facts.plans = vec![paper(
        YEAR,
        &[(Submit, "2026-05-10"), (Accept, "2026-05-12")],
        None,
    )];
    assert_eq!(
        told(&facts, Duty::PlanApproval, "2026-09-01"),
        "due no_meeting leader plan_meeting"
    );
    facts.meetings = vec![MeetingFact {
        held: false,
        ..meeting(21, "2026-09-10", None)
    }];
    assert_eq!(
        told(&facts, Duty::PlanApproval, "2026-09-01"),
        "due no_meeting secretary hold_meeting"
    );
    facts.meetings[0].on_plan = false;
    assert_eq!(
        told(&facts, Duty::PlanApproval, "2026-09-01"),
        "due no_meeting secretary put_plan_on_agenda"
    );
}

#[test]
fn the_ways_to_miss_the_plan_are_told_apart() {
    let accepted = || paper(YEAR, &[(Submit, "2026-05-10"), (Accept, "2026-05-12")], None);
    let mut facts = quiet();
    facts.plans = vec![accepted()];
    assert_eq!(
        found(&facts, Duty::PlanApproval, "2026-10-01").reason.as_deref(),
        Some("no_meeting")
    );
    facts.meetings = vec![meeting(21, "2026-09-20", None)];
    assert_eq!(
        found(&facts, Duty::PlanApproval, "2026-10-01").reason.as_deref(),
        Some("meeting_late")
    );
    facts.meetings = vec![meeting(21, "2026-09-10", None)];
    assert_eq!(
        told(&facts, Duty::PlanApproval, "2026-10-01"),
        "overdue plan_not_approved secretary decide_plan"
    );
    facts.plans = vec![PaperFact {
        settled_on: Some(day("2026-11-10")),
        ..accepted()
    }];
    facts.meetings.push(meeting(22, "2026-11-10", None));
    assert_eq!(
        told(&facts, Duty::PlanApproval, "2026-11-10"),
        "met late approved_later leader -"
    );
    assert_eq!(
        found(&facts, Duty::PlanApproval, "2026-11-09").state,
        FindingState::Overdue,
        "the day before"
    );
    facts.meetings.remove(0);
    assert_eq!(
        told(&facts, Duty::PlanApproval, "2026-11-10"),
        "met late meeting_late leader -"
    );
    facts.plans[0].settled_on = Some(day("2026-09-15"));
    assert_eq!(told(&facts, Duty::PlanApproval, "2026-09-15"), "met - leader -");
}

#[test]
fn the_analysis_is_met_when_it_is_handed_over_and_its_rework_keeps_the_day() {
    let mut facts = quiet();
    assert_eq!(
        told(&facts, Duty::Analysis, "2027-05-15"),
        "due not_submitted leader write_analysis"
    );
    assert_eq!(
        told(&facts, Duty::Analysis, "2027-05-16"),
        "overdue not_submitted leader write_analysis"
    );
    let steps = [
        (Submit, "2027-05-14"),
        (Return, "2027-05-20"),
        (Submit, "2027-06-01"),
        (Accept, "2027-06-03"),
    ];
    facts.analysis = Some(paper(YEAR, &steps, Some("2027-06-20")));
    for (on, says) in [
        ("2027-05-13", "due not_submitted leader submit_analysis"),
        ("2027-05-14", "met awaits_acceptance curator accept_analysis"),
        ("2027-05-20", "due returned leader submit_analysis"),
        ("2027-06-01", "met awaits_acceptance curator accept_analysis"),
        ("2027-06-03", "met - leader -"),
    ] {
        assert_eq!(told(&facts, Duty::Analysis, on), says, "{on}");
    }
    assert_eq!(
        found(&facts, Duty::Analysis, "2027-06-05").since,
        Some(day("2027-05-14"))
    );
    assert_eq!(
        found(&facts, Duty::Council, "2027-06-02").state,
        FindingState::NotApplicable
    );
    assert_eq!(
        told(&facts, Duty::Council, "2027-06-19"),
        "due awaits_council council consider_analysis"
    );
    assert_eq!(told(&facts, Duty::Council, "2027-06-20"), "met - leader -");
    // Whoever was late stays late while the rework lasts.
    facts.analysis = Some(paper(
        YEAR,
        &[(Submit, "2027-05-18"), (Return, "2027-05-20")],
        None,
    ));
    assert_eq!(
        told(&facts, Duty::Analysis, "2027-05-18"),
        "met late awaits_acceptance curator accept_analysis"
    );
    assert_eq!(
        told(&facts, Duty::Analysis, "2027-05-20"),
        "overdue returned leader submit_analysis"
    );
}

#[test]
fn the_plan_of_the_next_year_is_another_paper_than_that_of_this_year() {
    let mut facts = quiet();
    facts.plans = vec![paper(
        YEAR,
        &[(Submit, "2026-05-10"), (Accept, "2026-05-12")],
        Some("2026-09-10"),
    )];
    assert_eq!(
        told(&facts, Duty::NextPlan, "2027-05-16"),
        "overdue not_submitted leader write_plan"
    );
    facts.plans.push(paper(YEAR + 1, &[(Submit, "2027-05-15")], None));
    assert_eq!(
        told(&facts, Duty::NextPlan, "2027-05-16"),
        "met awaits_acceptance curator accept_plan"
    );
}

fn any_facts() -> impl Strategy<Value = Facts> {
    let days = 0i64..500;
    let opt = proptest::option::of(days.clone());
    let steps = proptest::collection::vec((0usize..3, days.clone()), 0..5);
    (
        opt.clone(),
        opt.clone(),
        proptest::collection::vec((days.clone(), opt.clone()), 0..5),
        steps,
        opt,
    )
        .prop_map(|(from, until, meetings, steps, settled)| {
            let at = |n: i64| day("2026-07-01") + Duration::days(n);
            let mut facts = quiet();
            facts.lives[0].term = Interval::new(from.map(at), until.map(at));
            if let Some(until) = until.map(at) {
                facts.lives.push(LifeFact {
                    status: AssociationStatus::Liquidated,
                    term: Interval::new(until, None),
                });
            }
            facts.meetings = meetings
                .into_iter()
                .zip(21..)
                .map(|((date, signed), n)| MeetingFact {
                    id: id(n),
                    date: at(date),
                    held: true,
                    signed_on: signed.map(at),
                    on_plan: true,
                })
                .collect();
            facts.meetings.sort_by_key(|m| m.date);
            let mut steps: Vec<StepFact> = steps
                .into_iter()
                .map(|(act, on)| StepFact {
                    act: [Submit, Return, Accept][act],
                    on: at(on),
                })
                .collect();
            steps.sort_by_key(|s| s.on);
            let paper = PaperFact {
                steps,
                ..paper(YEAR, &[], None)
            };
            facts.analysis = Some(paper.clone());
            facts.plans = vec![PaperFact {
                settled_on: settled.map(at),
                ..paper
            }];
            facts
        })
}

proptest! {
    /// What is known later never changes what is said of a day, and nothing is red without a cure.
    #[test]
    fn a_day_of_the_past_is_answered_by_what_had_happened_by_then(facts in any_facts(), n in 0i64..500) {
        let on = day("2026-07-01") + Duration::days(n);
        let mut then = facts.clone();
        then.meetings.retain(|m| m.date <= on);
        for m in &mut then.meetings {
            m.signed_on = m.signed_on.filter(|d| *d <= on);
        }
        for paper in then.plans.iter_mut().chain(then.analysis.as_mut()) {
            paper.steps.retain(|s| s.on <= on);
            paper.settled_on = paper.settled_on.filter(|d| *d <= on);
        }
        let strip = |all: Vec<Finding>| {
            // A meeting that is known to come later is a cure only for those who know of it.
            all.into_iter().map(|f| (f.duty, f.state, f.since, f.late, f.reason, f.done)).collect::<Vec<_>>()
        };
        let p = profile();
        prop_assert_eq!(strip(assess(&facts, &p, YEAR, on)), strip(assess(&then, &p, YEAR, on)));
        for f in assess(&facts, &p, YEAR, on) {
            prop_assert_eq!(f.clause.as_str(), f.duty.clause());
            let owed = matches!(f.state, FindingState::Due | FindingState::Overdue);
            prop_assert!(!owed || f.cure.is_some(), "{:?}", f);
            prop_assert!(f.state != FindingState::NotApplicable || f.reason.is_some());
            let days = (f.state, f.due_on);
            prop_assert!(!matches!(days, (FindingState::Overdue, Some(due)) if due >= on), "{:?}", f);
        }
    }
}
