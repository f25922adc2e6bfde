//! Which files belong to minutes: the scan of the signed paper, the file of a signature (interpretation 11).

use chrono::NaiveDateTime;
use diesel::prelude::*;
use veche_domain::{Id, orders::OrderFile};

use crate::{
    Conn, StoreResult,
    columns::{code, id},
    schema::minutes_files as t,
};

/// Most files of one meeting's minutes.
const MOST: i64 = 200;

type Kept = ((String, String, String, String), (i64, String, NaiveDateTime));

fn read(((key, kind, name, media_type), (size, sha256, added_at)): Kept) -> StoreResult<OrderFile> {
    Ok(OrderFile {
        id: id(&key)?,
        kind: code(&kind)?,
        name,
        media_type,
        size,
        sha256,
        added_at: added_at.and_utc(),
    })
}

/// Adds a file to the minutes of a meeting.
///
/// # Errors
/// A database that refuses it.
pub fn insert_minutes_file(conn: &mut Conn, meeting: Id, file: &OrderFile) -> StoreResult<()> {
    diesel::insert_into(t::table)
        .values((
            t::id.eq(file.id.to_string()),
            t::meeting_id.eq(meeting.to_string()),
            t::kind.eq(file.kind.code()),
            t::name.eq(&file.name),
            t::media_type.eq(&file.media_type),
            t::size.eq(file.size),
            t::sha256.eq(&file.sha256),
            t::added_at.eq(file.added_at.naive_utc()),
        ))
        .execute(conn)?;
    Ok(())
}

/// Files of the minutes of a meeting, the first added first.
///
/// # Errors
/// A database that cannot be read.
pub fn minutes_files(conn: &mut Conn, meeting: Id) -> StoreResult<Vec<OrderFile>> {
    let found: Vec<Kept> = t::table
        .filter(t::meeting_id.eq(meeting.to_string()))
        .order(t::id)
        .limit(MOST)
        .select((
            (t::id, t::kind, t::name, t::media_type),
            (t::size, t::sha256, t::added_at),
        ))
        .load(conn)?;
    found.into_iter().map(read).collect()
}
