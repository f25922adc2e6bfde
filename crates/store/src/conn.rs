//! One connection type over both databases, and how each is opened.

use std::time::{Duration, Instant};

use diesel::{
    Connection, PgConnection, SqliteConnection,
    connection::SimpleConnection,
    r2d2::{self, ManageConnection, R2D2Connection},
};

use crate::StoreResult;

/// A connection to either database.
///
/// Never call the derived `establish`: SQLite accepts any string as a file name. [`Manager`] picks the variant
/// by the scheme of the address.
#[derive(diesel::MultiConnection)]
pub enum Conn {
    /// PostgreSQL.
    Postgres(PgConnection),
    /// The embedded database.
    Sqlite(SqliteConnection),
}

/// Runs the same body on the inner connection, for what a multi-connection refuses: batch inserts, `ON CONFLICT`.
#[macro_export]
macro_rules! each_backend {
    ($conn:expr, $inner:ident => $body:expr) => {
        match $conn {
            $crate::Conn::Postgres($inner) => $body,
            $crate::Conn::Sqlite($inner) => $body,
        }
    };
}

/// Runs what asks for long lists of identifiers: PostgreSQL plans each of its statements for the values at hand. A plan
/// it keeps takes a long list for a short one and reads whole tables: fifteen seconds for a count of candidates that
/// takes one. After a fault the connection goes on planning anew, which is slower and never wrong.
///
/// # Errors
/// What the body gives, or a database that is gone.
pub(crate) fn planned_anew<T>(
    conn: &mut Conn,
    body: impl FnOnce(&mut Conn) -> StoreResult<T>,
) -> StoreResult<T> {
    let set = |conn: &mut Conn, sql: &str| match conn {
        Conn::Postgres(inner) => inner.batch_execute(sql),
        Conn::Sqlite(_) => Ok(()),
    };
    set(conn, "SET plan_cache_mode = force_custom_plan")?;
    let value = body(conn)?;
    set(conn, "RESET plan_cache_mode")?;
    Ok(value)
}

/// Where the data are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Address {
    /// `postgres://…`
    Postgres(String),
    /// `sqlite:PATH`
    Sqlite(String),
}

impl Address {
    /// Reads an address of the form `sqlite:PATH` or `postgres://…`.
    ///
    /// # Errors
    /// A sentence that names the two forms.
    pub fn parse(url: &str) -> Result<Self, String> {
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            return Ok(Self::Postgres(url.to_owned()));
        }
        match url.strip_prefix("sqlite:") {
            Some(path) if !path.is_empty() => Ok(Self::Sqlite(path.trim_start_matches("//").to_owned())),
            _ => Err(format!(
                "VECHE_DATABASE_URL is {url:?}: give sqlite:PATH or postgres://USER@HOST/NAME"
            )),
        }
    }
}

/// What a connection is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    Read,
    Write,
}

/// A connection of a pool, and when it was last given back.
pub(crate) struct Kept {
    pub(crate) conn: Conn,
    used: Instant,
}

/// A connection used so recently is taken to live: asking the database each time costs every request a journey to it.
const FRESH: Duration = Duration::from_secs(1);

/// Opens and checks connections for the pools.
#[derive(Debug)]
pub(crate) struct Manager {
    pub(crate) address: Address,
    pub(crate) purpose: Purpose,
}

impl ManageConnection for Manager {
    type Connection = Kept;
    type Error = r2d2::Error;

    fn connect(&self) -> Result<Kept, r2d2::Error> {
        let mut conn = match &self.address {
            Address::Postgres(url) => {
                Conn::Postgres(PgConnection::establish(url).map_err(r2d2::Error::ConnectionError)?)
            }
            Address::Sqlite(path) => {
                Conn::Sqlite(SqliteConnection::establish(path).map_err(r2d2::Error::ConnectionError)?)
            }
        };
        conn.batch_execute(self.session_settings())
            .map_err(r2d2::Error::QueryError)?;
        Ok(Kept {
            conn,
            used: Instant::now(),
        })
    }

    fn is_valid(&self, kept: &mut Kept) -> Result<(), r2d2::Error> {
        // The embedded database cannot go away.
        if matches!(kept.conn, Conn::Sqlite(_)) || kept.used.elapsed() < FRESH {
            return Ok(());
        }
        kept.conn.ping().map_err(r2d2::Error::QueryError)
    }

    /// Asked when the connection is given back.
    fn has_broken(&self, kept: &mut Kept) -> bool {
        kept.used = Instant::now();
        std::thread::panicking() || kept.conn.is_broken()
    }
}

impl Manager {
    /// The order matters for SQLite: without a busy timeout the change to WAL itself may fail as locked.
    fn session_settings(&self) -> &'static str {
        match (&self.address, self.purpose) {
            (Address::Postgres(_), _) => {
                "SET TIME ZONE 'UTC'; SET statement_timeout = '30s'; SET idle_in_transaction_session_timeout = '60s'"
            }
            (Address::Sqlite(_), Purpose::Write) => {
                "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
                 PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF"
            }
            (Address::Sqlite(_), Purpose::Read) => {
                "PRAGMA busy_timeout = 5000; PRAGMA query_only = ON; PRAGMA cache_size = -4000; \
                 PRAGMA trusted_schema = OFF"
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_by_its_scheme_and_nothing_else_is_taken_for_a_file() {
        assert_eq!(
            Address::parse("sqlite:data/veche.db"),
            Ok(Address::Sqlite("data/veche.db".into()))
        );
        assert_eq!(
            Address::parse("sqlite:///var/veche.db"),
            Ok(Address::Sqlite("/var/veche.db".into()))
        );
        assert!(matches!(
            Address::parse("postgres://veche@localhost/veche"),
            Ok(Address::Postgres(_))
        ));
        for wrong in ["", "sqlite:", "veche.db", "mysql://x", "postgre://x"] {
            assert!(Address::parse(wrong).is_err(), "{wrong}");
        }
    }
}
