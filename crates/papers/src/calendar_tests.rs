use icalendar::{Calendar, Component, Event, EventLike};
use proptest::prelude::*;

use super::*;

const ID: &str = "018f0000-0000-7000-8000-000000000001";

fn zone() -> CalendarZone {
    CalendarZone {
        name: "Asia/Novosibirsk".to_owned(),
        offset: 7 * 3_600,
    }
}

fn event() -> CalendarEvent {
    CalendarEvent {
        id: ID.parse().unwrap(),
        version: 3,
        state: MeetingState::Planned,
        summary: "О работе с одарёнными детьми".to_owned(),
        date: NaiveDate::from_ymd_opt(2026, 12, 10).unwrap(),
        starts_at: "15:00".parse().ok(),
        ends_at: None,
        place: None,
        notes: Vec::new(),
        url: format!("https://veche.example/meetings/{ID}"),
        link: None,
        changed_at: DateTime::from_timestamp(1_764_000_000, 0).unwrap(),
    }
}

fn text(events: &[CalendarEvent]) -> String {
    let entries = CalendarEntries {
        meetings: events.to_vec(),
        ..CalendarEntries::default()
    };
    write_calendar("Заседания", &zone(), &entries)
}

fn read(text: &str) -> Vec<Event> {
    text.parse::<Calendar>().unwrap().events().cloned().collect()
}

#[test]
fn an_event_says_when_in_the_zone_of_the_city() {
    let written = text(&[event()]);
    for line in [
        "DTSTART;TZID=Asia/Novosibirsk:20261210T150000\r\n",
        "DTEND;TZID=Asia/Novosibirsk:20261210T163000\r\n",
        "UID:018f0000-0000-7000-8000-000000000001@veche\r\n",
        "SEQUENCE:3\r\n",
        "STATUS:TENTATIVE\r\n",
        "LAST-MODIFIED:20251124T160000Z\r\n",
        "DTSTAMP:20251124T160000Z\r\n",
    ] {
        assert!(written.contains(line), "{line} is not in\n{written}");
    }
    assert!(!written.contains("CONFERENCE"));
}

#[test]
fn a_time_zone_is_there_without_events_and_holds_nothing_of_the_moment() {
    let empty = text(&[]);
    let frame = "BEGIN:VTIMEZONE\r\nTZID:Asia/Novosibirsk\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n\
        TZOFFSETFROM:+0700\r\nTZOFFSETTO:+0700\r\nTZNAME:+0700\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";
    assert!(empty.contains(frame), "{empty}");
    assert!(!empty.contains("DTSTAMP") && read(&empty).is_empty());
    let west = CalendarZone {
        offset: -12_600,
        ..zone()
    };
    let west = write_calendar("", &west, &CalendarEntries::default());
    assert!(west.contains("TZOFFSETTO:-0330\r\n"), "{west}");
}

#[test]
fn without_a_time_it_takes_the_day_and_late_in_the_evening_it_ends_tomorrow() {
    let of_day = |starts_at: Option<&str>, ends_at: Option<&str>| {
        text(&[CalendarEvent {
            starts_at: starts_at.and_then(|t| t.parse().ok()),
            ends_at: ends_at.and_then(|t| t.parse().ok()),
            ..event()
        }])
    };
    let day = of_day(None, None);
    assert!(day.contains("DTSTART;VALUE=DATE:20261210\r\n"), "{day}");
    assert!(day.contains("DTEND;VALUE=DATE:20261211\r\n"), "{day}");
    assert!(of_day(Some("23:00"), None).contains("DTEND;TZID=Asia/Novosibirsk:20261211T003000\r\n"));
    assert!(of_day(Some("10:00"), Some("10:40")).contains(":20261210T104000\r\n"));
}

#[test]
fn states_places_and_links_are_told() {
    let written = text(&[CalendarEvent {
        state: MeetingState::Cancelled,
        place: Some("Школа 901, каб. 12; вход со двора".to_owned()),
        notes: vec!["ММО учителей математики".to_owned()],
        link: Some("https://video.example/1?a=1,2;b\r\nATTENDEE:x".to_owned()),
        ..event()
    }]);
    assert!(written.contains("STATUS:CANCELLED\r\n"));
    assert!(!written.contains("\r\nATTENDEE"), "{written}");
    let found = read(&written).remove(0);
    assert_eq!(found.get_location(), Some("Школа 901, каб. 12; вход со двора"));
    let notes = found.get_description().unwrap();
    assert!(
        notes.starts_with("ММО учителей математики\nСсылка для участия: https://video.example/1"),
        "{notes}"
    );
    assert_eq!(
        found.property_value("CONFERENCE"),
        Some("https://video.example/1?a=1,2;bATTENDEE:x")
    );
}

#[test]
fn lines_are_folded_by_octets_and_letters_stay_whole() {
    let long = CalendarEvent {
        summary: "Функциональная грамотность: ёмко, щедро; честно ".repeat(10),
        ..event()
    };
    let written = text(std::slice::from_ref(&long));
    assert!(
        written
            .split("\r\n")
            .all(|line| !line.contains('\n') && line.len() <= 75)
    );
    assert!(written.contains("\r\n "), "nothing was folded");
    assert_eq!(
        read(&written).remove(0).get_summary(),
        Some(long.summary.as_str())
    );
}

proptest! {
    #[test]
    fn any_theme_survives_the_file(theme in "[^\\p{Cc}]{1,300}|[а-яА-ЯёЁ,;:\\\\\n\t nN]{1,300}") {
        let written = text(&[CalendarEvent { summary: theme.clone(), ..event() }]);
        prop_assert!(written.split("\r\n").all(|line| line.len() <= 75));
        let found = read(&written);
        prop_assert_eq!(found.len(), 1);
        prop_assert_eq!(found[0].get_summary(), Some(theme.as_str()));
    }

    #[test]
    fn no_text_adds_a_line_of_its_own(theme in any::<String>(), place in any::<String>()) {
        let written = text(&[CalendarEvent { summary: theme, place: Some(place), ..event() }]);
        let lines = |key: &str| written.split("\r\n").filter(|line| line.starts_with(key)).count();
        prop_assert_eq!((lines("BEGIN:"), lines("END:"), lines("SUMMARY:")), (4, 4, 1));
        prop_assert!(!written.replace("\r\n", "").contains(['\r', '\n']));
    }
}

#[test]
fn a_deadline_is_a_day_with_an_alarm_and_an_event_of_the_city_keeps_nobody_busy() {
    let deadline = CalendarDeadline {
        key: format!("{ID}-2026-analysis"),
        summary: "Срок: передать анализ – ММО; учителя".to_owned(),
        date: NaiveDate::from_ymd_opt(2027, 5, 15).unwrap(),
        notes: vec!["Последний день".to_owned(), "п. VII.7.8".to_owned()],
        url: "https://veche.example/compliance".to_owned(),
        remind_at: DateTime::from_timestamp(1_810_260_000, 0).unwrap(),
        since: DateTime::from_timestamp(1_764_000_000, 0).unwrap(),
    };
    let days = CalendarDays {
        id: ID.parse().unwrap(),
        version: 3,
        summary: "Августовская конференция".to_owned(),
        from: NaiveDate::from_ymd_opt(2026, 8, 24).unwrap(),
        until: NaiveDate::from_ymd_opt(2026, 8, 27).unwrap(),
        place: Some("Дом учителя, зал 2".to_owned()),
        notes: vec!["VIII.8.2".to_owned()],
        url: "https://veche.example/city-year".to_owned(),
        since: deadline.since,
    };
    let entries = CalendarEntries {
        meetings: vec![event()],
        deadlines: vec![deadline],
        days: vec![days],
    };
    let write = || write_calendar("Заседания", &zone(), &entries);
    let written = write();
    assert_eq!(written, write(), "octet by octet");
    for line in [
        format!("UID:deadline-{ID}-2026-analysis@veche\r\n"),
        "DTSTART;VALUE=DATE:20270515\r\nDTEND;VALUE=DATE:20270516\r\n".to_owned(),
        "TRIGGER;VALUE=DATE-TIME:20270514T020000Z\r\n".to_owned(),
        format!("UID:city-{ID}@veche\r\n"),
        "DTSTART;VALUE=DATE:20260824\r\nDTEND;VALUE=DATE:20260827\r\nTRANSP:TRANSPARENT\r\n".to_owned(),
        "LOCATION:Дом учителя\\, зал 2\r\n".to_owned(),
        "DESCRIPTION:Последний день\\nп. VII.7.8\r\n".to_owned(),
    ] {
        assert!(
            written.replace("\r\n ", "").contains(&line),
            "{line} is not in\n{written}"
        );
    }
    assert_eq!(read(&written).len(), 3);
    assert!(written.split("\r\n").all(|line| line.len() <= 75));
}
