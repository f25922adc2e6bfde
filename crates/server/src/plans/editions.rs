//! Frozen texts of a plan and what changed between them.

use veche_domain::{
    Id,
    access::{Action, Resource, allows},
    plans::{
        DifferenceQuery, EditionRow, Plan, PlanDifference, PlanEdition, PlanText, head_changes, row_changes,
    },
    problem::Refusal,
};
use veche_store::{Conn, StoreError, plans::edition};

use super::service::shown;
use crate::{associations::visible, error::ApiResult, http::Context};

/// One frozen text: an approved one for everybody, others for those who may read work in progress.
///
/// # Errors
/// 403, 404.
pub fn get(conn: &mut Conn, context: &Context<'_>, id: Id, number: i32) -> ApiResult<PlanEdition> {
    let of = readable(conn, context, id)?;
    let found = edition(conn, id, number)?;
    check(context, &of, &found.edition)?;
    Ok(found)
}

/// The text that stands approved, and the meeting that approved it; none before a meeting did (VII.7.9).
///
/// # Errors
/// 404.
pub(crate) fn standing(
    conn: &mut Conn,
    context: &Context<'_>,
    id: Id,
) -> ApiResult<Option<(Plan, PlanEdition)>> {
    let of = shown(conn, context, id)?;
    let last = of.editions.iter().rfind(|e| e.kind.is_approved() && !e.withdrawn);
    let Some(number) = last.map(|e| e.number) else {
        return Ok(None);
    };
    let found = edition(conn, id, number)?;
    Ok(Some((of, found)))
}

fn readable(conn: &mut Conn, context: &Context<'_>, id: Id) -> ApiResult<Plan> {
    context.require(Action::ReadRegisters, Resource::City)?;
    let of = shown(conn, context, id)?;
    visible(conn, context, of.association.id, context.today)?;
    Ok(of)
}

fn check(context: &Context<'_>, of: &Plan, row: &EditionRow) -> Result<(), Refusal> {
    if row.kind.is_approved() && !row.withdrawn {
        return Ok(());
    }
    context.require(Action::ReadWork, of.resource())
}

/// What changed between two texts.
///
/// # Errors
/// 403, 404 also for a plan that has no frozen text yet.
pub fn difference(
    conn: &mut Conn,
    context: &Context<'_>,
    id: Id,
    query: &DifferenceQuery,
) -> ApiResult<PlanDifference> {
    let of = readable(conn, context, id)?;
    let Some(from) = query.from.or_else(|| usual(context, &of)) else {
        context.require(Action::ReadWork, of.resource())?;
        return Err(StoreError::NotFound.into());
    };
    let before = edition(conn, id, from)?;
    check(context, &of, &before.edition)?;
    let (to, after): (Option<EditionRow>, PlanText) = match query.to {
        Some(number) => {
            let after = edition(conn, id, number)?;
            check(context, &of, &after.edition)?;
            (Some(after.edition), after.text)
        }
        None => {
            context.require(Action::ReadWork, of.resource())?;
            (None, of.text())
        }
    };
    Ok(PlanDifference {
        plan_id: id,
        version: of.version,
        head: head_changes(&before.text, &after),
        rows: row_changes(&before.text, &after),
        from: before.edition,
        to,
    })
}

/// The edition before, when none is named: the last one that stands approved, or else the last one.
fn usual(context: &Context<'_>, of: &Plan) -> Option<i32> {
    let approved = of.editions.iter().rfind(|e| e.kind.is_approved() && !e.withdrawn);
    let last = of
        .editions
        .last()
        .filter(|_| allows(context.actor, Action::ReadWork, of.resource()));
    approved.or(last).map(|e| e.number)
}
