//! Who may hold an office: a list to choose from, with the rule that made it.

use std::rc::Rc;

use chrono::NaiveDate;
use veche_domain::{
    access::{Action, Resource, allows},
    associations::{Association, Office, unites_managers},
    people::{ListPeople, PersonRow},
};
use yew::prelude::*;

use crate::{
    api::Query,
    hooks::{Choices, ListState, Params, use_categories, use_list, use_steady},
    people::{category_of, tenure_of, work_of},
    routes::Route,
    state::{Words, use_actor, use_words},
    ui::{
        Button, ClauseLink, Column, Dialog, EmptyState, LinkButton, ListFrame, SearchBox, Table, Toolbar,
        row_class,
    },
};

/// People a page of the dialog holds.
const ROWS: &str = "20";

/// Properties of [`Candidates`].
#[derive(Properties, PartialEq)]
pub struct CandidatesProps {
    /// Association.
    pub association: Rc<Association>,
    /// Office to fill.
    pub office: Office,
    /// The day it is filled from.
    pub on: NaiveDate,
    /// Somebody was chosen.
    pub onchoose: Callback<Rc<PersonRow>>,
    /// Closed.
    pub onclose: Callback<()>,
}

/// Loads those who may hold the office on the day.
#[component]
pub fn Candidates(props: &CandidatesProps) -> Html {
    let typed = use_state(Query::default);
    let mut params = Params::fixed((*typed).clone());
    params.set = {
        let typed = typed.clone();
        Callback::from(move |(key, value): (&'static str, Option<String>)| {
            typed.set((*typed).clone().with(key, value));
        })
    };
    params.clear = Callback::from(move |()| typed.set(Query::default()));
    let query = Query::of([
        ("eligible_for", props.office.code().to_owned()),
        ("association_id", props.association.id.to_string()),
        ("on", props.on.to_string()),
        ("limit", ROWS.to_owned()),
        ("count", "true".to_owned()),
    ]);
    let query = query.with("q", params.get("q").map(str::to_owned));
    let list = use_list::<ListPeople, PersonRow>(&[], query);
    let categories = use_categories();
    let CandidatesProps {
        association,
        office,
        on,
        onchoose,
        onclose,
    } = props;
    html! {
        <CandidatesView
            {list} {params} {categories} association={association.clone()} office={*office} on={*on}
            onchoose={onchoose.clone()} onclose={onclose.clone()}
        />
    }
}

/// Properties of [`CandidatesView`].
#[derive(Properties, PartialEq)]
pub struct CandidatesViewProps {
    /// Those who may hold the office.
    pub list: ListState<PersonRow>,
    /// What is searched for among them.
    pub params: Params,
    /// Categories by code.
    #[prop_or_default]
    pub categories: Choices,
    /// Association.
    pub association: Rc<Association>,
    /// Office to fill.
    pub office: Office,
    /// The day it is filled from.
    pub on: NaiveDate,
    /// Somebody was chosen.
    pub onchoose: Callback<Rc<PersonRow>>,
    /// Closed.
    pub onclose: Callback<()>,
}

/// Those who may hold the office, the rule above them.
#[component]
pub fn CandidatesView(props: &CandidatesViewProps) -> Html {
    let words = use_words();
    let columns = Rc::new(vec![
        Column::plain(words.t("person-name")),
        Column::plain(words.t("person-work")),
        Column::plain(words.t("category")),
        Column::plain(words.t("tenure-title")),
    ]);
    let empty = if props.params.get("q").is_some() {
        html! { <EmptyState title={words.t("nothing-found")} text={words.t("nothing-found-text")} /> }
    } else {
        html! { <Nobody association={props.association.clone()} office={props.office} on={props.on} /> }
    };
    let title = words.code("candidates-title", props.office.code());
    let onchoose = use_steady(props.onchoose.clone());
    let lines = {
        let (office, categories) = (props.office, props.categories.clone());
        props.list.lines(move |row| html! {
            <Row key={row.id.to_string()} row={row.clone()} {office} categories={categories.clone()} onchoose={onchoose.clone()} />
        })
    };
    html! {
        <Dialog title={title.clone()} onclose={props.onclose.clone()} wide=true>
            <p class="veche-muted">
                { words.with("candidates-on", &[("date", &words.date(props.on))]) }{ " " }
                { rule(words, props.office, &props.association) }{ " " }<ClauseLink id={clause_of(props.office)} />
            </p>
            <Toolbar params={props.params.clone()} filters={&[] as &[&str]}>
                <SearchBox params={props.params.clone()} label={words.t("search-people")} />
            </Toolbar>
            <ListFrame<PersonRow> list={props.list.clone()} {empty} counted="people-count">
                <Table caption={title} {columns} {lines} />
            </ListFrame<PersonRow>>
        </Dialog>
    }
}

/// Clause that says who may hold an office.
const fn clause_of(office: Office) -> &'static str {
    match office {
        Office::Leader => "VII.7.3",
        Office::Secretary | Office::Curator => super::overview::clause_of(office),
    }
}

fn rule(words: Words, office: Office, association: &Association) -> String {
    let (subject, audience) = (
        association.subject_code.as_deref(),
        association.audience.as_deref(),
    );
    if office == Office::Leader && unites_managers(subject, audience) {
        words.t("candidates-rule-managers")
    } else {
        words.code("candidates-rule", office.code())
    }
}

#[derive(Properties, PartialEq)]
struct NobodyProps {
    association: Rc<Association>,
    office: Office,
    on: NaiveDate,
}

/// Why nobody is found, and where that is cured.
#[component]
fn Nobody(props: &NobodyProps) -> Html {
    let words = use_words();
    let actor = use_actor();
    let sees_all = actor
        .as_ref()
        .is_some_and(|a| allows(a, Action::ReadContacts, Resource::City));
    let id = props.association.id;
    let title = words.with("candidates-empty", &[("date", &words.date(props.on))]);
    let staff = props.association.curating_institution.as_ref().map(|o| o.id);
    let by = |key: &str, value: String| Query::of([(key, value)]);
    html! {
        <EmptyState {title} text={words.code("candidates-empty", props.office.code())}>
            if props.office != Office::Curator {
                <LinkButton to={Route::AssociationTab { id, tab: "members".to_owned() }} label={words.t("open-composition")} />
            } else if let Some(institution) = staff {
                <LinkButton
                    to={Route::People} query={by("organization_id", institution.to_string())}
                    label={words.t("candidates-staff")}
                />
            }
            if props.office == Office::Leader && sees_all {
                <LinkButton
                    to={Route::People} query={by("eligible_for", Office::Leader.code().to_owned())}
                    label={words.t("candidates-everywhere")}
                />
            }
        </EmptyState>
    }
}

#[derive(Properties, PartialEq)]
struct RowProps {
    row: Rc<PersonRow>,
    office: Office,
    categories: Choices,
    onchoose: Callback<Rc<PersonRow>>,
}

#[component]
fn Row(props: &RowProps) -> Html {
    let words = use_words();
    let row = &props.row;
    let choose = {
        let row = row.clone();
        props.onchoose.reform(move |()| row.clone())
    };
    html! {
        <tr class={row_class()}>
            <td class="pf-v6-c-table__td veche-cell--main" data-label={words.t("person-name")}>
                <div>{ row.full_name.clone() }</div>
                <Button label={words.t("candidates-choose")} onclick={choose} />
            </td>
            <td class="pf-v6-c-table__td" data-label={words.t("person-work")}>{ work_of(row) }</td>
            <td class="pf-v6-c-table__td" data-label={words.t("category")}>{ category_of(words, row, &props.categories) }</td>
            <td class="pf-v6-c-table__td" data-label={words.t("tenure-title")}>{ tenure_of(words, row.tenure.as_ref()) }</td>
        </tr>
    }
}
