//! Loading one object.

use std::rc::Rc;

use serde::de::DeserializeOwned;
use veche_domain::endpoint::Endpoint;
use yew::prelude::*;

use super::load::{Held, use_load};
use crate::api::{self, Fault, Query, Reply};

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

fn parse<T: DeserializeOwned + 'static>(reply: Reply<String>, _: Option<&Held>) -> Result<Held, Fault> {
    let value: Reply<T> = api::understand(reply)?;
    Ok(Held {
        value: Rc::new(value),
        next: None,
        total: None,
        nearly: false,
    })
}

/// Loads an object and keeps it fresh.
#[hook]
pub fn use_resource<E>(params: &[String], query: Query) -> Resource<E::Response>
where
    E: Endpoint<Request = ()> + 'static,
    E::Response: PartialEq + 'static,
{
    let state = use_load(api::url_of::<E>(params, &query), parse::<E::Response>);
    Resource {
        reply: state.held.and_then(|held| held.value.downcast().ok()),
        fault: state.fault,
        loading: state.loading,
        retry: state.retry,
    }
}
