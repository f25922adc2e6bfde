//! Writers that commit together.
//!
//! A commit waits for the disk, and the journal lets one writer in at a time: alone, each write would wait for the
//! disk once. A thread takes all that wait, runs each between savepoints of one transaction, commits once and only
//! then tells everybody. Nothing is told to be written before it is.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::{Receiver, SyncSender, TrySendError, sync_channel},
    },
};

use diesel::{connection::SimpleConnection, r2d2::Pool};

use crate::{
    Conn, StoreError, StoreResult,
    conn::Manager,
    journal::Head,
    pool::{Rollback, begin, head},
    tx::Tx,
};

/// Most writes of one transaction: the first of them waits for the last.
const TOGETHER: usize = 32;
/// Most writes that wait; further ones are told to come back.
const WAITING: usize = 256;

/// A write that waits: it runs on the transaction it is given, and says how that went once the transaction has ended.
type Job = Box<dyn FnOnce(Turn<'_>) -> Ran + Send>;
/// Tells whoever waits what became of the transaction.
type Told = Box<dyn FnOnce(StoreResult<()>) + Send>;

/// What a job gets: a transaction to run in, or the news that there is none.
enum Turn<'a> {
    Run(&'a mut Conn, &'a mut Head),
    Refused(StoreError),
}

/// How a job went.
enum Ran {
    /// Nobody waits for it.
    Passed,
    /// It did what it had to, or was taken back; who waits is told when the transaction has ended.
    Done(Told),
    /// The transaction is no longer what the jobs before it left.
    Broke(StoreError, Told),
}

/// The way to the writing thread; the thread ends when the last of these is dropped.
#[derive(Clone)]
pub(crate) struct Together(SyncSender<Job>);

impl Together {
    /// Starts the thread.
    ///
    /// # Errors
    /// A system without threads.
    pub(crate) fn start(write: Pool<Manager>) -> StoreResult<Self> {
        let (sender, jobs) = sync_channel(WAITING);
        std::thread::Builder::new()
            .name("writer".to_owned())
            .spawn(move || work(&write, &jobs))
            .map_err(|error| StoreError::Other(format!("no thread for writing: {error}")))?;
        Ok(Self(sender))
    }

    /// Queues a writing function for a transaction it may share with others; an error leaves nothing of it behind.
    pub(crate) fn write<T, E>(
        &self,
        body: impl FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        done: impl FnOnce(Result<T, E>) + Send + 'static,
    ) -> Ticket
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let begun = Arc::new(AtomicBool::new(false));
        let taken = Arc::clone(&begun);
        let job: Job = Box::new(move |turn| {
            // Whoever waited has gone: nobody would hear that it was done.
            if taken.swap(true, Ordering::SeqCst) {
                return Ran::Passed;
            }
            let (ran, broke) = match turn {
                Turn::Refused(error) => (Err(error.into()), None),
                Turn::Run(conn, head) => run(conn, head, body),
            };
            // A refusal too is told at the end: it may rest on what others of this transaction wrote.
            let told: Told = Box::new(move |ended: StoreResult<()>| match ended {
                Ok(()) => done(ran),
                Err(error) => done(Err(error.into())),
            });
            match broke {
                None => Ran::Done(told),
                Some(error) => Ran::Broke(error, told),
            }
        });
        match self.0.try_send(job) {
            Ok(()) => {}
            Err(TrySendError::Full(job)) => {
                refuse(job, StoreError::Busy("too many writes wait already".to_owned()));
            }
            Err(TrySendError::Disconnected(job)) => {
                refuse(job, StoreError::Other("the writing thread is gone".to_owned()));
            }
        }
        Ticket(begun)
    }
}

/// A place in the queue of writes.
pub struct Ticket(Arc<AtomicBool>);

impl Ticket {
    /// Leaves the queue; `false` when the turn has come already, and the outcome will be told.
    pub fn give_up(&self) -> bool {
        !self.0.swap(true, Ordering::SeqCst)
    }
}

/// Runs one write between savepoints: what it did is taken back when it fails or panics. A savepoint that cannot be
/// made, let go or returned to tells that the transaction is not what it was: SQLite takes a whole one back by itself
/// when the disk fails, and what ran on would be committed by itself.
fn run<T, E: From<StoreError>>(
    conn: &mut Conn,
    head: &mut Head,
    body: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
) -> (Result<T, E>, Option<StoreError>) {
    let broken = |error: diesel::result::Error| {
        let error = StoreError::from(error);
        (Err(error.clone().into()), Some(error))
    };
    if let Err(error) = conn.batch_execute("SAVEPOINT one") {
        return broken(error);
    }
    let ran = catch_unwind(AssertUnwindSafe(|| -> Result<(T, Head), E> {
        let mut tx = Tx::new(conn, head.clone());
        let value = body(&mut tx)?;
        let after = tx.save_head()?;
        Ok((value, after))
    }));
    let outcome = ran.unwrap_or_else(|_| Err(StoreError::Other("a write panicked".to_owned()).into()));
    let end = if outcome.is_ok() {
        "RELEASE SAVEPOINT one"
    } else {
        "ROLLBACK TO SAVEPOINT one; RELEASE SAVEPOINT one"
    };
    match (conn.batch_execute(end), outcome) {
        (Ok(()), Ok((value, after))) => {
            *head = after;
            (Ok(value), None)
        }
        (Ok(()), Err(error)) => (Err(error), None),
        (Err(fault), Ok(_)) => broken(fault),
        // Its own error says best what happened.
        (Err(fault), Err(error)) => (Err(error), Some(fault.into())),
    }
}

fn work(write: &Pool<Manager>, jobs: &Receiver<Job>) {
    while let Ok(first) = jobs.recv() {
        let batch: Vec<Job> = std::iter::once(first)
            .chain(jobs.try_iter().take(TOGETHER - 1))
            .collect();
        commit(write, batch);
    }
}

/// One transaction for all of them; once it is broken, nobody's part of it is kept.
fn commit(write: &Pool<Manager>, batch: Vec<Job>) {
    let mut told = Vec::new();
    let mut jobs = batch.into_iter();
    let ended = write.get().map_err(StoreError::from).and_then(|mut kept| {
        begin(&mut kept.conn)?;
        let mut guard = Rollback::new(&mut kept.conn);
        let mut head = head(guard.conn())?;
        for job in jobs.by_ref() {
            match job(Turn::Run(guard.conn(), &mut head)) {
                Ran::Passed => {}
                Ran::Done(tell) => told.push(tell),
                Ran::Broke(error, tell) => {
                    told.push(tell);
                    return Err(error);
                }
            }
        }
        Ok(guard.commit()?)
    });
    for tell in told {
        tell(ended.clone());
    }
    if let Err(error) = ended {
        for job in jobs {
            refuse(job, error.clone());
        }
    }
}

fn refuse(job: Job, error: StoreError) {
    if let Ran::Done(tell) = job(Turn::Refused(error)) {
        tell(Ok(()));
    }
}
