//! Handlers of the meeting's day.

use actix_web::{HttpResponse, post, put};
use veche_domain::{
    Id,
    meetings::{
        ActingOfficers, AttendanceMarks, Cancelling, Holding, Meeting, NewDecision, Registered, Registration,
        Reopening,
    },
};

use super::{attendance, day, decisions};
use crate::{
    error::ApiResult,
    http::{Call, Key, Keys, Problems, Valid},
};

/// Says that the meeting was held: it gets its number, its participants are written down (VII.7.6).
#[utoipa::path(tag = "meetings", params(("id" = Id, Path)), request_body = Holding, responses((status = 200, body = Meeting), Problems))]
#[post("/api/v1/meetings/{id}/hold")]
pub async fn hold_meeting(call: Call, key: Key, body: Valid<Holding>) -> ApiResult<HttpResponse> {
    call.change(&body.hash, move |tx, context, version| {
        day::hold(tx, context, (key.0, version), &body.value)
    })
    .await
}

/// Cancels a planned meeting.
#[utoipa::path(tag = "meetings", params(("id" = Id, Path)), request_body = Cancelling, responses((status = 200, body = Meeting), Problems))]
#[post("/api/v1/meetings/{id}/cancel")]
pub async fn cancel_meeting(call: Call, key: Key, body: Valid<Cancelling>) -> ApiResult<HttpResponse> {
    call.change(&body.hash, move |tx, context, version| {
        day::cancel(tx, context, (key.0, version), body.value)
    })
    .await
}

/// Names who chairs and who draws up the minutes at this meeting (VII.7.6).
#[utoipa::path(tag = "meetings", params(("id" = Id, Path)), request_body = ActingOfficers, responses((status = 200, body = Meeting), Problems))]
#[post("/api/v1/meetings/{id}/name-officers")]
pub async fn name_officers(call: Call, key: Key, body: Valid<ActingOfficers>) -> ApiResult<HttpResponse> {
    call.change(&body.hash, move |tx, context, version| {
        day::name_officers(tx, context, (key.0, version), &body.value)
    })
    .await
}

/// Writes the participants of a held meeting down anew after the composition on its date changed.
#[utoipa::path(tag = "meetings", params(("id" = Id, Path)), responses((status = 200, body = Meeting), Problems))]
#[post("/api/v1/meetings/{id}/refresh-participants")]
pub async fn refresh_participants(call: Call, key: Key) -> ApiResult<HttpResponse> {
    call.change("", move |tx, context, version| {
        day::refresh_participants(tx, context, (key.0, version))
    })
    .await
}

/// Marks attendance; only those named change, so several people may mark at once and no version is asked.
#[utoipa::path(tag = "meetings", params(("id" = Id, Path)), request_body = AttendanceMarks, responses((status = 200, body = Meeting), Problems))]
#[put("/api/v1/meetings/{id}/attendance")]
pub async fn put_attendance(call: Call, key: Key, body: Valid<AttendanceMarks>) -> ApiResult<HttpResponse> {
    call.act(&body.hash, move |tx, context| {
        attendance::mark(tx, context, key.0, &body.value)
    })
    .await
}

/// Registers the signed-in participant on the day by the word of the meeting's link.
#[utoipa::path(tag = "meetings", params(("id" = Id, Path)), request_body = Registration, responses((status = 200, body = Registered), Problems))]
#[post("/api/v1/meetings/{id}/register")]
pub async fn register_for_meeting(
    call: Call,
    key: Key,
    body: Valid<Registration>,
) -> ApiResult<HttpResponse> {
    call.act(&body.hash, move |tx, context| {
        attendance::register(tx, context, key.0, &body.value)
    })
    .await
}

/// Records an ordinary decision of an item: by counted hands, or by name.
#[utoipa::path(tag = "meetings", params(("id" = Id, Path), ("item_id" = Id, Path)), request_body = NewDecision, responses((status = 200, body = Meeting), Problems))]
#[put("/api/v1/meetings/{id}/agenda/{item_id}/decision")]
pub async fn decide_item(call: Call, keys: Keys, body: Valid<NewDecision>) -> ApiResult<HttpResponse> {
    call.change(&body.hash, move |tx, context, version| {
        decisions::decide(tx, context, (keys.0, version), keys.1, &body.value)
    })
    .await
}

/// Takes a decision back, with a reason.
#[utoipa::path(tag = "meetings", params(("id" = Id, Path), ("item_id" = Id, Path)), request_body = Reopening, responses((status = 200, body = Meeting), Problems))]
#[post("/api/v1/meetings/{id}/agenda/{item_id}/reopen")]
pub async fn reopen_item(call: Call, keys: Keys, body: Valid<Reopening>) -> ApiResult<HttpResponse> {
    call.change(&body.hash, move |tx, context, version| {
        decisions::reopen(tx, context, (keys.0, version), keys.1, body.value)
    })
    .await
}
