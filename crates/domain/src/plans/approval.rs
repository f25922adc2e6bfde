//! Which meeting approved a plan, and which one its changes: a projection of what meetings decided (VII.7.9).
//!
//! The decision is the meeting's. The plan follows it: a decision that is recorded approves the text that was in the
//! hands of those who met, one that is taken back takes the approval with it, whatever happened in between.

use chrono::NaiveDate;

use super::{EditionRow, Handover, PlanState};
use crate::{Id, analyses::HandoverAct};

/// A held meeting of the association and of the plan's school year that accepted «утвердить план».
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Approver {
    /// Meeting.
    pub meeting: Id,
    /// Its day.
    pub date: NaiveDate,
}

/// What changes in a plan so that it says what the meetings decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ApprovalStep {
    /// The decision behind this edition was taken back; the plan goes to the state.
    Withdraw {
        /// Number of the edition.
        number: i32,
        /// State after it.
        state: PlanState,
    },
    /// An earlier meeting turned out to have approved it first.
    Reassign {
        /// Number of the edition.
        number: i32,
        /// The earlier meeting.
        by: Approver,
    },
    /// The text that is there is approved.
    Approve {
        /// The meeting.
        by: Approver,
    },
    /// The change that is there is approved.
    Amend {
        /// The meeting.
        by: Approver,
    },
}

/// What is to be done to a plan; `approvers` stand in the order of their days, `handovers` and `editions` in the order
/// of their making.
///
/// A meeting approves nothing that was handed over after its day: it never saw that text.
pub fn approval_steps(
    mut state: PlanState,
    handovers: &[Handover],
    editions: &[EditionRow],
    approvers: &[Approver],
) -> Vec<ApprovalStep> {
    let mut steps = Vec::new();
    let (standing, fallen): (Vec<&EditionRow>, Vec<&EditionRow>) = editions
        .iter()
        .filter(|e| e.kind.is_approved() && !e.withdrawn)
        .partition(|e| approvers.iter().any(|a| meeting_of(e) == Some(a.meeting)));
    let last = editions
        .iter()
        .rfind(|e| e.kind.is_approved() && !e.withdrawn)
        .map(|e| e.number);
    for edition in fallen {
        state = match (standing.is_empty(), last == Some(edition.number)) {
            (true, _) => state_before_approval(handovers),
            // The text goes on as a change of what still stands.
            (false, true) => PlanState::Amending,
            (false, false) => state,
        };
        let number = edition.number;
        steps.push(ApprovalStep::Withdraw { number, state });
    }
    let submitted = last_day(handovers, HandoverAct::Submit);
    let seen = |a: &&Approver| submitted.is_some_and(|day| day <= a.date);
    match standing.first() {
        None if matches!(state, PlanState::Submitted | PlanState::Accepted) => {
            steps.extend(
                approvers
                    .iter()
                    .find(seen)
                    .map(|by| ApprovalStep::Approve { by: *by }),
            );
            return steps;
        }
        None => return steps,
        Some(first) if !first.by_paper => {
            let earlier = approvers.iter().find(seen).filter(|a| a.date < first.made_on);
            steps.extend(earlier.map(|by| ApprovalStep::Reassign {
                number: first.number,
                by: *by,
            }));
        }
        Some(_) => {}
    }
    if state == PlanState::Amending
        && let Some(begun) = last_day(handovers, HandoverAct::Amend)
    {
        let free =
            |a: &&Approver| a.date >= begun && standing.iter().all(|e| meeting_of(e) != Some(a.meeting));
        steps.extend(
            approvers
                .iter()
                .find(free)
                .map(|by| ApprovalStep::Amend { by: *by }),
        );
    }
    steps
}

fn meeting_of(edition: &EditionRow) -> Option<Id> {
    edition.meeting.as_ref().map(|m| m.id)
}

fn last_day(handovers: &[Handover], act: HandoverAct) -> Option<NaiveDate> {
    handovers.iter().rfind(|h| h.act == act).map(|h| h.made_on)
}

/// Where a plan stands by what leader and curator did.
fn state_before_approval(handovers: &[Handover]) -> PlanState {
    let last = handovers.iter().rev().find_map(|h| match h.act {
        HandoverAct::Submit => Some(PlanState::Submitted),
        HandoverAct::Return => Some(PlanState::Returned),
        HandoverAct::Accept => Some(PlanState::Accepted),
        _ => None,
    });
    last.unwrap_or(PlanState::Draft)
}

/// The day from which the present change of a plan is being prepared.
pub fn amending_since(handovers: &[Handover]) -> Option<NaiveDate> {
    last_day(handovers, HandoverAct::Amend)
}
