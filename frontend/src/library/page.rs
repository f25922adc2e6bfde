//! The page of a document: facts, editions, lists of acknowledgement, history.

use std::rc::Rc;

use veche_domain::{
    Id,
    access::{Action, Resource, allows},
    journal::Entity,
    library::{
        AcknowledgementRow, GetNormativeDocument, ListAcknowledgements, NormativeDocument, NormativeStatus,
    },
};
use yew::prelude::*;

use super::{
    EditDocument, OpenForm,
    audience::keepers,
    edit::RepealForm,
    editions::Editions,
    lists::ListsTable,
    naming::{printed, status_mark, writes_library},
};
use crate::{
    api::Query,
    hooks::{Choices, use_list, use_resource, use_subjects},
    journal::History,
    routes::Route,
    state::{Words, use_actor, use_on_date, use_words},
    ui::{
        Breadcrumbs, Button, ButtonKind, Card, ClauseLink, Fact, Facts, PageFrame, PageTitle, Sign, Tab,
        Tabs, fact, fact_if,
    },
};

/// Properties of [`DocumentPage`].
#[derive(Properties, PartialEq)]
pub struct DocumentPageProps {
    /// Which.
    pub id: Id,
    /// Tab: empty or `history`.
    pub tab: AttrValue,
}

/// Loads a document with its lists.
#[component]
pub fn DocumentPage(props: &DocumentPageProps) -> Html {
    let on_date = use_on_date();
    let on = on_date.is_turned().then(|| on_date.shown().to_string());
    let id = props.id.to_string();
    let resource =
        use_resource::<GetNormativeDocument>(std::slice::from_ref(&id), Query::default().with("on", on));
    let lists = use_list::<ListAcknowledgements, AcknowledgementRow>(&[], Query::of([("document_id", id)]));
    let subjects = use_subjects();
    html! {
        <PageFrame<NormativeDocument> resource={resource.clone()}>
            if let Some(document) = resource.data() {
                <DocumentView
                    document={Rc::new(document.clone())} etag={resource.etag()} tab={props.tab.clone()}
                    lists={lists.rows.clone().unwrap_or_default()} {subjects}
                />
            }
        </PageFrame<NormativeDocument>>
    }
}

/// Properties of [`DocumentView`].
#[derive(Properties, PartialEq)]
pub struct DocumentViewProps {
    /// Document.
    pub document: Rc<NormativeDocument>,
    /// Its version.
    #[prop_or_default]
    pub etag: Option<String>,
    /// Tab that is open.
    #[prop_or_default]
    pub tab: AttrValue,
    /// Its lists of acknowledgement.
    #[prop_or_default]
    pub lists: Rc<Vec<Rc<AcknowledgementRow>>>,
    /// Names of subjects.
    #[prop_or_default]
    pub subjects: Choices,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Open {
    Nothing,
    Edit,
    Repeal,
    List,
}

/// The page of a document.
#[component]
pub fn DocumentView(props: &DocumentViewProps) -> Html {
    let words = use_words();
    let actor = use_actor();
    let turned = use_on_date().is_turned();
    let open = use_state(|| Open::Nothing);
    let set = |what: Open| {
        let open = open.clone();
        Callback::from(move |()| open.set(what))
    };
    let (document, etag) = (props.document.clone(), props.etag.clone());
    let id = document.id;
    let writes = !turned && writes_library(actor.as_ref());
    let asks = !turned && actor.as_ref().is_some_and(|a| !keepers(a).is_empty());
    let in_force = document.status == NormativeStatus::InForce;
    let may = |action| actor.as_ref().is_some_and(|a| allows(a, action, Resource::City));
    let mut tabs = vec![Tab {
        to: Route::Document { id },
        label: words.t("document-tab").into(),
        open: props.tab.is_empty(),
    }];
    if may(Action::ReadHistory) {
        tabs.push(Tab {
            to: Route::DocumentTab {
                id,
                tab: "history".to_owned(),
            },
            label: words.t("tab-history").into(),
            open: props.tab == "history",
        });
    }
    let note = html! {
        <>
            <span>{ printed(words, document.kind, document.number.as_deref(), document.date_as_printed.as_deref()) }</span>
            { status_mark(words, document.status, document.repealed_on) }
        </>
    };
    let list_actions = html! {
        if asks && in_force {
            <Button sign={Some(Sign::Add)} label={words.t("list-open-title")} onclick={set(Open::List)} />
        }
    };
    html! {
        <>
            <Breadcrumbs to={Route::Library} label={words.t("nav-library")} here={words.code("document-kind", document.kind.code())} />
            <PageTitle title={document.title.clone()} {note}>
                if writes {
                    <Button label={words.t("edit")} onclick={set(Open::Edit)} />
                    <Button kind={ButtonKind::Danger} label={words.t("document-repeal")} onclick={set(Open::Repeal)} />
                }
            </PageTitle>
            <Tabs label={document.title.clone()} items={tabs} />
            if props.tab == "history" {
                <History entity={Entity::NormativeDocument} {id} />
            } else {
                <Card title={words.t("facts-title")}><Facts items={facts(words, &document)} /></Card>
                <Editions document={document.clone()} etag={etag.clone()} {writes} />
                <Card title={words.t("lists-title")} actions={list_actions}>
                    if props.lists.is_empty() {
                        <p class="veche-muted">
                            { words.t(if in_force { "document-no-lists" } else { "document-no-lists-out" }) }
                            { " " }<ClauseLink id="VIII.8.2.d1" />
                        </p>
                    } else {
                        <ListsTable rows={props.lists.clone()} subjects={props.subjects.clone()} />
                    }
                </Card>
            }
            { match *open {
                Open::Nothing => Html::default(),
                Open::Edit => html! { <EditDocument {document} {etag} onclose={set(Open::Nothing)} /> },
                Open::Repeal => html! { <RepealForm {document} {etag} onclose={set(Open::Nothing)} /> },
                Open::List => html! { <OpenForm {document} onclose={set(Open::Nothing)} /> },
            } }
        </>
    }
}

fn facts(words: Words, document: &NormativeDocument) -> Vec<Fact> {
    let mut facts: Vec<Fact> = Vec::new();
    facts.extend(fact_if(words.t("document-issuer"), document.issuer.as_deref()));
    facts.extend(fact_if(words.t("document-number"), document.number.as_deref()));
    facts.extend(fact_if(
        words.t("document-date"),
        document.date_as_printed.as_deref(),
    ));
    if let Some(place) = document.basis_number {
        let says = words.with("document-basis", &[("n", &place.to_string())]);
        let says = html! { <>{ says }{ " " }<ClauseLink id="I.3" /></> };
        facts.push(fact(words.t("document-basis-number"), says));
    }
    if !document.subjects.is_empty() {
        let names: Vec<&str> = document.subjects.iter().map(|s| s.name.as_str()).collect();
        facts.push(fact(words.t("document-subjects"), html! { { names.join(", ") } }));
    }
    if let Some(source) = &document.source {
        let link = html! { <a href={source.clone()} target="_blank" rel="noopener noreferrer">{ source.clone() }</a> };
        facts.push(fact(words.t("document-source"), link));
    }
    facts.extend(
        document
            .repealed_on
            .map(|day| fact(words.t("document-repeal-on"), html! { { words.date(day) } })),
    );
    facts.extend(fact_if(
        words.t("document-repeal-by"),
        document.repealed_by.as_deref(),
    ));
    facts.extend(fact_if(words.t("document-note"), document.note.as_deref()));
    facts
}
