//! What a server asks its database: every statement of a city, in order.
//!
//! Diesel tells of each connection where it leads, so the statements of cities that run side by side are told apart.

use std::{
    collections::HashMap,
    sync::{Mutex, Once, PoisonError},
};

use diesel::connection::{Instrumentation, InstrumentationEvent, set_default_instrumentation};

/// Statements by the address of the database, of those that are watched.
static WATCHED: Mutex<Option<HashMap<String, Vec<String>>>> = Mutex::new(None);

/// The statements of one database while it lives.
#[derive(Debug)]
pub struct Watch {
    address: String,
}

fn watched<T>(work: impl FnOnce(&mut HashMap<String, Vec<String>>) -> T) -> T {
    let mut held = WATCHED.lock().unwrap_or_else(PoisonError::into_inner);
    work(held.get_or_insert_default())
}

impl Watch {
    /// Makes connections that are opened from now on tell what they are asked.
    pub(crate) fn install() {
        static ONCE: Once = Once::new();
        ONCE.call_once(|| {
            set_default_instrumentation(|| Some(Box::new(Listener(None)))).expect("the instrumentation");
        });
    }

    /// Watches the database at an address as diesel is given it.
    pub(crate) fn at(address: &str) -> Self {
        let address = address.to_owned();
        watched(|all| all.insert(address.clone(), Vec::new()));
        Self { address }
    }

    /// What was asked since the last time, the beginning and the end of transactions left out.
    pub fn take(&self) -> Vec<String> {
        let all = watched(|all| all.get_mut(&self.address).map(std::mem::take));
        let mut asked = all.unwrap_or_default();
        let frame = ["BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "PRAGMA"];
        asked.retain(|sql| !frame.iter().any(|word| sql.starts_with(word)));
        asked
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        watched(|all| all.remove(&self.address));
    }
}

/// Hears one connection; holds the address it leads to.
struct Listener(Option<String>);

impl Instrumentation for Listener {
    fn on_connection_event(&mut self, event: InstrumentationEvent<'_>) {
        match event {
            InstrumentationEvent::StartEstablishConnection { url, .. } => self.0 = Some(url.to_owned()),
            InstrumentationEvent::StartQuery { query, .. } => {
                if let Some(address) = &self.0 {
                    watched(|all| {
                        if let Some(asked) = all.get_mut(address) {
                            asked.push(query.to_string());
                        }
                    });
                }
            }
            _ => {}
        }
    }
}
