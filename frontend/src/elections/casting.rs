//! Sending a vote: what is chosen stays chosen until the server has it, whatever the network does.

use std::cell::Cell;
use std::rc::Rc;

use veche_domain::{
    Id,
    elections::{CastElectionVote, NewVote},
};
use yew::{platform::spawn_local, prelude::*};

use crate::{
    api::{self, Fault, Request},
    state::{draft, use_actor, use_invalidate, use_session},
};

/// A vote and how far it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Casting {
    /// The vote to show as chosen.
    pub shown: Option<NewVote>,
    /// Whether it is on its way.
    pub busy: bool,
    /// Why it did not arrive.
    pub fault: Option<Fault>,
    /// Chooses and sends.
    pub cast: Callback<NewVote>,
}

impl Casting {
    /// A vote as the server has it; for tests and for those who only look.
    pub fn kept(shown: Option<NewVote>) -> Self {
        Self {
            shown,
            busy: false,
            fault: None,
            cast: Callback::noop(),
        }
    }
}

/// The vote of a person in a round of an election; `kept` is what the server has of it.
#[hook]
pub(super) fn use_casting(election: Id, round: i32, person: Id, kept: Option<NewVote>) -> Casting {
    let account = use_actor()
        .map(|actor| actor.account_id.to_string())
        .unwrap_or_default();
    let key = draft::key_of(&account, &format!("vote-{election}-{round}-{person}"));
    let (session, invalidate) = (use_session(), use_invalidate());
    // What could not be sent in an earlier sitting is chosen still.
    let left = {
        let key = key.clone();
        use_memo((), move |()| {
            draft::read(&key).and_then(|text| serde_json::from_str::<NewVote>(&text).ok())
        })
    };
    let wanted = use_state(|| (*left).clone());
    let fault = use_state(|| left.is_some().then_some(Fault::Offline));
    let busy = use_state(|| false);
    let latest = use_mut_ref(|| (*left).clone());
    let under_way = use_memo((), |()| Rc::new(Cell::new(false)));
    {
        // The server's word replaces the chosen one as soon as it is heard, unless that is still on its way.
        let (wanted, fault, under_way) = (wanted.clone(), fault.clone(), under_way.clone());
        use_effect_with(kept.clone(), move |_| {
            if !under_way.get() && fault.is_none() {
                wanted.set(None);
            }
        });
    }
    let cast = {
        let (wanted, fault, busy) = (wanted.clone(), fault.clone(), busy.clone());
        Callback::from(move |vote: NewVote| {
            wanted.set(Some(vote.clone()));
            draft::write(&key, &serde_json::to_string(&vote).unwrap_or_default());
            *latest.borrow_mut() = Some(vote);
            if under_way.replace(true) {
                // What is on its way is followed by the newer choice.
                return;
            }
            busy.set(true);
            fault.set(None);
            let (fault, busy, latest, under_way) =
                (fault.clone(), busy.clone(), latest.clone(), under_way.clone());
            let (session, invalidate, key) = (session.clone(), invalidate.clone(), key.clone());
            spawn_local(async move {
                loop {
                    let Some(vote) = latest.borrow().clone() else {
                        break;
                    };
                    let params = [election.to_string(), person.to_string()];
                    let request = Request {
                        params: params.to_vec(),
                        ..Request::default()
                    };
                    match api::call::<CastElectionVote>(request.body(vote.clone())).await {
                        Ok(_) if *latest.borrow() == Some(vote) => {
                            draft::remove(&key);
                            invalidate.emit(vec!["elections"]);
                            break;
                        }
                        Ok(_) => {}
                        Err(problem) => {
                            if let Some(session) = session.filter(|_| problem.is_unauthenticated()) {
                                session.expire();
                            }
                            fault.set(Some(problem));
                            break;
                        }
                    }
                }
                under_way.set(false);
                busy.set(false);
            });
        })
    };
    Casting {
        shown: (*wanted).clone().or(kept),
        busy: *busy,
        fault: (*fault).clone(),
        cast,
    }
}
