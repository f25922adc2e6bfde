//! Documents of the library as of a date.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use veche_domain::{
    Id,
    library::{
        NamedSubject, NormativeDocument, NormativeDocumentFilter, NormativeDocumentRef, NormativeDocumentRow,
        NormativeStatus, status_on,
    },
};

use super::{NormativeDocumentRecord, editions_of, normative_document_record};
use crate::{
    Backend, Conn, Cursor, Rows, Slice, StoreResult,
    columns::{code, id},
    listing::{Condition, keyset, matches, term_holds},
    schema::{normative_documents, normative_subjects, subjects},
};

type Table = normative_documents::table;

/// A page of documents, each with its state on the date.
///
/// # Errors
/// A database that cannot be read.
pub fn list_normative_documents(
    conn: &mut Conn,
    filter: &NormativeDocumentFilter,
    on: NaiveDate,
    slice: &Slice,
) -> StoreResult<Rows<NormativeDocumentRow>> {
    use normative_documents as d;
    let filtered = || {
        let mut query = d::table.into_boxed::<Backend>();
        if let Some(kind) = filter.kind {
            query = query.filter(d::kind.eq(kind.code()));
        }
        if let Some(subject) = filter.subject.clone() {
            let about = normative_subjects::table
                .filter(normative_subjects::subject_code.eq(subject))
                .select(normative_subjects::document_id);
            query = query.filter(d::id.eq_any(about));
        }
        query = match filter.basis {
            Some(true) => query.filter(d::basis_number.is_not_null()),
            Some(false) => query.filter(d::basis_number.is_null()),
            None => query,
        };
        if let Some(status) = filter.status {
            query = query.filter(in_status(status, on));
        }
        if let Some(found) = matches::<Table, _>(d::search_key, &slice.search) {
            query = query.filter(found);
        }
        query
    };
    let query = keyset!(filtered(), slice, d::sort_key, d::id);
    let mut found: Vec<NormativeDocumentRecord> =
        query.select(NormativeDocumentRecord::as_select()).load(conn)?;
    let total = if slice.count {
        Some(filtered().count().get_result(conn)?)
    } else {
        None
    };
    let next = slice.cut(&mut found, |r| Cursor {
        key: r.sort_key.clone(),
        id: r.id.clone(),
    });
    let ids: Vec<String> = found.iter().map(|r| r.id.clone()).collect();
    let mut subjects = subjects_of(conn, &ids)?;
    let items = found
        .into_iter()
        .map(|r| {
            Ok(NormativeDocumentRow {
                id: id(&r.id)?,
                kind: code(&r.kind)?,
                subjects: subjects.remove(&r.id).unwrap_or_default(),
                status: status_on(r.valid_from, r.repealed_on, on),
                issuer: r.issuer,
                title: r.title,
                number: r.number,
                date_as_printed: r.date_as_printed,
                date: r.dated,
                basis_number: r.basis_number,
                repealed_on: r.repealed_on,
            })
        })
        .collect::<StoreResult<_>>()?;
    Ok(Rows { items, next, total })
}

/// The rows that are in a state on a date; the same rule as [`status_on`].
fn in_status(status: NormativeStatus, on: NaiveDate) -> Condition<Table> {
    use normative_documents as d;
    match status {
        NormativeStatus::InForce => {
            Box::new(term_holds!(d::valid_from, d::repealed_on, on).assume_not_null())
        }
        NormativeStatus::Repealed => Box::new(d::repealed_on.le(on).assume_not_null()),
        NormativeStatus::NotYet => Box::new(
            d::valid_from
                .gt(on)
                .and(d::repealed_on.is_null().or(d::repealed_on.gt(on)))
                .assume_not_null(),
        ),
    }
}

/// Subjects of documents, by name.
fn subjects_of(conn: &mut Conn, documents: &[String]) -> StoreResult<HashMap<String, Vec<NamedSubject>>> {
    use normative_subjects as s;
    let found: Vec<(String, String, String)> = s::table
        .inner_join(subjects::table)
        .filter(s::document_id.eq_any(documents))
        .order((subjects::sort_key, subjects::code))
        .select((s::document_id, subjects::code, subjects::name))
        .load(conn)?;
    let mut all: HashMap<String, Vec<NamedSubject>> = HashMap::new();
    for (document, code, name) in found {
        all.entry(document).or_default().push(NamedSubject { code, name });
    }
    Ok(all)
}

/// One document with its editions, as of the date.
///
/// # Errors
/// [`crate::StoreError::NotFound`], or a database that cannot be read.
pub fn normative_document(conn: &mut Conn, wanted: Id, on: NaiveDate) -> StoreResult<NormativeDocument> {
    let r = normative_document_record(conn, wanted)?;
    let editions = editions_of(conn, &r, on)?;
    let subjects = subjects_of(conn, std::slice::from_ref(&r.id))?.remove(&r.id);
    Ok(NormativeDocument {
        id: wanted,
        version: r.version,
        kind: code(&r.kind)?,
        issuer: r.issuer,
        title: r.title,
        number: r.number,
        date_as_printed: r.date_as_printed,
        date: r.dated,
        basis_number: r.basis_number,
        subjects: subjects.unwrap_or_default(),
        source: r.source,
        note: r.note,
        status: status_on(r.valid_from, r.repealed_on, on),
        repealed_on: r.repealed_on,
        repealed_by: r.repealed_by,
        editions,
    })
}

/// Documents by their identifiers.
pub(super) fn document_refs(
    conn: &mut Conn,
    ids: &[String],
) -> StoreResult<HashMap<String, NormativeDocumentRef>> {
    use normative_documents as d;
    let found: Vec<DocumentColumns> = d::table
        .filter(d::id.eq_any(ids))
        .select((d::id, d::kind, d::title, d::number, d::date_as_printed))
        .load(conn)?;
    found
        .into_iter()
        .map(|columns| Ok((columns.0.clone(), document_ref(columns)?)))
        .collect()
}

/// Identifier, kind, title, number and printed date of a document.
pub(super) type DocumentColumns = (String, String, String, Option<String>, Option<String>);

/// A document as it is mentioned.
pub(super) fn document_ref(
    (key, kind, title, number, date_as_printed): DocumentColumns,
) -> StoreResult<NormativeDocumentRef> {
    Ok(NormativeDocumentRef {
        id: id(&key)?,
        kind: code(&kind)?,
        title,
        number,
        date_as_printed,
    })
}
