//! The import of a registration's answers as HTML: begun at a meeting, done by those who mark its attendance.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

mod support;

use std::rc::Rc;

use serde_json::{Value, json};
use support::{city, department, meetings, render, snapshot};
use veche_domain::{
    access::Grant,
    imports::{Import, ImportState},
    meetings::Meeting,
};
use veche_frontend::{
    imports::{FoundView, ImportView, NewAnswersView},
    state::Locale::{En, Ru},
};
use yew::prelude::*;

fn keeper() -> Vec<Grant> {
    vec![city::read(
        json!({"role": "office", "office": "secretary", "association_id": city::id(1, 1)}),
    )]
}

fn meeting(state: &str, date: &str) -> Rc<Meeting> {
    Rc::new(city::read(meetings::meeting(state, date)))
}

fn answers(state: ImportState) -> Value {
    let mut import = city::import();
    import["kind"] = json!("registrations");
    import["file_name"] = json!("ответы.csv");
    import["state"] = json!(state);
    import["found"]["meeting_id"] = json!(city::id(40, 1));
    import["mapping"]["columns"] = json!({"full_name": 1, "participation": 2});
    import["summary"]["persons_to_create"] = json!(0);
    import["summary"]["employments_to_create"] = json!(0);
    import["summary"]["records_to_create"] = json!(3);
    import
}

fn import(state: ImportState) -> Rc<Import> {
    Rc::new(city::read(answers(state)))
}

#[test]
fn the_form_is_open_to_who_marks_attendance() {
    let view = |date: &str| html! { <NewAnswersView meeting={meeting("held", date)} /> };
    let html = snapshot("import-new-answers", Ru, keeper(), view("2026-11-25"));
    for word in [
        "type=\"file\"",
        "VII.7.6",
        "Заседание № 2",
        "/attendance\"",
        "Прочитать файл",
    ] {
        assert!(html.contains(word), "{word}");
    }
    assert!(!html.contains("href=\"/imports\"") && !html.contains("По состоянию на"));
    let stranger = render(Ru, vec![Grant::Observer], view("2026-11-25"));
    assert!(stranger.contains("Изменить заседание сейчас нельзя") && !stranger.contains("type=\"file\""));
    let early = html! { <NewAnswersView meeting={meeting("planned", "2026-12-16")} /> };
    let early = render(Ru, keeper(), early);
    assert!(early.contains("Отметки – в день заседания") && !early.contains("type=\"file\""));
    assert!(!render(En, keeper(), view("2026-11-25")).contains("Unknown localization"));
}

#[test]
fn the_import_of_answers_leads_back_to_its_meeting() {
    let view = |state| html! { <ImportView import={import(state)} /> };
    let preview = render(Ru, keeper(), view(ImportState::Preview));
    assert!(
        preview.contains("Внести в заседание") && !preview.contains("реестр"),
        "{preview}"
    );
    let html = snapshot(
        "import-answers-committed",
        Ru,
        keeper(),
        view(ImportState::Committed),
    );
    let back = format!("/meetings/{}/attendance", city::id(40, 1));
    assert_eq!(html.matches(&back).count(), 2, "the way up and the way on");
    assert!(
        !html.contains("href=\"/imports\""),
        "other imports are not the secretary's"
    );
}

#[test]
fn kept_mappings_are_offered_to_who_keeps_them() {
    // A column is missing, so the mapping is open at once.
    let mut lame = answers(ImportState::Preview);
    lame["mapping"]["columns"] = json!({});
    let found = || {
        let import: Rc<Import> = Rc::new(city::read(lame.clone()));
        html! { <FoundView {import} writes=true /> }
    };
    let secretary = render(Ru, keeper(), found());
    assert!(secretary.contains("mapping-header") && !secretary.contains("Сохранённый набор столбцов"));
    assert!(render(Ru, department(), found()).contains("Сохранённый набор столбцов"));
}
