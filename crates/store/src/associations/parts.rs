//! What stands beside the associations of a page: one statement for all of them, never one for each.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::{
    dsl::{count, count_star},
    prelude::*,
};
use veche_domain::{
    associations::{AssociationStatus, MembershipState, Office},
    organizations::OrganizationRef,
    people::{PersonRef, full_name},
};

use super::MOST;
use crate::{
    Conn, StoreResult,
    columns::{code, id},
    listing::term_holds,
    schema::{
        association_curatings, association_statuses, memberships, offices, organizations, people, subjects,
    },
};

/// Columns of a person's name: identifier, surname, first name, patronymic.
pub(super) type Named = (String, String, String, Option<String>);

/// A person out of the columns of the name.
pub(super) fn person_ref((key, last, first, patronymic): Named) -> StoreResult<PersonRef> {
    Ok(PersonRef {
        id: id(&key)?,
        full_name: full_name(&last, &first, patronymic.as_deref()),
    })
}

/// States on the date.
pub(super) fn statuses_on(
    conn: &mut Conn,
    ids: &[String],
    on: NaiveDate,
) -> StoreResult<HashMap<String, AssociationStatus>> {
    use association_statuses as s;
    let found: Vec<(String, String)> = s::table
        .filter(s::association_id.eq_any(ids))
        .filter(term_holds!(s::valid_from, s::valid_until, on))
        .select((s::association_id, s::status))
        .load(conn)?;
    found
        .into_iter()
        .map(|(of, status)| Ok((of, code(&status)?)))
        .collect()
}

/// Curating institutions on the date, under their latest short names.
pub(super) fn institutions_on(
    conn: &mut Conn,
    ids: &[String],
    on: NaiveDate,
) -> StoreResult<HashMap<String, OrganizationRef>> {
    use association_curatings as c;
    type Found = (String, (String, String, Option<String>));
    let found: Vec<Found> = c::table
        .inner_join(organizations::table)
        .filter(c::association_id.eq_any(ids))
        .filter(term_holds!(c::valid_from, c::valid_until, on))
        .select((
            c::association_id,
            (
                organizations::id,
                organizations::short_name,
                organizations::admin_unit_code,
            ),
        ))
        .load(conn)?;
    found
        .into_iter()
        .map(|(of, (key, short_name, admin_unit_code))| {
            let organization = OrganizationRef {
                id: id(&key)?,
                short_name,
                admin_unit_code,
            };
            Ok((of, organization))
        })
        .collect()
}

/// Holders of offices on the date, by association and office.
pub(super) fn holders_on(
    conn: &mut Conn,
    ids: &[String],
    on: NaiveDate,
) -> StoreResult<HashMap<(String, Office), PersonRef>> {
    use offices as o;
    let found: Vec<(String, String, Named)> = o::table
        .inner_join(people::table)
        .filter(o::association_id.eq_any(ids))
        .filter(term_holds!(o::valid_from, o::valid_until, on))
        .select((
            o::association_id,
            o::office,
            (
                people::id,
                people::last_name,
                people::first_name,
                people::patronymic,
            ),
        ))
        .load(conn)?;
    found
        .into_iter()
        .map(|(of, office, named)| Ok(((of, code(&office)?), person_ref(named)?)))
        .collect()
}

/// Members of an association on a date, in numbers.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct MemberCounts {
    /// In force.
    pub(super) members: i64,
    /// Units that those in force represent.
    pub(super) units: i64,
    /// Awaiting the order.
    pub(super) awaiting: i64,
}

/// Numbers of members on the date, and of the units that those in force represent.
pub(super) fn member_counts_on(
    conn: &mut Conn,
    ids: &[String],
    on: NaiveDate,
) -> StoreResult<HashMap<String, MemberCounts>> {
    use memberships as m;
    let found: Vec<(String, String, i64, i64)> = m::table
        .filter(m::association_id.eq_any(ids))
        .filter(term_holds!(m::valid_from, m::valid_until, on))
        .group_by((m::association_id, m::state))
        .select((
            m::association_id,
            m::state,
            count_star(),
            count(m::admin_unit_code).aggregate_distinct(),
        ))
        .load(conn)?;
    let mut counts: HashMap<String, MemberCounts> = HashMap::new();
    for (of, state, members, units) in found {
        let counts = counts.entry(of).or_default();
        match code(&state)? {
            MembershipState::InForce => (counts.members, counts.units) = (members, units),
            MembershipState::AwaitingOrder => counts.awaiting = members,
        }
    }
    Ok(counts)
}

/// Numbers of members in force on the date of one association, by unit.
pub(super) fn unit_counts_on(conn: &mut Conn, of: &str, on: NaiveDate) -> StoreResult<HashMap<String, i64>> {
    use memberships as m;
    let found: Vec<(Option<String>, i64)> = m::table
        .filter(m::association_id.eq(of))
        .filter(m::state.eq(MembershipState::InForce.code()))
        .filter(term_holds!(m::valid_from, m::valid_until, on))
        .group_by(m::admin_unit_code)
        .select((m::admin_unit_code, count_star()))
        .limit(MOST)
        .load(conn)?;
    Ok(found
        .into_iter()
        .filter_map(|(unit, members)| Some((unit?, members)))
        .collect())
}

/// Names of subjects by code.
pub(super) fn subject_names<'a>(
    conn: &mut Conn,
    codes: impl IntoIterator<Item = &'a str>,
) -> StoreResult<HashMap<String, String>> {
    let codes: Vec<&str> = codes.into_iter().collect();
    let found: Vec<(String, String)> = subjects::table
        .filter(subjects::code.eq_any(codes))
        .select((subjects::code, subjects::name))
        .load(conn)?;
    Ok(found.into_iter().collect())
}
