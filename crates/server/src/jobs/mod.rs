//! What the server does by itself: notices, letters, sending.
//!
//! Every run is a row of the database that is taken for a while. Of several servers one runs a job; one that dies in
//! the middle loses the row when its time is over, and what it had begun was one transaction that never came to be.

mod runner;

use std::time::Duration;

use actix_web::web;

pub use runner::{Jobs, Ran};

use crate::{memory, state::State};

/// How often the server looks whether there is something to do.
const EVERY: Duration = Duration::from_secs(60);

/// Starts the jobs of a serving server; they end with it.
pub fn start(state: &State) {
    let (jobs, store) = (Jobs::of(state.clone()), state.store().clone());
    actix_web::rt::spawn(async move {
        let mut ticks = tokio::time::interval(EVERY);
        // After a pause of the machine one look is enough.
        ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        loop {
            ticks.tick().await;
            let (jobs, store) = (jobs.clone(), store.clone());
            let round = web::block(move || {
                jobs.tick();
                // A look over the whole city takes tens of megabytes once a day.
                store.tidy();
                memory::tidy();
            });
            if let Err(error) = round.await {
                tracing::error!(%error, "the jobs could not be run");
            }
        }
    });
}
