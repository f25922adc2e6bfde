//! Packages of the operating system: Debian and its relatives are served, others are told what is missing.

use crate::command::{Outcome, capture, command, which};
use crate::setup::{install, present};
use std::path::PathBuf;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether the lists were refreshed in this run: once is enough.
static REFRESHED: AtomicBool = AtomicBool::new(false);

/// Installs `packages` unless `find` answers.
pub(crate) fn ensure(part: &str, find: impl Fn() -> Option<PathBuf>, packages: &[&str]) -> Outcome {
    if let Some(found) = find() {
        present(part, &found.display().to_string());
        return Ok(());
    }
    apt_install(part, packages)?;
    find()
        .map(|_| ())
        .ok_or_else(|| format!("{} did not bring the {part}.", packages.join(", ")))
}

/// Installs Debian packages, by sudo when the caller is not root.
pub(crate) fn apt_install(part: &str, packages: &[&str]) -> Outcome {
    let names = packages.join(" ");
    if which("apt-get").is_none() {
        return Err(format!(
            "The {part} is missing. On Debian it is `apt-get install {names}`; install its like here."
        ));
    }
    let help = |reason| {
        format!(
            "{reason}\nThe {part} could not be installed. Ask an administrator for: apt-get install {names}"
        )
    };
    if !REFRESHED.swap(true, Ordering::Relaxed) {
        install("list of packages", "some seconds", &mut apt(&["update", "-qq"])?).map_err(help)?;
    }
    let mut step = apt(&["install", "-y", "-qq", "--no-install-recommends"])?;
    install(part, "up to a minute", step.args(packages)).map_err(help)
}

fn apt(arguments: &[&str]) -> Outcome<Command> {
    let root = capture(command("id").arg("-u"))?.trim() == "0";
    let mut step = if root {
        command("apt-get")
    } else if which("sudo").is_some() {
        let mut step = command("sudo");
        step.args(["--preserve-env=DEBIAN_FRONTEND", "apt-get"]);
        step
    } else {
        return Err("Installing packages needs root, or sudo.".to_owned());
    };
    step.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
    Ok(step)
}
