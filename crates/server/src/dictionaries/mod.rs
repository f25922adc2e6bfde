//! Dictionaries of the city, read only: they change with the reference data.

use actix_web::{HttpResponse, get};
use veche_domain::{
    access::{Action, Resource},
    dictionaries::{CategoryFilter, CategoryKind, Position, PositionFilter, Subject, SubjectFilter},
    listing::{ListParams, Page},
};
use veche_store::dictionaries::{list_categories, list_positions, list_subjects};

use crate::http::Routes;
use crate::{
    error::ApiResult,
    http::{Call, Listing, Problems},
};

/// Routes of this feature.
pub fn routes(config: &mut Routes<'_, '_>) {
    config
        .service(list_position_dictionary)
        .service(list_subject_dictionary)
        .service(list_category_dictionary);
}

/// Positions.
#[utoipa::path(tag = "dictionaries", operation_id = "list_positions", params(ListParams, PositionFilter), responses((status = 200, body = Page<Position>), Problems))]
#[get("/api/v1/positions")]
pub async fn list_position_dictionary(
    call: Call,
    listing: Listing<PositionFilter>,
) -> ApiResult<HttpResponse> {
    call.list(listing, |conn, context, listing| {
        context.require(Action::ReadRegisters, Resource::City)?;
        Ok(listing.page(list_positions(conn, &listing.filter, &listing.slice)?))
    })
    .await
}

/// Subjects.
#[utoipa::path(tag = "dictionaries", operation_id = "list_subjects", params(ListParams, SubjectFilter), responses((status = 200, body = Page<Subject>), Problems))]
#[get("/api/v1/subjects")]
pub async fn list_subject_dictionary(call: Call, listing: Listing<SubjectFilter>) -> ApiResult<HttpResponse> {
    call.list(listing, |conn, context, listing| {
        context.require(Action::ReadRegisters, Resource::City)?;
        Ok(listing.page(list_subjects(conn, &listing.filter, &listing.slice)?))
    })
    .await
}

/// Qualification categories, the weightiest first.
#[utoipa::path(tag = "dictionaries", operation_id = "list_categories", params(ListParams, CategoryFilter), responses((status = 200, body = Page<CategoryKind>), Problems))]
#[get("/api/v1/categories")]
pub async fn list_category_dictionary(
    call: Call,
    listing: Listing<CategoryFilter>,
) -> ApiResult<HttpResponse> {
    call.list(listing, |conn, context, listing| {
        context.require(Action::ReadRegisters, Resource::City)?;
        Ok(listing.page(list_categories(conn, &listing.slice)?))
    })
    .await
}
