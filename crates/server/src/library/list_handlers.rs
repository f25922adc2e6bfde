//! Handlers of lists of acknowledgement.

use actix_web::{HttpResponse, get, post};
use veche_domain::{
    Id,
    library::{
        Acknowledgement, AcknowledgementFilter, AcknowledgementRow, Closing, Extension, NewAcknowledgement,
        PaperMarks, Reader, ReaderFilter,
    },
    listing::{ListParams, Page},
};

use super::acknowledgements;
use crate::{
    error::ApiResult,
    http::{Call, Key, Listing, Problems, Valid},
};

/// Lists of acknowledgement: those with people the reader may see, and the reader's own (VIII.8.2.d1).
#[utoipa::path(tag = "library", params(ListParams, AcknowledgementFilter), responses((status = 200, body = Page<AcknowledgementRow>), Problems))]
#[get("/api/v1/acknowledgements")]
pub async fn list_acknowledgements(
    call: Call,
    listing: Listing<AcknowledgementFilter>,
) -> ApiResult<HttpResponse> {
    call.list(listing, acknowledgements::list).await
}

/// Opens a list for an edition of a document that is in force; its people are those who are members today.
#[utoipa::path(tag = "library", request_body = NewAcknowledgement, responses((status = 201, body = Acknowledgement), Problems))]
#[post("/api/v1/acknowledgements")]
pub async fn open_acknowledgement(call: Call, body: Valid<NewAcknowledgement>) -> ApiResult<HttpResponse> {
    call.create(&body.hash, move |tx, context| {
        acknowledgements::open(tx, context, body.value)
    })
    .await
}

/// One list with its percentages.
#[utoipa::path(tag = "library", params(("id" = Id, Path)), responses((status = 200, body = Acknowledgement), Problems))]
#[get("/api/v1/acknowledgements/{id}")]
pub async fn get_acknowledgement(call: Call, key: Key) -> ApiResult<HttpResponse> {
    call.read_one(move |conn, context| acknowledgements::get(conn, context, key.0))
        .await
}

/// People of a list: those the reader may see.
#[utoipa::path(tag = "library", params(("id" = Id, Path), ListParams, ReaderFilter), responses((status = 200, body = Page<Reader>), Problems))]
#[get("/api/v1/acknowledgements/{id}/people")]
pub async fn list_acknowledgement_people(
    call: Call,
    key: Key,
    listing: Listing<ReaderFilter>,
) -> ApiResult<HttpResponse> {
    call.list(listing, move |conn, context, listing| {
        acknowledgements::people(conn, context, key.0, listing)
    })
    .await
}

/// Confirms that the signed-in person knows the document: kept for good, and done twice it is done once.
#[utoipa::path(tag = "library", params(("id" = Id, Path)), responses((status = 200, body = Acknowledgement), Problems))]
#[post("/api/v1/acknowledgements/{id}/acknowledge")]
pub async fn acknowledge_document(call: Call, key: Key) -> ApiResult<HttpResponse> {
    call.settle(move |tx, context| acknowledgements::acknowledge(tx, context, key.0))
        .await
}

/// Marks people who signed the list on paper.
#[utoipa::path(tag = "library", params(("id" = Id, Path)), request_body = PaperMarks, responses((status = 200, body = Acknowledgement), Problems))]
#[post("/api/v1/acknowledgements/{id}/mark-by-paper")]
pub async fn mark_by_paper(call: Call, key: Key, body: Valid<PaperMarks>) -> ApiResult<HttpResponse> {
    call.change(&body.hash, move |tx, context, version| {
        acknowledgements::mark_by_paper(tx, context, (key.0, version), &body.value)
    })
    .await
}

/// Adds those who became members since the list was opened or extended last.
#[utoipa::path(tag = "library", params(("id" = Id, Path)), request_body = Extension, responses((status = 200, body = Acknowledgement), Problems))]
#[post("/api/v1/acknowledgements/{id}/extend")]
pub async fn extend_acknowledgement(call: Call, key: Key, body: Valid<Extension>) -> ApiResult<HttpResponse> {
    call.change(&body.hash, move |tx, context, version| {
        acknowledgements::extend(tx, context, (key.0, version), &body.value)
    })
    .await
}

/// Closes a list: nothing is entered into it any more.
#[utoipa::path(tag = "library", params(("id" = Id, Path)), request_body = Closing, responses((status = 200, body = Acknowledgement), Problems))]
#[post("/api/v1/acknowledgements/{id}/close")]
pub async fn close_acknowledgement(call: Call, key: Key, body: Valid<Closing>) -> ApiResult<HttpResponse> {
    call.change(&body.hash, move |tx, context, version| {
        acknowledgements::close(tx, context, (key.0, version), &body.value)
    })
    .await
}
