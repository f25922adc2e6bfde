//! Members of the city council, a body that is no association (VII.7.8).

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use veche_domain::{
    Id,
    council::{CouncilMember, CouncilMemberFilter, CouncilRole},
    people::PersonRow,
};

use crate::{
    Backend, Conn, Cursor, Rows, Slice, StoreError, StoreResult,
    columns::{code, id},
    listing::{keyset, matches, term_holds},
    meetings::COUNCIL,
    people::{PersonRecord, person_rows},
    schema::{body_members, people},
};

/// Most terms the council ever had: more is a fault.
const MOST: i64 = 5_000;

/// A row of the table.
#[derive(
    Debug,
    Clone,
    PartialEq,
    Queryable,
    Selectable,
    Insertable,
    AsChangeset,
    serde::Serialize,
    serde::Deserialize,
)]
#[diesel(table_name = body_members, treat_none_as_null = true)]
pub struct BodyMemberRecord {
    /// Identifier.
    pub id: String,
    /// Version.
    pub version: i64,
    /// Body.
    pub body_id: String,
    /// Who.
    pub person_id: String,
    /// Code of the role.
    pub role: String,
    /// First day.
    pub valid_from: Option<NaiveDate>,
    /// Day after the last one.
    pub valid_until: Option<NaiveDate>,
    /// The paper the term rests on.
    pub basis: Option<String>,
    /// Why it ended.
    pub end_reason: Option<String>,
}

/// A page of members by name; their employers are those of the date.
///
/// # Errors
/// A database that cannot be read.
pub fn list_council_members(
    conn: &mut Conn,
    filter: &CouncilMemberFilter,
    on: NaiveDate,
    slice: &Slice,
) -> StoreResult<Rows<CouncilMember>> {
    use body_members as b;
    let named = named(conn, &slice.search)?;
    let filtered = || {
        let mut query = b::table
            .inner_join(people::table)
            .filter(b::body_id.eq(COUNCIL.to_string()))
            .into_boxed::<Backend>();
        if !filter.all.unwrap_or(false) {
            query = query.filter(term_holds!(b::valid_from, b::valid_until, on));
        }
        if let Some(role) = filter.role {
            query = query.filter(b::role.eq(role.code()));
        }
        if let Some(named) = &named {
            query = query.filter(b::person_id.eq_any(named.clone()));
        }
        query
    };
    let query = keyset!(filtered(), slice, people::sort_key, b::id);
    let mut found: Vec<(BodyMemberRecord, PersonRecord)> = query
        .select((BodyMemberRecord::as_select(), PersonRecord::as_select()))
        .load(conn)?;
    let total = if slice.count {
        Some(filtered().count().get_result(conn)?)
    } else {
        None
    };
    let next = slice.cut(&mut found, |(record, person)| Cursor {
        key: person.sort_key.clone(),
        id: record.id.clone(),
    });
    Ok(Rows {
        items: members(conn, found, on)?,
        next,
        total,
    })
}

/// Those who ever were in the council and whom a search finds; none without a search.
fn named(conn: &mut Conn, search: &[Vec<String>]) -> StoreResult<Option<Vec<String>>> {
    let Some(found) = matches::<people::table, _>(people::search_key, search) else {
        return Ok(None);
    };
    let ever = body_members::table
        .filter(body_members::body_id.eq(COUNCIL.to_string()))
        .select(body_members::person_id);
    let query = people::table.into_boxed::<Backend>().filter(found);
    let ids: Vec<String> = query
        .filter(people::id.eq_any(ever))
        .limit(MOST)
        .select(people::id)
        .load(conn)?;
    Ok(Some(ids))
}

/// Every term of the council.
///
/// # Errors
/// A database that cannot be read.
pub fn council_terms(conn: &mut Conn, on: NaiveDate) -> StoreResult<Vec<CouncilMember>> {
    use body_members as b;
    let found: Vec<(BodyMemberRecord, PersonRecord)> = b::table
        .inner_join(people::table)
        .filter(b::body_id.eq(COUNCIL.to_string()))
        .order(b::id)
        .limit(MOST)
        .select((BodyMemberRecord::as_select(), PersonRecord::as_select()))
        .load(conn)?;
    members(conn, found, on)
}

fn members(
    conn: &mut Conn,
    found: Vec<(BodyMemberRecord, PersonRecord)>,
    on: NaiveDate,
) -> StoreResult<Vec<CouncilMember>> {
    let (records, mut known): (Vec<BodyMemberRecord>, Vec<PersonRecord>) = found.into_iter().unzip();
    // One person has several terms, and a row of a person is made once.
    known.sort_unstable_by(|a, b| a.id.cmp(&b.id));
    known.dedup_by(|a, b| a.id == b.id);
    let rows: HashMap<String, PersonRow> = person_rows(conn, &known, on)?
        .into_iter()
        .map(|row| (row.id.to_string(), row))
        .collect();
    let mut all = Vec::with_capacity(records.len());
    for r in records {
        let Some(row) = rows.get(&r.person_id) else {
            continue;
        };
        let main = row.employments.first();
        all.push(CouncilMember {
            id: id(&r.id)?,
            version: r.version,
            person: veche_domain::people::PersonRef {
                id: row.id,
                full_name: row.full_name.clone(),
            },
            organization: main.map(|e| e.organization.clone()),
            position_name: main.map(|e| e.position_name.clone()),
            role: code(&r.role)?,
            from: r.valid_from,
            until: r.valid_until,
            basis: r.basis,
            end_reason: r.end_reason,
        });
    }
    Ok(all)
}

/// The row of a term.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn council_member_record(conn: &mut Conn, wanted: Id) -> StoreResult<BodyMemberRecord> {
    Ok(body_members::table
        .find(wanted.to_string())
        .select(BodyMemberRecord::as_select())
        .first(conn)?)
}

/// One term.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn council_member(conn: &mut Conn, wanted: Id, on: NaiveDate) -> StoreResult<CouncilMember> {
    let found: (BodyMemberRecord, PersonRecord) = body_members::table
        .inner_join(people::table)
        .filter(body_members::id.eq(wanted.to_string()))
        .select((BodyMemberRecord::as_select(), PersonRecord::as_select()))
        .first(conn)?;
    members(conn, vec![found], on)?.pop().ok_or(StoreError::NotFound)
}

/// Keeps a new term.
///
/// # Errors
/// [`StoreError::Reference`] for an unknown person, [`StoreError::Overlap`] for a second term of one on the same day.
pub fn insert_council_member(conn: &mut Conn, record: &BodyMemberRecord) -> StoreResult<()> {
    diesel::insert_into(body_members::table)
        .values(record)
        .execute(conn)?;
    Ok(())
}

/// Keeps a changed term, if it still has the version named, and raises the version.
///
/// # Errors
/// [`StoreError::Stale`] when somebody was faster, [`StoreError::Overlap`].
pub fn update_council_member(conn: &mut Conn, record: &BodyMemberRecord, version: i64) -> StoreResult<()> {
    use body_members as b;
    let next = BodyMemberRecord {
        version: version + 1,
        ..record.clone()
    };
    let changed = diesel::update(b::table.find(&record.id).filter(b::version.eq(version)))
        .set(&next)
        .execute(conn)?;
    if changed == 1 {
        Ok(())
    } else {
        Err(StoreError::Stale)
    }
}

/// What a person is in the council on a date; none who is not in it.
///
/// # Errors
/// A database that cannot be read.
pub fn council_role_of(conn: &mut Conn, person: &str, on: NaiveDate) -> StoreResult<Option<CouncilRole>> {
    use body_members as b;
    let found: Option<String> = b::table
        .filter(b::body_id.eq(COUNCIL.to_string()))
        .filter(b::person_id.eq(person))
        .filter(term_holds!(b::valid_from, b::valid_until, on))
        .select(b::role)
        .first(conn)
        .optional()?;
    found.as_deref().map(code).transpose()
}

/// Members of a body on a date with what they are in it.
///
/// # Errors
/// A database that cannot be read.
pub(crate) fn body_members_on(
    conn: &mut Conn,
    body: Id,
    on: NaiveDate,
) -> StoreResult<Vec<(String, CouncilRole)>> {
    use body_members as b;
    let found: Vec<(String, String)> = b::table
        .filter(b::body_id.eq(body.to_string()))
        .filter(term_holds!(b::valid_from, b::valid_until, on))
        .order(b::id)
        .limit(MOST)
        .select((b::person_id, b::role))
        .load(conn)?;
    found
        .into_iter()
        .map(|(person, role)| Ok((person, code(&role)?)))
        .collect()
}
