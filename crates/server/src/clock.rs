//! The clock that is passed in: the real time for sessions and the journal, the business date for the register.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

/// The date a demo city stands on when nothing else is said.
pub const DEMO_TODAY: NaiveDate = match NaiveDate::from_ymd_opt(2026, 11, 25) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

/// Tells the time.
#[derive(Debug, Clone, Copy)]
pub struct Clock {
    zone: Tz,
    fixed: Option<NaiveDate>,
}

impl Clock {
    /// A clock of the city's zone; a fixed date stands still, for demo and tests.
    pub fn new(zone: Tz, fixed: Option<NaiveDate>) -> Self {
        Self { zone, fixed }
    }

    /// The zone of the city.
    pub fn zone(&self) -> Tz {
        self.zone
    }

    /// Now, for sessions and the journal.
    pub fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }

    /// The business date: the local date of the city, or the fixed one.
    pub fn today(&self) -> NaiveDate {
        self.fixed
            .unwrap_or_else(|| Utc::now().with_timezone(&self.zone).date_naive())
    }
}
