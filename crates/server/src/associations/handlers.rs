//! Handlers of associations.

use actix_web::{HttpResponse, get, patch, post};
use veche_domain::{
    Id,
    associations::{
        Association, AssociationFilter, AssociationPatch, AssociationRow, EligibilityQuery, Membership,
        MembershipApplication, MembershipConfirmation, MembershipEnd, MembershipFilter, NewAssociation,
        NewCurating, NewMembership, NewOffice, NewStatus, OfficeEnd, Verdict,
    },
    listing::{ListParams, OnDate, Page},
};

use super::{members, offices, service, states};
use crate::{
    error::ApiResult,
    http::{Call, Key, Keys, Listing, Params, Problems, Valid},
};

/// Associations.
#[utoipa::path(tag = "associations", params(ListParams, AssociationFilter), responses((status = 200, body = Page<AssociationRow>), Problems))]
#[get("/api/v1/associations")]
pub async fn list_associations(call: Call, listing: Listing<AssociationFilter>) -> ApiResult<HttpResponse> {
    call.list(listing, service::list).await
}

/// Registers an association as a draft (I.5).
#[utoipa::path(tag = "associations", request_body = NewAssociation, responses((status = 201, body = Association), Problems))]
#[post("/api/v1/associations")]
pub async fn create_association(call: Call, body: Valid<NewAssociation>) -> ApiResult<HttpResponse> {
    call.create(&body.hash, move |tx, context| {
        service::create(tx, context, body.value)
    })
    .await
}

/// One association.
#[utoipa::path(tag = "associations", params(("id" = Id, Path), OnDate), responses((status = 200, body = Association), Problems))]
#[get("/api/v1/associations/{id}")]
pub async fn get_association(call: Call, key: Key, on: Params<OnDate>) -> ApiResult<HttpResponse> {
    call.read_one(move |conn, context| service::get(conn, context, key.0, on.0.on))
        .await
}

/// Changes an association.
#[utoipa::path(tag = "associations", params(("id" = Id, Path)), request_body = AssociationPatch, responses((status = 200, body = Association), Problems))]
#[patch("/api/v1/associations/{id}")]
pub async fn update_association(
    call: Call,
    key: Key,
    body: Valid<AssociationPatch>,
) -> ApiResult<HttpResponse> {
    call.change(&body.hash, move |tx, context, version| {
        service::update(tx, context, (key.0, version), body.value)
    })
    .await
}

/// Changes the state on the basis of an order (I.5).
#[utoipa::path(tag = "associations", params(("id" = Id, Path)), request_body = NewStatus, responses((status = 200, body = Association), Problems))]
#[post("/api/v1/associations/{id}/set-status")]
pub async fn set_association_status(call: Call, key: Key, body: Valid<NewStatus>) -> ApiResult<HttpResponse> {
    call.change(&body.hash, move |tx, context, version| {
        states::set_status(tx, context, (key.0, version), &body.value)
    })
    .await
}

/// Gives the association to a curating institution (I.4).
#[utoipa::path(tag = "associations", params(("id" = Id, Path)), request_body = NewCurating, responses((status = 200, body = Association), Problems))]
#[post("/api/v1/associations/{id}/assign-institution")]
pub async fn assign_curating_institution(
    call: Call,
    key: Key,
    body: Valid<NewCurating>,
) -> ApiResult<HttpResponse> {
    call.change(&body.hash, move |tx, context, version| {
        states::assign_institution(tx, context, (key.0, version), &body.value)
    })
    .await
}

/// Members on a date.
#[utoipa::path(tag = "associations", params(("id" = Id, Path), ListParams, MembershipFilter), responses((status = 200, body = Page<Membership>), Problems))]
#[get("/api/v1/associations/{id}/members")]
pub async fn list_memberships(
    call: Call,
    key: Key,
    listing: Listing<MembershipFilter>,
) -> ApiResult<HttpResponse> {
    call.list(listing, move |conn, context, listing| {
        members::list(conn, context, key.0, listing)
    })
    .await
}

/// Adds a member; without an order the member awaits it (I.4).
#[utoipa::path(tag = "associations", params(("id" = Id, Path)), request_body = NewMembership, responses((status = 200, body = Association), Problems))]
#[post("/api/v1/associations/{id}/members")]
pub async fn add_member(call: Call, key: Key, body: Valid<NewMembership>) -> ApiResult<HttpResponse> {
    call.change(&body.hash, move |tx, context, version| {
        members::add(tx, context, (key.0, version), &body.value)
    })
    .await
}

/// Puts a member into force by an order (I.4).
#[utoipa::path(tag = "associations", params(("id" = Id, Path), ("membership_id" = Id, Path)), request_body = MembershipConfirmation, responses((status = 200, body = Association), Problems))]
#[post("/api/v1/associations/{id}/members/{membership_id}/confirm")]
pub async fn confirm_membership(
    call: Call,
    keys: Keys,
    body: Valid<MembershipConfirmation>,
) -> ApiResult<HttpResponse> {
    call.change(&body.hash, move |tx, context, version| {
        members::confirm(tx, context, (keys.0, version), keys.1, &body.value)
    })
    .await
}

/// Ends a member's term.
#[utoipa::path(tag = "associations", params(("id" = Id, Path), ("membership_id" = Id, Path)), request_body = MembershipEnd, responses((status = 200, body = Association), Problems))]
#[post("/api/v1/associations/{id}/members/{membership_id}/end")]
pub async fn end_membership(call: Call, keys: Keys, body: Valid<MembershipEnd>) -> ApiResult<HttpResponse> {
    call.change(&body.hash, move |tx, context, version| {
        members::end(tx, context, (keys.0, version), keys.1, &body.value)
    })
    .await
}

/// Takes back a proposal that no order has answered yet (I.4).
#[utoipa::path(tag = "associations", params(("id" = Id, Path), ("membership_id" = Id, Path)), responses((status = 200, body = Association), Problems))]
#[post("/api/v1/associations/{id}/members/{membership_id}/withdraw")]
pub async fn withdraw_proposal(call: Call, keys: Keys) -> ApiResult<HttpResponse> {
    call.change("", move |tx, context, version| {
        members::withdraw(tx, context, (keys.0, version), keys.1)
    })
    .await
}

/// Asks to join or to leave a professional association by one's own заявление (IV).
#[utoipa::path(tag = "associations", params(("id" = Id, Path)), request_body = MembershipApplication, responses((status = 200, body = Association), Problems))]
#[post("/api/v1/associations/{id}/apply")]
pub async fn apply_for_membership(
    call: Call,
    key: Key,
    body: Valid<MembershipApplication>,
) -> ApiResult<HttpResponse> {
    call.change(&body.hash, move |tx, context, version| {
        members::apply(tx, context, (key.0, version), &body.value)
    })
    .await
}

/// Puts a person into an office (VII.7.2, VII.7.4, VII.7.5).
#[utoipa::path(tag = "associations", params(("id" = Id, Path)), request_body = NewOffice, responses((status = 200, body = Association), Problems))]
#[post("/api/v1/associations/{id}/offices")]
pub async fn fill_office(call: Call, key: Key, body: Valid<NewOffice>) -> ApiResult<HttpResponse> {
    call.change(&body.hash, move |tx, context, version| {
        offices::fill(tx, context, (key.0, version), &body.value)
    })
    .await
}

/// Ends a term of office.
#[utoipa::path(tag = "associations", params(("id" = Id, Path), ("office_id" = Id, Path)), request_body = OfficeEnd, responses((status = 200, body = Association), Problems))]
#[post("/api/v1/associations/{id}/offices/{office_id}/end")]
pub async fn end_office(call: Call, keys: Keys, body: Valid<OfficeEnd>) -> ApiResult<HttpResponse> {
    call.change(&body.hash, move |tx, context, version| {
        offices::end(tx, context, (keys.0, version), keys.1, &body.value)
    })
    .await
}

/// Whether a person may hold an office on a date, fact by fact (VII.7.2, VII.7.3).
#[utoipa::path(tag = "associations", params(("id" = Id, Path), EligibilityQuery), responses((status = 200, body = Verdict), Problems))]
#[get("/api/v1/associations/{id}/eligibility")]
pub async fn check_eligibility(
    call: Call,
    key: Key,
    query: Params<EligibilityQuery>,
) -> ApiResult<HttpResponse> {
    call.read(move |conn, context| offices::check(conn, context, key.0, &query.0))
        .await
}
