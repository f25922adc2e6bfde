//! Everybody at once, for recognizing the rows of a list.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use veche_domain::{imports::KnownPerson, people::category_on};

use super::rows::Held;
use crate::{
    Conn, StoreResult,
    schema::{categories, employments, people, qualifications},
};

/// Most rows of one table that are read at once: more than any city has people.
const WHOLE: i64 = 1_000_000;

/// Everybody of the register with employers of all times and the category on the date, in the order of registering.
///
/// # Errors
/// A database that cannot be read.
pub fn known_people(conn: &mut Conn, on: NaiveDate) -> StoreResult<Vec<KnownPerson>> {
    type Named = (
        String,
        String,
        String,
        Option<String>,
        Option<String>,
        Option<String>,
    );
    let rows: Vec<Named> = people::table
        .order(people::id)
        .limit(WHOLE)
        .select((
            people::id,
            people::last_name,
            people::first_name,
            people::patronymic,
            people::phone,
            people::email,
        ))
        .load(conn)?;
    let mut employers = employers(conn)?;
    let granted = granted(conn)?;
    let known = rows
        .into_iter()
        .map(|(id, last_name, first_name, patronymic, phone, email)| {
            let held = granted.get(&id).into_iter().flatten();
            let category = category_on(held.map(Held::granted), on).map(|(shown, _)| shown.code.to_owned());
            KnownPerson {
                organization_ids: employers.remove(&id).unwrap_or_default(),
                phones: phone.into_iter().collect(),
                emails: email.into_iter().collect(),
                id,
                last_name,
                first_name,
                patronymic,
                category,
            }
        });
    Ok(known.collect())
}

fn employers(conn: &mut Conn) -> StoreResult<HashMap<String, Vec<String>>> {
    let rows: Vec<(String, String)> = employments::table
        .select((employments::person_id, employments::organization_id))
        .distinct()
        .order((employments::person_id, employments::organization_id))
        .limit(WHOLE)
        .load(conn)?;
    let mut by_person: HashMap<String, Vec<String>> = HashMap::new();
    for (person, organization) in rows {
        by_person.entry(person).or_default().push(organization);
    }
    Ok(by_person)
}

fn granted(conn: &mut Conn) -> StoreResult<HashMap<String, Vec<Held>>> {
    let rows: Vec<(String, Held)> = qualifications::table
        .inner_join(categories::table)
        .order(qualifications::id)
        .limit(WHOLE)
        .select((
            qualifications::person_id,
            (
                categories::code,
                categories::rank,
                qualifications::granted_on,
                qualifications::valid_until,
            ),
        ))
        .load(conn)?;
    let mut by_person: HashMap<String, Vec<Held>> = HashMap::new();
    for (person, held) in rows {
        by_person.entry(person).or_default().push(held);
    }
    Ok(by_person)
}
