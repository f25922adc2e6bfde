//! The year of a plan as a ribbon: rows as marks by their days, meetings among them, the two deadlines as lines.

use std::rc::Rc;

use chrono::{Datelike, NaiveDate};
use veche_domain::{
    calendar::school_year_label,
    plans::{ItemKind, ItemState, Plan, PlanItem, is_overdue},
    regulation::Profile,
};
use yew::prelude::*;

use super::naming::item_mark;
use crate::{
    routes::Route,
    state::{Words, use_words},
    ui::Link,
};

const WIDTH: f64 = 760.0;
const EDGE: f64 = 10.0;
const TOP: f64 = 30.0;
/// Height of a line of marks: those that would touch stand on different lines.
const ROW: f64 = 17.0;
const RADIUS: f64 = 6.0;
/// Days that take more than this of the picture are drawn as a line.
const LONG: f64 = 65.0;
/// Lines of marks at most; the last takes what is left.
const LINES: usize = 5;
/// The ribbon begins in August: the meeting that opens a year is often held in its last days (VII.7.9).
const MONTHS: u32 = 13;

/// Where a day stands.
fn place(year: i32, date: NaiveDate) -> f64 {
    let months = (date.year() - year) * 12 + i32::try_from(date.month0()).unwrap_or(0) - 7;
    let share = (f64::from(months) + f64::from(date.day0()) / 31.0) / f64::from(MONTHS);
    EDGE + share.clamp(0.0, 1.0) * (WIDTH - 2.0 * EDGE)
}

/// The middle of the days of a row.
fn middle(year: i32, item: &PlanItem) -> Option<f64> {
    let from = place(year, item.from?);
    let last = item
        .until
        .and_then(|u| u.pred_opt())
        .map_or(from, |u| place(year, u));
    Some((from + last) / 2.0)
}

/// The line on which each mark stands, so that no mark covers another while there is room; work that lasts takes the
/// whole of its days.
fn lines(extents: &[(f64, f64)]) -> Vec<usize> {
    let mut taken: [f64; LINES] = [f64::NEG_INFINITY; LINES];
    let mut order: Vec<usize> = (0..extents.len()).collect();
    order.sort_by(|a, b| {
        extents
            .get(*a)
            .partial_cmp(&extents.get(*b))
            .unwrap_or(std::cmp::Ordering::Equal)
    });
    let mut made = vec![0; extents.len()];
    for index in order {
        let (from, until) = extents.get(index).copied().unwrap_or_default();
        let free = taken.iter().position(|end| *end <= from).unwrap_or(LINES - 1);
        if let (Some(end), Some(line)) = (taken.get_mut(free), made.get_mut(index)) {
            *end = end.max(until + 1.0);
            *line = free;
        }
    }
    made
}

/// From where to where work lasts that takes more than a mark.
fn lasting(year: i32, item: &PlanItem) -> Option<(f64, f64)> {
    let (from, last) = (place(year, item.from?), place(year, item.until?));
    (last - from > LONG).then_some((from, last))
}

fn as_f64(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap_or(0))
}

/// A row in the picture: a meeting is a diamond, all else a circle; what was done is full, what is overdue a triangle.
fn mark(item: &PlanItem, x: f64, y: f64, today: NaiveDate) -> Html {
    let class = match item.state {
        ItemState::Done => "veche-ribbon__done",
        ItemState::Cancelled => "veche-ribbon__none",
        _ if is_overdue(item, today) => "veche-ribbon__late",
        _ => "veche-ribbon__ahead",
    };
    let at = |dx: f64, dy: f64| format!("{:.1} {:.1}", x + dx, y + dy);
    match (item.state, item.kind) {
        (ItemState::Cancelled, _) => {
            html! { <path {class} d={format!("M{} L{}", at(-5.0, 0.0), at(5.0, 0.0))} /> }
        }
        (_, ItemKind::Meeting) => {
            html! { <path {class} d={format!("M{} L{} L{} L{} Z", at(0.0, -7.0), at(7.0, 0.0), at(0.0, 7.0), at(-7.0, 0.0))} /> }
        }
        _ if is_overdue(item, today) => {
            html! { <path {class} d={format!("M{} L{} L{} Z", at(0.0, -6.0), at(6.0, 5.0), at(-6.0, 5.0))} /> }
        }
        _ => html! { <circle {class} cx={format!("{x:.1}")} cy={format!("{y:.1}")} r="5" /> },
    }
}

/// Properties of [`Ribbon`].
#[derive(Properties, PartialEq)]
pub struct RibbonProps {
    /// Plan.
    pub plan: Rc<Plan>,
    /// Edition of the regulation, for the deadlines.
    #[prop_or_default]
    pub profile: Option<Rc<Profile>>,
}

/// The year in words: how many rows have days, how many have none.
fn caption(words: Words, dated: usize, undated: usize) -> String {
    let count = |n: usize| i64::try_from(n).unwrap_or(0);
    let mut text = words.count("plan-ribbon-dated", count(dated));
    if undated > 0 {
        text = format!("{text}, {}", words.count("plan-ribbon-undated", count(undated)));
    }
    text
}

/// The ribbon, and the same as a table.
#[component]
pub fn Ribbon(props: &RibbonProps) -> Html {
    let words = use_words();
    let plan = &props.plan;
    let year = plan.school_year;
    let dated: Vec<(&PlanItem, f64)> = plan
        .items
        .iter()
        .filter_map(|i| Some((i, middle(year, i)?)))
        .collect();
    if plan.items.is_empty() {
        return Html::default();
    }
    let around = |(item, x): &(&PlanItem, f64)| {
        let (from, last) = lasting(year, item).unwrap_or((*x, *x));
        (from - RADIUS, last + RADIUS)
    };
    let stands = lines(&dated.iter().map(around).collect::<Vec<_>>());
    let used = stands.iter().max().map_or(1, |last| last + 1);
    let height = TOP + as_f64(used) * ROW + 24.0;
    let bottom = height - 20.0;
    let step = (WIDTH - 2.0 * EDGE) / f64::from(MONTHS);
    let profile = props.profile.as_deref();
    let deadlines: Vec<(&str, NaiveDate)> = profile
        .map(|p| {
            vec![
                ("plan-ribbon-approve", p.plan_due(year)),
                ("plan-ribbon-analysis", p.analysis_due(year)),
            ]
        })
        .unwrap_or_default();
    let title = words.with("plan-ribbon", &[("year", &school_year_label(year))]);
    let said = caption(words, dated.len(), plan.items.len() - dated.len());
    let today = place(year, words.today);
    let in_year = today > EDGE && today < WIDTH - EDGE;
    html! {
        <figure class="veche-ribbon">
            <figcaption>{ title.clone() }{ ". " }<span class="veche-muted">{ said }</span></figcaption>
            <svg class="veche-ribbon__picture" viewBox={format!("0 0 {WIDTH} {height:.0}")} role="img" aria-label={title.clone()}>
                { for (0..MONTHS).map(|n| {
                    let x = EDGE + step * f64::from(n);
                    let month = (7 + n) % 12 + 1;
                    html! {
                        <g key={n}>
                            <line class="veche-ribbon__tick" x1={format!("{x:.1}")} x2={format!("{x:.1}")} y1="18" y2={format!("{bottom:.1}")} />
                            <text class="veche-ribbon__month" x={format!("{:.1}", x + 3.0)} y={format!("{:.1}", height - 5.0)}>{ words.t(&format!("month-short-{month}")) }</text>
                        </g>
                    }
                }) }
                { for deadlines.iter().enumerate().map(|(at, (key, date))| {
                    let x = place(year, *date);
                    html! {
                        <g key={at}>
                            <line class="veche-ribbon__deadline" x1={format!("{x:.1}")} x2={format!("{x:.1}")} y1="16" y2={format!("{bottom:.1}")} />
                            <text class="veche-ribbon__label" x={format!("{x:.1}")} y="12" text-anchor={if at == 0 { "start" } else { "middle" }}>{ words.with(key, &[("date", &words.date(*date))]) }</text>
                        </g>
                    }
                }) }
                if in_year {
                    <line class="veche-ribbon__now" x1={format!("{today:.1}")} x2={format!("{today:.1}")} y1="18" y2={format!("{bottom:.1}")} />
                }
                { for dated.iter().zip(&stands).map(|((item, x), line)| {
                    let y = TOP + as_f64(*line) * ROW;
                    // Work that lasts is a line with its mark in the middle.
                    html! {
                        <g key={item.id.to_string()}>
                            <title>{ format!("{}: {}", item.dates.clone().unwrap_or_default(), item.title) }</title>
                            if let Some((from, last)) = lasting(year, item) {
                                <line class="veche-ribbon__span" x1={format!("{from:.1}")} x2={format!("{last:.1}")} y1={format!("{y:.1}")} y2={format!("{y:.1}")} />
                            }
                            { mark(item, *x, y, words.today) }
                        </g>
                    }
                }) }
            </svg>
            <p class="veche-muted veche-ribbon__legend">{ words.t("plan-ribbon-legend") }</p>
            <details class="veche-timeline__data">
                <summary>{ words.t("timeline-table") }</summary>
                <table class="pf-v6-c-table pf-m-compact veche-table">
                    <caption class="pf-v6-u-screen-reader">{ title }</caption>
                    <thead class="pf-v6-c-table__thead"><tr class="pf-v6-c-table__tr">
                        { for ["plan-col-title", "plan-col-dates", "plan-col-state"].iter().map(|key| html! { <th class="pf-v6-c-table__th" scope="col">{ words.t(key) }</th> }) }
                    </tr></thead>
                    <tbody class="pf-v6-c-table__tbody">
                        { for plan.items.iter().map(|item| html! {
                            <tr key={item.id.to_string()} class="pf-v6-c-table__tr">
                                <td class="pf-v6-c-table__td" data-label={words.t("plan-col-title")}>
                                    <span>
                                        { words.code("item-kind", item.kind.code()) }{ ": " }
                                        if let Some(meeting) = &item.meeting {
                                            <Link to={Route::Meeting { id: meeting.id }}>{ item.title.clone() }</Link>
                                        } else {
                                            { item.title.clone() }
                                        }
                                    </span>
                                </td>
                                <td class="pf-v6-c-table__td" data-label={words.t("plan-col-dates")}>{ item.moved_to.clone().or_else(|| item.dates.clone()).unwrap_or_else(|| "—".to_owned()) }</td>
                                <td class="pf-v6-c-table__td" data-label={words.t("plan-col-state")}>{ item_mark(words, item, words.today) }</td>
                            </tr>
                        }) }
                    </tbody>
                </table>
            </details>
        </figure>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_year_runs_from_august_to_august() {
        let at = |y, m, d| place(2026, NaiveDate::from_ymd_opt(y, m, d).unwrap());
        assert!((at(2026, 8, 1) - EDGE).abs() < 0.01);
        assert!(at(2026, 8, 28) < at(2026, 9, 15) && at(2026, 12, 31) < at(2027, 1, 1));
        assert!((at(2030, 1, 1) - (WIDTH - EDGE)).abs() < 0.01);
    }

    #[test]
    fn marks_that_would_touch_stand_on_different_lines() {
        let mark = |at: f64| (at - RADIUS, at + RADIUS);
        assert_eq!(lines(&[10.0, 100.0, 12.0].map(mark)), [0, 0, 1]);
        assert_eq!(lines(&[mark(50.0), (0.0, 400.0), mark(300.0)]), [1, 0, 1]);
        assert_eq!(lines(&[mark(5.0); 7]), [0, 1, 2, 3, 4, 4, 4]);
    }
}
