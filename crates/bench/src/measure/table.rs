//! The table: each figure beside its goal and beside what it was when it was last written down.

use std::{fmt::Write as _, path::Path};

use serde::{Deserialize, Serialize};

use super::{Asked, load::Waits};
use veche_bench::Outcome;

/// What a figure must reach.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Goal {
    /// It or more.
    AtLeast(f64),
    /// It or less.
    AtMost(f64),
    /// It is told for comparison only.
    None,
}

impl Goal {
    fn met(self, value: f64) -> Option<bool> {
        match self {
            Self::AtLeast(goal) => Some(value >= goal),
            Self::AtMost(goal) => Some(value <= goal),
            Self::None => None,
        }
    }
}

/// One figure.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Figure {
    /// What it is, with its unit.
    pub(crate) name: String,
    /// What it must reach.
    pub(crate) goal: Goal,
    /// What it is.
    pub(crate) value: f64,
    /// What it was computed from.
    pub(crate) detail: String,
}

/// All figures of a run.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Results {
    /// Day of the run.
    pub(crate) day: String,
    /// Processors of the machine.
    pub(crate) cores: usize,
    /// Length of one measurement, seconds, and how many there were of each.
    pub(crate) seconds: u64,
    pub(crate) rounds: usize,
    /// Associations and people.
    pub(crate) associations: usize,
    pub(crate) people: usize,
    /// The figures, in the order of the run.
    pub(crate) figures: Vec<Figure>,
}

impl Results {
    /// No figures yet.
    pub(crate) fn of_this_machine(asked: &Asked) -> Self {
        Self {
            day: chrono::Utc::now().date_naive().to_string(),
            cores: std::thread::available_parallelism().map_or(1, usize::from),
            seconds: asked.seconds,
            rounds: asked.rounds,
            associations: asked.size.associations,
            people: asked.size.people,
            figures: Vec::new(),
        }
    }

    /// The results written down last, if there are any.
    pub(crate) fn read(folder: &Path) -> Option<Self> {
        let text = std::fs::read_to_string(folder.join("results.json")).ok()?;
        serde_json::from_str(&text).ok()
    }

    /// Adds a figure.
    pub(crate) fn add(&mut self, name: &str, goal: Goal, value: f64, detail: &str) {
        let figure = Figure {
            name: name.to_owned(),
            goal,
            value,
            detail: detail.to_owned(),
        };
        println!("{}", line(&figure, None));
        self.figures.push(figure);
    }

    /// Adds how long answers took.
    pub(crate) fn waits(&mut self, name: &str, goal: Goal, value: f64, waits: &Waits) {
        let Waits {
            p50, p999, errors, ..
        } = waits;
        self.add(
            name,
            goal,
            value,
            &format!("p50 {p50:.1} ms, p99.9 {p999:.1} ms, {errors:.0} errors"),
        );
    }

    /// The table for a person.
    pub(crate) fn print(&self, before: Option<&Self>) {
        println!(
            "\n{} cores, {} s x {}, {} associations, {} people",
            self.cores, self.seconds, self.rounds, self.associations, self.people
        );
        for figure in &self.figures {
            let was = before.and_then(|b| b.figures.iter().find(|f| f.name == figure.name));
            println!("{}", line(figure, was));
        }
        let missed = self
            .figures
            .iter()
            .filter(|f| f.goal.met(f.value) == Some(false))
            .count();
        println!("{missed} goals are missed.");
    }

    /// Writes the figures down for the next comparison.
    ///
    /// # Errors
    /// A folder that cannot be written.
    pub(crate) fn write(&self, folder: &Path) -> Outcome {
        let told = |error: &dyn std::fmt::Display| format!("{}: {error}", folder.display());
        std::fs::create_dir_all(folder).map_err(|e| told(&e))?;
        let text = serde_json::to_string_pretty(self).map_err(|e| told(&e))?;
        std::fs::write(folder.join("results.json"), text + "\n").map_err(|e| told(&e))?;
        let page = folder.with_extension("md");
        let text = std::fs::read_to_string(&page).map_err(|e| told(&e))?;
        let parts = text
            .split_once(BEGIN)
            .and_then(|(head, rest)| Some((head, rest.split_once(END)?.1)));
        let (head, tail) = parts.ok_or_else(|| format!("{} has no place for the table", page.display()))?;
        std::fs::write(&page, format!("{head}{BEGIN}\n{}{END}{tail}", self.markdown())).map_err(|e| told(&e))
    }

    /// The table for the documentation.
    fn markdown(&self) -> String {
        let mut text = format!(
            "{}, {} cores, {} associations, {} people; each {} s, the median of {}.\n\n| figure | goal | reached | | of what |\n|---|---|---|---|---|\n",
            self.day, self.cores, self.associations, self.people, self.seconds, self.rounds
        );
        for figure in &self.figures {
            let (goal, mark) = (goal_text(figure.goal), mark(figure));
            text.push_str(&format!(
                "| {} | {goal} | {:.2} | {mark} | {} |\n",
                figure.name, figure.value, figure.detail
            ));
        }
        text
    }
}

/// Where the table stands in the documentation.
const BEGIN: &str = "<!-- figures -->";
const END: &str = "<!-- end of figures -->";

fn goal_text(goal: Goal) -> String {
    match goal {
        Goal::AtLeast(goal) => format!(">= {goal}"),
        Goal::AtMost(goal) => format!("<= {goal}"),
        Goal::None => String::new(),
    }
}

fn mark(figure: &Figure) -> &'static str {
    match figure.goal.met(figure.value) {
        Some(true) => "ok",
        Some(false) => "MISSED",
        None => "",
    }
}

fn line(figure: &Figure, was: Option<&Figure>) -> String {
    let (goal, mark) = (goal_text(figure.goal), mark(figure));
    let mut line = format!(
        "{:<58} {:>9.2} {goal:>8} {mark:<6} {}",
        figure.name, figure.value, figure.detail
    );
    if let Some(was) = was.filter(|was| was.value != 0.0) {
        // The memory of this line cannot fail to be written.
        let _written = write!(
            line,
            "  ({:+.0} % since)",
            (figure.value / was.value - 1.0) * 100.0
        );
    }
    line
}
