//! Days as people type them into plans: «III неделя октября», «до 15.05», «в течение года» (VII.7.7).
//!
//! The words stay as they are; what is understood of them puts a row into a calendar and tells when it is overdue.
//! Words that name no days («по графику ДО», «весенние каникулы») give nothing, and nothing is guessed: one word
//! that is not known, and the whole gives nothing.

mod span;
#[cfg(test)]
mod tests;
mod words;

use chrono::NaiveDate;

use crate::calendar::SchoolYear;
use span::Span;
use words::{Token, tokens};

/// Days that a text names within a school year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Understood {
    /// First day.
    pub from: NaiveDate,
    /// Day after the last one.
    pub until: NaiveDate,
}

/// What a text says of the days of a school year; none where it names no days of it.
///
/// A plan begins in the August before its year, where the first meetings are held; «август» alone is that one, and
/// an explicit year outside gives nothing. Lists give the days from the first to the last of them.
pub fn understood(text: &str, year: SchoolYear) -> Option<Understood> {
    let mut all = tokens(text)?;
    let frame = Frame::of(year)?;
    // «Ежемесячно» says how often; what stands beside it may say when.
    let often = all.iter().any(|token| matches!(token, Token::Often));
    all.retain(|token| !matches!(token, Token::Often));
    let read = frame.list(&all);
    let whole = || often.then(|| frame.whole());
    let span = read.or_else(whole)?;
    frame.within(span)
}

/// First day that a plan of a school year can speak of: 1 August before it.
pub fn plan_opens(year: SchoolYear) -> Option<NaiveDate> {
    Frame::of(year).map(|frame| frame.opens)
}

/// The days a plan can speak of.
struct Frame {
    year: SchoolYear,
    /// 1 September.
    starts: NaiveDate,
    /// 1 August before it.
    opens: NaiveDate,
    /// 1 September after it.
    ends: NaiveDate,
}

impl Frame {
    fn of(year: SchoolYear) -> Option<Self> {
        Some(Self {
            year,
            starts: NaiveDate::from_ymd_opt(year, 9, 1)?,
            opens: NaiveDate::from_ymd_opt(year, 8, 1)?,
            ends: NaiveDate::from_ymd_opt(year.checked_add(1)?, 9, 1)?,
        })
    }

    fn whole(&self) -> Span {
        Span::fixed(self.starts, self.ends)
    }

    fn within(&self, span: Span) -> Option<Understood> {
        let fits = self.opens <= span.from && span.from < span.until && span.until <= self.ends;
        fits.then_some(Understood {
            from: span.from,
            until: span.until,
        })
    }

    /// «Октябрь, март», «15, 22 октября», «1 и 3 неделя октября».
    fn list(&self, all: &[Token]) -> Option<Span> {
        if let [Token::Year(first), Token::Comma | Token::Dash, Token::Year(last)] = all {
            return (*first == self.year && *last == self.year + 1).then(|| self.whole());
        }
        let pieces: Vec<&[Token]> = all
            .split(|token| matches!(token, Token::Comma))
            .filter(|piece| !piece.is_empty())
            .collect();
        let mut read: Option<Span> = None;
        for (at, piece) in pieces.iter().enumerate() {
            // A bare number takes its month from the next piece that has one.
            let owner = match piece {
                [Token::Number(_)] => pieces.iter().skip(at).find(|p| p.len() > 1 || !is_number(p))?,
                _ => piece,
            };
            let next = self.piece(&filled(piece, owner))?;
            read = Some(match read {
                None => next,
                Some(before) => before.joined(next.after(before.from, self.ends)?),
            });
        }
        read
    }

    /// «С 1 по 15 октября», «до 15.05», «15-20 октября», «октябрь».
    fn piece(&self, all: &[Token]) -> Option<Span> {
        match all {
            [Token::From, rest @ ..] => self.since(rest),
            [Token::Before, rest @ ..] => {
                let end = self.range(rest)?;
                // «До мая» ends before May, «до 15 мая» holds the day.
                let until = if end.is_day() { end.until } else { end.from };
                self.up_to(until)
            }
            [Token::UpTo, rest @ ..] => self.up_to(self.range(rest)?.until),
            [Token::After, rest @ ..] => Some(Span::fixed(self.range(rest)?.until, self.ends)),
            _ => self.range(all),
        }
    }

    fn up_to(&self, until: NaiveDate) -> Option<Span> {
        let from = if until <= self.starts {
            self.opens
        } else {
            self.starts
        };
        (from < until).then(|| Span::fixed(from, until))
    }

    fn since(&self, all: &[Token]) -> Option<Span> {
        let bound = all
            .iter()
            .position(|token| matches!(token, Token::UpTo | Token::Before | Token::Dash));
        let Some(at) = bound else {
            return Some(Span::fixed(self.atom(all)?.from, self.ends));
        };
        self.parted(all, at)
    }

    fn range(&self, all: &[Token]) -> Option<Span> {
        match all.iter().position(|token| matches!(token, Token::Dash)) {
            Some(at) => self.parted(all, at),
            None => self.atom(all),
        }
    }

    /// What stands on both sides of the word between two days.
    fn parted(&self, all: &[Token], at: usize) -> Option<Span> {
        let (from, rest) = all.split_at_checked(at)?;
        self.between(from, rest.get(1..)?)
    }

    fn between(&self, from: &[Token], until: &[Token]) -> Option<Span> {
        let last = self.atom(until)?;
        let first = self.atom(&filled(from, until))?;
        Some(first.joined(last.after(first.from, self.ends)?))
    }
}

fn is_number(piece: &[Token]) -> bool {
    matches!(piece, [Token::Number(_)])
}

/// A bare number with what stands behind the first number of its owner: «15» of «15-20 октября».
fn filled(piece: &[Token], owner: &[Token]) -> Vec<Token> {
    let [Token::Number(number)] = piece else {
        return piece.to_vec();
    };
    let mut all = owner.to_vec();
    // Of «20-25 октября» as owner only the last part has the month.
    if let Some(at) = all.iter().rposition(|token| matches!(token, Token::Dash)) {
        all.drain(..=at);
    }
    for token in &mut all {
        match token {
            Token::Number(own) => {
                *own = *number;
                break;
            }
            Token::Date { day, .. } => {
                *day = *number;
                break;
            }
            _ => {}
        }
    }
    all
}
