//! Lists as tables: which columns each list of the API has as a file, under which Russian headings.
//!
//! One description serves XLSX and CSV. A text stays a text, a day a day, a number a number: the writer of
//! spreadsheets sees to it that no text becomes a formula.

mod people;
mod registers;
mod sittings;
mod words;
mod work;
mod year;

use std::collections::BTreeMap;

pub use crate::imports::Cell;
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
pub use words::Worded;

use crate::{Id, codes::codes, journal::Entity};

codes! {
    /// How a list is answered.
    pub enum ListFormat {
        /// As JSON, page by page.
        Json = "json",
        /// As a spreadsheet of Excel, whole.
        Xlsx = "xlsx",
        /// As text with `;`, whole.
        Csv = "csv",
        /// As lines of JSON, one row on each, whole.
        Ndjson = "ndjson",
    }
}

codes! {
    /// Encoding of a CSV file.
    pub enum ListEncoding {
        /// UTF-8 with a byte order mark.
        Utf8 = "utf-8",
        /// Windows-1251, for old programs; what it cannot write becomes a question mark.
        Cp1251 = "cp1251",
    }
}

/// A list that can be handed out as a table.
pub trait Tabular: Sized + 'static {
    /// What the table holds, as the file is called.
    const TITLE: &'static str;
    /// What the journal says was handed out.
    const ENTITY: Entity;

    /// Columns from left to right.
    fn columns() -> Vec<TableColumn<Self>>;
}

/// How a cell is made of a row.
pub type Take<T> = Box<dyn Fn(&T, &Names) -> Cell + Send>;

/// A column of a list as a table.
pub struct TableColumn<T> {
    /// Heading.
    pub title: &'static str,
    /// Width in characters.
    pub width: f64,
    /// Left out of a table where no row fills it.
    pub optional: bool,
    /// How its cell is made.
    pub take: Take<T>,
}

/// What codes and identifiers of rows are called, and what the city's clock shows.
pub struct Names {
    /// Qualification categories by code.
    pub categories: BTreeMap<String, String>,
    /// Administrative units by code.
    pub units: BTreeMap<String, String>,
    /// Districts by code.
    pub districts: BTreeMap<String, String>,
    /// Subjects by code.
    pub subjects: BTreeMap<String, String>,
    /// Associations by identifier.
    pub associations: BTreeMap<Id, String>,
    /// Curating institutions by identifier.
    pub institutions: BTreeMap<Id, String>,
    /// The local day and time of an instant.
    pub local: Box<dyn Fn(DateTime<Utc>) -> NaiveDateTime + Send + Sync>,
}

impl Names {
    /// Name of a category.
    fn category(&self, code: Option<&str>) -> Cell {
        named(&self.categories, code)
    }

    /// Name of an administrative unit.
    fn unit(&self, code: Option<&str>) -> Cell {
        named(&self.units, code)
    }

    /// Name of a district.
    fn district(&self, code: Option<&str>) -> Cell {
        named(&self.districts, code)
    }

    /// Name of an association; empty where the reader may not know it.
    fn association(&self, id: Option<Id>) -> Cell {
        let name = id.and_then(|id| self.associations.get(&id));
        name.map_or(Cell::Empty, Cell::text)
    }

    /// Name of an institution.
    fn institution(&self, id: Option<Id>) -> Cell {
        let name = id.and_then(|id| self.institutions.get(&id));
        name.map_or(Cell::Empty, Cell::text)
    }

    /// The local day of an instant.
    fn day(&self, at: Option<DateTime<Utc>>) -> Cell {
        at.map_or(Cell::Empty, |at| Cell::date((self.local)(at).date()))
    }

    /// The local time of an instant, hours and minutes.
    fn time(&self, at: DateTime<Utc>) -> Cell {
        Cell::text((self.local)(at).format("%H:%M").to_string())
    }
}

/// A code that the dictionary lost is shown itself rather than hidden.
fn named(names: &BTreeMap<String, String>, code: Option<&str>) -> Cell {
    code.map_or(Cell::Empty, |code| {
        Cell::text(names.get(code).map_or(code, String::as_str))
    })
}

/// What stands in a cell.
trait ToCell {
    /// The cell.
    fn to_cell(&self) -> Cell;
}

impl ToCell for Cell {
    fn to_cell(&self) -> Cell {
        self.clone()
    }
}

impl ToCell for str {
    fn to_cell(&self) -> Cell {
        if self.is_empty() {
            Cell::Empty
        } else {
            Cell::text(self)
        }
    }
}

impl ToCell for String {
    fn to_cell(&self) -> Cell {
        self.as_str().to_cell()
    }
}

impl ToCell for NaiveDate {
    fn to_cell(&self) -> Cell {
        Cell::date(*self)
    }
}

impl ToCell for bool {
    fn to_cell(&self) -> Cell {
        Cell::Bool(*self)
    }
}

macro_rules! numbers {
    ($($kind:ty),+) => {
        $(impl ToCell for $kind {
            fn to_cell(&self) -> Cell { Cell::Number(f64::from(*self)) }
        })+
    };
}
numbers!(i32, u32);

impl ToCell for i64 {
    fn to_cell(&self) -> Cell {
        // Counts of a register: far below what a spreadsheet's number holds exactly.
        #[allow(clippy::cast_precision_loss)]
        Cell::Number(*self as f64)
    }
}

impl<T: ToCell + ?Sized> ToCell for &T {
    fn to_cell(&self) -> Cell {
        (**self).to_cell()
    }
}

impl<T: ToCell> ToCell for Option<T> {
    fn to_cell(&self) -> Cell {
        self.as_ref().map_or(Cell::Empty, ToCell::to_cell)
    }
}

/// Several texts in one cell.
fn joined<T: AsRef<str>>(parts: impl IntoIterator<Item = T>) -> String {
    let mut out = String::new();
    for part in parts {
        if !out.is_empty() {
            out.push_str(", ");
        }
        out.push_str(part.as_ref());
    }
    out
}

/// Last day of a term that ends before `until`.
fn last_day(until: Option<NaiveDate>) -> Option<NaiveDate> {
    until.and_then(|day| day.pred_opt())
}

/// A column.
fn column<T>(
    title: &'static str,
    width: f64,
    take: impl Fn(&T, &Names) -> Cell + Send + 'static,
) -> TableColumn<T> {
    TableColumn {
        title,
        width,
        optional: false,
        take: Box::new(take),
    }
}

/// Says of which columns a list is made: `Row, Entity, "title" { "heading", width => |row, names| value; }`.
macro_rules! table {
    ($row:ty, $entity:ident, $name:literal { $($title:literal, $width:literal => |$r:pat_param, $n:pat_param| $value:expr;)+ }) => {
        impl $crate::tables::Tabular for $row {
            const TITLE: &'static str = $name;
            const ENTITY: $crate::journal::Entity = $crate::journal::Entity::$entity;

            fn columns() -> Vec<$crate::tables::TableColumn<Self>> {
                vec![$($crate::tables::column($title, f64::from($width), |$r: &$row, $n: &$crate::tables::Names| {
                    $crate::tables::ToCell::to_cell(&$value)
                }),)+]
            }
        }
    };
}
use table;

#[cfg(test)]
mod tests;
