//! A meeting as the answers of its registration form are compared with it, and what they add to it.

use std::collections::HashMap;

use diesel::prelude::*;
use veche_domain::{
    Id,
    imports::registrations::Registrant,
    meetings::{Mark, NewInvitee},
};

use crate::{
    Conn, StoreResult,
    columns::{id, new_id},
    meetings::{body, meeting_record, participants},
    people::known_people,
    schema::{meeting_invitees, meeting_participants},
};

/// Most invitees of one meeting that are compared.
const MOST: i64 = 5_000;

/// Participants of a meeting with their marks, and the names of its invitees.
///
/// # Errors
/// [`crate::StoreError::NotFound`], or a database that cannot be read.
pub fn registrants(conn: &mut Conn, meeting: Id) -> StoreResult<(Vec<Registrant>, Vec<String>)> {
    use meeting_invitees as i;
    let record = meeting_record(conn, meeting)?;
    let of = body(conn, id(&record.body_id)?)?;
    let marks: HashMap<String, Option<Mark>> = participants(conn, &record, &of)?
        .into_iter()
        .map(|p| (p.person.id.to_string(), p.mark))
        .collect();
    let known = known_people(conn, record.meets_on)?;
    let registrants = known.into_iter().filter_map(|person| {
        let mark = *marks.get(&person.id)?;
        Some(Registrant { person, mark })
    });
    let invitees = i::table
        .filter(i::meeting_id.eq(&record.id))
        .order((i::position, i::id))
        .limit(MOST)
        .select(i::name)
        .load(conn)?;
    Ok((registrants.collect(), invitees))
}

/// Adds an invitee after those a meeting has.
///
/// # Errors
/// A database that refuses it.
pub fn add_invitee(conn: &mut Conn, meeting: Id, invitee: &NewInvitee) -> StoreResult<Id> {
    use meeting_invitees as i;
    let last: Option<i32> = i::table
        .filter(i::meeting_id.eq(meeting.to_string()))
        .select(diesel::dsl::max(i::position))
        .first(conn)?;
    let new = new_id();
    diesel::insert_into(i::table)
        .values((
            i::id.eq(new.to_string()),
            i::meeting_id.eq(meeting.to_string()),
            i::position.eq(last.map_or(0, |at| at + 1)),
            i::name.eq(&invitee.name),
            i::note.eq(&invitee.note),
            i::person_id.eq(invitee.person_id.map(|p| p.to_string())),
            i::came.eq(invitee.came),
        ))
        .execute(conn)?;
    Ok(new)
}

/// Takes the marks of people back; somebody who has none any more stays without.
///
/// # Errors
/// A database that refuses it.
pub(super) fn clear_marks(conn: &mut Conn, meeting: Id, people: &[Id]) -> StoreResult<()> {
    use meeting_participants as p;
    let people: Vec<String> = people.iter().map(Id::to_string).collect();
    diesel::update(
        p::table
            .filter(p::meeting_id.eq(meeting.to_string()))
            .filter(p::person_id.eq_any(people)),
    )
    .set((p::mark.eq(None::<String>), p::substitute.eq(None::<String>)))
    .execute(conn)?;
    Ok(())
}
