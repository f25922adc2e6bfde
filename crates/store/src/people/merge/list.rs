//! Merges made: kept for the list and for taking them back.

use chrono::NaiveDateTime;
use diesel::prelude::*;
use veche_domain::{
    Id,
    people::{Merge, MergeFilter, PersonRef, full_name},
};

use super::Undo;
use crate::{
    Conn, Cursor, Rows, Slice, StoreResult,
    columns::{from_json, id, json},
    listing::keyset,
    schema::{merges, people, person_redirects},
};

/// A merge that was made, to be kept.
#[derive(Debug, Clone, PartialEq)]
pub struct NewMerge<'a> {
    /// Identifier.
    pub id: Id,
    /// When.
    pub made_at: NaiveDateTime,
    /// By whom.
    pub made_by: &'a str,
    /// What is needed to take it back.
    pub undo: &'a Undo,
    /// Number of its entry of the journal.
    pub seq: i64,
}

/// Keeps a merge, and the identifier that goes on to be answered.
///
/// # Errors
/// A database that refuses it.
pub fn insert_merge(conn: &mut Conn, merge: &NewMerge<'_>) -> StoreResult<()> {
    let (kept, removed) = (&merge.undo.kept, &merge.undo.removed);
    diesel::insert_into(merges::table)
        .values((
            merges::id.eq(merge.id.to_string()),
            merges::kept_id.eq(&kept.id),
            merges::removed_id.eq(&removed.id),
            merges::removed_name.eq(removed.full_name()),
            merges::made_at.eq(merge.made_at),
            merges::made_by.eq(merge.made_by),
            merges::moved.eq(i64::try_from(merge.undo.count()).unwrap_or(i64::MAX)),
            merges::undo.eq(json(merge.undo)?),
            merges::seq.eq(merge.seq),
        ))
        .execute(conn)?;
    diesel::insert_into(person_redirects::table)
        .values((
            person_redirects::old_id.eq(&removed.id),
            person_redirects::person_id.eq(&kept.id),
            person_redirects::merge_id.eq(merge.id.to_string()),
        ))
        .execute(conn)?;
    Ok(())
}

/// Name of the one who stayed: surname, first name, patronymic.
type Name = (String, String, Option<String>);
/// A merge without what is needed to take it back.
type Made = (
    String,
    String,
    String,
    String,
    NaiveDateTime,
    String,
    i64,
    Option<NaiveDateTime>,
);

fn read(
    ((key, kept, removed, removed_name, made_at, made_by, moved, undone_at), name): (Made, Name),
) -> StoreResult<Merge> {
    let (last, first, patronymic) = name;
    Ok(Merge {
        id: id(&key)?,
        kept: PersonRef {
            id: id(&kept)?,
            full_name: full_name(&last, &first, patronymic.as_deref()),
        },
        removed: PersonRef {
            id: id(&removed)?,
            full_name: removed_name,
        },
        made_at: made_at.and_utc(),
        made_by,
        moved,
        undone_at: undone_at.map(|at| at.and_utc()),
    })
}

/// The columns of [`read`].
macro_rules! made {
    () => {
        (
            (
                merges::id,
                merges::kept_id,
                merges::removed_id,
                merges::removed_name,
                merges::made_at,
                merges::made_by,
                merges::moved,
                merges::undone_at,
            ),
            (people::last_name, people::first_name, people::patronymic),
        )
    };
}

/// A page of merges; their identifiers stand in the order of their making.
///
/// # Errors
/// A database that cannot be read.
pub fn list_merges(conn: &mut Conn, filter: &MergeFilter, slice: &Slice) -> StoreResult<Rows<Merge>> {
    let filtered = || {
        let query = merges::table.inner_join(people::table).into_boxed();
        match filter.person_id.map(|p| p.to_string()) {
            Some(person) => query.filter(
                merges::kept_id
                    .eq(person.clone())
                    .or(merges::removed_id.eq(person)),
            ),
            None => query,
        }
    };
    let rows: Vec<(Made, Name)> = keyset!(filtered(), slice, merges::id, merges::id)
        .select(made!())
        .load(conn)?;
    let total = if slice.count {
        Some(filtered().count().get_result(conn)?)
    } else {
        None
    };
    let key = |(made, _): &(Made, Name)| Cursor {
        key: made.0.clone(),
        id: made.0.clone(),
    };
    slice.page(rows, total, key, read)
}

/// One merge.
///
/// # Errors
/// [`crate::StoreError::NotFound`], or a database that cannot be read.
pub fn merge_by_id(conn: &mut Conn, wanted: Id) -> StoreResult<Merge> {
    let row: (Made, Name) = merges::table
        .inner_join(people::table)
        .filter(merges::id.eq(wanted.to_string()))
        .select(made!())
        .first(conn)?;
    read(row)
}

/// What is needed to take a merge back, and the number of its entry of the journal.
///
/// # Errors
/// [`crate::StoreError::NotFound`], or a database that cannot be read.
pub fn merge_undo(conn: &mut Conn, wanted: Id) -> StoreResult<(Undo, i64)> {
    let (undo, seq): (String, i64) = merges::table
        .find(wanted.to_string())
        .select((merges::undo, merges::seq))
        .first(conn)?;
    Ok((from_json(&undo)?, seq))
}
