//! Handlers of the completeness matrix, of the index of files and of the mark «В дело».

use actix_web::{HttpRequest, HttpResponse, delete, get, post, put};
use veche_domain::{
    Id,
    compliance::{
        CaseFile, CaseFileChange, CaseFileFilter, Filing, NewFiling, PaperKind, ReportingQuery, ReportingSet,
    },
    listing::{ListParams, Page},
};

use super::{filing, set};
use crate::{
    error::ApiResult,
    http::{Call, Key, Listing, Params, Problems, Valid},
};

/// Which papers of a school year are there: the analysis of the year before, the plan, all minutes (VII.7.10).
#[utoipa::path(tag = "reporting", params(("id" = Id, Path), ReportingQuery), responses((status = 200, body = ReportingSet), Problems))]
#[get("/api/v1/associations/{id}/reporting-set")]
pub async fn get_reporting_set(
    call: Call,
    key: Key,
    query: Params<ReportingQuery>,
) -> ApiResult<HttpResponse> {
    call.read(move |conn, context| set::get(conn, context, key.0, query.0.school_year))
        .await
}

/// Index, title and storage term of the files that papers are kept in.
#[utoipa::path(tag = "reporting", params(ListParams, CaseFileFilter), responses((status = 200, body = Page<CaseFile>), Problems))]
#[get("/api/v1/case-files")]
pub async fn list_case_files(call: Call, listing: Listing<CaseFileFilter>) -> ApiResult<HttpResponse> {
    call.list(listing, filing::case_files).await
}

/// Changes the index of files for a kind of paper: plan, analysis or minutes.
#[utoipa::path(tag = "reporting", params(("paper" = PaperKind, Path)), request_body = CaseFileChange, responses((status = 200, body = CaseFile), Problems))]
#[put("/api/v1/case-files/{paper}")]
pub async fn put_case_file(
    call: Call,
    request: HttpRequest,
    body: Valid<CaseFileChange>,
) -> ApiResult<HttpResponse> {
    let paper = request
        .match_info()
        .get("paper")
        .and_then(|text| text.parse().ok());
    call.change(&body.hash, move |tx, context, version| {
        filing::change_case_file(tx, context, (paper, version), &body.value)
    })
    .await
}

/// Marks a paper «В дело»: an approved plan, an accepted analysis, signed minutes.
#[utoipa::path(tag = "reporting", request_body = NewFiling, responses((status = 201, body = Filing), Problems))]
#[post("/api/v1/filings")]
pub async fn file_paper(call: Call, body: Valid<NewFiling>) -> ApiResult<HttpResponse> {
    call.create(&body.hash, move |tx, context| {
        filing::file(tx, context, body.value)
    })
    .await
}

/// Takes the mark «В дело» away; the paper itself stays.
#[utoipa::path(tag = "reporting", params(("id" = Id, Path)), responses((status = 204), Problems))]
#[delete("/api/v1/filings/{id}")]
pub async fn unfile_paper(call: Call, key: Key) -> ApiResult<HttpResponse> {
    call.remove(move |tx, context| filing::unfile(tx, context, key.0))
        .await
}
