//! Notices that say the same of many associations, told as one.

use std::{borrow::Borrow, collections::HashMap};

use super::{Notice, NoticeKind};

/// Notices of one matter from which on they are told as one.
pub const GROUP_LEAST: usize = 3;

/// What a notice says, and of which association; none for one that stands by itself. Titles of duties end in the
/// association in brackets, and what is before has none ([`super::duty_title`], [`super::late_title`]).
pub fn matter(of: &Notice) -> Option<(&str, &str)> {
    let grouped = matches!(of.kind, NoticeKind::Duty | NoticeKind::Escalation);
    let (line, rest) = of.title.split_once(" (")?;
    let association = rest.strip_suffix(')')?;
    (grouped && of.association_id.is_some()).then_some((line, association))
}

/// Notices in their order; those that say the same of at least [`GROUP_LEAST`] associations stand together where the
/// first of them stood. Nothing is left out.
pub fn grouped<N: Borrow<Notice>>(notices: Vec<N>) -> Vec<Vec<N>> {
    let key = |of: &N| {
        let of: &Notice = of.borrow();
        matter(of).map(|(line, _)| (of.kind, line.to_owned()))
    };
    let mut sizes: HashMap<(NoticeKind, String), usize> = HashMap::new();
    for found in notices.iter().filter_map(key) {
        *sizes.entry(found).or_default() += 1;
    }
    let mut places: HashMap<(NoticeKind, String), usize> = HashMap::new();
    let mut groups: Vec<Vec<N>> = Vec::new();
    for notice in notices {
        let found = key(&notice).filter(|key| sizes.get(key).is_some_and(|size| *size >= GROUP_LEAST));
        let place = found.as_ref().and_then(|key| places.get(key).copied());
        match place.and_then(|at| groups.get_mut(at)) {
            Some(group) => group.push(notice),
            None => {
                if let Some(key) = found {
                    places.insert(key, groups.len());
                }
                groups.push(vec![notice]);
            }
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        Id,
        compliance::{Duty, DutyActor, Finding, FindingState},
        reminders::{duty_title, late_title},
    };

    fn notice(number: u128, kind: NoticeKind, title: &str) -> Notice {
        Notice {
            id: Id::from_u128(number),
            kind,
            title: title.to_owned(),
            text: String::new(),
            path: "/".to_owned(),
            clause: None,
            due_on: None,
            association_id: Some(Id::from_u128(number)),
            made_at: chrono::DateTime::default(),
            made_on: chrono::NaiveDate::default(),
            read_at: None,
        }
    }

    #[test]
    fn every_duty_says_its_matter_before_the_association() {
        for duty in Duty::ALL {
            for (state, due_on) in [
                (
                    FindingState::Overdue,
                    chrono::NaiveDate::from_ymd_opt(2026, 9, 15),
                ),
                (FindingState::Overdue, None),
                (FindingState::Due, chrono::NaiveDate::from_ymd_opt(2026, 9, 15)),
                (FindingState::Due, None),
            ] {
                let finding = Finding {
                    association_id: Id::nil(),
                    school_year: 2026,
                    duty: *duty,
                    clause: duty.clause().to_owned(),
                    state,
                    due_on,
                    since: None,
                    late: false,
                    reason: None,
                    done: None,
                    needed: None,
                    actor: DutyActor::Leader,
                    actor_id: None,
                    cure: None,
                };
                let name = "ММО учителей (воспитателей) начальных классов (школы)";
                for title in [duty_title(&finding, name), late_title(&finding, name)] {
                    let of = notice(1, NoticeKind::Duty, &title);
                    let (line, association) = matter(&of).unwrap();
                    assert_eq!(association, name, "{title}");
                    assert_eq!(format!("{line} ({association})"), title);
                }
            }
        }
        assert_eq!(matter(&notice(1, NoticeKind::Meeting, "Заседание (ММО)")), None);
        assert_eq!(matter(&notice(1, NoticeKind::Duty, "Без объединения")), None);
    }

    #[test]
    fn many_of_one_matter_are_one_and_few_are_not() {
        let late = |number, of: &str| notice(number, NoticeKind::Duty, &format!("План не утверждён ({of})"));
        let notices = vec![
            notice(1, NoticeKind::Meeting, "Заседание (А)"),
            late(2, "А"),
            notice(3, NoticeKind::Duty, "Куратор не назначен (А)"),
            late(4, "Б"),
            notice(5, NoticeKind::Duty, "Куратор не назначен (Б)"),
            late(6, "В"),
            // The same words of another kind are another matter.
            notice(7, NoticeKind::Escalation, "План не утверждён (Г)"),
        ];
        let shape: Vec<Vec<Id>> = grouped(notices)
            .iter()
            .map(|group| group.iter().map(|n| n.id).collect())
            .collect();
        let ids = |numbers: &[u128]| numbers.iter().map(|n| Id::from_u128(*n)).collect::<Vec<_>>();
        assert_eq!(
            shape,
            [ids(&[1]), ids(&[2, 4, 6]), ids(&[3]), ids(&[5]), ids(&[7])]
        );
    }

    proptest! {
        #[test]
        fn nothing_is_lost_or_told_twice(matters in prop::collection::vec(0_u8..4, 0..40)) {
            let notices: Vec<Notice> = (0..)
                .zip(&matters)
                .map(|(number, matter)| notice(number, NoticeKind::Duty, &format!("Дело {matter} (ММО {number})")))
                .collect();
            let mut told: Vec<Id> = grouped(notices.clone()).into_iter().flatten().map(|n| n.id).collect();
            told.sort();
            let mut all: Vec<Id> = notices.iter().map(|n| n.id).collect();
            all.sort();
            prop_assert_eq!(told, all);
        }
    }
}
