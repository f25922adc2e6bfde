//! A timeline: lanes of dated bars as SVG, the same as a table for those who do not see it.

use chrono::{Datelike, NaiveDate};
use yew::prelude::*;

use crate::state::use_words;

/// A dated bar.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// Words in it.
    pub label: AttrValue,
    /// First day, or open.
    pub from: Option<NaiveDate>,
    /// Day after the last one, or open.
    pub until: Option<NaiveDate>,
}

/// Bars of one kind.
#[derive(Debug, Clone, PartialEq)]
pub struct Lane {
    /// Name.
    pub label: AttrValue,
    /// Bars.
    pub bars: Vec<Bar>,
}

/// Properties of [`Timeline`].
#[derive(Properties, PartialEq)]
pub struct TimelineProps {
    /// What it shows.
    pub title: AttrValue,
    /// Lanes.
    pub lanes: Vec<Lane>,
    /// The date on screen, drawn as a line.
    pub on: NaiveDate,
}

const WIDTH: f64 = 900.0;
const LEFT: f64 = 120.0;
const ROW: f64 = 30.0;
const TOP: f64 = 22.0;

/// Lanes of bars over the years.
#[component]
pub fn Timeline(props: &TimelineProps) -> Html {
    let words = use_words();
    let starts = props.lanes.iter().flat_map(|l| &l.bars).filter_map(|b| b.from);
    let first = starts.min().unwrap_or(props.on).min(props.on);
    // Whole years from the January of the first bar to the end of the year on screen.
    let (begin, end) = (first.year(), props.on.year().max(first.year()) + 1);
    let span = f64::from(end - begin).max(1.0);
    let x = |date: NaiveDate| {
        let years = f64::from(date.year() - begin) + f64::from(date.ordinal0()) / 366.0;
        LEFT + (years / span).clamp(0.0, 1.0) * (WIDTH - LEFT)
    };
    let rows: Vec<(AttrValue, &Bar)> = props
        .lanes
        .iter()
        .flat_map(|l| l.bars.iter().map(move |b| (l.label.clone(), b)))
        .collect();
    let height = TOP + ROW * f64::from(u32::try_from(rows.len()).unwrap_or(1)) + 4.0;
    let step = if end - begin > 12 { 5 } else { 1 };
    html! {
        <figure class="veche-timeline">
            <svg viewBox={format!("0 0 {WIDTH} {height}")} role="img" aria-label={props.title.clone()}>
                { for (begin..=end).step_by(step).filter_map(|year| NaiveDate::from_ymd_opt(year, 1, 1)).map(|date| html! {
                    <g key={date.year()}>
                        <line class="veche-timeline__year" x1={x(date).to_string()} x2={x(date).to_string()} y1="16" y2={height.to_string()} />
                        <text class="veche-timeline__text" x={(x(date) + 3.0).to_string()} y="13">{ date.year() }</text>
                    </g>
                }) }
                { for rows.iter().enumerate().map(|(index, (lane, bar))| {
                    let y = TOP + ROW * f64::from(u32::try_from(index).unwrap_or(0));
                    let (from, until) = (bar.from.map_or(LEFT, x), bar.until.map_or(WIDTH, x));
                    let now = bar.from.is_none_or(|f| f <= props.on) && bar.until.is_none_or(|u| props.on < u);
                    let repeated = index > 0 && rows.get(index - 1).is_some_and(|(before, _)| before == lane);
                    html! {
                        <g key={index}>
                            if !repeated {
                                <text class="veche-timeline__text" x="0" y={(y + 17.0).to_string()}>{ lane.clone() }</text>
                            }
                            <rect
                                class={if now { "veche-timeline__bar" } else { "veche-timeline__bar veche-timeline__bar--past" }}
                                x={from.to_string()} y={(y + 2.0).to_string()} rx="3"
                                width={(until - from).max(4.0).to_string()} height="22"
                            />
                            <text
                                class={if now { "veche-timeline__label" } else { "veche-timeline__text" }}
                                x={(if until - from < 160.0 { (from - 6.0).max(LEFT + 4.0) } else { from + 8.0 }).to_string()}
                                text-anchor={if until - from < 160.0 && from - LEFT > 200.0 { "end" } else { "start" }}
                                y={(y + 17.0).to_string()}
                            >{ bar.label.clone() }</text>
                        </g>
                    }
                }) }
                <line class="veche-timeline__now" x1={x(props.on).to_string()} x2={x(props.on).to_string()} y1="16" y2={height.to_string()} />
            </svg>
            <details class="veche-timeline__data">
                <summary>{ words.t("timeline-table") }</summary>
                <table class="pf-v6-c-table pf-m-compact veche-table">
                    <caption class="pf-v6-u-screen-reader">{ props.title.clone() }</caption>
                    <thead class="pf-v6-c-table__thead"><tr class="pf-v6-c-table__tr">
                        <th class="pf-v6-c-table__th" scope="col">{ words.t("timeline-what") }</th>
                        <th class="pf-v6-c-table__th" scope="col">{ words.t("timeline-name") }</th>
                        <th class="pf-v6-c-table__th" scope="col">{ words.t("timeline-when") }</th>
                    </tr></thead>
                    <tbody class="pf-v6-c-table__tbody">
                        { for rows.iter().enumerate().map(|(index, (lane, bar))| html! {
                            <tr key={index} class="pf-v6-c-table__tr">
                                <td class="pf-v6-c-table__td" data-label={words.t("timeline-what")}>{ lane.clone() }</td>
                                <td class="pf-v6-c-table__td" data-label={words.t("timeline-name")}>{ bar.label.clone() }</td>
                                <td class="pf-v6-c-table__td" data-label={words.t("timeline-when")}>{ words.span(bar.from, bar.until) }</td>
                            </tr>
                        }) }
                    </tbody>
                </table>
            </details>
        </figure>
    }
}
