//! Who meets: associations and the council, as their meetings see them.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::{dsl::Nullable, prelude::*};
use veche_domain::{
    Id,
    associations::{MembershipState, Office},
    council::CouncilRole,
    meetings::{BodyKind, BodyRef},
    people::PersonRef,
};

use super::MOST;
use crate::{
    Conn, StoreError, StoreResult,
    accounts::person_refs,
    columns::{code, id},
    council::body_members_on,
    listing::term_holds,
    schema::{associations, bodies, meetings, memberships, offices},
};

/// The city scientific-methodical council (VII.7.8), as the migration entered it.
pub const COUNCIL: Id = Id::from_u128(0x0000_0000_0000_7000_8000_0000_0000_0001);

/// Bodies by their identifiers, in one statement.
///
/// # Errors
/// A database that cannot be read.
pub fn body_refs(conn: &mut Conn, ids: &[String]) -> StoreResult<HashMap<String, BodyRef>> {
    let found: Vec<BodyColumns> = bodies::table
        .left_join(associations::table)
        .filter(bodies::id.eq_any(ids))
        .limit(MOST)
        .select(body_columns())
        .load(conn)?;
    found
        .into_iter()
        .map(|columns| Ok((columns.0.0.clone(), body_of(columns)?)))
        .collect()
}

/// Identifier, kind and own name of a body; code and name of the association it is.
type BodyColumns = ((String, String, Option<String>), Option<String>, Option<String>);

type BodySelection = (
    (bodies::id, bodies::kind, bodies::name),
    Nullable<associations::code>,
    Nullable<associations::name>,
);

fn body_columns() -> BodySelection {
    (
        (bodies::id, bodies::kind, bodies::name),
        associations::code.nullable(),
        associations::name.nullable(),
    )
}

fn body_of(((key, kind, own), short, name): BodyColumns) -> StoreResult<BodyRef> {
    Ok(BodyRef {
        id: id(&key)?,
        kind: code(&kind)?,
        code: short,
        name: name.or(own).unwrap_or_default(),
    })
}

/// Whose meetings these are and on which day they meet, by the identifiers of the meetings, in one statement.
///
/// # Errors
/// A database that cannot be read.
pub fn bodies_of_meetings(
    conn: &mut Conn,
    ids: &[String],
) -> StoreResult<HashMap<String, (BodyRef, NaiveDate)>> {
    let found: Vec<(String, NaiveDate, BodyColumns)> = meetings::table
        .inner_join(bodies::table.left_join(associations::table))
        .filter(meetings::id.eq_any(ids))
        .limit(MOST)
        .select((meetings::id, meetings::meets_on, body_columns()))
        .load(conn)?;
    found
        .into_iter()
        .map(|(meeting, day, columns)| Ok((meeting, (body_of(columns)?, day))))
        .collect()
}

/// One body.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn body(conn: &mut Conn, wanted: Id) -> StoreResult<BodyRef> {
    let key = wanted.to_string();
    let mut found = body_refs(conn, std::slice::from_ref(&key))?;
    found.remove(&key).ok_or(StoreError::NotFound)
}

/// Who leads a body and who keeps its papers on a date: leader and secretary of an association, chair and secretary of
/// the council (VII.7.8).
///
/// # Errors
/// A database that cannot be read.
pub fn holders_on(
    conn: &mut Conn,
    body: &BodyRef,
    on: NaiveDate,
) -> StoreResult<(Option<PersonRef>, Option<PersonRef>)> {
    use offices as o;
    if body.kind != BodyKind::Association {
        return council_holders(conn, body, on);
    }
    let found: Vec<(String, String)> = o::table
        .filter(o::association_id.eq(body.id.to_string()))
        .filter(o::office.eq_any([Office::Leader.code(), Office::Secretary.code()]))
        .filter(term_holds!(o::valid_from, o::valid_until, on))
        .order(o::id)
        .limit(10)
        .select((o::office, o::person_id))
        .load(conn)?;
    let ids: Vec<String> = found.iter().map(|(_, person)| person.clone()).collect();
    let refs = person_refs(conn, &ids)?;
    let holder = |office: Office| {
        let (_, person) = found.iter().find(|(o, _)| o == office.code())?;
        refs.iter().find(|r| r.id.to_string() == *person).cloned()
    };
    Ok((holder(Office::Leader), holder(Office::Secretary)))
}

fn council_holders(
    conn: &mut Conn,
    body: &BodyRef,
    on: NaiveDate,
) -> StoreResult<(Option<PersonRef>, Option<PersonRef>)> {
    let members = body_members_on(conn, body.id, on)?;
    let of = |role: CouncilRole| {
        let found = members.iter().find(|(_, held)| *held == role);
        found.map(|(person, _)| person.clone())
    };
    let (chair, secretary) = (of(CouncilRole::Chair), of(CouncilRole::Secretary));
    let ids: Vec<String> = chair.iter().chain(&secretary).cloned().collect();
    let refs = person_refs(conn, &ids)?;
    let named = |key: Option<String>| refs.iter().find(|r| Some(r.id.to_string()) == key).cloned();
    Ok((named(chair), named(secretary)))
}

/// Members of a body on a date with the unit they represent and whether they are in force; those awaiting the order
/// are seen and do not vote (I.4).
///
/// # Errors
/// A database that cannot be read.
pub fn members_on(
    conn: &mut Conn,
    body: &BodyRef,
    on: NaiveDate,
) -> StoreResult<Vec<(String, Option<String>, bool)>> {
    use memberships as m;
    if body.kind != BodyKind::Association {
        let members = body_members_on(conn, body.id, on)?;
        return Ok(members
            .into_iter()
            .map(|(person, _)| (person, None, true))
            .collect());
    }
    let found: Vec<(String, Option<String>, String)> = m::table
        .filter(m::association_id.eq(body.id.to_string()))
        .filter(term_holds!(m::valid_from, m::valid_until, on))
        .order(m::id)
        .limit(MOST)
        .select((m::person_id, m::admin_unit_code, m::state))
        .load(conn)?;
    Ok(found
        .into_iter()
        .map(|(person, unit, state)| (person, unit, state == MembershipState::InForce.code()))
        .collect())
}
