//! Rows as they are cut out of a sheet: cells under fields, with the section they stand in.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Cell, Field};

/// One data row.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct RawRow {
    /// Row of the spreadsheet or record of the CSV file, from 1.
    pub number: u32,
    /// Title of the section the row stands in: usually a district.
    pub section: Option<String>,
    /// Cells of the mapped columns; blank ones are left out.
    pub cells: BTreeMap<Field, Cell>,
}

impl RawRow {
    /// The cell of a field; empty when the list has no such column.
    pub fn cell(&self, field: Field) -> &Cell {
        static EMPTY: Cell = Cell::Empty;
        self.cells.get(&field).unwrap_or(&EMPTY)
    }

    /// The cell of a field as a person reads it.
    pub fn text(&self, field: Field) -> String {
        self.cell(field).display()
    }
}

/// A number of rows that the list itself declares: «Итого по району: 45 чел.».
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeclaredTotal {
    /// Row of the declaration.
    pub row: u32,
    /// Section it sums up; none for the whole list.
    pub section: Option<String>,
    /// Rows declared.
    pub declared: u32,
    /// Data rows found.
    pub actual: u32,
}

/// Rows that hold no data, counted by what they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NonDataRows {
    /// Above the header.
    pub title: u32,
    /// Blank.
    pub blank: u32,
    /// Of the header, repeated ones too.
    pub header: u32,
    /// «1 2 3 …» under the header.
    pub column_numbers: u32,
    /// Titles of sections.
    pub section: u32,
    /// «Итого …».
    pub subtotal: u32,
    /// Below the list: grand total, signatures.
    pub footer: u32,
}

/// The data of a list, ready for classification.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct RawTable {
    /// Data rows, in order.
    pub rows: Vec<RawRow>,
    /// Declared totals, in order.
    pub totals: Vec<DeclaredTotal>,
    /// Everything else, counted.
    pub skipped: NonDataRows,
}
