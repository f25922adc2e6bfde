//! A document with its editions and files, and the row of the list.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{NormativeKind, NormativeStatus};
use crate::{Id, Versioned};

/// A subject that a document is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NamedSubject {
    /// Code of the dictionary.
    pub code: String,
    /// Name.
    pub name: String,
}

/// A row of the list of documents.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NormativeDocumentRow {
    /// Identifier.
    pub id: Id,
    /// Kind.
    pub kind: NormativeKind,
    /// Who issued it, as the document names the body.
    pub issuer: Option<String>,
    /// Title.
    pub title: String,
    /// Number as printed; real numbers repeat and are misprinted, so it is no key.
    pub number: Option<String>,
    /// Date as printed.
    pub date_as_printed: Option<String>,
    /// The printed date, where it can be read.
    pub date: Option<NaiveDate>,
    /// Place among the legal bases of the regulation, from 1 (I.3).
    pub basis_number: Option<i32>,
    /// Subjects it is about.
    pub subjects: Vec<NamedSubject>,
    /// Whether it is in force on the date asked for.
    pub status: NormativeStatus,
    /// First day on which it is out of force.
    pub repealed_on: Option<NaiveDate>,
}

/// A file of an edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NormativeFile {
    /// Identifier.
    pub id: Id,
    /// Name as it was sent.
    pub name: String,
    /// Media type, found from the content.
    pub media_type: String,
    /// Bytes.
    pub size: i64,
    /// SHA-256 of the content, hexadecimal.
    pub sha256: String,
    /// When it was added.
    pub added_at: DateTime<Utc>,
}

/// An edition of a document: its first text, or one that an amending act made (I.3: «ред. от», «с изменениями №»).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Edition {
    /// Identifier.
    pub id: Id,
    /// What it is called: «первоначальная редакция», «ред. от 20.08.2021».
    pub label: String,
    /// Number of the amending act as printed.
    pub amending_number: Option<String>,
    /// Date of the amending act as printed.
    pub amending_date: Option<String>,
    /// First day in force; where it is unknown, the date of the document stands for it.
    pub effective_from: Option<NaiveDate>,
    /// Note.
    pub note: Option<String>,
    /// Whether this edition is in force on the date asked for.
    pub in_force: bool,
    /// Files, the first added first.
    pub files: Vec<NormativeFile>,
}

/// A legal act, a concept or another document that teachers must know (I.3, VIII.8.2.d1).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NormativeDocument {
    /// Identifier.
    pub id: Id,
    /// Version for `If-Match`.
    pub version: i64,
    /// Kind.
    pub kind: NormativeKind,
    /// Who issued it, as the document names the body.
    pub issuer: Option<String>,
    /// Title.
    pub title: String,
    /// Number as printed; real numbers repeat and are misprinted, so it is no key.
    pub number: Option<String>,
    /// Date as printed.
    pub date_as_printed: Option<String>,
    /// The printed date, where it can be read.
    pub date: Option<NaiveDate>,
    /// Place among the legal bases of the regulation, from 1 (I.3).
    pub basis_number: Option<i32>,
    /// Subjects it is about.
    pub subjects: Vec<NamedSubject>,
    /// Where it is published.
    pub source: Option<String>,
    /// Note.
    pub note: Option<String>,
    /// Whether it is in force on the date asked for.
    pub status: NormativeStatus,
    /// First day on which it is out of force; the document stays.
    pub repealed_on: Option<NaiveDate>,
    /// The act that repealed it, as printed.
    pub repealed_by: Option<String>,
    /// Editions, the latest first.
    pub editions: Vec<Edition>,
}

impl Versioned for NormativeDocument {
    fn version(&self) -> i64 {
        self.version
    }
}

/// A document that something is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NormativeDocumentRef {
    /// Identifier.
    pub id: Id,
    /// Kind.
    pub kind: NormativeKind,
    /// Title.
    pub title: String,
    /// Number as printed.
    pub number: Option<String>,
    /// Date as printed.
    pub date_as_printed: Option<String>,
}
