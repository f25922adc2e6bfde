//! The scan of minutes signed on paper, and files of signatures (interpretation 11).

use actix_multipart::Multipart;
use actix_web::{HttpResponse, get, post};
use serde_json::{Value, json};
use utoipa::ToSchema;
use veche_domain::{
    Id,
    access::Action,
    journal::Act,
    minutes::Minutes,
    orders::OrderFileKind,
    problem::{ErrorCode, Refusal},
};
use veche_store::{
    StoreError,
    minutes::{insert_minutes_file, minutes_files, minutes_record, update_minutes},
};

use super::writing::{answer, entry_of, opened};
use crate::{
    error::{ApiError, ApiResult},
    http::{Call, Context, Key, Keys, Problems, attachment},
    orders::files::received,
};

/// A file with what it is, for the document.
#[derive(ToSchema)]
#[allow(dead_code, reason = "the form is read as a stream; this is its description")]
struct MinutesFileForm {
    /// PDF, JPEG, PNG or TIFF for a scan; sig, p7s, p7m or pem for a signature; up to 25 MB.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
    /// What it is; a scan when absent.
    kind: Option<OrderFileKind>,
}

/// Adds a scan of the signed paper or the file of a signature: to minutes that are drawn up, also after they were signed.
#[utoipa::path(tag = "minutes", params(("id" = Id, Path)), request_body(content = MinutesFileForm, content_type = "multipart/form-data"), responses((status = 200, body = Minutes), Problems))]
#[post("/api/v1/meetings/{id}/minutes/files")]
pub async fn add_minutes_file(call: Call, key: Key, form: Multipart) -> ApiResult<HttpResponse> {
    let (state, actor) = (call.state.clone(), call.actor.clone());
    let inner = state.clone();
    // Asked before anything is kept.
    state
        .read(move |conn| {
            opened(conn, &Context::new(&inner, &actor), key.0, Action::PublishMinutes).map(|_| ())
        })
        .await?;
    let (file, hash) = received(&call.state, form).await?;
    call.change(&hash, move |tx, context, version| {
        let meeting = opened(tx.conn, context, key.0, Action::PublishMinutes)?;
        let Some(record) = minutes_record(tx.conn, key.0)? else {
            let text = "Протокол ещё не составлен: сохраните его текст.";
            return Err(Refusal::new(ErrorCode::WrongState, text).clause("VII.7.6").into());
        };
        if record.version != version {
            return Err(StoreError::Stale.into());
        }
        insert_minutes_file(tx.conn, key.0, &file)?;
        update_minutes(tx.conn, &record, version)?;
        let told = json!({"file": file.name, "sha256": file.sha256});
        let what = (Act::Update, "add_minutes_file");
        let entry = entry_of(&meeting, what, (Value::Null, told), vec![meeting.body.id]);
        context.record(tx, entry)?;
        answer(tx.conn, context, key.0)
    })
    .await
}

/// A file of minutes, as it was sent.
#[utoipa::path(tag = "minutes", params(("id" = Id, Path), ("file_id" = Id, Path)), responses((status = 200, content_type = "application/octet-stream"), Problems))]
#[get("/api/v1/meetings/{id}/minutes/files/{file_id}")]
pub async fn get_minutes_file(call: Call, keys: Keys) -> ApiResult<HttpResponse> {
    let (state, actor) = (call.state.clone(), call.actor.clone());
    let inner = state.clone();
    let file = state
        .read(move |conn| {
            opened(conn, &Context::new(&inner, &actor), keys.0, Action::ReadMinutes)?;
            let found = minutes_files(conn, keys.0)?.into_iter().find(|f| f.id == keys.1);
            found.ok_or_else(|| ApiError::from(ErrorCode::NotFound))
        })
        .await?;
    let bytes = state.files.read(&file.sha256).await?;
    Ok(attachment(&file.name, bytes).answer())
}
