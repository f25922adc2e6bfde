//! Marks of attendance on their way: shown at once, kept on the device until the server has them, sent in order.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    rc::Rc,
};

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use serde::{Deserialize, Serialize};
use veche_domain::{
    Id,
    meetings::{AttendanceMark, AttendanceMarks, Mark, Meeting, PutAttendance},
};
use yew::{platform::spawn_local, prelude::*};

use crate::{
    api::{self, Fault, Request},
    state::{SessionHandle, draft, use_actor, use_invalidate, use_session},
};

/// Pause in which several taps become one request.
const GATHER_MS: u32 = 400;
/// Pause before another try when the network is gone.
const AGAIN_MS: u32 = 5_000;

/// What one participant shall be marked as.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Wish {
    /// How they took part; none takes the mark away.
    pub mark: Option<Mark>,
    /// Who came instead.
    #[serde(default)]
    pub substitute: Option<String>,
}

type Wishes = BTreeMap<Id, Wish>;

/// Marks that the server does not have yet.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Waiting {
    wishes: Wishes,
    fault: Option<Fault>,
    round: u32,
    key: Option<String>,
}

/// What happens to the marks.
pub enum Step {
    /// Somebody is marked, or several at once.
    Put(Vec<(Id, Wish)>),
    /// The server has these.
    Sent(Wishes),
    /// A try failed.
    Failed(Fault),
    /// Try again now.
    Again,
    /// What the server refused is given up.
    Forget,
}

impl Reducible for Waiting {
    type Action = Step;

    fn reduce(self: Rc<Self>, step: Step) -> Rc<Self> {
        let mut next = (*self).clone();
        next.round += 1;
        match step {
            Step::Put(wishes) => {
                next.wishes.extend(wishes);
                // A lost network stays lost; another refusal may have been cured by this very change.
                next.fault = next.fault.filter(is_passing);
            }
            Step::Sent(sent) => {
                // What was changed again meanwhile stays to be sent.
                next.wishes.retain(|id, wish| sent.get(id) != Some(wish));
                next.fault = None;
            }
            Step::Failed(fault) => next.fault = Some(fault),
            Step::Again => next.fault = None,
            Step::Forget => {
                next.wishes.clear();
                next.fault = None;
            }
        }
        if let Some(key) = &next.key {
            if next.wishes.is_empty() {
                draft::remove(key);
            } else {
                draft::write(key, &serde_json::to_string(&next.wishes).unwrap_or_default());
            }
        }
        Rc::new(next)
    }
}

/// Whether a failure passes by itself: no network, or a session that is being renewed.
fn is_passing(fault: &Fault) -> bool {
    matches!(fault, Fault::Offline) || fault.is_unauthenticated()
}

impl Waiting {
    fn of(key: String) -> Self {
        let wishes = draft::read(&key).and_then(|text| serde_json::from_str(&text).ok());
        Self {
            wishes: wishes.unwrap_or_default(),
            key: Some(key),
            ..Self::default()
        }
    }

    /// When the next try is due; never while a refusal waits for an answer.
    fn pause(&self) -> Option<u32> {
        if self.wishes.is_empty() {
            return None;
        }
        match &self.fault {
            None => Some(GATHER_MS),
            Some(fault) if is_passing(fault) => Some(AGAIN_MS),
            Some(_) => None,
        }
    }
}

fn body(wishes: &Wishes) -> AttendanceMarks {
    AttendanceMarks {
        marks: wishes
            .iter()
            .map(|(person_id, wish)| AttendanceMark {
                person_id: *person_id,
                mark: wish.mark,
                substitute: wish.substitute.clone(),
            })
            .collect(),
    }
}

/// Marks on their way and the meeting as it is known best.
#[derive(Clone, PartialEq)]
pub struct Marks {
    /// Meeting, with what the server answered to the last marks.
    pub meeting: Rc<Meeting>,
    state: UseReducerHandle<Waiting>,
}

impl Marks {
    /// What a participant is to be marked as, when the server does not have it yet.
    pub fn wish(&self, id: Id) -> Option<&Wish> {
        self.state.wishes.get(&id)
    }

    /// Marks the server does not have.
    pub fn waiting(&self) -> usize {
        self.state.wishes.len()
    }

    /// Why the last try failed.
    pub fn fault(&self) -> Option<&Fault> {
        self.state.fault.as_ref()
    }

    /// Takes a step.
    pub fn step(&self) -> Callback<Step> {
        let dispatcher = self.state.dispatcher();
        Callback::from(move |step| dispatcher.dispatch(step))
    }
}

/// What a delivery needs, as it was drawn last.
#[derive(Default)]
struct Desk {
    wishes: RefCell<Wishes>,
    meeting: RefCell<Option<Rc<Meeting>>>,
    due: Cell<bool>,
    sending: Cell<bool>,
}

/// What the server answered to the last marks, and the meeting that was on screen then.
type Answered = (Rc<Meeting>, Option<Rc<Meeting>>);

/// Sends what waits and tells how it went; one delivery at a time. Marks name single people and raise no version, so
/// that those who mark at once are not in each other's way.
async fn deliver(
    (id, desk): (Id, Rc<Desk>),
    step: Callback<Step>,
    answered: Callback<Answered>,
    session: Option<SessionHandle>,
) {
    if desk.sending.replace(true) {
        return;
    }
    let wishes = desk.wishes.borrow().clone();
    let request = Request::to(&[&id.to_string()]).body(body(&wishes));
    let answer = api::call::<PutAttendance>(request).await;
    desk.sending.set(false);
    match answer {
        Ok(reply) => {
            answered.emit((Rc::new(reply.data), desk.meeting.borrow().clone()));
            step.emit(Step::Sent(wishes));
        }
        Err(fault) => {
            if let Some(session) = session.filter(|_| fault.is_unauthenticated()) {
                session.expire();
            }
            step.emit(Step::Failed(fault));
        }
    }
}

/// Marks of a meeting.
#[hook]
pub fn use_marks(meeting: &Rc<Meeting>) -> Marks {
    let account = use_actor()
        .map(|actor| actor.account_id.to_string())
        .unwrap_or_default();
    let id = meeting.id;
    let state = use_reducer(move || Waiting::of(draft::key_of(&account, &format!("attendance-{id}"))));
    let answered = use_state(|| None::<Answered>);
    let session = use_session();
    let invalidate = use_invalidate();
    let desk = use_memo((), |()| Desk::default());
    // Until the page around has loaded anew, the answer to the last marks knows more than it does.
    let best = match &*answered {
        Some((answer, Some(then))) if then == meeting => answer.clone(),
        _ => meeting.clone(),
    };
    *desk.meeting.borrow_mut() = Some(meeting.clone());
    desk.wishes.borrow_mut().clone_from(&state.wishes);
    desk.due.set(state.pause().is_some());
    let marks = Marks { meeting: best, state };
    let send_now = {
        let (step, set, desk) = (marks.step(), answered.setter(), desk.clone());
        let answered = Callback::from(move |answer: Answered| {
            set.set(Some(answer));
            invalidate.emit(vec!["meetings"]);
        });
        move || spawn_local(deliver((id, desk), step, answered, session))
    };
    {
        let send_now = send_now.clone();
        let deps = (marks.state.round, marks.state.pause());
        use_effect_with(deps, move |(_, pause)| {
            let timer = pause.map(|pause| Timeout::new(pause, send_now));
            move || drop(timer)
        });
    }
    {
        let dispatcher = marks.state.dispatcher();
        use_effect_with((), move |()| {
            let listener = web_sys::window().map(|window| {
                EventListener::new(&window, "online", move |_| dispatcher.dispatch(Step::Again))
            });
            move || {
                drop(listener);
                // Who goes to another tab right after a tap has marked all the same.
                if desk.due.get() {
                    send_now();
                }
            }
        });
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(n: u128) -> Id {
        Id::from_u128(n)
    }

    fn wish(mark: Mark) -> Wish {
        Wish {
            mark: Some(mark),
            substitute: None,
        }
    }

    fn after(state: &Rc<Waiting>, step: Step) -> Rc<Waiting> {
        state.clone().reduce(step)
    }

    #[test]
    fn a_mark_changed_while_it_was_sent_is_sent_again() {
        let state = after(
            &Rc::default(),
            Step::Put(vec![(id(1), wish(Mark::Present)), (id(2), wish(Mark::Present))]),
        );
        let sent = state.wishes.clone();
        let changed = after(&state, Step::Put(vec![(id(2), wish(Mark::Absent))]));
        let left = after(&changed, Step::Sent(sent));
        assert_eq!(left.wishes, Wishes::from([(id(2), wish(Mark::Absent))]));
        assert_eq!(left.pause(), Some(GATHER_MS));
    }

    #[test]
    fn a_lost_network_is_tried_again_and_loses_nothing() {
        let state = after(&Rc::default(), Step::Put(vec![(id(1), wish(Mark::Online))]));
        let lost = after(&state, Step::Failed(Fault::Offline));
        assert_eq!(lost.pause(), Some(AGAIN_MS));
        let more = after(&lost, Step::Put(vec![(id(2), wish(Mark::Present))]));
        assert_eq!((more.wishes.len(), more.pause()), (2, Some(AGAIN_MS)));
        assert_eq!(after(&more, Step::Again).pause(), Some(GATHER_MS));
    }

    #[test]
    fn a_refusal_waits_for_an_answer_and_keeps_the_marks() {
        let state = after(&Rc::default(), Step::Put(vec![(id(1), wish(Mark::Present))]));
        let refused = after(&state, Step::Failed(Fault::Unreadable { status: 500 }));
        assert_eq!((refused.wishes.len(), refused.pause()), (1, None));
        assert_eq!(after(&refused, Step::Again).pause(), Some(GATHER_MS));
        assert!(after(&refused, Step::Forget).wishes.is_empty());
    }
}
