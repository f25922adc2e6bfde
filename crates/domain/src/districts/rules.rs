//! Rules of the district associations and of their heads' terms (VII.7.1).

use chrono::NaiveDate;

use super::DistrictHead;
use crate::{
    calendar::Interval,
    problem::{ErrorCode, FieldError, Refusal},
    terms::ru,
};

/// Name of a district association as papers write it: «РМО учителей математики, Ленинский район».
pub fn district_association_name(audience: Option<&str>, subject: &str, unit: &str) -> String {
    let about = audience.unwrap_or(subject);
    let short = if unit.contains("округ") {
        "ОМО"
    } else {
        "РМО"
    };
    format!("{short}: {about}, {unit}")
}

/// Whether a head may take office on a day: only while the district association exists.
///
/// # Errors
/// [`ErrorCode::WrongState`] with clause VII.7.1.
pub fn check_head_within(exists: Interval, from: NaiveDate) -> Result<(), Refusal> {
    if exists.contains(from) {
        return Ok(());
    }
    let text = format!("На {} этого РМО нет: проверьте дату или срок РМО.", ru(from));
    let errors = vec![FieldError::new("/from", "outside", text.clone())];
    Err(Refusal::new(ErrorCode::WrongState, text)
        .clause("VII.7.1")
        .errors(errors))
}

/// Whether a district association may exist in a term: its heads hold office within it.
///
/// # Errors
/// [`ErrorCode::WrongState`] with clause VII.7.1 that names the head to release first.
pub fn check_term_holds_heads(exists: Interval, heads: &[DistrictHead]) -> Result<(), Refusal> {
    let early = |h: &DistrictHead| exists.from.is_some_and(|from| h.from.is_some_and(|f| f < from));
    let late = |h: &DistrictHead| {
        exists
            .until
            .is_some_and(|until| h.until.is_none_or(|u| u > until))
    };
    let Some(head) = heads.iter().find(|h| early(h) || late(h)) else {
        return Ok(());
    };
    let pointer = if early(head) { "/from" } else { "/until" };
    let text = format!(
        "Срок руководителя выходит за срок РМО: сначала исправьте его – {}.",
        head.person.full_name
    );
    let errors = vec![FieldError::new(pointer, "head_in_office", text.clone())];
    Err(Refusal::new(ErrorCode::WrongState, text)
        .clause("VII.7.1")
        .errors(errors))
}

/// The head whose term ends on a day: who is in office on the day before.
///
/// # Errors
/// [`ErrorCode::WrongState`] with clause VII.7.1 when nobody is, or the term ended earlier.
pub fn head_to_release(heads: &[DistrictHead], until: NaiveDate) -> Result<&DistrictHead, Refusal> {
    let last = until.pred_opt().unwrap_or(until);
    let in_office = |h: &&DistrictHead| Interval::new(h.from, h.until).contains(last);
    heads.iter().find(in_office).ok_or_else(|| {
        let text = format!(
            "Накануне {} у РМО нет руководителя: освобождать некого.",
            ru(until)
        );
        let errors = vec![FieldError::new("/until", "nobody", text.clone())];
        Refusal::new(ErrorCode::WrongState, text)
            .clause("VII.7.1")
            .errors(errors)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Id,
        orders::{Basis, BasisKind},
        people::PersonRef,
    };

    fn day(m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, m, d).unwrap()
    }

    fn head(from: impl Into<Option<NaiveDate>>, until: impl Into<Option<NaiveDate>>) -> DistrictHead {
        let basis = Basis {
            kind: BasisKind::OrganizationOrder,
            number: None,
            date: None,
            note: None,
            order_id: None,
        };
        let person = PersonRef {
            id: Id::nil(),
            full_name: "Иванова Анна Петровна".to_owned(),
        };
        DistrictHead {
            id: Id::nil(),
            person,
            from: from.into(),
            until: until.into(),
            basis,
        }
    }

    #[test]
    fn heads_hold_office_within_the_life_of_their_association() {
        let exists = Interval::new(day(2, 1), day(9, 1));
        assert!(check_head_within(exists, day(2, 1)).is_ok());
        for outside in [day(1, 31), day(9, 1)] {
            let refusal = check_head_within(exists, outside).unwrap_err();
            assert_eq!(
                (refusal.code, refusal.clause),
                (ErrorCode::WrongState, Some("VII.7.1"))
            );
        }
        assert!(check_term_holds_heads(exists, &[head(day(2, 1), day(9, 1))]).is_ok());
        assert!(check_term_holds_heads(Interval::default(), &[head(None, None)]).is_ok());
        let early = check_term_holds_heads(exists, &[head(day(1, 1), day(9, 1))]).unwrap_err();
        assert_eq!(early.errors[0].pointer, "/from");
        let late = check_term_holds_heads(exists, &[head(day(3, 1), None)]).unwrap_err();
        assert_eq!(late.errors[0].pointer, "/until");
        assert!(late.detail.contains("Иванова Анна Петровна"));
    }

    #[test]
    fn released_is_who_is_in_office_on_the_day_before() {
        let heads = [head(day(6, 1), None), head(day(2, 1), day(5, 1))];
        assert_eq!(head_to_release(&heads, day(7, 1)).unwrap().from, Some(day(6, 1)));
        assert_eq!(head_to_release(&heads, day(5, 1)).unwrap().from, Some(day(2, 1)));
        assert_eq!(
            head_to_release(&heads, day(6, 1)).unwrap_err().clause,
            Some("VII.7.1")
        );
        assert!(head_to_release(&[], day(6, 1)).is_err());
    }

    #[test]
    fn the_okrug_has_an_okrug_association() {
        assert_eq!(
            district_association_name(None, "Математика", "Ленинский район"),
            "РМО: Математика, Ленинский район"
        );
        let name = district_association_name(
            Some("старшие воспитатели"),
            "Дошкольное образование",
            "Центральный округ",
        );
        assert_eq!(name, "ОМО: старшие воспитатели, Центральный округ");
    }
}
