//! Brings the register of an association to what its events make of it, and writes that down.

use chrono::NaiveDate;
use veche_domain::{
    Id,
    journal::{Act, Entity},
    orders::{Basis, BasisKind, Effect, Issuer, Order, Projection},
};
use veche_store::{
    Conn, StoreResult, Tx,
    associations::{association, association_record, update_association},
    districts::subject_name,
    journal::Author,
    orders::{apply_projection, replace_successions, set_repealed, settle_designation},
};

use crate::http::change;

/// The order as the basis of a fact.
pub(super) fn basis(of: &Order) -> Basis {
    Basis {
        kind: match of.issuer {
            Issuer::Department => BasisKind::DepartmentOrder,
            Issuer::Institution => BasisKind::InstitutionOrder,
        },
        number: of.number.clone(),
        date: of.signed_on,
        note: None,
        order_id: Some(of.id),
    }
}

/// Keeps what a signed order says of other orders, and of who follows whom (I.5).
///
/// # Errors
/// A store that refuses it.
pub(crate) fn link(conn: &mut Conn, signed: &Order, on: NaiveDate) -> StoreResult<()> {
    let mut pairs = Vec::new();
    for item in &signed.items {
        match &item.effect {
            Effect::Repeal { order_id } => set_repealed(conn, *order_id, Some((signed.id, on)))?,
            Effect::Reorganize {
                predecessors,
                successors,
                ..
            } => {
                let followed = predecessors
                    .iter()
                    .flat_map(|before| successors.iter().map(move |after| (*before, *after)));
                pairs.extend(followed);
            }
            _ => {}
        }
    }
    replace_successions(conn, signed.id, &pairs, on, &basis(signed))
}

/// Applies the projection to the association and appends its entry of the journal.
///
/// # Errors
/// A store that refuses it.
pub(crate) fn settle(
    tx: &mut Tx<'_>,
    (author, today): (&Author, NaiveDate),
    (of, order): (Id, Id),
    operation: &'static str,
    made: &Projection,
) -> StoreResult<()> {
    let before = association(tx.conn, of, today)?;
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
    let after = association(tx.conn, of, today)?;
    let object = (Entity::Association, of, after.name.as_str());
    let mut entry = change(Act::Update, operation, object, Some(&before), Some(&after));
    entry.touches = vec![order];
    tx.append(author, &entry)?;
    Ok(())
}
