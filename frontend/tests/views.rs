//! Each main view as HTML: typical, empty, failed; both languages; names and labels of everything on it.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

mod support;

use std::rc::Rc;

use serde_json::json;
use support::{city, department, params, render, snapshot};
use veche_domain::{
    access::Grant,
    associations::{Association, AssociationRow, Membership, Office, Verdict},
    districts::DistrictAssociation,
    imports::{Import, ImportKind, ImportListRow, ImportRow, RowClass},
    journal::JournalEntry,
    organizations::{Organization, OrganizationRow},
    people::{DuplicatePair, Merge, Person, PersonNameForms, PersonRow},
    problem::{ErrorCode, Problem},
    regulation::Profile,
};
use veche_frontend::{
    accounts::{AccountsView, DemoHint, SignInPage},
    api::Fault,
    associations::{
        AssociationView, AssociationsView, CompositionView, NewAssociationPage, OfficeForm, VerdictView,
    },
    districts::{DistrictView, DistrictsView},
    home::OwnView,
    hooks::{Choices, ListState},
    imports::{ImportView, ImportsView, NewImportPage, RowsView},
    journal::{HistoryView, JournalView},
    organizations::{OrganizationView, OrganizationsView},
    people::{DuplicatesView, MergesView, NameFormsView, NewPersonPage, PeopleView, PersonView},
    regulation::RegulationView,
    state::Locale::{En, Ru},
};
use yew::prelude::*;

fn list<T: serde::de::DeserializeOwned + 'static>(rows: serde_json::Value) -> ListState<T> {
    ListState::loaded(city::read::<Vec<T>>(rows))
}

fn units() -> Choices {
    Rc::new(vec![
        ("leninsky".into(), "Ленинский район".into()),
        ("kirovsky".into(), "Кировский район".into()),
    ])
}

fn refusal() -> Fault {
    Fault::Problem(Box::new(Problem {
        kind: "urn:veche:problem:busy".to_owned(),
        title: ErrorCode::Busy.title_ru().to_owned(),
        status: 503,
        code: ErrorCode::Busy,
        detail: ErrorCode::Busy.detail_ru().to_owned(),
        clause: None,
        errors: Vec::new(),
        request_id: None,
    }))
}

#[test]
fn sign_in_in_both_languages() {
    snapshot("sign-in", Ru, Vec::new(), html! { <SignInPage /> });
    snapshot("sign-in-en", En, Vec::new(), html! { <SignInPage /> });
    let html = snapshot("sign-in-demo", Ru, Vec::new(), html! { <DemoHint /> });
    assert!(html.contains("veche-demo"));
}

#[test]
fn register_of_associations() {
    let rows = || list::<AssociationRow>(city::association_rows());
    let html = snapshot(
        "associations",
        Ru,
        department(),
        html! { <AssociationsView list={rows()} params={params("")} /> },
    );
    assert!(html.contains("вакансия"), "a missing leader is named");
    snapshot(
        "associations-en",
        En,
        department(),
        html! { <AssociationsView list={rows()} params={params("sort=-name")} /> },
    );
    let empty = || ListState::<AssociationRow>::loaded(Vec::new());
    let html = snapshot(
        "associations-empty",
        Ru,
        department(),
        html! { <AssociationsView list={empty()} params={params("")} /> },
    );
    assert!(
        html.contains("Новое объединение"),
        "an empty register offers to fill it"
    );
    let html = snapshot(
        "associations-nothing-found",
        Ru,
        department(),
        html! { <AssociationsView list={empty()} params={params("q=zzz")} /> },
    );
    assert!(html.contains("Сбросить отбор"));
    let failed = || ListState::<AssociationRow>::failed(refusal());
    snapshot(
        "associations-failed",
        Ru,
        department(),
        html! { <AssociationsView list={failed()} params={params("")} /> },
    );
    snapshot(
        "associations-failed-en",
        En,
        department(),
        html! { <AssociationsView list={failed()} params={params("")} /> },
    );
}

#[test]
fn nobody_is_offered_what_would_be_refused() {
    let view = || html! { <AssociationsView list={ListState::<AssociationRow>::loaded(Vec::new())} params={params("")} /> };
    assert!(!render(Ru, vec![Grant::Observer], view()).contains("Новое объединение"));
    assert!(render(Ru, department(), view()).contains("Новое объединение"));
}

#[test]
fn page_of_an_association() {
    let association: Rc<Association> = Rc::new(city::read(city::association()));
    let html = snapshot(
        "association",
        Ru,
        department(),
        html! { <AssociationView association={association.clone()} /> },
    );
    for word in ["Нет секретаря", "VII.7.5", "№ 1 от 11\u{a0}сентября"] {
        assert!(html.contains(word), "{word}");
    }
    snapshot(
        "association-en",
        En,
        department(),
        html! { <AssociationView association={association.clone()} /> },
    );
    let members = list::<Membership>(city::memberships());
    let html = snapshot(
        "composition",
        Ru,
        department(),
        html! {
            <CompositionView association={association.clone()} list={members} writes=true proposes=true units={units()} />
        },
    );
    assert!(html.contains("нет представителя") && html.contains("1 участник ожидает приказа"));
    snapshot(
        "composition-empty",
        Ru,
        department(),
        html! {
            <CompositionView {association} list={ListState::<Membership>::loaded(Vec::new())} writes=true />
        },
    );
}

#[test]
fn an_office_is_filled_with_the_verdict_in_sight() {
    let verdict: Verdict = city::read(json!({"allowed": false, "reasons": [
        {"clause": "VII.7.3", "met": true, "binding": true, "fact": "учитель – педагогическая должность", "cure": null},
        {"clause": "VII.7.3", "met": false, "binding": true, "fact": "категория не действует с 20.12.2025", "cure": "Внесите новую категорию."},
        {"clause": "VII.7.3", "met": false, "binding": false, "fact": "стаж не подтверждён", "cure": null}]}));
    snapshot("verdict", Ru, department(), html! { <VerdictView {verdict} /> });
    let association: Rc<Association> = Rc::new(city::read(city::association()));
    snapshot(
        "office-form",
        Ru,
        department(),
        html! {
            <OfficeForm {association} office={Office::Curator} onclose={Callback::noop()} />
        },
    );
    snapshot(
        "association-new",
        Ru,
        department(),
        html! { <NewAssociationPage /> },
    );
}

#[test]
fn people() {
    snapshot(
        "people",
        Ru,
        department(),
        html! { <PeopleView list={list::<PersonRow>(city::person_rows())} params={params("")} /> },
    );
    snapshot(
        "people-empty",
        Ru,
        department(),
        html! { <PeopleView list={ListState::<PersonRow>::loaded(Vec::new())} params={params("")} /> },
    );
    let person = |hidden| Rc::new(city::read::<Person>(city::whole_person(hidden)));
    let html = snapshot(
        "person",
        Ru,
        department(),
        html! { <PersonView person={person(false)} /> },
    );
    assert!(html.contains("12 полных лет"));
    let html = snapshot(
        "person-hidden",
        Ru,
        vec![Grant::Observer],
        html! { <PersonView person={person(true)} /> },
    );
    assert!(!html.contains("+7383"));
    let forms = |corrected, sex: &str| {
        let sex = (!sex.is_empty()).then_some(sex);
        let computed = json!({"nominative": "Заяц Пётр Петрович", "genitive": "Зайца Петра Петровича",
            "dative": "Зайцу Петру Петровичу", "accusative": "Зайца Петра Петровича",
            "instrumental": "Зайцем Петром Петровичем", "prepositional": "Зайце Петре Петровиче"});
        let forms = json!({"person_id": city::id(3, 1), "version": 2, "sex": sex, "computed": computed,
            "corrected": corrected});
        Rc::new(city::read::<PersonNameForms>(forms))
    };
    let said = json!({"genitive": "Заяца Петра Петровича"});
    let html = snapshot(
        "name-forms",
        Ru,
        department(),
        html! { <NameFormsView forms={forms(said.clone(), "masculine")} writes=true editing=true /> },
    );
    assert!(html.contains("Заяца Петра Петровича") && html.contains("По правилам: Зайца Петра Петровича"));
    let html = snapshot(
        "name-forms-unclear",
        En,
        vec![Grant::Observer],
        html! { <NameFormsView forms={forms(json!({}), "")} /> },
    );
    assert!(html.contains("State the gender") && !html.contains("<button"));
    snapshot("person-new", Ru, department(), html! { <NewPersonPage /> });
    let rows = city::person_rows();
    let pairs = json!([{"first": rows[0], "second": rows[1], "reasons": ["same_name", "same_organization"]}]);
    snapshot(
        "duplicates",
        Ru,
        department(),
        html! { <DuplicatesView list={list::<DuplicatePair>(pairs)} /> },
    );
    let merges = json!([{"id": city::id(12, 1), "kept": city::person(0), "removed": city::person(1),
        "made_at": "2026-11-20T04:10:00Z", "made_by": "Департамент", "moved": 3, "undone_at": null}]);
    snapshot(
        "merges",
        Ru,
        department(),
        html! { <MergesView list={list::<Merge>(merges)} /> },
    );
}

#[test]
fn organizations_and_districts() {
    let organization: Rc<Organization> = Rc::new(city::read(city::organization()));
    snapshot(
        "organization",
        Ru,
        department(),
        html! { <OrganizationView {organization} units={units()} districts={units()} /> },
    );
    snapshot(
        "organizations-empty",
        Ru,
        department(),
        html! {
            <OrganizationsView list={ListState::<OrganizationRow>::loaded(Vec::new())} params={params("")} />
        },
    );
    let rows = || list::<DistrictAssociation>(city::districts());
    let html = snapshot(
        "districts",
        Ru,
        department(),
        html! { <DistrictsView list={rows()} params={params("")} units={units()} /> },
    );
    assert!(html.contains("veche-matrix"));
    let district: Rc<DistrictAssociation> = Rc::new(city::read(city::districts()[1].clone()));
    snapshot(
        "district",
        Ru,
        department(),
        html! { <DistrictView {district} /> },
    );
}

#[test]
fn imports() {
    let import: Rc<Import> = Rc::new(city::read(city::import()));
    let html = snapshot(
        "import",
        Ru,
        department(),
        html! {
            <ImportView import={import.clone()}>
                <RowsView {import} params={params("")} class={RowClass::Invalid} list={list::<ImportRow>(city::import_rows())} />
            </ImportView>
        },
    );
    assert!(html.contains("veche-cell--fault") && html.contains("Скачать 1 отклонённую строку"));
    snapshot("import-new", Ru, department(), html! { <NewImportPage /> });
    let html = snapshot(
        "import-new-annex",
        Ru,
        department(),
        html! { <NewImportPage kind={ImportKind::OrderAnnex} /> },
    );
    assert!(html.contains("Номер приказа") && html.contains("VII.7.2"));
    let annex: Rc<Import> = Rc::new(city::read(city::annex("preview", None)));
    let html = snapshot(
        "import-annex",
        Ru,
        department(),
        html! {
            <ImportView import={annex.clone()}>
                <RowsView import={annex} params={params("")} class={RowClass::New} list={list::<ImportRow>(city::annex_rows())} />
            </ImportView>
        },
    );
    assert!(html.contains("Составить проект приказа") && html.contains("veche-cell--warn"));
    let order = city::id(13, 1);
    let annex: Rc<Import> = Rc::new(city::read(city::annex("committed", Some(&order))));
    let html = snapshot(
        "import-annex-committed",
        Ru,
        department(),
        html! { <ImportView import={annex} /> },
    );
    assert!(html.contains(&format!("/orders/{order}")));
    snapshot(
        "imports-empty",
        Ru,
        department(),
        html! {
            <ImportsView list={ListState::<ImportListRow>::loaded(Vec::new())} params={params("")} />
        },
    );
}

#[test]
fn regulation_journal_accounts() {
    let text = include_str!("../../regulations/novosibirsk-2022.toml");
    let profile: Rc<Profile> = Rc::new(toml::from_str(text).unwrap());
    let html = snapshot(
        "regulation-found",
        Ru,
        Vec::new(),
        html! { <RegulationView profile={profile.clone()} params={params("q=VII.7.9")} /> },
    );
    assert!(html.contains("15\u{a0}сентября"));
    let whole = render(
        En,
        Vec::new(),
        html! { <RegulationView {profile} params={params("")} /> },
    );
    assert!(whole.contains("VIII.8.2"));
    snapshot(
        "journal",
        Ru,
        department(),
        html! { <JournalView list={list::<JournalEntry>(city::journal())} params={params("")} /> },
    );
    snapshot(
        "history-empty",
        Ru,
        department(),
        html! { <HistoryView list={ListState::<JournalEntry>::loaded(Vec::new())} /> },
    );
    let accounts = json!([{"id": city::id(4, 1), "version": 1, "login": "leader", "name": "Ким О. С.", "role": null,
        "organization_id": null, "person": city::person(1), "enabled": true}]);
    snapshot(
        "accounts",
        Ru,
        vec![Grant::Admin],
        html! { <AccountsView list={list(accounts)} params={params("")} /> },
    );
}

#[test]
fn home() {
    let association: Rc<Association> = Rc::new(city::read(city::association()));
    snapshot("home-own", Ru, department(), html! { <OwnView {association} /> });
}
