//! Analyses of a school year: one of an association, and all of them for the council (VII.7.8).

mod analysis;
mod consolidated;
mod figures;
#[cfg(test)]
pub(crate) mod fixtures;
#[cfg(test)]
mod tests;

pub use analysis::{AnalysisWords, analysis_paper};
pub use consolidated::{Consolidated, ConsolidatedPart, consolidated_analysis_paper};
