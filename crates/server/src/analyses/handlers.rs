//! Handlers of analyses.

use actix_web::{HttpResponse, get, patch, post};
use veche_domain::{
    Id,
    analyses::{Analysis, AnalysisFilter, AnalysisPatch, AnalysisRow, NewAnalysis},
    listing::{ListParams, Page},
    plans::{Accepting, Returning},
};

use super::{life, reading, writing};
use crate::{
    error::ApiResult,
    http::{Call, Key, Listing, Problems, Valid},
};

/// Analyses by the name of the association: accepted ones for everybody, the others for those who take part (VII.7.8).
#[utoipa::path(tag = "analyses", params(ListParams, AnalysisFilter), responses((status = 200, body = Page<AnalysisRow>), Problems))]
#[get("/api/v1/analyses")]
pub async fn list_analyses(call: Call, listing: Listing<AnalysisFilter>) -> ApiResult<HttpResponse> {
    call.list(listing, reading::list).await
}

/// Begins the analysis of an association's school year; a year has one.
#[utoipa::path(tag = "analyses", request_body = NewAnalysis, responses((status = 201, body = Analysis), Problems))]
#[post("/api/v1/analyses")]
pub async fn create_analysis(call: Call, body: Valid<NewAnalysis>) -> ApiResult<HttpResponse> {
    call.create(&body.hash, move |tx, context| {
        writing::create(tx, context, &body.value)
    })
    .await
}

/// One analysis with its figures: of today while it is written, as handed over after that.
#[utoipa::path(tag = "analyses", params(("id" = Id, Path)), responses((status = 200, body = Analysis), Problems))]
#[get("/api/v1/analyses/{id}")]
pub async fn get_analysis(call: Call, key: Key) -> ApiResult<HttpResponse> {
    call.read_one(move |conn, context| reading::get(conn, context, key.0))
        .await
}

/// Writes its texts; a section that is not named stays as it is.
#[utoipa::path(tag = "analyses", params(("id" = Id, Path)), request_body = AnalysisPatch, responses((status = 200, body = Analysis), Problems))]
#[patch("/api/v1/analyses/{id}")]
pub async fn update_analysis(call: Call, key: Key, body: Valid<AnalysisPatch>) -> ApiResult<HttpResponse> {
    call.change(&body.hash, move |tx, context, version| {
        writing::update(tx, context, (key.0, version), &body.value)
    })
    .await
}

/// Hands it to the curator: its figures are frozen. After 15 May it is taken all the same and marked late (VII.7.8).
#[utoipa::path(tag = "analyses", params(("id" = Id, Path)), responses((status = 200, body = Analysis), Problems))]
#[post("/api/v1/analyses/{id}/submit")]
pub async fn submit_analysis(call: Call, key: Key) -> ApiResult<HttpResponse> {
    call.change("", move |tx, context, version| {
        life::submit(tx, context, (key.0, version))
    })
    .await
}

/// Returns it for rework; when it was first handed over stays.
#[utoipa::path(tag = "analyses", params(("id" = Id, Path)), request_body = Returning, responses((status = 200, body = Analysis), Problems))]
#[post("/api/v1/analyses/{id}/return")]
pub async fn return_analysis(call: Call, key: Key, body: Valid<Returning>) -> ApiResult<HttpResponse> {
    call.change(&body.hash, move |tx, context, version| {
        life::give_back(tx, context, (key.0, version), &body.value)
    })
    .await
}

/// Accepts it: the receipt says who did and when (VII.7.8).
#[utoipa::path(tag = "analyses", params(("id" = Id, Path)), request_body = Accepting, responses((status = 200, body = Analysis), Problems))]
#[post("/api/v1/analyses/{id}/accept")]
pub async fn accept_analysis(call: Call, key: Key, body: Valid<Accepting>) -> ApiResult<HttpResponse> {
    call.change(&body.hash, move |tx, context, version| {
        life::accept(tx, context, (key.0, version), &body.value)
    })
    .await
}
