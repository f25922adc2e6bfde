//! What analyses and their states are called on screen.

use veche_domain::{
    analyses::{Analysis, AnalysisState, Consideration, CouncilOutcome},
    calendar::{SchoolYear, school_year_label},
};
use yew::prelude::*;

use crate::{
    state::Words,
    ui::{Mark, State},
};

/// «Анализ за 2026/2027 учебный год».
pub fn year_title(words: Words, year: SchoolYear) -> String {
    words.with("analysis-title", &[("year", &school_year_label(year))])
}

/// The state by shape and word; once the council spoke, what it said.
pub fn state_mark(words: Words, state: AnalysisState, said: Option<&Consideration>) -> Html {
    let shape = match state {
        AnalysisState::Considered => State::Met,
        AnalysisState::Returned => State::Overdue,
        AnalysisState::Draft | AnalysisState::Submitted | AnalysisState::Accepted => State::Due,
    };
    let label = match (state, said) {
        (AnalysisState::Considered, Some(said)) => outcome(words, said.outcome),
        _ => words.code("analysis-state", state.code()),
    };
    html! { <Mark state={shape} {label} /> }
}

/// What the council said, in a word.
pub(super) fn outcome(words: Words, outcome: CouncilOutcome) -> String {
    words.code("council-outcome", outcome.code())
}

/// When the figures were frozen, or that they are of today.
pub(super) fn figures_of(words: Words, analysis: &Analysis) -> String {
    let on = words.date(analysis.figures.on);
    let key = if analysis.frozen_at.is_some() {
        "analysis-frozen"
    } else {
        "analysis-live"
    };
    words.with(key, &[("date", &on)])
}
