//! How values of the domain stand in columns: identifiers, codes and JSON as text.

use std::str::FromStr;

use chrono::NaiveDate;
use serde::{Serialize, de::DeserializeOwned};
use veche_domain::{Id, calendar::Interval, orders::Basis};

use crate::{StoreError, StoreResult};

/// A new identifier: UUIDv7, so that rows come in the order of their making.
pub fn new_id() -> Id {
    Id::from(uuid::Uuid::now_v7())
}

/// Reads an identifier.
pub(crate) fn id(text: &str) -> StoreResult<Id> {
    text.parse()
        .map_err(|e| StoreError::Other(format!("a stored identifier {text:?} cannot be read: {e}")))
}

/// Reads an optional identifier.
pub(crate) fn opt_id(text: Option<&str>) -> StoreResult<Option<Id>> {
    text.map(id).transpose()
}

/// Reads a code of an enumeration.
pub(crate) fn code<T: FromStr<Err = veche_domain::UnknownCode>>(text: &str) -> StoreResult<T> {
    Ok(text.parse()?)
}

/// Reads an optional code.
pub(crate) fn opt_code<T: FromStr<Err = veche_domain::UnknownCode>>(
    text: Option<&str>,
) -> StoreResult<Option<T>> {
    text.map(code).transpose()
}

/// Writes a value as JSON.
pub(crate) fn json<T: Serialize + ?Sized>(value: &T) -> StoreResult<String> {
    Ok(serde_json::to_string(value)?)
}

/// Reads JSON.
pub(crate) fn from_json<T: DeserializeOwned>(text: &str) -> StoreResult<T> {
    Ok(serde_json::from_str(text)?)
}

/// Reads an optional basis.
pub(crate) fn opt_basis(text: Option<&str>) -> StoreResult<Option<Basis>> {
    text.map(from_json).transpose()
}

/// Writes an optional basis.
pub(crate) fn basis_json(basis: Option<&Basis>) -> StoreResult<Option<String>> {
    basis.map(json).transpose()
}

/// The interval of two columns.
pub(crate) fn interval(from: Option<NaiveDate>, until: Option<NaiveDate>) -> Interval {
    Interval { from, until }
}

/// Codes of subjects as the column holds them: between spaces, so that each can be found by itself.
pub(crate) fn subject_column(codes: &[String]) -> String {
    if codes.is_empty() {
        String::new()
    } else {
        format!(" {} ", codes.join(" "))
    }
}

/// Codes of subjects out of the column.
pub(crate) fn subjects(column: &str) -> Vec<String> {
    column.split_whitespace().map(str::to_owned).collect()
}
