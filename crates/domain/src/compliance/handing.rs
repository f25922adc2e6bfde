//! What is handed over, approved and considered: plan, analysis, the plan of the next year (VII.7.8, VII.7.9).

use chrono::NaiveDate;

use super::{Duty, DutyActor, Finding, FindingState, PaperFact, facts::Standing, rules::Scene};

/// The plan of the year is approved at the first meeting, by 15 September (VII.7.9).
///
/// No meeting, a late meeting, a plan that the meeting did not approve and one approved later are told apart.
pub(super) fn plan_approval(scene: &Scene<'_>) -> Finding {
    let due = scene.profile.plan_due(scene.year);
    let plan = scene.facts.plan_of(scene.year);
    let exempt = scene.came_after(due);
    if let Some(day) = plan.and_then(|plan| plan.on(scene.on).settled) {
        let met = scene.met(Duty::PlanApproval, Some(due).filter(|_| !exempt), Some(day));
        if !met.late {
            return met;
        }
        let in_time = scene.facts.held_by(scene.on).any(|m| m.date <= due);
        let reason = if in_time { "approved_later" } else { "meeting_late" };
        return Finding {
            reason: Some(reason.to_owned()),
            ..met
        };
    }
    if exempt {
        return scene.exempt(Duty::PlanApproval, "created_later", Some(scene.created));
    }
    let owed = scene.owed(Duty::PlanApproval, Some(due));
    let first = scene.facts.held_by(scene.on).next();
    let reason = match first {
        None => "no_meeting",
        Some(meeting) if meeting.date > due => "meeting_late",
        Some(_) => "plan_not_approved",
    };
    approving(scene, owed, reason, plan)
}

/// The next step to an approved plan: it is written and accepted, then a meeting is planned, held and decides.
fn approving(scene: &Scene<'_>, owed: Finding, reason: &str, plan: Option<&PaperFact>) -> Finding {
    let standing = plan.map(|plan| plan.on(scene.on)).unwrap_or_default();
    let id = plan.map(|plan| plan.id);
    if plan.is_none() {
        return scene.asks(owed, reason, DutyActor::Leader, "write_plan", None);
    }
    if standing.first.is_some() && standing.accepted.is_none() && standing.returned.is_none() {
        return scene.asks(owed, reason, DutyActor::Curator, "accept_plan", id);
    }
    if standing.accepted.is_none() {
        return scene.asks(owed, reason, DutyActor::Leader, "submit_plan", id);
    }
    // A meeting whose agenda holds the plan and that did not accept it may decide again.
    let undecided = scene.facts.held_by(scene.on).filter(|m| m.on_plan).last();
    match (scene.facts.coming(scene.on), undecided) {
        (Some(next), _) if next.on_plan => {
            scene.asks(owed, reason, DutyActor::Secretary, "hold_meeting", Some(next.id))
        }
        (_, Some(held)) => scene.asks(owed, reason, DutyActor::Secretary, "decide_plan", Some(held.id)),
        (Some(next), None) => scene.asks(
            owed,
            reason,
            DutyActor::Secretary,
            "put_plan_on_agenda",
            Some(next.id),
        ),
        (None, None) => scene.asks(owed, reason, DutyActor::Leader, "plan_meeting", None),
    }
}

/// The analysis of the year is with the curator by 15 May (VII.7.8).
pub(super) fn analysis(scene: &Scene<'_>) -> Finding {
    handed_over(scene, Duty::Analysis, scene.facts.analysis.as_ref(), "analysis")
}

/// The plan of the next year is with the curator by 15 May (VII.7.8).
pub(super) fn next_plan(scene: &Scene<'_>) -> Finding {
    let plan = scene.facts.plan_of(scene.year.saturating_add(1));
    handed_over(scene, Duty::NextPlan, plan, "plan")
}

fn handed_over(scene: &Scene<'_>, duty: Duty, paper: Option<&PaperFact>, noun: &str) -> Finding {
    let due = scene.profile.analysis_due(scene.year);
    let standing = paper.map(|paper| paper.on(scene.on)).unwrap_or_default();
    let id = paper.map(|paper| paper.id);
    let exempt = scene.came_after(due);
    let named = Some(due).filter(|_| !exempt);
    let action = |verb: &str| format!("{verb}_{noun}");
    if let Some(done) = done(&standing) {
        return scene.met(duty, named, Some(done));
    }
    if standing.returned.is_some() {
        return scene.asks(
            rework(scene, duty, &standing, due),
            "returned",
            DutyActor::Leader,
            &action("submit"),
            id,
        );
    }
    if let Some(first) = standing.first {
        // The leader has done what was asked by the day; the receipt is the curator's step and has no term.
        let met = scene.met(duty, named, Some(first));
        return scene.asks(
            met,
            "awaits_acceptance",
            DutyActor::Curator,
            &action("accept"),
            id,
        );
    }
    if exempt {
        return scene.exempt(duty, "created_later", Some(scene.created));
    }
    let verb = if id.is_some() { "submit" } else { "write" };
    let owed = scene.owed(duty, Some(due));
    scene.asks(owed, "not_submitted", DutyActor::Leader, &action(verb), id)
}

/// First day of what is done for good: accepted, or settled by a meeting without having been handed over here.
fn done(standing: &Standing) -> Option<NaiveDate> {
    if standing.returned.is_some() {
        return None;
    }
    match (standing.accepted, standing.settled) {
        (Some(accepted), _) => Some(standing.first.unwrap_or(accepted)),
        (None, Some(settled)) => Some(standing.first.unwrap_or(settled)),
        (None, None) => None,
    }
}

/// What was returned is to be handed over again. Whoever handed it over in time has kept the day: the text names no
/// second one, so the rework is due and not overdue (VII.7.8).
fn rework(scene: &Scene<'_>, duty: Duty, standing: &Standing, due: NaiveDate) -> Finding {
    let owed = scene.owed(duty, Some(due));
    let in_time = standing.first.is_some_and(|first| first <= due);
    let state = if in_time { FindingState::Due } else { owed.state };
    Finding {
        state,
        since: standing.returned,
        ..owed
    }
}

/// The council considers the accepted analysis; the text names no day, the setting `council_deadline` may (VII.7.8).
pub(super) fn council(scene: &Scene<'_>) -> Finding {
    let analysis = scene.facts.analysis.as_ref();
    let standing = analysis.map(|paper| paper.on(scene.on)).unwrap_or_default();
    let by = scene.council_by();
    if standing.returned.is_some() {
        return scene.exempt(Duty::Council, "returned", standing.returned);
    }
    if let Some(day) = standing.settled {
        return scene.met(Duty::Council, by, Some(day));
    }
    let Some(accepted) = standing.accepted else {
        return scene.exempt(Duty::Council, "not_accepted", None);
    };
    let owed = scene.owed(Duty::Council, by);
    let owed = Finding {
        since: owed.since.or(Some(accepted)),
        ..owed
    };
    let id = analysis.map(|paper| paper.id);
    scene.asks(
        owed,
        "awaits_council",
        DutyActor::Council,
        "consider_analysis",
        id,
    )
}
