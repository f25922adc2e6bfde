//! States, days and rows of plans in words.

use chrono::NaiveDate;
use veche_domain::{
    calendar::SchoolYear,
    plans::{self, ItemState, MeetingMention, Plan, PlanItem, PlanProgress, PlanState, is_overdue},
};
use yew::prelude::*;

use crate::{
    routes::Route,
    state::Words,
    ui::{Link, Mark, State},
};

/// What days were understood of a text: «понято: 12 – 18 октября».
pub(super) fn understood(words: Words, text: &str, year: SchoolYear) -> String {
    match plans::understood(text, year) {
        Some(days) => words.with(
            "plan-understood",
            &[("days", &words.span(Some(days.from), Some(days.until)))],
        ),
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

/// What became of a row by shape and word.
pub(super) fn item_mark(words: Words, item: &PlanItem, today: NaiveDate) -> Html {
    let (state, label) = match item.state {
        ItemState::Done => match item.done_on {
            Some(on) => (
                State::Met,
                words.with("plan-item-done-on", &[("date", &words.date(on))]),
            ),
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
        Some(number) => words.with(
            "plan-meeting-number",
            &[("number", &number.to_string()), ("date", &date)],
        ),
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
            (
                "year",
                &veche_domain::calendar::school_year_label(plan.school_year),
            ),
        ],
    )
}

/// How the rows stand, in words: «Выполнено 3 из 12, просрочено 1».
pub fn progress_words(words: Words, progress: PlanProgress) -> String {
    let all = progress.planned + progress.done + progress.moved;
    let mut said = words.with(
        "plan-progress",
        &[("done", &progress.done.to_string()), ("all", &all.to_string())],
    );
    if progress.overdue > 0 {
        said.push_str(", ");
        said.push_str(&words.count("plan-progress-overdue", progress.overdue));
    }
    said
}

/// How the rows stand: a bar with its words beside it.
pub fn progress_bar(words: Words, progress: PlanProgress) -> Html {
    let all = progress.planned + progress.done + progress.moved;
    let said = progress_words(words, progress);
    html! {
        <span class="veche-bar">
            if all > 0 {
                <svg class="veche-bar__picture" viewBox={format!("0 0 {all} 1")} preserveAspectRatio="none" aria-hidden="true">
                    <rect class="veche-bar__all" x="0" y="0" width={all.to_string()} height="1" />
                    <rect class="veche-bar__done" x="0" y="0" width={progress.done.to_string()} height="1" />
                    <rect class="veche-bar__late" x={progress.done.to_string()} y="0" width={progress.overdue.to_string()} height="1" />
                </svg>
            }
            <span>{ said }</span>
        </span>
    }
}
