//! `cargo xtask bench`: how fast the release build is, beside what the database and the framework can do here.

use crate::check::target;
use crate::command::{Outcome, cargo, command, root, run as execute};
use crate::postgres::Cluster;
use crate::run::Scratch;
use crate::setup::{self, Part};
use crate::web;

/// Prepares, builds and measures; further words go to the measuring program.
pub(crate) fn run(words: &[&str]) -> Outcome {
    let parts = [
        Part::Postgres,
        Part::Wrk,
        Part::Oha,
        Part::Chromium,
        Part::Node("tests/browser/lighthouse"),
    ];
    setup::ensure(&[setup::FOR_RUN, &parts].concat())?;
    web::build()?;
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
    let mut measure = command(programs.join("veche-bench"));
    // What the measured server shows, and what looks at it.
    measure.env("VECHE_SPA_DIR", web::dist());
    if let Some(browser) = setup::chromium() {
        measure.env("VECHE_CHROMIUM", browser);
    }
    execute(
        measure
            .arg("measure")
            .arg("--veche")
            .arg(programs.join("veche"))
            .arg("--postgres")
            .arg(cluster.url())
            .arg("--folder")
            .arg(folder.path())
            .arg("--out")
            .arg(root().join("docs/performance"))
            .arg("--pages")
            .arg(root().join("tests/browser/lighthouse.mjs"))
            .args(words),
    )
}
