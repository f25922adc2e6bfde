//! Editions of a document and their files.

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;
use veche_domain::{
    Id,
    library::{Edition, EditionRef, NormativeDocumentRef, NormativeFile, edition_on},
};

use super::{DocumentColumns, NormativeDocumentRecord, document_ref};
use crate::{
    Conn, StoreError, StoreResult,
    columns::id,
    schema::{normative_documents, normative_editions, normative_files},
};

/// Most editions of one document, and most files of all of them.
const MOST: i64 = 500;

/// An edition as it is kept.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = normative_editions, treat_none_as_null = true)]
pub struct EditionRecord {
    /// Identifier.
    pub id: String,
    /// Document.
    pub document_id: String,
    /// What it is called.
    pub label: String,
    /// Number of the amending act as printed.
    pub amending_number: Option<String>,
    /// Date of the amending act as printed.
    pub amending_date: Option<String>,
    /// First day in force.
    pub effective_from: Option<NaiveDate>,
    /// Note.
    pub note: Option<String>,
}

/// Keeps a new edition.
///
/// # Errors
/// [`StoreError::Reference`] for an unknown document.
pub fn insert_edition(conn: &mut Conn, record: &EditionRecord) -> StoreResult<()> {
    diesel::insert_into(normative_editions::table)
        .values(record)
        .execute(conn)?;
    Ok(())
}

/// Keeps a changed edition.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn update_edition(conn: &mut Conn, record: &EditionRecord) -> StoreResult<()> {
    let changed = diesel::update(normative_editions::table.find(&record.id))
        .set(record)
        .execute(conn)?;
    if changed == 1 {
        Ok(())
    } else {
        Err(StoreError::NotFound)
    }
}

/// The row of an edition of a document.
///
/// # Errors
/// [`StoreError::NotFound`] when the document has no such edition.
pub fn edition_record(conn: &mut Conn, document: Id, wanted: Id) -> StoreResult<EditionRecord> {
    use normative_editions as e;
    Ok(e::table
        .find(wanted.to_string())
        .filter(e::document_id.eq(document.to_string()))
        .select(EditionRecord::as_select())
        .first(conn)?)
}

/// Editions of a document, the latest first, with the one in force on the date marked.
pub(super) fn editions_of(
    conn: &mut Conn,
    document: &NormativeDocumentRecord,
    on: NaiveDate,
) -> StoreResult<Vec<Edition>> {
    use normative_editions as e;
    let mut found: Vec<EditionRecord> = e::table
        .filter(e::document_id.eq(&document.id))
        .order(e::id)
        .limit(MOST)
        .select(EditionRecord::as_select())
        .load(conn)?;
    found.sort_by_key(|r| std::cmp::Reverse(r.effective_from.or(document.dated)));
    let begun = found.iter().enumerate().map(|(at, r)| (at, r.effective_from));
    let in_force = edition_on(begun, document.dated, document.repealed_on, on);
    let ids: Vec<String> = found.iter().map(|r| r.id.clone()).collect();
    let mut files = files_of_editions(conn, &ids)?;
    found
        .into_iter()
        .enumerate()
        .map(|(at, r)| {
            Ok(Edition {
                id: id(&r.id)?,
                in_force: in_force == Some(at),
                files: files.remove(&r.id).unwrap_or_default(),
                label: r.label,
                amending_number: r.amending_number,
                amending_date: r.amending_date,
                effective_from: r.effective_from,
                note: r.note,
            })
        })
        .collect()
}

/// Editions and what they are editions of, by the identifiers of the editions, in one statement.
pub(super) fn editions_with_documents(
    conn: &mut Conn,
    ids: &[String],
) -> StoreResult<HashMap<String, (NormativeDocumentRef, EditionRef)>> {
    use normative_documents as d;
    use normative_editions as e;
    let found: Vec<((String, String), DocumentColumns)> = e::table
        .inner_join(d::table)
        .filter(e::id.eq_any(ids))
        .select((
            (e::id, e::label),
            (d::id, d::kind, d::title, d::number, d::date_as_printed),
        ))
        .load(conn)?;
    found
        .into_iter()
        .map(|((key, label), document)| {
            let edition = EditionRef { id: id(&key)?, label };
            Ok((key, (document_ref(document)?, edition)))
        })
        .collect()
}

type Kept = ((String, String, String, String), (i64, String, NaiveDateTime));

/// Files of editions, the first added first.
fn files_of_editions(
    conn: &mut Conn,
    editions: &[String],
) -> StoreResult<HashMap<String, Vec<NormativeFile>>> {
    use normative_files as f;
    let found: Vec<Kept> = f::table
        .filter(f::edition_id.eq_any(editions))
        .order(f::id)
        .limit(MOST)
        .select((
            (f::edition_id, f::id, f::name, f::media_type),
            (f::size, f::sha256, f::added_at),
        ))
        .load(conn)?;
    let mut all: HashMap<String, Vec<NormativeFile>> = HashMap::new();
    for ((edition, key, name, media_type), (size, sha256, added_at)) in found {
        all.entry(edition).or_default().push(NormativeFile {
            id: id(&key)?,
            name,
            media_type,
            size,
            sha256,
            added_at: added_at.and_utc(),
        });
    }
    Ok(all)
}

/// Adds a file to an edition.
///
/// # Errors
/// A database that refuses it.
pub fn insert_normative_file(conn: &mut Conn, edition: Id, file: &NormativeFile) -> StoreResult<()> {
    use normative_files as f;
    diesel::insert_into(f::table)
        .values((
            f::id.eq(file.id.to_string()),
            f::edition_id.eq(edition.to_string()),
            f::name.eq(&file.name),
            f::media_type.eq(&file.media_type),
            f::size.eq(file.size),
            f::sha256.eq(&file.sha256),
            f::added_at.eq(file.added_at.naive_utc()),
        ))
        .execute(conn)?;
    Ok(())
}
