//! One plan, whole.

use chrono::NaiveDate;
use diesel::prelude::*;
use veche_domain::{
    Id,
    associations::AssociationRef,
    calendar::SchoolYear,
    plans::{Plan, coverage, progress},
};

use super::{PlanRecord, city_theme, editions_of, plan_items_of};
use crate::{
    Conn, StoreResult,
    associations::institution_on,
    columns::id,
    handovers::{handovers_of_plan, mentions},
    schema::{associations, plans},
};

/// The row of a plan.
///
/// # Errors
/// [`crate::StoreError::NotFound`].
pub fn plan_record(conn: &mut Conn, wanted: Id) -> StoreResult<PlanRecord> {
    Ok(plans::table
        .find(wanted.to_string())
        .select(PlanRecord::as_select())
        .first(conn)?)
}

/// The plan of an association for a school year, if there is one.
///
/// # Errors
/// A database that cannot be read.
pub fn plan_of_year(conn: &mut Conn, association: Id, year: SchoolYear) -> StoreResult<Option<PlanRecord>> {
    Ok(plans::table
        .filter(plans::association_id.eq(association.to_string()))
        .filter(plans::school_year.eq(year))
        .select(PlanRecord::as_select())
        .first(conn)
        .optional()?)
}

/// One plan with everything that belongs to it. Whether it was late is the regulation's: the caller tells.
///
/// # Errors
/// [`crate::StoreError::NotFound`], or a database that cannot be read.
pub fn plan(conn: &mut Conn, wanted: Id, today: NaiveDate) -> StoreResult<Plan> {
    let r = plan_record(conn, wanted)?;
    let association = association_ref(conn, &r.association_id)?;
    let head = r.head()?;
    let items = plan_items_of(conn, wanted)?;
    let state = r.state()?;
    let approved_meeting = match &r.approved_meeting_id {
        Some(key) => mentions(conn, std::slice::from_ref(key))?.remove(key),
        None => None,
    };
    Ok(Plan {
        id: wanted,
        version: r.version,
        institution_id: institution_on(conn, association.id, today)?,
        association,
        school_year: r.school_year,
        state,
        city_theme: city_theme(conn, r.school_year)?,
        theme: head.theme,
        goal: head.goal,
        tasks: head.tasks,
        trends: head.trends,
        results: head.results,
        region_agreed_on: r.region_agreed_on,
        progress: progress(&items, today),
        coverage: coverage(&items),
        items,
        handovers: handovers_of_plan(conn, wanted)?,
        editions: editions_of(conn, wanted)?,
        first_submitted_at: r.first_submitted_at.map(|at| at.and_utc()),
        first_submitted_on: r.first_submitted_on,
        late: false,
        accepted_at: r.accepted_at.map(|at| at.and_utc()),
        approved_on: r.approved_on,
        approved_meeting,
        edited_at: r.edited_at.and_utc(),
        edited_by: r.edited_by,
    })
}

fn association_ref(conn: &mut Conn, key: &str) -> StoreResult<AssociationRef> {
    let (code, name): (String, String) = associations::table
        .find(key)
        .select((associations::code, associations::name))
        .first(conn)?;
    Ok(AssociationRef {
        id: id(key)?,
        code,
        name,
    })
}
