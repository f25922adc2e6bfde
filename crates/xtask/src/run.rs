//! `cargo xtask run`: from a fresh clone to the demo city in the browser.

use crate::check::target;
use crate::command::{Outcome, cargo, command, root, run as execute};
use crate::progress::clock;
use crate::{setup, web};
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Prepares, builds, fills and serves; on success this process becomes `veche serve`.
pub(crate) fn run() -> Outcome {
    let started = Instant::now();
    let listen = std::env::var("VECHE_LISTEN").unwrap_or_else(|_| "127.0.0.1:8080".to_owned());
    // Asked before minutes of building, not after.
    drop(TcpListener::bind(&listen).map_err(|error| {
        format!("{listen} cannot be used ({error}). Stop what listens there, or choose: VECHE_LISTEN=127.0.0.1:8090")
    })?);
    setup::ensure(setup::FOR_RUN)?;
    web::build()?;
    let veche = build()?;
    fill(&veche)?;
    println!(
        "\nReady after {}. Open http://{listen} in a browser; Ctrl+C stops the server.\n",
        clock(started.elapsed())
    );
    let mut serve = command(veche);
    serve
        .arg("serve")
        .env("VECHE_LISTEN", listen)
        .env("VECHE_SPA_DIR", web::dist());
    // In place of this process: Ctrl+C and other signals reach the server itself, which closes its database.
    Err(format!("`veche serve` could not be started: {}", serve.exec()))
}

/// `cargo xtask demo`.
pub(crate) fn demo() -> Outcome {
    setup::ensure(&[setup::Part::Cc])?;
    fill(&build()?)
}

fn build() -> Outcome<PathBuf> {
    println!("run: building veche (the first time takes some minutes)");
    execute(&mut cargo(&[
        "build",
        "--profile",
        "quick",
        "--package",
        "veche-server",
    ]))?;
    Ok(target().join("quick/veche"))
}

/// `veche demo` says which accounts there are; on a filled database it changes nothing.
fn fill(veche: &Path) -> Outcome {
    execute(command(veche).arg("demo")).map_err(|reason| {
        let file = root().join("data/veche.db");
        format!("{reason}\nIf the database is an old or a real one, choose another: VECHE_DATABASE_URL=sqlite:data/demo.db (the default is {}).", file.display())
    })
}

/// A temporary folder that goes away with its owner.
pub(crate) struct Scratch(PathBuf);

impl Scratch {
    /// Makes the folder, and removes those of earlier runs that were stopped before they could.
    pub(crate) fn new(name: &str) -> Outcome<Self> {
        let start = format!("veche-{name}-");
        for entry in std::fs::read_dir(std::env::temp_dir())
            .into_iter()
            .flatten()
            .flatten()
        {
            let file = entry.file_name();
            let owner = file
                .to_str()
                .and_then(|file| file.strip_prefix(&start)?.parse::<u32>().ok());
            if owner.is_some_and(|owner| !Path::new("/proc").join(owner.to_string()).exists()) {
                let _removed = std::fs::remove_dir_all(entry.path());
            }
        }
        let path = std::env::temp_dir().join(format!("{start}{}", std::process::id()));
        std::fs::create_dir_all(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        Ok(Self(path))
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _removed = std::fs::remove_dir_all(&self.0);
    }
}

/// A port of 127.0.0.1 that nothing listens on.
pub(crate) fn free_port() -> Outcome<u16> {
    let probe = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
    probe
        .map(|address| address.port())
        .map_err(|error| format!("No free port on 127.0.0.1: {error}"))
}
