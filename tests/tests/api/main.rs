//! The API over real HTTP, on both databases.
//!
//! One program for all of it: each would carry the whole server, four hundred megabytes in a development build, and its
//! tests would wait for the slowest of the program before.

mod analyses;
mod associations;
mod commands;
mod compliance;
mod compose;
mod council;
mod districts;
mod drafts;
mod elections;
mod files_s3;
mod import_annex;
mod import_plan;
mod import_registrations;
mod imports;
mod journal;
mod library;
mod meetings;
mod memberships;
mod merges;
mod minutes;
mod offices;
mod openapi;
mod orders;
mod organizations;
mod papers;
mod people;
mod plans;
mod reminders;
mod rights;
mod schema;
mod sessions;
mod statements;
mod tables;
mod together;
