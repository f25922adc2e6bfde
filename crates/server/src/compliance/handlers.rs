//! Handlers of findings and of the board.

use actix_web::{HttpResponse, get, post};
use veche_domain::{
    compliance::{Board, BoardQuery, Finding, FindingFilter, Reminder},
    listing::{ListParams, Page},
    reminders::Requested,
};

use super::{board, export, remind, service};
use crate::{
    error::ApiResult,
    http::{Call, Listing, Params, Problems, Valid},
};

/// Findings of a school year: every duty of every association that the asking person may see, association by association.
#[utoipa::path(tag = "compliance", params(ListParams, FindingFilter), responses((status = 200, body = Page<Finding>), Problems))]
#[get("/api/v1/compliance")]
pub async fn list_findings(call: Call, listing: Listing<FindingFilter>) -> ApiResult<HttpResponse> {
    call.list(listing, service::list).await
}

/// The matrix of associations and duties with four figures: a whole city in one answer.
#[utoipa::path(tag = "compliance", params(BoardQuery), responses((status = 200, body = Board), Problems))]
#[get("/api/v1/compliance/board")]
pub async fn get_board(call: Call, query: Params<BoardQuery>) -> ApiResult<HttpResponse> {
    call.read(move |conn, context| board::board(conn, context, &query.0))
        .await
}

/// The matrix as a spreadsheet; no text of it becomes a formula.
#[utoipa::path(tag = "compliance", params(BoardQuery), responses((status = 200, body = crate::http::FileContent, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), Problems))]
#[get("/api/v1/compliance/board.xlsx")]
pub async fn get_board_xlsx(call: Call, query: Params<BoardQuery>) -> ApiResult<HttpResponse> {
    call.download(move |tx, context| export::xlsx(tx, context, &query.0))
        .await
}

/// The matrix as CSV for Russian Excel.
#[utoipa::path(tag = "compliance", params(BoardQuery), responses((status = 200, body = crate::http::FileContent, content_type = "text/csv"), Problems))]
#[get("/api/v1/compliance/board.csv")]
pub async fn get_board_csv(call: Call, query: Params<BoardQuery>) -> ApiResult<HttpResponse> {
    call.download(move |tx, context| export::csv(tx, context, &query.0))
        .await
}

/// Asks those who act on a duty next to do it: a notice in the application, and by mail as they like it.
#[utoipa::path(tag = "compliance", request_body = Reminder, responses((status = 200, body = Requested), Problems))]
#[post("/api/v1/compliance/remind")]
pub async fn remind_duty(call: Call, body: Valid<Reminder>) -> ApiResult<HttpResponse> {
    call.act(&body.hash, move |tx, context| {
        remind::remind(tx, context, &body.value)
    })
    .await
}
