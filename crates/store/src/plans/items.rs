//! Rows of plans with the people who answer for them, as they are shown and kept.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use veche_domain::{
    Id,
    people::PersonRef,
    plans::{ItemMeeting, PlanItem, Responsible},
};

use super::{ItemPersonRecord, ItemRecord, MOST, RowDetails};
use crate::{
    Conn, StoreResult,
    accounts::person_refs,
    columns::{code, from_json, id, opt_id},
    each_backend,
    schema::{meetings, plan_item_people, plan_items},
};

/// Rows written by one statement: a database takes so many values at once.
const STEP: usize = 200;

/// Rows of a plan in their order, as kept.
///
/// # Errors
/// A database that cannot be read.
pub fn item_records(conn: &mut Conn, plan: Id) -> StoreResult<Vec<ItemRecord>> {
    use plan_items as i;
    Ok(i::table
        .filter(i::plan_id.eq(plan.to_string()))
        .order((i::position, i::id))
        .limit(MOST)
        .select(ItemRecord::as_select())
        .load(conn)?)
}

/// Rows of a plan in their order, as shown: three statements more, whatever their number.
///
/// # Errors
/// A database that cannot be read.
pub fn plan_items_of(conn: &mut Conn, plan: Id) -> StoreResult<Vec<PlanItem>> {
    let records = item_records(conn, plan)?;
    let mut people = responsible_of(conn, plan)?;
    let ids: Vec<String> = records.iter().filter_map(|r| r.meeting_id.clone()).collect();
    let meetings = item_meetings(conn, &ids)?;
    records
        .into_iter()
        .map(|r| {
            let responsible = people.remove(&r.id).unwrap_or_default();
            let meeting = r.meeting_id.as_ref().and_then(|key| meetings.get(key).cloned());
            shown(r, responsible, meeting)
        })
        .collect()
}

fn shown(
    r: ItemRecord,
    responsible: Vec<Responsible>,
    meeting: Option<ItemMeeting>,
) -> StoreResult<PlanItem> {
    let details: RowDetails = from_json(&r.details)?;
    Ok(PlanItem {
        id: id(&r.id)?,
        kind: code(&r.kind)?,
        title: r.title,
        questions: details.questions,
        dates: r.dates_text,
        moved_to: details.moved_to,
        from: r.valid_from,
        until: r.valid_until,
        activity: details.activity,
        task: details.task,
        form: details.form,
        other_forms: details.other_forms,
        level: details.level,
        theme_link: details.theme_link,
        goal_id: opt_id(r.goal_id.as_deref())?,
        trend: details.trend,
        interaction: details.interaction,
        methods: details.methods,
        technologies: details.technologies,
        department_event_id: opt_id(r.department_event_id.as_deref())?,
        place: details.place,
        audience: details.audience,
        responsible,
        result: details.result,
        state: code(&r.state)?,
        reason: r.reason,
        done_on: r.done_on,
        meeting,
    })
}

fn responsible_of(conn: &mut Conn, plan: Id) -> StoreResult<HashMap<String, Vec<Responsible>>> {
    use plan_item_people as p;
    let found: Vec<ItemPersonRecord> = p::table
        .inner_join(plan_items::table)
        .filter(plan_items::plan_id.eq(plan.to_string()))
        .order((p::item_id, p::position, p::id))
        .limit(MOST * 2)
        .select(ItemPersonRecord::as_select())
        .load(conn)?;
    let mut ids: Vec<String> = found.iter().filter_map(|r| r.person_id.clone()).collect();
    ids.sort_unstable();
    ids.dedup();
    let names: HashMap<String, PersonRef> = person_refs(conn, &ids)?
        .into_iter()
        .map(|r| (r.id.to_string(), r))
        .collect();
    let mut by_item: HashMap<String, Vec<Responsible>> = HashMap::new();
    for r in found {
        by_item.entry(r.item_id).or_default().push(Responsible {
            person: r.person_id.and_then(|key| names.get(&key).cloned()),
            name: r.name,
        });
    }
    Ok(by_item)
}

fn item_meetings(conn: &mut Conn, ids: &[String]) -> StoreResult<HashMap<String, ItemMeeting>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let found: Vec<(String, Option<i32>, NaiveDate, String)> = meetings::table
        .filter(meetings::id.eq_any(ids))
        .select((
            meetings::id,
            meetings::number,
            meetings::meets_on,
            meetings::state,
        ))
        .load(conn)?;
    found
        .into_iter()
        .map(|(key, number, date, state)| {
            let meeting = ItemMeeting {
                id: id(&key)?,
                number,
                date,
                state: code(&state)?,
            };
            Ok((key, meeting))
        })
        .collect()
}

/// Makes the rows of a plan those that are given, in a few statements whatever their number.
///
/// # Errors
/// [`crate::StoreError::Reference`] for a goal, an event or a person that does not exist.
pub fn save_items(
    conn: &mut Conn,
    plan: Id,
    items: &[ItemRecord],
    people: &[ItemPersonRecord],
) -> StoreResult<()> {
    use {plan_item_people as p, plan_items as i};
    let key = plan.to_string();
    let ours = i::table.filter(i::plan_id.eq(key.clone())).select(i::id);
    diesel::delete(p::table.filter(p::item_id.eq_any(ours))).execute(conn)?;
    diesel::delete(i::table.filter(i::plan_id.eq(key))).execute(conn)?;
    each_backend!(conn, c => {
        for part in items.chunks(STEP) {
            diesel::insert_into(i::table).values(part).execute(c)?;
        }
        for part in people.chunks(STEP) {
            diesel::insert_into(p::table).values(part).execute(c)?;
        }
    });
    Ok(())
}

/// Adds rows to a plan.
///
/// # Errors
/// [`crate::StoreError::Reference`] for a person that does not exist.
pub fn add_items(conn: &mut Conn, items: &[ItemRecord], people: &[ItemPersonRecord]) -> StoreResult<()> {
    use {plan_item_people as p, plan_items as i};
    each_backend!(conn, c => {
        for part in items.chunks(STEP) {
            diesel::insert_into(i::table).values(part).execute(c)?;
        }
        for part in people.chunks(STEP) {
            diesel::insert_into(p::table).values(part).execute(c)?;
        }
    });
    Ok(())
}

/// Keeps one changed row.
///
/// # Errors
/// A database that refuses it.
pub fn update_item(conn: &mut Conn, record: &ItemRecord) -> StoreResult<()> {
    diesel::update(plan_items::table.find(&record.id))
        .set(record)
        .execute(conn)?;
    Ok(())
}

/// People who answer for rows, as kept: in the order of rows.
///
/// # Errors
/// A database that cannot be read.
pub fn item_people(conn: &mut Conn, plan: Id) -> StoreResult<Vec<ItemPersonRecord>> {
    use plan_item_people as p;
    Ok(p::table
        .inner_join(plan_items::table)
        .filter(plan_items::plan_id.eq(plan.to_string()))
        .order((p::item_id, p::position, p::id))
        .limit(MOST * 2)
        .select(ItemPersonRecord::as_select())
        .load(conn)?)
}
