//! Databases of a run, and what the embedded one does by itself.

use std::{
    path::Path,
    time::{Duration, Instant},
};

use diesel::{Connection, SqliteConnection, connection::SimpleConnection};
use veche_bench::Outcome;

use super::served::quiet;

/// Commits of one row each, synchronous as Veche's are, in a second.
pub(super) fn single_commits(folder: &Path) -> Outcome<f64> {
    let file = folder.join("single.db");
    let told = |error: &dyn std::fmt::Display| error.to_string();
    let mut conn = SqliteConnection::establish(&file.to_string_lossy()).map_err(|e| told(&e))?;
    let make = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE IF NOT EXISTS t (x TEXT)";
    conn.batch_execute(make).map_err(|e| told(&e))?;
    let started = Instant::now();
    let mut made = 0.0;
    while started.elapsed() < Duration::from_secs(5) {
        conn.batch_execute("INSERT INTO t VALUES ('one row of some length, as a journal has')")
            .map_err(|e| told(&e))?;
        made += 1.0;
    }
    Ok(made / started.elapsed().as_secs_f64())
}

/// A new database of this run.
pub(super) fn own_database(postgres: &str, name: &str) -> Outcome<String> {
    for sql in [
        format!("DROP DATABASE IF EXISTS {name}"),
        format!("CREATE DATABASE {name}"),
    ] {
        quiet(std::process::Command::new("psql").args(["-q", postgres, "-c", &sql]))?;
    }
    let (server, _) = postgres
        .rsplit_once('/')
        .ok_or("the address of PostgreSQL names no database")?;
    Ok(format!("{server}/{name}"))
}
