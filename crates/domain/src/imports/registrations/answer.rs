//! What people and forms write into the cells of an answer.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use crate::{imports::Cell, meetings::Mark, text};

/// How somebody took part; none for a text that says neither, both, or that they did not.
pub(super) fn mark(typed: &str) -> Option<Mark> {
    let folded = text::fold(typed);
    let has = |words: &[&str]| words.iter().any(|word| folded.contains(word));
    if has(&["заочн", "не смог", "не буд", "не прид", "отсутств", "не участв"])
    {
        return None;
    }
    let online = has(&[
        "дистан",
        "онлайн",
        "on-line",
        "online",
        "удален",
        "вкс",
        "видеоконф",
    ]);
    let there = has(&["очн", "офлайн", "оффлайн", "offline", "личн", "присутств"]);
    match (there, online) {
        (true, false) => Some(Mark::Present),
        (false, true) => Some(Mark::Online),
        _ => None,
    }
}

/// Whether the answer is a consent.
pub(super) fn agrees(typed: &str) -> bool {
    let folded = text::fold(typed);
    let refuses = folded.starts_with("не") || folded.contains(" не ");
    !refuses && (folded.starts_with("да") || folded.contains("соглас") || folded == "+" || folded == "true")
}

/// When the form was filled in, by the clock of the form: only the order of answers counts.
pub(super) fn moment(cell: &Cell) -> Option<NaiveDateTime> {
    let text = match cell {
        Cell::Date { date } => return Some(date.and_time(NaiveTime::MIN)),
        other => other.display(),
    };
    let text = text.replace(['T', ','], " ");
    let mut parts = text.split_whitespace();
    let day = parts.next()?;
    let day = ["%Y-%m-%d", "%d.%m.%Y", "%Y/%m/%d", "%d/%m/%Y", "%d.%m.%y"]
        .iter()
        .find_map(|form| NaiveDate::parse_from_str(day, form).ok())?;
    // «10:15:20+07:00», «10:15:20.123Z»: the zone is the same in all rows.
    let clock: String = parts
        .next()
        .unwrap_or("00:00")
        .chars()
        .take_while(|c| c.is_ascii_digit() || *c == ':')
        .collect();
    let time = ["%H:%M:%S", "%H:%M"]
        .iter()
        .find_map(|form| NaiveTime::parse_from_str(&clock, form).ok())?;
    Some(day.and_time(time))
}
