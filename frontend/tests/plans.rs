//! Work plans as HTML: empty, written, returned, approved, being changed; the grid, its cards, a conflict.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

mod support;

use std::rc::Rc;

use serde_json::{Value, json};
use support::{city, department, params, plans, render, snapshot};
use veche_domain::{
    access::Grant,
    plans::{DepartmentEvent, ItemState, Plan, PlanRow},
    problem::{ErrorCode, Problem},
};
use veche_frontend::{
    api::Fault,
    hooks::{Event, ListState, Phase, Saver},
    plans::{
        ActDialog, Asking, AssociationPlansView, BeginDialog, CityYearView, Column, Content, DifferenceView,
        EditorView, EventForm, EventsView, Head, Lists, MarkDialog, PlanView, PlansView, kept,
    },
    state::{
        Locale::{self, En, Ru},
        Words,
    },
};
use yew::prelude::*;

fn plan(of: Value) -> Rc<Plan> {
    Rc::new(city::read(of))
}

fn in_state(state: &str) -> Rc<Plan> {
    plan(plans::plan(state))
}

fn lists(locale: Locale) -> Rc<Lists> {
    let words = Words {
        locale,
        today: "2026-11-25".parse().unwrap(),
    };
    Rc::new(Lists::of(words, Some(&plans::profile()), &[], &[]))
}

fn office(office: &str) -> Vec<Grant> {
    vec![city::read(
        json!({"role": "office", "office": office, "association_id": city::id(1, 1)}),
    )]
}

fn leader() -> Vec<Grant> {
    office("leader")
}

fn curator() -> Vec<Grant> {
    office("curator")
}

fn page(plan: Rc<Plan>, tab: &'static str) -> Html {
    let profile = Rc::new(plans::profile());
    html! { <PlanView {plan} {tab} {profile} lists={lists(Ru)} /> }
}

fn rows() -> ListState<PlanRow> {
    ListState::loaded(city::read(plans::rows()))
}

fn own() -> veche_frontend::hooks::Choices {
    Rc::new(vec![(city::id(1, 1).into(), "ММО учителей математики".into())])
}

fn list(query: &str, list: ListState<PlanRow>, own: veche_frontend::hooks::Choices) -> Html {
    html! { <PlansView {list} params={params(query)} {own} year=2026 /> }
}

#[test]
fn list_of_plans() {
    let html = snapshot("plans", Ru, department(), list("", rows(), own()));
    for word in [
        "Утверждён",
        "с опозданием",
        "Выполнено 4 из 10",
        "просрочено 3 строки",
        "Возвращён на доработку",
        "Составить план",
    ] {
        assert!(html.contains(word), "{word}");
    }
    snapshot("plans-en", En, department(), list("", rows(), own()));
    let reader = render(Ru, vec![Grant::Observer], list("", rows(), Rc::default()));
    assert!(!reader.contains("Составить план"));
}

#[test]
fn list_without_plans_offers_to_begin_one() {
    let none = || ListState::loaded(Vec::new());
    let html = snapshot("plans-empty", Ru, leader(), list("", none(), own()));
    assert!(html.contains("Составить план") && html.contains("Скопировать прошлогодний"));
    let narrowed = render(Ru, leader(), list("state=draft", none(), own()));
    assert!(narrowed.contains("Ничего не найдено"));
    // Another page leads here to begin a plan.
    let asked = format!("begin={}", city::id(1, 1));
    let asked = render(Ru, leader(), list(&asked, none(), own()));
    assert!(asked.contains("<dialog") && asked.contains("Взять за основу план"));
}

#[test]
fn beginning_a_plan() {
    let view = html! { <BeginDialog associations={own()} year=2026 onclose={Callback::noop()} /> };
    let html = snapshot("plan-begin", Ru, leader(), view);
    assert!(html.contains("У объединения один план на учебный год"));
    let nobody =
        html! { <BeginDialog associations={Rc::new(Vec::new())} year=2026 onclose={Callback::noop()} /> };
    assert!(render(Ru, leader(), nobody).contains("Составлять планы Вам пока негде"));
}

#[test]
fn plan_as_a_paper() {
    let html = snapshot("plan-approved", Ru, leader(), page(in_state("approved"), ""));
    for word in [
        "РАССМОТРЕН И УТВЕРЖДЁН",
        "протокол от 11.09.2026 №\u{a0}1",
        "на 2026/2027 учебный год",
        "4.1. Изучить результаты ГИА.",
        "6. Заседания",
        "7. Мероприятия по направлениям деятельности",
        "8. Работа между заседаниями",
        "Круглый стол",
        "перенесено: Карантин в школе.",
        "Отметки о приёме",
        "с опозданием",
        "Год плана: 2026/2027",
        "Отметить выполнение",
    ] {
        assert!(html.contains(word), "{word}");
    }
    snapshot("plan-approved-en", En, leader(), page(in_state("approved"), ""));
}

#[test]
fn each_state_says_what_is_due_and_who_does_it() {
    let html = |state: &str, who: Vec<Grant>| render(Ru, who, page(in_state(state), ""));
    let draft = html("draft", leader());
    assert!(
        draft.contains("Передать план куратору")
            && draft.contains("до 15\u{a0}мая 2026")
            && draft.contains("VII.7.8")
    );
    let secretary = html("draft", office("secretary"));
    assert!(secretary.contains("Передаёт руководитель объединения"));
    let judged = html("submitted", curator());
    assert!(judged.contains("Вернуть на доработку") && judged.contains("до 15\u{a0}сентября"));
    let waits = html("submitted", leader());
    assert!(waits.contains("План у куратора объединения") && !waits.contains(">Принять<"));
    let returned = snapshot("plan-returned", Ru, leader(), page(in_state("returned"), ""));
    assert!(returned.contains("Строка 3: уточните сроки."));
    let accepted = html("accepted", leader());
    assert!(
        accepted.contains("agenda=approve_plan")
            && accepted.contains("Запланировать заседание с этим вопросом")
    );
    let amending = snapshot("plan-amending", Ru, leader(), page(in_state("amending"), ""));
    assert!(amending.contains("Перенос форума на весну.") && amending.contains("Отменить изменение"));
    let reader = html("approved", vec![Grant::Observer]);
    assert!(!reader.contains("Правка") && !reader.contains("Подготовить изменения"));
}

#[test]
fn an_empty_plan_is_an_empty_paper() {
    let html = snapshot("plan-empty", Ru, leader(), page(plan(plans::empty()), ""));
    assert!(html.contains("________________") && !html.contains("veche-ribbon"));
    let progress = render(Ru, leader(), page(plan(plans::empty()), "progress"));
    assert!(progress.contains("В плане пока нет строк"));
}

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
        "понято: 12\u{a0}октября – 18\u{a0}октября",
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
    let empty = plan(plans::empty());
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
    let theirs = plan(theirs);
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
    let other = render(Ru, office("leader"), page(in_state("draft"), "edit"));
    assert!(other.contains("role=\"grid\""));
}

#[test]
fn progress() {
    let html = snapshot(
        "plan-progress",
        Ru,
        leader(),
        page(in_state("approved"), "progress"),
    );
    for word in [
        "выполнено 11\u{a0}сентября",
        "срок прошёл",
        "перенесено на: февраль",
        "отменено",
        "Снять отметку",
    ] {
        assert!(html.contains(word), "{word}");
    }
    let early = render(Ru, leader(), page(in_state("draft"), "progress"));
    assert!(early.contains("сначала план утверждает заседание") && !early.contains(">Перенести<"));
    let reader = render(Ru, vec![Grant::Observer], page(in_state("approved"), "progress"));
    assert!(!reader.contains("Снять отметку"));
}

#[test]
fn marking() {
    let approved = in_state("approved");
    for (name, state) in [
        ("done", ItemState::Done),
        ("moved", ItemState::Moved),
        ("cancelled", ItemState::Cancelled),
    ] {
        let item = Rc::new(approved.items[2].clone());
        let view = html! { <MarkDialog plan={approved.clone()} {item} {state} onclose={Callback::noop()} /> };
        snapshot(&format!("plan-mark-{name}"), Ru, leader(), view);
    }
}

#[test]
fn editions() {
    let html = snapshot(
        "plan-editions",
        Ru,
        leader(),
        page(in_state("amending"), "editions"),
    );
    assert!(
        html.contains("Редакция 2: утверждена 11\u{a0}сентября")
            && html.contains("Текст, который сейчас правится")
    );
    let view =
        html! { <DifferenceView difference={Rc::new(city::read(plans::difference()))} lists={lists(Ru)} /> };
    let html = snapshot("plan-difference", Ru, leader(), view);
    for word in [
        "Старая тема",
        "Новая тема",
        "II неделя сентября",
        "Муниципальный (городской)",
        "добавлено",
        "исключено",
        "(пусто)",
    ] {
        assert!(html.contains(word), "{word}");
    }
}

#[test]
fn dialogs() {
    let profile = || Some(Rc::new(plans::profile()));
    let dialog = |plan: Rc<Plan>, asking: Asking| html! { <ActDialog {plan} profile={profile()} {asking} onclose={Callback::noop()} /> };
    let html = snapshot(
        "plan-submit",
        Ru,
        leader(),
        dialog(in_state("draft"), Asking::Submit),
    );
    assert!(html.contains("Срок передачи прошёл") && html.contains("Заседаний в плане меньше"));
    let html = snapshot(
        "plan-submit-missing",
        Ru,
        leader(),
        dialog(plan(plans::empty()), Asking::Submit),
    );
    assert!(html.contains("VII.7.7") && !html.contains("pf-m-primary"));
    for (name, asking, state) in [
        ("accept", Asking::Accept, "submitted"),
        ("return", Asking::Return, "submitted"),
        ("amend", Asking::Amend, "approved"),
        ("discard", Asking::Discard, "amending"),
        ("paper", Asking::Paper, "accepted"),
        ("region", Asking::Region, "approved"),
    ] {
        snapshot(
            &format!("plan-ask-{name}"),
            Ru,
            curator(),
            dialog(in_state(state), asking),
        );
    }
}

#[test]
fn year_of_the_city() {
    let events = || ListState::<DepartmentEvent>::loaded(city::read(plans::events()));
    let year = || Rc::new(city::read(plans::city_year()));
    let html = snapshot(
        "city-year",
        Ru,
        department(),
        html! { <CityYearView city={year()} events={events()} /> },
    );
    for word in [
        "Функциональная грамотность",
        "Октябрь 2026",
        "Апрель 2027",
        "Срок записан текстом",
        "Добавить мероприятие",
    ] {
        assert!(html.contains(word), "{word}");
    }
    let reader = render(
        Ru,
        leader(),
        html! { <CityYearView city={year()} events={events()} /> },
    );
    assert!(!reader.contains("Добавить мероприятие") && !reader.contains(">Изменить<"));
    let none = html! { <EventsView year=2026 list={ListState::loaded(Vec::new())} keeps=true /> };
    assert!(render(Ru, department(), none).contains("Мероприятий департамента на этот год пока нет"));
    snapshot(
        "event-form",
        Ru,
        department(),
        html! { <EventForm year=2026 onclose={Callback::noop()} /> },
    );
}

#[test]
fn tab_of_an_association() {
    let id = city::id(1, 1).parse().unwrap();
    let view = |list| html! { <AssociationPlansView {id} {list} /> };
    let html = snapshot(
        "association-plan",
        Ru,
        leader(),
        view(ListState::loaded(
            city::read::<Vec<PlanRow>>(plans::rows())
                .into_iter()
                .take(1)
                .collect(),
        )),
    );
    assert!(html.contains("План на 2026/2027 учебный год") && html.contains("Выполнено 4 из 10"));
    let empty = render(Ru, leader(), view(ListState::loaded(Vec::new())));
    assert!(empty.contains("/plans?begin=") && empty.contains("Составить план"));
    let reader = render(Ru, vec![Grant::Observer], view(ListState::loaded(Vec::new())));
    assert!(!reader.contains("/plans?begin="));
}
