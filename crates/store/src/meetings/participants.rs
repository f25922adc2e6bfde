//! Participants: the members on the date until the meeting is held, from then on those who were written down.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use veche_domain::{
    Id,
    meetings::{BodyRef, CompositionChange, Mark, MeetingState, Participant},
    people::{PersonRef, PersonRow},
    text,
};

use super::{MOST, MeetingRecord, ParticipantRecord, members_on};
use crate::{
    Conn, StoreResult,
    accounts::person_refs,
    columns::{code, id, new_id, opt_code},
    organizations::organization_refs,
    people::{PersonRecord, person_rows},
    schema::{meeting_participants, people},
};

/// Rows of a meeting's participants.
///
/// # Errors
/// A database that cannot be read.
pub fn participant_records(conn: &mut Conn, meeting: &str) -> StoreResult<Vec<ParticipantRecord>> {
    use meeting_participants as p;
    Ok(p::table
        .filter(p::meeting_id.eq(meeting))
        .order(p::id)
        .limit(MOST)
        .select(ParticipantRecord::as_select())
        .load(conn)?)
}

/// Participants by name.
///
/// # Errors
/// A database that cannot be read.
pub fn participants(
    conn: &mut Conn,
    record: &MeetingRecord,
    body: &BodyRef,
) -> StoreResult<Vec<Participant>> {
    let kept = participant_records(conn, &record.id)?;
    if record.state()? == MeetingState::Held {
        return written_down(conn, kept);
    }
    let mut all = members_as_participants(conn, body, record.meets_on)?;
    let marks: HashMap<&str, &ParticipantRecord> = kept.iter().map(|r| (r.person_id.as_str(), r)).collect();
    for participant in &mut all {
        if let Some(row) = marks.get(participant.person.id.to_string().as_str()) {
            participant.mark = opt_code::<Mark>(row.mark.as_deref())?;
            participant.substitute.clone_from(&row.substitute);
        }
    }
    // A paper of the past names people whom the register did not know as members then.
    if record.details()?.by_paper {
        let known: Vec<String> = all.iter().map(|p| p.person.id.to_string()).collect();
        let named = kept.into_iter().filter(|row| !known.contains(&row.person_id));
        all.extend(written_down(conn, named.collect())?);
    }
    Ok(all)
}

/// A person as a participant by a paper of the past: with a vote, for the paper counts them among the members.
///
/// # Errors
/// [`crate::StoreError::NotFound`] for nobody.
pub fn participant_by_paper(conn: &mut Conn, person: Id, on: NaiveDate) -> StoreResult<Participant> {
    let record = crate::people::person_record(conn, person)?;
    let facts = HashMap::from([(record.id.clone(), (None, true))]);
    let row = person_rows(conn, &[record], on)?.pop();
    row.map(|row| of_member(row, &facts))
        .ok_or(crate::StoreError::NotFound)
}

/// Members of a body on a date as participants without marks, by name.
///
/// # Errors
/// A database that cannot be read.
pub fn members_as_participants(
    conn: &mut Conn,
    body: &BodyRef,
    on: NaiveDate,
) -> StoreResult<Vec<Participant>> {
    let members = members_on(conn, body, on)?;
    let ids: Vec<String> = members.iter().map(|(person, ..)| person.clone()).collect();
    let records: Vec<PersonRecord> = people::table
        .filter(people::id.eq_any(&ids))
        .order((people::sort_key, people::id))
        .limit(MOST)
        .select(PersonRecord::as_select())
        .load(conn)?;
    let rows = person_rows(conn, &records, on)?;
    let facts: HashMap<String, (Option<String>, bool)> = members
        .into_iter()
        .map(|(person, unit, votes)| (person, (unit, votes)))
        .collect();
    Ok(rows.into_iter().map(|row| of_member(row, &facts)).collect())
}

fn of_member(row: PersonRow, facts: &HashMap<String, (Option<String>, bool)>) -> Participant {
    let (unit, votes) = facts.get(&row.id.to_string()).cloned().unwrap_or_default();
    let main = row.employments.into_iter().next();
    let (organization, position_name) = main.map(|e| (e.organization, e.position_name)).unzip();
    Participant {
        person: PersonRef {
            id: row.id,
            full_name: row.full_name,
        },
        organization,
        position_name,
        admin_unit_code: unit,
        votes,
        mark: None,
        substitute: None,
    }
}

fn written_down(conn: &mut Conn, kept: Vec<ParticipantRecord>) -> StoreResult<Vec<Participant>> {
    let ids: Vec<String> = kept.iter().map(|r| r.person_id.clone()).collect();
    let places: Vec<String> = kept.iter().filter_map(|r| r.organization_id.clone()).collect();
    let names = person_refs(conn, &ids)?;
    let organizations = organization_refs(conn, &places)?;
    let mut all = Vec::new();
    for row in kept {
        let person = id(&row.person_id)?;
        let Some(person) = names.iter().find(|r| r.id == person).cloned() else {
            continue;
        };
        let place = row.organization_id.as_deref().map(id).transpose()?;
        all.push(Participant {
            person,
            organization: organizations.iter().find(|o| Some(o.id) == place).cloned(),
            position_name: row.position_name,
            admin_unit_code: row.admin_unit_code,
            votes: row.votes,
            mark: row.mark.as_deref().map(code).transpose()?,
            substitute: row.substitute,
        });
    }
    all.sort_by_cached_key(|p| (text::sort_key(&p.person.full_name), p.person.id));
    Ok(all)
}

/// Writes the participants down as they are given: all of them, and nobody else.
///
/// # Errors
/// A database that refuses it.
pub fn save_participants(conn: &mut Conn, meeting: Id, all: &[Participant]) -> StoreResult<()> {
    use meeting_participants as p;
    let key = meeting.to_string();
    diesel::delete(p::table.filter(p::meeting_id.eq(&key))).execute(conn)?;
    let rows: Vec<ParticipantRecord> = all
        .iter()
        .map(|participant| ParticipantRecord {
            id: new_id().to_string(),
            meeting_id: key.clone(),
            person_id: participant.person.id.to_string(),
            votes: participant.votes,
            organization_id: participant.organization.as_ref().map(|o| o.id.to_string()),
            position_name: participant.position_name.clone(),
            admin_unit_code: participant.admin_unit_code.clone(),
            mark: participant.mark.map(|m| m.to_string()),
            substitute: participant.substitute.clone(),
        })
        .collect();
    for row in &rows {
        diesel::insert_into(p::table).values(row).execute(conn)?;
    }
    Ok(())
}

/// Sets the mark of one participant; the row says whether the person votes.
///
/// # Errors
/// A database that refuses it.
pub fn set_mark(conn: &mut Conn, meeting: Id, of: &Participant) -> StoreResult<()> {
    use meeting_participants as p;
    let mark = of.mark.map(Mark::code);
    let changed = diesel::update(
        p::table
            .filter(p::meeting_id.eq(meeting.to_string()))
            .filter(p::person_id.eq(of.person.id.to_string())),
    )
    .set((p::mark.eq(mark), p::substitute.eq(&of.substitute)))
    .execute(conn)?;
    if changed == 0 {
        diesel::insert_into(p::table)
            .values((
                p::id.eq(new_id().to_string()),
                p::meeting_id.eq(meeting.to_string()),
                p::person_id.eq(of.person.id.to_string()),
                p::votes.eq(of.votes),
                p::organization_id.eq(of.organization.as_ref().map(|o| o.id.to_string())),
                p::position_name.eq(&of.position_name),
                p::admin_unit_code.eq(&of.admin_unit_code),
                p::mark.eq(mark),
                p::substitute.eq(&of.substitute),
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// Takes all marks away: they were of another day.
///
/// # Errors
/// A database that refuses it.
pub fn clear_marks(conn: &mut Conn, meeting: Id) -> StoreResult<()> {
    use meeting_participants as p;
    diesel::update(p::table.filter(p::meeting_id.eq(meeting.to_string())))
        .set((p::mark.eq(None::<String>), p::substitute.eq(None::<String>)))
        .execute(conn)?;
    Ok(())
}

/// What became of the composition on the date since the participants were written down; none when nothing did.
///
/// # Errors
/// A database that cannot be read.
pub fn composition_change(
    conn: &mut Conn,
    record: &MeetingRecord,
    body: &BodyRef,
    written: &[Participant],
) -> StoreResult<Option<CompositionChange>> {
    let now = members_on(conn, body, record.meets_on)?;
    let known: Vec<String> = written.iter().map(|p| p.person.id.to_string()).collect();
    let joined: Vec<String> = now
        .iter()
        .filter(|(person, ..)| !known.contains(person))
        .map(|(person, ..)| person.clone())
        .collect();
    let left: Vec<PersonRef> = written
        .iter()
        .filter(|p| now.iter().all(|(person, ..)| *person != p.person.id.to_string()))
        .map(|p| p.person.clone())
        .collect();
    if joined.is_empty() && left.is_empty() {
        return Ok(None);
    }
    Ok(Some(CompositionChange {
        joined: person_refs(conn, &joined)?,
        left,
    }))
}
