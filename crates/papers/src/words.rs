//! How papers write dates, numbers, names and sentences.

use chrono::NaiveDate;

use crate::{
    Block, date_in_words,
    names::{self, Case, PersonName, Sex},
};

/// Full name of the regulation that every paper here rests on, in the genitive.
pub const REGULATION: &str = "Положения о профессиональных объединениях педагогических работников и управленческих \
                              кадров";

/// A date in words, or a place to write one.
pub fn date_or_place(day: Option<NaiveDate>) -> String {
    day.map_or_else(
        || "«___»\u{a0}____________ 20___\u{a0}г.".to_owned(),
        date_in_words,
    )
}

/// A number with its sign, or a place to write one.
pub fn number_or_place(number: Option<&str>) -> String {
    let number = number.map(str::trim).filter(|n| !n.is_empty());
    format!("№\u{a0}{}", number.unwrap_or("________"))
}

/// «от 15 сентября 2026 г. № 3»; what is not known is left out.
pub fn from_number(day: Option<NaiveDate>, number: Option<&str>) -> String {
    let day = day.map(|day| format!("от {}", date_in_words(day)));
    let number = number.map(|number| format!("№\u{a0}{number}"));
    [day, number].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// The text as a sentence: trimmed, with a full stop unless it ends as one.
pub fn sentence(text: &str) -> String {
    let text = text.trim();
    match text.chars().last() {
        None => String::new(),
        Some('.' | '!' | '?' | '…' | ':' | ';') => text.to_owned(),
        Some(_) => format!("{text}."),
    }
}

/// The text without the full stop at its end, so that it can go on.
pub fn open_ended(text: &str) -> &str {
    text.trim().trim_end_matches(['.', ';', ',', ':', ' '])
}

/// Whatever has words in it.
pub fn some(text: Option<&str>) -> Option<&str> {
    text.map(str::trim).filter(|t| !t.is_empty())
}

/// Each line that has words as a paragraph.
pub fn paragraphs(text: &str) -> impl Iterator<Item = Block> + '_ {
    lines(text).map(|line| Block::Text(line.to_owned()))
}

/// Lines that have words.
pub fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

/// Running text whose first paragraph follows a label; nothing where there is no text.
pub fn labelled(label: &str, text: &str) -> Vec<Block> {
    lines(text)
        .enumerate()
        .map(|(at, line)| match at {
            0 => Block::labelled(label, line),
            _ => Block::Text(line.to_owned()),
        })
        .collect()
}

/// The form of a noun after a number: «1 член», «2 члена», «5 членов».
pub const fn plural(n: i64, [one, few, many]: [&str; 3]) -> &str {
    match (n % 10, n % 100) {
        (_, 11..=14) => many,
        (1, _) => one,
        (2..=4, _) => few,
        _ => many,
    }
}

/// The text with its first letter as a capital.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

/// The text with its first letter small, unless its first word is an abbreviation.
pub fn lower(text: &str) -> String {
    let abbreviated = text.chars().nth(1).is_some_and(char::is_uppercase);
    let mut letters = text.chars();
    match letters.next() {
        Some(first) if !abbreviated => first.to_lowercase().chain(letters).collect(),
        _ => text.to_owned(),
    }
}

/// Parts that are there, with commas between them.
pub fn joined<'a>(parts: impl IntoIterator<Item = Option<&'a str>>) -> String {
    parts.into_iter().filter_map(some).collect::<Vec<_>>().join(", ")
}

/// A number as Russian papers write it: a comma before the tenths, none where they are nothing.
pub fn decimal(value: f64) -> String {
    if value.fract() == 0.0 {
        format!("{value:.0}")
    } else {
        format!("{value:.1}").replace('.', ",")
    }
}

/// A share in percent with its sign.
pub fn percents(value: f64) -> String {
    format!("{}\u{a0}%", decimal(value))
}

/// A name out of its parts as registers write them: surname, first name, and the rest as the patronymic.
pub fn split_name(full_name: &str) -> PersonName {
    let mut parts = full_name.split_whitespace();
    let (last, first) = (parts.next(), parts.next());
    let rest = parts.collect::<Vec<_>>().join(" ");
    PersonName {
        last: last.unwrap_or_default().to_owned(),
        first: first.unwrap_or_default().to_owned(),
        patronymic: Some(rest).filter(|rest| !rest.is_empty()),
        ..PersonName::default()
    }
}

/// A name of the register as lists have it.
pub fn in_list(full_name: &str) -> String {
    names::initials_last(&split_name(full_name), Case::Nominative)
}

/// A name of the register as signatures have it.
pub fn in_signature(full_name: &str) -> String {
    names::initials_first(&split_name(full_name), Case::Nominative)
}

/// «Уважаемая Мария Петровна!», where the name says how to address; otherwise to all colleagues.
pub fn greeting(name: &PersonName) -> String {
    let patronymic = name.patronymic.as_deref().unwrap_or_default();
    let word = match name.gender() {
        Some(Sex::Feminine) => "Уважаемая",
        Some(Sex::Masculine) => "Уважаемый",
        None => return "Уважаемые коллеги!".to_owned(),
    };
    let called = [name.first.as_str(), patronymic];
    let called = called.iter().filter(|part| !part.is_empty());
    let called: Vec<&str> = called.copied().collect();
    format!("{word} {}!", called.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_once_and_nothing_stays_nothing() {
        for (given, wanted) in [
            ("План утвердить", "План утвердить."),
            ("План утвердить. ", "План утвердить."),
            ("Кто?", "Кто?"),
            ("  ", ""),
        ] {
            assert_eq!(sentence(given), wanted);
        }
        assert_eq!(
            open_ended("В соответствии с планом.,: "),
            "В соответствии с планом"
        );
        assert!(labelled("СЛУШАЛИ:", " \n ").is_empty());
    }

    #[test]
    fn numbers_have_their_nouns() {
        let words = ["человек", "человека", "человек"];
        for (n, wanted) in [
            (0, 2),
            (1, 0),
            (2, 1),
            (4, 1),
            (5, 2),
            (11, 2),
            (14, 2),
            (21, 0),
            (112, 2),
            (122, 1),
        ] {
            assert_eq!(plural(n, ["a", "b", "c"]), ["a", "b", "c"][wanted], "{n}");
        }
        assert_eq!(plural(22, words), "человека");
        assert_eq!((decimal(87.5), decimal(3.0)), ("87,5".to_owned(), "3".to_owned()));
    }

    #[test]
    fn a_greeting_is_never_to_the_wrong_sex() {
        let greet = |name: &str| greeting(&split_name(name));
        assert_eq!(greet("Иванова Мария Петровна"), "Уважаемая Мария Петровна!");
        assert_eq!(greet("Кузьмин Лука Ильич"), "Уважаемый Лука Ильич!");
        assert_eq!(greet("Мамедова Лейла Гасан кызы"), "Уважаемая Лейла Гасан кызы!");
        assert_eq!(greet("Ким Саша"), "Уважаемые коллеги!");
        let told = PersonName {
            sex: Some(Sex::Masculine),
            ..split_name("Ким Саша")
        };
        assert_eq!(greeting(&told), "Уважаемый Саша!");
    }

    #[test]
    fn what_is_not_known_has_its_place() {
        assert!(date_or_place(None).contains("____") && number_or_place(Some(" ")).contains("____"));
        assert_eq!(number_or_place(Some("0482-од")), "№\u{a0}0482-од");
        let day = NaiveDate::from_ymd_opt(2026, 9, 1);
        assert_eq!(
            from_number(day, Some("3")),
            "от 1\u{a0}сентября 2026\u{a0}г. №\u{a0}3"
        );
        assert_eq!(from_number(None, None), "");
    }

    #[test]
    fn abbreviations_keep_their_capitals() {
        assert_eq!(lower("Городской совет"), "городской совет");
        assert_eq!(lower("ММО учителей"), "ММО учителей");
        assert_eq!(capital("учитель"), "Учитель");
        assert_eq!((capital(""), lower("")), (String::new(), String::new()));
    }
}
