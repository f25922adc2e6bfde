//! Changes of meetings.

use chrono::NaiveDateTime;
use diesel::prelude::*;
use veche_domain::{
    Id,
    meetings::{Meeting, NewInvitee},
};

use super::MeetingRecord;
use crate::{
    Conn, StoreError, StoreResult,
    columns::new_id,
    schema::{meeting_invitees, meeting_moves, meetings, resolutions},
};

/// Keeps a new meeting; its keys are those of [`MeetingRecord::settle`].
///
/// # Errors
/// [`StoreError::Reference`] for an unknown body, [`StoreError::Duplicate`] for a number that is taken.
pub fn insert_meeting(conn: &mut Conn, record: &MeetingRecord) -> StoreResult<()> {
    diesel::insert_into(meetings::table)
        .values(record)
        .execute(conn)?;
    Ok(())
}

/// Keeps a changed meeting, if it still has the version named, and raises the version.
///
/// # Errors
/// [`StoreError::Stale`] when somebody was faster, [`StoreError::Duplicate`] for a number that is taken.
pub fn update_meeting(conn: &mut Conn, record: &MeetingRecord, version: i64) -> StoreResult<()> {
    use meetings as m;
    let next = MeetingRecord {
        version: version + 1,
        ..record.clone()
    };
    let changed = diesel::update(m::table.find(&record.id).filter(m::version.eq(version)))
        .set(&next)
        .execute(conn)?;
    if changed == 1 {
        Ok(())
    } else {
        Err(StoreError::Stale)
    }
}

/// Writes down that a meeting was moved: as it was before.
///
/// # Errors
/// A database that refuses it.
pub fn insert_move(
    conn: &mut Conn,
    before: &Meeting,
    reason: Option<&str>,
    at: NaiveDateTime,
) -> StoreResult<()> {
    use meeting_moves as t;
    diesel::insert_into(t::table)
        .values((
            t::id.eq(new_id().to_string()),
            t::meeting_id.eq(before.id.to_string()),
            t::moved_at.eq(at),
            t::meets_on.eq(before.date),
            t::starts_at.eq(before.starts_at.map(|time| time.to_string())),
            t::place.eq(&before.place),
            t::reason.eq(reason),
        ))
        .execute(conn)?;
    Ok(())
}

/// Makes the invitees those who are given.
///
/// # Errors
/// [`StoreError::Reference`] for an unknown person.
pub fn save_invitees(conn: &mut Conn, meeting: Id, all: &[NewInvitee]) -> StoreResult<()> {
    use meeting_invitees as t;
    let key = meeting.to_string();
    diesel::delete(t::table.filter(t::meeting_id.eq(&key))).execute(conn)?;
    for (position, invitee) in (0i32..).zip(all) {
        diesel::insert_into(t::table)
            .values((
                t::id.eq(new_id().to_string()),
                t::meeting_id.eq(&key),
                t::position.eq(position),
                t::name.eq(&invitee.name),
                t::note.eq(&invitee.note),
                t::person_id.eq(invitee.person_id.map(|p| p.to_string())),
                t::came.eq(invitee.came),
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// Items of the agenda under which something was resolved.
///
/// # Errors
/// A database that cannot be read.
pub fn resolved_items(conn: &mut Conn, meeting: Id) -> StoreResult<Vec<String>> {
    use resolutions as r;
    Ok(r::table
        .filter(r::meeting_id.eq(meeting.to_string()))
        .select(r::agenda_item_id)
        .distinct()
        .limit(super::MOST)
        .load(conn)?)
}
