//! The norm of meetings of a school year as a picture with words (VII.7.6).

use std::rc::Rc;

use chrono::{Datelike, NaiveDate};
use veche_domain::{
    calendar::school_year_label,
    meetings::{Counting, MeetingNorm, NormMeeting},
};
use yew::prelude::*;

use crate::{
    routes::Route,
    state::{Words, use_words},
    ui::{ClauseLink, Link, Mark, State},
};

const WIDTH: f64 = 720.0;
const HEIGHT: f64 = 64.0;
const LINE: f64 = 26.0;
const EDGE: f64 = 14.0;
/// The picture begins in August: the meeting that opens a year is often held in its last days (VII.7.9).
const FIRST_MONTH: u32 = 8;
const MONTHS: u32 = 13;

/// Properties of [`NormView`].
#[derive(Properties, PartialEq)]
pub struct NormViewProps {
    /// Norm.
    pub norm: Rc<MeetingNorm>,
}

/// Where a date stands in the picture.
fn place(norm: &MeetingNorm, date: NaiveDate) -> f64 {
    let months = (date.year() - norm.school_year) * 12 + i32::try_from(date.month0()).unwrap_or(0)
        - i32::try_from(FIRST_MONTH - 1).unwrap_or(0);
    let within = f64::from(date.day0()) / 31.0;
    let share = (f64::from(months) + within) / f64::from(MONTHS);
    EDGE + share.clamp(0.0, 1.0) * (WIDTH - 2.0 * EDGE)
}

const fn state(counting: Counting) -> State {
    match counting {
        Counting::Counts => State::Met,
        Counting::Unsigned | Counting::Ahead => State::Due,
        Counting::Overdue => State::Overdue,
        Counting::Cancelled => State::NotApplicable,
    }
}

/// A meeting in the picture: the shape says what the colour does.
fn dot(norm: &MeetingNorm, meeting: &NormMeeting) -> Html {
    let x = place(norm, meeting.date);
    let at = |dx: f64, dy: f64| format!("{:.1} {:.1}", x + dx, LINE + dy);
    match meeting.counting {
        Counting::Counts => {
            html! { <circle class="veche-norm__met" cx={format!("{x:.1}")} cy={LINE.to_string()} r="9" /> }
        }
        Counting::Unsigned => html! {
            <g>
                <circle class="veche-norm__due" cx={format!("{x:.1}")} cy={LINE.to_string()} r="8" />
                <path class="veche-norm__half" d={format!("M{} A8 8 0 0 0 {} Z", at(0.0, -8.0), at(0.0, 8.0))} />
            </g>
        },
        Counting::Ahead => {
            html! { <circle class="veche-norm__ahead" cx={format!("{x:.1}")} cy={LINE.to_string()} r="8" /> }
        }
        Counting::Overdue => {
            html! { <path class="veche-norm__overdue" d={format!("M{} L{} L{} Z", at(0.0, -10.0), at(10.0, 8.0), at(-10.0, 8.0))} /> }
        }
        Counting::Cancelled => {
            html! { <path class="veche-norm__none" d={format!("M{} L{}", at(-7.0, 0.0), at(7.0, 0.0))} /> }
        }
    }
}

/// «Засчитано 2 из 3, не хватает 1».
pub(super) fn norm_words(words: Words, norm: &MeetingNorm) -> String {
    let counted = words.with(
        "norm-counted",
        &[
            ("n", &norm.counted.to_string()),
            ("all", &norm.required.to_string()),
        ],
    );
    if norm.missing == 0 {
        return format!("{counted}. {}", words.t("norm-met"));
    }
    format!("{counted}. {}", words.count("norm-missing", norm.missing))
}

/// The year as a line, meetings as marks on it, the same in words below.
#[component]
pub fn NormView(props: &NormViewProps) -> Html {
    let words = use_words();
    let norm = &props.norm;
    let said = norm_words(words, norm);
    let today = place(norm, words.today);
    let months = (0..MONTHS).map(|n| (n, (FIRST_MONTH - 1 + n) % 12 + 1));
    let step = (WIDTH - 2.0 * EDGE) / f64::from(MONTHS);
    let met = norm.missing == 0;
    html! {
        <figure class="veche-norm">
            <figcaption class="veche-norm__title">
                { words.with("norm-title", &[("year", &school_year_label(norm.school_year))]) }{ " " }<ClauseLink id="VII.7.6" />
            </figcaption>
            <p class="veche-norm__words"><Mark state={if met { State::Met } else { State::Due }} label={said.clone()} /></p>
            <svg class="veche-norm__picture" viewBox={format!("0 0 {WIDTH} {HEIGHT}")} role="img" aria-label={said}>
                <line class="veche-norm__line" x1={EDGE.to_string()} x2={(WIDTH - EDGE).to_string()} y1={LINE.to_string()} y2={LINE.to_string()} />
                { for months.map(|(n, month)| {
                    let x = EDGE + step * f64::from(n);
                    html! {
                        <g key={n}>
                            <line class="veche-norm__tick" x1={format!("{x:.1}")} x2={format!("{x:.1}")} y1="16" y2="36" />
                            <text class="veche-norm__month" x={format!("{:.1}", x + 4.0)} y="56">{ words.t(&format!("month-short-{month}")) }</text>
                        </g>
                    }
                }) }
                <line class="veche-norm__now" x1={format!("{today:.1}")} x2={format!("{today:.1}")} y1="6" y2="46" />
                { for norm.meetings.iter().map(|m| html! {
                    <g key={m.id.to_string()}><title>{ format!("{}: {}", words.date(m.date), words.code("counting", m.counting.code())) }</title>{ dot(norm, m) }</g>
                }) }
            </svg>
            if norm.meetings.is_empty() {
                <p class="veche-muted">{ words.t("norm-empty") }</p>
            } else {
                <ul class="veche-norm__list" role="list">
                    { for norm.meetings.iter().map(|m| html! {
                        <li key={m.id.to_string()}>
                            <Link to={Route::Meeting { id: m.id }}>
                                { words.date(m.date) }{ ": " }{ m.theme.clone() }
                            </Link>
                            { " " }<Mark state={state(m.counting)} label={words.code("counting", m.counting.code())} />
                        </li>
                    }) }
                </ul>
            }
        </figure>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_year_runs_from_august_to_august() {
        let norm = MeetingNorm {
            school_year: 2026,
            required: 3,
            counted: 0,
            missing: 3,
            meetings: Vec::new(),
        };
        let at = |y, m, d| place(&norm, NaiveDate::from_ymd_opt(y, m, d).unwrap());
        assert!((at(2026, 8, 1) - EDGE).abs() < 0.01);
        assert!(at(2026, 8, 28) < at(2026, 9, 1));
        assert!(at(2026, 12, 31) < at(2027, 1, 1));
        assert!(at(2027, 8, 31) < WIDTH);
        assert!((at(2030, 1, 1) - (WIDTH - EDGE)).abs() < 0.01);
    }
}
