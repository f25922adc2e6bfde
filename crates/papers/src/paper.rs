//! The description of a paper.

use chrono::{Datelike, NaiveDate};

/// A paper: what it is and what stands on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// Title of the document, for those who list files and for screen readers.
    pub title: String,
    /// What stands on it, from top to bottom.
    pub blocks: Vec<Block>,
    /// Whether the sheets lie on their side, for wide tables.
    pub landscape: bool,
}

/// A part of a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// Lines in the upper right corner, e.g. «Приложение 2 к приказу …».
    Corner(Vec<String>),
    /// Heading, centred.
    Heading(String),
    /// Running text, with the indent of the first line.
    Text(String),
    /// A table: its columns and its rows.
    Table(Vec<TableColumn>, Vec<Vec<String>>),
    /// Line of a signature: post, and initials before the surname.
    Signature {
        /// Post.
        post: String,
        /// Initials and surname.
        name: String,
    },
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableColumn {
    /// Header.
    pub title: String,
    /// Share of the width, per cent.
    pub share: u8,
}

impl TableColumn {
    /// A column.
    pub fn new(title: &str, share: u8) -> Self {
        Self {
            title: title.to_owned(),
            share,
        }
    }
}

const MONTHS: [&str; 12] = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
];

/// A date as papers write it: «15 сентября 2026 г.», with no-break spaces.
pub fn date_in_words(day: NaiveDate) -> String {
    let month = usize::try_from(day.month0())
        .ok()
        .and_then(|at| MONTHS.get(at))
        .copied()
        .unwrap_or_default();
    format!("{}\u{a0}{month} {}\u{a0}г.", day.day(), day.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_as_papers_write_them() {
        let day = NaiveDate::from_ymd_opt(2026, 9, 15).unwrap();
        assert_eq!(date_in_words(day), "15\u{a0}сентября 2026\u{a0}г.");
    }
}
