//! The clock that is passed in: the real time for sessions and the journal, the business date for the register.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

/// The date a demo city stands on when nothing else is said.
pub const DEMO_TODAY: NaiveDate = match NaiveDate::from_ymd_opt(2026, 11, 25) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

/// Tells the time.
#[derive(Debug, Clone)]
pub struct Clock {
    zone: Tz,
    source: Source,
}

#[derive(Debug, Clone)]
enum Source {
    /// The machine's clock.
    Real,
    /// The machine's clock with a business date that stands still: a demo city.
    Day(NaiveDate),
    /// An instant that is set from outside, seconds since 1970: a year that passes in a test.
    Set(Arc<AtomicI64>),
}

impl Clock {
    /// A clock of the city's zone; a fixed date stands still, for demo and tests.
    pub fn new(zone: Tz, fixed: Option<NaiveDate>) -> Self {
        Self {
            zone,
            source: fixed.map_or(Source::Real, Source::Day),
        }
    }

    /// A clock that stands at an instant until it is turned.
    pub fn set_to(zone: Tz, at: DateTime<Utc>) -> Self {
        Self {
            zone,
            source: Source::Set(Arc::new(AtomicI64::new(at.timestamp()))),
        }
    }

    /// Turns a clock that was set, and every copy of it; the other ones go their own way.
    pub fn turn(&self, at: DateTime<Utc>) {
        if let Source::Set(seconds) = &self.source {
            seconds.store(at.timestamp(), Ordering::SeqCst);
        }
    }

    /// The zone of the city.
    pub fn zone(&self) -> Tz {
        self.zone
    }

    /// Now, for sessions and the journal.
    pub fn now(&self) -> DateTime<Utc> {
        match &self.source {
            Source::Real | Source::Day(_) => Utc::now(),
            Source::Set(seconds) => {
                DateTime::from_timestamp(seconds.load(Ordering::SeqCst), 0).unwrap_or_default()
            }
        }
    }

    /// Whether the business date stands still whatever the machine's clock says.
    pub fn stands_still(&self) -> bool {
        matches!(self.source, Source::Day(_))
    }

    /// The business date: the local date of the city, or the fixed one.
    pub fn today(&self) -> NaiveDate {
        match &self.source {
            Source::Day(day) => *day,
            Source::Real | Source::Set(_) => self.now().with_timezone(&self.zone).date_naive(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_is_the_citys_and_ends_at_its_midnight() {
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        let zone = chrono_tz::Asia::Novosibirsk;
        let clock = Clock::set_to(zone, at("2027-05-15T16:59:59Z"));
        let copy = clock.clone();
        assert_eq!(clock.today().to_string(), "2027-05-15");
        clock.turn(at("2027-05-15T17:00:00Z"));
        assert_eq!(copy.today().to_string(), "2027-05-16");
        let still = Clock::new(zone, Some(DEMO_TODAY));
        still.turn(at("2030-01-01T00:00:00Z"));
        assert_eq!(still.today(), DEMO_TODAY);
    }
}
