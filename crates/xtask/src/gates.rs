//! Rules of the house that no compiler knows: which crate may see which, and how long a file may be.

use crate::command::{Outcome, capture, cargo, command, root};
use crate::progress::Verdict;
use std::collections::BTreeSet;

/// A file longer than this is two files.
const LINES: usize = 400;

/// A crate, and the beginnings of names that may not stand anywhere beneath it.
const FORBIDDEN: [(&str, &[&str]); 4] = [
    (
        "veche-domain",
        &["diesel", "actix", "tokio", "web-sys", "chrono-tz", "veche-"],
    ),
    (
        "veche-store",
        &["actix", "web-sys", "veche-server", "veche-papers", "veche-sheets"],
    ),
    (
        "veche-sheets",
        &["diesel", "actix", "veche-server", "veche-store"],
    ),
    (
        "veche-frontend",
        &[
            "diesel",
            "actix",
            "chrono-tz",
            "veche-server",
            "veche-store",
            "veche-sheets",
            "veche-papers",
        ],
    ),
];

/// Who may depend on the server: the tests, which speak to it over HTTP.
const USES_SERVER: [&str; 2] = ["veche-server", "veche-tests"];

/// The dependency rule of docs/architecture.md.
pub(crate) fn dependencies() -> Outcome<Verdict> {
    let mut broken = Vec::new();
    for (package, forbidden) in FORBIDDEN {
        let tree = [
            "tree",
            "--package",
            package,
            "--edges",
            "normal",
            "--target",
            "all",
            "--all-features",
        ];
        for name in names(&tree)?.iter().filter(|name| *name != package) {
            if forbidden.iter().any(|start| name.starts_with(start)) {
                broken.push(format!("{package} must not depend on {name}"));
            }
        }
    }
    let users = [
        "tree",
        "--workspace",
        "--invert",
        "veche-server",
        "--edges",
        "all",
        "--depth",
        "1",
        "--target",
        "all",
    ];
    for name in names(&users)?
        .iter()
        .filter(|name| !USES_SERVER.contains(&name.as_str()))
    {
        broken.push(format!("{name} must not depend on veche-server"));
    }
    let lock = std::fs::read_to_string(root().join("Cargo.lock")).map_err(|error| error.to_string())?;
    if lock.contains("name = \"h2\"\n") {
        broken.push("h2 is in the tree: actix-web must be built without its feature `http2`".to_owned());
    }
    if lock.matches("name = \"comemo\"\n").count() > 1 {
        broken.push(
            "comemo is in the tree twice: what the typesetter remembers would be emptied in the wrong one, and memory grow"
                .to_owned(),
        );
    }
    if broken.is_empty() {
        Ok(().into())
    } else {
        Err(broken.join("\n"))
    }
}

/// No source file is longer than a person reads at once.
pub(crate) fn lengths() -> Outcome<Verdict> {
    let listed =
        capture(command("git").args(["ls-files", "--cached", "--others", "--exclude-standard", "*.rs"]))?;
    let mut long = Vec::new();
    for file in listed.lines() {
        // A file that git still lists may be deleted in the work tree.
        let Ok(text) = std::fs::read_to_string(root().join(file)) else {
            continue;
        };
        let lines = text.lines().count();
        if lines > LINES {
            long.push(format!(
                "{file} has {lines} lines, more than {LINES}: split it by meaning"
            ));
        }
    }
    if long.is_empty() {
        Ok(().into())
    } else {
        Err(long.join("\n"))
    }
}

fn names(tree: &[&str]) -> Outcome<BTreeSet<String>> {
    let text = capture(cargo(tree).args(["--prefix", "none", "--format", "{p}"]))?;
    Ok(text
        .lines()
        .filter_map(|line| line.split(' ').next())
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect())
}
