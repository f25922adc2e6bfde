//! One meeting, whole.

use chrono::{NaiveDate, TimeDelta};
use diesel::prelude::*;
use veche_domain::{
    Id,
    meetings::{
        BodyRef, Invitee, Meeting, MeetingMove, MeetingState, MinutesState, Officer, Participant, attendance,
    },
    people::PersonRef,
    regulation::Quorum,
};

use super::{
    InviteeRecord, MOST, MeetingDetails, MeetingRecord, MoveRecord, agenda, body, composition_change,
    holders_on, participants,
};
use crate::{
    Conn, StoreResult,
    accounts::person_refs,
    associations::institution_on,
    columns::{id, opt_id},
    schema::{elections, meeting_invitees, meeting_moves, meetings},
};

/// The row of a meeting.
///
/// # Errors
/// [`crate::StoreError::NotFound`].
pub fn meeting_record(conn: &mut Conn, wanted: Id) -> StoreResult<MeetingRecord> {
    Ok(meetings::table
        .find(wanted.to_string())
        .select(MeetingRecord::as_select())
        .first(conn)?)
}

/// One meeting with everything that belongs to it; the quorum is the setting of the regulation.
///
/// # Errors
/// [`crate::StoreError::NotFound`], or a database that cannot be read.
pub fn meeting(conn: &mut Conn, wanted: Id, today: NaiveDate, quorum: Quorum) -> StoreResult<Meeting> {
    let r = meeting_record(conn, wanted)?;
    let body = body(conn, id(&r.body_id)?)?;
    let details = r.details()?;
    let (state, minutes_state) = (r.state()?, r.minutes_state()?);
    let participants: Vec<Participant> = participants(conn, &r, &body)?;
    let frozen = matches!(minutes_state, MinutesState::Signed | MinutesState::Published);
    let composition_change = match state {
        MeetingState::Held if !frozen && !details.by_paper => {
            composition_change(conn, &r, &body, &participants)?
        }
        _ => None,
    };
    let (chair, secretary) = officers(conn, &r, &details, &body)?;
    Ok(Meeting {
        id: wanted,
        version: r.version,
        institution_id: institution_on(conn, body.id, today)?,
        school_year: r.school_year,
        number: r.number,
        date: r.meets_on,
        starts_at: details.starts_at,
        ends_at: details.ends_at,
        place: details.place,
        link: details.link,
        form: details.form,
        interaction: details.interaction,
        theme: r.theme,
        state,
        cancel_reason: details.cancel_reason,
        chair,
        secretary,
        agenda: agenda(conn, &r.id)?,
        attendance: attendance(&participants, quorum),
        participants,
        invitees: invitees(conn, &r.id)?,
        composition_change,
        moves: moves(conn, &r.id)?,
        minutes_state,
        elections: elections_of(conn, &r.id)?,
        registration_code: Some(r.registration_code),
        by_paper: details.by_paper,
        body,
    })
}

/// Who chairs and who draws up the minutes: who was named or written down, else the holders of the day before, for the
/// meeting itself may elect others.
///
/// # Errors
/// A database that cannot be read.
pub fn officers(
    conn: &mut Conn,
    record: &MeetingRecord,
    details: &MeetingDetails,
    body: &BodyRef,
) -> StoreResult<(Option<Officer>, Option<Officer>)> {
    let named: Vec<String> = record
        .chair_id
        .iter()
        .chain(&record.secretary_id)
        .cloned()
        .collect();
    let names = person_refs(conn, &named)?;
    let written = |key: &Option<String>, acting| -> StoreResult<Option<Officer>> {
        let key = opt_id(key.as_deref())?;
        let person = names.iter().find(|n| Some(n.id) == key).cloned();
        Ok(person.map(|person| Officer { person, acting }))
    };
    let chair = written(&record.chair_id, details.acting_chair)?;
    let secretary = written(&record.secretary_id, details.acting_secretary)?;
    if record.state()? == MeetingState::Held || (chair.is_some() && secretary.is_some()) {
        return Ok((chair, secretary));
    }
    let before = record.meets_on - TimeDelta::days(1);
    let (leader, keeper) = holders_on(conn, body, before)?;
    let held = |person: PersonRef| Officer {
        person,
        acting: false,
    };
    Ok((chair.or(leader.map(held)), secretary.or(keeper.map(held))))
}

fn invitees(conn: &mut Conn, meeting: &str) -> StoreResult<Vec<Invitee>> {
    use meeting_invitees as i;
    let found: Vec<InviteeRecord> = i::table
        .filter(i::meeting_id.eq(meeting))
        .order((i::position, i::id))
        .limit(MOST)
        .select(InviteeRecord::as_select())
        .load(conn)?;
    found
        .into_iter()
        .map(|r| {
            Ok(Invitee {
                name: r.name,
                note: r.note,
                person_id: opt_id(r.person_id.as_deref())?,
                came: r.came,
            })
        })
        .collect()
}

fn moves(conn: &mut Conn, meeting: &str) -> StoreResult<Vec<MeetingMove>> {
    use meeting_moves as m;
    let found: Vec<MoveRecord> = m::table
        .filter(m::meeting_id.eq(meeting))
        .order(m::id.desc())
        .limit(MOST)
        .select(MoveRecord::as_select())
        .load(conn)?;
    Ok(found
        .into_iter()
        .map(|r| MeetingMove {
            at: r.moved_at.and_utc(),
            date: r.meets_on,
            starts_at: r.starts_at.and_then(|t| t.parse().ok()),
            place: r.place,
            reason: r.reason,
        })
        .collect())
}

fn elections_of(conn: &mut Conn, meeting: &str) -> StoreResult<Vec<Id>> {
    use elections as e;
    let found: Vec<String> = e::table
        .filter(e::meeting_id.eq(meeting))
        .order(e::id)
        .limit(MOST)
        .select(e::id)
        .load(conn)?;
    found.iter().map(|key| id(key)).collect()
}
