//! Who may import what.

use veche_domain::{
    Id,
    access::{Action, Resource, allows},
    calendar::SchoolYear,
    imports::{Import, ImportKind},
    meetings::{Meeting, check_markable, check_open},
    plans::check_writable,
};
use veche_store::{
    Conn, StoreError, associations::institution_on, imports::import_record, plans::plan_of_year,
};

use crate::{associations::visible, error::ApiResult, http::Context, meetings::shown};

/// What an import is, and what it belongs to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Target {
    /// Kind of the list.
    pub(super) kind: ImportKind,
    /// Meeting of the answers of a registration.
    pub(super) meeting: Option<Id>,
    /// Association and school year of a plan.
    pub(super) plan: Option<(Id, SchoolYear)>,
}

impl From<&Import> for Target {
    fn from(of: &Import) -> Self {
        Self {
            kind: of.kind,
            meeting: of.found.meeting_id,
            plan: of.found.association_id.zip(of.found.school_year),
        }
    }
}

/// Lists of the registers are the department's; the answers of a meeting's registration belong to those who mark its
/// attendance (VII.7.6), a plan to those who write it (VII.7.7).
///
/// # Errors
/// 403, 404 for a meeting or an association that does not exist.
pub(super) fn require(conn: &mut Conn, context: &Context<'_>, of: Target) -> ApiResult<Option<Meeting>> {
    match (of.kind, of.meeting, of.plan) {
        (ImportKind::Registrations, Some(id), _) => {
            context.require(Action::ReadRegisters, Resource::City)?;
            let of = shown(conn, context, id)?;
            context.require(Action::PlanMeetings, of.resource())?;
            Ok(Some(of))
        }
        (ImportKind::Plan, _, Some((association, _))) => {
            context.require(Action::ReadRegisters, Resource::City)?;
            visible(conn, context, association, context.today)?;
            let resource = Resource::Association {
                id: association,
                institution: institution_on(conn, association, context.today)?,
            };
            context.require(Action::WriteWork, resource)?;
            Ok(None)
        }
        _ => {
            context.require(Action::Import, Resource::City)?;
            Ok(None)
        }
    }
}

/// Refuses rows for a plan that may not be written now.
///
/// # Errors
/// 409 for a plan that is with the curator or approved.
pub(super) fn fillable(conn: &mut Conn, of: Target) -> ApiResult<()> {
    if let (ImportKind::Plan, Some((association, year))) = (of.kind, of.plan)
        && let Some(there) = plan_of_year(conn, association, year)?
    {
        check_writable(there.state()?)?;
    }
    Ok(())
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
    require(conn, context, Target::from(&import))?;
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
