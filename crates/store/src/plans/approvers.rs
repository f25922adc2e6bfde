//! Meetings that decided to approve the plan of a school year (VII.7.9).

use chrono::NaiveDate;
use diesel::prelude::*;
use veche_domain::{
    Id,
    calendar::SchoolYear,
    elections::Decision,
    meetings::{AgendaKind, MeetingState},
    plans::Approver,
};

use super::MOST;
use crate::{
    Conn, StoreResult,
    columns::{from_json, id},
    schema::{agenda_items, meetings},
};

/// Held meetings of a body that accepted «утвердить план», the earliest first.
///
/// # Errors
/// A database that cannot be read.
pub fn plan_approvers(conn: &mut Conn, body: Id, year: SchoolYear) -> StoreResult<Vec<Approver>> {
    use {agenda_items as a, meetings as m};
    let found: Vec<(String, NaiveDate, Option<String>)> = a::table
        .inner_join(m::table)
        .filter(m::body_id.eq(body.to_string()))
        .filter(m::school_year.eq(year))
        .filter(m::state.eq(MeetingState::Held.code()))
        .filter(a::kind.eq(AgendaKind::ApprovePlan.code()))
        .filter(a::decision.is_not_null())
        .order((m::meets_on, m::id))
        .limit(MOST)
        .select((m::id, m::meets_on, a::decision))
        .load(conn)?;
    let mut all: Vec<Approver> = Vec::new();
    for (key, date, decision) in found {
        let decision: Option<Decision> = decision.as_deref().map(from_json).transpose()?;
        let meeting = id(&key)?;
        let known = all.iter().any(|a| a.meeting == meeting);
        if decision.is_some_and(|d| d.accepted) && !known {
            all.push(Approver { meeting, date });
        }
    }
    Ok(all)
}
