//! Imports: batches, their rows, kept mappings, and what rows are compared with.

mod annex;
mod made;
mod plans;
mod profiles;
mod references;
mod registrations;

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;
use veche_domain::{
    Id,
    imports::{
        Import, ImportFilter, ImportFound, ImportListRow, ImportRow, ImportRowFilter, ImportState, RowClass,
    },
};

pub use annex::*;
pub use made::*;
pub use plans::*;
pub use profiles::*;
pub use references::*;
pub use registrations::*;

use crate::{
    Conn, Cursor, Rows, Slice, StoreError, StoreResult,
    columns::{code, from_json, id, json},
    each_backend,
    listing::keyset,
    schema::{import_batches, import_rows, import_workbooks},
};

/// A row of the table.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = import_batches, treat_none_as_null = true)]
pub struct ImportRecord {
    /// Identifier.
    pub id: String,
    /// Version.
    pub version: i64,
    /// Code of the kind.
    pub kind: String,
    /// Name of the file.
    pub file_name: String,
    /// Date the list speaks of.
    pub as_of: NaiveDate,
    /// Code of the state.
    pub state: String,
    /// What was found, JSON of [`ImportFound`].
    pub found: String,
    /// JSON of the mapping.
    pub mapping: String,
    /// JSON of the summary.
    pub summary: String,
    /// What a commit made, JSON; what an undo takes back.
    pub undo: Option<String>,
    /// When it was read.
    pub created_at: NaiveDateTime,
    /// Account that read it.
    pub created_by: Option<String>,
    /// Its name then.
    pub created_by_name: String,
    /// When it was committed.
    pub committed_at: Option<NaiveDateTime>,
    /// Number of the journal's entry of the commit.
    pub commit_seq: Option<i64>,
    /// When it was undone.
    pub undone_at: Option<NaiveDateTime>,
}

impl ImportRecord {
    /// The import as the API shows it.
    ///
    /// # Errors
    /// A stored JSON that cannot be read.
    pub fn read(self) -> StoreResult<Import> {
        let found: ImportFound = from_json(&self.found)?;
        let state = code(&self.state)?;
        let made: Option<Made> = self.undo.as_deref().map(from_json).transpose()?;
        let order_id = made.filter(|_| state == ImportState::Committed);
        Ok(Import {
            id: id(&self.id)?,
            version: self.version,
            kind: code(&self.kind)?,
            file_name: self.file_name,
            as_of: self.as_of,
            state,
            found,
            order_id: order_id.and_then(|made| made.orders.first().copied()),
            mapping: from_json(&self.mapping)?,
            summary: from_json(&self.summary)?,
            created_at: self.created_at.and_utc(),
            created_by: self.created_by_name,
            committed_at: self.committed_at.map(|t| t.and_utc()),
            undone_at: self.undone_at.map(|t| t.and_utc()),
        })
    }
}

/// Keeps a new import with the workbook it was read from.
///
/// # Errors
/// A database that refuses it.
pub fn insert_import(conn: &mut Conn, record: &ImportRecord, workbook: &str) -> StoreResult<()> {
    diesel::insert_into(import_batches::table)
        .values(record)
        .execute(conn)?;
    diesel::insert_into(import_workbooks::table)
        .values((
            import_workbooks::batch_id.eq(&record.id),
            import_workbooks::workbook.eq(workbook),
        ))
        .execute(conn)?;
    Ok(())
}

/// The record of an import.
///
/// # Errors
/// [`StoreError::NotFound`], or a database that cannot be read.
pub fn import_record(conn: &mut Conn, wanted: Id) -> StoreResult<ImportRecord> {
    Ok(import_batches::table
        .find(wanted.to_string())
        .select(ImportRecord::as_select())
        .first(conn)?)
}

/// The workbook an import was read from, JSON.
///
/// # Errors
/// [`StoreError::NotFound`], or a database that cannot be read.
pub fn import_workbook(conn: &mut Conn, wanted: Id) -> StoreResult<String> {
    Ok(import_workbooks::table
        .find(wanted.to_string())
        .select(import_workbooks::workbook)
        .first(conn)?)
}

/// Keeps a changed import, if it still has the version named, and raises the version.
///
/// # Errors
/// [`StoreError::Stale`] when somebody was faster.
pub fn update_import(conn: &mut Conn, record: &ImportRecord, version: i64) -> StoreResult<()> {
    let next = ImportRecord {
        version: version + 1,
        ..record.clone()
    };
    let changed = diesel::update(
        import_batches::table
            .find(&record.id)
            .filter(import_batches::version.eq(version)),
    )
    .set(&next)
    .execute(conn)?;
    if changed == 1 {
        Ok(())
    } else {
        Err(StoreError::Stale)
    }
}

/// A page of imports by the time they were read; UUIDv7 identifiers are in that order.
///
/// # Errors
/// A database that cannot be read.
pub fn list_imports(
    conn: &mut Conn,
    filter: &ImportFilter,
    slice: &Slice,
) -> StoreResult<Rows<ImportListRow>> {
    let filtered = || {
        let mut query = import_batches::table.into_boxed();
        if let Some(kind) = filter.kind {
            query = query.filter(import_batches::kind.eq(kind.code()));
        }
        if let Some(state) = filter.state {
            query = query.filter(import_batches::state.eq(state.code()));
        }
        query
    };
    let query = keyset!(filtered(), slice, import_batches::id, import_batches::id);
    let rows: Vec<ImportRecord> = query.select(ImportRecord::as_select()).load(conn)?;
    let total = if slice.count {
        Some(filtered().count().get_result(conn)?)
    } else {
        None
    };
    slice.page(
        rows,
        total,
        |r| Cursor {
            key: r.id.clone(),
            id: r.id.clone(),
        },
        |r| {
            Ok(ImportListRow {
                id: id(&r.id)?,
                kind: code(&r.kind)?,
                file_name: r.file_name,
                as_of: r.as_of,
                state: code(&r.state)?,
                summary: from_json(&r.summary)?,
                created_at: r.created_at.and_utc(),
                created_by: r.created_by_name,
            })
        },
    )
}

/// Replaces the rows of an import.
///
/// # Errors
/// A database that refuses it.
pub fn replace_import_rows(conn: &mut Conn, of: Id, rows: &[ImportRow]) -> StoreResult<()> {
    let batch = of.to_string();
    diesel::delete(import_rows::table.filter(import_rows::batch_id.eq(&batch))).execute(conn)?;
    for (part, first) in rows.chunks(200).zip((0i32..).step_by(200)) {
        let values = part
            .iter()
            .zip(first..)
            .map(|(row, at)| {
                Ok((
                    import_rows::batch_id.eq(&batch),
                    import_rows::position.eq(at),
                    import_rows::class.eq(row.class.code()),
                    import_rows::data.eq(json(row)?),
                ))
            })
            .collect::<StoreResult<Vec<_>>>()?;
        each_backend!(conn, c => diesel::insert_into(import_rows::table).values(values).execute(c)?);
    }
    Ok(())
}

/// A page of rows in the order of the file.
///
/// # Errors
/// A database that cannot be read.
pub fn list_import_rows(
    conn: &mut Conn,
    of: Id,
    filter: &ImportRowFilter,
    slice: &Slice,
) -> StoreResult<Rows<ImportRow>> {
    let filtered = || {
        let mut query = import_rows::table
            .filter(import_rows::batch_id.eq(of.to_string()))
            .into_boxed();
        if let Some(class) = filter.class {
            query = query.filter(import_rows::class.eq(class.code()));
        }
        query
    };
    let mut query = filtered();
    if let Some(after) = slice.after.as_ref().and_then(|c| c.key.parse::<i32>().ok()) {
        query = if slice.descending {
            query.filter(import_rows::position.lt(after))
        } else {
            query.filter(import_rows::position.gt(after))
        };
    }
    query = if slice.descending {
        query.order(import_rows::position.desc())
    } else {
        query.order(import_rows::position.asc())
    };
    let rows: Vec<(i32, String)> = query
        .limit(slice.limit + 1)
        .select((import_rows::position, import_rows::data))
        .load(conn)?;
    let total = if slice.count {
        Some(filtered().count().get_result(conn)?)
    } else {
        None
    };
    let key = |r: &(i32, String)| Cursor {
        key: r.0.to_string(),
        id: String::new(),
    };
    slice.page(rows, total, key, |(_, data)| from_json(&data))
}

/// Every row of a class, in the order of the file; a file has at most 50,000.
///
/// # Errors
/// A database that cannot be read.
pub fn import_rows_of(conn: &mut Conn, of: Id, class: RowClass) -> StoreResult<Vec<ImportRow>> {
    let rows: Vec<String> = import_rows::table
        .filter(import_rows::batch_id.eq(of.to_string()))
        .filter(import_rows::class.eq(class.code()))
        .order(import_rows::position)
        .limit(50_000)
        .select(import_rows::data)
        .load(conn)?;
    rows.iter().map(|data| from_json(data)).collect()
}
