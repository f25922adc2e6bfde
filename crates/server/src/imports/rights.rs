//! Who may import what.

use veche_domain::{
    Id,
    access::{Action, Resource, allows},
    imports::{Import, ImportKind},
    meetings::{Meeting, check_markable, check_open},
};
use veche_store::{Conn, StoreError, imports::import_record};

use crate::{error::ApiResult, http::Context, meetings::shown};

/// Lists of the registers are the department's; the answers of a meeting's registration belong to those who mark its
/// attendance (VII.7.6).
///
/// # Errors
/// 403, 404 for a meeting that does not exist.
pub(super) fn require(
    conn: &mut Conn,
    context: &Context<'_>,
    (kind, meeting): (ImportKind, Option<Id>),
) -> ApiResult<Option<Meeting>> {
    match meeting.filter(|_| kind == ImportKind::Registrations) {
        Some(id) => {
            context.require(Action::ReadRegisters, Resource::City)?;
            let of = shown(conn, context, id)?;
            context.require(Action::PlanMeetings, of.resource())?;
            Ok(Some(of))
        }
        None => {
            context.require(Action::Import, Resource::City)?;
            Ok(None)
        }
    }
}

/// An import that the actor may see and work on.
///
/// # Errors
/// 403, also for one that does not exist when the actor may import no lists; 404.
pub(super) fn permitted(conn: &mut Conn, context: &Context<'_>, id: Id) -> ApiResult<Import> {
    let record = import_record(conn, id);
    if matches!(record, Err(StoreError::NotFound)) {
        context.require(Action::Import, Resource::City)?;
    }
    let import = record?.read()?;
    require(conn, context, (import.kind, import.found.meeting_id))?;
    Ok(import)
}

/// Whether an upload is worth reading before its form says what it is.
pub(super) fn may_send(context: &Context<'_>) -> bool {
    allows(context.actor, Action::ReadRegisters, Resource::City)
}

/// Refuses answers of a meeting whose attendance may not be marked now.
///
/// # Errors
/// 409 before the day, after the minutes were handed over, for a cancelled meeting.
pub(super) fn markable(context: &Context<'_>, of: &Meeting) -> ApiResult<()> {
    check_open(of.state, of.minutes_state)?;
    Ok(check_markable(of.date, context.today)?)
}
