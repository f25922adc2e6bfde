//! Kept mappings of columns.

use chrono::NaiveDateTime;
use diesel::prelude::*;
use veche_domain::{
    Id,
    imports::{ImportProfile, ImportProfileFilter, NewImportProfile},
    text,
};

use crate::{
    Conn, Cursor, Rows, Slice, StoreError, StoreResult,
    columns::{code, from_json, id, json, new_id},
    listing::keyset,
    schema::import_profiles,
};

type ProfileRow = (String, String, String, String, String);

fn read(row: ProfileRow) -> StoreResult<ImportProfile> {
    let (key, kind, name, _, mapping) = row;
    Ok(ImportProfile {
        id: id(&key)?,
        kind: code(&kind)?,
        name,
        mapping: from_json(&mapping)?,
    })
}

/// A page of kept mappings by name.
///
/// # Errors
/// A database that cannot be read.
pub fn list_import_profiles(
    conn: &mut Conn,
    filter: &ImportProfileFilter,
    slice: &Slice,
) -> StoreResult<Rows<ImportProfile>> {
    use import_profiles as p;
    let filtered = || {
        let query = p::table.into_boxed();
        match filter.kind {
            Some(kind) => query.filter(p::kind.eq(kind.code())),
            None => query,
        }
    };
    let query = keyset!(filtered(), slice, p::name_key, p::id);
    let rows: Vec<ProfileRow> = query
        .select((p::id, p::kind, p::name, p::name_key, p::mapping))
        .load(conn)?;
    let total = if slice.count {
        Some(filtered().count().get_result(conn)?)
    } else {
        None
    };
    slice.page(
        rows,
        total,
        |r| Cursor {
            key: r.3.clone(),
            id: r.0.clone(),
        },
        read,
    )
}

/// One kept mapping.
///
/// # Errors
/// [`StoreError::NotFound`], or a database that cannot be read.
pub fn import_profile(conn: &mut Conn, wanted: Id) -> StoreResult<ImportProfile> {
    use import_profiles as p;
    let row: ProfileRow = p::table
        .find(wanted.to_string())
        .select((p::id, p::kind, p::name, p::name_key, p::mapping))
        .first(conn)?;
    read(row)
}

/// Keeps a mapping; one of the same kind and name is replaced.
///
/// # Errors
/// A database that refuses it.
pub fn keep_import_profile(
    conn: &mut Conn,
    ask: &NewImportProfile,
    now: NaiveDateTime,
) -> StoreResult<ImportProfile> {
    use import_profiles as p;
    let (key, name_key) = (new_id(), text::fold(&ask.name));
    diesel::delete(
        p::table
            .filter(p::kind.eq(ask.kind.code()))
            .filter(p::name_key.eq(&name_key)),
    )
    .execute(conn)?;
    diesel::insert_into(p::table)
        .values((
            p::id.eq(key.to_string()),
            p::kind.eq(ask.kind.code()),
            p::name.eq(&ask.name),
            p::name_key.eq(name_key),
            p::mapping.eq(json(&ask.mapping)?),
            p::created_at.eq(now),
        ))
        .execute(conn)?;
    import_profile(conn, key)
}

/// Forgets a mapping.
///
/// # Errors
/// [`StoreError::NotFound`], or a database that refuses it.
pub fn delete_import_profile(conn: &mut Conn, wanted: Id) -> StoreResult<()> {
    let gone = diesel::delete(import_profiles::table.find(wanted.to_string())).execute(conn)?;
    if gone == 1 {
        Ok(())
    } else {
        Err(StoreError::NotFound)
    }
}
