//! Names of people (rule 2): order surname, first name, patronymic; ё as typed.

use super::letters::{self, is_cyrillic};
use crate::text;

/// Particles of Turkic patronymics, written in lower case.
const PARTICLES: [&str; 8] = ["оглы", "оглу", "кызы", "гызы", "кизи", "угли", "улы", "оглуу"];
/// Words that describe the employment, not the name.
const REMARKS: [&str; 6] = ["внеш", "внешн", "внешний", "совм", "совместитель", "декрет"];
/// More words than any name has.
const MOST_WORDS: usize = 6;

/// A name taken apart.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PersonName {
    /// Surname.
    pub last_name: String,
    /// First name.
    pub first_name: String,
    /// Patronymic; «Ли Анна» has none.
    pub patronymic: Option<String>,
}

/// Why a text is not a full name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameProblem {
    /// No letter in it, or «вакансия».
    Missing,
    /// Initials.
    Initials,
    /// One word.
    Incomplete,
    /// Signs or words that no name has.
    Invalid,
}

impl PersonName {
    /// The key by which namesakes meet: folded, ё as е, look-alikes as Cyrillic.
    pub fn key(&self) -> String {
        let patronymic = self.patronymic.as_deref().unwrap_or("");
        [&self.last_name, &self.first_name, patronymic]
            .map(|part| text::fold(&letters::cyrillic(part)))
            .join("|")
    }

    /// The key of the form «Фамилия И. О.».
    pub fn initials_key(&self) -> String {
        let initial = |part: &str| text::fold(part).chars().take(1).collect::<String>();
        let patronymic = self.patronymic.as_deref().map(initial).unwrap_or_default();
        format!(
            "{}|{}|{patronymic}",
            text::fold(&letters::cyrillic(&self.last_name)),
            initial(&self.first_name)
        )
    }

    /// The name in one line.
    pub fn full(&self) -> String {
        match &self.patronymic {
            Some(patronymic) => format!("{} {} {patronymic}", self.last_name, self.first_name),
            None => format!("{} {}", self.last_name, self.first_name),
        }
    }
}

/// Reads a name from one cell.
pub fn parse(text: &str) -> Result<PersonName, NameProblem> {
    let words = split(text)?;
    if words
        .iter()
        .enumerate()
        .any(|(at, word)| is_initials(word, at == 0 && words.len() > 1))
    {
        return Err(NameProblem::Initials);
    }
    let words: Vec<String> = words
        .iter()
        .map(|word| word.trim_end_matches('.').to_owned())
        .collect();
    if words.len() > MOST_WORDS || !words.iter().all(|word| is_name_word(word)) {
        return Err(NameProblem::Invalid);
    }
    match words.as_slice() {
        [] => Err(NameProblem::Missing),
        [_] => Err(NameProblem::Incomplete),
        [last, first, rest @ ..] => Ok(PersonName {
            last_name: title(last),
            first_name: title(first),
            patronymic: (!rest.is_empty())
                .then(|| rest.iter().map(|word| title(word)).collect::<Vec<_>>().join(" ")),
        }),
    }
}

/// Reads «Фамилия И. О.» or «И. О. Фамилия» into the key of [`PersonName::initials_key`].
pub fn parse_initials(text: &str) -> Option<String> {
    let words = split(text).ok()?;
    let mut surname = None;
    let mut initials: Vec<String> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        if is_initials(word, at == 0 && words.len() > 1) {
            initials.extend(
                word.split('.')
                    .filter(|part| !part.is_empty())
                    .map(|part| text::fold(part).chars().take(1).collect()),
            );
        } else if surname.replace(text::fold(word)).is_some() {
            return None;
        }
    }
    let mut initials = initials.into_iter();
    Some(format!(
        "{}|{}|{}",
        surname?,
        initials.next()?,
        initials.next().unwrap_or_default()
    ))
}

fn split(text: &str) -> Result<Vec<String>, NameProblem> {
    let text = letters::cyrillic(&letters::without_brackets(text));
    let text = text
        .replace([',', ';', '\u{feff}'], " ")
        .replace(['‐', '‑', '–', '—', '−'], "-")
        .replace(['’', 'ʼ', '`', '´'], "'");
    let text = text::clean(&text).replace(" -", "-").replace("- ", "-");
    if !text.chars().any(char::is_alphanumeric) || text::fold(&text).starts_with("ваканс") {
        return Err(NameProblem::Missing);
    }
    let foreign = text.chars().any(is_cyrillic);
    let words = text
        .split(' ')
        .map(|word| word.trim_matches(['-', '"', '«', '»']));
    Ok(words
        .filter(|word| !word.is_empty() && !REMARKS.contains(&text::fold(word).trim_end_matches('.')))
        .map(|word| {
            if foreign {
                all_look_alikes(word)
            } else {
                word.to_owned()
            }
        })
        .collect())
}

/// A word typed wholly in Latin letters that all have Cyrillic doubles, beside Cyrillic words.
fn all_look_alikes(word: &str) -> String {
    let doubles: Option<String> = word.chars().map(letters::look_alike).collect();
    doubles
        .filter(|_| word.chars().count() > 1)
        .unwrap_or_else(|| word.to_owned())
}

/// «И.О.», «И.» or «И»; a surname of one letter without a dot is possible in the first place.
fn is_initials(word: &str, surname_place: bool) -> bool {
    if word.contains('.') {
        return word
            .split('.')
            .filter(|part| !part.is_empty())
            .any(|part| part.chars().count() <= 2);
    }
    !surname_place && word.chars().count() == 1 && word.chars().all(char::is_alphabetic)
}

fn is_name_word(word: &str) -> bool {
    let letter = |c: char| matches!(c, 'A'..='Z' | 'a'..='z' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ÿ' | '\u{400}'..='\u{4FF}');
    let (cyrillic, latin) = word
        .chars()
        .filter(|c| letter(*c))
        .partition::<Vec<char>, _>(|c| is_cyrillic(*c));
    word.chars()
        .all(|c| letter(c) && c != 'ß' || c == '-' || c == '\'')
        && word.starts_with(letter)
        && (cyrillic.is_empty() || latin.is_empty())
}

/// Title case by parts of a hyphenated word; «оглы» stays small, «О'Нил» keeps both capitals.
fn title(word: &str) -> String {
    let parts = word.split('-').map(|part| {
        let lower: String = part.chars().flat_map(char::to_lowercase).collect();
        if PARTICLES.contains(&lower.as_str()) {
            lower
        } else {
            capitalize(&lower)
        }
    });
    parts.collect::<Vec<_>>().join("-")
}

fn capitalize(lower: &str) -> String {
    let mut out = String::with_capacity(lower.len());
    for (at, c) in lower.chars().enumerate() {
        let after_prefix = at == 2 && out.ends_with('\'');
        if at == 0 || after_prefix {
            out.extend(c.to_uppercase());
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> (String, String, Option<String>) {
        let name = parse(text).unwrap_or_else(|problem| panic!("{text}: {problem:?}"));
        (name.last_name, name.first_name, name.patronymic)
    }

    #[test]
    fn names_of_every_shape_are_read() {
        for (typed, last, first, patronymic) in [
            (
                "Салтыкова-Щедрина Анна Мария",
                "Салтыкова-Щедрина",
                "Анна",
                Some("Мария"),
            ),
            ("САЛТЫКОВА – ЩЕДРИНА  АННА", "Салтыкова-Щедрина", "Анна", None),
            ("Ли Анна", "Ли", "Анна", None),
            ("Ю Мина", "Ю", "Мина", None),
            ("мамедов рашид тофик оглы", "Мамедов", "Рашид", Some("Тофик оглы")),
            (
                "Мамедова Гюльнара Рашид Кызы",
                "Мамедова",
                "Гюльнара",
                Some("Рашид кызы"),
            ),
            ("Рашидов Тимур Тофик-оглы", "Рашидов", "Тимур", Some("Тофик-оглы")),
            ("O'НИЛ Анна Ивановна", "О'Нил", "Анна", Some("Ивановна")),
            ("О’Нил Анна", "О'Нил", "Анна", None),
            ("Ма'руфов Олим", "Ма'руфов", "Олим", None),
            (
                "Дзюба\nЕвгения Олеговна (внеш. совм.)",
                "Дзюба",
                "Евгения",
                Some("Олеговна"),
            ),
            ("Кра\u{438}\u{306}нова Анна", "Крайнова", "Анна", None),
            ("Се\u{200b}мёнова Анна", "Семёнова", "Анна", None),
            ("Чeмcкaя Bepa Ивановна", "Чемская", "Вера", Some("Ивановна")),
        ] {
            assert_eq!(
                parts(typed),
                (last.into(), first.into(), patronymic.map(Into::into)),
                "{typed}"
            );
        }
    }

    #[test]
    fn what_is_no_full_name_says_why() {
        for (typed, problem) in [
            ("", NameProblem::Missing),
            ("\u{a0}", NameProblem::Missing),
            ("—", NameProblem::Missing),
            ("вакансия", NameProblem::Missing),
            ("Семёнов", NameProblem::Incomplete),
            ("Лугинина С.А.", NameProblem::Initials),
            ("Берднева Т. И.", NameProblem::Initials),
            ("Н. Н. Студёная", NameProblem::Initials),
            ("Коваленко Д", NameProblem::Initials),
            ("=HYPERLINK(\"http://x.example\")", NameProblem::Incomplete),
            ("Иванова Анна 2", NameProblem::Invalid),
            ("<b>Иванова</b> Анна", NameProblem::Invalid),
        ] {
            assert!(parse(typed).is_err(), "{typed}");
            if !typed.starts_with('=') {
                assert_eq!(parse(typed), Err(problem), "{typed}");
            }
        }
    }

    #[test]
    fn initials_meet_the_full_name() {
        let name = parse("Берднева Татьяна Ивановна").unwrap();
        for typed in ["Берднева Т.И.", "Берднева Т. И.", "Т.И. Берднева", "БЕРДНЕВА Т И"]
        {
            assert_eq!(parse_initials(typed), Some(name.initials_key()), "{typed}");
        }
    }
}
