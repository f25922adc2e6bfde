//! What a plan asks for now: of whom, by when, by which clause, and the one button that does it (VII.7.7 - VII.7.9).

use chrono::NaiveDate;
use veche_domain::{
    analyses::HandoverAct,
    plans::{Plan, PlanState, submission_due},
    regulation::Profile,
};

use crate::ui::State;

/// What is done about a plan next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The leader hands it to the curator.
    Submit,
    /// The curator accepts it or returns it.
    Judge,
    /// The first meeting approves it.
    Approve,
    /// Rows without a mark whose days have passed are marked.
    Mark,
    /// A later meeting approves the change.
    ApproveChange,
    /// Nothing: the plan is approved and goes on.
    Nothing,
}

impl Step {
    /// Code after `plan-step-` and `plan-who-` in the dictionary of words.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Submit => "submit",
            Self::Judge => "judge",
            Self::Approve => "approve",
            Self::Mark => "mark",
            Self::ApproveChange => "approve-change",
            Self::Nothing => "nothing",
        }
    }

    /// Clause it rests on.
    pub const fn clause(self) -> &'static str {
        match self {
            Self::Submit | Self::Judge => "VII.7.8",
            Self::Approve | Self::ApproveChange | Self::Nothing => "VII.7.9",
            Self::Mark => "VII.7.7",
        }
    }
}

/// What is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// What is done next.
    pub step: Step,
    /// By when, where the regulation names a day.
    pub by: Option<NaiveDate>,
    /// How it stands.
    pub state: State,
}

/// What a plan asks for on a day; days are known once the edition of the regulation is.
pub fn due(plan: &Plan, profile: Option<&Profile>, today: NaiveDate) -> Due {
    let year = plan.school_year;
    let approval = profile.map(|p| p.plan_due(year));
    let (step, by) = match plan.state {
        PlanState::Draft | PlanState::Returned => (Step::Submit, profile.map(|p| submission_due(p, year))),
        PlanState::Submitted => (Step::Judge, approval),
        PlanState::Accepted => (Step::Approve, approval),
        PlanState::Amending => (Step::ApproveChange, None),
        PlanState::Approved if plan.progress.overdue > 0 => (Step::Mark, None),
        PlanState::Approved => (Step::Nothing, None),
    };
    let state = match step {
        Step::Nothing => State::Met,
        // What was handed over in time stays so, however long its rework takes.
        Step::Submit if plan.first_submitted_on.is_some() => {
            if approval.is_some_and(|by| by < today) {
                State::Overdue
            } else {
                State::Due
            }
        }
        Step::Mark => State::Overdue,
        _ if by.is_some_and(|by| by < today) => State::Overdue,
        _ => State::Due,
    };
    Due { step, by, state }
}

/// What was said when the plan was returned last, while that is what there is to mend.
pub fn returned_with(plan: &Plan) -> Option<&str> {
    let last = plan.handovers.iter().rfind(|h| h.act == HandoverAct::Return)?;
    (plan.state == PlanState::Returned).then_some(last.note.as_deref()?)
}

/// Why the plan is being changed.
pub fn amending_for(plan: &Plan) -> Option<&str> {
    let last = plan.handovers.iter().rfind(|h| h.act == HandoverAct::Amend)?;
    (plan.state == PlanState::Amending).then_some(last.note.as_deref()?)
}
