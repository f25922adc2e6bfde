//! What is asked of meetings.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::{AgendaKind, MeetingState, MinutesState};
use crate::{
    Id, Versioned,
    associations::Office,
    calendar::{SchoolYear, TimeOfDay},
    wire,
};

/// Filters of the list of meetings.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct MeetingFilter {
    /// Only of this association.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub association_id: Option<Id>,
    /// Only of this body: an association or the council.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body_id: Option<Id>,
    /// Only of this school year, by its first calendar year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub school_year: Option<SchoolYear>,
    /// Only in this state.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<MeetingState>,
    /// Only with minutes in this state.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes_state: Option<MinutesState>,
    /// Only from this day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<NaiveDate>,
    /// Only before this day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
    /// Only of bodies in which the signed-in person is a member or holds an office.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mine: Option<bool>,
}

/// A line of the agenda.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AgendaLine {
    /// The item that goes on; absent for a new one.
    #[serde(default)]
    pub id: Option<Id>,
    /// What it is for.
    pub kind: AgendaKind,
    /// «О …».
    #[serde(deserialize_with = "wire::clean")]
    #[validate(length(
        min = 1,
        max = 500,
        message = "Напишите вопрос повестки, не длиннее 500 знаков."
    ))]
    pub title: String,
    /// Who speaks, of the register.
    #[serde(default)]
    pub speaker_id: Option<Id>,
    /// Who speaks, as written.
    #[serde(default, deserialize_with = "wire::clean_opt")]
    #[validate(length(max = 200, message = "Докладчик – не длиннее 200 знаков."))]
    pub speaker_text: Option<String>,
    /// Office to elect.
    #[serde(default)]
    pub office: Option<Office>,
    /// Meeting whose minutes are approved.
    #[serde(default)]
    pub minutes_of: Option<Id>,
    /// Analysis that the council considers (VII.7.8).
    #[serde(default)]
    pub analysis_id: Option<Id>,
}

/// An invitee.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewInvitee {
    /// Name as written.
    #[serde(deserialize_with = "wire::clean")]
    #[validate(length(min = 1, max = 200, message = "Укажите, кого приглашают."))]
    pub name: String,
    /// Post and organization.
    #[serde(default, deserialize_with = "wire::clean_opt")]
    #[validate(length(max = 300, message = "Не длиннее 300 знаков."))]
    pub note: Option<String>,
    /// The person of the register, if one.
    #[serde(default)]
    pub person_id: Option<Id>,
    /// Whether they came.
    #[serde(default)]
    pub came: Option<bool>,
}

/// A meeting to plan, or one of the past to enter.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewMeeting {
    /// Association or council that meets.
    pub body_id: Id,
    /// Date.
    pub date: NaiveDate,
    /// School year; by the date when absent, the next one from 15 August on.
    #[serde(default)]
    pub school_year: Option<SchoolYear>,
    /// Beginning.
    #[serde(default)]
    pub starts_at: Option<TimeOfDay>,
    /// End.
    #[serde(default)]
    pub ends_at: Option<TimeOfDay>,
    /// Place.
    #[serde(default, deserialize_with = "wire::clean_opt")]
    #[validate(length(max = 300, message = "Место – не длиннее 300 знаков."))]
    pub place: Option<String>,
    /// Link to take part by.
    #[serde(default, deserialize_with = "wire::clean_opt")]
    #[validate(length(max = 500, message = "Ссылка – не длиннее 500 знаков."))]
    pub link: Option<String>,
    /// Form of work (V.5.1 - V.5.3).
    #[serde(default, deserialize_with = "wire::clean_opt")]
    #[validate(length(max = 200, message = "Форма – не длиннее 200 знаков."))]
    pub form: Option<String>,
    /// Interaction format (V.5.5).
    #[serde(default, deserialize_with = "wire::clean_opt")]
    #[validate(length(max = 200, message = "Формат – не длиннее 200 знаков."))]
    pub interaction: Option<String>,
    /// Theme.
    #[serde(deserialize_with = "wire::clean")]
    #[validate(length(
        min = 1,
        max = 500,
        message = "Укажите тему заседания, не длиннее 500 знаков."
    ))]
    pub theme: String,
    /// Agenda.
    #[serde(default)]
    #[validate(nested, length(max = 50, message = "В повестке не больше 50 вопросов."))]
    pub agenda: Vec<AgendaLine>,
    /// Invitees.
    #[serde(default)]
    #[validate(nested, length(max = 100, message = "Приглашённых не больше 100."))]
    pub invitees: Vec<NewInvitee>,
    /// Entered from a paper of the past.
    #[serde(default)]
    pub by_paper: bool,
}

/// A change of a meeting; absent is unchanged, null is cleared.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct MeetingPatch {
    /// Date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<NaiveDate>,
    /// School year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub school_year: Option<SchoolYear>,
    /// Number, of a held meeting: as its paper has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(range(min = 1, max = 999, message = "Номер – от 1 до 999."))]
    pub number: Option<i32>,
    /// Beginning.
    #[serde(
        default,
        deserialize_with = "wire::change",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<TimeOfDay>))]
    pub starts_at: Option<Option<TimeOfDay>>,
    /// End.
    #[serde(
        default,
        deserialize_with = "wire::change",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<TimeOfDay>))]
    pub ends_at: Option<Option<TimeOfDay>>,
    /// Place.
    #[serde(
        default,
        deserialize_with = "wire::change_text",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub place: Option<Option<String>>,
    /// Link.
    #[serde(
        default,
        deserialize_with = "wire::change_text",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub link: Option<Option<String>>,
    /// Form of work.
    #[serde(
        default,
        deserialize_with = "wire::change_text",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub form: Option<Option<String>>,
    /// Interaction format.
    #[serde(
        default,
        deserialize_with = "wire::change_text",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub interaction: Option<Option<String>>,
    /// Theme.
    #[serde(
        default,
        deserialize_with = "wire::clean_opt",
        skip_serializing_if = "Option::is_none"
    )]
    #[validate(length(
        min = 1,
        max = 500,
        message = "Укажите тему заседания, не длиннее 500 знаков."
    ))]
    pub theme: Option<String>,
    /// The whole agenda anew; an item that was decided stays as it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub agenda: Option<Vec<AgendaLine>>,
    /// All invitees anew.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub invitees: Option<Vec<NewInvitee>>,
    /// Why it is moved.
    #[serde(default, deserialize_with = "wire::clean_opt")]
    #[validate(length(max = 300, message = "Причина – не длиннее 300 знаков."))]
    pub move_reason: Option<String>,
}

/// Of which school year the norm is asked.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct NormQuery {
    /// By its first calendar year; the present one when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub school_year: Option<SchoolYear>,
}

/// Filters of the own calendar addresses: there are none.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct CalendarLinkFilter {}

/// A secret address of a calendar.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CalendarLink {
    /// Identifier.
    pub id: Id,
    /// Association whose meetings it holds; absent for the own calendar over all of them.
    pub association_id: Option<Id>,
    /// Path with its token: told once, when it is made.
    pub path: Option<String>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When a calendar last asked for it.
    pub used_at: Option<DateTime<Utc>>,
}

impl Versioned for CalendarLink {
    fn version(&self) -> i64 {
        1
    }
}

/// An address to make.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewCalendarLink {
    /// Association; absent for the own calendar.
    #[serde(default)]
    pub association_id: Option<Id>,
}
