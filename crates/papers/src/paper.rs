//! The description of a paper: what every form it is handed out in is written from.

use chrono::{Datelike, NaiveDate};

/// A paper: what it is and what stands on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// Title of the document, for those who list files and for screen readers.
    pub title: String,
    /// What stands on it, from top to bottom.
    pub blocks: Vec<Block>,
    /// Whether the first sheets lie on their side, for wide tables.
    pub landscape: bool,
    /// Whether it is bound for storage over ten years: the left margin is 30 mm instead of 20.
    pub long_storage: bool,
    /// Whether it is not in force yet: «ПРОЕКТ» stands on every page.
    pub draft: bool,
    /// What its genuineness is checked by; a draft has none.
    pub seal: Option<Seal>,
}

/// Number under which a final paper is kept, and where anybody can check it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seal {
    /// Number, e.g. «7K3M-9QXT-2ABC».
    pub number: String,
    /// Whole address of the public page, which the QR code holds.
    pub address: String,
}

/// A part of a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// Lines in the upper right corner, at most 8 cm wide: a mark of approval, an addressee.
    Corner(Vec<String>),
    /// Who issues the paper, centred: the first lines of a letterhead.
    Banner(Vec<String>),
    /// Name of the kind of paper, or its whole title where it has no other: centred, bold, the only one of its rank.
    Title(String),
    /// The line under the title of a paper: its date on the left, its number on the right.
    Requisites {
        /// Date in words, or a place left for it.
        date: String,
        /// Number with its sign, or a place left for it.
        number: String,
        /// Place of issue, centred beneath; nothing where the letterhead says it.
        place: Option<String>,
    },
    /// Heading of the text or of a part of it, centred and bold.
    Heading(String),
    /// Heading inside a part: on the left, bold.
    Subheading(String),
    /// Running text, with the indent of the first line.
    Text(String),
    /// A label in bold and what follows it: «СЛУШАЛИ: …».
    Labelled(String, String),
    /// A numbered point: its mark («1.», «2.1.») and its text.
    Point {
        /// Mark.
        mark: String,
        /// Text.
        text: String,
    },
    /// A table: its columns and its rows.
    Table(Vec<TableColumn>, Vec<Vec<String>>),
    /// A line to be filled in by hand: what stands before it, and the small words beneath it.
    Blank {
        /// What stands before the line; may be empty.
        label: String,
        /// What is to be written, in small letters beneath the line; may be empty.
        hint: String,
    },
    /// Line of a signature: post, and initials before the surname.
    Signature {
        /// Post.
        post: String,
        /// Initials and surname.
        name: String,
        /// What is known of the signing, e.g. «подписано 12.09.2026»; empty where it is to be signed by hand.
        note: String,
    },
    /// A new sheet, whose upper right corner says what it is annexed to.
    Annex {
        /// Lines in the corner: «Приложение 1», «к приказу …».
        corner: Vec<String>,
        /// Whether its sheets lie on their side.
        landscape: bool,
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

impl Paper {
    /// A paper of upright sheets, in force, without a number to check it by.
    pub fn new(title: impl Into<String>, blocks: Vec<Block>) -> Self {
        Self {
            title: title.into(),
            blocks,
            landscape: false,
            long_storage: false,
            draft: false,
            seal: None,
        }
    }

    /// The same on sheets that lie on their side.
    #[must_use]
    pub fn landscape(mut self) -> Self {
        self.landscape = true;
        self
    }

    /// The same, marked as a draft where `draft` says so.
    #[must_use]
    pub fn draft(mut self, draft: bool) -> Self {
        self.draft = draft;
        self
    }

    /// The same for storage over ten years.
    #[must_use]
    pub fn long_storage(mut self) -> Self {
        self.long_storage = true;
        self
    }

    /// The same with the number that it is checked by.
    #[must_use]
    pub fn sealed(mut self, seal: Seal) -> Self {
        self.seal = Some(seal);
        self
    }
}

impl Block {
    /// A numbered point.
    pub fn point(mark: impl Into<String>, text: impl Into<String>) -> Self {
        Self::Point {
            mark: mark.into(),
            text: text.into(),
        }
    }

    /// A label and what follows it.
    pub fn labelled(label: impl Into<String>, text: impl Into<String>) -> Self {
        Self::Labelled(label.into(), text.into())
    }

    /// A line to be signed by hand.
    pub fn signature(post: impl Into<String>, name: impl Into<String>) -> Self {
        Self::Signature {
            post: post.into(),
            name: name.into(),
            note: String::new(),
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

/// A number as papers write it: «№ 3» with a no-break space, «б/н» where there is none.
pub fn number_sign(number: Option<impl std::fmt::Display>) -> String {
    number.map_or_else(|| "б/н".to_owned(), |n| format!("№\u{a0}{n}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_numbers_are_written_as_papers_write_them() {
        let day = NaiveDate::from_ymd_opt(2026, 9, 15).unwrap();
        assert_eq!(date_in_words(day), "15\u{a0}сентября 2026\u{a0}г.");
        assert_eq!(number_sign(Some(3)), "№\u{a0}3");
        assert_eq!(number_sign(None::<i32>), "б/н");
    }
}
