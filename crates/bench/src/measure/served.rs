//! The server under measurement: started, signed in to, watched, stopped.

use std::{
    net::{TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use veche_bench::{Outcome, grow};

/// How long the server may take to answer.
const PATIENCE: Duration = Duration::from_secs(60);
/// The demo city's officer of the department, who may see and write everything that is measured.
const LOGIN: &str = r#"{"login":"department","password":"veche-demo"}"#;

/// A running server; dropping it stops it.
pub(crate) struct Served {
    child: Child,
    /// Its address without a path.
    pub(crate) base: String,
    /// The cookie of a session.
    pub(crate) cookie: String,
    /// From its start to its first answer.
    pub(crate) ready: Duration,
    /// What it takes before the first request of a person.
    pub(crate) idle_mb: f64,
    agent: ureq::Agent,
}

impl Served {
    /// Makes and grows a city in the database, unless one is there.
    ///
    /// # Errors
    /// A program or a database that refuses.
    pub(crate) fn prepare(veche: &Path, database: &str, files: &Path, size: grow::Size) -> Outcome {
        quiet(program(veche, database, files).arg("demo"))?;
        grow::grow(&veche_store::Address::parse(database)?, size)
    }

    /// Starts the server over the database and signs in.
    ///
    /// # Errors
    /// A server that does not start, or that refuses the demo account.
    pub(crate) fn start(veche: &Path, database: &str, files: &Path) -> Outcome<Self> {
        let port = free_port()?;
        let started = Instant::now();
        let child = program(veche, database, files)
            .arg("serve")
            .env("VECHE_LISTEN", format!("127.0.0.1:{port}"))
            .spawn()
            .map_err(|error| format!("{}: {error}", veche.display()))?;
        let mut served = Self {
            child,
            base: format!("http://127.0.0.1:{port}"),
            cookie: String::new(),
            ready: Duration::ZERO,
            idle_mb: 0.0,
            agent: ureq::Agent::new_with_defaults(),
        };
        while TcpStream::connect(("127.0.0.1", port)).is_err() || served.get("/readyz").is_err() {
            if started.elapsed() > PATIENCE {
                return Err(format!("{} did not start to serve {database}", veche.display()));
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        served.ready = started.elapsed();
        served.settle()?;
        served.idle_mb = served.resident_mb()?;
        let answer = served
            .agent
            .post(format!("{}/api/v1/session", served.base))
            .header("Content-Type", "application/json")
            .header("X-Veche", "1")
            .send(LOGIN)
            .map_err(|error| format!("signing in: {error}"))?;
        let cookie = answer.headers().get("set-cookie").and_then(|c| c.to_str().ok());
        let cookie = cookie
            .and_then(|c| c.split(';').next())
            .ok_or("no cookie was given")?;
        cookie.clone_into(&mut served.cookie);
        Ok(served)
    }

    /// Waits until the server has done what it does at its start: it looks over the whole city once.
    fn settle(&self) -> Outcome {
        let path = format!("/proc/{}/stat", self.child.id());
        let worked = || {
            std::fs::read_to_string(&path).map(|stat| {
                let times = stat.split_whitespace().skip(13).take(2);
                times.filter_map(|time| time.parse::<u64>().ok()).sum::<u64>()
            })
        };
        let mut before = worked().map_err(|error| format!("{path}: {error}"))?;
        let begun = Instant::now();
        while begun.elapsed() < 10 * PATIENCE {
            std::thread::sleep(Duration::from_secs(2));
            let now = worked().map_err(|error| format!("{path}: {error}"))?;
            if now <= before + 1 {
                return Ok(());
            }
            before = now;
        }
        Err("the server does not come to rest after its start".to_owned())
    }

    /// The body of an answer.
    ///
    /// # Errors
    /// A refusal.
    pub(crate) fn get(&self, path: &str) -> Outcome<Vec<u8>> {
        Ok(self.ask(path)?.1)
    }

    /// Asks for an answer that is computed anew.
    ///
    /// # Errors
    /// A refusal.
    pub(crate) fn fresh(&self, path: &str) -> Outcome {
        self.fresh_body(path).map(drop)
    }

    /// The body of an answer that is computed anew.
    ///
    /// # Errors
    /// A refusal.
    pub(crate) fn fresh_body(&self, path: &str) -> Outcome<Vec<u8>> {
        Ok(self.ask_with(path, "no-cache")?.1)
    }

    /// Posts a body; the identifier of what it made.
    ///
    /// # Errors
    /// A refusal.
    pub(crate) fn post(&self, path: &str, body: &str) -> Outcome<String> {
        let mut answer = self
            .agent
            .post(format!("{}{path}", self.base))
            .header("Cookie", &self.cookie)
            .header("Content-Type", "application/json")
            .header("X-Veche", "1")
            .send(body)
            .map_err(|error| format!("{path}: {error}"))?;
        let made: serde_json::Value = answer.body_mut().read_json().map_err(|error| error.to_string())?;
        let id = made.get("id").and_then(serde_json::Value::as_str);
        Ok(id.ok_or_else(|| format!("{path} made nothing"))?.to_owned())
    }

    /// Number of the journal's last entry.
    ///
    /// # Errors
    /// A journal that cannot be read.
    pub(crate) fn last_entry(&self) -> Outcome<i64> {
        let journal = self.json("/api/v1/journal?limit=1")?;
        let seq = journal
            .pointer("/items/0/seq")
            .and_then(serde_json::Value::as_i64);
        seq.ok_or_else(|| format!("the journal is empty: {journal}"))
    }

    /// The body of an answer as JSON.
    ///
    /// # Errors
    /// A refusal, or something else than JSON.
    pub(crate) fn json(&self, path: &str) -> Outcome<serde_json::Value> {
        serde_json::from_slice(&self.get(path)?).map_err(|error| format!("{path}: {error}"))
    }

    /// The tag and the body of an answer.
    ///
    /// # Errors
    /// A refusal.
    pub(crate) fn ask(&self, path: &str) -> Outcome<(String, Vec<u8>)> {
        self.ask_with(path, "max-age=0")
    }

    fn ask_with(&self, path: &str, caching: &str) -> Outcome<(String, Vec<u8>)> {
        let mut answer = self
            .agent
            .get(format!("{}{path}", self.base))
            .header("Cookie", &self.cookie)
            .header("Cache-Control", caching)
            .call()
            .map_err(|error| format!("{path}: {error}"))?;
        let tag = answer.headers().get("etag").and_then(|tag| tag.to_str().ok());
        let tag = tag.unwrap_or_default().to_owned();
        let body = answer.body_mut().with_config().limit(1 << 30).read_to_vec();
        Ok((tag, body.map_err(|error| format!("{path}: {error}"))?))
    }

    /// A body that is read piece by piece.
    ///
    /// # Errors
    /// A refusal.
    pub(crate) fn open(&self, path: &str) -> Outcome<impl std::io::Read> {
        let answer = self
            .agent
            .get(format!("{}{path}", self.base))
            .header("Cookie", &self.cookie)
            .call()
            .map_err(|error| format!("{path}: {error}"))?;
        Ok(answer.into_body().into_reader())
    }

    /// Uploads a file with fields beside it; what was made of it.
    ///
    /// # Errors
    /// A file that cannot be read, a refusal.
    pub(crate) fn upload(
        &self,
        path: &str,
        file: &Path,
        fields: &[(&str, &str)],
    ) -> Outcome<serde_json::Value> {
        const BOUNDARY: &str = "veche-bench-boundary-5d2c";
        let mut body: Vec<u8> = Vec::new();
        for (name, value) in fields {
            let part =
                format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend(part.bytes());
        }
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let head = format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n"
        );
        body.extend(head.bytes());
        body.extend(std::fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?);
        body.extend(format!("\r\n--{BOUNDARY}--\r\n").bytes());
        let mut answer = self
            .agent
            .post(format!("{}{path}", self.base))
            .header("Cookie", &self.cookie)
            .header(
                "Content-Type",
                format!("multipart/form-data; boundary={BOUNDARY}"),
            )
            .header("X-Veche", "1")
            .send(&body[..])
            .map_err(|error| format!("{path}: {error}"))?;
        answer.body_mut().read_json().map_err(|error| error.to_string())
    }

    /// What the process holds in memory.
    ///
    /// # Errors
    /// A process that is gone.
    pub(crate) fn resident_mb(&self) -> Outcome<f64> {
        self.status_mb("VmRSS:")
    }

    /// Forgets how much the process held at most.
    ///
    /// # Errors
    /// A process that is gone.
    pub(crate) fn forget_peak(&self) -> Outcome {
        let path = format!("/proc/{}/clear_refs", self.child.id());
        std::fs::write(&path, "5").map_err(|error| format!("{path}: {error}"))
    }

    /// What the process held at most since then.
    ///
    /// # Errors
    /// A process that is gone.
    pub(crate) fn peak_mb(&self) -> Outcome<f64> {
        self.status_mb("VmHWM:")
    }

    fn status_mb(&self, name: &str) -> Outcome<f64> {
        let path = format!("/proc/{}/status", self.child.id());
        let status = std::fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?;
        let line = status.lines().find_map(|line| line.strip_prefix(name));
        let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
        Ok(kilobytes.ok_or_else(|| format!("no {name}"))? / 1024.0)
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let id = self.child.id().to_string();
        let asked = Command::new("kill").args(["-TERM", &id]).status();
        if !asked.is_ok_and(|status| status.success()) {
            drop(self.child.kill());
        }
        drop(self.child.wait());
    }
}

fn program(veche: &Path, database: &str, files: &Path) -> Command {
    let mut command = Command::new(veche);
    command
        .env("VECHE_DATABASE_URL", database)
        .env("VECHE_FILES", files)
        .env("RUST_LOG", "warn")
        .stdin(Stdio::null())
        .stdout(Stdio::null());
    command
}

/// Runs a program to its end; what it says on standard error is told when it fails.
pub(crate) fn quiet(command: &mut Command) -> Outcome<String> {
    let output = command
        .output()
        .map_err(|error| format!("{}: {error}", command.get_program().display()))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(format!("{}: {}", command.get_program().display(), said.trim()))
}

/// A port nothing listens on.
pub(crate) fn free_port() -> Outcome<u16> {
    let probe = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
    Ok(probe.map_err(|error| error.to_string())?.port())
}
