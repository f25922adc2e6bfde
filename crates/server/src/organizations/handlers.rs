//! Handlers of organizations.

use actix_web::{HttpResponse, get, patch, post};
use veche_domain::{
    Id,
    listing::{ListParams, OnDate, Page},
    organizations::{
        NewName, NewOrganization, NewSuccession, Organization, OrganizationFilter, OrganizationPatch,
        OrganizationRow,
    },
};

use super::service;
use crate::{
    error::ApiResult,
    http::{Call, Key, Listing, Params, Problems, Valid},
};

/// Organizations.
#[utoipa::path(tag = "organizations", params(ListParams, OrganizationFilter), responses((status = 200, body = Page<OrganizationRow>), Problems))]
#[get("/api/v1/organizations")]
pub async fn list_organizations(call: Call, listing: Listing<OrganizationFilter>) -> ApiResult<HttpResponse> {
    call.list(listing, service::list).await
}

/// Registers an organization.
#[utoipa::path(tag = "organizations", request_body = NewOrganization, responses((status = 201, body = Organization), Problems))]
#[post("/api/v1/organizations")]
pub async fn create_organization(call: Call, body: Valid<NewOrganization>) -> ApiResult<HttpResponse> {
    call.create(&body.hash, move |tx, context| {
        service::create(tx, context, body.value)
    })
    .await
}

/// One organization.
#[utoipa::path(tag = "organizations", params(("id" = Id, Path), OnDate), responses((status = 200, body = Organization), Problems))]
#[get("/api/v1/organizations/{id}")]
pub async fn get_organization(call: Call, key: Key, on: Params<OnDate>) -> ApiResult<HttpResponse> {
    call.read_one(move |conn, context| service::get(conn, context, key.0, on.0.on))
        .await
}

/// Changes an organization; its name changes by renaming.
#[utoipa::path(tag = "organizations", params(("id" = Id, Path)), request_body = OrganizationPatch, responses((status = 200, body = Organization), Problems))]
#[patch("/api/v1/organizations/{id}")]
pub async fn update_organization(
    call: Call,
    key: Key,
    body: Valid<OrganizationPatch>,
) -> ApiResult<HttpResponse> {
    call.change(&body.hash, move |tx, context, version| {
        service::update(tx, context, key.0, version, body.value)
    })
    .await
}

/// Gives a new name from a date; the former name is kept.
#[utoipa::path(tag = "organizations", params(("id" = Id, Path)), request_body = NewName, responses((status = 200, body = Organization), Problems))]
#[post("/api/v1/organizations/{id}/rename")]
pub async fn rename_organization(call: Call, key: Key, body: Valid<NewName>) -> ApiResult<HttpResponse> {
    call.change(&body.hash, move |tx, context, version| {
        service::rename(tx, context, key.0, version, body.value)
    })
    .await
}

/// Records the organization that followed this one.
#[utoipa::path(tag = "organizations", params(("id" = Id, Path)), request_body = NewSuccession, responses((status = 200, body = Organization), Problems))]
#[post("/api/v1/organizations/{id}/succeed")]
pub async fn succeed_organization(
    call: Call,
    key: Key,
    body: Valid<NewSuccession>,
) -> ApiResult<HttpResponse> {
    call.change(&body.hash, move |tx, context, version| {
        service::succeed(tx, context, key.0, version, body.value)
    })
    .await
}
