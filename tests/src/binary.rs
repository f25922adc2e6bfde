//! The binary `veche`, built once for all tests of a run: it parses files and runs commands.

use std::{path::PathBuf, process::Command, sync::OnceLock};

/// Path of the binary: the one that `VECHE_BIN` names, else one built here.
///
/// # Panics
/// When it cannot be built.
pub fn veche() -> PathBuf {
    static PATH: OnceLock<PathBuf> = OnceLock::new();
    PATH.get_or_init(|| {
        // Whoever runs all tests has built it with the features they ask for: built by itself it would be compiled
        // anew, and for minutes.
        if let Some(built) = std::env::var_os("VECHE_BIN")
            .map(PathBuf::from)
            .filter(|p| p.is_file())
        {
            return built;
        }
        let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
        let built = Command::new(cargo)
            .args(["build", "--quiet", "--package", "veche-server", "--bin", "veche"])
            .status();
        assert!(built.expect("cargo runs").success(), "the binary is built");
        let test = std::env::current_exe().expect("a path");
        test.ancestors()
            .map(|folder| folder.join("veche"))
            .find(|path| path.is_file())
            .expect("the binary beside the tests")
    })
    .clone()
}

/// The binary with a database of its own and nothing else of this environment's settings.
pub fn command(database: &str) -> Command {
    let mut command = Command::new(veche());
    command
        .env("VECHE_DATABASE_URL", database)
        .env("RUST_LOG", "warn");
    for name in veche_server::config::NAMES
        .into_iter()
        .filter(|name| *name != "VECHE_DATABASE_URL")
    {
        command.env_remove(name);
    }
    command
}
