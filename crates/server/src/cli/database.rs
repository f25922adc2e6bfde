//! Opening the database for a command.

use veche_store::{Address, Store};

use super::READERS;

/// Opens the database and brings it to the present schema.
///
/// # Errors
/// A sentence that says what cannot be opened.
pub fn open(address: &Address) -> Result<Store, String> {
    let store =
        Store::open(address.clone(), READERS).map_err(|e| format!("the database cannot be opened: {e}"))?;
    let ran = store.migrate().map_err(|e| e.to_string())?;
    if !ran.is_empty() {
        tracing::info!(migrations = ?ran, "the database was migrated");
    }
    Ok(store)
}
