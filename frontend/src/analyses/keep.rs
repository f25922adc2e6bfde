//! Drives the saver of an analysis: timers, the network, the device. What it does follows from what the machine says.

use std::rc::Rc;

use chrono::{DateTime, Utc};
use gloo_events::EventListener;
use gloo_timers::callback::{Interval, Timeout};
use veche_domain::{
    Id,
    analyses::{Analysis, AnalysisPatch, GetAnalysis, UpdateAnalysis},
    problem::ErrorCode,
};
use yew::{platform::spawn_local, prelude::*};

use super::saver::{Draft, Event, Kept, Phase, Saver};
use crate::{
    api::{self, Fault, Reply, Request},
    state::{Gate, draft, use_actor, use_invalidate, use_session},
};

/// Silence after the last key before the texts are sent.
const PAUSE_MS: u32 = 2_000;
/// How often texts that could not be sent are tried again.
const RETRY_MS: u32 = 15_000;

/// The saver with the place where the device keeps its texts.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Keeping {
    saver: Saver,
    saved_at: Option<DateTime<Utc>>,
    keys: u32,
    place: String,
    written: Option<String>,
}

impl Keeping {
    /// Keeps on the device what the server does not have, and forgets what it has: only the own text, since another
    /// tab may keep its own there.
    fn keep(&mut self) {
        if self.saver.is_unsaved() {
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
pub(super) enum Turn {
    Event(Event),
    Saved(Box<Kept>, DateTime<Utc>),
}

impl Reducible for Keeping {
    type Action = Turn;

    fn reduce(self: Rc<Self>, turn: Turn) -> Rc<Self> {
        let mut next = (*self).clone();
        let event = match turn {
            Turn::Event(event) => event,
            Turn::Saved(kept, at) => {
                next.saved_at = Some(at);
                Event::Done(kept)
            }
        };
        next.keys += u32::from(matches!(event, Event::Typed(..)));
        next.saver = next.saver.next(event);
        next.keep();
        Rc::new(next)
    }
}

/// The texts of the server with their version.
pub(super) fn kept(analysis: &Analysis, etag: Option<String>) -> Kept {
    Kept {
        texts: analysis.texts.clone(),
        version: analysis.version,
        etag,
    }
}

/// The desk's texts and the way to change them.
#[derive(Clone, PartialEq)]
pub(super) struct Keeper {
    state: UseReducerHandle<Keeping>,
}

impl Keeper {
    /// The machine as it stands.
    pub(super) fn saver(&self) -> &Saver {
        &self.state.saver
    }

    /// When the server saved last.
    pub(super) fn saved_at(&self) -> Option<DateTime<Utc>> {
        self.state.saved_at
    }

    /// Tells the machine what happened.
    pub(super) fn tell(&self) -> Callback<Event> {
        let dispatcher = self.state.dispatcher();
        Callback::from(move |event| dispatcher.dispatch(Turn::Event(event)))
    }
}

async fn send(id: Id, saver: &Saver) -> Result<Reply<Analysis>, Fault> {
    let body = AnalysisPatch {
        texts: saver.body(),
        tenure_banding: None,
    };
    let request = Request::to(&[&id.to_string()])
        .body(body)
        .if_match(saver.draft.base.etag.clone());
    api::call::<UpdateAnalysis>(request).await
}

/// Keeps the texts of an analysis being written: sends them after a pause, tries again when the network or the session
/// is back, brings in what others saved.
#[hook]
pub(super) fn use_keeper(analysis: &Rc<Analysis>, etag: Option<String>) -> Keeper {
    let id = analysis.id;
    let session = use_session();
    let invalidate = use_invalidate();
    let account = use_actor()
        .map(|actor| actor.account_id.to_string())
        .unwrap_or_default();
    let state = {
        let (analysis, etag) = (analysis.clone(), etag.clone());
        use_reducer(move || {
            let place = draft::key_of(&account, &format!("analysis-{}", analysis.id));
            let found = draft::read(&place);
            let draft: Option<Draft> = found.as_deref().and_then(|text| serde_json::from_str(text).ok());
            let mut keeping = Keeping {
                saver: Saver::open(kept(&analysis, etag), draft),
                saved_at: Some(analysis.edited_at),
                keys: 0,
                place,
                written: found,
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
        let (dispatcher, analysis) = (dispatcher.clone(), analysis.clone());
        use_effect_with((analysis.version, etag), move |(_, etag)| {
            let theirs = Box::new(kept(&analysis, etag.clone()));
            dispatcher.dispatch(Turn::Event(Event::Theirs(theirs)));
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
        let invalidate = invalidate.clone();
        use_effect_with(saver.sending, move |sending| {
            if *sending > 0 {
                let saver = latest.borrow().clone();
                spawn_local(async move {
                    let turn = match send(id, &saver).await {
                        Ok(reply) => {
                            invalidate.emit(vec!["analyses"]);
                            Turn::Saved(Box::new(kept(&reply.data, reply.etag)), reply.data.edited_at)
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
        let dispatcher = dispatcher.clone();
        use_effect_with(saver.fetching, move |fetching| {
            if *fetching > 0 {
                spawn_local(async move {
                    let answer = api::call::<GetAnalysis>(Request::to(&[&id.to_string()])).await;
                    dispatcher.dispatch(Turn::Event(match answer {
                        Ok(reply) => Event::Theirs(Box::new(kept(&reply.data, reply.etag))),
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
        // Who leaves within the pause has the texts sent all the same; the device keeps them until the next opening.
        use_effect_with((), move |()| {
            move || {
                let saver = latest.borrow().clone();
                if saver.phase == Phase::Typed {
                    spawn_local(async move {
                        if send(id, &saver).await.is_ok() {
                            invalidate.emit(vec!["analyses"]);
                        }
                    });
                }
            }
        });
    }
    Keeper { state }
}
