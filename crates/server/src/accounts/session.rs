//! Sessions: a random token in an HttpOnly cookie, its hash in the database.

use actix_web::{
    HttpRequest,
    cookie::{Cookie, SameSite, time},
};
use chrono::{DateTime, Duration, Utc};
use sha2::{Digest, Sha256};
use veche_domain::problem::ErrorCode;
use veche_store::{StoreError, accounts::Found, accounts::find_session, accounts::touch_session};

use crate::{
    error::{ApiError, ApiResult},
    state::State,
};

/// A session ends when it is not used for so long.
const IDLE: Duration = Duration::hours(12);
/// How often the use of a session is written down.
const TOUCH: Duration = Duration::minutes(10);

/// Name of the cookie: the browser itself ties `__Host-` to this host and to https.
pub fn cookie_name(secure: bool) -> &'static str {
    if secure { "__Host-veche" } else { "veche" }
}

/// A new token: 32 random bytes.
///
/// # Errors
/// A system without randomness.
pub fn new_token() -> ApiResult<String> {
    let mut bytes = [0u8; 32];
    getrandom::fill(&mut bytes).map_err(|e| ApiError::Internal(e.to_string()))?;
    Ok(hex::encode(bytes))
}

/// What of a token is kept.
pub fn token_hash(token: &str) -> String {
    hex::encode(Sha256::digest(token.as_bytes()))
}

/// When a session used now ends.
pub fn expiry(now: DateTime<Utc>) -> DateTime<Utc> {
    now + IDLE
}

/// The cookie that carries a token; without one, the cookie that takes it away.
pub fn cookie(token: Option<&str>, secure: bool) -> Cookie<'static> {
    let mut builder = Cookie::build(cookie_name(secure), token.unwrap_or_default().to_owned())
        .path("/")
        .http_only(true)
        .secure(secure)
        .same_site(SameSite::Strict);
    if token.is_none() {
        builder = builder.max_age(time::Duration::ZERO);
    }
    builder.finish()
}

/// The token of a request.
pub fn token(request: &HttpRequest, secure: bool) -> Option<String> {
    request
        .cookie(cookie_name(secure))
        .map(|c| c.value().to_owned())
        .filter(|t| t.len() == 64)
}

/// The session of a request.
///
/// # Errors
/// 401 without a session that is in force.
pub async fn current(state: &State, request: &HttpRequest) -> ApiResult<Found> {
    let token = token(request, state.config.is_secure()).ok_or(ErrorCode::Unauthenticated)?;
    let (hash, now, today) = (token_hash(&token), state.clock.now(), state.clock.today());
    let key = hash.clone();
    let found = state
        .read(
            move |conn| match find_session(conn, &key, now.naive_utc(), today) {
                Err(StoreError::NotFound) => Err(ErrorCode::Unauthenticated.into()),
                other => Ok(other?),
            },
        )
        .await?;
    if now.naive_utc() - found.seen_at > TOUCH {
        let ends = expiry(now).naive_utc();
        state
            .write(move |tx| Ok(touch_session(tx.conn, &hash, now.naive_utc(), ends)?))
            .await?;
    }
    Ok(found)
}
