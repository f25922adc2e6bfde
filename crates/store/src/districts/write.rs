//! Changes of district associations and of their heads' terms.

use chrono::NaiveDate;
use diesel::prelude::*;
use veche_domain::Id;

use super::DistrictAssociationRecord;
use crate::{
    Conn, StoreError, StoreResult,
    schema::{admin_units, district_associations, district_heads, subjects},
};

/// The row of a district association.
///
/// # Errors
/// [`StoreError::NotFound`], or a database that cannot be read.
pub fn district_association_record(conn: &mut Conn, wanted: Id) -> StoreResult<DistrictAssociationRecord> {
    Ok(district_associations::table
        .find(wanted.to_string())
        .select(DistrictAssociationRecord::as_select())
        .first(conn)?)
}

/// Keeps a changed district association, if it still has the version named, and raises the version.
///
/// # Errors
/// [`StoreError::Stale`] when somebody was faster, [`StoreError::Duplicate`] for an audience that exists already.
pub fn update_district_association(
    conn: &mut Conn,
    record: &DistrictAssociationRecord,
    version: i64,
) -> StoreResult<()> {
    let next = DistrictAssociationRecord {
        version: version + 1,
        ..record.clone()
    };
    let changed = diesel::update(
        district_associations::table
            .find(&record.id)
            .filter(district_associations::version.eq(version)),
    )
    .set(&next)
    .execute(conn)?;
    if changed == 1 {
        Ok(())
    } else {
        Err(StoreError::Stale)
    }
}

/// Ends a head's term on a day.
///
/// # Errors
/// A database that refuses it.
pub fn end_district_head(
    conn: &mut Conn,
    wanted: Id,
    until: NaiveDate,
    reason: Option<&str>,
) -> StoreResult<()> {
    use district_heads as h;
    diesel::update(h::table.find(wanted.to_string()))
        .set((h::valid_until.eq(Some(until)), h::end_reason.eq(reason)))
        .execute(conn)?;
    Ok(())
}

/// The name of a subject.
///
/// # Errors
/// [`StoreError::NotFound`] for one that does not exist.
pub fn subject_name(conn: &mut Conn, code: &str) -> StoreResult<String> {
    Ok(subjects::table.find(code).select(subjects::name).first(conn)?)
}

/// The name of an administrative unit.
///
/// # Errors
/// [`StoreError::NotFound`] for one that does not exist.
pub fn unit_name(conn: &mut Conn, code: &str) -> StoreResult<String> {
    Ok(admin_units::table
        .find(code)
        .select(admin_units::name)
        .first(conn)?)
}
