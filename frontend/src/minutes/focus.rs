//! Moving the focus to a control that is only just being drawn.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::{platform::spawn_local, prelude::*};

/// Tries and pauses until a control that was just added is there.
const TRIES: u32 = 8;
const PAUSE_MS: u32 = 25;

fn focus_on(id: &str) -> bool {
    let document = web_sys::window().and_then(|w| w.document());
    let found = document.and_then(|d| d.get_element_by_id(id));
    let node = found.and_then(|n| n.dyn_into::<HtmlElement>().ok());
    node.is_some_and(|node| node.focus().is_ok())
}

/// Puts the focus into a control once it is there.
#[hook]
pub(super) fn use_focus() -> Callback<String> {
    let wanted = use_state(|| (0_u32, String::new()));
    use_effect_with((*wanted).clone(), |(count, id)| {
        if *count > 0 {
            let id = id.clone();
            spawn_local(async move {
                for _ in 0..TRIES {
                    if focus_on(&id) {
                        return;
                    }
                    gloo_timers::future::TimeoutFuture::new(PAUSE_MS).await;
                }
            });
        }
    });
    Callback::from(move |id: String| wanted.set((wanted.0 + 1, id)))
}
