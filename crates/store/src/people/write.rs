//! Keeping people, one by one and many at once.

use diesel::prelude::*;
use veche_domain::Id;

use super::{EmploymentRecord, PersonRecord, QualificationRecord, TenureStatementRecord};
use crate::{
    Conn, StoreError, StoreResult, each_backend,
    schema::{employments, people, qualifications, tenure_statements},
};

/// Rows of one batch: SQLite binds at most 32,766 values in a statement.
const BATCH: usize = 500;

/// Keeps many rows, a batch to a statement.
macro_rules! insert_all {
    ($conn:expr, $table:expr, $records:expr) => {
        for part in $records.chunks(BATCH) {
            each_backend!(&mut *$conn, c => {
                diesel::insert_into($table).values(part).execute(c)?;
            });
        }
    };
}

/// Keeps a new person.
///
/// # Errors
/// A database that refuses it.
pub fn insert_person(conn: &mut Conn, record: &PersonRecord) -> StoreResult<()> {
    insert_people(conn, std::slice::from_ref(record))
}

/// Keeps many new people.
///
/// # Errors
/// A database that refuses them.
pub fn insert_people(conn: &mut Conn, records: &[PersonRecord]) -> StoreResult<()> {
    insert_all!(conn, people::table, records);
    Ok(())
}

/// Keeps a new employment.
///
/// # Errors
/// [`StoreError::Reference`] for a person, an organization or a post that does not exist.
pub fn insert_employment(conn: &mut Conn, record: &EmploymentRecord) -> StoreResult<()> {
    insert_employments(conn, std::slice::from_ref(record))
}

/// Keeps many new employments.
///
/// # Errors
/// [`StoreError::Reference`] for a person, an organization or a post that does not exist.
pub fn insert_employments(conn: &mut Conn, records: &[EmploymentRecord]) -> StoreResult<()> {
    insert_all!(conn, employments::table, records);
    Ok(())
}

/// Keeps a new category.
///
/// # Errors
/// [`StoreError::Reference`] for a person or a category that does not exist.
pub fn insert_qualification(conn: &mut Conn, record: &QualificationRecord) -> StoreResult<()> {
    insert_qualifications(conn, std::slice::from_ref(record))
}

/// Keeps many new categories.
///
/// # Errors
/// [`StoreError::Reference`] for a person or a category that does not exist.
pub fn insert_qualifications(conn: &mut Conn, records: &[QualificationRecord]) -> StoreResult<()> {
    insert_all!(conn, qualifications::table, records);
    Ok(())
}

/// Keeps a new statement of tenure.
///
/// # Errors
/// [`StoreError::Reference`] for a person that does not exist.
pub fn insert_tenure_statement(conn: &mut Conn, record: &TenureStatementRecord) -> StoreResult<()> {
    insert_tenure_statements(conn, std::slice::from_ref(record))
}

/// Keeps many new statements of tenure.
///
/// # Errors
/// [`StoreError::Reference`] for a person that does not exist.
pub fn insert_tenure_statements(conn: &mut Conn, records: &[TenureStatementRecord]) -> StoreResult<()> {
    insert_all!(conn, tenure_statements::table, records);
    Ok(())
}

/// Keeps a changed person, if the row still has the version named, and raises the version.
///
/// # Errors
/// [`StoreError::Stale`] when somebody was faster.
pub fn update_person(conn: &mut Conn, record: &PersonRecord, version: i64) -> StoreResult<()> {
    let next = PersonRecord {
        version: version + 1,
        ..record.clone()
    };
    let row = people::table.find(&record.id).filter(people::version.eq(version));
    match diesel::update(row).set(&next).execute(conn)? {
        1 => Ok(()),
        _ => Err(StoreError::Stale),
    }
}

/// Keeps a changed employment.
///
/// # Errors
/// [`StoreError::Reference`] for an organization or a post that does not exist.
pub fn update_employment(conn: &mut Conn, record: &EmploymentRecord) -> StoreResult<()> {
    diesel::update(employments::table.find(&record.id))
        .set(record)
        .execute(conn)?;
    Ok(())
}

/// Removes an employment of the person.
///
/// # Errors
/// [`StoreError::NotFound`], also for an employment of somebody else.
pub fn delete_employment(conn: &mut Conn, person: Id, wanted: Id) -> StoreResult<()> {
    let row = employments::table
        .find(wanted.to_string())
        .filter(employments::person_id.eq(person.to_string()));
    found(diesel::delete(row).execute(conn)?)
}

/// Removes a category of the person.
///
/// # Errors
/// [`StoreError::NotFound`], also for a category of somebody else.
pub fn delete_qualification(conn: &mut Conn, person: Id, wanted: Id) -> StoreResult<()> {
    let row = qualifications::table
        .find(wanted.to_string())
        .filter(qualifications::person_id.eq(person.to_string()));
    found(diesel::delete(row).execute(conn)?)
}

fn found(rows: usize) -> StoreResult<()> {
    if rows == 0 {
        Err(StoreError::NotFound)
    } else {
        Ok(())
    }
}
