//! What an order will change, in plain sentences, before it is signed.

use veche_domain::orders::{Consequence, Preview, Weight};
use yew::prelude::*;

use crate::{
    hooks::Answer,
    state::use_words,
    ui::{ClauseLink, FaultAlert, FreeDate, Mark, Progress, Skeleton, State},
};

/// Properties of [`PreviewView`].
#[derive(Properties, PartialEq)]
pub struct PreviewViewProps {
    /// Answer.
    pub answer: Answer<Preview>,
    /// First day in force that is supposed.
    pub on: AttrValue,
    /// Another day is chosen.
    pub ondate: Callback<String>,
    /// Whether the draft on screen has changes that the answer does not know.
    #[prop_or_default]
    pub behind: bool,
}

/// «Что изменится».
#[component]
pub fn PreviewView(props: &PreviewViewProps) -> Html {
    let words = use_words();
    let answer = &props.answer;
    html! {
        <div class="veche-stack" aria-live="polite" aria-busy={answer.loading.then_some("true")}>
            <Progress active={answer.loading && answer.data.is_some()} />
            <div class="veche-form__two">
                <FreeDate
                    id="preview-on" label={words.t("preview-on")} hint={words.t("preview-on-hint")}
                    value={props.on.clone()} onedit={props.ondate.clone()}
                />
            </div>
            if props.behind {
                <p><Mark state={State::Due} label={words.t("preview-behind")} /></p>
            }
            if let Some(fault) = answer.fault.clone() {
                <FaultAlert {fault} />
            } else if let Some(preview) = &answer.data {
                <Consequences items={preview.consequences.clone()} />
            } else {
                <Skeleton lines=3 />
            }
        </div>
    }
}

/// Properties of [`Consequences`].
#[derive(Properties, PartialEq)]
pub struct ConsequencesProps {
    /// Sentences.
    pub items: Vec<Consequence>,
}

/// Sentences: refusals ▲, warnings ◐, changes ●, each with its clause.
#[component]
pub fn Consequences(props: &ConsequencesProps) -> Html {
    let words = use_words();
    if props.items.is_empty() {
        return html! { <p class="veche-muted">{ words.t("preview-nothing") }</p> };
    }
    html! {
        <ul class="veche-verdict">
            { for props.items.iter().enumerate().map(|(at, item)| {
                let (state, key) = match item.weight {
                    Weight::Refusal => (State::Overdue, "weight-refusal"),
                    Weight::Warning => (State::Due, "weight-warning"),
                    Weight::Change => (State::Met, "weight-change"),
                };
                html! {
                    <li key={at} class="veche-verdict__fact">
                        <Mark {state} label={words.t(key)} />
                        <span>
                            { item.text.clone() }
                            if let Some(clause) = item.clause.clone() { { " " }<ClauseLink id={clause} /> }
                        </span>
                    </li>
                }
            }) }
        </ul>
    }
}
