//! What every request needs: the store, the clock, the profile, the queue of password checks.

use std::{sync::Arc, time::Duration};

use actix_web::web;
use tokio::{sync::oneshot, time::timeout};
use veche_domain::{regulation::Profile, reminders::WorkingDays};
use veche_store::{Conn, Store, StoreError, Tx};

use crate::{
    accounts::{password::PasswordQueue, sessions::Sessions, throttle::Throttle},
    clock::Clock,
    config::Config,
    elections::Streams,
    error::{ApiError, ApiResult},
    files::Files,
    http::Answers,
    imports::parse::Parsers,
    mail::Mailer,
    reminders,
};

/// Shared by all workers.
#[derive(Clone)]
pub struct State {
    /// Settings.
    pub config: Arc<Config>,
    /// Tells the time.
    pub clock: Clock,
    /// The regulation in force.
    pub profile: Arc<Profile>,
    /// Whether the database holds a demo city.
    pub demo: bool,
    /// Checks passwords one at a time.
    pub passwords: PasswordQueue,
    /// Who is behind sessions.
    pub sessions: Sessions,
    /// Answers that may be given again.
    pub answers: Arc<Answers>,
    /// Slows down guessing.
    pub throttle: Arc<Throttle>,
    /// Slows down guessing of numbers of papers.
    pub verifications: Arc<Throttle>,
    /// Children that read files.
    pub parsers: Parsers,
    /// Uploaded files.
    pub files: Files,
    /// Who listens to meetings.
    pub streams: Streams,
    /// Working days.
    pub calendar: Arc<WorkingDays>,
    /// Sends letters, where a mail server is set.
    pub mailer: Option<Mailer>,
    store: Store,
}

impl State {
    /// The state over a store.
    ///
    /// # Errors
    /// A system without threads, a folder of files that cannot be made, no certificates to know their bucket by, a broken calendar of working
    /// days, or a mail server that cannot be spoken to.
    pub fn new(
        config: Config,
        clock: Clock,
        profile: Profile,
        store: Store,
        demo: bool,
    ) -> Result<Self, String> {
        Ok(Self {
            files: Files::open(&config.files)?,
            mailer: config.mail.as_ref().map(Mailer::open).transpose()?,
            calendar: Arc::new(reminders::working_days()?),
            config: Arc::new(config),
            sessions: Sessions::start(&store, &clock)?,
            clock,
            profile: Arc::new(profile),
            demo,
            passwords: PasswordQueue::start()?,
            answers: Arc::default(),
            throttle: Arc::default(),
            verifications: Arc::default(),
            parsers: Parsers::default(),
            streams: Streams::default(),
            store,
        })
    }

    /// The store, for what runs on a thread of its own.
    pub(crate) fn store(&self) -> &Store {
        &self.store
    }

    /// Runs a reading function on a blocking thread.
    ///
    /// # Errors
    /// What the function gives, or a busy store.
    pub async fn read<T, F>(&self, body: F) -> ApiResult<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Conn) -> ApiResult<T> + Send + 'static,
    {
        let store = self.store.clone();
        web::block(move || store.read(body)).await.map_err(cancelled)?
    }

    /// As [`State::read`], on the connection that every request needs.
    ///
    /// # Errors
    /// What the function gives, or a busy store.
    pub async fn read_quickly<T, F>(&self, body: F) -> ApiResult<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Conn) -> ApiResult<T> + Send + 'static,
    {
        let store = self.store.clone();
        web::block(move || store.read_quickly(body))
            .await
            .map_err(cancelled)?
    }

    /// Runs a writing function in a transaction that others may share.
    ///
    /// # Errors
    /// What the function gives, or a busy store; nothing is left behind.
    pub async fn write<T, F>(&self, body: F) -> ApiResult<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Tx<'_>) -> ApiResult<T> + Send + 'static,
    {
        let (sender, mut answer) = oneshot::channel();
        // Nobody waits any more when the client has gone; the write is done or refused all the same.
        let ticket = self
            .store
            .write_together(body, move |outcome| drop(sender.send(outcome)));
        let outcome = match timeout(TURN, &mut answer).await {
            Ok(outcome) => outcome,
            Err(_) if ticket.give_up() => {
                return Err(ApiError::Store(StoreError::Busy(
                    "another write takes long".to_owned(),
                )));
            }
            Err(_) => answer.await,
        };
        outcome.map_err(|_| ApiError::Internal("the writing thread gave no answer".to_owned()))?
    }

    /// Runs a writing function that takes long on a blocking thread, in a transaction of its own.
    ///
    /// # Errors
    /// What the function gives, or a busy store; nothing is left behind.
    pub async fn write_alone<T, F>(&self, body: F) -> ApiResult<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Tx<'_>) -> ApiResult<T> + Send + 'static,
    {
        let store = self.store.clone();
        web::block(move || store.write(body)).await.map_err(cancelled)?
    }
}

/// How long a write waits for its turn before its client is told to come back.
const TURN: Duration = Duration::from_secs(2);

fn cancelled(error: actix_web::error::BlockingError) -> ApiError {
    ApiError::Store(StoreError::Busy(error.to_string()))
}
