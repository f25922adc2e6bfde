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

/// A write that waits: it runs on the transaction it is given, and says how that went once it is committed.
type Job = Box<dyn FnOnce(Turn<'_>) -> Option<Told> + Send>;
/// Tells whoever waits what became of the transaction.
type Told = Box<dyn FnOnce(StoreResult<()>) + Send>;

/// What a job gets: a transaction to run in, or the news that there is none.
enum Turn<'a> {
    Run(&'a mut Conn, &'a mut Head),
    Refused(StoreError),
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
                return None;
            }
            let ran = match turn {
                Turn::Refused(error) => Err(error.into()),
                Turn::Run(conn, head) => run(conn, head, body),
            };
            match ran {
                Ok(value) => Some(Box::new(move |committed: StoreResult<()>| {
                    done(committed.map(|()| value).map_err(E::from));
                })),
                Err(error) => {
                    done(Err(error));
                    None
                }
            }
        });
        match self.0.try_send(job) {
            Ok(()) => {}
            Err(TrySendError::Full(job)) => {
                drop(job(Turn::Refused(StoreError::Busy(
                    "too many writes wait already".to_owned(),
                ))));
            }
            Err(TrySendError::Disconnected(job)) => {
                drop(job(Turn::Refused(StoreError::Other(
                    "the writing thread is gone".to_owned(),
                ))));
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

/// Runs one write between savepoints: what it did is taken back when it fails or panics.
fn run<T, E: From<StoreError>>(
    conn: &mut Conn,
    head: &mut Head,
    body: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
) -> Result<T, E> {
    conn.batch_execute("SAVEPOINT one")
        .map_err(|e| E::from(e.into()))?;
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
    conn.batch_execute(end).map_err(|e| E::from(e.into()))?;
    let (value, after) = outcome?;
    *head = after;
    Ok(value)
}

fn work(write: &Pool<Manager>, jobs: &Receiver<Job>) {
    while let Ok(first) = jobs.recv() {
        let batch: Vec<Job> = std::iter::once(first)
            .chain(jobs.try_iter().take(TOGETHER - 1))
            .collect();
        commit(write, batch);
    }
}

/// One transaction for all of them.
fn commit(write: &Pool<Manager>, batch: Vec<Job>) {
    let mut kept = match write.get().map_err(StoreError::from) {
        Ok(kept) => kept,
        Err(error) => return refuse(batch, &error),
    };
    let begun = begin(&mut kept.conn).and_then(|()| head(&mut kept.conn));
    let mut head = match begun.map_err(StoreError::from) {
        Ok(head) => head,
        Err(error) => return refuse(batch, &error),
    };
    let mut guard = Rollback::new(&mut kept.conn);
    let told: Vec<Told> = batch
        .into_iter()
        .filter_map(|job| job(Turn::Run(guard.conn(), &mut head)))
        .collect();
    let committed = guard.commit().map_err(StoreError::from);
    for tell in told {
        tell(committed.clone());
    }
}

fn refuse(batch: Vec<Job>, error: &StoreError) {
    for job in batch {
        drop(job(Turn::Refused(error.clone())));
    }
}
