//! The events of an association: what its orders decide, and what other papers entered.

use chrono::NaiveDate;
use diesel::prelude::*;
use veche_domain::{
    Id,
    associations::{EndGround, MembershipState},
    orders::{Change, Event, OrderState, Source, events_of},
};

use super::items_of;
use crate::{
    Conn, StoreResult,
    columns::{code, id, opt_code},
    schema::{
        association_curatings, association_statuses, memberships, offices, order_item_associations,
        order_item_people, order_items, orders,
    },
};

/// Most facts of one kind that an association has.
const MOST: i64 = 5_000;
/// Rank of what begins by another paper: before the orders of the same day.
const ENTERED: i64 = 0;
/// Rank of an end that was entered by itself: who comes back on the same day comes after it.
const ENDED: i64 = -1;

/// Orders with an item about the association.
pub(super) fn orders_about(conn: &mut Conn, of: Id) -> StoreResult<Vec<String>> {
    let key = of.to_string();
    let direct: Vec<String> = order_items::table
        .filter(order_items::association_id.eq(&key))
        .limit(MOST)
        .select(order_items::order_id)
        .load(conn)?;
    let listed: Vec<String> = order_item_associations::table
        .inner_join(order_items::table)
        .filter(order_item_associations::association_id.eq(&key))
        .limit(MOST)
        .select(order_items::order_id)
        .load(conn)?;
    let carried: Vec<String> = order_item_people::table
        .inner_join(order_items::table)
        .filter(order_item_people::association_id.eq(&key))
        .limit(MOST)
        .select(order_items::order_id)
        .load(conn)?;
    let mut all: Vec<String> = direct.into_iter().chain(listed).chain(carried).collect();
    all.sort_unstable();
    all.dedup();
    Ok(all)
}

/// Every event of the association, in no particular order.
///
/// # Errors
/// A database that cannot be read.
pub fn events(conn: &mut Conn, of: Id) -> StoreResult<Vec<Event>> {
    let mut all = entered(conn, of)?;
    let about = orders_about(conn, of)?;
    let states = [OrderState::Signed.code(), OrderState::Repealed.code()];
    let signed: Vec<(String, Option<NaiveDate>, i64)> = orders::table
        .filter(orders::id.eq_any(&about))
        .filter(orders::state.eq_any(states))
        .limit(MOST)
        .select((orders::id, orders::effective_on, orders::rank))
        .load(conn)?;
    let ids: Vec<String> = signed.iter().map(|(id, ..)| id.clone()).collect();
    let items = items_of(conn, &ids)?;
    for (order, on, rank) in signed {
        let order = id(&order)?;
        if let (Some(on), Some(items)) = (on, items.get(&order)) {
            all.extend(events_of(order, items, on, rank, of));
        }
    }
    Ok(all)
}

type Term = (String, String, Option<NaiveDate>, Option<NaiveDate>);

/// Facts that another paper than an order of the register entered, and ends that were entered by themselves.
fn entered(conn: &mut Conn, of: Id) -> StoreResult<Vec<Event>> {
    let key = of.to_string();
    let mut all = Vec::new();
    let began = |row: &str, on, change| -> StoreResult<Event> {
        Ok(Event {
            on,
            rank: ENTERED,
            source: Source::Entered(id(row)?),
            change,
        })
    };
    let found: Vec<(String, String, Option<NaiveDate>)> = association_statuses::table
        .filter(association_statuses::association_id.eq(&key))
        .filter(association_statuses::order_id.is_null())
        .limit(MOST)
        .select((
            association_statuses::id,
            association_statuses::status,
            association_statuses::valid_from,
        ))
        .load(conn)?;
    for (row, status, on) in found {
        all.push(began(&row, on, Change::Status(code(&status)?))?);
    }
    let found: Vec<(String, String, Option<NaiveDate>)> = association_curatings::table
        .filter(association_curatings::association_id.eq(&key))
        .filter(association_curatings::order_id.is_null())
        .limit(MOST)
        .select((
            association_curatings::id,
            association_curatings::organization_id,
            association_curatings::valid_from,
        ))
        .load(conn)?;
    for (row, institution, on) in found {
        all.push(began(&row, on, Change::Institution(id(&institution)?))?);
    }
    offices_of(conn, &key, &mut all)?;
    members_of(conn, &key, &mut all)?;
    Ok(all)
}

fn offices_of(conn: &mut Conn, key: &str, all: &mut Vec<Event>) -> StoreResult<()> {
    use offices as o;
    type Kept = (Term, String, Option<String>, Option<String>);
    let found: Vec<Kept> = o::table
        .filter(o::association_id.eq(key))
        .limit(MOST)
        .select((
            (o::id, o::person_id, o::valid_from, o::ends_on),
            o::office,
            o::order_id,
            o::end_ground,
        ))
        .load(conn)?;
    for ((row, person, from, ends_on), office, order, ground) in found {
        let office = code(&office)?;
        let source = Source::Entered(id(&row)?);
        if order.is_none() {
            all.push(Event {
                on: from,
                rank: ENTERED,
                source,
                change: Change::Appoint(office, id(&person)?),
            });
        }
        if let Some(day) = ends_on {
            all.push(Event {
                on: Some(day),
                rank: ENDED,
                source,
                change: Change::Vacate(office, opt_code(ground.as_deref())?.unwrap_or(EndGround::Order)),
            });
        }
    }
    Ok(())
}

fn members_of(conn: &mut Conn, key: &str, all: &mut Vec<Event>) -> StoreResult<()> {
    use memberships as m;
    type Kept = (Term, Option<String>, Option<String>, Option<String>);
    let found: Vec<Kept> = m::table
        .filter(m::association_id.eq(key))
        .filter(m::state.eq(MembershipState::InForce.code()))
        .limit(MOST)
        .select((
            (m::id, m::person_id, m::valid_from, m::ends_on),
            m::admin_unit_code,
            m::order_id,
            m::end_ground,
        ))
        .load(conn)?;
    for ((row, person, from, ends_on), unit, order, ground) in found {
        let (source, person) = (Source::Entered(id(&row)?), id(&person)?);
        if order.is_none() {
            all.push(Event {
                on: from,
                rank: ENTERED,
                source,
                change: Change::Join(person, unit),
            });
        }
        if let Some(day) = ends_on {
            let ground = opt_code(ground.as_deref())?.unwrap_or(EndGround::Order);
            all.push(Event {
                on: Some(day),
                rank: ENDED,
                source,
                change: Change::Leave(person, ground),
            });
        }
    }
    Ok(())
}
