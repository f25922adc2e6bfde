//! The outcome of an import in numbers.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{
    FileWarningCode, ImportRow, NonDataRows, RawTable, RowClass, RowError, RowValues, RowWarning,
    normalize::UnitIndex,
};

/// A warning about the file as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FileWarning {
    /// Code.
    pub code: FileWarningCode,
    /// Administrative unit, code; the title of the section when it is none; absent for the whole list.
    pub unit: Option<String>,
    /// Row of the declaration.
    pub row: u32,
    /// Rows declared.
    pub declared: u32,
    /// Rows found.
    pub actual: u32,
}

/// Numbers of an import.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ImportSummary {
    /// Data rows (cells, for a matrix).
    pub rows: u32,
    /// Rows by class; a class without rows is absent.
    pub by_class: BTreeMap<RowClass, u32>,
    /// Rejected rows by error.
    pub by_error: BTreeMap<RowError, u32>,
    /// Warnings over all valid rows, duplicates included.
    pub warnings: BTreeMap<RowWarning, u32>,
    /// Warnings over the rows that are imported.
    pub warnings_imported: BTreeMap<RowWarning, u32>,
    /// Persons that would be created.
    pub persons_to_create: u32,
    /// Employments that would be created.
    pub employments_to_create: u32,
    /// Organizations, associations or heads that would be created, associations in the draft of an order;
    /// 0 for a list of people.
    pub records_to_create: u32,
    /// Different organizations named by valid rows.
    pub organizations_touched: u32,
    /// Cells of names that say «вакансия» or are empty.
    pub vacancies: u32,
    /// Rows that hold no data.
    pub non_data_rows: NonDataRows,
    /// Warnings about the file as a whole.
    pub file_level_warnings: Vec<FileWarning>,
}

/// Everything an import would do.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Outcome {
    /// Rows in the order of the file.
    pub rows: Vec<ImportRow>,
    /// The same in numbers.
    pub summary: ImportSummary,
}

impl ImportSummary {
    /// Counts what every kind of list has: classes, errors, warnings, organizations.
    pub(super) fn count(rows: &[ImportRow], table: &RawTable, units: &UnitIndex) -> Self {
        let mut summary = Self {
            rows: size(rows.len()),
            non_data_rows: table.skipped,
            ..Self::default()
        };
        let mut organizations = BTreeSet::new();
        for row in rows {
            *summary.by_class.entry(row.class).or_default() += 1;
            if let Some(error) = row.error {
                *summary.by_error.entry(error).or_default() += 1;
            }
            for warning in &row.warnings {
                *summary.warnings.entry(*warning).or_default() += 1;
                if row.class != RowClass::Duplicate {
                    *summary.warnings_imported.entry(*warning).or_default() += 1;
                }
            }
            match &row.values {
                Some(RowValues::Person(person)) => {
                    organizations.insert(person.organization_id.as_str());
                }
                Some(RowValues::DistrictHead(head)) => organizations.extend(head.organization_id.as_deref()),
                Some(RowValues::OrderAnnex(annex)) => {
                    let member = annex.member.as_ref().and_then(|m| m.organization_id.as_deref());
                    organizations.extend(
                        annex
                            .curating_organization_id
                            .as_deref()
                            .into_iter()
                            .chain(member),
                    );
                }
                _ => {}
            }
        }
        summary.organizations_touched = size(organizations.len());
        summary.file_level_warnings = total_mismatches(table, units);
        summary
    }

    /// Rows of a class.
    pub fn of(&self, class: RowClass) -> u32 {
        self.by_class.get(&class).copied().unwrap_or(0)
    }
}

fn total_mismatches(table: &RawTable, units: &UnitIndex) -> Vec<FileWarning> {
    let wrong = table.totals.iter().filter(|total| total.declared != total.actual);
    wrong
        .map(|total| FileWarning {
            code: FileWarningCode::TotalMismatch,
            unit: total
                .section
                .as_ref()
                .map(|s| units.find(s).map_or_else(|| s.clone(), str::to_owned)),
            row: total.row,
            declared: total.declared,
            actual: total.actual,
        })
        .collect()
}

/// A count as the wire has it; more rows than fit cannot be read from a file.
pub(super) fn size(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
