//! The commands of the binary `veche`.

mod account;
mod database;
mod demo;
mod import;
mod jobs;

use clap::{Parser, Subcommand};
use veche_domain::regulation::Profile;
use veche_store::{Store, journal::JournalCheck, journal::verify_journal, settings};

use crate::{
    app,
    clock::{Clock, DEMO_TODAY},
    config::Config,
    openapi, regulation,
    state::State,
};

pub use database::open;

/// Connections for reading, and threads that use them.
pub const READERS: u32 = 6;
/// Threads that take requests apart.
const WORKERS: usize = 2;

/// Вече: professional associations of a city by its regulation.
#[derive(Debug, Parser)]
#[command(name = "veche", version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Migrates the database and serves.
    Serve,
    /// Brings the database to the present schema.
    Migrate,
    /// Fills an empty database with the demo city; again, it changes nothing.
    Demo {
        /// Only districts, subjects, positions, categories, organizations and associations.
        #[arg(long)]
        reference: bool,
    },
    /// Imports a spreadsheet.
    Import(import::ImportArguments),
    /// Opens an administrator's account; the password is read from standard input.
    OpenAdmin {
        /// Login.
        login: String,
        /// Name shown.
        name: String,
    },
    /// What the server does by itself, once from the command line.
    Jobs {
        /// What to do.
        #[command(subcommand)]
        command: jobs::JobsCommand,
    },
    /// Checks the journal's chain of hashes.
    VerifyJournal,
    /// Prints the OpenAPI document.
    Openapi,
    /// Reads a spreadsheet from standard input within narrow limits; started by the server itself.
    #[command(name = crate::imports::parse::SUBCOMMAND, hide = true)]
    Parse {
        /// Name of the file.
        name: String,
    },
}

/// What a command gives: nothing, or a sentence that says what went wrong.
pub type Outcome = Result<(), String>;

/// Runs the command of the arguments.
///
/// # Errors
/// A sentence for the person at the terminal.
pub async fn run() -> Outcome {
    match Arguments::parse().command {
        Command::Serve => serve().await,
        Command::Migrate => migrate(),
        Command::Demo { reference } => demo::demo(reference),
        Command::Import(arguments) => import::import(&arguments),
        Command::OpenAdmin { login, name } => account::open_admin(&login, &name),
        // On a thread of its own: a mail server is waited for.
        Command::Jobs { command } => actix_web::web::block(move || jobs::jobs(&command))
            .await
            .map_err(|e| e.to_string())?,
        Command::VerifyJournal => verify(),
        Command::Openapi => print_document(),
        Command::Parse { name } => crate::imports::parse::child(&name),
    }
}

#[allow(clippy::print_stdout, reason = "standard output is what the command is for")]
fn say(text: &str) {
    println!("{text}");
}

async fn serve() -> Outcome {
    let config = Config::from_env()?;
    let (profile, zone) = regulation::load()?;
    let store = open(&config.database)?;
    let state = state(config, profile, zone, store)?;
    if state.demo && !state.config.listen.ip().is_loopback() {
        return Err(format!(
            "the database holds a demo city with known passwords: it is refused on {}",
            state.config.listen
        ));
    }
    let files = state.files.clone();
    // Beside serving: a bucket that does not answer must not make anybody wait for the register.
    actix_web::rt::spawn(async move { files.greet().await });
    crate::jobs::start(&state);
    app::serve(state, WORKERS)
        .await
        .map_err(|e| format!("cannot serve: {e}"))
}

/// The state over an open store; a demo city stands on its own date unless another is given.
///
/// # Errors
/// A database that cannot be read.
pub fn state(config: Config, profile: Profile, zone: chrono_tz::Tz, store: Store) -> Result<State, String> {
    let demo = store
        .read(|conn| settings::setting(conn, settings::DEMO))
        .map_err(|e| e.to_string())?
        .is_some();
    let today = config.today.or(demo.then_some(DEMO_TODAY));
    State::new(config, Clock::new(zone, today), profile, store, demo)
}

fn migrate() -> Outcome {
    open(&Config::from_env()?.database)?;
    say("The database is at the present schema.");
    Ok(())
}

fn verify() -> Outcome {
    let store = open(&Config::from_env()?.database)?;
    match store.read(verify_journal).map_err(|e| e.to_string())? {
        JournalCheck::Sound { entries, erased } => {
            say(&format!(
                "The journal is sound: {entries} entries, {erased} of them erased."
            ));
            Ok(())
        }
        JournalCheck::Broken { seq, what } => Err(format!("the journal is broken at entry {seq}: {what}")),
    }
}

fn print_document() -> Outcome {
    say(openapi::document_text().map_err(|e| e.to_string())?.trim_end());
    Ok(())
}
