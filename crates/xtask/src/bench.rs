//! `cargo xtask bench`: how fast the release build is, beside what the database and the framework can do here.

use crate::check::target;
use crate::command::{Outcome, cargo, command, root, run as execute};
use crate::postgres::Cluster;
use crate::run::Scratch;
use crate::setup::{self, Part};

/// Prepares, builds and measures; further words go to the measuring program.
pub(crate) fn run(words: &[&str]) -> Outcome {
    setup::ensure(&[Part::Cc, Part::Postgres, Part::Wrk, Part::Oha])?;
    println!("bench: building veche (the first time takes a quarter of an hour)");
    execute(&mut cargo(&[
        "build",
        "--release",
        "--package",
        "veche-server",
        "--package",
        "veche-bench",
    ]))?;
    let cluster = Cluster::start_durable()?;
    let folder = Scratch::new("bench")?;
    let programs = target().join("release");
    execute(
        command(programs.join("veche-bench"))
            .arg("measure")
            .arg("--veche")
            .arg(programs.join("veche"))
            .arg("--postgres")
            .arg(cluster.url())
            .arg("--folder")
            .arg(folder.path())
            .arg("--out")
            .arg(root().join("docs/performance"))
            .args(words),
    )
}
