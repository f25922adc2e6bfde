//! Renders views natively and compares them with their snapshots.
#![allow(
    dead_code,
    missing_docs,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::indexing_slicing
)]

pub mod city;
pub mod library;
pub mod meetings;
pub mod orders;
pub mod plans;
pub mod votes;

use std::{fs, path::PathBuf, rc::Rc};

use veche_domain::{access::Grant, accounts::Session};
use veche_frontend::{
    api::Query,
    hooks::Params,
    state::{Fixture, Locale, Provider},
};
use yew::{LocalServerRenderer, prelude::*};
use yew_router::{
    Router,
    history::{AnyHistory, MemoryHistory},
};

#[derive(Properties, PartialEq)]
struct StageProps {
    fixture: Fixture,
    children: Html,
}

#[component]
fn Stage(props: &StageProps) -> Html {
    let history = AnyHistory::from(MemoryHistory::new());
    html! { <Router {history}><Provider fixture={props.fixture.clone()}>{ props.children.clone() }</Provider></Router> }
}

pub fn session(grants: Vec<Grant>) -> Session {
    let grants = serde_json::to_value(grants).unwrap();
    serde_json::from_value(serde_json::json!({
        "actor": {"account_id": city::id(4, 1), "person_id": null, "name": "Департамент образования", "grants": grants},
        "login": "department", "today": "2026-11-25", "demo": true, "expires_at": "2026-11-26T00:00:00Z"
    }))
    .unwrap()
}

pub fn department() -> Vec<Grant> {
    vec![Grant::Department]
}

pub fn params(query: &str) -> Params {
    Params::fixed(Query::parse(query))
}

/// The HTML of a view for somebody with these roles.
pub fn render(locale: Locale, grants: Vec<Grant>, view: Html) -> String {
    render_as(locale, None, grants, view)
}

/// As [`render`] for the account of a person.
pub fn render_as(locale: Locale, person: Option<&str>, grants: Vec<Grant>, view: Html) -> String {
    let mut session = session(grants);
    session.actor.person_id = person.map(|id| id.parse().unwrap());
    let fixture = Fixture {
        locale,
        session: Rc::new(session),
        on: None,
    };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let renderer = LocalServerRenderer::<Stage>::with_props(StageProps {
        fixture,
        children: view,
    })
    .hydratable(false);
    tokio::task::LocalSet::new().block_on(&runtime, renderer.render())
}

/// Renders a view, checks its names and labels and compares it with its snapshot; `UPDATE_SNAPSHOTS=1` writes it.
pub fn snapshot(name: &str, locale: Locale, grants: Vec<Grant>, view: Html) -> String {
    compare(name, render(locale, grants, view))
}

/// As [`snapshot`] for the account of a person, in Russian.
pub fn snapshot_as(name: &str, person: &str, grants: Vec<Grant>, view: Html) -> String {
    compare(name, render_as(Locale::Ru, Some(person), grants, view))
}

fn compare(name: &str, html: String) -> String {
    check_names(name, &html);
    assert!(
        !html.contains("Unknown localization"),
        "{name}: a text is missing in\n{html}"
    );
    let pretty = html.replace("><", ">\n<");
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/snapshots")
        .join(format!("{name}.html"));
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, format!("{pretty}\n")).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_else(|_| {
        panic!(
            "{} is missing: run with UPDATE_SNAPSHOTS=1 and look at it",
            path.display()
        )
    });
    let differs = kept.trim_end().lines().zip(pretty.lines()).find(|(a, b)| a != b);
    assert!(
        kept.trim_end() == pretty.trim_end(),
        "{name} changed, first at {differs:?}; UPDATE_SNAPSHOTS=1 accepts it"
    );
    html
}

/// Every control has a label, every button and link a name, every drawing a title or is hidden.
fn check_names(name: &str, html: &str) {
    for control in ["<input", "<select", "<textarea"] {
        for tag in tags(html, control) {
            let labelled = attribute(tag, "id").is_some_and(|id| html.contains(&format!("for=\"{id}\"")));
            let named = attribute(tag, "aria-label").is_some() || attribute(tag, "aria-labelledby").is_some();
            assert!(labelled || named, "{name}: a control without a label: {tag}");
        }
    }
    for (open, close) in [("<button", "</button>"), ("<a ", "</a>")] {
        for (at, _) in html.match_indices(open) {
            let rest = &html[at..];
            let tag = &rest[..=rest.find('>').unwrap()];
            let inner = &rest[tag.len()..rest.find(close).unwrap()];
            let text = strip(inner);
            assert!(
                !text.trim().is_empty() || attribute(tag, "aria-label").is_some(),
                "{name}: something to press without a name: {tag}{inner}"
            );
        }
    }
    for tag in tags(html, "<svg") {
        let hidden = attribute(tag, "aria-hidden") == Some("true");
        assert!(
            hidden || attribute(tag, "aria-label").is_some(),
            "{name}: a drawing without a title: {tag}"
        );
    }
    let headings = html.matches("<h1").count();
    assert!(headings <= 1, "{name}: {headings} first headings");
}

fn tags<'a>(html: &'a str, open: &'a str) -> impl Iterator<Item = &'a str> {
    html.match_indices(open).map(|(at, _)| {
        let rest = &html[at..];
        &rest[..=rest.find('>').unwrap()]
    })
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let start = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    tag[start..].split('"').next()
}

fn strip(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => text.push(c),
            _ => {}
        }
    }
    text
}
