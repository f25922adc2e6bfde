//! How many confirmed: a bar and the same in words.

use veche_domain::library::Tally;
use yew::prelude::*;

use crate::state::use_words;

/// Properties of [`TallyBar`].
#[derive(Properties, PartialEq)]
pub(super) struct TallyBarProps {
    /// What is shown.
    pub(super) tally: Tally,
}

/// The bar is for the eye, the words beside it say all of it; nobody has no percentage.
#[component]
pub(super) fn TallyBar(props: &TallyBarProps) -> Html {
    let words = use_words();
    let tally = props.tally;
    let Some(percent) = tally.percent else {
        return html! { <span class="veche-muted">{ words.t("tally-nobody") }</span> };
    };
    let text = words.with(
        "tally",
        &[
            ("done", &tally.acknowledged.to_string()),
            ("all", &tally.people.to_string()),
            ("percent", &percent.to_string()),
        ],
    );
    html! {
        <span class="veche-tally">
            <svg class="veche-tally__bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                <rect class="veche-tally__all" width="100" height="8" rx="2" />
                <rect class="veche-tally__done" width={percent.to_string()} height="8" rx="2" />
            </svg>
            <span class="veche-tally__text">{ text }</span>
        </span>
    }
}
