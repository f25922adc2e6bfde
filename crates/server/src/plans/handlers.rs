//! Handlers of plans.

use actix_web::{HttpResponse, get, patch, post, put};
use veche_domain::{
    Id,
    listing::{ListParams, Page},
    plans::{
        Accepting, Amending, DifferenceQuery, ItemMark, NewPlan, PaperApproval, Plan, PlanDifference,
        PlanEdition, PlanFilter, PlanPatch, PlanRow, RegionMark, Returning,
    },
};

use super::{approval, editions, marks, service, steps, writing};
use crate::{
    error::ApiResult,
    http::{Call, Key, KeyNumber, Keys, Listing, Params, Problems, Valid},
};

/// Plans by the name of their association: approved ones for everybody, others for those who may read work in progress.
#[utoipa::path(tag = "plans", params(ListParams, PlanFilter), responses((status = 200, body = Page<PlanRow>), Problems))]
#[get("/api/v1/plans")]
pub async fn list_plans(call: Call, listing: Listing<PlanFilter>) -> ApiResult<HttpResponse> {
    call.list(listing, service::list).await
}

/// Begins a plan, empty or as a copy of another one; an association has one for a school year (VII.7.7).
#[utoipa::path(tag = "plans", request_body = NewPlan, responses((status = 201, body = Plan), Problems))]
#[post("/api/v1/plans")]
pub async fn create_plan(call: Call, body: Valid<NewPlan>) -> ApiResult<HttpResponse> {
    call.create(&body.hash, move |tx, context| {
        writing::create(tx, context, &body.value)
    })
    .await
}

/// One plan; who may not read work in progress gets the text that stands approved.
#[utoipa::path(tag = "plans", params(("id" = Id, Path)), responses((status = 200, body = Plan), Problems))]
#[get("/api/v1/plans/{id}")]
pub async fn get_plan(call: Call, key: Key) -> ApiResult<HttpResponse> {
    call.read_one(move |conn, context| service::get(conn, context, key.0))
        .await
}

/// Writes a plan that is not approved, or the change of one that is (VII.7.7, VII.7.9).
#[utoipa::path(tag = "plans", params(("id" = Id, Path)), request_body = PlanPatch, responses((status = 200, body = Plan), Problems))]
#[patch("/api/v1/plans/{id}")]
pub async fn update_plan(call: Call, key: Key, body: Valid<PlanPatch>) -> ApiResult<HttpResponse> {
    call.change(&body.hash, move |tx, context, version| {
        writing::update(tx, context, (key.0, version), body.value)
    })
    .await
}

/// Hands the plan to the curator; after 15 May it is taken and marked late (VII.7.8).
#[utoipa::path(tag = "plans", params(("id" = Id, Path)), responses((status = 200, body = Plan), Problems))]
#[post("/api/v1/plans/{id}/submit")]
pub async fn submit_plan(call: Call, key: Key) -> ApiResult<HttpResponse> {
    call.change("", move |tx, context, version| {
        steps::submit(tx, context, (key.0, version))
    })
    .await
}

/// Returns a plan for rework; the first handing over is kept (VII.7.8).
#[utoipa::path(tag = "plans", params(("id" = Id, Path)), request_body = Returning, responses((status = 200, body = Plan), Problems))]
#[post("/api/v1/plans/{id}/return")]
pub async fn return_plan(call: Call, key: Key, body: Valid<Returning>) -> ApiResult<HttpResponse> {
    call.change(&body.hash, move |tx, context, version| {
        steps::give_back(tx, context, (key.0, version), body.value)
    })
    .await
}

/// Accepts a plan: the receipt of the curator (VII.7.8).
#[utoipa::path(tag = "plans", params(("id" = Id, Path)), request_body = Accepting, responses((status = 200, body = Plan), Problems))]
#[post("/api/v1/plans/{id}/accept")]
pub async fn accept_plan(call: Call, key: Key, body: Valid<Accepting>) -> ApiResult<HttpResponse> {
    call.change(&body.hash, move |tx, context, version| {
        steps::accept(tx, context, (key.0, version), body.value)
    })
    .await
}

/// Names the held meeting that approved a plan of the past (VII.7.9, interpretation 12).
#[utoipa::path(tag = "plans", params(("id" = Id, Path)), request_body = PaperApproval, responses((status = 200, body = Plan), Problems))]
#[post("/api/v1/plans/{id}/approve-by-paper")]
pub async fn approve_plan_by_paper(
    call: Call,
    key: Key,
    body: Valid<PaperApproval>,
) -> ApiResult<HttpResponse> {
    call.change(&body.hash, move |tx, context, version| {
        approval::by_paper(tx, context, (key.0, version), &body.value)
    })
    .await
}

/// Begins a change of an approved plan; a later meeting approves it (VII.7.9).
#[utoipa::path(tag = "plans", params(("id" = Id, Path)), request_body = Amending, responses((status = 200, body = Plan), Problems))]
#[post("/api/v1/plans/{id}/amend")]
pub async fn amend_plan(call: Call, key: Key, body: Valid<Amending>) -> ApiResult<HttpResponse> {
    call.change(&body.hash, move |tx, context, version| {
        steps::amend(tx, context, (key.0, version), body.value)
    })
    .await
}

/// Drops the change that is being prepared: the approved text stands again.
#[utoipa::path(tag = "plans", params(("id" = Id, Path)), responses((status = 200, body = Plan), Problems))]
#[post("/api/v1/plans/{id}/discard-amendment")]
pub async fn discard_amendment(call: Call, key: Key) -> ApiResult<HttpResponse> {
    call.change("", move |tx, context, version| {
        steps::discard(tx, context, (key.0, version))
    })
    .await
}

/// Marks what became of a row; the text of the plan stays.
#[utoipa::path(tag = "plans", params(("id" = Id, Path), ("item_id" = Id, Path)), request_body = ItemMark, responses((status = 200, body = Plan), Problems))]
#[post("/api/v1/plans/{id}/items/{item_id}/mark")]
pub async fn mark_plan_item(call: Call, keys: Keys, body: Valid<ItemMark>) -> ApiResult<HttpResponse> {
    call.change(&body.hash, move |tx, context, version| {
        marks::mark(tx, context, (keys.0, version), keys.1, body.value)
    })
    .await
}

/// Sets or clears the mark «согласовано с региональным оператором» (VI.6.4).
#[utoipa::path(tag = "plans", params(("id" = Id, Path)), request_body = RegionMark, responses((status = 200, body = Plan), Problems))]
#[put("/api/v1/plans/{id}/region-mark")]
pub async fn put_region_mark(call: Call, key: Key, body: Valid<RegionMark>) -> ApiResult<HttpResponse> {
    call.change(&body.hash, move |tx, context, version| {
        marks::agree(tx, context, (key.0, version), &body.value)
    })
    .await
}

/// One frozen text of a plan.
#[utoipa::path(tag = "plans", params(("id" = Id, Path), ("number" = i32, Path)), responses((status = 200, body = PlanEdition), Problems))]
#[get("/api/v1/plans/{id}/editions/{number}")]
pub async fn get_plan_edition(call: Call, key: KeyNumber) -> ApiResult<HttpResponse> {
    call.read_one(move |conn, context| editions::get(conn, context, key.0, key.1))
        .await
}

/// What changed between two texts of a plan, field by field.
#[utoipa::path(tag = "plans", params(("id" = Id, Path), DifferenceQuery), responses((status = 200, body = PlanDifference), Problems))]
#[get("/api/v1/plans/{id}/difference")]
pub async fn get_plan_difference(
    call: Call,
    key: Key,
    query: Params<DifferenceQuery>,
) -> ApiResult<HttpResponse> {
    call.read_one(move |conn, context| editions::difference(conn, context, key.0, &query.0))
        .await
}
