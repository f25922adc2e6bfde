//! A first name or a patronymic in a case.

use super::paradigm::{A_SIBILANT, IYA, Paradigm, SIBILANT, THIRD, YA, ends, from_end, is_vowel, syllables};
use super::{Case, Sex, words};

/// Women's names of the West that end in -ль and never change; others in -ь do: «Адели», «Айгули».
const STAY: &[&str] = &[
    "николь",
    "мишель",
    "изабель",
    "аннабель",
    "эстель",
    "даниэль",
    "габриэль",
    "рафаэль",
    "мюриэль",
    "ноэль",
];

/// First parts of French and Arabic compound names: «Жан-Жака».
const FIRST_PARTS: &[&str] = &["жан", "пьер", "шарль", "мари", "анн", "абд", "абдул", "нур"];

/// Eastern women's names in -ия with the stress on the ending: «Зульфие».
const STRESSED_IYA: &[&str] = &["алия", "зульфия", "альфия", "гульфия", "нурия", "фания", "рания"];

/// What stands behind a father's name for «son» and «daughter» and never changes, nor does the father's name.
const SON: &[&str] = &["оглы", "оглу", "огли", "угли", "уулу", "улы", "ули"];
const DAUGHTER: &[&str] = &["кызы", "гызы", "кизи"];

/// One part of a first name in a case; `last` says that no other part follows.
pub(super) fn first_name(part: &str, sex: Sex, case: Case, last: bool) -> String {
    let word = part.to_lowercase();
    if !last && FIRST_PARTS.contains(&word.as_str()) {
        return part.to_owned();
    }
    match corrected(&word, sex) {
        Some(Some(paradigm)) => paradigm.apply(part, case),
        Some(None) => part.to_owned(),
        None => words::common(part, case, |common| {
            petrovich::firstname(words::gender(sex), part, common)
        }),
    }
}

/// Where our rules have a say: the endings, or that the name stays.
fn corrected(word: &str, sex: Sex) -> Option<Option<Paradigm>> {
    let before = from_end(word, 1);
    let paradigm = match (from_end(word, 0), sex) {
        (Some('а'), _) if before.is_some_and(is_vowel) => return Some(None),
        (Some('а'), _) if matches!(before, Some('ж' | 'ч' | 'щ')) => A_SIBILANT,
        (Some('я'), _) if word.ends_with("ия") && syllables(word) == 2 => YA,
        (Some('я'), Sex::Feminine) if STRESSED_IYA.contains(&word) => YA,
        (Some('я'), _) if word.ends_with("ия") => IYA,
        (Some('ь'), Sex::Feminine) if STAY.contains(&word) => return Some(None),
        (Some('ь'), Sex::Feminine) => THIRD,
        (Some('ц' | 'ч'), Sex::Masculine) => SIBILANT,
        _ => return None,
    };
    Some(Some(paradigm))
}

/// A patronymic in a case. What does not end as Russian patronymics do stays: «Тофик кызы», «Рустам оглы».
pub(super) fn patronymic(whole: &str, case: Case) -> String {
    if of_child(whole).is_some() {
        return whole.to_owned();
    }
    words::by_part(whole, |part, _| {
        let word = part.to_lowercase();
        let sex = if word.ends_with("ич") {
            Sex::Masculine
        } else if ends(&word, &["вна", "чна", "шна"]) {
            Sex::Feminine
        } else {
            return part.to_owned();
        };
        words::common(part, case, |common| {
            petrovich::middlename(words::gender(sex), part, common)
        })
    })
}

/// Whose child «оглы», «кызы» and their like say a person is, written apart or together.
pub(super) fn of_child(patronymic: &str) -> Option<Sex> {
    let word = patronymic.to_lowercase();
    if ends(&word, SON) {
        Some(Sex::Masculine)
    } else if ends(&word, DAUGHTER) {
        Some(Sex::Feminine)
    } else {
        None
    }
}

/// Whether a word of a patronymic only says «son» or «daughter».
pub(super) fn says_child(word: &str) -> bool {
    let word = word.to_lowercase();
    SON.contains(&word.as_str()) || DAUGHTER.contains(&word.as_str())
}
