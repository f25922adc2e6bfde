//! Kept mappings of columns.

use actix_web::{HttpResponse, delete, get, post};
use veche_domain::{
    Id,
    access::{Action, Resource},
    imports::{ImportProfile, ImportProfileFilter, NewImportProfile},
    journal::{Act, Entity},
    listing::{ListParams, Page},
};
use veche_store::imports::{
    delete_import_profile, import_profile, keep_import_profile as keep, list_import_profiles as list,
};

use crate::{
    error::ApiResult,
    http::{Call, Key, Listing, Problems, Valid, change},
};

/// Kept mappings by name.
#[utoipa::path(tag = "imports", params(ListParams, ImportProfileFilter), responses((status = 200, body = Page<ImportProfile>), Problems))]
#[get("/api/v1/import-profiles")]
pub async fn list_import_profiles(
    call: Call,
    listing: Listing<ImportProfileFilter>,
) -> ApiResult<HttpResponse> {
    call.list(listing, |conn, context, listing| {
        context.require(Action::Import, Resource::City)?;
        Ok(listing.page(list(conn, &listing.filter, &listing.slice)?))
    })
    .await
}

/// Keeps a mapping; one of the same kind and name is replaced.
#[utoipa::path(tag = "imports", request_body = NewImportProfile, responses((status = 201, body = ImportProfile), Problems))]
#[post("/api/v1/import-profiles")]
pub async fn keep_import_profile(call: Call, body: Valid<NewImportProfile>) -> ApiResult<HttpResponse> {
    call.create(&body.hash, move |tx, context| {
        context.require(Action::Import, Resource::City)?;
        let kept = keep(tx.conn, &body.value, context.now.naive_utc())?;
        let object = (Entity::ImportProfile, kept.id, kept.name.as_str());
        context.record(
            tx,
            change(Act::Create, "keep_import_profile", object, None, Some(&kept)),
        )?;
        Ok(kept)
    })
    .await
}

/// Forgets a mapping.
#[utoipa::path(tag = "imports", params(("id" = Id, Path)), responses((status = 204), Problems))]
#[delete("/api/v1/import-profiles/{id}")]
pub async fn forget_import_profile(call: Call, key: Key) -> ApiResult<HttpResponse> {
    call.remove(move |tx, context| {
        context.require(Action::Import, Resource::City)?;
        let gone = import_profile(tx.conn, key.0)?;
        delete_import_profile(tx.conn, key.0)?;
        let object = (Entity::ImportProfile, gone.id, gone.name.as_str());
        context.record(
            tx,
            change(Act::Remove, "forget_import_profile", object, Some(&gone), None),
        )?;
        Ok(())
    })
    .await
}
