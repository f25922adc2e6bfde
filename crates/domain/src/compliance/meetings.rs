//! Three meetings a year with signed minutes, and minutes after each of them (VII.7.6).

use chrono::NaiveDate;

use super::{Duty, DutyActor, Finding, MeetingFact, rules::Scene};
use crate::regulation::PartYearDuty;

fn count(of: usize) -> i64 {
    i64::try_from(of).unwrap_or(i64::MAX)
}

/// Day from which a meeting counts towards the norm; interpretation 4 says whether its minutes must be signed.
fn counts_from(scene: &Scene<'_>, meeting: &MeetingFact) -> Option<NaiveDate> {
    if scene.profile.interpretations.unsigned_minutes_count.value {
        return Some(meeting.date);
    }
    meeting.signed_on.map(|signed| signed.max(meeting.date))
}

/// At least three meetings by the last day of the school year. Those after 15 May count too (interpretation 10).
pub(super) fn norm(scene: &Scene<'_>) -> Finding {
    let needed = scene.meetings_needed();
    let mut days: Vec<NaiveDate> = scene
        .facts
        .held_by(scene.on)
        .filter_map(|meeting| counts_from(scene, meeting))
        .filter(|day| *day <= scene.on)
        .collect();
    days.sort_unstable();
    let done = count(days.len());
    let counted = |finding: Finding| Finding {
        done: Some(done),
        needed: Some(needed),
        ..finding
    };
    let reached = usize::try_from(needed - 1).ok().and_then(|last| days.get(last));
    if let Some(day) = reached {
        return counted(scene.met(Duty::Meetings, Some(scene.last), Some(*day)));
    }
    // The regulation asks of a whole year: whoever could not hold the first meeting in time did not have one.
    let part = scene.profile.settings.part_year_duty.value == PartYearDuty::NotApplicable;
    if needed == 0 || (part && scene.came_after(scene.profile.plan_due(scene.year))) {
        return counted(scene.exempt(Duty::Meetings, "created_later", Some(scene.created)));
    }
    let owed = counted(scene.owed(Duty::Meetings, Some(scene.last)));
    let held = count(scene.facts.held_by(scene.on).count());
    if held >= needed
        && let Some(unsigned) = unsigned(scene).next()
    {
        return scene.asks(
            owed,
            "unsigned",
            DutyActor::Secretary,
            "sign_minutes",
            Some(unsigned.id),
        );
    }
    match scene.facts.coming(scene.on) {
        Some(next) => scene.asks(
            owed,
            "too_few",
            DutyActor::Secretary,
            "hold_meeting",
            Some(next.id),
        ),
        None => scene.asks(owed, "too_few", DutyActor::Leader, "plan_meeting", None),
    }
}

/// Meetings held whose minutes are not signed by the day.
fn unsigned<'a>(scene: &'a Scene<'_>) -> impl Iterator<Item = &'a MeetingFact> {
    let on = scene.on;
    scene
        .facts
        .held_by(on)
        .filter(move |m| m.signed_on.is_none_or(|signed| signed > on))
}

/// Minutes of each meeting held. The text names no term: they are due from the meeting on and late when the school
/// year is over.
pub(super) fn minutes(scene: &Scene<'_>) -> Finding {
    let held = count(scene.facts.held_by(scene.on).count());
    if held == 0 {
        return scene.exempt(Duty::Minutes, "no_meeting", None);
    }
    let counted = |finding: Finding| Finding {
        done: Some(held - count(unsigned(scene).count())),
        needed: Some(held),
        ..finding
    };
    let Some(first) = unsigned(scene).next() else {
        let last = scene.facts.held_by(scene.on).filter_map(|m| m.signed_on).max();
        return counted(scene.met(Duty::Minutes, Some(scene.last), last));
    };
    let owed = scene.owed(Duty::Minutes, Some(scene.last));
    let owed = counted(Finding {
        since: Some(first.date),
        ..owed
    });
    scene.asks(
        owed,
        "unsigned",
        DutyActor::Secretary,
        "sign_minutes",
        Some(first.id),
    )
}
