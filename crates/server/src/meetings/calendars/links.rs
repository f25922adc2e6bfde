//! Secret addresses of calendars: made, listed and revoked by their owner alone.
//!
//! A calendar program knows no session, so the address carries a token. It stands for its account in the two calendars
//! and nowhere else, and only its hash is kept.

use actix_web::{HttpResponse, delete, get, post};
use veche_domain::{
    Id,
    access::{Action, Resource},
    journal::{Act, Entity},
    listing::{ListParams, Page},
    meetings::{CalendarLink, CalendarLinkFilter, NewCalendarLink},
    problem::{ErrorCode, Refusal},
};
use veche_store::{
    Slice, StoreError, Tx,
    meetings::{calendar_link, calendar_links_of, delete_calendar_link, insert_calendar_link},
};

use crate::{
    accounts::session::{new_token, token_hash},
    associations::visible,
    error::{ApiError, ApiResult},
    http::{Call, Context, Key, Listing, Problems, Valid, change},
};

/// Most addresses of one account.
const MOST_LINKS: i64 = 20;

/// Own calendar addresses, the latest first, without their tokens.
#[utoipa::path(tag = "meetings", params(ListParams, CalendarLinkFilter), responses((status = 200, body = Page<CalendarLink>), Problems))]
#[get("/api/v1/calendar-links")]
pub async fn list_calendar_links(
    call: Call,
    listing: Listing<CalendarLinkFilter>,
) -> ApiResult<HttpResponse> {
    // A calendar that fetches its address leaves its time without an entry of the journal.
    call.list_by_content(listing, |conn, context, listing| {
        let account = context.actor.account_id;
        Ok(listing.page(calendar_links_of(conn, account, &listing.slice)?))
    })
    .await
}

/// Makes a secret address of a calendar; its path is told this once.
#[utoipa::path(tag = "meetings", request_body = NewCalendarLink, responses((status = 201, body = CalendarLink), Problems))]
#[post("/api/v1/calendar-links")]
pub async fn create_calendar_link(call: Call, body: Valid<NewCalendarLink>) -> ApiResult<HttpResponse> {
    // No answer is kept for a repeated request: it would keep the token in clear.
    let (state, actor) = (call.state, call.actor);
    let inner = state.clone();
    let made = state
        .write(move |tx| create(tx, &Context::new(&inner, &actor), body.value.association_id))
        .await?;
    Ok(HttpResponse::Created()
        .insert_header(("Cache-Control", "private, no-store"))
        .json(made))
}

/// Revokes an own address: calendars that have it find nothing there from now on.
#[utoipa::path(tag = "meetings", params(("id" = Id, Path)), responses((status = 204), Problems))]
#[delete("/api/v1/calendar-links/{id}")]
pub async fn revoke_calendar_link(call: Call, key: Key) -> ApiResult<HttpResponse> {
    call.remove(move |tx, context| {
        let gone = calendar_link(tx.conn, context.actor.account_id, key.0)?;
        delete_calendar_link(tx.conn, key.0)?;
        record(tx, context, "revoke_calendar_link", (Some(&gone), None))
    })
    .await
}

fn create(tx: &mut Tx<'_>, context: &Context<'_>, association: Option<Id>) -> ApiResult<CalendarLink> {
    context.require(Action::ReadRegisters, Resource::City)?;
    if let Some(id) = association {
        visible(tx.conn, context, id, context.today).map_err(|error| match error {
            ApiError::Store(StoreError::NotFound) => unknown(),
            ApiError::Refused(refusal) if refusal.code == ErrorCode::NotFound => unknown(),
            other => other,
        })?;
    }
    let account = context.actor.account_id;
    let held = calendar_links_of(tx.conn, account, &Slice::first(MOST_LINKS))?
        .items
        .len();
    if i64::try_from(held).unwrap_or(i64::MAX) >= MOST_LINKS {
        let text = format!("Адресов календаря уже {MOST_LINKS}: отзовите те, которыми не пользуетесь.");
        return Err(Refusal::new(ErrorCode::WrongState, text).into());
    }
    let token = new_token()?;
    let id = insert_calendar_link(tx.conn, (account, association), &token_hash(&token), context.now)?;
    let made = calendar_link(tx.conn, account, id)?;
    record(tx, context, "create_calendar_link", (None, Some(&made)))?;
    let path = match association {
        Some(of) => format!("/api/v1/associations/{of}/calendar.ics?token={token}"),
        None => format!("/api/v1/calendar.ics?token={token}"),
    };
    Ok(CalendarLink {
        path: Some(path),
        ..made
    })
}

fn unknown() -> ApiError {
    let text = "Выберите объединение из реестра: календарь ведётся по его заседаниям.";
    Refusal::field("/association_id", "unknown", text).into()
}

/// An address is part of its account; the journal gets neither the token nor its hash.
fn record(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    operation: &'static str,
    (before, after): (Option<&CalendarLink>, Option<&CalendarLink>),
) -> ApiResult<()> {
    let object = (
        Entity::Account,
        context.actor.account_id,
        context.actor.name.as_str(),
    );
    context.record(tx, change(Act::Update, operation, object, before, after))?;
    Ok(())
}
