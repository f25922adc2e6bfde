//! The way of a plan between leader and curator, and its changes after the approval (VII.7.8, VII.7.9).

use veche_domain::{
    Id,
    access::{Action, Grant},
    analyses::HandoverAct,
    associations::Office,
    plans::{
        Accepting, Amending, EditionKind, Plan, PlanState, Returning, check_accept, check_amend,
        check_discard, check_return, check_submit, check_submitter, is_late,
    },
};
use veche_store::{
    Conn, StoreError, Tx,
    meetings::{body, holders_on},
    plans::{NewEdition, PlanHead, approved_texts, insert_edition, save_items},
};

use super::{
    approval, lines,
    service::{Step, changed, edited, marked_as, record_step},
};
use crate::{error::ApiResult, http::Context};

/// Hands a plan to the curator and freezes what was handed over. The first time is kept whatever comes after it.
///
/// # Errors
/// 403 for the curator while somebody leads, 404, 409, 412, 422 with the fields that are missing.
pub fn submit(tx: &mut Tx<'_>, context: &Context<'_>, key: (Id, i64)) -> ApiResult<Plan> {
    let after = changed(
        tx,
        context,
        key,
        (Action::SubmitWork, "submit_plan"),
        |tx, held| {
            let of = &held.plan;
            check_right(tx.conn, context, of)?;
            check_submit(of.state, &of.text())?;
            let record = &mut held.record;
            record.state = PlanState::Submitted.to_string();
            record.accepted_at = None;
            let first = *record.first_submitted_on.get_or_insert(context.today);
            record.first_submitted_at.get_or_insert(context.now.naive_utc());
            let step = Step {
                late: is_late(context.profile, of.school_year, first),
                ..Step::of(HandoverAct::Submit)
            };
            record_step(tx.conn, context, of.id, step)?;
            let frozen = NewEdition {
                plan: of.id,
                kind: EditionKind::Submitted,
                text: &of.text(),
                made_at: context.now.naive_utc(),
                made_by: &context.actor.name,
                made_on: context.today,
                meeting: None,
                reason: None,
                by_paper: false,
            };
            insert_edition(tx.conn, &frozen)?;
            Ok(Vec::new())
        },
    )?;
    // A meeting of the same day may have decided already.
    approval::refresh(tx, context, after.association.id, after.school_year)?;
    super::service::shown(tx.conn, context, after.id)
}

/// The duty is the leader's; the curator has it while nobody leads.
fn check_right(conn: &mut Conn, context: &Context<'_>, of: &Plan) -> ApiResult<()> {
    let holds = |wanted: Office| {
        context.actor.grants.iter().any(|grant| {
            matches!(grant, Grant::Office { office, association_id }
                if *office == wanted && *association_id == of.association.id)
        })
    };
    let curates = holds(Office::Curator) && !context.actor.runs_city();
    let body = body(conn, of.association.id)?;
    let (leader, _) = holders_on(conn, &body, context.today)?;
    Ok(check_submitter(holds(Office::Leader), curates, leader.is_some())?)
}

/// Returns a plan for rework.
///
/// # Errors
/// 403, 404, 409, 412.
pub fn give_back(tx: &mut Tx<'_>, context: &Context<'_>, key: (Id, i64), ask: Returning) -> ApiResult<Plan> {
    changed(
        tx,
        context,
        key,
        (Action::AcceptWork, "return_plan"),
        |tx, held| {
            check_return(held.plan.state)?;
            held.record.state = PlanState::Returned.to_string();
            held.record.accepted_at = None;
            let step = Step {
                note: Some(ask.note),
                ..Step::of(HandoverAct::Return)
            };
            record_step(tx.conn, context, held.plan.id, step)?;
            Ok(Vec::new())
        },
    )
}

/// Accepts a plan.
///
/// # Errors
/// 403, 404, 409, 412.
pub fn accept(tx: &mut Tx<'_>, context: &Context<'_>, key: (Id, i64), ask: Accepting) -> ApiResult<Plan> {
    changed(
        tx,
        context,
        key,
        (Action::AcceptWork, "accept_plan"),
        |tx, held| {
            check_accept(held.plan.state)?;
            held.record.state = PlanState::Accepted.to_string();
            held.record.accepted_at = Some(context.now.naive_utc());
            let step = Step {
                note: ask.note,
                ..Step::of(HandoverAct::Accept)
            };
            record_step(tx.conn, context, held.plan.id, step)?;
            Ok(Vec::new())
        },
    )
}

/// Begins a change of an approved plan.
///
/// # Errors
/// 403, 404, 409, 412.
pub fn amend(tx: &mut Tx<'_>, context: &Context<'_>, key: (Id, i64), ask: Amending) -> ApiResult<Plan> {
    changed(tx, context, key, (Action::WriteWork, "amend_plan"), |tx, held| {
        check_amend(held.plan.state)?;
        held.record.state = PlanState::Amending.to_string();
        let step = Step {
            note: Some(ask.reason),
            ..Step::of(HandoverAct::Amend)
        };
        record_step(tx.conn, context, held.plan.id, step)?;
        Ok(Vec::new())
    })
}

/// Drops the change: the text that stands approved comes back, with the marks its rows have by now.
///
/// # Errors
/// 403, 404, 409, 412.
pub fn discard(tx: &mut Tx<'_>, context: &Context<'_>, key: (Id, i64)) -> ApiResult<Plan> {
    changed(
        tx,
        context,
        key,
        (Action::WriteWork, "discard_amendment"),
        |tx, held| {
            check_discard(held.plan.state)?;
            let id = held.plan.id;
            let mut text = approved_texts(tx.conn, &[id.to_string()])?
                .pop()
                .map(|(_, text)| text)
                .ok_or(StoreError::NotFound)?;
            for item in &mut text.items {
                if let Some(live) = held.plan.items.iter().find(|l| l.id == item.id) {
                    marked_as(item, live);
                }
            }
            let (items, people) = lines::records_of(tx.conn, id, &text.items)?;
            save_items(tx.conn, id, &items, &people)?;
            let head = PlanHead {
                theme: text.theme,
                goal: text.goal,
                tasks: text.tasks,
                trends: text.trends,
                results: text.results,
            };
            let of = &held.plan.association;
            held.record.set_head(&head, (&of.code, &of.name))?;
            held.record.state = PlanState::Approved.to_string();
            edited(&mut held.record, context);
            record_step(tx.conn, context, id, Step::of(HandoverAct::Discard))?;
            Ok(Vec::new())
        },
    )
}
