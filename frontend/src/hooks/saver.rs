//! What an editor that saves by itself holds and what becomes of it: typed, being saved, saved, waiting for the network,
//! in conflict. A pure machine: it is told what happened and says what to do next; no text that was typed is ever lost.

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::api::Fault;

/// A text that an editor keeps: minutes, a plan. It knows how two of its kind go together.
pub trait Written: Clone + PartialEq + Default + Serialize + DeserializeOwned + 'static {
    /// A place where two texts quarrel.
    type Place: Clone + PartialEq;
    /// What becomes of such a place.
    type Chosen: Clone + PartialEq;

    /// The text as the server keeps it: without what waits to be filled.
    fn sendable(&self) -> Self;

    /// Whether both say the same to the server.
    fn same(one: &Self, other: &Self) -> bool;

    /// Whether something here is not for the server yet, so that the device alone keeps it.
    fn holds_back(&self) -> bool {
        false
    }

    /// Places that both changed since `base`, each in another way; any of `sent` may have arrived.
    fn conflicts(base: &Self, sent: &[Self], mine: &Self, theirs: &Self) -> Vec<Self::Place>;

    /// Both texts in one; `chosen` says where the own one does not stay.
    fn together(base: &Self, sent: &[Self], mine: &Self, theirs: &Self, chosen: &[Self::Chosen]) -> Self;

    /// A text of the server as it stands on the screen, under the hands of who typed.
    fn settled(typed: &Self, text: Self) -> Self;
}

/// A text of the server with its version.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, bound(deserialize = "T: Default + Deserialize<'de>"))]
pub struct Kept<T> {
    /// Text.
    pub content: T,
    /// Version.
    pub version: i64,
    /// Entity tag for `If-Match`.
    pub etag: Option<String>,
}

/// What stays on the device until the server has it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, bound(deserialize = "T: Default + Deserialize<'de>"))]
pub struct Draft<T> {
    /// The text it began with.
    pub base: Kept<T>,
    /// Texts that were sent and whose answers did not come: any of them may have arrived.
    pub sent: Vec<T>,
    /// What is written.
    pub now: T,
}

/// Unanswered texts that are remembered.
const UNANSWERED: usize = 8;

/// How far a text is, without the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The server has it.
    Saved,
    /// It is on its way, or will soon be.
    Busy,
    /// There is no connection.
    Offline,
    /// The session ended.
    SignedOut,
    /// Somebody must choose.
    Conflict,
    /// The server refuses it.
    Refused,
}

/// How far the text is.
#[derive(Debug, Clone, PartialEq)]
pub enum Phase<T> {
    /// The server has it.
    Saved,
    /// Something was typed; it is sent soon.
    Typed,
    /// It is on its way.
    Saving,
    /// Somebody else saved meanwhile: their text is being fetched.
    Fetching,
    /// There is no connection; it is sent when there is.
    Offline,
    /// The session ended; it is sent after signing in.
    SignedOut,
    /// Both changed one place: somebody must choose.
    Conflict(Box<Kept<T>>),
    /// The server refuses it, and says why.
    Refused(Box<Fault>),
}

impl<T> Phase<T> {
    /// How far it is, without the text.
    pub const fn standing(&self) -> Standing {
        match self {
            Self::Saved => Standing::Saved,
            Self::Typed | Self::Saving | Self::Fetching => Standing::Busy,
            Self::Offline => Standing::Offline,
            Self::SignedOut => Standing::SignedOut,
            Self::Conflict(_) => Standing::Conflict,
            Self::Refused(_) => Standing::Refused,
        }
    }
}

/// What happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Event<T: Written> {
    /// The text was changed.
    Typed(Box<T>),
    /// A while passed without a key, or the writer asks for it.
    Due,
    /// The server saved what was sent.
    Done(Box<Kept<T>>),
    /// What was sent failed, or the text of the others could not be fetched.
    Failed(Box<Fault>),
    /// Somebody else saved before (412).
    Stale,
    /// The server's text, fetched or loaded.
    Theirs(Box<Kept<T>>),
    /// What becomes of the places that both changed; the own text stays at those that are not named.
    Chosen(Vec<T::Chosen>),
    /// The network or the session is back.
    Retry,
}

/// The editor's text.
#[derive(Debug, Clone, PartialEq)]
pub struct Saver<T> {
    /// What is kept on the device.
    pub draft: Draft<T>,
    /// How far it is.
    pub phase: Phase<T>,
    /// Grows with each sending: the order to send.
    pub sending: u32,
    /// Grows with each fetching: the order to fetch.
    pub fetching: u32,
}

impl<T: Written> Saver<T> {
    /// Begins with the server's text and with what the device kept of an earlier sitting.
    pub fn open(server: Kept<T>, draft: Option<Draft<T>>) -> Self {
        let plain = Self {
            draft: Draft {
                now: server.content.clone(),
                base: server.clone(),
                sent: Vec::new(),
            },
            phase: Phase::Saved,
            sending: 0,
            fetching: 0,
        };
        match draft {
            Some(draft) if draft.now.holds_back() || !T::same(&draft.now, &server.content) => {
                let phase = Phase::Typed;
                Self {
                    draft,
                    phase,
                    ..plain
                }
                .next(Event::Theirs(Box::new(server)))
            }
            _ => plain,
        }
    }

    /// Whether anything is not with the server yet.
    pub fn is_unsaved(&self) -> bool {
        !self.draft.sent.is_empty() || !T::same(&self.draft.now, &self.draft.base.content)
    }

    /// What to send.
    pub fn body(&self) -> T {
        self.draft.now.sendable()
    }

    /// Places where somebody must choose.
    pub fn conflicts(&self) -> Vec<T::Place> {
        match &self.phase {
            Phase::Conflict(theirs) => self.quarrels(&theirs.content),
            _ => Vec::new(),
        }
    }

    fn quarrels(&self, theirs: &T) -> Vec<T::Place> {
        let Draft { base, sent, now } = &self.draft;
        T::conflicts(&base.content, sent, now, theirs)
    }

    fn send(&mut self) {
        if !self.is_unsaved() {
            self.phase = Phase::Saved;
            return;
        }
        let sent = &mut self.draft.sent;
        sent.push(self.draft.now.clone());
        if sent.len() > UNANSWERED {
            sent.remove(0);
        }
        self.phase = Phase::Saving;
        self.sending += 1;
    }

    fn fetch(&mut self) {
        self.phase = Phase::Fetching;
        self.fetching += 1;
    }

    /// Goes on from the server's text, with what was chosen where both changed a place.
    fn rebase(&mut self, theirs: Kept<T>, chosen: &[T::Chosen]) {
        let Draft { base, sent, now } = &self.draft;
        let together = T::together(&base.content, sent, now, &theirs.content, chosen);
        let now = T::settled(now, together);
        self.draft = Draft {
            base: theirs,
            sent: Vec::new(),
            now,
        };
        self.send();
    }

    /// What follows from an event.
    #[must_use]
    pub fn next(mut self, event: Event<T>) -> Self {
        match event {
            Event::Typed(now) => {
                self.draft.now = *now;
                if matches!(self.phase, Phase::Saved | Phase::Typed | Phase::Refused(_)) {
                    self.phase = if self.is_unsaved() {
                        Phase::Typed
                    } else {
                        Phase::Saved
                    };
                }
            }
            Event::Due => {
                if matches!(self.phase, Phase::Typed | Phase::Offline | Phase::Refused(_)) {
                    self.send();
                }
            }
            Event::Retry => {
                if matches!(self.phase, Phase::Offline | Phase::SignedOut) {
                    self.send();
                }
            }
            Event::Done(kept) => {
                if self.phase == Phase::Saving {
                    // What was typed since goes on from what the server made of what was sent.
                    let sent = std::mem::take(&mut self.draft.sent).pop().unwrap_or_default();
                    let now = &self.draft.now;
                    self.draft.now = T::settled(now, T::together(&sent, &[], now, &kept.content, &[]));
                    self.draft.base = *kept;
                    self.phase = if self.is_unsaved() {
                        Phase::Typed
                    } else {
                        Phase::Saved
                    };
                }
            }
            Event::Failed(fault) => {
                if matches!(self.phase, Phase::Saving | Phase::Fetching) {
                    // Only a broken connection leaves it open whether the text arrived.
                    if self.phase == Phase::Saving && *fault != Fault::Offline {
                        self.draft.sent.pop();
                    }
                    self.phase = match *fault {
                        Fault::Offline => Phase::Offline,
                        ref fault if fault.is_unauthenticated() => Phase::SignedOut,
                        fault => Phase::Refused(Box::new(fault)),
                    };
                }
            }
            Event::Stale => {
                if self.phase == Phase::Saving {
                    self.draft.sent.pop();
                    self.fetch();
                }
            }
            Event::Theirs(theirs) => {
                let newer = theirs.version > self.draft.base.version;
                match self.phase {
                    // What is on its way answers for itself.
                    Phase::Saving => {}
                    _ if newer => {
                        if self.quarrels(&theirs.content).is_empty() {
                            self.rebase(*theirs, &[]);
                        } else {
                            self.phase = Phase::Conflict(theirs);
                        }
                    }
                    // The version was never another one: the tag alone was old.
                    Phase::Fetching => {
                        self.draft.base.etag = theirs.etag;
                        self.send();
                    }
                    _ => {}
                }
            }
            Event::Chosen(chosen) => {
                if let Phase::Conflict(theirs) = self.phase.clone() {
                    self.rebase(*theirs, &chosen);
                }
            }
        }
        self
    }
}
