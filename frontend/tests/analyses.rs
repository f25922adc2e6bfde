//! The screens of analyses as HTML.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

mod support;

use std::rc::Rc;

use serde_json::{Value, json};
use support::{city, department, params, render, snapshot};
use veche_domain::{
    access::Grant,
    analyses::{Analysis, AnalysisRow, Section},
};
use veche_frontend::{
    analyses::{
        AcceptForm, AnalysesView, AnalysisView, DeskView, Event, Kept, NewAnalysisForm, ReturnForm, Saver,
        SubmitForm,
    },
    hooks::ListState,
    state::Locale::{En, Ru},
};
use yew::prelude::*;

fn association() -> Value {
    json!({"id": city::id(1, 1), "code": "A01", "name": "ММО учителей математики"})
}

fn figure(code: &str, section: &str, value: Value, unit: &str, rows: Value) -> Value {
    let source = if value.is_null() {
        Value::Null
    } else {
        json!({"records": 8, "path": "/associations"})
    };
    json!({"code": code, "section": section, "value": value, "unit": unit, "source": source, "rows": rows})
}

fn figures() -> Value {
    json!({
        "on": "2026-11-25", "composition_on": "2026-11-25",
        "general": [
            {"fact": "leader", "text": "Соколова Анна Ильинична"}, {"fact": "secretary", "text": null},
            {"fact": "tasks", "text": "Первая задача\nВторая задача"},
        ],
        "figures": [
            figure("members", "staff", json!(8.0), "people", json!([])),
            figure("categories", "staff", json!(8.0), "people", json!([
                {"key": "highest", "count": 6, "percent": 75.0}, {"key": "first", "count": 2, "percent": 25.0},
                {"key": "none", "count": 0, "percent": 0.0},
            ])),
            figure("tenure_statistics", "staff", json!(8.0), "people", json!([{"key": "10_to_15", "count": 8, "percent": 100.0}])),
            figure("tenure_report", "staff", json!(8.0), "people", json!([{"key": "10_to_20", "count": 8, "percent": 100.0}])),
            figure("honours", "staff", Value::Null, "entries", json!([])),
            figure("meetings", "organization", json!(1.0), "meetings", json!([
                {"text": "О планах на год", "note": "круглый стол", "object_id": city::id(6, 1), "date": "2026-10-01",
                    "number": 1, "count": 7, "of": 8, "percent": 87.5},
            ])),
            figure("attendance", "organization", json!(87.5), "percent", json!([])),
            figure("publications", "dissemination", Value::Null, "entries", json!([])),
            figure("plan_rows", "plan", Value::Null, "rows", json!([])),
        ]
    })
}

fn text_of(section: Section) -> &'static str {
    match section {
        Section::Staff => "Состав не изменился.\nПришла одна коллега.",
        Section::Conclusions => "Заседаний было мало.",
        _ => "",
    }
}

fn analysis(state: &str) -> Rc<Analysis> {
    let texts: Vec<Value> = Section::ALL
        .iter()
        .map(|section| json!({"section": section, "text": text_of(*section)}))
        .collect();
    let frozen = !matches!(state, "draft" | "returned");
    let consideration = (state == "considered")
        .then(|| json!({"meeting_id": city::id(6, 9), "on": "2026-11-20", "outcome": "noted"}));
    let mut steps = Vec::new();
    let mut step = |act: &str, note: Value, late: bool| {
        steps.push(json!({"id": city::id(8, steps.len() as u32 + 1), "act": act, "made_at": "2026-11-20T05:00:00Z",
            "made_on": "2026-11-20", "made_by": "Соколова Анна Ильинична", "note": note, "late": late, "meeting": null}));
    };
    if state != "draft" {
        step("submit", Value::Null, true);
    }
    if state == "returned" {
        step("return", json!("Добавьте задачи\nна следующий год."), false);
    }
    if matches!(state, "accepted" | "considered") {
        step("accept", json!("Принято"), false);
    }
    Rc::new(city::read(json!({
        "id": city::id(7, 1), "version": 3, "association": association(), "institution_id": city::id(2, 1),
        "school_year": 2025, "state": state, "due_on": "2026-05-15", "late": state != "draft", "texts": texts,
        "tenure_banding": "statistics", "figures": figures(),
        "frozen_at": frozen.then_some("2026-11-20T05:00:00Z"), "missing": ["next_tasks"], "has_leader": true,
        "first_submitted_at": (state != "draft").then_some("2026-11-20T05:00:00Z"),
        "accepted_at": null, "consideration": consideration,
        "queued": (state == "accepted").then(|| json!({"meeting_id": city::id(6, 8), "date": "2026-12-10"})),
        "handovers": steps, "edited_at": "2026-11-19T05:00:00Z", "edited_by": "Соколова Анна Ильинична"
    })))
}

fn rows() -> Vec<AnalysisRow> {
    let row = |n: u32, state: &str, late: bool, more: Value| {
        let mut row = json!({"id": city::id(7, n), "association": association(), "school_year": 2025, "state": state,
            "submitted_on": (state != "draft").then_some("2026-05-12"), "late": late, "accepted_at": null,
            "consideration": null, "queued": null});
        for (key, value) in more.as_object().unwrap() {
            row[key] = value.clone();
        }
        row
    };
    let noted =
        json!({"consideration": {"meeting_id": city::id(6, 9), "on": "2026-06-10", "outcome": "noted"}});
    city::read(json!([
        row(1, "considered", false, noted),
        row(
            2,
            "accepted",
            true,
            json!({"queued": {"meeting_id": city::id(6, 8), "date": "2026-12-10"}})
        ),
        row(3, "draft", false, json!({})),
    ]))
}

fn leader() -> Vec<Grant> {
    vec![city::read(
        json!({"role": "office", "office": "leader", "association_id": city::id(1, 1)}),
    )]
}

fn curator() -> Vec<Grant> {
    vec![city::read(
        json!({"role": "office", "office": "curator", "association_id": city::id(1, 1)}),
    )]
}

fn list(query: &str, rows: Vec<AnalysisRow>) -> Html {
    html! { <AnalysesView list={ListState::loaded(rows)} params={params(query)} /> }
}

#[test]
fn list_of_analyses() {
    let html = snapshot("analyses", Ru, department(), list("", rows()));
    for word in [
        "принят к сведению",
        "принят куратором",
        "с опозданием",
        "в повестке",
        "Начать анализ",
        "Анализ за 2025/2026 учебный год",
    ] {
        assert!(html.contains(word), "{word}");
    }
    snapshot("analyses-en", En, department(), list("", rows()));
    let reader = render(Ru, vec![Grant::Observer], list("", rows()));
    assert!(!reader.contains("Начать анализ"), "who writes none begins none");
}

#[test]
fn list_without_analyses() {
    let html = snapshot("analyses-empty", Ru, leader(), list("", Vec::new()));
    assert!(html.contains("Анализов ещё нет") && html.contains("Начать анализ"));
    let narrowed = render(Ru, department(), list("state=draft", Vec::new()));
    assert!(narrowed.contains("Ничего не найдено"));
}

#[test]
fn desk_of_the_leader() {
    let view = html! { <AnalysisView analysis={analysis("draft")} /> };
    let html = snapshot("analysis-desk", Ru, leader(), view);
    for word in [
        "id=\"analysis-next_tasks\"",
        "Перед передачей напишите",
        "Срок передачи прошёл",
        "Обязательный раздел",
        "нет данных: такие сведения в системе не ведутся",
        "87,5 %",
        "Показатели на",
        "6 · 75 %",
    ] {
        assert!(html.contains(word), "{word}");
    }
    assert_eq!(html.matches("<textarea").count(), 17);
    assert!(!html.contains("от 10 до 20 лет"), "one banding at a time");
    let english = snapshot(
        "analysis-desk-en",
        En,
        leader(),
        html! { <AnalysisView analysis={analysis("draft")} /> },
    );
    assert!(english.contains("no data"));
}

#[test]
fn desk_after_it_was_returned() {
    let view = html! { <AnalysisView analysis={analysis("returned")} /> };
    let html = render(Ru, leader(), view);
    assert!(html.contains("Возвращён на доработку: Соколова") && html.contains("на следующий год."));
}

#[test]
fn desk_where_two_wrote_one_section() {
    let kept = |version, text: &str| Kept {
        texts: vec![city::read(json!({"section": "plan", "text": text}))],
        version,
        etag: None,
    };
    let saver = Saver::open(kept(1, ""), None)
        .next(Event::Typed(Section::Plan, "Мой текст".to_owned()))
        .next(Event::Due)
        .next(Event::Stale)
        .next(Event::Theirs(Box::new(kept(2, "Чужой текст"))));
    let view = html! { <DeskView analysis={analysis("draft")} {saver} /> };
    let html = render(Ru, leader(), view);
    for word in [
        "этот раздел написали и Вы, и другой человек",
        "Чужой текст",
        "Мой текст",
        "Взять сохранённый",
    ] {
        assert!(html.contains(word), "{word}");
    }
}

#[test]
fn paper_with_the_curator() {
    let view = || html! { <AnalysisView analysis={analysis("submitted")} /> };
    let html = snapshot("analysis-submitted", Ru, curator(), view());
    for word in [
        "Показатели зафиксированы",
        "Принять",
        "Вернуть на доработку",
        "Передан куратору",
    ] {
        assert!(html.contains(word), "{word}");
    }
    assert!(!html.contains("<textarea"), "what is handed over is not written");
    let author = render(Ru, leader(), view());
    assert!(author.contains("Ждёт ответа куратора") && !author.contains(">Принять<"));
}

#[test]
fn paper_before_and_after_the_council() {
    let accepted = render(
        Ru,
        vec![Grant::Observer],
        html! { <AnalysisView analysis={analysis("accepted")} /> },
    );
    assert!(accepted.contains("Ждёт рассмотрения советом") && accepted.contains("в повестке"));
    let html = snapshot(
        "analysis-considered",
        Ru,
        vec![Grant::Observer],
        html! { <AnalysisView analysis={analysis("considered")} /> },
    );
    assert!(html.contains("принят к сведению") && html.contains("заседание совета"));
}

#[test]
fn forms_of_an_analysis() {
    let close = Callback::noop;
    let submit = html! { <SubmitForm analysis={analysis("draft")} onclose={close()} /> };
    let html = snapshot("analysis-submit", Ru, leader(), submit);
    assert!(html.contains("с отметкой «с опозданием»"));
    let back = html! { <ReturnForm analysis={analysis("submitted")} onclose={close()} /> };
    snapshot("analysis-return", Ru, curator(), back);
    let accept = html! { <AcceptForm analysis={analysis("submitted")} onclose={close()} /> };
    snapshot("analysis-accept", Ru, curator(), accept);
    let associations = Rc::new(vec![(city::id(1, 1).into(), "ММО учителей математики".into())]);
    let new = html! { <NewAnalysisForm {associations} onclose={close()} /> };
    let html = snapshot("analysis-new", Ru, leader(), new);
    assert!(html.contains("2026/2027"));
}
