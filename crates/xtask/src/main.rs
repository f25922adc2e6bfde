//! Developer commands of Veche: `cargo xtask help` names them all.
//!
//! Plain standard library on purpose: this crate is compiled before anything else exists, so a newcomer's first
//! command starts within seconds, and nothing here can pull a second copy of what the product uses.
#![allow(clippy::print_stdout)] // the terminal is this program's user interface

mod bench;
mod browser;
mod check;
mod command;
mod disk;
mod gates;
mod packages;
mod postgres;
mod progress;
mod run;
mod setup;
mod test;
mod wasm;
mod web;

use std::process::ExitCode;

const HELP: &str = "\
Veche: developer commands

  cargo xtask run              prepare, build and open the demo city at http://127.0.0.1:8080
  cargo xtask test [STEP...]   everything CI runs; with names, only those steps
  cargo xtask check            the quick part of it: style, lints, dependencies, API document
  cargo xtask setup [run]      install what is missing (with `run`: only what the demo needs)
  cargo xtask web              build the page into frontend/dist
  cargo xtask openapi          write openapi/veche.json from the code
  cargo xtask demo             fill data/veche.db with the demo city
  cargo xtask bench [ARG...]   measure the release build beside its limits (--only NAME, --seconds N, --rounds N)
  cargo xtask postgres CMD...  run CMD with VECHE_TEST_POSTGRES_URL of a private PostgreSQL
  cargo xtask help             this text

Settings
  VECHE_DATABASE_URL, VECHE_LISTEN   as for `veche serve`; `run` and `demo` pass them on
  VECHE_WASM=rustup|debian           which compiler builds the page (chosen by itself otherwise)
  VECHE_CHROMIUM=PATH                the browser of the journeys (found by itself otherwise)
  VECHE_TEST_POSTGRES_URL=URL        a PostgreSQL to test on (a private one is started otherwise)";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["run"] => run::run(),
        ["demo"] => run::demo(),
        ["openapi"] => check::write_openapi(),
        ["web"] => setup::ensure(setup::FOR_RUN).and_then(|()| web::build()),
        ["setup"] => setup::ensure(setup::FOR_TEST),
        ["setup", "run"] => setup::ensure(setup::FOR_RUN),
        ["bench", words @ ..] => bench::run(words),
        ["postgres", program, words @ ..] => postgres::with(program, words),
        ["check"] => return test::run(test::QUICK),
        ["test", steps @ ..] => return test::run(steps),
        [] | ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            Ok(())
        }
        _ => Err(format!("There is no such command: {}\n\n{HELP}", words.join(" "))),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("\n{reason}");
            ExitCode::FAILURE
        }
    }
}
