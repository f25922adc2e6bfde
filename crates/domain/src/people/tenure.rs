//! Tenure in the specialty: what VII.7.2 and VII.7.3 ask five full years of.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    Id,
    calendar::{Interval, full_years},
    codes::codes,
    orders::Basis,
};

codes! {
    /// What a statement of tenure speaks of.
    pub enum TenureKind {
        /// General tenure.
        Total = "total",
        /// Pedagogical tenure.
        Pedagogical = "pedagogical",
        /// Tenure in the specialty.
        Specialty = "specialty",
    }
}

codes! {
    /// Where a figure of tenure in the specialty comes from, the strongest first.
    pub enum TenureSource {
        /// A document confirms it.
        Document = "document",
        /// Counted from the terms of employment, overlaps once.
        Employments = "employments",
        /// «По педагогическому стажу, не подтверждено».
        Pedagogical = "pedagogical",
    }
}

/// "So many full years on such a date", from a list or a document; grows with the date.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TenureStatement {
    /// Identifier.
    pub id: Id,
    /// What it speaks of.
    pub kind: TenureKind,
    /// Full years.
    pub years: i32,
    /// The date they are counted on.
    pub as_of: NaiveDate,
    /// What it rests on.
    pub basis: Option<Basis>,
}

impl TenureStatement {
    /// Full years on another date.
    pub fn years_on(&self, on: NaiveDate) -> i32 {
        if on >= self.as_of {
            self.years + full_years(self.as_of, on)
        } else {
            (self.years - full_years(on, self.as_of)).max(0)
        }
    }
}

/// Tenure in the specialty on a date.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Tenure {
    /// Full years.
    pub years: i32,
    /// Where they come from.
    pub source: TenureSource,
}

/// Tenure in the specialty on a date (VII.7.2, VII.7.3): a document beats the count of employments, the count
/// beats an unconfirmed pedagogical tenure; `None` when nothing is known.
///
/// Terms with an unknown beginning cannot be counted and are left out.
pub fn specialty_tenure(spans: &[Interval], statements: &[TenureStatement], on: NaiveDate) -> Option<Tenure> {
    let stated = |kind| {
        let best = statements
            .iter()
            .filter(|s| s.kind == kind)
            .max_by_key(|s| (s.as_of, s.years));
        best.map(|s| s.years_on(on))
    };
    let counted = merged_years(spans, on);
    stated(TenureKind::Specialty)
        .map(|years| Tenure {
            years,
            source: TenureSource::Document,
        })
        .or_else(|| {
            counted.map(|years| Tenure {
                years,
                source: TenureSource::Employments,
            })
        })
        .or_else(|| {
            stated(TenureKind::Pedagogical).map(|years| Tenure {
                years,
                source: TenureSource::Pedagogical,
            })
        })
}

/// Full years of the days covered by at least one span before the date; `None` when no span has a beginning.
fn merged_years(spans: &[Interval], on: NaiveDate) -> Option<i32> {
    let mut known: Vec<(NaiveDate, NaiveDate)> = spans
        .iter()
        .filter_map(|span| Some((span.from?, span.until.unwrap_or(on).min(on))))
        .filter(|(from, until)| from < until)
        .collect();
    known.sort_unstable();
    let mut merged: Vec<(NaiveDate, NaiveDate)> = Vec::new();
    for (from, until) in known {
        match merged.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(until),
            _ => merged.push((from, until)),
        }
    }
    if merged.is_empty() && !spans.iter().any(|s| s.from.is_some()) {
        return None;
    }
    // One unbroken span is counted by anniversaries, so that five years to the day are five years.
    if let [(from, until)] = merged.as_slice() {
        return Some(full_years(*from, *until));
    }
    let (mut years, mut days) = (0, 0);
    for (from, until) in merged {
        let whole = full_years(from, until);
        years += whole;
        days += (until - crate::calendar::add_years(from, whole.unsigned_abs())).num_days();
    }
    // The remainders of broken terms are added up by days, 365 to a year: a year that is not full never counts.
    Some(years + i32::try_from(days / 365).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    fn statement(kind: TenureKind, years: i32, as_of: NaiveDate) -> TenureStatement {
        TenureStatement {
            id: Id::nil(),
            kind,
            years,
            as_of,
            basis: None,
        }
    }

    #[test]
    fn overlapping_employments_count_once() {
        let spans = [
            Interval::new(day(2019, 9, 1), day(2022, 9, 1)),
            Interval::new(day(2020, 1, 1), day(2021, 1, 1)),
            Interval::new(day(2022, 9, 1), None),
        ];
        let tenure = specialty_tenure(&spans, &[], day(2026, 8, 31)).unwrap();
        assert_eq!((tenure.years, tenure.source), (6, TenureSource::Employments));
        assert_eq!(specialty_tenure(&spans, &[], day(2026, 9, 1)).unwrap().years, 7);
    }

    #[test]
    fn broken_terms_add_up_to_full_years_only() {
        let five = Interval::new(day(2010, 9, 1), day(2015, 9, 1));
        let nearly_six = Interval::new(day(2016, 9, 1), day(2022, 8, 31));
        let years = |spans: &[Interval]| specialty_tenure(spans, &[], day(2026, 1, 1)).unwrap().years;
        assert_eq!(years(&[five, nearly_six]), 10);
        assert_eq!(
            years(&[five, Interval::new(day(2016, 9, 1), day(2022, 9, 1))]),
            11
        );
        let halves = [
            Interval::new(day(2001, 1, 1), day(2001, 7, 3)),
            Interval::new(day(2003, 1, 1), day(2003, 7, 2)),
        ];
        assert_eq!(years(&halves), 1);
    }

    #[test]
    fn a_document_beats_the_count_and_the_count_beats_an_unconfirmed_figure() {
        let spans = [Interval::new(day(2025, 9, 1), None)];
        let on = day(2026, 9, 1);
        let pedagogical = statement(TenureKind::Pedagogical, 12, on);
        assert_eq!(
            specialty_tenure(&spans, std::slice::from_ref(&pedagogical), on)
                .unwrap()
                .years,
            1
        );
        assert_eq!(
            specialty_tenure(&[], std::slice::from_ref(&pedagogical), on)
                .unwrap()
                .source,
            TenureSource::Pedagogical
        );
        let all = [pedagogical, statement(TenureKind::Specialty, 8, on)];
        assert_eq!(specialty_tenure(&spans, &all, day(2028, 9, 1)).unwrap().years, 10);
        assert_eq!(specialty_tenure(&[Interval::default()], &[], on), None);
    }

    proptest! {
        #[test]
        fn more_employment_never_lessens_tenure(a in 0i64..6000, b in 0i64..6000, c in 0i64..6000, d in 0i64..6000) {
            let at = |n: i64| day(2005, 1, 1) + chrono::Duration::days(n);
            let one = Interval::new(at(a.min(b)), at(a.max(b)));
            let two = Interval::new(at(c.min(d)), at(c.max(d)));
            let on = day(2026, 1, 1);
            let years = |spans: &[Interval]| specialty_tenure(spans, &[], on).map_or(0, |t| t.years);
            prop_assert!(years(&[one, two]) >= years(&[one]));
            prop_assert_eq!(years(&[one, two]), years(&[two, one]));
            prop_assert_eq!(years(&[one, one]), years(&[one]));
        }
    }
}
