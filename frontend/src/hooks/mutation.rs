//! Changing something on the server.

use std::{any::Any, rc::Rc};

use serde::de::DeserializeOwned;
use veche_domain::endpoint::Endpoint;
use yew::{platform::spawn_local, prelude::*};

use crate::{
    api::{self, Fault, Raw, Reply, Request},
    state::{cache, use_invalidate, use_session, use_toasts},
};

/// A change that can be made, and how the last try went.
pub struct Mutation<E: Endpoint> {
    /// Whether a try is under way.
    pub busy: bool,
    /// Why the last try failed.
    pub fault: Option<Fault>,
    /// Makes the change.
    pub run: Callback<Request<E::Request>>,
}

impl<E: Endpoint> Clone for Mutation<E> {
    fn clone(&self) -> Self {
        Self {
            busy: self.busy,
            fault: self.fault.clone(),
            run: self.run.clone(),
        }
    }
}

/// A key no other request has; repeated tries of one request share it.
fn fresh_key() -> String {
    let crypto = web_sys::window().and_then(|w| w.crypto().ok());
    crypto.map_or_else(|| js_sys::Math::random().to_string(), |c| c.random_uuid())
}

type Parse = fn(Reply<String>) -> Result<Rc<dyn Any>, Fault>;

struct Sending {
    busy: bool,
    fault: Option<Fault>,
    run: Callback<Raw>,
}

/// The change without its types.
#[hook]
fn use_send(parse: Parse, done: Option<AttrValue>, then: Callback<Rc<dyn Any>>) -> Sending {
    let busy = use_state(|| false);
    let fault = use_state(|| None::<Fault>);
    let last_key = use_mut_ref(|| (String::new(), String::new()));
    let session = use_session();
    let toasts = use_toasts();
    let invalidate = use_invalidate();

    let run = {
        let (busy, fault) = (busy.clone(), fault.clone());
        Callback::from(move |mut raw: Raw| {
            if *busy {
                return;
            }
            busy.set(true);
            fault.set(None);
            // The same content sent again after a broken connection is done once; another content is another request.
            let content = format!("{}\n{}", raw.url, raw.body.as_deref().unwrap_or_default());
            {
                let mut last = last_key.borrow_mut();
                if last.0 != content {
                    *last = (content, fresh_key());
                }
                raw.idempotency_key = Some(last.1.clone());
            }
            let (busy, fault, done, then) = (busy.clone(), fault.clone(), done.clone(), then.clone());
            let (session, toasts, invalidate) = (session.clone(), toasts.clone(), invalidate.clone());
            let last = last_key.clone();
            spawn_local(async move {
                let url = raw.url.clone();
                match api::exchange(raw).await.and_then(parse) {
                    Ok(reply) => {
                        // What was done once may be asked for again with the same content on purpose.
                        *last.borrow_mut() = (String::new(), String::new());
                        busy.set(false);
                        if let (Some(toasts), Some(text)) = (toasts, done) {
                            toasts.done(text);
                        }
                        invalidate.emit(cache::touched_by(cache::feature_of(&url)));
                        then.emit(reply);
                    }
                    Err(problem) => {
                        busy.set(false);
                        if problem.is_unauthenticated()
                            && let Some(session) = session
                        {
                            session.expire();
                        }
                        fault.set(Some(problem));
                    }
                }
            });
        })
    };
    Sending {
        busy: *busy,
        fault: (*fault).clone(),
        run,
    }
}

fn parse<T: DeserializeOwned + 'static>(reply: Reply<String>) -> Result<Rc<dyn Any>, Fault> {
    let reply: Reply<T> = api::understand(reply)?;
    Ok(Rc::new(reply))
}

/// Prepares a change: on success tells the toast, loads the touched features anew and calls `then`; a lost session
/// opens the sign-in dialog and leaves the form as it is.
#[hook]
pub fn use_mutation<E>(done: Option<AttrValue>, then: Callback<Rc<Reply<E::Response>>>) -> Mutation<E>
where
    E: Endpoint + 'static,
    E::Request: 'static,
    E::Response: 'static,
{
    let then = Callback::from(move |reply: Rc<dyn Any>| {
        if let Ok(reply) = reply.downcast() {
            then.emit(reply);
        }
    });
    let state = use_send(parse::<E::Response>, done, then);
    Mutation {
        busy: state.busy,
        fault: state.fault,
        run: state.run.reform(Raw::of::<E>),
    }
}
