//! Which job ran when, and who runs it now: a row is a lease.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use diesel::prelude::*;

use crate::{Conn, StoreResult, schema::job_runs};

/// A run that is asked for.
#[derive(Debug, Clone, Copy)]
pub struct RunOf<'a> {
    /// Key: one run for each.
    pub id: &'a str,
    /// Job.
    pub job: &'a str,
    /// Business date.
    pub on: NaiveDate,
    /// Who wants to run it.
    pub runner: &'a str,
    /// Whether it runs again after it is finished.
    pub goes_on: bool,
}

type RunRow = (Option<NaiveDateTime>, NaiveDateTime, i64);

/// Takes a run until the lease ends. None when it is finished or somebody else holds it; else the number of the
/// journal that its last finished run saw.
///
/// Callers write one after another on both databases, so of two that ask one is told no.
///
/// # Errors
/// A database that refuses it.
pub fn take_run(
    conn: &mut Conn,
    of: RunOf<'_>,
    now: DateTime<Utc>,
    held_until: DateTime<Utc>,
) -> StoreResult<Option<i64>> {
    use job_runs as j;
    let known: Option<RunRow> = j::table
        .find(of.id)
        .select((j::finished_at, j::held_until, j::seen_seq))
        .first(conn)
        .optional()?;
    let (now, held_until) = (now.naive_utc(), held_until.naive_utc());
    match known {
        None => {
            diesel::insert_into(j::table)
                .values((
                    j::id.eq(of.id),
                    j::job.eq(of.job),
                    j::run_on.eq(of.on),
                    j::started_at.eq(now),
                    j::runner.eq(of.runner),
                    j::held_until.eq(held_until),
                    j::seen_seq.eq(0),
                ))
                .execute(conn)?;
            Ok(Some(0))
        }
        Some((Some(_), _, _)) if !of.goes_on => Ok(None),
        Some((None, held, _)) if held > now => Ok(None),
        Some((_, _, seen)) => {
            diesel::update(j::table.find(of.id))
                .set((
                    j::run_on.eq(of.on),
                    j::started_at.eq(now),
                    j::finished_at.eq(None::<NaiveDateTime>),
                    j::runner.eq(of.runner),
                    j::held_until.eq(held_until),
                ))
                .execute(conn)?;
            Ok(Some(seen))
        }
    }
}

/// Finishes a run in the transaction of its effects; false when the lease was lost, and then nothing of it may stay.
///
/// # Errors
/// A database that refuses it.
pub fn finish_run(
    conn: &mut Conn,
    run: &str,
    runner: &str,
    (now, seen): (DateTime<Utc>, i64),
) -> StoreResult<bool> {
    use job_runs as j;
    let mine = j::table
        .find(run)
        .filter(j::runner.eq(runner))
        .filter(j::finished_at.is_null());
    let changed = diesel::update(mine)
        .set((
            j::finished_at.eq(now.naive_utc()),
            j::fault.eq(None::<String>),
            j::seen_seq.eq(seen),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

/// Lets a run go that failed: it is tried again then.
///
/// # Errors
/// A database that refuses it.
pub fn release_run(
    conn: &mut Conn,
    run: &str,
    runner: &str,
    (again_at, fault): (DateTime<Utc>, &str),
) -> StoreResult<()> {
    use job_runs as j;
    let mine = j::table
        .find(run)
        .filter(j::runner.eq(runner))
        .filter(j::finished_at.is_null());
    diesel::update(mine)
        .set((j::held_until.eq(again_at.naive_utc()), j::fault.eq(fault)))
        .execute(conn)?;
    Ok(())
}

/// Number of the journal that the last finished run of a job saw; zero before the first.
///
/// # Errors
/// A database that cannot be read.
pub fn seen_by(conn: &mut Conn, run: &str) -> StoreResult<i64> {
    let found: Option<i64> = job_runs::table
        .find(run)
        .select(job_runs::seen_seq)
        .first(conn)
        .optional()?;
    Ok(found.unwrap_or(0))
}
