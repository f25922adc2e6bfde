//! Who may hold an office, on the form of the office and in the register.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

mod support;

use std::rc::Rc;

use chrono::NaiveDate;
use serde_json::{Value, json};
use support::{city, department, params, render, snapshot};
use veche_domain::{
    access::Grant,
    associations::{Association, Office},
    people::PersonRow,
};
use veche_frontend::{
    associations::CandidatesView,
    hooks::ListState,
    people::PeopleView,
    state::Locale::{En, Ru},
};
use yew::prelude::*;

fn list(rows: Value) -> ListState<PersonRow> {
    ListState::loaded(city::read(rows))
}

#[test]
fn candidates_for_an_office_are_listed_with_the_rule_that_chose_them() {
    let association: Rc<Association> = Rc::new(city::read(city::association()));
    let view = |office, rows| {
        html! {
            <CandidatesView
                list={list(rows)} params={params("")} association={association.clone()} {office}
                on={NaiveDate::from_ymd_opt(2026, 12, 1).unwrap()} onchoose={Callback::noop()} onclose={Callback::noop()}
            />
        }
    };
    let html = snapshot(
        "candidates",
        Ru,
        department(),
        view(Office::Leader, city::candidate_rows()),
    );
    for word in [
        "VII.7.3",
        "12 полных лет",
        "действует до",
        "Выбрать",
        "На 1\u{a0}декабря",
    ] {
        assert!(html.contains(word), "{word}");
    }
    snapshot(
        "candidates-en",
        En,
        department(),
        view(Office::Curator, city::candidate_rows()),
    );
    let html = snapshot(
        "candidates-empty",
        Ru,
        department(),
        view(Office::Leader, json!([])),
    );
    assert!(html.contains("Открыть состав") && html.contains("eligible_for=leader"));
    let html = render(Ru, vec![Grant::Observer], view(Office::Leader, json!([])));
    assert!(
        !html.contains("eligible_for=leader"),
        "a way that would be refused is not offered"
    );
    let html = render(Ru, department(), view(Office::Curator, json!([])));
    assert!(html.contains("organization_id="));
}

#[test]
fn the_register_answers_who_may_lead() {
    let view = |query| html! { <PeopleView list={list(city::candidate_rows())} params={params(query)} /> };
    let html = render(Ru, department(), view("eligible_for=leader"));
    assert!(html.contains("12 полных лет") && html.contains("Только педагогическая должность"));
    assert!(!render(Ru, vec![Grant::Observer], view("")).contains("Кто может быть"));
}

#[test]
fn a_register_that_found_nobody_as_typed_says_what_it_shows_instead() {
    for (locale, sentence) in [(Ru, "Точного совпадения нет"), (En, "No exact match")] {
        for nearly in [true, false] {
            let list = ListState {
                nearly,
                ..list(city::person_rows())
            };
            let html = render(
                locale,
                department(),
                html! { <PeopleView {list} params={params("q=иваннова")} /> },
            );
            assert_eq!(html.contains(sentence), nearly, "{locale:?}");
        }
    }
}
