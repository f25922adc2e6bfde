//! Who listens to meetings: how many at most, and the journal's head, read once for all of them.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use tokio::sync::watch;
use veche_domain::{
    Id,
    problem::{ErrorCode, Refusal},
};
use veche_store::journal::journal_seq;

use crate::{
    error::{ApiError, ApiResult},
    state::State,
};

/// How often the journal's head is read while somebody listens.
const POLL: Duration = Duration::from_millis(500);
/// Most listeners at once.
const MOST: usize = 500;
/// Most listeners of one account: a dozen tabs are a mistake.
const MOST_OF_ACCOUNT: usize = 10;
/// After how many seconds a listener may try again.
const RETRY: u64 = 15;

/// What listeners hear.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Heard {
    /// Number of the journal's last entry.
    pub seq: i64,
    /// Whether the server stops.
    pub stopping: bool,
}

/// All listeners of the server.
#[derive(Clone, Default)]
pub struct Streams(Arc<Inner>);

#[derive(Default)]
struct Inner {
    open: Mutex<Open>,
    head: watch::Sender<Heard>,
}

#[derive(Default)]
struct Open {
    all: usize,
    by_account: HashMap<Id, usize>,
    polled: bool,
}

/// A place among the listeners; dropping it leaves.
pub struct Listener {
    /// Tells what is heard.
    pub heard: watch::Receiver<Heard>,
    streams: Streams,
    account: Id,
}

impl Drop for Listener {
    fn drop(&mut self) {
        let mut open = self.streams.open();
        open.all = open.all.saturating_sub(1);
        let left = open
            .by_account
            .get(&self.account)
            .map_or(0, |n| n.saturating_sub(1));
        if left == 0 {
            open.by_account.remove(&self.account);
        } else {
            open.by_account.insert(self.account, left);
        }
    }
}

impl Streams {
    fn open(&self) -> std::sync::MutexGuard<'_, Open> {
        self.0.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes a place for the account.
    ///
    /// # Errors
    /// 503 when all places are taken, 429 when the account has its share; both say when to come back.
    pub fn enter(&self, account: Id) -> ApiResult<Listener> {
        let mut open = self.open();
        let own = open.by_account.get(&account).copied().unwrap_or(0);
        if open.all >= MOST || self.0.head.borrow().stopping {
            let text = "Слишком много открытых страниц заседаний: обновляйте страницу сами, связь восстановится позже.";
            return Err(ApiError::Wait(Refusal::new(ErrorCode::Busy, text), RETRY));
        }
        if own >= MOST_OF_ACCOUNT {
            let text = "Заседания открыты в десяти вкладках: закройте лишние.";
            return Err(ApiError::Wait(
                Refusal::new(ErrorCode::TooManyRequests, text),
                RETRY,
            ));
        }
        open.all += 1;
        open.by_account.insert(account, own + 1);
        Ok(Listener {
            heard: self.0.head.subscribe(),
            streams: self.clone(),
            account,
        })
    }

    /// Lets every listener go and takes no more.
    pub fn close(&self) {
        self.0.head.send_modify(|heard| heard.stopping = true);
    }

    /// Reads the journal's head for all listeners, as long as there are any; one reader at a time is enough.
    pub fn poll(&self, state: &State) {
        let mut open = self.open();
        if open.polled {
            return;
        }
        open.polled = true;
        drop(open);
        let (mut poll, state) = (Poll(self.clone(), false), state.clone());
        actix_web::rt::spawn(async move {
            while poll.goes_on() {
                // A busy database is asked again: nothing is lost by hearing of a change later.
                if let Ok(seq) = state.read(|conn| Ok(journal_seq(conn)?)).await {
                    poll.tell(seq);
                }
                tokio::time::sleep(POLL).await;
            }
        });
    }
}

/// The one reader of the head, and whether it said that it ends; when it is cut off, another may begin.
struct Poll(Streams, bool);

impl Poll {
    fn goes_on(&mut self) -> bool {
        let mut open = self.0.open();
        open.polled = open.all > 0 && !self.0.0.head.borrow().stopping;
        self.1 = !open.polled;
        open.polled
    }

    fn tell(&self, seq: i64) {
        self.0.0.head.send_if_modified(|heard| {
            let grew = seq > heard.seq;
            heard.seq = heard.seq.max(seq);
            grew
        });
    }
}

impl Drop for Poll {
    fn drop(&mut self) {
        if !self.1 {
            self.0.open().polled = false;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(n: u128) -> Id {
        Id::from_u128(n)
    }

    fn refused(streams: &Streams, account: u128) -> Option<ErrorCode> {
        streams.enter(id(account)).err().map(|e| e.refusal().code)
    }

    #[test]
    fn places_are_few_for_an_account_and_limited_for_all() {
        let streams = Streams::default();
        let mut own: Vec<Listener> = (0..10).map(|_| streams.enter(id(1)).unwrap()).collect();
        assert_eq!(refused(&streams, 1), Some(ErrorCode::TooManyRequests));
        drop(own.pop());
        assert_eq!(refused(&streams, 1), None);
        let others: Vec<Listener> = (0..491)
            .map(|n| streams.enter(id(100 + n / 10)).unwrap())
            .collect();
        assert_eq!(refused(&streams, 2), Some(ErrorCode::Busy));
        drop(others);
        assert_eq!(refused(&streams, 2), None);
        assert_eq!(streams.open().all, 9);
    }

    #[test]
    fn a_stop_is_heard_and_nobody_enters_after_it() {
        let streams = Streams::default();
        let listener = streams.enter(id(1)).unwrap();
        assert!(!listener.heard.has_changed().unwrap());
        streams.close();
        assert!(listener.heard.has_changed().unwrap() && listener.heard.borrow().stopping);
        assert_eq!(refused(&streams, 1), Some(ErrorCode::Busy));
    }
}
