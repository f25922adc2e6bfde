//! The documents of a school year and the index of files as HTML.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

mod support;

use std::rc::Rc;

use serde_json::{Value, json};
use support::{city, department, render, snapshot};
use veche_domain::{
    access::Grant,
    compliance::{CaseFile, ReportingSet},
};
use veche_frontend::{
    compliance::{CaseFileForm, CaseFilesView, DocumentsView},
    hooks::ListState,
    state::Locale::Ru,
};
use yew::prelude::*;

fn set() -> Rc<ReportingSet> {
    let paper = |paper: &str, year: i32, more: Value| {
        let mut p = json!({"paper": paper, "school_year": year, "object_id": null, "number": null, "dated": null,
            "state": "missing", "stands": null, "files": 0, "filing": null});
        for (key, value) in more.as_object().unwrap() {
            p[key] = value.clone();
        }
        p
    };
    let filing = json!({"id": city::id(5, 1), "association_id": city::id(1, 1), "school_year": 2026, "paper": "minutes",
        "object_id": city::id(9, 1), "case_number": "05-12", "filed_on": "2026-11-20", "filed_by": "Куратор"});
    Rc::new(city::read(
        json!({"association_id": city::id(1, 1), "school_year": 2026, "complete": 2, "needed": 5, "papers": [
            paper("analysis", 2025, json!({})),
            paper("plan", 2026, json!({"object_id": city::id(8, 1), "state": "unfinished", "stands": "submitted"})),
            paper("minutes", 2026, json!({"object_id": city::id(9, 1), "number": 1, "dated": "2026-09-10", "state": "complete", "stands": "signed", "files": 2, "filing": filing})),
            paper("minutes", 2026, json!({"object_id": city::id(9, 2), "number": 2, "dated": "2026-11-10", "state": "complete", "stands": "published"})),
            paper("minutes", 2026, json!({})),
        ]}),
    ))
}

#[test]
fn the_documents_of_a_school_year() {
    let html = snapshot(
        "association-documents",
        Ru,
        department(),
        html! { <DocumentsView set={set()} /> },
    );
    for word in [
        "Завершено 2 из 5",
        "reporting-set.zip?school_year=2026",
        "дело 05-12, 20\u{a0}ноября",
        "В дело: Протокол",
        "Снять отметку: Протокол",
        "нет документа",
        "2 файла",
    ] {
        assert!(html.contains(word), "{word}");
    }
    let reader = render(Ru, vec![Grant::Observer], html! { <DocumentsView set={set()} /> });
    assert!(!reader.contains("reporting-set.zip") && !reader.contains("В дело:"));
}

fn case_files() -> Vec<CaseFile> {
    city::read(json!([
        {"paper": "plan", "version": 3, "case_number": "05-12", "title": "Планы работы «ММО» & ШМО", "years": 5, "article": "194"},
        {"paper": "minutes", "version": 0, "case_number": null, "title": "Протоколы", "years": null, "article": null},
    ]))
}

#[test]
fn the_index_of_files_says_where_papers_lie_and_who_keeps_it_changes_it() {
    let list = ListState {
        address: "/api/v1/case-files".into(),
        ..ListState::loaded(case_files())
    };
    let view = |keeps: bool| html! { <CaseFilesView list={list.clone()} {keeps} /> };
    let html = snapshot("case-files", Ru, department(), view(true));
    for word in [
        "05-12",
        "«ММО» &amp; ШМО",
        "5 лет",
        "постоянно",
        "не указано",
        "п. VII.7.10",
        "Изменить: Протокол",
        // Every counted list is a file, too.
        "href=\"/api/v1/case-files?format=xlsx\"",
        "href=\"/api/v1/case-files?format=csv\"",
    ] {
        assert!(html.contains(word), "{word}: {html}");
    }
    let reader = render(Ru, vec![Grant::Observer], view(false));
    assert!(!reader.contains("Изменить"));
    let filtered = ListState {
        address: "/api/v1/case-files?q=%D0%B0".into(),
        ..ListState::loaded(case_files())
    };
    let filtered = render(Ru, department(), html! { <CaseFilesView list={filtered} /> });
    assert!(
        filtered.contains("/api/v1/case-files?q=%D0%B0&amp;format=xlsx"),
        "{filtered}"
    );
    let none = ListState::<CaseFile>::loaded(Vec::new());
    let none = render(Ru, department(), html! { <CaseFilesView list={none} /> });
    assert!(none.contains("Номенклатура не загружена") && !none.contains("format=xlsx"));
    let file = Rc::new(case_files().remove(0));
    let form = snapshot(
        "case-file-form",
        Ru,
        department(),
        html! { <CaseFileForm {file} onclose={Callback::noop()} /> },
    );
    assert!(
        form.contains("value=\"05-12\"") && form.contains("хранить постоянно"),
        "{form}"
    );
}
