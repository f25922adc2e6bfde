//! Editions of a document: adding and correcting them (I.3).

use chrono::NaiveDate;
use veche_domain::{
    Id,
    library::{Edition, EditionPatch, NewEdition, NormativeDocument, check_edition, document_begins},
};
use veche_store::{
    Conn, Tx,
    journal::Author,
    library::{EditionRecord, NormativeDocumentRecord, edition_record, insert_edition, update_edition},
    new_id,
};

use super::documents::{owned, settle};
use crate::{error::ApiResult, http::Context};

/// Keeps an edition of a document.
///
/// # Errors
/// A store that refuses it.
pub(super) fn keep(conn: &mut Conn, document: Id, edition: NewEdition) -> ApiResult<()> {
    let record = EditionRecord {
        id: new_id().to_string(),
        document_id: document.to_string(),
        label: edition.label,
        amending_number: edition.amending_number,
        amending_date: edition.amending_date,
        effective_from: edition.effective_from,
        note: edition.note,
    };
    Ok(insert_edition(conn, &record)?)
}

/// Adds an edition.
///
/// # Errors
/// 403, 404, 412, and what [`append`] refuses.
pub(super) fn add(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    key: (Id, i64),
    ask: NewEdition,
) -> ApiResult<NormativeDocument> {
    let (record, before) = owned(tx.conn, context, key)?;
    append(tx, (&context.author(), context.today), (record, &before), ask)
}

/// Adds an edition to a document.
///
/// # Errors
/// 409 when another edition begins on the same day.
pub(crate) fn append(
    tx: &mut Tx<'_>,
    by: (&Author, NaiveDate),
    (mut record, before): (NormativeDocumentRecord, &NormativeDocument),
    ask: NewEdition,
) -> ApiResult<NormativeDocument> {
    check_edition(&before.editions, record.dated, ask.effective_from)?;
    let begun = before.editions.iter().map(|e| e.effective_from);
    record.valid_from = document_begins(begun.chain([ask.effective_from]), record.dated);
    keep(tx.conn, before.id, ask)?;
    settle(tx, by, (&record, before), "add_normative_edition")
}

/// Corrects an edition.
///
/// # Errors
/// 403, 404, 412, 409 as in [`add`].
pub(super) fn update(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    key: (Id, i64),
    edition: Id,
    ask: EditionPatch,
) -> ApiResult<NormativeDocument> {
    let (mut record, before) = owned(tx.conn, context, key)?;
    let mut kept = edition_record(tx.conn, key.0, edition)?;
    kept.label = ask.label.unwrap_or(kept.label);
    kept.amending_number = ask.amending_number.unwrap_or(kept.amending_number);
    kept.amending_date = ask.amending_date.unwrap_or(kept.amending_date);
    kept.effective_from = ask.effective_from.unwrap_or(kept.effective_from);
    kept.note = ask.note.unwrap_or(kept.note);
    let others: Vec<Edition> = before
        .editions
        .iter()
        .filter(|e| e.id != edition)
        .cloned()
        .collect();
    check_edition(&others, record.dated, kept.effective_from)?;
    let begun = others.iter().map(|e| e.effective_from);
    record.valid_from = document_begins(begun.chain([kept.effective_from]), record.dated);
    update_edition(tx.conn, &kept)?;
    settle(
        tx,
        (&context.author(), context.today),
        (&record, &before),
        "update_normative_edition",
    )
}
