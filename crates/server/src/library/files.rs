//! Files of editions: taken in, kept by their hash, handed out to everybody who is signed in.

use actix_multipart::Multipart;
use actix_web::{HttpResponse, get, post};
use utoipa::ToSchema;
use veche_domain::{
    Id,
    access::{Action, Resource},
    library::{NormativeDocument, NormativeFile},
    orders::{MAX_FILE_BYTES, check_scan},
    problem::ErrorCode,
};
use veche_store::{
    library::{edition_record, insert_normative_file},
    new_id,
};

use super::documents;
use crate::{
    error::{ApiError, ApiResult},
    http::{Call, Context, Keys, Problems, attachment, read_form},
};

/// What is taken here.
const TAKEN: &str = "Файл документа – PDF, JPEG, PNG или TIFF, до 25 МБ.";

/// A file, for the document of the API.
#[derive(ToSchema)]
#[allow(dead_code, reason = "the form is read as a stream; this is its description")]
struct NormativeFileForm {
    /// PDF, JPEG, PNG or TIFF, up to 25 MB.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
}

/// Adds a file to an edition.
#[utoipa::path(tag = "library", params(("id" = Id, Path), ("edition_id" = Id, Path)), request_body(content = NormativeFileForm, content_type = "multipart/form-data"), responses((status = 200, body = NormativeDocument), Problems))]
#[post("/api/v1/normative-documents/{id}/editions/{edition_id}/files")]
pub async fn add_normative_file(call: Call, keys: Keys, form: Multipart) -> ApiResult<HttpResponse> {
    let (state, actor) = (call.state.clone(), call.actor.clone());
    let inner = state.clone();
    // Asked before anything is kept.
    state
        .read(move |conn| {
            Context::new(&inner, &actor).require(Action::WriteLibrary, Resource::City)?;
            edition_record(conn, keys.0, keys.1).map_err(ApiError::from)
        })
        .await?;
    let form = read_form(form, MAX_FILE_BYTES).await?;
    let media_type = check_scan(&form.file_name, &form.bytes, TAKEN)?.to_owned();
    let size = i64::try_from(form.bytes.len()).unwrap_or(i64::MAX);
    let sha256 = call.state.files.keep(form.bytes).await?;
    let name: String = form.file_name.chars().take(200).collect();
    let hash = format!("{sha256}{name}");
    call.change(&hash, move |tx, context, version| {
        let (record, before) = documents::owned(tx.conn, context, (keys.0, version))?;
        let file = NormativeFile {
            id: new_id(),
            name,
            media_type,
            size,
            sha256,
            added_at: context.now,
        };
        insert_normative_file(tx.conn, keys.1, &file)?;
        documents::settle(
            tx,
            (&context.author(), context.today),
            (&record, &before),
            "add_normative_file",
        )
    })
    .await
}

/// A file of a document, as it was sent.
#[utoipa::path(tag = "library", params(("id" = Id, Path), ("file_id" = Id, Path)), responses((status = 200, content_type = "application/octet-stream"), Problems))]
#[get("/api/v1/normative-documents/{id}/files/{file_id}")]
pub async fn get_normative_file(call: Call, keys: Keys) -> ApiResult<HttpResponse> {
    let (state, actor) = (call.state.clone(), call.actor.clone());
    let inner = state.clone();
    let file = state
        .read(move |conn| {
            let found = documents::get(conn, &Context::new(&inner, &actor), keys.0, None)?;
            let mut files = found.editions.into_iter().flat_map(|e| e.files);
            files
                .find(|f| f.id == keys.1)
                .ok_or_else(|| ApiError::from(ErrorCode::NotFound))
        })
        .await?;
    let bytes = state.files.read(&file.sha256).await?;
    Ok(attachment(&file.name, bytes).answer())
}
