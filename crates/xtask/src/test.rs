//! `cargo xtask test`: everything that must hold before a change lands, in the order that fails soonest.

use crate::check;
use crate::command::{Outcome, capture, cargo, command, root, run as execute};
use crate::gates;
use crate::postgres::Cluster;
use crate::progress::{Progress, Verdict};
use crate::setup::{self, Part};
use crate::{browser, web};
use std::process::ExitCode;

struct Step {
    name: &'static str,
    title: &'static str,
    needs: &'static [Part],
    work: fn() -> Outcome<Verdict>,
}

const PAGE: &[Part] = setup::FOR_RUN;

const STEPS: [Step; 13] = [
    Step {
        name: "style",
        title: "rustfmt",
        needs: &[],
        work: check::style,
    },
    Step {
        name: "lengths",
        title: "no source file over 400 lines",
        needs: &[],
        work: gates::lengths,
    },
    Step {
        name: "layers",
        title: "who may depend on whom",
        needs: &[],
        work: gates::dependencies,
    },
    Step {
        name: "licences",
        title: "licences, sources, bans",
        needs: &[Part::CargoDeny],
        work: check::licences,
    },
    Step {
        name: "advisories",
        title: "known vulnerabilities",
        needs: &[Part::CargoDeny],
        work: check::advisories,
    },
    Step {
        name: "lints",
        title: "clippy, no warnings",
        needs: &[Part::Cc],
        work: check::lints,
    },
    Step {
        name: "openapi",
        title: "the document equals the code",
        needs: &[Part::Cc],
        work: check::document,
    },
    Step {
        name: "contract",
        title: "spectral",
        needs: &[Part::Node("tests/contract")],
        work: check::contract,
    },
    Step {
        name: "rust",
        title: "cargo test, both databases",
        needs: &[Part::Cc, Part::Postgres, Part::Poppler, Part::Writer],
        work: rust,
    },
    Step {
        name: "web",
        title: "the page for browsers",
        needs: PAGE,
        work: page,
    },
    Step {
        name: "size",
        title: "first load within its budget",
        needs: &[Part::Node("frontend")],
        work: size,
    },
    Step {
        name: "browser",
        title: "journeys in chromium",
        needs: JOURNEYS,
        work: browser::journeys,
    },
    Step {
        name: "clean",
        title: "nothing generated was left to commit",
        needs: &[],
        work: clean,
    },
];

const JOURNEYS: &[Part] = &[
    Part::Cc,
    Part::Chromium,
    Part::Postgres,
    Part::Node("tests/browser"),
];

/// The steps of `cargo xtask check`.
pub(crate) const QUICK: &[&str] = &[
    "style",
    "lengths",
    "layers",
    "licences",
    "advisories",
    "lints",
    "openapi",
    "contract",
];

/// Runs the named steps, or all of them.
pub(crate) fn run(names: &[&str]) -> ExitCode {
    let unknown = names
        .iter()
        .find(|name| STEPS.iter().all(|step| step.name != **name));
    if let Some(unknown) = unknown {
        let known = STEPS.map(|step| step.name).join(", ");
        eprintln!("There is no step `{unknown}`; there are: {known}");
        return ExitCode::FAILURE;
    }
    let chosen: Vec<&Step> = STEPS
        .iter()
        .filter(|step| names.is_empty() || names.contains(&step.name))
        .collect();
    let mut progress = Progress::new(chosen.len() + 1);
    let needs: Vec<Part> = chosen
        .iter()
        .flat_map(|step| step.needs.iter().copied())
        .collect();
    // Without its tools no later step can say anything worth reading.
    if progress.step("setup", "what the steps need", || {
        setup::ensure(&needs).map(Verdict::from)
    }) {
        for step in chosen {
            progress.step(step.name, step.title, step.work);
        }
    }
    progress.finish()
}

fn rust() -> Outcome<Verdict> {
    // Built first, so that tests which start the program find it, and so that build time is not test time.
    check::build_veche()?;
    let mut tests = cargo(&["test", "--workspace", "--no-fail-fast"]);
    tests.env("VECHE_BIN", check::veche());
    if std::env::var_os("VECHE_TEST_POSTGRES_URL").is_some() {
        execute(&mut tests)?;
        return Ok(().into());
    }
    let cluster = Cluster::start()?;
    execute(tests.env("VECHE_TEST_POSTGRES_URL", cluster.url()))?;
    Ok(().into())
}

fn page() -> Outcome<Verdict> {
    web::build().map(Verdict::from)
}

/// Strict page and small page: both are read off the files that would be shipped.
fn size() -> Outcome<Verdict> {
    let report = capture(
        command("node")
            .args(["frontend/build/verify.mjs"])
            .arg(web::dist()),
    )?;
    print!("{report}");
    Ok(Verdict::Passed(
        report.lines().last().unwrap_or_default().to_owned(),
    ))
}

/// A build or a test that rewrites a committed file would make every clone dirty.
fn clean() -> Outcome<Verdict> {
    if !crate::command::in_ci() {
        return Ok(Verdict::Skipped(
            "asked only in CI: here the work tree is yours".to_owned(),
        ));
    }
    let changed = capture(command("git").args(["status", "--porcelain"]).current_dir(root()))?;
    if changed.is_empty() {
        Ok(().into())
    } else {
        Err(format!("changed by the run itself:\n{changed}"))
    }
}
