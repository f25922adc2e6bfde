//! Handlers of likely duplicates and merges.

use actix_web::{HttpResponse, get, post};
use veche_domain::{
    Id,
    listing::{ListParams, Page},
    people::{DuplicateFilter, DuplicatePair, Merge, MergeFilter, MergeRequest},
};

use super::merges;
use crate::{
    error::ApiResult,
    http::{Call, Key, Listing, Problems, Valid},
};

/// Pairs of people who may be one.
#[utoipa::path(tag = "people", params(ListParams, DuplicateFilter), responses((status = 200, body = Page<DuplicatePair>), Problems))]
#[get("/api/v1/duplicate-people")]
pub async fn list_duplicate_people(call: Call, listing: Listing<DuplicateFilter>) -> ApiResult<HttpResponse> {
    call.list(listing, merges::duplicates).await
}

/// Merges another person into this one.
#[utoipa::path(tag = "people", params(("id" = Id, Path)), request_body = MergeRequest, responses((status = 200, body = Merge), Problems))]
#[post("/api/v1/people/{id}/merge")]
pub async fn merge_people(call: Call, key: Key, body: Valid<MergeRequest>) -> ApiResult<HttpResponse> {
    call.change(&body.hash, move |tx, context, version| {
        merges::merge(tx, context, (key.0, version), &body.value)
    })
    .await
}

/// Merges made.
#[utoipa::path(tag = "people", params(ListParams, MergeFilter), responses((status = 200, body = Page<Merge>), Problems))]
#[get("/api/v1/merges")]
pub async fn list_merges(call: Call, listing: Listing<MergeFilter>) -> ApiResult<HttpResponse> {
    call.list(listing, merges::list).await
}

/// Takes a merge back.
#[utoipa::path(tag = "people", params(("id" = Id, Path)), responses((status = 200, body = Merge), Problems))]
#[post("/api/v1/merges/{id}/undo")]
pub async fn undo_merge(call: Call, key: Key) -> ApiResult<HttpResponse> {
    call.act("", move |tx, context| merges::undo(tx, context, key.0))
        .await
}
