//! Pages of the journal, and what later changes touch an object.

use diesel::prelude::*;
use veche_domain::{
    Id,
    journal::{JournalEntry, JournalFilter},
};

use super::{EntryRow, Payload};
use crate::{
    Conn, StoreResult,
    columns::{code, id, opt_id},
    listing::{Cursor, Rows, Slice},
    schema::{journal, journal_head, journal_touches},
};

/// A page of the journal; the order is by number.
///
/// # Errors
/// A database that cannot be read.
pub fn list_journal(
    conn: &mut Conn,
    filter: &JournalFilter,
    slice: &Slice,
) -> StoreResult<Rows<JournalEntry>> {
    let filtered = || {
        let mut query = journal::table.into_boxed();
        // Beside an identifier the kind names the object, whose history holds changes of other kinds too.
        if let Some(entity) = filter.entity.filter(|_| filter.entity_id.is_none()) {
            query = query.filter(journal::entity.eq(entity.code()));
        }
        if let Some(entity_id) = filter.entity_id {
            let touched = journal_touches::table
                .filter(journal_touches::entity_id.eq(entity_id.to_string()))
                .select(journal_touches::seq);
            query = query.filter(journal::seq.eq_any(touched));
        }
        if let Some(actor_id) = filter.actor_id {
            query = query.filter(journal::actor_id.eq(actor_id.to_string()));
        }
        if let Some(act) = filter.act {
            query = query.filter(journal::act.eq(act.code()));
        }
        query
    };
    let mut query = filtered();
    if let Some(after) = slice.after.as_ref().and_then(|c| c.key.parse::<i64>().ok()) {
        query = if slice.descending {
            query.filter(journal::seq.lt(after))
        } else {
            query.filter(journal::seq.gt(after))
        };
    }
    query = if slice.descending {
        query.order(journal::seq.desc())
    } else {
        query.order(journal::seq.asc())
    };
    let rows: Vec<EntryRow> = query
        .limit(slice.limit + 1)
        .select(EntryRow::as_select())
        .load(conn)?;
    let total = if slice.count {
        Some(filtered().count().get_result(conn)?)
    } else {
        None
    };
    let key = |row: &EntryRow| Cursor {
        key: row.seq.to_string(),
        id: String::new(),
    };
    slice.page(rows, total, key, entry)
}

fn entry(row: EntryRow) -> StoreResult<JournalEntry> {
    let payload: Option<Payload> = row.payload.as_deref().map(serde_json::from_slice).transpose()?;
    let (actor_name, title, before, after) = match payload {
        Some(p) => (p.actor_name, p.title, Some(p.before), Some(p.after)),
        None => (String::new(), String::new(), None, None),
    };
    Ok(JournalEntry {
        seq: row.seq,
        at: row.at.and_utc(),
        actor_id: opt_id(row.actor_id.as_deref())?,
        actor_name,
        act: code(&row.act)?,
        operation: row.operation,
        entity: code(&row.entity)?,
        entity_id: id(&row.entity_id)?,
        title,
        before,
        after,
        hash: row.hash,
    })
}

/// Number of the last entry: what a cached answer is checked against.
///
/// # Errors
/// A database that cannot be read.
pub fn journal_seq(conn: &mut Conn) -> StoreResult<i64> {
    Ok(journal_head::table.select(journal_head::seq).first(conn)?)
}

/// Number of the last entry after the number that touches the object, if one does.
///
/// # Errors
/// A database that cannot be read.
pub fn last_touch(conn: &mut Conn, object: Id, after: i64) -> StoreResult<Option<i64>> {
    Ok(journal_touches::table
        .filter(journal_touches::entity_id.eq(object.to_string()))
        .filter(journal_touches::seq.gt(after))
        .select(diesel::dsl::max(journal_touches::seq))
        .first(conn)?)
}

/// Entries after the number that touch any of the objects: `(number, title)`, at most `limit`.
///
/// # Errors
/// A database that cannot be read.
pub fn changes_since(
    conn: &mut Conn,
    seq: i64,
    objects: &[Id],
    limit: usize,
) -> StoreResult<Vec<JournalEntry>> {
    let mut found: Vec<EntryRow> = Vec::new();
    for part in objects.chunks(400) {
        let ids: Vec<String> = part.iter().map(Id::to_string).collect();
        let seqs = journal_touches::table
            .filter(journal_touches::entity_id.eq_any(ids))
            .filter(journal_touches::seq.gt(seq))
            .select(journal_touches::seq);
        let rows: Vec<EntryRow> = journal::table
            .filter(journal::seq.eq_any(seqs))
            .order(journal::seq)
            .limit(i64::try_from(limit).unwrap_or(i64::MAX))
            .select(EntryRow::as_select())
            .load(conn)?;
        found.extend(rows);
    }
    found.sort_by_key(|row| row.seq);
    found.dedup_by_key(|row| row.seq);
    found.truncate(limit);
    found.into_iter().map(entry).collect()
}
