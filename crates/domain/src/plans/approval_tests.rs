//! How meetings approve plans and their changes, tried.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::{Id, analyses::HandoverAct};

fn day(m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, m, d).unwrap()
}

fn handover(act: HandoverAct, made_on: NaiveDate) -> Handover {
    Handover {
        id: Id::nil(),
        act,
        made_at: chrono::DateTime::UNIX_EPOCH,
        made_on,
        made_by: String::new(),
        note: None,
        late: false,
        meeting: None,
    }
}

fn edition(number: i32, kind: EditionKind, by: Approver, by_paper: bool) -> EditionRow {
    EditionRow {
        number,
        kind,
        made_at: chrono::DateTime::UNIX_EPOCH,
        made_by: String::new(),
        made_on: by.date,
        meeting: Some(MeetingMention {
            id: by.meeting,
            number: None,
            date: by.date,
        }),
        reason: None,
        by_paper,
        withdrawn: false,
    }
}

fn approver(n: u128, date: NaiveDate) -> Approver {
    Approver {
        meeting: Id::from_u128(n),
        date,
    }
}

#[test]
fn the_first_meeting_after_the_handing_over_approves() {
    use ApprovalStep as A;
    let (first, second) = (approver(1, day(9, 10)), approver(2, day(10, 20)));
    let handed = [
        handover(HandoverAct::Submit, day(5, 10)),
        handover(HandoverAct::Accept, day(5, 20)),
    ];
    let steps = |state, handovers: &[Handover], editions: &[EditionRow], by: &[Approver]| {
        approval_steps(state, handovers, editions, by)
    };
    assert_eq!(steps(PlanState::Accepted, &handed, &[], &[]), []);
    assert_eq!(
        steps(PlanState::Accepted, &handed, &[], &[first, second]),
        [A::Approve { by: first }]
    );
    // A text the meeting never saw.
    let late = [handover(HandoverAct::Submit, day(9, 11))];
    assert_eq!(
        steps(PlanState::Submitted, &late, &[], &[first, second]),
        [A::Approve { by: second }]
    );
    assert_eq!(steps(PlanState::Submitted, &late, &[], &[first]), []);
    let again = [
        handover(HandoverAct::Submit, day(5, 10)),
        handover(HandoverAct::Return, day(6, 1)),
        handover(HandoverAct::Submit, day(9, 20)),
    ];
    assert_eq!(steps(PlanState::Submitted, &again, &[], &[first]), []);
    assert_eq!(steps(PlanState::Returned, &again[..2], &[], &[first]), []);
    assert_eq!(steps(PlanState::Draft, &[], &[], &[first]), []);
    // An earlier meeting is entered later.
    let approved = [edition(2, EditionKind::Approved, second, false)];
    assert_eq!(
        steps(PlanState::Approved, &handed, &approved, &[first, second]),
        [A::Reassign { number: 2, by: first }]
    );
    let paper = [edition(2, EditionKind::Approved, second, true)];
    assert_eq!(steps(PlanState::Approved, &handed, &paper, &[first, second]), []);
}

#[test]
fn an_approval_falls_with_its_decision_and_a_change_needs_a_later_meeting() {
    use ApprovalStep as A;
    let (first, second) = (approver(1, day(9, 10)), approver(2, day(10, 20)));
    let mut handed = vec![
        handover(HandoverAct::Submit, day(5, 10)),
        handover(HandoverAct::Accept, day(5, 20)),
    ];
    let approved = edition(2, EditionKind::Approved, first, false);
    let fallen = approval_steps(PlanState::Approved, &handed, std::slice::from_ref(&approved), &[]);
    assert_eq!(
        fallen,
        [A::Withdraw {
            number: 2,
            state: PlanState::Accepted
        }]
    );
    // Another meeting that decided the same takes its place at once.
    let other = approval_steps(
        PlanState::Approved,
        &handed,
        std::slice::from_ref(&approved),
        &[second],
    );
    assert_eq!(other.last(), Some(&A::Approve { by: second }));
    handed.push(handover(HandoverAct::Amend, day(10, 1)));
    let only_first = approval_steps(
        PlanState::Amending,
        &handed,
        std::slice::from_ref(&approved),
        &[first],
    );
    assert_eq!(only_first, []);
    let changed = approval_steps(
        PlanState::Amending,
        &handed,
        std::slice::from_ref(&approved),
        &[first, second],
    );
    assert_eq!(changed, [A::Amend { by: second }]);
    let both = [approved, edition(3, EditionKind::Amended, second, false)];
    let back = approval_steps(PlanState::Approved, &handed, &both, &[first]);
    assert_eq!(
        back,
        [A::Withdraw {
            number: 3,
            state: PlanState::Amending
        }]
    );
    let first_gone = approval_steps(PlanState::Approved, &handed, &both, &[second]);
    assert_eq!(
        first_gone,
        [A::Withdraw {
            number: 2,
            state: PlanState::Approved
        }]
    );
}

proptest! {
    #[test]
    fn steps_lead_to_a_plan_that_needs_none(
        submitted in 1u32..28, amended in proptest::option::of(1u32..28),
        meetings in proptest::collection::vec((1u128..6, 1u32..28), 0..5), accepted in any::<bool>(),
    ) {
        let mut handed = vec![handover(HandoverAct::Submit, day(9, submitted))];
        if accepted {
            handed.push(handover(HandoverAct::Accept, day(9, submitted)));
        }
        let mut state = if accepted { PlanState::Accepted } else { PlanState::Submitted };
        let mut editions: Vec<EditionRow> = Vec::new();
        let mut approvers: Vec<Approver> = meetings.iter().map(|(n, d)| approver(*n, day(9, *d))).collect();
        approvers.sort_by_key(|a| (a.meeting, a.date));
        approvers.dedup_by_key(|a| a.meeting);
        approvers.sort_by_key(|a| (a.date, a.meeting));
        for round in 0..3 {
            let known = if round == 2 { &approvers[..approvers.len() / 2] } else { &approvers[..] };
            for _ in 0..2 {
                for step in approval_steps(state, &handed, &editions, known) {
                    let number = i32::try_from(editions.len()).unwrap() + 1;
                    match step {
                        ApprovalStep::Withdraw { number, state: next } => {
                            editions.iter_mut().filter(|e| e.number == number).for_each(|e| e.withdrawn = true);
                            state = next;
                        }
                        ApprovalStep::Reassign { number, by } => {
                            editions.iter_mut().filter(|e| e.number == number).for_each(|e| {
                                *e = edition(number, e.kind, by, false);
                            });
                        }
                        ApprovalStep::Approve { by } => {
                            prop_assert!(by.date >= day(9, submitted));
                            editions.push(edition(number, EditionKind::Approved, by, false));
                            state = PlanState::Approved;
                        }
                        ApprovalStep::Amend { by } => {
                            editions.push(edition(number, EditionKind::Amended, by, false));
                            state = PlanState::Approved;
                        }
                    }
                }
            }
            prop_assert_eq!(approval_steps(state, &handed, &editions, known), []);
            let stands = editions.iter().any(|e| !e.withdrawn);
            prop_assert_eq!(stands, matches!(state, PlanState::Approved | PlanState::Amending));
            if let Some(on) = amended.filter(|_| round == 0 && state == PlanState::Approved) {
                handed.push(handover(HandoverAct::Amend, day(9, on)));
                state = PlanState::Amending;
            }
        }
    }
}
