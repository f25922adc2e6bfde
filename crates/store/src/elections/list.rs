//! Lists of elections.

use diesel::prelude::*;
use veche_domain::{
    Id,
    elections::{ElectionFilter, ElectionRow, ElectionState},
};

use super::ElectionRecord;
use crate::{
    Backend, Conn, Cursor, Rows, Slice, StoreResult,
    accounts::person_refs,
    columns::{code, id, opt_id},
    listing::{keyset, matches},
    meetings::{MeetingRecord, body_refs},
    schema::{election_voters, elections, meetings},
};

type Joined = diesel::dsl::InnerJoinQuerySource<elections::table, meetings::table>;

/// A page of elections by the date of their meetings; `me` is who looks.
///
/// # Errors
/// A database that cannot be read.
pub fn list_elections(
    conn: &mut Conn,
    filter: &ElectionFilter,
    me: Option<Id>,
    slice: &Slice,
) -> StoreResult<Rows<ElectionRow>> {
    use elections as e;
    use meetings as m;
    let me = me.map(|id| id.to_string()).unwrap_or_default();
    let filtered = || {
        let mut query = e::table.inner_join(m::table).into_boxed::<Backend>();
        if let Some(meeting) = filter.meeting_id {
            query = query.filter(e::meeting_id.eq(meeting.to_string()));
        }
        // The body of an association has the association's identifier.
        if let Some(association) = filter.association_id {
            query = query.filter(m::body_id.eq(association.to_string()));
        }
        if let Some(state) = filter.state {
            query = query.filter(e::state.eq(state.code()));
        }
        if filter.mine.unwrap_or(false) {
            let votes_in = election_voters::table
                .filter(election_voters::person_id.eq(me.clone()))
                .select(election_voters::election_id);
            query = query
                .filter(e::state.eq(ElectionState::Open.code()))
                .filter(e::id.eq_any(votes_in));
        }
        if let Some(found) = matches::<Joined, _>(m::search_key, &slice.search) {
            query = query.filter(found);
        }
        query
    };
    let query = keyset!(filtered(), slice, m::sort_key, e::id);
    let mut found: Vec<(ElectionRecord, MeetingRecord)> = query
        .select((ElectionRecord::as_select(), MeetingRecord::as_select()))
        .load(conn)?;
    let total = if slice.count {
        Some(filtered().count().get_result(conn)?)
    } else {
        None
    };
    let next = slice.cut(&mut found, |(election, meeting)| Cursor {
        key: meeting.sort_key.clone(),
        id: election.id.clone(),
    });
    Ok(Rows {
        items: rows(conn, found)?,
        next,
        total,
    })
}

fn rows(conn: &mut Conn, found: Vec<(ElectionRecord, MeetingRecord)>) -> StoreResult<Vec<ElectionRow>> {
    let mut ids: Vec<String> = found.iter().map(|(_, m)| m.body_id.clone()).collect();
    ids.sort_unstable();
    ids.dedup();
    let bodies = body_refs(conn, &ids)?;
    let elected: Vec<String> = found.iter().filter_map(|(e, _)| e.elected_id.clone()).collect();
    let names = person_refs(conn, &elected)?;
    let mut all = Vec::with_capacity(found.len());
    for (election, meeting) in found {
        let Some(body) = bodies.get(&meeting.body_id).cloned() else {
            continue;
        };
        let elected = opt_id(election.elected_id.as_deref())?;
        all.push(ElectionRow {
            id: id(&election.id)?,
            meeting_id: id(&meeting.id)?,
            date: meeting.meets_on,
            body,
            office: code(&election.office)?,
            state: code(&election.state)?,
            elected: names.iter().find(|n| Some(n.id) == elected).cloned(),
        });
    }
    Ok(all)
}

/// Whether voting for an office has begun at a meeting and stands, and whether a round is open now.
///
/// # Errors
/// A database that cannot be read.
pub fn votes_at(conn: &mut Conn, meeting: Id) -> StoreResult<(bool, bool)> {
    use elections as e;
    let states: Vec<String> = e::table
        .filter(e::meeting_id.eq(meeting.to_string()))
        .limit(super::MOST)
        .select(e::state)
        .load(conn)?;
    let any = |wanted: &[ElectionState]| {
        wanted
            .iter()
            .any(|s| states.iter().any(|state| state == s.code()))
    };
    let begun = [
        ElectionState::Open,
        ElectionState::Undecided,
        ElectionState::Elected,
    ];
    Ok((any(&begun), any(&[ElectionState::Open])))
}
