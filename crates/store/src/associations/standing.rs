//! What is known of people on a date for joining an association or holding an office in it (VII.7.1 - VII.7.3).

use std::collections::HashMap;

use chrono::NaiveDate;
use veche_domain::{
    Id,
    associations::Standing,
    people::{Tenure, specialty_tenure},
};

use super::facts::{self, Work};
use crate::{Conn, StoreResult};

/// For which association, and on which date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StandingOf {
    /// The association; none when the question is about no office in particular.
    pub association: Option<Id>,
    /// The institution that curates it on the date.
    pub institution: Option<Id>,
    /// The date.
    pub on: NaiveDate,
    /// Whether categories are read as if their terms had no end.
    pub ignore_expiry: bool,
}

/// The standing of one person; of somebody unknown nothing is known.
///
/// # Errors
/// A database that cannot be read.
pub fn standing(conn: &mut Conn, person: Id, of: StandingOf) -> StoreResult<Standing> {
    let key = person.to_string();
    let mut found = standings(conn, std::slice::from_ref(&key), of)?;
    Ok(found.remove(&key).unwrap_or_default())
}

/// Tenure in the specialty on a date of those of these people of whom it is known (VII.7.2, VII.7.3).
///
/// # Errors
/// A database that cannot be read.
pub fn tenures(conn: &mut Conn, people: &[Id], on: NaiveDate) -> StoreResult<HashMap<Id, Tenure>> {
    if people.is_empty() {
        return Ok(HashMap::new());
    }
    let keys: Vec<String> = people.iter().map(Id::to_string).collect();
    let nowhere = StandingOf {
        association: None,
        institution: None,
        on,
        ignore_expiry: false,
    };
    let mut work = facts::work(conn, &keys, nowhere)?;
    let statements = facts::statements(conn, &keys)?;
    let known = people.iter().zip(&keys).filter_map(|(id, key)| {
        let spans = work.remove(key).unwrap_or_default().spans;
        let statements = statements.get(key).map(Vec::as_slice).unwrap_or_default();
        Some((*id, specialty_tenure(&spans, statements, on)?))
    });
    Ok(known.collect())
}

/// The standings of many people, one statement for each kind of fact: of one and of many it is the same question.
///
/// # Errors
/// A database that cannot be read.
pub(crate) fn standings(
    conn: &mut Conn,
    people: &[String],
    of: StandingOf,
) -> StoreResult<HashMap<String, Standing>> {
    let mut work = facts::work(conn, people, of)?;
    let statements = facts::statements(conn, people)?;
    let mut categories = facts::categories(conn, people, of)?;
    let heads = facts::district_heads(conn, people, of.on)?;
    let members = facts::members(conn, people, of)?;
    let elected = facts::elected(conn, people, of)?;
    let standing = |person: &String| {
        let Work { posts, spans } = work.remove(person).unwrap_or_default();
        let statements = statements.get(person).map(Vec::as_slice).unwrap_or_default();
        let tenure: Option<Tenure> = specialty_tenure(&spans, statements, of.on);
        let standing = Standing {
            posts,
            category: categories.remove(person),
            tenure,
            is_member: members.contains(person),
            is_district_head: heads.contains(person),
            elected_as: elected.get(person).copied(),
        };
        (person.clone(), standing)
    };
    Ok(people.iter().map(standing).collect())
}
