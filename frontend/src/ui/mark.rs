//! States by shape and word as well as colour.

use yew::prelude::*;

use crate::state::use_words;

/// A state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Fulfilled.
    Met,
    /// To be done.
    Due,
    /// Late or missing.
    Overdue,
    /// Does not apply.
    NotApplicable,
}

impl State {
    const fn shape(self) -> &'static str {
        match self {
            Self::Met => "●",
            Self::Due => "◐",
            Self::Overdue => "▲",
            Self::NotApplicable => "—",
        }
    }

    const fn class(self) -> &'static str {
        match self {
            Self::Met => "veche-mark veche-mark--met",
            Self::Due => "veche-mark veche-mark--due",
            Self::Overdue => "veche-mark veche-mark--overdue",
            Self::NotApplicable => "veche-mark veche-mark--none",
        }
    }

    const fn key(self) -> &'static str {
        match self {
            Self::Met => "state-met",
            Self::Due => "state-due",
            Self::Overdue => "state-overdue",
            Self::NotApplicable => "state-none",
        }
    }
}

/// Properties of [`Mark`].
#[derive(Properties, PartialEq)]
pub struct MarkProps {
    /// State.
    pub state: State,
    /// Word; that of the state when absent.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// Whether the word is heard only: the shape says it where there are many.
    #[prop_or_default]
    pub quiet: bool,
}

/// A state mark with its word.
#[component]
pub fn Mark(props: &MarkProps) -> Html {
    let words = use_words();
    let label = props
        .label
        .clone()
        .unwrap_or_else(|| words.t(props.state.key()).into());
    html! {
        <span class={props.state.class()}>
            <span class="veche-mark__shape" aria-hidden="true">{ props.state.shape() }</span>
            if props.quiet {
                <span class="pf-v6-u-screen-reader">{ label }</span>
            } else {
                { label }
            }
        </span>
    }
}

/// Properties of [`Badge`].
#[derive(Properties, PartialEq)]
pub struct BadgeProps {
    /// Word.
    pub label: AttrValue,
    /// Whether it is something to note.
    #[prop_or_default]
    pub strong: bool,
}

/// A word in a frame: a kind, a code.
#[component]
pub fn Badge(props: &BadgeProps) -> Html {
    let class = if props.strong {
        "pf-v6-c-label pf-m-outline pf-m-teal pf-m-compact"
    } else {
        "pf-v6-c-label pf-m-outline pf-m-compact"
    };
    html! {
        <span {class}><span class="pf-v6-c-label__content"><span class="pf-v6-c-label__text">{ props.label.clone() }</span></span></span>
    }
}
