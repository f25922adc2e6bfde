//! Qualification categories (rules 6, 7): any case, dots and spaces; a date may sit in the same cell.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::{
    dates,
    letters::{says_nothing, squash},
};
use crate::{dictionaries::CategoryKind, text};

/// Code of «без категории».
pub const NONE: &str = "none";

/// Categories by any spelling.
#[derive(Debug, Default)]
pub struct CategoryIndex {
    spellings: HashMap<String, String>,
}

/// A recognized category.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CategoryFound {
    /// Code.
    pub code: String,
    /// Date written in the same cell.
    pub date: Option<NaiveDate>,
    /// Whether the cell has something like a date that is none.
    pub bad_date: bool,
}

/// A category that does not exist: «вторая», «???».
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownCategory;

impl CategoryIndex {
    /// Arranges categories for look-up.
    pub fn new(categories: &[CategoryKind]) -> Self {
        let mut spellings = HashMap::new();
        for category in categories {
            for alias in &category.aliases {
                spellings
                    .entry(squash(alias))
                    .or_insert_with(|| category.code.clone());
            }
        }
        for category in categories {
            for spelling in [&category.name, &category.short, &category.code] {
                spellings.insert(squash(spelling), category.code.clone());
            }
        }
        spellings.remove("");
        Self { spellings }
    }

    /// Reads a cell; an empty one is «без категории».
    pub fn parse(&self, typed: &str) -> Result<CategoryFound, UnknownCategory> {
        if says_nothing(typed) {
            return Ok(CategoryFound {
                code: NONE.to_owned(),
                date: None,
                bad_date: false,
            });
        }
        if let Some(code) = self.spellings.get(&squash(typed)) {
            return Ok(CategoryFound {
                code: code.clone(),
                date: None,
                bad_date: false,
            });
        }
        let code = self
            .spellings
            .get(&squash(&before_date(typed)))
            .ok_or(UnknownCategory)?;
        let date = dates::parse_text(typed);
        Ok(CategoryFound {
            code: code.clone(),
            date,
            bad_date: date.is_none() && dates::has_date_shape(typed),
        })
    }
}

/// What stands before a date, an order or a bracket.
fn before_date(typed: &str) -> String {
    let cleaned = text::clean(typed);
    let folded = cleaned.to_lowercase();
    let cuts = [",", ";", "(", " от ", " пр.", " приказ", " до ", " с "]
        .iter()
        .filter_map(|mark| folded.find(mark));
    let digits = folded
        .match_indices(' ')
        .filter(|(at, _)| {
            folded
                .get(at + 1..)
                .is_some_and(|rest| dates::has_date_shape(rest.split(' ').next().unwrap_or("")))
        })
        .map(|(at, _)| at);
    let end = cuts.chain(digits).min().unwrap_or(folded.len());
    folded.get(..end).unwrap_or(&folded).to_owned()
}
