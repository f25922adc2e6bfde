//! Rows of lists: a person with the employments and the category of a date.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use veche_domain::{
    organizations::OrganizationRef,
    people::{EmploymentRow, Granted, PersonRow, category_on},
};

use super::PersonRecord;
use crate::{
    Conn, StoreResult,
    among::among,
    columns::{id, subjects},
    each_backend,
    listing::term_holds,
    schema::{categories, employments, organizations, positions, qualifications},
};

/// Most employments or categories of the people of one page.
const MOST: i64 = 10_000;

/// A granted category with its weight.
#[derive(Debug, Clone, Queryable)]
pub(super) struct Held {
    code: String,
    rank: i32,
    granted_on: Option<NaiveDate>,
    valid_until: Option<NaiveDate>,
}

impl Held {
    /// As the rule sees it.
    pub(super) fn granted(&self) -> Granted<'_> {
        Granted {
            code: &self.code,
            rank: self.rank,
            granted_on: self.granted_on,
            valid_until: self.valid_until,
        }
    }
}

/// A person of whom a row is made.
pub trait Named {
    /// Identifier.
    fn key(&self) -> &str;
    /// Surname, first name and patronymic.
    fn full_name(&self) -> String;
}

impl Named for PersonRecord {
    fn key(&self) -> &str {
        &self.id
    }

    fn full_name(&self) -> String {
        Self::full_name(self)
    }
}

/// The rows as lists show them on the date, in two statements.
///
/// # Errors
/// A database that cannot be read.
pub fn person_rows<R: Named>(conn: &mut Conn, records: &[R], on: NaiveDate) -> StoreResult<Vec<PersonRow>> {
    if records.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<String> = records.iter().map(|r| r.key().to_owned()).collect();
    let mut employed = employed(conn, &ids, on)?;
    let held = held(conn, &ids)?;
    records
        .iter()
        .map(|r| {
            let granted = held.get(r.key()).into_iter().flatten().map(Held::granted);
            let category = category_on(granted, on);
            Ok(PersonRow {
                id: id(r.key())?,
                full_name: r.full_name(),
                employments: employed.remove(r.key()).unwrap_or_default(),
                category_code: category.map(|(shown, _)| shown.code.to_owned()),
                category_valid: category.is_some_and(|(_, valid)| valid),
                category_until: category.and_then(|(shown, _)| shown.valid_until),
                tenure: None,
            })
        })
        .collect()
}

fn employed(
    conn: &mut Conn,
    ids: &[String],
    on: NaiveDate,
) -> StoreResult<HashMap<String, Vec<EmploymentRow>>> {
    use employments as e;
    type Found = (String, (String, String, Option<String>), (String, String), String);
    let found: Vec<Found> = each_backend!(conn, conn => e::table
        .inner_join(organizations::table)
        .inner_join(positions::table)
        .filter(among(e::person_id, ids))
        .filter(term_holds!(e::valid_from, e::valid_until, on))
        .order((e::is_main.desc(), e::id.asc()))
        .limit(MOST)
        .select((
            e::person_id,
            (
                organizations::id,
                organizations::short_name,
                organizations::admin_unit_code,
            ),
            (positions::code, positions::name),
            e::subject_codes,
        ))
        .load(conn))?;
    let mut by_person: HashMap<String, Vec<EmploymentRow>> = HashMap::new();
    for (person, (organization, short_name, admin_unit_code), (position_code, position_name), codes) in found
    {
        let organization = OrganizationRef {
            id: id(&organization)?,
            short_name,
            admin_unit_code,
        };
        by_person.entry(person).or_default().push(EmploymentRow {
            organization,
            position_code,
            position_name,
            subjects: subjects(&codes),
        });
    }
    Ok(by_person)
}

fn held(conn: &mut Conn, ids: &[String]) -> StoreResult<HashMap<String, Vec<Held>>> {
    use qualifications as q;
    let found: Vec<(String, Held)> = each_backend!(conn, conn => q::table
        .inner_join(categories::table)
        .filter(among(q::person_id, ids))
        .order(q::id)
        .limit(MOST)
        .select((
            q::person_id,
            (categories::code, categories::rank, q::granted_on, q::valid_until),
        ))
        .load(conn))?;
    let mut by_person: HashMap<String, Vec<Held>> = HashMap::new();
    for (person, held) in found {
        by_person.entry(person).or_default().push(held);
    }
    Ok(by_person)
}
