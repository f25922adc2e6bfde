//! What meetings decided about plans, carried over to the plans (VII.7.9).

use veche_domain::{
    Id,
    access::Action,
    analyses::HandoverAct,
    calendar::SchoolYear,
    meetings::{AgendaKind, Meeting},
    plans::{
        ApprovalStep, Approver, EditionKind, PaperApproval, Plan, PlanState, approval_steps,
        check_paper_approval,
    },
    problem::Refusal,
};
use veche_store::{
    Conn, Tx,
    plans::{
        NewEdition, PlanRecord, editions_of, insert_edition, plan_approvers, plan_of_year, reassign_edition,
        withdraw_edition,
    },
};

use super::service::{Held, Step, changed, kept_as, record_step, shown};
use crate::{error::ApiResult, http::Context};

/// Whether a meeting has to do with the approval of a plan.
pub(crate) fn concerns_plan(of: &Meeting) -> bool {
    of.agenda.iter().any(|item| item.kind == AgendaKind::ApprovePlan)
}

/// Makes the plan of a body and school year say what its meetings decided. Called after every change of a meeting that
/// concerns the plan; when nothing follows, nothing changes.
///
/// # Errors
/// A store that refuses it.
pub(crate) fn refresh(tx: &mut Tx<'_>, context: &Context<'_>, body: Id, year: SchoolYear) -> ApiResult<()> {
    let Some(record) = plan_of_year(tx.conn, body, year)? else {
        return Ok(());
    };
    let id = record.id.parse().map_err(|_| veche_store::StoreError::NotFound)?;
    let before = shown(tx.conn, context, id)?;
    let approvers = plan_approvers(tx.conn, body, year)?;
    let steps = approval_steps(before.state, &before.handovers, &before.editions, &approvers);
    if steps.is_empty() {
        return Ok(());
    }
    let falls = steps
        .iter()
        .all(|step| matches!(step, ApprovalStep::Withdraw { .. }));
    let operation = if falls { "unapprove_plan" } else { "approve_plan" };
    kept_as(tx, context, before, operation, |tx, held| {
        for step in steps {
            apply(tx, context, held, step)?;
        }
        settle(tx.conn, held)?;
        Ok(Vec::new())
    })?;
    Ok(())
}

fn apply(tx: &mut Tx<'_>, context: &Context<'_>, held: &mut Held, step: ApprovalStep) -> ApiResult<()> {
    let id = held.plan.id;
    match step {
        ApprovalStep::Withdraw { number, state } => {
            withdraw_edition(tx.conn, id, number, context.now.naive_utc())?;
            held.record.state = state.to_string();
            let meeting = held.plan.editions.iter().find(|e| e.number == number);
            let step = Step {
                meeting: meeting.and_then(|e| e.meeting.as_ref()).map(|m| m.id),
                ..Step::of(HandoverAct::Unapprove)
            };
            record_step(tx.conn, context, id, step)
        }
        ApprovalStep::Reassign { number, by } => {
            reassign_edition(tx.conn, id, number, (by.meeting, by.date))?;
            approve_step(tx.conn, context, id, by)
        }
        ApprovalStep::Approve { by } => freeze(tx, context, held, (by, EditionKind::Approved), false),
        ApprovalStep::Amend { by } => freeze(tx, context, held, (by, EditionKind::Amended), false),
    }
}

fn approve_step(conn: &mut Conn, context: &Context<'_>, plan: Id, by: Approver) -> ApiResult<()> {
    let step = Step {
        meeting: Some(by.meeting),
        ..Step::of(HandoverAct::Approve)
    };
    record_step(conn, context, plan, step)
}

/// Freezes the text that is there as approved by a meeting.
fn freeze(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    held: &mut Held,
    (by, kind): (Approver, EditionKind),
    by_paper: bool,
) -> ApiResult<()> {
    let of = &held.plan;
    let begun = of.handovers.iter().rfind(|h| h.act == HandoverAct::Amend);
    let reason = begun
        .filter(|_| kind == EditionKind::Amended)
        .and_then(|h| h.note.as_deref());
    let frozen = NewEdition {
        plan: of.id,
        kind,
        text: &of.text(),
        made_at: context.now.naive_utc(),
        made_by: &context.actor.name,
        made_on: by.date,
        meeting: Some(by.meeting),
        reason,
        by_paper,
    };
    insert_edition(tx.conn, &frozen)?;
    held.record.state = PlanState::Approved.to_string();
    approve_step(tx.conn, context, of.id, by)
}

/// The plan names the meeting that first approved a text that stands (VII.7.9).
fn settle(conn: &mut Conn, held: &mut Held) -> ApiResult<()> {
    let editions = editions_of(conn, held.plan.id)?;
    let first = editions
        .iter()
        .filter(|e| e.kind.is_approved() && !e.withdrawn)
        .min_by_key(|e| (e.made_on, e.number));
    let record: &mut PlanRecord = &mut held.record;
    record.approved_on = first.map(|e| e.made_on);
    record.approved_meeting_id = first.and_then(|e| e.meeting.as_ref()).map(|m| m.id.to_string());
    Ok(())
}

/// Names the meeting that approved a plan of the past: only a held one of the association that decided so.
///
/// # Errors
/// 403, 404, 409 for an approved plan, 412, 422 for a meeting that decided nothing of the kind.
pub(super) fn by_paper(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    key: (Id, i64),
    ask: &PaperApproval,
) -> ApiResult<Plan> {
    let operation = (Action::AcceptWork, "approve_plan_by_paper");
    changed(tx, context, key, operation, |tx, held| {
        let of = &held.plan;
        check_paper_approval(of.state, &of.text())?;
        let approvers = plan_approvers(tx.conn, of.association.id, of.school_year)?;
        let by = approvers.iter().find(|a| a.meeting == ask.meeting_id).copied();
        let taken = of.editions.iter().any(|e| {
            !e.withdrawn && e.kind.is_approved() && e.meeting.as_ref().is_some_and(|m| m.id == ask.meeting_id)
        });
        let Some(by) = by.filter(|_| !taken) else {
            return Err(unfit(taken).into());
        };
        let kind = match of.state {
            PlanState::Amending => EditionKind::Amended,
            _ => EditionKind::Approved,
        };
        freeze(tx, context, held, (by, kind), true)?;
        settle(tx.conn, held)?;
        Ok(Vec::new())
    })
}

fn unfit(taken: bool) -> Refusal {
    let text = if taken {
        "Это заседание уже утвердило действующую редакцию: назовите то, которое утвердило изменение."
    } else {
        "Назовите состоявшееся заседание этого объединения и учебного года, на котором принято решение утвердить план. \
         Если заседание ещё не внесено, внесите его по бумажному протоколу."
    };
    Refusal::field("/meeting_id", "unfit", text).clause("VII.7.9")
}
