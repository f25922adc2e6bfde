//! Changes of plans.

use diesel::prelude::*;

use super::{PlanRecord, plan_sort_key};
use crate::{
    Conn, StoreError, StoreResult,
    associations::AssociationRecord,
    schema::{plan_editions, plan_item_people, plan_items, plans},
};

/// Keeps a new plan.
///
/// # Errors
/// [`StoreError::Duplicate`] when the association has one for the year.
pub fn insert_plan(conn: &mut Conn, record: &PlanRecord) -> StoreResult<()> {
    diesel::insert_into(plans::table).values(record).execute(conn)?;
    Ok(())
}

/// Keeps a changed plan, if it still has the version named, and raises the version.
///
/// # Errors
/// [`StoreError::Stale`] when somebody was faster.
pub fn update_plan(conn: &mut Conn, record: &PlanRecord, version: i64) -> StoreResult<()> {
    use plans as p;
    let next = PlanRecord {
        version: version + 1,
        ..record.clone()
    };
    let changed = diesel::update(p::table.find(&record.id).filter(p::version.eq(version)))
        .set(&next)
        .execute(conn)?;
    if changed == 1 {
        Ok(())
    } else {
        Err(StoreError::Stale)
    }
}

/// Removes a plan that nothing but its own rows and texts point to.
///
/// # Errors
/// [`StoreError::Reference`] when it was handed over.
pub fn delete_plan(conn: &mut Conn, plan: veche_domain::Id) -> StoreResult<()> {
    use {plan_editions as e, plan_item_people as p, plan_items as i};
    let key = plan.to_string();
    let ours = i::table.filter(i::plan_id.eq(key.clone())).select(i::id);
    diesel::delete(p::table.filter(p::item_id.eq_any(ours))).execute(conn)?;
    diesel::delete(i::table.filter(i::plan_id.eq(&key))).execute(conn)?;
    diesel::delete(e::table.filter(e::plan_id.eq(&key))).execute(conn)?;
    diesel::delete(plans::table.find(&key)).execute(conn)?;
    Ok(())
}

/// Gives the plans of an association their places in lists and searches after its name changed.
pub(crate) fn resort_plans(conn: &mut Conn, association: &AssociationRecord) -> StoreResult<()> {
    use plans as p;
    let found: Vec<PlanRecord> = p::table
        .filter(p::association_id.eq(&association.id))
        .limit(super::MOST)
        .select(PlanRecord::as_select())
        .load(conn)?;
    for mut record in found {
        let former = (record.sort_key.clone(), record.search_key.clone());
        record.sort_key = plan_sort_key(&association.sort_key, record.school_year);
        record.set_head(&record.head()?, (&association.code, &association.name))?;
        if former != (record.sort_key.clone(), record.search_key.clone()) {
            diesel::update(p::table.find(&record.id))
                .set((
                    p::sort_key.eq(&record.sort_key),
                    p::search_key.eq(&record.search_key),
                ))
                .execute(conn)?;
        }
    }
    Ok(())
}
