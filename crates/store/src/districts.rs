//! District associations (РМО) and their heads (VII.7.1).

mod list;
mod write;

use chrono::NaiveDate;
use diesel::prelude::*;
use veche_domain::{Id, calendar::Interval, districts::district_association_name, orders::Basis, text};

pub use list::*;
pub use write::*;

use crate::{
    Conn, StoreResult,
    columns::{json, new_id},
    schema::{district_associations, district_heads},
};

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = district_associations, treat_none_as_null = true)]
pub struct DistrictAssociationRecord {
    /// Identifier.
    pub id: String,
    /// Version.
    pub version: i64,
    /// Subject or profile.
    pub subject_code: String,
    /// Administrative unit.
    pub admin_unit_code: String,
    /// Folded audience, empty when the subject says it all.
    pub audience_key: String,
    /// Whom it unites when the subject alone does not say it.
    pub audience: Option<String>,
    /// Name as papers write it.
    pub name: String,
    /// First day.
    pub valid_from: Option<NaiveDate>,
    /// Day after the last one.
    pub valid_until: Option<NaiveDate>,
    /// Order of lists.
    pub sort_key: String,
    /// Text that a search looks into.
    pub search_key: String,
}

impl DistrictAssociationRecord {
    /// Computes the name and the keys from the names of the subject and of the unit.
    pub fn index(&mut self, subject_name: &str, unit_name: &str) {
        self.name = district_association_name(self.audience.as_deref(), subject_name, unit_name);
        self.audience_key = self.audience.as_deref().map(text::fold).unwrap_or_default();
        self.sort_key = text::sort_key(&self.name);
        self.search_key = text::search_key([self.name.as_str(), subject_name, unit_name]);
    }
}

/// A head's term to be kept.
#[derive(Debug, Clone, PartialEq)]
pub struct NewDistrictHeadRow<'a> {
    /// District association.
    pub district_association: Id,
    /// Who.
    pub person: Id,
    /// Its term.
    pub term: Interval,
    /// What it rests on.
    pub basis: &'a Basis,
    /// Why it ended, for one that is over.
    pub end_reason: Option<&'a str>,
}

/// Keeps a new district association; its keys are those of [`DistrictAssociationRecord::index`].
///
/// # Errors
/// [`crate::StoreError::Duplicate`] for a subject, unit and audience that exist already.
pub fn insert_district_association(conn: &mut Conn, record: &DistrictAssociationRecord) -> StoreResult<()> {
    diesel::insert_into(district_associations::table)
        .values(record)
        .execute(conn)?;
    Ok(())
}

/// Keeps a head's term and gives its identifier.
///
/// # Errors
/// [`crate::StoreError::Overlap`] with another head's term.
pub fn insert_district_head(conn: &mut Conn, row: &NewDistrictHeadRow<'_>) -> StoreResult<Id> {
    use district_heads as h;
    let id = new_id();
    diesel::insert_into(h::table)
        .values((
            h::id.eq(id.to_string()),
            h::district_association_id.eq(row.district_association.to_string()),
            h::person_id.eq(row.person.to_string()),
            h::valid_from.eq(row.term.from),
            h::valid_until.eq(row.term.until),
            h::basis.eq(json(row.basis)?),
            h::end_reason.eq(row.end_reason),
        ))
        .execute(conn)?;
    Ok(id)
}

/// Ends the term of the head in office on the date, if there is one; a term that begins on that very day stays and
/// the new one is refused as overlapping.
///
/// # Errors
/// A database that refuses it.
pub fn end_current_head(conn: &mut Conn, of: Id, on: NaiveDate) -> StoreResult<()> {
    use district_heads as h;
    let current = h::table
        .filter(h::district_association_id.eq(of.to_string()))
        .filter(h::valid_from.is_null().or(h::valid_from.lt(on)))
        .filter(h::valid_until.is_null().or(h::valid_until.gt(on)));
    diesel::update(current)
        .set(h::valid_until.eq(Some(on)))
        .execute(conn)?;
    Ok(())
}
