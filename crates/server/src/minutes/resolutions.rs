//! Resolutions: who sees them, who says what became of them.

use serde_json::json;
use veche_domain::{
    Id,
    access::{Action, Grant, Resource, allows},
    journal::Act,
    listing::Page,
    meetings::Meeting,
    minutes::{Resolution, ResolutionClosing, ResolutionFilter, ResolutionState, check_resolution_closing},
    problem::{ErrorCode, Refusal},
};
use veche_store::{
    Conn, StoreError, Tx,
    associations::curated_by,
    meetings::COUNCIL,
    minutes::{
        ResolutionRecord, ResolutionView, list_resolutions, resolution, resolution_record, update_resolution,
    },
};

use super::writing::entry_of;
use crate::{
    error::ApiResult,
    http::{Context, Listing},
    meetings::shown,
};

/// A page of resolutions: of the bodies whose minutes the actor may read, and one's own.
///
/// # Errors
/// 403 for those who may not read registers.
pub(super) fn list(
    conn: &mut Conn,
    context: &Context<'_>,
    listing: &Listing<ResolutionFilter>,
) -> ApiResult<Page<Resolution>> {
    context.require(Action::ReadRegisters, Resource::City)?;
    let view = view(conn, context)?;
    Ok(listing.page(list_resolutions(conn, &listing.filter, &view, &listing.slice)?))
}

/// Whose resolutions the actor may see: the same rule as the policy has for one meeting.
fn view(conn: &mut Conn, context: &Context<'_>) -> ApiResult<ResolutionView> {
    let actor = context.actor;
    let mut bodies = actor.associations();
    for grant in &actor.grants {
        match grant {
            Grant::Institution { organization_id } => {
                bodies.extend(curated_by(conn, *organization_id, context.today)?);
            }
            Grant::Council | Grant::CouncilMember { .. } => bodies.push(COUNCIL),
            _ => {}
        }
    }
    Ok(ResolutionView {
        bodies: (!allows(actor, Action::ReadMinutes, Resource::City)).then_some(bodies),
        me: actor.person_id,
        today: context.today,
    })
}

/// One resolution.
///
/// # Errors
/// 403, 404.
pub(super) fn get(conn: &mut Conn, context: &Context<'_>, id: Id) -> ApiResult<Resolution> {
    context.require(Action::ReadRegisters, Resource::City)?;
    let found = resolution(conn, id, context.today)?;
    let meeting = shown(conn, context, found.meeting_id)?;
    if !is_mine(context, &found) {
        context.require(Action::ReadMinutes, meeting.resource())?;
    }
    Ok(found)
}

fn is_mine(context: &Context<'_>, found: &Resolution) -> bool {
    let responsible = found.responsible_person.as_ref().map(|p| p.id);
    responsible.is_some() && responsible == context.actor.person_id
}

/// Says what became of it.
///
/// # Errors
/// 403, 404, 409 for a closed one, 412, 422 for a day to come and for one dropped without a word.
pub(crate) fn close(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    key: (Id, i64),
    ask: ResolutionClosing,
) -> ApiResult<Resolution> {
    changed(tx, context, key, "close_resolution", |record, state| {
        check_resolution_closing(state, &ask, context.today)?;
        record.state = ask.state.to_string();
        record.closed_on = Some(ask.on.unwrap_or(context.today));
        record.note = ask.note;
        Ok(())
    })
}

/// Opens it again.
///
/// # Errors
/// 403, 404, 409 for an open one, 412.
pub(super) fn reopen(tx: &mut Tx<'_>, context: &Context<'_>, key: (Id, i64)) -> ApiResult<Resolution> {
    changed(tx, context, key, "reopen_resolution", |record, state| {
        if state == ResolutionState::Open {
            let text = "Это решение и так на контроле.";
            return Err(Refusal::new(ErrorCode::WrongState, text).clause("VII.7.6"));
        }
        record.state = ResolutionState::Open.to_string();
        record.closed_on = None;
        Ok(())
    })
}

fn changed(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    (id, version): (Id, i64),
    operation: &'static str,
    body: impl FnOnce(&mut ResolutionRecord, ResolutionState) -> Result<(), Refusal>,
) -> ApiResult<Resolution> {
    context.require(Action::ReadRegisters, Resource::City)?;
    let before = resolution(tx.conn, id, context.today)?;
    let meeting: Meeting = shown(tx.conn, context, before.meeting_id)?;
    if !is_mine(context, &before) {
        context.require(Action::PlanMeetings, meeting.resource())?;
    }
    if before.version != version {
        return Err(StoreError::Stale.into());
    }
    let mut record = resolution_record(tx.conn, id)?;
    body(&mut record, before.state)?;
    update_resolution(tx.conn, &record, version)?;
    let after = resolution(tx.conn, id, context.today)?;
    let said = |of: &Resolution| {
        json!({"resolution": format!("{} {}", of.number, of.text), "state": of.state.code(),
            "closed_on": of.closed_on, "note": of.note})
    };
    let states = (said(&before), said(&after));
    let entry = entry_of(&meeting, (Act::Update, operation), states, vec![meeting.body.id]);
    context.record(tx, entry)?;
    Ok(after)
}
