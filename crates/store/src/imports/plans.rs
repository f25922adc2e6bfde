//! A plan as the rows of a file are compared with it.

use std::collections::HashSet;

use chrono::NaiveDate;
use diesel::prelude::*;
use veche_domain::{Id, calendar::SchoolYear, imports::KnownPerson, plans::ItemKind};

use crate::{
    Conn, StoreResult,
    columns::code,
    listing::term_holds,
    people::known_people,
    plans::plan_of_year,
    schema::{memberships, offices, plan_items},
};

/// Most rows of a plan and people of an association that are compared.
const MOST: i64 = 5_000;

/// Kinds and titles of the rows that the plan of an association and year has.
///
/// # Errors
/// A database that cannot be read.
pub fn planned_titles(
    conn: &mut Conn,
    association: Id,
    year: SchoolYear,
) -> StoreResult<Vec<(ItemKind, String)>> {
    use plan_items as i;
    let Some(plan) = plan_of_year(conn, association, year)? else {
        return Ok(Vec::new());
    };
    let found: Vec<(String, String)> = i::table
        .filter(i::plan_id.eq(plan.id))
        .order((i::position, i::id))
        .limit(MOST)
        .select((i::kind, i::title))
        .load(conn)?;
    found
        .into_iter()
        .map(|(kind, title)| Ok((code(&kind)?, title)))
        .collect()
}

/// People who belong to an association on a date: members and holders of offices.
///
/// # Errors
/// A database that cannot be read.
pub fn people_of(conn: &mut Conn, association: Id, on: NaiveDate) -> StoreResult<Vec<KnownPerson>> {
    use {memberships as m, offices as o};
    let key = association.to_string();
    let mut own: HashSet<String> = m::table
        .filter(m::association_id.eq(&key))
        .filter(term_holds!(m::valid_from, m::valid_until, on))
        .limit(MOST)
        .select(m::person_id)
        .load(conn)?
        .into_iter()
        .collect();
    let holders: Vec<String> = o::table
        .filter(o::association_id.eq(&key))
        .filter(term_holds!(o::valid_from, o::valid_until, on))
        .limit(MOST)
        .select(o::person_id)
        .load(conn)?;
    own.extend(holders);
    let mut known = known_people(conn, on)?;
    known.retain(|person| own.contains(&person.id));
    Ok(known)
}
