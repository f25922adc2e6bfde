//! A city for a test: the real server on a free port of loopback, over SQLite or PostgreSQL, and its clients.
//!
//! Every scenario runs on both databases: `on_both(|city| …)`. PostgreSQL is taken from
//! `VECHE_TEST_POSTGRES_URL`, which `cargo xtask test` sets; without it that half says that it is skipped.

mod answer;
mod binary;
mod circle;
mod city;
mod client;
mod databases;
mod mail;
mod registrar;
mod sitting;
mod statements;

pub use answer::Answer;
pub use binary::{command, veche};
pub use city::{City, PASSWORD, TODAY, UNIT};
pub use client::Client;
pub use databases::{Backend, on_both, on_both_with};
pub use mail::{Letter, MailServer, Mode, nowhere};
pub use registrar::{Registrar, act, id_of, paper};
pub use sitting::{MEETINGS, Sitting, mark};
pub use statements::Watch;
