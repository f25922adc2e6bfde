//! A noun phrase in a case: adjectives and the head change, what depends on the head stays.
//!
//! «муниципальное методическое объединение учителей химии»: the first three words change. A word no rule knows
//! stays, and so does everything in quotes, in brackets, in capitals or cut short by a full stop.

use super::Case;
use super::paradigm::{Paradigm, ends, from_end, is_russian_letter, oblique};

/// Gender of a head and of the adjectives that agree with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gender {
    Masculine,
    Feminine,
    Neuter,
}

/// Adjectives that stand for nouns: «вожатый», «заведующая», «мастерская».
const SUBSTANTIVES: &[&str] = &[
    "вожатый",
    "вожатая",
    "заведующий",
    "заведующая",
    "управляющий",
    "управляющая",
    "исполняющий",
    "исполняющая",
    "дежурный",
    "дежурная",
    "рабочий",
    "учащийся",
    "мастерская",
    "гостиная",
    "председательствующий",
    "командующий",
];

/// Nouns that end as adjectives do.
const NOUNS_LIKE_ADJECTIVES: &[&str] = &[
    "лекторий",
    "санаторий",
    "планетарий",
    "виварий",
    "дендрарий",
    "гений",
    "герой",
    "сценарий",
    "викарий",
];

/// Nouns that never change.
const INDECLINABLE: &[&str] = &[
    "бюро",
    "жюри",
    "кафе",
    "депо",
    "ателье",
    "врио",
    "атташе",
    "медиа",
    "радио",
];

/// First parts of compound nouns that never change: «фокус-группа», «пресс-секретарь».
const PREFIXES: &[&str] = &[
    "фокус",
    "пресс",
    "вице",
    "экс",
    "медиа",
    "веб",
    "интернет",
    "онлайн",
    "арт",
    "бизнес",
    "мини",
    "видео",
    "аудио",
    "обер",
    "унтер",
    "штаб",
    "кейс",
    "тест",
    "воркшоп",
    "блок",
    "пилот",
];

/// Adjectives cut short that may stand before a head: «ст. методист».
const CUT_SHORT: &[&str] = &["ст.", "мл.", "гл.", "вед."];

/// Nouns in -ок and -ец of the field whose vowel falls out.
const FLEETING: &[&str] = &["кружок", "дворец", "кусок", "отец"];

/// Nouns in -ь, -арь and after a sibilant with the stress on the ending: «секретарём», «врачом».
const STRESSED: &[&str] = &["секретарь", "вратарь", "врач", "скрипач", "трубач", "циркач"];

/// Nouns in -ей; other words in -ей are genitives of many, «учителей».
const NOUNS_EY: &[&str] = &["лицей", "музей", "иерей"];

/// The phrase in a case. A living head has the accusative of its genitive.
pub(super) fn decline(text: &str, case: Case, living: bool) -> String {
    if oblique(case).is_none() {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len() + 8);
    let mut rest = text;
    let mut agreed = None;
    loop {
        let start = rest.len() - rest.trim_start().len();
        out.push_str(&rest[..start]);
        rest = &rest[start..];
        let mark = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '/');
        let end = rest.find(mark).unwrap_or(rest.len());
        let (word, tail) = rest.split_at(end);
        let following = tail.split_whitespace().next().unwrap_or_default();
        match step(word, following, agreed, case, living) {
            Step::Adjective(form, gender) => {
                out.push_str(&form);
                agreed = gender.or(agreed);
                rest = tail;
            }
            Step::Head(form) => {
                out.push_str(&form);
                out.push_str(tail);
                return out;
            }
        }
        if rest.is_empty() {
            return out;
        }
    }
}

/// Whether a word is an adjective in the nominative of one.
pub(super) fn is_adjective(word: &str) -> bool {
    agreement(&word.to_lowercase()).is_some()
}

enum Step {
    /// The word agrees with a head that is still to come.
    Adjective(String, Option<Gender>),
    /// The word is the head, or nothing behind it changes.
    Head(String),
}

fn step(word: &str, following: &str, agreed: Option<Gender>, case: Case, living: bool) -> Step {
    let lower = word.to_lowercase();
    if CUT_SHORT.contains(&lower.as_str()) && !following.ends_with('.') {
        return Step::Adjective(word.to_owned(), None);
    }
    if !plain(word) {
        return Step::Head(word.to_owned());
    }
    if let Some((gender, paradigm)) = agreement(&lower) {
        let form = form(word, gender, paradigm, case, living);
        return if SUBSTANTIVES.contains(&lower.as_str()) {
            Step::Head(form)
        } else {
            Step::Adjective(form, Some(gender))
        };
    }
    Step::Head(head(word, agreed, case, living))
}

/// Letters of our alphabet and hyphens, not all capitals: what rules may touch.
fn plain(word: &str) -> bool {
    word.split('-').all(|part| {
        let capitals = part.chars().filter(|c| c.is_uppercase()).count();
        part.chars().all(is_russian_letter) && capitals < 2
    })
}

/// The head by its parts: «учителя-логопеда», but «фокус-группы».
fn head(word: &str, agreed: Option<Gender>, case: Case, living: bool) -> String {
    let count = word.split('-').count();
    let mut fits = true;
    let forms: Vec<String> = word
        .split('-')
        .enumerate()
        .map(|(at, part)| {
            let lower = part.to_lowercase();
            if at + 1 < count && PREFIXES.contains(&lower.as_str()) {
                return part.to_owned();
            }
            let known = noun(&lower);
            if let Some((gender, _)) = known {
                fits &= at > 0 || agreed.is_none_or(|a| a == gender);
            }
            known.map_or_else(
                || part.to_owned(),
                |(gender, paradigm)| form(part, gender, paradigm, case, living),
            )
        })
        .collect();
    if fits { forms.join("-") } else { word.to_owned() }
}

fn form(word: &str, gender: Gender, paradigm: Paradigm, case: Case, living: bool) -> String {
    match (case, gender) {
        (Case::Accusative, Gender::Masculine) if living => paradigm.apply(word, Case::Genitive),
        (Case::Accusative, Gender::Masculine | Gender::Neuter) => word.to_owned(),
        _ => paradigm.apply(word, case),
    }
}

/// Gender and endings of an adjective.
fn agreement(word: &str) -> Option<(Gender, Paradigm)> {
    if NOUNS_LIKE_ADJECTIVES.contains(&word) || word.chars().count() < 4 {
        return None;
    }
    let ending: String = word.chars().skip(word.chars().count() - 2).collect();
    let sibilant = matches!(from_end(word, 2), Some('ж' | 'ш' | 'ч' | 'щ'));
    let velar = matches!(from_end(word, 2), Some('г' | 'к' | 'х'));
    let hard = [
        "ого",
        "ому",
        "",
        if velar || sibilant { "им" } else { "ым" },
        "ом",
    ];
    let soft = ["его", "ему", "", "им", "ем"];
    Some(match ending.as_str() {
        "ый" => (
            Gender::Masculine,
            Paradigm::new(2, ["ого", "ому", "", "ым", "ом"]),
        ),
        "ой" => (Gender::Masculine, Paradigm::new(2, hard)),
        "ий" if velar => (Gender::Masculine, Paradigm::new(2, hard)),
        "ий" => (Gender::Masculine, Paradigm::new(2, soft)),
        "ое" => (Gender::Neuter, Paradigm::new(2, hard)),
        "ее" => (Gender::Neuter, Paradigm::new(2, soft)),
        "ая" if sibilant => (Gender::Feminine, Paradigm::new(2, ["ей", "ей", "ую", "ей", "ей"])),
        "ая" => (Gender::Feminine, Paradigm::new(2, ["ой", "ой", "ую", "ой", "ой"])),
        "яя" => (Gender::Feminine, Paradigm::new(2, ["ей", "ей", "юю", "ей", "ей"])),
        _ => return None,
    })
}

/// Gender and endings of a noun in the nominative of one; nothing for what does not look like one.
fn noun(word: &str) -> Option<(Gender, Paradigm)> {
    use Gender::{Feminine, Masculine, Neuter};
    if INDECLINABLE.contains(&word) || ends(word, &["ов", "ев", "ёв", "ых", "их"]) {
        return None;
    }
    let before = from_end(word, 1)?;
    let stressed = STRESSED.contains(&word);
    let sibilant = |letter| matches!(letter, 'ж' | 'ш' | 'ч' | 'щ');
    if FLEETING.contains(&word) {
        let endings = if word.ends_with("ок") {
            ["ка", "ку", "", "ком", "ке"]
        } else {
            ["ца", "цу", "", "цом", "це"]
        };
        return Some((Masculine, Paradigm::new(2, endings)));
    }
    Some(match from_end(word, 0)? {
        'е' if before == 'и' => (Neuter, Paradigm::new(1, ["я", "ю", "", "ем", "и"])),
        'е' if sibilant(before) || before == 'ц' => (Neuter, Paradigm::new(1, ["а", "у", "", "ем", "е"])),
        'о' => (Neuter, Paradigm::new(1, ["а", "у", "", "ом", "е"])),
        'я' if before == 'и' => (Feminine, Paradigm::new(1, ["и", "и", "ю", "ей", "и"])),
        'я' => (Feminine, Paradigm::new(1, ["и", "е", "ю", "ей", "е"])),
        'а' if sibilant(before) => (Feminine, Paradigm::new(1, ["и", "е", "у", "ей", "е"])),
        'а' if before == 'ц' => (Feminine, Paradigm::new(1, ["ы", "е", "у", "ей", "е"])),
        'а' if matches!(before, 'г' | 'к' | 'х') => {
            (Feminine, Paradigm::new(1, ["и", "е", "у", "ой", "е"]))
        }
        'а' => (Feminine, Paradigm::new(1, ["ы", "е", "у", "ой", "е"])),
        'ь' if ends(word, &["тель", "арь", "рь", "фестиваль", "лагерь"]) => {
            let by = if stressed { "ём" } else { "ем" };
            (Masculine, Paradigm::new(1, ["я", "ю", "", by, "е"]))
        }
        'ь' => (Feminine, Paradigm::new(1, ["и", "и", "ь", "ью", "и"])),
        'й' if before == 'и' => (Masculine, Paradigm::new(1, ["я", "ю", "", "ем", "и"])),
        'й' if before == 'е' && !NOUNS_EY.contains(&word) => return None,
        'й' => (Masculine, Paradigm::new(1, ["я", "ю", "", "ем", "е"])),
        last if (sibilant(last) || last == 'ц') && !stressed => {
            (Masculine, Paradigm::new(0, ["а", "у", "", "ем", "е"]))
        }
        last if !super::paradigm::is_vowel(last) => (Masculine, Paradigm::new(0, ["а", "у", "", "ом", "е"])),
        _ => return None,
    })
}
