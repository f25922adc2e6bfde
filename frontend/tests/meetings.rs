//! The screens of meetings as HTML.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

mod support;

use std::rc::Rc;

use chrono::NaiveDate;
use serde_json::json;
use support::{city, department, meetings, params, render, snapshot};
use veche_domain::{
    access::Grant,
    meetings::{Mark, Meeting, MeetingRow},
    minutes::Resolution,
};
use veche_frontend::{
    hooks::ListState,
    meetings::{
        AttendanceTab, CancelForm, DecideForm, EditMeeting, HoldForm, MeetingView, MeetingsView,
        NewMeetingView, OfficersForm, RefreshForm, RegisterView, ReopenForm, Rights,
    },
    state::Locale::{En, Ru},
};
use yew::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn meeting(state: &str, date: &str) -> Rc<Meeting> {
    Rc::new(city::read(meetings::meeting(state, date)))
}

fn rows() -> ListState<MeetingRow> {
    ListState::loaded(city::read(meetings::rows()))
}

fn curator() -> Vec<Grant> {
    vec![city::read(
        json!({"role": "office", "office": "curator", "association_id": city::id(1, 1)}),
    )]
}

fn keeper() -> Rights {
    Rights {
        plans: true,
        names: true,
        reads: true,
    }
}

fn list(query: &str, list: ListState<MeetingRow>) -> Html {
    html! { <MeetingsView {list} params={params(query)} month={day("2026-11-01")} today={day("2026-11-25")} /> }
}

#[test]
fn list_of_meetings() {
    let html = snapshot("meetings", Ru, department(), list("", rows()));
    for word in [
        "Заседание № 4 · 2026/27",
        "25\u{a0}ноября, 15:00",
        "Ждёт отметки «состоялось»",
        "Протокол подписан",
        "можно участвовать дистанционно",
        "href=\"/meetings/new\"",
    ] {
        assert!(html.contains(word), "{word}");
    }
    let reader = render(Ru, vec![Grant::Observer], list("", rows()));
    assert!(!reader.contains("/meetings/new"));
    snapshot("meetings-en", En, department(), list("", rows()));
}

#[test]
fn list_without_meetings() {
    let none = || ListState::loaded(Vec::new());
    let html = snapshot("meetings-empty", Ru, department(), list("", none()));
    assert!(html.contains("Заседаний впереди нет"));
    let narrowed = render(Ru, department(), list("state=held", none()));
    assert!(narrowed.contains("Ничего не найдено"));
}

#[test]
fn month_of_meetings() {
    let html = snapshot(
        "meetings-calendar",
        Ru,
        department(),
        list("view=calendar", rows()),
    );
    assert!(html.contains("Ноябрь 2026"));
    assert!(html.contains("aria-label=\"25\u{a0}ноября, среда: 1 заседание\""));
    assert!(
        !html.contains("Функциональная грамотность"),
        "December is another month"
    );
    assert_eq!(
        html.matches("tabindex=\"0\"").count(),
        1,
        "one day takes the focus"
    );
    assert_eq!(html.matches("id=\"day-2026-11-").count(), 30);
}

#[test]
fn form_of_a_new_meeting() {
    let bodies = Rc::new(vec![
        (city::id(1, 1).into(), "ММО учителей математики".into()),
        (city::id(1, 2).into(), "Ассоциация педагогов-психологов".into()),
    ]);
    let view = html! { <NewMeetingView {bodies} body={city::id(1, 1)} date="2026-12-16" /> };
    let html = snapshot("meeting-new", Ru, curator(), view);
    assert!(html.contains("value=\"2026-12-16\"") && html.contains("По бумажному протоколу"));
    let nobody = render(
        Ru,
        vec![Grant::Observer],
        html! { <NewMeetingView bodies={Rc::new(Vec::new())} /> },
    );
    assert!(nobody.contains("Планировать заседания Вам пока негде"));
}

#[test]
fn form_of_a_meeting() {
    let planned = || html! { <EditMeeting meeting={meeting("planned", "2026-12-16")} /> };
    let html = snapshot("meeting-edit", Ru, curator(), planned());
    for word in [
        "Вопрос 4",
        "Поднять вопрос 2",
        "id=\"field-agenda-1-office\"",
        "Утверждение протокола",
    ] {
        assert!(html.contains(word), "{word}");
    }
    let held = render(
        Ru,
        curator(),
        html! { <EditMeeting meeting={meeting("held", "2026-11-25")} /> },
    );
    assert!(
        held.contains("Номер протокола") && !held.contains("field-place"),
        "a held meeting is not moved"
    );
    assert!(held.contains("По вопросу голосовали"), "a decided item stays");
    assert!(!held.contains("Убрать вопрос 1") && held.contains("Убрать вопрос 3"));
}

#[test]
fn page_of_a_planned_meeting() {
    let resolutions = || ListState::loaded(city::read::<Vec<Resolution>>(meetings::resolutions()));
    let view =
        |date: &str| html! { <MeetingView meeting={meeting("planned", date)} resolutions={resolutions()} /> };
    let html = snapshot("meeting-planned", Ru, curator(), view("2026-12-16"));
    for word in [
        "Заседание · 2026/27",
        "16\u{a0}декабря, 15:00",
        "Было назначено: 18\u{a0}ноября, 14:00, Онлайн",
        "Подготовить сборник заданий.",
        "Назовите исполняющих обязанности",
        "В составе 4 члена с правом голоса",
        "href=\"/meetings/01930040-0000-7000-8000-000000000001/edit\"",
    ] {
        assert!(html.contains(word), "{word}");
    }
    assert!(
        !html.contains("Записать решение") && !html.contains(">Состоялось<"),
        "its day has not come"
    );
    let today = render(Ru, curator(), view("2026-11-25"));
    assert!(today.contains("Записать решение") && today.contains(">Состоялось<"));
    let late = render(Ru, curator(), view("2026-11-20"));
    assert!(late.contains("День заседания прошёл"));
    let reader = render(Ru, vec![Grant::Observer], view("2026-11-25"));
    assert!(!reader.contains("Записать решение") && !reader.contains("/edit\""));
}

#[test]
fn page_of_a_held_meeting() {
    let html = snapshot(
        "meeting-held",
        Ru,
        curator(),
        html! { <MeetingView meeting={meeting("held", "2026-11-25")} /> },
    );
    for word in [
        "Заседание № 2 · 2026/27",
        "25\u{a0}ноября, 15:00–16:30",
        "Принято",
        "за 3, против 0, воздержались 1",
        "Участвуют 2 из 4, кворума нет",
        "исполняет обязанности",
        "Состав объединения изменился",
        "Протокол составляется",
    ] {
        assert!(html.contains(word), "{word}");
    }
    assert!(
        !html.contains("Отменить заседание<"),
        "a held meeting is not cancelled"
    );
}

#[test]
fn page_of_a_cancelled_meeting() {
    let html = snapshot(
        "meeting-cancelled",
        Ru,
        curator(),
        html! { <MeetingView meeting={meeting("cancelled", "2026-12-16")} /> },
    );
    assert!(html.contains("Карантин в школе.") && !html.contains("/edit\""));
}

#[test]
fn attendance() {
    let tab =
        |state: &str, date: &str, rights| html! { <AttendanceTab meeting={meeting(state, date)} {rights} /> };
    let html = snapshot(
        "meeting-attendance",
        Ru,
        curator(),
        tab("held", "2026-11-25", keeper()),
    );
    for word in [
        "Все очно",
        "Участвуют 2 из 4",
        "Завуч школы № 901",
        "без голоса: ожидает приказа",
        "Ссылка для регистрации",
    ] {
        assert!(html.contains(word), "{word}");
    }
    assert_eq!(html.matches("aria-pressed=\"true\"").count(), 4);
    let answers = format!("/imports/new?meeting={}", meeting("held", "2026-11-25").id);
    assert!(html.contains(&answers) && !html.contains("attendance-add"));
    // A paper of the past, still planned here: people whom the register did not know as members are added.
    let mut paper = meetings::meeting("planned", "2025-11-20");
    paper["by_paper"] = json!(true);
    let paper: Rc<Meeting> = Rc::new(city::read(paper));
    let view = |rights| html! { <AttendanceTab meeting={paper.clone()} {rights} /> };
    let html = snapshot("meeting-attendance-paper", Ru, curator(), view(keeper()));
    assert!(html.contains("Добавить участника по протоколу") && html.contains("реестр может не знать"));
    let only_reads = Rights {
        reads: true,
        ..Rights::default()
    };
    let reader = render(Ru, curator(), view(only_reads));
    assert!(!reader.contains("attendance-add") && !reader.contains("/imports/new"));
    let early = render(Ru, curator(), tab("planned", "2026-12-16", keeper()));
    assert!(early.contains("Отметки – в день заседания") && !early.contains("aria-pressed"));
    let reads = Rights {
        reads: true,
        ..Rights::default()
    };
    let reader = render(Ru, curator(), tab("held", "2026-11-25", reads));
    assert!(
        reader.contains("участвует представитель: Завуч школы № 901") && !reader.contains("aria-pressed")
    );
    let stranger = render(
        Ru,
        vec![Grant::Observer],
        tab("held", "2026-11-25", Rights::default()),
    );
    assert!(stranger.contains("Отметки участников не показаны") && !stranger.contains("Ким"));
}

#[test]
fn registration() {
    let view = |code: &'static str, registered: Option<Mark>| {
        html! { <RegisterView meeting={meeting("planned", "2026-11-25")} {code} {registered} /> }
    };
    let html = snapshot("meeting-register", Ru, Vec::new(), view("k7m2", None));
    assert!(html.contains("Я здесь") && html.contains("Участвую дистанционно"));
    let done = render(Ru, Vec::new(), view("k7m2", Some(Mark::Online)));
    assert!(done.contains("Отмечено: дистанционно."));
    let early = html! { <RegisterView meeting={meeting("planned", "2026-12-16")} code="k7m2" /> };
    let early = render(Ru, Vec::new(), early);
    assert!(early.contains("только в день заседания") && !early.contains("Я здесь"));
    let bare = render(Ru, Vec::new(), view("", None));
    assert!(bare.contains("Нужна ссылка заседания") && !bare.contains("Я здесь"));
}

#[test]
fn decision() {
    let item = |at: usize| meeting("held", "2026-11-25").agenda[at].clone();
    let view = html! { <DecideForm meeting={meeting("held", "2026-11-25")} item={item(3)} onclose={Callback::noop()} /> };
    let html = snapshot("meeting-decide", Ru, curator(), view);
    for word in [
        "Об утверждении протокола",
        "Кворума нет",
        "По числу голосов",
        "Поимённо",
        "Не указано ни одного голоса",
    ] {
        assert!(html.contains(word), "{word}");
    }
    let again = html! { <ReopenForm meeting={meeting("held", "2026-11-25")} item={item(0)} onclose={Callback::noop()} /> };
    snapshot("meeting-reopen", Ru, curator(), again);
}

#[test]
fn dialogs() {
    let onclose = Callback::noop();
    let hold =
        |date: &str| html! { <HoldForm meeting={meeting("planned", date)} onclose={Callback::noop()} /> };
    let html = snapshot("meeting-hold-missing", Ru, curator(), hold("2026-11-25"));
    assert!(html.contains("Нет председательствующего или секретаря") && !html.contains("<form"));
    let mut whole = meetings::meeting("held", "2026-11-25");
    whole["state"] = json!("planned");
    let whole: Rc<Meeting> = Rc::new(city::read(whole));
    let html = snapshot(
        "meeting-hold",
        Ru,
        curator(),
        html! { <HoldForm meeting={whole} onclose={onclose.clone()} /> },
    );
    assert!(html.contains("Номер протокола") && html.contains("Кворума нет"));
    let held = || meeting("held", "2026-11-25");
    snapshot(
        "meeting-cancel",
        Ru,
        curator(),
        html! { <CancelForm meeting={held()} onclose={onclose.clone()} /> },
    );
    snapshot(
        "meeting-officers",
        Ru,
        curator(),
        html! { <OfficersForm meeting={held()} onclose={onclose.clone()} /> },
    );
    let html = snapshot(
        "meeting-refresh",
        Ru,
        curator(),
        html! { <RefreshForm meeting={held()} {onclose} /> },
    );
    assert!(html.contains("Добавится: Ким Олег Сергеевич"));
}
