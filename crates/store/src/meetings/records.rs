//! Rows of meetings.

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use veche_domain::{
    calendar::TimeOfDay,
    meetings::{MeetingState, MinutesState},
    text,
};

use crate::{
    StoreResult,
    columns::{code, from_json, json},
    schema::{agenda_items, meeting_invitees, meeting_moves, meeting_participants, meetings},
};

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = meetings, treat_none_as_null = true)]
pub struct MeetingRecord {
    /// Identifier.
    pub id: String,
    /// Version.
    pub version: i64,
    /// Who meets.
    pub body_id: String,
    /// School year, by its first calendar year.
    pub school_year: i32,
    /// Number in the school year.
    pub number: Option<i32>,
    /// Date.
    pub meets_on: NaiveDate,
    /// Code of the state.
    pub state: String,
    /// Code of the state of its minutes.
    pub minutes_state: String,
    /// Theme.
    pub theme: String,
    /// What else is shown of it, JSON of [`MeetingDetails`].
    pub details: String,
    /// Who chairs: named before the meeting, written down when it is held.
    pub chair_id: Option<String>,
    /// Who draws up the minutes, likewise.
    pub secretary_id: Option<String>,
    /// Word by which a participant registers.
    pub registration_code: String,
    /// Order of lists: date and time.
    pub sort_key: String,
    /// Text that a search looks into.
    pub search_key: String,
}

/// What is shown of a meeting and never searched for.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct MeetingDetails {
    /// Beginning, local time.
    #[serde(default)]
    pub starts_at: Option<TimeOfDay>,
    /// End.
    #[serde(default)]
    pub ends_at: Option<TimeOfDay>,
    /// Place.
    #[serde(default)]
    pub place: Option<String>,
    /// Link.
    #[serde(default)]
    pub link: Option<String>,
    /// Form of work.
    #[serde(default)]
    pub form: Option<String>,
    /// Interaction format.
    #[serde(default)]
    pub interaction: Option<String>,
    /// Why it was cancelled.
    #[serde(default)]
    pub cancel_reason: Option<String>,
    /// Entered from a paper of the past.
    #[serde(default)]
    pub by_paper: bool,
    /// Whether who chairs was named to act.
    #[serde(default)]
    pub acting_chair: bool,
    /// Whether who draws up the minutes was named to act.
    #[serde(default)]
    pub acting_secretary: bool,
}

impl MeetingRecord {
    /// Its life.
    ///
    /// # Errors
    /// A stored code that is unknown.
    pub fn state(&self) -> StoreResult<MeetingState> {
        code(&self.state)
    }

    /// Life of its minutes.
    ///
    /// # Errors
    /// A stored code that is unknown.
    pub fn minutes_state(&self) -> StoreResult<MinutesState> {
        code(&self.minutes_state)
    }

    /// What else is shown of it.
    ///
    /// # Errors
    /// Stored details that cannot be read.
    pub fn details(&self) -> StoreResult<MeetingDetails> {
        from_json(&self.details)
    }

    /// Keeps the details and computes the keys; `body` is the name and the code of who meets.
    ///
    /// # Errors
    /// Details that cannot be written.
    pub fn settle(&mut self, details: &MeetingDetails, body: (&str, Option<&str>)) -> StoreResult<()> {
        let time = details.starts_at.map(|t| t.to_string()).unwrap_or_default();
        self.sort_key = format!("{} {time}", self.meets_on.format("%Y-%m-%d"));
        let parts = [self.theme.as_str(), body.0].into_iter().chain(body.1);
        self.search_key = text::search_key(parts.chain(details.place.as_deref()));
        self.details = json(details)?;
        Ok(())
    }
}

/// An item of the agenda.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = agenda_items, treat_none_as_null = true)]
pub struct AgendaRecord {
    /// Identifier.
    pub id: String,
    /// Meeting.
    pub meeting_id: String,
    /// Place, from 0.
    pub position: i32,
    /// Code of the kind.
    pub kind: String,
    /// «О …».
    pub title: String,
    /// Who speaks, of the register.
    pub speaker_id: Option<String>,
    /// Who speaks, as written.
    pub speaker_text: Option<String>,
    /// Office to elect.
    pub office: Option<String>,
    /// Meeting whose minutes are approved.
    pub minutes_of: Option<String>,
    /// Ordinary decision without its votes by name, JSON.
    pub decision: Option<String>,
    /// Analysis that the council considers.
    pub analysis_id: Option<String>,
}

/// A participant with a mark, or one who was written down.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset, Serialize, Deserialize)]
#[diesel(table_name = meeting_participants, treat_none_as_null = true)]
pub struct ParticipantRecord {
    /// Identifier.
    pub id: String,
    /// Meeting.
    pub meeting_id: String,
    /// Who.
    pub person_id: String,
    /// Whether with a vote.
    pub votes: bool,
    /// Employer on the date.
    pub organization_id: Option<String>,
    /// Post on the date.
    pub position_name: Option<String>,
    /// Unit represented.
    pub admin_unit_code: Option<String>,
    /// Code of the mark.
    pub mark: Option<String>,
    /// Who came in place of the member.
    pub substitute: Option<String>,
}

/// An invitee.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = meeting_invitees)]
pub struct InviteeRecord {
    /// Identifier.
    pub id: String,
    /// Meeting.
    pub meeting_id: String,
    /// Place, from 0.
    pub position: i32,
    /// Name as written.
    pub name: String,
    /// Post and organization.
    pub note: Option<String>,
    /// The person of the register.
    pub person_id: Option<String>,
    /// Whether they came.
    pub came: Option<bool>,
}

/// A move.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = meeting_moves)]
pub struct MoveRecord {
    /// Identifier.
    pub id: String,
    /// Meeting.
    pub meeting_id: String,
    /// When it was moved.
    pub moved_at: NaiveDateTime,
    /// Date before.
    pub meets_on: NaiveDate,
    /// Time before.
    pub starts_at: Option<String>,
    /// Place before.
    pub place: Option<String>,
    /// Why.
    pub reason: Option<String>,
}
