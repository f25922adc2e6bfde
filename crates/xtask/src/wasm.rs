//! A compiler for wasm32: rustup's target where it can be had, else Debian's `rustc-web` with its std sources.

use crate::command::{Outcome, capture, command, run_within, which};
use crate::packages;
use crate::setup::present;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

const PART: &str = "compiler for wasm32";
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
const DEBIAN_LINKER: &str = "/usr/bin/rust-lld";
/// How long rustup may take before the network counts as closed.
const PATIENCE: Duration = Duration::from_secs(90);

/// Where the page's compiler comes from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Compiler {
    /// The workspace's own toolchain with the target added.
    Rustup,
    /// Debian's packages, which build the standard library themselves.
    Debian,
}

impl Compiler {
    /// The one in place, if any; `VECHE_WASM` decides when both are.
    pub(crate) fn find() -> Option<Self> {
        let asked = std::env::var("VECHE_WASM").unwrap_or_default();
        if asked != "debian" && rustup_target_present() {
            return Some(Self::Rustup);
        }
        (asked != "rustup" && debian_present()).then_some(Self::Debian)
    }

    /// Gives a build command what this compiler needs.
    pub(crate) fn prepare(self, build: &mut Command) {
        if self == Self::Debian {
            build.env("RUSTC", DEBIAN_RUSTC);
            build.env("RUSTC_BOOTSTRAP", "1");
            build.env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort");
            build.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", DEBIAN_LINKER);
        }
    }

    /// A word for messages and for telling builds apart.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Rustup => "rustup target",
            Self::Debian => "Debian rustc-web",
        }
    }
}

/// The ordinary way first, Debian's packages where rustup reaches nothing.
pub(crate) fn ensure() -> Outcome {
    if let Some(compiler) = Compiler::find() {
        present(PART, compiler.name());
        return Ok(());
    }
    if std::env::var_os("VECHE_WASM").is_none_or(|asked| asked != "debian") && which("rustup").is_some() {
        println!("setup: {PART:<28} missing  trying: rustup target add wasm32-unknown-unknown");
        let added = run_within(
            PATIENCE,
            command("rustup").args(["target", "add", "wasm32-unknown-unknown"]),
        );
        match added {
            Ok(()) if rustup_target_present() => {
                present(PART, Compiler::Rustup.name());
                return Ok(());
            }
            Ok(()) => {
                println!("setup: {PART:<28} rustup added the target to another toolchain than this one")
            }
            Err(reason) => println!("setup: {PART:<28} {reason} Falling back to Debian's packages."),
        }
    }
    packages::apt_install(PART, &["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm"])?;
    if !Path::new(DEBIAN_LINKER).exists() {
        // rust-web-llvm brings a link such as rust-lld -> lld-22, but not the package that it points into.
        let target = std::fs::read_link(DEBIAN_LINKER)
            .map_err(|error| format!("{DEBIAN_LINKER} should have come with rust-web-llvm: {error}"))?;
        packages::apt_install("linker for wasm32", &[&target.to_string_lossy()])?;
    }
    let found = Compiler::find().ok_or(
        "No compiler for wasm32 could be set up: neither `rustup target add wasm32-unknown-unknown` nor Debian's \
         rustc-web and rust-web-src worked.",
    )?;
    present(PART, found.name());
    Ok(())
}

fn rustup_target_present() -> bool {
    let sysroot = capture(command("rustc").args(["--print", "sysroot"])).unwrap_or_default();
    !sysroot.is_empty()
        && PathBuf::from(sysroot.trim())
            .join("lib/rustlib/wasm32-unknown-unknown/lib")
            .is_dir()
}

fn debian_present() -> bool {
    let sources = Path::new("/usr/lib/rustlib/src/rust/library/std/Cargo.toml");
    [Path::new(DEBIAN_RUSTC), sources, Path::new(DEBIAN_LINKER)]
        .iter()
        .all(|file| file.exists())
}
