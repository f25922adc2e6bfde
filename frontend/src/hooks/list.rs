//! Loading a list page after page.

use std::rc::Rc;

use serde::de::DeserializeOwned;
use veche_domain::{endpoint::Endpoint, listing::Page};
use yew::prelude::*;

use super::load::{Held, use_load};
use crate::{
    api::{self, Fault, Query, Reply},
    ui::Lines,
};

/// Rows loaded so far.
#[derive(Debug, Clone, PartialEq)]
pub struct ListState<T> {
    /// Rows; `None` until the first answer. Each is shared, so that a row that did not change is not drawn anew.
    pub rows: Option<Rc<Vec<Rc<T>>>>,
    /// Whether more rows follow.
    pub has_more: bool,
    /// Rows in all, if they were counted.
    pub total: Option<i64>,
    /// Whether nothing was found as it was typed, and the rows only resemble it.
    pub nearly: bool,
    /// Why the last load failed.
    pub fault: Option<Fault>,
    /// Whether a load is under way.
    pub loading: bool,
    /// Address of the whole list, to which the kind of a file is put; empty for a list made of other answers.
    pub address: AttrValue,
    /// Loads the next page.
    pub more: Callback<()>,
    /// Loads anew.
    pub retry: Callback<()>,
}

impl<T> ListState<T> {
    /// Whether nothing is known yet, and something will be.
    pub fn is_awaited(&self) -> bool {
        self.rows.is_none() && self.fault.is_none()
    }

    /// A list as it is when loaded; for tests and for lists made of other answers.
    pub fn loaded(rows: Vec<T>) -> Self {
        Self {
            rows: Some(Rc::new(rows.into_iter().map(Rc::new).collect())),
            has_more: false,
            total: None,
            nearly: false,
            fault: None,
            loading: false,
            address: AttrValue::Static(""),
            more: Callback::noop(),
            retry: Callback::noop(),
        }
    }

    /// The rows as those of a table.
    pub fn lines(&self, draw: impl Fn(&Rc<T>) -> Html + 'static) -> Lines
    where
        T: 'static,
    {
        Lines::of(self.rows.clone().unwrap_or_default(), draw)
    }

    /// A list that could not be loaded.
    pub fn failed(fault: Fault) -> Self {
        Self {
            rows: None,
            fault: Some(fault),
            ..Self::loaded(Vec::new())
        }
    }
}

fn parse<T: DeserializeOwned + 'static>(reply: Reply<String>, before: Option<&Held>) -> Result<Held, Fault> {
    let page: Page<T> = api::understand(reply)?.data;
    let mut rows: Vec<Rc<T>> = before
        .and_then(|held| held.value.downcast_ref::<Vec<Rc<T>>>())
        .cloned()
        .unwrap_or_default();
    rows.extend(page.items.into_iter().map(Rc::new));
    let total = page.total.or_else(|| before.and_then(|held| held.total));
    Ok(Held {
        value: Rc::new(rows),
        next: page.next,
        total,
        nearly: page.nearly,
    })
}

/// Loads a list: old rows stay while new ones load, further pages are appended.
#[hook]
pub fn use_list<E, T>(params: &[String], query: Query) -> ListState<T>
where
    E: Endpoint<Request = (), Response = Page<T>> + 'static,
    T: PartialEq + DeserializeOwned + 'static,
{
    // A file is the whole list: what cuts it into pages stays behind.
    let whole = query.clone().with("limit", None).with("count", None);
    let address = api::url_of::<E>(params, &whole).into();
    let state = use_load(api::url_of::<E>(params, &query), parse::<T>);
    ListState {
        has_more: state.held.as_ref().is_some_and(|held| held.next.is_some()),
        total: state.held.as_ref().and_then(|held| held.total),
        nearly: state.held.as_ref().is_some_and(|held| held.nearly),
        rows: state.held.and_then(|held| held.value.downcast().ok()),
        fault: state.fault,
        loading: state.loading,
        address,
        more: state.more,
        retry: state.retry,
    }
}
