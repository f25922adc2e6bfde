//! Frozen texts of plans.

use chrono::NaiveDateTime;
use diesel::prelude::*;
use veche_domain::{
    Id,
    plans::{EditionKind, EditionRow, PlanEdition, PlanText},
};

use super::{EditionRecord, MOST};
use crate::{
    Conn, StoreResult,
    columns::{code, from_json, json, new_id},
    handovers::mentions,
    schema::plan_editions,
};

/// A text to freeze.
#[derive(Debug, Clone)]
pub struct NewEdition<'a> {
    /// Plan.
    pub plan: Id,
    /// Why.
    pub kind: EditionKind,
    /// The text.
    pub text: &'a PlanText,
    /// When.
    pub made_at: NaiveDateTime,
    /// By whom.
    pub made_by: &'a str,
    /// Day it counts from.
    pub made_on: chrono::NaiveDate,
    /// Meeting that approved it.
    pub meeting: Option<Id>,
    /// Why the plan was changed.
    pub reason: Option<&'a str>,
    /// By a paper of the past.
    pub by_paper: bool,
}

/// Freezes a text under the next number of its plan, and gives the number.
///
/// # Errors
/// A database that refuses it.
pub fn insert_edition(conn: &mut Conn, new: &NewEdition<'_>) -> StoreResult<i32> {
    use plan_editions as e;
    let last: Option<i32> = e::table
        .filter(e::plan_id.eq(new.plan.to_string()))
        .select(diesel::dsl::max(e::number))
        .first(conn)?;
    let number = last.unwrap_or(0) + 1;
    let record = EditionRecord {
        id: new_id().to_string(),
        plan_id: new.plan.to_string(),
        number,
        kind: new.kind.to_string(),
        content: json(new.text)?,
        made_at: new.made_at,
        made_by: new.made_by.to_owned(),
        made_on: new.made_on,
        meeting_id: new.meeting.map(|m| m.to_string()),
        reason: new.reason.map(str::to_owned),
        by_paper: new.by_paper,
        withdrawn_at: None,
    };
    diesel::insert_into(e::table).values(&record).execute(conn)?;
    Ok(number)
}

/// Columns of a row of the list: all but the text.
type Listed = (
    i32,
    String,
    NaiveDateTime,
    String,
    chrono::NaiveDate,
    Option<String>,
    Option<String>,
    bool,
    Option<NaiveDateTime>,
);

/// Frozen texts of a plan as lists show them, the earliest first.
///
/// # Errors
/// A database that cannot be read.
pub fn editions_of(conn: &mut Conn, plan: Id) -> StoreResult<Vec<EditionRow>> {
    use plan_editions as e;
    let found: Vec<Listed> = e::table
        .filter(e::plan_id.eq(plan.to_string()))
        .order(e::number)
        .limit(MOST)
        .select((
            e::number,
            e::kind,
            e::made_at,
            e::made_by,
            e::made_on,
            e::meeting_id,
            e::reason,
            e::by_paper,
            e::withdrawn_at,
        ))
        .load(conn)?;
    let ids: Vec<String> = found.iter().filter_map(|f| f.5.clone()).collect();
    let meetings = mentions(conn, &ids)?;
    found
        .into_iter()
        .map(
            |(number, kind, made_at, made_by, made_on, meeting, reason, by_paper, withdrawn_at)| {
                Ok(EditionRow {
                    number,
                    kind: code(&kind)?,
                    made_at: made_at.and_utc(),
                    made_by,
                    made_on,
                    meeting: meeting.and_then(|key| meetings.get(&key).cloned()),
                    reason,
                    by_paper,
                    withdrawn: withdrawn_at.is_some(),
                })
            },
        )
        .collect()
}

/// One frozen text.
///
/// # Errors
/// [`crate::StoreError::NotFound`].
pub fn edition(conn: &mut Conn, plan: Id, number: i32) -> StoreResult<PlanEdition> {
    use plan_editions as e;
    let content: String = e::table
        .filter(e::plan_id.eq(plan.to_string()))
        .filter(e::number.eq(number))
        .select(e::content)
        .first(conn)?;
    let edition = editions_of(conn, plan)?
        .into_iter()
        .find(|row| row.number == number)
        .ok_or(crate::StoreError::NotFound)?;
    Ok(PlanEdition {
        plan_id: plan,
        edition,
        text: from_json(&content)?,
    })
}

/// Says that the decision behind an edition was taken back.
///
/// # Errors
/// A database that refuses it.
pub fn withdraw_edition(conn: &mut Conn, plan: Id, number: i32, at: NaiveDateTime) -> StoreResult<()> {
    use plan_editions as e;
    diesel::update(
        e::table
            .filter(e::plan_id.eq(plan.to_string()))
            .filter(e::number.eq(number)),
    )
    .set(e::withdrawn_at.eq(Some(at)))
    .execute(conn)?;
    Ok(())
}

/// Rests an edition on another meeting.
///
/// # Errors
/// A database that refuses it.
pub fn reassign_edition(
    conn: &mut Conn,
    plan: Id,
    number: i32,
    (meeting, on): (Id, chrono::NaiveDate),
) -> StoreResult<()> {
    use plan_editions as e;
    diesel::update(
        e::table
            .filter(e::plan_id.eq(plan.to_string()))
            .filter(e::number.eq(number)),
    )
    .set((e::meeting_id.eq(Some(meeting.to_string())), e::made_on.eq(on)))
    .execute(conn)?;
    Ok(())
}

/// The texts that stand approved, the last one of each plan, in one statement.
///
/// # Errors
/// A database that cannot be read.
pub fn approved_texts(conn: &mut Conn, plans: &[String]) -> StoreResult<Vec<(String, PlanText)>> {
    use plan_editions as e;
    if plans.is_empty() {
        return Ok(Vec::new());
    }
    let found: Vec<(String, String)> = e::table
        .filter(e::plan_id.eq_any(plans))
        .filter(e::kind.eq_any([EditionKind::Approved.code(), EditionKind::Amended.code()]))
        .filter(e::withdrawn_at.is_null())
        .order((e::plan_id, e::number))
        .limit(MOST)
        .select((e::plan_id, e::content))
        .load(conn)?;
    let mut last: std::collections::HashMap<String, String> = std::collections::HashMap::new();
    last.extend(found);
    last.into_iter()
        .map(|(plan, content)| Ok((plan, from_json(&content)?)))
        .collect()
}
