//! What nothing above it can exceed: PostgreSQL running the very statements of a request, and a bare server.

use std::{
    io::{Read, Seek, SeekFrom},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Duration,
};

use diesel::{Connection, PgConnection, RunQueryDsl, connection::SimpleConnection, sql_types::Text};
use serde::Deserialize;

use super::{
    load::{TOLD, wrk},
    served::{free_port, quiet},
};
use veche_bench::Outcome;

/// PostgreSQL seen from outside: its log tells which statements a request made.
pub(crate) struct Limit<'a> {
    postgres: &'a str,
    /// The database the server works on.
    database: &'a str,
    folder: &'a Path,
    log: PathBuf,
}

#[derive(diesel::QueryableByName)]
struct Told {
    #[diesel(sql_type = Text)]
    value: String,
}

#[derive(Deserialize)]
struct Line {
    dbname: Option<String>,
    message: Option<String>,
    detail: Option<String>,
}

impl<'a> Limit<'a> {
    /// Finds the log.
    ///
    /// # Errors
    /// A server that writes none as JSON.
    pub(crate) fn new(postgres: &'a str, database: &'a str, folder: &'a Path) -> Outcome<Self> {
        let mut conn = PgConnection::establish(postgres).map_err(|error| error.to_string())?;
        let told: Told = diesel::sql_query(
            "SELECT current_setting('data_directory') || '/' || pg_current_logfile('jsonlog') AS value",
        )
        .get_result(&mut conn)
        .map_err(|error| format!("PostgreSQL writes no log as JSON: {error}"))?;
        Ok(Self {
            postgres,
            database,
            folder,
            log: told.value.into(),
        })
    }

    /// The statements a piece of work makes, with its values in their places.
    ///
    /// # Errors
    /// A log that cannot be read, work that fails.
    pub(crate) fn statements(&self, work: impl FnOnce() -> Outcome) -> Outcome<Vec<String>> {
        let mut log =
            std::fs::File::open(&self.log).map_err(|error| format!("{}: {error}", self.log.display()))?;
        self.logging("0")?;
        log.seek(SeekFrom::End(0)).map_err(|error| error.to_string())?;
        let worked = work();
        std::thread::sleep(Duration::from_millis(300));
        self.logging("-1")?;
        worked?;
        let mut text = String::new();
        log.read_to_string(&mut text).map_err(|error| error.to_string())?;
        let name = self.database.rsplit('/').next();
        let lines = text
            .lines()
            .filter_map(|line| serde_json::from_str::<Line>(line).ok());
        let own = lines.filter(|line| line.dbname.as_deref() == name);
        Ok(own
            .filter_map(|line| statement(line.message.as_deref()?, line.detail.as_deref()))
            .collect())
    }

    fn logging(&self, longer_than: &str) -> Outcome {
        let mut conn = PgConnection::establish(self.postgres).map_err(|error| error.to_string())?;
        conn.batch_execute(&format!(
            "ALTER SYSTEM SET log_min_duration_statement = {longer_than}"
        ))
        .and_then(|()| conn.batch_execute("SELECT pg_reload_conf()"))
        .map_err(|error| error.to_string())?;
        // The sessions of others hear of it at their next statement.
        std::thread::sleep(Duration::from_millis(300));
        Ok(())
    }

    /// How often a second the statements can be run.
    ///
    /// # Errors
    /// No pgbench, or a statement it cannot run.
    pub(crate) fn pgbench(&self, statements: &[String], length: Duration) -> Outcome<f64> {
        let file = self.folder.join("statements.sql");
        std::fs::write(&file, statements.join("\n")).map_err(|error| error.to_string())?;
        let mut command = Command::new("pgbench");
        command
            .args([
                "-n",
                "-M",
                "prepared",
                "-c",
                "8",
                "-j",
                "1",
                "-T",
                &length.as_secs().to_string(),
                "-f",
            ])
            .arg(&file)
            .arg(self.database);
        let said = quiet(&mut command)?;
        let rate = said
            .lines()
            .find_map(|line| line.strip_prefix("tps = ")?.split(' ').next()?.parse().ok());
        rate.ok_or_else(|| format!("pgbench told nothing:\n{said}"))
    }
}

/// A statement of the log as a line of a script; nothing for the steps before its execution.
fn statement(message: &str, detail: Option<&str>) -> Option<String> {
    let (_, said) = message.strip_prefix("duration: ")?.split_once(" ms  ")?;
    let (kind, sql) = said.split_once(": ")?;
    if !(kind == "statement" || kind.starts_with("execute ")) {
        return None;
    }
    let values = detail
        .and_then(|detail| detail.split_once("arameters: "))
        .map(|(_, values)| values);
    let mut sql = sql.trim().trim_end_matches(';').to_owned();
    for (number, value) in literals(values.unwrap_or_default()).into_iter().enumerate().rev() {
        sql = sql.replace(&format!("${}", number + 1), &value);
    }
    Some(format!("{sql};"))
}

/// The values of `$1 = 'a', $2 = NULL`, as pgbench takes them: a colon would begin the name of a variable.
fn literals(mut text: &str) -> Vec<String> {
    let mut found = Vec::new();
    while let Some((_, after)) = text.split_once(" = ") {
        let Some(mut rest) = after.strip_prefix('\'') else {
            let (value, next) = after.split_once(", $").unwrap_or((after, ""));
            found.push(value.to_owned());
            text = next;
            continue;
        };
        let mut value = String::new();
        while let Some((part, next)) = rest.split_once('\'') {
            value.push_str(part);
            rest = next;
            match rest.strip_prefix('\'') {
                Some(next) => rest = next,
                None => break,
            }
            value.push('\'');
        }
        let plain = !value.contains([':', '\\']);
        let quoted = value.replace('\'', "''");
        found.push(if plain {
            format!("'{quoted}'")
        } else {
            format!("E'{}'", quoted.replace('\\', "\\\\").replace(':', "\\072"))
        });
        text = rest;
    }
    found
}

/// A bare server; dropping it stops it.
pub(crate) struct Hello {
    child: Child,
    base: String,
}

impl Hello {
    /// Starts this very program as a bare server.
    ///
    /// # Errors
    /// A program that cannot be started.
    pub(crate) fn start() -> Outcome<Self> {
        let port = free_port()?;
        let own = std::env::current_exe().map_err(|error| error.to_string())?;
        let mut command = Command::new(own);
        command.args(["hello", &port.to_string()]).stdout(Stdio::null());
        let child = command.spawn().map_err(|error| error.to_string())?;
        std::thread::sleep(Duration::from_millis(500));
        Ok(Self {
            child,
            base: format!("http://127.0.0.1:{port}/"),
        })
    }

    /// As many requests as go through.
    ///
    /// # Errors
    /// No wrk.
    pub(crate) fn rate(&self, folder: &Path, length: Duration) -> Outcome<f64> {
        wrk(&self.base, &[], TOLD, folder, length)
    }
}

impl Drop for Hello {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// The statements of a write as one that can be run again and again: each time under the journal's next number and
/// with another identifier.
pub(crate) fn repeatable(statements: &[String], id: &str, seq: i64) -> Vec<String> {
    let change = |statement: &String| {
        if statement.contains("FOR UPDATE") && statement.contains("journal_head") {
            return "SELECT seq, gen_random_uuid()::text AS fresh FROM journal_head WHERE id = 1 FOR UPDATE \\gset".to_owned();
        }
        statement
            .replace(&format!("'{id}'"), ":fresh")
            .replace(&format!("'{seq}'"), ":seq + 1")
    };
    statements.iter().map(change).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_stand_in_their_places_whatever_they_hold() {
        let message = "duration: 0.031 ms  execute __diesel_stmt_3: SELECT a FROM b WHERE c = $1 AND d = $10 AND e = $2";
        let rest: Vec<String> = (3..=10).map(|n| format!("${n} = '{n}'")).collect();
        let detail = format!(
            "parameters: $1 = 'it''s 12:00, $5', $2 = NULL, {}",
            rest.join(", ")
        );
        assert_eq!(
            statement(message, Some(&detail)).unwrap(),
            "SELECT a FROM b WHERE c = E'it''s 12\\07200, $5' AND d = '10' AND e = NULL;"
        );
        assert_eq!(statement("duration: 0.1 ms  parse x: SELECT 1", None), None);
        assert_eq!(
            statement("duration: 0.1 ms  statement: COMMIT", None).unwrap(),
            "COMMIT;"
        );
    }

    #[test]
    fn a_write_is_repeated_under_another_number_and_identifier() {
        let told = [
            "SELECT seq FROM journal_head WHERE id = 1 FOR UPDATE;",
            "INSERT INTO j VALUES ('8', 'p');",
        ];
        let again = repeatable(&told.map(str::to_owned), "p", 8);
        assert!(again[0].ends_with("\\gset"));
        assert_eq!(again[1], "INSERT INTO j VALUES (:seq + 1, :fresh);");
    }
}
