//! Rows of minutes and how they are kept.

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use veche_domain::{
    Id,
    meetings::{Invitee, MinutesState, Participant},
    minutes::{MinutesContent, MinutesHeading, SigningRole},
    orders::SignatureKind,
};

use crate::{
    Conn, StoreError, StoreResult,
    columns::{from_json, json, new_id},
    schema::{meetings, minutes, minutes_revisions, minutes_signatures},
};

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = minutes, primary_key(meeting_id), treat_none_as_null = true)]
pub struct MinutesRecord {
    /// Meeting.
    pub meeting_id: String,
    /// Version.
    pub version: i64,
    /// Number of the revision, from 1.
    pub revision: i32,
    /// Text of the secretary, JSON; who is responsible of the register stands in the rows of the resolutions.
    pub content: String,
    /// Why this revision corrects the one before.
    pub correction: Option<String>,
    /// What the meeting said when both had signed, JSON of [`Frozen`].
    pub frozen: Option<String>,
    /// When the text last changed.
    pub edited_at: NaiveDateTime,
    /// Who changed it.
    pub edited_by: String,
    /// Day the extract was published.
    pub published_on: Option<NaiveDate>,
}

/// What the meeting said of itself when its minutes were signed: a later change of the register does not change them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Frozen {
    /// Participants.
    pub participants: Vec<Participant>,
    /// Invitees.
    pub invitees: Vec<Invitee>,
    /// Agenda with votes and elections.
    pub headings: Vec<MinutesHeading>,
}

impl MinutesRecord {
    /// The text as it is kept.
    ///
    /// # Errors
    /// A stored text that cannot be read.
    pub fn content(&self) -> StoreResult<MinutesContent> {
        from_json(&self.content)
    }

    /// What was frozen.
    ///
    /// # Errors
    /// Something stored that cannot be read.
    pub fn frozen(&self) -> StoreResult<Option<Frozen>> {
        self.frozen.as_deref().map(from_json).transpose()
    }

    /// Keeps a text; who is responsible is a row of its own, which the merge of people knows.
    ///
    /// # Errors
    /// A text that cannot be written.
    pub fn write(&mut self, content: &MinutesContent) -> StoreResult<()> {
        let mut bare = content.clone();
        let resolutions = bare.items.iter_mut().flat_map(|item| item.resolutions.iter_mut());
        resolutions.for_each(|resolution| resolution.responsible_id = None);
        self.content = json(&bare)?;
        Ok(())
    }

    /// Freezes what the meeting says of itself.
    ///
    /// # Errors
    /// Something that cannot be written.
    pub fn freeze(&mut self, frozen: &Frozen) -> StoreResult<()> {
        self.frozen = Some(json(frozen)?);
        Ok(())
    }
}

/// The row of a meeting's minutes; none before they are drawn up.
///
/// # Errors
/// A database that cannot be read.
pub fn minutes_record(conn: &mut Conn, meeting: Id) -> StoreResult<Option<MinutesRecord>> {
    Ok(minutes::table
        .find(meeting.to_string())
        .select(MinutesRecord::as_select())
        .first(conn)
        .optional()?)
}

/// Keeps new minutes.
///
/// # Errors
/// [`StoreError::Duplicate`] when somebody drew them up meanwhile.
pub fn insert_minutes(conn: &mut Conn, record: &MinutesRecord) -> StoreResult<()> {
    diesel::insert_into(minutes::table).values(record).execute(conn)?;
    Ok(())
}

/// Keeps changed minutes, if they still have the version named, and raises the version.
///
/// # Errors
/// [`StoreError::Stale`] when somebody was faster.
pub fn update_minutes(conn: &mut Conn, record: &MinutesRecord, version: i64) -> StoreResult<()> {
    use minutes as m;
    let next = MinutesRecord {
        version: version + 1,
        ..record.clone()
    };
    let changed = diesel::update(m::table.find(&record.meeting_id).filter(m::version.eq(version)))
        .set(&next)
        .execute(conn)?;
    if changed == 1 {
        Ok(())
    } else {
        Err(StoreError::Stale)
    }
}

/// Sets the life of the minutes at their meeting; the version of the meeting stays, for nothing of its plan changed.
///
/// # Errors
/// A database that refuses it.
pub fn set_minutes_state(conn: &mut Conn, meeting: Id, state: MinutesState) -> StoreResult<()> {
    diesel::update(meetings::table.find(meeting.to_string()))
        .set(meetings::minutes_state.eq(state.code()))
        .execute(conn)?;
    Ok(())
}

/// Keeps a signature under a revision.
///
/// # Errors
/// [`StoreError::Duplicate`] for a role that has signed.
pub fn insert_signature(
    conn: &mut Conn,
    (meeting, revision): (Id, i32),
    (role, person, kind): (SigningRole, Id, SignatureKind),
    at: NaiveDateTime,
) -> StoreResult<()> {
    use minutes_signatures as s;
    diesel::insert_into(s::table)
        .values((
            s::id.eq(new_id().to_string()),
            s::meeting_id.eq(meeting.to_string()),
            s::revision.eq(revision),
            s::role.eq(role.code()),
            s::person_id.eq(person.to_string()),
            s::kind.eq(kind.code()),
            s::signed_at.eq(at),
        ))
        .execute(conn)?;
    Ok(())
}

/// Removes the signatures under a revision that goes back into work.
///
/// # Errors
/// A database that refuses it.
pub fn delete_signatures(conn: &mut Conn, meeting: Id, revision: i32) -> StoreResult<()> {
    use minutes_signatures as s;
    diesel::delete(
        s::table
            .filter(s::meeting_id.eq(meeting.to_string()))
            .filter(s::revision.eq(revision)),
    )
    .execute(conn)?;
    Ok(())
}

/// Keeps a revision that a new one replaces.
///
/// # Errors
/// [`StoreError::Duplicate`] for a revision that is kept already.
pub fn insert_revision(
    conn: &mut Conn,
    record: &MinutesRecord,
    content: &MinutesContent,
    (signed_at, reason): (Option<NaiveDateTime>, &str),
) -> StoreResult<()> {
    use minutes_revisions as r;
    diesel::insert_into(r::table)
        .values((
            r::id.eq(new_id().to_string()),
            r::meeting_id.eq(&record.meeting_id),
            r::revision.eq(record.revision),
            r::content.eq(json(content)?),
            r::frozen.eq(&record.frozen),
            r::signed_at.eq(signed_at),
            r::reason.eq(Some(reason)),
        ))
        .execute(conn)?;
    Ok(())
}
