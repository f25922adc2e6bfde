//! The page of a list: the own button first, percentages, people.

use std::rc::Rc;

use veche_domain::{
    Id,
    library::{
        AcknowledgeDocument, Acknowledgement, AssociationTally, GetAcknowledgement,
        ListAcknowledgementPeople, Reader,
    },
};
use yew::prelude::*;

use super::{
    CloseForm, ExtendForm, PaperForm,
    naming::{audience_text, keeps, list_mark, printed_ref},
    people::{People, confirmation},
    tally::TallyBar,
};
use crate::{
    api::{Query, Reply, Request},
    hooks::{Choices, ListState, Params, use_list, use_mutation, use_params, use_resource, use_subjects},
    routes::Route,
    state::{Words, use_actor, use_on_date, use_words},
    ui::{
        Breadcrumbs, Button, ButtonKind, Card, ClauseLink, Column, Confirm, Facts, FilterSelect, Lines, Link,
        PageFrame, PageTitle, SearchBox, Table, Toolbar, fact, row_class,
    },
};

const FILTERS: &[&str] = &["acknowledged", "association_id"];

/// Properties of [`AcknowledgementPage`].
#[derive(Properties, PartialEq)]
pub struct AcknowledgementPageProps {
    /// Which.
    pub id: Id,
}

/// Loads a list with its people.
#[component]
pub fn AcknowledgementPage(props: &AcknowledgementPageProps) -> Html {
    let id = props.id.to_string();
    let params = use_params();
    let resource = use_resource::<GetAcknowledgement>(std::slice::from_ref(&id), Query::default());
    let query = params.api(FILTERS).with("count", Some("true".into()));
    let people = use_list::<ListAcknowledgementPeople, Reader>(&[id], query);
    let subjects = use_subjects();
    html! {
        <PageFrame<Acknowledgement> resource={resource.clone()}>
            if let Some(list) = resource.data() {
                <AcknowledgementView list={Rc::new(list.clone())} etag={resource.etag()} {people} {params} {subjects} />
            }
        </PageFrame<Acknowledgement>>
    }
}

/// Properties of [`AcknowledgementView`].
#[derive(Properties, PartialEq)]
pub struct AcknowledgementViewProps {
    /// List.
    pub list: Rc<Acknowledgement>,
    /// Its version.
    #[prop_or_default]
    pub etag: Option<String>,
    /// Its people.
    pub people: ListState<Reader>,
    /// Filters and search.
    pub params: Params,
    /// Names of subjects.
    #[prop_or_default]
    pub subjects: Choices,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Open {
    Nothing,
    Paper,
    Extend,
    Close,
}

/// The page of a list.
#[component]
pub fn AcknowledgementView(props: &AcknowledgementViewProps) -> Html {
    let words = use_words();
    let actor = use_actor();
    let turned = use_on_date().is_turned();
    let open = use_state(|| Open::Nothing);
    let chosen = use_state(|| Rc::new(Vec::<Id>::new()));
    let list = &props.list;
    let runs = !turned && list.closed_on.is_none() && keeps(actor.as_ref(), list.keeper);
    let set = |what: Open| {
        let open = open.clone();
        Callback::from(move |()| open.set(what))
    };
    let onclose = {
        let (open, chosen) = (open.clone(), chosen.clone());
        Callback::from(move |done: bool| {
            open.set(Open::Nothing);
            if done {
                chosen.set(Rc::new(Vec::new()));
            }
        })
    };
    let onchoose = {
        let chosen = chosen.clone();
        Callback::from(move |next| chosen.set(next))
    };
    let done = list.tally.percent == Some(100);
    let note = html! {
        <>
            <span>{ printed_ref(words, &list.document) }{ " · " }{ list.edition.label.clone() }</span>
            { list_mark(words, list.due_on, list.closed_on, done) }
        </>
    };
    let people_actions = html! {
        if runs {
            <Button label={words.t("list-paper")} disabled={chosen.is_empty()} onclick={set(Open::Paper)} />
        }
    };
    let (etag, people) = (props.etag.clone(), (**chosen).clone());
    html! {
        <>
            <Breadcrumbs to={Route::Acknowledgements} label={words.t("lists-title")} here={words.t("list")} />
            <PageTitle title={list.document.title.clone()} {note}>
                if runs {
                    <Button label={words.t("list-extend")} onclick={set(Open::Extend)} />
                    <Button kind={ButtonKind::Danger} label={words.t("list-close")} onclick={set(Open::Close)} />
                }
            </PageTitle>
            if list.mine.is_some() {
                <Mine list={list.clone()} {turned} />
            }
            <Card title={words.t("facts-title")}>
                <Facts items={vec![
                    fact(words.t("document"), html! { <Link to={Route::Document { id: list.document.id }}>{ list.document.title.clone() }</Link> }),
                    fact(words.t("list-audience"), html! { { audience_text(words, &list.audience, &props.subjects) } }),
                    fact(words.t("list-opened-on"), html! { { words.date(list.opened_on) } }),
                    fact(words.t("list-acknowledged"), html! { <TallyBar tally={list.tally} /> }),
                ]} />
            </Card>
            if !list.associations.is_empty() {
                <Card title={words.t("list-by-association")}>{ by_association(words, list) }</Card>
            }
            <Card title={words.t("list-people")} actions={people_actions}>
                if runs {
                    <p class="veche-muted">{ words.t("list-paper-hint") }</p>
                }
                <Toolbar params={props.params.clone()} filters={FILTERS}>
                    <SearchBox params={props.params.clone()} label={words.t("search-readers")} />
                    <FilterSelect params={props.params.clone()} name="acknowledged" label={words.t("list-confirmation")} choices={states(words)} />
                    <FilterSelect params={props.params.clone()} name="association_id" label={words.t("association")} choices={associations(&list.associations)} />
                </Toolbar>
                <People list={props.people.clone()} choosing={runs} chosen={(*chosen).clone()} {onchoose} />
            </Card>
            { match *open {
                Open::Nothing => Html::default(),
                Open::Paper => html! { <PaperForm list={list.clone()} {etag} {people} {onclose} /> },
                Open::Extend => html! { <ExtendForm list={list.clone()} {etag} {onclose} /> },
                Open::Close => html! { <CloseForm list={list.clone()} {etag} {onclose} /> },
            } }
        </>
    }
}

fn states(words: Words) -> Choices {
    Rc::new(vec![
        (AttrValue::Static("false"), words.t("list-not-yet").into()),
        (AttrValue::Static("true"), words.t("list-confirmed").into()),
    ])
}

fn associations(all: &[AssociationTally]) -> Choices {
    let pair = |a: &AssociationTally| {
        (
            a.association_id.to_string().into(),
            a.association_name.clone().into(),
        )
    };
    Rc::new(all.iter().map(pair).collect())
}

fn by_association(words: Words, list: &Rc<Acknowledgement>) -> Html {
    let of = list.clone();
    let lines = Lines::new(list.associations.len(), move |at| {
        let tally = of.associations.get(at);
        tally.map(|tally| association(words, tally)).unwrap_or_default()
    });
    let columns = Rc::new(vec![
        Column::plain(words.t("association")),
        Column::plain(words.t("list-acknowledged")),
    ]);
    html! {
        <Table caption={words.t("list-by-association")} {columns} {lines} />
    }
}

fn association(words: Words, tally: &AssociationTally) -> Html {
    html! {
        <tr class={row_class()} key={tally.association_id.to_string()}>
            <td class="pf-v6-c-table__td veche-cell--main" data-label={words.t("association")}>
                <Link to={Route::Association { id: tally.association_id }}>{ tally.association_name.clone() }</Link>
            </td>
            <td class="pf-v6-c-table__td" data-label={words.t("list-acknowledged")}><TallyBar tally={tally.tally} /></td>
        </tr>
    }
}

#[derive(Properties, PartialEq)]
struct MineProps {
    list: Rc<Acknowledgement>,
    turned: bool,
}

/// The reader's own place, with the one button that confirms.
#[component]
fn Mine(props: &MineProps) -> Html {
    let words = use_words();
    let asking = use_state(|| false);
    let then = {
        let asking = asking.clone();
        Callback::from(move |_: Rc<Reply<Acknowledgement>>| asking.set(false))
    };
    let mutation = use_mutation::<AcknowledgeDocument>(Some(words.t("mine-done").into()), then);
    let list = &props.list;
    let set = |value: bool| {
        let asking = asking.clone();
        Callback::from(move |()| asking.set(value))
    };
    let onyes = {
        let (run, id) = (mutation.run.clone(), list.id.to_string());
        Callback::from(move |()| run.emit(Request::to(&[&id])))
    };
    let place = list.mine.and_then(|mine| mine.confirmation);
    html! {
        <Card title={words.t("mine-own")}>
            { confirmation(words, place) }
            if place.is_none() {
                if list.closed_on.is_some() {
                    <p class="veche-muted">{ words.t("mine-closed") }</p>
                } else if !props.turned {
                    <p class="veche-muted">{ words.t("mine-read-first") }{ " " }<ClauseLink id="VIII.8.2.d1" /></p>
                    <Button kind={ButtonKind::Primary} label={words.t("mine-confirm")} busy={mutation.busy} onclick={set(true)} />
                }
            }
            if *asking {
                <Confirm
                    title={words.t("mine-confirm-title")} yes={words.t("mine-confirm")} busy={mutation.busy}
                    fault={mutation.fault.clone()} {onyes} onclose={set(false)}
                >
                    <p>{ words.t("mine-confirm-about") }</p>
                </Confirm>
            }
        </Card>
    }
}
