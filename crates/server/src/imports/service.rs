//! Keeping, showing and mapping imports.

use chrono::{DateTime, NaiveDate, Utc};
use veche_domain::{
    Id,
    access::{Action, Resource},
    imports::{
        Import, ImportFilter, ImportKind, ImportListRow, ImportRow, ImportRowFilter, ImportState, Mapping,
        RowClass,
    },
    journal::{Act, Entity},
    listing::Page,
    meetings::check_open,
    problem::{ErrorCode, Refusal},
};
use veche_sheets::Workbook;
use veche_store::{
    Conn, StoreResult, Tx,
    imports::{
        ImportRecord, import_record, import_rows_of, import_workbook, insert_import, list_import_rows,
        list_imports, replace_import_rows, update_import,
    },
    new_id,
};

use super::{
    preview::{Aim, Preview, preview},
    rights::{self, Target},
};
use crate::{
    error::{ApiError, ApiResult},
    http::{Context, Listing, change},
};

/// Who imports, and when.
pub struct Importer<'a> {
    /// Account; none for the command line.
    pub account_id: Option<Id>,
    /// Name.
    pub name: &'a str,
    /// When.
    pub now: DateTime<Utc>,
}

/// A file that was read.
pub struct ReadFile {
    /// Its name.
    pub file_name: String,
    /// Its content.
    pub workbook: Workbook,
    /// Kind of the list.
    pub kind: ImportKind,
    /// Date the list speaks of.
    pub as_of: NaiveDate,
}

/// Keeps a classified file as an import; the caller writes the journal.
///
/// # Errors
/// A store that refuses it.
pub fn keep(conn: &mut Conn, who: &Importer<'_>, file: &ReadFile, found: &Preview) -> StoreResult<Import> {
    let id = new_id();
    let json = |value: serde_json::Value| value.to_string();
    let record = ImportRecord {
        id: id.to_string(),
        version: 1,
        kind: file.kind.to_string(),
        file_name: file.file_name.clone(),
        as_of: file.as_of,
        state: ImportState::Preview.to_string(),
        found: json(serde_json::to_value(&found.found)?),
        mapping: json(serde_json::to_value(&found.mapping)?),
        summary: json(serde_json::to_value(&found.outcome.summary)?),
        undo: None,
        created_at: who.now.naive_utc(),
        created_by: who.account_id.map(|a| a.to_string()),
        created_by_name: who.name.to_owned(),
        committed_at: None,
        commit_seq: None,
        undone_at: None,
    };
    insert_import(conn, &record, &serde_json::to_string(&file.workbook)?)?;
    replace_import_rows(conn, id, &found.outcome.rows)?;
    record.read()
}

/// Keeps a classified file and writes it down.
///
/// # Errors
/// 403.
pub(super) fn create(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    file: &ReadFile,
    found: &Preview,
) -> ApiResult<Import> {
    let target = Target {
        kind: file.kind,
        meeting: found.found.meeting_id,
        plan: found.found.association_id.zip(found.found.school_year),
    };
    let of = rights::require(tx.conn, context, target)?;
    if let Some(of) = of {
        check_open(of.state, of.minutes_state)?;
    }
    rights::fillable(tx.conn, target)?;
    let who = Importer {
        account_id: Some(context.actor.account_id),
        name: &context.actor.name,
        now: context.now,
    };
    let import = keep(tx.conn, &who, file, found)?;
    let object = (Entity::Import, import.id, import.file_name.as_str());
    context.record(
        tx,
        change(Act::Create, "create_import", object, None, Some(&import.summary)),
    )?;
    Ok(import)
}

/// A page of imports.
///
/// # Errors
/// 403.
pub(super) fn list(
    conn: &mut Conn,
    context: &Context<'_>,
    listing: &Listing<ImportFilter>,
) -> ApiResult<Page<ImportListRow>> {
    context.require(Action::Import, Resource::City)?;
    Ok(listing.page(list_imports(conn, &listing.filter, &listing.slice)?))
}

/// One import.
///
/// # Errors
/// 403, 404.
pub(super) fn get(conn: &mut Conn, context: &Context<'_>, id: Id) -> ApiResult<Import> {
    rights::permitted(conn, context, id)
}

/// A page of rows of an import.
///
/// # Errors
/// 403, 404.
pub(super) fn rows(
    conn: &mut Conn,
    context: &Context<'_>,
    id: Id,
    listing: &Listing<ImportRowFilter>,
) -> ApiResult<Page<ImportRow>> {
    get(conn, context, id)?;
    Ok(listing.page(list_import_rows(conn, id, &listing.filter, &listing.slice)?))
}

/// Classifies anew under another mapping.
///
/// # Errors
/// 403, 404, 409 once committed, 412, 422 for a mapping without a required column.
pub(super) fn map(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    id: Id,
    version: i64,
    mapping: Mapping,
) -> ApiResult<Import> {
    let before = rights::permitted(tx.conn, context, id)?;
    let mut record = import_record(tx.conn, id)?;
    if before.state != ImportState::Preview {
        let text = "Столбцы меняют до загрузки строк в реестр: загрузите файл ещё раз.";
        return Err(Refusal::new(ErrorCode::WrongState, text).into());
    }
    if let Some(field) = mapping.missing(before.kind).first() {
        let text = format!("Укажите столбец «{}».", field.label());
        return Err(Refusal::field(&format!("/columns/{field}"), "required", text).into());
    }
    let file = workbook(tx.conn, id)?;
    let mut found = preview(tx.conn, &file, before.kind, Some(mapping), Aim::from(&before))?;
    found.found.order_number.clone_from(&before.found.order_number);
    store_preview(&mut record, &found)?;
    update_import(tx.conn, &record, version)?;
    replace_import_rows(tx.conn, id, &found.outcome.rows)?;
    let after = import_record(tx.conn, id)?.read()?;
    let object = (Entity::Import, id, after.file_name.as_str());
    context.record(
        tx,
        change(
            Act::Update,
            "map_import",
            object,
            Some(&before.mapping),
            Some(&after.mapping),
        ),
    )?;
    Ok(after)
}

/// The workbook an import was read from.
pub(super) fn workbook(conn: &mut Conn, id: Id) -> ApiResult<Workbook> {
    serde_json::from_str(&import_workbook(conn, id)?).map_err(|e| ApiError::Internal(e.to_string()))
}

/// Writes a new classification into the record.
pub(super) fn store_preview(record: &mut ImportRecord, found: &Preview) -> ApiResult<()> {
    let json =
        |value: Result<String, serde_json::Error>| value.map_err(|e| ApiError::Internal(e.to_string()));
    record.found = json(serde_json::to_string(&found.found))?;
    record.mapping = json(serde_json::to_string(&found.mapping))?;
    record.summary = json(serde_json::to_string(&found.outcome.summary))?;
    Ok(())
}

/// The rejected rows of an import, to be handed out.
///
/// # Errors
/// 403, 404.
pub(super) fn rejected(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    id: Id,
) -> ApiResult<(Import, Vec<ImportRow>)> {
    let import = get(tx.conn, context, id)?;
    let rows = import_rows_of(tx.conn, id, RowClass::Invalid)?;
    let object = (Entity::Import, id, import.file_name.as_str());
    context.record(
        tx,
        change(Act::Export, "get_rejected_rows", object, None, Some(&rows.len())),
    )?;
    Ok((import, rows))
}
