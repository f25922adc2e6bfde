//! What a list says of a person: work, category, tenure.

use veche_domain::people::{PersonRow, Tenure};
use yew::prelude::*;

use crate::{
    hooks::{Choices, name_of},
    routes::Route,
    state::Words,
    ui::{Link, Mark, State},
};

/// Posts with their organizations, the main one first.
pub(crate) fn work_of(row: &PersonRow) -> Html {
    html! {
        <div>
            { for row.employments.iter().map(|e| html! {
                <div>
                    { e.position_name.clone() }{ ", " }
                    <Link to={Route::Organization { id: e.organization.id }}>{ e.organization.short_name.clone() }</Link>
                </div>
            }) }
        </div>
    }
}

/// The category with the end of its term.
pub(crate) fn category_of(words: Words, row: &PersonRow, categories: &Choices) -> Html {
    let Some(code) = &row.category_code else {
        return html! { { "—" } };
    };
    let until = row.category_until.map(|day| words.date(day));
    let ended = || match &until {
        Some(day) => words.with("category-ended", &[("date", day)]),
        None => words.t("category-expired"),
    };
    html! {
        <div>
            { name_of(categories, code) }
            if !row.category_valid {
                <div><Mark state={State::Overdue} label={ended()} /></div>
            } else if let Some(day) = &until {
                <div class="veche-cell__note">{ words.with("category-valid-until", &[("date", day)]) }</div>
            }
        </div>
    }
}

/// Tenure in the specialty and where it comes from.
pub(crate) fn tenure_of(words: Words, tenure: Option<&Tenure>) -> Html {
    let Some(tenure) = tenure else {
        return html! { { words.t("tenure-unknown") } };
    };
    html! {
        <div>
            { words.count("years-count", i64::from(tenure.years)) }
            <div class="veche-cell__note">{ words.code("tenure-source", tenure.source.code()) }</div>
        </div>
    }
}
