//! A month of meetings: a table of weeks for the eye and the keyboard, a list of days on a phone.

use std::rc::Rc;

use chrono::{Datelike, Duration, Months, NaiveDate};
use veche_domain::meetings::{MeetingRow, MeetingState};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;
use yew_router::prelude::*;

use crate::{
    api::Query,
    hooks::ListState,
    routes::Route,
    state::{Words, use_words},
    ui::{Button, FaultAlert, Link, Progress, go},
};

/// Properties of [`MonthView`].
#[derive(Properties, PartialEq)]
pub struct MonthViewProps {
    /// Meetings around the month.
    pub list: ListState<MeetingRow>,
    /// First day of the month.
    pub month: NaiveDate,
    /// Business date.
    pub today: NaiveDate,
    /// Whether meetings may be planned from here.
    #[prop_or_default]
    pub plans: bool,
    /// Another month.
    pub onmonth: Callback<NaiveDate>,
}

/// Monday of the week of a date.
fn monday(date: NaiveDate) -> NaiveDate {
    date - Duration::days(i64::from(date.weekday().num_days_from_monday()))
}

/// The weeks that a month touches, each by its days.
fn weeks(month: NaiveDate) -> Vec<Vec<NaiveDate>> {
    let next = month + Months::new(1);
    let mut all = Vec::new();
    let mut at = monday(month);
    while at < next {
        all.push((0..7).map(|n| at + Duration::days(n)).collect());
        at += Duration::days(7);
    }
    all
}

/// Where a key leads from a day.
fn step(key: &str, from: NaiveDate) -> Option<NaiveDate> {
    let days = |n| Some(from + Duration::days(n));
    match key {
        "ArrowLeft" => days(-1),
        "ArrowRight" => days(1),
        "ArrowUp" => days(-7),
        "ArrowDown" => days(7),
        "Home" => Some(monday(from)),
        "End" => Some(monday(from) + Duration::days(6)),
        "PageUp" => from.checked_sub_months(Months::new(1)),
        "PageDown" => from.checked_add_months(Months::new(1)),
        _ => None,
    }
}

fn cell_id(day: NaiveDate) -> String {
    format!("day-{day}")
}

fn weekday(words: Words, day: NaiveDate) -> String {
    words.t(&format!("weekday-{}", day.weekday().number_from_monday()))
}

/// A month with its meetings; arrows move by day, Page Up and Page Down by month, Enter opens.
#[component]
pub fn MonthView(props: &MonthViewProps) -> Html {
    let words = use_words();
    let navigator = use_navigator();
    let month = props.month;
    let is_here = |day: NaiveDate| (day.year(), day.month()) == (month.year(), month.month());
    let asked = use_state(|| None::<NaiveDate>);
    let current = asked
        .filter(|day| is_here(*day))
        .unwrap_or(if is_here(props.today) { props.today } else { month });
    // The day of another month is there only once that month is drawn.
    use_effect_with((*asked, month), |(asked, _)| {
        let document = web_sys::window().and_then(|w| w.document());
        let cell = asked.and_then(|day| document?.get_element_by_id(&cell_id(day)));
        if let Some(cell) = cell.and_then(|c| c.dyn_into::<HtmlElement>().ok()) {
            let _ = cell.focus();
        }
    });
    let rows: Vec<Rc<MeetingRow>> = props.list.rows.iter().flat_map(|r| r.iter().cloned()).collect();
    let of = |day: NaiveDate| rows.iter().filter(move |m| m.date == day);
    let named_month = |date: NaiveDate| words.t(&format!("month-name-{}", date.month()));
    let before = month.checked_sub_months(Months::new(1)).unwrap_or(month);
    let after = month.checked_add_months(Months::new(1)).unwrap_or(month);
    let turn = |to: NaiveDate| {
        let asked = asked.clone();
        props.onmonth.reform(move |()| {
            asked.set(None);
            to
        })
    };
    let onkey = {
        let (asked, onmonth, plans) = (asked.clone(), props.onmonth.clone(), props.plans);
        let first = of(current).next().map(|m| m.id);
        let navigator = navigator.clone();
        Callback::from(move |event: KeyboardEvent| {
            // A key pressed on a link within the day is the link's.
            let own = event.target() == event.current_target();
            if let Some(to) = step(&event.key(), current).filter(|_| own) {
                event.prevent_default();
                if (to.year(), to.month()) != (month.year(), month.month()) {
                    onmonth.emit(to);
                }
                asked.set(Some(to));
            } else if event.key() == "Enter"
                && own
                && let Some(navigator) = &navigator
            {
                match first {
                    Some(id) => navigator.push(&Route::Meeting { id }),
                    None if plans => go(navigator, &Route::NewMeeting, &on_day(current)),
                    None => {}
                }
            }
        })
    };
    let title = format!("{} {}", named_month(month), month.year());
    let shown = rows.iter().filter(|m| is_here(m.date)).count();
    html! {
        <section class="veche-month" aria-busy={props.list.loading.then_some("true")}>
            <div class="veche-month__head">
                <Button label={format!("← {}", named_month(before))} onclick={turn(before)} />
                <h2 class="veche-month__title" id="month-title" aria-live="polite">{ title }</h2>
                <Button label={format!("{} →", named_month(after))} onclick={turn(after)} />
                <Button label={words.t("month-today")} disabled={is_here(props.today)} onclick={turn(props.today)} />
            </div>
            <Progress active={props.list.loading} />
            if let Some(fault) = props.list.fault.clone() {
                <FaultAlert {fault} retry={props.list.retry.clone()} />
            }
            <p class="veche-muted" role="status">
                { if shown == 0 && !props.list.loading { words.t("month-empty") } else { words.count("meetings-count", i64::try_from(shown).unwrap_or(0)) } }
            </p>
            <p class="veche-month__keys veche-field__hint" id="month-keys">{ words.t("month-keys") }</p>
            <table class="veche-month__table" role="grid" aria-labelledby="month-title" aria-describedby="month-keys">
                <thead><tr role="row">
                    { for weeks(month).first().into_iter().flatten().map(|day| html! {
                        <th scope="col" role="columnheader" abbr={weekday(words, *day)}>
                            { words.t(&format!("weekday-short-{}", day.weekday().number_from_monday())) }
                        </th>
                    }) }
                </tr></thead>
                <tbody>
                    { for weeks(month).into_iter().map(|week| html! {
                        <tr role="row">
                            { for week.into_iter().map(|day| {
                                if !is_here(day) {
                                    return html! { <td role="gridcell" class="veche-day veche-day--other" /> };
                                }
                                let meetings: Vec<_> = of(day).cloned().collect();
                                let class = classes!(
                                    "veche-day",
                                    meetings.is_empty().then_some("veche-day--empty"),
                                    (day == props.today).then_some("veche-day--today"),
                                );
                                html! {
                                    <td
                                        role="gridcell" {class} id={cell_id(day)} tabindex={if day == current { "0" } else { "-1" }}
                                        aria-current={(day == props.today).then_some("date")}
                                        aria-label={named(words, day, meetings.len())} onkeydown={onkey.clone()}
                                    >
                                        <span class="veche-day__number" aria-hidden="true">
                                            { day.day() }<span class="veche-day__words">{ format!(" {}, {}", words.t(&format!("month-{}", day.month())), weekday(words, day)) }</span>
                                        </span>
                                        { for meetings.iter().map(|m| entry(words, m)) }
                                    </td>
                                }
                            }) }
                        </tr>
                    }) }
                </tbody>
            </table>
        </section>
    }
}

/// «25 ноября, среда: 2 заседания».
fn named(words: Words, day: NaiveDate, meetings: usize) -> String {
    let date = format!("{}, {}", words.date(day), weekday(words, day));
    match i64::try_from(meetings).unwrap_or(0) {
        0 => date,
        n => format!("{date}: {}", words.count("meetings-count", n)),
    }
}

/// The form of a new meeting on a day.
fn on_day(day: NaiveDate) -> Query {
    Query::of([("date", day.to_string())])
}

fn entry(words: Words, meeting: &MeetingRow) -> Html {
    let cancelled = meeting.state == MeetingState::Cancelled;
    let class = classes!(
        "veche-day__meeting",
        cancelled.then_some("veche-day__meeting--cancelled")
    );
    let shape = match meeting.state {
        MeetingState::Held => "●",
        MeetingState::Planned if meeting.date < words.today => "▲",
        MeetingState::Planned => "◐",
        MeetingState::Cancelled => "—",
    };
    let body = meeting
        .body
        .code
        .clone()
        .unwrap_or_else(|| meeting.body.name.clone());
    html! {
        <div {class} key={meeting.id.to_string()}>
            <Link to={Route::Meeting { id: meeting.id }}>
                <span aria-hidden="true">{ shape }{ " " }</span>
                if let Some(at) = meeting.starts_at { { format!("{at} ") } }
                { body }{ ": " }{ meeting.theme.clone() }
                if cancelled { { format!(" ({})", words.t("meeting-state-cancelled").to_lowercase()) } }
            </Link>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn a_month_is_whole_weeks_from_monday() {
        let all = weeks(day(2026, 11, 1));
        assert_eq!(all.len(), 6);
        assert_eq!(all[0][0], day(2026, 10, 26));
        assert_eq!(all[5][6], day(2026, 12, 6));
        assert_eq!(weeks(day(2027, 2, 1)).len(), 4);
    }

    #[test]
    fn arrows_move_by_day_and_pages_by_month() {
        let from = day(2026, 11, 30);
        assert_eq!(step("ArrowRight", from), Some(day(2026, 12, 1)));
        assert_eq!(step("ArrowUp", from), Some(day(2026, 11, 23)));
        assert_eq!(step("End", from), Some(day(2026, 12, 6)));
        assert_eq!(step("PageDown", day(2027, 1, 31)), Some(day(2027, 2, 28)));
        assert_eq!(step("a", from), None);
    }
}
