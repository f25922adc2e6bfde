//! A row of a plan: a meeting, an event, or work between meetings.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{Id, codes::codes, meetings::MeetingState, people::PersonRef};

codes! {
    /// What a row plans.
    pub enum ItemKind {
        /// «Заседание».
        Meeting = "meeting",
        /// «Мероприятие».
        Event = "event",
        /// «Работа между заседаниями»: consultations, expertise, support.
        Ongoing = "ongoing",
    }
}

codes! {
    /// What became of a row.
    pub enum ItemState {
        /// Nothing yet.
        Planned = "planned",
        /// Done.
        Done = "done",
        /// Put off to other days, with a reason.
        Moved = "moved",
        /// Called off, with a reason.
        Cancelled = "cancelled",
    }
}

codes! {
    /// Level of an event.
    pub enum Level {
        /// «Уровень ОО (школьный)».
        School = "school",
        /// «Районный / окружной».
        District = "district",
        /// «Муниципальный (городской)».
        Municipal = "municipal",
        /// «Региональный».
        Regional = "regional",
        /// «Межрегиональный».
        Interregional = "interregional",
        /// «Всероссийский (федеральный)».
        Federal = "federal",
        /// «Международный».
        International = "international",
    }
}

/// Who answers for a row: somebody of the register, or a name as written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Responsible {
    /// Of the register.
    pub person: Option<PersonRef>,
    /// As written, where the register does not know them or it is no person.
    pub name: Option<String>,
}

/// The meeting a row became.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ItemMeeting {
    /// Identifier.
    pub id: Id,
    /// Its number in the school year.
    pub number: Option<i32>,
    /// Its date.
    pub date: NaiveDate,
    /// Its life.
    pub state: MeetingState,
}

/// A row of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlanItem {
    /// Identifier, kept through every edition.
    pub id: Id,
    /// What it plans.
    pub kind: ItemKind,
    /// Theme of the meeting, or what the event is.
    pub title: String,
    /// Questions of a meeting, what an event consists of; lines.
    pub questions: Option<String>,
    /// Days as typed: «III неделя октября», «в течение года».
    pub dates: Option<String>,
    /// Days as typed when it was put off.
    pub moved_to: Option<String>,
    /// First day, as understood of `moved_to` or else of `dates`; absent where the words name no days.
    pub from: Option<NaiveDate>,
    /// Day after the last one.
    pub until: Option<NaiveDate>,
    /// Activity, code of the dictionary `activities` (III).
    pub activity: Option<String>,
    /// Task, code of the dictionary `tasks` (II.2).
    pub task: Option<String>,
    /// Main form of work: a code of V.5.1 - V.5.3 or own words.
    pub form: Option<String>,
    /// Other forms of it.
    pub other_forms: Vec<String>,
    /// Level.
    pub level: Option<Level>,
    /// Whether it works on the city's methodical theme (VI.6.3).
    pub theme_link: bool,
    /// Goal of the city it serves (VI.6.3).
    pub goal_id: Option<Id>,
    /// Trend, code of the dictionary `trends` (III).
    pub trend: Option<String>,
    /// Format of interaction: a code of V.5.5 or own words.
    pub interaction: Option<String>,
    /// Methods, codes of the dictionary `management_methods` (V.5.4).
    pub methods: Vec<String>,
    /// Technologies, codes of the dictionary `pedagogical_technologies` (V.5.4).
    pub technologies: Vec<String>,
    /// Event of the department's own plan it belongs to (VIII.8.2).
    pub department_event_id: Option<Id>,
    /// Place.
    pub place: Option<String>,
    /// For whom.
    pub audience: Option<String>,
    /// Who answers for it.
    pub responsible: Vec<Responsible>,
    /// Expected result.
    pub result: Option<String>,
    /// What became of it.
    pub state: ItemState,
    /// Why it was put off or called off; a note on what was done.
    pub reason: Option<String>,
    /// Day on which it was done.
    pub done_on: Option<NaiveDate>,
    /// The meeting it became.
    pub meeting: Option<ItemMeeting>,
}
