//! The board and duties as HTML.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

mod support;

use std::rc::Rc;

use serde_json::{Value, json};
use support::{city, department, params, render, snapshot, snapshot_as};
use veche_domain::{
    access::Grant,
    compliance::{Board, Finding},
};
use veche_frontend::{
    api::{Query, Reply},
    compliance::{AssociationDutiesView, ComplianceView, FindingsOfView, cure_of, open_first},
    home::{BoardView, DutiesView},
    hooks::{Choices, ListState, Resource},
    routes::Route,
    state::Locale::{En, Ru},
};
use yew::prelude::*;

fn cell(duty: &str, state: &str, more: Value) -> Value {
    let mut cell = json!({"duty": duty, "state": state});
    for (key, value) in more.as_object().unwrap() {
        cell[key] = value.clone();
    }
    cell
}

fn row(number: u32, name: &str, kind: &str, overdue: i64, duties: Value) -> Value {
    json!({"association_id": city::id(1, number), "code": format!("A{number:02}"), "name": name, "kind": kind,
        "institution_id": city::id(2, 2), "overdue": overdue, "due": 3, "duties": duties})
}

fn board() -> Rc<Board> {
    let good = json!([
        cell("plan_approval", "met", json!({"due_on": "2026-09-15"})),
        cell(
            "analysis",
            "due",
            json!({"due_on": "2027-05-15", "reason": "not_submitted", "actor": "leader"})
        ),
        cell(
            "next_plan",
            "met",
            json!({"reason": "awaits_acceptance", "actor": "curator"})
        ),
        cell(
            "meetings",
            "due",
            json!({"done": 1, "needed": 3, "reason": "too_few", "actor": "secretary"})
        ),
        cell("minutes", "met", json!({"done": 1, "needed": 1})),
        cell("council", "not_applicable", json!({"reason": "not_accepted"})),
        cell("leader", "met", json!({})),
        cell("secretary", "met", json!({})),
        cell("curator", "met", json!({})),
        cell(
            "composition",
            "due",
            json!({"done": 7, "needed": 8, "reason": "awaiting_order", "actor": "department"})
        ),
    ]);
    let bad = json!([
        cell(
            "plan_approval",
            "overdue",
            json!({"due_on": "2026-09-15", "reason": "no_meeting", "actor": "leader"})
        ),
        cell(
            "meetings",
            "due",
            json!({"done": 0, "needed": 3, "actor": "leader"})
        ),
        cell(
            "leader",
            "overdue",
            json!({"reason": "vacant", "actor": "members"})
        ),
    ]);
    Rc::new(city::read(json!({"school_year": 2026, "on": "2026-11-25",
    "figures": {"associations": 2, "members": 15, "overdue": 2, "vacancies": 1}, "next": null,
    "items": [
        row(1, "ММО учителей математики", "mmo", 0, good),
        row(2, "Ассоциация педагогов-психологов", "professional_association", 2, bad),
    ]})))
}

fn loaded<T>(data: T) -> Resource<T> {
    Resource {
        reply: Some(Rc::new(Reply { data, etag: None })),
        fault: None,
        loading: false,
        retry: Callback::noop(),
    }
}

fn institutions() -> Choices {
    Rc::new(vec![
        (city::id(2, 2).into(), "МАУ ДПО «НИСО»".into()),
        (city::id(2, 3).into(), "МКУ ДПО «ГЦОиЗ «Магистр»".into()),
    ])
}

fn view(query: &str, board: Rc<Board>) -> Html {
    html! { <ComplianceView {board} params={params(query)} institutions={institutions()} query={Query::default()} /> }
}

fn finding(duty: &str, clause: &str, state: &str, more: Value) -> Value {
    let mut f = json!({"association_id": city::id(1, 1), "school_year": 2026, "duty": duty, "clause": clause,
        "state": state, "due_on": null, "since": null, "late": false, "reason": null, "actor": "leader",
        "actor_id": city::id(3, 1), "cure": null});
    for (key, value) in more.as_object().unwrap() {
        f[key] = value.clone();
    }
    f
}

fn findings() -> ListState<Finding> {
    let cure = |action: &str, object: Value| json!({"action": action, "object_id": object});
    let rows: Vec<Finding> = city::read(json!([
        finding(
            "plan_approval",
            "VII.7.9",
            "met",
            json!({"due_on": "2026-09-15", "since": "2026-09-20", "late": true, "reason": "approved_later"})
        ),
        finding(
            "analysis",
            "VII.7.8",
            "due",
            json!({"due_on": "2027-05-15", "reason": "not_submitted", "cure": cure("write_analysis", Value::Null)})
        ),
        finding(
            "next_plan",
            "VII.7.8",
            "met",
            json!({"since": "2026-11-01", "reason": "awaits_acceptance", "actor": "curator", "cure": cure("accept_plan", json!(city::id(8, 1)))})
        ),
        finding(
            "meetings",
            "VII.7.6",
            "due",
            json!({"due_on": "2027-08-31", "done": 1, "needed": 3, "reason": "too_few", "cure": cure("plan_meeting", Value::Null)})
        ),
        finding(
            "minutes",
            "VII.7.6",
            "due",
            json!({"due_on": "2027-08-31", "since": "2026-11-10", "done": 1, "needed": 2, "reason": "unsigned", "actor": "secretary", "cure": cure("sign_minutes", json!(city::id(9, 4)))})
        ),
        finding(
            "leader",
            "VII.7.4",
            "overdue",
            json!({"since": "2026-10-01", "reason": "vacant", "actor": "members", "actor_id": null, "cure": cure("elect_leader", Value::Null)})
        ),
        finding(
            "council",
            "VII.7.8",
            "not_applicable",
            json!({"reason": "not_accepted"})
        ),
    ]));
    ListState::loaded(rows)
}

#[test]
fn the_board_of_the_city() {
    let html = snapshot("compliance", Ru, department(), view("", board()));
    for word in [
        "Контроль исполнения Положения",
        "на 25\u{a0}ноября, 2026/2027 учебный год",
        "Показать на 15\u{a0}мая",
        "1 из 3",
        "ждёт приёма",
        "VII.7.9",
        "/api/v1/compliance/board.xlsx",
        "Показать обязанности",
        "data-label=\"План\"",
    ] {
        assert!(html.contains(word), "{word}");
    }
    assert!(
        html.find("Ассоциация педагогов").unwrap() < html.find("ММО учителей математики").unwrap(),
        "trouble comes first"
    );
    let by_code = render(Ru, department(), view("sort=code", board()));
    assert!(by_code.find("ММО учителей математики").unwrap() < by_code.find("Ассоциация педагогов").unwrap());
    let one = render(Ru, department(), view("duty=leader", board()));
    assert!(!one.contains("data-label=\"План\"") && one.contains("data-label=\"Руководитель\""));
    snapshot("compliance-en", En, department(), view("", board()));
}

#[test]
fn a_board_that_nothing_stands_on() {
    let mut empty = (*board()).clone();
    empty.items.clear();
    let html = snapshot(
        "compliance-empty",
        Ru,
        department(),
        view("state=overdue", Rc::new(empty)),
    );
    assert!(html.contains("Ничего не найдено") && html.contains("Измените фильтры"));
}

#[test]
fn the_home_of_those_who_answer_for_many() {
    let html = snapshot(
        "home-board",
        Ru,
        department(),
        html! { <BoardView board={loaded((*board()).clone())} /> },
    );
    for word in [
        "членов объединений",
        "просроченных обязанностей",
        "Вся таблица",
        "▲ ",
    ] {
        assert!(html.contains(word), "{word}");
    }
    assert!(
        !html.contains("Показать обязанности"),
        "rows open on the board itself"
    );
}

#[test]
fn three_duties_and_the_rest_folded() {
    let html = snapshot_as(
        "home-findings",
        &city::id(3, 1),
        vec![city::read::<Grant>(
            json!({"role": "office", "office": "leader", "association_id": city::id(1, 1)}),
        )],
        html! { <DutiesView list={findings()} /> },
    );
    let late = html.find("Руководитель избран").unwrap();
    let waits = html.find("Принять план").unwrap();
    let analysis = html.find("Составить Анализ").unwrap();
    assert!(
        late < waits && waits < analysis,
        "late first, then what waits, then by the day"
    );
    assert!(html.contains("Ещё 2"));
    assert!(
        !html.contains("План утверждён на первом"),
        "what is done asks nothing"
    );
    let none = render(
        Ru,
        department(),
        html! { <DutiesView list={ListState::loaded(Vec::new())} /> },
    );
    assert!(none.contains("Всё, что известно реестру, исполнено"));
}

#[test]
fn the_card_of_an_association() {
    let html = snapshot(
        "association-duties",
        Ru,
        department(),
        html! { <AssociationDutiesView list={findings()} /> },
    );
    for word in [
        "Исполнение",
        "утверждён на более позднем заседании",
        "с опозданием",
        "за членами объединения",
        "Не требует действий: 2",
    ] {
        assert!(html.contains(word), "{word}");
    }
}

#[test]
fn a_row_opens_to_its_findings_and_reminds_of_what_is_owed() {
    let view = |reminds: bool| html! { <FindingsOfView list={findings()} {reminds} /> };
    let html = render(Ru, department(), view(true));
    assert_eq!(
        html.matches("Напомнить").count(),
        4,
        "not of what is done, waits for acceptance or does not apply"
    );
    assert!(!render(Ru, vec![Grant::Observer], view(false)).contains("Напомнить"));
}

#[test]
fn every_cure_opens_the_page_that_cures() {
    let rows = findings();
    let all: Vec<Rc<Finding>> = rows.rows.unwrap().to_vec();
    let open = open_first(&all);
    assert_eq!(open.len(), 5);
    let (plan, meeting) = (city::id(8, 1).parse().unwrap(), city::id(9, 4).parse().unwrap());
    let routes: Vec<Route> = open
        .iter()
        .map(|f| cure_of(f.association_id, f.cure.as_ref().unwrap()).0)
        .collect();
    assert!(routes.contains(&Route::Plan { id: plan }));
    assert!(routes.contains(&Route::MeetingTab {
        id: meeting,
        tab: "minutes".into()
    }));
    assert!(routes.contains(&Route::NewMeeting) && routes.contains(&Route::Analyses));
}
