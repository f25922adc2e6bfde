//! The card of an administrative unit: its specialist sees which district associations have no head (VII.7.1).

use veche_domain::districts::{DistrictAssociation, ListDistrictAssociations};
use yew::prelude::*;

use crate::{
    api::Query,
    hooks::{ListState, use_list},
    routes::Route,
    state::use_words,
    ui::{Card, ClauseLink, EmptyState, Facts, Link, LinkButton, ListFrame, fact},
};

/// Properties of [`UnitCard`].
#[derive(Properties, PartialEq)]
pub struct UnitCardProps {
    /// Code of the unit.
    pub code: String,
}

/// Loads the district associations of the unit.
#[component]
pub fn UnitCard(props: &UnitCardProps) -> Html {
    let query = Query::of([("admin_unit", props.code.clone()), ("limit", "200".to_owned())]);
    let list = use_list::<ListDistrictAssociations, DistrictAssociation>(&[], query);
    html! { <UnitView code={props.code.clone()} {list} /> }
}

/// Properties of [`UnitView`].
#[derive(Properties, PartialEq)]
pub struct UnitViewProps {
    /// Code of the unit.
    pub code: String,
    /// Its district associations.
    pub list: ListState<DistrictAssociation>,
}

/// How many have a head, and which do not.
#[component]
pub fn UnitView(props: &UnitViewProps) -> Html {
    let words = use_words();
    let rows = || props.list.rows.iter().flat_map(|rows| rows.iter());
    let vacant = || rows().filter(|d| d.head.is_none());
    let headed = rows().filter(|d| d.head.is_some()).count();
    let query = Query::of([("admin_unit", props.code.clone())]);
    let actions = html! { <LinkButton to={Route::Districts} {query} label={words.t("home-unit-open")} /> };
    let empty =
        html! { <EmptyState title={words.t("districts-empty")} text={words.t("districts-empty-text")} /> };
    let names = html! {
        <ul>
            { for vacant().map(|d| html! {
                <li key={d.id.to_string()}><Link to={Route::District { id: d.id }}>{ d.name.clone() }</Link></li>
            }) }
        </ul>
    };
    let mut facts = vec![fact(words.t("home-unit-heads"), html! { { headed.to_string() } })];
    if vacant().next().is_some() {
        facts.push(fact(
            words.t("home-unit-vacant"),
            html! { <>{ names }<ClauseLink id="VII.7.1" /></> },
        ));
    }
    html! {
        <Card title={words.t("home-unit")} {actions}>
            <ListFrame<DistrictAssociation> list={props.list.clone()} {empty} counted="districts-count">
                <Facts items={facts} />
            </ListFrame<DistrictAssociation>>
        </Card>
    }
}
