//! Handlers of accounts and sessions.

use actix_web::{HttpRequest, HttpResponse, delete, get, patch, post, web};
use veche_domain::{
    accounts::{Account, AccountFilter, AccountPatch, NewAccount, Session, SignIn},
    listing::{ListParams, Page},
    problem::ErrorCode,
};

use super::{service, session};
use crate::{
    error::ApiResult,
    http::{Call, Key, Listing, Problems, Valid},
    state::State,
};

/// Signs in and sets the session cookie.
#[utoipa::path(tag = "accounts", request_body = SignIn, responses((status = 200, body = Session), Problems))]
#[post("/api/v1/session")]
pub async fn sign_in(
    state: web::Data<State>,
    request: HttpRequest,
    body: Valid<SignIn>,
) -> ApiResult<HttpResponse> {
    let address = request.peer_addr().map(|a| a.ip());
    let (token, session) = service::sign_in(&state, body.value, address).await?;
    let cookie = session::cookie(Some(&token), state.config.is_secure());
    Ok(HttpResponse::Ok()
        .insert_header(("Cache-Control", "no-store"))
        .cookie(cookie)
        .json(session))
}

/// Who is signed in; 401 when nobody is.
#[utoipa::path(tag = "accounts", responses((status = 200, body = Session), Problems))]
#[get("/api/v1/session")]
pub async fn get_session(state: web::Data<State>, request: HttpRequest) -> ApiResult<HttpResponse> {
    let asking = session::current(&state, &request).await?;
    Ok(HttpResponse::Ok()
        .insert_header(("Cache-Control", "no-store"))
        .json(service::session(&state, &asking.found, asking.expires_at)))
}

/// Signs out; without a session there is nothing to do and nothing is refused.
#[utoipa::path(tag = "accounts", responses((status = 204), Problems))]
#[delete("/api/v1/session")]
pub async fn sign_out(state: web::Data<State>, request: HttpRequest) -> ApiResult<HttpResponse> {
    let secure = state.config.is_secure();
    if let (Some(token), Ok(asking)) = (
        session::token(&request, secure),
        session::current(&state, &request).await,
    ) {
        service::sign_out(&state, token, asking.found.actor.clone()).await?;
    }
    Ok(HttpResponse::NoContent()
        .cookie(session::cookie(None, secure))
        .finish())
}

/// Accounts.
#[utoipa::path(tag = "accounts", params(ListParams, AccountFilter), responses((status = 200, body = Page<Account>), Problems))]
#[get("/api/v1/accounts")]
pub async fn list_accounts(call: Call, listing: Listing<AccountFilter>) -> ApiResult<HttpResponse> {
    call.list(listing, service::list).await
}

/// One account.
#[utoipa::path(tag = "accounts", params(("id" = veche_domain::Id, Path)), responses((status = 200, body = Account), Problems))]
#[get("/api/v1/accounts/{id}")]
pub async fn get_account(call: Call, key: Key) -> ApiResult<HttpResponse> {
    call.read_one(move |conn, context| service::get(conn, context, key.0))
        .await
}

/// Opens an account.
#[utoipa::path(tag = "accounts", request_body = NewAccount, responses((status = 201, body = Account), Problems))]
#[post("/api/v1/accounts")]
pub async fn create_account(call: Call, body: Valid<NewAccount>) -> ApiResult<HttpResponse> {
    if !call.may(veche_domain::access::Action::ManageAccounts) {
        return Err(ErrorCode::Forbidden.into());
    }
    let hash = call.state.passwords.hash(body.value.password.clone()).await?;
    call.create(&body.hash, move |tx, context| {
        service::create(tx, context, body.value, hash)
    })
    .await
}

/// Changes an account; a new password, role or status ends its sessions at once.
#[utoipa::path(tag = "accounts", params(("id" = veche_domain::Id, Path)), request_body = AccountPatch, responses((status = 200, body = Account), Problems))]
#[patch("/api/v1/accounts/{id}")]
pub async fn update_account(call: Call, key: Key, body: Valid<AccountPatch>) -> ApiResult<HttpResponse> {
    if !call.may(veche_domain::access::Action::ManageAccounts) {
        return Err(ErrorCode::Forbidden.into());
    }
    let hash = match body.value.password.clone() {
        Some(password) => Some(call.state.passwords.hash(password).await?),
        None => None,
    };
    call.change(&body.hash, move |tx, context, version| {
        service::update(tx, context, key.0, version, body.value, hash)
    })
    .await
}
