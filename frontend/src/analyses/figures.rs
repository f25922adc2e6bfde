//! Figures beside the text: a number with its unit, what it was counted from, small tables and bars.

use std::rc::Rc;

use veche_domain::{
    analyses::{Figure, FigureCode, FigureRow, TenureBanding, Unit},
    regulation::{DictionaryName, Profile},
};
use yew::prelude::*;

use crate::{
    routes::Route,
    state::{Words, use_words},
    ui::{ClauseLink, Link},
};

/// Names of what rows are of: tasks, trends and forms as the regulation words them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Labels(Rc<Vec<(String, String)>>);

impl Labels {
    /// The names of a regulation.
    pub fn of(profile: &Profile) -> Self {
        let names = [DictionaryName::Tasks, DictionaryName::Trends]
            .into_iter()
            .chain(DictionaryName::WORK_FORMS);
        let entries = names.flat_map(|name| &profile.dictionary(name).entries);
        Self(Rc::new(
            entries.map(|e| (e.code.clone(), e.label.clone())).collect(),
        ))
    }

    /// The name of a code; own words are their own name.
    fn name(&self, code: &str) -> String {
        let found = self.0.iter().find(|(known, _)| known == code);
        found.map_or_else(|| code.to_owned(), |(_, label)| label.clone())
    }
}

/// Properties of [`SectionFigures`].
#[derive(Properties, PartialEq)]
pub(super) struct SectionFiguresProps {
    /// Figures of one section.
    pub(super) figures: Vec<Figure>,
    /// In which bands tenure is shown.
    pub(super) banding: TenureBanding,
    pub(super) labels: Labels,
}

/// The figures of a section.
#[component]
pub(super) fn SectionFigures(props: &SectionFiguresProps) -> Html {
    let hidden = match props.banding {
        TenureBanding::Statistics => FigureCode::TenureReport,
        TenureBanding::Report => FigureCode::TenureStatistics,
    };
    let shown: Vec<&Figure> = props.figures.iter().filter(|f| f.code != hidden).collect();
    if shown.is_empty() {
        return Html::default();
    }
    html! {
        <dl class="veche-measures">
            { for shown.into_iter().map(|figure| html! {
                <FigureView key={figure.code.code()} figure={figure.clone()} labels={props.labels.clone()} />
            }) }
        </dl>
    }
}

/// A number as it is read: whole ones without a tail, others with a comma and a tenth.
pub(super) fn number(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0")
        .map_or_else(|| text.replace('.', ","), str::to_owned)
}

/// A figure with its unit, or that there are no data.
fn said(words: Words, figure: &Figure) -> String {
    let Some(value) = figure.value else {
        let key = if figure.source.is_some() || is_of_plan(figure.code) {
            "figure-none"
        } else {
            "figure-unkept"
        };
        return words.t(key);
    };
    if figure.unit == Unit::Percent {
        return format!("{} %", number(value));
    }
    #[expect(
        clippy::cast_possible_truncation,
        reason = "counts of a city are small numbers"
    )]
    words.count(&format!("figure-n-{}", figure.unit), value.round() as i64)
}

/// Figures that are unknown only while there is no plan.
const fn is_of_plan(code: FigureCode) -> bool {
    matches!(
        code,
        FigureCode::Tasks
            | FigureCode::Trends
            | FigureCode::EventsByForm
            | FigureCode::EventsByLevel
            | FigureCode::PlanRows
            | FigureCode::PlanDone
            | FigureCode::PlanMoved
            | FigureCode::PlanCancelled
            | FigureCode::PlanShare
    )
}

#[derive(Properties, PartialEq)]
struct FigureViewProps {
    figure: Figure,
    labels: Labels,
}

#[component]
fn FigureView(props: &FigureViewProps) -> Html {
    let words = use_words();
    let figure = &props.figure;
    let known = figure.value.is_some();
    let clause = match figure.code {
        FigureCode::Meetings | FigureCode::SignedMinutes => Some("VII.7.6"),
        FigureCode::Elections => Some("VII.7.4"),
        FigureCode::Tasks => Some("II.2"),
        FigureCode::PlanRows => Some("VII.7.7"),
        _ => None,
    };
    html! {
        <div class="veche-measure">
            <dt>
                { words.code("figure", figure.code.code()) }
                if let Some(id) = clause { { " " }<ClauseLink {id} /> }
            </dt>
            <dd>
                <span class={classes!(if known { "veche-measure__value" } else { "veche-muted" })}>{ said(words, figure) }</span>
                if known && !figure.rows.is_empty() {
                    <Rows figure={figure.clone()} labels={props.labels.clone()} />
                }
            </dd>
        </div>
    }
}

#[component]
fn Rows(props: &FigureViewProps) -> Html {
    let words = use_words();
    let figure = &props.figure;
    let label = |key: &str| match figure.code {
        FigureCode::Categories | FigureCode::CategoriesGranted => words.code("figure-category", key),
        FigureCode::TenureStatistics | FigureCode::TenureReport => words.code("figure-tenure", key),
        FigureCode::EventsByLevel => words.code("figure-level", key),
        FigureCode::PlanRows | FigureCode::PlanDone | FigureCode::PlanMoved | FigureCode::PlanCancelled => {
            words.code("figure-row", key)
        }
        _ => props.labels.name(key),
    };
    let rows = figure.rows.iter();
    match figure.code {
        FigureCode::Meetings => html! { <Meetings figure={figure.clone()} labels={props.labels.clone()} /> },
        FigureCode::Elections => html! {
            <ul class="veche-list">
                { for rows.map(|row| html! {
                    <li>
                        { words.code("office", row.key.as_deref().unwrap_or_default()) }{ ": " }
                        { row.text.clone().unwrap_or_else(|| words.t("figure-nobody")) }
                        if let Some(date) = row.date { { " · " }{ words.date(date) } }
                    </li>
                }) }
            </ul>
        },
        FigureCode::PlanMoved | FigureCode::PlanCancelled => html! {
            <ul class="veche-list">
                { for rows.map(|row| html! {
                    <li>
                        { row.text.clone().unwrap_or_default() }
                        if let Some(why) = row.note.clone() { <span class="veche-muted">{ " – " }{ why }</span> }
                    </li>
                }) }
            </ul>
        },
        _ => {
            let most = rows.clone().filter_map(|row| row.count).max().unwrap_or(0);
            html! {
                <ul class="veche-bars" role="list">
                    { for rows.map(|row| bar(words, &label(row.key.as_deref().unwrap_or_default()), row, most)) }
                </ul>
            }
        }
    }
}

/// A row with its number in words and a bar of the same length; an empty one is said too.
fn bar(words: Words, label: &str, row: &FigureRow, most: i64) -> Html {
    let count = row.count.unwrap_or(0);
    let width = if most > 0 { count * 100 / most } else { 0 };
    let says = match row.percent {
        Some(percent) => format!("{count} · {} %", number(percent)),
        None if count == 0 => words.t("figure-empty"),
        None => count.to_string(),
    };
    html! {
        <li class={classes!("veche-bars__row", (count == 0).then_some("veche-bars__row--none"))}>
            <span class="veche-bars__label">{ label.to_owned() }</span>
            <svg class="veche-bars__bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                <rect class="veche-bars__ground" width="100" height="8" />
                <rect class="veche-bars__fill" width={width.to_string()} height="8" />
            </svg>
            <span class="veche-bars__says">{ says }</span>
        </li>
    }
}

#[component]
fn Meetings(props: &FigureViewProps) -> Html {
    let words = use_words();
    html! {
        <div class="veche-scroll" tabindex="0" role="region" aria-label={words.code("figure", FigureCode::Meetings.code())}>
            <table class="veche-small">
                <thead>
                    <tr>
                        <th scope="col">{ words.t("figure-minutes") }</th>
                        <th scope="col">{ words.t("figure-date") }</th>
                        <th scope="col">{ words.t("figure-theme") }</th>
                        <th scope="col">{ words.t("figure-there") }</th>
                    </tr>
                </thead>
                <tbody>
                    { for props.figure.rows.iter().map(|row| html! {
                        <tr>
                            <td>{ row.number.map_or_else(|| "—".to_owned(), |n| format!("№\u{a0}{n}")) }</td>
                            <td>{ row.date.map(|date| words.date(date)).unwrap_or_default() }</td>
                            <td>
                                if let Some(id) = row.object_id {
                                    <Link to={Route::Meeting { id }}>{ row.text.clone().unwrap_or_default() }</Link>
                                }
                                if let Some(form) = &row.note { <span class="veche-muted">{ " · " }{ props.labels.name(form) }</span> }
                            </td>
                            <td>{ there(row) }</td>
                        </tr>
                    }) }
                </tbody>
            </table>
        </div>
    }
}

fn there(row: &FigureRow) -> String {
    let numbers = format!("{} / {}", row.count.unwrap_or(0), row.of.unwrap_or(0));
    match row.percent {
        Some(percent) => format!("{numbers} · {} %", number(percent)),
        None => numbers,
    }
}
