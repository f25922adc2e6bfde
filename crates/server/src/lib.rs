//! Veche's server: HTTP, sessions, the OpenAPI document and the commands of the binary `veche`.
//!
//! Handlers hold no SQL and no rule: they take the request apart, call a service, and answer.

pub mod accounts;
pub mod analyses;
pub mod app;
pub mod associations;
pub mod cli;
pub mod clock;
pub mod compliance;
pub mod config;
pub mod council;
pub mod demo;
pub mod dictionaries;
pub mod districts;
pub mod elections;
pub mod error;
pub mod files;
pub mod health;
pub mod http;
pub mod imports;
pub mod jobs;
pub mod journal;
pub mod library;
pub mod mail;
pub mod meetings;
pub mod memory;
pub mod minutes;
pub mod openapi;
pub mod orders;
pub mod organizations;
mod papers;
pub mod people;
pub mod plans;
pub mod regulation;
pub mod reminders;
pub mod reporting;
pub mod spa;
pub mod state;
