//! Positions (rule 4): spellings of the dictionary, and «учитель математики» as teacher plus subject.

use std::collections::HashMap;

use super::letters::{says_nothing, squash, without_brackets};
use crate::{dictionaries::Position, text};

/// Positions by any spelling.
#[derive(Debug, Default)]
pub struct PositionIndex {
    spellings: HashMap<String, String>,
}

/// A recognized position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PositionFound {
    /// Code.
    pub code: String,
    /// What follows the position: «математики» after «учитель».
    pub subject: Option<String>,
}

/// Why a cell is no position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PositionProblem {
    /// Nothing in it.
    Empty,
    /// Not in the dictionary.
    Unknown,
}

impl PositionIndex {
    /// Arranges positions for look-up.
    pub fn new(positions: &[Position]) -> Self {
        let mut spellings = HashMap::new();
        for position in positions {
            for alias in &position.aliases {
                spellings
                    .entry(squash(alias))
                    .or_insert_with(|| position.code.clone());
            }
        }
        for position in positions {
            spellings.insert(squash(&position.name), position.code.clone());
            spellings.insert(squash(&position.code), position.code.clone());
        }
        spellings.remove("");
        Self { spellings }
    }

    /// Reads a cell: as it is, without brackets, its first part, then as a position followed by a subject.
    pub fn parse(&self, typed: &str) -> Result<PositionFound, PositionProblem> {
        if says_nothing(typed) {
            return Err(PositionProblem::Empty);
        }
        let bare = without_brackets(typed);
        let first = bare.split([',', ';', '/']).next().unwrap_or(&bare);
        let plain = |text: &str| {
            self.spellings.get(&squash(text)).map(|code| PositionFound {
                code: code.clone(),
                subject: None,
            })
        };
        plain(typed)
            .or_else(|| plain(&bare))
            .or_else(|| self.with_subject(typed))
            .or_else(|| plain(first))
            .ok_or(PositionProblem::Unknown)
    }

    fn with_subject(&self, typed: &str) -> Option<PositionFound> {
        let folded = text::clean(typed);
        let (word, subject) = folded.split_once(' ')?;
        let code = self.spellings.get(&squash(word))?;
        matches!(code.as_str(), "teacher" | "lecturer").then(|| PositionFound {
            code: code.clone(),
            subject: Some(subject.to_owned()),
        })
    }
}
