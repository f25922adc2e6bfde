//! What the mapping screen shows of a file.

use veche_domain::imports::{ImportColumn, ImportFound, ImportSheet, Mapping};
use veche_sheets::{Row, Sheet, Workbook};

/// Values shown of each column.
const SAMPLES: usize = 3;

/// Format, sheets and columns of a workbook under a mapping.
pub(super) fn found(workbook: &Workbook, mapping: &Mapping) -> ImportFound {
    let name = |value: serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let sheets = workbook.sheets.iter().map(|sheet| ImportSheet {
        name: sheet.name.clone(),
        hidden: sheet.hidden,
        rows: u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX),
    });
    let chosen = usize::try_from(mapping.sheet)
        .ok()
        .and_then(|at| workbook.sheets.get(at));
    ImportFound {
        format: name(serde_json::json!(workbook.format)),
        encoding: workbook.encoding.map(|e| name(serde_json::json!(e))),
        delimiter: workbook.delimiter.map(String::from),
        sheets: sheets.collect(),
        order_number: None,
        meeting_id: None,
        association_id: None,
        school_year: None,
        plan_id: None,
        columns: chosen.map(|sheet| columns(sheet, mapping)).unwrap_or_default(),
    }
}

fn columns(sheet: &Sheet, mapping: &Mapping) -> Vec<ImportColumn> {
    let header: Vec<&Row> = sheet
        .rows
        .iter()
        .filter(|r| r.number >= mapping.header_row && r.number < mapping.first_row)
        .collect();
    let width = sheet.rows.iter().map(|r| r.cells.len()).max().unwrap_or(0);
    (0..u32::try_from(width).unwrap_or(0))
        .map(|index| {
            let mut title: Vec<String> = Vec::new();
            for text in header
                .iter()
                .map(|row| row.cell(index).display())
                .filter(|t| !t.is_empty())
            {
                // «1 2 3 …» under the header says nothing.
                if text.parse::<u32>().is_err() && !title.contains(&text) {
                    title.push(text);
                }
            }
            let below = sheet.rows.iter().filter(|r| r.number >= mapping.first_row);
            let filled = below
                .map(|row| row.cell(index).display())
                .filter(|t| !t.is_empty());
            // The first rows are often a section's title: a column of a list is better shown by its middle.
            let samples = filled.skip(2).take(SAMPLES).collect();
            ImportColumn {
                index,
                title: title.join(" / "),
                samples,
            }
        })
        .collect()
}
