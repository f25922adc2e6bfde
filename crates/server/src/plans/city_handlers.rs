//! Handlers of the city's year and of the department's own plan.

use actix_web::{HttpResponse, delete, get, patch, post, put};
use veche_domain::{
    Id,
    listing::{ListParams, Page},
    plans::{
        CityYear, DepartmentEvent, DepartmentEventFilter, DepartmentEventPatch, NewCityYear,
        NewDepartmentEvent,
    },
};

use super::city;
use crate::{
    error::ApiResult,
    http::{Call, Key, Listing, Number, Problems, Valid},
};

/// Theme and goals of the city for a school year (VI.6.3); version 0 for a year that nobody wrote yet.
#[utoipa::path(tag = "plans", params(("year" = i32, Path)), responses((status = 200, body = CityYear), Problems))]
#[get("/api/v1/city-years/{year}")]
pub async fn get_city_year(call: Call, year: Number) -> ApiResult<HttpResponse> {
    call.read_one(move |conn, context| city::get(conn, context, year.0))
        .await
}

/// Writes theme and goals of a school year anew (VI.6.3).
#[utoipa::path(tag = "plans", params(("year" = i32, Path)), request_body = NewCityYear, responses((status = 200, body = CityYear), Problems))]
#[put("/api/v1/city-years/{year}")]
pub async fn put_city_year(call: Call, year: Number, body: Valid<NewCityYear>) -> ApiResult<HttpResponse> {
    call.change(&body.hash, move |tx, context, version| {
        city::put(tx, context, (year.0, version), &body.value)
    })
    .await
}

/// The department's own plan in the order of its days (VIII.8.2).
#[utoipa::path(tag = "plans", params(ListParams, DepartmentEventFilter), responses((status = 200, body = Page<DepartmentEvent>), Problems))]
#[get("/api/v1/department-events")]
pub async fn list_department_events(
    call: Call,
    listing: Listing<DepartmentEventFilter>,
) -> ApiResult<HttpResponse> {
    call.list(listing, city::list).await
}

/// Enters an event of the department's plan.
#[utoipa::path(tag = "plans", request_body = NewDepartmentEvent, responses((status = 201, body = DepartmentEvent), Problems))]
#[post("/api/v1/department-events")]
pub async fn create_department_event(call: Call, body: Valid<NewDepartmentEvent>) -> ApiResult<HttpResponse> {
    call.create(&body.hash, move |tx, context| {
        city::create(tx, context, body.value)
    })
    .await
}

/// Changes an event of the department's plan.
#[utoipa::path(tag = "plans", params(("id" = Id, Path)), request_body = DepartmentEventPatch, responses((status = 200, body = DepartmentEvent), Problems))]
#[patch("/api/v1/department-events/{id}")]
pub async fn update_department_event(
    call: Call,
    key: Key,
    body: Valid<DepartmentEventPatch>,
) -> ApiResult<HttpResponse> {
    call.change(&body.hash, move |tx, context, version| {
        city::update(tx, context, (key.0, version), body.value)
    })
    .await
}

/// Removes an event that no plan refers to, and answers it once more.
#[utoipa::path(tag = "plans", params(("id" = Id, Path)), responses((status = 200, body = DepartmentEvent), Problems))]
#[delete("/api/v1/department-events/{id}")]
pub async fn delete_department_event(call: Call, key: Key) -> ApiResult<HttpResponse> {
    call.change("", move |tx, context, version| {
        city::delete(tx, context, (key.0, version))
    })
    .await
}
