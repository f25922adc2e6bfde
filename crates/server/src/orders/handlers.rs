//! Handlers of orders.

use actix_web::{HttpResponse, get, patch, post};
use veche_domain::{
    Id,
    listing::{ListParams, OnDate, Page},
    orders::{
        NewOrder, Order, OrderCancellation, OrderFilter, OrderPatch, OrderRow, Preview, PreviewDates,
        Signing, Timeline,
    },
};

use super::{service, signing, timeline};
use crate::{
    error::ApiResult,
    http::{Call, Key, Listing, Params, Problems, Valid},
};

/// Orders.
#[utoipa::path(tag = "orders", params(ListParams, OrderFilter), responses((status = 200, body = Page<OrderRow>), Problems))]
#[get("/api/v1/orders")]
pub async fn list_orders(call: Call, listing: Listing<OrderFilter>) -> ApiResult<HttpResponse> {
    call.list(listing, service::list).await
}

/// Draws up an order, or enters one of the past from its paper (I.4, I.5, VII.7.2).
#[utoipa::path(tag = "orders", request_body = NewOrder, responses((status = 201, body = Order), Problems))]
#[post("/api/v1/orders")]
pub async fn create_order(call: Call, body: Valid<NewOrder>) -> ApiResult<HttpResponse> {
    call.create(&body.hash, move |tx, context| {
        service::create(tx, context, body.value)
    })
    .await
}

/// One order.
#[utoipa::path(tag = "orders", params(("id" = Id, Path), OnDate), responses((status = 200, body = Order), Problems))]
#[get("/api/v1/orders/{id}")]
pub async fn get_order(call: Call, key: Key, on: Params<OnDate>) -> ApiResult<HttpResponse> {
    call.read_one(move |conn, context| service::get(conn, context, key.0, on.0.on))
        .await
}

/// Changes a draft.
#[utoipa::path(tag = "orders", params(("id" = Id, Path)), request_body = OrderPatch, responses((status = 200, body = Order), Problems))]
#[patch("/api/v1/orders/{id}")]
pub async fn update_order(call: Call, key: Key, body: Valid<OrderPatch>) -> ApiResult<HttpResponse> {
    call.change(&body.hash, move |tx, context, version| {
        service::update(tx, context, (key.0, version), body.value)
    })
    .await
}

/// What an order will do to the register, and what speaks against it.
#[utoipa::path(tag = "orders", params(("id" = Id, Path)), request_body = PreviewDates, responses((status = 200, body = Preview), Problems))]
#[post("/api/v1/orders/{id}/preview")]
pub async fn preview_order(call: Call, key: Key, body: Valid<PreviewDates>) -> ApiResult<HttpResponse> {
    call.read(move |conn, context| signing::preview(conn, context, key.0, &body.value))
        .await
}

/// Signs an order and applies it to the register.
#[utoipa::path(tag = "orders", params(("id" = Id, Path)), request_body = Signing, responses((status = 200, body = Order), Problems))]
#[post("/api/v1/orders/{id}/sign")]
pub async fn sign_order(call: Call, key: Key, body: Valid<Signing>) -> ApiResult<HttpResponse> {
    call.change(&body.hash, move |tx, context, version| {
        signing::sign(tx, context, (key.0, version), body.value)
    })
    .await
}

/// Takes an order back; what it did to the register is undone.
#[utoipa::path(tag = "orders", params(("id" = Id, Path)), request_body = OrderCancellation, responses((status = 200, body = Order), Problems))]
#[post("/api/v1/orders/{id}/cancel")]
pub async fn cancel_order(call: Call, key: Key, body: Valid<OrderCancellation>) -> ApiResult<HttpResponse> {
    call.change(&body.hash, move |tx, context, version| {
        signing::cancel(tx, context, (key.0, version), body.value)
    })
    .await
}

/// What happened to an association, order by order (I.5).
#[utoipa::path(tag = "orders", params(("id" = Id, Path)), responses((status = 200, body = Timeline), Problems))]
#[get("/api/v1/associations/{id}/timeline")]
pub async fn get_association_timeline(call: Call, key: Key) -> ApiResult<HttpResponse> {
    call.read(move |conn, context| timeline::timeline(conn, context, key.0))
        .await
}
