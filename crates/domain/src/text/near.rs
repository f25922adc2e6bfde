//! What a search that found nothing may have meant: the other gender's form of a surname, a slip of the finger.

/// Letters that a slip may have put into a word; ё is folded away.
const LETTERS: &str = "абвгдежзийклмнопрстуфхцчшщъыьэюя";
/// Shortest word in which a slip is looked for: a shorter one resembles half of a dictionary.
const SHORTEST: usize = 4;
/// Longest word in which a slip is looked for.
const LONGEST: usize = 24;
/// Shortest part of a surname that stands for all its forms.
const SHORTEST_STEM: usize = 3;

/// A word of a search with what it may have been meant to be.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Near {
    /// A word that begins so has been meant: what the forms of a surname for a man and for a woman have in common.
    pub begins: String,
    /// Or a word that is one of these: each a slip of the finger away, made or not.
    pub whole: Vec<String>,
}

/// What the words of a search may have meant, by its likeliest reading in Cyrillic; empty where there is none.
pub fn nearly(readings: &[Vec<String>]) -> Vec<Near> {
    let cyrillic = |word: &String| word.chars().all(|c| LETTERS.contains(c));
    let reading = readings.iter().find(|words| words.iter().all(cyrillic));
    reading
        .into_iter()
        .flatten()
        .map(|word| Near {
            begins: stem(word).to_owned(),
            whole: slips(word),
        })
        .collect()
}

/// What the forms of a surname for a man and for a woman have in common: «Иванов» and «Иванова», «Достоевский» and
/// «Достоевская», «Толстой» and «Толстая».
fn stem(word: &str) -> &str {
    let mut endings = ["ая", "яя", "ый", "ий", "ой"].into_iter();
    let stem = match endings.find_map(|ending| word.strip_suffix(ending)) {
        Some(stem) => stem,
        None if ["ова", "ева", "ина", "ына"].iter().any(|end| word.ends_with(end)) => {
            word.strip_suffix('а').unwrap_or(word)
        }
        None => word,
    };
    if stem.chars().count() < SHORTEST_STEM {
        word
    } else {
        stem
    }
}

/// All words that are one slip away: a letter too many, too few, a wrong one, or two in each other's place.
fn slips(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    if !(SHORTEST..=LONGEST).contains(&letters.len()) {
        return Vec::new();
    }
    let with = |at: usize, taken: usize, put: &[char]| -> String {
        let before = letters.iter().take(at);
        let after = letters.iter().skip(at + taken);
        before.chain(put).chain(after).collect()
    };
    let mut all = Vec::new();
    for at in 0..=letters.len() {
        all.extend(LETTERS.chars().map(|c| with(at, 0, &[c])));
        let Some(here) = letters.get(at) else { continue };
        all.push(with(at, 1, &[]));
        all.extend(LETTERS.chars().map(|c| with(at, 1, &[c])));
        if let Some(next) = letters.get(at + 1) {
            all.push(with(at, 2, &[*next, *here]));
        }
    }
    all.sort_unstable();
    all.dedup();
    all.retain(|slip| slip != word);
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::query_variants;
    use proptest::prelude::*;

    #[test]
    fn forms_of_a_surname_have_their_beginning_in_common() {
        for (man, woman) in [
            ("иванов", "иванова"),
            ("достоевский", "достоевская"),
            ("толстой", "толстая"),
            ("пушкин", "пушкина"),
            ("птицын", "птицына"),
            ("белый", "белая"),
            ("крайний", "крайняя"),
        ] {
            assert!(man.starts_with(stem(woman)), "{woman}: {}", stem(woman));
            assert!(woman.starts_with(stem(man)), "{man}: {}", stem(man));
        }
        assert_eq!(stem("злой"), "злой", "too short to be cut");
    }

    #[test]
    fn a_slip_is_looked_for_in_the_reading_that_is_russian() {
        let near = nearly(&query_variants("bdfyyjdf fyyf"));
        assert_eq!(near.len(), 2);
        assert!(
            near[0].whole.contains(&"иванова".to_owned()),
            "{:?}",
            near[0].begins
        );
        assert!(nearly(&query_variants("school 15")).is_empty());
    }

    proptest! {
        #[test]
        fn what_is_one_slip_away_is_found_from_both_sides(word in "[а-я]{5,12}", at in 0_usize..5, letter in "[а-я]") {
            let mut letters: Vec<char> = word.chars().collect();
            letters[at] = letter.chars().next().unwrap();
            let other: String = letters.iter().collect();
            prop_assume!(other != word);
            prop_assert!(slips(&word).contains(&other));
            prop_assert!(slips(&other).contains(&word));
            let shorter: String = word.chars().enumerate().filter(|(i, _)| *i != at).map(|(_, c)| c).collect();
            prop_assert!(slips(&shorter).contains(&word));
            prop_assert!(slips(&word).len() < 1_700);
        }
    }
}
