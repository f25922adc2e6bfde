//! `cargo xtask setup`: whatever is missing, installed; what is there, left alone.
//!
//! Every part is looked for first, so a second run takes a second. Each installation says what it runs, about how
//! long that takes and, when it fails, what a person can do about it.

use crate::command::{Outcome, capture, cargo_bin, command, run, version, which};
use crate::packages;
use crate::progress::clock;
use crate::wasm;
use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

/// Newer Trunk asks for a newer compiler than the workspace does.
const TRUNK: &str = "0.21.14";
/// Says its version nowhere, so cargo's own list of what it installed is asked.
const WASM_SPLIT: &str = "0.2.4";
const CARGO_DENY: &str = "0.20.2";
const OHA: &str = "1.16.0";
const OLDEST_NODE: u32 = 20;

/// Something a command needs on the machine.
#[derive(Clone, Copy)]
pub(crate) enum Part {
    /// A C compiler and linker: SQLite and libpq are built from source.
    Cc,
    /// A compiler and standard library for wasm32.
    Wasm,
    /// Builds the page around the compiled program.
    Trunk,
    /// Makes the glue between the program and the browser; must match Cargo.lock.
    WasmBindgen,
    /// Cuts the program into parts that load on demand.
    WasmSplit,
    /// Node and the packages locked in this folder.
    Node(&'static str),
    /// A browser for the journeys.
    Chromium,
    /// PostgreSQL's server programs; no running server is needed.
    Postgres,
    /// Reads papers written as PDF: their text, their tags.
    Poppler,
    /// A word processor without a screen: reads papers written as DOCX.
    Writer,
    /// Checks licences and banned packages.
    CargoDeny,
    /// Makes as many requests as go through.
    Wrk,
    /// Makes so many requests in a second, whatever the answers take.
    Oha,
}

/// What `cargo xtask run` needs.
pub(crate) const FOR_RUN: &[Part] = &[
    Part::Cc,
    Part::Wasm,
    Part::Trunk,
    Part::WasmBindgen,
    Part::WasmSplit,
    Part::Node("frontend"),
];

/// What `cargo xtask test` needs.
pub(crate) const FOR_TEST: &[Part] = &[
    Part::Cc,
    Part::Wasm,
    Part::Trunk,
    Part::WasmBindgen,
    Part::WasmSplit,
    Part::Node("frontend"),
    Part::Node("tests/browser"),
    Part::Node("tests/contract"),
    Part::Chromium,
    Part::Postgres,
    Part::Poppler,
    Part::Writer,
    Part::CargoDeny,
];

/// Makes sure that each of `parts` is there.
pub(crate) fn ensure(parts: &[Part]) -> Outcome {
    crate::disk::ensure()?;
    for part in parts {
        match part {
            Part::Cc => packages::ensure("C compiler", || which("cc"), &["build-essential", "pkg-config"])?,
            Part::Wasm => wasm::ensure()?,
            Part::Trunk => cargo_tool("trunk", TRUNK, &["--locked"], "about 4 minutes on two cores")?,
            Part::WasmBindgen => wasm_bindgen()?,
            Part::WasmSplit => wasm_split()?,
            Part::Node(folder) => node_packages(folder)?,
            Part::Chromium => packages::ensure("browser", chromium, &["chromium"])?,
            Part::Postgres => packages::ensure("PostgreSQL", crate::postgres::programs, &["postgresql"])?,
            Part::Poppler => {
                packages::ensure("reader of PDF", || which("pdftotext"), &["poppler-utils"])?;
            }
            Part::Writer => {
                packages::ensure(
                    "word processor",
                    || which("soffice"),
                    &["libreoffice-writer-nogui"],
                )?;
            }
            Part::Wrk => packages::ensure("closed load", || which("wrk"), &["wrk"])?,
            Part::Oha => cargo_tool("oha", OHA, &["--locked"], "about 8 minutes on two cores")?,
            Part::CargoDeny => cargo_tool(
                "cargo-deny",
                CARGO_DENY,
                &["--locked"],
                "about 2 minutes on two cores",
            )?,
        }
    }
    Ok(())
}

/// The browser that plays the journeys.
pub(crate) fn chromium() -> Option<PathBuf> {
    let asked = std::env::var_os("VECHE_CHROMIUM").map(PathBuf::from);
    let names = [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
    ];
    asked.or_else(|| names.iter().find_map(|name| which(name)))
}

/// Says that a part is there, in one aligned line.
pub(crate) fn present(part: &str, detail: &str) {
    println!("setup: {part:<28} present  {detail}");
}

/// Runs one installation, telling what it is and how long it took.
pub(crate) fn install(part: &str, estimate: &str, step: &mut Command) -> Outcome {
    println!(
        "setup: {part:<28} missing  installing: {} ({estimate})",
        crate::command::line(step)
    );
    let started = Instant::now();
    run(step)?;
    println!("setup: {part:<28} done     in {}", clock(started.elapsed()));
    Ok(())
}

fn wasm_bindgen() -> Outcome {
    let lock = crate::command::root().join("Cargo.lock");
    let text =
        std::fs::read_to_string(&lock).map_err(|error| format!("Cargo.lock cannot be read: {error}"))?;
    let wanted = locked_version(&text, "wasm-bindgen").ok_or("Cargo.lock names no wasm-bindgen.")?;
    // Without --locked: the lock file this program ships names packages that some mirrors do not carry.
    cargo_tool("wasm-bindgen", wanted, &[], "about 2 minutes on two cores")
}

/// The version of a package in the text of a Cargo.lock.
fn locked_version<'lock>(lock: &'lock str, package: &str) -> Option<&'lock str> {
    let after = lock.split_once(&format!("name = \"{package}\"\nversion = \""))?.1;
    Some(after.split_once('"')?.0)
}

fn cargo_tool(program: &str, wanted: &str, flags: &[&str], estimate: &str) -> Outcome {
    if version(program).as_deref() == Some(wanted) {
        present(program, wanted);
        return Ok(());
    }
    let package = if program == "wasm-bindgen" {
        "wasm-bindgen-cli"
    } else {
        program
    };
    cargo_install(program, package, wanted, flags, estimate)
}

fn wasm_split() -> Outcome {
    const PROGRAM: &str = "wasm-split-cli";
    const PACKAGE: &str = "wasm_split_cli_support";
    let listed = capture(command("cargo").args(["install", "--list"])).unwrap_or_default();
    if which(PROGRAM).is_some()
        && listed
            .lines()
            .any(|line| line == format!("{PACKAGE} v{WASM_SPLIT}:"))
    {
        present(PROGRAM, WASM_SPLIT);
        return Ok(());
    }
    let flags = ["--locked", "--features", "build-binary"];
    cargo_install(
        PROGRAM,
        PACKAGE,
        WASM_SPLIT,
        &flags,
        "about 1 minute on two cores",
    )
}

fn cargo_install(program: &str, package: &str, wanted: &str, flags: &[&str], estimate: &str) -> Outcome {
    let mut step = command("cargo");
    step.arg("install")
        .arg(format!("{package}@{wanted}"))
        .args(flags)
        .arg("--force");
    // These tools run for seconds: compiling them fast matters more than their speed.
    step.env("CARGO_PROFILE_RELEASE_LTO", "false");
    step.env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
    step.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1");
    // Away from the workspace, whose settings are not meant for them.
    step.current_dir(std::env::temp_dir())
        .env_remove("CARGO_TARGET_DIR");
    install(program, estimate, &mut step).map_err(|reason| {
        let place = cargo_bin();
        format!("{reason}\n{package} {wanted} could not be built. Check that crates.io or its mirror can be reached, or put a ready `{program}` {wanted} into {}.", place.display())
    })
}

fn node_packages(folder: &str) -> Outcome {
    let said = capture(command("node").arg("--version"));
    let major = said.ok().and_then(|text| {
        text.trim()
            .trim_start_matches('v')
            .split('.')
            .next()?
            .parse::<u32>()
            .ok()
    });
    if major.is_none_or(|major| major < OLDEST_NODE) {
        return Err(format!(
            "Node {OLDEST_NODE} or later with npm is needed (nodejs.org, or your system's packages)."
        ));
    }
    let place = crate::command::root().join(folder);
    let lock = std::fs::read_to_string(place.join("package-lock.json"))
        .map_err(|error| format!("{folder}/package-lock.json cannot be read: {error}"))?;
    // npm does not say which lock file a folder was filled from, so a copy of it is kept inside.
    let stamp = place.join("node_modules/.veche-lock.json");
    let part = format!("npm packages of {folder}");
    if std::fs::read_to_string(&stamp).is_ok_and(|installed| installed == lock) {
        present(&part, "");
        return Ok(());
    }
    let mut step = command("npm");
    // No package here needs a script of its own at installation; one that brings one is up to something else.
    step.args([
        "ci",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
    ])
    .current_dir(&place);
    install(&part, "some seconds", &mut step).map_err(|reason| {
        format!("{reason}\nCheck that the npm registry or its mirror can be reached (`npm ping`).")
    })?;
    std::fs::write(stamp, lock).map_err(|error| format!("{folder}/node_modules cannot be written: {error}"))
}

#[cfg(test)]
mod tests {
    use super::locked_version;

    #[test]
    fn the_version_is_that_of_the_whole_name() {
        let lock = "name = \"wasm-bindgen-macro\"\nversion = \"1.0.0\"\n\nname = \"wasm-bindgen\"\nversion = \"0.2.1\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.1"));
        assert_eq!(locked_version(lock, "bindgen"), None);
    }
}
