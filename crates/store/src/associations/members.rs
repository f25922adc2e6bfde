//! Members of an association.

use std::collections::HashSet;

use chrono::NaiveDate;
use diesel::{
    dsl::{InnerJoinQuerySource, exists},
    prelude::*,
};
use veche_domain::{
    Id,
    associations::{Membership, MembershipFilter, MembershipState, Office},
    calendar::Interval,
    people::{PersonRef, PersonRow},
};

use super::MOST;
use crate::{
    Backend, Conn, Cursor, Rows, Slice, StoreResult,
    columns::{code, id, interval, opt_basis},
    listing::{keyset, matches, term_holds},
    people::{PersonRecord, person_rows},
    schema::{district_heads, employments, memberships, offices, organizations, people},
};

type Joined = InnerJoinQuerySource<memberships::table, people::table>;

/// Whether a member heads a district association (VII.7.1), leads the association, keeps its papers, is its curator.
type Roles = (bool, bool, bool, bool);

/// The columns of [`Roles`], asked with the row itself: as lists of their own they would be two statements more.
macro_rules! roles {
    ($of:expr, $on:expr) => {{
        let holds = |office: Office| {
            exists(
                offices::table
                    .filter(offices::association_id.eq($of.to_string()))
                    .filter(offices::person_id.eq(memberships::person_id))
                    .filter(offices::office.eq(office.code()))
                    .filter(term_holds!(offices::valid_from, offices::valid_until, $on)),
            )
        };
        (
            exists(
                district_heads::table
                    .filter(district_heads::person_id.eq(memberships::person_id))
                    .filter(term_holds!(
                        district_heads::valid_from,
                        district_heads::valid_until,
                        $on
                    )),
            ),
            holds(Office::Leader),
            holds(Office::Secretary),
            holds(Office::Curator),
        )
    }};
}

/// A member's term as it is kept.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable)]
#[diesel(table_name = memberships)]
pub struct MembershipRecord {
    /// Identifier.
    pub id: String,
    /// Who.
    pub person_id: String,
    /// Administrative unit represented.
    pub admin_unit_code: Option<String>,
    /// Code of the state.
    pub state: String,
    /// First day.
    pub valid_from: Option<NaiveDate>,
    /// Day after the last one.
    pub valid_until: Option<NaiveDate>,
    /// What it rests on, JSON.
    pub basis: Option<String>,
}

/// A page of members, by name; those of the date, or of all times.
///
/// # Errors
/// A database that cannot be read.
pub fn list_memberships(
    conn: &mut Conn,
    of: Id,
    filter: &MembershipFilter,
    on: NaiveDate,
    slice: &Slice,
) -> StoreResult<Rows<Membership>> {
    use memberships as m;
    let filtered = || {
        let mut query = m::table
            .inner_join(people::table)
            .filter(m::association_id.eq(of.to_string()))
            .into_boxed::<Backend>();
        if !filter.all_times.unwrap_or(false) {
            query = query.filter(term_holds!(m::valid_from, m::valid_until, on));
        }
        if let Some(state) = filter.state {
            query = query.filter(m::state.eq(state.code()));
        }
        if let Some(unit) = filter.admin_unit.clone() {
            query = query.filter(m::admin_unit_code.eq(unit));
        }
        if let Some(found) = matches::<Joined, _>(people::search_key, &slice.search) {
            query = query.filter(found);
        }
        query
    };
    let query = keyset!(filtered(), slice, people::sort_key, m::id);
    let mut found: Vec<(MembershipRecord, PersonRecord, Roles)> = query
        .select((
            MembershipRecord::as_select(),
            PersonRecord::as_select(),
            roles!(of, on),
        ))
        .load(conn)?;
    let total = if slice.count {
        Some(filtered().count().get_result(conn)?)
    } else {
        None
    };
    let next = slice.cut(&mut found, |(member, person, _)| Cursor {
        key: person.sort_key.clone(),
        id: member.id.clone(),
    });
    Ok(Rows {
        items: shown(conn, found, on)?,
        next,
        total,
    })
}

/// One member's term as lists show it.
///
/// # Errors
/// [`crate::StoreError::NotFound`] when the association has no such term.
pub fn membership(conn: &mut Conn, of: Id, wanted: Id, on: NaiveDate) -> StoreResult<Membership> {
    use memberships as m;
    let found: (MembershipRecord, PersonRecord, Roles) = m::table
        .inner_join(people::table)
        .filter(m::association_id.eq(of.to_string()))
        .filter(m::id.eq(wanted.to_string()))
        .select((
            MembershipRecord::as_select(),
            PersonRecord::as_select(),
            roles!(of, on),
        ))
        .first(conn)?;
    let shown = shown(conn, vec![found], on)?;
    shown.into_iter().next().ok_or(crate::StoreError::NotFound)
}

/// Puts beside each term what the person is on the date, in one statement for all of each kind.
fn shown(
    conn: &mut Conn,
    found: Vec<(MembershipRecord, PersonRecord, Roles)>,
    on: NaiveDate,
) -> StoreResult<Vec<Membership>> {
    let (mut records, mut people) = (Vec::new(), Vec::new());
    for (record, person, roles) in found {
        records.push((record, roles));
        people.push(person);
    }
    let rows = person_rows(conn, &people, on)?;
    records
        .into_iter()
        .zip(rows)
        .map(|((record, roles), person)| membership_of(record, person, roles))
        .collect()
}

fn membership_of(
    r: MembershipRecord,
    person: PersonRow,
    (is_district_head, leader, secretary, curator): Roles,
) -> StoreResult<Membership> {
    let held = [
        (leader, Office::Leader),
        (secretary, Office::Secretary),
        (curator, Office::Curator),
    ];
    let main = person.employments.into_iter().next();
    let (organization, position_name) = main.map(|e| (e.organization, e.position_name)).unzip();
    Ok(Membership {
        id: id(&r.id)?,
        person: PersonRef {
            id: person.id,
            full_name: person.full_name,
        },
        organization,
        position_name,
        category_code: person.category_code.filter(|_| person.category_valid),
        admin_unit_code: r.admin_unit_code,
        state: code(&r.state)?,
        from: r.valid_from,
        until: r.valid_until,
        basis: opt_basis(r.basis.as_deref())?,
        is_district_head,
        offices: held
            .into_iter()
            .filter(|(holds, _)| *holds)
            .map(|(_, office)| office)
            .collect(),
    })
}

/// Those of the people who head a district association on the date (VII.7.1).
///
/// # Errors
/// A database that cannot be read.
pub fn district_heads_on(conn: &mut Conn, people: &[String], on: NaiveDate) -> StoreResult<HashSet<String>> {
    use district_heads as h;
    let found: Vec<String> = h::table
        .filter(h::person_id.eq_any(people))
        .filter(term_holds!(h::valid_from, h::valid_until, on))
        .select(h::person_id)
        .load(conn)?;
    Ok(found.into_iter().collect())
}

/// A person's terms in an association.
///
/// # Errors
/// A database that cannot be read.
pub fn membership_intervals(conn: &mut Conn, of: Id, person: Id) -> StoreResult<Vec<(Id, Interval)>> {
    use memberships as m;
    let found: Vec<(String, Option<NaiveDate>, Option<NaiveDate>)> = m::table
        .filter(m::association_id.eq(of.to_string()))
        .filter(m::person_id.eq(person.to_string()))
        .limit(MOST)
        .select((m::id, m::valid_from, m::valid_until))
        .load(conn)?;
    found
        .into_iter()
        .map(|(key, from, until)| Ok((id(&key)?, interval(from, until))))
        .collect()
}

/// The administrative unit of a person's employer on a date, of the main one first.
///
/// # Errors
/// A database that cannot be read.
pub fn unit_of_employer(conn: &mut Conn, person: Id, on: NaiveDate) -> StoreResult<Option<String>> {
    use employments as e;
    let found: Option<Option<String>> = e::table
        .inner_join(organizations::table)
        .filter(e::person_id.eq(person.to_string()))
        .filter(term_holds!(e::valid_from, e::valid_until, on))
        .filter(organizations::admin_unit_code.is_not_null())
        .order((e::is_main.desc(), e::id.asc()))
        .select(organizations::admin_unit_code)
        .first(conn)
        .optional()?;
    Ok(found.flatten())
}

/// Members in force as they were counted from one day to the next change.
///
/// # Errors
/// A database that cannot be read.
#[allow(clippy::type_complexity, reason = "a bar of a picture: from, until, count")]
pub fn member_counts(
    conn: &mut Conn,
    of: Id,
) -> StoreResult<Vec<(Option<NaiveDate>, Option<NaiveDate>, usize)>> {
    use memberships as m;
    let found: Vec<(Option<NaiveDate>, Option<NaiveDate>)> = m::table
        .filter(m::association_id.eq(of.to_string()))
        .filter(m::state.eq(MembershipState::InForce.code()))
        .limit(MOST)
        .select((m::valid_from, m::valid_until))
        .load(conn)?;
    let terms: Vec<Interval> = found
        .into_iter()
        .map(|(from, until)| interval(from, until))
        .collect();
    let mut edges: Vec<Option<NaiveDate>> = terms.iter().map(|t| t.from).collect();
    edges.extend(terms.iter().filter_map(|t| t.until).map(Some));
    edges.sort_unstable();
    edges.dedup();
    let until = |at: usize| edges.get(at + 1).copied().flatten();
    let counted = edges.iter().enumerate().map(|(at, from)| {
        let day = from.unwrap_or(NaiveDate::MIN);
        (*from, until(at), terms.iter().filter(|t| t.contains(day)).count())
    });
    Ok(counted.filter(|(.., count)| *count > 0).collect())
}
