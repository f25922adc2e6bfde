//! The loading that objects and lists share, without their types: one code instead of one for each operation.

use std::{any::Any, cell::Cell, rc::Rc};

use yew::{platform::spawn_local, prelude::*};

use crate::{
    api::{self, Fault, Query, Raw, Reply},
    state::{SessionHandle, cache, use_generation, use_session},
};

/// What was loaded, its type forgotten.
#[derive(Debug, Clone)]
pub(super) struct Held {
    /// The object or the rows.
    pub(super) value: Rc<dyn Any>,
    /// Cursor of the next page.
    pub(super) next: Option<String>,
    /// Rows in all, if they were counted.
    pub(super) total: Option<i64>,
    /// Whether the rows only resemble what was searched for.
    pub(super) nearly: bool,
}

/// Reads an answer; further rows are put after those held.
pub(super) type Parse = fn(Reply<String>, Option<&Held>) -> Result<Held, Fault>;

/// The state of a load.
pub(super) struct Loading {
    pub(super) held: Option<Held>,
    pub(super) fault: Option<Fault>,
    pub(super) loading: bool,
    pub(super) more: Callback<()>,
    pub(super) retry: Callback<()>,
}

fn note_expiry(fault: &Fault, session: Option<&SessionHandle>) {
    if fault.is_unauthenticated()
        && let Some(session) = session
    {
        session.expire();
    }
}

fn path(url: &str) -> &str {
    url.split('?').next().unwrap_or(url)
}

/// Loads an address and keeps it fresh: anew when the address or the feature's generation changes. The former answer
/// stays on screen meanwhile unless it belongs to another path; late answers are dropped.
#[hook]
pub(super) fn use_load(url: String, parse: Parse) -> Loading {
    let generation = use_generation(cache::feature_of(&url));
    let session = use_session();
    let attempt = use_state(|| 0_u32);
    let ticket = use_mut_ref(|| Rc::new(Cell::new(0_u64)));
    let held = use_state(|| None::<(String, Held)>);
    let fault = use_state(|| None::<Fault>);
    let loading = use_state(|| true);

    {
        let (held, fault, loading) = (held.clone(), fault.clone(), loading.clone());
        let (ticket, session) = (ticket.borrow().clone(), session.clone());
        use_effect_with((url.clone(), generation, *attempt), move |(url, _, _)| {
            let mine = ticket.get() + 1;
            ticket.set(mine);
            loading.set(true);
            fault.set(None);
            let (url, current) = (url.clone(), ticket.clone());
            spawn_local(async move {
                let answer = api::exchange(Raw::get(url.clone())).await;
                if current.get() != mine {
                    return;
                }
                match answer.and_then(|reply| parse(reply, None)) {
                    Ok(value) => {
                        cache::put(&url, Rc::new(value.clone()));
                        held.set(Some((url, value)));
                    }
                    Err(problem) => {
                        note_expiry(&problem, session.as_ref());
                        fault.set(Some(problem));
                    }
                }
                loading.set(false);
            });
            // A component that is gone takes no answer.
            move || ticket.set(ticket.get() + 1)
        });
    }

    let now = held
        .as_ref()
        .filter(|(of, _)| path(of) == path(&url))
        .map(|(_, value)| value.clone())
        .or_else(|| cache::get::<Held>(&url).map(|value| (*value).clone()));
    let more = {
        let (held, fault, loading, now) = (held.clone(), fault.clone(), loading.clone(), now.clone());
        let ticket = ticket.borrow().clone();
        Callback::from(move |()| {
            let Some((cursor, before)) = now.clone().and_then(|h| Some((h.next.clone()?, h))) else {
                return;
            };
            let mine = ticket.get() + 1;
            ticket.set(mine);
            loading.set(true);
            let query = Query::parse(url.split_once('?').map_or("", |(_, query)| query));
            let further = query
                .with("cursor", Some(cursor))
                .append_to(path(&url).to_owned());
            let (url, session) = (url.clone(), session.clone());
            let (held, fault, loading, ticket) =
                (held.clone(), fault.clone(), loading.clone(), ticket.clone());
            spawn_local(async move {
                let answer = api::exchange(Raw::get(further)).await;
                if ticket.get() != mine {
                    return;
                }
                match answer.and_then(|reply| parse(reply, Some(&before))) {
                    Ok(value) => held.set(Some((url, value))),
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
    Loading {
        held: now,
        fault: (*fault).clone(),
        loading: *loading,
        more,
        retry,
    }
}
