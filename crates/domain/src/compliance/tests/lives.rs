//! Meetings, people, and associations that begin or end within the year.

use super::*;

#[test]
fn three_meetings_with_signed_minutes_make_the_norm() {
    let mut facts = quiet();
    facts.meetings = vec![
        meeting(21, "2026-09-10", Some("2026-09-12")),
        meeting(22, "2026-12-01", None),
        meeting(23, "2027-03-01", Some("2027-03-05")),
    ];
    let norm = found(&facts, Duty::Meetings, "2027-04-01");
    assert_eq!(
        (norm.state, norm.done, norm.needed),
        (FindingState::Due, Some(2), Some(3)),
        "interpretation 4"
    );
    assert_eq!(
        told(&facts, Duty::Meetings, "2027-04-01"),
        "due unsigned secretary sign_minutes"
    );
    assert_eq!(
        told(&facts, Duty::Minutes, "2027-04-01"),
        "due unsigned secretary sign_minutes"
    );
    assert_eq!(
        found(&facts, Duty::Minutes, "2027-04-01").since,
        Some(day("2026-12-01"))
    );
    assert_eq!(
        found(&facts, Duty::Meetings, "2027-08-31").state,
        FindingState::Due
    );
    assert_eq!(
        found(&facts, Duty::Meetings, "2027-09-01").state,
        FindingState::Overdue
    );
    assert_eq!(
        found(&facts, Duty::Minutes, "2027-09-01").state,
        FindingState::Overdue
    );
    facts.meetings[1].signed_on = Some(day("2027-04-02"));
    assert_eq!(
        found(&facts, Duty::Meetings, "2027-04-01").state,
        FindingState::Due,
        "seen from the day before"
    );
    assert_eq!(
        found(&facts, Duty::Meetings, "2027-04-02").since,
        Some(day("2027-04-02"))
    );
    // A meeting after 15 May counts as well (interpretation 10).
    facts.meetings[2] = meeting(23, "2027-06-01", Some("2027-06-01"));
    assert_eq!(
        found(&facts, Duty::Meetings, "2027-06-01").state,
        FindingState::Met
    );
    let mut counted = profile();
    counted.interpretations.unsigned_minutes_count.value = true;
    facts.meetings[1].signed_on = None;
    let all = assess(&facts, &counted, YEAR, day("2027-06-01"));
    assert!(
        all.iter()
            .any(|f| f.duty == Duty::Meetings && f.state == FindingState::Met)
    );
}

#[test]
fn a_new_association_is_never_falsely_red() {
    let facts = created("2026-10-05");
    assert_eq!(assess(&facts, &profile(), YEAR, day("2026-10-04")), []);
    for on in ["2026-10-05", "2026-11-04"] {
        let all = assess(&facts, &profile(), YEAR, day(on));
        assert!(all.iter().all(|f| f.state != FindingState::Overdue), "{on}");
        let plan = all.iter().find(|f| f.duty == Duty::PlanApproval).unwrap();
        assert_eq!(plan.reason.as_deref(), Some("created_later"));
        assert_eq!(plan.since, Some(day("2026-10-05")));
    }
    assert_eq!(
        found(&facts, Duty::Leader, "2026-11-04").due_on,
        Some(day("2026-11-04"))
    );
    assert_eq!(
        told(&facts, Duty::Leader, "2026-11-05"),
        "overdue never_held members elect_leader"
    );
    assert_eq!(
        found(&facts, Duty::Meetings, "2027-08-01").state,
        FindingState::NotApplicable
    );
    assert_eq!(
        found(&facts, Duty::Analysis, "2027-05-16").state,
        FindingState::Overdue,
        "it had its half year"
    );
    // Created in summer: the first meeting of September may elect.
    let facts = created("2026-08-20");
    assert_eq!(
        found(&facts, Duty::Leader, "2026-09-15").due_on,
        Some(day("2026-09-19"))
    );
    let facts = created("2027-05-20");
    assert_eq!(
        found(&facts, Duty::Analysis, "2027-06-01").reason.as_deref(),
        Some("created_later")
    );
    assert_eq!(
        found(&facts, Duty::NextPlan, "2027-06-01").state,
        FindingState::NotApplicable
    );
}

#[test]
fn what_ended_before_the_day_does_not_apply_and_what_was_done_stays() {
    let mut facts = ended(AssociationStatus::Liquidated, "2027-02-15");
    facts.plans = vec![paper(
        YEAR,
        &[(Submit, "2026-05-10"), (Accept, "2026-05-12")],
        Some("2026-09-10"),
    )];
    assert_eq!(
        found(&facts, Duty::Analysis, "2027-02-14").state,
        FindingState::Due
    );
    for duty in [Duty::Analysis, Duty::NextPlan, Duty::Meetings] {
        let f = found(&facts, duty, "2027-05-16");
        assert_eq!(
            (f.state, f.reason.as_deref()),
            (FindingState::NotApplicable, Some("liquidated"))
        );
        assert_eq!((f.since, f.cure), (Some(day("2027-02-15")), None));
    }
    assert_eq!(
        found(&facts, Duty::PlanApproval, "2027-05-16").state,
        FindingState::Met
    );
    let other = ended(AssociationStatus::Reorganized, "2027-02-15");
    assert_eq!(
        found(&other, Duty::PlanApproval, "2027-02-14").state,
        FindingState::Overdue
    );
    assert_eq!(
        found(&other, Duty::PlanApproval, "2027-02-15").reason.as_deref(),
        Some("reorganized")
    );
    assert_eq!(
        assess(
            &ended(AssociationStatus::Liquidated, "2026-09-01"),
            &profile(),
            YEAR,
            day("2026-09-10")
        ),
        []
    );
    let mut draft = quiet();
    draft.lives[0].status = AssociationStatus::Draft;
    assert_eq!(
        assess(&draft, &profile(), YEAR, day("2026-09-20")),
        [],
        "a draft owes nothing"
    );
}

#[test]
fn a_part_of_the_year_asks_for_a_part_of_the_meetings_where_the_setting_says_so() {
    let mut profile = profile();
    profile.settings.part_year_duty.value = PartYearDuty::ProRated;
    let needed = |on: &str| {
        let all = assess(&created(on), &profile, YEAR, day("2027-08-31"));
        all.iter().find(|f| f.duty == Duty::Meetings).unwrap().needed
    };
    assert_eq!(
        [needed("2026-09-01"), needed("2027-01-01"), needed("2027-08-01")],
        [Some(3), Some(1), Some(0)]
    );
}

#[test]
fn members_who_await_the_order_are_a_debt_of_the_department() {
    let mut facts = quiet();
    assert_eq!(told(&facts, Duty::Composition, "2026-10-01"), "met - leader -");
    facts.members.push(MemberFact {
        person: id(99),
        in_force: false,
        term: Interval::new(day("2026-10-10"), None),
    });
    assert_eq!(
        found(&facts, Duty::Composition, "2026-10-09").state,
        FindingState::Met
    );
    let f = found(&facts, Duty::Composition, "2026-10-10");
    assert_eq!(
        (f.state, f.done, f.needed, f.since),
        (FindingState::Due, Some(1), Some(2), Some(day("2026-10-10")))
    );
    assert_eq!(f.actor, DutyActor::Department);
    facts.members.clear();
    assert_eq!(
        told(&facts, Duty::Composition, "2026-10-10"),
        "overdue no_composition department draw_up_order"
    );
}

#[test]
fn the_duty_of_a_vacant_office_shows_on_the_next_one() {
    let mut facts = quiet();
    facts.offices[0].term.until = Some(day("2027-04-10"));
    assert_eq!(found(&facts, Duty::Analysis, "2027-04-09").actor_id, Some(id(11)));
    let of = found(&facts, Duty::Analysis, "2027-04-10");
    assert_eq!(
        (of.actor, of.actor_id),
        (DutyActor::Curator, Some(id(13))),
        "VII.7.3"
    );
    facts.offices.truncate(2);
    assert_eq!(
        found(&facts, Duty::Analysis, "2027-04-10").actor,
        DutyActor::Institution
    );
    assert_eq!(
        told(&facts, Duty::Leader, "2027-04-10"),
        "overdue vacant members elect_leader"
    );
    assert_eq!(
        found(&facts, Duty::Leader, "2027-05-01").since,
        Some(day("2027-04-10"))
    );
    // A new leader in April takes the duty over.
    facts.offices.push(office(Office::Leader, 14, "2027-04-20", None));
    assert_eq!(found(&facts, Duty::Analysis, "2027-04-20").actor_id, Some(id(14)));
}
