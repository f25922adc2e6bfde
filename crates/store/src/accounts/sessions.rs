//! Sessions: whether they last, and who is behind them.

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;
use veche_domain::{Id, access::Actor};

use super::{AccountRecord, actor};
use crate::{
    Conn, StoreResult,
    schema::{accounts, journal_head, sessions},
};

/// Who is behind a session.
#[derive(Debug, Clone)]
pub struct Found {
    /// Who acts.
    pub actor: Actor,
    /// Login.
    pub login: String,
}

/// Keeps a new session by the hash of its token.
///
/// # Errors
/// A database that refuses it.
pub fn insert_session(
    conn: &mut Conn,
    token_hash: &str,
    account: &str,
    now: NaiveDateTime,
    expires_at: NaiveDateTime,
) -> StoreResult<()> {
    diesel::delete(sessions::table.filter(sessions::expires_at.le(now))).execute(conn)?;
    diesel::insert_into(sessions::table)
        .values((
            sessions::token_hash.eq(token_hash),
            sessions::account_id.eq(account),
            sessions::created_at.eq(now),
            sessions::seen_at.eq(now),
            sessions::expires_at.eq(expires_at),
        ))
        .execute(conn)?;
    Ok(())
}

/// Prolongs a session that is being used.
///
/// # Errors
/// A database that refuses it.
pub fn touch_session(
    conn: &mut Conn,
    token_hash: &str,
    now: NaiveDateTime,
    expires_at: NaiveDateTime,
) -> StoreResult<()> {
    diesel::update(sessions::table.find(token_hash))
        .set((sessions::seen_at.eq(now), sessions::expires_at.eq(expires_at)))
        .execute(conn)?;
    Ok(())
}

/// Ends a session.
///
/// # Errors
/// A database that refuses it.
pub fn delete_session(conn: &mut Conn, token_hash: &str) -> StoreResult<()> {
    diesel::delete(sessions::table.find(token_hash)).execute(conn)?;
    Ok(())
}

/// Ends every session of an account: its password, role or status changed.
///
/// # Errors
/// A database that refuses it.
pub fn delete_sessions_of(conn: &mut Conn, account: Id) -> StoreResult<()> {
    diesel::delete(sessions::table.filter(sessions::account_id.eq(account.to_string()))).execute(conn)?;
    Ok(())
}

/// What one statement tells about a request: whether its session lasts, and after which change it is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pulse {
    /// Number of the journal's last entry.
    pub seq: i64,
    /// When the session was last used.
    pub seen_at: NaiveDateTime,
    /// When it ends.
    pub expires_at: NaiveDateTime,
}

/// The journal's number and those of the sessions that are in force, by the hash of their tokens. One statement on
/// PostgreSQL, however many are asked about; one for each on SQLite, where a statement is no journey. It says nothing
/// of the accounts.
///
/// # Errors
/// A database that cannot be read.
pub fn pulses(conn: &mut Conn, hashes: &[String], now: NaiveDateTime) -> StoreResult<HashMap<String, Pulse>> {
    type Row = (String, i64, NaiveDateTime, NaiveDateTime);
    let columns = (
        sessions::token_hash,
        journal_head::seq,
        sessions::seen_at,
        sessions::expires_at,
    );
    let rows: Vec<Row> = match conn {
        Conn::Postgres(conn) => {
            let lasting = sessions::token_hash
                .eq_any(hashes)
                .and(sessions::expires_at.gt(now));
            journal_head::table
                .inner_join(sessions::table.on(lasting))
                .select(columns)
                .load(conn)?
        }
        Conn::Sqlite(conn) => {
            let mut rows = Vec::with_capacity(hashes.len());
            for hash in hashes {
                let lasting = sessions::token_hash.eq(hash).and(sessions::expires_at.gt(now));
                let found = journal_head::table
                    .inner_join(sessions::table.on(lasting))
                    .select(columns)
                    .first(conn);
                rows.extend(found.optional()?);
            }
            rows
        }
    };
    let pulse = |(hash, seq, seen_at, expires_at)| {
        let pulse = Pulse {
            seq,
            seen_at,
            expires_at,
        };
        (hash, pulse)
    };
    Ok(rows.into_iter().map(pulse).collect())
}

/// The session with the token's hash, and what its account may do on the business date.
///
/// # Errors
/// [`StoreError::NotFound`] when there is none, it has ended, or the account is disabled.
pub fn find_session(
    conn: &mut Conn,
    token_hash: &str,
    now: NaiveDateTime,
    today: NaiveDate,
) -> StoreResult<Found> {
    let account: AccountRecord = sessions::table
        .inner_join(accounts::table)
        .filter(sessions::token_hash.eq(token_hash))
        .filter(sessions::expires_at.gt(now))
        .filter(accounts::enabled.eq(true))
        .select(AccountRecord::as_select())
        .first(conn)?;
    Ok(Found {
        actor: actor(conn, &account, today)?,
        login: account.login,
    })
}
