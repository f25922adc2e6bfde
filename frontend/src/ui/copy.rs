//! An address that is to be handed on.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Clipboard, HtmlInputElement};
use yew::{platform::spawn_local, prelude::*};

use super::Button;
use crate::state::{use_toasts, use_words};

/// Properties of [`CopyField`].
#[derive(Properties, PartialEq)]
pub struct CopyFieldProps {
    /// Identifier of the control, one on the page.
    pub id: AttrValue,
    /// Label.
    pub label: AttrValue,
    /// Text.
    pub value: AttrValue,
}

/// `navigator.clipboard`, which a page without HTTPS does not have.
fn clipboard() -> Option<Clipboard> {
    let navigator = web_sys::window()?.navigator();
    let found = Reflect::get(&navigator, &JsValue::from_str("clipboard")).ok()?;
    found.is_object().then(|| found.unchecked_into())
}

/// A text to copy: by its button, or selected whole when it takes the focus.
#[component]
pub fn CopyField(props: &CopyFieldProps) -> Html {
    let words = use_words();
    let toasts = use_toasts();
    let node = use_node_ref();
    let onfocus = Callback::from(|event: FocusEvent| {
        event.target_unchecked_into::<HtmlInputElement>().select();
    });
    let onclick = {
        let (value, node) = (props.value.clone(), node.clone());
        Callback::from(move |()| {
            let Some(clipboard) = clipboard() else {
                // The selected text is copied by the keys of the system.
                if let Some(input) = node.cast::<HtmlInputElement>() {
                    let _ = input.focus();
                    input.select();
                }
                return;
            };
            let (value, toasts) = (value.clone(), toasts.clone());
            spawn_local(async move {
                let done = wasm_bindgen_futures::JsFuture::from(clipboard.write_text(&value)).await;
                if let Some(toasts) = toasts {
                    match done {
                        Ok(_) => toasts.done(words.t("copied")),
                        Err(_) => toasts.failed(words.t("copy-failed")),
                    }
                }
            });
        })
    };
    html! {
        <div class="veche-field">
            <label class="pf-v6-c-form__label" for={props.id.clone()}>{ props.label.clone() }</label>
            <div class="veche-copy">
                <span class="pf-v6-c-form-control">
                    <input ref={node} id={props.id.clone()} type="text" readonly=true value={props.value.clone()} {onfocus} />
                </span>
                <Button label={words.t("copy")} {onclick} />
            </div>
        </div>
    }
}
