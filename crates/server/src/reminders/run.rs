//! A run of the planner: what there is to know is read, what follows from it is kept.

use chrono::{DateTime, Days, NaiveDate, Utc};
use veche_domain::{
    calendar::SchoolYear,
    compliance::Finding,
    regulation::Profile,
    reminders::{Facts, Planned, WorkingDays, plan},
};
use veche_store::{
    Conn, Tx,
    reminders::{
        account_facts, association_facts, handover_facts, insert_notices, known_notices, meeting_facts,
        revive_notices, term_facts, withdraw_notices,
    },
};

use super::{clerk, context, duties_of};
use crate::error::ApiResult;

/// Days for which a notice is remembered, so that its matter is not told anew: a school year and its summer.
const REMEMBERED: u64 = 500;
/// Days for which a meeting that has been is looked at.
const PAST: u64 = 60;

/// School years whose duties are looked at: the present one, the one before, and the coming one once it is suggested.
pub fn years_of(profile: &Profile, today: NaiveDate) -> Vec<SchoolYear> {
    let present = profile.school_year_of(today);
    let mut years = vec![present - 1, present];
    // The first reminder of a year may come on the last working day before it.
    let soon = today.checked_add_days(Days::new(14)).unwrap_or(today);
    let coming = profile
        .suggested_school_year(today)
        .max(profile.school_year_of(soon));
    if coming > present {
        years.push(coming);
    }
    years
}

/// Reads what there is to know and says what a run has to do.
///
/// # Errors
/// A database that cannot be read.
pub fn gather(
    conn: &mut Conn,
    (profile, calendar): (&Profile, &WorkingDays),
    (now, today): (DateTime<Utc>, NaiveDate),
) -> ApiResult<Planned> {
    let actor = clerk();
    let context = context(&actor, profile, (now, today));
    let findings: Vec<Finding> = duties_of(conn, &context, None, &years_of(profile, today))?;
    let before = |days: u64| today.checked_sub_days(Days::new(days)).unwrap_or(today);
    let pause = u64::from(profile.thresholds.term_reminder_days.value);
    // A reminder that comes on the working day before may come two weeks earlier.
    let until = today.checked_add_days(Days::new(pause + 15)).unwrap_or(today);
    let associations = association_facts(conn, today)?;
    let facts = Facts {
        today,
        profile,
        calendar,
        findings,
        accounts: account_facts(conn)?,
        meetings: meeting_facts(conn, before(PAST), (today, &associations))?,
        terms: term_facts(conn, (today, until))?,
        handovers: handover_facts(conn, before(REMEMBERED))?,
        known: known_notices(conn, before(REMEMBERED))?,
        associations,
    };
    Ok(plan(&facts))
}

/// Keeps what a run has to do and gives how many were told something new.
///
/// # Errors
/// A database that refuses it.
pub fn settle(tx: &mut Tx<'_>, planned: &Planned, at: (DateTime<Utc>, NaiveDate)) -> ApiResult<usize> {
    withdraw_notices(tx.conn, &planned.withdraw, at.0)?;
    revive_notices(tx.conn, &planned.revive)?;
    Ok(insert_notices(tx.conn, &planned.tell, at)?)
}
