//! What an election does to the register: the elected one's term of office, and its removal (ADR 7, ADR 8).

use chrono::NaiveDate;
use veche_domain::{
    Id,
    associations::{Association, check_works, office_clause},
    elections::{built_upon, term_end},
    orders::{Basis, BasisKind, check_history, project},
    problem::{ErrorCode, FieldError, Refusal},
    terms::{place, ru},
};
use veche_store::{
    Tx,
    associations::{association_record, intervals_of},
    elections::{ElectedTerm, insert_elected, made_office, remove_office, shorten_office},
    meetings::MeetingRecord,
    orders::events,
};

use super::scene::Scene;
use crate::{error::ApiResult, http::Context, orders::register::settle};

/// The minutes of the meeting as the basis of a term; the number is known once the meeting is marked as held.
pub(crate) fn minutes_basis(of: &MeetingRecord) -> Basis {
    Basis {
        kind: BasisKind::Minutes,
        number: of.number.map(|n| n.to_string()),
        date: Some(of.meets_on),
        note: None,
        order_id: None,
    }
}

/// Enters the term of the elected one from the date of the meeting and projects the association anew, which ends the
/// former term. Gives the identifier of the term.
///
/// # Errors
/// 409 for an association that does not work on the day (I.5), and when a term of the office begins on that very day
/// by another paper.
pub(super) fn enter(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    scene: &Scene,
    (of, winner): (&Association, Id),
) -> ApiResult<Id> {
    let (office, from) = (scene.election.office, scene.meeting.meets_on);
    check_works(&of.statuses, from)?;
    let placing = place(intervals_of(&of.offices, office), from).map_err(|_| taken(scene))?;
    if let Some(former) = placing.ends {
        shorten_office(tx.conn, former, from)?;
    }
    let term = ElectedTerm {
        association: of.id,
        office,
        person: winner,
        from,
        next: placing.until,
        ends_on: term_end(from, context.profile.settings.office_term.value),
        basis: &minutes_basis(&scene.meeting),
    };
    let made = insert_elected(tx.conn, &term)?;
    project_anew(tx, context, scene, "close_election")?;
    Ok(made)
}

fn taken(scene: &Scene) -> Refusal {
    let text = format!(
        "С {} по другому документу уже начинается срок на этой должности: исправьте его в карточке объединения, \
         затем закройте тур.",
        ru(scene.meeting.meets_on)
    );
    let errors = vec![FieldError::new("/from", "overlap", text.clone())];
    Refusal::new(ErrorCode::Overlap, text)
        .clause(office_clause(scene.election.office))
        .errors(errors)
}

/// Removes the term that the election made and projects the association anew: who held the office before goes on.
///
/// # Errors
/// 409 when the term is not the one the election made any more, or an order ended it.
pub(super) fn undo(tx: &mut Tx<'_>, context: &Context<'_>, scene: &Scene, made: &str) -> ApiResult<()> {
    let parts = &scene.election;
    let from = scene.meeting.meets_on;
    let own_end: Option<NaiveDate> = term_end(from, context.profile.settings.office_term.value);
    let stands = made_office(tx.conn, made)?.is_some_and(|now| {
        Some(&now.person) == parts.record.elected_id.as_ref()
            && now.from == Some(from)
            && now.order.is_none()
            && now.ended_by.is_none()
            && (now.ends_on.is_none() || now.ends_on == own_end)
    });
    if !stands {
        return Err(built_upon(parts.office).into());
    }
    remove_office(tx.conn, made)?;
    project_anew(tx, context, scene, "annul_election")
}

fn project_anew(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    scene: &Scene,
    operation: &'static str,
) -> ApiResult<()> {
    let of = scene.body.id;
    let known = events(tx.conn, of)?;
    let made = project(&known);
    check_history(&known, &made, &association_record(tx.conn, of)?.name)?;
    let by = (&context.author(), context.today);
    settle(tx, by, (of, scene.election.meeting), operation, &made)?;
    Ok(())
}
