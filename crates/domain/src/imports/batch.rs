//! An import as the API shows it: the file, what was found in it, what would be or was created.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::{ImportKind, ImportRow, ImportSummary, Mapping, RowClass};
use crate::{Id, Versioned, calendar::SchoolYear, codes::codes, endpoint::endpoints, listing::Page, wire};

codes! {
    /// Where an import stands.
    pub enum ImportState {
        /// Read and classified; nothing is created yet.
        Preview = "preview",
        /// Its rows are in the register.
        Committed = "committed",
        /// Taken back.
        Undone = "undone",
    }
}

/// A sheet of the file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ImportSheet {
    /// Name on the tab.
    pub name: String,
    /// Whether the tab is hidden.
    pub hidden: bool,
    /// Filled rows.
    pub rows: u32,
}

/// A column of the chosen sheet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ImportColumn {
    /// Column, counted from 0.
    pub index: u32,
    /// Text of the header, its levels joined.
    pub title: String,
    /// First values below it, as they stand.
    pub samples: Vec<String>,
}

/// What was found in the file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ImportFound {
    /// Format: xlsx, xls, ods, csv, tsv.
    pub format: String,
    /// Encoding of a text file.
    pub encoding: Option<String>,
    /// Delimiter of a text file.
    pub delimiter: Option<String>,
    /// Sheets.
    pub sheets: Vec<ImportSheet>,
    /// Columns of the chosen sheet.
    pub columns: Vec<ImportColumn>,
    /// Number of the order as its annex is headed; told by the person who imports it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order_number: Option<String>,
    /// Meeting whose participants registered; told by the person who imports the answers (VII.7.6).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meeting_id: Option<Id>,
    /// Association whose plan it is; told by the person who imports it (VII.7.7).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub association_id: Option<Id>,
    /// School year of the plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub school_year: Option<SchoolYear>,
    /// The plan that was begun or filled; known once the rows are in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan_id: Option<Id>,
}

/// An import.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Import {
    /// Identifier.
    pub id: Id,
    /// Version for `If-Match`.
    pub version: i64,
    /// Kind of the list.
    pub kind: ImportKind,
    /// Name of the file.
    pub file_name: String,
    /// Date the list speaks of.
    pub as_of: NaiveDate,
    /// Where it stands.
    pub state: ImportState,
    /// What was found in the file.
    pub found: ImportFound,
    /// Which column is which field.
    pub mapping: Mapping,
    /// The rows in numbers.
    pub summary: ImportSummary,
    /// When it was read.
    pub created_at: DateTime<Utc>,
    /// By whom.
    pub created_by: String,
    /// When its rows went into the register.
    pub committed_at: Option<DateTime<Utc>>,
    /// When it was taken back.
    pub undone_at: Option<DateTime<Utc>>,
    /// Draft of an order that a committed annex made (I.4).
    #[serde(default)]
    pub order_id: Option<Id>,
}

impl Versioned for Import {
    fn version(&self) -> i64 {
        self.version
    }
}

/// An import in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ImportListRow {
    /// Identifier.
    pub id: Id,
    /// Kind of the list.
    pub kind: ImportKind,
    /// Name of the file.
    pub file_name: String,
    /// Date the list speaks of.
    pub as_of: NaiveDate,
    /// Where it stands.
    pub state: ImportState,
    /// The rows in numbers.
    pub summary: ImportSummary,
    /// When it was read.
    pub created_at: DateTime<Utc>,
    /// By whom.
    pub created_by: String,
}

/// A mapping kept for lists that come again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ImportProfile {
    /// Identifier.
    pub id: Id,
    /// Kind of the list.
    pub kind: ImportKind,
    /// Name.
    pub name: String,
    /// The mapping.
    pub mapping: Mapping,
}

impl Versioned for ImportProfile {
    /// A profile is replaced, never changed.
    fn version(&self) -> i64 {
        1
    }
}

/// A mapping to keep; one of the same kind and name is replaced.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewImportProfile {
    /// Kind of the list.
    pub kind: ImportKind,
    /// Name.
    #[serde(deserialize_with = "wire::clean")]
    #[validate(length(
        min = 1,
        max = 100,
        message = "Назовите набор столбцов, не длиннее 100 знаков."
    ))]
    pub name: String,
    /// The mapping.
    #[validate(nested)]
    pub mapping: Mapping,
}

/// Filters of the list of imports.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct ImportFilter {
    /// Only this kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<ImportKind>,
    /// Only in this state.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<ImportState>,
}

/// Filters of the rows of an import.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct ImportRowFilter {
    /// Only this class.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<RowClass>,
}

/// Filters of the kept mappings.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct ImportProfileFilter {
    /// Only for this kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<ImportKind>,
}

endpoints! {
    /// Imports, the latest first.
    ListImports: Get "/api/v1/imports", () => Page<ImportListRow>;
    /// Reads a file (multipart: `file`, `kind`, `as_of`, `order_number`, `meeting_id`,
    /// `association_id`, `school_year`) and classifies its rows; nothing is created.
    CreateImport: Post "/api/v1/imports", () => Import;
    /// One import.
    GetImport: Get "/api/v1/imports/{id}", () => Import;
    /// Rows of an import.
    ListImportRows: Get "/api/v1/imports/{id}/rows", () => Page<ImportRow>;
    /// Changes which column is which field and classifies anew.
    MapImport: Put "/api/v1/imports/{id}/mapping", Mapping => Import;
    /// Puts the rows into the register; a second time answers the first result.
    CommitImport: Post "/api/v1/imports/{id}/commit", () => Import;
    /// Takes the import back; refused once later changes touch what it made.
    UndoImport: Post "/api/v1/imports/{id}/undo", () => Import;
    /// Kept mappings.
    ListImportProfiles: Get "/api/v1/import-profiles", () => Page<ImportProfile>;
    /// Keeps a mapping.
    KeepImportProfile: Post "/api/v1/import-profiles", NewImportProfile => ImportProfile;
    /// Forgets a mapping.
    ForgetImportProfile: Delete "/api/v1/import-profiles/{id}", () => ();
}

/// Path of the rejected rows of an import as a spreadsheet: a download, not a JSON operation.
pub const REJECTED_ROWS_PATH: &str = "/api/v1/imports/{id}/rejected.xlsx";
