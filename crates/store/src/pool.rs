//! The pools of connections and the two ways to use them: reading, and writing one after another.

use std::{path::Path, time::Duration};

use diesel::{connection::SimpleConnection, prelude::*, r2d2::Pool};

use crate::{
    Address, Conn, StoreError, StoreResult,
    conn::{Manager, Purpose},
    journal::Head,
    schema::journal_head,
    together::{Ticket, Together},
    tx::Tx,
};

/// How long a request waits for a connection before it is told to come back.
const CHECKOUT: Duration = Duration::from_secs(2);

/// The database.
///
/// Writers go one after another on both databases: on SQLite a single write connection begins IMMEDIATE, on
/// PostgreSQL a writer first locks the journal's head row. So the journal's numbers are the order of commits.
#[derive(Clone)]
pub struct Store {
    address: Address,
    read: Pool<Manager>,
    quick: Pool<Manager>,
    write: Pool<Manager>,
    together: Together,
}

impl Store {
    /// Opens the database at the address; `readers` is the number of connections for reading.
    ///
    /// # Errors
    /// A database that cannot be opened or reached.
    pub fn open(address: Address, readers: u32) -> StoreResult<Self> {
        if let Address::Sqlite(path) = &address {
            create_folder(path)?;
        }
        let writers = if matches!(address, Address::Sqlite(_)) {
            1
        } else {
            readers
        };
        // The write pool comes first: it creates the file and turns WAL on.
        let write = pool(
            Manager {
                address: address.clone(),
                purpose: Purpose::Write,
            },
            writers,
        )?;
        drop(write.get()?);
        let reading = || Manager {
            address: address.clone(),
            purpose: Purpose::Read,
        };
        let (read, quick) = (pool(reading(), readers)?, pool(reading(), 1)?);
        let together = Together::start(write.clone())?;
        Ok(Self {
            address,
            read,
            quick,
            write,
            together,
        })
    }

    /// Where the data are kept.
    pub fn address(&self) -> &Address {
        &self.address
    }

    /// Runs a reading function on a connection for reading.
    ///
    /// # Errors
    /// What the function gives, or [`StoreError::Busy`] when no connection is free.
    pub fn read<T, E: From<StoreError>>(&self, body: impl FnOnce(&mut Conn) -> Result<T, E>) -> Result<T, E> {
        let mut kept = self.read.get().map_err(StoreError::from)?;
        body(&mut kept.conn)
    }

    /// As [`Store::read`], on a connection that nothing long ever holds: for what every request asks.
    ///
    /// # Errors
    /// What the function gives, or [`StoreError::Busy`] when the database is out of reach.
    pub fn read_quickly<T, E: From<StoreError>>(
        &self,
        body: impl FnOnce(&mut Conn) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut kept = self.quick.get().map_err(StoreError::from)?;
        body(&mut kept.conn)
    }

    /// Runs a writing function in one transaction; an error leaves nothing behind.
    ///
    /// # Errors
    /// What the function gives, or [`StoreError::Busy`] when the turn does not come.
    pub fn write<T, E: From<StoreError>>(
        &self,
        body: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut kept = self.write.get().map_err(StoreError::from)?;
        begin(&mut kept.conn).map_err(|e| E::from(e.into()))?;
        let mut guard = Rollback::new(&mut kept.conn);
        let head = head(guard.conn()).map_err(|e| E::from(e.into()))?;
        let mut tx = Tx::new(guard.conn(), head);
        let value = body(&mut tx)?;
        tx.save_head()?;
        guard.commit().map_err(|e| E::from(e.into()))?;
        Ok(value)
    }

    /// Runs a writing function in a transaction that it may share with others who write at the same time; an error
    /// leaves nothing of it behind. It returns at once; `done` is told what came of it, once it is written or refused.
    pub fn write_together<T, E>(
        &self,
        body: impl FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        done: impl FnOnce(Result<T, E>) + Send + 'static,
    ) -> Ticket
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.together.write(body, done)
    }

    /// Gives back what idle connections to the embedded database keep of the pages they read: for the end of work that
    /// looks over the whole city. PostgreSQL keeps its pages in its own processes.
    pub fn tidy(&self) {
        if matches!(self.address, Address::Postgres(_)) {
            return;
        }
        for pool in [&self.read, &self.quick, &self.write] {
            // One that was given back would be handed out again: they are held until all have been tidied.
            let idle = pool.state().idle_connections;
            let mut idle: Vec<_> = (0..idle).map_while(|_| pool.try_get()).collect();
            for kept in &mut idle {
                if let Err(error) = kept.conn.batch_execute("PRAGMA shrink_memory") {
                    tracing::warn!(%error, "a connection keeps its pages");
                }
            }
        }
    }

    /// The connection for what runs outside a transaction of its own, such as migrations.
    pub(crate) fn maintain<T>(&self, body: impl FnOnce(&mut Conn) -> StoreResult<T>) -> StoreResult<T> {
        let mut kept = self.write.get()?;
        body(&mut kept.conn)
    }
}

fn pool(manager: Manager, size: u32) -> StoreResult<Pool<Manager>> {
    // A connection to the embedded database is open in a millisecond, and while it is it holds one megabyte of what the
    // tables are: none is kept ready beside those that are used.
    let ready = u32::from(size <= 1 || matches!(manager.address, Address::Postgres(_)));
    Ok(Pool::builder()
        .max_size(size.max(1))
        .min_idle(Some(ready))
        .connection_timeout(CHECKOUT)
        .build(manager)?)
}

fn create_folder(path: &str) -> StoreResult<()> {
    let folder = Path::new(path).parent().filter(|p| !p.as_os_str().is_empty());
    match folder.map(std::fs::create_dir_all) {
        Some(Err(error)) => Err(StoreError::Other(format!(
            "the folder of {path} cannot be made: {error}"
        ))),
        _ => Ok(()),
    }
}

pub(crate) fn begin(conn: &mut Conn) -> QueryResult<()> {
    match conn {
        Conn::Sqlite(c) => c.batch_execute("BEGIN IMMEDIATE"),
        Conn::Postgres(c) => {
            c.batch_execute("BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL lock_timeout = '2s'")?;
            let locked = c.batch_execute("SELECT seq FROM journal_head WHERE id = 1 FOR UPDATE");
            if locked.is_err() {
                c.batch_execute("ROLLBACK")?;
            }
            locked
        }
    }
}

pub(crate) fn head(conn: &mut Conn) -> QueryResult<Head> {
    let (seq, hash) = journal_head::table
        .select((journal_head::seq, journal_head::hash))
        .first(conn)?;
    Ok(Head { seq, hash })
}

/// Ends a transaction that did not come to its commit, also when the function panicked.
pub(crate) struct Rollback<'a> {
    conn: &'a mut Conn,
    done: bool,
}

impl<'a> Rollback<'a> {
    pub(crate) fn new(conn: &'a mut Conn) -> Self {
        Self { conn, done: false }
    }

    pub(crate) fn conn(&mut self) -> &mut Conn {
        self.conn
    }

    pub(crate) fn commit(mut self) -> QueryResult<()> {
        self.conn.batch_execute("COMMIT")?;
        self.done = true;
        Ok(())
    }
}

impl Drop for Rollback<'_> {
    fn drop(&mut self) {
        if !self.done
            && let Err(error) = self.conn.batch_execute("ROLLBACK")
        {
            tracing::error!(%error, "a transaction could not be rolled back");
        }
    }
}
