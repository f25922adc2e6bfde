//! The reporting set of a school year, and where its papers are kept (VII.7.10).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use validator::Validate;

use crate::{
    Id, Versioned,
    calendar::SchoolYear,
    codes::codes,
    problem::{ErrorCode, Refusal},
    wire,
};

codes! {
    /// Kinds of papers that are kept in files.
    pub enum PaperKind {
        /// Work plan.
        Plan = "plan",
        /// Analysis.
        Analysis = "analysis",
        /// Minutes.
        Minutes = "minutes",
    }
}

impl PaperKind {
    /// The kind as papers write it.
    pub const fn label_ru(self) -> &'static str {
        match self {
            Self::Plan => "План работы",
            Self::Analysis => "Анализ работы",
            Self::Minutes => "Протокол заседания",
        }
    }
}

codes! {
    /// How a paper of the reporting set stands.
    pub enum PaperState {
        /// There is none.
        Missing = "missing",
        /// It is being written, or waits for somebody.
        Unfinished = "unfinished",
        /// Accepted, approved or signed: it may be filed.
        Complete = "complete",
    }
}

/// One paper of a reporting set.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SetPaper {
    /// What it is.
    pub paper: PaperKind,
    /// School year it is of: the analysis is that of the year before.
    pub school_year: SchoolYear,
    /// Plan, analysis or meeting; absent while there is none.
    pub object_id: Option<Id>,
    /// Number of minutes.
    pub number: Option<i32>,
    /// Day of the meeting, of the approval, of the acceptance.
    pub dated: Option<NaiveDate>,
    /// Whether it is complete.
    pub state: PaperState,
    /// How it stands in its own words: a code of the state of plan, analysis or minutes.
    pub stands: Option<String>,
    /// Scans and other files attached.
    pub files: i64,
    /// The mark «В дело».
    pub filing: Option<Filing>,
}

/// Which papers of a school year are there (VII.7.10): the analysis of the year before, the plan, all minutes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReportingSet {
    /// Association.
    pub association_id: Id,
    /// School year.
    pub school_year: SchoolYear,
    /// How many of the papers are complete.
    pub complete: i64,
    /// How many there must be: analysis, plan, the minutes of each meeting and at least of as many as VII.7.6 asks.
    pub needed: i64,
    /// Papers in the order of the clause.
    pub papers: Vec<SetPaper>,
}

/// Which year a reporting set is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct ReportingQuery {
    /// School year by its first calendar year; the one of today when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(minimum = 2000, maximum = 2100))]
    pub school_year: Option<SchoolYear>,
}

/// No filter: the list is short.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct CaseFileFilter {}

/// Index and storage term of a kind of paper, by the file nomenclature of the institution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CaseFile {
    /// Kind of paper.
    pub paper: PaperKind,
    /// Version for `If-Match`.
    pub version: i64,
    /// Index as printed: «05-12».
    pub case_number: Option<String>,
    /// Title of the file.
    pub title: String,
    /// Storage term in years; none for «постоянно».
    pub years: Option<i32>,
    /// Article of the list of terms.
    pub article: Option<String>,
}

impl Versioned for CaseFile {
    fn version(&self) -> i64 {
        self.version
    }
}

/// What the nomenclature says of a kind of paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CaseFileChange {
    /// Index as printed.
    #[serde(default, deserialize_with = "wire::clean_opt")]
    #[validate(length(max = 40, message = "Индекс дела – не длиннее 40 знаков."))]
    pub case_number: Option<String>,
    /// Title.
    #[serde(deserialize_with = "wire::clean")]
    #[validate(length(
        min = 1,
        max = 300,
        message = "Укажите заголовок дела, не длиннее 300 знаков."
    ))]
    pub title: String,
    /// Storage term in years; none for «постоянно».
    #[serde(default)]
    #[validate(range(
        min = 1,
        max = 100,
        message = "Срок хранения – от 1 до 100 лет или постоянно."
    ))]
    pub years: Option<i32>,
    /// Article of the list of terms.
    #[serde(default, deserialize_with = "wire::clean_opt")]
    #[validate(length(max = 40, message = "Статья – не длиннее 40 знаков."))]
    pub article: Option<String>,
}

/// Whether the term is not shorter than the regulation profile asks (VII.7.10).
///
/// # Errors
/// [`ErrorCode::Validation`] for a shorter one.
pub fn check_retention(years: Option<i32>, least: u32) -> Result<(), Refusal> {
    let least = i32::try_from(least).unwrap_or(i32::MAX);
    if years.is_none_or(|years| years >= least) {
        return Ok(());
    }
    let text =
        format!("Отчётная документация хранится не менее {least} лет: укажите больший срок или «постоянно».");
    Err(Refusal::field("/years", "range", text).clause("VII.7.10"))
}

/// The mark «В дело».
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Filing {
    /// Identifier.
    pub id: Id,
    /// Association.
    pub association_id: Id,
    /// School year of the paper.
    pub school_year: SchoolYear,
    /// Kind of paper.
    pub paper: PaperKind,
    /// Plan, analysis or meeting.
    pub object_id: Id,
    /// Index of the file on the day.
    pub case_number: Option<String>,
    /// Day.
    pub filed_on: NaiveDate,
    /// Who filed it.
    pub filed_by: String,
}

impl Versioned for Filing {
    fn version(&self) -> i64 {
        1
    }
}

/// Which paper is put on file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewFiling {
    /// Kind of paper.
    pub paper: PaperKind,
    /// Plan, analysis or meeting.
    pub object_id: Id,
}

/// Whether a paper may be filed: what is not signed, approved or accepted is no paper yet (VII.7.10).
///
/// # Errors
/// [`ErrorCode::WrongState`] with what is to be done first.
pub fn check_fileable(paper: PaperKind, state: PaperState) -> Result<(), Refusal> {
    if state == PaperState::Complete {
        return Ok(());
    }
    let text = match paper {
        PaperKind::Plan => "План ещё не утверждён заседанием: в дело помещается утверждённый план.",
        PaperKind::Analysis => "Анализ ещё не принят куратором: в дело помещается принятый Анализ.",
        PaperKind::Minutes => "Протокол ещё не подписан: в дело помещается подписанный протокол.",
    };
    Err(Refusal::new(ErrorCode::WrongState, text).clause("VII.7.10"))
}
