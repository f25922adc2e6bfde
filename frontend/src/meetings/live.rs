//! A meeting that many follow at once: when anything of it changed, what is on screen is fetched again.

use gloo_events::EventListener;
use gloo_timers::callback::{Interval, Timeout};
use std::{cell::RefCell, rc::Rc};
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

/// Follows a meeting while its page is open. What is typed stays: only loaded data change.
#[hook]
pub fn use_meeting_events(id: Id) {
    let invalidate = use_invalidate();
    use_effect_with((id, invalidate), |(id, invalidate)| {
        let stream = EventSource::new(&format!("/api/v1/meetings/{id}/events")).ok();
        let gathering = Rc::new(RefCell::new(None::<Timeout>));
        let asking = Rc::new(RefCell::new(None::<Interval>));
        let changed = {
            let (invalidate, gathering) = (invalidate.clone(), gathering.clone());
            Callback::from(move |()| {
                let (invalidate, cell) = (invalidate.clone(), gathering.clone());
                let mut waiting = gathering.borrow_mut();
                if waiting.is_none() {
                    *waiting = Some(Timeout::new(GATHER_MS, move || {
                        cell.borrow_mut().take();
                        invalidate.emit(features());
                    }));
                }
            })
        };
        let ask = {
            let (invalidate, asking) = (invalidate.clone(), asking.clone());
            Callback::from(move |()| {
                let invalidate = invalidate.clone();
                asking
                    .borrow_mut()
                    .get_or_insert_with(|| Interval::new(ASK_MS, move || invalidate.emit(features())));
            })
        };
        if stream.is_none() {
            ask.emit(());
        }
        let listeners = stream.as_ref().map(|stream| {
            let back = {
                let (changed, asking) = (changed.clone(), asking.clone());
                // Whatever happened while the stream was broken is fetched once.
                move |_: &Event| {
                    if asking.borrow_mut().take().is_some() {
                        changed.emit(());
                    }
                }
            };
            [
                EventListener::new(stream, "changed", move |_| changed.emit(())),
                EventListener::new(stream, "error", move |_| ask.emit(())),
                EventListener::new(stream, "open", back),
            ]
        });
        move || {
            drop(listeners);
            gathering.borrow_mut().take();
            asking.borrow_mut().take();
            if let Some(stream) = stream {
                stream.close();
            }
        }
    });
}
