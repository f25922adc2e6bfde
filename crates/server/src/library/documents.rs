//! Documents: the list, one of them, entering, correcting and repealing them (I.3).

use chrono::NaiveDate;
use veche_domain::{
    Id,
    access::{Action, Resource},
    imports::normalize::dates,
    journal::{Act, Entity},
    library::{
        NewEdition, NewNormativeDocument, NormativeDocument, NormativeDocumentFilter, NormativeDocumentPatch,
        NormativeDocumentRow, Repeal, check_edition, check_subjects, document_begins,
    },
    listing::Page,
    problem::{ErrorCode, Refusal},
};
use veche_store::{
    Conn, Tx,
    journal::Author,
    library::{
        NormativeDocumentRecord, insert_normative_document, list_normative_documents, normative_document,
        normative_document_record, save_normative_subjects, update_normative_document,
    },
    new_id,
};

use super::{editions, references};
use crate::{
    error::ApiResult,
    http::{Context, Listing, change},
};

/// What the first edition is called when nothing else is said.
const FIRST: &str = "первоначальная редакция";

/// A page of documents.
///
/// # Errors
/// A store that cannot be read.
pub(super) fn list(
    conn: &mut Conn,
    context: &Context<'_>,
    listing: &Listing<NormativeDocumentFilter>,
) -> ApiResult<Page<NormativeDocumentRow>> {
    context.require(Action::ReadLibrary, Resource::City)?;
    let on = listing.on.unwrap_or(context.today);
    Ok(listing.page(list_normative_documents(
        conn,
        &listing.filter,
        on,
        &listing.slice,
    )?))
}

/// One document as of a date.
///
/// # Errors
/// 404.
pub(super) fn get(
    conn: &mut Conn,
    context: &Context<'_>,
    id: Id,
    on: Option<NaiveDate>,
) -> ApiResult<NormativeDocument> {
    context.require(Action::ReadLibrary, Resource::City)?;
    Ok(normative_document(conn, id, on.unwrap_or(context.today))?)
}

/// Enters a document.
///
/// # Errors
/// 403, and what [`enter`] refuses.
pub(super) fn create(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    ask: NewNormativeDocument,
) -> ApiResult<NormativeDocument> {
    context.require(Action::WriteLibrary, Resource::City)?;
    let bases = context.profile.legal_bases.len();
    enter(tx, &context.author(), context.today, bases, ask)
}

/// Keeps a document with its first edition; the regulation has so many legal bases.
///
/// # Errors
/// 409 for a place of I.3 that is taken, 422 for one that does not exist, for an unknown subject and for a concept
/// without any (VIII.8.2.d1).
pub(crate) fn enter(
    tx: &mut Tx<'_>,
    author: &Author,
    today: NaiveDate,
    bases: usize,
    ask: NewNormativeDocument,
) -> ApiResult<NormativeDocument> {
    let subjects = references::subjects(tx.conn, &ask.subjects, "/subjects")?;
    check_subjects(ask.kind, subjects.len())?;
    references::place(tx.conn, ask.basis_number, bases, None)?;
    let id = new_id();
    let dated = ask.date_as_printed.as_deref().and_then(dates::parse_text);
    let edition = ask.edition.unwrap_or_else(|| NewEdition {
        label: FIRST.to_owned(),
        amending_number: None,
        amending_date: None,
        effective_from: None,
        note: None,
    });
    let mut record = NormativeDocumentRecord {
        id: id.to_string(),
        version: 1,
        kind: ask.kind.to_string(),
        issuer: ask.issuer,
        title: ask.title,
        number: ask.number,
        date_as_printed: ask.date_as_printed,
        dated,
        basis_number: ask.basis_number,
        source: ask.source,
        note: ask.note,
        valid_from: document_begins([edition.effective_from], dated),
        repealed_on: None,
        repealed_by: None,
        sort_key: String::new(),
        search_key: String::new(),
    };
    let (codes, names): (Vec<String>, Vec<String>) = subjects.into_iter().unzip();
    record.index(ask.kind.label_ru(), &names);
    insert_normative_document(tx.conn, &record)?;
    save_normative_subjects(tx.conn, &record.id, &codes)?;
    editions::keep(tx.conn, id, edition)?;
    let after = normative_document(tx.conn, id, today)?;
    let object = (Entity::NormativeDocument, id, after.title.as_str());
    let entry = change(
        Act::Create,
        "create_normative_document",
        object,
        None,
        Some(&after),
    );
    tx.append(author, &entry)?;
    Ok(after)
}

/// The document with its row, in the version named, for those who keep the library.
///
/// # Errors
/// 403, 404, 412.
pub(super) fn owned(
    conn: &mut Conn,
    context: &Context<'_>,
    (id, version): (Id, i64),
) -> ApiResult<(NormativeDocumentRecord, NormativeDocument)> {
    context.require(Action::WriteLibrary, Resource::City)?;
    let record = normative_document_record(conn, id)?;
    if record.version != version {
        return Err(ErrorCode::Stale.into());
    }
    Ok((record, normative_document(conn, id, context.today)?))
}

/// Keeps a changed document and writes the change down.
///
/// # Errors
/// 412.
pub(super) fn settle(
    tx: &mut Tx<'_>,
    (author, today): (&Author, NaiveDate),
    (record, before): (&NormativeDocumentRecord, &NormativeDocument),
    operation: &'static str,
) -> ApiResult<NormativeDocument> {
    update_normative_document(tx.conn, record, before.version)?;
    let after = normative_document(tx.conn, before.id, today)?;
    let object = (Entity::NormativeDocument, before.id, after.title.as_str());
    let entry = change(Act::Update, operation, object, Some(before), Some(&after));
    tx.append(author, &entry)?;
    Ok(after)
}

/// Corrects a document.
///
/// # Errors
/// 403, 404, 409, 412, 422 as in [`enter`].
pub(super) fn update(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    key: (Id, i64),
    ask: NormativeDocumentPatch,
) -> ApiResult<NormativeDocument> {
    let (mut record, before) = owned(tx.conn, context, key)?;
    let kind = ask.kind.unwrap_or(before.kind);
    let codes = ask
        .subjects
        .unwrap_or_else(|| before.subjects.iter().map(|s| s.code.clone()).collect());
    let subjects = references::subjects(tx.conn, &codes, "/subjects")?;
    check_subjects(kind, subjects.len())?;
    record.kind = kind.to_string();
    record.issuer = ask.issuer.unwrap_or(record.issuer);
    record.title = ask.title.unwrap_or(record.title);
    record.number = ask.number.unwrap_or(record.number);
    record.source = ask.source.unwrap_or(record.source);
    record.note = ask.note.unwrap_or(record.note);
    if let Some(number) = ask.basis_number {
        references::place(tx.conn, number, context.profile.legal_bases.len(), Some(key.0))?;
        record.basis_number = number;
    }
    if let Some(printed) = ask.date_as_printed {
        record.dated = printed.as_deref().and_then(dates::parse_text);
        record.date_as_printed = printed;
        // The date stands for the beginning of an edition that names none.
        for (at, edition) in before.editions.iter().enumerate() {
            let others = before.editions.get(at + 1..).unwrap_or_default();
            check_edition(others, record.dated, edition.effective_from)?;
        }
        let begun = before.editions.iter().map(|e| e.effective_from);
        record.valid_from = document_begins(begun, record.dated);
    }
    let (codes, names): (Vec<String>, Vec<String>) = subjects.into_iter().unzip();
    record.index(kind.label_ru(), &names);
    save_normative_subjects(tx.conn, &record.id, &codes)?;
    settle(
        tx,
        (&context.author(), context.today),
        (&record, &before),
        "update_normative_document",
    )
}

/// Marks a document as repealed, or takes a wrong mark back.
///
/// # Errors
/// 403, 404, 412, 422 for a day before the document began.
pub(super) fn repeal(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    key: (Id, i64),
    ask: Repeal,
) -> ApiResult<NormativeDocument> {
    let (mut record, before) = owned(tx.conn, context, key)?;
    if let (Some(on), Some(from)) = (ask.on, record.valid_from)
        && on <= from
    {
        let text = "Документ утрачивает силу позже дня, с которого действует: проверьте дату.";
        return Err(Refusal::field("/on", "order", text).into());
    }
    record.repealed_on = ask.on;
    record.repealed_by = ask.by.filter(|_| ask.on.is_some());
    settle(
        tx,
        (&context.author(), context.today),
        (&record, &before),
        "repeal_normative_document",
    )
}
