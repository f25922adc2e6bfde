//! Sessions: a random token in an HttpOnly cookie, its hash in the database.

use std::sync::Arc;

use actix_web::{
    HttpRequest,
    cookie::{Cookie, SameSite, time},
};
use chrono::{DateTime, Duration, NaiveDateTime, Utc};
use sha2::{Digest, Sha256};
use veche_domain::problem::ErrorCode;
use veche_store::{
    StoreError,
    accounts::{Found, find_session, touch_session},
};

use super::sessions::Known;
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

/// Who asks, as the database says just now.
#[derive(Debug, Clone)]
pub struct Asking {
    /// Who it is.
    pub found: Arc<Found>,
    /// Digest of the rights on the date.
    pub rights: Arc<str>,
    /// Number of the journal's last entry.
    pub seq: i64,
    /// When the session ends.
    pub expires_at: NaiveDateTime,
}

/// The session of a request.
///
/// # Errors
/// 401 without a session that is in force.
pub async fn current(state: &State, request: &HttpRequest) -> ApiResult<Asking> {
    let token = token(request, state.config.is_secure()).ok_or(ErrorCode::Unauthenticated)?;
    let (hash, now, today) = (token_hash(&token), state.clock.now(), state.clock.today());
    let pulse = state.sessions.pulse(hash.clone()).await?;
    let known = match state.sessions.get(&hash, pulse.seq, today) {
        Some(known) => known,
        None => {
            let key = hash.clone();
            let found = state.read(move |conn| in_force(find_session(conn, &key, now.naive_utc(), today)));
            let known = Known::new(pulse.seq, today, found.await?);
            state.sessions.keep(hash.clone(), known.clone());
            known
        }
    };
    if now.naive_utc() - pulse.seen_at > TOUCH {
        let ends = expiry(now).naive_utc();
        state
            .write(move |tx| Ok(touch_session(tx.conn, &hash, now.naive_utc(), ends)?))
            .await?;
    }
    Ok(Asking {
        found: known.found,
        rights: known.rights,
        seq: pulse.seq,
        expires_at: pulse.expires_at,
    })
}

fn in_force<T>(found: Result<T, StoreError>) -> ApiResult<T> {
    match found {
        Err(StoreError::NotFound) => Err(ErrorCode::Unauthenticated.into()),
        other => Ok(other?),
    }
}
