//! Official papers as HTML: a draft, one in force, one issued, a form; one of them looked at.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

mod support;

use std::rc::Rc;

use serde_json::{Value, json};
use support::{city, department, render, snapshot};
use veche_domain::papers::PaperOffer;
use veche_frontend::{
    papers::PapersView,
    state::Locale::{En, Ru},
};
use yew::prelude::*;

fn offer(kind: &str, title: &str, stage: &str, more: Value) -> PaperOffer {
    let address = format!("/api/v1/papers/{kind}?object_id={}&format=", city::id(3, 2));
    let mut offer = json!({"kind": kind, "title": title, "person": null, "stage": stage, "number": null, "issued_at": null,
        "pdf": format!("{address}pdf"), "docx": format!("{address}docx"), "html": format!("{address}html"), "verify": null});
    for (key, value) in more.as_object().unwrap() {
        offer[key] = value.clone();
    }
    city::read(offer)
}

fn offers() -> Rc<Vec<PaperOffer>> {
    let issued = json!({"number": "7K3M-9QXT-2ABC", "issued_at": "2026-11-25T02:05:00Z", "verify": "/verify/7K3M-9QXT-2ABC"});
    let person = json!({"person": {"id": city::id(2, 1), "full_name": "Иванова Мария Петровна"}});
    Rc::new(vec![
        offer("minutes", "Протокол № 3 от 20.11.2026", "issued", issued),
        offer("plan", "План работы на 2026/2027 учебный год", "ready", json!({})),
        offer("order", "Приказ (проект)", "draft", json!({})),
        offer("participant_certificate", "Сертификат участника", "form", person),
    ])
}

#[test]
fn papers_are_offered_with_their_state_and_number() {
    let page = snapshot(
        "papers",
        Ru,
        department(),
        html! { <PapersView items={offers()} /> },
    );
    assert!(page.contains("href=\"/verify/7K3M-9QXT-2ABC\"") && page.contains("format=docx"));
    let page = snapshot(
        "papers-en",
        En,
        department(),
        html! { <PapersView items={offers()} /> },
    );
    assert!(page.contains("Draft: no number"));
}

/// A certificate for each of twenty people is one line; two extracts stand as they are.
#[test]
fn many_papers_of_a_kind_are_folded() {
    let of = |kind: &str, n: u32| {
        let whose = json!({"person": {"id": city::id(2, n), "full_name": format!("Иванова Мария {n}")}});
        offer(kind, "Сертификат участника: заседание 20.11.2026", "ready", whose)
    };
    let certificates = (1..=20).map(|n| of("participant_certificate", n));
    let extracts = (1..=2).map(|n| of("minutes_extract", n));
    let items = Rc::new(extracts.chain(certificates).collect::<Vec<_>>());
    let page = render(Ru, department(), html! { <PapersView {items} /> });
    assert!(page.contains("Сертификат участника: 20</summary>"), "{page}");
    assert_eq!(page.matches("<details").count(), 1, "{page}");
    assert_eq!(page.matches("format=pdf").count(), 22);
}

#[test]
fn a_preview_runs_nothing() {
    let page = snapshot(
        "papers-preview",
        Ru,
        department(),
        html! { <PapersView items={offers()} shown={Some(2)} /> },
    );
    assert!(
        page.contains("sandbox=\"\"") && page.contains("format=html"),
        "{page}"
    );
}

#[test]
fn nothing_is_shown_where_there_is_no_paper() {
    let page = render(
        Ru,
        department(),
        html! { <PapersView items={Rc::new(Vec::new())} /> },
    );
    assert!(!page.contains("Документы"), "{page}");
}
