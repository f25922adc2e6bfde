//! The journeys: a `veche` of their own with the demo city, and Node to play them in a real browser.

use crate::check;
use crate::command::{Outcome, capture, command, root, run};
use crate::postgres::Cluster;
use crate::progress::Verdict;
use crate::run::{Scratch, free_port};
use crate::{setup, web};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How long the server may take to become ready.
const PATIENCE: Duration = Duration::from_secs(20);

/// Journeys whose story the databases could tell differently: they are played on PostgreSQL too.
const ON_BOTH: [&str; 6] = ["orders", "proposals", "lifecycle", "meeting", "plan", "council"];

/// The journey that looks at every page as everybody: a city of its own, as it is on its first day.
const LOOKS: &str = "every-page";

/// A demo city of its own and what is played in it.
struct Lane<'a> {
    /// What its lines are marked with, and the folder of its pictures.
    name: &'a str,
    database: String,
    /// Parts of the names of journeys; one with a minus is left out.
    chosen: Vec<String>,
    /// Whether its pages are looked at: each page need be looked at in one city only.
    looks: bool,
}

/// Plays tests/browser/journeys against fresh demo cities: all of them on SQLite, those of [`ON_BOTH`] on PostgreSQL.
/// One after another: two browsers at once on two cores made keys and pictures late, and journeys failed for it.
pub(crate) fn journeys() -> Outcome<Verdict> {
    if !web::dist().join("index.html").is_file() {
        return Err("There is no page in frontend/dist: `cargo xtask web` builds it.".to_owned());
    }
    check::build_veche()?;
    let folder = Scratch::new("journeys")?;
    let sqlite = |name: &str| format!("sqlite:{}/{name}.db", folder.path().display());
    // Always a cluster of its own: the demo city goes into an empty database only.
    let cluster = Cluster::start()?;
    let walks = Lane {
        name: "sqlite",
        database: sqlite("walks"),
        chosen: vec![format!("-{LOOKS}")],
        looks: true,
    };
    let looks = Lane {
        name: "looks",
        database: sqlite("looks"),
        chosen: vec![LOOKS.to_owned()],
        looks: true,
    };
    let both = Lane {
        name: "postgres",
        database: cluster.url(),
        chosen: ON_BOTH.map(str::to_owned).to_vec(),
        looks: false,
    };
    let faults: Vec<String> = [walks, looks, both]
        .iter()
        .filter_map(|lane| play(lane).err())
        .collect();
    if faults.is_empty() {
        Ok(().into())
    } else {
        Err(faults.join("\n"))
    }
}

/// Fills the database of a lane with the demo city, serves it and plays its journeys.
fn play(lane: &Lane<'_>) -> Outcome {
    let folder = Scratch::new(lane.name)?;
    let port = free_port()?;
    let veche = |verb: &str| {
        let mut command = command(check::veche());
        command.arg(verb).env("VECHE_DATABASE_URL", &lane.database);
        command
            .env("VECHE_LISTEN", format!("127.0.0.1:{port}"))
            .env("VECHE_SPA_DIR", web::dist())
            .env("VECHE_FILES", folder.path().join("files"));
        command.env_remove("VECHE_TODAY").env_remove("VECHE_PUBLIC_URL");
        command
    };
    capture(&mut veche("demo"))?;
    let artifacts = root().join("artifacts").join(lane.name);
    std::fs::create_dir_all(&artifacts).map_err(|error| format!("{}: {error}", artifacts.display()))?;
    let mut server = Server::start(veche("serve"), port, &artifacts.join("veche.log"))?;
    let mut play = command("node");
    play.arg("run.mjs")
        .args(&lane.chosen)
        .current_dir(root().join("tests/browser"));
    play.env("VECHE_BASE_URL", format!("http://127.0.0.1:{port}"));
    play.env("VECHE_LANE", lane.name);
    play.env("VECHE_BLIND", if lane.looks { "0" } else { "1" });
    play.env("VECHE_ARTIFACTS", artifacts);
    if let Some(browser) = setup::chromium() {
        play.env("VECHE_CHROMIUM", browser);
    }
    let played = run(&mut play)
        .map_err(|reason| format!("{reason} Pictures and veche.log are in artifacts/{}.", lane.name));
    if let Ok(Some(status)) = server.0.try_wait() {
        return Err(format!(
            "`veche serve` ended by itself with {status}: see artifacts/{}/veche.log.",
            lane.name
        ));
    }
    played
}

/// A running `veche serve`; dropping it stops it.
struct Server(Child);

impl Server {
    fn start(mut serve: Command, port: u16, log: &Path) -> Outcome<Self> {
        let file = std::fs::File::create(log).map_err(|error| error.to_string())?;
        let out = file.try_clone().map_err(|error| error.to_string())?;
        let child = serve
            .stdin(Stdio::null())
            .stdout(out)
            .stderr(file)
            .spawn()
            .map_err(|error| error.to_string())?;
        let mut server = Self(child);
        let started = Instant::now();
        while !ready(port) {
            let ended = server.0.try_wait().is_ok_and(|status| status.is_some());
            if ended || started.elapsed() > PATIENCE {
                let said = std::fs::read_to_string(log).unwrap_or_default();
                return Err(format!("`veche serve` did not become ready. It said:\n{said}"));
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(server)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ended = self.0.kill();
        let _status = self.0.wait();
    }
}

fn ready(port: u16) -> bool {
    let ask = || -> std::io::Result<String> {
        let mut stream = TcpStream::connect(("127.0.0.1", port))?;
        stream.set_read_timeout(Some(Duration::from_secs(2)))?;
        stream.write_all(b"GET /readyz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        Ok(answer)
    };
    ask().is_ok_and(|answer| answer.starts_with("HTTP/1.1 200"))
}
