//! Asking something with a body that changes nothing: what would follow from what is on screen.

use std::{cell::Cell, rc::Rc};

use serde::de::DeserializeOwned;
use veche_domain::endpoint::Endpoint;
use yew::{platform::spawn_local, prelude::*};

use crate::{
    api::{self, Fault, Raw, Request},
    state::use_session,
};

/// Pause after the last change before the server is asked.
const PAUSE_MS: u32 = 250;

/// What the server answered, and whether it is still to answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer<T> {
    /// The last answer; stays while a newer one is awaited.
    pub data: Option<Rc<T>>,
    /// Why the last try failed.
    pub fault: Option<Fault>,
    /// Whether an answer is awaited.
    pub loading: bool,
}

impl<T> Answer<T> {
    /// An answer that is there; for tests.
    pub fn given(data: T) -> Self {
        Self {
            data: Some(Rc::new(data)),
            fault: None,
            loading: false,
        }
    }
}

/// Asks whenever the request or `version` changes, after a pause; late answers are dropped. `None` asks nothing.
#[hook]
pub fn use_answer<E>(request: Option<Request<E::Request>>, version: i64) -> Answer<E::Response>
where
    E: Endpoint + 'static,
    E::Response: DeserializeOwned + 'static,
{
    let data = use_state(|| None::<Rc<E::Response>>);
    let fault = use_state(|| None::<Fault>);
    let loading = use_state(|| false);
    let session = use_session();
    let ticket = use_mut_ref(|| Rc::new(Cell::new(0_u64)));
    {
        let (data, fault, loading) = (data.clone(), fault.clone(), loading.clone());
        let ticket = ticket.borrow().clone();
        use_effect_with((request.map(Raw::of::<E>), version), move |(raw, _)| {
            let mine = ticket.get() + 1;
            ticket.set(mine);
            if let Some(raw) = raw.clone() {
                loading.set(true);
                let current = ticket.clone();
                spawn_local(async move {
                    gloo_timers::future::TimeoutFuture::new(PAUSE_MS).await;
                    if current.get() != mine {
                        return;
                    }
                    let answer = api::exchange(raw).await.and_then(api::understand);
                    if current.get() != mine {
                        return;
                    }
                    match answer {
                        Ok(reply) => {
                            data.set(Some(Rc::new(reply.data)));
                            fault.set(None);
                        }
                        Err(problem) => {
                            if let Some(session) = session.filter(|_| problem.is_unauthenticated()) {
                                session.expire();
                            }
                            fault.set(Some(problem));
                        }
                    }
                    loading.set(false);
                });
            }
            move || ticket.set(ticket.get() + 1)
        });
    }
    Answer {
        data: (*data).clone(),
        fault: (*fault).clone(),
        loading: *loading,
    }
}
