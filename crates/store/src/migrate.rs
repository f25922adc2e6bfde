//! Migrations: embedded, forward only, the same names for both databases.

use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use crate::{Conn, Store, StoreError, StoreResult};

const POSTGRES: EmbeddedMigrations = embed_migrations!("../../migrations/postgres");
const SQLITE: EmbeddedMigrations = embed_migrations!("../../migrations/sqlite");

impl Store {
    /// Brings the database to the present schema and names the migrations that ran.
    ///
    /// # Errors
    /// A migration that fails; it leaves nothing of itself behind.
    pub fn migrate(&self) -> StoreResult<Vec<String>> {
        self.maintain(|conn| {
            let ran = match conn {
                Conn::Postgres(c) => c.run_pending_migrations(POSTGRES).map(|v| names(&v)),
                Conn::Sqlite(c) => c.run_pending_migrations(SQLITE).map(|v| names(&v)),
            };
            ran.map_err(|error| StoreError::Other(format!("a migration failed: {error}")))
        })
    }
}

fn names(versions: &[diesel::migration::MigrationVersion<'_>]) -> Vec<String> {
    versions.iter().map(ToString::to_string).collect()
}
