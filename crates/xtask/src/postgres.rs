//! A private PostgreSQL for the tests: made in a temporary folder, gone at the end, nothing else touched.

use crate::command::{Outcome, capture, command, run, which};
use crate::run::{Scratch, free_port};
use std::net::TcpStream;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How long a fresh cluster may take to answer.
const PATIENCE: Duration = Duration::from_secs(30);

/// `cargo xtask postgres cargo test -p veche-tests`: one command beside a cluster of its own.
pub(crate) fn with(program: &str, words: &[&str]) -> Outcome {
    crate::setup::ensure(&[crate::setup::Part::Postgres])?;
    let cluster = Cluster::start()?;
    run(command(program)
        .args(words)
        .env("VECHE_TEST_POSTGRES_URL", cluster.url()))
}

/// A running server; dropping it stops the server and removes its folder.
pub(crate) struct Cluster {
    server: Child,
    port: u16,
    _folder: Scratch,
}

impl Cluster {
    /// Makes a cluster and starts it on a free port of 127.0.0.1 and on a socket in its own folder. It lives for one
    /// run: what keeps data over a power cut would only slow the tests.
    pub(crate) fn start() -> Outcome<Self> {
        Self::start_with(&["fsync=off", "synchronous_commit=off", "full_page_writes=off"])
    }

    /// As a city would run it, with a log that tells every statement when asked to.
    pub(crate) fn start_durable() -> Outcome<Self> {
        Self::start_with(&[
            "logging_collector=on",
            "log_destination=jsonlog",
            "log_parameter_max_length=-1",
            "shared_buffers=512MB",
        ])
    }

    fn start_with(settings: &[&str]) -> Outcome<Self> {
        let programs = programs().ok_or("PostgreSQL is missing: run `cargo xtask setup`.")?;
        let folder = Scratch::new("postgres")?;
        let owner = Owner::find()?;
        owner.give(folder.path())?;
        let data = folder.path().join("data");
        let mut make = owner.command(&programs.join("initdb"), folder.path());
        make.args([
            "--username=veche",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C",
            "--no-sync",
            "-D",
        ])
        .arg(&data);
        capture(&mut make)?;

        let port = free_port()?;
        let log = std::fs::File::create(folder.path().join("log")).map_err(|error| error.to_string())?;
        let mut serve = owner.command(&programs.join("postgres"), folder.path());
        serve
            .arg("-D")
            .arg(&data)
            .args(["-p", &port.to_string(), "-c", "listen_addresses=127.0.0.1"]);
        serve
            .arg("-c")
            .arg(format!("unix_socket_directories={}", folder.path().display()));
        for setting in settings.iter().chain(&["max_connections=200"]) {
            serve.args(["-c", setting]);
        }
        let out = log.try_clone().map_err(|error| error.to_string())?;
        let server = serve
            .stdin(Stdio::null())
            .stdout(out)
            .stderr(log)
            .spawn()
            .map_err(|error| error.to_string())?;
        let mut cluster = Self {
            server,
            port,
            _folder: folder,
        };
        cluster.wait(&programs)?;
        Ok(cluster)
    }

    /// The URL of its `postgres` database, for an owner that may create further ones.
    pub(crate) fn url(&self) -> String {
        format!("postgres://veche@127.0.0.1:{}/postgres", self.port)
    }

    fn wait(&mut self, programs: &Path) -> Outcome {
        let started = Instant::now();
        loop {
            let port = self.port.to_string();
            let mut ask = command(programs.join("pg_isready"));
            ask.args(["-q", "-h", "127.0.0.1", "-p", &port])
                .stdin(Stdio::null());
            if TcpStream::connect(("127.0.0.1", self.port)).is_ok() && ask.status().is_ok_and(|s| s.success())
            {
                return Ok(());
            }
            let ended = self.server.try_wait().is_ok_and(|status| status.is_some());
            if ended || started.elapsed() > PATIENCE {
                let log = std::fs::read_to_string(self._folder.path().join("log")).unwrap_or_default();
                return Err(format!("PostgreSQL did not start. Its log:\n{log}"));
            }
            std::thread::sleep(Duration::from_millis(100));
        }
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // SIGINT is PostgreSQL's fast shutdown: open sessions are closed, its children end too.
        let id = self.server.id().to_string();
        let asked = Command::new("kill").args(["-INT", &id]).status();
        if !asked.is_ok_and(|status| status.success()) {
            let _ended = self.server.kill();
        }
        let _status = self.server.wait();
    }
}

/// The newest folder of server programs: Debian keeps them off the PATH.
pub(crate) fn programs() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten();
    let folders = versions.map(|version| version.path().join("bin"));
    let newest = folders.filter(|bin| bin.join("initdb").is_file()).max();
    newest.or_else(|| which("initdb")?.parent().map(Path::to_path_buf))
}

/// Who runs the server: PostgreSQL refuses to run as root.
struct Owner {
    ids: Option<(u32, u32)>,
}

impl Owner {
    fn find() -> Outcome<Self> {
        if capture(command("id").arg("-u"))?.trim() != "0" {
            return Ok(Self { ids: None });
        }
        let id = |flag, name| -> Option<u32> {
            capture(command("id").args([flag, name]))
                .ok()?
                .trim()
                .parse()
                .ok()
        };
        let ids = ["postgres", "nobody"]
            .iter()
            .find_map(|name| Some((id("-u", name)?, id("-g", name)?)));
        let ids =
            ids.ok_or("PostgreSQL does not run as root, and there is neither a user postgres nor nobody.")?;
        Ok(Self { ids: Some(ids) })
    }

    fn give(&self, folder: &Path) -> Outcome {
        let Some((user, group)) = self.ids else {
            return Ok(());
        };
        std::os::unix::fs::chown(folder, Some(user), Some(group)).map_err(|error| error.to_string())
    }

    fn command(&self, program: &Path, folder: &Path) -> Command {
        let mut command = command(program);
        // The workspace may lie where this user cannot enter.
        command.current_dir(folder);
        if let Some((user, group)) = self.ids {
            command.uid(user).gid(group);
        }
        command
    }
}
