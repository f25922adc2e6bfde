//! The page: Trunk builds it into `frontend/dist`, where `frontend/build/finish.mjs` makes it small.

use crate::command::{Outcome, command, root, run};
use crate::wasm::Compiler;
use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

/// What the page is made of; a change of any of these rebuilds it.
const INPUTS: [&str; 5] = [
    "frontend",
    "crates/domain",
    "regulations",
    "Cargo.toml",
    "Cargo.lock",
];
/// Folders that the build itself fills.
const NOT_INPUTS: [&str; 3] = ["dist", "node_modules", "generated"];

/// Where the finished page lies.
pub(crate) fn dist() -> PathBuf {
    root().join("frontend/dist")
}

/// Builds the page, unless nothing it is made of has changed since the last time.
pub(crate) fn build() -> Outcome {
    let compiler = Compiler::find().ok_or("There is no compiler for wasm32: run `cargo xtask setup run`.")?;
    // A folder of its own: two compilers and two sets of flags in one would rebuild each other's work for ever.
    let target = root().join("target-web");
    let stamp = target.join("page-inputs");
    let inputs = fingerprint(compiler)?;
    if dist().join("index.html").is_file() && std::fs::read_to_string(&stamp).is_ok_and(|last| last == inputs)
    {
        println!("web: frontend/dist is up to date");
        return Ok(());
    }
    println!(
        "web: building frontend/dist with the {} (the first time takes some minutes)",
        compiler.name()
    );
    let mut build = command("trunk");
    // Not `--offline`: the first build fetches crates. Trunk itself finds each of its tools and fetches none.
    build
        .args(["build", "--release", "--skip-version-check"])
        .current_dir(root().join("frontend"));
    build.env("CARGO_TARGET_DIR", &target);
    build.env_remove("NO_COLOR"); // Trunk takes only the word `true` or `false` there, others set a number
    build.env("RUST_BACKTRACE", "0"); // its stack would bury the compiler's message
    compiler.prepare(&mut build);
    run(&mut build)?;
    std::fs::write(stamp, inputs).map_err(|error| format!("target-web cannot be written: {error}"))
}

fn fingerprint(compiler: Compiler) -> Outcome<String> {
    let mut files = BTreeSet::new();
    for input in INPUTS {
        collect(&root().join(input), &mut files)
            .map_err(|error| format!("{input} cannot be read: {error}"))?;
    }
    let mut hasher = DefaultHasher::new();
    compiler.name().hash(&mut hasher);
    for file in files {
        file.hash(&mut hasher);
        std::fs::read(&file)
            .map_err(|error| format!("{}: {error}", file.display()))?
            .hash(&mut hasher);
    }
    Ok(format!("{:016x}\n", hasher.finish()))
}

fn collect(place: &Path, files: &mut BTreeSet<PathBuf>) -> std::io::Result<()> {
    if place.is_file() {
        files.insert(place.to_path_buf());
        return Ok(());
    }
    for entry in std::fs::read_dir(place)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if !NOT_INPUTS.contains(&&*name) {
            collect(&path, files)?;
        }
    }
    Ok(())
}
