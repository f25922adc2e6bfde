//! Merging two records of one person, and taking it back exactly.

mod list;
mod meetings;
mod plan;
mod readers;
mod rows;
mod undo;

use diesel::{prelude::*, sql_query, sql_types::Text};
use serde::{Deserialize, Serialize};
use veche_domain::Id;

pub use list::*;
pub use rows::*;
pub use undo::*;

use super::{PersonRecord, update_person};
use crate::{
    Conn, StoreResult,
    columns::id,
    schema::{accounts, people},
};
use plan::Plan;

/// A column that points to a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PersonColumn {
    /// Table.
    pub table: &'static str,
    /// Column.
    pub column: &'static str,
    /// Column that names the row.
    pub key: &'static str,
}

/// Every column that points to a person: the merge goes over this list, and a test compares it with the foreign
/// keys of both databases.
pub const PERSON_COLUMNS: &[PersonColumn] = &[
    column("employments", "person_id", "id"),
    column("qualifications", "person_id", "id"),
    column("tenure_statements", "person_id", "id"),
    column("memberships", "person_id", "id"),
    column("offices", "person_id", "id"),
    column("district_heads", "person_id", "id"),
    column("body_members", "person_id", "id"),
    column("order_items", "person_id", "id"),
    column("order_item_people", "person_id", "id"),
    column("acknowledgement_people", "person_id", "id"),
    column("meetings", "chair_id", "id"),
    column("meetings", "secretary_id", "id"),
    column("agenda_items", "speaker_id", "id"),
    column("meeting_participants", "person_id", "id"),
    column("meeting_invitees", "person_id", "id"),
    column("decision_ballots", "person_id", "id"),
    column("elections", "elected_id", "id"),
    column("election_candidates", "person_id", "id"),
    column("election_voters", "person_id", "id"),
    column("ballots", "person_id", "id"),
    column("ballots", "candidate_id", "id"),
    column("minutes_signatures", "person_id", "id"),
    column("resolutions", "responsible_id", "id"),
    column("plan_item_people", "person_id", "id"),
    column("handovers", "person_id", "id"),
    column("issued_papers", "person_id", "id"),
    column("name_forms", "person_id", "id"),
    column("accounts", "person_id", "id"),
    column("person_redirects", "person_id", "old_id"),
    column("merges", "kept_id", "id"),
];

const fn column(table: &'static str, column: &'static str, key: &'static str) -> PersonColumn {
    PersonColumn { table, column, key }
}

/// Rows of a column that went over to the one who stayed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Moved {
    /// Table.
    pub table: String,
    /// Column.
    pub column: String,
    /// Keys of the rows.
    pub keys: Vec<String>,
}

/// All that is needed to take a merge back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Undo {
    /// The one who stayed, before.
    pub kept: PersonRecord,
    /// The one who was removed.
    pub removed: PersonRecord,
    /// Rows that went over.
    pub moved: Vec<Moved>,
    /// Rows that were dropped, since another said the same.
    pub dropped: Vec<Row>,
    /// Rows that took over what the dropped ones said, as they were.
    pub former: Vec<Row>,
}

impl Undo {
    /// Number of rows that went over.
    pub fn count(&self) -> usize {
        self.moved.iter().map(|m| m.keys.len()).sum()
    }
}

/// Moves everything that points to the removed person to the kept one and removes the row; the kept person gets
/// the contacts that were missing and a new version.
///
/// # Errors
/// [`crate::StoreError::Stale`] when the kept person has another version by now.
pub fn merge_people(conn: &mut Conn, kept: PersonRecord, removed: PersonRecord) -> StoreResult<Undo> {
    let plan = Plan::of(conn, &kept.id, &removed.id)?;
    for row in &plan.dropped {
        row.delete(conn)?;
    }
    for row in &plan.changed {
        row.update(conn)?;
    }
    let mut moved = Vec::new();
    for column in PERSON_COLUMNS {
        let keys = move_rows(conn, column, &removed.id, &kept.id)?;
        if !keys.is_empty() {
            moved.push(Moved {
                table: column.table.to_owned(),
                column: column.column.to_owned(),
                keys,
            });
        }
    }
    let with_contacts = PersonRecord {
        phone: kept.phone.clone().or_else(|| removed.phone.clone()),
        email: kept.email.clone().or_else(|| removed.email.clone()),
        ..kept.clone()
    };
    update_person(conn, &with_contacts, kept.version)?;
    diesel::delete(people::table.find(&removed.id)).execute(conn)?;
    Ok(Undo {
        kept,
        removed,
        moved,
        dropped: plan.dropped,
        former: plan.former,
    })
}

#[derive(QueryableByName)]
struct Key {
    #[diesel(sql_type = Text)]
    row_key: String,
}

/// Points the rows of a column from one person to another and gives their keys.
fn move_rows(conn: &mut Conn, at: &PersonColumn, from: &str, to: &str) -> StoreResult<Vec<String>> {
    let PersonColumn { table, column, key } = at;
    let found: Vec<Key> = sql_query(format!(
        "SELECT {key} AS row_key FROM {table} WHERE {column} = $1 ORDER BY {key}"
    ))
    .bind::<Text, _>(from)
    .load(conn)?;
    if !found.is_empty() {
        sql_query(format!("UPDATE {table} SET {column} = $1 WHERE {column} = $2"))
            .bind::<Text, _>(to)
            .bind::<Text, _>(from)
            .execute(conn)?;
    }
    Ok(found.into_iter().map(|k| k.row_key).collect())
}

/// People among these who have an account that may sign in.
///
/// # Errors
/// A database that cannot be read.
pub fn with_enabled_account(conn: &mut Conn, people: &[Id]) -> StoreResult<Vec<Id>> {
    let ids: Vec<String> = people.iter().map(Id::to_string).collect();
    let found: Vec<Option<String>> = accounts::table
        .filter(accounts::person_id.eq_any(ids))
        .filter(accounts::enabled.eq(true))
        .select(accounts::person_id)
        .distinct()
        .load(conn)?;
    found.iter().flatten().map(|p| id(p)).collect()
}
