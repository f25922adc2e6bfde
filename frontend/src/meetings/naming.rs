//! How meetings are named on the screen.

use chrono::NaiveDate;
use veche_domain::{
    Id,
    calendar::{SchoolYear, TimeOfDay},
    meetings::{MeetingState, MinutesState},
};
use yew::prelude::*;

use crate::{
    state::Words,
    ui::{Badge, Mark, State},
};

/// The city council as a body; every database has it under this identifier.
pub const COUNCIL: Id = Id::from_u128(0x0000_0000_0000_7000_8000_0000_0000_0001);

/// A school year in short: «2026/27».
pub fn year_short(year: SchoolYear) -> String {
    format!("{year}/{:02}", (year + 1).rem_euclid(100))
}

/// «Заседание № 2 · 2026/27»; before it has a number «Заседание · 2026/27».
pub fn meeting_title(words: Words, number: Option<i32>, year: SchoolYear) -> String {
    let year = year_short(year);
    number.map_or_else(
        || words.with("meeting-title", &[("year", &year)]),
        |n| words.with("meeting-title-number", &[("n", &n.to_string()), ("year", &year)]),
    )
}

/// «15 сентября, 15:00».
pub fn when(words: Words, date: NaiveDate, starts_at: Option<TimeOfDay>) -> String {
    starts_at.map_or_else(|| words.date(date), |at| format!("{}, {at}", words.date(date)))
}

/// The life of a meeting; a planned one whose day has passed asks for attention.
pub fn state_mark(words: Words, state: MeetingState, date: NaiveDate) -> Html {
    let (mark, key) = match state {
        MeetingState::Planned if date < words.today => (State::Overdue, "meeting-state-past"),
        MeetingState::Planned => (State::Due, "meeting-state-planned"),
        MeetingState::Held => (State::Met, "meeting-state-held"),
        MeetingState::Cancelled => (State::NotApplicable, "meeting-state-cancelled"),
    };
    html! { <Mark state={mark} label={words.t(key)} /> }
}

/// The life of the minutes, as a word in a frame.
pub fn minutes_badge(words: Words, state: MinutesState) -> Html {
    let strong = matches!(state, MinutesState::Signed | MinutesState::Published);
    html! { <Badge label={words.code("minutes-state", state.code())} {strong} /> }
}
