//! Which column of which sheet is which field; proposed by the program, changeable by the user.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use validator::Validate;

use super::{Field, ImportKind};

/// The layout of a list in a workbook.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// Sheet, counted from 0 over all sheets of the workbook.
    pub sheet: u32,
    /// First row of the header, as the spreadsheet numbers rows (from 1).
    pub header_row: u32,
    /// First row below the header; rows of column numbers are skipped wherever they stand.
    pub first_row: u32,
    /// Column of each field, counted from 0.
    pub columns: BTreeMap<Field, u32>,
    /// Columns of administrative units; only a matrix of district heads has them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[validate(length(max = 64, message = "Не больше 64 столбцов районов."))]
    pub units: Vec<UnitColumn>,
}

/// A column of the matrix of district heads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UnitColumn {
    /// Column, counted from 0.
    pub column: u32,
    /// Name of the unit as the header has it.
    pub unit: String,
}

impl Mapping {
    /// Groups of required fields of which no column is given; an import needs this to be empty.
    pub fn missing(&self, kind: ImportKind) -> Vec<Field> {
        let mut missing: Vec<Field> = kind
            .required()
            .iter()
            .filter(|group| !group.iter().any(|field| self.columns.contains_key(field)))
            .filter_map(|group| group.first().copied())
            .collect();
        if kind == ImportKind::DistrictHeads && self.units.is_empty() {
            missing.push(Field::District);
        }
        missing
    }
}
