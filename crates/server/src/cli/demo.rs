//! `veche demo`: a city to try things in.

use veche_store::Store;

use super::{Outcome, open, say};
use crate::{
    config::Config,
    demo::{DEMO_LOGINS, DEMO_PASSWORD, Filled, fill_city, fill_reference_city},
    imports::parse,
    regulation,
};

/// Fills an empty database with demo data; again, it changes nothing.
///
/// # Errors
/// A sentence for the person at the terminal.
pub(super) fn demo(reference_only: bool) -> Outcome {
    let config = Config::from_env()?;
    let store: Store = open(&config.database)?;
    let filled = if reference_only {
        fill_reference_city(&store)
    } else {
        let parser = parse::program(config.parser.as_ref()).map_err(|e| e.to_string())?;
        fill_city(&store, &regulation::load()?.0, &parser)
    };
    match filled.map_err(|e| e.to_string())? {
        Filled::Now => say("The demo data are in."),
        Filled::Before => say("The demo data were in already: nothing changed."),
    }
    if !reference_only {
        say(&format!(
            "Accounts: {}; password: {DEMO_PASSWORD}",
            DEMO_LOGINS.join(" ")
        ));
    }
    Ok(())
}
