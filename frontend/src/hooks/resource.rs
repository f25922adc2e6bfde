//! Loading one object.

use std::{cell::Cell, rc::Rc};

use veche_domain::endpoint::Endpoint;
use yew::{platform::spawn_local, prelude::*};

use crate::{
    api::{self, Fault, Query, Reply, Request},
    state::{cache, use_generation, use_session},
};

/// What is loaded, what went wrong last, and whether more is under way.
#[derive(Debug, Clone, PartialEq)]
pub struct Resource<T> {
    /// The last answer; stays while a newer one is loaded.
    pub reply: Option<Rc<Reply<T>>>,
    /// Why the last load failed.
    pub fault: Option<Fault>,
    /// Whether a load is under way.
    pub loading: bool,
    /// Loads anew.
    pub retry: Callback<()>,
}

impl<T> Resource<T> {
    /// The object, if there is one.
    pub fn data(&self) -> Option<&T> {
        self.reply.as_deref().map(|reply| &reply.data)
    }

    /// Its version.
    pub fn etag(&self) -> Option<String> {
        self.reply.as_ref().and_then(|reply| reply.etag.clone())
    }
}

/// Loads an object and keeps it fresh: anew when the address or the feature's generation changes. The former
/// answer stays on screen meanwhile, unless it belongs to another object; late answers are dropped.
#[hook]
pub fn use_resource<E>(params: &[String], query: Query) -> Resource<E::Response>
where
    E: Endpoint<Request = ()> + 'static,
    E::Response: PartialEq + 'static,
{
    let url = api::url_of::<E>(params, &query);
    let generation = use_generation(cache::feature_of(&url));
    let session = use_session();
    let attempt = use_state(|| 0_u32);
    let ticket = use_mut_ref(|| Rc::new(Cell::new(0_u64)));
    let held = use_state(|| None::<(String, Rc<Reply<E::Response>>)>);
    let fault = use_state(|| None::<Fault>);
    let loading = use_state(|| true);

    {
        let (held, fault, loading) = (held.clone(), fault.clone(), loading.clone());
        let ticket = ticket.borrow().clone();
        let request = Request::<()> {
            params: params.to_vec(),
            query,
            ..Request::default()
        };
        let deps = (url.clone(), generation, *attempt);
        use_effect_with(deps, move |(url, _, _)| {
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
                        let reply = Rc::new(reply);
                        cache::put(&url, reply.clone());
                        held.set(Some((url, reply)));
                    }
                    Err(problem) => {
                        if problem.is_unauthenticated()
                            && let Some(session) = session
                        {
                            session.expire();
                        }
                        fault.set(Some(problem));
                    }
                }
                loading.set(false);
            });
            // A component that is gone takes no answer.
            move || ticket.set(ticket.get() + 1)
        });
    }

    let path = |address: &str| address.split('?').next().unwrap_or_default().to_owned();
    let reply = held
        .as_ref()
        .filter(|(of, _)| path(of) == path(&url))
        .map(|(_, reply)| reply.clone())
        .or_else(|| cache::get::<Reply<E::Response>>(&url));
    let retry = {
        let attempt = attempt.clone();
        Callback::from(move |()| attempt.set(*attempt + 1))
    };
    Resource {
        reply,
        fault: (*fault).clone(),
        loading: *loading,
        retry,
    }
}
