//! Work plans as HTML: empty, returned, approved, being changed; marks, editions, the year of the city.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

mod support;

use std::rc::Rc;

use support::{
    city, department, params,
    plans::{self, curator, in_state, leader, lists, office, page, read_plan},
    render, snapshot,
};
use veche_domain::{
    access::Grant,
    plans::{DepartmentEvent, ItemState, Plan, PlanRow},
};
use veche_frontend::{
    hooks::{Choices, ListState},
    plans::{
        ActDialog, Asking, AssociationPlansView, BeginDialog, CityYearView, DifferenceView, EventForm,
        EventsView, MarkDialog, PlansView,
    },
    state::Locale::{En, Ru},
};
use yew::prelude::*;

fn rows() -> ListState<PlanRow> {
    ListState::loaded(city::read(plans::rows()))
}

fn own() -> Choices {
    Rc::new(vec![(city::id(1, 1).into(), "ММО учителей математики".into())])
}

fn list(query: &str, list: ListState<PlanRow>, own: Choices) -> Html {
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
    let html = snapshot("plan-empty", Ru, leader(), page(read_plan(plans::empty()), ""));
    assert!(html.contains("________________") && !html.contains("veche-ribbon"));
    let progress = render(Ru, leader(), page(read_plan(plans::empty()), "progress"));
    assert!(progress.contains("В плане пока нет строк"));
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
        dialog(read_plan(plans::empty()), Asking::Submit),
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
    let id: veche_domain::Id = city::id(1, 1).parse().unwrap();
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
