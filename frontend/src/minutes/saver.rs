//! What the editor of minutes holds and what becomes of it: typed, being saved, saved, waiting for the network, in
//! conflict. A pure machine: it is told what happened and says what to do next; no text that was typed is ever lost.

use serde::{Deserialize, Serialize};
use veche_domain::minutes::{MinutesContent, MinutesDifference};

use super::merge::{Chosen, Three, same, sendable, settled};
use crate::api::Fault;

/// A text of the server with its version.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Kept {
    /// Text.
    pub content: MinutesContent,
    /// Version.
    pub version: i64,
    /// Entity tag for `If-Match`.
    pub etag: Option<String>,
}

/// What stays on the device until the server has it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// The text it began with.
    pub base: Kept,
    /// Texts that were sent and whose answers did not come: any of them may have arrived.
    pub sent: Vec<MinutesContent>,
    /// What is written.
    pub now: MinutesContent,
}

/// Unanswered texts that are remembered.
const UNANSWERED: usize = 8;

/// How far the text is.
#[derive(Debug, Clone, PartialEq)]
pub enum Phase {
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
    Conflict(Box<Kept>),
    /// The server refuses it, and says why.
    Refused(Box<Fault>),
}

/// What happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// The text was changed.
    Typed(Box<MinutesContent>),
    /// A while passed without a key, or the writer asks for it.
    Due,
    /// The server saved what was sent.
    Done(Box<Kept>),
    /// What was sent failed, or the text of the others could not be fetched.
    Failed(Box<Fault>),
    /// Somebody else saved before (412).
    Stale,
    /// The server's text, fetched or loaded.
    Theirs(Box<Kept>),
    /// What becomes of the places that both changed; the own text stays at those that are not named.
    Chosen(Vec<Chosen>),
    /// The network or the session is back.
    Retry,
}

/// The editor's text.
#[derive(Debug, Clone, PartialEq)]
pub struct Saver {
    /// What is kept on the device.
    pub draft: Draft,
    /// How far it is.
    pub phase: Phase,
    /// Grows with each sending: the order to send.
    pub sending: u32,
    /// Grows with each fetching: the order to fetch.
    pub fetching: u32,
}

impl Saver {
    /// Begins with the server's text and with what the device kept of an earlier sitting.
    pub fn open(server: Kept, draft: Option<Draft>) -> Self {
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
            Some(draft) if !same(&draft.now, &server.content) => {
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
        !self.draft.sent.is_empty() || !same(&self.draft.now, &self.draft.base.content)
    }

    /// What to send.
    pub fn body(&self) -> MinutesContent {
        sendable(&self.draft.now)
    }

    /// Places where somebody must choose.
    pub fn conflicts(&self) -> Vec<MinutesDifference> {
        match &self.phase {
            Phase::Conflict(theirs) => self.three(&theirs.content).conflicts(),
            _ => Vec::new(),
        }
    }

    fn three(&self, theirs: &MinutesContent) -> Three {
        let Draft { base, sent, now } = &self.draft;
        Three::of(&base.content, sent, now, theirs)
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
    fn rebase(&mut self, theirs: Kept, chosen: &[Chosen]) {
        let together = self.three(&theirs.content).together(chosen);
        let now = settled(&self.draft.now, together);
        self.draft = Draft {
            base: theirs,
            sent: Vec::new(),
            now,
        };
        self.send();
    }

    /// What follows from an event.
    #[must_use]
    pub fn next(mut self, event: Event) -> Self {
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
                    let three = Three::of(&sent, &[], &self.draft.now, &kept.content);
                    self.draft.now = settled(&self.draft.now, three.together(&[]));
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
                        if self.three(&theirs.content).conflicts().is_empty() {
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
