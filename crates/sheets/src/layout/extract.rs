//! Cutting out the rows of a list.

use std::collections::{BTreeMap, HashMap, HashSet};

use veche_domain::{
    imports::{DeclaredTotal, Field, ImportKind, Mapping, RawRow, RawTable, normalize::letters::is_dash},
    text,
};

use super::{matrix, rows};
use crate::{Cell, Refusal, Row, Sheet, Workbook, limits::MAX_MERGED_ROWS};

/// Fields in which «-//-» or a vertical merge means the cell above; a name never repeats itself.
const FILLED_DOWN: [Field; 11] = [
    Field::Organization,
    Field::Position,
    Field::Subject,
    Field::District,
    Field::AssociationName,
    Field::CuratingOrganization,
    Field::Leader,
    Field::Curator,
    Field::Dates,
    Field::Place,
    Field::Responsible,
];

/// Cuts out the data rows below the header: with their sections, with declared totals, without everything else.
///
/// # Errors
/// [`Refusal::SheetNotFound`] when the workbook has no such sheet.
pub fn extract(workbook: &Workbook, mapping: &Mapping, kind: ImportKind) -> Result<RawTable, Refusal> {
    let at = usize::try_from(mapping.sheet).map_err(|_| Refusal::SheetNotFound)?;
    let sheet = workbook.sheets.get(at).ok_or(Refusal::SheetNotFound)?;
    let header = sheet
        .rows
        .iter()
        .filter(|row| (mapping.header_row..mapping.first_row).contains(&row.number))
        .collect();
    let mut cutter = Cutter {
        sheet,
        mapping,
        kind,
        header,
        merged: fills(sheet),
        wide: wide(sheet),
        above: HashMap::new(),
        section: None,
        in_section: 0,
        since_total: 0,
        ended: false,
        totalled: false,
        table: RawTable::default(),
    };
    for row in &sheet.rows {
        cutter.take(row);
    }
    Ok(cutter.finish())
}

struct Cutter<'a> {
    sheet: &'a Sheet,
    mapping: &'a Mapping,
    kind: ImportKind,
    header: Vec<&'a Row>,
    /// Cells inside vertical merges and the row that holds their value.
    merged: HashMap<(u32, u32), u32>,
    /// Cells merged over several columns.
    wide: HashSet<(u32, u32)>,
    above: HashMap<Field, Cell>,
    section: Option<String>,
    in_section: u32,
    since_total: u32,
    /// Whether the list is over: what follows with few cells is a footer.
    ended: bool,
    /// Whether a grand total stood above: a lone text below it is a footer whatever it says.
    totalled: bool,
    table: RawTable,
}

/// Most cells that take their value from a vertical merge.
const MOST_FILLS: usize = 500_000;

/// Cells below the first one of a vertical merge, by row and column, with the row of the value.
fn fills(sheet: &Sheet) -> HashMap<(u32, u32), u32> {
    let last = sheet.rows.last().map_or(0, |row| row.number);
    let tall = sheet
        .merged
        .iter()
        .filter(|region| (1..MAX_MERGED_ROWS).contains(&region.last_row.saturating_sub(region.first_row)));
    let cells = tall.flat_map(|region| {
        let rows = region.first_row.saturating_add(1)..=region.last_row.min(last);
        rows.map(|row| ((row, region.first_column), region.first_row))
    });
    cells.take(MOST_FILLS).collect()
}

/// Rows in which some cell is merged over several columns, as titles of sections are.
fn wide(sheet: &Sheet) -> HashSet<(u32, u32)> {
    let regions = sheet
        .merged
        .iter()
        .filter(|region| region.last_column.saturating_sub(region.first_column) > 2);
    regions
        .map(|region| (region.first_row, region.first_column))
        .collect()
}

impl Cutter<'_> {
    fn take(&mut self, row: &Row) {
        let skipped = &mut self.table.skipped;
        if row.number < self.mapping.header_row {
            skipped.title += 1;
        } else if row.number < self.mapping.first_row {
            skipped.header += 1;
        } else if rows::is_column_numbers(row) {
            skipped.column_numbers += 1;
        } else if rows::repeats_header(row, &self.header) {
            skipped.header += 1;
        } else if let Some(declared) = rows::declared_total(row) {
            self.total(row, declared);
        } else if let Some(name) = self.lone_association(row) {
            if self.mapping.columns.contains_key(&Field::FullName) {
                self.begin_section(name);
            } else {
                self.data(row);
            }
        } else if self.is_lone_plan_row(row) {
            self.data(row);
        } else if self.is_footer(row) {
            self.table.skipped.footer += 1;
        } else if let Some(title) = self.section_title(row) {
            self.begin_section(title);
        } else {
            self.data(row);
        }
    }

    fn begin_section(&mut self, title: String) {
        self.table.skipped.section += 1;
        self.section = Some(title);
        self.in_section = 0;
        self.above.clear();
    }

    /// The name of an association alone in its row: the title above its members, or all that an annex says of it.
    fn lone_association(&self, row: &Row) -> Option<String> {
        if self.kind != ImportKind::OrderAnnex || self.totalled {
            return None;
        }
        let (column, text) = rows::only_text(row)?;
        let named = self.mapping.columns.get(&Field::AssociationName) == Some(&column);
        (named || rows::names_association(&text)).then_some(text)
    }

    /// A row of a plan that has nothing but its theme or its questions: month and place reach down to it.
    fn is_lone_plan_row(&self, row: &Row) -> bool {
        let Some((column, _)) = rows::only_text(row) else {
            return false;
        };
        let says = [Field::Title, Field::Questions]
            .iter()
            .any(|field| self.mapping.columns.get(field) == Some(&column));
        self.kind == ImportKind::Plan
            && says
            && column > 0
            && !self.wide.contains(&(row.number, column))
            && !rows::signs(row)
    }

    /// «Начальник департамента … И. О. Фамилия» below an annex: a text where rows are numbered, and no member.
    fn is_signature(&self, row: &Row) -> bool {
        let mapped = |column: u32| self.mapping.columns.values().any(|known| *known == column);
        let blank = |field: Field| {
            let column = self.mapping.columns.get(&field);
            column.is_none_or(|column| row.cell(*column).is_blank())
        };
        let begins = row
            .filled()
            .next()
            .is_some_and(|(column, cell)| !mapped(column) && cell.display().starts_with(char::is_alphabetic));
        self.kind == ImportKind::OrderAnnex
            && begins
            && row.filled().count() <= 3
            && (blank(Field::FullName) || blank(Field::AssociationName))
            && !self.table.rows.is_empty()
    }

    fn total(&mut self, row: &Row, declared: Option<u32>) {
        let section = self.section.take();
        let all = u32::try_from(self.table.rows.len()).unwrap_or(u32::MAX);
        let first = row
            .filled()
            .next()
            .map(|(_, cell)| text::fold(&cell.display()))
            .unwrap_or_default();
        let (actual, whole) = match &section {
            Some(_) => (self.in_section, false),
            None if first.starts_with("всего") => (all, true),
            None => (self.since_total, true),
        };
        if whole {
            self.table.skipped.footer += 1;
            self.ended = true;
            self.totalled = true;
        } else {
            self.table.skipped.subtotal += 1;
        }
        self.since_total = 0;
        if let Some(declared) = declared {
            self.table.totals.push(DeclaredTotal {
                row: row.number,
                section,
                declared,
                actual,
            });
        }
    }

    /// A signature or note: one or two cells after the end without a name where names stand, or a single text that
    /// is neither section nor name.
    fn is_footer(&mut self, row: &Row) -> bool {
        let named = || {
            row.filled()
                .any(|(column, cell)| self.holds_name(column, &cell.display()))
        };
        let signs = self.kind == ImportKind::Plan && rows::signs(row) && !self.table.rows.is_empty();
        if signs || self.is_signature(row) {
            return true;
        }
        let cells = row.filled().count();
        let after_end = self.ended && cells <= 2 && !named() || self.totalled && cells == 1;
        let single = rows::only_text(row).is_some_and(|(column, text)| {
            column > 0
                && !self.holds_name(column, &text)
                && !rows::names_place(&text)
                && !self.wide.contains(&(row.number, column))
        });
        self.ended |= single && !self.table.rows.is_empty();
        after_end || single
    }

    fn section_title(&self, row: &Row) -> Option<String> {
        let (column, text) = rows::only_text(row)?;
        (!self.holds_name(column, &text)).then_some(text)
    }

    /// Whether a lone text stands in the column of names and looks like one.
    fn holds_name(&self, column: u32, text: &str) -> bool {
        let name_fields = [Field::FullName, Field::LastName];
        name_fields
            .iter()
            .any(|field| self.mapping.columns.get(field) == Some(&column))
            && (rows::looks_like_name(text) || column > 0 && !text.contains([' ', ':']))
    }

    fn data(&mut self, row: &Row) {
        if self.kind == ImportKind::DistrictHeads {
            let cells = matrix::unpivot(row, self.mapping, &|number, column| self.value(number, column));
            if cells.is_empty() {
                self.table.skipped.blank += 1;
            }
            self.table.rows.extend(cells);
            return;
        }
        let own = |column: &u32| !row.cell(*column).is_blank();
        if !self.mapping.columns.values().any(own) {
            self.table.skipped.blank += 1;
            return;
        }
        let mut cells = BTreeMap::new();
        for (field, column) in &self.mapping.columns {
            let mut cell = self.value(row.number, *column);
            if FILLED_DOWN.contains(field) {
                if is_ditto(&cell) {
                    cell = self.above.get(field).cloned().unwrap_or_default();
                }
                self.above.insert(*field, cell.clone());
            }
            if !cell.is_blank() {
                cells.insert(*field, cell);
            }
        }
        self.in_section += 1;
        self.since_total += 1;
        self.table.rows.push(RawRow {
            number: row.number,
            section: self.section.clone(),
            cells,
        });
    }

    /// The value of a cell, from the first row of its vertical merge if it is blank itself.
    fn value(&self, number: u32, column: u32) -> Cell {
        let of = |number: u32| {
            self.sheet
                .row(number)
                .map(|row| row.cell(column))
                .filter(|cell| !cell.is_blank())
                .cloned()
        };
        let from_merge = || self.merged.get(&(number, column)).and_then(|first| of(*first));
        of(number).or_else(from_merge).unwrap_or_default()
    }

    fn finish(mut self) -> RawTable {
        let last = self.sheet.rows.last().map_or(0, |row| row.number);
        let filled = u32::try_from(self.sheet.rows.len()).unwrap_or(u32::MAX);
        self.table.skipped.blank += last.saturating_sub(filled);
        self.table
    }
}

/// «-//-», «―//―», «–"–», «то же»: as above.
fn is_ditto(cell: &Cell) -> bool {
    let Cell::Text(typed) = cell else { return false };
    let folded = text::fold(typed);
    let mark = |c: char| matches!(c, '/' | '"' | '«' | '»' | '“' | '”' | '„' | '″' | '〃');
    matches!(folded.as_str(), "то же" | "тоже")
        || folded.chars().any(mark) && folded.chars().all(|c| mark(c) || is_dash(c))
}
