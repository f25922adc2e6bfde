//! What the signed-in person has to do now, as the one rule of the server sees it.

use veche_domain::{
    access::{Actor, Grant},
    compliance::{Finding, ListFindings},
};
use yew::prelude::*;

use crate::{
    api::Query,
    compliance::{Findings, open_first},
    hooks::{ListState, use_list},
    state::{use_on_date, use_words},
    ui::{Card, EmptyState, ListFrame, Mark, State},
};

/// Duties shown before the rest is folded.
const SHOWN: usize = 3;

/// Whether somebody may have duties of their own: the board of the department and the institutions stands below.
pub(super) fn has_duties(actor: &Actor) -> bool {
    actor
        .grants
        .iter()
        .any(|grant| matches!(grant, Grant::Office { .. } | Grant::Council))
}

/// Loads the card «Ближайшее».
#[component]
pub fn MyFindings() -> Html {
    let on_date = use_on_date();
    let query = Query::of([("mine", "true".to_owned()), ("limit", "50".to_owned())])
        .with("on", on_date.is_turned().then(|| on_date.shown().to_string()));
    let list = use_list::<ListFindings, Finding>(&[], query);
    html! { <DutiesView {list} /> }
}

/// Properties of [`DutiesView`].
#[derive(Properties, PartialEq)]
pub struct DutiesViewProps {
    /// Findings that the person acts on.
    pub list: ListState<Finding>,
}

/// Three duties at most, the late ones first, the rest folded.
#[component]
pub fn DutiesView(props: &DutiesViewProps) -> Html {
    let words = use_words();
    let rows: Vec<_> = props
        .list
        .rows
        .iter()
        .flat_map(|rows| rows.iter().cloned())
        .collect();
    let none = html! { <p><Mark state={State::Met} label={words.t("duties-none")} /></p> };
    html! {
        <Card title={words.t("duties-title")}>
            <ListFrame<Finding> list={props.list.clone()} empty={none}>
                <Findings items={open_first(&rows)} shown={SHOWN} />
            </ListFrame<Finding>>
        </Card>
    }
}

/// Says that nothing is known, for roles without duties and without a board.
#[component]
pub(super) fn Nothing() -> Html {
    let words = use_words();
    html! { <EmptyState title={words.t("home-empty")} text={words.t("home-empty-text")} /> }
}
