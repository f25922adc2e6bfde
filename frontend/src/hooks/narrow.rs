//! How wide the screen is.

use gloo_events::EventListener;
use yew::prelude::*;

/// Whether the screen is as narrow as a phone: cards instead of tables and grids.
#[hook]
pub fn use_narrow() -> bool {
    let list = use_memo((), |()| {
        // Natively there is no window.
        if cfg!(target_arch = "wasm32") {
            web_sys::window()?
                .match_media("(max-width: 48rem)")
                .ok()
                .flatten()
        } else {
            None
        }
    });
    let narrow = use_state(|| {
        list.as_ref()
            .as_ref()
            .is_some_and(web_sys::MediaQueryList::matches)
    });
    {
        let narrow = narrow.clone();
        use_effect_with((), move |()| {
            let listener = (*list).clone().map(|media| {
                let own = media.clone();
                EventListener::new(&media, "change", move |_| narrow.set(own.matches()))
            });
            move || drop(listener)
        });
    }
    *narrow
}
