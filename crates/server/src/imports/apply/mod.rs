//! Putting the rows of an import into the register, as one batch.

mod associations;
mod district_heads;
mod order_annex;
mod organizations;
mod people;
mod plan;
mod registrations;

use chrono::{DateTime, NaiveDate, Utc};
use veche_domain::{
    Id,
    access::{Action, Resource},
    imports::{Import, ImportKind, ImportState, Outcome},
    journal::{Act, Entity},
    orders::{Basis, BasisKind},
    problem::{ErrorCode, Refusal},
    regulation::Profile,
};
use veche_store::{
    Tx,
    imports::{ImportRecord, Made, import_record, raise_versions, replace_import_rows, update_import},
    journal::Author,
};

use super::{
    preview::{Aim, preview},
    rights, service,
};
use crate::{
    error::{ApiError, ApiResult},
    http::{Context, change},
};

/// What the parts of a batch have in common.
struct Batch {
    /// What the records made rest on.
    basis: Basis,
    /// Date the list speaks of.
    as_of: NaiveDate,
    /// When it is committed.
    now: DateTime<Utc>,
}

/// Commits an import as the signed-in person; done twice, it answers the first result.
///
/// # Errors
/// 403, 404, 409 for an import that was undone or has no rows to put in.
pub(super) fn commit_as(tx: &mut Tx<'_>, context: &Context<'_>, id: Id) -> ApiResult<Import> {
    let import = rights::permitted(tx.conn, context, id)?;
    let author = Author {
        account_id: Some(context.actor.account_id),
        name: context.actor.name.clone(),
        at: context.now,
    };
    if import.kind == ImportKind::OrderAnnex {
        // What it makes is an order: who may not draw one up must not do it through a file.
        context.require(Action::WriteOrders, Resource::City)?;
    }
    let target = rights::Target::from(&import);
    let of = rights::require(tx.conn, context, target)?;
    if import.state == ImportState::Preview {
        if let Some(of) = of {
            rights::markable(context, &of)?;
        }
        rights::fillable(tx.conn, target)?;
    }
    commit(tx, &author, context.profile, id)
}

/// Commits an import. The rows are classified once more, since the register may have changed after the preview:
/// what goes in is what the register, as it is now, does not have.
///
/// # Errors
/// 404, 409 for an import that was undone or whose columns are not told yet.
pub fn commit(tx: &mut Tx<'_>, author: &Author, profile: &Profile, id: Id) -> ApiResult<Import> {
    let mut record = import_record(tx.conn, id)?;
    let import = record.clone().read()?;
    match import.state {
        ImportState::Committed => return Ok(import),
        ImportState::Undone => {
            return Err(Refusal::new(
                ErrorCode::WrongState,
                "Загрузка отменена: загрузите файл ещё раз.",
            )
            .into());
        }
        ImportState::Preview => {}
    }
    if let Some(field) = import.mapping.missing(import.kind).first() {
        let text = format!("Сначала укажите столбец «{}».", field.label());
        return Err(Refusal::new(ErrorCode::WrongState, text).into());
    }
    let workbook = service::workbook(tx.conn, id)?;
    let mut found = preview(
        tx.conn,
        &workbook,
        import.kind,
        Some(import.mapping.clone()),
        Aim::from(&import),
    )?;
    found.found.order_number.clone_from(&import.found.order_number);
    let made = apply(tx, profile, &import, &found.outcome, author)?;
    found.found.plan_id = made.plans.first().or(made.touched_plans.first()).copied();
    if found.outcome.summary != import.summary {
        replace_import_rows(tx.conn, id, &found.outcome.rows)?;
    }
    service::store_preview(&mut record, &found)?;
    finish(&mut record, &made, author.at)?;
    raise_versions(tx.conn, &made)?;
    let mut entry = change(
        Act::Import,
        "commit_import",
        (Entity::Import, id, &import.file_name),
        None,
        Some(&found.outcome.summary),
    );
    entry.touches = made.objects();
    record.commit_seq = Some(tx.append(author, &entry)?);
    update_import(tx.conn, &record, import.version)?;
    Ok(import_record(tx.conn, id)?.read()?)
}

fn apply(
    tx: &mut Tx<'_>,
    profile: &Profile,
    import: &Import,
    outcome: &Outcome,
    author: &Author,
) -> ApiResult<Made> {
    let note = Some(import.file_name.chars().take(300).collect());
    let basis = Basis {
        kind: BasisKind::Import,
        number: None,
        date: Some(import.as_of),
        note,
        order_id: None,
    };
    let batch = Batch {
        basis,
        as_of: import.as_of,
        now: author.at,
    };
    match import.kind {
        ImportKind::People => people::apply(tx.conn, &batch, &outcome.rows),
        ImportKind::Organizations => organizations::apply(tx.conn, &batch, &outcome.rows),
        ImportKind::Associations => associations::apply(tx.conn, &batch, &outcome.rows),
        ImportKind::DistrictHeads => district_heads::apply(tx.conn, &batch, &outcome.rows),
        ImportKind::OrderAnnex => order_annex::apply(tx.conn, &batch, (profile, import), &outcome.rows),
        ImportKind::Registrations => registrations::apply(tx.conn, import, &outcome.rows),
        ImportKind::Plan => plan::apply(tx.conn, (profile, import), author, &outcome.rows),
    }
}

fn finish(record: &mut ImportRecord, made: &Made, now: DateTime<Utc>) -> ApiResult<()> {
    record.state = ImportState::Committed.to_string();
    record.committed_at = Some(now.naive_utc());
    record.undo = Some(serde_json::to_string(made).map_err(|e| ApiError::Internal(e.to_string()))?);
    Ok(())
}

/// Reads an identifier that a classification gave.
fn id(text: &str) -> ApiResult<Id> {
    text.parse()
        .map_err(|_| ApiError::Internal(format!("a classification names {text:?}, which is no identifier")))
}
