//! The facts a standing is made of, each for many people in one statement.
//!
//! The statements are made on the inner connection: PostgreSQL takes a thousand identifiers as one array there, not
//! as a thousand values.

use std::{
    cmp::Reverse,
    collections::{HashMap, HashSet},
};

use chrono::NaiveDate;
use diesel::prelude::*;
use veche_domain::{
    Id,
    associations::{HeldCategory, MembershipState, Office, Post},
    calendar::Interval,
    people::{Granted, TenureStatement, category_on},
};

use super::StandingOf;
use crate::{
    Conn, StoreResult,
    columns::{code, id, interval},
    each_backend,
    listing::term_holds,
    schema::{
        categories, district_heads, employments, memberships, offices, positions, qualifications,
        tenure_statements,
    },
};

/// Most terms of one kind that one person has.
const MOST: i64 = 500;

/// Most rows of one kind that these people have.
fn most(people: &[String]) -> i64 {
    i64::try_from(people.len())
        .unwrap_or(i64::MAX)
        .saturating_mul(MOST)
}

/// What employments say of a person.
#[derive(Debug, Default)]
pub(super) struct Work {
    /// Posts held on the date, the main one first.
    pub(super) posts: Vec<Post>,
    /// Terms that count for tenure in the specialty.
    pub(super) spans: Vec<Interval>,
}

/// Posts and spans of employment.
pub(super) fn work(conn: &mut Conn, people: &[String], of: StandingOf) -> StoreResult<HashMap<String, Work>> {
    use employments as e;
    type Term = (bool, bool, Option<NaiveDate>, Option<NaiveDate>);
    type Found = (String, String, Term, (String, String, String));
    let mut found: Vec<Found> = each_backend!(conn, c => e::table
        .inner_join(positions::table)
        .filter(e::person_id.eq_any(people))
        .order(e::id)
        .limit(most(people))
        .select((
            e::person_id,
            e::organization_id,
            (e::is_main, e::in_specialty, e::valid_from, e::valid_until),
            (positions::code, positions::name, positions::position_group),
        ))
        .load(c)?);
    found.sort_by_key(|(_, _, (is_main, _, from, _), _)| (!is_main, Reverse(*from)));
    let institution = of.institution.map(|i| i.to_string());
    let mut by_person: HashMap<String, Work> = HashMap::new();
    for (person, organization, (_, in_specialty, from, until), (post, name, group)) in found {
        let term = interval(from, until);
        let work = by_person.entry(person).or_default();
        if in_specialty {
            work.spans.push(term);
        }
        if term.contains(of.on) {
            work.posts.push(Post {
                code: post,
                name,
                group: code(&group)?,
                at_institution: institution.as_ref() == Some(&organization),
            });
        }
    }
    Ok(by_person)
}

/// Statements of tenure; the papers they rest on are not read, the rule does not ask them.
pub(super) fn statements(
    conn: &mut Conn,
    people: &[String],
) -> StoreResult<HashMap<String, Vec<TenureStatement>>> {
    use tenure_statements as t;
    let found: Vec<(String, String, String, i32, NaiveDate)> = each_backend!(conn, c => t::table
        .filter(t::person_id.eq_any(people))
        .order(t::id)
        .limit(most(people))
        .select((t::person_id, t::id, t::kind, t::years, t::as_of))
        .load(c)?);
    let mut by_person: HashMap<String, Vec<TenureStatement>> = HashMap::new();
    for (person, key, kind, years, as_of) in found {
        by_person.entry(person).or_default().push(TenureStatement {
            id: id(&key)?,
            kind: code(&kind)?,
            years,
            as_of,
            basis: None,
        });
    }
    Ok(by_person)
}

/// The category each person is shown with on the date, see [`category_on`].
pub(super) fn categories(
    conn: &mut Conn,
    people: &[String],
    of: StandingOf,
) -> StoreResult<HashMap<String, HeldCategory>> {
    use qualifications as q;
    type Kind = (String, String, i32, bool);
    type Row = (Kind, Option<NaiveDate>, Option<NaiveDate>);
    let found: Vec<(String, Row)> = each_backend!(conn, c => q::table
        .inner_join(categories::table)
        .filter(q::person_id.eq_any(people))
        .order(q::id)
        .limit(most(people))
        .select((
            q::person_id,
            (
                (
                    categories::code,
                    categories::name,
                    categories::rank,
                    categories::qualifies_for_head,
                ),
                q::granted_on,
                q::valid_until,
            ),
        ))
        .load(c)?);
    let mut by_person: HashMap<String, Vec<Row>> = HashMap::new();
    for (person, row) in found {
        by_person.entry(person).or_default().push(row);
    }
    let shown = by_person.into_iter().filter_map(|(person, rows)| {
        let granted = rows.iter().map(|((code, _, rank, _), granted_on, valid_until)| {
            let granted = Granted {
                code,
                rank: *rank,
                granted_on: *granted_on,
                valid_until: *valid_until,
            };
            if of.ignore_expiry {
                granted.without_end()
            } else {
                granted
            }
        });
        let (shown, valid) = category_on(granted, of.on)?;
        let ((code, name, _, qualifies), ..) = rows.iter().find(|((code, ..), ..)| code == shown.code)?;
        let held = HeldCategory {
            code: code.clone(),
            name: name.clone(),
            qualifies: *qualifies,
            granted_on: shown.granted_on,
            until: shown.valid_until,
            valid,
        };
        Some((person, held))
    });
    Ok(shown.collect())
}

/// Those of the people who head a district association on the date.
pub(super) fn district_heads(
    conn: &mut Conn,
    people: &[String],
    on: NaiveDate,
) -> StoreResult<HashSet<String>> {
    use district_heads as h;
    let found: Vec<String> = each_backend!(conn, c => h::table
        .filter(h::person_id.eq_any(people))
        .filter(term_holds!(h::valid_from, h::valid_until, on))
        .limit(most(people))
        .select(h::person_id)
        .load(c)?);
    Ok(found.into_iter().collect())
}

/// Those of the people who are members in force of the association on the date.
pub(super) fn members(conn: &mut Conn, people: &[String], of: StandingOf) -> StoreResult<HashSet<String>> {
    use memberships as m;
    let Some(association) = of.association else {
        return Ok(HashSet::new());
    };
    let found: Vec<String> = m::table
        .filter(m::association_id.eq(association.to_string()))
        .filter(m::person_id.eq_any(people))
        .filter(m::state.eq(MembershipState::InForce.code()))
        .filter(term_holds!(m::valid_from, m::valid_until, of.on))
        .limit(most(people))
        .select(m::person_id)
        .load(conn)?;
    Ok(found.into_iter().collect())
}

/// Elected offices the people hold in the association on the date; of two the later one.
pub(super) fn elected(
    conn: &mut Conn,
    people: &[String],
    of: StandingOf,
) -> StoreResult<HashMap<String, Office>> {
    use offices as o;
    let Some(association) = of.association.as_ref().map(Id::to_string) else {
        return Ok(HashMap::new());
    };
    let mut found: Vec<(String, String, Option<NaiveDate>)> = o::table
        .filter(o::association_id.eq(association))
        .filter(o::person_id.eq_any(people))
        .filter(o::office.ne(Office::Curator.code()))
        .filter(term_holds!(o::valid_from, o::valid_until, of.on))
        .order(o::id.desc())
        .limit(most(people))
        .select((o::person_id, o::office, o::valid_from))
        .load(conn)?;
    // Later rows overwrite earlier ones, so the term that stands first in lists comes last.
    found.sort_by_key(|(.., from)| *from);
    found
        .into_iter()
        .map(|(person, office, _)| Ok((person, code(&office)?)))
        .collect()
}
