//! `veche import`: a list from the command line.

use std::path::{Path, PathBuf};

use chrono::{NaiveDate, Utc};
use clap::{Args, ValueEnum};
use serde_json::json;
use veche_domain::imports::{ImportKind, ImportRow, ImportSummary};
use veche_store::journal::Author;

use super::{Outcome, open, say};
use crate::{
    clock::Clock,
    config::Config,
    imports::{Importer, Preview, ReadFile, commit, keep, parse, preview},
    regulation,
};

/// Kind of the list.
#[derive(Debug, Clone, Copy, ValueEnum)]
#[value(rename_all = "snake_case")]
enum Kind {
    /// Consolidated list of pedagogues.
    People,
    /// Organizations.
    Organizations,
    /// Associations.
    Associations,
    /// Matrix of heads of district associations.
    DistrictHeads,
    /// Annex of an order: makes the draft of an order.
    OrderAnnex,
}

/// Form of the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// Numbers, and each rejected row with its reason.
    Text,
    /// Everything, as JSON.
    Json,
}

/// What to import and how.
#[derive(Debug, Args)]
pub(super) struct ImportArguments {
    /// Kind of the list.
    kind: Kind,
    /// XLSX, XLS, ODS, CSV or TSV.
    file: PathBuf,
    /// Date the list speaks of; the business date when absent.
    #[arg(long)]
    as_of: Option<NaiveDate>,
    /// Say what would be done and do nothing.
    #[arg(long)]
    dry_run: bool,
    /// Form of the answer on standard output.
    #[arg(long, value_enum, default_value = "text")]
    format: Form,
}

/// Imports a list; rejected rows are told and do not fail the command.
///
/// # Errors
/// A sentence for the person at the terminal.
pub(super) fn import(arguments: &ImportArguments) -> Outcome {
    let config = Config::from_env()?;
    let (profile, zone) = regulation::load()?;
    let as_of = arguments
        .as_of
        .unwrap_or_else(|| Clock::new(zone, config.today).today());
    let kind = match arguments.kind {
        Kind::People => ImportKind::People,
        Kind::Organizations => ImportKind::Organizations,
        Kind::Associations => ImportKind::Associations,
        Kind::DistrictHeads => ImportKind::DistrictHeads,
        Kind::OrderAnnex => ImportKind::OrderAnnex,
    };
    let file_name = name(&arguments.file);
    let bytes = std::fs::read(&arguments.file)
        .map_err(|e| format!("{} cannot be read: {e}", arguments.file.display()))?;
    let program = parse::program(config.parser.as_ref()).map_err(|e| e.to_string())?;
    let workbook = parse::parse_now(&program, &file_name, bytes).map_err(|e| e.refusal().detail)?;
    let store = open(&config.database)?;
    let file = ReadFile {
        file_name,
        workbook,
        kind,
        as_of,
    };
    let found = store
        .read(|conn| preview(conn, &file.workbook, kind, None, as_of.into()))
        .map_err(|e| e.refusal().detail)?;
    if !arguments.dry_run {
        let author = Author {
            account_id: None,
            name: "Командная строка".to_owned(),
            at: Utc::now(),
        };
        let kept = store.write(|tx| {
            let who = Importer {
                account_id: None,
                name: &author.name,
                now: author.at,
            };
            let import = keep(tx.conn, &who, &file, &found)?;
            commit(tx, &author, &profile, import.id)
        });
        kept.map_err(|e| e.refusal().detail)?;
    }
    answer(arguments.format, &found)
}

fn name(path: &Path) -> String {
    path.file_name()
        .map(|n| n.to_string_lossy().into_owned())
        .unwrap_or_default()
}

fn answer(form: Form, found: &Preview) -> Outcome {
    let (rows, summary) = (&found.outcome.rows, &found.outcome.summary);
    match form {
        Form::Json => {
            let rows: Vec<_> = rows
                .iter()
                .map(|r| json!({"row": r.row, "class": r.class, "error": r.error, "warnings": r.warnings}))
                .collect();
            say(&json!({"rows": rows, "summary": summary}).to_string());
        }
        Form::Text => say(&told(rows, summary)),
    }
    Ok(())
}

fn told(rows: &[ImportRow], summary: &ImportSummary) -> String {
    let mut lines: Vec<String> = summary
        .by_class
        .iter()
        .map(|(class, n)| format!("{class}: {n}"))
        .collect();
    lines.push(format!(
        "people: {}, employments: {}",
        summary.persons_to_create, summary.employments_to_create
    ));
    lines.extend(
        rows.iter()
            .filter(|r| r.error.is_some())
            .map(|r| format!("{}: {}", r.row, r.message)),
    );
    lines.join("\n")
}
