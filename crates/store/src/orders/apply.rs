//! Brings the terms of an association to what its events make of them: rows that stay keep their identifiers.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use veche_domain::{
    Id,
    associations::{EndGround, MembershipState, Office},
    orders::{Basis, BasisKind, Issuer, Projection, Source},
};

use super::terms::{Loaded, Row, Want, plan, rows};
use crate::{
    Conn, StoreResult,
    columns::{code, from_json, id, json, new_id},
    schema::{
        association_curatings, association_statuses, association_successions, memberships, offices, orders,
    },
};

/// Most terms of one kind that an association has.
const MOST: i64 = 5_000;

/// The bases that terms begun by orders show.
fn bases(conn: &mut Conn, made: &Projection) -> StoreResult<HashMap<Id, Basis>> {
    let sources = made
        .statuses
        .iter()
        .map(|s| s.source)
        .chain(made.institutions.iter().map(|s| s.source))
        .chain(made.offices.iter().map(|s| s.source))
        .chain(made.members.iter().map(|s| s.source));
    let ids: Vec<String> = sources
        .filter_map(|source| match source {
            Source::Order(id) => Some(id.to_string()),
            Source::Entered(_) => None,
        })
        .collect();
    let found: Vec<(String, String, Option<String>, Option<NaiveDate>)> = orders::table
        .filter(orders::id.eq_any(&ids))
        .limit(MOST)
        .select((orders::id, orders::issuer, orders::number, orders::signed_on))
        .load(conn)?;
    found
        .into_iter()
        .map(|(key, issuer, number, date)| {
            let order = id(&key)?;
            let basis = Basis {
                kind: match code(&issuer)? {
                    Issuer::Department => BasisKind::DepartmentOrder,
                    Issuer::Institution => BasisKind::InstitutionOrder,
                },
                number,
                date,
                note: None,
                order_id: Some(order),
            };
            Ok((order, basis))
        })
        .collect()
}

/// Brings the terms of an association to the projection.
///
/// # Errors
/// [`crate::StoreError::Overlap`] with a term that the events do not know; a database that refuses it.
pub fn apply_projection(conn: &mut Conn, of: Id, made: &Projection) -> StoreResult<()> {
    let bases = bases(conn, made)?;
    let basis = |want: &Want<'_>| -> StoreResult<Option<String>> {
        want.order()
            .and_then(|order| bases.get(&order))
            .map(json)
            .transpose()
    };
    let key = of.to_string();
    statuses(conn, &key, made, &basis)?;
    institutions(conn, &key, made, &basis)?;
    office_terms(conn, &key, made, &basis)?;
    members(conn, &key, made, &basis)
}

type BasisOf<'a> = dyn Fn(&Want<'_>) -> StoreResult<Option<String>> + 'a;
fn statuses(conn: &mut Conn, key: &str, made: &Projection, basis: &BasisOf<'_>) -> StoreResult<()> {
    use association_statuses as t;
    let found: Vec<Loaded> = t::table
        .filter(t::association_id.eq(key))
        .limit(MOST)
        .select((t::id, t::status, t::valid_from, t::valid_until, t::order_id))
        .load(conn)?;
    let wants = made
        .statuses
        .iter()
        .map(|s| Want::of(s, s.value.code().to_owned()));
    let plan = plan(rows(found), wants.collect());
    for row in &plan.gone {
        diesel::delete(t::table.find(&row.id)).execute(conn)?;
    }
    for (row, want) in plan.kept.iter().filter(|(row, want)| row.until != want.until) {
        diesel::update(t::table.find(&row.id))
            .set(t::valid_until.eq(want.until))
            .execute(conn)?;
    }
    for want in &plan.new {
        diesel::insert_into(t::table)
            .values((
                t::id.eq(new_id().to_string()),
                t::association_id.eq(key),
                t::status.eq(&want.value),
                t::valid_from.eq(want.from),
                t::valid_until.eq(want.until),
                t::basis.eq(basis(want)?),
                t::order_id.eq(want.order().map(|id| id.to_string())),
            ))
            .execute(conn)?;
    }
    Ok(())
}

fn institutions(conn: &mut Conn, key: &str, made: &Projection, basis: &BasisOf<'_>) -> StoreResult<()> {
    use association_curatings as t;
    let found: Vec<Loaded> = t::table
        .filter(t::association_id.eq(key))
        .limit(MOST)
        .select((
            t::id,
            t::organization_id,
            t::valid_from,
            t::valid_until,
            t::order_id,
        ))
        .load(conn)?;
    let wants = made.institutions.iter().map(|s| Want::of(s, s.value.to_string()));
    let plan = plan(rows(found), wants.collect());
    for row in &plan.gone {
        diesel::delete(t::table.find(&row.id)).execute(conn)?;
    }
    for (row, want) in plan.kept.iter().filter(|(row, want)| row.until != want.until) {
        diesel::update(t::table.find(&row.id))
            .set(t::valid_until.eq(want.until))
            .execute(conn)?;
    }
    for want in &plan.new {
        diesel::insert_into(t::table)
            .values((
                t::id.eq(new_id().to_string()),
                t::association_id.eq(key),
                t::organization_id.eq(&want.value),
                t::valid_from.eq(want.from),
                t::valid_until.eq(want.until),
                t::basis.eq(basis(want)?),
                t::order_id.eq(want.order().map(|id| id.to_string())),
            ))
            .execute(conn)?;
    }
    Ok(())
}

fn office_terms(conn: &mut Conn, key: &str, made: &Projection, basis: &BasisOf<'_>) -> StoreResult<()> {
    use offices as t;
    for office in Office::ALL {
        let found: Vec<Loaded> = t::table
            .filter(t::association_id.eq(key))
            .filter(t::office.eq(office.code()))
            .limit(MOST)
            .select((t::id, t::person_id, t::valid_from, t::valid_until, t::order_id))
            .load(conn)?;
        let mine = made.offices.iter().filter(|s| s.value.0 == *office);
        let plan = plan(
            rows(found),
            mine.map(|s| Want::of(s, s.value.1.to_string())).collect(),
        );
        for row in &plan.gone {
            diesel::delete(t::table.find(&row.id)).execute(conn)?;
        }
        for (row, want) in &plan.kept {
            diesel::update(t::table.find(&row.id))
                .set((
                    t::valid_until.eq(want.until),
                    t::end_ground.eq(want.ground.map(EndGround::code)),
                    t::ended_by.eq(&want.ended_by),
                ))
                .execute(conn)?;
        }
        for want in &plan.new {
            diesel::insert_into(t::table)
                .values((
                    t::id.eq(new_id().to_string()),
                    t::association_id.eq(key),
                    t::office.eq(office.code()),
                    t::person_id.eq(&want.value),
                    t::valid_from.eq(want.from),
                    t::valid_until.eq(want.until),
                    t::basis.eq(basis(want)?.unwrap_or_default()),
                    t::end_ground.eq(want.ground.map(EndGround::code)),
                    t::order_id.eq(want.order().map(|id| id.to_string())),
                    t::ended_by.eq(&want.ended_by),
                ))
                .execute(conn)?;
        }
    }
    Ok(())
}

/// What a member's row was before an order put it into force: an order taken back leaves the proposal as it was.
#[derive(Serialize, Deserialize)]
struct Proposal {
    from: Option<NaiveDate>,
    unit: Option<String>,
    basis: Option<String>,
}

fn members(conn: &mut Conn, key: &str, made: &Projection, basis: &BasisOf<'_>) -> StoreResult<()> {
    use memberships as t;
    let of_state = |state: MembershipState| {
        t::table
            .filter(t::association_id.eq(key.to_owned()))
            .filter(t::state.eq(state.code()))
            .limit(MOST)
    };
    let found: Vec<Loaded> = of_state(MembershipState::InForce)
        .select((t::id, t::person_id, t::valid_from, t::valid_until, t::order_id))
        .load(conn)?;
    let wants = made.members.iter().map(|s| Want {
        unit: s.value.1.as_deref(),
        ..Want::of(s, s.value.0.to_string())
    });
    let plan = plan(rows(found), wants.collect());
    for row in &plan.gone {
        take_back(conn, row)?;
    }
    for (row, want) in &plan.kept {
        diesel::update(t::table.find(&row.id))
            .set((
                t::valid_until.eq(want.until),
                t::end_ground.eq(want.ground.map(EndGround::code)),
                t::ended_by.eq(&want.ended_by),
            ))
            .execute(conn)?;
    }
    type Waiting = (String, String, Option<NaiveDate>, Option<String>, Option<String>);
    let mut waiting: Vec<Waiting> = of_state(MembershipState::AwaitingOrder)
        .select((t::id, t::person_id, t::valid_from, t::admin_unit_code, t::basis))
        .load(conn)?;
    for want in &plan.new {
        let proposed = waiting.iter().position(|(_, person, ..)| *person == want.value);
        let (row, unit, proposal) = match proposed.map(|at| waiting.swap_remove(at)) {
            Some((row, _, from, unit, basis)) => {
                let kept = Proposal {
                    from,
                    unit: unit.clone(),
                    basis,
                };
                diesel::delete(t::table.find(&row)).execute(conn)?;
                (row, unit, Some(json(&kept)?))
            }
            None => (new_id().to_string(), None, None),
        };
        diesel::insert_into(t::table)
            .values((
                t::id.eq(row),
                t::association_id.eq(key),
                t::person_id.eq(&want.value),
                t::admin_unit_code.eq(want.unit.map(str::to_owned).or(unit)),
                t::state.eq(MembershipState::InForce.code()),
                t::valid_from.eq(want.from),
                t::valid_until.eq(want.until),
                t::basis.eq(basis(want)?),
                t::end_ground.eq(want.ground.map(EndGround::code)),
                t::order_id.eq(want.order().map(|id| id.to_string())),
                t::ended_by.eq(&want.ended_by),
                t::proposal.eq(proposal),
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// Removes a member's term that no order carries any more; one that was proposed awaits its order again.
fn take_back(conn: &mut Conn, row: &Row) -> StoreResult<()> {
    use memberships as t;
    let proposal: Option<String> = t::table.find(&row.id).select(t::proposal).first(conn)?;
    let Some(proposal) = proposal else {
        diesel::delete(t::table.find(&row.id)).execute(conn)?;
        return Ok(());
    };
    let was: Proposal = from_json(&proposal)?;
    diesel::update(t::table.find(&row.id))
        .set((
            t::state.eq(MembershipState::AwaitingOrder.code()),
            t::valid_from.eq(was.from),
            t::valid_until.eq(None::<NaiveDate>),
            t::admin_unit_code.eq(was.unit),
            t::basis.eq(was.basis),
            t::end_ground.eq(None::<String>),
            t::order_id.eq(None::<String>),
            t::ended_by.eq(None::<String>),
            t::proposal.eq(None::<String>),
        ))
        .execute(conn)?;
    Ok(())
}

/// Replaces what an order says of who follows whom (I.5); pairs recorded by another paper stay as they are.
///
/// # Errors
/// A database that refuses it.
pub fn replace_successions(
    conn: &mut Conn,
    order: Id,
    pairs: &[(Id, Id)],
    on: NaiveDate,
    basis: &Basis,
) -> StoreResult<()> {
    use association_successions as t;
    diesel::delete(t::table.filter(t::order_id.eq(order.to_string()))).execute(conn)?;
    for (before, after) in pairs {
        let known: i64 = t::table
            .filter(t::predecessor_id.eq(before.to_string()))
            .filter(t::successor_id.eq(after.to_string()))
            .count()
            .get_result(conn)?;
        if known > 0 {
            continue;
        }
        diesel::insert_into(t::table)
            .values((
                t::id.eq(new_id().to_string()),
                t::predecessor_id.eq(before.to_string()),
                t::successor_id.eq(after.to_string()),
                t::on_date.eq(on),
                t::basis.eq(Some(json(basis)?)),
                t::order_id.eq(Some(order.to_string())),
            ))
            .execute(conn)?;
    }
    Ok(())
}
