//! Days of a school year: the deadlines of the regulation and the year they belong to.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{
    Profile,
    setting::{Setting, settings},
};
use crate::calendar::{Interval, SchoolYear};

/// A day that comes every year, written `MM-DD`. 29 February is refused: it does not come every year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = String, pattern = r"^\d\d-\d\d$", example = "09-15"))]
pub struct MonthDay(
    /// The month times one hundred and the day, so that days compare as they follow each other.
    u32,
);

/// A text or a pair of numbers that is no day of every year.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("«{0}» – не день года вида ММ-ДД, который бывает каждый год")]
pub struct MonthDayError(String);

impl MonthDay {
    /// A day by month 1-12 and day of the month.
    ///
    /// # Errors
    /// When a common year has no such day.
    pub fn new(month: u32, day: u32) -> Result<Self, MonthDayError> {
        // Any common year will do.
        match NaiveDate::from_ymd_opt(2001, month, day) {
            Some(_) => Ok(Self(month * 100 + day)),
            None => Err(MonthDayError(format!("{month:02}-{day:02}"))),
        }
    }

    /// The day of the year a date falls on; 29 February counts as 28 February.
    pub fn of(date: NaiveDate) -> Self {
        let day = if (date.month(), date.day()) == (2, 29) {
            28
        } else {
            date.day()
        };
        Self(date.month() * 100 + day)
    }

    /// The date of that day in a calendar year. Years beyond the calendar give its first or last date.
    pub fn in_year(self, year: i32) -> NaiveDate {
        let edge = if year < 0 { NaiveDate::MIN } else { NaiveDate::MAX };
        NaiveDate::from_ymd_opt(year, self.0 / 100, self.0 % 100).unwrap_or(edge)
    }
}

impl TryFrom<String> for MonthDay {
    type Error = MonthDayError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let two_digits = |part: &str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
        let parsed = text
            .split_once('-')
            .filter(|(month, day)| two_digits(month) && two_digits(day))
            .and_then(|(month, day)| Self::new(month.parse().ok()?, day.parse().ok()?).ok());
        parsed.ok_or(MonthDayError(text))
    }
}

impl std::fmt::Display for MonthDay {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:02}-{:02}", self.0 / 100, self.0 % 100)
    }
}

impl From<MonthDay> for String {
    fn from(day: MonthDay) -> Self {
        day.to_string()
    }
}

settings! {
    /// Days of a school year, local and inclusive, never moved from days off unless interpretation 7 says so.
    pub struct Dates in Dates {
        /// First day of a school year.
        school_year_starts: MonthDay,
        /// From this day on the coming school year is suggested for new records (VII.7.9).
        school_year_suggested_from: MonthDay,
        /// Last day to approve the work plan (VII.7.9).
        plan_due: MonthDay,
        /// Last day to hand the analysis and the next plan to the curator (VII.7.8).
        analysis_due: MonthDay,
        /// Day on which the indicators of the year become final (VI).
        indicators_final: MonthDay,
        /// Day on which members are counted for the indicators (VI.6.5).
        members_counted_on: MonthDay,
        /// Days of reminders of the plan (VII.7.9).
        plan_reminders: Vec<MonthDay>,
        /// Days of reminders of the analysis (VII.7.8).
        analysis_reminders: Vec<MonthDay>,
        /// Days of reminders of meetings that are missing (VII.7.6).
        meeting_reminders: Vec<MonthDay>,
    }
}

impl Profile {
    /// The school year a date lies in, by its first calendar year.
    pub fn school_year_of(&self, on: NaiveDate) -> SchoolYear {
        if MonthDay::of(on) < self.dates.school_year_starts.value {
            on.year() - 1
        } else {
            on.year()
        }
    }

    /// The school year to offer for a record of that date: in the last days of a year already the next one.
    ///
    /// A profile that sets both days alike suggests no year early.
    pub fn suggested_school_year(&self, on: NaiveDate) -> SchoolYear {
        let year = self.school_year_of(on);
        let from = self.dates.school_year_suggested_from.value;
        let early = from != self.dates.school_year_starts.value && on >= self.day_of(from, year);
        if early { year.saturating_add(1) } else { year }
    }

    /// The days of a school year.
    pub fn school_year_days(&self, year: SchoolYear) -> Interval {
        let starts = self.dates.school_year_starts.value;
        Interval::new(starts.in_year(year), starts.in_year(year.saturating_add(1)))
    }

    /// The date of a yearly day within a school year.
    pub fn day_of(&self, day: MonthDay, year: SchoolYear) -> NaiveDate {
        day.in_year(if day < self.dates.school_year_starts.value {
            year.saturating_add(1)
        } else {
            year
        })
    }

    /// Last day to approve the plan of a school year, inclusive (VII.7.9).
    pub fn plan_due(&self, year: SchoolYear) -> NaiveDate {
        self.day_of(self.dates.plan_due.value, year)
    }

    /// Last day to hand over the analysis of a school year and the plan of the next, inclusive (VII.7.8).
    pub fn analysis_due(&self, year: SchoolYear) -> NaiveDate {
        self.day_of(self.dates.analysis_due.value, year)
    }

    /// Day on which the indicators of a school year become final (VI).
    pub fn indicators_final(&self, year: SchoolYear) -> NaiveDate {
        self.day_of(self.dates.indicators_final.value, year)
    }

    /// Day on which the members of a school year are counted for the indicators (VI.6.5).
    pub fn members_counted_on(&self, year: SchoolYear) -> NaiveDate {
        self.day_of(self.dates.members_counted_on.value, year)
    }
}
