//! Notices of accounts.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use diesel::prelude::*;
use veche_domain::{
    Id,
    reminders::{KnownNotice, NewNotice, Notice, NoticeFilter, NoticeKind, NoticesRead},
};

use super::{MOST, STEP};
use crate::{
    Backend, Conn, Cursor, Rows, Slice, StoreResult,
    columns::{code, id, new_id, opt_id},
    each_backend,
    listing::keyset,
    schema::notices,
};

/// A row of the table.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = notices)]
struct NoticeRecord {
    id: String,
    account_id: String,
    kind: String,
    matter: String,
    subject_id: Option<String>,
    association_id: Option<String>,
    title: String,
    text: String,
    path: String,
    clause: Option<String>,
    due_on: Option<NaiveDate>,
    made_at: NaiveDateTime,
    made_on: NaiveDate,
    read_at: Option<NaiveDateTime>,
    withdrawn_at: Option<NaiveDateTime>,
    letter_id: Option<String>,
}

fn notice(row: NoticeRecord) -> StoreResult<Notice> {
    Ok(Notice {
        id: id(&row.id)?,
        kind: code(&row.kind)?,
        title: row.title,
        text: row.text,
        path: row.path,
        clause: row.clause,
        due_on: row.due_on,
        association_id: opt_id(row.association_id.as_deref())?,
        made_at: row.made_at.and_utc(),
        made_on: row.made_on,
        read_at: row.read_at.map(|at| at.and_utc()),
    })
}

/// A page of the notices of an account that are still true; their identifiers stand in the order of their making.
///
/// # Errors
/// A database that cannot be read.
pub fn list_notices(
    conn: &mut Conn,
    account: Id,
    filter: &NoticeFilter,
    slice: &Slice,
) -> StoreResult<Rows<Notice>> {
    use notices as n;
    let filtered = || {
        let mut query = n::table
            .filter(n::account_id.eq(account.to_string()))
            .filter(n::withdrawn_at.is_null())
            .into_boxed::<Backend>();
        query = match filter.unread {
            Some(true) => query.filter(n::read_at.is_null()),
            Some(false) => query.filter(n::read_at.is_not_null()),
            None => query,
        };
        if let Some(kind) = filter.kind {
            query = query.filter(n::kind.eq(kind.code()));
        }
        query
    };
    let rows: Vec<NoticeRecord> = keyset!(filtered(), slice, n::id, n::id)
        .select(NoticeRecord::as_select())
        .load(conn)?;
    let total = if slice.count {
        Some(filtered().count().get_result(conn)?)
    } else {
        None
    };
    let key = |row: &NoticeRecord| Cursor {
        key: row.id.clone(),
        id: row.id.clone(),
    };
    slice.page(rows, total, key, notice)
}

/// Marks an own notice as read, if it is not yet.
///
/// # Errors
/// [`crate::StoreError::NotFound`], also for one of somebody else and for one that is no longer true.
pub fn read_notice(conn: &mut Conn, account: Id, wanted: Id, now: DateTime<Utc>) -> StoreResult<Notice> {
    use notices as n;
    let mine = || {
        n::table
            .filter(n::id.eq(wanted.to_string()))
            .filter(n::account_id.eq(account.to_string()))
            .filter(n::withdrawn_at.is_null())
    };
    diesel::update(mine().filter(n::read_at.is_null()))
        .set(n::read_at.eq(now.naive_utc()))
        .execute(conn)?;
    // As it was kept: PostgreSQL keeps microseconds.
    let found: NoticeRecord = mine().select(NoticeRecord::as_select()).first(conn)?;
    notice(found)
}

/// Marks every notice of an account as read.
///
/// # Errors
/// A database that refuses it.
pub fn read_all_notices(conn: &mut Conn, account: Id, now: DateTime<Utc>) -> StoreResult<NoticesRead> {
    use notices as n;
    let mine = n::table
        .filter(n::account_id.eq(account.to_string()))
        .filter(n::withdrawn_at.is_null())
        .filter(n::read_at.is_null());
    let read = diesel::update(mine)
        .set(n::read_at.eq(now.naive_utc()))
        .execute(conn)?;
    Ok(NoticesRead {
        read: i64::try_from(read).unwrap_or(i64::MAX),
    })
}

type KnownRow = (
    String,
    String,
    String,
    String,
    Option<String>,
    NaiveDate,
    Option<NaiveDateTime>,
);

/// Every notice made since a day, withdrawn ones too.
///
/// # Errors
/// A database that cannot be read.
pub fn known_notices(conn: &mut Conn, since: NaiveDate) -> StoreResult<Vec<KnownNotice>> {
    use notices as n;
    let found: Vec<KnownRow> = n::table
        .filter(n::made_on.ge(since))
        .order(n::id)
        .limit(MOST)
        .select((
            n::id,
            n::account_id,
            n::kind,
            n::matter,
            n::subject_id,
            n::made_on,
            n::withdrawn_at,
        ))
        .load(conn)?;
    let known = |(key, account, kind, matter, subject, made_on, withdrawn): KnownRow| {
        Ok(KnownNotice {
            id: id(&key)?,
            account_id: id(&account)?,
            kind: code(&kind)?,
            matter,
            subject_id: opt_id(subject.as_deref())?,
            made_on,
            withdrawn: withdrawn.is_some(),
        })
    };
    found.into_iter().map(known).collect()
}

/// Keeps new notices; one whose matter the account was told meanwhile is left out. Gives how many were kept.
///
/// # Errors
/// A database that refuses it.
pub fn insert_notices(
    conn: &mut Conn,
    fresh: &[NewNotice],
    (now, today): (DateTime<Utc>, NaiveDate),
) -> StoreResult<usize> {
    let rows: Vec<NoticeRecord> = fresh
        .iter()
        .map(|of| NoticeRecord {
            id: new_id().to_string(),
            account_id: of.account_id.to_string(),
            kind: of.kind.to_string(),
            matter: of.matter.clone(),
            subject_id: of.subject_id.map(|id| id.to_string()),
            association_id: of.association_id.map(|id| id.to_string()),
            title: of.title.clone(),
            text: of.text.clone(),
            path: of.path.clone(),
            clause: of.clause.clone(),
            due_on: of.due_on,
            made_at: now.naive_utc(),
            made_on: today,
            read_at: None,
            withdrawn_at: None,
            letter_id: None,
        })
        .collect();
    let mut kept = 0;
    each_backend!(conn, c => {
        for row in &rows {
            kept += diesel::insert_into(notices::table)
                .values(row)
                .on_conflict((notices::account_id, notices::matter))
                .do_nothing()
                .execute(c)?;
        }
    });
    Ok(kept)
}

/// Brings withdrawn notices back, unread; one that was mailed is not mailed once more.
///
/// # Errors
/// A database that refuses it.
pub fn revive_notices(conn: &mut Conn, ids: &[Id]) -> StoreResult<()> {
    use notices as n;
    for part in texts(ids).chunks(STEP) {
        diesel::update(n::table.filter(n::id.eq_any(part)))
            .set((
                n::withdrawn_at.eq(None::<NaiveDateTime>),
                n::read_at.eq(None::<NaiveDateTime>),
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// Withdraws notices: they are shown to nobody and mailed to nobody.
///
/// # Errors
/// A database that refuses it.
pub fn withdraw_notices(conn: &mut Conn, ids: &[Id], now: DateTime<Utc>) -> StoreResult<()> {
    use notices as n;
    for part in texts(ids).chunks(STEP) {
        diesel::update(n::table.filter(n::id.eq_any(part)))
            .set(n::withdrawn_at.eq(now.naive_utc()))
            .execute(conn)?;
    }
    Ok(())
}

fn texts(ids: &[Id]) -> Vec<String> {
    ids.iter().map(Id::to_string).collect()
}

/// Notices that no letter has taken yet, unread and still true, by account; `since` keeps old ones out when letters
/// begin to go.
///
/// # Errors
/// A database that cannot be read.
pub fn unmailed_notices(conn: &mut Conn, since: NaiveDate) -> StoreResult<Vec<(Id, Notice)>> {
    use notices as n;
    let found: Vec<NoticeRecord> = n::table
        .filter(n::letter_id.is_null())
        .filter(n::withdrawn_at.is_null())
        .filter(n::read_at.is_null())
        .filter(n::made_on.ge(since))
        .filter(n::kind.ne(NoticeKind::Mail.code()))
        .order(n::id)
        .limit(MOST)
        .select(NoticeRecord::as_select())
        .load(conn)?;
    let with_account = |row: NoticeRecord| Ok((id(&row.account_id)?, notice(row)?));
    found.into_iter().map(with_account).collect()
}

/// Puts notices into a letter.
///
/// # Errors
/// A database that refuses it.
pub fn put_into_letter(conn: &mut Conn, letter: Id, ids: &[Id]) -> StoreResult<()> {
    use notices as n;
    for part in texts(ids).chunks(STEP) {
        diesel::update(n::table.filter(n::id.eq_any(part)))
            .set(n::letter_id.eq(letter.to_string()))
            .execute(conn)?;
    }
    Ok(())
}

/// Notices of a letter that are still true and unread.
///
/// # Errors
/// A database that cannot be read.
pub fn notices_of_letter(conn: &mut Conn, letter: Id) -> StoreResult<Vec<Notice>> {
    use notices as n;
    let found: Vec<NoticeRecord> = n::table
        .filter(n::letter_id.eq(letter.to_string()))
        .filter(n::withdrawn_at.is_null())
        .filter(n::read_at.is_null())
        .order(n::id)
        .limit(MOST)
        .select(NoticeRecord::as_select())
        .load(conn)?;
    found.into_iter().map(notice).collect()
}
