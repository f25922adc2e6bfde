//! `veche jobs run`: the jobs of a day from the command line.

use chrono::NaiveDate;
use clap::Subcommand;

use super::{Outcome, open, say, state};
use crate::{config::Config, jobs::Jobs, regulation};

/// What to do with the jobs.
#[derive(Debug, Subcommand)]
pub(super) enum JobsCommand {
    /// Runs the jobs of a day once: notices, letters, sending. What has been done is not done again.
    Run {
        /// Business date; today when absent.
        #[arg(long)]
        on: Option<NaiveDate>,
    },
}

/// Runs the jobs and says what each did.
///
/// # Errors
/// A sentence for the person at the terminal.
pub(super) fn jobs(command: &JobsCommand) -> Outcome {
    let JobsCommand::Run { on } = command;
    let mut config = Config::from_env()?;
    config.today = on.or(config.today);
    let (profile, zone) = regulation::load()?;
    let store = open(&config.database)?;
    let jobs = Jobs::of(state(config, profile, zone, store)?);
    let run = || {
        let mut ran = jobs.daily()?;
        ran.extend(jobs.news()?);
        ran.extend(jobs.post()?);
        Ok::<_, crate::error::ApiError>(ran)
    };
    let ran = run().map_err(|error| format!("the jobs cannot be run: {error}"))?;
    if ran.is_empty() {
        say("There was nothing to do.");
    }
    for one in ran {
        say(&format!("{}: {}", one.job, one.count));
    }
    Ok(())
}
