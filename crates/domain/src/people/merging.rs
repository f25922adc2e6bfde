//! What a merge of two records decides: whether it may be, and which terms are one term written twice.

use super::Person;
use crate::{
    associations::{Office, PersonOffice},
    calendar::Interval,
    problem::{ErrorCode, Refusal},
};

/// Groups rows of one place whose terms share days, directly or over a third; what stays alone is a group of one.
///
/// Groups of one place share no day, so each can be replaced by one row over its whole [`span`].
pub fn overlapping<R, K: Ord>(rows: Vec<R>, place: impl Fn(&R) -> (K, Interval)) -> Vec<Vec<R>> {
    let mut placed: Vec<((K, Interval), R)> = rows.into_iter().map(|row| (place(&row), row)).collect();
    placed.sort_by(|((a, left), _), ((b, right), _)| (a, left.from).cmp(&(b, right.from)));
    let mut groups: Vec<((K, Interval), Vec<R>)> = Vec::new();
    for ((key, term), row) in placed {
        match groups.last_mut() {
            Some(((k, whole), group)) if *k == key && whole.overlaps(&term) => {
                *whole = span(*whole, term);
                group.push(row);
            }
            _ => groups.push(((key, term), vec![row])),
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// The interval from the earlier beginning to the later end; an open bound stays open.
pub fn span(a: Interval, b: Interval) -> Interval {
    let from = a.from.zip(b.from).map(|(x, y)| x.min(y));
    let until = a.until.zip(b.until).map(|(x, y)| x.max(y));
    Interval { from, until }
}

/// Refuses to merge a curator with the leader or the secretary of the same association at the same time: the
/// leader hands the year's papers over to the curator (VII.7.8), so these are two people.
///
/// # Errors
/// 409 that names the association.
pub fn no_two_hands(kept: &Person, removed: &Person) -> Result<(), Refusal> {
    let clash = kept
        .offices
        .iter()
        .find(|a| removed.offices.iter().any(|b| are_two_hands(a, b)));
    clash.map_or(Ok(()), |office| {
        let text = format!(
            "В объединении {} «{}» один из них – куратор, а другой в те же дни руководит или ведёт протоколы: \
             это разные люди. Если должность записана по ошибке, сначала исправьте её.",
            office.association_code, office.association_name
        );
        Err(Refusal::new(ErrorCode::WrongState, text).clause("VII.7.8"))
    })
}

fn are_two_hands(a: &PersonOffice, b: &PersonOffice) -> bool {
    a.association_id == b.association_id
        && (a.office == Office::Curator) != (b.office == Office::Curator)
        && Interval::new(a.from, a.until).overlaps(&Interval::new(b.from, b.until))
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn groups_share_no_day_and_cover_exactly_what_their_rows_cover(
            terms in proptest::collection::vec((0i64..60, 1i64..20, 0u8..8), 0..10)
        ) {
            let at = |n: i64| NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + chrono::Duration::days(n);
            let rows: Vec<Interval> = terms.iter().map(|&(from, days, open)| Interval {
                from: (open & 3 != 1).then(|| at(from)),
                until: (open & 6 != 6).then(|| at(from + days)),
            }).collect();
            let groups = overlapping(rows.clone(), |term| ((), *term));
            prop_assert_eq!(groups.iter().map(Vec::len).sum::<usize>(), rows.len());
            let whole: Vec<Interval> = groups.into_iter().filter_map(|g| g.into_iter().reduce(span)).collect();
            for day in (-5..90).map(at) {
                let covered = whole.iter().filter(|t| t.contains(day)).count();
                prop_assert_eq!(covered, usize::from(rows.iter().any(|t| t.contains(day))));
            }
        }
    }
}
