//! An import from what was found to its commit and its undoing.

use std::rc::Rc;

use veche_domain::{
    Id,
    endpoint::Endpoint,
    imports::{
        CommitImport, GetImport, Import, ImportKind, ImportState, REJECTED_ROWS_PATH, RowClass, UndoImport,
    },
};
use yew::prelude::*;

use super::{
    FoundView, Rows,
    list::state_mark,
    naming::{attendance_of, made_by, texts},
};
use crate::{
    api::{Query, Reply, Request},
    hooks::{Choices, name_of, use_admin_units, use_mutation, use_resource},
    routes::Route,
    state::{Words, use_on_date, use_words},
    ui::{
        Alert, Breadcrumbs, Button, ButtonKind, Card, Confirm, Fact, Facts, LinkButton, PageFrame, PageTitle,
        Tone, fact,
    },
};

/// Properties of [`ImportPage`].
#[derive(Properties, PartialEq)]
pub struct ImportPageProps {
    /// Which.
    pub id: Id,
}

/// Loads an import.
#[component]
pub fn ImportPage(props: &ImportPageProps) -> Html {
    let resource = use_resource::<GetImport>(&[props.id.to_string()], Query::default());
    let units = use_admin_units();
    html! {
        <PageFrame<Import> resource={resource.clone()}>
            if let Some(import) = resource.data() {
                <ImportView import={Rc::new(import.clone())} etag={resource.etag()} {units}>
                    <Rows import={Rc::new(import.clone())} />
                </ImportView>
            }
        </PageFrame<Import>>
    }
}

/// Properties of [`ImportView`].
#[derive(Properties, PartialEq)]
pub struct ImportViewProps {
    /// Import.
    pub import: Rc<Import>,
    /// Its version.
    #[prop_or_default]
    pub etag: Option<String>,
    /// Names of units.
    #[prop_or_default]
    pub units: Choices,
    /// Its rows.
    #[prop_or_default]
    pub children: Html,
}

/// An import: steps, what was found, numbers, rows.
#[component]
pub fn ImportView(props: &ImportViewProps) -> Html {
    let words = use_words();
    let turned = use_on_date().is_turned();
    let import = &props.import;
    let missing = import.mapping.missing(import.kind);
    // Who keeps a meeting sees no other imports: the way up is the meeting.
    let (up, up_label) = match attendance_of(import) {
        Some(route) => (route, "import-open-meeting"),
        None => (Route::Imports, "nav-imports"),
    };
    let note = html! {
        <>
            <span>{ words.code("import-kind", import.kind.code()) }</span>
            <span>{ words.with("import-as-of", &[("date", &words.date(import.as_of))]) }</span>
            if let Some(number) = import.found.order_number.clone() {
                <span>{ words.with("import-of-order", &[("number", &number)]) }</span>
            }
            { state_mark(words, import.kind, import.state) }
        </>
    };
    html! {
        <>
            <Breadcrumbs to={up} label={words.t(up_label)} here={import.file_name.clone()} />
            <PageTitle title={import.file_name.clone()} {note} />
            <Steps state={import.state} />
            if !missing.is_empty() {
                <Alert tone={Tone::Danger} title={words.t("import-missing")}>
                    { missing.iter().map(|f| words.code("import-field", f.code())).collect::<Vec<_>>().join(", ") }
                </Alert>
            }
            { for import.summary.file_level_warnings.iter().map(|w| html! {
                <Alert tone={Tone::Warning} title={words.with("import-total-mismatch", &[
                    ("unit", &w.unit.as_deref().map_or_else(|| words.t("import-whole-list"), |u| name_of(&props.units, u))), ("row", &w.row.to_string()),
                    ("declared", &w.declared.to_string()), ("actual", &w.actual.to_string()),
                ])} />
            }) }
            <Outcome import={import.clone()} etag={props.etag.clone()} writes={!turned && missing.is_empty()} />
            <FoundView import={import.clone()} etag={props.etag.clone()} writes={!turned && import.state == ImportState::Preview} />
            { props.children.clone() }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct StepsProps {
    state: ImportState,
}

/// Where the import stands among its steps.
#[component]
fn Steps(props: &StepsProps) -> Html {
    let words = use_words();
    let at = match props.state {
        ImportState::Preview => 2,
        ImportState::Committed | ImportState::Undone => 3,
    };
    let keys = [
        "import-step-file",
        "import-step-found",
        "import-step-rows",
        "import-step-result",
    ];
    html! {
        <ol class="veche-steps">
            { for keys.iter().enumerate().map(|(index, key)| html! {
                <li key={*key} class={classes!("veche-step", (index < at).then_some("veche-step--done"), (index == at).then_some("veche-step--now"))}
                    aria-current={(index == at).then_some("step")}>
                    <span class="veche-step__number">{ if index < at { "✓".to_owned() } else { (index + 1).to_string() } }</span>
                    { words.t(key) }
                </li>
            }) }
        </ol>
    }
}

#[derive(Properties, PartialEq)]
struct ResultProps {
    import: Rc<Import>,
    etag: Option<String>,
    writes: bool,
}

/// What would be, or was, created; the commit and its undoing.
#[component]
fn Outcome(props: &ResultProps) -> Html {
    let words = use_words();
    let asking = use_state(|| false);
    let import = &props.import;
    let then = {
        let asking = asking.clone();
        Callback::from(move |_: Rc<Reply<Import>>| asking.set(false))
    };
    let said = texts(import.kind);
    let commit = use_mutation::<CommitImport>(Some(words.t(said.committed).into()), then.clone());
    let undo = use_mutation::<UndoImport>(Some(words.t("import-undone").into()), then);
    let id = import.id.to_string();
    let request = move |etag: &Option<String>| Request::to(&[&id]).if_match(etag.clone());
    let on_commit = {
        let (run, request, etag) = (commit.run.clone(), request.clone(), props.etag.clone());
        Callback::from(move |()| run.emit(request(&etag)))
    };
    let on_undo = {
        let (run, etag) = (undo.run.clone(), props.etag.clone());
        Callback::from(move |()| run.emit(request(&etag)))
    };
    let set = |value: bool| {
        let asking = asking.clone();
        Callback::from(move |()| asking.set(value))
    };
    let rejected = import.summary.of(RowClass::Invalid);
    let preview = import.state == ImportState::Preview;
    let nothing = import.summary.persons_to_create == 0
        && import.summary.employments_to_create == 0
        && import.summary.records_to_create == 0;
    let annex = import.kind == ImportKind::OrderAnnex;
    let title = match import.state {
        ImportState::Preview => said.will,
        ImportState::Committed => said.did,
        ImportState::Undone => "import-was",
    };
    let actions = html! {
        <>
            if rejected > 0 {
                <a class="pf-v6-c-button pf-m-secondary" href={download(import)} download="">
                    <span class="pf-v6-c-button__text">{ words.count("import-rejected-download", i64::from(rejected)) }</span>
                </a>
            }
            if preview && props.writes {
                <Button kind={ButtonKind::Primary} label={words.t(said.commit)} busy={commit.busy} disabled={nothing} onclick={on_commit} />
            }
            if import.state == ImportState::Committed && props.writes {
                <Button label={words.t("import-undo")} onclick={set(true)} />
            }
        </>
    };
    html! {
        <Card title={words.t(title)} {actions}>
            if let Some(fault) = commit.fault.clone() {
                <crate::ui::FaultAlert {fault} />
            }
            <Facts items={numbers(words, import)} />
            if preview && nothing {
                <p class="veche-muted">{ words.t(said.nothing) }</p>
            }
            if preview && annex && !nothing {
                <p class="veche-muted">{ words.t("import-annex-will") }</p>
                if rejected > 0 {
                    <Alert tone={Tone::Warning} title={words.t("import-annex-short")} />
                }
            }
            if import.state == ImportState::Committed {
                { opened(words, import) }
            }
            if *asking {
                <Confirm title={words.t("import-undo")} yes={words.t("import-undo")} busy={undo.busy} fault={undo.fault.clone()} onyes={on_undo} onclose={set(false)}>
                    <p>{ words.t(said.undo) }</p>
                </Confirm>
            }
        </Card>
    }
}

/// The way to what a committed import made.
fn opened(words: Words, import: &Import) -> Html {
    let (to, label) = made_by(import);
    // The meeting goes on where the import was begun.
    let kind = if import.found.meeting_id.is_some() {
        ButtonKind::Primary
    } else {
        ButtonKind::Link
    };
    html! { <LinkButton {kind} {to} label={words.t(label)} /> }
}

/// Address of the rejected rows as a spreadsheet.
fn download(import: &Import) -> String {
    struct Rejected;
    impl Endpoint for Rejected {
        const METHOD: veche_domain::endpoint::Method = veche_domain::endpoint::Method::Get;
        const PATH: &'static str = REJECTED_ROWS_PATH;
        type Request = ();
        type Response = ();
    }
    crate::api::url_of::<Rejected>(&[import.id.to_string()], &Query::default())
}

fn numbers(words: Words, import: &Import) -> Vec<Fact> {
    let summary = &import.summary;
    let records = texts(import.kind).records;
    let number = |key: &str, n: u32| (n > 0).then(|| fact(words.t(key), html! { <strong>{ n }</strong> }));
    [
        Some(fact(
            words.t("import-rows"),
            html! { <strong>{ summary.rows }</strong> },
        )),
        number("import-persons", summary.persons_to_create),
        number("import-employments", summary.employments_to_create),
        number(records, summary.records_to_create),
        number("import-organizations", summary.organizations_touched),
        number("import-vacancies", summary.vacancies),
        number("import-skipped", summary.of(RowClass::Duplicate)),
        number("import-rejected", summary.of(RowClass::Invalid)),
    ]
    .into_iter()
    .flatten()
    .collect()
}
