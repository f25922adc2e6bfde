//! The list of people whom a rule finds fit for an office.
//!
//! Tenure is computed, so no statement can ask for it: the list is walked in its order, part after part, the facts
//! of each part are loaded together, and the rule that judges one person decides of everyone.

use std::cmp::Ordering;

use chrono::NaiveDate;
use diesel::{IntoSql, prelude::*, sql_types::Bool};
use veche_domain::{
    associations::{Narrowing, Standing},
    people::{PersonFilter, PersonRow},
};

use super::{
    PeopleView, PersonRecord,
    list::{conditions, member_of},
    person_rows,
};
use crate::{
    Backend, Conn, Cursor, Rows, Slice, StoreResult,
    associations::{StandingOf, standings},
    conn::planned_anew,
    listing::{Condition, keyset, term_holds},
    schema::{categories, employments, people, qualifications},
};

/// People whose facts are loaded at once for a page: a few more than pass into it.
const FOR_PAGE: usize = 250;
/// People whose facts are loaded at once for a count: few enough for the values one statement may bind.
const FOR_COUNT: usize = 2_000;
/// Most people that are walked: more than any city has.
const WHOLE: i64 = 1_000_000;

/// By what people are sifted.
pub struct Sieve<'a> {
    /// What their standing is about.
    pub of: StandingOf,
    /// What the rule asks of everybody, so that the others are not even loaded.
    pub narrowing: Narrowing,
    /// The rule.
    pub fits: &'a dyn Fn(&Standing) -> bool,
}

/// A page of the people who pass; their rows say the tenure too. Facts are loaded until the page is full, of
/// everybody only for a count.
///
/// # Errors
/// A database that cannot be read.
pub fn list_candidates(
    conn: &mut Conn,
    filter: &PersonFilter,
    view: &PeopleView,
    slice: &Slice,
    sieve: &Sieve<'_>,
) -> StoreResult<Rows<PersonRow>> {
    planned_anew(conn, |conn| walk(conn, filter, view, slice, sieve))
}

fn walk(
    conn: &mut Conn,
    filter: &PersonFilter,
    view: &PeopleView,
    slice: &Slice,
    sieve: &Sieve<'_>,
) -> StoreResult<Rows<PersonRow>> {
    let wanted = usize::try_from(slice.limit).unwrap_or(usize::MAX);
    let whole = Slice {
        limit: WHOLE,
        after: slice.after.clone().filter(|_| !slice.count),
        ..slice.clone()
    };
    let mut query = people::table.into_boxed::<Backend>();
    for condition in conditions(filter, view, slice).chain(narrowed(sieve)) {
        query = query.filter(condition);
    }
    let query = keyset!(query, &whole, people::sort_key, people::id);
    let keys: Vec<(String, String)> = query.select((people::sort_key, people::id)).load(conn)?;
    let (mut found, mut passed) = (Vec::new(), 0_i64);
    for part in keys.chunks(if slice.count { FOR_COUNT } else { FOR_PAGE }) {
        let ids: Vec<String> = part.iter().map(|(_, id)| id.clone()).collect();
        let mut known = standings(conn, &ids, sieve.of)?;
        for (key, id) in part {
            let fit = known.remove(id).filter(|standing| (sieve.fits)(standing));
            let Some(standing) = fit else { continue };
            passed += 1;
            if found.len() <= wanted && is_past(slice, key, id) {
                let (key, id) = (key.clone(), id.clone());
                found.push((Cursor { key, id }, standing));
            }
        }
        if !slice.count && found.len() > wanted {
            break;
        }
    }
    let next = slice.cut(&mut found, |(cursor, _)| cursor.clone());
    Ok(Rows {
        items: rows(conn, found, view.on)?,
        next,
        total: slice.count.then_some(passed),
    })
}

/// Whether a row stands after the cursor; both databases compare these keys byte by byte.
fn is_past(slice: &Slice, key: &str, id: &str) -> bool {
    let past = if slice.descending {
        Ordering::Less
    } else {
        Ordering::Greater
    };
    let after = slice.after.as_ref();
    after.is_none_or(|after| (key, id).cmp(&(&after.key, &after.id)) == past)
}

fn rows(conn: &mut Conn, found: Vec<(Cursor, Standing)>, on: NaiveDate) -> StoreResult<Vec<PersonRow>> {
    let ids: Vec<&str> = found.iter().map(|(cursor, _)| cursor.id.as_str()).collect();
    let mut records: Vec<PersonRecord> = people::table
        .filter(people::id.eq_any(&ids))
        .select(PersonRecord::as_select())
        .load(conn)?;
    records.sort_by_key(|record| ids.iter().position(|id| *id == record.id));
    let rows = person_rows(conn, &records, on)?;
    let with_tenure = rows.into_iter().zip(found).map(|(row, (_, standing))| PersonRow {
        tenure: standing.tenure,
        ..row
    });
    Ok(with_tenure.collect())
}

/// The conditions that leave out those whom the rule would refuse anyway.
fn narrowed(sieve: &Sieve<'_>) -> impl Iterator<Item = Condition<people::table>> {
    let (of, narrowing) = (sieve.of, sieve.narrowing);
    let qualified = narrowing.qualified.then(|| qualified(of));
    let member = of.association.filter(|_| narrowing.member);
    let institution = of.institution.filter(|_| narrowing.at_institution);
    let employed = institution.map(|institution| {
        use employments as e;
        let staff = e::table
            .filter(e::organization_id.eq(institution.to_string()))
            .filter(term_holds!(e::valid_from, e::valid_until, of.on))
            .select(e::person_id);
        Box::new(people::id.eq_any(staff)) as Condition<_>
    });
    [qualified, member.map(|id| member_of(id, of.on)), employed]
        .into_iter()
        .flatten()
}

fn qualified(of: StandingOf) -> Condition<people::table> {
    use qualifications as q;
    let held = q::table
        .inner_join(categories::table)
        .filter(categories::qualifies_for_head.eq(true))
        .filter(q::granted_on.is_null().or(q::granted_on.le(of.on)))
        .filter(
            q::valid_until
                .is_null()
                .or(q::valid_until.gt(of.on))
                .or(of.ignore_expiry.into_sql::<Bool>()),
        )
        .select(q::person_id);
    Box::new(people::id.eq_any(held))
}
