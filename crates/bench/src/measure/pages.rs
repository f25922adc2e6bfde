//! The page as a phone of a teacher gets it: what Lighthouse gives it.

use std::process::Command;

use serde::Deserialize;

use super::{
    Asked,
    figures::step,
    served::{Served, quiet},
    table::{Goal, Results},
};
use veche_bench::Outcome;

/// One figure of a page, as the script tells it.
#[derive(Deserialize)]
struct Told {
    name: String,
    at_least: bool,
    limit: Option<f64>,
    reached: f64,
    #[serde(default)]
    note: String,
}

/// Lets the script look at the pages of the server.
///
/// # Errors
/// No Node, no browser, a page that cannot be opened.
pub(super) fn pages(asked: &Asked, served: &Served, results: &mut Results) -> Outcome {
    let Some(script) = asked.pages.as_ref().filter(|_| asked.wants("Lighthouse")) else {
        return Ok(());
    };
    step("Lighthouse (some minutes)");
    let mut command = Command::new("node");
    let said = quiet(command.arg(script).env("VECHE_BASE_URL", &served.base))?;
    let told: Vec<Told> = serde_json::from_str(&said).map_err(|error| format!("{error}: {said}"))?;
    for figure in told {
        let goal = match figure.limit {
            Some(limit) if figure.at_least => Goal::AtLeast(limit),
            Some(limit) => Goal::AtMost(limit),
            None => Goal::None,
        };
        results.add(&figure.name, goal, figure.reached, &figure.note);
    }
    Ok(())
}
