//! Meetings of a body - an association or the city council - with agenda, participants and attendance (VII.7.4 - 7.6, V).

mod holding;
mod norm;
mod requests;
mod rules;
#[cfg(test)]
mod rules_tests;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

pub use holding::*;
pub use norm::*;
pub use requests::*;
pub use rules::*;

use crate::{
    Id, Versioned,
    access::Resource,
    associations::Office,
    calendar::{SchoolYear, TimeOfDay},
    codes::codes,
    elections::Decision,
    endpoint::endpoints,
    listing::Page,
    organizations::OrganizationRef,
    people::PersonRef,
};

codes! {
    /// What holds meetings.
    pub enum BodyKind {
        /// An association.
        Association = "association",
        /// The city scientific-methodical council (VII.7.8).
        Council = "council",
    }
}

/// Who meets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BodyRef {
    /// Identifier: of an association, the association's own.
    pub id: Id,
    /// What it is.
    pub kind: BodyKind,
    /// Short code of an association.
    pub code: Option<String>,
    /// Name today.
    pub name: String,
}

codes! {
    /// Life of a meeting.
    pub enum MeetingState {
        /// Planned.
        Planned = "planned",
        /// Held.
        Held = "held",
        /// Cancelled, with a reason.
        Cancelled = "cancelled",
    }
}

codes! {
    /// Life of the minutes of a meeting (VII.7.6).
    pub enum MinutesState {
        /// There are none.
        None = "none",
        /// Being drawn up by the secretary.
        Draft = "draft",
        /// Handed over to be signed: the text does not change meanwhile.
        Submitted = "submitted",
        /// Signed: frozen, corrected by a new revision only.
        Signed = "signed",
        /// Signed, and an extract without personal remarks is published.
        Published = "published",
    }
}

codes! {
    /// What an item of the agenda is for.
    pub enum AgendaKind {
        /// To be told.
        Information = "information",
        /// To decide by an ordinary vote.
        Decision = "decision",
        /// To elect a leader or a secretary (VII.7.4, VII.7.5).
        Election = "election",
        /// To approve the work plan of the school year (VII.7.9).
        ApprovePlan = "approve_plan",
        /// To approve the minutes of an earlier meeting.
        ApproveMinutes = "approve_minutes",
        /// To consider the analysis of an association: the council only (VII.7.8).
        ConsiderAnalysis = "consider_analysis",
    }
}

codes! {
    /// How a participant took part. The words have no masculine past tense.
    pub enum Mark {
        /// «Очно».
        Present = "present",
        /// «Дистанционно».
        Online = "online",
        /// «Участвовал представитель»: the member has no vote.
        Substituted = "substituted",
        /// «Отсутствие по уважительной причине»; the reason itself is never kept.
        AbsentExcused = "absent_excused",
        /// «Отсутствие без уважительной причины».
        Absent = "absent",
    }
}

impl Mark {
    /// Whether the member is there and may vote.
    pub const fn is_there(self) -> bool {
        matches!(self, Self::Present | Self::Online)
    }
}

/// An item of the agenda.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AgendaItem {
    /// Identifier.
    pub id: Id,
    /// What it is for.
    pub kind: AgendaKind,
    /// «О …».
    pub title: String,
    /// Who speaks, of the register.
    pub speaker: Option<PersonRef>,
    /// Who speaks, as written: a guest, or a post.
    pub speaker_text: Option<String>,
    /// Office to elect, for an election.
    pub office: Option<Office>,
    /// Meeting whose minutes are approved.
    pub minutes_of: Option<Id>,
    /// Analysis that the council considers (VII.7.8).
    pub analysis_id: Option<Id>,
    /// What was decided by an ordinary vote, once it was.
    pub decision: Option<Decision>,
    /// The election under this item, once there is one.
    pub election_id: Option<Id>,
}

/// How a participant stands to the composition that is in force on the meeting's date now.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Participant {
    /// Who.
    pub person: PersonRef,
    /// Employer on the date.
    pub organization: Option<OrganizationRef>,
    /// Post on the date.
    pub position_name: Option<String>,
    /// Unit represented.
    pub admin_unit_code: Option<String>,
    /// Whether a member in force with a vote; a member awaiting the order is seen and does not vote (I.4).
    pub votes: bool,
    /// How they took part; absent from answers to those who may not see attendance.
    pub mark: Option<Mark>,
    /// Who came in place of the member.
    pub substitute: Option<String>,
}

/// Somebody invited: no member, no vote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Invitee {
    /// Name as written.
    pub name: String,
    /// Post and organization as written.
    pub note: Option<String>,
    /// The person of the register, if one.
    pub person_id: Option<Id>,
    /// Whether they came; unknown before the meeting.
    pub came: Option<bool>,
}

/// Who chairs the meeting or draws up its minutes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Officer {
    /// Who.
    pub person: PersonRef,
    /// Acting: named by the curator for this meeting, not the holder of the office.
    pub acting: bool,
}

/// A move of a meeting: one event with one notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MeetingMove {
    /// When it was moved.
    pub at: DateTime<Utc>,
    /// Date before.
    pub date: NaiveDate,
    /// Time before.
    pub starts_at: Option<TimeOfDay>,
    /// Place before.
    pub place: Option<String>,
    /// Why.
    pub reason: Option<String>,
}

/// A row of the list of meetings.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MeetingRow {
    /// Identifier.
    pub id: Id,
    /// Who meets.
    pub body: BodyRef,
    /// School year it belongs to.
    pub school_year: SchoolYear,
    /// Number of the meeting and of its minutes in the school year; given when it is held.
    pub number: Option<i32>,
    /// Date.
    pub date: NaiveDate,
    /// Beginning.
    pub starts_at: Option<TimeOfDay>,
    /// Place.
    pub place: Option<String>,
    /// Whether one can take part by a link.
    pub online: bool,
    /// Theme.
    pub theme: String,
    /// Its life.
    pub state: MeetingState,
    /// Life of its minutes.
    pub minutes_state: MinutesState,
    /// Who chairs, once written down: when the meeting is held, or when an acting one is named (VII.7.6).
    pub chair_id: Option<Id>,
    /// Who draws up the minutes, once written down.
    pub secretary_id: Option<Id>,
}

/// Who of the composition came or left since the participants of a held meeting were written down.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CompositionChange {
    /// Members on the date by the register of today who are not among the participants.
    pub joined: Vec<PersonRef>,
    /// Participants who are no members on the date by the register of today.
    pub left: Vec<PersonRef>,
}

/// Numbers of a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Default)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Attendance {
    /// Members with a vote.
    pub voting: i64,
    /// Of them there, in person or online.
    pub there: i64,
    /// Of them without a mark yet.
    pub unmarked: i64,
    /// Whether the meeting may decide, by the setting `meeting_quorum`.
    pub quorum: bool,
}

/// A meeting.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Meeting {
    /// Identifier.
    pub id: Id,
    /// Version for `If-Match`.
    pub version: i64,
    /// Who meets.
    pub body: BodyRef,
    /// Institution that curates the association today.
    pub institution_id: Option<Id>,
    /// School year it belongs to.
    pub school_year: SchoolYear,
    /// Number of the meeting and of its minutes in the school year; given when it is held.
    pub number: Option<i32>,
    /// Date.
    pub date: NaiveDate,
    /// Beginning, local time.
    pub starts_at: Option<TimeOfDay>,
    /// End, local time.
    pub ends_at: Option<TimeOfDay>,
    /// Place.
    pub place: Option<String>,
    /// Link to take part by.
    pub link: Option<String>,
    /// Form of work (V.5.1 - V.5.3): a code of the dictionary or own words.
    pub form: Option<String>,
    /// Interaction format (V.5.5).
    pub interaction: Option<String>,
    /// Theme.
    pub theme: String,
    /// Its life.
    pub state: MeetingState,
    /// Why it was cancelled.
    pub cancel_reason: Option<String>,
    /// Who chairs: the leader before the meeting, else the acting one.
    pub chair: Option<Officer>,
    /// Who draws up the minutes: the secretary before the meeting, else the acting one.
    pub secretary: Option<Officer>,
    /// Agenda in its order.
    pub agenda: Vec<AgendaItem>,
    /// Members of the body on the date; written down when the meeting is held.
    pub participants: Vec<Participant>,
    /// Invitees.
    pub invitees: Vec<Invitee>,
    /// Numbers.
    pub attendance: Attendance,
    /// What the composition has become since, until the minutes are signed.
    pub composition_change: Option<CompositionChange>,
    /// Moves, the latest first.
    pub moves: Vec<MeetingMove>,
    /// Life of its minutes.
    pub minutes_state: MinutesState,
    /// Elections held at it.
    pub elections: Vec<Id>,
    /// Word by which a participant registers; for those who keep the attendance only.
    pub registration_code: Option<String>,
    /// Entered from a paper of the past (interpretation 12).
    pub by_paper: bool,
}

impl Meeting {
    /// What the access policy asks of it.
    pub fn resource(&self) -> Resource<'static> {
        Resource::Meeting {
            association: Some(self.body.id).filter(|_| self.body.kind == BodyKind::Association),
            institution: self.institution_id,
            chair: self.chair.as_ref().map(|o| o.person.id),
            secretary: self.secretary.as_ref().map(|o| o.person.id),
            by_paper: self.by_paper,
        }
    }
}

impl Versioned for Meeting {
    fn version(&self) -> i64 {
        self.version
    }
}

endpoints! {
    /// Meetings.
    ListMeetings: Get "/api/v1/meetings", () => Page<MeetingRow>;
    /// Plans a meeting, or enters one of the past.
    CreateMeeting: Post "/api/v1/meetings", NewMeeting => Meeting;
    /// One meeting.
    GetMeeting: Get "/api/v1/meetings/{id}", () => Meeting;
    /// Changes a meeting; another date, time or place moves it.
    UpdateMeeting: Patch "/api/v1/meetings/{id}", MeetingPatch => Meeting;
    /// Says that the meeting was held: it gets its number, its participants are written down.
    HoldMeeting: Post "/api/v1/meetings/{id}/hold", Holding => Meeting;
    /// Cancels a planned meeting.
    CancelMeeting: Post "/api/v1/meetings/{id}/cancel", Cancelling => Meeting;
    /// Names who chairs and who draws up the minutes, where the offices are vacant (VII.7.6).
    NameOfficers: Post "/api/v1/meetings/{id}/name-officers", ActingOfficers => Meeting;
    /// Writes the participants of a held meeting down anew after the composition changed.
    RefreshParticipants: Post "/api/v1/meetings/{id}/refresh-participants", () => Meeting;
    /// Marks attendance; only those named change.
    PutAttendance: Put "/api/v1/meetings/{id}/attendance", AttendanceMarks => Meeting;
    /// Registers the signed-in participant by the word of the meeting.
    RegisterForMeeting: Post "/api/v1/meetings/{id}/register", Registration => Registered;
    /// Records an ordinary decision of an item.
    DecideItem: Put "/api/v1/meetings/{id}/agenda/{item_id}/decision", NewDecision => Meeting;
    /// Takes a decision back, with a reason.
    ReopenItem: Post "/api/v1/meetings/{id}/agenda/{item_id}/reopen", Reopening => Meeting;
    /// How many meetings of the school year count (VII.7.6).
    GetMeetingNorm: Get "/api/v1/associations/{id}/meeting-norm", () => MeetingNorm;
    /// Own calendar addresses.
    ListCalendarLinks: Get "/api/v1/calendar-links", () => Page<CalendarLink>;
    /// Makes a secret address of a calendar; it is told once.
    CreateCalendarLink: Post "/api/v1/calendar-links", NewCalendarLink => CalendarLink;
    /// Revokes an address.
    RevokeCalendarLink: Delete "/api/v1/calendar-links/{id}", () => ();
}
