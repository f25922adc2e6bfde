//! Starting other programs, with errors that say which program failed and what to do.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// The error of every step: one sentence for a person.
pub(crate) type Outcome<T = ()> = Result<T, String>;

/// The root of the workspace, wherever the command was called from.
pub(crate) fn root() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.ancestors().nth(2).unwrap_or(manifest).to_path_buf()
}

/// Where `cargo install` puts programs.
pub(crate) fn cargo_bin() -> PathBuf {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cargo")));
    home.unwrap_or_default().join("bin")
}

/// A command that runs in the root of the workspace and finds what `cargo install` brought.
pub(crate) fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    let path = std::env::var_os("PATH").unwrap_or_default();
    let places = std::env::split_paths(&path).chain([cargo_bin()]);
    if let Ok(path) = std::env::join_paths(places) {
        command.env("PATH", path);
    }
    command.current_dir(root());
    command
}

/// `cargo`, with the lock file binding where CI runs, so that a forgotten Cargo.lock fails there.
pub(crate) fn cargo(arguments: &[&str]) -> Command {
    let mut command = command("cargo");
    command.args(arguments);
    if in_ci() && !matches!(arguments.first(), Some(&("fmt" | "install"))) {
        command.arg("--locked");
    }
    command
}

/// Whether this is an unattended run.
pub(crate) fn in_ci() -> bool {
    std::env::var_os("CI").is_some_and(|value| value != "false" && !value.is_empty())
}

/// Runs to the end, its output shown as it comes.
pub(crate) fn run(command: &mut Command) -> Outcome {
    if in_ci() {
        command.stdin(Stdio::null());
    }
    let status = command.status().map_err(|error| cannot_start(command, &error))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("`{}` ended with {status}.", line(command)))
    }
}

/// Runs to the end and answers with its standard output; when it fails, all that it said belongs to the message.
pub(crate) fn capture(command: &mut Command) -> Outcome<String> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .map_err(|error| cannot_start(command, &error))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(format!(
        "`{}` ended with {}.\n{}",
        line(command),
        output.status,
        said.trim()
    ))
}

/// Runs quietly, but not longer than `limit`: for what may hang where the network is closed.
pub(crate) fn run_within(limit: Duration, command: &mut Command) -> Outcome {
    let quiet = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let mut child = quiet.spawn().map_err(|error| cannot_start(command, &error))?;
    let started = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) if status.success() => return Ok(()),
            Ok(Some(status)) => return Err(format!("`{}` ended with {status}.", line(command))),
            Ok(None) if started.elapsed() < limit => std::thread::sleep(Duration::from_millis(100)),
            Ok(None) => {
                child
                    .kill()
                    .and_then(|()| child.wait())
                    .map_err(|error| error.to_string())?;
                return Err(format!(
                    "`{}` gave no answer within {} s.",
                    line(command),
                    limit.as_secs()
                ));
            }
            Err(error) => return Err(format!("`{}`: {error}", line(command))),
        }
    }
}

/// Where a program lies, if it is on the PATH or among what `cargo install` brought.
pub(crate) fn which(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let places: Vec<PathBuf> = std::env::split_paths(&path).chain([cargo_bin()]).collect();
    places
        .into_iter()
        .map(|place| place.join(program))
        .find(|file| file.is_file())
}

/// The second word of `program --version`, as in `trunk 0.21.14`.
pub(crate) fn version(program: &str) -> Option<String> {
    let said = capture(command(which(program)?).arg("--version")).ok()?;
    said.split_whitespace().nth(1).map(str::to_owned)
}

/// A command as a person would type it.
pub(crate) fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}

fn cannot_start(command: &Command, error: &std::io::Error) -> String {
    let program = command.get_program().to_string_lossy();
    format!("`{program}` could not be started ({error}). `cargo xtask setup` installs what is missing.")
}
