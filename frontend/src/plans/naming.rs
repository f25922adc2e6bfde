//! States, days and rows of plans in words.

use chrono::NaiveDate;
use veche_domain::{
    calendar::SchoolYear,
    plans::{ItemState, MeetingMention, Plan, PlanItem, PlanState, understand},
};
use yew::prelude::*;

use crate::{
    routes::Route,
    state::Words,
    ui::{Link, Mark, State},
};

/// What days were understood of a text: «понято: 12 – 18 октября».
pub(super) fn understood(words: Words, text: &str, year: SchoolYear) -> String {
    match understand(text, year) {
        Some(days) => words.with("plan-understood", &[("days", &words.span(days.from, days.until))]),
        None => words.t("plan-understood-not"),
    }
}

/// The life of a plan by shape and word.
pub(super) fn state_mark(words: Words, state: PlanState) -> Html {
    let shape = match state {
        PlanState::Approved => State::Met,
        PlanState::Returned => State::Overdue,
        _ => State::Due,
    };
    html! { <Mark state={shape} label={words.code("plan-state", state.code())} /> }
}

/// Whether the days of a row have passed without a mark.
pub(super) fn is_overdue(item: &PlanItem, today: NaiveDate) -> bool {
    matches!(item.state, ItemState::Planned | ItemState::Moved) && item.until.is_some_and(|until| until <= today)
}

/// What became of a row by shape and word.
pub(super) fn item_mark(words: Words, item: &PlanItem, today: NaiveDate) -> Html {
    let (state, label) = match item.state {
        ItemState::Done => match item.done_on {
            Some(on) => (State::Met, words.with("plan-item-done-on", &[("date", &words.date(on))])),
            None => (State::Met, words.t("item-state-done")),
        },
        ItemState::Cancelled => (State::NotApplicable, words.t("item-state-cancelled")),
        ItemState::Planned | ItemState::Moved if is_overdue(item, today) => {
            (State::Overdue, words.t("plan-item-overdue"))
        }
        ItemState::Moved => (State::Due, words.t("item-state-moved")),
        ItemState::Planned => (State::Due, words.t("item-state-planned")),
    };
    html! { <Mark {state} {label} /> }
}

/// A meeting that is mentioned, as a link: «заседание № 1, 11 сентября».
pub(super) fn meeting_link(words: Words, meeting: &MeetingMention) -> Html {
    let date = words.date(meeting.date);
    let text = match meeting.number {
        Some(number) => words.with("plan-meeting-number", &[("number", &number.to_string()), ("date", &date)]),
        None => words.with("plan-meeting-date", &[("date", &date)]),
    };
    html! { <Link to={Route::Meeting { id: meeting.id }}>{ text }</Link> }
}

/// The name of a plan: «План работы ММО учителей математики на 2026/2027 учебный год».
pub(super) fn plan_title(words: Words, plan: &Plan) -> String {
    words.with(
        "plan-title",
        &[
            ("association", &plan.association.name),
            ("year", &veche_domain::calendar::school_year_label(plan.school_year)),
        ],
    )
}
