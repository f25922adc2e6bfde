//! The journal: append-only, one chain of hashes, written in the transaction of the change.

mod read;
mod verify;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};
use veche_domain::{
    Id,
    journal::{Act, Entity},
};

pub use read::*;
pub use verify::*;

use crate::{
    Conn, StoreResult, each_backend,
    schema::{journal, journal_touches},
};

/// The end of the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Number of the last entry; zero before the first.
    pub seq: i64,
    /// Its hash; empty before the first.
    pub hash: String,
}

/// Who makes a change, and when.
#[derive(Debug, Clone)]
pub struct Author {
    /// Account; none for the command line.
    pub account_id: Option<Id>,
    /// Name as it is now.
    pub name: String,
    /// Real time of the change; kept to the microsecond, the precision PostgreSQL keeps.
    pub at: DateTime<Utc>,
}

/// A change to be written down.
#[derive(Debug, Clone)]
pub struct Change {
    /// What was done.
    pub act: Act,
    /// Operation that did it.
    pub operation: &'static str,
    /// Kind of object.
    pub entity: Entity,
    /// The object.
    pub entity_id: Id,
    /// Name of the object now.
    pub title: String,
    /// State before; null for a new one.
    pub before: Value,
    /// State after; null for a removed one.
    pub after: Value,
    /// Other objects the change concerns: their history shows it, and it stands in the way of their undo.
    pub touches: Vec<Id>,
}

/// What of an entry can be erased without breaking the chain.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Payload {
    pub(crate) actor_name: String,
    pub(crate) title: String,
    pub(crate) before: Value,
    pub(crate) after: Value,
}

/// A row of the journal.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = journal)]
pub(crate) struct EntryRow {
    pub(crate) seq: i64,
    pub(crate) at: chrono::NaiveDateTime,
    pub(crate) actor_id: Option<String>,
    pub(crate) act: String,
    pub(crate) operation: String,
    pub(crate) entity: String,
    pub(crate) entity_id: String,
    pub(crate) payload: Option<Vec<u8>>,
    pub(crate) salt: Option<Vec<u8>>,
    pub(crate) digest: String,
    pub(crate) prev_hash: String,
    pub(crate) hash: String,
}

impl EntryRow {
    /// The hash the entry must have: over the one before it and every column that is never erased.
    pub(crate) fn expected_hash(&self) -> String {
        let seq = self.seq.to_string();
        let at = self.at.and_utc().timestamp_micros().to_string();
        let actor = self.actor_id.as_deref().unwrap_or("-");
        let parts = [
            &self.prev_hash,
            &seq,
            &at,
            actor,
            &self.act,
            &self.operation,
            &self.entity,
            &self.entity_id,
            &self.digest,
        ];
        let mut hasher = Sha256::new();
        for part in parts {
            // The length before each part keeps two different rows from giving the same bytes.
            hasher.update((part.len() as u64).to_be_bytes());
            hasher.update(part.as_bytes());
        }
        hex(&hasher.finalize())
    }

    /// The digest the payload must have; `None` when the payload was erased.
    pub(crate) fn expected_digest(&self) -> Option<String> {
        let (payload, salt) = (self.payload.as_ref()?, self.salt.as_ref()?);
        Some(digest(salt, payload))
    }
}

fn digest(salt: &[u8], payload: &[u8]) -> String {
    hex(&Sha256::new().chain_update(salt).chain_update(payload).finalize())
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

/// Appends an entry after the head and gives the new head.
pub(crate) fn append(conn: &mut Conn, head: &Head, author: &Author, change: &Change) -> StoreResult<Head> {
    let payload = serde_json::to_vec(&Payload {
        actor_name: author.name.clone(),
        title: change.title.clone(),
        before: change.before.clone(),
        after: change.after.clone(),
    })?;
    // Random, so that an erased payload cannot be guessed from its digest.
    let salt = uuid::Uuid::new_v4().into_bytes();
    let micros = DateTime::from_timestamp_micros(author.at.timestamp_micros()).unwrap_or(author.at);
    let mut row = EntryRow {
        seq: head.seq + 1,
        at: micros.naive_utc(),
        actor_id: author.account_id.map(|id| id.to_string()),
        act: change.act.to_string(),
        operation: change.operation.to_owned(),
        entity: change.entity.to_string(),
        entity_id: change.entity_id.to_string(),
        digest: digest(&salt, &payload),
        payload: Some(payload),
        salt: Some(salt.to_vec()),
        prev_hash: head.hash.clone(),
        hash: String::new(),
    };
    row.hash = row.expected_hash();
    let mut touched: Vec<String> = change.touches.iter().map(Id::to_string).collect();
    touched.push(row.entity_id.clone());
    touched.sort_unstable();
    touched.dedup();
    let touches: Vec<_> = touched
        .iter()
        .map(|id| {
            (
                journal_touches::entity_id.eq(id),
                journal_touches::seq.eq(row.seq),
            )
        })
        .collect();
    each_backend!(conn, c => {
        diesel::insert_into(journal::table).values(&row).execute(c)?;
        for part in touches.chunks(500) {
            diesel::insert_into(journal_touches::table).values(part).execute(c)?;
        }
    });
    Ok(Head {
        seq: row.seq,
        hash: row.hash,
    })
}
