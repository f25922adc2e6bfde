//! Short messages in a corner.

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use super::{Button, ButtonKind, Sign};
use crate::state::{Toast, use_toasts, use_words};

/// Time a message of success stays; a failure stays until dismissed.
const STAY_MS: u32 = 6_000;

/// Properties of [`ToastArea`].
#[derive(Properties, PartialEq)]
pub struct ToastAreaProps {
    /// Messages.
    pub items: Vec<Toast>,
}

/// The corner with messages.
#[component]
pub fn ToastArea(props: &ToastAreaProps) -> Html {
    html! {
        <div class="veche-toasts" role="status" aria-live="polite">
            { for props.items.iter().map(|toast| html! { <Message key={toast.number} toast={toast.clone()} /> }) }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct MessageProps {
    toast: Toast,
}

#[component]
fn Message(props: &MessageProps) -> Html {
    let words = use_words();
    let toasts = use_toasts();
    let number = props.toast.number;
    let dismiss = Callback::from(move |()| {
        if let Some(toasts) = &toasts {
            toasts.dismiss(number);
        }
    });
    {
        let (dismiss, failed) = (dismiss.clone(), props.toast.failed);
        use_effect_with(number, move |_| {
            let timer = (!failed).then(|| Timeout::new(STAY_MS, move || dismiss.emit(())));
            move || drop(timer)
        });
    }
    let class = if props.toast.failed {
        "veche-toast veche-toast--failed"
    } else {
        "veche-toast"
    };
    html! {
        <div {class}>
            <span>{ if props.toast.failed { "▲ " } else { "✓ " } }{ props.toast.text.clone() }</span>
            <Button kind={ButtonKind::Plain} label={words.t("close")} sign={Sign::Close} onclick={dismiss} />
        </div>
    }
}
