//! Secret addresses of calendars, and the meetings that a calendar shows.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use diesel::prelude::*;
use veche_domain::{
    Id,
    meetings::{BodyKind, CalendarLink, MeetingFilter},
};

use super::{MOST, MeetingRecord, list::filtered};
use crate::{
    Backend, Conn, Cursor, Rows, Slice, StoreResult,
    accounts::AccountRecord,
    columns::{id, new_id, opt_id},
    listing::{keyset, term_holds},
    schema::{accounts, association_curatings, bodies, calendar_links, journal, journal_touches},
};

/// Identifiers named in one statement.
const STEP: usize = 400;

/// Keeps an address by the hash of its token.
///
/// # Errors
/// A database that refuses it.
pub fn insert_calendar_link(
    conn: &mut Conn,
    (account, association): (Id, Option<Id>),
    token_hash: &str,
    now: DateTime<Utc>,
) -> StoreResult<Id> {
    use calendar_links as l;
    let new = new_id();
    diesel::insert_into(l::table)
        .values((
            l::id.eq(new.to_string()),
            l::account_id.eq(account.to_string()),
            l::association_id.eq(association.map(|a| a.to_string())),
            l::token_hash.eq(token_hash),
            l::created_at.eq(now.naive_utc()),
        ))
        .execute(conn)?;
    Ok(new)
}

type LinkRow = (String, Option<String>, NaiveDateTime, Option<NaiveDateTime>);

fn link((key, association, created_at, used_at): LinkRow) -> StoreResult<CalendarLink> {
    Ok(CalendarLink {
        id: id(&key)?,
        association_id: opt_id(association.as_deref())?,
        path: None,
        created_at: created_at.and_utc(),
        used_at: used_at.map(|at| at.and_utc()),
    })
}

/// A page of the addresses of an account; their identifiers stand in the order of their making.
///
/// # Errors
/// A database that cannot be read.
pub fn calendar_links_of(conn: &mut Conn, account: Id, slice: &Slice) -> StoreResult<Rows<CalendarLink>> {
    use calendar_links as l;
    let filtered = || {
        l::table
            .filter(l::account_id.eq(account.to_string()))
            .into_boxed::<Backend>()
    };
    let rows: Vec<LinkRow> = keyset!(filtered(), slice, l::id, l::id)
        .select((l::id, l::association_id, l::created_at, l::used_at))
        .load(conn)?;
    let total = if slice.count {
        Some(filtered().count().get_result(conn)?)
    } else {
        None
    };
    let key = |row: &LinkRow| Cursor {
        key: row.0.clone(),
        id: row.0.clone(),
    };
    slice.page(rows, total, key, link)
}

/// One address of an account.
///
/// # Errors
/// [`crate::StoreError::NotFound`], also for an address of somebody else.
pub fn calendar_link(conn: &mut Conn, account: Id, wanted: Id) -> StoreResult<CalendarLink> {
    use calendar_links as l;
    let found: LinkRow = l::table
        .find(wanted.to_string())
        .filter(l::account_id.eq(account.to_string()))
        .select((l::id, l::association_id, l::created_at, l::used_at))
        .first(conn)?;
    link(found)
}

/// Takes an address away.
///
/// # Errors
/// A database that refuses it.
pub fn delete_calendar_link(conn: &mut Conn, wanted: Id) -> StoreResult<()> {
    diesel::delete(calendar_links::table.find(wanted.to_string())).execute(conn)?;
    Ok(())
}

/// The address with the token's hash, and the account it belongs to.
///
/// # Errors
/// [`crate::StoreError::NotFound`] when there is none or the account is disabled.
pub fn find_calendar_link(conn: &mut Conn, token_hash: &str) -> StoreResult<(CalendarLink, AccountRecord)> {
    use calendar_links as l;
    let (found, account): (LinkRow, AccountRecord) = l::table
        .inner_join(accounts::table)
        .filter(l::token_hash.eq(token_hash))
        .filter(accounts::enabled.eq(true))
        .select((
            (l::id, l::association_id, l::created_at, l::used_at),
            AccountRecord::as_select(),
        ))
        .first(conn)?;
    Ok((link(found)?, account))
}

/// Writes down that a calendar asked for an address.
///
/// # Errors
/// A database that refuses it.
pub fn touch_calendar_link(conn: &mut Conn, wanted: Id, now: DateTime<Utc>) -> StoreResult<()> {
    use calendar_links as l;
    diesel::update(l::table.find(wanted.to_string()))
        .set(l::used_at.eq(now.naive_utc()))
        .execute(conn)?;
    Ok(())
}

/// The last meetings that a filter lets through, so many at most, the earliest first; `me` is who looks.
///
/// # Errors
/// A database that cannot be read.
pub fn last_meetings(
    conn: &mut Conn,
    filter: &MeetingFilter,
    me: (Option<Id>, NaiveDate),
    most: i64,
) -> StoreResult<Vec<MeetingRecord>> {
    use crate::schema::meetings as m;
    let mut found: Vec<MeetingRecord> = filtered(filter, me, &[])
        .order((m::sort_key.desc(), m::id.desc()))
        .limit(most)
        .select(MeetingRecord::as_select())
        .load(conn)?;
    found.reverse();
    Ok(found)
}

/// When each object was last changed, by the journal.
///
/// # Errors
/// A database that cannot be read.
pub fn last_changes(conn: &mut Conn, objects: &[String]) -> StoreResult<HashMap<String, DateTime<Utc>>> {
    use journal_touches as t;
    let mut all = HashMap::new();
    for part in objects.chunks(STEP) {
        let found: Vec<(String, Option<NaiveDateTime>)> = t::table
            .inner_join(journal::table)
            .filter(t::entity_id.eq_any(part))
            .group_by(t::entity_id)
            .limit(MOST)
            .select((t::entity_id, diesel::dsl::max(journal::at)))
            .load(conn)?;
        let dated = found
            .into_iter()
            .filter_map(|(key, at)| Some((key, at?.and_utc())));
        all.extend(dated);
    }
    Ok(all)
}

/// Institutions that curate the associations on a date, in one statement.
///
/// # Errors
/// A database that cannot be read.
pub fn institutions_on(
    conn: &mut Conn,
    associations: &[String],
    on: NaiveDate,
) -> StoreResult<HashMap<String, Id>> {
    use association_curatings as c;
    let found: Vec<(String, String)> = c::table
        .filter(c::association_id.eq_any(associations))
        .filter(term_holds!(c::valid_from, c::valid_until, on))
        .limit(MOST)
        .select((c::association_id, c::organization_id))
        .load(conn)?;
    found
        .into_iter()
        .map(|(association, organization)| Ok((association, id(&organization)?)))
        .collect()
}

/// The body of the city council.
///
/// # Errors
/// [`crate::StoreError::NotFound`], or a database that cannot be read.
pub fn council(conn: &mut Conn) -> StoreResult<Id> {
    let found: String = bodies::table
        .filter(bodies::kind.eq(BodyKind::Council.code()))
        .order(bodies::id)
        .select(bodies::id)
        .first(conn)?;
    id(&found)
}
