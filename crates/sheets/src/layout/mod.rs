//! The layout of a list: which sheet, where the header ends, which column is what, and the rows below.

mod extract;
mod header;
mod labels;
mod matrix;
mod rows;

pub use extract::extract;

use veche_domain::imports::{ImportKind, Mapping};

use crate::{Refusal, Sheet, Workbook};
use header::Found;

/// Proposes a layout: the visible sheet and the header that name most fields of such a list.
///
/// The proposal may lack required fields, see [`Mapping::missing`]: the user then names the columns.
///
/// # Errors
/// [`Refusal::HeaderNotFound`] when no row of any sheet looks like a header.
pub fn detect(workbook: &Workbook, kind: ImportKind) -> Result<Mapping, Refusal> {
    let visible = |sheet: &Sheet| !sheet.hidden && !sheet.pivot;
    let sheets = (0..).zip(&workbook.sheets).filter(|(_, sheet)| visible(sheet));
    let found = sheets.filter_map(|(at, sheet)| {
        let found = if kind == ImportKind::DistrictHeads {
            matrix::find(sheet)
        } else {
            header::find(sheet, kind)
        }?;
        Some((at, sheet, found))
    });
    let best = found.max_by_key(|(at, sheet, found)| {
        (
            found.missing == 0,
            found.fields,
            sheet.rows.len(),
            std::cmp::Reverse(*at),
        )
    });
    let (sheet, _, Found { mut mapping, .. }) = best.ok_or(Refusal::HeaderNotFound)?;
    mapping.sheet = sheet;
    Ok(mapping)
}
