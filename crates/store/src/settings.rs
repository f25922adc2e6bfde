//! Marks of the database itself.

use diesel::prelude::*;

use crate::{Conn, StoreResult, schema::settings};

/// The mark of a database that holds a demo city; it is refused on any address but loopback.
pub const DEMO: &str = "demo";

/// A mark's value.
///
/// # Errors
/// A database that cannot be read.
pub fn setting(conn: &mut Conn, name: &str) -> StoreResult<Option<String>> {
    Ok(settings::table
        .find(name)
        .select(settings::value)
        .first(conn)
        .optional()?)
}

/// Sets a mark.
///
/// # Errors
/// A database that refuses it.
pub fn set_setting(conn: &mut Conn, name: &str, value: &str) -> StoreResult<()> {
    let changed = diesel::update(settings::table.find(name))
        .set(settings::value.eq(value))
        .execute(conn)?;
    if changed == 0 {
        diesel::insert_into(settings::table)
            .values((settings::name.eq(name), settings::value.eq(value)))
            .execute(conn)?;
    }
    Ok(())
}
