//! Passwords: argon2id, one check at a time, a short queue.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc,
        mpsc::{Sender, channel},
    },
};

use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use tokio::sync::{Semaphore, TryAcquireError, oneshot};
use veche_domain::{
    problem::{ErrorCode, Refusal},
    text,
};

use crate::error::{ApiError, ApiResult};

/// Checks that may wait; one more is told to come back.
const QUEUE: usize = 20;

/// Passwords that everybody tries first.
const COMMON: &str = include_str!("common_passwords.txt");

type Work = Box<dyn FnOnce() + Send>;

/// A queue of password checks: each takes some 27 ms of a core and 19 MiB, so they go one after another, on a thread of
/// their own that steps back behind those who answer.
#[derive(Clone)]
pub struct PasswordQueue {
    places: Arc<Semaphore>,
    thread: Sender<Work>,
}

impl PasswordQueue {
    /// Starts the thread; it ends with the last of these.
    ///
    /// # Errors
    /// A system without threads.
    pub(crate) fn start() -> Result<Self, String> {
        let (thread, works) = channel::<Work>();
        std::thread::Builder::new()
            .name("passwords".to_owned())
            .spawn(move || {
                step_back();
                // One that panics tells nobody anything; the next in the queue must not suffer for it.
                works
                    .iter()
                    .for_each(|work| drop(catch_unwind(AssertUnwindSafe(work))));
            })
            .map_err(|error| format!("no thread for passwords: {error}"))?;
        Ok(Self {
            places: Arc::new(Semaphore::new(QUEUE)),
            thread,
        })
    }

    /// Whether the password fits the hash. Without a hash it works as long as with one, so that the time tells
    /// nobody which logins exist.
    ///
    /// # Errors
    /// 429 when the queue is full.
    pub async fn verify(&self, password: String, hash: Option<String>) -> ApiResult<bool> {
        let exists = hash.is_some();
        let hash = hash.unwrap_or_else(|| NOBODY.to_owned());
        let fits = self.run(move || verify(&password, &hash)).await?;
        Ok(fits && exists)
    }

    /// The hash of a new password.
    ///
    /// # Errors
    /// 429 when the queue is full.
    pub async fn hash(&self, password: String) -> ApiResult<String> {
        self.run(move || hash_password(&password)).await?
    }

    async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> ApiResult<T> {
        let place = Arc::clone(&self.places)
            .try_acquire_owned()
            .map_err(|error| match error {
                TryAcquireError::NoPermits => ApiError::Wait(Refusal::of(ErrorCode::TooManyRequests), 2),
                TryAcquireError::Closed => ApiError::Internal("the password queue is closed".to_owned()),
            })?;
        let (sender, done) = oneshot::channel();
        // The place is held until its turn has come, whether or not somebody still waits: who asks and goes away, again
        // and again, would else make the queue as long as he likes.
        let work: Work = Box::new(move || {
            if !sender.is_closed() {
                drop(sender.send(work()));
            }
            drop(place);
        });
        let ended = || ApiError::Internal("the thread of passwords gave no answer".to_owned());
        self.thread.send(work).map_err(|_| ended())?;
        done.await.map_err(|_| ended())
    }
}

/// Answers go before checks of passwords: whoever signs in waits anyway.
#[cfg(target_os = "linux")]
fn step_back() {
    // On Linux a thread has a priority of its own; without one the checks still go one after another.
    if let Err(error) = rustix::process::setpriority_process(None, 10) {
        tracing::debug!(%error, "checks of passwords do not step back");
    }
}

#[cfg(not(target_os = "linux"))]
fn step_back() {}

/// A hash that no password fits, of the same cost as real ones.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

fn argon() -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::DEFAULT)
}

/// The hash of a password, for the command line; requests go through the queue.
///
/// # Errors
/// A system without randomness.
pub fn hash_password(password: &str) -> ApiResult<String> {
    let hash = argon()
        .hash_password(password.as_bytes())
        .map_err(|e| ApiError::Internal(e.to_string()))?;
    Ok(hash.to_string())
}

fn verify(password: &str, hash: &str) -> bool {
    PasswordHash::new(hash).is_ok_and(|hash| argon().verify_password(password.as_bytes(), &hash).is_ok())
}

/// Refuses a password that everybody tries first; length is checked before, and there are no rules of composition.
///
/// # Errors
/// A refusal of the field.
pub fn check_new_password(password: &str, login: &str) -> Result<(), Refusal> {
    let folded = text::fold(password);
    if COMMON.lines().any(|common| common == folded) || folded == text::fold(login) {
        return Err(Refusal::field(
            "/password",
            "common",
            "Этот пароль подбирают первым. Придумайте фразу из нескольких слов.",
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_password_fits_its_own_hash_only() {
        let hash = hash_password("верная фраза").unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert!(verify("верная фраза", &hash));
        assert!(!verify("верная фраза ", &hash));
        assert!(!verify("", NOBODY));
        assert!(
            PasswordHash::new(NOBODY).is_ok(),
            "the hash of nobody must cost a real check"
        );
    }

    #[tokio::test]
    async fn who_asks_and_goes_away_leaves_no_longer_queue() {
        let queue = PasswordQueue::start().unwrap();
        let (go, wait) = channel::<()>();
        let first = tokio::spawn({
            let queue = queue.clone();
            async move { queue.run(move || wait.recv().is_err()).await }
        });
        while queue.places.available_permits() == QUEUE {
            tokio::task::yield_now().await;
        }
        for _ in 1..QUEUE {
            // Asked, and gone at once.
            let asked =
                tokio::time::timeout(Duration::ZERO, queue.run(|| panic!("nobody waits for it"))).await;
            assert!(asked.is_err(), "it has to wait for its turn");
        }
        let refused = tokio::time::timeout(Duration::from_secs(5), queue.run(|| ())).await;
        assert!(
            matches!(refused, Ok(Err(ApiError::Wait(..)))),
            "one more than the queue holds"
        );
        drop(go);
        assert!(first.await.unwrap().unwrap());
        while queue.places.available_permits() < QUEUE {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        queue.run(|| panic!("of this one only")).await.unwrap_err();
        assert_eq!(queue.run(|| 7).await.unwrap(), 7);
    }

    #[test]
    fn common_passwords_are_refused() {
        assert!(check_new_password("12345678", "anna").is_err());
        assert!(check_new_password("ПАРОЛЬ123", "anna").is_err());
        assert!(check_new_password("anna-login", "Anna-Login").is_err());
        assert!(check_new_password("зелёный вагон едет", "anna").is_ok());
    }
}
