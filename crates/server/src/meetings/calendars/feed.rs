//! What a calendar program gets at its address.

use actix_web::{HttpRequest, HttpResponse, get, http::header::IF_NONE_MATCH, web};
use chrono::Duration;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use utoipa::IntoParams;
use veche_domain::{
    Id,
    access::Actor,
    problem::{ErrorCode, Refusal},
};
use veche_store::{
    StoreError,
    accounts::actor,
    meetings::{find_calendar_link, touch_calendar_link},
};

use super::events::calendar;
use crate::{
    accounts::session::{self, token_hash},
    error::{ApiError, ApiResult},
    http::{Context, Key, Params, Problems},
    state::State,
};

/// How often the use of an address is written down.
const TOUCH: Duration = Duration::hours(1);

/// The token of an address; without one the session tells who asks.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct CalendarQuery {
    /// Token of a calendar address.
    #[serde(default)]
    token: Option<String>,
}

/// Meetings of an association as a calendar, from a year ago to two years ahead.
#[utoipa::path(tag = "meetings", params(("id" = Id, Path), CalendarQuery), responses((status = 200, body = String, content_type = "text/calendar"), Problems))]
#[get("/api/v1/associations/{id}/calendar.ics")]
pub async fn get_association_calendar(
    state: web::Data<State>,
    request: HttpRequest,
    key: Key,
    query: Params<CalendarQuery>,
) -> ApiResult<HttpResponse> {
    answer(&state, &request, Some(key.0), query.0.token).await
}

/// Meetings of every body the person belongs to as one calendar.
#[utoipa::path(tag = "meetings", params(CalendarQuery), responses((status = 200, body = String, content_type = "text/calendar"), Problems))]
#[get("/api/v1/calendar.ics")]
pub async fn get_own_calendar(
    state: web::Data<State>,
    request: HttpRequest,
    query: Params<CalendarQuery>,
) -> ApiResult<HttpResponse> {
    answer(&state, &request, None, query.0.token).await
}

async fn answer(
    state: &web::Data<State>,
    request: &HttpRequest,
    association: Option<Id>,
    token: Option<String>,
) -> ApiResult<HttpResponse> {
    let who = match token {
        Some(token) => by_token(state, association, &token).await?,
        None => session::current(state, request).await?.found.actor.clone(),
    };
    let inner = state.clone();
    let text = state
        .read(move |conn| calendar(conn, (&inner, &Context::new(&inner, &who)), association))
        .await?;
    // The text is equal as long as the meetings are: no number of the journal is needed, which every sign-in raises.
    let digest = hex::encode(Sha256::digest(text.as_bytes()));
    let tag = format!("\"{}\"", digest.get(..32).unwrap_or_default());
    let known = request.headers().get(IF_NONE_MATCH).and_then(|v| v.to_str().ok());
    let unchanged = known.is_some_and(|tags| tags.contains(&tag));
    let mut builder = if unchanged {
        HttpResponse::NotModified()
    } else {
        HttpResponse::Ok()
    };
    builder
        .insert_header(("Cache-Control", "private, no-cache"))
        .insert_header(("ETag", tag));
    if unchanged {
        return Ok(builder.finish());
    }
    Ok(builder
        .insert_header(("Content-Disposition", "inline; filename=\"veche.ics\""))
        .content_type("text/calendar; charset=utf-8")
        .body(text))
}

/// Whose address it is, with the rights of today. A revoked address, one of another calendar and one of a disabled
/// account are the same to whoever asks.
async fn by_token(state: &web::Data<State>, association: Option<Id>, token: &str) -> ApiResult<Actor> {
    let (hash, today, now) = (token_hash(token), state.clock.today(), state.clock.now());
    let (link, who) = state
        .read(move |conn| {
            let (link, account) = match find_calendar_link(conn, &hash) {
                Err(StoreError::NotFound) => return Err(gone()),
                found => found?,
            };
            if link.association_id != association {
                return Err(gone());
            }
            let who = actor(conn, &account, today)?;
            Ok((link, who))
        })
        .await?;
    if link.used_at.is_none_or(|used| now - used >= TOUCH) {
        state
            .write(move |tx| Ok(touch_calendar_link(tx.conn, link.id, now)?))
            .await?;
    }
    Ok(who)
}

fn gone() -> ApiError {
    let text = "Этот адрес календаря не действует: создайте новый в Вече и добавьте его в календарь.";
    Refusal::new(ErrorCode::NotFound, text).into()
}
