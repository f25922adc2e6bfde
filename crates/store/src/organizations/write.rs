//! Keeping organizations: new ones, changes, names, successions, lists of support.

use chrono::NaiveDate;
use diesel::prelude::*;
use veche_domain::{
    Id,
    calendar::Interval,
    orders::Basis,
    organizations::{SuccessionKind, SupportList},
};

use super::{NameRecord, OrganizationRecord};
use crate::{
    Conn, StoreError, StoreResult,
    columns::{basis_json, new_id},
    schema::{organization_names, organization_successions, organization_supports, organizations},
};

/// Keeps a new organization with its first name.
///
/// # Errors
/// [`StoreError::Duplicate`] for a code that exists.
pub fn insert_organization(conn: &mut Conn, record: &OrganizationRecord) -> StoreResult<()> {
    diesel::insert_into(organizations::table)
        .values(record)
        .execute(conn)?;
    let first = NameRecord {
        id: new_id().to_string(),
        organization_id: record.id.clone(),
        full_name: record.full_name.clone(),
        short_name: record.short_name.clone(),
        valid_from: None,
        valid_until: None,
        basis: None,
    };
    diesel::insert_into(organization_names::table)
        .values(&first)
        .execute(conn)?;
    Ok(())
}

/// Keeps a changed organization, if it still has the version named, and raises the version.
///
/// # Errors
/// [`StoreError::Stale`] when somebody was faster.
pub fn update_organization(conn: &mut Conn, record: &OrganizationRecord, version: i64) -> StoreResult<()> {
    let next = OrganizationRecord {
        version: version + 1,
        ..record.clone()
    };
    let changed = diesel::update(
        organizations::table
            .find(&record.id)
            .filter(organizations::version.eq(version)),
    )
    .set(&next)
    .execute(conn)?;
    if changed == 1 {
        Ok(())
    } else {
        Err(StoreError::Stale)
    }
}

/// Gives a name from a date: the name borne on that date ends, the new one lasts until the next change.
///
/// # Errors
/// [`StoreError::Overlap`] when a name begins on that very day.
pub fn rename_organization(
    conn: &mut Conn,
    of: Id,
    names: (&str, &str),
    from: NaiveDate,
    basis: Option<&Basis>,
) -> StoreResult<()> {
    use organization_names as n;
    let all: Vec<NameRecord> = n::table
        .filter(n::organization_id.eq(of.to_string()))
        .select(NameRecord::as_select())
        .load(conn)?;
    let until = all
        .iter()
        .filter_map(|r| r.valid_from)
        .filter(|f| *f > from)
        .min();
    if let Some(present) = all
        .iter()
        .find(|r| Interval::new(r.valid_from, r.valid_until).contains(from))
    {
        if present.valid_from == Some(from) {
            return Err(StoreError::Overlap(
                "a name begins on this day already".to_owned(),
            ));
        }
        diesel::update(n::table.find(&present.id))
            .set(n::valid_until.eq(Some(from)))
            .execute(conn)?;
    }
    let record = NameRecord {
        id: new_id().to_string(),
        organization_id: of.to_string(),
        full_name: names.0.to_owned(),
        short_name: names.1.to_owned(),
        valid_from: Some(from),
        valid_until: until,
        basis: basis_json(basis)?,
    };
    diesel::insert_into(n::table).values(&record).execute(conn)?;
    Ok(())
}

/// Records that one organization followed another.
///
/// # Errors
/// [`StoreError::Duplicate`] when that is recorded already.
pub fn insert_succession(
    conn: &mut Conn,
    predecessor: Id,
    successor: Id,
    kind: SuccessionKind,
    on: NaiveDate,
    basis: Option<&Basis>,
) -> StoreResult<()> {
    use organization_successions as s;
    diesel::insert_into(s::table)
        .values((
            s::id.eq(new_id().to_string()),
            s::predecessor_id.eq(predecessor.to_string()),
            s::successor_id.eq(successor.to_string()),
            s::kind.eq(kind.code()),
            s::on_date.eq(on),
            s::basis.eq(basis_json(basis)?),
        ))
        .execute(conn)?;
    Ok(())
}

/// Puts an organization on a list of support (III.D2).
///
/// # Errors
/// [`StoreError::Reference`] for an organization that does not exist.
pub fn insert_support(conn: &mut Conn, of: Id, list: SupportList, term: Interval) -> StoreResult<()> {
    use organization_supports as s;
    diesel::insert_into(s::table)
        .values((
            s::id.eq(new_id().to_string()),
            s::organization_id.eq(of.to_string()),
            s::list.eq(list.code()),
            s::valid_from.eq(term.from),
            s::valid_until.eq(term.until),
        ))
        .execute(conn)?;
    Ok(())
}
