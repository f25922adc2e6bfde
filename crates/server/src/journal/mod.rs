//! The journal as the API shows it: the whole of it, and the history of one object.

use actix_web::{HttpResponse, get};
use veche_domain::{
    Id,
    access::{Action, Resource, allows},
    journal::{Entity, JournalEntry, JournalFilter},
    listing::{ListParams, Page},
    problem::{ErrorCode, Refusal},
};
use veche_store::{Conn, journal::list_journal, standing::whereabouts};

use crate::http::Routes;
use crate::{
    error::ApiResult,
    http::{Call, Context, Listing, Problems},
};

/// Routes of this feature.
pub fn routes(config: &mut Routes<'_, '_>) {
    config.service(list_journal_entries);
}

/// The journal, the latest entry first; with `entity` and `entity_id` the history of one object.
#[utoipa::path(tag = "journal", operation_id = "list_journal", params(ListParams, JournalFilter), responses((status = 200, body = Page<JournalEntry>), Problems))]
#[get("/api/v1/journal")]
pub async fn list_journal_entries(call: Call, listing: Listing<JournalFilter>) -> ApiResult<HttpResponse> {
    call.list(listing, list).await
}

fn list(
    conn: &mut Conn,
    context: &Context<'_>,
    listing: &Listing<JournalFilter>,
) -> ApiResult<Page<JournalEntry>> {
    let filter = &listing.filter;
    match (filter.entity, filter.entity_id) {
        (Some(entity), Some(id)) => may_read_history(conn, context, entity, id)?,
        _ => context.require(Action::ReadJournal, Resource::City)?,
    }
    if listing.on.is_some() || !listing.slice.search.is_empty() {
        return Err(Refusal::new(
            ErrorCode::UnknownParameter,
            "Журнал отбирают по виду, объекту, действию и автору.",
        )
        .into());
    }
    let mut page = listing.page(list_journal(conn, filter, &listing.slice)?);
    if !allows(context.actor, Action::ReadJournal, Resource::City) {
        hide_others(&mut page.items, filter.entity_id);
    }
    Ok(page)
}

/// The history of an object tells that another one's change concerned it, not how that other one looks.
fn hide_others(entries: &mut [JournalEntry], object: Option<Id>) {
    for entry in entries.iter_mut().filter(|e| Some(e.entity_id) != object) {
        (entry.before, entry.after) = (None, None);
    }
}

fn may_read_history(conn: &mut Conn, context: &Context<'_>, entity: Entity, id: Id) -> ApiResult<()> {
    let near = whereabouts(conn, entity, id, context.today)?;
    context.require(Action::ReadHistory, near.resource(id))?;
    Ok(())
}
