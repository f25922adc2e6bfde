//! Everything measured, in one run: the database's limit, the framework's limit and Veche, in turn, so that what the
//! machine does meanwhile falls on all of them alike.

mod cases;
mod figures;
mod limits;
mod load;
mod pages;
mod places;
mod plot;
mod ratios;
mod served;
mod table;
mod volumes;

use std::{path::PathBuf, time::Duration};

use veche_bench::Outcome;

/// What is asked for.
#[derive(Debug, Clone, clap::Args)]
pub(crate) struct Asked {
    /// The server's program.
    #[arg(long)]
    pub(crate) veche: PathBuf,
    /// A PostgreSQL of this run's own, as one who may do everything in it; it writes its log as JSON.
    #[arg(long)]
    pub(crate) postgres: String,
    /// A folder for databases and files of this run.
    #[arg(long)]
    pub(crate) folder: PathBuf,
    /// Where results are written: `results.json` and `plot.svg`.
    #[arg(long)]
    pub(crate) out: PathBuf,
    /// Length of one measurement, seconds.
    #[arg(long, default_value_t = 20)]
    pub(crate) seconds: u64,
    /// Length of the mixed load, seconds.
    #[arg(long, default_value_t = 600)]
    pub(crate) mixed: u64,
    /// How many times each is measured; the median counts.
    #[arg(long, default_value_t = 3)]
    pub(crate) rounds: usize,
    /// Only figures whose name contains one of these; nothing is written then.
    #[arg(long)]
    pub(crate) only: Vec<String>,
    /// Cities of the region whose board is measured; none leaves it out.
    #[arg(long, default_value_t = 35)]
    pub(crate) cities: usize,
    /// The script that lets Lighthouse look at the pages; none leaves them out.
    #[arg(long)]
    pub(crate) pages: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) size: veche_bench::grow::Size,
}

impl Asked {
    /// Whether a figure is asked for.
    pub(crate) fn wants(&self, name: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|part| name.contains(part.as_str()))
    }

    /// Length of one measurement.
    pub(crate) fn length(&self) -> Duration {
        Duration::from_secs(self.seconds)
    }

    /// The middle of what the measurement gives in all rounds.
    pub(crate) fn median(&self, mut measure: impl FnMut() -> Outcome<f64>) -> Outcome<f64> {
        let mut found = (0..self.rounds.max(1))
            .map(|_| measure())
            .collect::<Outcome<Vec<_>>>()?;
        found.sort_by(f64::total_cmp);
        found
            .get(found.len() / 2)
            .copied()
            .ok_or_else(|| "nothing was measured".to_owned())
    }
}

/// Measures, prints the table beside the goals and, when everything was measured, writes it down.
///
/// # Errors
/// A program that is missing or fails, a figure that cannot be read.
pub(crate) fn measure(asked: &Asked) -> Outcome {
    std::fs::create_dir_all(&asked.folder).map_err(|error| error.to_string())?;
    let before = table::Results::read(&asked.out);
    let results = figures::take(asked)?;
    results.print(before.as_ref());
    if asked.only.is_empty() {
        results.write(&asked.out)?;
        plot::write(&results, &asked.out)?;
    }
    Ok(())
}
