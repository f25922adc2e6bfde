//! Text as people type it: cleaning, comparing, sorting and searching Russian names.
//!
//! Both databases compare bytes, so every comparison goes through a key computed here: SQLite folds
//! ASCII only, and in every collation by code point «ё» stands after «я».

mod near;

pub use near::{Near, nearly};

#[cfg(not(target_arch = "wasm32"))]
use unicode_normalization::UnicodeNormalization;

/// Longest query that is searched for, in characters; the rest is ignored.
const QUERY_CHARS: usize = 120;
/// Most words of a query that take part in a search.
const QUERY_WORDS: usize = 6;
/// Width to which numbers are padded in a sort key, so that «№ 9» stands before «№ 10».
const NUMBER_WIDTH: usize = 8;

/// Makes typed or pasted text canonical: Unicode NFC, no invisible characters, single spaces, trimmed.
///
/// Line breaks, tabs and no-break spaces count as spaces; control characters are dropped.
pub fn clean(text: &str) -> String {
    if is_clean(text) {
        return text.to_owned();
    }
    cleaned(text)
}

/// Whether it is plain to see that nothing is to be cleaned: single spaces inside, and letters and signs that neither
/// compose with each other nor hide. What is not plain may still be clean.
fn is_clean(text: &str) -> bool {
    let mut after_space = true;
    for c in text.chars() {
        match c {
            ' ' if after_space => return false,
            ' ' => after_space = true,
            '!'..='~' | 'А'..='я' | 'Ё' | 'ё' | '«' | '»' | '№' => after_space = false,
            _ => return false,
        }
    }
    !after_space || text.is_empty()
}

fn cleaned(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in composed(text).filter(|c| !is_invisible(*c)) {
        if c.is_whitespace() {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else if !c.is_control() {
            out.push(c);
        }
    }
    out.truncate(out.trim_end().len());
    out
}

#[cfg(not(target_arch = "wasm32"))]
fn composed(text: &str) -> impl Iterator<Item = char> {
    text.nfc()
}

// The server composes whatever it is given; on the page the tables of Unicode would be a tenth of the first load.
#[cfg(target_arch = "wasm32")]
fn composed(text: &str) -> impl Iterator<Item = char> {
    text.chars()
}

/// As [`clean`], but keeps the line breaks of running text.
pub fn clean_lines(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(clean).collect();
    lines.join("\n").trim().to_owned()
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}')
}

/// The form in which two texts are compared: clean, lower case, ё as е.
pub fn fold(text: &str) -> String {
    clean(text)
        .chars()
        .flat_map(char::to_lowercase)
        .map(|c| if c == 'ё' { 'е' } else { c })
        .collect()
}

/// The words of a text, folded: letters and digits only.
pub fn words(text: &str) -> Vec<String> {
    fold(text)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The key a list is ordered by: Russian order, ё as е, punctuation ignored, numbers by value.
pub fn sort_key(text: &str) -> String {
    let padded: Vec<String> = words(text).iter().map(|word| pad_numbers(word)).collect();
    padded.join(" ")
}

fn pad_numbers(word: &str) -> String {
    let mut out = String::new();
    let mut digits = String::new();
    for c in word.chars().chain(std::iter::once('\0')) {
        if c.is_ascii_digit() {
            digits.push(c);
            continue;
        }
        if !digits.is_empty() {
            let value = digits.trim_start_matches('0');
            out.extend(std::iter::repeat_n('0', NUMBER_WIDTH.saturating_sub(value.len())));
            out.push_str(value);
            digits.clear();
        }
        if c != '\0' {
            out.push(c);
        }
    }
    out
}

/// The text a search looks into: every word after a space, in Cyrillic as written and in Latin letters.
///
/// A query matches when each of its words begins a word of the key, see [`query_variants`].
pub fn search_key<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    let mut key = String::from(" ");
    let mut latin = String::new();
    for word in parts.into_iter().flat_map(words) {
        let roman = romanize(&word);
        if roman != word {
            latin.push_str(&roman);
            latin.push(' ');
        }
        key.push_str(&word);
        key.push(' ');
    }
    key.push_str(&latin);
    key
}

/// The readings of a query, likeliest first: as typed, typed on the other keyboard layout, transliterated.
///
/// Each reading is a list of words; a row matches a reading when the search key holds, for each word,
/// a word that begins with it. An empty answer means that the query has nothing to search for.
pub fn query_variants(query: &str) -> Vec<Vec<String>> {
    let typed: String = query.chars().take(QUERY_CHARS).collect();
    let mut variants: Vec<Vec<String>> = Vec::new();
    let mut add = |mut reading: Vec<String>| {
        reading.truncate(QUERY_WORDS);
        if !reading.is_empty() && !variants.contains(&reading) {
            variants.push(reading);
        }
    };
    add(words(&typed));
    add(words(&swap_layout(&typed)));
    if typed.chars().any(|c| c.is_ascii_alphabetic()) {
        add(words(&typed).iter().map(|word| romanize(word)).collect());
    }
    variants
}

/// A word in one plain Latin spelling, the same for a Cyrillic word and for each usual way to spell it.
fn romanize(word: &str) -> String {
    let latin: String = word.chars().map(latin_letter).collect::<Vec<_>>().concat();
    [
        ("shch", "sch"),
        ("kh", "h"),
        ("ts", "c"),
        ("tz", "c"),
        ("x", "ks"),
        ("w", "v"),
        ("q", "k"),
        ("j", "y"),
    ]
    .iter()
    .chain(&[("yo", "e"), ("ye", "e"), ("y", "i"), ("iy", "i"), ("ii", "i")])
    .fold(latin, |text, (from, to)| text.replace(from, to))
}

fn latin_letter(c: char) -> String {
    let text = match c {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' => "g",
        'д' => "d",
        'е' | 'э' => "e",
        'ж' => "zh",
        'з' => "z",
        'и' => "i",
        'й' | 'ы' => "y",
        'к' => "k",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' => "u",
        'ф' => "f",
        'х' => "h",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ъ' | 'ь' => "",
        'ю' => "yu",
        'я' => "ya",
        other => return other.to_string(),
    };
    text.to_owned()
}

const LATIN_KEYS: &str = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";
const CYRILLIC_KEYS: &str = "ёйцукенгшщзхъфывапролджэячсмитьбю";

/// What the same keys give on the other keyboard layout: «bdfyjdf» is «иванова».
pub fn swap_layout(text: &str) -> String {
    let swap = |c: char, from: &str, to: &str| {
        from.chars()
            .position(|k| k == c)
            .and_then(|at| to.chars().nth(at))
    };
    text.chars()
        .flat_map(char::to_lowercase)
        .map(|c| {
            swap(c, LATIN_KEYS, CYRILLIC_KEYS)
                .or_else(|| swap(c, CYRILLIC_KEYS, LATIN_KEYS))
                .unwrap_or(c)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn finds(query: &str, name: &str) -> bool {
        let key = search_key([name]);
        query_variants(query)
            .iter()
            .any(|reading| reading.iter().all(|w| key.contains(&format!(" {w}"))))
    }

    #[test]
    fn a_search_finds_a_name_however_it_is_typed() {
        for (query, name) in [
            ("федорова", "Фёдорова Анна"),
            ("Фёдорова", "Федорова Анна"),
            ("bdfyjdf", "Иванова Ирина Петровна"),
            ("ИВАНОВА", "Иванова Ирина"),
            ("ivanova", "Иванова Ирина"),
            ("fedorova", "Фёдорова Анна"),
            ("Fyodorova", "Фёдорова Анна"),
            ("shcherbakova", "Щербакова Юлия"),
            ("yuliya", "Щербакова Юлия"),
            ("iuliia", "Щербакова Юлия"),
            ("Solovyov", "Соловьёв Пётр"),
            ("alekseyev", "Алексеев Олег"),
            ("khabarova tsvetana", "Хабарова Цветана"),
            ("е\u{308}лкина", "Ёлкина Ольга"),
            ("петр сол", "Соловьёв Пётр"),
            ("ф15", "A15"),
            ("901", "МАОУ СОШ № 901"),
        ] {
            assert!(
                finds(query, name),
                "{query} must find {name}: {:?}",
                query_variants(query)
            );
        }
        assert!(
            !finds("ванова", "Иванова Ирина"),
            "a word is searched from its beginning"
        );
        assert!(!finds("иванова петр", "Иванова Ирина"), "every word must match");
        assert!(query_variants(" «» — ").is_empty());
    }

    #[test]
    fn names_sort_as_a_russian_reader_expects() {
        let mut names = [
            "Ёлкина",
            "Жукова",
            "Елизарова",
            "Еськина",
            "СОШ № 10",
            "СОШ № 9",
            "«Аист»",
        ];
        names.sort_by_key(|name| sort_key(name));
        assert_eq!(
            names,
            [
                "«Аист»",
                "Елизарова",
                "Ёлкина",
                "Еськина",
                "Жукова",
                "СОШ № 9",
                "СОШ № 10"
            ]
        );
    }

    proptest! {
        #[test]
        fn cleaning_twice_changes_nothing(text in "\\PC{0,60}") {
            prop_assert_eq!(clean(&clean(&text)), clean(&text));
            prop_assert_eq!(fold(&fold(&text)), fold(&text));
        }

        #[test]
        fn what_is_plainly_clean_is_what_cleaning_makes_of_it(text in "[ -~А-яЁё«»№]{0,20}", other in "\\PC{0,20}") {
            prop_assert_eq!(clean(&text), cleaned(&text));
            prop_assert_eq!(clean(&other), cleaned(&other));
        }

        #[test]
        fn a_russian_word_finds_itself_in_every_form(text in "[а-яё]{3,12}") {
            prop_assert!(finds(&text, &text));
            prop_assert!(finds(&text.to_uppercase(), &text));
            prop_assert!(finds(&text.replace('ё', "е"), &text));
            prop_assert!(finds(&swap_layout(&text), &text));
        }

        #[test]
        fn words_of_a_query_hold_nothing_that_a_pattern_would_read(text in "\\PC{0,80}") {
            for reading in query_variants(&text) {
                prop_assert!(reading.len() <= QUERY_WORDS);
                prop_assert!(reading.iter().all(|w| w.chars().all(char::is_alphanumeric)));
            }
        }
    }
}
