//! What stands around every page: header, navigation, search, keys.

mod bell;
mod date;
mod header;
mod keys;
mod menu;
mod navigation;
mod pages;
mod parts;
mod search;

use std::{cell::Cell, rc::Rc};

use gloo_events::{EventListener, EventListenerOptions, EventListenerPhase};
use web_sys::FocusOptions;
use yew::prelude::*;
use yew_router::prelude::*;

pub use bell::BellView;
pub use navigation::{NavItem, items_for};

use crate::{
    routes::Route,
    state::{use_actor, use_on_date, use_words},
    ui::Button,
};

/// Whether the page that opens is one that was left: the browser itself then scrolls to where it was.
#[hook]
fn use_returned() -> Rc<Cell<bool>> {
    let returned = use_memo((), |()| Cell::new(false));
    {
        let returned = returned.clone();
        use_effect_with((), move |()| {
            // Before the router hears of it: the page is opened while it does.
            let first = EventListenerOptions {
                phase: EventListenerPhase::Capture,
                passive: true,
            };
            let listener = web_sys::window().map(|window| {
                EventListener::new_with_options(&window, "popstate", first, move |_| returned.set(true))
            });
            move || drop(listener)
        });
    }
    returned
}

/// Header, navigation and the open page.
#[component]
pub fn Shell() -> Html {
    let words = use_words();
    let on_date = use_on_date();
    let actor = use_actor();
    let searching = use_state(|| false);
    let folded = use_state(|| true);
    let main = use_node_ref();
    let location = use_location();

    keys::use_keys(searching.setter());
    parts::use_prefetch();
    let returned = use_returned();
    {
        // A new page begins at its top and is announced; a filter that changes the query is not a new page.
        let main = main.clone();
        let path = location.map(|l| l.path().to_owned());
        let first = use_mut_ref(|| true);
        use_effect_with(path, move |_| {
            let returned = returned.replace(false);
            if std::mem::replace(&mut *first.borrow_mut(), false) {
                return;
            }
            if let Some(node) = main.cast::<web_sys::HtmlElement>() {
                let quietly = FocusOptions::new();
                quietly.set_prevent_scroll(true);
                let _ = node.focus_with_options(&quietly);
            }
            if let Some(window) = web_sys::window().filter(|_| !returned) {
                window.scroll_to_with_x_and_y(0.0, 0.0);
            }
        });
    }
    let toggle_menu = {
        let folded = folded.clone();
        Callback::from(move |()| folded.set(!*folded))
    };
    let fold = {
        let folded = folded.clone();
        Callback::from(move |()| folded.set(true))
    };
    let open_search = {
        let searching = searching.clone();
        Callback::from(move |()| searching.set(true))
    };
    let close_search = {
        let searching = searching.clone();
        Callback::from(move |()| searching.set(false))
    };
    let back_to_today = {
        let set = on_date.set.clone();
        Callback::from(move |()| set.emit(None))
    };
    let Some(actor) = actor else {
        return Html::default();
    };
    html! {
        <div class={classes!("veche-shell", on_date.is_turned().then_some("veche-shell--turned"))}>
            <a class="veche-skip" href="#main">{ words.t("skip-to-content") }</a>
            <header::Header menu_open={!*folded} onmenu={toggle_menu} onsearch={open_search} />
            <navigation::Navigation actor={actor.clone()} open={!*folded} onfollow={fold} />
            <main id="main" class="veche-main" tabindex="-1" ref={main}>
                if on_date.is_turned() {
                    <div class="veche-turned" role="status">
                        <span>{ words.with("date-turned", &[("date", &words.date(on_date.shown()))]) }</span>
                        <Button label={words.t("date-today")} onclick={back_to_today} />
                    </div>
                }
                <Switch<Route> render={pages::page} />
            </main>
            if *searching {
                <search::Search actor={actor} onclose={close_search} />
            }
        </div>
    }
}
