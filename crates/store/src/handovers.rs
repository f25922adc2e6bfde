//! Steps of plans and analyses between leader, curator, meeting and council; nothing is ever taken out (VII.7.8).

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;
use veche_domain::{
    Id,
    analyses::HandoverAct,
    plans::{Handover, MeetingMention},
};

use crate::{
    Conn, StoreResult,
    columns::{code, id, new_id},
    schema::{handovers, meetings},
};

/// Most steps of one paper.
const MOST: i64 = 2_000;

/// Of what a step is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HandoverOf {
    /// A plan.
    Plan(Id),
    /// An analysis.
    Analysis(Id),
}

/// A step to keep.
#[derive(Debug, Clone, PartialEq)]
pub struct NewHandover<'a> {
    /// Of what.
    pub of: HandoverOf,
    /// What was done.
    pub act: HandoverAct,
    /// When.
    pub made_at: NaiveDateTime,
    /// Day of the act in the city.
    pub made_on: NaiveDate,
    /// Account that did it; none for demo data.
    pub account_id: Option<Id>,
    /// Person of the account.
    pub person_id: Option<Id>,
    /// Name shown.
    pub made_by: &'a str,
    /// What was said with it.
    pub note: Option<&'a str>,
    /// After its last day.
    pub late: bool,
    /// Meeting whose decision it rests on.
    pub meeting_id: Option<Id>,
}

/// Keeps a step.
///
/// # Errors
/// A database that refuses it.
pub fn insert_handover(conn: &mut Conn, step: &NewHandover<'_>) -> StoreResult<()> {
    use handovers as h;
    let (plan, analysis) = match step.of {
        HandoverOf::Plan(id) => (Some(id.to_string()), None),
        HandoverOf::Analysis(id) => (None, Some(id.to_string())),
    };
    diesel::insert_into(h::table)
        .values((
            h::id.eq(new_id().to_string()),
            h::plan_id.eq(plan),
            h::analysis_id.eq(analysis),
            h::act.eq(step.act.code()),
            h::made_at.eq(step.made_at),
            h::made_on.eq(step.made_on),
            h::account_id.eq(step.account_id.map(|id| id.to_string())),
            h::person_id.eq(step.person_id.map(|id| id.to_string())),
            h::made_by.eq(step.made_by),
            h::note.eq(step.note),
            h::late.eq(step.late),
            h::meeting_id.eq(step.meeting_id.map(|id| id.to_string())),
        ))
        .execute(conn)?;
    Ok(())
}

type Found = (
    (String, Option<String>, Option<String>, String),
    (NaiveDateTime, NaiveDate, String, Option<String>, bool),
    Option<String>,
);

/// Steps of plans by the plan, the earliest first, in two statements whatever their number.
///
/// # Errors
/// A database that cannot be read.
pub fn handovers_of_plans(conn: &mut Conn, plans: &[String]) -> StoreResult<HashMap<String, Vec<Handover>>> {
    use handovers as h;
    let found: Vec<Found> = h::table
        .filter(h::plan_id.assume_not_null().eq_any(plans))
        .order(h::id)
        .limit(most(plans))
        .select((
            (h::id, h::plan_id, h::analysis_id, h::act),
            (h::made_at, h::made_on, h::made_by, h::note, h::late),
            h::meeting_id,
        ))
        .load(conn)?;
    by_paper(conn, found)
}

/// Steps of analyses by the analysis, as [`handovers_of_plans`].
///
/// # Errors
/// A database that cannot be read.
pub fn handovers_of_analyses(
    conn: &mut Conn,
    analyses: &[String],
) -> StoreResult<HashMap<String, Vec<Handover>>> {
    use handovers as h;
    let found: Vec<Found> = h::table
        .filter(h::analysis_id.assume_not_null().eq_any(analyses))
        .order(h::id)
        .limit(most(analyses))
        .select((
            (h::id, h::plan_id, h::analysis_id, h::act),
            (h::made_at, h::made_on, h::made_by, h::note, h::late),
            h::meeting_id,
        ))
        .load(conn)?;
    by_paper(conn, found)
}

fn most(papers: &[String]) -> i64 {
    i64::try_from(papers.len())
        .unwrap_or(i64::MAX)
        .saturating_mul(MOST)
}

fn by_paper(conn: &mut Conn, found: Vec<Found>) -> StoreResult<HashMap<String, Vec<Handover>>> {
    let meetings = mentions(conn, found.iter().filter_map(|f| f.2.clone()).collect())?;
    let mut by_paper: HashMap<String, Vec<Handover>> = HashMap::new();
    for ((key, plan, analysis, act), (made_at, made_on, made_by, note, late), meeting) in found {
        let Some(paper) = plan.or(analysis) else { continue };
        by_paper.entry(paper).or_default().push(Handover {
            id: id(&key)?,
            act: code(&act)?,
            made_at: made_at.and_utc(),
            made_on,
            made_by,
            note,
            late,
            meeting: meeting.and_then(|key| meetings.get(&key).cloned()),
        });
    }
    Ok(by_paper)
}

fn mentions(conn: &mut Conn, mut keys: Vec<String>) -> StoreResult<HashMap<String, MeetingMention>> {
    keys.sort_unstable();
    keys.dedup();
    if keys.is_empty() {
        return Ok(HashMap::new());
    }
    let found: Vec<(String, Option<i32>, NaiveDate)> = meetings::table
        .filter(meetings::id.eq_any(&keys))
        .limit(most(&keys))
        .select((meetings::id, meetings::number, meetings::meets_on))
        .load(conn)?;
    found
        .into_iter()
        .map(|(key, number, date)| {
            let id = id(&key)?;
            Ok((key, MeetingMention { id, number, date }))
        })
        .collect()
}
