//! Dates as lists hold them: true dates, serial numbers, «23.05.2023 г.», «пр. № 12-Д от 01.02.2024», «22 марта 2022».

use chrono::{Days, NaiveDate};

use crate::{imports::Cell, text};

const MONTHS: [&str; 12] = [
    "январ",
    "феврал",
    "март",
    "апрел",
    "ма",
    "июн",
    "июл",
    "август",
    "сентябр",
    "октябр",
    "ноябр",
    "декабр",
];
/// Serial numbers of spreadsheets that are taken for dates: 1954 to 2099.
const SERIALS: std::ops::RangeInclusive<u32> = 20_000..=73_050;
/// Years that a date of a list can have.
const YEARS: std::ops::RangeInclusive<i32> = 1930..=2100;

/// Reads a date from a cell; none when it holds none that exists in the calendar.
pub fn parse(cell: &Cell) -> Option<NaiveDate> {
    match cell {
        Cell::Date { date } => Some(*date),
        Cell::Number(serial) => from_serial(*serial),
        Cell::Text(typed) => parse_text(typed),
        _ => None,
    }
}

/// Reads the date of a text: after «от» if it is there, else the first one.
pub fn parse_text(typed: &str) -> Option<NaiveDate> {
    let folded = text::fold(typed);
    let scope = folded
        .rsplit_once(" от ")
        .map_or(folded.as_str(), |(_, after)| after);
    let words: Vec<&str> = scope
        .split([' ', ',', ';', '(', ')'])
        .filter(|word| !word.is_empty())
        .collect();
    if let [only] = words.as_slice()
        && only.len() == 5
        && let Ok(serial) = only.parse::<u32>()
    {
        return from_serial(f64::from(serial));
    }
    match words.iter().find(|word| looks_like_date(word)) {
        Some(word) => from_numbers(word),
        None => words.windows(3).find_map(in_words),
    }
}

/// Whether some word of a text has the shape of a date, be it a real one or not.
pub fn has_date_shape(typed: &str) -> bool {
    text::fold(typed)
        .split([' ', ',', ';', '(', ')'])
        .any(looks_like_date)
}

fn from_serial(serial: f64) -> Option<NaiveDate> {
    let day = SERIALS
        .clone()
        .contains(&(serial as u32))
        .then_some(serial as u32)?;
    NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(u64::from(day)))
}

fn numbers(word: &str) -> Option<[&str; 3]> {
    let date = word.split('t').next().unwrap_or(word);
    let trimmed = date.trim_end_matches(['г', '.', 'о', 'д', 'а']);
    let mut parts = trimmed.split(['.', '/', '-']);
    let found = [parts.next()?, parts.next()?, parts.next()?];
    (parts.next().is_none()
        && found
            .iter()
            .all(|p| !p.is_empty() && p.bytes().all(|b| b.is_ascii_digit())))
    .then_some(found)
}

fn looks_like_date(word: &str) -> bool {
    numbers(word).is_some_and(|[a, b, c]| {
        b.len() <= 2 && (a.len() <= 2 && matches!(c.len(), 2 | 4) || a.len() == 4 && c.len() <= 2)
    })
}

fn from_numbers(word: &str) -> Option<NaiveDate> {
    let [a, b, c] = numbers(word)?;
    let (year, day) = if a.len() == 4 { (a, c) } else { (c, a) };
    let mut full: i32 = year.parse().ok()?;
    if year.len() == 2 {
        full += if full < 80 { 2000 } else { 1900 };
    }
    date(full, b.parse().ok()?, day.parse().ok()?)
}

fn in_words(words: &[&str]) -> Option<NaiveDate> {
    let [day, month, year] = words else { return None };
    let at = MONTHS.iter().position(|stem| {
        month
            .strip_prefix(stem)
            .is_some_and(|end| matches!(end, "" | "я" | "а" | "ь" | "й"))
    })?;
    let year = year.trim_end_matches(['г', '.']);
    date(year.parse().ok()?, u32::try_from(at + 1).ok()?, day.parse().ok()?)
}

fn date(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    YEARS
        .contains(&year)
        .then(|| NaiveDate::from_ymd_opt(year, month, day))
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_every_notation_are_read() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d);
        for (typed, expected) in [
            ("23.05.2024", day(2024, 5, 23)),
            ("23.05.2023 г.", day(2023, 5, 23)),
            ("23.05.2023г.", day(2023, 5, 23)),
            ("01.09.26 г.", day(2026, 9, 1)),
            ("30.07.23", day(2023, 7, 30)),
            ("2021-04-06", day(2021, 4, 6)),
            ("2021-04-06T00:00:00", day(2021, 4, 6)),
            ("5/3/2021", day(2021, 3, 5)),
            ("пр. № 1393-Д от 09.09.2023", day(2023, 9, 9)),
            ("22 марта 2022 г.", day(2022, 3, 22)),
            ("1 мая 2022", day(2022, 5, 1)),
            ("45460", day(2024, 6, 17)),
            ("31.02.2022", None),
            ("25/13/2021", None),
            ("март 2022", None),
            ("2022", None),
            ("", None),
        ] {
            assert_eq!(parse_text(typed), expected, "{typed}");
        }
        assert_eq!(parse(&Cell::Number(45460.0)), day(2024, 6, 17));
        assert_eq!(parse(&Cell::Number(f64::NAN)), None);
    }
}
