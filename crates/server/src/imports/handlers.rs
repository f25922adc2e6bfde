//! Handlers of imports.

use actix_multipart::Multipart;
use actix_web::{HttpResponse, get, post, put};
use utoipa::ToSchema;
use veche_domain::{
    Id,
    imports::{Import, ImportFilter, ImportKind, ImportListRow, ImportRow, ImportRowFilter, Mapping},
    listing::{ListParams, Page},
    problem::ErrorCode,
};
use veche_sheets::{rejected_rows, write_xlsx};

use super::{
    apply, parse,
    preview::{Aim, preview},
    rights, service, undo, upload,
};
use crate::{
    error::{ApiError, ApiResult},
    http::{Call, Context, Key, Listing, Problems, Valid, attachment},
};

/// A file with what it is, for the document.
#[derive(ToSchema)]
#[allow(dead_code, reason = "the form is read as a stream; this is its description")]
struct ImportForm {
    /// XLSX, XLS, ODS, CSV or TSV, up to 25 MB.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
    /// Kind of the list.
    kind: ImportKind,
    /// Date the list speaks of; today's business date when absent.
    as_of: Option<chrono::NaiveDate>,
    /// Number of the order, for its annex.
    order_number: Option<String>,
    /// Meeting, for the answers of its registration form.
    meeting_id: Option<Id>,
    /// Association, for its plan.
    association_id: Option<Id>,
    /// School year, for a plan.
    school_year: Option<i32>,
}

/// Imports, the latest first.
#[utoipa::path(tag = "imports", params(ListParams, ImportFilter), responses((status = 200, body = Page<ImportListRow>), Problems))]
#[get("/api/v1/imports")]
pub async fn list_imports(call: Call, listing: Listing<ImportFilter>) -> ApiResult<HttpResponse> {
    call.list(listing, service::list).await
}

/// Reads a file and classifies its rows; nothing is created yet.
#[utoipa::path(tag = "imports", request_body(content = ImportForm, content_type = "multipart/form-data"), responses((status = 201, body = Import), Problems))]
#[post("/api/v1/imports")]
pub async fn create_import(call: Call, form: Multipart) -> ApiResult<HttpResponse> {
    // The form alone says what it is; nothing of it is parsed before the right is known.
    if !rights::may_send(&Context::new(&call.state, &call.actor)) {
        return Err(ErrorCode::Forbidden.into());
    }
    let upload = upload::read(form).await?;
    let (state, actor, asked) = (
        call.state.clone(),
        call.actor.clone(),
        rights::Target {
            kind: upload.kind,
            meeting: upload.meeting_id,
            plan: upload.plan,
        },
    );
    call.state
        .read(move |conn| rights::require(conn, &Context::new(&state, &actor), asked))
        .await?;
    let workbook = parse::parse(&call.state, upload.file_name.clone(), upload.bytes).await?;
    let as_of = upload.as_of.unwrap_or_else(|| call.state.clock.today());
    let aim = Aim {
        as_of,
        meeting: upload.meeting_id,
        plan: upload.plan,
    };
    let file = service::ReadFile {
        file_name: upload.file_name,
        workbook,
        kind: upload.kind,
        as_of,
    };
    let (file, found) = call
        .state
        .read(move |conn| {
            let mut found = preview(conn, &file.workbook, file.kind, None, aim)?;
            found.found.order_number = upload.order_number;
            Ok((file, found))
        })
        .await?;
    call.create(&upload.hash, move |tx, context| {
        service::create(tx, context, &file, &found)
    })
    .await
}

/// One import.
#[utoipa::path(tag = "imports", params(("id" = Id, Path)), responses((status = 200, body = Import), Problems))]
#[get("/api/v1/imports/{id}")]
pub async fn get_import(call: Call, key: Key) -> ApiResult<HttpResponse> {
    call.read_one(move |conn, context| service::get(conn, context, key.0))
        .await
}

/// Rows of an import in the order of the file.
#[utoipa::path(tag = "imports", params(("id" = Id, Path), ListParams, ImportRowFilter), responses((status = 200, body = Page<ImportRow>), Problems))]
#[get("/api/v1/imports/{id}/rows")]
pub async fn list_import_rows(
    call: Call,
    key: Key,
    listing: Listing<ImportRowFilter>,
) -> ApiResult<HttpResponse> {
    call.list(listing, move |conn, context, listing| {
        service::rows(conn, context, key.0, listing)
    })
    .await
}

/// Changes which column is which field and classifies anew.
#[utoipa::path(tag = "imports", params(("id" = Id, Path)), request_body = Mapping, responses((status = 200, body = Import), Problems))]
#[put("/api/v1/imports/{id}/mapping")]
pub async fn map_import(call: Call, key: Key, body: Valid<Mapping>) -> ApiResult<HttpResponse> {
    call.change(&body.hash, move |tx, context, version| {
        service::map(tx, context, key.0, version, body.value)
    })
    .await
}

/// Puts the rows into the register as one batch; a second time answers the first result.
#[utoipa::path(tag = "imports", params(("id" = Id, Path)), responses((status = 200, body = Import), Problems))]
#[post("/api/v1/imports/{id}/commit")]
pub async fn commit_import(call: Call, key: Key) -> ApiResult<HttpResponse> {
    call.settle_alone(move |tx, context| apply::commit_as(tx, context, key.0))
        .await
}

/// Takes the batch back; refused once later changes touch what it made.
#[utoipa::path(tag = "imports", params(("id" = Id, Path)), responses((status = 200, body = Import), Problems))]
#[post("/api/v1/imports/{id}/undo")]
pub async fn undo_import(call: Call, key: Key) -> ApiResult<HttpResponse> {
    call.settle_alone(move |tx, context| undo::undo(tx, context, key.0))
        .await
}

/// The rejected rows as a spreadsheet, each with its reason.
#[utoipa::path(tag = "imports", params(("id" = Id, Path)), responses((status = 200, body = crate::http::FileContent, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), Problems))]
#[get("/api/v1/imports/{id}/rejected.xlsx")]
pub async fn get_rejected_rows(call: Call, key: Key) -> ApiResult<HttpResponse> {
    call.download(move |tx, context| {
        let (import, rows) = service::rejected(tx, context, key.0)?;
        let table = rejected_rows(import.kind, &rows);
        let bytes = write_xlsx(&table).map_err(|e| ApiError::Internal(e.to_string()))?;
        let stem = import
            .file_name
            .rsplit_once('.')
            .map_or(import.file_name.as_str(), |(stem, _)| stem);
        Ok(attachment(&format!("{stem} – отклонённые строки.xlsx"), bytes))
    })
    .await
}
