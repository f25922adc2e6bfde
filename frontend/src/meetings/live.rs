//! A meeting that many follow at once: when anything of it changed, what is on screen is fetched again.

use std::{cell::RefCell, rc::Rc};

use gloo_events::EventListener;
use gloo_timers::callback::{Interval, Timeout};
use veche_domain::Id;
use web_sys::EventSource;
use yew::prelude::*;

use crate::state::use_invalidate;

/// Pause in which several changes become one loading: a vote of thirty people comes within seconds.
const GATHER_MS: u32 = 300;
/// How often the server is asked while the stream is broken.
const ASK_MS: u32 = 5_000;

/// What a change of a meeting can be seen in.
fn features() -> Vec<&'static str> {
    vec!["meetings", "elections", "resolutions"]
}

/// Whether somebody looks at the tab. A hidden one keeps no stream: a browser allows few of them to one server.
#[hook]
fn use_visible() -> bool {
    let visible = use_state(|| true);
    {
        let set = visible.setter();
        use_effect_with((), move |()| {
            let document = web_sys::window().and_then(|w| w.document());
            let listener = document.map(|document| {
                let of = document.clone();
                EventListener::new(&document, "visibilitychange", move |_| set.set(!of.hidden()))
            });
            move || drop(listener)
        });
    }
    *visible
}

/// Follows a meeting while its page is open. What is typed stays: only loaded data change.
#[hook]
pub fn use_meeting_events(id: Id) {
    let invalidate = use_invalidate();
    let visible = use_visible();
    let missed = use_mut_ref(|| false);
    use_effect_with((id, invalidate, visible), move |(id, invalidate, visible)| {
        // Whatever happened behind a hidden tab is fetched once.
        if missed.replace(!visible) && *visible {
            invalidate.emit(features());
        }
        let following = visible.then(|| Following::begin(*id, invalidate));
        move || drop(following)
    });
}

/// An open stream with what hangs on it; dropping it ends everything.
struct Following {
    stream: Option<EventSource>,
    gathering: Rc<RefCell<Option<Timeout>>>,
    asking: Rc<RefCell<Option<Interval>>>,
    _listeners: Option<[EventListener; 3]>,
}

impl Following {
    fn begin(id: Id, invalidate: &Callback<Vec<&'static str>>) -> Self {
        let stream = EventSource::new(&format!("/api/v1/meetings/{id}/events")).ok();
        let gathering = Rc::new(RefCell::new(None::<Timeout>));
        let asking = Rc::new(RefCell::new(None::<Interval>));
        let changed = {
            let (invalidate, gathering) = (invalidate.clone(), gathering.clone());
            move || {
                let (invalidate, cell) = (invalidate.clone(), gathering.clone());
                gathering.borrow_mut().get_or_insert_with(|| {
                    Timeout::new(GATHER_MS, move || {
                        cell.borrow_mut().take();
                        invalidate.emit(features());
                    })
                });
            }
        };
        let ask = {
            let (invalidate, asking) = (invalidate.clone(), asking.clone());
            move || {
                let invalidate = invalidate.clone();
                asking
                    .borrow_mut()
                    .get_or_insert_with(|| Interval::new(ASK_MS, move || invalidate.emit(features())));
            }
        };
        if stream.is_none() {
            ask();
        }
        let listeners = stream.as_ref().map(|stream| {
            let back = {
                let (changed, asking) = (changed.clone(), asking.clone());
                // Whatever happened while the stream was broken is fetched once.
                move |_: &Event| {
                    if asking.borrow_mut().take().is_some() {
                        changed();
                    }
                }
            };
            [
                EventListener::new(stream, "changed", move |_| changed()),
                EventListener::new(stream, "error", move |_| ask()),
                EventListener::new(stream, "open", back),
            ]
        });
        Self {
            stream,
            gathering,
            asking,
            _listeners: listeners,
        }
    }
}

impl Drop for Following {
    fn drop(&mut self) {
        self.gathering.borrow_mut().take();
        self.asking.borrow_mut().take();
        if let Some(stream) = &self.stream {
            stream.close();
        }
    }
}
