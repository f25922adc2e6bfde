//! Handlers of the own notices and of the settings.

use actix_web::{HttpResponse, get, post, put};
use veche_domain::{
    Id,
    listing::{ListParams, Page},
    reminders::{NewNoticeSettings, Notice, NoticeFilter, NoticeSettings, NoticesRead},
};
use veche_store::reminders::{list_notices as page_of, read_all_notices as read_all, read_notice as read};

use super::service;
use crate::{
    error::ApiResult,
    http::{Call, Key, Listing, Problems, Valid},
};

/// Own notices that are still true, the latest first.
#[utoipa::path(tag = "reminders", params(ListParams, NoticeFilter), responses((status = 200, body = Page<Notice>), Problems))]
#[get("/api/v1/notices")]
pub async fn list_notices(call: Call, listing: Listing<NoticeFilter>) -> ApiResult<HttpResponse> {
    call.list_by_content(listing, |conn, context, listing| {
        let account = context.actor.account_id;
        Ok(listing.page(page_of(conn, account, &listing.filter, &listing.slice)?))
    })
    .await
}

/// Marks an own notice as read; read again, it stays as it was.
#[utoipa::path(tag = "reminders", params(("id" = Id, Path)), responses((status = 200, body = Notice), Problems))]
#[post("/api/v1/notices/{id}/read")]
pub async fn read_notice(call: Call, key: Key) -> ApiResult<HttpResponse> {
    call.act("", move |tx, context| {
        Ok(read(tx.conn, context.actor.account_id, key.0, context.now)?)
    })
    .await
}

/// Marks all own notices as read.
#[utoipa::path(tag = "reminders", responses((status = 200, body = NoticesRead), Problems))]
#[post("/api/v1/notices/read-all")]
pub async fn read_all_notices(call: Call) -> ApiResult<HttpResponse> {
    call.act("", move |tx, context| {
        Ok(read_all(tx.conn, context.actor.account_id, context.now)?)
    })
    .await
}

/// How the signed-in person wants to be told by mail.
#[utoipa::path(tag = "reminders", responses((status = 200, body = NoticeSettings), Problems))]
#[get("/api/v1/notice-settings")]
pub async fn get_notice_settings(call: Call) -> ApiResult<HttpResponse> {
    let works = call.state.mailer.is_some();
    call.read_one(move |conn, context| service::settings(conn, context, works))
        .await
}

/// Chooses the address, how often letters come, and which kinds are not mailed.
#[utoipa::path(tag = "reminders", request_body = NewNoticeSettings, responses((status = 200, body = NoticeSettings), Problems))]
#[put("/api/v1/notice-settings")]
pub async fn put_notice_settings(call: Call, body: Valid<NewNoticeSettings>) -> ApiResult<HttpResponse> {
    let works = call.state.mailer.is_some();
    call.change(&body.hash, move |tx, context, version| {
        service::choose(tx, context, (version, works), &body.value)
    })
    .await
}
