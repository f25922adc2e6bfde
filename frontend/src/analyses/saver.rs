//! What the desk holds and what becomes of it, a pure machine: it is told what happened and says what to do next. Two who
//! write different sections are brought together; where both wrote in one, somebody chooses. No typed text is lost.

use serde::{Deserialize, Serialize};
use veche_domain::{
    analyses::{Section, SectionText, all_sections},
    text::clean_lines,
};

use crate::api::Fault;

/// Texts of the server with their version.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Kept {
    /// Texts of all sections.
    pub texts: Vec<SectionText>,
    /// Version.
    pub version: i64,
    /// Entity tag for `If-Match`.
    pub etag: Option<String>,
}

/// What stays on the device until the server has it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// The texts it began with.
    pub base: Kept,
    /// Texts that were sent and whose answers did not come: any of them may have arrived.
    pub sent: Vec<SectionText>,
    /// What is written.
    pub now: Vec<SectionText>,
}

/// How far the texts are.
#[derive(Debug, Clone, PartialEq)]
pub enum Phase {
    /// The server has them.
    Saved,
    /// Something was typed; it is sent soon.
    Typed,
    /// They are on their way.
    Saving,
    /// Somebody else saved meanwhile: their texts are being fetched.
    Fetching,
    /// There is no connection; they are sent when there is.
    Offline,
    /// The session ended; they are sent after signing in.
    SignedOut,
    /// Both wrote in one section: somebody must choose.
    Conflict(Box<Kept>),
    /// The server refuses them, and says why.
    Refused(Box<Fault>),
}

/// What is kept of a section in which both wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// The own text.
    Mine,
    /// The saved text.
    Theirs,
    /// The own one, then the saved one.
    Both,
}

/// What happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// A section was written.
    Typed(Section, String),
    /// A while passed without a key, or the writer asks for it.
    Due,
    /// The server saved what was sent.
    Done(Box<Kept>),
    /// What was sent failed, or the texts of the others could not be fetched.
    Failed(Box<Fault>),
    /// Somebody else saved before (412).
    Stale,
    /// The server's texts, fetched or loaded.
    Theirs(Box<Kept>),
    /// What becomes of a section in which both wrote.
    Chosen(Section, Choice),
    /// The network or the session is back.
    Retry,
}

/// The texts of the desk.
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

/// The text of a section; empty when there is none.
pub fn text_of(texts: &[SectionText], section: Section) -> &str {
    let found = texts.iter().find(|t| t.section == section);
    found.map_or("", |t| t.text.as_str())
}

fn put(texts: &mut Vec<SectionText>, section: Section, text: String) {
    match texts.iter_mut().find(|t| t.section == section) {
        Some(known) => known.text = text,
        None => texts.push(SectionText { section, text }),
    }
}

/// Blanks at the ends of lines make no difference: the server takes them away.
fn same(one: &str, other: &str) -> bool {
    one == other || clean_lines(one) == clean_lines(other)
}

impl Saver {
    /// Begins with the server's texts and with what the device kept of an earlier sitting.
    pub fn open(server: Kept, draft: Option<Draft>) -> Self {
        let plain = Self {
            draft: Draft {
                now: all_sections(&server.texts),
                base: server.clone(),
                sent: Vec::new(),
            },
            phase: Phase::Saved,
            sending: 0,
            fetching: 0,
        };
        let Some(draft) = draft else { return plain };
        let kept = Self {
            draft,
            phase: Phase::Typed,
            ..plain.clone()
        };
        if kept.is_unsaved() {
            kept.next(Event::Theirs(Box::new(server)))
        } else {
            plain
        }
    }

    /// The text of a section as it is written.
    pub fn text(&self, section: Section) -> &str {
        text_of(&self.draft.now, section)
    }

    /// Whether anything is not with the server yet.
    pub fn is_unsaved(&self) -> bool {
        !self.draft.sent.is_empty() || !self.body().is_empty()
    }

    /// What to send: the sections that differ from the server's.
    pub fn body(&self) -> Vec<SectionText> {
        let base = &self.draft.base.texts;
        let changed = |t: &&SectionText| !same(&t.text, text_of(base, t.section));
        self.draft.now.iter().filter(changed).cloned().collect()
    }

    /// Sections in which both wrote.
    pub fn conflicts(&self) -> Vec<Section> {
        match &self.phase {
            Phase::Conflict(theirs) => self.quarrels(theirs),
            _ => Vec::new(),
        }
    }

    fn quarrels(&self, theirs: &Kept) -> Vec<Section> {
        let quarrels = |section: &&Section| {
            let (mine, saved) = (self.text(**section), text_of(&theirs.texts, **section));
            !self.is_untouched(**section) && !same(mine, saved) && !self.is_known(**section, saved)
        };
        Section::ALL.iter().filter(quarrels).copied().collect()
    }

    fn is_untouched(&self, section: Section) -> bool {
        same(self.text(section), text_of(&self.draft.base.texts, section))
    }

    /// Whether a text of the server is what the desk began with, or what it sent itself.
    fn is_known(&self, section: Section, saved: &str) -> bool {
        let sent = self.draft.sent.iter().filter(|t| t.section == section);
        same(saved, text_of(&self.draft.base.texts, section))
            || sent.into_iter().any(|t| same(&t.text, saved))
    }

    fn send(&mut self) {
        let body = self.body();
        if body.is_empty() {
            self.draft.sent.clear();
            self.phase = Phase::Saved;
            return;
        }
        for text in body {
            if !self.draft.sent.contains(&text) {
                self.draft.sent.push(text);
            }
        }
        self.phase = Phase::Saving;
        self.sending += 1;
    }

    fn settled(&self) -> Phase {
        if self.body().is_empty() {
            Phase::Saved
        } else {
            Phase::Typed
        }
    }

    /// Goes on from the server's texts: what was not touched here is theirs.
    fn rebase(&mut self, theirs: Kept) {
        for section in Section::ALL {
            if self.is_untouched(*section) {
                let saved = text_of(&theirs.texts, *section).to_owned();
                put(&mut self.draft.now, *section, saved);
            }
        }
        self.draft.base = theirs;
        self.draft.sent.clear();
        self.send();
    }

    fn take(&mut self, theirs: Kept) {
        if self.quarrels(&theirs).is_empty() {
            self.rebase(theirs);
        } else {
            self.phase = Phase::Conflict(Box::new(theirs));
        }
    }

    fn choose(&mut self, section: Section, choice: Choice, mut theirs: Kept) {
        let (mine, saved) = (
            self.text(section).to_owned(),
            text_of(&theirs.texts, section).to_owned(),
        );
        let text = match choice {
            Choice::Mine => mine,
            Choice::Theirs => saved.clone(),
            Choice::Both => format!("{mine}\n{saved}"),
        };
        put(&mut self.draft.now, section, text);
        // What was chosen over is known from now on, and asked of no more.
        put(&mut self.draft.base.texts, section, saved.clone());
        put(&mut theirs.texts, section, saved);
        self.take(theirs);
    }

    /// What follows from an event.
    #[must_use]
    pub fn next(mut self, event: Event) -> Self {
        match event {
            Event::Typed(section, text) => {
                put(&mut self.draft.now, section, text);
                if matches!(self.phase, Phase::Saved | Phase::Typed | Phase::Refused(_)) {
                    self.phase = self.settled();
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
                    // What others wrote before is taken over; what was typed since goes on.
                    for section in Section::ALL {
                        if self.is_untouched(*section) {
                            let saved = text_of(&kept.texts, *section).to_owned();
                            put(&mut self.draft.now, *section, saved);
                        }
                    }
                    self.draft.base = *kept;
                    self.draft.sent.clear();
                    self.phase = self.settled();
                }
            }
            Event::Failed(fault) => {
                if matches!(self.phase, Phase::Saving | Phase::Fetching) {
                    // Only a broken connection leaves it open whether the texts arrived.
                    if self.phase == Phase::Saving && *fault != Fault::Offline {
                        self.draft.sent.clear();
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
                    self.phase = Phase::Fetching;
                    self.fetching += 1;
                }
            }
            Event::Theirs(theirs) => match self.phase {
                // What is on its way answers for itself.
                Phase::Saving => {}
                _ if theirs.version > self.draft.base.version => self.take(*theirs),
                // The version was never another one: the tag alone was old.
                Phase::Fetching => {
                    self.draft.base.etag = theirs.etag;
                    self.send();
                }
                _ => {}
            },
            Event::Chosen(section, choice) => {
                if let Phase::Conflict(theirs) = self.phase.clone() {
                    self.choose(section, choice, *theirs);
                }
            }
        }
        self
    }
}
