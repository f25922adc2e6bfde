//! Dates as the regulation counts them: school years, `[from, until)` intervals, full years.

use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// A school year by its first calendar year: 2026 is 2026/2027, from 1 September to 31 August.
pub type SchoolYear = i32;

/// The school year a date lies in.
pub fn school_year(on: NaiveDate) -> SchoolYear {
    if on.month() >= 9 { on.year() } else { on.year() - 1 }
}

/// How a school year is written: «2026/2027».
pub fn school_year_label(year: SchoolYear) -> String {
    format!("{year}/{}", year + 1)
}

/// A span of local dates: `from` belongs to it, `until` does not; a missing bound is open.
///
/// Employments, categories, memberships, offices and names are kept so: «по 31 августа» is stored as
/// `until` = 1 September, and two terms that follow each other share a date without overlapping.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Default)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Interval {
    /// First day, or open.
    pub from: Option<NaiveDate>,
    /// The day after the last one, or open.
    pub until: Option<NaiveDate>,
}

impl Interval {
    /// An interval of the given bounds.
    pub fn new(from: impl Into<Option<NaiveDate>>, until: impl Into<Option<NaiveDate>>) -> Self {
        Self {
            from: from.into(),
            until: until.into(),
        }
    }

    /// Whether the date lies in the interval.
    pub fn contains(&self, on: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= on) && self.until.is_none_or(|until| on < until)
    }

    /// Whether the two intervals share a day.
    pub fn overlaps(&self, other: &Self) -> bool {
        let before = |a: &Self, b: &Self| matches!((a.until, b.from), (Some(u), Some(f)) if u <= f);
        !before(self, other) && !before(other, self)
    }

    /// Whether the interval holds at least one day.
    pub fn is_proper(&self) -> bool {
        !matches!((self.from, self.until), (Some(from), Some(until)) if from >= until)
    }
}

/// A time of the day in the city, to the minute: «15:00».
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = String, pattern = r"^([01]\d|2[0-3]):[0-5]\d$", example = "15:00"))]
pub struct TimeOfDay(
    /// Minutes since midnight.
    u16,
);

/// A text that is no time of the day.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("«{0}» – не время вида ЧЧ:ММ")]
pub struct TimeOfDayError(String);

impl TimeOfDay {
    /// Hours and minutes.
    pub const fn parts(self) -> (u32, u32) {
        (self.0 as u32 / 60, self.0 as u32 % 60)
    }
}

impl TryFrom<String> for TimeOfDay {
    type Error = TimeOfDayError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let two = |part: &str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
        let read = || {
            let (hours, minutes) = text.split_once(':').filter(|(h, m)| two(h) && two(m))?;
            let (hours, minutes) = (hours.parse::<u16>().ok()?, minutes.parse::<u16>().ok()?);
            (hours < 24 && minutes < 60).then_some(Self(hours * 60 + minutes))
        };
        read().ok_or_else(|| TimeOfDayError(text.clone()))
    }
}

impl std::str::FromStr for TimeOfDay {
    type Err = TimeOfDayError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::try_from(text.to_owned())
    }
}

impl std::fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (hours, minutes) = self.parts();
        write!(f, "{hours:02}:{minutes:02}")
    }
}

impl From<TimeOfDay> for String {
    fn from(time: TimeOfDay) -> Self {
        time.to_string()
    }
}

/// Full years from one date to another; a start on 29 February counts from 1 March in common years.
pub fn full_years(from: NaiveDate, on: NaiveDate) -> i32 {
    if on < from {
        return 0;
    }
    let years = on.year() - from.year();
    let anniversary = NaiveDate::from_ymd_opt(on.year(), from.month(), from.day())
        .or_else(|| NaiveDate::from_ymd_opt(on.year(), 3, 1))
        .unwrap_or(from);
    if on < anniversary { years - 1 } else { years }
}

/// The same day after so many years; 29 February becomes 28 February.
pub fn add_years(from: NaiveDate, years: u32) -> NaiveDate {
    from.checked_add_months(Months::new(years.saturating_mul(12)))
        .unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn a_school_year_turns_on_the_first_of_september() {
        assert_eq!(school_year(day(2026, 8, 31)), 2025);
        assert_eq!(school_year(day(2026, 9, 1)), 2026);
        assert_eq!(school_year(day(2027, 5, 15)), 2026);
        assert_eq!(school_year_label(2026), "2026/2027");
    }

    #[test]
    fn a_time_of_the_day_is_hours_and_minutes() {
        for text in ["00:00", "09:05", "15:00", "23:59"] {
            let time: TimeOfDay = text.parse().unwrap();
            assert_eq!(time.to_string(), text);
        }
        for text in ["24:00", "9:05", "09:60", "0900", "09:05:00", "", "+9:05", "٠٩:٠٥"] {
            assert!(text.parse::<TimeOfDay>().is_err(), "{text}");
        }
    }

    #[test]
    fn full_years_count_only_whole_ones() {
        assert_eq!(full_years(day(2021, 9, 2), day(2026, 9, 1)), 4);
        assert_eq!(full_years(day(2021, 9, 1), day(2026, 9, 1)), 5);
        assert_eq!(full_years(day(2020, 2, 29), day(2025, 2, 28)), 4);
        assert_eq!(full_years(day(2020, 2, 29), day(2025, 3, 1)), 5);
        assert_eq!(full_years(day(2027, 1, 1), day(2026, 1, 1)), 0);
    }

    proptest! {
        #[test]
        fn intervals_overlap_exactly_when_they_share_a_day(a in 0i64..40, b in 0i64..40, c in 0i64..40, d in 0i64..40) {
            let at = |n: i64| day(2026, 1, 1) + chrono::Duration::days(n);
            let (x, y) = (Interval::new(at(a.min(b)), at(a.max(b) + 1)), Interval::new(at(c.min(d)), at(c.max(d) + 1)));
            let shared = (0..60).any(|n| x.contains(at(n)) && y.contains(at(n)));
            prop_assert_eq!(x.overlaps(&y), shared);
            prop_assert_eq!(y.overlaps(&x), shared);
            prop_assert!(Interval::new(None, at(a)).overlaps(&Interval::default()));
        }
    }
}
