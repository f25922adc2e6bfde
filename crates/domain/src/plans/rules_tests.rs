//! The rules of plans, tried.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::{
    Id,
    analyses::HandoverAct,
    problem::{ErrorCode, Refusal},
    regulation::Profile,
};

fn day(m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, m, d).unwrap()
}

fn profile() -> Profile {
    toml::from_str(include_str!("../../../../regulations/novosibirsk-2022.toml")).unwrap()
}

fn item(kind: ItemKind, state: ItemState, until: Option<NaiveDate>) -> PlanItem {
    PlanItem {
        id: Id::nil(),
        kind,
        title: "О плане".to_owned(),
        questions: None,
        dates: None,
        moved_to: None,
        from: None,
        until,
        activity: None,
        task: None,
        form: None,
        other_forms: Vec::new(),
        level: None,
        theme_link: false,
        goal_id: None,
        trend: None,
        interaction: None,
        methods: Vec::new(),
        technologies: Vec::new(),
        department_event_id: None,
        place: None,
        audience: None,
        responsible: Vec::new(),
        result: None,
        state,
        reason: None,
        done_on: None,
        meeting: None,
    }
}

fn text() -> PlanText {
    PlanText {
        theme: Some("Функциональная грамотность".to_owned()),
        items: vec![item(ItemKind::Meeting, ItemState::Planned, None)],
        ..PlanText::default()
    }
}

fn code(result: Result<(), Refusal>) -> Option<(ErrorCode, Option<&'static str>)> {
    result.err().map(|r| (r.code, r.clause))
}

#[test]
fn the_plan_of_a_year_is_due_on_15_may_before_it_and_late_only_after_that_day() {
    let profile = profile();
    assert_eq!(submission_due(&profile, 2026), day(5, 15));
    assert!(!is_late(&profile, 2026, day(5, 15)));
    assert!(is_late(&profile, 2026, day(5, 16)));
}

#[test]
fn each_state_allows_its_own_steps() {
    use PlanState as S;
    let writable: Vec<bool> = S::ALL.iter().map(|s| check_writable(*s).is_ok()).collect();
    assert_eq!(writable, [true, false, true, true, false, true]);
    let submit: Vec<bool> = S::ALL.iter().map(|s| check_submit(*s, &text()).is_ok()).collect();
    assert_eq!(submit, [true, false, true, false, false, false]);
    let accept: Vec<bool> = S::ALL.iter().map(|s| check_accept(*s).is_ok()).collect();
    assert_eq!(accept, [false, true, false, false, false, false]);
    let back: Vec<bool> = S::ALL.iter().map(|s| check_return(*s).is_ok()).collect();
    assert_eq!(back, [false, true, false, true, false, false]);
    let amend: Vec<bool> = S::ALL.iter().map(|s| check_amend(*s).is_ok()).collect();
    assert_eq!(amend, [false, false, false, false, true, false]);
    let discard: Vec<bool> = S::ALL.iter().map(|s| check_discard(*s).is_ok()).collect();
    assert_eq!(discard, [false, false, false, false, false, true]);
    assert_eq!(
        code(check_writable(S::Approved)),
        Some((ErrorCode::WrongState, Some("VII.7.9")))
    );
}

#[test]
fn a_plan_without_theme_or_meeting_is_refused_with_its_fields() {
    let refused = check_submit(PlanState::Draft, &PlanText::default()).unwrap_err();
    let pointers: Vec<&str> = refused.errors.iter().map(|e| e.pointer.as_str()).collect();
    assert_eq!(pointers, ["/theme", "/items"]);
    assert_eq!(refused.clause, Some("VII.7.7"));
    let codes = |text: &PlanText| {
        remarks(&profile(), text)
            .iter()
            .map(|r| r.code)
            .collect::<Vec<_>>()
    };
    assert_eq!(codes(&text()), ["few_meetings", "no_goal"]);
    let mut full = text();
    full.goal = Some("Цель".to_owned());
    full.city_theme = Some("Тема города".to_owned());
    full.items = vec![item(ItemKind::Meeting, ItemState::Planned, None); 3];
    assert_eq!(codes(&full), ["no_city_theme"]);
    full.items[0].theme_link = true;
    assert!(codes(&full).is_empty());
}

#[test]
fn the_curator_hands_over_only_while_nobody_leads() {
    assert!(check_submitter(false, true, false).is_ok());
    assert!(check_submitter(true, true, true).is_ok());
    assert!(
        check_submitter(false, false, true).is_ok(),
        "the department enters papers of the past"
    );
    assert_eq!(
        code(check_submitter(false, true, true)),
        Some((ErrorCode::Forbidden, Some("VII.7.8")))
    );
}

#[test]
fn a_mark_says_why_and_when() {
    let mark = |state| ItemMark {
        state,
        reason: None,
        done_on: None,
        dates: None,
        meeting_id: None,
    };
    let tried = |state, mark: &ItemMark| {
        check_mark((state, 2026), mark, day(11, 25)).map_err(|r| r.errors.first().map(|e| e.pointer.clone()))
    };
    assert!(tried(PlanState::Approved, &mark(ItemState::Done)).is_ok());
    assert!(tried(PlanState::Amending, &mark(ItemState::Planned)).is_ok());
    assert_eq!(tried(PlanState::Accepted, &mark(ItemState::Done)), Err(None));
    let field = |pointer: &str| Err(Some(pointer.to_owned()));
    assert_eq!(
        tried(PlanState::Approved, &mark(ItemState::Cancelled)),
        field("/reason")
    );
    let moved = ItemMark {
        reason: Some("Карантин".to_owned()),
        ..mark(ItemState::Moved)
    };
    assert_eq!(tried(PlanState::Approved, &moved), field("/dates"));
    let future = ItemMark {
        done_on: Some(day(11, 26)),
        ..mark(ItemState::Done)
    };
    assert_eq!(tried(PlanState::Approved, &future), field("/done_on"));
    let past = ItemMark {
        done_on: Some(day(7, 31)),
        ..mark(ItemState::Done)
    };
    assert_eq!(tried(PlanState::Approved, &past), field("/done_on"));
}

#[test]
fn a_row_is_overdue_from_the_day_after_its_last_one() {
    let until = Some(day(11, 1));
    let rows = [
        item(ItemKind::Meeting, ItemState::Planned, until),
        item(ItemKind::Event, ItemState::Moved, until),
        item(ItemKind::Event, ItemState::Done, until),
        item(ItemKind::Event, ItemState::Cancelled, until),
        item(ItemKind::Ongoing, ItemState::Planned, None),
    ];
    assert_eq!(progress(&rows, day(10, 31)).overdue, 0);
    let after = progress(&rows, day(11, 1));
    assert_eq!(
        (
            after.planned,
            after.done,
            after.moved,
            after.cancelled,
            after.overdue
        ),
        (2, 1, 1, 1, 2)
    );
}

#[test]
fn closed_lists_refuse_other_codes_and_open_ones_take_own_words() {
    let mut line: PlanItemLine = serde_json::from_value(serde_json::json!({
        "kind": "event", "title": "Семинар", "form": "свой формат", "interaction": "своё",
        "activity": "consultations", "task": "interaction", "trend": "fgos",
        "methods": ["monitoring"], "technologies": ["ict"],
        "responsible": [{"name": "руководители РМО"}],
    }))
    .unwrap();
    assert_eq!(line_faults(&profile(), &line, "/items/0"), []);
    line.task = Some("no_such".to_owned());
    line.technologies = vec!["ict".to_owned(), "телепатия".to_owned()];
    line.responsible.push(ResponsibleLine {
        person_id: None,
        name: None,
    });
    let faults = line_faults(&profile(), &line, "/items/0");
    let pointers: Vec<&str> = faults.iter().map(|f| f.pointer.as_str()).collect();
    assert_eq!(
        pointers,
        [
            "/items/0/task",
            "/items/0/technologies/1",
            "/items/0/responsible/1"
        ]
    );
}

#[test]
fn a_difference_names_each_field_and_no_mark() {
    let before = text();
    let mut after = before.clone();
    after.items[0].state = ItemState::Done;
    after.items[0].done_on = Some(day(9, 10));
    assert!(head_changes(&before, &after).is_empty() && row_changes(&before, &after).is_empty());
    after.theme = Some("Другая".to_owned());
    after.items[0].dates = Some("октябрь".to_owned());
    let mut added = item(ItemKind::Event, ItemState::Planned, None);
    added.id = Id::from_u128(7);
    after.items.insert(0, added);
    assert_eq!(head_changes(&before, &after)[0].field, "theme");
    let rows = row_changes(&before, &after);
    assert_eq!(
        rows.iter().map(|r| r.change).collect::<Vec<_>>(),
        [RowChange::Added, RowChange::Changed]
    );
    assert_eq!(rows[1].fields.len(), 1);
    assert_eq!(rows[1].fields[0].after, ["октябрь"]);
    let back = row_changes(&after, &before);
    assert_eq!(
        back.iter().map(|r| r.change).collect::<Vec<_>>(),
        [RowChange::Changed, RowChange::Removed]
    );
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
