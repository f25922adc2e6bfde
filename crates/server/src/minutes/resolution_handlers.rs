//! Handlers of resolutions.

use actix_web::{HttpResponse, get, post};
use veche_domain::{
    Id,
    listing::{ListParams, Page},
    minutes::{Resolution, ResolutionClosing, ResolutionFilter},
};

use super::resolutions;
use crate::{
    error::ApiResult,
    http::{Call, Key, Listing, Problems, Valid},
};

/// Resolutions of signed minutes, by the day they are due.
#[utoipa::path(tag = "minutes", params(ListParams, ResolutionFilter), responses((status = 200, body = Page<Resolution>), Problems))]
#[get("/api/v1/resolutions")]
pub async fn list_resolutions(call: Call, listing: Listing<ResolutionFilter>) -> ApiResult<HttpResponse> {
    call.list(listing, resolutions::list).await
}

/// One resolution.
#[utoipa::path(tag = "minutes", params(("id" = Id, Path)), responses((status = 200, body = Resolution), Problems))]
#[get("/api/v1/resolutions/{id}")]
pub async fn get_resolution(call: Call, key: Key) -> ApiResult<HttpResponse> {
    call.read_one(move |conn, context| resolutions::get(conn, context, key.0))
        .await
}

/// Says what became of a resolution: whoever keeps the meeting, or who is responsible.
#[utoipa::path(tag = "minutes", params(("id" = Id, Path)), request_body = ResolutionClosing, responses((status = 200, body = Resolution), Problems))]
#[post("/api/v1/resolutions/{id}/close")]
pub async fn close_resolution(
    call: Call,
    key: Key,
    body: Valid<ResolutionClosing>,
) -> ApiResult<HttpResponse> {
    call.change(&body.hash, move |tx, context, version| {
        resolutions::close(tx, context, (key.0, version), body.value)
    })
    .await
}

/// Opens a resolution again.
#[utoipa::path(tag = "minutes", params(("id" = Id, Path)), responses((status = 200, body = Resolution), Problems))]
#[post("/api/v1/resolutions/{id}/reopen")]
pub async fn reopen_resolution(call: Call, key: Key) -> ApiResult<HttpResponse> {
    call.change("", move |tx, context, version| {
        resolutions::reopen(tx, context, (key.0, version))
    })
    .await
}
