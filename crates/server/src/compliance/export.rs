//! The matrix as a file: one row an association, one column a duty.

use veche_domain::{
    Id,
    calendar::school_year_label,
    compliance::{Board, BoardCell, BoardQuery, Duty, FindingState},
    journal::{Act, Entity},
    tables::Worded,
    terms::ru,
};
use veche_sheets::{Cell, Column, CsvEncoding, Table, write_csv, write_xlsx};
use veche_store::Tx;

use super::board::rows;
use crate::{
    error::{ApiError, ApiResult},
    http::{Attachment, Context, attachment, change},
};

/// The matrix as XLSX.
///
/// # Errors
/// 400, 403.
pub fn xlsx(tx: &mut Tx<'_>, context: &Context<'_>, query: &BoardQuery) -> ApiResult<Attachment> {
    let board = exported(tx, context, query)?;
    let bytes = write_xlsx(&table(&board)).map_err(|e| ApiError::Internal(e.to_string()))?;
    Ok(attachment(&file_name(&board, "xlsx"), bytes))
}

/// The matrix as CSV.
///
/// # Errors
/// 400, 403.
pub fn csv(tx: &mut Tx<'_>, context: &Context<'_>, query: &BoardQuery) -> ApiResult<Attachment> {
    let board = exported(tx, context, query)?;
    let bytes = write_csv(&table(&board), CsvEncoding::default());
    Ok(attachment(&file_name(&board, "csv"), bytes))
}

fn exported(tx: &mut Tx<'_>, context: &Context<'_>, query: &BoardQuery) -> ApiResult<Board> {
    let board = rows(tx.conn, context, query)?;
    let title = format!("Контроль исполнения на {}", ru(board.on));
    let object = (Entity::Filing, Id::nil(), title.as_str());
    let entry = change(Act::Export, "get_board", object, None, Some(&board.items.len()));
    context.record(tx, entry)?;
    Ok(board)
}

fn file_name(board: &Board, extension: &str) -> String {
    format!("Контроль исполнения на {}.{extension}", ru(board.on))
}

fn table(board: &Board) -> Table {
    let fixed = [
        Column::new("Код", 12.0),
        Column::new("Объединение", 50.0),
        Column::new("Просрочено", 12.0),
    ];
    let duties = Duty::ALL
        .iter()
        .map(|duty| Column::new(format!("{} ({})", duty.ru(), duty.clause()), 24.0));
    let rows = board.items.iter().map(|row| {
        let fixed = [
            Cell::text(row.code.as_str()),
            Cell::text(row.name.as_str()),
            Cell::Number(row.overdue as f64),
        ];
        let cells = Duty::ALL.iter().map(|duty| {
            let cell = row.duties.iter().find(|cell| cell.duty == *duty);
            cell.map_or(Cell::Empty, |cell| Cell::text(told(cell)))
        });
        fixed.into_iter().chain(cells).collect()
    });
    Table {
        name: school_year_label(board.school_year).replace('/', "–"),
        columns: fixed.into_iter().chain(duties).collect(),
        rows: rows.collect(),
    }
}

fn told(cell: &BoardCell) -> String {
    let state = match (cell.state, cell.late) {
        (FindingState::Met, true) => "исполнено с опозданием",
        (FindingState::Met, false) => "исполнено",
        (FindingState::Due, _) => "предстоит",
        (FindingState::Overdue, _) => "просрочено",
        (FindingState::NotApplicable, _) => "не применяется",
    };
    let count = match (cell.done, cell.needed) {
        (Some(done), Some(needed)) => format!(", {done} из {needed}"),
        _ => String::new(),
    };
    let until = match cell.due_on.filter(|_| cell.state == FindingState::Due) {
        Some(due) => format!(", до {}", ru(due)),
        None => String::new(),
    };
    format!("{state}{count}{until}")
}
