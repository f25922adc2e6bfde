//! Messages in the page.

use yew::prelude::*;

use super::{Button, ButtonKind, ClauseLink};
use crate::{api::Fault, state::use_words};

/// What a message means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// Worth knowing.
    #[default]
    Info,
    /// Done.
    Success,
    /// Needs a look.
    Warning,
    /// Failed.
    Danger,
}

impl Tone {
    const fn class(self) -> &'static str {
        match self {
            Self::Info => "pf-v6-c-alert pf-m-inline pf-m-info",
            Self::Success => "pf-v6-c-alert pf-m-inline pf-m-success",
            Self::Warning => "pf-v6-c-alert pf-m-inline pf-m-warning",
            Self::Danger => "pf-v6-c-alert pf-m-inline pf-m-danger",
        }
    }

    /// Shape that says the same without colour.
    const fn shape(self) -> &'static str {
        match self {
            Self::Info => "i",
            Self::Success => "✓",
            Self::Warning => "!",
            Self::Danger => "▲",
        }
    }
}

/// Properties of [`Alert`].
#[derive(Properties, PartialEq)]
pub struct AlertProps {
    /// What it means.
    #[prop_or_default]
    pub tone: Tone,
    /// What happened.
    pub title: AttrValue,
    /// Whether readers of the screen hear it at once.
    #[prop_or_default]
    pub live: bool,
    /// More, and what to do.
    #[prop_or_default]
    pub children: Html,
}

/// A message in the page.
#[component]
pub fn Alert(props: &AlertProps) -> Html {
    html! {
        <div class={props.tone.class()} role={props.live.then_some("alert")}>
            <div class="pf-v6-c-alert__icon veche-shape" aria-hidden="true">{ props.tone.shape() }</div>
            <p class="pf-v6-c-alert__title">{ props.title.clone() }</p>
            if props.children != Html::default() {
                <div class="pf-v6-c-alert__description">{ props.children.clone() }</div>
            }
        </div>
    }
}

/// Properties of [`FaultAlert`].
#[derive(Properties, PartialEq)]
pub struct FaultAlertProps {
    /// What went wrong.
    pub fault: Fault,
    /// Tries again.
    #[prop_or_default]
    pub retry: Option<Callback<()>>,
}

/// Why a call failed and what to do next.
#[component]
pub fn FaultAlert(props: &FaultAlertProps) -> Html {
    let words = use_words();
    let fault = &props.fault;
    html! {
        <Alert tone={Tone::Danger} title={fault.title(words)} live=true>
            <p>
                { fault.detail(words) }
                if let Some(clause) = fault.clause() {
                    { " " }
                    <ClauseLink id={clause.to_owned()} />
                }
            </p>
            if let Some(id) = fault.request_id() {
                <p class="veche-muted">{ words.with("fault-request", &[("id", id)]) }</p>
            }
            if let Some(retry) = props.retry.clone() {
                <Button kind={ButtonKind::Link} label={words.t("retry")} onclick={retry} />
            }
        </Alert>
    }
}
