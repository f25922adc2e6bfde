//! Who must be there: leader, secretary, curator, and a composition by order (VII.7.2, VII.7.4, VII.7.5, I.4).

use chrono::NaiveDate;

use super::{Duty, DutyActor, Finding, FindingState, rules::Scene};
use crate::associations::Office;

/// An office is held. The regulation names no day by which a vacancy is filled, so it is a debt from its first day;
/// a new association has time to settle.
pub(super) fn office(scene: &Scene<'_>, duty: Duty) -> Finding {
    let (office, actor, action) = match duty {
        Duty::Secretary => (Office::Secretary, DutyActor::Members, "elect_secretary"),
        Duty::Curator => (Office::Curator, DutyActor::Institution, "appoint_curator"),
        _ => (Office::Leader, DutyActor::Members, "elect_leader"),
    };
    let day = scene.present();
    if let Some(term) = scene.facts.term_on(office, day) {
        return scene.met(duty, None, term.term.from);
    }
    let left = scene
        .facts
        .offices
        .iter()
        .filter(|term| term.office == office)
        .filter_map(|term| term.term.until)
        .filter(|until| *until <= day)
        .max();
    let reason = if left.is_some() { "vacant" } else { "never_held" };
    scene.asks(lacking(scene, duty, left), reason, actor, action, None)
}

/// A lack since a day, or since the association came into being: then it is due while it settles.
fn lacking(scene: &Scene<'_>, duty: Duty, since: Option<NaiveDate>) -> Finding {
    let owed = scene.owed(duty, None);
    let until = scene.settling_until().filter(|until| scene.on <= *until);
    match (since, until) {
        (None, Some(until)) => Finding {
            due_on: Some(until),
            ..owed
        },
        (since, _) => Finding {
            state: FindingState::Overdue,
            since: since.or(Some(scene.created).filter(|day| *day != NaiveDate::MIN)),
            ..owed
        },
    }
}

/// The members stand in an order (I.4). Who awaits one is a debt without a term; an association without a single
/// member in force is late once it had time to settle.
pub(super) fn composition(scene: &Scene<'_>) -> Finding {
    let day = scene.present();
    let today = || scene.facts.members.iter().filter(|m| m.term.contains(day));
    let (mut awaiting, mut first, mut in_force) = (0_i64, None::<NaiveDate>, 0_i64);
    for member in today() {
        if member.in_force {
            in_force += 1;
        } else {
            awaiting += 1;
            first = [first, member.term.from].into_iter().flatten().min();
        }
    }
    let counted = |finding: Finding| Finding {
        done: Some(in_force),
        needed: Some(in_force + awaiting),
        ..finding
    };
    if in_force == 0 {
        let lack = counted(lacking(scene, Duty::Composition, None));
        return scene.asks(
            lack,
            "no_composition",
            DutyActor::Department,
            "draw_up_order",
            None,
        );
    }
    if awaiting == 0 {
        return counted(scene.met(Duty::Composition, None, None));
    }
    let owed = counted(Finding {
        since: first,
        ..scene.owed(Duty::Composition, None)
    });
    scene.asks(
        owed,
        "awaiting_order",
        DutyActor::Department,
        "draw_up_order",
        None,
    )
}
