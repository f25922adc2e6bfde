//! Parts of the program that arrive when they are first needed: a page is fetched with its feature, not at the start.
//!
//! `#[wasm_split]` marks where the build may cut; natively its functions are called as they stand.
#![allow(unsafe_code, reason = "what `wasm_split` expands to names foreign functions")]

use std::cell::Cell;

use gloo_timers::callback::Timeout;
use js_sys::Reflect;
use wasm_bindgen::JsValue;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use yew::{platform::spawn_local, prelude::*};

use super::pages;
use crate::{
    routes::Route,
    state::use_words,
    ui::{Button, EmptyState, Skeleton},
};

/// Draws the page of an address.
pub(super) type View = fn(Route) -> Html;

macro_rules! parts {
    ($($part:ident $name:ident $door:path;)+) => {
        /// Features whose pages arrive together, when the first of them is needed.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Part {
            $(#[doc = concat!("Pages of `", stringify!($name), "`.")] $part,)+
        }

        impl Part {
            async fn fetch(self) -> Result<View, SplitLoaderError> {
                match self {
                    $(Self::$part => $name().await,)+
                }
            }
        }

        $(
            #[wasm_split($name, fallible)]
            fn $name() -> Result<View, SplitLoaderError> {
                Ok($door)
            }
        )+

        thread_local! {
            static ARRIVED: [Cell<Option<View>>; [$(Part::$part),+].len()] = const { [$({ let _ = Part::$part; Cell::new(None) }),+] };
        }
    };
}

// Few and wide: what two parts share is cut out as a part of its own, so each more multiplies the pieces to fetch.
parts! {
    Associations associations pages::associations;
    Orders orders pages::orders;
    Meetings meetings pages::meetings;
    Minutes minutes pages::minutes;
    Plans plans pages::plans;
    Year year pages::year;
    Library library pages::library;
    Registers registers pages::registers;
    Office office pages::office;
}

impl Part {
    fn arrived(self) -> Option<View> {
        ARRIVED.with(|arrived| arrived.get(self as usize).and_then(Cell::get))
    }

    async fn ensure(self) -> Result<View, SplitLoaderError> {
        let view = self.fetch().await?;
        ARRIVED.with(|arrived| {
            if let Some(place) = arrived.get(self as usize) {
                place.set(Some(view));
            }
        });
        Ok(view)
    }
}

/// How long the first page is left alone with the network.
const PEACE_MILLIS: u32 = 2_000;

/// Fetches the parts while the person reads the first page, so that the next one opens at once; not where the person
/// asked the browser to save data.
#[hook]
pub(super) fn use_prefetch() {
    use_effect_with((), |()| {
        let timer = (!saves_data()).then(|| {
            Timeout::new(PEACE_MILLIS, || {
                spawn_local(async {
                    for part in [
                        Part::Associations,
                        Part::Meetings,
                        Part::Minutes,
                        Part::Year,
                        Part::Plans,
                        Part::Library,
                        Part::Registers,
                        Part::Office,
                    ] {
                        // A part that did not come is asked for again by its page, which says what is wrong.
                        if part.arrived().is_none() && part.ensure().await.is_err() {
                            return;
                        }
                    }
                });
            })
        });
        move || drop(timer)
    });
}

/// `navigator.connection.saveData`, which not every browser has.
fn saves_data() -> bool {
    let Some(window) = web_sys::window() else {
        return true;
    };
    let within = |of: &JsValue, name: &str| Reflect::get(of, &JsValue::from_str(name)).unwrap_or_default();
    let connection = within(&window.navigator(), "connection");
    connection.is_object() && within(&connection, "saveData").is_truthy()
}

/// Properties of [`Arriving`].
#[derive(Properties, PartialEq)]
pub(super) struct ArrivingProps {
    /// Where the page lives.
    pub(super) part: Part,
    /// Address of the page.
    pub(super) route: Route,
}

/// A page whose part may still be on its way.
#[component]
pub(super) fn Arriving(props: &ArrivingProps) -> Html {
    let words = use_words();
    let failed = use_state(|| false);
    let attempt = use_state(|| 0_u32);
    {
        let failed = failed.clone();
        use_effect_with((props.part, *attempt), move |&(part, _)| {
            if part.arrived().is_none() {
                spawn_local(async move { failed.set(part.ensure().await.is_err()) });
            }
        });
    }
    if let Some(view) = props.part.arrived() {
        return view(props.route.clone());
    }
    if !*failed {
        return html! { <Skeleton lines=6 /> };
    }
    let retry = {
        let (failed, attempt) = (failed.clone(), attempt.clone());
        Callback::from(move |()| {
            failed.set(false);
            attempt.set(*attempt + 1);
        })
    };
    let reload = Callback::from(|()| {
        if let Some(window) = web_sys::window() {
            let _ = window.location().reload();
        }
    });
    html! {
        <EmptyState title={words.t("part-missing")} text={words.t("part-missing-next")}>
            <Button label={words.t("retry")} onclick={retry} />
            <Button label={words.t("reload")} onclick={reload} />
        </EmptyState>
    }
}
