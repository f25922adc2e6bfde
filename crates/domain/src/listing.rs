//! What every list takes and gives: a page after a cursor, an order, a search and a date.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::tables::{ListEncoding, ListFormat};

/// Rows of a page when the request names no number.
pub const DEFAULT_LIMIT: u16 = 50;
/// Most rows of one page.
pub const MAX_LIMIT: u16 = 200;

/// A page of a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Page<T> {
    /// Rows in the order asked for.
    pub items: Vec<T>,
    /// Cursor of the next page; absent on the last one.
    pub next: Option<String>,
    /// Number of rows in all, only when `count=true` was asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<i64>,
    /// Whether nothing was found as it was typed, and the rows are what may have been meant: another form of a
    /// surname, a slip of the finger.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub nearly: bool,
}

/// Parameters that every list has beside its own filters.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct ListParams {
    /// Rows of the page, 1 to 200; 50 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(minimum = 1, maximum = 200))]
    pub limit: Option<u16>,
    /// Where the page begins: `next` of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
    /// Order: a field of the list's own set, with `-` before it for the reverse.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sort: Option<String>,
    /// Date the register is shown on; today's business date when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<NaiveDate>,
    /// Search text: beginnings of words, ё as е, also in the wrong keyboard layout or in Latin letters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(max_length = 200))]
    pub q: Option<String>,
    /// Whether to count all rows: `total` costs a pass over the list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<bool>,
    /// How the list is answered: `xlsx` and `csv` give all its rows as a file with Russian headings, `ndjson` as one
    /// JSON object on each line, in the order and by the filters asked for, without `limit`, `cursor` and `count`. Rows
    /// are read page after page: what changes meanwhile may be seen or not. A spreadsheet of more rows than a sheet
    /// holds has further sheets. An answer that breaks off before its end is not whole; one that is taken for longer than
    /// a quarter of an hour does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub format: Option<ListFormat>,
    /// Encoding of a CSV file: UTF-8 with a byte order mark when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub encoding: Option<ListEncoding>,
}

/// What orders a list knows; the first is the usual one.
pub trait ListFilter {
    /// Names that `sort` takes, with `-` before them for the reverse.
    const SORTS: &'static [&'static str];
}

macro_rules! sorts {
    ($($filter:ty: $($name:literal),+;)+) => {
        $(impl ListFilter for $filter { const SORTS: &'static [&'static str] = &[$($name),+]; })+
    };
}

sorts! {
    crate::accounts::AccountFilter: "name";
    crate::analyses::AnalysisFilter: "name";
    crate::associations::AssociationFilter: "code", "name", "kind", "members";
    crate::associations::MembershipFilter: "name";
    crate::compliance::FindingFilter: "association";
    crate::compliance::CaseFileFilter: "paper";
    crate::council::CouncilMemberFilter: "name";
    crate::dictionaries::PositionFilter: "name", "code";
    crate::dictionaries::SubjectFilter: "name", "code";
    crate::dictionaries::CategoryFilter: "rank", "code";
    crate::districts::DistrictFilter: "name", "code";
    crate::districts::AdminUnitFilter: "name", "code";
    crate::districts::DistrictAssociationFilter: "name";
    crate::imports::ImportFilter: "-created_at", "created_at";
    crate::imports::ImportRowFilter: "row";
    crate::imports::ImportProfileFilter: "name";
    crate::journal::JournalFilter: "-seq", "seq";
    crate::meetings::CalendarLinkFilter: "-created_at", "created_at";
    crate::meetings::MeetingFilter: "-date", "date";
    crate::elections::ElectionFilter: "-date", "date";
    crate::minutes::ResolutionFilter: "due_on", "-due_on";
    crate::library::AcknowledgementFilter: "-opened_on", "opened_on";
    crate::library::NormativeDocumentFilter: "name";
    crate::library::ReaderFilter: "name";
    crate::reminders::NoticeFilter: "-made_at", "made_at";
    crate::orders::OrderFilter: "-signed_on", "signed_on";
    crate::organizations::OrganizationFilter: "name", "kind";
    crate::plans::DepartmentEventFilter: "from", "-from";
    crate::plans::PlanFilter: "name", "-name";
    crate::people::PersonFilter: "name";
    crate::people::DuplicateFilter: "name";
    crate::people::MergeFilter: "-made_at", "made_at";
}

/// The date a single object is shown on.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct OnDate {
    /// Date the object is shown on; today's business date when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<NaiveDate>,
}
