//! Where an object stands in the city today: what the access policy asks of it.

use chrono::NaiveDate;
use diesel::prelude::*;
use veche_domain::{Id, access::Resource, journal::Entity};

use crate::{
    Conn, StoreResult,
    columns::id,
    schema::{association_curatings, employments, memberships, offices},
};

/// What the policy asks of an object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whereabouts {
    /// Nothing: it belongs to the city.
    City,
    /// The institution that curates an association.
    Association(Option<Id>),
    /// Associations of a person, and the institutions near the person.
    Person {
        /// Associations in which the person is a member or holds an office.
        associations: Vec<Id>,
        /// Institutions that curate those, and the person's employers.
        institutions: Vec<Id>,
    },
}

impl Whereabouts {
    /// The resource of the policy.
    pub fn resource(&self, id: Id) -> Resource<'_> {
        match self {
            Self::City => Resource::City,
            Self::Association(institution) => Resource::Association {
                id,
                institution: *institution,
            },
            Self::Person {
                associations,
                institutions,
            } => Resource::Person {
                id,
                associations,
                institutions,
            },
        }
    }
}

/// Where an object of the kind stands on the date.
///
/// # Errors
/// A database that cannot be read.
pub fn whereabouts(conn: &mut Conn, entity: Entity, object: Id, on: NaiveDate) -> StoreResult<Whereabouts> {
    match entity {
        Entity::Association => Ok(Whereabouts::Association(
            institutions_of(conn, &[object.to_string()], on)?.first().copied(),
        )),
        Entity::Person => person_whereabouts(conn, object, on),
        _ => Ok(Whereabouts::City),
    }
}

fn person_whereabouts(conn: &mut Conn, person: Id, on: NaiveDate) -> StoreResult<Whereabouts> {
    let key = person.to_string();
    let mut associations: Vec<String> = memberships::table
        .filter(memberships::person_id.eq(&key))
        .filter(
            memberships::valid_until
                .is_null()
                .or(memberships::valid_until.gt(on)),
        )
        .limit(200)
        .select(memberships::association_id)
        .load(conn)?;
    let by_office: Vec<String> = offices::table
        .filter(offices::person_id.eq(&key))
        .filter(offices::valid_until.is_null().or(offices::valid_until.gt(on)))
        .limit(200)
        .select(offices::association_id)
        .load(conn)?;
    associations.extend(by_office);
    associations.sort_unstable();
    associations.dedup();
    let mut institutions = institutions_of(conn, &associations, on)?;
    let employers: Vec<String> = employments::table
        .filter(employments::person_id.eq(&key))
        .filter(
            employments::valid_until
                .is_null()
                .or(employments::valid_until.gt(on)),
        )
        .limit(200)
        .select(employments::organization_id)
        .load(conn)?;
    institutions.extend(employers.iter().map(|e| id(e)).collect::<StoreResult<Vec<_>>>()?);
    let associations = associations.iter().map(|a| id(a)).collect::<StoreResult<_>>()?;
    Ok(Whereabouts::Person {
        associations,
        institutions,
    })
}

/// Institutions that curate any of the associations on the date.
fn institutions_of(conn: &mut Conn, associations: &[String], on: NaiveDate) -> StoreResult<Vec<Id>> {
    use association_curatings as c;
    let found: Vec<String> = c::table
        .filter(c::association_id.eq_any(associations))
        .filter(c::valid_from.is_null().or(c::valid_from.le(on)))
        .filter(c::valid_until.is_null().or(c::valid_until.gt(on)))
        .limit(200)
        .select(c::organization_id)
        .distinct()
        .load(conn)?;
    found.iter().map(|o| id(o)).collect()
}
