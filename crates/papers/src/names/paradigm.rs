//! Endings of a word in the five oblique cases.

use super::Case;

/// What is cut off the nominative, in letters, and what is put in its place: genitive, dative, accusative,
/// instrumental, prepositional.
#[derive(Debug, Clone, Copy)]
pub(super) struct Paradigm {
    pub(super) cut: usize,
    pub(super) endings: [&'static str; 5],
}

impl Paradigm {
    pub(super) const fn new(cut: usize, endings: [&'static str; 5]) -> Self {
        Self { cut, endings }
    }

    /// The word in a case. Capitals and «ё» of what is kept stay; a word in capitals gets its ending in capitals.
    pub(super) fn apply(&self, word: &str, case: Case) -> String {
        let Some(ending) = oblique(case).and_then(|at| self.endings.get(at)) else {
            return word.to_owned();
        };
        let kept = word.chars().count().saturating_sub(self.cut);
        let stem: String = word.chars().take(kept).collect();
        in_letters_of(word, stem + ending)
    }
}

/// Place of an oblique case among five endings; nothing for the nominative.
pub(super) fn oblique(case: Case) -> Option<usize> {
    match case {
        Case::Nominative => None,
        Case::Genitive => Some(0),
        Case::Dative => Some(1),
        Case::Accusative => Some(2),
        Case::Instrumental => Some(3),
        Case::Prepositional => Some(4),
    }
}

/// A form in capitals when the word is in capitals.
pub(super) fn in_letters_of(word: &str, form: String) -> String {
    let capitals =
        word.chars().filter(|c| c.is_alphabetic()).count() > 1 && !word.chars().any(char::is_lowercase);
    if capitals { form.to_uppercase() } else { form }
}

/// Whether a letter is a vowel of Russian.
pub(super) fn is_vowel(letter: char) -> bool {
    "аеёиоуыэюя".contains(letter)
}

/// Number of vowels of a word in small letters: of its syllables.
pub(super) fn syllables(word: &str) -> usize {
    word.chars().filter(|&c| is_vowel(c)).count()
}

/// The letter so many places from the end, counted from 0.
pub(super) fn from_end(word: &str, place: usize) -> Option<char> {
    word.chars().rev().nth(place)
}

/// Whether the word ends in one of these.
pub(super) fn ends(word: &str, endings: &[&str]) -> bool {
    endings.iter().any(|ending| word.ends_with(ending))
}

/// Whether every letter is one of the Russian alphabet.
pub(super) fn is_russian(word: &str) -> bool {
    word.chars().all(|c| !c.is_alphabetic() || is_russian_letter(c))
}

/// Whether this is a letter of the Russian alphabet.
pub(super) fn is_russian_letter(letter: char) -> bool {
    matches!(letter, 'а'..='я' | 'А'..='Я' | 'ё' | 'Ё')
}

/// «Кох»: а, у, а, ом, е.
pub(super) const HARD: Paradigm = Paradigm::new(0, ["а", "у", "а", "ом", "е"]);
/// «Гашич»: after a sibilant without stress.
pub(super) const SIBILANT: Paradigm = Paradigm::new(0, ["а", "у", "а", "ем", "е"]);
/// «Гусь».
pub(super) const SOFT: Paradigm = Paradigm::new(1, ["я", "ю", "я", "ем", "е"]);
/// «Соловей»: the vowel falls out.
pub(super) const NIGHTINGALE: Paradigm = Paradigm::new(2, ["ья", "ью", "ья", "ьём", "ье"]);
/// «Топчий»: the prepositional of nouns in -ий.
pub(super) const SOFT_IY: Paradigm = Paradigm::new(1, ["я", "ю", "я", "ем", "и"]);
/// «Долгий», «Сухой».
pub(super) const ADJECTIVE_VELAR: Paradigm = Paradigm::new(2, ["ого", "ому", "ого", "им", "ом"]);
/// «Куцый».
pub(super) const ADJECTIVE_TS: Paradigm = Paradigm::new(2, ["его", "ему", "его", "ым", "ем"]);
/// «Рыжая», «Куцая».
pub(super) const FEMININE_SIBILANT: Paradigm = Paradigm::new(2, ["ей", "ей", "ую", "ей", "ей"]);
/// «Сметана».
pub(super) const A: Paradigm = Paradigm::new(1, ["ы", "е", "у", "ой", "е"]);
/// «Ласка».
pub(super) const A_VELAR: Paradigm = Paradigm::new(1, ["и", "е", "у", "ой", "е"]);
/// «Кваша».
pub(super) const A_SIBILANT: Paradigm = Paradigm::new(1, ["и", "е", "у", "ей", "е"]);
/// «Коваленя», «Лия».
pub(super) const YA: Paradigm = Paradigm::new(1, ["и", "е", "ю", "ей", "е"]);
/// «Змея»: stress on the ending.
pub(super) const YA_STRESSED: Paradigm = Paradigm::new(1, ["и", "е", "ю", "ёй", "е"]);
/// «Мария».
pub(super) const IYA: Paradigm = Paradigm::new(1, ["и", "и", "ю", "ей", "и"]);
/// «Любовь», «Айгуль».
pub(super) const THIRD: Paradigm = Paradigm::new(1, ["и", "и", "ь", "ью", "и"]);
