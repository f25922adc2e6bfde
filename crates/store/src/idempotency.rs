//! Answers kept for requests that may be sent again.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use crate::{Conn, StoreResult, schema::idempotency_keys};

/// A request that must have one effect however often it is sent.
#[derive(Debug, Clone)]
pub struct RequestKey {
    /// Account.
    pub actor: String,
    /// Method and path.
    pub route: String,
    /// Key the client chose.
    pub key: String,
    /// Hash of the body and of the actor's rights at the time.
    pub body_hash: String,
}

/// An answer that was given.
#[derive(Debug, Clone, PartialEq, Eq, Queryable)]
pub struct KeptAnswer {
    /// Hash of the body it answered.
    pub body_hash: String,
    /// HTTP status.
    pub status: i32,
    /// Entity tag.
    pub etag: Option<String>,
    /// JSON body.
    pub body: String,
}

/// The answer kept for the key, not older than the time given.
///
/// # Errors
/// A database that cannot be read.
pub fn kept_answer(
    conn: &mut Conn,
    request: &RequestKey,
    since: NaiveDateTime,
) -> StoreResult<Option<KeptAnswer>> {
    use idempotency_keys as k;
    Ok(k::table
        .find((&request.actor, &request.route, &request.key))
        .filter(k::created_at.gt(since))
        .select((k::body_hash, k::status, k::etag, k::body))
        .first(conn)
        .optional()?)
}

/// Keeps an answer, and forgets those older than the time given.
///
/// # Errors
/// A database that refuses it.
pub fn keep_answer(
    conn: &mut Conn,
    request: &RequestKey,
    answer: &KeptAnswer,
    now: NaiveDateTime,
    since: NaiveDateTime,
) -> StoreResult<()> {
    use idempotency_keys as k;
    diesel::delete(k::table.filter(k::created_at.le(since))).execute(conn)?;
    diesel::insert_into(k::table)
        .values((
            k::actor_id.eq(&request.actor),
            k::route.eq(&request.route),
            k::idempotency_key.eq(&request.key),
            k::body_hash.eq(&request.body_hash),
            k::status.eq(answer.status),
            k::etag.eq(&answer.etag),
            k::body.eq(&answer.body),
            k::created_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}
