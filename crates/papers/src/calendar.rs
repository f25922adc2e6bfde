//! Meetings as an iCalendar text (RFC 5545), for the calendars that people look into anyway.
//!
//! Written by hand: the crate for it stamps the moment of writing into every component it prints, a time zone too, so
//! that no two answers would be equal, and folds to 76 octets where 75 are allowed. It reads what is written here in
//! the tests.

use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeDelta, Utc};
use veche_domain::{Id, calendar::TimeOfDay, meetings::MeetingState};

/// Most octets of a line without its end (RFC 5545, 3.1).
const LINE: usize = 75;
/// How long a meeting takes whose end nobody named: two lessons.
const USUAL: TimeDelta = TimeDelta::minutes(90);

/// A zone of the city; no zone of Russia changes its clocks, so one offset is all of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarZone {
    /// Name, e.g. `Asia/Novosibirsk`.
    pub name: String,
    /// Seconds east of Greenwich.
    pub offset: i32,
}

/// A meeting as a calendar shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct CalendarEvent {
    /// Identifier of the meeting.
    pub id: Id,
    /// Version of the meeting: a calendar takes over what is later.
    pub version: i64,
    /// Its life.
    pub state: MeetingState,
    /// What stands in the grid of the calendar.
    pub summary: String,
    /// Date.
    pub date: NaiveDate,
    /// Beginning, local time; without one the event takes the day.
    pub starts_at: Option<TimeOfDay>,
    /// End, local time.
    pub ends_at: Option<TimeOfDay>,
    /// Place.
    pub place: Option<String>,
    /// Lines that are shown when the event is opened.
    pub notes: Vec<String>,
    /// Page of the meeting.
    pub url: String,
    /// Link to take part by; only for those who may see it.
    pub link: Option<String>,
    /// When the meeting was changed last.
    pub changed_at: DateTime<Utc>,
}

/// The last day of a duty as a calendar shows it: a whole day, with an alarm while people still work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarDeadline {
    /// Key among all deadlines, of letters, digits and hyphens.
    pub key: String,
    /// What stands in the grid of the calendar.
    pub summary: String,
    /// Last day, inclusive.
    pub date: NaiveDate,
    /// Lines that are shown when it is opened.
    pub notes: Vec<String>,
    /// Page where the duty is done.
    pub url: String,
    /// When the alarm rings.
    pub remind_at: DateTime<Utc>,
    /// A moment that stays the same as long as the duty does.
    pub since: DateTime<Utc>,
}

/// An event of the city that takes whole days: it is shown and keeps nobody busy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarDays {
    /// Identifier.
    pub id: Id,
    /// Version: a calendar takes over what is later.
    pub version: i64,
    /// What stands in the grid of the calendar.
    pub summary: String,
    /// First day.
    pub from: NaiveDate,
    /// Day after the last one.
    pub until: NaiveDate,
    /// Place.
    pub place: Option<String>,
    /// Lines that are shown when it is opened.
    pub notes: Vec<String>,
    /// Page where it stands.
    pub url: String,
    /// A moment that stays the same as long as the event does.
    pub since: DateTime<Utc>,
}

/// What stands in a calendar.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CalendarEntries {
    /// Meetings.
    pub meetings: Vec<CalendarEvent>,
    /// Last days of duties.
    pub deadlines: Vec<CalendarDeadline>,
    /// Events of the city.
    pub days: Vec<CalendarDays>,
}

/// Lines of a calendar, each folded and ended as the format wants it.
struct Lines(String);

impl Lines {
    /// A line as it is.
    fn put(&mut self, name: &str, value: &str) {
        let line = format!("{name}:{value}");
        let mut rest = line.as_str();
        let mut room = LINE;
        while rest.len() > room {
            // A letter of several octets is never cut.
            let at = (1..=room)
                .rev()
                .find(|at| rest.is_char_boundary(*at))
                .unwrap_or(rest.len());
            let (head, tail) = rest.split_at(at);
            self.0.push_str(head);
            self.0.push_str("\r\n ");
            rest = tail;
            room = LINE - 1;
        }
        self.0.push_str(rest);
        self.0.push_str("\r\n");
    }

    /// A line of text, escaped.
    fn text(&mut self, name: &str, text: &str) {
        let escaped = plain(text)
            .replace('\\', r"\\")
            .replace(',', r"\,")
            .replace(';', r"\;")
            .replace('\n', r"\n");
        self.put(name, &escaped);
    }
}

/// The text of a calendar. The same events give the same text, octet by octet.
pub fn write_calendar(name: &str, zone: &CalendarZone, entries: &CalendarEntries) -> String {
    let count = entries.meetings.len() + entries.deadlines.len() + entries.days.len();
    let mut out = Lines(String::with_capacity(1_000 + count * 700));
    out.put("BEGIN", "VCALENDAR");
    out.put("VERSION", "2.0");
    out.put("PRODID", "-//Veche//Veche//RU");
    out.put("CALSCALE", "GREGORIAN");
    out.put("METHOD", "PUBLISH");
    out.put("REFRESH-INTERVAL;VALUE=DURATION", "PT6H");
    out.put("X-PUBLISHED-TTL", "PT6H");
    out.put("X-WR-TIMEZONE", &zone.name);
    out.text("X-WR-CALNAME", name);
    put_zone(&mut out, zone);
    for event in &entries.meetings {
        put_event(&mut out, event, zone);
    }
    for deadline in &entries.deadlines {
        put_deadline(&mut out, deadline);
    }
    for days in &entries.days {
        put_days(&mut out, days);
    }
    out.put("END", "VCALENDAR");
    out.0
}

fn put_zone(out: &mut Lines, zone: &CalendarZone) {
    let minutes = zone.offset.abs() / 60;
    let sign = if zone.offset < 0 { '-' } else { '+' };
    let offset = format!("{sign}{:02}{:02}", minutes / 60, minutes % 60);
    out.put("BEGIN", "VTIMEZONE");
    out.put("TZID", &zone.name);
    out.put("BEGIN", "STANDARD");
    out.put("DTSTART", "19700101T000000");
    out.put("TZOFFSETFROM", &offset);
    out.put("TZOFFSETTO", &offset);
    out.put("TZNAME", &offset);
    out.put("END", "STANDARD");
    out.put("END", "VTIMEZONE");
}

fn put_event(out: &mut Lines, of: &CalendarEvent, zone: &CalendarZone) {
    out.put("BEGIN", "VEVENT");
    out.put("UID", &format!("{}@veche", of.id));
    let changed = of.changed_at.format("%Y%m%dT%H%M%SZ").to_string();
    out.put("DTSTAMP", &changed);
    out.put("LAST-MODIFIED", &changed);
    out.put("SEQUENCE", &of.version.to_string());
    let status = match of.state {
        MeetingState::Planned => "TENTATIVE",
        MeetingState::Held => "CONFIRMED",
        MeetingState::Cancelled => "CANCELLED",
    };
    out.put("STATUS", status);
    match of.starts_at.and_then(|time| moment(of.date, time)) {
        Some(start) => {
            let end = of.ends_at.and_then(|time| moment(of.date, time));
            let end = end.filter(|end| *end > start).unwrap_or(start + USUAL);
            for (name, at) in [("DTSTART", start), ("DTEND", end)] {
                let local = at.format("%Y%m%dT%H%M%S").to_string();
                out.put(&format!("{name};TZID={}", zone.name), &local);
            }
        }
        None => put_day(out, of.date),
    }
    out.text("SUMMARY", &of.summary);
    if let Some(place) = &of.place {
        out.text("LOCATION", place);
    }
    out.put("URL", &address(&of.url));
    let mut notes = of.notes.clone();
    if let Some(link) = &of.link {
        // Old calendars know no conferences: the link stands in the text as well.
        notes.push(format!("Ссылка для участия: {link}"));
        out.put("CONFERENCE;VALUE=URI", &address(link));
    }
    if !notes.is_empty() {
        out.text("DESCRIPTION", &notes.join("\n"));
    }
    out.put("END", "VEVENT");
}

/// A whole day: its end is the next one, which is not part of it any more.
fn put_day(out: &mut Lines, date: NaiveDate) {
    put_span(out, date, date.succ_opt().unwrap_or(date));
}

fn put_span(out: &mut Lines, from: NaiveDate, until: NaiveDate) {
    for (name, day) in [("DTSTART", from), ("DTEND", until)] {
        out.put(&format!("{name};VALUE=DATE"), &day.format("%Y%m%d").to_string());
    }
}

fn put_days(out: &mut Lines, of: &CalendarDays) {
    out.put("BEGIN", "VEVENT");
    out.put("UID", &format!("city-{}@veche", of.id));
    out.put("DTSTAMP", &of.since.format("%Y%m%dT%H%M%SZ").to_string());
    out.put("SEQUENCE", &of.version.to_string());
    put_span(out, of.from, of.until);
    out.put("TRANSP", "TRANSPARENT");
    out.text("SUMMARY", &of.summary);
    if let Some(place) = &of.place {
        out.text("LOCATION", place);
    }
    out.put("URL", &address(&of.url));
    out.text("DESCRIPTION", &of.notes.join("\n"));
    out.put("END", "VEVENT");
}

fn put_deadline(out: &mut Lines, of: &CalendarDeadline) {
    let moment = |at: DateTime<Utc>| at.format("%Y%m%dT%H%M%SZ").to_string();
    out.put("BEGIN", "VEVENT");
    out.put("UID", &format!("deadline-{}@veche", address(&of.key)));
    out.put("DTSTAMP", &moment(of.since));
    out.put("SEQUENCE", "0");
    put_day(out, of.date);
    // Nobody is busy because of a deadline.
    out.put("TRANSP", "TRANSPARENT");
    out.text("SUMMARY", &of.summary);
    out.put("URL", &address(&of.url));
    out.text("DESCRIPTION", &of.notes.join("\n"));
    out.put("BEGIN", "VALARM");
    out.put("ACTION", "DISPLAY");
    out.put("TRIGGER;VALUE=DATE-TIME", &moment(of.remind_at));
    out.text("DESCRIPTION", &of.summary);
    out.put("END", "VALARM");
    out.put("END", "VEVENT");
}

fn moment(date: NaiveDate, time: TimeOfDay) -> Option<NaiveDateTime> {
    let (hours, minutes) = time.parts();
    date.and_hms_opt(hours, minutes, 0)
}

/// A text without signs that would end a line of the file or hide in it.
fn plain(text: &str) -> String {
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    lines
        .chars()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        .collect()
}

/// An address, which is not escaped as texts are: nothing in it may end its line.
fn address(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_control() && !c.is_whitespace())
        .collect()
}

#[cfg(test)]
#[path = "calendar_tests.rs"]
mod tests;
