//! Associations with their officers on a day, as the annex of an order is compared with them.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use diesel::prelude::*;
use veche_domain::{
    associations::{AssociationStatus, Office},
    imports::AssociationOnDay,
};

use crate::{
    Conn, StoreResult,
    columns::code,
    schema::{association_statuses, associations, offices},
};

/// Most associations that lists are compared with, and terms of theirs.
const ALL: i64 = 50_000;

type AssociationRow = (String, String, String, String, Option<String>);

/// Every association with its leader and curator on the day: three statements (VII.7.2, VII.7.4).
///
/// # Errors
/// A database that cannot be read.
pub fn associations_on(conn: &mut Conn, on: NaiveDate) -> StoreResult<Vec<AssociationOnDay>> {
    use associations as a;
    let ended = ended(conn, on)?;
    let mut held = held(conn, on)?;
    let rows: Vec<AssociationRow> = a::table
        .order(a::id)
        .limit(ALL)
        .select((a::id, a::code, a::name, a::kind, a::subject_code))
        .load(conn)?;
    rows.into_iter()
        .map(|(id, short, name, kind, subject_code)| {
            let mut holder = |office: Office| held.remove(&(id.clone(), office.to_string()));
            Ok(AssociationOnDay {
                leader_id: holder(Office::Leader),
                curator_id: holder(Office::Curator),
                goes_on: !ended.contains(&id),
                code: short,
                name,
                kind: code(&kind)?,
                subject_code,
                id,
            })
        })
        .collect()
}

fn ended(conn: &mut Conn, on: NaiveDate) -> StoreResult<HashSet<String>> {
    use association_statuses as s;
    let over = [AssociationStatus::Reorganized, AssociationStatus::Liquidated].map(|state| state.to_string());
    let rows: Vec<String> = s::table
        .filter(s::status.eq_any(over))
        .filter(s::valid_from.is_null().or(s::valid_from.le(on)))
        .filter(s::valid_until.is_null().or(s::valid_until.gt(on)))
        .limit(ALL)
        .select(s::association_id)
        .load(conn)?;
    Ok(rows.into_iter().collect())
}

/// Who holds which office of which association.
fn held(conn: &mut Conn, on: NaiveDate) -> StoreResult<HashMap<(String, String), String>> {
    use offices as o;
    let rows: Vec<(String, String, String)> = o::table
        .filter(o::valid_from.is_null().or(o::valid_from.le(on)))
        .filter(o::valid_until.is_null().or(o::valid_until.gt(on)))
        .limit(ALL)
        .select((o::association_id, o::office, o::person_id))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(association, office, person)| ((association, office), person))
        .collect())
}
