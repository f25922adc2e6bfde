//! The pages of a list, one after another.

use std::time::{Duration, Instant};

use actix_web::web;
use veche_domain::{access::Actor, listing::Page, tables::Names};
use veche_store::Conn;

use super::{
    super::{Context, Listing},
    names::names,
};
use crate::{
    error::{ApiError, ApiResult},
    state::State,
};

/// How long a list may be read: who takes it more slowly could take it long after losing the right to.
const LONGEST: Duration = Duration::from_secs(15 * 60);

/// A list that is being read.
pub(super) struct Pages<F, S> {
    begun: Instant,
    state: web::Data<State>,
    actor: Actor,
    listing: Listing<F>,
    service: S,
    named: Named,
}

/// Whether what is made of rows needs to know what codes are called.
enum Named {
    Needless,
    Wanted,
    Known(Names),
}

/// A list with its next page, made into whatever a file is made of.
pub(super) struct Turned<F, S, W> {
    /// The list, if more of it follows.
    pub(super) pages: Option<Pages<F, S>>,
    /// What was made.
    pub(super) made: W,
}

impl<F, S> Pages<F, S>
where
    F: Send + 'static,
    S: Send + 'static,
{
    /// A list from its beginning.
    pub(super) fn new(state: web::Data<State>, actor: Actor, listing: Listing<F>, service: S) -> Self {
        Self {
            begun: Instant::now(),
            state,
            actor,
            listing,
            service,
            named: Named::Needless,
        }
    }

    /// The same, with what codes in it are called.
    pub(super) fn named(mut self) -> Self {
        self.named = Named::Wanted;
        self
    }

    /// Reads the next page on a connection of its own and makes of it what `make` makes: it is given the rows, what
    /// codes in them are called where that is wanted, and whether they are the last.
    ///
    /// # Errors
    /// What the service refuses, and what `make` does; a list that is read for too long.
    pub(super) async fn turn<T, W, M>(mut self, make: M) -> ApiResult<Turned<F, S, W>>
    where
        T: 'static,
        W: Send + 'static,
        S: Fn(&mut Conn, &Context<'_>, &Listing<F>) -> ApiResult<Page<T>>,
        M: FnOnce(Vec<T>, Option<&Names>, bool) -> ApiResult<W> + Send + 'static,
    {
        if self.begun.elapsed() > LONGEST {
            return Err(ApiError::Internal("the list was taken too slowly".to_owned()));
        }
        let state = self.state.clone();
        state
            .read(move |conn| {
                let context = Context::new(&self.state, &self.actor);
                // The service comes first: it says whether the list may be read at all.
                let page = (self.service)(conn, &context, &self.listing)?;
                if matches!(self.named, Named::Wanted) {
                    let on = self.listing.on.unwrap_or(context.today);
                    self.named = Named::Known(names(conn, &self.state, &context, on)?);
                }
                let names = match &self.named {
                    Named::Known(names) => Some(names),
                    Named::Needless | Named::Wanted => None,
                };
                let made = make(page.items, names, page.next.is_none())?;
                let pages = match page.next {
                    Some(next) => {
                        self.listing.turn(&next)?;
                        Some(self)
                    }
                    None => None,
                };
                Ok(Turned { pages, made })
            })
            .await
    }
}
