//! The matrix of associations and duties.

use veche_domain::{
    compliance::{BOARD_LIMIT, Board, BoardFigures, BoardQuery, BoardRow, Facts, Finding, FindingFilter},
    problem::{ErrorCode, FieldError, Refusal},
};
use veche_store::{Conn, Cursor};

use super::service::seen;
use crate::{
    error::ApiResult,
    http::{Context, cursor},
};

/// The order of the board, which a cursor is bound to.
const SORT: &str = "association";

/// The board with its figures.
///
/// # Errors
/// 400 for a limit or a year out of range and a cursor of another list, 403.
pub fn board(conn: &mut Conn, context: &Context<'_>, query: &BoardQuery) -> ApiResult<Board> {
    let limit = query.limit.unwrap_or(BOARD_LIMIT);
    if !(1..=BOARD_LIMIT).contains(&limit) {
        let fault = FieldError::new("limit", "range", "Число строк – от 1 до 400.");
        return Err(Refusal::of(ErrorCode::UnknownParameter)
            .errors(vec![fault])
            .into());
    }
    let after = query
        .cursor
        .as_deref()
        .map(|text| cursor::decode(text, SORT))
        .transpose()?;
    let mut found = rows(conn, context, query)?;
    if let Some(after) = after {
        found.items.retain(|row| row.code > after.key);
    }
    let limit = usize::from(limit);
    let more = found.items.len() > limit;
    found.items.truncate(limit);
    found.next = found.items.last().filter(|_| more).map(|row| {
        let at = Cursor {
            key: row.code.clone(),
            id: row.association_id.to_string(),
        };
        cursor::encode(&at, SORT)
    });
    Ok(found)
}

/// Every row of the board by the code of its association.
///
/// # Errors
/// 400, 403.
pub(super) fn rows(conn: &mut Conn, context: &Context<'_>, query: &BoardQuery) -> ApiResult<Board> {
    let filter = FindingFilter {
        school_year: query.school_year,
        institution_id: query.institution_id,
        ..FindingFilter::default()
    };
    let seen = seen(conn, context, &filter, query.on)?;
    let on = seen.on;
    let wanted: Vec<(Facts, Vec<Finding>)> = seen
        .all
        .into_iter()
        .filter(|(facts, findings)| is_wanted(query, facts, findings))
        .collect();
    let figures = BoardFigures::of(wanted.iter().map(|(facts, found)| (facts, found.as_slice())), on);
    let mut items: Vec<BoardRow> = wanted
        .into_iter()
        .map(|(facts, mut findings)| {
            findings.retain(|finding| query.duty.is_none_or(|duty| finding.duty == duty));
            BoardRow::of(&facts, on, findings)
        })
        .collect();
    items.sort_by(|a, b| (&a.code, a.association_id).cmp(&(&b.code, b.association_id)));
    Ok(Board {
        school_year: seen.year,
        on,
        figures,
        items,
        next: None,
    })
}

fn is_wanted(query: &BoardQuery, facts: &Facts, findings: &[Finding]) -> bool {
    let stands = |finding: &Finding| {
        query.duty.is_none_or(|duty| finding.duty == duty)
            && query.state.is_none_or(|state| finding.state == state)
    };
    query.kind.is_none_or(|kind| facts.kind == kind) && findings.iter().any(stands)
}
