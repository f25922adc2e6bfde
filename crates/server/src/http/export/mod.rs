//! A list as a file, whole: its pages are read one after another, and what was read is written before the next page is.
//! However long the list is, the server's memory does not grow with it, and no connection is held while a slow client
//! takes what it was sent.

mod columns;
mod names;
mod pages;
mod texts;

use actix_web::{HttpResponse, web};
use futures_util::{StreamExt, stream};
use serde::Serialize;
use veche_domain::{Id, access::Actor, journal::Act, listing::Page, tables::Tabular, terms::ru};
use veche_store::Conn;

use self::{pages::Pages, texts::Texts};
use super::{Context, Listing, attachment, change, listing::FileKind};
use crate::{error::ApiResult, state::State};

/// Hands the whole list out as a file and writes that down in the journal before the first byte goes out. The list is
/// read outside the transaction of the entry: a long one keeps nobody from writing.
///
/// # Errors
/// What the service refuses. What fails later breaks the answer off.
pub(super) async fn hand_out<F, T, S>(
    state: web::Data<State>,
    actor: Actor,
    (kind, listing): (FileKind, Listing<F>),
    service: S,
) -> ApiResult<HttpResponse>
where
    F: Send + 'static,
    T: Serialize + Tabular + Send,
    S: Fn(&mut Conn, &Context<'_>, &Listing<F>) -> ApiResult<Page<T>> + Send + 'static,
{
    let today = state.clock.today();
    let pages = Pages::new(state.clone(), actor.clone(), listing, service);
    let (pages, texts, extension) = match kind {
        FileKind::Xlsx => (pages.named(), Texts::xlsx(today), "xlsx"),
        FileKind::Csv(encoding) => (pages.named(), Texts::csv(encoding), "csv"),
        FileKind::Ndjson => (pages, Texts::ndjson(), "ndjson"),
    };
    let (first, rest) = texts.first(pages).await?;
    let name = format!("{} на {}.{extension}", T::TITLE, ru(today));
    record::<T>(&state, actor, &name, rest.as_ref().err().copied()).await?;
    let file = match kind {
        FileKind::Csv(encoding) => attachment(&name, Vec::new()).encoded(encoding),
        _ => attachment(&name, Vec::new()),
    };
    let rest = rest.ok().map(texts::rest);
    let first = stream::once(async move { Ok(first) });
    Ok(match rest {
        Some(rest) => file.streamed(first.chain(rest)),
        None => file.streamed(first),
    })
}

/// Writes down who took which list, and gives the entry's number; how many rows the list had is known when all were
/// read before the answer began.
async fn record<T: Tabular>(
    state: &web::Data<State>,
    actor: Actor,
    name: &str,
    rows: Option<usize>,
) -> ApiResult<i64> {
    let (inner, title) = (state.clone(), name.to_owned());
    state
        .write(move |tx| {
            let object = (T::ENTITY, Id::nil(), title.as_str());
            let entry = change(Act::Export, "export_list", object, None, rows.as_ref());
            Context::new(&inner, &actor).record(tx, entry)
        })
        .await
}
