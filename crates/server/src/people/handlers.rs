//! Handlers of people.

use actix_web::{HttpResponse, delete, get, patch, post, put};
use veche_domain::{
    Id,
    listing::{ListParams, OnDate, Page},
    people::{
        EmploymentPatch, NameForms, NewEmployment, NewPerson, NewQualification, NewTenureStatement, Person,
        PersonFilter, PersonNameForms, PersonPatch, PersonRow,
    },
};

use super::{names, service, terms};
use crate::{
    error::ApiResult,
    http::{Call, Key, Keys, Listing, Params, Problems, Valid},
};

/// People.
#[utoipa::path(tag = "people", params(ListParams, PersonFilter), responses((status = 200, body = Page<PersonRow>), Problems))]
#[get("/api/v1/people")]
pub async fn list_people(call: Call, listing: Listing<PersonFilter>) -> ApiResult<HttpResponse> {
    call.read(move |conn, context| service::list(conn, context, &listing))
        .await
}

/// Registers a person.
#[utoipa::path(tag = "people", request_body = NewPerson, responses((status = 201, body = Person), Problems))]
#[post("/api/v1/people")]
pub async fn create_person(call: Call, body: Valid<NewPerson>) -> ApiResult<HttpResponse> {
    call.create(&body.hash, move |tx, context| {
        service::create(tx, context, body.value)
    })
    .await
}

/// One person; a merged identifier is answered with the one that stayed.
#[utoipa::path(tag = "people", params(("id" = Id, Path), OnDate), responses((status = 200, body = Person), Problems))]
#[get("/api/v1/people/{id}")]
pub async fn get_person(call: Call, key: Key, on: Params<OnDate>) -> ApiResult<HttpResponse> {
    call.read_one(move |conn, context| service::get(conn, context, key.0, on.0.on))
        .await
}

/// Changes names and contacts.
#[utoipa::path(tag = "people", params(("id" = Id, Path)), request_body = PersonPatch, responses((status = 200, body = Person), Problems))]
#[patch("/api/v1/people/{id}")]
pub async fn update_person(call: Call, key: Key, body: Valid<PersonPatch>) -> ApiResult<HttpResponse> {
    call.change(&body.hash, move |tx, context, version| {
        service::update(tx, context, (key.0, version), body.value)
    })
    .await
}

/// Adds an employment.
#[utoipa::path(tag = "people", params(("id" = Id, Path)), request_body = NewEmployment, responses((status = 200, body = Person), Problems))]
#[post("/api/v1/people/{id}/employments")]
pub async fn add_employment(call: Call, key: Key, body: Valid<NewEmployment>) -> ApiResult<HttpResponse> {
    call.change(&body.hash, move |tx, context, version| {
        terms::add_employment(tx, context, (key.0, version), &body.value)
    })
    .await
}

/// Changes an employment.
#[utoipa::path(tag = "people", params(("id" = Id, Path), ("employment_id" = Id, Path)), request_body = EmploymentPatch, responses((status = 200, body = Person), Problems))]
#[patch("/api/v1/people/{id}/employments/{employment_id}")]
pub async fn update_employment(
    call: Call,
    keys: Keys,
    body: Valid<EmploymentPatch>,
) -> ApiResult<HttpResponse> {
    call.change(&body.hash, move |tx, context, version| {
        terms::update_employment(tx, context, (keys.0, version), keys.1, body.value)
    })
    .await
}

/// Takes back an employment entered by mistake.
#[utoipa::path(tag = "people", params(("id" = Id, Path), ("employment_id" = Id, Path)), responses((status = 200, body = Person), Problems))]
#[delete("/api/v1/people/{id}/employments/{employment_id}")]
pub async fn remove_employment(call: Call, keys: Keys) -> ApiResult<HttpResponse> {
    call.change("", move |tx, context, version| {
        terms::remove_employment(tx, context, (keys.0, version), keys.1)
    })
    .await
}

/// Adds a category.
#[utoipa::path(tag = "people", params(("id" = Id, Path)), request_body = NewQualification, responses((status = 200, body = Person), Problems))]
#[post("/api/v1/people/{id}/qualifications")]
pub async fn add_qualification(
    call: Call,
    key: Key,
    body: Valid<NewQualification>,
) -> ApiResult<HttpResponse> {
    call.change(&body.hash, move |tx, context, version| {
        terms::add_qualification(tx, context, (key.0, version), &body.value)
    })
    .await
}

/// Takes back a category entered by mistake.
#[utoipa::path(tag = "people", params(("id" = Id, Path), ("qualification_id" = Id, Path)), responses((status = 200, body = Person), Problems))]
#[delete("/api/v1/people/{id}/qualifications/{qualification_id}")]
pub async fn remove_qualification(call: Call, keys: Keys) -> ApiResult<HttpResponse> {
    call.change("", move |tx, context, version| {
        terms::remove_qualification(tx, context, (keys.0, version), keys.1)
    })
    .await
}

/// States a tenure by a document.
#[utoipa::path(tag = "people", params(("id" = Id, Path)), request_body = NewTenureStatement, responses((status = 200, body = Person), Problems))]
#[post("/api/v1/people/{id}/tenure")]
pub async fn state_tenure(call: Call, key: Key, body: Valid<NewTenureStatement>) -> ApiResult<HttpResponse> {
    call.change(&body.hash, move |tx, context, version| {
        terms::state_tenure(tx, context, (key.0, version), &body.value)
    })
    .await
}

/// A person's name in the cases: by the rules, and what was corrected by hand.
#[utoipa::path(tag = "people", params(("id" = Id, Path)), responses((status = 200, body = PersonNameForms), Problems))]
#[get("/api/v1/people/{id}/name-forms")]
pub async fn get_name_forms(call: Call, key: Key) -> ApiResult<HttpResponse> {
    call.read_one(move |conn, context| names::get(conn, context, key.0))
        .await
}

/// Corrects a person's name in the cases; a form that is absent goes by the rules.
#[utoipa::path(tag = "people", params(("id" = Id, Path)), request_body = NameForms, responses((status = 200, body = PersonNameForms), Problems))]
#[put("/api/v1/people/{id}/name-forms")]
pub async fn put_name_forms(call: Call, key: Key, body: Valid<NameForms>) -> ApiResult<HttpResponse> {
    call.change(&body.hash, move |tx, context, version| {
        names::put(tx, context, (key.0, version), body.value)
    })
    .await
}
