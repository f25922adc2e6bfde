//! Letters: Latin look-alikes, keys for comparison, marks of an empty cell.

use crate::text;

/// Turns Latin letters that look like Cyrillic ones into them, in words that contain Cyrillic.
///
/// Words are split at spaces, hyphens, slashes and commas; «BKK» alone becomes «ВКК», a category.
pub fn cyrillic(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut word = String::new();
    for c in text.chars() {
        if c.is_whitespace() || matches!(c, '-' | '/' | ',' | '–' | '—') {
            push_word(&mut out, &word);
            word.clear();
            out.push(c);
        } else {
            word.push(c);
        }
    }
    push_word(&mut out, &word);
    out
}

fn push_word(out: &mut String, word: &str) {
    if word.chars().any(is_cyrillic) || word.eq_ignore_ascii_case("bkk") {
        out.extend(word.chars().map(|c| look_alike(c).unwrap_or(c)));
    } else {
        out.push_str(word);
    }
}

/// The Cyrillic letter that looks like a Latin one.
pub fn look_alike(c: char) -> Option<char> {
    Some(match c {
        'A' => 'А',
        'B' => 'В',
        'C' => 'С',
        'E' => 'Е',
        'H' => 'Н',
        'K' => 'К',
        'M' => 'М',
        'O' => 'О',
        'P' => 'Р',
        'T' => 'Т',
        'X' => 'Х',
        'Y' => 'У',
        'a' => 'а',
        'c' => 'с',
        'e' => 'е',
        'k' => 'к',
        'o' => 'о',
        'p' => 'р',
        'x' => 'х',
        'y' => 'у',
        'Ë' => 'Ё',
        'ë' => 'ё',
        _ => return None,
    })
}

/// Whether a letter is Cyrillic.
pub const fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{52F}')
}

/// The key by which spellings are compared: folded letters and digits, nothing else.
pub fn squash(text: &str) -> String {
    text::fold(&cyrillic(&text::clean(text)))
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect()
}

/// The text without what stands in brackets; an unclosed bracket runs to the end.
pub fn without_brackets(text: &str) -> String {
    let mut depth = 0_usize;
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => {
                depth = depth.saturating_sub(1);
                out.push(' ');
            }
            _ if depth == 0 => out.push(c),
            _ => {}
        }
    }
    text::clean(&out)
}

/// Whether a cell is empty in the eyes of a person: blank, only dashes, or «нет».
pub fn says_nothing(text: &str) -> bool {
    let folded = text::fold(text);
    folded.chars().all(is_dash) || folded == "нет"
}

/// Whether a character is a dash or stands for one.
pub const fn is_dash(c: char) -> bool {
    matches!(c, '-' | '_' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | ' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latin_look_alikes_become_cyrillic_only_beside_cyrillic() {
        assert_eq!(cyrillic("Чeмcкaя Eкaтeринa"), "Чемская Екатерина");
        assert_eq!(cyrillic("BKK"), "ВКК");
        assert_eq!(cyrillic("IT-куб COM"), "IT-куб COM");
        assert_eq!(cyrillic("C(К)Ш"), "С(К)Ш");
    }

    #[test]
    fn brackets_go_with_their_content() {
        assert_eq!(
            without_brackets("Дзюба Евгения (внеш. совм.) Олеговна"),
            "Дзюба Евгения Олеговна"
        );
        assert_eq!(without_brackets("Ли Анна (внеш"), "Ли Анна");
    }

    #[test]
    fn dashes_and_net_say_nothing() {
        for text in ["", " ", "\u{a0}", "-", "—", "– –", "Нет"] {
            assert!(says_nothing(text), "{text:?}");
        }
        assert!(!says_nothing("???"));
    }
}
