//! The list of associations as of a date.

use chrono::NaiveDate;
use diesel::{dsl::count_star, prelude::*};
use veche_domain::{
    Id,
    associations::{AssociationFilter, AssociationRow, AssociationStatus, MembershipState, Office},
};

use super::{AssociationRecord, gaps, parts};
use crate::{
    Backend, Conn, Cursor, Rows, Slice, StoreResult,
    columns::{code, id},
    listing::{Condition, keyset, matches, term_holds},
    schema::{association_curatings, association_statuses, associations, memberships},
};

/// How the list is looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssociationView {
    /// The date on which states, institutions, offices and members are shown.
    pub on: NaiveDate,
    /// Whether it may show drafts.
    pub drafts: bool,
    /// Associations of the asking person, when only those are wanted.
    pub mine: Option<Vec<Id>>,
}

/// A page of associations. One without a state on the date did not exist then and is not listed.
///
/// Three statements: the page itself, what stands beside its associations, and numbers of their members.
///
/// # Errors
/// A database that cannot be read.
pub fn list_associations(
    conn: &mut Conn,
    filter: &AssociationFilter,
    view: &AssociationView,
    slice: &Slice,
) -> StoreResult<Rows<AssociationRow>> {
    let lacking = gaps::conditions(conn, filter, view.on)?;
    let filtered = || {
        let mut query = associations::table.into_boxed::<Backend>();
        for condition in conditions(filter, view, slice).chain(lacking()) {
            query = query.filter(condition);
        }
        query
    };
    let (records, next) = match slice.sort.as_str() {
        "members" => by_members(conn, filtered(), view.on, slice)?,
        _ => by_column(conn, filtered(), slice)?,
    };
    let total = if slice.count {
        Some(filtered().count().get_result(conn)?)
    } else {
        None
    };
    Ok(Rows {
        items: rows(conn, records, view.on)?,
        next,
        total,
    })
}

type Query = associations::BoxedQuery<'static, Backend>;
type Found = (Vec<AssociationRecord>, Option<Cursor>);

fn by_column(conn: &mut Conn, query: Query, slice: &Slice) -> StoreResult<Found> {
    let query = match slice.sort.as_str() {
        "name" => keyset!(query, slice, associations::sort_key, associations::id),
        "kind" => keyset!(query, slice, associations::kind, associations::id),
        _ => keyset!(query, slice, associations::code, associations::id),
    };
    let mut records: Vec<AssociationRecord> = query.select(AssociationRecord::as_select()).load(conn)?;
    let next = slice.cut(&mut records, |r| Cursor {
        key: match slice.sort.as_str() {
            "name" => r.sort_key.clone(),
            "kind" => r.kind.clone(),
            _ => r.code.clone(),
        },
        id: r.id.clone(),
    });
    Ok((records, next))
}

/// In the order of the number of members in force on the date.
fn by_members(conn: &mut Conn, query: Query, on: NaiveDate, slice: &Slice) -> StoreResult<Found> {
    use memberships as m;
    let members = || {
        m::table
            .filter(m::association_id.eq(associations::id))
            .filter(m::state.eq(MembershipState::InForce.code()))
            .filter(term_holds!(m::valid_from, m::valid_until, on))
            .select(count_star())
            .single_value()
            .assume_not_null()
    };
    // A number that somebody else wrote into the cursor begins the list anew.
    let number = |key: String| key.parse::<i64>().unwrap_or(-1);
    let query = keyset!(query, slice, members(), associations::id, number);
    let mut found: Vec<(AssociationRecord, i64)> = query
        .select((AssociationRecord::as_select(), members()))
        .load(conn)?;
    let next = slice.cut(&mut found, |(r, members)| Cursor {
        key: members.to_string(),
        id: r.id.clone(),
    });
    Ok((found.into_iter().map(|(record, _)| record).collect(), next))
}

fn conditions(
    filter: &AssociationFilter,
    view: &AssociationView,
    slice: &Slice,
) -> impl Iterator<Item = Condition<associations::table>> {
    use association_statuses as s;
    let shown = |status: &&AssociationStatus| match filter.status {
        Some(wanted) => **status == wanted,
        None => true,
    };
    let statuses = AssociationStatus::ALL
        .iter()
        .filter(shown)
        .filter(|status| view.drafts || **status != AssociationStatus::Draft)
        .map(|status| status.code());
    let in_state = s::table
        .filter(term_holds!(s::valid_from, s::valid_until, view.on))
        .filter(s::status.eq_any(statuses.collect::<Vec<_>>()))
        .select(s::association_id);
    let kind = filter.kind.map(|kind| associations::kind.eq(kind.code()));
    let subject = filter
        .subject
        .clone()
        .map(|code| associations::subject_code.eq(code).assume_not_null());
    let mine = view.mine.as_ref().map(|mine| {
        let ids: Vec<String> = mine.iter().map(Id::to_string).collect();
        associations::id.eq_any(ids)
    });
    [
        Some(Box::new(associations::id.eq_any(in_state)) as Condition<_>),
        kind.map(|c| Box::new(c) as Condition<_>),
        subject.map(|c| Box::new(c) as Condition<_>),
        filter
            .curating_institution_id
            .map(|institution| curated_by(institution, view.on)),
        mine.map(|c| Box::new(c) as Condition<_>),
        matches(associations::search_key, &slice.search),
    ]
    .into_iter()
    .flatten()
}

fn curated_by(institution: Id, on: NaiveDate) -> Condition<associations::table> {
    use association_curatings as c;
    let curated = c::table
        .filter(c::organization_id.eq(institution.to_string()))
        .filter(term_holds!(c::valid_from, c::valid_until, on))
        .select(c::association_id);
    Box::new(associations::id.eq_any(curated))
}

fn rows(conn: &mut Conn, records: Vec<AssociationRecord>, on: NaiveDate) -> StoreResult<Vec<AssociationRow>> {
    if records.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<String> = records.iter().map(|r| r.id.clone()).collect();
    let mut around = parts::around(conn, &ids, on)?;
    let counts = parts::member_counts_on(conn, &ids, on)?;
    records
        .into_iter()
        .map(|r| {
            let mut around = around.remove(&r.id).unwrap_or_default();
            let mut holder = |office: Office| around.holders.remove(&office);
            let (leader, secretary, curator) = (
                holder(Office::Leader),
                holder(Office::Secretary),
                holder(Office::Curator),
            );
            let counts = counts.get(&r.id).copied().unwrap_or_default();
            Ok(AssociationRow {
                id: id(&r.id)?,
                code: r.code,
                name: r.name,
                kind: code(&r.kind)?,
                status: around.status.unwrap_or(AssociationStatus::Draft),
                subject_name: around.subject_name,
                subject_code: r.subject_code,
                curating_institution: around.institution,
                leader,
                secretary,
                curator,
                members: counts.members,
                units: counts.units,
                awaiting: counts.awaiting,
            })
        })
        .collect()
}
