//! The editor of a plan as HTML: the grid, its cards, what waits, a conflict, a refusal.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

mod support;

use std::rc::Rc;

use serde_json::json;
use support::{
    city,
    plans::{self, in_state, leader, lists, page, read_plan},
    render, snapshot,
};
use veche_domain::{
    plans::Plan,
    problem::{ErrorCode, Problem},
};
use veche_frontend::{
    api::Fault,
    hooks::{Event, Phase, Saver},
    plans::{Column, Content, EditorView, Head, kept},
    state::Locale::Ru,
};
use yew::prelude::*;

fn saver(plan: &Plan) -> Saver<Content> {
    Saver::open(kept(plan, Some("\"7\"".to_owned())), None)
}

fn editor(name: &str, plan: Rc<Plan>, saver: Saver<Content>, narrow: bool) -> String {
    let saved_at = "2026-11-25T07:32:00Z".parse().ok();
    let view = html! { <EditorView {plan} {saver} lists={lists(Ru)} {narrow} {saved_at} /> };
    snapshot(name, Ru, leader(), view)
}

#[test]
fn grid() {
    let draft = in_state("draft");
    let html = editor("plan-grid", draft.clone(), saver(&draft), false);
    for word in [
        "Сохранено в 14:32",
        "role=\"grid\"",
        "role=\"columnheader\"",
        "role=\"rowheader\"",
        "понято: 15\u{a0}октября – 21\u{a0}октября",
        "срок записан текстом",
        "Муниципальный (городской)",
        "Таблицу из Excel",
    ] {
        assert!(html.contains(word), "{word}");
    }
    assert_eq!(
        html.matches("role=\"gridcell\"").count(),
        7 * 10,
        "one row more than are written"
    );
    assert_eq!(
        html.matches("tabindex=\"0\"").count(),
        1,
        "one cell takes the focus"
    );
    let empty = read_plan(plans::empty());
    let html = editor("plan-grid-empty", empty.clone(), saver(&empty), false);
    assert_eq!(html.matches("role=\"gridcell\"").count(), 10);
}

#[test]
fn cards_of_a_phone() {
    let draft = in_state("draft");
    let html = editor("plan-cards", draft.clone(), saver(&draft), true);
    assert!(
        !html.contains("role=\"grid\"")
            && html.contains("Править строку 6")
            && html.contains("Добавить строку")
    );
}

#[test]
fn what_waits_is_marked() {
    let draft = in_state("draft");
    let mut now = saver(&draft).draft.now;
    now.rows[1].set_loose(Column::Level, "вселенский");
    now.rows[2].set(Column::Title, "");
    let saver = saver(&draft).next(Event::Typed(Box::new(now)));
    let html = editor("plan-grid-waits", draft, saver, false);
    for word in [
        "нет в справочнике",
        "назовите строку",
        "2 строки ждут темы",
        "вселенский",
    ] {
        assert!(html.contains(word), "{word}");
    }
}

#[test]
fn conflict_shows_both_texts() {
    let draft = in_state("draft");
    let mut now = saver(&draft).draft.now;
    now.set(Head::Theme, "Моя тема");
    now.rows[2].set(Column::Dates, "ноябрь");
    let mut theirs = plans::plan("draft");
    theirs["version"] = json!(8);
    theirs["theme"] = json!("Другая тема");
    theirs["items"][2]["dates"] = json!("декабрь");
    let theirs = read_plan(theirs);
    let saver = saver(&draft)
        .next(Event::Typed(Box::new(now)))
        .next(Event::Theirs(Box::new(kept(&theirs, None))));
    assert!(matches!(saver.phase, Phase::Conflict(_)));
    let html = editor("plan-conflict", theirs, saver, false);
    for word in [
        "Моя тема",
        "Другая тема",
        "Строка 3, сроки",
        "ноябрь",
        "декабрь",
        "Ким Олег Сергеевич",
    ] {
        assert!(html.contains(word), "{word}");
    }
}

#[test]
fn a_refusal_names_the_row() {
    let draft = in_state("draft");
    let mut now = saver(&draft).draft.now;
    now.set(Head::Goal, "Цель");
    let problem = json!({"type": "about:blank", "title": "Проверьте план", "status": 422, "code": ErrorCode::Validation, "detail": "Исправьте отмеченное.",
        "errors": [{"pointer": "/items/2/title", "code": "length", "message": "Напишите тему или содержание, не длиннее 500 знаков."}]});
    let problem: Problem = city::read(problem);
    let saver = saver(&draft)
        .next(Event::Typed(Box::new(now)))
        .next(Event::Due)
        .next(Event::Failed(Box::new(Fault::Problem(Box::new(problem)))));
    let html = editor("plan-refused", draft, saver, false);
    assert!(html.contains("Строка 3: Напишите тему") && html.contains("Не сохранено"));
}

#[test]
fn an_approved_plan_is_edited_by_a_change_only() {
    let html = render(Ru, leader(), page(in_state("approved"), "edit"));
    assert!(html.contains("Подготовить изменения") && !html.contains("role=\"grid\""));
    let other = render(Ru, leader(), page(in_state("draft"), "edit"));
    assert!(other.contains("role=\"grid\""));
}

#[test]
fn an_empty_plan_takes_over_what_last_years_said() {
    let empty = read_plan(plans::empty());
    let mut last = plans::plan("approved");
    last["items"][0]["goal_id"] = json!(city::id(53, 1));
    let last = read_plan(last);
    let mut begun = saver(&empty).draft.now;
    begun.set(Head::Theme, "Новая тема");
    let made = begun.with_copy_of(&last);
    assert_eq!(made.get(Head::Theme), "Новая тема", "what is written stays");
    assert_eq!(made.get(Head::Goal), "Повысить качество подготовки выпускников.");
    assert_eq!(made.rows.len(), last.items.len());
    assert!(
        made.rows
            .iter()
            .all(|r| r.id.is_none() && r.get(Column::Goal).is_empty())
    );
    let lines = made.patch().items.unwrap();
    assert_eq!(
        (lines[0].title.as_str(), lines[0].id),
        ("План работы на год", None)
    );
    assert_eq!(lines[0].responsible.len(), 2);
}
