//! The fonts of papers, which travel inside the program: a paper looks the same wherever it is written.

use std::{collections::HashSet, sync::LazyLock};

use typst::{
    foundations::Bytes,
    text::{Font, FontBook},
    utils::LazyHash,
};

/// Stands for a character that no font has.
const MISSING: char = '□';

/// All fonts and what is known of them.
pub(super) struct Fonts {
    /// The fonts, in the order of the book.
    pub(super) all: Vec<Font>,
    /// Their book.
    pub(super) book: LazyHash<FontBook>,
    /// Characters that the upright font has, or the one of symbols; the bold one has the same letters.
    covered: HashSet<u32>,
}

/// The fonts, read once.
pub(super) static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let files: [&'static [u8]; 2] = [
        include_bytes!("../../fonts/LiberationSerif-Regular.ttf"),
        include_bytes!("../../fonts/LiberationSerif-Bold.ttf"),
    ];
    let all: Vec<Font> = files
        .into_iter()
        .flat_map(|file| Font::iter(Bytes::new(file)))
        .collect();
    let covered = all
        .first()
        .map(|font| font.info().coverage.iter().collect())
        .unwrap_or_default();
    let book = LazyHash::new(FontBook::from_fonts(&all));
    Fonts { all, book, covered }
});

/// A text whose every character can be shown.
pub(super) fn shown(text: &str) -> String {
    let known = |c: char| c == '\n' || FONTS.covered.contains(&u32::from(c));
    text.chars().map(|c| if known(c) { c } else { MISSING }).collect()
}
