//! A cell as a spreadsheet holds it, before any rule has looked at it.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::text;

/// Number above which a whole number no longer survives in a spreadsheet's 64-bit float.
const EXACT_INTEGER: f64 = 9_007_199_254_740_992.0;

/// The value of one cell. In JSON: `null`, a string, a number, a boolean, `{"date": …}` or `{"error": …}`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(untagged)]
pub enum Cell {
    /// Nothing, or a formula without a result.
    #[default]
    Empty,
    /// Yes or no.
    Bool(bool),
    /// A number; phones and numbers of schools often arrive so.
    Number(f64),
    /// Text exactly as typed.
    Text(String),
    /// A calendar date; the time of day is dropped.
    Date {
        /// The day.
        date: NaiveDate,
    },
    /// A formula error such as `#N/A`.
    Error {
        /// The error as spreadsheets print it.
        error: String,
    },
}

impl Cell {
    /// A text cell.
    pub fn text(value: impl Into<String>) -> Self {
        Self::Text(value.into())
    }

    /// A date cell.
    pub const fn date(date: NaiveDate) -> Self {
        Self::Date { date }
    }

    /// Whether nothing is visible in the cell: empty, or only spaces and invisible characters.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(value) => !value.starts_with(char::is_alphanumeric) && text::clean(value).is_empty(),
            _ => false,
        }
    }

    /// The cell as a person reads it: cleaned text, whole numbers without a fraction, dates as `DD.MM.YYYY`.
    pub fn display(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(value) => text::clean(value),
            Self::Number(value) if value.fract() == 0.0 && value.abs() < EXACT_INTEGER => {
                format!("{value:.0}")
            }
            Self::Number(value) => value.to_string().replace('.', ","),
            Self::Bool(true) => "да".to_owned(),
            Self::Bool(false) => "нет".to_owned(),
            Self::Date { date } => format!("{:02}.{:02}.{:04}", date.day(), date.month(), date.year()),
            Self::Error { error } => error.clone(),
        }
    }
}
