//! A timeline: lanes of dated bars as SVG, the same as a table for those who do not see it.

use chrono::{Datelike, NaiveDate};
use yew::prelude::*;

use super::Link;
use crate::{
    routes::Route,
    state::{Words, use_words},
};

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

/// Something that happened on a day, with the paper of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Milestone {
    /// Short name, e.g. a number.
    pub label: AttrValue,
    /// What it was.
    pub title: AttrValue,
    /// Day.
    pub on: NaiveDate,
    /// Page of it.
    pub to: Route,
    /// Whether it no longer counts.
    pub faded: bool,
}

/// Properties of [`Timeline`].
#[derive(Properties, PartialEq)]
pub struct TimelineProps {
    /// What it shows.
    pub title: AttrValue,
    /// Lanes.
    pub lanes: Vec<Lane>,
    /// Marks above the line.
    #[prop_or_default]
    pub marks: Vec<Milestone>,
    /// The date on screen, drawn as a line.
    pub on: NaiveDate,
}

const WIDTH: f64 = 900.0;
const LEFT: f64 = 120.0;
const ROW: f64 = 30.0;
/// Width that a name takes.
const ROOM: f64 = 200.0;
const YEARS: f64 = 22.0;
/// Height of a line of marks; two that would touch stand on different lines.
const MARKS: f64 = 26.0;
const MARK_WIDTH: f64 = 96.0;

/// Half a mark's own width.
const MARK: f64 = 8.0;
/// Most lines of marks.
const MARK_LINES: usize = 4;

/// Whether a mark is named to its left: it stands too far right for its name.
fn is_named_left(at: f64) -> bool {
    at > WIDTH - MARK_WIDTH
}

/// The line each mark stands on, so that neither marks nor names cover each other; the last takes what is left.
fn lines(places: &[f64]) -> Vec<usize> {
    let mut taken: [Vec<(f64, f64)>; MARK_LINES] = Default::default();
    let mut put = |at: &f64| {
        let (from, until) = if is_named_left(*at) {
            (at - MARK_WIDTH, at + MARK)
        } else {
            (at - MARK, at + MARK_WIDTH)
        };
        let is_free = |line: &Vec<(f64, f64)>| line.iter().all(|(f, u)| *u <= from || until <= *f);
        let free = taken.iter().position(is_free).unwrap_or(MARK_LINES - 1);
        if let Some(line) = taken.get_mut(free) {
            line.push((from, until));
        }
        free
    };
    places.iter().map(&mut put).collect()
}

/// Marks above the bars, each a link to its page.
fn marks(words: Words, marks: &[Milestone], x: &impl Fn(NaiveDate) -> f64) -> (f64, Html) {
    let places: Vec<f64> = marks.iter().map(|m| x(m.on)).collect();
    let lines = lines(&places);
    let used = lines.iter().max().map_or(0.0, |last| as_f64(last + 1) * MARKS);
    let drawn = marks.iter().zip(places).zip(lines).map(|((mark, at), line)| {
        let y = YEARS + as_f64(line) * MARKS;
        let left = is_named_left(at);
        let class = if mark.faded {
            "veche-timeline__mark veche-timeline__mark--faded"
        } else {
            "veche-timeline__mark"
        };
        html! {
            <g key={format!("{}-{at}-{line}", mark.label)} {class}>
                <Link to={mark.to.clone()} class="veche-timeline__link">
                    <title>{ format!("{}, {}: {}", mark.label, words.date(mark.on), mark.title) }</title>
                    <path d={format!("M{at} {} l7 7 l-7 7 l-7 -7 z", y + 4.0)} />
                    <text
                        x={(if left { at - 11.0 } else { at + 11.0 }).to_string()} y={(y + 16.0).to_string()}
                        text-anchor={if left { "end" } else { "start" }}
                    >{ mark.label.clone() }</text>
                </Link>
            </g>
        }
    });
    (used, html! { <>{ for drawn }</> })
}

fn as_f64(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap_or(0))
}

/// Lanes of bars over the years.
#[component]
pub fn Timeline(props: &TimelineProps) -> Html {
    let words = use_words();
    let starts = props.lanes.iter().flat_map(|l| &l.bars).filter_map(|b| b.from);
    let starts = starts.chain(props.marks.iter().map(|m| m.on));
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
    let (used, marked) = marks(words, &props.marks, &x);
    let top = YEARS + used;
    let height = top + ROW * f64::from(u32::try_from(rows.len()).unwrap_or(1)) + 4.0;
    let step = if end - begin > 12 { 5 } else { 1 };
    html! {
        <figure class="veche-timeline">
            <svg viewBox={format!("0 0 {WIDTH} {height}")} role={if props.marks.is_empty() { "img" } else { "group" }} aria-label={props.title.clone()}>
                { for (begin..=end).step_by(step).filter_map(|year| NaiveDate::from_ymd_opt(year, 1, 1)).map(|date| html! {
                    <g key={date.year()}>
                        <line class="veche-timeline__year" x1={x(date).to_string()} x2={x(date).to_string()} y1="16" y2={height.to_string()} />
                        <text class="veche-timeline__text" x={(x(date) + 3.0).to_string()} y="13">{ date.year() }</text>
                    </g>
                }) }
                { marked }
                { for rows.iter().enumerate().map(|(index, (lane, bar))| {
                    let y = top + ROW * f64::from(u32::try_from(index).unwrap_or(0));
                    let (from, until) = (bar.from.map_or(LEFT, x), bar.until.map_or(WIDTH, x));
                    let now = bar.from.is_none_or(|f| f <= props.on) && bar.until.is_none_or(|u| props.on < u);
                    // A short bar has its name beside it, where there is room.
                    let (class, at, anchor) = match (until - from < ROOM, until + ROOM < WIDTH) {
                        (false, _) if now => ("veche-timeline__label", from + 8.0, "start"),
                        (false, _) => ("veche-timeline__text", from + 8.0, "start"),
                        (true, true) => ("veche-timeline__text", until + 6.0, "start"),
                        (true, false) => ("veche-timeline__text", from - 6.0, "end"),
                    };
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
                            <text class={class} x={at.to_string()} text-anchor={anchor} y={(y + 17.0).to_string()}>{ bar.label.clone() }</text>
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
                        { for props.marks.iter().enumerate().map(|(index, mark)| html! {
                            <tr key={format!("mark-{index}")} class="pf-v6-c-table__tr">
                                <td class="pf-v6-c-table__td" data-label={words.t("timeline-what")}>{ words.t("timeline-order") }</td>
                                <td class="pf-v6-c-table__td" data-label={words.t("timeline-name")}>
                                    <Link to={mark.to.clone()}>{ format!("{}, {}", mark.label, mark.title) }</Link>
                                </td>
                                <td class="pf-v6-c-table__td" data-label={words.t("timeline-when")}>{ words.date(mark.on) }</td>
                            </tr>
                        }) }
                        { for rows.iter().enumerate().map(|(index, (lane, bar))| html! {
                            <tr key={format!("bar-{index}")} class="pf-v6-c-table__tr">
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_of_a_mark_covers_another() {
        // The second and the third stand apart, but are named towards each other.
        let close = [200.0, WIDTH - MARK_WIDTH - 10.0, WIDTH - 20.0, WIDTH - 5.0];
        assert_eq!(lines(&close), [0, 0, 1, 2]);
        assert_eq!(lines(&[100.0, 250.0, 400.0]), [0, 0, 0]);
        assert_eq!(lines(&[100.0; 6]), [0, 1, 2, 3, 3, 3]);
    }
}
