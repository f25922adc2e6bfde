//! What a meeting of the council makes of analyses: a projection of its decisions, as offices are of orders (VII.7.8).

use veche_domain::{
    Id,
    analyses::{AnalysisState, Consideration, CouncilOutcome, HandoverAct, check_queueable, state_after},
    meetings::{Meeting, MeetingState},
    plans::Handover,
    problem::{ErrorCode, Refusal},
};
use veche_store::{
    Tx,
    analyses::{AnalysisRecord, analyses_at, analysis_record, association_named},
    handovers::handovers_of_analysis,
};

use super::{
    life::{Step, taken},
    reading::key,
};
use crate::{error::ApiResult, http::Context};

/// Brings the analyses on the agenda of a council's meeting to what it decided: considered, or returned, once the meeting
/// was held and the decision accepted; as before when it is taken back. What a meeting said once it does not say again
/// after the analysis went on.
///
/// # Errors
/// 409 for an analysis that waits for no council, and for a word that is taken back after the leader went on with it.
pub(crate) fn refresh(tx: &mut Tx<'_>, context: &Context<'_>, meeting: &Meeting) -> ApiResult<()> {
    let decided = analyses_at(tx.conn, meeting.id)?;
    for (analysis, decision) in decided {
        let said = decision
            .filter(|d| d.accepted && meeting.state == MeetingState::Held)
            .and_then(|d| Some((d.outcome?, d.note)));
        let steps = handovers_of_analysis(tx.conn, analysis)?;
        let last = steps
            .iter()
            .rev()
            .find(|step| step.meeting.as_ref().is_some_and(|m| m.id == meeting.id));
        let applied = last.filter(|step| matches!(step.act, HandoverAct::Consider | HandoverAct::Return));
        match (said, applied) {
            (None, None) => {}
            (Some((outcome, note)), None) => {
                apply(tx, context, (meeting, analysis), (outcome, note.as_deref()))?;
            }
            (None, Some(step)) => undo(tx, context, (meeting, analysis), step)?,
            (Some((outcome, note)), Some(step)) => {
                let record = analysis_record(tx.conn, analysis)?;
                let stands = said_here(&record, meeting.id)?;
                if stands.is_some_and(|known| known != outcome) {
                    undo(tx, context, (meeting, analysis), step)?;
                    apply(tx, context, (meeting, analysis), (outcome, note.as_deref()))?;
                }
            }
        }
    }
    Ok(())
}

/// What this meeting said of the analysis, if nothing was said of it later.
fn said_here(record: &AnalysisRecord, meeting: Id) -> ApiResult<Option<CouncilOutcome>> {
    let said = record.consideration()?;
    Ok(said.filter(|s| s.meeting_id == meeting).map(|s| s.outcome))
}

fn apply(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    (meeting, analysis): (&Meeting, Id),
    (outcome, note): (CouncilOutcome, Option<&str>),
) -> ApiResult<()> {
    let mut record = analysis_record(tx.conn, analysis)?;
    let association = association_named(tx.conn, key(&record.association_id)?)?;
    check_queueable(record.state()?, &association.name)?;
    record.state = state_after(outcome).to_string();
    record.consider(Some(&Consideration {
        meeting_id: meeting.id,
        on: meeting.date,
        outcome,
    }));
    let returned = outcome == CouncilOutcome::Returned;
    let step = Step {
        act: if returned {
            HandoverAct::Return
        } else {
            HandoverAct::Consider
        },
        operation: "consider_analysis",
        note,
        late: false,
        meeting_id: Some(meeting.id),
    };
    let version = record.version;
    taken(tx, context, (&record, version), &step)?;
    Ok(())
}

fn undo(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    (meeting, analysis): (&Meeting, Id),
    step: &Handover,
) -> ApiResult<()> {
    let mut record = analysis_record(tx.conn, analysis)?;
    let here = said_here(&record, meeting.id)?;
    let untouched = match record.state()? {
        AnalysisState::Considered => true,
        AnalysisState::Returned => record.edited_at <= step.made_at.naive_utc(),
        AnalysisState::Draft | AnalysisState::Submitted | AnalysisState::Accepted => false,
    };
    if here.is_none() || !untouched {
        let association = association_named(tx.conn, key(&record.association_id)?)?;
        let text = format!(
            "Объединение «{}» уже дорабатывает анализ по этому решению: рассмотрите его снова на следующем заседании.",
            association.name
        );
        return Err(Refusal::new(ErrorCode::WrongState, text).clause("VII.7.8").into());
    }
    record.state = AnalysisState::Accepted.to_string();
    record.consider(None);
    let step = Step {
        act: HandoverAct::Unconsider,
        operation: "unconsider_analysis",
        note: None,
        late: false,
        meeting_id: Some(meeting.id),
    };
    let version = record.version;
    taken(tx, context, (&record, version), &step)?;
    Ok(())
}
