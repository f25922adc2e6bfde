//! One association with everything the register holds.

use chrono::NaiveDate;
use diesel::prelude::*;
use veche_domain::{
    Id,
    associations::{Association, AssociationLink, AssociationStatus, StatusTerm, UnitCoverage, status_on},
};

use super::{AssociationRecord, curating_terms, office_terms, parts, status_terms};
use crate::{
    Conn, StoreResult,
    columns::{code, from_json, id, interval, opt_code},
    dictionaries::all_admin_units,
    orders::designation_on,
    organizations::organization_refs,
    schema::{association_successions, associations},
};

/// The row of an association.
///
/// # Errors
/// [`crate::StoreError::NotFound`], or a database that cannot be read.
pub fn association_record(conn: &mut Conn, wanted: Id) -> StoreResult<AssociationRecord> {
    Ok(associations::table
        .find(wanted.to_string())
        .select(AssociationRecord::as_select())
        .first(conn)?)
}

/// One association as of the date.
///
/// # Errors
/// [`crate::StoreError::NotFound`], or a database that cannot be read.
pub fn association(conn: &mut Conn, wanted: Id, on: NaiveDate) -> StoreResult<Association> {
    let r = association_record(conn, wanted)?;
    let statuses: Vec<StatusTerm> = status_terms(conn, wanted)?.into_iter().map(|k| k.term).collect();
    let curating: Vec<_> = curating_terms(conn, wanted)?
        .into_iter()
        .map(|k| k.term)
        .collect();
    let running = curating.iter().find(|t| interval(t.from, t.until).contains(on));
    let subjects = parts::subject_names(conn, r.subject_code.as_deref())?;
    let base_site = organization_refs(conn, r.base_site_id.as_slice())?
        .into_iter()
        .next();
    // A designation that an order gave holds for its term; the row itself bears the last one.
    let (named, turned) = designation_on(conn, &r.id, on)?.unwrap_or_default();
    Ok(Association {
        id: wanted,
        version: r.version,
        code: r.code,
        name: named.unwrap_or(r.name),
        kind: turned.map_or_else(|| code(&r.kind), Ok)?,
        status: status_on(&statuses, on),
        subject_name: r.subject_code.as_ref().and_then(|c| subjects.get(c).cloned()),
        subject_code: r.subject_code,
        audience: r.audience,
        professions: from_json(&r.professions)?,
        problem: r.problem,
        composition: opt_code(r.composition.as_deref())?,
        planned_end: r.planned_end,
        base_site,
        note: r.note,
        curating_institution: running.map(|t| t.organization.clone()),
        offices: office_terms(conn, wanted, on)?,
        coverage: coverage(conn, &r.id, on)?,
        predecessors: links(conn, &r.id, false)?,
        successors: links(conn, &r.id, true)?,
        statuses,
        curating,
    })
}

/// Every administrative unit with its members in force; a unit without any is a gap (VII.7.1).
fn coverage(conn: &mut Conn, of: &str, on: NaiveDate) -> StoreResult<Vec<UnitCoverage>> {
    let counts = parts::unit_counts_on(conn, of, on)?;
    let units = all_admin_units(conn)?.into_iter().map(|unit| UnitCoverage {
        members: counts.get(&unit.code).copied().unwrap_or(0),
        admin_unit_code: unit.code,
        admin_unit_name: unit.name,
    });
    Ok(units.collect())
}

fn links(conn: &mut Conn, of: &str, after: bool) -> StoreResult<Vec<AssociationLink>> {
    use association_successions as s;
    let mut query = s::table.into_boxed();
    query = if after {
        query.filter(s::predecessor_id.eq(of))
    } else {
        query.filter(s::successor_id.eq(of))
    };
    let found: Vec<(String, String, NaiveDate)> = query
        .order((s::on_date, s::id))
        .limit(100)
        .select((s::predecessor_id, s::successor_id, s::on_date))
        .load(conn)?;
    let others = found
        .into_iter()
        .map(|(before, next, on)| (if after { next } else { before }, on));
    let others: Vec<(String, NaiveDate)> = others.collect();
    let names: Vec<(String, String)> = associations::table
        .filter(associations::id.eq_any(others.iter().map(|(other, _)| other)))
        .select((associations::id, associations::name))
        .load(conn)?;
    let named = others.into_iter().filter_map(|(other, on)| {
        let (_, name) = names.iter().find(|(known, _)| *known == other)?;
        Some((other, name.clone(), on))
    });
    named
        .map(|(other, name, on)| {
            Ok(AssociationLink {
                id: id(&other)?,
                name,
                on,
            })
        })
        .collect()
}

/// Those of the associations that are drafts on the date, or were nothing yet.
///
/// # Errors
/// A database that cannot be read.
pub fn drafts_among(conn: &mut Conn, ids: &[Id], on: NaiveDate) -> StoreResult<Vec<Id>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let keys: Vec<String> = ids.iter().map(Id::to_string).collect();
    let statuses = parts::statuses_on(conn, &keys, on)?;
    let is_draft = |id: &&Id| {
        let status = statuses.get(&id.to_string()).copied();
        status.unwrap_or(AssociationStatus::Draft) == AssociationStatus::Draft
    };
    Ok(ids.iter().filter(is_draft).copied().collect())
}
