//! Buttons.

use yew::prelude::*;

use super::{Icon, Link, Sign};
use crate::{api::Query, routes::Route};

/// Weight of a button.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ButtonKind {
    /// The one thing to do here.
    Primary,
    /// Anything else.
    #[default]
    Secondary,
    /// Something that takes away.
    Danger,
    /// As a link.
    Link,
    /// A drawing only; the label is its name.
    Plain,
}

impl ButtonKind {
    const fn class(self) -> &'static str {
        match self {
            Self::Primary => "pf-v6-c-button pf-m-primary",
            Self::Secondary => "pf-v6-c-button pf-m-secondary",
            Self::Danger => "pf-v6-c-button pf-m-danger",
            Self::Link => "pf-v6-c-button pf-m-link",
            Self::Plain => "pf-v6-c-button pf-m-plain",
        }
    }
}

/// Properties of [`Button`].
#[derive(Properties, PartialEq)]
pub struct ButtonProps {
    /// Text, or the name of a plain button.
    pub label: AttrValue,
    /// Weight.
    #[prop_or_default]
    pub kind: ButtonKind,
    /// Drawing before the text.
    #[prop_or_default]
    pub sign: Option<Sign>,
    /// Whether it submits the form it stands in.
    #[prop_or_default]
    pub submit: bool,
    /// Whether what it started is under way.
    #[prop_or_default]
    pub busy: bool,
    /// Whether it can be pressed.
    #[prop_or_default]
    pub disabled: bool,
    /// Whether what it opens is open.
    #[prop_or_default]
    pub expanded: Option<bool>,
    /// Whether it is switched on.
    #[prop_or_default]
    pub pressed: Option<bool>,
    /// Pressed.
    #[prop_or_default]
    pub onclick: Callback<()>,
    /// Node, for focus.
    #[prop_or_default]
    pub node: NodeRef,
}

/// A button.
#[component]
pub fn Button(props: &ButtonProps) -> Html {
    let onclick = {
        let onclick = props.onclick.clone();
        let submit = props.submit;
        Callback::from(move |event: MouseEvent| {
            if !submit {
                event.prevent_default();
                onclick.emit(());
            }
        })
    };
    let plain = props.kind == ButtonKind::Plain;
    html! {
        <button
            ref={props.node.clone()}
            class={props.kind.class()}
            type={if props.submit { "submit" } else { "button" }}
            disabled={props.disabled || props.busy}
            aria-busy={props.busy.then_some("true")}
            aria-label={plain.then(|| props.label.clone())}
            title={plain.then(|| props.label.clone())}
            aria-expanded={props.expanded.map(|e| if e { "true" } else { "false" })}
            aria-pressed={props.pressed.map(|e| if e { "true" } else { "false" })}
            {onclick}
        >
            if let Some(sign) = props.sign {
                <span class="pf-v6-c-button__icon"><Icon {sign} /></span>
            }
            if !plain {
                <span class="pf-v6-c-button__text">{ props.label.clone() }</span>
            }
        </button>
    }
}

/// Properties of [`LinkButton`].
#[derive(Properties, PartialEq)]
pub struct LinkButtonProps {
    /// Page it opens.
    pub to: Route,
    /// Its query.
    #[prop_or_default]
    pub query: Query,
    /// Text.
    pub label: AttrValue,
    /// Weight.
    #[prop_or_default]
    pub kind: ButtonKind,
    /// Drawing before the text.
    #[prop_or_default]
    pub sign: Option<Sign>,
}

/// A link that looks like a button.
#[component]
pub fn LinkButton(props: &LinkButtonProps) -> Html {
    html! {
        <Link to={props.to.clone()} query={props.query.clone()} class={props.kind.class()}>
            if let Some(sign) = props.sign {
                <span class="pf-v6-c-button__icon"><Icon {sign} /></span>
            }
            <span class="pf-v6-c-button__text">{ props.label.clone() }</span>
        </Link>
    }
}
