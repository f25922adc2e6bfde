//! Handlers of the list, of one meeting, of its plan and of the norm.

use actix_web::{HttpResponse, get, patch, post};
use veche_domain::{
    Id,
    listing::{ListParams, Page},
    meetings::{Meeting, MeetingFilter, MeetingNorm, MeetingPatch, MeetingRow, NewMeeting, NormQuery},
};

use super::{plan, service};
use crate::{
    error::ApiResult,
    http::{Call, Key, Listing, Params, Problems, Valid},
};

/// Meetings by their date.
#[utoipa::path(tag = "meetings", params(ListParams, MeetingFilter), responses((status = 200, body = Page<MeetingRow>), Problems))]
#[get("/api/v1/meetings")]
pub async fn list_meetings(call: Call, listing: Listing<MeetingFilter>) -> ApiResult<HttpResponse> {
    call.list(listing, service::list).await
}

/// Plans a meeting, or enters one of the past from its paper (VII.7.6).
#[utoipa::path(tag = "meetings", request_body = NewMeeting, responses((status = 201, body = Meeting), Problems))]
#[post("/api/v1/meetings")]
pub async fn create_meeting(call: Call, body: Valid<NewMeeting>) -> ApiResult<HttpResponse> {
    call.create(&body.hash, move |tx, context| {
        plan::create(tx, context, body.value)
    })
    .await
}

/// One meeting; who may not see attendance and votes by name gets it without them.
#[utoipa::path(tag = "meetings", params(("id" = Id, Path)), responses((status = 200, body = Meeting), Problems))]
#[get("/api/v1/meetings/{id}")]
pub async fn get_meeting(call: Call, key: Key) -> ApiResult<HttpResponse> {
    call.read_one(move |conn, context| service::get(conn, context, key.0))
        .await
}

/// Changes a meeting; another date, time or place moves it, and the move is kept.
#[utoipa::path(tag = "meetings", params(("id" = Id, Path)), request_body = MeetingPatch, responses((status = 200, body = Meeting), Problems))]
#[patch("/api/v1/meetings/{id}")]
pub async fn update_meeting(call: Call, key: Key, body: Valid<MeetingPatch>) -> ApiResult<HttpResponse> {
    call.change(&body.hash, move |tx, context, version| {
        plan::update(tx, context, (key.0, version), body.value)
    })
    .await
}

/// How many meetings of the school year count, and why the others do not (VII.7.6).
#[utoipa::path(tag = "meetings", params(("id" = Id, Path), NormQuery), responses((status = 200, body = MeetingNorm), Problems))]
#[get("/api/v1/associations/{id}/meeting-norm")]
pub async fn get_meeting_norm(call: Call, key: Key, query: Params<NormQuery>) -> ApiResult<HttpResponse> {
    call.read(move |conn, context| service::norm_of(conn, context, key.0, query.0.school_year))
        .await
}
