//! Drives a saver: timers, the network, the device. What it does follows from what the machine says.

use std::{future::Future, pin::Pin, rc::Rc};

use chrono::{DateTime, Utc};
use gloo_events::EventListener;
use gloo_timers::callback::{Interval, Timeout};
use veche_domain::problem::ErrorCode;
use yew::{platform::spawn_local, prelude::*};

use super::saver::{Draft, Event, Kept, Phase, Saver, Written};
use crate::{
    api::Fault,
    state::{Gate, draft, use_actor, use_invalidate, use_session},
};

/// Silence after the last key before the text is sent.
const PAUSE_MS: u32 = 2_000;
/// How often a text that could not be sent is tried again.
const RETRY_MS: u32 = 15_000;

/// What the server answers: its text, and when it was saved.
pub type Answered<T> = Result<(Kept<T>, Option<DateTime<Utc>>), Fault>;
type Under<T> = Pin<Box<dyn Future<Output = Answered<T>>>>;

/// The way to the server for one text.
pub struct Wire<T> {
    /// Sends the text that goes on from the one the server has.
    pub put: Box<dyn Fn(T, Kept<T>) -> Under<T>>,
    /// Fetches the server's text.
    pub get: Box<dyn Fn() -> Under<T>>,
    /// Features whose answers tell of a text that was saved.
    pub touches: Vec<&'static str>,
}

/// The saver with the place where the device keeps its text.
#[derive(Debug, Clone, PartialEq)]
pub struct Keeping<T> {
    /// The machine.
    pub saver: Saver<T>,
    /// When the server saved last.
    pub saved_at: Option<DateTime<Utc>>,
    keys: u32,
    place: String,
    written: Option<String>,
}

impl<T: Written> Keeping<T> {
    /// Keeps on the device what the server does not have, and forgets what it has: only the own text, since another
    /// tab may keep its own there.
    fn keep(&mut self) {
        if self.saver.is_unsaved() || self.saver.draft.now.holds_back() {
            let text = serde_json::to_string(&self.saver.draft).unwrap_or_default();
            draft::write(&self.place, &text);
            self.written = Some(text);
        } else if let Some(written) = self.written.take()
            && draft::read(&self.place).as_ref() == Some(&written)
        {
            draft::remove(&self.place);
        }
    }
}

/// What happened, and when the server says it saved.
pub enum Turn<T: Written> {
    /// An event of the machine.
    Event(Event<T>),
    /// The server saved.
    Saved(Box<Kept<T>>, Option<DateTime<Utc>>),
}

impl<T: Written> Reducible for Keeping<T> {
    type Action = Turn<T>;

    fn reduce(self: Rc<Self>, turn: Turn<T>) -> Rc<Self> {
        let mut next = (*self).clone();
        let event = match turn {
            Turn::Event(event) => event,
            Turn::Saved(kept, at) => {
                next.saved_at = at;
                Event::Done(kept)
            }
        };
        next.keys += u32::from(matches!(event, Event::Typed(_)));
        next.saver = next.saver.next(event);
        next.keep();
        Rc::new(next)
    }
}

/// What the device keeps at a place: a text that the server may not have.
pub fn left_at<T: Written>(account: &str, name: &str) -> Option<Draft<T>> {
    serde_json::from_str(&draft::read(&draft::key_of(account, name))?).ok()
}

/// The editor's text and the way to change it.
#[derive(Clone, PartialEq)]
pub struct Keeper<T: Written> {
    state: UseReducerHandle<Keeping<T>>,
}

impl<T: Written> Keeper<T> {
    /// The machine as it stands.
    pub fn saver(&self) -> &Saver<T> {
        &self.state.saver
    }

    /// When the server saved last.
    pub fn saved_at(&self) -> Option<DateTime<Utc>> {
        self.state.saved_at
    }

    /// Tells the machine what happened.
    pub fn tell(&self) -> Callback<Event<T>> {
        let dispatcher = self.state.dispatcher();
        Callback::from(move |event| dispatcher.dispatch(Turn::Event(event)))
    }
}

/// Keeps a text being written: sends it after a pause, tries again when the network or the session is back, brings in
/// what others saved. `name` is where the device keeps it; `server` is its text as it was loaded last.
#[hook]
pub fn use_keeper<T: Written>(
    name: &str,
    server: Kept<T>,
    saved_at: Option<DateTime<Utc>>,
    wire: Rc<Wire<T>>,
) -> Keeper<T> {
    let session = use_session();
    let invalidate = use_invalidate();
    let account = use_actor()
        .map(|actor| actor.account_id.to_string())
        .unwrap_or_default();
    let state = {
        let (server, name) = (server.clone(), name.to_owned());
        use_reducer(move || {
            let mut keeping = Keeping {
                saver: Saver::open(server, left_at(&account, &name)),
                saved_at,
                keys: 0,
                written: draft::read(&draft::key_of(&account, &name)),
                place: draft::key_of(&account, &name),
            };
            keeping.keep();
            keeping
        })
    };
    let dispatcher = state.dispatcher();
    let saver = state.saver.clone();
    let latest = use_mut_ref(|| saver.clone());
    *latest.borrow_mut() = saver.clone();

    {
        let dispatcher = dispatcher.clone();
        use_effect_with((server.version, server.etag.clone()), move |_| {
            dispatcher.dispatch(Turn::Event(Event::Theirs(Box::new(server))));
        });
    }
    {
        // Every key begins the pause anew.
        let dispatcher = dispatcher.clone();
        use_effect_with((state.keys, saver.phase == Phase::Typed), move |(_, typed)| {
            let timer =
                typed.then(|| Timeout::new(PAUSE_MS, move || dispatcher.dispatch(Turn::Event(Event::Due))));
            move || drop(timer)
        });
    }
    {
        let (dispatcher, latest, session) = (dispatcher.clone(), latest.clone(), session.clone());
        let (invalidate, wire) = (invalidate.clone(), wire.clone());
        use_effect_with(saver.sending, move |sending| {
            if *sending > 0 {
                let saver = latest.borrow().clone();
                spawn_local(async move {
                    let turn = match (wire.put)(saver.body(), saver.draft.base.clone()).await {
                        Ok((kept, at)) => {
                            invalidate.emit(wire.touches.clone());
                            Turn::Saved(Box::new(kept), at)
                        }
                        Err(fault) if fault.code() == Some(ErrorCode::Stale) => Turn::Event(Event::Stale),
                        Err(fault) => {
                            if let Some(session) = session.filter(|_| fault.is_unauthenticated()) {
                                session.expire();
                            }
                            Turn::Event(Event::Failed(Box::new(fault)))
                        }
                    };
                    dispatcher.dispatch(turn);
                });
            }
        });
    }
    {
        let (dispatcher, wire) = (dispatcher.clone(), wire.clone());
        use_effect_with(saver.fetching, move |fetching| {
            if *fetching > 0 {
                spawn_local(async move {
                    let answer = (wire.get)().await;
                    dispatcher.dispatch(Turn::Event(match answer {
                        Ok((kept, _)) => Event::Theirs(Box::new(kept)),
                        Err(fault) => Event::Failed(Box::new(fault)),
                    }));
                });
            }
        });
    }
    {
        let dispatcher = dispatcher.clone();
        use_effect_with(saver.phase == Phase::Offline, move |offline| {
            let kept = offline.then(|| {
                let again = {
                    let dispatcher = dispatcher.clone();
                    move || dispatcher.dispatch(Turn::Event(Event::Retry))
                };
                let timer = Interval::new(RETRY_MS, again.clone());
                let online = web_sys::window().map(|w| EventListener::new(&w, "online", move |_| again()));
                (timer, online)
            });
            move || drop(kept)
        });
    }
    {
        let signed_in = session.as_ref().is_some_and(|s| matches!(s.gate(), Gate::In(_)));
        use_effect_with(signed_in, move |signed_in| {
            if *signed_in {
                dispatcher.dispatch(Turn::Event(Event::Retry));
            }
        });
    }
    {
        // Who leaves within the pause has the text sent all the same; the device keeps it until the next opening.
        use_effect_with((), move |()| {
            move || {
                let saver = latest.borrow().clone();
                if saver.phase == Phase::Typed {
                    spawn_local(async move {
                        if (wire.put)(saver.body(), saver.draft.base.clone()).await.is_ok() {
                            invalidate.emit(wire.touches.clone());
                        }
                    });
                }
            }
        });
    }
    Keeper { state }
}
