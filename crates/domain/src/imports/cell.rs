//! A cell as a spreadsheet holds it, before any rule has looked at it.

use chrono::{Datelike, NaiveDate};
use serde::{
    Deserialize, Deserializer, Serialize,
    de::{Error, IgnoredAny, MapAccess, Visitor},
};

use crate::text;

/// Number above which a whole number no longer survives in a spreadsheet's 64-bit float.
const EXACT_INTEGER: f64 = 9_007_199_254_740_992.0;

/// The value of one cell. In JSON: `null`, a string, a number, a boolean, `{"date": …}` or `{"error": …}`.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
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

// By hand: what serde derives tries one form after the other and puts together an error text for each that it is not,
// for each cell of a list of twenty thousand rows.
impl<'de> Deserialize<'de> for Cell {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(OfAnyForm)
    }
}

struct OfAnyForm;

impl<'de> Visitor<'de> for OfAnyForm {
    type Value = Cell;

    fn expecting(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str("null, a boolean, a number, a text, a date or an error of a spreadsheet")
    }

    fn visit_unit<E: Error>(self) -> Result<Cell, E> {
        Ok(Cell::Empty)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Cell, E> {
        Ok(Cell::Bool(value))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Cell, E> {
        Ok(Cell::Number(value))
    }

    #[allow(clippy::cast_precision_loss, reason = "a spreadsheet holds no other numbers")]
    fn visit_i64<E: Error>(self, value: i64) -> Result<Cell, E> {
        Ok(Cell::Number(value as f64))
    }

    #[allow(clippy::cast_precision_loss, reason = "a spreadsheet holds no other numbers")]
    fn visit_u64<E: Error>(self, value: u64) -> Result<Cell, E> {
        Ok(Cell::Number(value as f64))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Cell, E> {
        Ok(Cell::Text(value.to_owned()))
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Cell, E> {
        Ok(Cell::Text(value))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Cell, A::Error> {
        let (mut date, mut error) = (None, None);
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "date" => date = Some(map.next_value()?),
                "error" => error = Some(map.next_value()?),
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        match (date, error) {
            (Some(date), _) => Ok(Cell::Date { date }),
            (None, Some(error)) => Ok(Cell::Error { error }),
            (None, None) => Err(A::Error::missing_field("date")),
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_read_as_it_was_written_in_whatever_form() {
        let day = NaiveDate::from_ymd_opt(2026, 9, 1).unwrap();
        for (cell, json) in [
            (Cell::Empty, "null"),
            (Cell::Bool(true), "true"),
            (Cell::Number(901.0), "901.0"),
            (Cell::Number(-0.5), "-0.5"),
            (Cell::text("Ёлкина «А»\n1"), r#""Ёлкина «А»\n1""#),
            (Cell::date(day), r#"{"date":"2026-09-01"}"#),
            (
                Cell::Error {
                    error: "#N/A".to_owned(),
                },
                r##"{"error":"#N/A"}"##,
            ),
        ] {
            assert_eq!(serde_json::to_string(&cell).unwrap(), json);
            assert_eq!(serde_json::from_str::<Cell>(json).unwrap(), cell, "{json}");
            let value: serde_json::Value = serde_json::from_str(json).unwrap();
            assert_eq!(serde_json::from_value::<Cell>(value).unwrap(), cell, "{json}");
        }
        assert_eq!(serde_json::from_str::<Cell>("901").unwrap(), Cell::Number(901.0));
        assert_eq!(serde_json::from_str::<Cell>("-3").unwrap(), Cell::Number(-3.0));
        for wrong in ["[]", "{}", r#"{"date":"вчера"}"#, r#"{"error":1}"#] {
            assert!(serde_json::from_str::<Cell>(wrong).is_err(), "{wrong}");
        }
    }
}
