//! The rules of meetings, tried.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::{
    Id,
    associations::Office,
    people::PersonRef,
    problem::ErrorCode,
    regulation::{Profile, Quorum},
};

fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

fn member(votes: bool, mark: Option<Mark>) -> Participant {
    Participant {
        person: PersonRef {
            id: Id::nil(),
            full_name: String::new(),
        },
        organization: None,
        position_name: None,
        admin_unit_code: None,
        votes,
        mark,
        substitute: None,
    }
}

fn profile() -> Profile {
    toml::from_str(include_str!("../../../../regulations/novosibirsk-2022.toml")).unwrap()
}

#[test]
fn a_meeting_of_late_august_opens_the_new_school_year() {
    let year = |date, asked| meeting_year(&profile(), date, asked).map_err(|r| r.code);
    assert_eq!(year(day(2026, 8, 14), None), Ok(2025));
    assert_eq!(year(day(2026, 8, 15), None), Ok(2026));
    assert_eq!(
        year(day(2026, 8, 28), Some(2025)),
        Ok(2025),
        "the user may choose"
    );
    assert_eq!(year(day(2026, 9, 1), Some(2025)), Err(ErrorCode::Validation));
    assert_eq!(year(day(2027, 5, 31), None), Ok(2026));
}

#[test]
fn a_meeting_is_held_on_its_day_by_somebody() {
    let (date, today) = (day(2026, 11, 25), day(2026, 11, 25));
    let there = Attendance {
        voting: 8,
        there: 5,
        unmarked: 0,
        quorum: true,
    };
    let hold = |state, days, officers, attendance| check_holdable(state, days, officers, attendance);
    let both = (true, true);
    assert!(hold(MeetingState::Planned, (date, today), both, there).is_ok());
    let tomorrow = day(2026, 11, 26);
    for refused in [
        hold(MeetingState::Planned, (tomorrow, today), both, there),
        hold(MeetingState::Planned, (date, today), (true, false), there),
        hold(MeetingState::Planned, (date, today), both, Attendance::default()),
        hold(MeetingState::Held, (date, today), both, there),
        hold(MeetingState::Cancelled, (date, today), both, there),
    ] {
        let refusal = refused.unwrap_err();
        assert_eq!(
            (refusal.code, refusal.clause),
            (ErrorCode::WrongState, Some("VII.7.6"))
        );
    }
}

#[test]
fn a_decided_item_stays_as_it_is() {
    let item = |decided: bool| AgendaItem {
        id: Id::from_u128(1),
        kind: AgendaKind::Election,
        title: "Об избрании секретаря".to_owned(),
        speaker: None,
        speaker_text: None,
        office: Some(Office::Secretary),
        minutes_of: None,
        analysis_id: None,
        decision: None,
        election_id: decided.then(|| Id::from_u128(9)),
    };
    let line = |title: &str| AgendaLine {
        id: Some(Id::from_u128(1)),
        kind: AgendaKind::Election,
        title: title.to_owned(),
        speaker_id: None,
        speaker_text: Some("Гость".to_owned()),
        office: Some(Office::Secretary),
        minutes_of: None,
        analysis_id: None,
    };
    let same = line("Об избрании секретаря");
    assert!(check_agenda_change(&[item(true)], std::slice::from_ref(&same)).is_ok());
    assert!(check_agenda_change(&[item(false)], &[]).is_ok());
    let changed = check_agenda_change(&[item(true)], &[line("Иное")]).unwrap_err();
    assert_eq!(changed.code, ErrorCode::WrongState);
    assert!(check_agenda_change(&[item(true)], &[]).is_err());
    let foreign = AgendaLine {
        id: Some(Id::from_u128(7)),
        ..same.clone()
    };
    let unknown = check_agenda_change(&[item(true)], &[same, foreign]).unwrap_err();
    assert_eq!(unknown.errors[0].pointer, "/agenda/1/id");
}

#[test]
fn what_an_agenda_needs_is_told_at_its_place() {
    let line = |kind| AgendaLine {
        id: None,
        kind,
        title: "О".to_owned(),
        speaker_id: None,
        speaker_text: None,
        office: Some(Office::Curator),
        minutes_of: None,
        analysis_id: None,
    };
    let refusal = check_agenda(&[
        line(AgendaKind::Information),
        line(AgendaKind::Election),
        line(AgendaKind::ApproveMinutes),
    ])
    .unwrap_err();
    let pointers: Vec<&str> = refusal.errors.iter().map(|e| e.pointer.as_str()).collect();
    assert_eq!(pointers, ["/agenda/1/office", "/agenda/2/minutes_of"]);
}

#[test]
fn a_link_is_one_a_browser_may_open() {
    assert!(check_link(None).is_ok() && check_link(Some("https://example.org/а")).is_ok());
    for bad in [
        "javascript:alert(1)",
        "https://",
        "example.org",
        "https://a b",
        "data:text/html,x",
    ] {
        assert!(check_link(Some(bad)).is_err(), "{bad}");
    }
}

#[test]
fn numbers_go_on_and_never_repeat() {
    assert_eq!(meeting_number(&[], None).unwrap(), 1);
    assert_eq!(meeting_number(&[1, 3], None).unwrap(), 4);
    assert_eq!(meeting_number(&[1, 3], Some(2)).unwrap(), 2);
    assert_eq!(
        meeting_number(&[1, 3], Some(3)).unwrap_err().code,
        ErrorCode::Duplicate
    );
}

proptest! {
    #[test]
    fn who_has_no_vote_changes_no_number(there in 0usize..20, away in 0usize..20, guests in 0usize..20) {
        let mut all: Vec<Participant> = Vec::new();
        all.extend((0..there).map(|n| member(true, Some(if n % 2 == 0 { Mark::Present } else { Mark::Online }))));
        all.extend((0..away).map(|n| member(true, [Some(Mark::Absent), Some(Mark::Substituted), None][n % 3])));
        let without = attendance(&all, Quorum::MoreThanHalf);
        all.extend((0..guests).map(|_| member(false, Some(Mark::Present))));
        let with = attendance(&all, Quorum::MoreThanHalf);
        prop_assert_eq!(without, with);
        prop_assert_eq!(with.quorum, there > away);
        prop_assert!(attendance(&all, Quorum::None).quorum);
    }
}
