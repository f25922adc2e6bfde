//! The card of an association one belongs to.

use std::rc::Rc;

use veche_domain::{
    Id,
    associations::{Association, GetAssociation, ListMemberships, Membership, Office},
    calendar::Interval,
};
use yew::prelude::*;

use super::{Duties, duties_of};
use crate::{
    api::Query,
    hooks::{use_list, use_resource},
    routes::Route,
    state::{use_on_date, use_words},
    ui::{Card, Facts, Link, LinkButton, PageFrame, Place, Strip, fact},
};

/// Properties of [`OwnAssociation`].
#[derive(Properties, PartialEq)]
pub struct OwnAssociationProps {
    /// Association.
    pub id: Id,
}

/// Loads an association and its members.
#[component]
pub fn OwnAssociation(props: &OwnAssociationProps) -> Html {
    let on_date = use_on_date();
    let query = Query::default().with("on", on_date.is_turned().then(|| on_date.shown().to_string()));
    let resource = use_resource::<GetAssociation>(&[props.id.to_string()], query.clone());
    let members = use_list::<ListMemberships, Membership>(&[props.id.to_string()], query);
    html! {
        <PageFrame<Association> resource={resource.clone()}>
            if let Some(reply) = resource.reply.clone() {
                <OwnView association={Rc::new(reply.data.clone())} members={members.rows.clone().unwrap_or_default()} />
            }
        </PageFrame<Association>>
    }
}

/// Properties of [`OwnView`].
#[derive(Properties, PartialEq)]
pub struct OwnViewProps {
    /// Association.
    pub association: Rc<Association>,
    /// Its members.
    pub members: Rc<Vec<Rc<Membership>>>,
}

/// What the association owes, who holds its offices, where it has gaps.
#[component]
pub fn OwnView(props: &OwnViewProps) -> Html {
    let words = use_words();
    let on = use_on_date().shown();
    let association = &props.association;
    let offices = Office::ALL.iter().map(|office| {
        let term = association.offices.iter().find(|t| t.office == *office && Interval::new(t.from, t.until).contains(on));
        let says = match term {
            Some(term) => html! { <Link to={Route::Person { id: term.person.id }}>{ term.person.full_name.clone() }</Link> },
            None => html! { { words.t("vacant") } },
        };
        fact(words.code("office", office.code()), says)
    });
    let places = association
        .coverage
        .iter()
        .map(|c| Place {
            unit: c.admin_unit_name.clone().into(),
            names: Vec::new(),
            count: c.members,
        })
        .collect::<Vec<_>>();
    let actions = html! { <LinkButton to={Route::Association { id: association.id }} label={words.t("home-open-association")} /> };
    html! {
        <Card title={association.name.clone()} {actions}>
            <h3 class="veche-office__name">{ words.t("duties-title") }</h3>
            <Duties items={duties_of(words, association, &props.members, on)} />
            <Facts items={offices.collect::<Vec<_>>()} />
            if !places.is_empty() {
                <Strip title={words.t("strip-title")} {places} />
            }
        </Card>
    }
}
