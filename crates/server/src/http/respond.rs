//! Putting an answer together.

use actix_web::{HttpResponse, http::StatusCode, web::Bytes};
use serde::Serialize;

use super::EntityTag;
use crate::error::{ApiError, ApiResult};

/// Whether a tag of the client is of the epoch of a fresh one, whatever its version.
pub(super) fn same_epoch(known: &str, fresh: &EntityTag) -> bool {
    let epoch = |tag: &str| {
        tag.trim()
            .trim_start_matches("W/")
            .trim_matches('"')
            .split_once('.')
            .map(|(_, e)| e.to_owned())
    };
    !known.contains(',') && epoch(known).is_some() && epoch(known) == epoch(&fresh.header())
}

/// A value as JSON.
pub(super) fn body<T: Serialize>(value: &T) -> ApiResult<Vec<u8>> {
    serde_json::to_vec(value).map_err(|e| ApiError::Internal(e.to_string()))
}

/// An answer with its tag; without a body when nothing changed.
pub(super) fn respond(status: StatusCode, etag: Option<&str>, body: impl Into<Bytes>) -> HttpResponse {
    let mut builder = HttpResponse::build(status);
    builder.insert_header(("Cache-Control", "private, no-cache"));
    if let Some(etag) = etag {
        builder.insert_header(("ETag", etag));
    }
    if status == StatusCode::NOT_MODIFIED {
        builder.finish()
    } else {
        builder.content_type("application/json").body(body.into())
    }
}
