//! Brings the register of an association to what its events make of it, and writes that down.

use veche_domain::{
    Id,
    associations::Association,
    journal::{Act, Entity},
    orders::Projection,
};
use veche_store::{
    Tx,
    associations::{association, association_record, update_association},
    districts::subject_name,
    orders::{apply_projection, settle_designation},
};

use crate::{
    error::ApiResult,
    http::{Context, change},
};

/// Applies the projection to the association and appends its entry of the journal.
///
/// # Errors
/// A store that refuses it.
pub(super) fn settle(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    (of, order): (Id, Id),
    operation: &'static str,
    made: &Projection,
) -> ApiResult<Association> {
    let before = association(tx.conn, of, context.today)?;
    let mut record = association_record(tx.conn, of)?;
    apply_projection(tx.conn, of, made)?;
    settle_designation(tx.conn, &mut record, made)?;
    let subject = record
        .subject_code
        .clone()
        .map(|code| subject_name(tx.conn, &code))
        .transpose()?;
    record.index(subject.as_deref());
    let version = record.version;
    update_association(tx.conn, &record, version)?;
    let after = association(tx.conn, of, context.today)?;
    let object = (Entity::Association, of, after.name.as_str());
    let mut entry = change(Act::Update, operation, object, Some(&before), Some(&after));
    entry.touches = vec![order];
    context.record(tx, entry)?;
    Ok(after)
}
