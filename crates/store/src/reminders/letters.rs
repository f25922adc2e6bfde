//! Letters on their way.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;
use veche_domain::Id;

use crate::{
    Conn, StoreResult,
    columns::{id, new_id},
    schema::letters,
};

/// A letter that a server has taken to send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenLetter {
    /// Identifier: the same in every try, so that the reader's program knows a letter that comes twice.
    pub id: Id,
    /// To whom.
    pub account_id: Id,
    /// Address.
    pub address: String,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// Tries with this one.
    pub tries: i32,
}

/// What became of a try.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Posted {
    /// Taken by the mail server, with subject and text as they were.
    Sent(String, String),
    /// To be tried again then.
    Later(DateTime<Utc>, String),
    /// Not tried any more.
    GivenUp(String),
}

/// Keeps a new letter; it may go at once.
///
/// # Errors
/// A database that refuses it.
pub fn insert_letter(conn: &mut Conn, account: Id, address: &str, now: DateTime<Utc>) -> StoreResult<Id> {
    use letters as l;
    let new = new_id();
    diesel::insert_into(l::table)
        .values((
            l::id.eq(new.to_string()),
            l::account_id.eq(account.to_string()),
            l::address.eq(address),
            l::made_at.eq(now.naive_utc()),
            l::next_try_at.eq(now.naive_utc()),
            l::tries.eq(0),
        ))
        .execute(conn)?;
    Ok(new)
}

type LetterRow = (String, String, String, NaiveDateTime, i32);

/// Takes letters whose time has come, so many at most; until the lease ends no other server takes them.
///
/// # Errors
/// A database that refuses it.
pub fn take_letters(
    conn: &mut Conn,
    now: DateTime<Utc>,
    lease_until: DateTime<Utc>,
    most: i64,
) -> StoreResult<Vec<TakenLetter>> {
    use letters as l;
    let found: Vec<LetterRow> = l::table
        .filter(l::sent_at.is_null())
        .filter(l::given_up_at.is_null())
        .filter(l::next_try_at.le(now.naive_utc()))
        .order((l::next_try_at, l::id))
        .limit(most)
        .select((l::id, l::account_id, l::address, l::made_at, l::tries))
        .load(conn)?;
    let keys: Vec<&String> = found.iter().map(|row| &row.0).collect();
    diesel::update(l::table.filter(l::id.eq_any(&keys)))
        .set((
            l::next_try_at.eq(lease_until.naive_utc()),
            l::tries.eq(l::tries + 1),
        ))
        .execute(conn)?;
    let taken = |(key, account, address, made_at, tries): LetterRow| {
        Ok(TakenLetter {
            id: id(&key)?,
            account_id: id(&account)?,
            address,
            made_at: made_at.and_utc(),
            tries: tries + 1,
        })
    };
    found.into_iter().map(taken).collect()
}

/// Writes down what became of a try.
///
/// # Errors
/// A database that refuses it.
pub fn post_letter(conn: &mut Conn, letter: Id, posted: &Posted, now: DateTime<Utc>) -> StoreResult<()> {
    use letters as l;
    let of = l::table.find(letter.to_string());
    let now = now.naive_utc();
    match posted {
        Posted::Sent(subject, body) => diesel::update(of)
            .set((
                l::sent_at.eq(now),
                l::subject.eq(subject),
                l::body.eq(body),
                l::fault.eq(None::<String>),
            ))
            .execute(conn)?,
        Posted::Later(at, fault) => diesel::update(of)
            .set((l::next_try_at.eq(at.naive_utc()), l::fault.eq(fault)))
            .execute(conn)?,
        Posted::GivenUp(fault) => diesel::update(of)
            .set((l::given_up_at.eq(now), l::fault.eq(fault)))
            .execute(conn)?,
    };
    Ok(())
}
