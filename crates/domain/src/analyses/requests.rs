//! What is asked of analyses.

use serde::{Deserialize, Serialize};
use validator::Validate;

use super::{AnalysisState, SectionText, TenureBanding};
use crate::{Id, calendar::SchoolYear};

/// Filters of the list of analyses.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct AnalysisFilter {
    /// Only of this association.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub association_id: Option<Id>,
    /// Only of this school year, by its first calendar year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub school_year: Option<SchoolYear>,
    /// Only in this state.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<AnalysisState>,
    /// Only accepted ones that stand on no agenda of a planned meeting of the council (VII.7.8).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waiting_for_council: Option<bool>,
}

/// An analysis to begin.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewAnalysis {
    /// Association.
    pub association_id: Id,
    /// School year, by its first calendar year.
    #[validate(range(min = 2000, max = 2100, message = "Учебный год – от 2000 до 2100."))]
    pub school_year: SchoolYear,
}

/// A change of an analysis; absent is unchanged.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AnalysisPatch {
    /// Texts of the sections that change.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[validate(nested, length(max = 17, message = "Разделов не больше семнадцати."))]
    pub texts: Vec<SectionText>,
    /// In which bands tenure is shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tenure_banding: Option<TenureBanding>,
}

/// Analyses to put on the agenda of a planned meeting of the council.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct QueuedAnalyses {
    /// Which, in the order of the agenda.
    #[validate(length(min = 1, max = 50, message = "Отметьте от одного до 50 анализов."))]
    pub analysis_ids: Vec<Id>,
}
