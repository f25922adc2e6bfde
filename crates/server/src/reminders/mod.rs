//! What people are told: notices, letters, deadlines in calendars.

mod digests;
mod duties;
mod handlers;
mod request;
mod run;
mod service;

use chrono::{DateTime, NaiveDate, Utc};
use veche_domain::{
    Id,
    access::{Actor, Grant},
    regulation::Profile,
    reminders::{WorkingDays, YearDays},
};

use crate::http::Context;
use crate::http::Routes;

pub use digests::compose;
pub use duties::duties_of;
pub use request::request;
pub use run::{gather, settle, years_of};

/// Production calendars that are embedded in the binary, the latest last.
const YEARS: [(&str, &str); 2] = [
    (
        "working-days-2026.toml",
        include_str!("../../../../regulations/working-days-2026.toml"),
    ),
    (
        "working-days-2027.toml",
        include_str!("../../../../regulations/working-days-2027.toml"),
    ),
];

/// Working days of the years entered; of the others by the law alone.
///
/// # Errors
/// A sentence that names the file and what is wrong with it.
pub fn working_days() -> Result<WorkingDays, String> {
    let read = |(name, text): &(&str, &str)| {
        toml::from_str::<YearDays>(text).map_err(|error| format!("regulations/{name}: {error}"))
    };
    let years = YEARS.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    WorkingDays::new(years).map_err(|faults| format!("regulations/working-days: {}", faults.join("; ")))
}

/// Who acts when nobody does: the jobs see the whole city.
pub fn clerk() -> Actor {
    Actor {
        account_id: Id::nil(),
        person_id: None,
        name: "Вече".to_owned(),
        grants: vec![Grant::Department],
    }
}

/// The context of a job.
pub fn context<'a>(
    actor: &'a Actor,
    profile: &'a Profile,
    (now, today): (DateTime<Utc>, NaiveDate),
) -> Context<'a> {
    Context {
        actor,
        today,
        now,
        profile,
    }
}

/// Routes of this feature.
pub fn routes(config: &mut Routes<'_, '_>) {
    config
        .service(handlers::list_notices)
        .service(handlers::read_all_notices)
        .service(handlers::read_notice)
        .service(handlers::get_notice_settings)
        .service(handlers::put_notice_settings);
}
