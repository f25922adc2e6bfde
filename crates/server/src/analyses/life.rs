//! The way of an analysis between leader and curator: handed over, returned, accepted (VII.7.8).

use chrono::SubsecRound;
use serde_json::json;
use veche_domain::{
    Id,
    access::Action,
    analyses::{
        Analysis, AnalysisState, HandoverAct, check_receivable, check_submittable, check_submitter, is_late,
    },
    journal::Act,
    plans::{Accepting, Returning},
};
use veche_store::{
    Tx,
    analyses::{AnalysisRecord, FrozenFigures, analysis_record, update_analysis},
    handovers::{HandoverRecord, insert_handover},
    new_id,
};

use super::{
    reading::{key, leads, live, veiled, whole},
    writing::{check_version, entry_of, opened, resource},
};
use crate::{error::ApiResult, http::Context};

/// A step that is taken.
pub(super) struct Step<'a> {
    /// What is done.
    pub(super) act: HandoverAct,
    /// How the journal calls it.
    pub(super) operation: &'static str,
    /// What is said with it.
    pub(super) note: Option<&'a str>,
    /// After its last day.
    pub(super) late: bool,
    /// Meeting whose decision it rests on.
    pub(super) meeting_id: Option<Id>,
}

/// Hands an analysis to the curator: the figures of today are frozen, the first handing over stays for good.
///
/// # Errors
/// 403 for anybody but the leader - for the curator too while there is one -, 404, 409 out of its state, 412, 422 with
/// the sections that have no text.
pub(crate) fn submit(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    (id, version): (Id, i64),
) -> ApiResult<Analysis> {
    let mut record = opened(tx.conn, context, id, Action::ReadWork)?;
    let association = key(&record.association_id)?;
    let resource = resource(tx.conn, context, association)?;
    let has_leader = leads(tx.conn, context, association)?;
    check_submitter(context.actor, resource, has_leader)?;
    check_version(&record, version)?;
    check_submittable(record.state()?, &record.content()?.texts)?;
    // A column keeps microseconds: the figures are frozen at the very instant that the step tells.
    let now = context.now.naive_utc().trunc_subsecs(6);
    let frozen = FrozenFigures {
        at: now,
        figures: live(tx.conn, context, &record)?,
    };
    record.freeze(&frozen)?;
    record.state = AnalysisState::Submitted.to_string();
    record.first_submitted_at.get_or_insert(now);
    record.first_submitted_on.get_or_insert(context.today);
    let due_on = context.profile.analysis_due(record.school_year);
    let step = Step {
        act: HandoverAct::Submit,
        operation: "submit_analysis",
        note: None,
        late: is_late(context.today, due_on),
        meeting_id: None,
    };
    taken(tx, context, (&record, version), &step)
}

/// Returns an analysis for rework.
///
/// # Errors
/// 403, 404, 409 unless it is handed over and not accepted, 412.
pub(crate) fn give_back(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    (id, version): (Id, i64),
    ask: &Returning,
) -> ApiResult<Analysis> {
    let mut record = opened(tx.conn, context, id, Action::AcceptWork)?;
    check_version(&record, version)?;
    check_receivable(record.state()?)?;
    record.state = AnalysisState::Returned.to_string();
    let step = Step {
        act: HandoverAct::Return,
        operation: "return_analysis",
        note: Some(&ask.note),
        late: false,
        meeting_id: None,
    };
    taken(tx, context, (&record, version), &step)
}

/// Accepts an analysis: from now on the city may read it, and the council consider it.
///
/// # Errors
/// 403, 404, 409 unless it is handed over, 412.
pub(crate) fn accept(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    (id, version): (Id, i64),
    ask: &Accepting,
) -> ApiResult<Analysis> {
    let mut record = opened(tx.conn, context, id, Action::AcceptWork)?;
    check_version(&record, version)?;
    check_receivable(record.state()?)?;
    record.state = AnalysisState::Accepted.to_string();
    record.accepted_at = Some(context.now.naive_utc());
    let step = Step {
        act: HandoverAct::Accept,
        operation: "accept_analysis",
        note: ask.note.as_deref(),
        late: false,
        meeting_id: None,
    };
    taken(tx, context, (&record, version), &step)
}

/// Keeps the row and the step, and writes the journal.
pub(super) fn taken(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    (record, version): (&AnalysisRecord, i64),
    step: &Step<'_>,
) -> ApiResult<Analysis> {
    let id = key(&record.id)?;
    let before = analysis_record(tx.conn, id)?;
    update_analysis(tx.conn, record, version)?;
    let author = context.author();
    insert_handover(
        tx.conn,
        &HandoverRecord {
            id: new_id().to_string(),
            plan_id: None,
            analysis_id: Some(record.id.clone()),
            act: step.act.to_string(),
            made_at: context.now.naive_utc(),
            made_on: context.today,
            account_id: author.account_id.map(|account| account.to_string()),
            person_id: context.actor.person_id.map(|person| person.to_string()),
            made_by: context.actor.name.clone(),
            note: step.note.map(str::to_owned),
            late: step.late,
            meeting_id: step.meeting_id.map(|meeting| meeting.to_string()),
        },
    )?;
    let found = whole(tx.conn, context, id)?;
    let was = json!({"state": before.state, "consideration": before.consideration()?});
    let is = json!({
        "state": found.state,
        "consideration": found.consideration,
        "note": step.note,
        "late": step.late,
    });
    let entry = entry_of(&found, (Act::Update, step.operation), (was, is));
    context.record(tx, entry)?;
    Ok(veiled(context, found))
}
