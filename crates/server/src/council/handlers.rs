//! Handlers of the council.

use actix_web::{HttpResponse, get, patch, post};
use veche_domain::{
    Id,
    analyses::QueuedAnalyses,
    council::{CouncilMember, CouncilMemberEnd, CouncilMemberFilter, CouncilMemberPatch, NewCouncilMember},
    listing::{ListParams, Page},
    meetings::Meeting,
};

use super::{queue, service};
use crate::{
    error::ApiResult,
    http::{Call, Key, Listing, Problems, Valid},
};

/// Members of the council on a date, by name (VII.7.8).
#[utoipa::path(tag = "council", params(ListParams, CouncilMemberFilter), responses((status = 200, body = Page<CouncilMember>), Problems))]
#[get("/api/v1/council-members")]
pub async fn list_council_members(
    call: Call,
    listing: Listing<CouncilMemberFilter>,
) -> ApiResult<HttpResponse> {
    call.list(listing, service::list).await
}

/// Enters a member.
#[utoipa::path(tag = "council", request_body = NewCouncilMember, responses((status = 201, body = CouncilMember), Problems))]
#[post("/api/v1/council-members")]
pub async fn create_council_member(call: Call, body: Valid<NewCouncilMember>) -> ApiResult<HttpResponse> {
    call.create(&body.hash, move |tx, context| {
        service::create(tx, context, body.value)
    })
    .await
}

/// Changes a term: role, days, paper.
#[utoipa::path(tag = "council", params(("id" = Id, Path)), request_body = CouncilMemberPatch, responses((status = 200, body = CouncilMember), Problems))]
#[patch("/api/v1/council-members/{id}")]
pub async fn update_council_member(
    call: Call,
    key: Key,
    body: Valid<CouncilMemberPatch>,
) -> ApiResult<HttpResponse> {
    call.change(&body.hash, move |tx, context, version| {
        service::update(tx, context, (key.0, version), body.value)
    })
    .await
}

/// Ends a term, with the reason.
#[utoipa::path(tag = "council", params(("id" = Id, Path)), request_body = CouncilMemberEnd, responses((status = 200, body = CouncilMember), Problems))]
#[post("/api/v1/council-members/{id}/end")]
pub async fn end_council_member(
    call: Call,
    key: Key,
    body: Valid<CouncilMemberEnd>,
) -> ApiResult<HttpResponse> {
    call.change(&body.hash, move |tx, context, version| {
        service::end(tx, context, (key.0, version), body.value)
    })
    .await
}

/// Puts accepted analyses on the agenda of a planned meeting of the council, each as an item of its own (VII.7.8).
#[utoipa::path(tag = "council", params(("id" = Id, Path)), request_body = QueuedAnalyses, responses((status = 200, body = Meeting), Problems))]
#[post("/api/v1/meetings/{id}/queue-analyses")]
pub async fn queue_analyses(call: Call, key: Key, body: Valid<QueuedAnalyses>) -> ApiResult<HttpResponse> {
    call.change(&body.hash, move |tx, context, version| {
        queue::queue(tx, context, (key.0, version), &body.value)
    })
    .await
}
