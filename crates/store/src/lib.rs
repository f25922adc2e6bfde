//! Veche's store: the only crate that knows SQL.
//!
//! It keeps and finds; it decides nothing: no permission and no rule lives here. Functions are synchronous on a
//! connection; the server runs them on its blocking threads.

pub mod accounts;
mod among;
pub mod analyses;
pub mod associations;
mod columns;
pub mod compliance;
mod conn;
pub mod council;
pub mod dictionaries;
pub mod districts;
pub mod elections;
mod error;
pub mod filings;
pub mod handovers;
pub mod idempotency;
pub mod imports;
pub mod jobs;
pub mod journal;
pub mod library;
mod listing;
pub mod meetings;
mod migrate;
pub mod minutes;
pub mod orders;
pub mod organizations;
pub mod papers;
pub mod people;
pub mod plans;
mod pool;
pub mod reminders;
mod schema;
pub mod settings;
pub mod standing;
mod together;
mod tx;

pub use columns::new_id;
pub use conn::{Address, Conn};
pub use error::{StoreError, StoreResult};
pub use listing::{Cursor, Rows, Slice};
pub use pool::Store;
pub use together::Ticket;
pub use tx::Tx;

/// The backend of the multi-connection.
pub(crate) type Backend = <Conn as diesel::Connection>::Backend;
