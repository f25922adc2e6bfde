//! What follows from meetings - the norm of a year, calendars, the home page - as HTML.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

mod support;

use std::rc::Rc;

use serde_json::json;
use support::{city, department, meetings, render, snapshot};
use veche_domain::{
    access::Grant,
    meetings::{CalendarLink, MeetingNorm, MeetingRow},
};
use veche_frontend::{
    hooks::ListState,
    meetings::{AssociationMeetingsView, CalendarView, MyMeetingsView, NormView},
    state::Locale::Ru,
};
use yew::prelude::*;

fn rows() -> ListState<MeetingRow> {
    ListState::loaded(city::read(meetings::rows()))
}

fn curator() -> Vec<Grant> {
    vec![city::read(
        json!({"role": "office", "office": "curator", "association_id": city::id(1, 1)}),
    )]
}

#[test]
fn norm() {
    let norm = |missing: i64| Rc::new(city::read::<MeetingNorm>(meetings::norm(missing)));
    let html = snapshot(
        "meeting-norm",
        Ru,
        department(),
        html! { <NormView norm={norm(2)} /> },
    );
    for word in [
        "Засчитано 1 из 3. Нужно ещё 2 заседания с подписанными протоколами",
        "протокол не подписан",
        "ждёт отметки «состоялось»",
    ] {
        assert!(html.contains(word), "{word}");
    }
    let empty = render(Ru, department(), html! { <NormView norm={norm(3)} /> });
    assert!(empty.contains("В этом учебном году заседаний ещё нет."));
    let id: veche_domain::Id = city::id(1, 1).parse().unwrap();
    let tab = html! { <AssociationMeetingsView {id} list={rows()} norm={norm(2)} /> };
    let html = snapshot("association-meetings", Ru, curator(), tab);
    assert!(html.contains("/meetings/new?body=") && html.contains("Подписаться на календарь"));
}

#[test]
fn calendar_addresses() {
    let list = || ListState::loaded(city::read::<Vec<CalendarLink>>(meetings::links()));
    let id = Some(city::id(1, 1).parse::<veche_domain::Id>().unwrap());
    let html = snapshot(
        "meeting-calendar-links",
        Ru,
        curator(),
        html! { <CalendarView list={list()} association={id} /> },
    );
    assert!(html.contains("ещё не использован") && html.matches("Отозвать").count() == 2);
    let mut made = meetings::links()[0].clone();
    made["path"] = json!("/calendar/abc.ics");
    let made: CalendarLink = city::read(made);
    let once = render(
        Ru,
        curator(),
        html! { <CalendarView list={list()} association={id} made={Some(made)} /> },
    );
    assert!(once.contains("/calendar/abc.ics") && once.contains("адрес показывается один раз"));
}

#[test]
fn own_meetings() {
    let all: Vec<Rc<MeetingRow>> = city::read::<Vec<MeetingRow>>(meetings::rows())
        .into_iter()
        .map(Rc::new)
        .collect();
    let only = |at: std::ops::Range<usize>| Rc::new(all[at].to_vec());
    let view = html! { <MyMeetingsView ahead={only(0..2)} past={only(2..3)} bare={only(3..4)} /> };
    let html = snapshot("home-meetings", Ru, curator(), view);
    for word in [
        "Отметьте, что состоялось",
        "Состоялось, протокола нет",
        "сегодня",
        "/minutes\"",
    ] {
        assert!(html.contains(word), "{word}");
    }
    let none = Rc::new(Vec::new());
    assert_eq!(
        render(Ru, curator(), html! { <MyMeetingsView ahead={none} /> }).trim(),
        render(Ru, curator(), html! {}).trim()
    );
}
