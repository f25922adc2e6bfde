//! What stands beside the associations of a page: one statement for all of them, never one for each.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::{dsl::count_star, prelude::*};
use veche_domain::{
    associations::{AssociationStatus, MembershipState, Office},
    organizations::OrganizationRef,
    people::{PersonRef, full_name},
};

use super::MOST;
use crate::{
    Conn, StoreResult,
    columns::{code, id, opt_code},
    listing::term_holds,
    schema::{
        association_curatings, association_statuses, associations, memberships, offices, organizations,
        people, subjects,
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

/// What stands beside an association on a date.
#[derive(Debug, Default)]
pub(super) struct Around {
    /// State.
    pub(super) status: Option<AssociationStatus>,
    /// Curating institution, under its latest short name.
    pub(super) institution: Option<OrganizationRef>,
    /// Name of the subject.
    pub(super) subject_name: Option<String>,
    /// Holders of offices.
    pub(super) holders: HashMap<Office, PersonRef>,
}

/// What stands beside the associations on the date: one statement, a row for each holder of an office.
pub(super) fn around(conn: &mut Conn, ids: &[String], on: NaiveDate) -> StoreResult<HashMap<String, Around>> {
    use association_curatings as c;
    use association_statuses as s;
    use offices as f;
    use organizations as o;
    type Place = (Option<String>, Option<String>, Option<String>);
    type Holder = (
        Option<String>,
        Option<String>,
        Option<String>,
        Option<String>,
        Option<String>,
    );
    type Found = (String, (Option<String>, Option<String>), Place, Holder);
    let of = associations::id;
    let state = s::association_id
        .eq(of)
        .and(term_holds!(s::valid_from, s::valid_until, on));
    let curated = c::association_id
        .eq(of)
        .and(term_holds!(c::valid_from, c::valid_until, on));
    let held = f::association_id
        .eq(of)
        .and(term_holds!(f::valid_from, f::valid_until, on));
    let found: Vec<Found> = associations::table
        .left_join(s::table.on(state))
        .left_join(c::table.on(curated))
        .left_join(o::table.on(o::id.nullable().eq(c::organization_id.nullable())))
        .left_join(f::table.on(held))
        .left_join(people::table.on(people::id.nullable().eq(f::person_id.nullable())))
        .left_join(subjects::table.on(subjects::code.nullable().eq(associations::subject_code)))
        .filter(of.eq_any(ids))
        .limit(MOST)
        .select((
            of,
            (s::status.nullable(), subjects::name.nullable()),
            (
                o::id.nullable(),
                o::short_name.nullable(),
                o::admin_unit_code.nullable(),
            ),
            (
                f::office.nullable(),
                people::id.nullable(),
                people::last_name.nullable(),
                people::first_name.nullable(),
                people::patronymic.nullable(),
            ),
        ))
        .load(conn)?;
    let mut all: HashMap<String, Around> = HashMap::with_capacity(ids.len());
    for (of, (status, subject_name), place, holder) in found {
        let around = all.entry(of).or_default();
        around.status = opt_code(status.as_deref())?;
        around.subject_name = subject_name;
        if let (Some(key), Some(short_name), admin_unit_code) = place {
            around.institution = Some(OrganizationRef {
                id: id(&key)?,
                short_name,
                admin_unit_code,
            });
        }
        if let (Some(office), Some(key), Some(last), Some(first), patronymic) = holder {
            let person = person_ref((key, last, first, patronymic))?;
            around.holders.insert(code(&office)?, person);
        }
    }
    Ok(all)
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
    // Grouped by unit rather than counted apart: the index gives the groups in their order, and nothing is sorted.
    let found: Vec<(String, String, Option<String>, i64)> = m::table
        .filter(m::association_id.eq_any(ids))
        .filter(term_holds!(m::valid_from, m::valid_until, on))
        .group_by((m::association_id, m::state, m::admin_unit_code))
        .select((m::association_id, m::state, m::admin_unit_code, count_star()))
        .limit(MOST)
        .load(conn)?;
    let mut all: HashMap<String, MemberCounts> = HashMap::with_capacity(ids.len());
    for (of, state, unit, members) in found {
        let counts = all.entry(of).or_default();
        match code(&state)? {
            MembershipState::InForce => {
                counts.members += members;
                counts.units += i64::from(unit.is_some());
            }
            MembershipState::AwaitingOrder => counts.awaiting += members,
        }
    }
    Ok(all)
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
