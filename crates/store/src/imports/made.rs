//! What a committed import made, and taking it back.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use veche_domain::Id;

use super::registrations::clear_marks;
use crate::{
    Conn, StoreResult,
    orders::save_items,
    schema::{
        association_curatings, association_statuses, associations, bodies, district_associations,
        district_heads, employments, meeting_invitees, meetings, orders, organization_names,
        organization_supports, organizations, people, plan_item_people, plan_items, plans, qualifications,
        tenure_statements,
    },
};

/// Identifiers named in one statement.
const STEP: usize = 400;

/// Everything a committed import made.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Made {
    /// People registered.
    pub people: Vec<Id>,
    /// Employments added to people who were registered before.
    pub employments: Vec<Id>,
    /// People who were registered before and got an employment or a district role.
    pub touched_people: Vec<Id>,
    /// Organizations registered.
    pub organizations: Vec<Id>,
    /// Associations registered.
    pub associations: Vec<Id>,
    /// District associations registered.
    pub district_associations: Vec<Id>,
    /// Terms of heads of district associations.
    pub district_heads: Vec<Id>,
    /// District associations that were registered before and got a head.
    pub touched_district_associations: Vec<Id>,
    /// Drafts of orders drawn up.
    pub orders: Vec<Id>,
    /// Meeting whose attendance was marked (VII.7.6).
    pub meeting: Option<Id>,
    /// People marked at it.
    pub marked_people: Vec<Id>,
    /// Invitees added to it.
    pub invitees: Vec<Id>,
    /// Plans begun.
    pub plans: Vec<Id>,
    /// Plans that were there before and got rows.
    pub touched_plans: Vec<Id>,
    /// Rows added to plans.
    pub plan_items: Vec<Id>,
}

impl Made {
    /// Every object whose later changes stand in the way of an undo.
    pub fn objects(&self) -> Vec<Id> {
        [
            &self.people,
            &self.touched_people,
            &self.organizations,
            &self.associations,
            &self.district_associations,
            &self.touched_district_associations,
            &self.orders,
            &self.marked_people,
            &self.plans,
            &self.touched_plans,
        ]
        .into_iter()
        .flatten()
        .chain(&self.meeting)
        .copied()
        .collect()
    }
}

/// Deletes rows of a table by a column of identifiers, some at a time.
macro_rules! delete_all {
    ($conn:expr, $table:ident, $column:ident, $ids:expr) => {
        for part in $ids.chunks(STEP) {
            let ids: Vec<String> = part.iter().map(Id::to_string).collect();
            diesel::delete($table::table.filter($table::$column.eq_any(ids))).execute($conn)?;
        }
    };
}

/// Removes everything an import made; those who depend on others go first.
///
/// # Errors
/// [`crate::StoreError::Reference`] when something else points to it meanwhile.
pub fn delete_made(conn: &mut Conn, made: &Made) -> StoreResult<()> {
    if let Some(meeting) = made.meeting {
        clear_marks(conn, meeting, &made.marked_people)?;
    }
    delete_all!(conn, meeting_invitees, id, made.invitees);
    delete_all!(conn, plan_item_people, item_id, made.plan_items);
    delete_all!(conn, plan_items, id, made.plan_items);
    delete_all!(conn, plans, id, made.plans);
    for order in &made.orders {
        save_items(conn, *order, &[])?;
    }
    delete_all!(conn, orders, id, made.orders);
    delete_all!(conn, district_heads, id, made.district_heads);
    delete_all!(conn, district_associations, id, made.district_associations);
    delete_all!(conn, association_statuses, association_id, made.associations);
    delete_all!(conn, association_curatings, association_id, made.associations);
    delete_all!(conn, bodies, id, made.associations);
    delete_all!(conn, associations, id, made.associations);
    delete_all!(conn, employments, id, made.employments);
    delete_all!(conn, employments, person_id, made.people);
    delete_all!(conn, qualifications, person_id, made.people);
    delete_all!(conn, tenure_statements, person_id, made.people);
    delete_all!(conn, people, id, made.people);
    delete_all!(conn, organization_supports, organization_id, made.organizations);
    delete_all!(conn, organization_names, organization_id, made.organizations);
    delete_all!(conn, organizations, id, made.organizations);
    Ok(())
}

/// Raises the versions of people, meetings, plans and district associations that an import, or its undo, changed.
///
/// # Errors
/// A database that refuses it.
pub fn raise_versions(conn: &mut Conn, made: &Made) -> StoreResult<()> {
    for part in made.touched_people.chunks(STEP) {
        let ids: Vec<String> = part.iter().map(Id::to_string).collect();
        diesel::update(people::table.filter(people::id.eq_any(ids)))
            .set(people::version.eq(people::version + 1))
            .execute(conn)?;
    }
    // Marks raise no version, as when they are made by hand; the list of invitees is part of the meeting's form.
    if let Some(meeting) = made.meeting.filter(|_| !made.invitees.is_empty()) {
        diesel::update(meetings::table.find(meeting.to_string()))
            .set(meetings::version.eq(meetings::version + 1))
            .execute(conn)?;
    }
    for part in made.touched_plans.chunks(STEP) {
        let ids: Vec<String> = part.iter().map(Id::to_string).collect();
        diesel::update(plans::table.filter(plans::id.eq_any(ids)))
            .set(plans::version.eq(plans::version + 1))
            .execute(conn)?;
    }
    for part in made.touched_district_associations.chunks(STEP) {
        let ids: Vec<String> = part.iter().map(Id::to_string).collect();
        diesel::update(district_associations::table.filter(district_associations::id.eq_any(ids)))
            .set(district_associations::version.eq(district_associations::version + 1))
            .execute(conn)?;
    }
    Ok(())
}

/// District associations by subject and unit, without an audience of their own.
///
/// # Errors
/// A database that cannot be read.
pub fn plain_district_associations(conn: &mut Conn) -> StoreResult<Vec<(String, String, String)>> {
    use district_associations as d;
    Ok(d::table
        .filter(d::audience_key.eq(""))
        .limit(50_000)
        .select((d::subject_code, d::admin_unit_code, d::id))
        .load(conn)?)
}
