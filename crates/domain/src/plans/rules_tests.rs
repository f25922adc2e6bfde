//! The rules of plans, tried.

use chrono::NaiveDate;

use super::*;
use crate::{
    Id,
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
