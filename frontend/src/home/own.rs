//! The card of an association one belongs to: who holds its offices, where it has gaps.

use std::rc::Rc;

use veche_domain::{
    Id,
    associations::{Association, AssociationKind, GetAssociation, Office},
    calendar::Interval,
};
use yew::prelude::*;

use crate::{
    api::Query,
    hooks::use_resource,
    routes::Route,
    state::{use_on_date, use_words},
    ui::{Card, ClauseLink, Facts, Link, LinkButton, Mark, PageFrame, Place, State, Strip, fact},
};

/// Properties of [`OwnAssociation`].
#[derive(Properties, PartialEq)]
pub struct OwnAssociationProps {
    /// Association.
    pub id: Id,
}

/// Loads an association.
#[component]
pub fn OwnAssociation(props: &OwnAssociationProps) -> Html {
    let on_date = use_on_date();
    let query = Query::default().with("on", on_date.is_turned().then(|| on_date.shown().to_string()));
    let resource = use_resource::<GetAssociation>(&[props.id.to_string()], query);
    html! {
        <PageFrame<Association> resource={resource.clone()}>
            if let Some(reply) = resource.reply.clone() {
                <OwnView association={Rc::new(reply.data.clone())} />
            }
        </PageFrame<Association>>
    }
}

/// Properties of [`OwnView`].
#[derive(Properties, PartialEq)]
pub struct OwnViewProps {
    /// Association.
    pub association: Rc<Association>,
}

/// Who holds its offices, where it has gaps.
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
    let gaps = association.coverage.iter().filter(|c| c.members == 0).count();
    let gaps = i64::try_from(gaps).unwrap_or(i64::MAX);
    let actions = html! { <LinkButton to={Route::Association { id: association.id }} label={words.t("home-open-association")} /> };
    html! {
        <Card title={association.name.clone()} {actions}>
            <Facts items={offices.collect::<Vec<_>>()} />
            if association.kind == AssociationKind::Mmo && gaps > 0 {
                <p class="veche-duty">
                    <Mark state={State::Due} label={words.count("attention-gaps", gaps)} /><ClauseLink id="VII.7.1" />
                </p>
            }
            if !places.is_empty() {
                <Strip title={words.t("strip-title")} {places} />
            }
        </Card>
    }
}
