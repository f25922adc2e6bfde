//! Handlers of districts.

use actix_web::{HttpResponse, get, patch, post};
use veche_domain::{
    Id,
    access::{Action, Resource},
    districts::{
        AdminUnit, AdminUnitFilter, District, DistrictAssociation, DistrictAssociationFilter,
        DistrictAssociationPatch, DistrictFilter, EndOfTerm, NewDistrictAssociation, NewDistrictHead,
    },
    listing::{ListParams, OnDate, Page},
};
use veche_store::dictionaries::{list_admin_units, list_districts};

use super::service;
use crate::{
    error::ApiResult,
    http::{Call, Key, Listing, Params, Problems, Valid},
};

/// Administrative units with their districts.
#[utoipa::path(tag = "districts", operation_id = "list_admin_units", params(ListParams, AdminUnitFilter), responses((status = 200, body = Page<AdminUnit>), Problems))]
#[get("/api/v1/admin-units")]
pub async fn list_admin_unit_dictionary(
    call: Call,
    listing: Listing<AdminUnitFilter>,
) -> ApiResult<HttpResponse> {
    call.list(listing, |conn, context, listing| {
        context.require(Action::ReadRegisters, Resource::City)?;
        Ok(listing.page(list_admin_units(conn, &listing.slice)?))
    })
    .await
}

/// Districts.
#[utoipa::path(tag = "districts", operation_id = "list_districts", params(ListParams, DistrictFilter), responses((status = 200, body = Page<District>), Problems))]
#[get("/api/v1/districts")]
pub async fn list_district_dictionary(
    call: Call,
    listing: Listing<DistrictFilter>,
) -> ApiResult<HttpResponse> {
    call.list(listing, |conn, context, listing| {
        context.require(Action::ReadRegisters, Resource::City)?;
        Ok(listing.page(list_districts(conn, &listing.filter, &listing.slice)?))
    })
    .await
}

/// District associations.
#[utoipa::path(tag = "districts", params(ListParams, DistrictAssociationFilter), responses((status = 200, body = Page<DistrictAssociation>), Problems))]
#[get("/api/v1/district-associations")]
pub async fn list_district_associations(
    call: Call,
    listing: Listing<DistrictAssociationFilter>,
) -> ApiResult<HttpResponse> {
    call.list(listing, service::list).await
}

/// Registers a district association.
#[utoipa::path(tag = "districts", request_body = NewDistrictAssociation, responses((status = 201, body = DistrictAssociation), Problems))]
#[post("/api/v1/district-associations")]
pub async fn create_district_association(
    call: Call,
    body: Valid<NewDistrictAssociation>,
) -> ApiResult<HttpResponse> {
    call.create(&body.hash, move |tx, context| {
        service::create(tx, context, body.value)
    })
    .await
}

/// One district association with all its heads.
#[utoipa::path(tag = "districts", params(("id" = Id, Path), OnDate), responses((status = 200, body = DistrictAssociation), Problems))]
#[get("/api/v1/district-associations/{id}")]
pub async fn get_district_association(call: Call, key: Key, on: Params<OnDate>) -> ApiResult<HttpResponse> {
    call.read_one(move |conn, context| service::get(conn, context, key.0, on.0.on))
        .await
}

/// Changes a district association.
#[utoipa::path(tag = "districts", params(("id" = Id, Path)), request_body = DistrictAssociationPatch, responses((status = 200, body = DistrictAssociation), Problems))]
#[patch("/api/v1/district-associations/{id}")]
pub async fn update_district_association(
    call: Call,
    key: Key,
    body: Valid<DistrictAssociationPatch>,
) -> ApiResult<HttpResponse> {
    call.change(&body.hash, move |tx, context, version| {
        service::update(tx, context, (key.0, version), body.value)
    })
    .await
}

/// Puts a head into office; the former one's term ends on that day.
#[utoipa::path(tag = "districts", params(("id" = Id, Path)), request_body = NewDistrictHead, responses((status = 200, body = DistrictAssociation), Problems))]
#[post("/api/v1/district-associations/{id}/appoint-head")]
pub async fn appoint_district_head(
    call: Call,
    key: Key,
    body: Valid<NewDistrictHead>,
) -> ApiResult<HttpResponse> {
    call.change(&body.hash, move |tx, context, version| {
        service::appoint_head(tx, context, (key.0, version), &body.value)
    })
    .await
}

/// Ends the head's term.
#[utoipa::path(tag = "districts", params(("id" = Id, Path)), request_body = EndOfTerm, responses((status = 200, body = DistrictAssociation), Problems))]
#[post("/api/v1/district-associations/{id}/release-head")]
pub async fn release_district_head(call: Call, key: Key, body: Valid<EndOfTerm>) -> ApiResult<HttpResponse> {
    call.change(&body.hash, move |tx, context, version| {
        service::release_head(tx, context, (key.0, version), &body.value)
    })
    .await
}
