//! What is asked about sessions at every request: whether they last, and who is behind them.

use std::{
    collections::HashMap,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc, Mutex, PoisonError,
        mpsc::{Receiver, SyncSender, sync_channel},
    },
    time::Duration,
};

use chrono::NaiveDate;
use tokio::{sync::oneshot, time::timeout};
use veche_domain::problem::ErrorCode;
use veche_store::{
    Address, Store, StoreError,
    accounts::{Found, Pulse, pulses},
};

use crate::{clock::Clock, error::ApiResult, http::rights_digest};

/// Most sessions remembered.
const REMEMBERED: usize = 10_000;
/// Most questions that wait; further ones are told to come back.
const WAITING: usize = 4_096;
/// How long a request waits for the database to say who asks.
const PATIENCE: Duration = Duration::from_secs(2);
/// Most sessions asked about at once.
const TOGETHER: usize = 64;

/// Who was behind a session on a day, after an entry of the journal.
#[derive(Debug, Clone)]
pub(super) struct Known {
    seq: i64,
    today: NaiveDate,
    pub(super) found: Arc<Found>,
    pub(super) rights: Arc<str>,
}

impl Known {
    pub(super) fn new(seq: i64, today: NaiveDate, found: Found) -> Self {
        Self {
            seq,
            today,
            rights: rights_digest(&found.actor, &today.to_string()).into(),
            found: Arc::new(found),
        }
    }
}

/// One session that is asked about, and whom to tell.
struct Question {
    hash: String,
    answer: oneshot::Sender<Result<Option<Pulse>, StoreError>>,
}

/// Sessions of this server.
///
/// Who is behind a session is remembered as long as nothing in the journal changed: accounts and offices are
/// journaled, so the journal's number tells whether what is remembered still holds. That the session itself lasts is
/// asked of the database at every request, since its end is written into no journal. A thread asks for all requests
/// that wait at once: each question is put after its request came, and none waits for a thread of its own. The embedded
/// database answers in less time than it takes to wake a thread, and its readers wait for nobody: it is asked in place.
#[derive(Clone)]
pub struct Sessions {
    known: Arc<Mutex<HashMap<String, Known>>>,
    asked: Asked,
}

/// How the database is asked.
#[derive(Clone)]
enum Asked {
    /// By the thread that asks for all.
    Together(SyncSender<Question>),
    /// In place.
    Here(Store, Clock),
}

impl Sessions {
    /// Starts the asking thread; it ends with the last of these.
    ///
    /// # Errors
    /// A system without threads.
    pub(crate) fn start(store: &Store, clock: &Clock) -> Result<Self, String> {
        let (store, clock) = (store.clone(), clock.clone());
        let asked = if matches!(store.address(), Address::Sqlite(_)) {
            Asked::Here(store, clock)
        } else {
            let (sender, questions) = sync_channel(WAITING);
            std::thread::Builder::new()
                .name("sessions".to_owned())
                .spawn(move || answer_all(&store, &clock, &questions))
                .map_err(|error| format!("no thread for sessions: {error}"))?;
            Asked::Together(sender)
        };
        Ok(Self {
            known: Arc::default(),
            asked,
        })
    }

    /// What the database says of the session now.
    ///
    /// # Errors
    /// 401 for one that is not in force, 503 for a database that is busy.
    pub(super) async fn pulse(&self, hash: String) -> ApiResult<Pulse> {
        let pulse = match &self.asked {
            Asked::Here(store, clock) => ask(store, clock, std::slice::from_ref(&hash))?
                .get(&hash)
                .copied(),
            Asked::Together(questions) => {
                let (answer, told) = oneshot::channel();
                let busy = || StoreError::Busy("too many requests wait already".to_owned());
                questions
                    .try_send(Question { hash, answer })
                    .map_err(|_| busy())?;
                let told = timeout(PATIENCE, told).await;
                told.map_err(|_| busy())?.map_err(|_| busy())??
            }
        };
        Ok(pulse.ok_or(ErrorCode::Unauthenticated)?)
    }

    pub(super) fn get(&self, hash: &str, seq: i64, today: NaiveDate) -> Option<Known> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known
            .get(hash)
            .filter(|known| known.seq == seq && known.today == today)
            .cloned()
    }

    pub(super) fn keep(&self, hash: String, fresh: Known) {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= REMEMBERED {
            known.retain(|_, known| known.seq == fresh.seq);
        }
        // After a quiet night all of them may be of one number.
        if known.len() >= REMEMBERED {
            known.clear();
        }
        known.insert(hash, fresh);
    }
}

fn ask(store: &Store, clock: &Clock, hashes: &[String]) -> Result<HashMap<String, Pulse>, StoreError> {
    store.read_quickly(|conn| pulses(conn, hashes, clock.now().naive_utc()))
}

fn answer_all(store: &Store, clock: &Clock, questions: &Receiver<Question>) {
    while let Ok(first) = questions.recv() {
        // Who has waited too long has gone, and is not asked about any more.
        let asked: Vec<Question> = std::iter::once(first)
            .chain(questions.try_iter().take(TOGETHER - 1))
            .filter(|question| !question.answer.is_closed())
            .collect();
        if asked.is_empty() {
            continue;
        }
        let mut hashes: Vec<String> = asked.iter().map(|question| question.hash.clone()).collect();
        hashes.sort_unstable();
        hashes.dedup();
        // Everybody waits for this thread: whatever happens in one round, it goes on.
        let told = catch_unwind(AssertUnwindSafe(|| ask(store, clock, &hashes)))
            .unwrap_or_else(|_| Err(StoreError::Other("asking about sessions panicked".to_owned())));
        for Question { hash, answer } in asked {
            // A client that has gone hears nothing.
            drop(answer.send(match &told {
                Ok(pulses) => Ok(pulses.get(&hash).copied()),
                Err(error) => Err(error.clone()),
            }));
        }
    }
}
