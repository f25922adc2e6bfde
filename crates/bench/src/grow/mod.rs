//! A city of any size, grown out of the demo city: its rows copied under other identifiers, its people under other
//! names, and teachers added until there are as many as asked for.
//!
//! The same seed gives the same city. Everything the demo city has (meetings, minutes, plans, analyses, votes) is
//! there in the same proportion, so a board over the copy costs what a board over so many real associations would.

mod people;
mod tables;

use diesel::{Connection, PgConnection, SqliteConnection, connection::SimpleConnection, prelude::*};
use veche_store::{Address, Conn};

use crate::Outcome;

/// How large, and by which seed.
#[derive(Debug, Clone, Copy, clap::Args)]
pub struct Size {
    /// Associations, about: the demo city is copied whole.
    #[arg(long, default_value_t = 400)]
    pub associations: usize,
    /// People.
    #[arg(long, default_value_t = 20_000)]
    pub people: usize,
    /// Begins the row of random numbers.
    #[arg(long, default_value_t = 7)]
    pub seed: u64,
}

/// Grows the demo city in the database to the size.
///
/// # Errors
/// A database without a demo city, one grown already, or one that refuses a row.
pub fn grow(address: &Address, size: Size) -> Outcome {
    let mut conn = open(address)?;
    let standing = count(&mut conn, "associations")?;
    if standing == 0 {
        return Err("there is no demo city to grow: run `veche demo` on this database first".to_owned());
    }
    let copies = size.associations.div_ceil(standing).saturating_sub(1);
    let mut random = fastrand::Rng::with_seed(size.seed);
    let sample = people::Sample::read(&mut conn)?;
    let added = size.people.saturating_sub(sample.len() * (copies + 1));
    run(&mut conn, "BEGIN")?;
    people::copy(&mut conn, &sample, copies, &mut random)?;
    trusting(&mut conn, true)?;
    tables::copy_all(&mut conn, copies)?;
    trusting(&mut conn, false)?;
    people::add(&mut conn, &sample, added, &mut random)?;
    run(&mut conn, "COMMIT")?;
    run(&mut conn, "ANALYZE")
}

fn open(address: &Address) -> Outcome<Conn> {
    match address {
        Address::Postgres(url) => Ok(Conn::Postgres(PgConnection::establish(url).map_err(told)?)),
        Address::Sqlite(path) => {
            let mut conn = Conn::Sqlite(SqliteConnection::establish(path).map_err(told)?);
            // Inside a transaction nothing can change that.
            run(&mut conn, "PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = OFF")?;
            Ok(conn)
        }
    }
}

/// Whether references are looked at: copies refer to each other in circles. Triggers sleep meanwhile, so people are
/// never written then.
fn trusting(conn: &mut Conn, trust: bool) -> Outcome {
    match conn {
        Conn::Postgres(_) if trust => run(conn, "SET session_replication_role = replica"),
        Conn::Postgres(_) => run(conn, "SET session_replication_role = origin"),
        Conn::Sqlite(_) => Ok(()),
    }
}

fn run(conn: &mut Conn, sql: &str) -> Outcome {
    conn.batch_execute(sql).map_err(|error| format!("{error}: {sql}"))
}

/// Number of rows of a table.
fn count(conn: &mut Conn, table: &str) -> Outcome<usize> {
    #[derive(QueryableByName)]
    struct Counted {
        #[diesel(sql_type = diesel::sql_types::BigInt)]
        rows: i64,
    }
    let sql = format!("SELECT count(*) AS rows FROM {table}");
    let found: Counted = match conn {
        Conn::Postgres(inner) => diesel::sql_query(sql).get_result(inner),
        Conn::Sqlite(inner) => diesel::sql_query(sql).get_result(inner),
    }
    .map_err(told)?;
    usize::try_from(found.rows).map_err(told)
}

fn told(error: impl std::fmt::Display) -> String {
    error.to_string()
}
