//! What the register of people asks of terms, categories and contacts.

use chrono::NaiveDate;

use super::{Employment, NewQualification, Person};
use crate::{
    Id,
    calendar::Interval,
    dictionaries::category_valid_until,
    imports::normalize::{email, phone},
    problem::{ErrorCode, FieldError, Refusal},
};

/// Signs that stand in names beside letters: «Салтыкова-Щедрина», «О'Нил», «Кызы (Ким)».
const NAME_SIGNS: [char; 8] = ['-', '\'', '’', 'ʼ', '.', ' ', '(', ')'];
/// Signs between two phones or two addresses in one text.
const SEPARATORS: [char; 4] = [',', ';', '/', '|'];

/// A granted category as the rules see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Granted<'a> {
    /// Code of the category.
    pub code: &'a str,
    /// Weight of the category.
    pub rank: i32,
    /// Day it was granted.
    pub granted_on: Option<NaiveDate>,
    /// First day on which it is no longer valid.
    pub valid_until: Option<NaiveDate>,
}

impl Granted<'_> {
    /// As if it had no end, for a search that looks past the term.
    pub fn without_end(self) -> Self {
        Self {
            valid_until: None,
            ..self
        }
    }

    /// Whether it is valid on the date; an unknown day of granting counts as valid (`domain.md` 2.6).
    pub fn is_valid(&self, on: NaiveDate) -> bool {
        Interval::new(self.granted_on, self.valid_until).contains(on)
    }
}

/// The category a person is shown with on a date, and whether it is valid: the weightiest of the valid ones, else
/// the latest granted (VII.7.2, VII.7.3).
pub fn category_on<'a>(
    granted: impl IntoIterator<Item = Granted<'a>>,
    on: NaiveDate,
) -> Option<(Granted<'a>, bool)> {
    granted
        .into_iter()
        .filter(|g| g.granted_on.is_none_or(|day| day <= on))
        .map(|g| (g, g.is_valid(on)))
        .max_by_key(|(g, valid)| (*valid, if *valid { g.rank } else { 0 }, g.granted_on, g.code))
}

impl NewQualification {
    /// Until when it is valid; an unknown day of granting gives no end.
    pub fn valid_until(&self) -> Option<NaiveDate> {
        self.granted_on
            .and_then(|day| category_valid_until(&self.category_code, day))
    }
}

impl Person {
    /// The person as those see it who may not see contacts and tenure.
    pub fn without_contacts(self) -> Self {
        let (phone, email, tenure, tenure_statements) = (None, None, None, Vec::new());
        Self {
            phone,
            email,
            tenure,
            tenure_statements,
            contacts_hidden: true,
            ..self
        }
    }
}

/// Refuses a term that ends before it begins.
///
/// # Errors
/// 422 at `until` under the pointer.
pub fn proper_term(at: &str, term: Interval) -> Result<(), Refusal> {
    if term.is_proper() {
        Ok(())
    } else {
        Err(Refusal::field(
            &format!("{at}/until"),
            "order",
            "Окончание должно быть позже начала.",
        ))
    }
}

/// Refuses a second term of one person at one organization and post that shares a day with another.
///
/// # Errors
/// 409 that names the other term.
pub fn no_clash(
    others: &[Employment],
    (organization, position): (Id, &str),
    term: Interval,
    except: Option<Id>,
) -> Result<(), Refusal> {
    let clash = others.iter().find(|e| {
        e.organization.id == organization
            && e.position_code == position
            && Some(e.id) != except
            && Interval::new(e.from, e.until).overlaps(&term)
    });
    clash.map_or(Ok(()), |e| {
        let text = format!(
            "В организации {} на должности «{}» человек уже записан на эти дни: измените прежний срок.",
            e.organization.short_name, e.position_name
        );
        let params = serde_json::json!({"id": e.id, "from": e.from, "until": e.until});
        let error = FieldError {
            params,
            ..FieldError::new("/from", "overlap", text.clone())
        };
        Err(Refusal::new(ErrorCode::Overlap, text).errors(vec![error]))
    })
}

/// Refuses a name with signs that no name has.
///
/// # Errors
/// 422 at the pointer.
pub fn proper_name(pointer: &str, name: &str) -> Result<(), Refusal> {
    let known = name.chars().all(|c| c.is_alphabetic() || NAME_SIGNS.contains(&c));
    if known && name.chars().any(char::is_alphabetic) {
        Ok(())
    } else {
        Err(Refusal::field(
            pointer,
            "name",
            "Имя пишут буквами; между ними – дефис, апостроф, точка или пробел.",
        ))
    }
}

/// A phone in the form `+7…`; none when the text says there is none.
///
/// # Errors
/// 422 at `/phone` for a text that is not one phone.
pub fn proper_phone(typed: &str) -> Result<Option<String>, Refusal> {
    let fault = || {
        Refusal::field(
            "/phone",
            "phone",
            "Укажите один телефон: 10 цифр после +7 или 7 цифр городского номера.",
        )
    };
    if typed.contains(SEPARATORS) {
        return Err(fault());
    }
    phone::parse(typed).map_err(|_| fault())
}

/// An address in lower case; none when the text says there is none.
///
/// # Errors
/// 422 at `/email` for a text that is not one address.
pub fn proper_email(typed: &str) -> Result<Option<String>, Refusal> {
    let fault = || Refusal::field("/email", "email", "Проверьте адрес электронной почты.");
    if typed.contains(SEPARATORS) || typed.contains(' ') {
        return Err(fault());
    }
    email::parse(typed).map_err(|_| fault())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn the_weightiest_valid_category_is_shown_else_the_latest() {
        let granted = |code, rank, on: Option<NaiveDate>| Granted {
            code,
            rank,
            granted_on: on,
            valid_until: on.and_then(|d| category_valid_until(code, d)),
        };
        let shown = |held: &[Granted<'static>], on| {
            category_on(held.iter().copied(), on).map(|(g, valid)| (g.code, valid))
        };
        let highest = granted("highest", 40, Some(day(2018, 3, 1)));
        let first = granted("first", 30, Some(day(2024, 3, 1)));
        assert_eq!(shown(&[highest, first], day(2020, 1, 1)), Some(("highest", true)));
        assert_eq!(
            shown(&[highest, first], day(2023, 3, 1)),
            Some(("highest", false))
        );
        assert_eq!(shown(&[highest, first], day(2026, 1, 1)), Some(("first", true)));
        assert_eq!(
            shown(&[first, granted("highest", 40, None)], day(2026, 1, 1)),
            Some(("highest", true))
        );
        assert_eq!(shown(&[highest], day(2010, 1, 1)), None);
        let old = granted("first", 30, Some(day(2010, 1, 1)));
        assert_eq!(shown(&[highest, old], day(2026, 1, 1)), Some(("highest", false)));
    }

    #[test]
    fn contacts_and_names_are_read_or_refused_by_name() {
        assert_eq!(
            proper_phone("8 (946) 105-46-49").unwrap().as_deref(),
            Some("+79461054649")
        );
        assert!(proper_phone("89461145225, 89461145226").is_err() && proper_phone("позвоните").is_err());
        assert_eq!(
            proper_email("Anna@Org.Example").unwrap().as_deref(),
            Some("anna@org.example")
        );
        assert!(proper_email("a@b.example; c@d.example").is_err());
        for name in ["Салтыкова-Щедрина", "О'Нил", "Мамед оглы", "Ли"] {
            assert!(proper_name("/last_name", name).is_ok(), "{name}");
        }
        for name in ["=HYPERLINK(\"x\")", "Иванова2", "-", "<b>"] {
            assert!(proper_name("/last_name", name).is_err(), "{name}");
        }
    }
}
