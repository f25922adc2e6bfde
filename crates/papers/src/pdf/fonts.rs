//! The fonts of papers, which travel inside the program: a paper looks the same wherever it is written.

use std::{collections::HashSet, sync::LazyLock};

use typst::{
    foundations::Bytes,
    layout::Abs,
    text::{Font, FontBook, FontVariant, FontVariations},
    utils::LazyHash,
};

/// Stands for a character that no font has.
const MISSING: char = '□';

/// A place where a line may be broken, without width.
const BREAK: char = '\u{200b}';
/// Letters of a word that rules of hyphenation are trusted with.
const LONGEST_WORD: usize = 40;

/// All fonts and what is known of them.
pub(super) struct Fonts {
    /// The fonts, in the order of the book.
    pub(super) all: Vec<Font>,
    /// Their book.
    pub(super) book: LazyHash<FontBook>,
    /// Characters that one of them has; the bold font has the letters of the upright one.
    covered: HashSet<u32>,
}

/// The fonts, read once.
pub(super) static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let files: [&'static [u8]; 4] = [
        include_bytes!("../../fonts/LiberationSerif-Regular.ttf"),
        include_bytes!("../../fonts/LiberationSerif-Bold.ttf"),
        // The rouble sign, arrows and rare letters, which the first two lack.
        include_bytes!("../../fonts/DejaVuSerif.ttf"),
        // Pictures that people put into titles, in one colour.
        include_bytes!("../../fonts/NotoEmoji-Regular.ttf"),
    ];
    let all: Vec<Font> = files
        .into_iter()
        .flat_map(|file| Font::iter(Bytes::new(file)))
        .collect();
    // Some tables promise a character and have an empty box for it.
    let covered = all.iter().flat_map(drawn).collect();
    let book = LazyHash::new(FontBook::from_fonts(&all));
    Fonts { all, book, covered }
});

/// Characters that a font has a picture of.
fn drawn(font: &Font) -> Vec<u32> {
    let upright = font
        .clone()
        .instantiate(FontVariant::default(), Abs::pt(12.0), &FontVariations::default());
    let has = |c: &u32| {
        let glyph = char::from_u32(*c).and_then(|c| upright.ttf().glyph_index(c));
        glyph.is_some_and(|glyph| glyph.0 != 0)
    };
    font.info().coverage.iter().filter(has).collect()
}

/// A text whose every character can be shown and whose every line can be broken; `room`: letters on a line.
pub(super) fn shown(text: String, room: usize) -> String {
    let known = |c: char| c == '\n' || FONTS.covered.contains(&u32::from(c));
    let text: String = if text.chars().all(known) {
        text
    } else {
        text.chars().map(|c| if known(c) { c } else { MISSING }).collect()
    };
    // What has no place to break at would run over the edge: an address, a number of forty digits.
    let solid = |run: &str| {
        let word = run.chars().all(|c| c.is_alphabetic() || c == '-');
        run.chars().count() > if word { LONGEST_WORD } else { room }
    };
    if !text.split(char::is_whitespace).any(solid) {
        return text;
    }
    let mut out = String::with_capacity(text.len() * 2);
    for piece in text.split_inclusive(char::is_whitespace) {
        if solid(piece.trim_end()) {
            let mut chars = piece.chars().peekable();
            while let Some(c) = chars.next() {
                out.push(c);
                // An accent stays with its letter.
                if chars.peek().is_some_and(|next| !is_mark(*next)) {
                    out.push(BREAK);
                }
            }
        } else {
            out.push_str(piece);
        }
    }
    out
}

/// Whether a character is put over or under the one before it.
const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}'
        | '\u{2de0}'..='\u{2dff}' | '\u{a66f}'..='\u{a67d}' | '\u{fe20}'..='\u{fe2f}' | '\u{1f3fb}'..='\u{1f3ff}')
}

/// A text of nothing but letters and signs that Russian papers are written with: for what the typesetter refused.
pub(super) fn plain(text: String, _room: usize) -> String {
    let known = |c: char| {
        matches!(c, '\n' | ' '..='~' | '\u{a0}'..='\u{ff}' | 'А'..='я' | 'Ё' | 'ё' | '№' | '–' | '—' | '…' | '₽' | '„' | '“' | '”')
            && c != '\u{ad}'
    };
    text.chars().map(|c| if known(c) { c } else { MISSING }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_signs_and_pictures_are_shown_and_the_rest_leaves_a_mark() {
        let typed = "№\u{a0}«ёлка» — 5 ₽ ☑ 🔔 𓀀".to_owned();
        assert_eq!(shown(typed, 80), "№\u{a0}«ёлка» — 5 ₽ ☑ 🔔 □");
    }

    #[test]
    fn the_bold_font_has_every_letter_of_the_upright_one() {
        let of = |at: usize| -> HashSet<u32> { drawn(&FONTS.all[at]).into_iter().collect() };
        assert_eq!(of(0).difference(&of(1)).count(), 0);
        assert!(of(0).contains(&u32::from(MISSING)));
    }

    #[test]
    fn only_what_nothing_else_breaks_is_broken_anywhere() {
        let word = "высокоинтеллектуальный соглас-но «Положению»";
        assert_eq!(shown(word.to_owned(), 12), word);
        let number = "0123456789".repeat(5);
        let broken = shown(format!("№ {number}"), 10);
        assert_eq!(broken.matches(BREAK).count(), 49);
        assert_eq!(broken.replace(BREAK, ""), format!("№ {number}"));
    }
}
