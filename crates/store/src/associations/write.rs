//! Changes of associations and of their terms.

use chrono::NaiveDate;
use diesel::prelude::*;
use veche_domain::{
    Id,
    associations::{EndGround, MembershipState},
    orders::Basis,
};

use super::{AssociationRecord, MOST};
use crate::{
    Conn, StoreError, StoreResult,
    columns::{id, json},
    plans::resort_plans,
    schema::{association_curatings, association_statuses, associations, memberships, offices},
};

/// Keeps a changed association, if it still has the version named, and raises the version.
///
/// # Errors
/// [`StoreError::Stale`] when somebody was faster.
pub fn update_association(conn: &mut Conn, record: &AssociationRecord, version: i64) -> StoreResult<()> {
    let next = AssociationRecord {
        version: version + 1,
        ..record.clone()
    };
    let changed = diesel::update(
        associations::table
            .find(&record.id)
            .filter(associations::version.eq(version)),
    )
    .set(&next)
    .execute(conn)?;
    if changed == 1 {
        resort_plans(conn, &next)
    } else {
        Err(StoreError::Stale)
    }
}

/// Ends a state on a day.
///
/// # Errors
/// A database that refuses it.
pub fn end_status(conn: &mut Conn, wanted: Id, until: NaiveDate) -> StoreResult<()> {
    use association_statuses as s;
    diesel::update(s::table.find(wanted.to_string()))
        .set(s::valid_until.eq(Some(until)))
        .execute(conn)?;
    Ok(())
}

/// Ends the term of a curating institution on a day.
///
/// # Errors
/// A database that refuses it.
pub fn end_curating(conn: &mut Conn, wanted: Id, until: NaiveDate) -> StoreResult<()> {
    use association_curatings as c;
    diesel::update(c::table.find(wanted.to_string()))
        .set(c::valid_until.eq(Some(until)))
        .execute(conn)?;
    Ok(())
}

/// Ends a term of office on a day, on a ground.
///
/// # Errors
/// A database that refuses it.
pub fn end_office(conn: &mut Conn, wanted: Id, until: NaiveDate, ground: EndGround) -> StoreResult<()> {
    use offices as o;
    // Who is replaced ends by what comes after; any other end stands by itself and outlives a cancelled order.
    let ends_on = Some(until).filter(|_| ground != EndGround::Replaced);
    diesel::update(o::table.find(wanted.to_string()))
        .set((
            o::valid_until.eq(Some(until)),
            o::end_ground.eq(ground.code()),
            o::ends_on.eq(ends_on),
        ))
        .execute(conn)?;
    Ok(())
}

/// Ends a member's term on a day, on a ground.
///
/// # Errors
/// A database that refuses it.
pub fn end_membership(conn: &mut Conn, wanted: Id, until: NaiveDate, ground: EndGround) -> StoreResult<()> {
    use memberships as m;
    diesel::update(m::table.find(wanted.to_string()))
        .set((
            m::valid_until.eq(Some(until)),
            m::end_ground.eq(ground.code()),
            m::ends_on.eq(Some(until)),
        ))
        .execute(conn)?;
    Ok(())
}

/// Removes a wish to join that no order has answered.
///
/// # Errors
/// A database that refuses it.
pub fn remove_membership(conn: &mut Conn, wanted: Id) -> StoreResult<()> {
    diesel::delete(memberships::table.find(wanted.to_string())).execute(conn)?;
    Ok(())
}

/// Puts a member into force by an order, from a day (I.4).
///
/// # Errors
/// [`StoreError::Overlap`] when the day moves into another term of the person.
pub fn confirm_membership(
    conn: &mut Conn,
    wanted: Id,
    from: Option<NaiveDate>,
    basis: &Basis,
) -> StoreResult<()> {
    use memberships as m;
    diesel::update(m::table.find(wanted.to_string()))
        .set((
            m::state.eq(MembershipState::InForce.code()),
            m::valid_from.eq(from),
            m::basis.eq(Some(json(basis)?)),
        ))
        .execute(conn)?;
    Ok(())
}

/// How many terms of members and offices begin on the day or later.
///
/// # Errors
/// A database that cannot be read.
pub fn terms_from(conn: &mut Conn, of: Id, day: NaiveDate) -> StoreResult<i64> {
    let members: i64 = memberships::table
        .filter(memberships::association_id.eq(of.to_string()))
        .filter(memberships::valid_from.ge(day))
        .count()
        .get_result(conn)?;
    let holders: i64 = offices::table
        .filter(offices::association_id.eq(of.to_string()))
        .filter(offices::valid_from.ge(day))
        .count()
        .get_result(conn)?;
    Ok(members + holders)
}

/// Ends every term of members and offices that runs on the day, by order: the association ends with it (I.5).
/// Gives the people concerned.
///
/// # Errors
/// A database that refuses it.
pub fn end_all_terms(conn: &mut Conn, of: Id, day: NaiveDate) -> StoreResult<Vec<Id>> {
    let key = of.to_string();
    let ground = EndGround::Order.code();
    let running_members = || {
        use memberships as m;
        m::table
            .filter(m::association_id.eq(key.clone()))
            .filter(m::valid_until.is_null().or(m::valid_until.gt(day)))
    };
    let running_offices = || {
        use offices as o;
        o::table
            .filter(o::association_id.eq(key.clone()))
            .filter(o::valid_until.is_null().or(o::valid_until.gt(day)))
    };
    let mut concerned: Vec<String> = running_members()
        .limit(MOST)
        .select(memberships::person_id)
        .load(conn)?;
    let holders: Vec<String> = running_offices()
        .limit(MOST)
        .select(offices::person_id)
        .load(conn)?;
    concerned.extend(holders);
    diesel::update(running_members())
        .set((
            memberships::valid_until.eq(Some(day)),
            memberships::end_ground.eq(ground),
        ))
        .execute(conn)?;
    diesel::update(running_offices())
        .set((offices::valid_until.eq(Some(day)), offices::end_ground.eq(ground)))
        .execute(conn)?;
    concerned.sort_unstable();
    concerned.dedup();
    concerned.iter().map(|person| id(person)).collect()
}
