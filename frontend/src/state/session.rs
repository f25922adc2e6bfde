//! Who is signed in.

use std::rc::Rc;

use veche_domain::{access::Actor, accounts::Session};
use yew::prelude::*;

/// What is known of the session.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Gate {
    /// The server has not answered yet.
    #[default]
    Unknown,
    /// The server did not answer at all.
    Unreachable,
    /// Nobody is signed in.
    SignedOut,
    /// Somebody is.
    In(Rc<Session>),
    /// The session ended while the page was open: the page stays, a dialog asks to sign in again.
    Expired(Rc<Session>),
}

/// A change of the session.
pub enum GateAction {
    /// The server answered.
    Set(Gate),
    /// A call was refused for want of a session.
    Expire,
}

impl Reducible for Gate {
    type Action = GateAction;

    fn reduce(self: Rc<Self>, action: GateAction) -> Rc<Self> {
        match (action, &*self) {
            (GateAction::Set(gate), _) => Rc::new(gate),
            (GateAction::Expire, Self::In(session)) => Rc::new(Self::Expired(session.clone())),
            (GateAction::Expire, Self::Expired(_)) => self,
            (GateAction::Expire, _) => Rc::new(Self::SignedOut),
        }
    }
}

/// The session and the ways it changes.
#[derive(Debug, Clone, PartialEq)]
pub struct SessionHandle(pub(super) UseReducerHandle<Gate>);

impl SessionHandle {
    /// What is known.
    pub fn gate(&self) -> &Gate {
        &self.0
    }

    /// The session, also one that has just ended.
    pub fn session(&self) -> Option<Rc<Session>> {
        match &*self.0 {
            Gate::In(session) | Gate::Expired(session) => Some(session.clone()),
            _ => None,
        }
    }

    /// The server answered who is signed in.
    pub fn set(&self, gate: Gate) {
        self.0.dispatch(GateAction::Set(gate));
    }

    /// A call was refused for want of a session.
    pub fn expire(&self) {
        self.0.dispatch(GateAction::Expire);
    }
}

/// The session; `None` where no provider is above.
#[hook]
pub fn use_session() -> Option<SessionHandle> {
    use_context::<SessionHandle>()
}

/// Who acts, if somebody is signed in.
#[hook]
pub fn use_actor() -> Option<Actor> {
    use_session().and_then(|s| s.session()).map(|s| s.actor.clone())
}
