//! Findings of one association: the card «Исполнение», and what a row of the board opens to.

use std::rc::Rc;

use veche_domain::{
    Id,
    compliance::{Finding, ListFindings},
};
use yew::prelude::*;

use super::{FindingLine, Findings, open_first};
use crate::{
    api::Query,
    hooks::{ListState, use_list},
    state::{use_on_date, use_words},
    ui::{Card, EmptyState, ListFrame, Mark, State},
};

/// Properties of [`FindingsOf`].
#[derive(Properties, PartialEq)]
pub struct FindingsOfProps {
    /// Association.
    pub id: Id,
    /// School year and day.
    #[prop_or_default]
    pub query: Query,
    /// Whether whoever owes can be reminded here.
    #[prop_or_default]
    pub remind: bool,
}

/// Loads the findings of an association and lists all of them.
#[component]
pub fn FindingsOf(props: &FindingsOfProps) -> Html {
    let words = use_words();
    let query = props
        .query
        .clone()
        .with("association_id", Some(props.id.to_string()))
        .with("limit", Some("50".to_owned()));
    let list = use_list::<ListFindings, Finding>(&[], query);
    let empty = html! { <EmptyState title={words.t("findings-empty")} text={words.t("findings-empty-text")} /> };
    html! {
        <ListFrame<Finding> list={list.clone()} {empty}>
            <ul class="veche-duties">
                { for list.rows.iter().flat_map(|rows| rows.iter()).map(|f| html! {
                    <FindingLine key={f.duty.code()} finding={f.clone()} />
                }) }
            </ul>
        </ListFrame<Finding>>
    }
}

/// Properties of [`AssociationDuties`].
#[derive(Properties, PartialEq)]
pub struct AssociationDutiesProps {
    /// Association.
    pub id: Id,
}

/// Loads the card «Исполнение» of an association.
#[component]
pub fn AssociationDuties(props: &AssociationDutiesProps) -> Html {
    let on_date = use_on_date();
    let query = Query::of([("association_id", props.id.to_string()), ("limit", "50".to_owned())])
        .with("on", on_date.is_turned().then(|| on_date.shown().to_string()));
    let list = use_list::<ListFindings, Finding>(&[], query);
    html! { <AssociationDutiesView {list} /> }
}

/// Properties of [`AssociationDutiesView`].
#[derive(Properties, PartialEq)]
pub struct AssociationDutiesViewProps {
    /// Findings.
    pub list: ListState<Finding>,
}

/// How many open duties stand in sight.
const SHOWN: usize = 5;

/// What the association owes first, what it has done folded beneath.
#[component]
pub fn AssociationDutiesView(props: &AssociationDutiesViewProps) -> Html {
    let words = use_words();
    let rows: Vec<Rc<Finding>> = props.list.rows.iter().flat_map(|r| r.iter().cloned()).collect();
    let open = open_first(&rows);
    let done: Vec<Rc<Finding>> = rows.iter().filter(|f| !f.is_open()).cloned().collect();
    let empty = html! { <EmptyState title={words.t("findings-empty")} text={words.t("findings-empty-text")} /> };
    html! {
        <Card title={words.t("compliance-card")}>
            <ListFrame<Finding> list={props.list.clone()} {empty}>
                if open.is_empty() {
                    <p><Mark state={State::Met} label={words.t("duties-none")} /></p>
                } else {
                    <Findings items={open} shown={SHOWN} />
                }
                if !done.is_empty() {
                    <details>
                        <summary class="veche-summary-line">{ words.count("duties-done", i64::try_from(done.len()).unwrap_or(0)) }</summary>
                        <ul class="veche-duties">
                            { for done.iter().map(|f| html! { <FindingLine key={f.duty.code()} finding={f.clone()} /> }) }
                        </ul>
                    </details>
                }
            </ListFrame<Finding>>
        </Card>
    }
}
