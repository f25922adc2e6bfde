//! Words, numbers and signs that texts about days consist of.

use crate::text;

/// Longest text that is read: more is no date.
const LONGEST: usize = 120;

/// A part of a month or of a year that is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Week,
    Decade,
    Half,
    HalfYear,
    Term,
    Trimester,
    Quarter,
}

/// What a text about days consists of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token {
    Number(u32),
    Year(i32),
    Date {
        day: u32,
        month: u32,
        year: Option<i32>,
    },
    MonthYear {
        month: u32,
        year: i32,
    },
    Month(u32),
    Part(Part),
    /// Days of a month: «начало», «середина», «конец».
    Piece(u32, u32),
    /// First month of a season.
    Season(u32),
    /// «Последняя».
    Last,
    WholeYear,
    Often,
    From,
    Before,
    UpTo,
    After,
    Dash,
    Comma,
}

/// The text in parts; none when a word of it is not known.
pub(super) fn tokens(typed: &str) -> Option<Vec<Token>> {
    let folded = text::fold(typed);
    if folded.chars().count() > LONGEST {
        return None;
    }
    let plain = without_brackets(&folded)
        .replace("не позднее", "по")
        .replace("не позже", "по");
    let mut rest: &str = &plain;
    let mut all = Vec::new();
    while let Some(next) = rest.chars().next() {
        let taken = if next.is_ascii_digit() {
            let (token, len) = number(rest)?;
            all.push(token);
            len
        } else if next.is_alphabetic() {
            let len = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
            word(&rest[..len], &mut all)?;
            len
        } else {
            match next {
                '-' | '–' | '—' | '−' | '‑' | '…' => all.push(Token::Dash),
                ',' | ';' | '/' | '+' => all.push(Token::Comma),
                c if c.is_whitespace() || c == '.' || c == ':' => {}
                _ => return None,
            }
            next.len_utf8()
        };
        rest = &rest[taken..];
    }
    all.dedup_by(|a, b| {
        matches!(
            (a, b),
            (Token::Dash, Token::Dash) | (Token::WholeYear, Token::WholeYear)
        )
    });
    (!all.is_empty()).then_some(all)
}

/// «Октябрь (по графику)»: what stands in brackets explains and dates nothing.
fn without_brackets(folded: &str) -> String {
    let mut depth = 0u32;
    folded
        .chars()
        .filter(|c| match c {
            '(' => {
                depth += 1;
                false
            }
            ')' => {
                depth = depth.saturating_sub(1);
                false
            }
            _ => depth == 0,
        })
        .collect()
}

/// A number, a date of numbers, or a number with its ending: «3», «15.10», «15.10.2026», «10.2026», «3-я», «2026-10-15».
fn number(rest: &str) -> Option<(Token, usize)> {
    let len = rest
        .find(|c: char| !c.is_ascii_digit() && c != '.')
        .unwrap_or(rest.len());
    let raw = rest[..len].trim_end_matches('.');
    let parts: Vec<&str> = raw.split('.').collect();
    let read = |text: &str| text.parse::<u32>().ok();
    let token = match parts.as_slice() {
        [day, month, year] => Token::Date {
            day: read(day)?,
            month: read(month)?,
            year: Some(full_year(year)?),
        },
        [month, year] if year.len() == 4 => Token::MonthYear {
            month: read(month)?,
            year: full_year(year)?,
        },
        [day, month] => Token::Date {
            day: read(day)?,
            month: read(month)?,
            year: None,
        },
        [year] if year.len() == 4 => return iso(rest).or_else(|| Some((Token::Year(full_year(year)?), len))),
        [number] => return Some((Token::Number(read(number)?), len + ending(&rest[len..]))),
        _ => return None,
    };
    Some((token, len))
}

fn full_year(digits: &str) -> Option<i32> {
    let year: i32 = digits.parse().ok()?;
    match digits.len() {
        2 => Some(2000 + year),
        4 => Some(year),
        _ => None,
    }
}

/// «2026-10-15», as spreadsheets and programs write dates.
fn iso(rest: &str) -> Option<(Token, usize)> {
    let head = rest.get(..10)?;
    let day = chrono::NaiveDate::parse_from_str(head, "%Y-%m-%d").ok()?;
    let closed = rest[10..].chars().next().is_none_or(|c| !c.is_ascii_digit());
    let token = Token::Date {
        day: chrono::Datelike::day(&day),
        month: chrono::Datelike::month(&day),
        year: Some(chrono::Datelike::year(&day)),
    };
    closed.then_some((token, 10))
}

/// Length of «-я», «-й», «-го», «го» behind a number.
fn ending(rest: &str) -> usize {
    const ENDINGS: &[&str] = &[
        "ого", "его", "ая", "ья", "ое", "ье", "ый", "ой", "ий", "го", "ей", "я", "й", "е",
    ];
    let dash = ['-', '–', '‑'].iter().find(|d| rest.starts_with(**d));
    let shift = dash.map_or(0, |d| d.len_utf8());
    let tail = &rest[shift..];
    let len = tail.find(|c: char| !c.is_alphabetic()).unwrap_or(tail.len());
    if len > 0 && ENDINGS.contains(&&tail[..len]) {
        shift + len
    } else {
        0
    }
}

fn word(word: &str, all: &mut Vec<Token>) -> Option<()> {
    if let Some(month) = month(word) {
        all.push(Token::Month(month));
        return Some(());
    }
    if let Some(number) = roman(word).or_else(|| ordinal(word)) {
        all.push(Token::Number(number));
        return Some(());
    }
    let starts = |stems: &[&str]| stems.iter().any(|stem| word.starts_with(stem));
    let token = match word {
        // Said beside days, and no days by themselves.
        "в"
        | "во"
        | "г"
        | "гг"
        | "год"
        | "месяц"
        | "месяца"
        | "число"
        | "числа"
        | "уч"
        | "течение"
        | "течении"
        | "ориентировочно"
        | "примерно"
        | "срок"
        | "сроки" => {
            if word == "год" && all.is_empty() {
                all.push(Token::WholeYear);
            }
            return Some(());
        }
        "весь" | "круглый" | "круглогодично" => Token::WholeYear,
        "года" | "году" => {
            // «В течение года», but «октябрь 2026 года».
            if !all.iter().any(|t| !matches!(t, Token::Often)) {
                all.push(Token::WholeYear);
            }
            return Some(());
        }
        "и" => Token::Comma,
        "с" | "со" | "начиная" => Token::From,
        "до" => Token::Before,
        "по" | "к" | "ко" => Token::UpTo,
        "после" | "позднее" | "позже" => Token::After,
        "начало" | "начале" => Token::Piece(1, 10),
        "середина" | "середине" => Token::Piece(11, 20),
        "конец" | "конце" => Token::Piece(21, 31),
        "осень" | "осенью" => Token::Season(9),
        "зима" | "зимой" => Token::Season(12),
        "весна" | "весной" => Token::Season(3),
        "лето" | "летом" => Token::Season(6),
        "раз" | "раза" | "постоянно" | "регулярно" | "систематически" | "периодически" => {
            Token::Often
        }
        _ if starts(&["учебн", "календарн"]) => return Some(()),
        _ if starts(&["ежемесячн", "ежеквартальн", "еженедельн", "ежегодн"]) => {
            Token::Often
        }
        _ if starts(&["послед"]) => Token::Last,
        _ if word == "нед" || starts(&["недел"]) => Token::Part(Part::Week),
        _ if starts(&["декад"]) => Token::Part(Part::Decade),
        _ if starts(&["половин"]) => Token::Part(Part::Half),
        _ if starts(&["полугод"]) => Token::Part(Part::HalfYear),
        _ if starts(&["четверт"]) && !starts(&["четверта", "четверты", "четвертой"]) => {
            Token::Part(Part::Term)
        }
        _ if starts(&["триместр"]) => Token::Part(Part::Trimester),
        _ if starts(&["квартал"]) => Token::Part(Part::Quarter),
        _ => return None,
    };
    all.push(token);
    Some(())
}

fn month(word: &str) -> Option<u32> {
    const MONTHS: [(&str, &[&str]); 12] = [
        ("янв", &["", "арь", "аря", "аре", "арю", "арем"]),
        ("фев", &["", "р", "раль", "раля", "рале", "ралю", "ралем"]),
        ("мар", &["", "т", "та", "те", "ту", "том"]),
        ("апр", &["", "ель", "еля", "еле", "елю", "елем"]),
        ("ма", &["й", "я", "е", "ю", "ем"]),
        ("июн", &["", "ь", "я", "е", "ю", "ем"]),
        ("июл", &["", "ь", "я", "е", "ю", "ем"]),
        ("авг", &["", "уст", "уста", "усте", "усту", "устом"]),
        ("сен", &["", "т", "тябрь", "тября", "тябре", "тябрю", "тябрем"]),
        ("окт", &["", "ябрь", "ября", "ябре", "ябрю", "ябрем"]),
        ("ноя", &["", "б", "брь", "бря", "бре", "брю", "брем"]),
        ("дек", &["", "абрь", "абря", "абре", "абрю", "абрем"]),
    ];
    let found = MONTHS
        .iter()
        .position(|(stem, ends)| word.strip_prefix(stem).is_some_and(|end| ends.contains(&end)))?;
    u32::try_from(found + 1).ok()
}

fn roman(word: &str) -> Option<u32> {
    // Typed with Latin letters, or with the Cyrillic ones that look so.
    match word {
        "i" | "і" => Some(1),
        "ii" | "іі" => Some(2),
        "iii" | "ііі" => Some(3),
        "iv" => Some(4),
        "v" => Some(5),
        _ => None,
    }
}

fn ordinal(word: &str) -> Option<u32> {
    const STEMS: [(&str, u32); 5] = [
        ("перв", 1),
        ("втор", 2),
        ("трет", 3),
        ("четверта", 4),
        ("пята", 5),
    ];
    let found = STEMS.iter().find(|(stem, _)| word.starts_with(stem));
    match word {
        "четвертой" | "четвертую" | "четвертый" => Some(4),
        "пятой" | "пятую" => Some(5),
        // A weekday, not a number.
        "вторник" | "вторника" => None,
        _ => found.map(|(_, number)| *number),
    }
}
