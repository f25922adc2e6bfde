//! Handlers of minutes.

use actix_web::{HttpResponse, get, post, put};
use veche_domain::{
    Id,
    minutes::{Correction, ExtractQuery, Minutes, MinutesContent, MinutesSigning},
};

use super::{reading, signing, writing};
use crate::{
    error::ApiResult,
    http::{Call, Key, Params, Problems, Valid},
};

/// Minutes of a meeting, prefilled from it before anything is written; to those who may not read them the extract,
/// once it is published.
#[utoipa::path(tag = "minutes", params(("id" = Id, Path)), responses((status = 200, body = Minutes), Problems))]
#[get("/api/v1/meetings/{id}/minutes")]
pub async fn get_minutes(call: Call, key: Key) -> ApiResult<HttpResponse> {
    call.read_one(move |conn, context| reading::get(conn, context, key.0))
        .await
}

/// Extract of the minutes: one item, without personal remarks and votes by name.
#[utoipa::path(tag = "minutes", params(("id" = Id, Path), ExtractQuery), responses((status = 200, body = Minutes), Problems))]
#[get("/api/v1/meetings/{id}/minutes/extract")]
pub async fn get_minutes_extract(
    call: Call,
    key: Key,
    query: Params<ExtractQuery>,
) -> ApiResult<HttpResponse> {
    call.read_one(move |conn, context| reading::extract(conn, context, key.0, query.0.item))
        .await
}

/// Saves the text; its first saving draws the minutes up. Only the secretary of the meeting (VII.7.6).
#[utoipa::path(tag = "minutes", params(("id" = Id, Path)), request_body = MinutesContent, responses((status = 200, body = Minutes), Problems))]
#[put("/api/v1/meetings/{id}/minutes")]
pub async fn put_minutes(call: Call, key: Key, body: Valid<MinutesContent>) -> ApiResult<HttpResponse> {
    call.change(&body.hash, move |tx, context, version| {
        writing::save(tx, context, (key.0, version), body.value)
    })
    .await
}

/// Hands the draft over to be signed.
#[utoipa::path(tag = "minutes", params(("id" = Id, Path)), responses((status = 200, body = Minutes), Problems))]
#[post("/api/v1/meetings/{id}/minutes/submit")]
pub async fn submit_minutes(call: Call, key: Key) -> ApiResult<HttpResponse> {
    call.change("", move |tx, context, version| {
        signing::submit(tx, context, (key.0, version))
    })
    .await
}

/// Takes it back into work; signatures under it fall.
#[utoipa::path(tag = "minutes", params(("id" = Id, Path)), responses((status = 200, body = Minutes), Problems))]
#[post("/api/v1/meetings/{id}/minutes/return")]
pub async fn return_minutes(call: Call, key: Key) -> ApiResult<HttpResponse> {
    call.change("", move |tx, context, version| {
        signing::give_back(tx, context, (key.0, version))
    })
    .await
}

/// Signs as chair or secretary of the meeting; when both have, the minutes are frozen.
#[utoipa::path(tag = "minutes", params(("id" = Id, Path)), request_body = MinutesSigning, responses((status = 200, body = Minutes), Problems))]
#[post("/api/v1/meetings/{id}/minutes/sign")]
pub async fn sign_minutes(call: Call, key: Key, body: Valid<MinutesSigning>) -> ApiResult<HttpResponse> {
    call.change(&body.hash, move |tx, context, version| {
        signing::sign(tx, context, (key.0, version), &body.value)
    })
    .await
}

/// Begins a new revision of signed minutes, with a reason; the signed one is kept.
#[utoipa::path(tag = "minutes", params(("id" = Id, Path)), request_body = Correction, responses((status = 200, body = Minutes), Problems))]
#[post("/api/v1/meetings/{id}/minutes/correct")]
pub async fn correct_minutes(call: Call, key: Key, body: Valid<Correction>) -> ApiResult<HttpResponse> {
    call.change(&body.hash, move |tx, context, version| {
        signing::correct(tx, context, (key.0, version), &body.value)
    })
    .await
}

/// Publishes the extract without personal remarks (VIII.8.2).
#[utoipa::path(tag = "minutes", params(("id" = Id, Path)), responses((status = 200, body = Minutes), Problems))]
#[post("/api/v1/meetings/{id}/minutes/publish")]
pub async fn publish_minutes(call: Call, key: Key) -> ApiResult<HttpResponse> {
    call.change("", move |tx, context, version| {
        signing::publish(tx, context, (key.0, version))
    })
    .await
}
