//! Handlers of documents and their editions.

use actix_web::{HttpResponse, get, patch, post};
use veche_domain::{
    Id,
    library::{
        EditionPatch, NewEdition, NewNormativeDocument, NormativeDocument, NormativeDocumentFilter,
        NormativeDocumentPatch, NormativeDocumentRow, Repeal,
    },
    listing::{ListParams, OnDate, Page},
};

use super::{documents, editions};
use crate::{
    error::ApiResult,
    http::{Call, Key, Keys, Listing, Params, Problems, Valid},
};

/// Documents of the library (I.3, III.A1).
#[utoipa::path(tag = "library", params(ListParams, NormativeDocumentFilter), responses((status = 200, body = Page<NormativeDocumentRow>), Problems))]
#[get("/api/v1/normative-documents")]
pub async fn list_normative_documents(
    call: Call,
    listing: Listing<NormativeDocumentFilter>,
) -> ApiResult<HttpResponse> {
    call.list(listing, documents::list).await
}

/// Enters a document with its first edition (I.3).
#[utoipa::path(tag = "library", request_body = NewNormativeDocument, responses((status = 201, body = NormativeDocument), Problems))]
#[post("/api/v1/normative-documents")]
pub async fn create_normative_document(
    call: Call,
    body: Valid<NewNormativeDocument>,
) -> ApiResult<HttpResponse> {
    call.create(&body.hash, move |tx, context| {
        documents::create(tx, context, body.value)
    })
    .await
}

/// One document with its editions; `on` says which of them is in force.
#[utoipa::path(tag = "library", params(("id" = Id, Path), OnDate), responses((status = 200, body = NormativeDocument), Problems))]
#[get("/api/v1/normative-documents/{id}")]
pub async fn get_normative_document(call: Call, key: Key, on: Params<OnDate>) -> ApiResult<HttpResponse> {
    call.read_one(move |conn, context| documents::get(conn, context, key.0, on.0.on))
        .await
}

/// Corrects a document.
#[utoipa::path(tag = "library", params(("id" = Id, Path)), request_body = NormativeDocumentPatch, responses((status = 200, body = NormativeDocument), Problems))]
#[patch("/api/v1/normative-documents/{id}")]
pub async fn update_normative_document(
    call: Call,
    key: Key,
    body: Valid<NormativeDocumentPatch>,
) -> ApiResult<HttpResponse> {
    call.change(&body.hash, move |tx, context, version| {
        documents::update(tx, context, (key.0, version), body.value)
    })
    .await
}

/// Marks a document as repealed from a day, or takes a wrong mark back; the document stays.
#[utoipa::path(tag = "library", params(("id" = Id, Path)), request_body = Repeal, responses((status = 200, body = NormativeDocument), Problems))]
#[post("/api/v1/normative-documents/{id}/repeal")]
pub async fn repeal_normative_document(call: Call, key: Key, body: Valid<Repeal>) -> ApiResult<HttpResponse> {
    call.change(&body.hash, move |tx, context, version| {
        documents::repeal(tx, context, (key.0, version), body.value)
    })
    .await
}

/// Adds an edition.
#[utoipa::path(tag = "library", params(("id" = Id, Path)), request_body = NewEdition, responses((status = 200, body = NormativeDocument), Problems))]
#[post("/api/v1/normative-documents/{id}/editions")]
pub async fn add_normative_edition(call: Call, key: Key, body: Valid<NewEdition>) -> ApiResult<HttpResponse> {
    call.change(&body.hash, move |tx, context, version| {
        editions::add(tx, context, (key.0, version), body.value)
    })
    .await
}

/// Corrects an edition.
#[utoipa::path(tag = "library", params(("id" = Id, Path), ("edition_id" = Id, Path)), request_body = EditionPatch, responses((status = 200, body = NormativeDocument), Problems))]
#[patch("/api/v1/normative-documents/{id}/editions/{edition_id}")]
pub async fn update_normative_edition(
    call: Call,
    keys: Keys,
    body: Valid<EditionPatch>,
) -> ApiResult<HttpResponse> {
    call.change(&body.hash, move |tx, context, version| {
        editions::update(tx, context, (keys.0, version), keys.1, body.value)
    })
    .await
}
