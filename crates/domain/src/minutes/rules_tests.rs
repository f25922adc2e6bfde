//! The rules of minutes, tried.

use chrono::{DateTime, NaiveDate, Utc};

use super::*;
use crate::{
    Id,
    meetings::{AgendaItem, AgendaKind, Attendance, MeetingState, MinutesState},
    orders::SignatureKind,
    people::PersonRef,
    problem::ErrorCode,
};

fn id(n: u128) -> Id {
    Id::from_u128(n)
}

fn heading(n: u128, kind: AgendaKind) -> MinutesHeading {
    MinutesHeading {
        agenda_item_id: id(n),
        kind,
        title: format!("О {n}"),
        speaker: Some("Ким О. С.".to_owned()),
        decision: None,
        election: None,
    }
}

fn agenda(n: u128) -> AgendaItem {
    AgendaItem {
        id: id(n),
        kind: AgendaKind::Information,
        title: String::new(),
        speaker: None,
        speaker_text: None,
        office: None,
        minutes_of: None,
        analysis_id: None,
        decision: None,
        election_id: None,
    }
}

fn signature(role: SigningRole) -> MinutesSignature {
    MinutesSignature {
        role,
        person: PersonRef {
            id: id(1),
            full_name: String::new(),
        },
        kind: SignatureKind::Simple,
        at: DateTime::<Utc>::UNIX_EPOCH,
    }
}

#[test]
fn the_text_begins_with_the_agenda_and_follows_it() {
    let headings = [
        heading(1, AgendaKind::Information),
        heading(2, AgendaKind::Decision),
    ];
    let mut text = prefilled(&headings);
    assert_eq!(text.items.len(), 2);
    assert_eq!(text.items[0].heard, "Ким О. С.");
    text.items[1].spoke = "Возражение".to_owned();
    text.items[0].heard.clear();
    // The first item left the agenda, a third came: what was written stays, what was empty goes.
    let moved = arranged(text, &[agenda(3), agenda(2)]);
    let ids: Vec<Id> = moved.items.iter().map(|i| i.agenda_item_id).collect();
    assert_eq!(ids, [id(3), id(2)]);
    let lost = arranged(moved, &[agenda(3)]);
    assert_eq!(lost.items.last().unwrap().spoke, "Возражение");
    assert!(check_items(&lost, &[id(3)]).is_err());
    assert!(check_items(&lost, &[id(3), id(2)]).is_ok());
}

#[test]
fn minutes_that_contradict_themselves_are_pointed_at() {
    let headings = [heading(1, AgendaKind::Decision), heading(2, AgendaKind::Election)];
    let content = MinutesContent {
        declared: Some(12),
        ..prefilled(&headings)
    };
    let attendance = Attendance {
        voting: 26,
        there: 13,
        unmarked: 2,
        quorum: false,
    };
    let found = remarks(&content, &headings, attendance, true);
    let codes: Vec<&str> = found.iter().map(|r| r.code.as_str()).collect();
    let all = [
        "declared_differs",
        "unmarked",
        "no_quorum",
        "composition_changed",
        "nothing_resolved",
        "no_vote",
        "nothing_resolved",
        "no_election",
    ];
    assert_eq!(codes, all);
    assert!(found[0].text.contains("12") && found[0].text.contains("13"));
}

#[test]
fn both_sign_and_paper_counts_for_both() {
    let officers = (Some(id(1)), Some(id(2)));
    let roles = |person, signed: &[MinutesSignature], kind| signing_roles(id(person), officers, signed, kind);
    assert_eq!(
        roles(1, &[], SignatureKind::Simple).unwrap(),
        [SigningRole::Chair]
    );
    assert_eq!(roles(2, &[], SignatureKind::Paper).unwrap(), SigningRole::ALL);
    let stranger = roles(3, &[], SignatureKind::Paper).unwrap_err();
    assert_eq!(
        (stranger.code, stranger.clause),
        (ErrorCode::Forbidden, Some("VII.7.6"))
    );
    let chair = [signature(SigningRole::Chair)];
    assert!(!is_signed(&chair));
    assert_eq!(
        roles(1, &chair, SignatureKind::Simple).unwrap_err().code,
        ErrorCode::WrongState
    );
    assert!(is_signed(&[
        signature(SigningRole::Chair),
        signature(SigningRole::Secretary)
    ]));
    // One person in both offices signs once for both.
    let both = signing_roles(id(1), (Some(id(1)), Some(id(1))), &[], SignatureKind::Simple);
    assert_eq!(both.unwrap().len(), 2);
}

#[test]
fn nothing_is_written_where_nothing_was_held() {
    assert!(check_writable(MeetingState::Held, MinutesState::None).is_ok());
    assert!(check_writable(MeetingState::Held, MinutesState::Draft).is_ok());
    for (meeting, minutes) in [
        (MeetingState::Planned, MinutesState::None),
        (MeetingState::Cancelled, MinutesState::None),
        (MeetingState::Held, MinutesState::Submitted),
        (MeetingState::Held, MinutesState::Signed),
        (MeetingState::Held, MinutesState::Published),
    ] {
        let refusal = check_writable(meeting, minutes).unwrap_err();
        assert_eq!(
            (refusal.code, refusal.clause),
            (ErrorCode::WrongState, Some("VII.7.6"))
        );
    }
}

#[test]
fn an_empty_item_is_not_signed() {
    let headings = [heading(1, AgendaKind::Information)];
    let mut content = prefilled(&headings);
    assert!(check_complete(&content, &headings).is_ok());
    content.items[0].heard = " ".to_owned();
    assert!(check_complete(&content, &headings).is_err());
    content.items[0].resolutions.push(ResolutionText {
        id: None,
        text: "Принять к сведению".to_owned(),
        responsible_id: None,
        responsible: None,
        due_on: None,
    });
    assert!(check_complete(&content, &headings).is_ok());
    assert!(check_complete(&content, &[]).is_err());
    assert_eq!(resolution_number(0, 0), "1.1");
    assert_eq!(resolution_number(1, 9), "2.10");
}

#[test]
fn a_resolution_is_dropped_with_a_reason() {
    let today = NaiveDate::from_ymd_opt(2026, 11, 25).unwrap();
    let ask = |state, on, note: Option<&str>| ResolutionClosing {
        state,
        on,
        note: note.map(str::to_owned),
    };
    let check = |was, asked: ResolutionClosing| check_resolution_closing(was, &asked, today);
    assert!(check(ResolutionState::Open, ask(ResolutionState::Done, None, None)).is_ok());
    assert!(
        check(
            ResolutionState::Open,
            ask(ResolutionState::Dropped, None, Some("Отпало"))
        )
        .is_ok()
    );
    assert!(check(ResolutionState::Open, ask(ResolutionState::Dropped, None, None)).is_err());
    assert!(check(ResolutionState::Done, ask(ResolutionState::Done, None, None)).is_err());
    assert!(check(ResolutionState::Open, ask(ResolutionState::Open, None, None)).is_err());
    assert!(
        check(
            ResolutionState::Open,
            ask(ResolutionState::Done, today.succ_opt(), None)
        )
        .is_err()
    );
}
