//! Finding associations by what they lack on a date: holders of offices, units, an order (I.4, VII.7.1 - VII.7.5).

use chrono::NaiveDate;
use diesel::{
    dsl::{count, not},
    prelude::*,
};
use veche_domain::associations::{AssociationFilter, AssociationStatus, MembershipState, Office};

use crate::{
    Conn, StoreResult,
    listing::{Condition, term_holds},
    schema::{admin_units, association_statuses, associations, memberships, offices},
};

/// The conditions of the filter that ask what is lacking.
///
/// # Errors
/// A database that cannot be read.
pub(super) fn conditions(
    conn: &mut Conn,
    filter: &AssociationFilter,
    on: NaiveDate,
) -> StoreResult<impl Fn() -> Vec<Condition<associations::table>> + use<>> {
    let gap = match filter.unit_gap {
        Some(wanted) => Some((wanted, admin_units::table.count().get_result(conn)?)),
        None => None,
    };
    let (vacancy, awaiting) = (filter.vacancy, filter.awaiting_order);
    Ok(move || {
        let mut all = Vec::new();
        if vacancy.is_some() || gap.is_some() {
            all.push(active(on));
        }
        all.extend(vacancy.map(|office| vacant(office, on)));
        all.extend(gap.map(|(wanted, units)| without_unit(wanted, units, on)));
        all.extend(awaiting.map(|wanted| awaiting_order(wanted, on)));
        all
    })
}

/// The condition as it is, or its opposite.
fn if_so<C>(wanted: bool, condition: C) -> Condition<associations::table>
where
    C: diesel::BoxableExpression<associations::table, crate::Backend, SqlType = diesel::sql_types::Bool>
        + 'static,
{
    let condition: Condition<associations::table> = Box::new(condition);
    if wanted {
        condition
    } else {
        Box::new(not(condition))
    }
}

fn active(on: NaiveDate) -> Condition<associations::table> {
    use association_statuses as s;
    let works = s::table
        .filter(s::status.eq(AssociationStatus::Active.code()))
        .filter(term_holds!(s::valid_from, s::valid_until, on))
        .select(s::association_id);
    Box::new(associations::id.eq_any(works))
}

fn vacant(office: Office, on: NaiveDate) -> Condition<associations::table> {
    use offices as o;
    let held = o::table
        .filter(o::office.eq(office.code()))
        .filter(term_holds!(o::valid_from, o::valid_until, on))
        .select(o::association_id);
    if_so(false, associations::id.eq_any(held))
}

/// Fewer units among the members in force than there are: each unit counts once, and only a known one can stand
/// in the column.
fn without_unit(wanted: bool, all_units: i64, on: NaiveDate) -> Condition<associations::table> {
    use memberships as m;
    let complete = m::table
        .filter(m::state.eq(MembershipState::InForce.code()))
        .filter(term_holds!(m::valid_from, m::valid_until, on))
        .group_by(m::association_id)
        .having(count(m::admin_unit_code).aggregate_distinct().ge(all_units))
        .select(m::association_id);
    if_so(!wanted, associations::id.eq_any(complete))
}

fn awaiting_order(wanted: bool, on: NaiveDate) -> Condition<associations::table> {
    use memberships as m;
    let waiting = m::table
        .filter(m::state.eq(MembershipState::AwaitingOrder.code()))
        .filter(term_holds!(m::valid_from, m::valid_until, on))
        .select(m::association_id);
    if_so(wanted, associations::id.eq_any(waiting))
}
