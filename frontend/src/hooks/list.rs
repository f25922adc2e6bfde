//! Loading a list page after page.

use std::{cell::Cell, rc::Rc};

use veche_domain::{endpoint::Endpoint, listing::Page};
use yew::{platform::spawn_local, prelude::*};

use crate::{
    api::{self, Fault, Query, Request},
    state::{SessionHandle, cache, use_generation, use_session},
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
    /// Why the last load failed.
    pub fault: Option<Fault>,
    /// Whether a load is under way.
    pub loading: bool,
    /// Loads the next page.
    pub more: Callback<()>,
    /// Loads anew.
    pub retry: Callback<()>,
}

impl<T> ListState<T> {
    /// A list as it is when loaded; for tests and for lists made of other answers.
    pub fn loaded(rows: Vec<T>) -> Self {
        Self {
            rows: Some(Rc::new(rows.into_iter().map(Rc::new).collect())),
            has_more: false,
            total: None,
            fault: None,
            loading: false,
            more: Callback::noop(),
            retry: Callback::noop(),
        }
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

#[derive(Debug, PartialEq)]
struct Rows<T> {
    items: Rc<Vec<Rc<T>>>,
    next: Option<String>,
    total: Option<i64>,
}

impl<T> Clone for Rows<T> {
    fn clone(&self) -> Self {
        Self {
            items: self.items.clone(),
            next: self.next.clone(),
            total: self.total,
        }
    }
}

impl<T> Rows<T> {
    fn of(page: Page<T>, before: &[Rc<T>]) -> Self {
        let items = before
            .iter()
            .cloned()
            .chain(page.items.into_iter().map(Rc::new))
            .collect();
        Self {
            items: Rc::new(items),
            next: page.next,
            total: page.total,
        }
    }
}

fn note_expiry(fault: &Fault, session: Option<&SessionHandle>) {
    if fault.is_unauthenticated()
        && let Some(session) = session
    {
        session.expire();
    }
}

/// Loads a list: old rows stay while new ones load, late answers are dropped, further pages are appended.
#[hook]
pub fn use_list<E, T>(params: &[String], query: Query) -> ListState<T>
where
    E: Endpoint<Request = (), Response = Page<T>> + 'static,
    T: PartialEq + serde::de::DeserializeOwned + 'static,
{
    let url = api::url_of::<E>(params, &query);
    let generation = use_generation(cache::feature_of(&url));
    let session = use_session();
    let attempt = use_state(|| 0_u32);
    let ticket = use_mut_ref(|| Rc::new(Cell::new(0_u64)));
    let held = use_state(|| None::<Rows<T>>);
    let fault = use_state(|| None::<Fault>);
    let loading = use_state(|| true);
    let request = Request::<()> {
        params: params.to_vec(),
        query,
        ..Request::default()
    };

    {
        let (held, fault, loading) = (held.clone(), fault.clone(), loading.clone());
        let ticket = ticket.borrow().clone();
        let (request, session) = (request.clone(), session.clone());
        use_effect_with((url.clone(), generation, *attempt), move |(url, _, _)| {
            let mine = ticket.get() + 1;
            ticket.set(mine);
            loading.set(true);
            fault.set(None);
            let (url, current) = (url.clone(), ticket.clone());
            spawn_local(async move {
                let answer = api::call::<E>(request).await;
                if current.get() != mine {
                    return;
                }
                match answer {
                    Ok(reply) => {
                        let rows = Rows::of(reply.data, &[]);
                        cache::put(&url, Rc::new(rows.clone()));
                        held.set(Some(rows));
                    }
                    Err(problem) => {
                        note_expiry(&problem, session.as_ref());
                        fault.set(Some(problem));
                    }
                }
                loading.set(false);
            });
            move || ticket.set(ticket.get() + 1)
        });
    }

    let rows = (*held)
        .clone()
        .or_else(|| cache::get::<Rows<T>>(&url).map(|rows| (*rows).clone()));
    let more = {
        let (held, fault, loading, rows) = (held.clone(), fault.clone(), loading.clone(), rows.clone());
        let ticket = ticket.borrow().clone();
        Callback::from(move |()| {
            let Some((cursor, rows)) = rows.clone().and_then(|r| Some((r.next.clone()?, r))) else {
                return;
            };
            let mine = ticket.get() + 1;
            ticket.set(mine);
            loading.set(true);
            let mut request = request.clone();
            request.query.set("cursor", Some(cursor));
            let (held, fault, loading, ticket) =
                (held.clone(), fault.clone(), loading.clone(), ticket.clone());
            let session = session.clone();
            spawn_local(async move {
                let answer = api::call::<E>(request).await;
                if ticket.get() != mine {
                    return;
                }
                match answer {
                    Ok(reply) => {
                        let total = rows.total;
                        held.set(Some(Rows {
                            total,
                            ..Rows::of(reply.data, &rows.items)
                        }));
                    }
                    Err(problem) => {
                        note_expiry(&problem, session.as_ref());
                        fault.set(Some(problem));
                    }
                }
                loading.set(false);
            });
        })
    };
    let retry = {
        let attempt = attempt.clone();
        Callback::from(move |()| attempt.set(*attempt + 1))
    };
    ListState {
        has_more: rows.as_ref().is_some_and(|r| r.next.is_some()),
        total: rows.as_ref().and_then(|r| r.total),
        rows: rows.map(|r| r.items),
        fault: (*fault).clone(),
        loading: *loading,
        more,
        retry,
    }
}
