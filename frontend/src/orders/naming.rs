//! How orders are called, marked and chosen among.

use chrono::NaiveDate;
use veche_domain::{
    Id,
    access::{Action, Actor, Grant, Resource, allows},
    orders::{Issuer, OrderKind, OrderState},
    terms::ru,
};
use yew::prelude::*;

use crate::{
    api::Query,
    state::Words,
    ui::{Badge, Mark, State},
};

/// An order as a paper names it; the same words as the server's, since they are printed.
pub fn order_name(number: Option<&str>, signed_on: Option<NaiveDate>, title: &str) -> String {
    let number = number.unwrap_or("б/н");
    match signed_on {
        Some(date) => format!("приказ от {} №\u{a0}{number} «{title}»", ru(date)),
        None => format!("приказ №\u{a0}{number} «{title}»"),
    }
}

/// The state of an order on the date on screen, by shape and word.
pub fn order_mark(words: Words, state: OrderState, in_force: bool, by_paper: bool) -> Html {
    let (shape, key) = match (state, in_force) {
        (OrderState::Draft, _) => (State::Due, "order-state-draft"),
        (OrderState::Cancelled, _) => (State::NotApplicable, "order-state-cancelled"),
        (_, true) => (State::Met, "order-state-in-force"),
        (OrderState::Signed, false) => (State::Due, "order-state-signed"),
        (OrderState::Repealed, false) => (State::NotApplicable, "order-state-repealed"),
    };
    html! {
        <>
            <Mark state={shape} label={words.t(key)} />
            if by_paper {
                { " " }<Badge label={words.t("order-by-paper")} />
            }
        </>
    }
}

/// What an issuer decides by an order of its own (I.4, I.5, VII.7.2).
pub(super) fn kinds_of(issuer: Option<Issuer>) -> Vec<OrderKind> {
    let fits = |kind: OrderKind| issuer.is_none() || kind.issuer().is_none_or(|of| Some(of) == issuer);
    OrderKind::ALL.iter().copied().filter(|k| fits(*k)).collect()
}

/// Whose orders somebody may write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Writes {
    /// Nobody's.
    Nothing,
    /// Those of the department, and of institutions for papers of the past.
    All,
    /// Those of the own institutions.
    Own(Vec<Id>),
}

/// Whose orders the actor may write; the same rule as the server's.
pub(super) fn writes(actor: Option<&Actor>) -> Writes {
    let Some(actor) = actor else {
        return Writes::Nothing;
    };
    if allows(actor, Action::WriteOrders, Resource::City) {
        return Writes::All;
    }
    let own: Vec<Id> = actor
        .grants
        .iter()
        .filter_map(|grant| match grant {
            Grant::Institution { organization_id } => Some(*organization_id),
            _ => None,
        })
        .filter(|id| allows(actor, Action::WriteOrders, Resource::Institution { id: *id }))
        .collect();
    if own.is_empty() {
        Writes::Nothing
    } else {
        Writes::Own(own)
    }
}

/// Whether the actor may write orders of this issuer.
pub(super) fn may_write(actor: Option<&Actor>, issuer: Issuer, organization: Option<Id>) -> bool {
    let resource = match (issuer, organization) {
        (Issuer::Institution, Some(id)) => Resource::Institution { id },
        _ => Resource::City,
    };
    actor.is_some_and(|a| allows(a, Action::WriteOrders, resource))
}

/// What the address of a new order says: kind and association, so that the form opens filled.
pub fn order_query(kind: OrderKind, association: Id, name: &str) -> Query {
    Query::of([
        ("kind", kind.code().to_owned()),
        ("association_id", association.to_string()),
        ("association", name.to_owned()),
    ])
}
