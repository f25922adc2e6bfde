//! Rows of associations and how they are first kept.

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;
use veche_domain::{
    Id,
    associations::{AssociationStatus, EndGround, MembershipState, Office},
    calendar::Interval,
    meetings::BodyKind,
    orders::Basis,
    text,
};

use crate::{
    Conn, StoreResult,
    columns::{basis_json, json, new_id},
    schema::{
        association_curatings, association_statuses, association_successions, associations, bodies,
        memberships, offices,
    },
};

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = associations, treat_none_as_null = true)]
pub struct AssociationRecord {
    /// Identifier.
    pub id: String,
    /// Version.
    pub version: i64,
    /// Short code, unique.
    pub code: String,
    /// Name.
    pub name: String,
    /// Code of the kind.
    pub kind: String,
    /// Subject or profile.
    pub subject_code: Option<String>,
    /// Whom it unites.
    pub audience: Option<String>,
    /// Adjacent professions, JSON.
    pub professions: String,
    /// Problem a working group solves.
    pub problem: Option<String>,
    /// Code of the kind of composition.
    pub composition: Option<String>,
    /// Day by which a working group means to end.
    pub planned_end: Option<NaiveDate>,
    /// Base school.
    pub base_site_id: Option<String>,
    /// Note.
    pub note: Option<String>,
    /// Order of lists by name.
    pub sort_key: String,
    /// Text that a search looks into.
    pub search_key: String,
    /// When it was registered.
    pub created_at: NaiveDateTime,
}

impl AssociationRecord {
    /// Computes the keys; `subject_name` is the name of the subject, if there is one.
    pub fn index(&mut self, subject_name: Option<&str>) {
        let parts = [self.code.as_str(), &self.name]
            .into_iter()
            .chain(subject_name)
            .chain(self.audience.as_deref());
        self.search_key = text::search_key(parts);
        self.sort_key = text::sort_key(&self.name);
    }
}

/// A state to be kept.
#[derive(Debug, Clone, PartialEq)]
pub struct NewStatusRow<'a> {
    /// Association.
    pub association: Id,
    /// State.
    pub status: AssociationStatus,
    /// Its term.
    pub term: Interval,
    /// Order it rests on; none for a draft.
    pub basis: Option<&'a Basis>,
}

/// A curating institution to be kept.
#[derive(Debug, Clone, PartialEq)]
pub struct NewCuratingRow<'a> {
    /// Association.
    pub association: Id,
    /// Institution.
    pub organization: Id,
    /// Its term.
    pub term: Interval,
    /// Order it rests on.
    pub basis: Option<&'a Basis>,
}

/// A member's term to be kept.
#[derive(Debug, Clone, PartialEq)]
pub struct NewMembershipRow<'a> {
    /// Association.
    pub association: Id,
    /// Who.
    pub person: Id,
    /// Administrative unit represented.
    pub admin_unit_code: Option<&'a str>,
    /// Awaiting the order or in force.
    pub state: MembershipState,
    /// Its term.
    pub term: Interval,
    /// What it rests on.
    pub basis: Option<&'a Basis>,
    /// Ground of its end, for one that is over.
    pub end_ground: Option<EndGround>,
}

/// A term of office to be kept.
#[derive(Debug, Clone, PartialEq)]
pub struct NewOfficeRow<'a> {
    /// Association.
    pub association: Id,
    /// Office.
    pub office: Office,
    /// Who.
    pub person: Id,
    /// Its term.
    pub term: Interval,
    /// What it rests on.
    pub basis: &'a Basis,
    /// Ground of its end, for one that is over.
    pub end_ground: Option<EndGround>,
}

/// Keeps a new association; its keys are those of [`AssociationRecord::index`].
///
/// # Errors
/// [`crate::StoreError::Duplicate`] for a code that exists, [`crate::StoreError::Reference`] for an unknown
/// subject or base school.
pub fn insert_association(conn: &mut Conn, record: &AssociationRecord) -> StoreResult<()> {
    diesel::insert_into(associations::table)
        .values(record)
        .execute(conn)?;
    // Who meets is a body; of an association it has the same identifier (ADR 8).
    diesel::insert_into(bodies::table)
        .values((
            bodies::id.eq(&record.id),
            bodies::kind.eq(BodyKind::Association.code()),
            bodies::association_id.eq(Some(&record.id)),
        ))
        .execute(conn)?;
    Ok(())
}

/// Keeps a state and gives its identifier.
///
/// # Errors
/// [`crate::StoreError::Overlap`] with another state.
pub fn insert_status(conn: &mut Conn, row: &NewStatusRow<'_>) -> StoreResult<Id> {
    use association_statuses as s;
    let id = new_id();
    diesel::insert_into(s::table)
        .values((
            s::id.eq(id.to_string()),
            s::association_id.eq(row.association.to_string()),
            s::status.eq(row.status.code()),
            s::valid_from.eq(row.term.from),
            s::valid_until.eq(row.term.until),
            s::basis.eq(basis_json(row.basis)?),
        ))
        .execute(conn)?;
    Ok(id)
}

/// Keeps a curating institution and gives the identifier of the term.
///
/// # Errors
/// [`crate::StoreError::Overlap`] with another one's term.
pub fn insert_curating(conn: &mut Conn, row: &NewCuratingRow<'_>) -> StoreResult<Id> {
    use association_curatings as c;
    let id = new_id();
    diesel::insert_into(c::table)
        .values((
            c::id.eq(id.to_string()),
            c::association_id.eq(row.association.to_string()),
            c::organization_id.eq(row.organization.to_string()),
            c::valid_from.eq(row.term.from),
            c::valid_until.eq(row.term.until),
            c::basis.eq(basis_json(row.basis)?),
        ))
        .execute(conn)?;
    Ok(id)
}

/// Keeps a member's term and gives its identifier.
///
/// # Errors
/// [`crate::StoreError::Overlap`] with another term of the same person in the association.
pub fn insert_membership(conn: &mut Conn, row: &NewMembershipRow<'_>) -> StoreResult<Id> {
    use memberships as m;
    let id = new_id();
    diesel::insert_into(m::table)
        .values((
            m::id.eq(id.to_string()),
            m::association_id.eq(row.association.to_string()),
            m::person_id.eq(row.person.to_string()),
            m::admin_unit_code.eq(row.admin_unit_code),
            m::state.eq(row.state.code()),
            m::valid_from.eq(row.term.from),
            m::valid_until.eq(row.term.until),
            m::basis.eq(basis_json(row.basis)?),
            m::end_ground.eq(row.end_ground.map(EndGround::code)),
            m::ends_on.eq(row.term.until),
        ))
        .execute(conn)?;
    Ok(id)
}

/// Keeps a term of office and gives its identifier.
///
/// # Errors
/// [`crate::StoreError::Overlap`] with another term of the office.
pub fn insert_office(conn: &mut Conn, row: &NewOfficeRow<'_>) -> StoreResult<Id> {
    use offices as o;
    let id = new_id();
    let replaced = matches!(row.end_ground, None | Some(EndGround::Replaced));
    let ends_on = row.term.until.filter(|_| !replaced);
    diesel::insert_into(o::table)
        .values((
            o::id.eq(id.to_string()),
            o::association_id.eq(row.association.to_string()),
            o::office.eq(row.office.code()),
            o::person_id.eq(row.person.to_string()),
            o::valid_from.eq(row.term.from),
            o::valid_until.eq(row.term.until),
            o::basis.eq(json(row.basis)?),
            o::end_ground.eq(row.end_ground.map(EndGround::code)),
            o::ends_on.eq(ends_on),
        ))
        .execute(conn)?;
    Ok(id)
}

/// Records that one association followed another (I.5).
///
/// # Errors
/// [`crate::StoreError::Duplicate`] when that is recorded already.
pub fn insert_association_succession(
    conn: &mut Conn,
    predecessor: Id,
    successor: Id,
    on: NaiveDate,
    basis: Option<&Basis>,
) -> StoreResult<()> {
    use association_successions as s;
    diesel::insert_into(s::table)
        .values((
            s::id.eq(new_id().to_string()),
            s::predecessor_id.eq(predecessor.to_string()),
            s::successor_id.eq(successor.to_string()),
            s::on_date.eq(on),
            s::basis.eq(basis_json(basis)?),
        ))
        .execute(conn)?;
    Ok(())
}
