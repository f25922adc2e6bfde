//! Which files belong to an order; their content lies elsewhere, by its hash.

use chrono::NaiveDateTime;
use diesel::prelude::*;
use veche_domain::{Id, orders::OrderFile};

use crate::{
    Conn, StoreResult,
    columns::{code, id},
    schema::order_files as t,
};

/// Most files of one order.
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

/// Adds a file to an order.
///
/// # Errors
/// A database that refuses it.
pub fn insert_file(conn: &mut Conn, order: Id, file: &OrderFile) -> StoreResult<()> {
    diesel::insert_into(t::table)
        .values((
            t::id.eq(file.id.to_string()),
            t::order_id.eq(order.to_string()),
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

/// Files of an order, the first added first.
///
/// # Errors
/// A database that cannot be read.
pub fn files_of(conn: &mut Conn, order: Id) -> StoreResult<Vec<OrderFile>> {
    let found: Vec<Kept> = t::table
        .filter(t::order_id.eq(order.to_string()))
        .order(t::id)
        .limit(MOST)
        .select((
            (t::id, t::kind, t::name, t::media_type),
            (t::size, t::sha256, t::added_at),
        ))
        .load(conn)?;
    found.into_iter().map(read).collect()
}
