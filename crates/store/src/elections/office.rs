//! The term of office that an election makes, and its removal.

use chrono::NaiveDate;
use diesel::prelude::*;
use veche_domain::{
    Id,
    associations::{EndGround, Office},
    orders::Basis,
};

use super::MOST;
use crate::{
    Conn, StoreResult,
    columns::{json, new_id},
    schema::{elections, offices},
};

/// A term of office that an election made, as it is now.
#[derive(Debug, Clone, PartialEq, Eq, Queryable)]
pub struct MadeOffice {
    /// Who.
    pub person: String,
    /// First day.
    pub from: Option<NaiveDate>,
    /// An end that was entered by itself.
    pub ends_on: Option<NaiveDate>,
    /// Order that began it: none of an election.
    pub order: Option<String>,
    /// Order that ended it.
    pub ended_by: Option<String>,
}

/// The term, if it is still there.
///
/// # Errors
/// A database that cannot be read.
pub fn made_office(conn: &mut Conn, wanted: &str) -> StoreResult<Option<MadeOffice>> {
    use offices as o;
    Ok(o::table
        .find(wanted)
        .select((o::person_id, o::valid_from, o::ends_on, o::order_id, o::ended_by))
        .first(conn)
        .optional()?)
}

/// Makes room for a term that begins on the day: the row of the one before is shortened; the projection then says on
/// what ground. An end that was entered for it stays known, so that the term has it again when the election is annulled.
///
/// # Errors
/// A database that refuses it.
pub fn shorten_office(conn: &mut Conn, former: Id, until: NaiveDate) -> StoreResult<()> {
    use offices as o;
    diesel::update(o::table.find(former.to_string()))
        .set(o::valid_until.eq(Some(until)))
        .execute(conn)?;
    Ok(())
}

/// A term that an election makes.
#[derive(Debug, Clone, Copy)]
pub struct ElectedTerm<'a> {
    /// Association.
    pub association: Id,
    /// Office.
    pub office: Office,
    /// Who.
    pub person: Id,
    /// First day.
    pub from: NaiveDate,
    /// Beginning of the next term, if one is known.
    pub next: Option<NaiveDate>,
    /// End by the setting `office_term`.
    pub ends_on: Option<NaiveDate>,
    /// The minutes.
    pub basis: &'a Basis,
}

/// Keeps the term and gives its identifier.
///
/// # Errors
/// [`crate::StoreError::Overlap`] with another term of the office.
pub fn insert_elected(conn: &mut Conn, term: &ElectedTerm<'_>) -> StoreResult<Id> {
    use offices as o;
    let id = new_id();
    let until = match (term.next, term.ends_on) {
        (Some(next), Some(end)) => Some(next.min(end)),
        (next, end) => next.or(end),
    };
    diesel::insert_into(o::table)
        .values((
            o::id.eq(id.to_string()),
            o::association_id.eq(term.association.to_string()),
            o::office.eq(term.office.code()),
            o::person_id.eq(term.person.to_string()),
            o::valid_from.eq(Some(term.from)),
            o::valid_until.eq(until),
            o::basis.eq(json(term.basis)?),
            o::end_ground.eq(term.ends_on.map(|_| EndGround::TermOver.code())),
            o::ends_on.eq(term.ends_on),
        ))
        .execute(conn)?;
    Ok(id)
}

/// Lets an election go of the term it made, so that the term can be removed.
///
/// # Errors
/// A database that refuses it.
pub fn release_office(conn: &mut Conn, election: Id) -> StoreResult<()> {
    use elections as e;
    diesel::update(e::table.find(election.to_string()))
        .set(e::office_id.eq(None::<String>))
        .execute(conn)?;
    Ok(())
}

/// Removes a term; who held the office before goes on once the association is projected anew.
///
/// # Errors
/// A database that refuses it.
pub fn remove_office(conn: &mut Conn, wanted: &str) -> StoreResult<()> {
    diesel::delete(offices::table.find(wanted)).execute(conn)?;
    Ok(())
}

/// Gives the terms that elections of a meeting made the number that its minutes got when it was held.
///
/// # Errors
/// A database that refuses it.
pub fn number_elected(conn: &mut Conn, meeting: Id, basis: &Basis) -> StoreResult<()> {
    use elections as e;
    let made: Vec<String> = e::table
        .filter(e::meeting_id.eq(meeting.to_string()))
        .filter(e::office_id.is_not_null())
        .limit(MOST)
        .select(e::office_id.assume_not_null())
        .load(conn)?;
    diesel::update(offices::table.filter(offices::id.eq_any(&made)))
        .set(offices::basis.eq(json(basis)?))
        .execute(conn)?;
    Ok(())
}
