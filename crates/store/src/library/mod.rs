//! The library of legal acts: documents with editions and files, and lists of acknowledgement (I.3, VIII.8.2.d1).

mod acknowledgements;
mod documents;
mod editions;
mod readers;
mod tallies;

use chrono::NaiveDate;
use diesel::prelude::*;
use veche_domain::{Id, text};

pub use acknowledgements::*;
pub use documents::*;
pub use editions::*;
pub use readers::*;
use tallies::*;

use crate::{
    Conn, StoreError, StoreResult,
    schema::{normative_documents, normative_subjects},
};

/// Where documents stand that are no legal basis of the regulation: after all that are.
const NO_BASIS: i32 = 99;

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = normative_documents, treat_none_as_null = true)]
pub struct NormativeDocumentRecord {
    /// Identifier.
    pub id: String,
    /// Version.
    pub version: i64,
    /// Code of the kind.
    pub kind: String,
    /// Who issued it.
    pub issuer: Option<String>,
    /// Title.
    pub title: String,
    /// Number as printed.
    pub number: Option<String>,
    /// Date as printed.
    pub date_as_printed: Option<String>,
    /// The printed date, where it can be read.
    pub dated: Option<NaiveDate>,
    /// Place among the legal bases.
    pub basis_number: Option<i32>,
    /// Where it is published.
    pub source: Option<String>,
    /// Note.
    pub note: Option<String>,
    /// First day of its first edition.
    pub valid_from: Option<NaiveDate>,
    /// First day out of force.
    pub repealed_on: Option<NaiveDate>,
    /// The act that repealed it.
    pub repealed_by: Option<String>,
    /// Order of lists.
    pub sort_key: String,
    /// Text that a search looks into.
    pub search_key: String,
}

impl NormativeDocumentRecord {
    /// Computes the keys; the kind in words is searched for too: «концепция математики».
    pub fn index(&mut self, kind: &str, subjects: &[String]) {
        let place = self.basis_number.unwrap_or(NO_BASIS);
        self.sort_key = format!("{place:02} {}", text::sort_key(&self.title));
        let parts = [self.title.as_str(), kind]
            .into_iter()
            .chain(self.number.as_deref())
            .chain(self.date_as_printed.as_deref())
            .chain(self.issuer.as_deref())
            .chain(subjects.iter().map(String::as_str));
        self.search_key = text::search_key(parts);
    }
}

/// Keeps a new document; its keys are those of [`NormativeDocumentRecord::index`].
///
/// # Errors
/// A database that refuses it.
pub fn insert_normative_document(conn: &mut Conn, record: &NormativeDocumentRecord) -> StoreResult<()> {
    diesel::insert_into(normative_documents::table)
        .values(record)
        .execute(conn)?;
    Ok(())
}

/// Keeps a changed document, if it still has the version named, and raises the version.
///
/// # Errors
/// [`StoreError::Stale`] when somebody was faster.
pub fn update_normative_document(
    conn: &mut Conn,
    record: &NormativeDocumentRecord,
    version: i64,
) -> StoreResult<()> {
    use normative_documents as d;
    let next = NormativeDocumentRecord {
        version: version + 1,
        ..record.clone()
    };
    let changed = diesel::update(d::table.find(&record.id).filter(d::version.eq(version)))
        .set(&next)
        .execute(conn)?;
    if changed == 1 {
        Ok(())
    } else {
        Err(StoreError::Stale)
    }
}

/// The row of a document.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn normative_document_record(conn: &mut Conn, wanted: Id) -> StoreResult<NormativeDocumentRecord> {
    Ok(normative_documents::table
        .find(wanted.to_string())
        .select(NormativeDocumentRecord::as_select())
        .first(conn)?)
}

/// The document at a place of the legal bases, other than the one named.
///
/// # Errors
/// A database that cannot be read.
pub fn document_at_place(
    conn: &mut Conn,
    place: i32,
    other_than: Option<Id>,
) -> StoreResult<Option<NormativeDocumentRecord>> {
    use normative_documents as d;
    let but = other_than.map(|id| id.to_string()).unwrap_or_default();
    Ok(d::table
        .filter(d::basis_number.eq(place))
        .filter(d::id.ne(but))
        .select(NormativeDocumentRecord::as_select())
        .first(conn)
        .optional()?)
}

/// Keeps the subjects of a document, all of them.
///
/// # Errors
/// [`StoreError::Reference`] for a code that names no subject.
pub fn save_normative_subjects(conn: &mut Conn, document: &str, codes: &[String]) -> StoreResult<()> {
    use normative_subjects as s;
    diesel::delete(s::table.filter(s::document_id.eq(document))).execute(conn)?;
    for code in codes {
        diesel::insert_into(s::table)
            .values((s::document_id.eq(document), s::subject_code.eq(code)))
            .execute(conn)?;
    }
    Ok(())
}
