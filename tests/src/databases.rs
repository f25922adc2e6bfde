//! The two databases a scenario runs on.

use std::{
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    sync::atomic::{AtomicU32, Ordering},
};

use diesel::{Connection, PgConnection, connection::SimpleConnection};
use veche_server::config::Config;
use veche_store::Address;

use crate::City;

/// Which database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Backend {
    /// The embedded one.
    Sqlite,
    /// The server.
    Postgres,
}

/// A database of one test, dropped with it.
pub(crate) struct Database {
    pub(crate) address: Address,
    drop: Option<Box<dyn FnOnce() + Send>>,
}

impl Drop for Database {
    fn drop(&mut self) {
        if let Some(drop) = self.drop.take() {
            drop();
        }
    }
}

static NUMBER: AtomicU32 = AtomicU32::new(0);

fn fresh_name() -> String {
    format!(
        "veche_test_{}_{}",
        std::process::id(),
        NUMBER.fetch_add(1, Ordering::Relaxed)
    )
}

pub(crate) fn sqlite() -> Database {
    let folder = std::env::temp_dir().join(fresh_name());
    std::fs::create_dir_all(&folder).expect("a folder for the test");
    let address = Address::Sqlite(folder.join("veche.db").display().to_string());
    Database {
        address,
        drop: Some(Box::new(move || drop(std::fs::remove_dir_all(folder)))),
    }
}

pub(crate) fn postgres(server: &str) -> Database {
    let name = fresh_name();
    let run = |server: &str, sql: &str| {
        let mut conn = PgConnection::establish(server).expect("the PostgreSQL of the tests");
        conn.batch_execute(sql).expect("SQL of the harness");
    };
    run(server, &format!("CREATE DATABASE {name}"));
    let (base, query) = server
        .split_once('?')
        .map_or((server, ""), |(base, query)| (base, query));
    let (host, _) = base.rsplit_once('/').expect("postgres://HOST/NAME");
    let tail = if query.is_empty() {
        String::new()
    } else {
        format!("?{query}")
    };
    let address = Address::Postgres(format!("{host}/{name}{tail}"));
    let server = server.to_owned();
    let drop = move || run(&server, &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
    Database {
        address,
        drop: Some(Box::new(drop)),
    }
}

/// Runs a scenario in a fresh city on SQLite, then on PostgreSQL.
pub fn on_both(scenario: impl Fn(&City)) {
    on_both_with(|_| (), scenario);
}

/// As [`on_both`], in cities with settings of their own.
pub fn on_both_with(adjust: impl Fn(&mut Config), scenario: impl Fn(&City)) {
    for backend in [Backend::Sqlite, Backend::Postgres] {
        let Some(city) = City::start_with(backend, &adjust) else {
            eprintln!("skipped on PostgreSQL: VECHE_TEST_POSTGRES_URL is not set");
            continue;
        };
        if let Err(panic) = catch_unwind(AssertUnwindSafe(|| scenario(&city))) {
            eprintln!("the scenario failed on {backend:?}");
            resume_unwind(panic);
        }
    }
}
