//! The list of analyses.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use veche_domain::{
    Id,
    analyses::{AnalysisFilter, AnalysisState, Queued},
    meetings::MeetingState,
};

use super::{AnalysisRecord, MOST};
use crate::{
    Backend, Conn, Cursor, Rows, Slice, StoreResult,
    columns::id,
    listing::{keyset, matches, term_holds},
    schema::{agenda_items, analyses, association_curatings, meetings},
};

/// Whose analyses somebody may read before they are accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WorkScope {
    /// Everybody's.
    All,
    /// Those of these associations, and of those that these institutions curate on the date.
    Some {
        /// Associations.
        associations: Vec<Id>,
        /// Institutions.
        institutions: Vec<Id>,
        /// The date.
        on: NaiveDate,
    },
}

/// A page of analyses: accepted ones, and those within the scope.
///
/// # Errors
/// A database that cannot be read.
pub fn list_analyses(
    conn: &mut Conn,
    filter: &AnalysisFilter,
    scope: &WorkScope,
    slice: &Slice,
) -> StoreResult<Rows<AnalysisRecord>> {
    use analyses as a;
    let filtered = || filtered(filter, scope, &slice.search);
    let query = keyset!(filtered(), slice, a::sort_key, a::id);
    let mut found: Vec<AnalysisRecord> = query.select(AnalysisRecord::as_select()).load(conn)?;
    let total = if slice.count {
        Some(filtered().count().get_result(conn)?)
    } else {
        None
    };
    let next = slice.cut(&mut found, |r| Cursor {
        key: r.sort_key.clone(),
        id: r.id.clone(),
    });
    Ok(Rows {
        items: found,
        next,
        total,
    })
}

fn filtered(
    filter: &AnalysisFilter,
    scope: &WorkScope,
    search: &[Vec<String>],
) -> analyses::BoxedQuery<'static, Backend> {
    use analyses as a;
    use association_curatings as c;
    let mut query = a::table.into_boxed::<Backend>();
    if let Some(association) = filter.association_id {
        query = query.filter(a::association_id.eq(association.to_string()));
    }
    if let Some(year) = filter.school_year {
        query = query.filter(a::school_year.eq(year));
    }
    if let Some(state) = filter.state {
        query = query.filter(a::state.eq(state.code()));
    }
    if filter.waiting_for_council.unwrap_or(false) {
        let queued = agenda_items::table
            .inner_join(meetings::table)
            .filter(meetings::state.eq(MeetingState::Planned.code()))
            .filter(agenda_items::analysis_id.is_not_null())
            .select(agenda_items::analysis_id.assume_not_null());
        query = query
            .filter(a::state.eq(AnalysisState::Accepted.code()))
            .filter(a::id.ne_all(queued));
    }
    if let WorkScope::Some {
        associations,
        institutions,
        on,
    } = scope
    {
        let keys = |all: &[Id]| all.iter().map(Id::to_string).collect::<Vec<_>>();
        let curated = c::table
            .filter(c::organization_id.eq_any(keys(institutions)))
            .filter(term_holds!(c::valid_from, c::valid_until, *on))
            .select(c::association_id);
        let open = [AnalysisState::Accepted.code(), AnalysisState::Considered.code()];
        query = query.filter(
            a::state
                .eq_any(open)
                .or(a::association_id.eq_any(keys(associations)))
                .or(a::association_id.eq_any(curated)),
        );
    }
    if let Some(found) = matches::<a::table, _>(a::search_key, search) {
        query = query.filter(found);
    }
    query
}

/// Planned meetings of the council on whose agenda each of the analyses stands, the earliest of several.
///
/// # Errors
/// A database that cannot be read.
pub fn queued(conn: &mut Conn, wanted: &[String]) -> StoreResult<HashMap<String, Queued>> {
    let found: Vec<(String, String, NaiveDate)> = agenda_items::table
        .inner_join(meetings::table)
        .filter(agenda_items::analysis_id.assume_not_null().eq_any(wanted))
        .filter(meetings::state.eq(MeetingState::Planned.code()))
        .order((meetings::meets_on.desc(), meetings::id.desc()))
        .limit(MOST)
        .select((
            agenda_items::analysis_id.assume_not_null(),
            meetings::id,
            meetings::meets_on,
        ))
        .load(conn)?;
    found
        .into_iter()
        .map(|(analysis, meeting, date)| {
            let meeting_id = id(&meeting)?;
            Ok((analysis, Queued { meeting_id, date }))
        })
        .collect()
}
