//! Load from outside: wrk for how much there can be, oha for how long an answer takes while a given load comes.

use std::{path::Path, process::Command, time::Duration};

use serde_json::Value;

use super::served::{Served, quiet};
use veche_bench::Outcome;

/// Connections of a closed loop.
const CONNECTIONS: &str = "16";

/// A request that is made again and again.
#[derive(Debug, Clone, Default)]
pub(crate) struct Request {
    /// Paths, in turn.
    pub(crate) paths: Vec<String>,
    /// Headers beside the session's.
    pub(crate) headers: Vec<(&'static str, String)>,
    /// A body that is posted.
    pub(crate) body: Option<String>,
}

impl Request {
    /// Getting one path.
    pub(crate) fn get(path: impl Into<String>) -> Self {
        Self {
            paths: vec![path.into()],
            ..Self::default()
        }
    }

    /// The same, computed anew each time whatever the server remembers.
    pub(crate) fn fresh(mut self) -> Self {
        self.headers.push(("Cache-Control", "no-cache".to_owned()));
        self
    }

    fn all_headers(&self, served: &Served) -> Vec<String> {
        let own = self
            .headers
            .iter()
            .map(|(name, value)| format!("{name}: {value}"));
        [format!("Cookie: {}", served.cookie), "X-Veche: 1".to_owned()]
            .into_iter()
            .chain(own)
            .collect()
    }

    /// The request as a program of wrk: one path is left to wrk itself, which is faster than any program.
    fn script(&self) -> String {
        let paths: Vec<String> = self.paths.iter().map(|path| format!("{path:?}")).collect();
        let body = self.body.as_ref().map(|body| format!("[==[{body}]==]"));
        match (&paths[..], body) {
            ([path], None) => format!("wrk.path = {path}\n{TOLD}"),
            ([path], Some(body)) => format!(
                "wrk.path = {path}\nwrk.method = \"POST\"\nwrk.body = {body}\n\
                 wrk.headers[\"Content-Type\"] = \"application/json\"\n{TOLD}"
            ),
            (paths, _) => format!(
                "local paths = {{{}}}\nlocal at = 0\nrequest = function()\n  at = at % #paths + 1\n  \
                 return wrk.format(\"GET\", paths[at])\nend\n{TOLD}",
                paths.join(", ")
            ),
        }
    }
}

/// How wrk tells what it counted.
pub(crate) const TOLD: &str = "done = function(summary)\n  \
    io.write(string.format(\"RESULT %d %d %d\\n\", summary.requests, summary.duration, \
    summary.errors.status + summary.errors.read + summary.errors.timeout + summary.errors.connect))\nend\n";

/// As many requests as go through in a second.
///
/// # Errors
/// No wrk, or an answer that is a refusal.
pub(crate) fn wrk(
    base: &str,
    headers: &[String],
    script: &str,
    folder: &Path,
    length: Duration,
) -> Outcome<f64> {
    let file = folder.join("wrk.lua");
    std::fs::write(&file, script).map_err(|error| error.to_string())?;
    let mut command = Command::new("wrk");
    command
        .args(["-t1", "-c", CONNECTIONS, "--timeout", "10s", "-d"])
        .arg(format!("{}s", length.as_secs()));
    for header in headers {
        command.args(["-H", header]);
    }
    let said = quiet(command.arg("-s").arg(&file).arg(base))?;
    let numbers = said.lines().find_map(|line| line.strip_prefix("RESULT "));
    let numbers: Vec<f64> = numbers
        .unwrap_or_default()
        .split(' ')
        .filter_map(|number| number.parse().ok())
        .collect();
    let [requests, duration, errors] = numbers[..] else {
        return Err(format!("wrk told nothing:\n{said}"));
    };
    if errors > 0.0 {
        return Err(format!("{errors} requests of {requests} were refused:\n{said}"));
    }
    Ok(requests / (duration / 1e6))
}

impl Served {
    /// As many of these requests as go through.
    ///
    /// # Errors
    /// See [`wrk`].
    pub(crate) fn rate(&self, request: &Request, folder: &Path, length: Duration) -> Outcome<f64> {
        wrk(
            &self.base,
            &request.all_headers(self),
            &request.script(),
            folder,
            length,
        )
    }

    /// Begins an open load of so many requests in a second.
    ///
    /// # Errors
    /// No oha.
    pub(crate) fn open_load(
        &self,
        request: &Request,
        load: u32,
        folder: &Path,
        length: Duration,
    ) -> Outcome<Open> {
        let urls: Vec<String> = request
            .paths
            .iter()
            .map(|path| format!("{}{path}", self.base))
            .collect();
        let file = folder.join(format!("urls-{load}-{}.txt", request.body.is_some()));
        std::fs::write(&file, urls.join("\n")).map_err(|error| error.to_string())?;
        let mut command = Command::new("oha");
        command
            .args([
                "--no-tui",
                "--output-format",
                "json",
                "--latency-correction",
                "--disable-compression",
            ])
            .args([
                "-c",
                CONNECTIONS,
                "-q",
                &load.to_string(),
                "-z",
                &format!("{}s", length.as_secs()),
            ]);
        for header in request.all_headers(self) {
            command.args(["-H", &header]);
        }
        if let Some(body) = &request.body {
            command.args(["-m", "POST", "-T", "application/json", "-d", body]);
        }
        command.arg("--urls-from-file").arg(&file);
        let child = command
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::piped());
        let child = child.spawn().map_err(|error| format!("oha: {error}"))?;
        Ok(Open { child })
    }
}

/// An open load that is running.
pub(crate) struct Open {
    child: std::process::Child,
}

/// How long answers took under an open load, milliseconds.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Waits {
    pub(crate) p50: f64,
    pub(crate) p99: f64,
    pub(crate) p999: f64,
    /// Answers that are no success, and requests without an answer.
    pub(crate) errors: f64,
    /// Refusals with 429.
    pub(crate) surplus: f64,
}

impl Open {
    /// Waits for its end.
    ///
    /// # Errors
    /// What oha says, or an answer of another shape.
    pub(crate) fn finish(self) -> Outcome<Waits> {
        let output = self.child.wait_with_output().map_err(|error| error.to_string())?;
        let told: Value = serde_json::from_slice(&output.stdout)
            .map_err(|error| format!("oha: {error}: {}", String::from_utf8_lossy(&output.stderr)))?;
        let wait = |name: &str| {
            let seconds = told
                .pointer(&format!("/latencyPercentiles/{name}"))
                .and_then(Value::as_f64);
            seconds
                .map(|s| s * 1e3)
                .ok_or_else(|| format!("oha gave no {name}: {told}"))
        };
        let codes = told.pointer("/statusCodeDistribution").and_then(Value::as_object);
        let sum = |of: &dyn Fn(&str) -> bool| -> f64 {
            let counted = codes.into_iter().flatten().filter(|(code, _)| of(code));
            // An empty sum of numbers with a point is less than nothing by its sign.
            counted
                .filter_map(|(_, number)| number.as_f64())
                .fold(0.0, |all, one| all + one)
        };
        let faults = told.pointer("/errorDistribution").and_then(Value::as_object);
        // Requests that the end of the load cut off are nobody's fault.
        let faults = faults
            .into_iter()
            .flatten()
            .filter(|(what, _)| !what.contains("deadline"));
        let lost = faults
            .filter_map(|(_, number)| number.as_f64())
            .fold(0.0, |all, one| all + one);
        Ok(Waits {
            p50: wait("p50")?,
            p99: wait("p99")?,
            p999: wait("p99.9")?,
            errors: lost + sum(&|code| !code.starts_with('2') && code != "429"),
            surplus: sum(&|code| code == "429"),
        })
    }
}
