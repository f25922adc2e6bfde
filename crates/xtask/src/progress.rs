//! What a person sees of a long command: numbered steps, their time, and one table at the end.

use crate::command::Outcome;
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// How a step ended when nothing was wrong with it.
pub(crate) enum Verdict {
    /// Done; the text, if any, is the figure worth keeping, such as a size.
    Passed(String),
    /// Could not be done here, and why: shown, never silent.
    Skipped(String),
}

impl From<()> for Verdict {
    fn from((): ()) -> Self {
        Self::Passed(String::new())
    }
}

struct Line {
    name: &'static str,
    time: Duration,
    result: Outcome<Verdict>,
}

/// The steps of one command as they run.
pub(crate) struct Progress {
    started: Instant,
    total: usize,
    lines: Vec<Line>,
}

impl Progress {
    /// `total` is how many steps will be announced.
    pub(crate) fn new(total: usize) -> Self {
        Self {
            started: Instant::now(),
            total,
            lines: Vec::new(),
        }
    }

    /// Announces and runs one step; answers whether to go on is sensible, that is, whether it did not fail.
    pub(crate) fn step(
        &mut self,
        name: &'static str,
        title: &str,
        work: impl FnOnce() -> Outcome<Verdict>,
    ) -> bool {
        let number = self.lines.len() + 1;
        println!(
            "\n[{number}/{}] {name}: {title} (at {})",
            self.total,
            clock(self.started.elapsed())
        );
        let started = Instant::now();
        let result = work();
        let time = started.elapsed();
        match &result {
            Ok(Verdict::Passed(figure)) => println!("[{name}] passed in {} {figure}", clock(time)),
            Ok(Verdict::Skipped(reason)) => println!("[{name}] SKIPPED: {reason}"),
            Err(reason) => println!("[{name}] FAILED after {}: {reason}", clock(time)),
        }
        let passed = result.is_ok();
        self.lines.push(Line { name, time, result });
        passed
    }

    /// Prints the table and the closing line; any failure makes the exit code non-zero.
    pub(crate) fn finish(self) -> ExitCode {
        println!("\n  step         seconds  result");
        let (mut passed, mut failed, mut skipped) = (0, 0, 0);
        for Line { name, time, result } in &self.lines {
            let word = match result {
                Ok(Verdict::Passed(figure)) => {
                    passed += 1;
                    format!("passed  {figure}")
                }
                Ok(Verdict::Skipped(reason)) => {
                    skipped += 1;
                    format!("SKIPPED {reason}")
                }
                Err(reason) => {
                    failed += 1;
                    format!("FAILED  {}", reason.lines().next().unwrap_or_default())
                }
            };
            println!("  {name:<12} {:>7.1}  {}", time.as_secs_f64(), word.trim_end());
        }
        println!("  in all       {:>7.1}\n", self.started.elapsed().as_secs_f64());
        let tail = if skipped > 0 {
            format!(", {skipped} skipped")
        } else {
            String::new()
        };
        println!("{passed} passed, {failed} failed{tail}");
        if failed == 0 {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        }
    }
}

/// A span of time as people read it: `4.2 s`, `3 min 05 s`.
pub(crate) fn clock(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds < 60 {
        format!("{:.1} s", time.as_secs_f64())
    } else {
        format!("{} min {:02} s", seconds / 60, seconds % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::clock;
    use std::time::Duration;

    #[test]
    fn times_read_naturally() {
        assert_eq!(clock(Duration::from_millis(4_240)), "4.2 s");
        assert_eq!(clock(Duration::from_secs(185)), "3 min 05 s");
    }
}
