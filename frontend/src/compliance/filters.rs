//! What the board is narrowed by, the days it is shown on, and its files.

use chrono::NaiveDate;
use veche_domain::{
    associations::AssociationKind,
    calendar::{SchoolYear, school_year, school_year_label},
    compliance::{Duty, FindingState},
};
use yew::prelude::*;

use crate::{
    api,
    hooks::{Choices, Params, coded},
    state::{use_on_date, use_words},
    ui::{Button, ButtonKind, FilterSelect, Toolbar},
};

/// Keys of the address that the board takes.
pub(super) const KEYS: [&str; 5] = ["school_year", "institution_id", "kind", "state", "duty"];
/// Those of them that narrow it.
const NARROWING: &[&str] = &["institution_id", "kind", "state", "duty"];

/// Properties of [`Filters`].
#[derive(Properties, PartialEq)]
pub(super) struct FiltersProps {
    pub(super) params: Params,
    pub(super) institutions: Choices,
    pub(super) year: SchoolYear,
}

/// Filters in a row.
#[component]
pub(super) fn Filters(props: &FiltersProps) -> Html {
    let words = use_words();
    let now = school_year(words.today);
    let years: Choices = (now - 2..=now + 1)
        .rev()
        .map(|year| (year.to_string().into(), school_year_label(year).into()))
        .collect::<Vec<(AttrValue, AttrValue)>>()
        .into();
    let codes = |all: &'static [Duty]| all.iter().map(|duty| duty.code());
    html! {
        <Toolbar params={props.params.clone()} filters={NARROWING}>
            <FilterSelect params={props.params.clone()} name="school_year" label={words.t("school-year")} choices={years} />
            if props.institutions.len() > 1 {
                <FilterSelect
                    params={props.params.clone()} name="institution_id" label={words.t("curating-institution")}
                    choices={props.institutions.clone()}
                />
            }
            <FilterSelect
                params={props.params.clone()} name="kind" label={words.t("association-kind")}
                choices={coded(words, "association-kind-short", AssociationKind::ALL.iter().map(|k| k.code()))}
            />
            <FilterSelect
                params={props.params.clone()} name="duty" label={words.t("duty-filter")}
                choices={coded(words, "duty-short", codes(Duty::ALL))}
            />
            <FilterSelect
                params={props.params.clone()} name="state" label={words.t("duty-state")}
                choices={coded(words, "duty-state", FindingState::ALL.iter().map(|s| s.code()))}
            />
        </Toolbar>
    }
}

/// Properties of [`Days`].
#[derive(Properties, PartialEq)]
pub(super) struct DaysProps {
    pub(super) year: SchoolYear,
}

/// The deadlines of the year as days to look at: the whole page turns to them.
#[component]
pub(super) fn Days(props: &DaysProps) -> Html {
    let words = use_words();
    let on_date = use_on_date();
    let day = |year: i32, month: u32, day: u32| NaiveDate::from_ymd_opt(year, month, day);
    let days = [
        day(props.year, 9, 15),
        day(props.year + 1, 5, 15),
        day(props.year + 1, 8, 31),
    ];
    html! {
        <div class="veche-board__days" role="group" aria-label={words.t("board-days")}>
            { for days.into_iter().flatten().map(|day| {
                let set = on_date.set.clone();
                let label = words.with("board-show-on", &[("date", &words.date(day))]);
                html! {
                    <Button
                        key={day.to_string()} kind={ButtonKind::Link} {label} pressed={Some(on_date.shown() == day)}
                        onclick={move |()| set.emit(Some(day))}
                    />
                }
            }) }
            if on_date.is_turned() {
                <Button kind={ButtonKind::Link} label={words.t("board-today")} onclick={{
                    let set = on_date.set.clone();
                    move |()| set.emit(None)
                }} />
            }
        </div>
    }
}

/// Properties of [`Exports`].
#[derive(Properties, PartialEq)]
pub(super) struct ExportsProps {
    pub(super) query: crate::api::Query,
}

/// The board as a file.
#[component]
pub(super) fn Exports(props: &ExportsProps) -> Html {
    let words = use_words();
    let link = |format: &str| {
        let href = api::board_file(format, &props.query);
        html! {
            <a key={format.to_owned()} class="pf-v6-c-button pf-m-secondary" {href} download="">
                <span class="pf-v6-c-button__text">{ words.t(&format!("board-export-{format}")) }</span>
            </a>
        }
    };
    html! { <>{ link("xlsx") }{ link("csv") }</> }
}
