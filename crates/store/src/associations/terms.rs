//! The terms of one association: states, curating institutions, offices.

use chrono::NaiveDate;
use diesel::prelude::*;
use veche_domain::{
    Id,
    associations::{CuratingTerm, Office, OfficeTerm, StatusTerm},
    calendar::Interval,
};

use super::{
    MOST,
    parts::{Named, person_ref},
};
use crate::{
    Conn, StoreResult,
    columns::{code, from_json, id, interval, opt_basis, opt_code},
    listing::term_holds,
    organizations::organization_refs,
    schema::{association_curatings, association_statuses, offices, people},
};

/// A term with the identifier of its row.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept<T> {
    /// Identifier.
    pub id: Id,
    /// The term.
    pub term: T,
}

/// Columns of a dated fact: identifier, what, from, until, basis.
type Dated = (
    String,
    String,
    Option<NaiveDate>,
    Option<NaiveDate>,
    Option<String>,
);

/// States of an association, the latest first.
///
/// # Errors
/// A database that cannot be read.
pub fn status_terms(conn: &mut Conn, of: Id) -> StoreResult<Vec<Kept<StatusTerm>>> {
    use association_statuses as s;
    let found: Vec<Dated> = s::table
        .filter(s::association_id.eq(of.to_string()))
        .limit(MOST)
        .select((s::id, s::status, s::valid_from, s::valid_until, s::basis))
        .load(conn)?;
    let mut terms = found
        .into_iter()
        .map(|(key, status, from, until, basis)| {
            let term = StatusTerm {
                status: code(&status)?,
                from,
                until,
                basis: opt_basis(basis.as_deref())?,
            };
            Ok(Kept { id: id(&key)?, term })
        })
        .collect::<StoreResult<Vec<_>>>()?;
    terms.sort_by_key(|kept| std::cmp::Reverse(kept.term.from));
    Ok(terms)
}

/// Curating institutions of an association, the latest first.
///
/// # Errors
/// A database that cannot be read.
pub fn curating_terms(conn: &mut Conn, of: Id) -> StoreResult<Vec<Kept<CuratingTerm>>> {
    use association_curatings as c;
    let found: Vec<Dated> = c::table
        .filter(c::association_id.eq(of.to_string()))
        .limit(MOST)
        .select((c::id, c::organization_id, c::valid_from, c::valid_until, c::basis))
        .load(conn)?;
    let institutions: Vec<String> = found.iter().map(|f| f.1.clone()).collect();
    let refs = organization_refs(conn, &institutions)?;
    let mut terms = Vec::new();
    for (key, institution, from, until, basis) in found {
        let institution = id(&institution)?;
        let Some(organization) = refs.iter().find(|r| r.id == institution).cloned() else {
            continue;
        };
        let term = CuratingTerm {
            organization,
            from,
            until,
            basis: opt_basis(basis.as_deref())?,
        };
        terms.push(Kept { id: id(&key)?, term });
    }
    terms.sort_by_key(|kept| std::cmp::Reverse(kept.term.from));
    Ok(terms)
}

/// The institution that curates an association on a date.
///
/// # Errors
/// A database that cannot be read.
pub fn institution_on(conn: &mut Conn, of: Id, on: NaiveDate) -> StoreResult<Option<Id>> {
    let terms = curating_terms(conn, of)?;
    let running = terms
        .iter()
        .find(|kept| interval(kept.term.from, kept.term.until).contains(on));
    Ok(running.map(|kept| kept.term.organization.id))
}

/// Associations that an institution curates on a date.
///
/// # Errors
/// A database that cannot be read.
pub fn curated_by(conn: &mut Conn, institution: Id, on: NaiveDate) -> StoreResult<Vec<Id>> {
    use association_curatings as c;
    let found: Vec<String> = c::table
        .filter(c::organization_id.eq(institution.to_string()))
        .filter(term_holds!(c::valid_from, c::valid_until, on))
        .limit(MOST)
        .select(c::association_id)
        .load(conn)?;
    found.iter().map(|association| id(association)).collect()
}

/// Terms of office of an association: those in force on the date first, then the latest.
///
/// # Errors
/// A database that cannot be read.
pub fn office_terms(conn: &mut Conn, of: Id, on: NaiveDate) -> StoreResult<Vec<OfficeTerm>> {
    use offices as o;
    type Found = (
        (String, String, Option<NaiveDate>, Option<NaiveDate>),
        (String, Option<String>),
        Named,
    );
    let found: Vec<Found> = o::table
        .inner_join(people::table)
        .filter(o::association_id.eq(of.to_string()))
        .limit(MOST)
        .select((
            (o::id, o::office, o::valid_from, o::valid_until),
            (o::basis, o::end_ground),
            (
                people::id,
                people::last_name,
                people::first_name,
                people::patronymic,
            ),
        ))
        .load(conn)?;
    let mut terms = found
        .into_iter()
        .map(|((key, office, from, until), (basis, ground), named)| {
            Ok(OfficeTerm {
                id: id(&key)?,
                office: code(&office)?,
                person: person_ref(named)?,
                from,
                until,
                basis: from_json(&basis)?,
                end_ground: opt_code(ground.as_deref())?,
            })
        })
        .collect::<StoreResult<Vec<_>>>()?;
    let past = |t: &OfficeTerm| !interval(t.from, t.until).contains(on);
    terms.sort_by(|a, b| {
        let key = |t: &OfficeTerm| {
            (
                past(t),
                past(t).then_some(std::cmp::Reverse(t.from)),
                t.office,
                t.id,
            )
        };
        key(a).cmp(&key(b))
    });
    Ok(terms)
}

/// The terms of one office, for placing another among them.
pub fn intervals_of(terms: &[OfficeTerm], office: Office) -> Vec<(Id, Interval)> {
    terms
        .iter()
        .filter(|t| t.office == office)
        .map(|t| (t.id, interval(t.from, t.until)))
        .collect()
}
