//! The screens of the library and of the lists of acknowledgement as HTML.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

mod support;

use std::rc::Rc;

use support::{city, department, library, params, render, snapshot};
use veche_domain::{
    access::Grant,
    library::{Acknowledgement, AcknowledgementRow, NormativeDocument, NormativeDocumentRow, Reader},
    problem::{ErrorCode, Problem},
};
use veche_frontend::{
    api::Fault,
    hooks::{Choices, ListState},
    library::{
        AcknowledgementView, AcknowledgementsView, CloseForm, DocumentView, EditDocument, EditionForm,
        ExtendForm, LibraryView, MineView, NewDocumentPage, OpenForm, PaperForm, UploadForm,
    },
    state::Locale::{En, Ru},
};
use yew::prelude::*;

fn subjects() -> Choices {
    Rc::new(vec![
        ("math".into(), "Математика".into()),
        ("history".into(), "История".into()),
    ])
}

fn document(status: &str) -> Rc<NormativeDocument> {
    Rc::new(city::read(library::document(status)))
}

fn lists() -> Rc<Vec<Rc<AcknowledgementRow>>> {
    let rows: Vec<AcknowledgementRow> = city::read(library::lists());
    Rc::new(rows.into_iter().map(Rc::new).collect())
}

fn list(confirmed: bool) -> Rc<Acknowledgement> {
    Rc::new(city::read(library::list(confirmed)))
}

fn leader() -> Vec<Grant> {
    vec![city::read(
        serde_json::json!({"role": "office", "office": "leader", "association_id": city::id(1, 1)}),
    )]
}

#[test]
fn register_of_documents() {
    let rows = || ListState::loaded(city::read::<Vec<NormativeDocumentRow>>(library::rows()));
    let view = || html! { <LibraryView list={rows()} params={params("")} subjects={subjects()} /> };
    let html = snapshot("library", Ru, department(), view());
    for word in [
        "основание 7",
        "приказ от 23.07.2021 №\u{a0}1813",
        "Математика",
        "утратил силу 1\u{a0}октября",
    ] {
        assert!(html.contains(word), "{word}");
    }
    snapshot("library-en", En, department(), view());
    let empty = || html! { <LibraryView list={ListState::<NormativeDocumentRow>::loaded(Vec::new())} params={params("")} /> };
    assert!(snapshot("library-empty", Ru, department(), empty()).contains("Внести документ"));
    assert!(!render(Ru, vec![Grant::Observer], empty()).contains("Внести документ"));
    let fault = Fault::Problem(Box::new(Problem {
        kind: "urn:veche:problem:busy".to_owned(),
        title: ErrorCode::Busy.title_ru().to_owned(),
        status: 503,
        code: ErrorCode::Busy,
        detail: ErrorCode::Busy.detail_ru().to_owned(),
        clause: None,
        errors: Vec::new(),
        request_id: None,
    }));
    let list = ListState::<NormativeDocumentRow>::failed(fault);
    snapshot(
        "library-failed",
        Ru,
        department(),
        html! { <LibraryView {list} params={params("")} /> },
    );
}

#[test]
fn a_document_with_its_editions_and_lists() {
    let view = |status: &str| html! { <DocumentView document={document(status)} lists={lists()} subjects={subjects()} /> };
    let html = snapshot("document", Ru, department(), view("in_force"));
    for word in [
        "действующая редакция",
        "концепция.pdf",
        "340 КБ",
        "1 из 3 (33 %)",
        "в листе никого нет",
        "Открыть лист",
    ] {
        assert!(html.contains(word), "{word}");
    }
    // A leader asks the own members and changes no document; a repealed one takes no list.
    let html = render(Ru, leader(), view("in_force"));
    assert!(html.contains("Открыть лист") && !html.contains("Добавить редакцию"));
    assert!(!render(Ru, vec![Grant::Observer], view("in_force")).contains("Открыть лист"));
    let repealed = snapshot("document-repealed", Ru, department(), view("repealed"));
    assert!(repealed.contains("распоряжение от 30.09.2026") && !repealed.contains("Открыть лист"));
}

#[test]
fn documents_are_entered_and_corrected() {
    let onclose = Callback::<()>::noop();
    let html = snapshot("document-new", Ru, department(), html! { <NewDocumentPage /> });
    assert!(html.contains("концепция преподавания"));
    let html = snapshot(
        "document-edit",
        Ru,
        department(),
        html! { <EditDocument document={document("in_force")} onclose={onclose.clone()} /> },
    );
    assert!(html.contains("2506-р"));
    let first = document("in_force").editions[0].clone();
    let html = snapshot(
        "edition-form",
        Ru,
        department(),
        html! { <EditionForm document={document("in_force")} edition={Some(first.clone())} onclose={onclose.clone()} /> },
    );
    assert!(html.contains("2020-10-08"));
    snapshot(
        "document-upload",
        Ru,
        department(),
        html! { <UploadForm document={document("in_force")} edition={first} onclose={onclose.clone()} /> },
    );
    let open = || html! { <OpenForm document={document("in_force")} onclose={onclose.clone()} /> };
    let html = snapshot("acknowledgement-new", Ru, department(), open());
    assert!(html.contains("все объединения") && !html.contains("своё объединение"));
    let html = render(Ru, leader(), open());
    assert!(html.contains("своё объединение") && !html.contains("все объединения"));
}

#[test]
fn who_leads_two_associations_says_whose_list_it_is() {
    let onclose = Callback::<()>::noop();
    let office = |n| {
        let grant =
            serde_json::json!({"role": "office", "office": "curator", "association_id": city::id(1, n)});
        city::read::<Grant>(grant)
    };
    let view = || html! { <OpenForm document={document("in_force")} onclose={onclose.clone()} /> };
    let label = "field-keeper-association_id";
    assert!(render(Ru, vec![office(1), office(2)], view()).contains(label));
    assert!(!render(Ru, vec![office(1)], view()).contains(label));
}

#[test]
fn a_list_with_its_people() {
    let rows = || ListState::loaded(city::read::<Vec<Reader>>(library::readers()));
    let view = |confirmed| {
        html! { <AcknowledgementView list={list(confirmed)} people={rows()} params={params("")} subjects={subjects()} /> }
    };
    let html = snapshot("acknowledgement", Ru, department(), view(false));
    for word in [
        "Ознакомлен(а)",
        "срок прошёл 20\u{a0}ноября",
        "по бумажному листу, 3\u{a0}ноября",
        "Расписался на бумаге: Третья Анна Ильинична",
        "Дополнить список",
    ] {
        assert!(html.contains(word), "{word}");
    }
    assert!(
        !html.contains("Расписался на бумаге: Первая"),
        "who has confirmed needs no mark"
    );
    let html = snapshot("acknowledgement-member", Ru, vec![Grant::Observer], view(true));
    assert!(html.contains("ознакомлен(а), 3\u{a0}ноября") && !html.contains("Закрыть лист"));
    let empty = html! {
        <AcknowledgementView list={list(true)} people={ListState::<Reader>::loaded(Vec::new())} params={params("")} />
    };
    assert!(render(Ru, department(), empty).contains("Здесь никого нет"));
    let onclose = Callback::<bool>::noop();
    let people = vec![city::read(serde_json::json!(city::id(3, 3)))];
    let forms = html! { <PaperForm list={list(false)} {people} onclose={onclose.clone()} /> };
    assert!(snapshot("acknowledgement-paper", Ru, department(), forms).contains("1 человеку"));
    let html = render(
        Ru,
        department(),
        html! { <ExtendForm list={list(false)} onclose={onclose.clone()} /> },
    );
    assert!(html.contains("2026-11-20"));
    let html = render(
        Ru,
        department(),
        html! { <CloseForm list={list(false)} {onclose} /> },
    );
    assert!(html.contains("отметок больше не вносят"));
}

#[test]
fn lists_and_what_waits_for_me() {
    let rows = ListState::loaded(city::read::<Vec<AcknowledgementRow>>(library::lists()));
    let view = html! { <AcknowledgementsView list={rows} params={params("")} subjects={subjects()} /> };
    let html = snapshot("acknowledgements", Ru, department(), view);
    assert!(html.contains("закрыт 24\u{a0}ноября") && html.contains("по предметам: Математика"));
    let empty = ListState::<AcknowledgementRow>::loaded(Vec::new());
    let view = html! { <AcknowledgementsView list={empty} params={params("")} /> };
    snapshot("acknowledgements-empty", Ru, department(), view);
    let html = snapshot(
        "home-acknowledgements",
        Ru,
        leader(),
        html! { <MineView rows={lists()} /> },
    );
    assert!(html.contains("Мне на ознакомление"));
    assert!(!render(Ru, leader(), html! { <MineView rows={Rc::new(Vec::new())} /> }).contains("Мне на"));
}
