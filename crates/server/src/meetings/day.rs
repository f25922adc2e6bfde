//! The day of a meeting: that it was held, that it will not be, who acts at it (VII.7.6).

use veche_domain::{
    Id,
    access::Action,
    associations::Office,
    meetings::{
        ActingOfficers, BodyKind, Cancelling, Holding, Meeting, MeetingState, Participant, check_holdable,
        check_not_voted, check_open, check_times, meeting_number,
    },
    people::PersonRef,
    problem::{ErrorCode, Refusal},
};
use veche_store::{
    Conn, Tx,
    associations::office_terms,
    elections::number_elected,
    meetings::{members_as_participants, numbers_taken, save_participants},
};

use super::{
    plan::has_voted,
    references,
    service::{Held, changed},
};
use crate::{elections::minutes_basis, error::ApiResult, http::Context};

/// Says that a meeting was held: its number, its participants and who chaired it are written down.
///
/// # Errors
/// 403, 404, 409 with what is missing: the day, an officer, a participant; 412.
pub fn hold(tx: &mut Tx<'_>, context: &Context<'_>, key: (Id, i64), ask: &Holding) -> ApiResult<Meeting> {
    changed(
        tx,
        context,
        key,
        (Action::PlanMeetings, "hold_meeting"),
        |tx, held| {
            let before = &held.meeting;
            let days = (before.date, context.today);
            let officers = (before.chair.is_some(), before.secretary.is_some());
            check_holdable(before.state, days, officers, before.attendance)?;
            let record = &mut held.record;
            let taken = numbers_taken(tx.conn, &record.body_id, record.school_year, &record.id)?;
            record.number = Some(meeting_number(&taken, ask.number)?);
            record.state = MeetingState::Held.to_string();
            record.chair_id = before.chair.as_ref().map(|o| o.person.id.to_string());
            record.secretary_id = before.secretary.as_ref().map(|o| o.person.id.to_string());
            let mut details = record.details()?;
            details.ends_at = ask.ends_at.or(details.ends_at);
            check_times(details.starts_at, details.ends_at)?;
            record.settle(&details, (&before.body.name, before.body.code.as_deref()))?;
            save_participants(tx.conn, before.id, &before.participants)?;
            number_elected(tx.conn, before.id, &minutes_basis(record))?;
            Ok(before.participants.iter().map(|p| p.person.id).collect())
        },
    )
}

/// Cancels a planned meeting.
///
/// # Errors
/// 403, 404, 409 for one that was held, cancelled or voted at, 412.
pub fn cancel(tx: &mut Tx<'_>, context: &Context<'_>, key: (Id, i64), ask: Cancelling) -> ApiResult<Meeting> {
    changed(
        tx,
        context,
        key,
        (Action::PlanMeetings, "cancel_meeting"),
        |tx, held| {
            let before = &held.meeting;
            let fault = match before.state {
                MeetingState::Cancelled => Some("Заседание уже отменено."),
                MeetingState::Held => Some("Заседание состоялось: отменить его нельзя."),
                MeetingState::Planned => None,
            };
            if let Some(text) = fault {
                return Err(Refusal::new(ErrorCode::WrongState, text).clause("VII.7.6").into());
            }
            check_not_voted(has_voted(tx.conn, before)?)?;
            held.record.state = MeetingState::Cancelled.to_string();
            let mut details = held.record.details()?;
            details.cancel_reason = Some(ask.reason);
            let body = &before.body;
            held.record.settle(&details, (&body.name, body.code.as_deref()))?;
            Ok(Vec::new())
        },
    )
}

/// Names who acts at the meeting: a participant, or the curator, who opens the first meeting of an association.
///
/// # Errors
/// 403, 404, 409 for a held meeting, 412, 422 for somebody else.
pub fn name_officers(
    tx: &mut Tx<'_>,
    context: &Context<'_>,
    key: (Id, i64),
    ask: &ActingOfficers,
) -> ApiResult<Meeting> {
    changed(
        tx,
        context,
        key,
        (Action::NameOfficers, "name_officers"),
        |tx, held| {
            check_open(held.meeting.state, held.meeting.minutes_state)?;
            if held.meeting.state == MeetingState::Held {
                let text = "Заседание состоялось: кто его вёл, уже записано.";
                return Err(Refusal::new(ErrorCode::WrongState, text).clause("VII.7.6").into());
            }
            let chair = acting(tx.conn, held, ask.chair_id, "/chair_id")?;
            let secretary = acting(tx.conn, held, ask.secretary_id, "/secretary_id")?;
            let mut details = held.record.details()?;
            details.acting_chair = chair.is_some();
            details.acting_secretary = secretary.is_some();
            held.record.chair_id = chair.map(|id| id.to_string());
            held.record.secretary_id = secretary.map(|id| id.to_string());
            let body = &held.meeting.body;
            held.record.settle(&details, (&body.name, body.code.as_deref()))?;
            Ok(chair.into_iter().chain(secretary).collect())
        },
    )
}

fn acting(conn: &mut Conn, held: &Held, asked: Option<Id>, pointer: &str) -> ApiResult<Option<Id>> {
    let Some(asked) = asked else { return Ok(None) };
    let person = references::person(conn, asked, pointer)?;
    let of = &held.meeting;
    let takes_part = of.participants.iter().any(|p| p.person.id == person);
    let curates = of.body.kind == BodyKind::Association
        && office_terms(conn, of.body.id, of.date)?.iter().any(|term| {
            term.office == Office::Curator
                && term.person.id == person
                && term.from.is_none_or(|from| from <= of.date)
                && term.until.is_none_or(|until| until > of.date)
        });
    // A paper of the council's past names who chaired then, whatever its register knows of it.
    let by_paper = of.by_paper && of.body.kind == BodyKind::Council;
    if takes_part || curates || by_paper {
        return Ok(Some(person));
    }
    let text = "Исполняет обязанности участник этого заседания или куратор объединения.";
    Err(Refusal::field(pointer, "foreign", text).clause("VII.7.6").into())
}

/// Writes the participants down anew from the composition on the date as the register has it today; marks stay.
///
/// # Errors
/// 403, 404, 409 for a meeting that was not held or whose minutes are being signed, 412.
pub fn refresh_participants(tx: &mut Tx<'_>, context: &Context<'_>, key: (Id, i64)) -> ApiResult<Meeting> {
    let operation = (Action::PlanMeetings, "refresh_participants");
    changed(tx, context, key, operation, |tx, held| {
        let before = &held.meeting;
        check_open(before.state, before.minutes_state)?;
        if before.state != MeetingState::Held {
            let text = "До заседания список участников ведётся сам: обновлять его не нужно.";
            return Err(Refusal::new(ErrorCode::WrongState, text).clause("VII.7.6").into());
        }
        let mut now = members_as_participants(tx.conn, &before.body, before.date)?;
        for participant in &mut now {
            keep_mark(participant, &before.participants);
        }
        // Whom a paper of the past names took part, whatever the register knows of their membership.
        if before.by_paper {
            let known: Vec<Id> = now.iter().map(|p| p.person.id).collect();
            let named = before
                .participants
                .iter()
                .filter(|p| !known.contains(&p.person.id));
            now.extend(named.cloned());
        }
        save_participants(tx.conn, before.id, &now)?;
        Ok(now.iter().map(|p| p.person.id).collect())
    })
}

fn keep_mark(participant: &mut Participant, before: &[Participant]) {
    let PersonRef { id, .. } = participant.person;
    if let Some(known) = before.iter().find(|p| p.person.id == id) {
        participant.mark = known.mark;
        participant.substitute.clone_from(&known.substitute);
    }
}
