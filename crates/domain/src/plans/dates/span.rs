//! The parts of a text that name days by themselves: a day, a month, a week of a month, a quarter.

use chrono::{Days, Months, NaiveDate};

use super::{
    Frame,
    words::{Part, Token},
};

/// Days from one to another, and whether their year was told.
#[derive(Debug, Clone, Copy)]
pub(super) struct Span {
    pub(super) from: NaiveDate,
    pub(super) until: NaiveDate,
    /// The year was told: the span does not go to another one.
    fixed: bool,
}

impl Span {
    pub(super) fn fixed(from: NaiveDate, until: NaiveDate) -> Self {
        Self {
            from,
            until,
            fixed: true,
        }
    }

    pub(super) fn is_day(&self) -> bool {
        self.from.succ_opt() == Some(self.until)
    }

    pub(super) fn joined(self, later: Self) -> Self {
        Self {
            from: self.from.min(later.from),
            until: self.until.max(later.until),
            fixed: self.fixed && later.fixed,
        }
    }

    /// The span at or after a day: «июнь – август» ends in the August after the year began.
    pub(super) fn after(self, day: NaiveDate, ends: NaiveDate) -> Option<Self> {
        if self.from >= day {
            return Some(self);
        }
        let year = Months::new(12);
        let (from, until) = (
            self.from.checked_add_months(year)?,
            self.until.checked_add_months(year)?,
        );
        (!self.fixed && until <= ends).then_some(Self { from, until, ..self })
    }
}

impl Frame {
    /// One part of a list or of a range.
    pub(super) fn atom(&self, all: &[Token]) -> Option<Span> {
        let (all, year) = match all {
            [rest @ .., Token::Year(year)] if !rest.is_empty() => (rest, Some(*year)),
            other => (other, None),
        };
        match all {
            [Token::WholeYear] => Some(self.whole()),
            [
                Token::Date {
                    day,
                    month,
                    year: own,
                },
            ] => self.days(*month, own.or(year), *day, *day),
            [Token::MonthYear { month, year }] => self.days(*month, Some(*year), 1, 31),
            [Token::Month(month)] => self.days(*month, year, 1, 31),
            [Token::Number(day), Token::Month(month)] => self.days(*month, year, *day, *day),
            [Token::Number(number), Token::Part(part), Token::Month(month)] => {
                let (first, last) = part.days(*number)?;
                self.days(*month, year, first, last)
            }
            [Token::Last, Token::Part(part), Token::Month(month)] => {
                let month = self.days(*month, year, 1, 31)?;
                let back = Days::new(part.length());
                Some(Span {
                    from: month.until.checked_sub_days(back)?,
                    ..month
                })
            }
            [Token::Piece(first, last), Token::Month(month)] => self.days(*month, year, *first, *last),
            [Token::Number(number), Token::Part(part)] => self.months(part.months(*number)?),
            [Token::Season(first)] => self.months((*first, 3)),
            _ => None,
        }
    }

    /// Days of a month; the last one is cut to the month, a first one past it names nothing.
    fn days(&self, month: u32, year: Option<i32>, first: u32, last: u32) -> Option<Span> {
        let told = year.unwrap_or(if month >= 8 { self.year } else { self.year + 1 });
        let from = NaiveDate::from_ymd_opt(told, month, first)?;
        let next = NaiveDate::from_ymd_opt(told, month, 1)?.checked_add_months(Months::new(1))?;
        let until = NaiveDate::from_ymd_opt(told, month, last).and_then(|d| d.succ_opt());
        let until = match until {
            Some(until) => until,
            None if last > first => next,
            None => return None,
        };
        Some(Span {
            from,
            until,
            fixed: year.is_some(),
        })
    }

    /// Months that follow each other, of the school year from 1 September.
    fn months(&self, (first, count): (u32, u32)) -> Option<Span> {
        let year = if first >= 9 { self.year } else { self.year + 1 };
        let from = NaiveDate::from_ymd_opt(year, first, 1)?;
        Some(Span::fixed(from, from.checked_add_months(Months::new(count))?))
    }
}

impl Part {
    /// Days of the month that the part of this number has; the last part ends with the month.
    fn days(self, number: u32) -> Option<(u32, u32)> {
        match (self, number) {
            (Self::Week, 1..=3) => Some((number * 7 - 6, number * 7)),
            (Self::Week, 4) => Some((22, 31)),
            (Self::Week, 5) => Some((29, 31)),
            (Self::Decade, 1 | 2) => Some((number * 10 - 9, number * 10)),
            (Self::Decade, 3) => Some((21, 31)),
            (Self::Half, 1) => Some((1, 15)),
            (Self::Half, 2) => Some((16, 31)),
            _ => None,
        }
    }

    /// Days of the last part of a month.
    const fn length(self) -> u64 {
        match self {
            Self::Week => 7,
            Self::Decade => 10,
            _ => 15,
        }
    }

    /// First month and number of months of the part of a school year.
    fn months(self, number: u32) -> Option<(u32, u32)> {
        let all: &[(u32, u32)] = match self {
            Self::HalfYear => &[(9, 4), (1, 5)],
            Self::Term => &[(9, 2), (11, 2), (1, 3), (4, 2)],
            Self::Trimester => &[(9, 3), (12, 3), (3, 3)],
            // Quarters of the calendar; of the third only September is in the year.
            Self::Quarter => &[(1, 3), (4, 3), (9, 1), (10, 3)],
            Self::Week | Self::Decade | Self::Half => &[],
        };
        let at = usize::try_from(number).ok()?.checked_sub(1)?;
        all.get(at).copied()
    }
}
