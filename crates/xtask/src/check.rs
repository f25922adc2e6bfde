//! The checks that need no test run: style, lints, licences, the API document.

use crate::command::{Outcome, capture, cargo, command, root, run};
use crate::progress::Verdict;

/// Only one form of the code is right, so nobody discusses it.
pub(crate) fn style() -> Outcome<Verdict> {
    run(&mut cargo(&["fmt", "--all", "--check"]))
        .map_err(|reason| format!("{reason} `cargo fmt` mends it."))?;
    Ok(().into())
}

/// The lints of Cargo.toml, warnings counted as errors.
pub(crate) fn lints() -> Outcome<Verdict> {
    run(cargo(&["clippy", "--workspace", "--all-targets"]).args(["--", "-D", "warnings"]))?;
    Ok(().into())
}

/// Licences, sources and banned versions, by deny.toml.
pub(crate) fn licences() -> Outcome<Verdict> {
    run(command("cargo").args([
        "deny",
        "--workspace",
        "--all-features",
        "check",
        "bans",
        "licenses",
        "sources",
    ]))?;
    Ok(().into())
}

/// Known vulnerabilities: their list is a git repository, which a closed network may not reach.
pub(crate) fn advisories() -> Outcome<Verdict> {
    let checked =
        capture(command("cargo").args(["deny", "--workspace", "--all-features", "check", "advisories"]));
    match checked {
        Ok(_) => Ok(().into()),
        Err(reason) if reason.contains("failed to fetch advisory database") => Ok(Verdict::Skipped(
            "the list of advisories could not be fetched; the bans of deny.toml held".to_owned(),
        )),
        Err(reason) => Err(reason),
    }
}

/// The committed API document is what the code says.
pub(crate) fn document() -> Outcome<Verdict> {
    let committed = std::fs::read_to_string(root().join("openapi/veche.json")).unwrap_or_default();
    if committed == generate()? {
        return Ok(().into());
    }
    Err("openapi/veche.json differs from the code: `cargo xtask openapi` writes it.".to_owned())
}

/// `cargo xtask openapi`.
pub(crate) fn write_openapi() -> Outcome {
    let file = root().join("openapi/veche.json");
    std::fs::write(&file, generate()?).map_err(|error| format!("{}: {error}", file.display()))?;
    println!("openapi/veche.json is written");
    Ok(())
}

/// The API document against the rules of tests/contract: 0 errors.
pub(crate) fn contract() -> Outcome<Verdict> {
    let rules = root().join("tests/contract");
    let mut spectral = command(rules.join("node_modules/.bin/spectral"));
    spectral.current_dir(rules);
    run(spectral.args([
        "lint",
        "../../openapi/veche.json",
        "--ruleset",
        "ruleset.yaml",
        "--fail-severity",
        "error",
    ]))?;
    Ok(().into())
}

fn generate() -> Outcome<String> {
    build_veche()?;
    capture(command(veche()).arg("openapi"))
}

/// The binary that [`build_veche`] makes.
pub(crate) fn veche() -> std::path::PathBuf {
    target().join("debug/veche")
}

/// Builds `veche` with the features of the whole workspace, as `cargo test --workspace` does: otherwise each would
/// compile what they share anew, for nearly three minutes.
pub(crate) fn build_veche() -> Outcome {
    // Cargo counts the features that tests ask for only where a test is built: this is a small one.
    run(&mut cargo(&[
        "build",
        "--workspace",
        "--bin",
        "veche",
        "--test",
        "annex",
    ]))
}

/// The folder cargo builds into.
pub(crate) fn target() -> std::path::PathBuf {
    let set = std::env::var_os("CARGO_TARGET_DIR").map(std::path::PathBuf::from);
    set.unwrap_or_else(|| root().join("target"))
}
