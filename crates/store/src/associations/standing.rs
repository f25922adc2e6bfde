//! What is known of a person on a date for joining an association or holding an office in it (VII.7.1 - VII.7.3).

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use veche_domain::{
    Id,
    associations::{HeldCategory, MembershipState, Office, Post, Standing},
    dictionaries::PositionGroup,
    people::{Granted, Person, category_on},
};

use crate::{
    Conn, StoreResult,
    columns::{code, interval},
    people::person,
    schema::{categories, positions},
};

/// Of whom, for which association, and on which date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StandingOf {
    /// The person.
    pub person: Id,
    /// The association.
    pub association: Id,
    /// The institution that curates it on the date.
    pub institution: Option<Id>,
    /// The date.
    pub on: NaiveDate,
}

/// The standing of a person, with the person.
///
/// # Errors
/// [`crate::StoreError::NotFound`] for an unknown person.
pub fn standing(conn: &mut Conn, of: StandingOf) -> StoreResult<(Person, Standing)> {
    let person = person(conn, of.person, of.on)?;
    let elected = person.offices.iter().find(|o| {
        o.association_id == of.association
            && o.office != Office::Curator
            && interval(o.from, o.until).contains(of.on)
    });
    let standing = Standing {
        posts: posts(conn, &person, of)?,
        category: category(conn, &person, of.on)?,
        tenure: person.tenure.clone(),
        is_member: person.memberships.iter().any(|m| {
            m.association_id == of.association
                && m.state == MembershipState::InForce
                && interval(m.from, m.until).contains(of.on)
        }),
        is_district_head: person
            .district_roles
            .iter()
            .any(|r| interval(r.from, r.until).contains(of.on)),
        elected_as: elected.map(|o| o.office),
    };
    Ok((person, standing))
}

fn posts(conn: &mut Conn, person: &Person, of: StandingOf) -> StoreResult<Vec<Post>> {
    let held: Vec<_> = person
        .employments
        .iter()
        .filter(|e| interval(e.from, e.until).contains(of.on))
        .collect();
    let codes: Vec<&str> = held.iter().map(|e| e.position_code.as_str()).collect();
    let found: Vec<(String, String)> = positions::table
        .filter(positions::code.eq_any(codes))
        .select((positions::code, positions::position_group))
        .load(conn)?;
    let groups: HashMap<String, String> = found.into_iter().collect();
    held.into_iter()
        .map(|e| {
            let group = groups.get(&e.position_code).map(|g| code(g)).transpose()?;
            Ok(Post {
                code: e.position_code.clone(),
                name: e.position_name.clone(),
                group: group.unwrap_or(PositionGroup::Other),
                at_institution: of.institution == Some(e.organization.id),
            })
        })
        .collect()
}

/// The category a person is shown with on the date, see [`category_on`].
fn category(conn: &mut Conn, person: &Person, on: NaiveDate) -> StoreResult<Option<HeldCategory>> {
    let codes: Vec<&str> = person
        .qualifications
        .iter()
        .map(|q| q.category_code.as_str())
        .collect();
    let found: Vec<(String, i32, bool)> = categories::table
        .filter(categories::code.eq_any(codes))
        .select((categories::code, categories::rank, categories::qualifies_for_head))
        .load(conn)?;
    let weights: HashMap<String, (i32, bool)> = found
        .into_iter()
        .map(|(code, rank, q)| (code, (rank, q)))
        .collect();
    let weight = |code: &str| weights.get(code).copied().unwrap_or_default();
    let granted = person.qualifications.iter().map(|q| Granted {
        code: &q.category_code,
        rank: weight(&q.category_code).0,
        granted_on: q.granted_on,
        valid_until: q.valid_until,
    });
    let Some((code, valid)) = category_on(granted, on) else {
        return Ok(None);
    };
    // The latest of that category: qualifications come the latest first.
    let shown = person
        .qualifications
        .iter()
        .find(|q| q.category_code == code && q.valid == valid);
    Ok(shown.map(|q| HeldCategory {
        code: q.category_code.clone(),
        name: q.category_name.clone(),
        qualifies: weight(&q.category_code).1,
        granted_on: q.granted_on,
        until: q.valid_until,
        valid,
    }))
}
