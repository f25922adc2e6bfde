//! Taking a batch back, as long as nothing later stands on it.

use veche_domain::{
    Id,
    imports::{Import, ImportState},
    journal::{Act, Entity},
    problem::{ErrorCode, FieldError, Refusal},
};
use veche_store::{
    Tx,
    imports::{Made, delete_made, import_record, raise_versions, update_import},
    journal::changes_since,
};

use super::rights;
use crate::{
    error::{ApiError, ApiResult},
    http::{Context, change},
};

/// Later changes that are told of a refusal.
const TOLD: usize = 20;

/// Takes a batch back; done twice, it answers the first result.
///
/// # Errors
/// 403, 404, 409 for an import that was not committed, or whose objects were changed since: each change is told.
pub(super) fn undo(tx: &mut Tx<'_>, context: &Context<'_>, id: Id) -> ApiResult<Import> {
    let before = rights::permitted(tx.conn, context, id)?;
    let mut record = import_record(tx.conn, id)?;
    match before.state {
        ImportState::Undone => return Ok(before),
        ImportState::Preview => {
            return Err(Refusal::new(
                ErrorCode::WrongState,
                "Строки ещё не внесены в реестр: отменять нечего.",
            )
            .into());
        }
        ImportState::Committed => {}
    }
    let made: Made = serde_json::from_str(record.undo.as_deref().unwrap_or("{}"))
        .map_err(|e| ApiError::Internal(e.to_string()))?;
    refuse_if_changed(tx, record.commit_seq.unwrap_or(0), &made)?;
    delete_made(tx.conn, &made)?;
    raise_versions(tx.conn, &made)?;
    record.state = ImportState::Undone.to_string();
    record.undone_at = Some(context.now.naive_utc());
    update_import(tx.conn, &record, before.version)?;
    let after = import_record(tx.conn, id)?.read()?;
    let mut entry = change(
        Act::Undo,
        "undo_import",
        (Entity::Import, id, &after.file_name),
        Some(&before.summary),
        None,
    );
    entry.touches = made.objects();
    context.record(tx, entry)?;
    Ok(after)
}

/// Refuses when later entries of the journal touch what was made; the commit's own entry is not later.
fn refuse_if_changed(tx: &mut Tx<'_>, seq: i64, made: &Made) -> ApiResult<()> {
    let later = changes_since(tx.conn, seq, &made.objects(), TOLD)?;
    if later.is_empty() {
        return Ok(());
    }
    let told = later.iter().map(|entry| {
        let when = entry.at.format("%d.%m.%Y");
        let pointer = format!("/journal/{}", entry.seq);
        FieldError::new(
            pointer,
            "changed_since",
            format!(
                "{}: {} ({when}, {})",
                entry.title, entry.operation, entry.actor_name
            ),
        )
    });
    Err(Refusal::of(ErrorCode::ChangedSince).errors(told.collect()).into())
}
