//! Working days of a year: what the production calendar says, and what the law alone says where no file is entered.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

/// Holidays of every year (Labour Code, article 112), month and day.
const HOLIDAYS: [(u32, u32); 14] = [
    (1, 1),
    (1, 2),
    (1, 3),
    (1, 4),
    (1, 5),
    (1, 6),
    (1, 7),
    (1, 8),
    (2, 23),
    (3, 8),
    (5, 1),
    (5, 9),
    (6, 12),
    (11, 4),
];

/// The production calendar of one year, five days a week: a file of `regulations/`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct YearDays {
    /// Calendar year.
    pub year: i32,
    /// Whether the government's order of that year is entered.
    pub confirmed: bool,
    /// What it rests on.
    pub source: String,
    /// Days off from Monday to Friday.
    pub days_off: BTreeSet<NaiveDate>,
    /// Saturdays and Sundays on which people work.
    pub working: BTreeSet<NaiveDate>,
}

impl YearDays {
    /// The year as the law alone has it: a holiday on a day off moves to the next working day, those of January do not
    /// (article 112, parts 1 and 2).
    pub fn by_law(year: i32) -> Self {
        let holidays: BTreeSet<NaiveDate> = HOLIDAYS
            .iter()
            .filter_map(|(month, day)| NaiveDate::from_ymd_opt(year, *month, *day))
            .collect();
        let mut days_off: BTreeSet<NaiveDate> =
            holidays.iter().copied().filter(|day| !is_weekend(*day)).collect();
        let moved = holidays.iter().filter(|day| is_weekend(**day) && day.month() > 1);
        for day in moved {
            let mut next = *day;
            while is_weekend(next) || days_off.contains(&next) {
                next = step(next, 1);
            }
            days_off.insert(next);
        }
        Self {
            year,
            confirmed: false,
            source: "ст. 112 ТК РФ".to_owned(),
            days_off,
            working: BTreeSet::new(),
        }
    }

    /// What is wrong with the file, in Russian; nothing for a sound one.
    pub fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let all = || self.days_off.iter().chain(&self.working);
        for day in all().filter(|day| day.year() != self.year) {
            faults.push(format!("{day} – день другого года"));
        }
        for day in self.days_off.iter().filter(|day| is_weekend(**day)) {
            faults.push(format!("{day} – суббота или воскресенье: это и так выходной"));
        }
        for day in self.working.iter().filter(|day| !is_weekend(**day)) {
            faults.push(format!("{day} – рабочий день недели: переносить нечего"));
        }
        faults
    }
}

/// Working days of every year: of those entered, and by the law of the others.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WorkingDays {
    years: BTreeMap<i32, YearDays>,
}

impl WorkingDays {
    /// The calendar of the years entered.
    ///
    /// # Errors
    /// What is wrong with them: a day of another year, a year entered twice.
    pub fn new(entered: Vec<YearDays>) -> Result<Self, Vec<String>> {
        let mut faults: Vec<String> = entered.iter().flat_map(YearDays::faults).collect();
        let mut years = BTreeMap::new();
        for days in entered {
            if let Some(twice) = years.insert(days.year, days) {
                faults.push(format!("{} год внесён дважды", twice.year));
            }
        }
        if faults.is_empty() {
            Ok(Self { years })
        } else {
            Err(faults)
        }
    }

    /// Whether people work on the day.
    pub fn is_working(&self, day: NaiveDate) -> bool {
        let by_file = |days: &YearDays| match is_weekend(day) {
            true => days.working.contains(&day),
            false => !days.days_off.contains(&day),
        };
        match self.years.get(&day.year()) {
            Some(days) => by_file(days),
            None => by_file(&YearDays::by_law(day.year())),
        }
    }

    /// The last working day on the day or before it.
    pub fn on_or_before(&self, day: NaiveDate) -> NaiveDate {
        self.walk(day, -1)
    }

    /// The first working day on the day or after it.
    pub fn on_or_after(&self, day: NaiveDate) -> NaiveDate {
        self.walk(day, 1)
    }

    /// The working day that comes so many working days after the day.
    pub fn after(&self, day: NaiveDate, count: u32) -> NaiveDate {
        (0..count).fold(day, |at, _| self.walk(step(at, 1), 1))
    }

    /// Whether the year rests on the government's order and not on the law alone.
    pub fn is_confirmed(&self, year: i32) -> bool {
        self.years.get(&year).is_some_and(|days| days.confirmed)
    }

    fn walk(&self, from: NaiveDate, by: i64) -> NaiveDate {
        let mut day = from;
        // No two weeks pass without a working day; a calendar that says so stops at its fortieth.
        for _ in 0..40 {
            if self.is_working(day) {
                return day;
            }
            day = step(day, by);
        }
        from
    }
}

fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

fn step(day: NaiveDate, by: i64) -> NaiveDate {
    let days = Days::new(by.unsigned_abs());
    let next = if by < 0 {
        day.checked_sub_days(days)
    } else {
        day.checked_add_days(days)
    };
    next.unwrap_or(day)
}

#[cfg(test)]
pub(super) mod tests {
    use proptest::prelude::*;

    use super::*;

    pub(in crate::reminders) fn calendar() -> WorkingDays {
        let files = [
            include_str!("../../../../regulations/working-days-2026.toml"),
            include_str!("../../../../regulations/working-days-2027.toml"),
        ];
        WorkingDays::new(files.iter().map(|text| toml::from_str(text).unwrap()).collect()).unwrap()
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_committed_years_are_whole_and_say_what_is_certain() {
        let calendar = calendar();
        assert!(calendar.is_confirmed(2026) && !calendar.is_confirmed(2027) && !calendar.is_confirmed(2031));
        // Of 2026 the law alone knows less: two days of January were moved by the government.
        let law = YearDays::by_law(2026);
        let entered = &calendar.years[&2026];
        let moved: Vec<_> = entered.days_off.difference(&law.days_off).collect();
        assert_eq!(moved, [&day("2026-01-09"), &day("2026-12-31")]);
        assert!(law.days_off.is_subset(&entered.days_off));
        assert_eq!(calendar.years[&2027].days_off, YearDays::by_law(2027).days_off);
    }

    #[test]
    fn a_term_on_a_day_off_is_told_on_the_working_day_before() {
        let calendar = calendar();
        for (due, told) in [
            ("2027-05-15", "2027-05-14"), // Saturday
            ("2027-05-10", "2027-05-07"), // Monday, Victory Day moved
            ("2027-05-01", "2027-04-30"),
            ("2029-09-15", "2029-09-14"), // a year without a file
            ("2030-09-15", "2030-09-13"),
            ("2026-09-15", "2026-09-15"),
            ("2026-01-11", "2025-12-31"),
        ] {
            assert_eq!(calendar.on_or_before(day(due)), day(told), "{due}");
        }
        assert_eq!(calendar.after(day("2026-04-30"), 1), day("2026-05-04"));
        assert_eq!(calendar.after(day("2026-05-08"), 3), day("2026-05-14"));
        assert_eq!(calendar.on_or_after(day("2026-12-31")), day("2027-01-11"));
    }

    #[test]
    fn a_wrong_file_is_told_apart() {
        let mut broken = YearDays::by_law(2028);
        broken.days_off.insert(day("2028-05-06"));
        broken.working.insert(day("2028-05-05"));
        broken.working.insert(day("2027-05-08"));
        assert_eq!(broken.faults().len(), 3);
        let twice = WorkingDays::new(vec![YearDays::by_law(2028), YearDays::by_law(2028)]);
        assert!(twice.unwrap_err()[0].contains("дважды"));
    }

    proptest! {
        #[test]
        fn the_days_found_are_working_and_nothing_working_lies_between(n in 0i64..8_000, count in 0u32..12) {
            let calendar = calendar();
            let from = day("2024-01-01") + chrono::Duration::days(n);
            let (before, after) = (calendar.on_or_before(from), calendar.on_or_after(from));
            prop_assert!(calendar.is_working(before) && calendar.is_working(after));
            prop_assert!(before <= from && from <= after && (after - before).num_days() <= 14);
            let between = before.iter_days().skip(1).take_while(|d| *d < after);
            prop_assert!(before == after || between.into_iter().all(|d| !calendar.is_working(d)));
            let later = calendar.after(from, count);
            let worked = from.iter_days().skip(1).take_while(|d| *d <= later).filter(|d| calendar.is_working(*d));
            prop_assert_eq!(worked.count(), count as usize);
        }
    }
}
