//! Scans and signatures of orders: taken in, kept by their hash, handed out.

use actix_multipart::Multipart;
use actix_web::{HttpResponse, get, post};
use utoipa::ToSchema;
use veche_domain::{
    Id,
    journal::{Act, Entity},
    orders::{MAX_FILE_BYTES, Order, OrderFile, OrderFileKind, check_file},
    problem::{ErrorCode, Refusal},
};
use veche_store::{
    new_id,
    orders::{insert_file, order, order_record, update_order},
};

use super::service;
use crate::{
    error::{ApiError, ApiResult},
    http::{Call, Context, Key, Keys, Problems, attachment, change, read_form},
    state::State,
};

/// A file with what it is, for the document.
#[derive(ToSchema)]
#[allow(dead_code, reason = "the form is read as a stream; this is its description")]
struct OrderFileForm {
    /// PDF, JPEG, PNG or TIFF for a scan; sig, p7s, p7m or pem for a signature; up to 25 MB.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
    /// What it is; a scan when absent.
    kind: Option<OrderFileKind>,
}

/// Adds a scan of the signed paper or the file of a signature.
#[utoipa::path(tag = "orders", params(("id" = Id, Path)), request_body(content = OrderFileForm, content_type = "multipart/form-data"), responses((status = 200, body = Order), Problems))]
#[post("/api/v1/orders/{id}/files")]
pub async fn add_order_file(call: Call, key: Key, form: Multipart) -> ApiResult<HttpResponse> {
    let (state, actor) = (call.state.clone(), call.actor.clone());
    let inner = state.clone();
    // Asked before anything is kept.
    state
        .read(move |conn| service::may_write(conn, &Context::new(&inner, &actor), key.0))
        .await?;
    let (file, hash) = received(&call.state, form).await?;
    call.change(&hash, move |tx, context, version| {
        let (_, before) = service::owned(tx.conn, context, (key.0, version))?;
        insert_file(tx.conn, key.0, &file)?;
        let record = order_record(tx.conn, key.0)?;
        update_order(tx.conn, &record, version)?;
        let after = order(tx.conn, key.0, context.today)?;
        let object = (Entity::Order, key.0, after.title.as_str());
        let entry = change(Act::Update, "add_order_file", object, Some(&before), Some(&after));
        context.record(tx, entry)?;
        Ok(after)
    })
    .await
}

/// Takes a file that stands beside a paper: its type is checked by its content, its content is kept by its hash. Gives
/// the file and what a repeated request is known by.
///
/// # Errors
/// 413 and 415 for what is no scan and no signature, 422 for an unknown kind.
pub(crate) async fn received(state: &State, form: Multipart) -> ApiResult<(OrderFile, String)> {
    let mut form = read_form(form, MAX_FILE_BYTES).await?;
    let kind = match form.fields.remove("kind").as_deref() {
        None | Some("") => OrderFileKind::Scan,
        Some(text) => text
            .parse()
            .map_err(|_| Refusal::field("/kind", "unknown_code", "Вид файла – scan или signature."))?,
    };
    let media_type = check_file(kind, &form.file_name, &form.bytes)?.to_owned();
    let size = i64::try_from(form.bytes.len()).unwrap_or(i64::MAX);
    let sha256 = state.files.keep(form.bytes).await?;
    let name: String = form.file_name.chars().take(200).collect();
    let hash = format!("{sha256}{name}{kind}");
    let file = OrderFile {
        id: new_id(),
        kind,
        name,
        media_type,
        size,
        sha256,
        added_at: state.clock.now(),
    };
    Ok((file, hash))
}

/// A file of an order, as it was sent.
#[utoipa::path(tag = "orders", params(("id" = Id, Path), ("file_id" = Id, Path)), responses((status = 200, content_type = "application/octet-stream"), Problems))]
#[get("/api/v1/orders/{id}/files/{file_id}")]
pub async fn get_order_file(call: Call, keys: Keys) -> ApiResult<HttpResponse> {
    let (state, actor) = (call.state.clone(), call.actor.clone());
    let inner = state.clone();
    let file = state
        .read(move |conn| {
            let found = service::get(conn, &Context::new(&inner, &actor), keys.0, None)?;
            let file = found.files.into_iter().find(|f| f.id == keys.1);
            file.ok_or_else(|| ApiError::from(ErrorCode::NotFound))
        })
        .await?;
    let bytes = state.files.read(&file.sha256).await?;
    Ok(attachment(&file.name, bytes).answer())
}
