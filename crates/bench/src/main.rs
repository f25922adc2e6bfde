//! `veche-bench`: a city of any size, and how fast the server is over it, beside the limit the database sets.
//!
//! `cargo xtask bench` prepares what it needs and starts it; docs/performance.md tells how to read the table.
#![allow(clippy::print_stdout)] // the terminal is this program's user interface

mod hello;
mod measure;

use clap::{Parser, Subcommand};
use veche_bench::grow;
use veche_store::Address;

#[derive(Parser)]
#[command(name = "veche-bench", about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Grows the demo city in a database.
    Grow {
        /// The database, as in VECHE_DATABASE_URL.
        #[arg(long, env = "VECHE_DATABASE_URL")]
        database: String,
        #[command(flatten)]
        size: grow::Size,
    },
    /// Serves an empty answer: what the web framework alone can do here.
    Hello {
        /// Port on 127.0.0.1.
        port: u16,
    },
    /// Measures everything and writes the table.
    Measure(measure::Asked),
}

fn main() -> std::process::ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Grow { database, size } => {
            Address::parse(&database).and_then(|address| grow::grow(&address, size))
        }
        Command::Hello { port } => hello::serve(port),
        Command::Measure(asked) => measure::measure(&asked),
    };
    match outcome {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("\n{reason}");
            std::process::ExitCode::FAILURE
        }
    }
}
