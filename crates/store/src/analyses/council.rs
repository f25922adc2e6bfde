//! What the council's meetings say of analyses.

use diesel::prelude::*;
use veche_domain::{Id, elections::Decision};

use super::MOST;
use crate::{
    Conn, StoreResult,
    columns::{from_json, id},
    schema::agenda_items,
};

/// Analyses on the agenda of a meeting with what was decided of each.
///
/// # Errors
/// A database that cannot be read.
pub fn analyses_at(conn: &mut Conn, meeting: Id) -> StoreResult<Vec<(Id, Option<Decision>)>> {
    use agenda_items as a;
    let found: Vec<(String, Option<String>)> = a::table
        .filter(a::meeting_id.eq(meeting.to_string()))
        .filter(a::analysis_id.is_not_null())
        .order((a::position, a::id))
        .limit(MOST)
        .select((a::analysis_id.assume_not_null(), a::decision))
        .load(conn)?;
    found
        .into_iter()
        .map(|(analysis, decision)| {
            let decision = decision.as_deref().map(from_json).transpose()?;
            Ok((id(&analysis)?, decision))
        })
        .collect()
}
