//! Steps of plans and analyses between leader, curator, meeting and council; nothing is ever taken out (VII.7.8).

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;
use veche_domain::{
    Id,
    plans::{Handover, MeetingMention},
};

use crate::{
    Conn, StoreResult,
    columns::{code, id},
    schema::{handovers, meetings},
};

/// Most steps of one plan or analysis that are read.
const MOST: i64 = 1_000;

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = handovers)]
pub struct HandoverRecord {
    /// Identifier.
    pub id: String,
    /// Plan, or none.
    pub plan_id: Option<String>,
    /// Analysis, or none.
    pub analysis_id: Option<String>,
    /// Code of the act.
    pub act: String,
    /// When.
    pub made_at: NaiveDateTime,
    /// Local day of the city.
    pub made_on: NaiveDate,
    /// Account; none for the command line.
    pub account_id: Option<String>,
    /// Person of the account.
    pub person_id: Option<String>,
    /// Name as it was.
    pub made_by: String,
    /// What was said with it.
    pub note: Option<String>,
    /// Handed over after its day.
    pub late: bool,
    /// Meeting it rests on.
    pub meeting_id: Option<String>,
}

/// Writes a step down.
///
/// # Errors
/// A database that refuses it.
pub fn insert_handover(conn: &mut Conn, record: &HandoverRecord) -> StoreResult<()> {
    diesel::insert_into(handovers::table)
        .values(record)
        .execute(conn)?;
    Ok(())
}

/// Steps of a plan, the earliest first.
///
/// # Errors
/// A database that cannot be read.
pub fn handovers_of_plan(conn: &mut Conn, plan: Id) -> StoreResult<Vec<Handover>> {
    let found = handovers::table
        .filter(handovers::plan_id.eq(plan.to_string()))
        .order(handovers::id)
        .limit(MOST)
        .select(HandoverRecord::as_select())
        .load(conn)?;
    read(conn, found)
}

/// Steps of an analysis, the earliest first.
///
/// # Errors
/// A database that cannot be read.
pub fn handovers_of_analysis(conn: &mut Conn, analysis: Id) -> StoreResult<Vec<Handover>> {
    let found = handovers::table
        .filter(handovers::analysis_id.eq(analysis.to_string()))
        .order(handovers::id)
        .limit(MOST)
        .select(HandoverRecord::as_select())
        .load(conn)?;
    read(conn, found)
}

fn read(conn: &mut Conn, found: Vec<HandoverRecord>) -> StoreResult<Vec<Handover>> {
    let ids: Vec<String> = found.iter().filter_map(|r| r.meeting_id.clone()).collect();
    let meetings = mentions(conn, &ids)?;
    found
        .into_iter()
        .map(|r| {
            Ok(Handover {
                id: id(&r.id)?,
                act: code(&r.act)?,
                made_at: r.made_at.and_utc(),
                made_on: r.made_on,
                made_by: r.made_by,
                note: r.note,
                late: r.late,
                meeting: r.meeting_id.and_then(|key| meetings.get(&key).cloned()),
            })
        })
        .collect()
}

/// Meetings as they are mentioned, in one statement.
///
/// # Errors
/// A database that cannot be read.
pub fn mentions(conn: &mut Conn, ids: &[String]) -> StoreResult<HashMap<String, MeetingMention>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let found: Vec<(String, Option<i32>, NaiveDate)> = meetings::table
        .filter(meetings::id.eq_any(ids))
        .select((meetings::id, meetings::number, meetings::meets_on))
        .load(conn)?;
    found
        .into_iter()
        .map(|(key, number, date)| {
            let mention = MeetingMention {
                id: id(&key)?,
                number,
                date,
            };
            Ok((key, mention))
        })
        .collect()
}
