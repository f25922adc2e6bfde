//! Pairs of people who may be one: same name, same e-mail, same mobile phone.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::{alias, prelude::*};
use veche_domain::{
    Id,
    people::{DuplicatePair, Likeness, PersonRow, duplicate_reasons},
};

use super::{PersonRecord, person_rows};
use crate::{
    Conn, Cursor, Rows, Slice, StoreResult,
    columns::id,
    schema::{employments, people},
};

/// How a mobile phone begins: a landline is shared by colleagues and says nothing.
const MOBILE: &str = "+79%";
/// Most employments of the people of one page.
const MOST: i64 = 20_000;

alias!(people as other: Other);

/// A page of pairs in the order of the first one's name; the first is the one registered first.
///
/// # Errors
/// A database that cannot be read.
pub fn list_duplicates(conn: &mut Conn, on: NaiveDate, slice: &Slice) -> StoreResult<Rows<DuplicatePair>> {
    let second = other.field(people::id);
    let likely = || {
        let same_mobile = other
            .field(people::phone)
            .eq(people::phone)
            .and(people::phone.like(MOBILE));
        let alike = other
            .field(people::name_key)
            .eq(people::name_key)
            .or(other.field(people::email).eq(people::email))
            .or(same_mobile);
        people::table
            .inner_join(other.on(alike.and(second.gt(people::id))))
            .into_boxed()
    };
    let mut query = likely();
    if let Some((key, first_id, second_id)) = slice.after.as_ref().and_then(position) {
        let (same, tie) = (people::sort_key.eq(key.clone()), people::id.eq(first_id.clone()));
        query = if slice.descending {
            let later = people::id.lt(first_id).or(tie.and(second.lt(second_id)));
            query.filter(people::sort_key.lt(key).or(same.and(later)))
        } else {
            let later = people::id.gt(first_id).or(tie.and(second.gt(second_id)));
            query.filter(people::sort_key.gt(key).or(same.and(later)))
        };
    }
    query = if slice.descending {
        query.order((people::sort_key.desc(), people::id.desc(), second.desc()))
    } else {
        query.order((people::sort_key.asc(), people::id.asc(), second.asc()))
    };
    let mut pairs: Vec<(PersonRecord, PersonRecord)> = query
        .limit(slice.limit + 1)
        .select((people::all_columns, other.fields(people::all_columns)))
        .load(conn)?;
    let total = if slice.count {
        Some(likely().count().get_result(conn)?)
    } else {
        None
    };
    let next = slice.cut(&mut pairs, |(a, b)| Cursor {
        key: a.sort_key.clone(),
        id: format!("{} {}", a.id, b.id),
    });
    Ok(Rows {
        items: explained(conn, &pairs, on)?,
        next,
        total,
    })
}

fn position(cursor: &Cursor) -> Option<(String, String, String)> {
    let (first, second) = cursor.id.split_once(' ')?;
    Some((cursor.key.clone(), first.to_owned(), second.to_owned()))
}

/// The pairs as the API shows them; one that turns out to have no reason is left out.
fn explained(
    conn: &mut Conn,
    pairs: &[(PersonRecord, PersonRecord)],
    on: NaiveDate,
) -> StoreResult<Vec<DuplicatePair>> {
    let mut records: Vec<PersonRecord> = pairs.iter().flat_map(|(a, b)| [a.clone(), b.clone()]).collect();
    records.sort_by(|a, b| a.id.cmp(&b.id));
    records.dedup_by(|a, b| a.id == b.id);
    let rows: HashMap<Id, PersonRow> = person_rows(conn, &records, on)?
        .into_iter()
        .map(|row| (row.id, row))
        .collect();
    let employers = employers(conn, &records)?;
    let mut explained = Vec::new();
    for (a, b) in pairs {
        let (one, two) = (rows.get(&id(&a.id)?), rows.get(&id(&b.id)?));
        let reasons = duplicate_reasons(&likeness(a, &employers), &likeness(b, &employers));
        if let (Some(first), Some(second), false) = (one, two, reasons.is_empty()) {
            let (first, second) = (first.clone(), second.clone());
            explained.push(DuplicatePair {
                first,
                second,
                reasons,
            });
        }
    }
    Ok(explained)
}

fn likeness<'a>(record: &'a PersonRecord, employers: &'a HashMap<String, Vec<Id>>) -> Likeness<'a> {
    Likeness {
        last_name: &record.last_name,
        first_name: &record.first_name,
        patronymic: record.patronymic.as_deref(),
        email: record.email.as_deref(),
        phone: record.phone.as_deref(),
        organizations: employers.get(&record.id).map_or(&[], Vec::as_slice),
    }
}

fn employers(conn: &mut Conn, records: &[PersonRecord]) -> StoreResult<HashMap<String, Vec<Id>>> {
    let ids: Vec<&String> = records.iter().map(|r| &r.id).collect();
    let found: Vec<(String, String)> = employments::table
        .filter(employments::person_id.eq_any(ids))
        .select((employments::person_id, employments::organization_id))
        .distinct()
        .limit(MOST)
        .load(conn)?;
    let mut by_person: HashMap<String, Vec<Id>> = HashMap::new();
    for (person, organization) in found {
        by_person.entry(person).or_default().push(id(&organization)?);
    }
    Ok(by_person)
}
