//! Dialogs: the browser's own, so that Esc, the focus and the page behind behave as everywhere.

use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlElement};
use yew::prelude::*;

use super::{Button, ButtonKind, Sign};
use crate::state::use_words;

/// Properties of [`Dialog`].
#[derive(Properties, PartialEq)]
pub struct DialogProps {
    /// Title.
    pub title: AttrValue,
    /// Closed by Esc or the cross; `None` when it must be answered.
    #[prop_or_default]
    pub onclose: Option<Callback<()>>,
    /// Whether it takes the width of a form with two columns.
    #[prop_or_default]
    pub wide: bool,
    /// Content.
    pub children: Html,
}

/// A dialog over the page.
#[component]
pub fn Dialog(props: &DialogProps) -> Html {
    let words = use_words();
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with((), move |()| {
            let dialog = node.cast::<HtmlDialogElement>();
            if let Some(dialog) = &dialog {
                let _ = dialog.show_modal();
                // The first thing to fill takes the focus, not the cross that stands before it.
                let first = ["[autofocus]", ".veche-dialog__body :is(input, select, textarea)"]
                    .iter()
                    .find_map(|what| dialog.query_selector(what).ok().flatten());
                if let Some(field) = first.and_then(|f| f.dyn_into::<HtmlElement>().ok()) {
                    let _ = field.focus();
                }
            }
            // Closing before removal gives the focus back to where it came from.
            move || {
                if let Some(dialog) = dialog {
                    dialog.close();
                }
            }
        });
    }
    let oncancel = {
        let onclose = props.onclose.clone();
        Callback::from(move |event: Event| {
            event.prevent_default();
            if let Some(onclose) = &onclose {
                onclose.emit(());
            }
        })
    };
    html! {
        <dialog
            ref={node}
            class={classes!("pf-v6-c-modal-box", "veche-dialog", props.wide.then_some("veche-dialog--wide"))}
            aria-label={props.title.clone()}
            {oncancel}
        >
            <header class="veche-dialog__header">
                <h2 class="pf-v6-c-title pf-m-xl">{ props.title.clone() }</h2>
                if let Some(onclose) = props.onclose.clone() {
                    <Button kind={ButtonKind::Plain} label={words.t("close")} sign={Sign::Close} onclick={onclose} />
                }
            </header>
            <div class="veche-dialog__body">{ props.children.clone() }</div>
        </dialog>
    }
}

/// Properties of [`Confirm`].
#[derive(Properties, PartialEq)]
pub struct ConfirmProps {
    /// Question.
    pub title: AttrValue,
    /// Text of the button that does it.
    pub yes: AttrValue,
    /// Whether it is under way.
    #[prop_or_default]
    pub busy: bool,
    /// Why it failed.
    #[prop_or_default]
    pub fault: Option<crate::api::Fault>,
    /// Do it.
    pub onyes: Callback<()>,
    /// Leave it.
    pub onclose: Callback<()>,
    /// What will happen.
    pub children: Html,
}

/// A question before something that cannot be taken back in place.
#[component]
pub fn Confirm(props: &ConfirmProps) -> Html {
    let words = use_words();
    html! {
        <Dialog title={props.title.clone()} onclose={props.onclose.clone()}>
            { props.children.clone() }
            if let Some(fault) = props.fault.clone() {
                <super::FaultAlert {fault} />
            }
            <div class="veche-actions">
                <Button kind={ButtonKind::Danger} label={props.yes.clone()} busy={props.busy} onclick={props.onyes.clone()} />
                <Button kind={ButtonKind::Link} label={words.t("cancel")} onclick={props.onclose.clone()} />
            </div>
        </Dialog>
    }
}
