//! Keys that work on every page: `/` and Ctrl+K search, `g` and a letter jumps.

use std::{cell::Cell, rc::Rc};

use gloo_events::{EventListener, EventListenerOptions};
use gloo_timers::callback::Timeout;
use veche_domain::text::swap_layout;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};
use yew::prelude::*;
use yew_router::prelude::*;

use super::navigation::items_for;
use crate::state::use_actor;

/// Time in which the letter must follow `g`.
const JUMP_MS: u32 = 1_200;

/// Whether somebody is typing, so that letters are text.
fn is_typing(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|t| t.dyn_into::<HtmlElement>().ok());
    target.is_some_and(|t| {
        matches!(t.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT") || t.is_content_editable()
    })
}

/// Listens on the document.
#[hook]
pub(super) fn use_keys(search: UseStateSetter<bool>) {
    let navigator = use_navigator();
    let actor = use_actor();
    use_effect_with(actor, move |actor| {
        let items = actor.as_ref().map(items_for).unwrap_or_default();
        let jumping = Rc::new(Cell::new(false));
        let document = web_sys::window().and_then(|w| w.document());
        let options = EventListenerOptions::enable_prevent_default();
        let listener = document.map(|document| {
            EventListener::new_with_options(&document, "keydown", options, move |event| {
                let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
                    return;
                };
                // The key as a Latin letter whatever the layout: «.» of the Russian one stands where `/` is.
                let key = latin(&event.key());
                if (event.ctrl_key() || event.meta_key()) && key == "k" {
                    event.prevent_default();
                    search.set(true);
                    return;
                }
                if event.ctrl_key() || event.meta_key() || event.alt_key() || is_typing(event) {
                    return;
                }
                if jumping.replace(false) {
                    let item = items.iter().find(|i| i.letter == key);
                    if let (Some(item), Some(navigator)) = (item, &navigator) {
                        event.prevent_default();
                        navigator.push(&item.to);
                    }
                    return;
                }
                match key.as_str() {
                    "/" => {
                        event.prevent_default();
                        search.set(true);
                    }
                    "g" => {
                        jumping.set(true);
                        let jumping = jumping.clone();
                        Timeout::new(JUMP_MS, move || jumping.set(false)).forget();
                    }
                    _ => {}
                }
            })
        });
        move || drop(listener)
    });
}

fn latin(key: &str) -> String {
    let lower = key.to_lowercase();
    if lower.chars().count() == 1 && !lower.is_ascii() {
        swap_layout(&lower)
    } else {
        lower
    }
}
