//! Checks the chain from its first entry to its head.

use diesel::prelude::*;

use super::EntryRow;
use crate::{
    Conn, StoreResult,
    schema::{journal, journal_head},
};

/// Entries read at a time.
const STEP: i64 = 500;

/// What a check of the journal found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JournalCheck {
    /// Every entry fits; so many there are, and so many of them were erased by request.
    Sound {
        /// Entries.
        entries: i64,
        /// Of them without payload.
        erased: i64,
    },
    /// The first entry that does not fit.
    Broken {
        /// Its number.
        seq: i64,
        /// What does not fit.
        what: &'static str,
    },
}

/// Checks every entry: number, link to the one before, hash, digest of the payload, and the head.
///
/// # Errors
/// A database that cannot be read.
pub fn verify_journal(conn: &mut Conn) -> StoreResult<JournalCheck> {
    let (mut seq, mut hash, mut erased) = (0, String::new(), 0);
    loop {
        let rows: Vec<EntryRow> = journal::table
            .filter(journal::seq.gt(seq))
            .order(journal::seq)
            .limit(STEP)
            .select(EntryRow::as_select())
            .load(conn)?;
        if rows.is_empty() {
            break;
        }
        for row in rows {
            let digest = row.expected_digest();
            let what = match () {
                () if row.seq != seq + 1 => Some("the number before it is missing"),
                () if row.prev_hash != hash => Some("it does not follow the entry before it"),
                () if row.expected_hash() != row.hash => Some("its hash does not fit"),
                () if digest.as_ref().is_some_and(|d| *d != row.digest) => Some("its content was changed"),
                () => None,
            };
            if let Some(what) = what {
                return Ok(JournalCheck::Broken { seq: row.seq, what });
            }
            erased += i64::from(digest.is_none());
            (seq, hash) = (row.seq, row.hash);
        }
    }
    let head: (i64, String) = journal_head::table
        .select((journal_head::seq, journal_head::hash))
        .first(conn)?;
    if head != (seq, hash) {
        return Ok(JournalCheck::Broken {
            seq: head.0,
            what: "the end of the journal is missing",
        });
    }
    Ok(JournalCheck::Sound { entries: seq, erased })
}
