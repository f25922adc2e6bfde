//! Taking a merge back: the same rows with the same identifiers as before.

use chrono::NaiveDateTime;
use diesel::{prelude::*, sql_query, sql_types::Text};

use super::{Moved, PERSON_COLUMNS, PersonColumn, Undo};
use crate::{
    Conn, StoreError, StoreResult,
    people::{PersonRecord, insert_person, person_record, update_person},
    schema::{merges, person_redirects},
};

/// Puts back what the merge changed; both people get a new version.
///
/// # Errors
/// [`StoreError::Stale`] when a row that went over is gone or points to somebody else by now.
pub fn undo_merge(conn: &mut Conn, merge: &str, undo: &Undo, now: NaiveDateTime) -> StoreResult<()> {
    let kept = person_record(conn, crate::columns::id(&undo.kept.id)?)?;
    diesel::delete(person_redirects::table.find(&undo.removed.id)).execute(conn)?;
    let restored = PersonRecord {
        version: undo.removed.version + 1,
        ..undo.removed.clone()
    };
    insert_person(conn, &restored)?;
    for moved in &undo.moved {
        let mut known = PERSON_COLUMNS.iter();
        let column = known.find(|c| c.table == moved.table && c.column == moved.column);
        let column =
            column.ok_or_else(|| StoreError::Other(format!("no table {:?} to undo in", moved.table)))?;
        move_back(conn, column, moved, undo)?;
    }
    for row in &undo.former {
        row.update(conn)?;
    }
    for row in &undo.dropped {
        row.insert(conn)?;
    }
    update_person(conn, &undo.kept, kept.version)?;
    diesel::update(merges::table.find(merge))
        .set(merges::undone_at.eq(Some(now)))
        .execute(conn)?;
    Ok(())
}

/// One statement to a row: they are few, and the number tells when one of them was changed since.
fn move_back(conn: &mut Conn, at: &PersonColumn, moved: &Moved, undo: &Undo) -> StoreResult<()> {
    let PersonColumn { table, column, key } = at;
    let sql = format!("UPDATE {table} SET {column} = $1 WHERE {key} = $2 AND {column} = $3");
    for row in &moved.keys {
        let changed = sql_query(&sql)
            .bind::<Text, _>(&undo.removed.id)
            .bind::<Text, _>(row)
            .bind::<Text, _>(&undo.kept.id)
            .execute(conn)?;
        if changed != 1 {
            return Err(StoreError::Stale);
        }
    }
    Ok(())
}
