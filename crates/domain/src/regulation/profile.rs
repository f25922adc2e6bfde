//! What the regulation says and rests on: its order, its clauses, its legal bases, the defects of its text.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The order that approved the regulation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PrintedOrder {
    /// What kind of act it is, e.g. «приказ».
    pub kind: String,
    /// Title, from «Об …».
    pub title: String,
    /// Number exactly as printed: free text, never a key.
    pub number_as_printed: String,
    /// Date exactly as printed.
    pub date_as_printed: String,
    /// The same date, read.
    pub date: NaiveDate,
}

/// A place where the source contradicts itself or was damaged by the scan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SourceDefect {
    /// Where it stands.
    pub place: String,
    /// What is printed there.
    pub printed: String,
    /// What is wrong with it and what was done.
    pub note: String,
}

/// A clause that findings, refusals and hints name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Clause {
    /// Section and number, e.g. `VII.7.9`, `III.A5.1`, `VIII.8.2.d1`; `order.p2` for the order itself.
    pub id: String,
    /// What it says: our short wording, for an item of a dictionary the wording of the text.
    pub text: String,
}

/// A legal basis of the regulation (I.3).
///
/// Numbers and dates contradict each other in the source, so they are texts and identify nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LegalBasis {
    /// Place in the list, from 1.
    pub number: u32,
    /// Stable code.
    pub code: String,
    /// Kind of act, e.g. «федеральный закон», «приказ», «письмо».
    pub kind: String,
    /// Who issued it, as the text names the body; absent where the text names none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issuer: Option<String>,
    /// Title.
    pub title: String,
    /// Number exactly as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number_as_printed: Option<String>,
    /// Date exactly as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date_as_printed: Option<String>,
    /// The printed date, where it can be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<NaiveDate>,
    /// Editions and changes the text mentions.
    #[serde(default)]
    pub amendments: Vec<Amendment>,
    /// The item as the text has it.
    pub text: String,
    /// The clause that lists it.
    pub clause: String,
    /// What is odd about the item.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A change of a legal basis.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Amendment {
    /// How the text mentions it, e.g. «ред. от 20.08.2021».
    pub as_printed: String,
    /// Number of the amending act, as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number_as_printed: Option<String>,
    /// Its date, where the text gives one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<NaiveDate>,
}
