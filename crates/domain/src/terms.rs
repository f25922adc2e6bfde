//! How dated terms of one thing follow each other: a new one, perhaps back-dated, takes its place among them.

use chrono::NaiveDate;

use crate::{
    calendar::Interval,
    problem::{ErrorCode, FieldError, Refusal},
};

/// How a day is written in Russian papers.
pub fn ru(day: NaiveDate) -> String {
    day.format("%d.%m.%Y").to_string()
}

/// What a new term does to those that are there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placing<K> {
    /// The term that ends on the day the new one begins.
    pub ends: Option<K>,
    /// Day after the last one of the new term: the beginning of the next, or open.
    pub until: Option<NaiveDate>,
}

/// Places a term that begins on a day among others of which only one may run at a time.
///
/// The one that runs on that day ends with it, and the new one lasts until the next begins: so a paper
/// recorded late still gives the right holder on every date.
///
/// # Errors
/// [`ErrorCode::Overlap`] when another term begins on that very day.
pub fn place<K: Copy>(
    terms: impl IntoIterator<Item = (K, Interval)>,
    from: NaiveDate,
) -> Result<Placing<K>, Refusal> {
    let mut placing = Placing {
        ends: None,
        until: None,
    };
    for (key, term) in terms {
        if term.from == Some(from) {
            let text = format!(
                "С {} уже начинается другой срок: укажите другой день или завершите тот.",
                ru(from)
            );
            let errors = vec![FieldError::new("/from", "overlap", text.clone())];
            return Err(Refusal::new(ErrorCode::Overlap, text).errors(errors));
        }
        if term.contains(from) {
            placing.ends = Some(key);
        } else if let Some(begins) = term.from.filter(|f| *f > from) {
            placing.until = Some(placing.until.map_or(begins, |known| known.min(begins)));
        }
    }
    Ok(placing)
}

/// Whether a term may end on a day.
///
/// # Errors
/// [`ErrorCode::Validation`] for an end that is not after the beginning, [`ErrorCode::WrongState`] for a term that
/// ended before that day: an end is brought forward by it, never put off.
pub fn check_end(term: Interval, until: NaiveDate) -> Result<(), Refusal> {
    if let Some(from) = term.from.filter(|from| *from >= until) {
        let text = format!("Срок начался {}: его окончание – позже этого дня.", ru(from));
        return Err(Refusal::field("/until", "order", text));
    }
    match term.until {
        Some(end) if end < until => Err(Refusal::new(
            ErrorCode::WrongState,
            format!("Срок уже завершён {}.", ru(end)),
        )),
        _ => Ok(()),
    }
}

/// Whether a term with these bounds holds at least one day.
///
/// # Errors
/// [`ErrorCode::Validation`] when it does not.
pub fn check_order(term: Interval) -> Result<(), Refusal> {
    if term.is_proper() {
        return Ok(());
    }
    Err(Refusal::field(
        "/until",
        "order",
        "Окончание срока – позже его начала.",
    ))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(n: i64) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + chrono::Duration::days(n)
    }

    #[test]
    fn a_back_dated_term_stands_between_its_neighbours() {
        let terms = [
            ("a", Interval::new(None, day(10))),
            ("b", Interval::new(day(10), day(20))),
            ("c", Interval::new(day(30), None)),
        ];
        let placed = |from| place(terms, day(from)).unwrap();
        assert_eq!(
            placed(15),
            Placing {
                ends: Some("b"),
                until: Some(day(30))
            }
        );
        assert_eq!(
            placed(-5),
            Placing {
                ends: Some("a"),
                until: Some(day(10))
            }
        );
        assert_eq!(
            placed(25),
            Placing {
                ends: None,
                until: Some(day(30))
            }
        );
        assert_eq!(
            placed(40),
            Placing {
                ends: Some("c"),
                until: None
            }
        );
        let refused = place(terms, day(30)).unwrap_err();
        assert_eq!(refused.code, ErrorCode::Overlap);
        assert!(refused.detail.contains("31.01.2026"), "{}", refused.detail);
    }

    #[test]
    fn an_end_comes_after_the_beginning_and_is_never_put_off() {
        let term = Interval::new(day(10), day(20));
        assert_eq!(check_end(term, day(10)).unwrap_err().code, ErrorCode::Validation);
        assert_eq!(check_end(term, day(21)).unwrap_err().code, ErrorCode::WrongState);
        assert_eq!(check_end(term, day(11)), Ok(()));
        assert_eq!(check_end(term, day(20)), Ok(()));
        assert_eq!(check_end(Interval::new(None, None), day(-9000)), Ok(()));
        assert!(check_order(Interval::new(day(3), day(3))).is_err());
        assert!(check_order(Interval::new(day(3), day(4))).is_ok());
    }

    proptest! {
        #[test]
        fn placing_any_days_in_any_order_leaves_one_holder_a_day(days in proptest::collection::vec(0i64..60, 1..12)) {
            let mut terms: Vec<Interval> = Vec::new();
            for n in days {
                let known = terms.iter().copied().enumerate().collect::<Vec<_>>();
                let Ok(placing) = place(known, day(n)) else {
                    prop_assert!(terms.iter().any(|t| t.from == Some(day(n))));
                    continue;
                };
                if let Some(ended) = placing.ends {
                    terms[ended].until = Some(day(n));
                }
                terms.push(Interval { from: Some(day(n)), until: placing.until });
            }
            prop_assert!(terms.iter().all(Interval::is_proper));
            let first = terms.iter().filter_map(|t| t.from).min().unwrap();
            for n in 0..80 {
                let holders = terms.iter().filter(|t| t.contains(day(n))).count();
                prop_assert_eq!(holders, usize::from(day(n) >= first));
            }
        }
    }
}
