//! Lists of meetings, and those of one school year for the norm.

use chrono::NaiveDate;
use diesel::prelude::*;
use veche_domain::{
    Id,
    calendar::SchoolYear,
    meetings::{MeetingFilter, MeetingRow, MeetingState},
};

use super::{MOST, MeetingRecord, body_refs};
use crate::{
    Backend, Conn, Cursor, Rows, Slice, StoreResult,
    columns::id,
    listing::{keyset, matches},
    schema::{body_members, meetings, memberships, offices},
};

/// A page of meetings by their date; `me` is who looks.
///
/// # Errors
/// A database that cannot be read.
pub fn list_meetings(
    conn: &mut Conn,
    filter: &MeetingFilter,
    (me, today): (Option<Id>, NaiveDate),
    slice: &Slice,
) -> StoreResult<Rows<MeetingRow>> {
    use meetings as m;
    let filtered = || filtered(filter, (me, today), &slice.search);
    let query = keyset!(filtered(), slice, m::sort_key, m::id);
    let mut found: Vec<MeetingRecord> = query.select(MeetingRecord::as_select()).load(conn)?;
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
        items: rows(conn, found)?,
        next,
        total,
    })
}

/// Meetings that a filter and the readings of a search text let through; `me` is who looks.
pub(super) fn filtered(
    filter: &MeetingFilter,
    (me, today): (Option<Id>, NaiveDate),
    search: &[Vec<String>],
) -> meetings::BoxedQuery<'static, Backend> {
    use meetings as m;
    let me = me.map(|id| id.to_string()).unwrap_or_default();
    let mut query = m::table.into_boxed::<Backend>();
    if let Some(body) = filter.body_id.or(filter.association_id) {
        query = query.filter(m::body_id.eq(body.to_string()));
    }
    if let Some(year) = filter.school_year {
        query = query.filter(m::school_year.eq(year));
    }
    if let Some(state) = filter.state {
        query = query.filter(m::state.eq(state.code()));
    }
    if let Some(state) = filter.minutes_state {
        query = query.filter(m::minutes_state.eq(state.code()));
    }
    if let Some(from) = filter.from {
        query = query.filter(m::meets_on.ge(from));
    }
    if let Some(until) = filter.until {
        query = query.filter(m::meets_on.lt(until));
    }
    if filter.mine.unwrap_or(false) {
        let member = memberships::table
            .filter(memberships::person_id.eq(me.clone()))
            .filter(
                memberships::valid_until
                    .is_null()
                    .or(memberships::valid_until.gt(today)),
            )
            .select(memberships::association_id);
        let holder = offices::table
            .filter(offices::person_id.eq(me.clone()))
            .filter(offices::valid_until.is_null().or(offices::valid_until.gt(today)))
            .select(offices::association_id);
        let councillor = body_members::table
            .filter(body_members::person_id.eq(me.clone()))
            .filter(
                body_members::valid_until
                    .is_null()
                    .or(body_members::valid_until.gt(today)),
            )
            .select(body_members::body_id);
        query = query.filter(
            m::body_id
                .eq_any(member)
                .or(m::body_id.eq_any(councillor))
                .or(m::body_id.eq_any(holder))
                .or(m::chair_id.assume_not_null().eq(me.clone()))
                .or(m::secretary_id.assume_not_null().eq(me.clone())),
        );
    }
    if let Some(found) = matches::<m::table, _>(m::search_key, search) {
        query = query.filter(found);
    }
    query
}

fn rows(conn: &mut Conn, found: Vec<MeetingRecord>) -> StoreResult<Vec<MeetingRow>> {
    let mut ids: Vec<String> = found.iter().map(|r| r.body_id.clone()).collect();
    ids.sort_unstable();
    ids.dedup();
    let bodies = body_refs(conn, &ids)?;
    let mut all = Vec::with_capacity(found.len());
    for r in found {
        let Some(body) = bodies.get(&r.body_id).cloned() else {
            continue;
        };
        let details = r.details()?;
        all.push(MeetingRow {
            id: id(&r.id)?,
            body,
            school_year: r.school_year,
            number: r.number,
            date: r.meets_on,
            starts_at: details.starts_at,
            place: details.place,
            online: details.link.is_some(),
            state: r.state()?,
            minutes_state: r.minutes_state()?,
            chair_id: r.chair_id.as_deref().map(id).transpose()?,
            secretary_id: r.secretary_id.as_deref().map(id).transpose()?,
            theme: r.theme,
        });
    }
    Ok(all)
}

/// Meetings of a body in a school year, the earliest first.
///
/// # Errors
/// A database that cannot be read.
pub fn meetings_of_year(conn: &mut Conn, body: Id, year: SchoolYear) -> StoreResult<Vec<MeetingRecord>> {
    use meetings as m;
    Ok(m::table
        .filter(m::body_id.eq(body.to_string()))
        .filter(m::school_year.eq(year))
        .order((m::meets_on, m::id))
        .limit(MOST)
        .select(MeetingRecord::as_select())
        .load(conn)?)
}

/// Numbers that other meetings of the body and school year have.
///
/// # Errors
/// A database that cannot be read.
pub fn numbers_taken(conn: &mut Conn, body: &str, year: SchoolYear, except: &str) -> StoreResult<Vec<i32>> {
    use meetings as m;
    Ok(m::table
        .filter(m::body_id.eq(body))
        .filter(m::school_year.eq(year))
        .filter(m::id.ne(except))
        .filter(m::number.is_not_null())
        .limit(MOST)
        .select(m::number.assume_not_null())
        .load(conn)?)
}

/// Days and numbers of the meetings a body held, the earliest first.
///
/// # Errors
/// A database that cannot be read.
pub fn days_held(conn: &mut Conn, body: Id) -> StoreResult<Vec<(NaiveDate, Option<i32>)>> {
    use meetings as m;
    Ok(m::table
        .filter(m::body_id.eq(body.to_string()))
        .filter(m::state.eq(MeetingState::Held.code()))
        .order(m::meets_on)
        .limit(MOST)
        .select((m::meets_on, m::number))
        .load(conn)?)
}
