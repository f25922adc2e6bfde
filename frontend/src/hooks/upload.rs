//! Sending a file that the reader chose.

use std::rc::Rc;

use veche_domain::endpoint::Endpoint;
use web_sys::HtmlInputElement;
use yew::{platform::spawn_local, prelude::*};

use crate::{
    api::{self, Fault, Reply},
    state::{cache, use_invalidate, use_session},
};

/// Largest file the server takes, in bytes.
const MOST_BYTES: f64 = 25.0 * 1024.0 * 1024.0;

/// A file to send: where it was chosen and what goes with it.
#[derive(Clone, Default)]
pub struct Upload {
    /// The input of type `file`.
    pub chosen: NodeRef,
    /// Parameters of the path.
    pub params: Vec<String>,
    /// Version the change is made to.
    pub if_match: Option<String>,
    /// Other fields of the form.
    pub fields: Vec<(&'static str, String)>,
}

/// How the last sending went.
pub struct Uploading {
    /// Whether a file is on its way.
    pub busy: bool,
    /// Why the server refused it.
    pub fault: Option<Fault>,
    /// Key of the sentence why it was not sent at all.
    pub problem: Option<&'static str>,
    /// Sends.
    pub run: Callback<Upload>,
}

/// Prepares the sending of a file: nothing chosen and a file that is too large are told without asking the server; a
/// lost session opens the sign-in dialog and the file stays chosen.
#[hook]
pub fn use_upload<E>(then: Callback<Rc<Reply<E::Response>>>) -> Uploading
where
    E: Endpoint + 'static,
    E::Response: 'static,
{
    let session = use_session();
    let invalidate = use_invalidate();
    let busy = use_state(|| false);
    let fault = use_state(|| None::<Fault>);
    let problem = use_state(|| None::<&'static str>);
    let run = {
        let (busy, fault, problem) = (busy.clone(), fault.clone(), problem.clone());
        Callback::from(move |upload: Upload| {
            if *busy {
                return;
            }
            let input = upload.chosen.cast::<HtmlInputElement>();
            let Some(file) = input.as_ref().and_then(|i| i.files()).and_then(|f| f.get(0)) else {
                problem.set(Some("file-not-chosen"));
                return;
            };
            if file.size() > MOST_BYTES {
                problem.set(Some("file-too-large"));
                return;
            }
            problem.set(None);
            fault.set(None);
            busy.set(true);
            let (busy, fault, then) = (busy.clone(), fault.clone(), then.clone());
            let (session, invalidate) = (session.clone(), invalidate.clone());
            spawn_local(async move {
                let etag = upload.if_match.as_deref();
                let answer = api::upload::<E>(&upload.params, etag, &file, &upload.fields).await;
                busy.set(false);
                match answer {
                    Ok(reply) => {
                        if let Some(input) = input {
                            input.set_value("");
                        }
                        let url = api::url_of::<E>(&upload.params, &api::Query::default());
                        invalidate.emit(cache::touched_by(cache::feature_of(&url)));
                        then.emit(Rc::new(reply));
                    }
                    Err(refused) => {
                        if refused.is_unauthenticated()
                            && let Some(session) = session
                        {
                            session.expire();
                        }
                        fault.set(Some(refused));
                    }
                }
            });
        })
    };
    Uploading {
        busy: *busy,
        fault: (*fault).clone(),
        problem: *problem,
        run,
    }
}
