//! When a person gets a letter, and what stands in its subject.

use chrono::{Datelike, Days, NaiveDate};

use super::{Digest, Notice, NoticeKind, WorkingDays};
use crate::terms::ru;

/// Longest subject of a letter, characters.
const SUBJECT: usize = 120;

impl Digest {
    /// Whether a letter may go out on the day: weekly ones go on the first working day of the week.
    pub fn is_due(self, on: NaiveDate, calendar: &WorkingDays) -> bool {
        match self {
            Self::Off => false,
            Self::Daily => true,
            Self::Weekly => {
                let back = Days::new(on.weekday().num_days_from_monday().into());
                let monday = on.checked_sub_days(back).unwrap_or(on);
                calendar.on_or_after(monday) == on
            }
        }
    }
}

/// Whether something cannot wait for the letter of the day: a meeting of today or tomorrow, a request.
pub fn is_urgent(kind: NoticeKind, due_on: Option<NaiveDate>, today: NaiveDate) -> bool {
    let near = due_on.is_some_and(|due| (due - today).num_days() <= 1);
    match kind {
        NoticeKind::Meeting => near,
        NoticeKind::Request => true,
        _ => false,
    }
}

/// The order of a letter: what is due first comes first, what has no day comes last.
pub fn by_urgency(notices: &mut [Notice]) {
    notices.sort_by_key(|n| (n.due_on.is_none(), n.due_on, n.id));
}

/// Subject of a letter with these notices in their order; none for none: no letter is empty.
pub fn letter_subject(notices: &[Notice]) -> Option<String> {
    let first = notices.first()?;
    let more = notices.len() - 1;
    let tail = match (more, first.due_on) {
        (0, _) => String::new(),
        (_, Some(due)) => format!(" (и ещё {more}; ближайший срок {})", ru(due)),
        (_, None) => format!(" (и ещё {more})"),
    };
    let room = SUBJECT.saturating_sub(tail.chars().count());
    let mut title: String = first.title.chars().filter(|c| !c.is_control()).collect();
    if title.chars().count() > room {
        title = title.chars().take(room.saturating_sub(1)).collect::<String>() + "…";
    }
    Some(format!("{title}{tail}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Id, reminders::working_days::tests::calendar};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn notice(number: u128, title: &str, due: Option<&str>) -> Notice {
        Notice {
            id: Id::from_u128(number),
            kind: NoticeKind::Duty,
            title: title.to_owned(),
            text: String::new(),
            path: "/".to_owned(),
            clause: None,
            due_on: due.map(day),
            association_id: None,
            made_at: chrono::DateTime::default(),
            made_on: day("2026-09-01"),
            read_at: None,
        }
    }

    #[test]
    fn weekly_letters_go_on_the_first_working_day_of_the_week() {
        let calendar = calendar();
        let sent: Vec<String> = day("2026-05-04")
            .iter_days()
            .take(14)
            .filter(|d| Digest::Weekly.is_due(*d, &calendar))
            .map(|d| d.to_string())
            .collect();
        // Monday 11 May is a day off.
        assert_eq!(sent, ["2026-05-04", "2026-05-12"]);
        assert!(Digest::Daily.is_due(day("2026-05-10"), &calendar));
        assert!(!Digest::Off.is_due(day("2026-05-12"), &calendar));
        // A week without a working day has its letter after it.
        assert!(
            !day("2027-01-04")
                .iter_days()
                .take(5)
                .any(|d| Digest::Weekly.is_due(d, &calendar))
        );
    }

    #[test]
    fn the_subject_says_what_is_due_first_and_how_much_more() {
        let mut all = vec![
            notice(1, "Без срока", None),
            notice(2, "План", Some("2026-09-15")),
            notice(3, "Заседание", Some("2026-09-11")),
        ];
        by_urgency(&mut all);
        let subject = letter_subject(&all).unwrap();
        assert_eq!(subject, "Заседание (и ещё 2; ближайший срок 11.09.2026)");
        assert_eq!(letter_subject(&[]), None);
        let long = notice(1, &"я".repeat(300), None);
        assert_eq!(letter_subject(&[long]).unwrap().chars().count(), SUBJECT);
        let evil = notice(1, "План\r\nBcc: x@y.ru", None);
        assert_eq!(letter_subject(&[evil]).unwrap(), "ПланBcc: x@y.ru");
    }

    #[test]
    fn what_cannot_wait_is_near() {
        let today = day("2026-11-25");
        assert!(is_urgent(NoticeKind::Meeting, Some(day("2026-11-26")), today));
        assert!(!is_urgent(NoticeKind::Meeting, Some(day("2026-11-27")), today));
        assert!(!is_urgent(NoticeKind::Duty, Some(today), today));
    }
}
