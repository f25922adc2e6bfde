//! A transaction that writes: the connection and the journal's head it holds.

use diesel::prelude::*;

use crate::{
    Conn, StoreError, StoreResult,
    journal::{self, Author, Change, Head},
    schema::journal_head,
};

/// A writing transaction. Every change appends to the journal before it commits.
pub struct Tx<'a> {
    /// The connection, for the store's own functions.
    pub conn: &'a mut Conn,
    head: Head,
    appended: bool,
}

impl<'a> Tx<'a> {
    pub(crate) fn new(conn: &'a mut Conn, head: Head) -> Self {
        Self {
            conn,
            head,
            appended: false,
        }
    }

    /// Number of the last entry of the journal.
    pub fn seq(&self) -> i64 {
        self.head.seq
    }

    /// Appends an entry and gives its number.
    ///
    /// # Errors
    /// A database that refuses it.
    pub fn append(&mut self, author: &Author, change: &Change) -> StoreResult<i64> {
        self.head = journal::append(self.conn, &self.head, author, change)?;
        self.appended = true;
        Ok(self.head.seq)
    }

    /// Keeps the head of the journal and gives it back.
    pub(crate) fn save_head(self) -> Result<Head, StoreError> {
        if self.appended {
            diesel::update(journal_head::table)
                .set((
                    journal_head::seq.eq(self.head.seq),
                    journal_head::hash.eq(&self.head.hash),
                ))
                .execute(self.conn)?;
        }
        Ok(self.head)
    }
}
