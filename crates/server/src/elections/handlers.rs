//! Handlers of elections.

use actix_web::{HttpResponse, get, post, put};
use veche_domain::{
    Id,
    elections::{Annulment, Closing, Election, ElectionFilter, ElectionRow, NewElection, NewVote, Opening},
    listing::{ListParams, Page},
};

use super::{annulment, rounds, service, votes};
use crate::{
    error::ApiResult,
    http::{Call, Key, Keys, Listing, Problems, Valid},
};

/// Elections by the date of their meetings.
#[utoipa::path(tag = "elections", params(ListParams, ElectionFilter), responses((status = 200, body = Page<ElectionRow>), Problems))]
#[get("/api/v1/elections")]
pub async fn list_elections(call: Call, listing: Listing<ElectionFilter>) -> ApiResult<HttpResponse> {
    call.list(listing, service::list).await
}

/// Sets an election up at a meeting of an association (VII.7.4, VII.7.5).
#[utoipa::path(tag = "elections", request_body = NewElection, responses((status = 201, body = Election), Problems))]
#[post("/api/v1/elections")]
pub async fn create_election(call: Call, body: Valid<NewElection>) -> ApiResult<HttpResponse> {
    call.create(&body.hash, move |tx, context| {
        service::create(tx, context, &body.value)
    })
    .await
}

/// One election; who may not see votes by name gets the results of closed rounds.
#[utoipa::path(tag = "elections", params(("id" = Id, Path)), responses((status = 200, body = Election), Problems))]
#[get("/api/v1/elections/{id}")]
pub async fn get_election(call: Call, key: Key) -> ApiResult<HttpResponse> {
    call.read_one(move |conn, context| service::get(conn, context, key.0))
        .await
}

/// Opens the first round, which freezes the electorate, or the next one after nobody was elected.
#[utoipa::path(tag = "elections", params(("id" = Id, Path)), request_body = Opening, responses((status = 200, body = Election), Problems))]
#[post("/api/v1/elections/{id}/open")]
pub async fn open_election(call: Call, key: Key, body: Valid<Opening>) -> ApiResult<HttpResponse> {
    call.change(&body.hash, move |tx, context, version| {
        rounds::open(tx, context, (key.0, version), &body.value)
    })
    .await
}

/// Casts or changes a vote in the open round: each for oneself, or who runs the vote for another. A vote raises no
/// version and names none; the same vote once more changes nothing.
#[utoipa::path(tag = "elections", params(("id" = Id, Path), ("person_id" = Id, Path)), request_body = NewVote, responses((status = 200, body = Election), Problems))]
#[put("/api/v1/elections/{id}/votes/{person_id}")]
pub async fn cast_election_vote(call: Call, keys: Keys, body: Valid<NewVote>) -> ApiResult<HttpResponse> {
    call.act(&body.hash, move |tx, context| {
        votes::cast(tx, context, (keys.0, keys.1), body.value)
    })
    .await
}

/// Closes the round: somebody is elected and takes office from the date of the meeting, or nobody is.
#[utoipa::path(tag = "elections", params(("id" = Id, Path)), request_body = Closing, responses((status = 200, body = Election), Problems))]
#[post("/api/v1/elections/{id}/close")]
pub async fn close_election(call: Call, key: Key, body: Valid<Closing>) -> ApiResult<HttpResponse> {
    call.change(&body.hash, move |tx, context, version| {
        rounds::close(tx, context, (key.0, version), &body.value)
    })
    .await
}

/// Annuls an election with a reason: the term of office that it made is undone, the former one goes on.
#[utoipa::path(tag = "elections", params(("id" = Id, Path)), request_body = Annulment, responses((status = 200, body = Election), Problems))]
#[post("/api/v1/elections/{id}/annul")]
pub async fn annul_election(call: Call, key: Key, body: Valid<Annulment>) -> ApiResult<HttpResponse> {
    call.change(&body.hash, move |tx, context, version| {
        annulment::annul(tx, context, (key.0, version), body.value)
    })
    .await
}
