//! The jobs themselves, each taken and finished by the same frame.

use chrono::{Duration, Timelike};
use veche_store::{
    Conn, Tx,
    jobs::{RunOf, finish_run, release_run, take_run},
    journal::journal_seq,
    new_id,
};

use crate::{
    error::{ApiError, ApiResult},
    mail,
    reminders::{compose, gather, settle},
    state::State,
};

/// How long a run may take before another server takes it over.
const LEASE: Duration = Duration::minutes(5);
/// When a run that failed is tried again.
const AGAIN: Duration = Duration::minutes(5);
/// How often a look that changes overtake is made before it is taken as it is.
const LOOKS: u32 = 3;
/// Hour of the day, local, from which the jobs of the day run: nobody wants a letter at midnight.
const MORNING: u32 = 7;

/// What a job did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ran {
    /// Job.
    pub job: &'static str,
    /// Notices told, letters made, letters sent.
    pub count: usize,
}

/// The jobs of one server.
#[derive(Clone)]
pub struct Jobs {
    state: State,
    runner: String,
}

impl Jobs {
    /// Jobs over a state, under a name of their own among all servers.
    pub fn of(state: State) -> Self {
        Self {
            state,
            runner: new_id().to_string(),
        }
    }

    /// Looks once: the jobs of the day, what the journal has brought, the letters whose time has come. A fault is
    /// written to the log and tried again later.
    pub fn tick(&self) {
        let local = self.state.clock.now().with_timezone(&self.state.clock.zone());
        let mut done = Vec::new();
        if self.state.clock.stands_still() || local.hour() >= MORNING {
            done.push(self.daily());
        }
        done.push(self.news().map(|ran| ran.into_iter().collect()));
        done.push(self.post().map(|ran| ran.into_iter().collect()));
        for one in done {
            match one {
                Ok(ran) => {
                    for Ran { job, count } in ran.into_iter().filter(|ran| ran.count > 0) {
                        tracing::info!(job, count, "a job is done");
                    }
                }
                Err(error) => tracing::error!(%error, "a job failed and will be tried again"),
            }
        }
    }

    /// The jobs of the business date, each once for the whole city.
    ///
    /// # Errors
    /// A store that is busy, and what a job met; the run is let go.
    pub fn daily(&self) -> ApiResult<Vec<Ran>> {
        let mut ran = Vec::new();
        ran.extend(self.reminders(true)?);
        ran.extend(self.letters("digests", true)?);
        Ok(ran)
    }

    /// Notices that follow from what was changed since the last look; nothing when nothing was.
    ///
    /// # Errors
    /// As [`Jobs::daily`].
    pub fn news(&self) -> ApiResult<Vec<Ran>> {
        let mut ran = Vec::new();
        ran.extend(self.reminders(false)?);
        if self.state.mailer.is_some() {
            ran.extend(self.letters("urgent", false)?);
        }
        Ok(ran)
    }

    /// Letters whose time has come. They are taken one by one in a way of their own, so that a slow mail server holds
    /// no job.
    ///
    /// # Errors
    /// As [`Jobs::daily`].
    pub fn post(&self) -> ApiResult<Option<Ran>> {
        let sent = mail::post(&self.state)?;
        Ok((sent > 0).then_some(Ran {
            job: "post",
            count: sent,
        }))
    }

    /// The planner: for the day, or for what the journal has brought since the last run.
    fn reminders(&self, of_the_day: bool) -> ApiResult<Option<Ran>> {
        let job = if of_the_day { "reminders" } else { "news" };
        self.run(job, of_the_day, |conn, state, (seen, seq)| {
            if !of_the_day && seq == seen {
                return Ok(None);
            }
            let at = (state.clock.now(), state.clock.today());
            let planned = gather(conn, (&state.profile, &state.calendar), at)?;
            Ok(Some(move |tx: &mut Tx<'_>| settle(tx, &planned, at)))
        })
    }

    /// Letters out of what waits. What waits is asked for where it is put into letters: it belongs to one letter only.
    fn letters(&self, job: &'static str, of_the_day: bool) -> ApiResult<Option<Ran>> {
        self.run(job, of_the_day, |_, state, _| {
            let state = state.clone();
            Ok(Some(move |tx: &mut Tx<'_>| compose(tx, &state, of_the_day)))
        })
    }

    /// Takes a run, looks at what there is to know while everybody goes on writing, then keeps what follows from it
    /// and finishes the run in one short transaction. A run that somebody else holds or has finished is left alone. A
    /// job that prepares nothing had nothing to do.
    fn run<K: FnOnce(&mut Tx<'_>) -> ApiResult<usize>>(
        &self,
        job: &'static str,
        of_the_day: bool,
        prepare: impl Fn(&mut Conn, &State, (i64, i64)) -> ApiResult<Option<K>>,
    ) -> ApiResult<Option<Ran>> {
        let (state, runner) = (&self.state, self.runner.as_str());
        let (now, on) = (state.clock.now(), state.clock.today());
        let id = if of_the_day {
            format!("{job} {on}")
        } else {
            job.to_owned()
        };
        let of = RunOf {
            id: &id,
            job,
            on,
            runner,
            goes_on: !of_the_day,
        };
        let store = state.store();
        // Most looks find nothing to do: they wait for no writer.
        if !of_the_day && job == "news" && !self.has_news()? {
            return Ok(None);
        }
        let Some(seen) = store.write(|tx| take_run(tx.conn, of, now, now + LEASE))? else {
            return Ok(None);
        };
        let done = store.read(|conn| looked(conn, |conn, seq| prepare(conn, state, (seen, seq))));
        let done = done.and_then(|(seq, prepared)| {
            store.write(|tx| {
                let count = prepared.map(|keep| keep(tx)).transpose()?;
                if finish_run(tx.conn, &id, runner, (state.clock.now(), seq))? {
                    Ok(count)
                } else {
                    Err(ApiError::Internal(format!("the run «{id}» was taken over")))
                }
            })
        });
        match done {
            Ok(count) => Ok(count.map(|count| Ran { job, count })),
            Err(error) => {
                let fault = error.to_string();
                store.write(|tx| release_run(tx.conn, &id, runner, (state.clock.now() + AGAIN, &fault)))?;
                Err(error)
            }
        }
    }

    fn has_news(&self) -> ApiResult<bool> {
        self.state.store().read(|conn| {
            let seen = veche_store::jobs::seen_by(conn, "news")?;
            Ok(journal_seq(conn)? != seen)
        })
    }
}

/// What a look gives, with the number of the journal it was made at. Changes do not wait for a look, so one that was
/// overtaken by them is made again; one that is overtaken every time is taken as it is, for its number is the older
/// one and the next run begins there.
fn looked<P>(conn: &mut Conn, look: impl Fn(&mut Conn, i64) -> ApiResult<P>) -> ApiResult<(i64, P)> {
    let mut seq = journal_seq(conn)?;
    for _ in 1..LOOKS {
        let seen = look(conn, seq)?;
        let after = journal_seq(conn)?;
        if after == seq {
            return Ok((seq, seen));
        }
        seq = after;
    }
    Ok((seq, look(conn, seq)?))
}
