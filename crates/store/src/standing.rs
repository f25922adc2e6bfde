//! Where an object stands in the city today: what the access policy asks of it.

use chrono::NaiveDate;
use diesel::prelude::*;
use veche_domain::{Id, access::Resource, journal::Entity, meetings::BodyKind};

use crate::{
    Conn, StoreError, StoreResult,
    columns::id,
    meetings::{body, meeting_record, officers},
    schema::{
        association_curatings, district_associations, district_heads, employments, memberships, offices,
        organizations,
    },
};

/// What the policy asks of an object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whereabouts {
    /// Nothing: it belongs to the city.
    City,
    /// The institution that curates an association.
    Association(Option<Id>),
    /// Who meets, the institution that curates it, who chairs and who draws up the minutes.
    Meeting {
        /// The association; none for the council.
        association: Option<Id>,
        /// Its curating institution.
        institution: Option<Id>,
        /// Who chairs.
        chair: Option<Id>,
        /// Who draws up the minutes.
        secretary: Option<Id>,
        /// Entered from a paper of the past.
        by_paper: bool,
    },
    /// Associations of a person, and the institutions near the person.
    Person {
        /// Associations in which the person is a member or holds an office.
        associations: Vec<Id>,
        /// Institutions that curate those, and the person's employers.
        institutions: Vec<Id>,
        /// Units of the employers and of the district associations the person heads.
        units: Vec<String>,
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
            Self::Meeting {
                association,
                institution,
                chair,
                secretary,
                by_paper,
            } => Resource::Meeting {
                association: *association,
                institution: *institution,
                chair: *chair,
                secretary: *secretary,
                by_paper: *by_paper,
            },
            Self::Person {
                associations,
                institutions,
                units,
            } => Resource::Person {
                id,
                associations,
                institutions,
                units,
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
        Entity::Meeting => meeting_whereabouts(conn, object, on),
        _ => Ok(Whereabouts::City),
    }
}

/// Where a meeting stands; of one that does not exist nothing is known.
fn meeting_whereabouts(conn: &mut Conn, meeting: Id, on: NaiveDate) -> StoreResult<Whereabouts> {
    let record = match meeting_record(conn, meeting) {
        Err(StoreError::NotFound) => return Ok(Whereabouts::City),
        found => found?,
    };
    let body = body(conn, id(&record.body_id)?)?;
    let details = record.details()?;
    let (chair, secretary) = officers(conn, &record, &details, &body)?;
    Ok(Whereabouts::Meeting {
        association: Some(body.id).filter(|_| body.kind == BodyKind::Association),
        institution: institutions_of(conn, &[record.body_id], on)?.first().copied(),
        chair: chair.map(|o| o.person.id),
        secretary: secretary.map(|o| o.person.id),
        by_paper: details.by_paper,
    })
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
        units: units_of(conn, &key, &employers, on)?,
    })
}

/// Units of the employers, and of the district associations that the person heads.
fn units_of(conn: &mut Conn, person: &str, employers: &[String], on: NaiveDate) -> StoreResult<Vec<String>> {
    use district_heads as h;
    let mut units: Vec<String> = organizations::table
        .filter(organizations::id.eq_any(employers))
        .filter(organizations::admin_unit_code.is_not_null())
        .limit(200)
        .select(organizations::admin_unit_code.assume_not_null())
        .load(conn)?;
    let headed: Vec<String> = h::table
        .inner_join(district_associations::table)
        .filter(h::person_id.eq(person))
        .filter(h::valid_until.is_null().or(h::valid_until.gt(on)))
        .limit(200)
        .select(district_associations::admin_unit_code)
        .load(conn)?;
    units.extend(headed);
    units.sort_unstable();
    units.dedup();
    Ok(units)
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
