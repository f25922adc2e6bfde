//! Finding the header of a list: one to three rows, with labels that span columns.

use veche_domain::imports::{Field, ImportKind, Mapping};

use super::labels;
use crate::{Row, Sheet};

/// Filled rows among which the header is searched.
const SEARCHED_ROWS: usize = 60;
/// Most rows of a header.
const DEPTH: usize = 3;
/// Fields that a header must name at least.
const FEWEST_FIELDS: usize = 2;

/// A header found.
#[derive(Debug)]
pub(super) struct Found {
    /// Layout; the sheet is filled in by the caller.
    pub(super) mapping: Mapping,
    /// Fields named.
    pub(super) fields: usize,
    /// Required fields not named.
    pub(super) missing: usize,
}

/// The header that names most fields; of equals the highest and the shortest.
pub(super) fn find(sheet: &Sheet, kind: ImportKind) -> Option<Found> {
    let mut best: Option<Found> = None;
    for start in 0..sheet.rows.len().min(SEARCHED_ROWS) {
        let rows = sheet.rows.get(start..)?;
        for block in blocks(rows) {
            let Some(found) = read(block, kind) else { continue };
            let better = best
                .as_ref()
                .is_none_or(|best| (found.missing == 0, found.fields) > (best.missing == 0, best.fields));
            if better {
                best = Some(found);
            }
        }
    }
    best.filter(|found| found.fields >= FEWEST_FIELDS || found.missing == 0)
}

/// The first row alone, and with the rows below that continue it.
fn blocks(rows: &[Row]) -> Vec<&[Row]> {
    let mut depth = 1;
    while depth < DEPTH
        && rows
            .get(depth)
            .is_some_and(|next| rows.get(..depth).is_some_and(|above| continues(above, next)))
    {
        depth += 1;
    }
    (1..=depth).filter_map(|depth| rows.get(..depth)).collect()
}

/// Whether a row goes on with the labels above it: some cell stands under nothing, and most labels above have
/// nothing of their own below, unless they are the first of columns that a label spans.
fn continues(above: &[Row], next: &Row) -> bool {
    let last = above.last().map_or(0, |row| row.number);
    let named = |column: u32| above.iter().any(|row| !row.cell(column).is_blank());
    let spanned = |column: u32| !named(column + 1) && !next.cell(column + 1).is_blank();
    let width = above.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let labels = (0..u32::try_from(width).unwrap_or(0))
        .filter(|column| named(*column))
        .count();
    let under_labels = next
        .filled()
        .filter(|(column, _)| named(*column) && !spanned(*column))
        .count();
    next.number == last + 1
        && !super::rows::is_column_numbers(next)
        && labels > 1
        && under_labels * 2 < labels
        && next.filled().any(|(column, _)| !named(column))
        && next.filled().any(|(column, _)| named(column))
}

fn read(block: &[Row], kind: ImportKind) -> Option<Found> {
    let (first, last) = (block.first()?, block.last()?);
    let mut mapping = Mapping {
        header_row: first.number,
        first_row: last.number + 1,
        ..Mapping::default()
    };
    let mut sure: Vec<Field> = Vec::new();
    for (column, label) in (0..).zip(labels_of(block)) {
        let Some((field, certain)) = labels::field(kind, &label) else {
            continue;
        };
        // The first column with a label wins, unless a later one says it more plainly.
        if !mapping.columns.contains_key(&field) || certain && !sure.contains(&field) {
            mapping.columns.insert(field, column);
            if certain {
                sure.push(field);
            }
        }
    }
    let (fields, missing) = (mapping.columns.len(), mapping.missing(kind).len());
    (fields > 0).then_some(Found {
        mapping,
        fields,
        missing,
    })
}

/// Labels of all columns: a label that spans several columns stands before each of theirs.
pub(super) fn labels_of(block: &[Row]) -> Vec<String> {
    let width = block.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let columns = 0..u32::try_from(width).unwrap_or(0);
    columns
        .map(|column| {
            let parts = (0..block.len()).filter_map(|at| label_at(block, at, column));
            let mut parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
            parts.dedup();
            parts.join(" ")
        })
        .collect()
}

/// The label of a column in one row of the header: its own, or the one it lies under when it has one below.
fn label_at(block: &[Row], at: usize, column: u32) -> Option<String> {
    let row = block.get(at)?;
    let own = row.cell(column).display();
    let below = |column: u32| block.iter().skip(at + 1).any(|row| !row.cell(column).is_blank());
    if !own.is_empty() || !below(column) {
        return Some(own);
    }
    let spanning = (0..column)
        .rev()
        .take_while(|left| below(*left))
        .find(|left| !row.cell(*left).is_blank());
    spanning.map(|left| row.cell(left).display())
}
