//! Whether what is written down about a person exists.

use diesel::prelude::*;
use veche_domain::Id;

use super::PersonRecord;
use crate::{
    Conn, StoreResult,
    schema::{categories, organizations, people, positions, subjects},
};

/// What a term of employment points to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct References {
    /// Whether the organization exists.
    pub organization: bool,
    /// Whether the post exists.
    pub position: bool,
    /// Places of the codes that name no subject.
    pub unknown_subjects: Vec<usize>,
}

/// Whether what a term of employment points to exists.
///
/// # Errors
/// A database that cannot be read.
pub fn employment_references(
    conn: &mut Conn,
    organization: Id,
    position: &str,
    codes: &[String],
) -> StoreResult<References> {
    let organizations = organizations::table.find(organization.to_string()).count();
    let positions = positions::table.find(position).count();
    let known: Vec<String> = subjects::table
        .filter(subjects::code.eq_any(codes))
        .select(subjects::code)
        .load(conn)?;
    let unknown = codes.iter().enumerate().filter(|(_, code)| !known.contains(code));
    Ok(References {
        unknown_subjects: unknown.map(|(at, _)| at).collect(),
        organization: organizations.get_result::<i64>(conn)? > 0,
        position: positions.get_result::<i64>(conn)? > 0,
    })
}

/// Whether a category exists.
///
/// # Errors
/// A database that cannot be read.
pub fn category_exists(conn: &mut Conn, wanted: &str) -> StoreResult<bool> {
    let found: i64 = categories::table.find(wanted).count().get_result(conn)?;
    Ok(found > 0)
}

/// People with this very name, ё as е: at most ten.
///
/// # Errors
/// A database that cannot be read.
pub fn namesakes(conn: &mut Conn, name_key: &str) -> StoreResult<Vec<PersonRecord>> {
    Ok(people::table
        .filter(people::name_key.eq(name_key))
        .order(people::id)
        .limit(10)
        .select(PersonRecord::as_select())
        .load(conn)?)
}
