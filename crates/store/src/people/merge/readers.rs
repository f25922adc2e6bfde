//! Places of two people in lists of acknowledgement, as those of one person (VIII.8.2.d1).

use std::collections::BTreeMap;

use diesel::prelude::*;

use super::ReaderRow;
use crate::{Conn, StoreResult, schema::acknowledgement_people};

/// The places of one association in one list.
#[derive(Debug, PartialEq)]
pub(super) struct Place {
    /// The row that stays, as it was.
    pub(super) stays: ReaderRow,
    /// As it becomes.
    pub(super) united: ReaderRow,
    /// Rows that go.
    pub(super) dropped: Vec<ReaderRow>,
}

/// The places of people in all lists.
pub(super) fn places(conn: &mut Conn, people: &[&str]) -> StoreResult<Vec<ReaderRow>> {
    use acknowledgement_people as p;
    Ok(p::table
        .filter(p::person_id.eq_any(people))
        .order(p::id)
        .select(ReaderRow::as_select())
        .load(conn)?)
}

/// The places as of one person: the kept one's row stays where both have one, and the earliest confirmation of a list
/// counts for all its places.
pub(super) fn places_as_one(all: &[ReaderRow], kept: &str) -> Vec<Place> {
    let mut confirmed: BTreeMap<&str, &ReaderRow> = BTreeMap::new();
    let mut places: BTreeMap<(&str, &str), Vec<&ReaderRow>> = BTreeMap::new();
    for row in all {
        if row.confirmed_on.is_some() {
            let first = confirmed.entry(&row.acknowledgement_id).or_insert(row);
            if row.confirmed_on < first.confirmed_on {
                *first = row;
            }
        }
        let place = (row.acknowledgement_id.as_str(), row.association_id.as_str());
        places.entry(place).or_default().push(row);
    }
    let one = |((list, _), rows): ((&str, &str), Vec<&ReaderRow>)| {
        let stays = *rows.iter().find(|r| r.person_id == kept).or(rows.first())?;
        let mut united = stays.clone();
        if let Some(by) = confirmed.get(list).filter(|_| stays.confirmed_on.is_none()) {
            united.confirmed_on = by.confirmed_on;
            united.confirmed_at = by.confirmed_at;
            united.how.clone_from(&by.how);
        }
        let dropped = rows
            .iter()
            .filter(|r| r.id != stays.id)
            .map(|r| (*r).clone())
            .collect();
        Some(Place {
            stays: stays.clone(),
            united,
            dropped,
        })
    };
    places.into_iter().filter_map(one).collect()
}
