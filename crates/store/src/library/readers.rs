//! People of a list: whom it addresses, who is in it, who confirmed.

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveDateTime};
use diesel::{dsl::InnerJoinQuerySource, prelude::*};
use veche_domain::{
    Id,
    associations::{AssociationStatus, MembershipState},
    library::{Audience, Confirmation, ListKeeper, Reader, ReaderFilter},
    people::{PersonRef, full_name},
};

use super::{
    ReadersView,
    tallies::{ConfirmationColumns, confirmation},
};
use crate::{
    Backend, Conn, Cursor, Rows, Slice, StoreResult,
    columns::id,
    each_backend,
    listing::{keyset, matches, term_holds},
    new_id,
    schema::{
        acknowledgement_people, association_curatings, association_statuses, associations, memberships,
        people,
    },
};

/// Narrows people of lists to those whom the reader may see.
macro_rules! whom_seen {
    ($query:expr, $view:expr) => {{
        use $crate::schema::acknowledgement_people as p;
        let me = $view.person.map(|id| id.to_string()).unwrap_or_default();
        match &$view.associations {
            None => $query,
            Some(seen) => {
                let ids: Vec<String> = seen.iter().map(veche_domain::Id::to_string).collect();
                $query.filter(p::association_id.eq_any(ids).or(p::person_id.eq(me)))
            }
        }
    }};
}
pub(super) use whom_seen;

/// Rows of one statement: each has eight values, and SQLite takes 32 thousand.
const BATCH: usize = 500;
/// Most members that one list can address.
const MOST: i64 = 50_000;

/// Members in force of the active associations that an audience names in the keeper's reach: person and association.
///
/// # Errors
/// A database that cannot be read.
pub fn audience_members(
    conn: &mut Conn,
    keeper: ListKeeper,
    audience: &Audience,
    on: NaiveDate,
) -> StoreResult<Vec<(String, String)>> {
    use association_curatings as c;
    use association_statuses as s;
    use memberships as m;
    let active = s::table
        .filter(s::status.eq(AssociationStatus::Active.code()))
        .filter(term_holds!(s::valid_from, s::valid_until, on))
        .select(s::association_id);
    let mut query = m::table
        .filter(m::state.eq(MembershipState::InForce.code()))
        .filter(term_holds!(m::valid_from, m::valid_until, on))
        .filter(m::association_id.eq_any(active))
        .into_boxed::<Backend>();
    query = match audience {
        Audience::All {} => query,
        Audience::Subjects { codes } => {
            let of = associations::table
                .filter(associations::subject_code.eq_any(codes.clone()))
                .select(associations::id);
            query.filter(m::association_id.eq_any(of))
        }
        Audience::Associations { ids } => {
            let ids: Vec<String> = ids.iter().map(Id::to_string).collect();
            query.filter(m::association_id.eq_any(ids))
        }
    };
    query = match keeper {
        ListKeeper::City {} => query,
        ListKeeper::Institution { organization_id } => {
            let curated = c::table
                .filter(c::organization_id.eq(organization_id.to_string()))
                .filter(term_holds!(c::valid_from, c::valid_until, on))
                .select(c::association_id);
            query.filter(m::association_id.eq_any(curated))
        }
        ListKeeper::Association { association_id } => {
            query.filter(m::association_id.eq(association_id.to_string()))
        }
    };
    Ok(query
        .order((m::association_id, m::person_id))
        .limit(MOST)
        .select((m::person_id, m::association_id))
        .distinct()
        .load(conn)?)
}

/// Associations among these that do not exist or that the keeper's list cannot reach.
///
/// # Errors
/// A database that cannot be read.
pub fn out_of_reach(
    conn: &mut Conn,
    keeper: ListKeeper,
    wanted: &[Id],
    on: NaiveDate,
) -> StoreResult<Vec<Id>> {
    use association_curatings as c;
    let ids: Vec<String> = wanted.iter().map(Id::to_string).collect();
    let mut query = associations::table
        .filter(associations::id.eq_any(ids))
        .into_boxed::<Backend>();
    if let ListKeeper::Institution { organization_id } = keeper {
        let curated = c::table
            .filter(c::organization_id.eq(organization_id.to_string()))
            .filter(term_holds!(c::valid_from, c::valid_until, on))
            .select(c::association_id);
        query = query.filter(associations::id.eq_any(curated));
    }
    let found: Vec<String> = query.select(associations::id).load(conn)?;
    Ok(wanted
        .iter()
        .filter(|id| !found.contains(&id.to_string()))
        .copied()
        .collect())
}

#[derive(Insertable)]
#[diesel(table_name = acknowledgement_people, treat_none_as_default_value = false)]
struct NewReader {
    id: String,
    acknowledgement_id: String,
    person_id: String,
    association_id: String,
    added_on: NaiveDate,
    confirmed_on: Option<NaiveDate>,
    confirmed_at: Option<NaiveDateTime>,
    how: Option<String>,
}

/// Puts those of the members into a list who are not there yet, and tells how many rows that made. Who confirmed
/// already by another association is put in as confirmed: it is one person and one document.
///
/// # Errors
/// A database that refuses it.
pub fn add_readers(
    conn: &mut Conn,
    list: Id,
    members: &[(String, String)],
    on: NaiveDate,
) -> StoreResult<usize> {
    use acknowledgement_people as p;
    let list = list.to_string();
    let known: Vec<(String, String, ConfirmationColumns)> = p::table
        .filter(p::acknowledgement_id.eq(&list))
        .select((
            p::person_id,
            p::association_id,
            (p::confirmed_on, p::confirmed_at, p::how),
        ))
        .limit(MOST)
        .load(conn)?;
    let mut confirmed: HashMap<String, ConfirmationColumns> = HashMap::new();
    for (person, _, columns) in known.iter().filter(|(.., columns)| columns.0.is_some()) {
        confirmed.insert(person.clone(), columns.clone());
    }
    let there: std::collections::HashSet<(&str, &str)> =
        known.iter().map(|(p, a, _)| (p.as_str(), a.as_str())).collect();
    let rows: Vec<NewReader> = members
        .iter()
        .filter(|(person, association)| !there.contains(&(person.as_str(), association.as_str())))
        .map(|(person, association)| {
            let (confirmed_on, confirmed_at, how) = confirmed.get(person).cloned().unwrap_or_default();
            NewReader {
                id: new_id().to_string(),
                acknowledgement_id: list.clone(),
                person_id: person.clone(),
                association_id: association.clone(),
                added_on: on,
                confirmed_on,
                confirmed_at,
                how,
            }
        })
        .collect();
    for batch in rows.chunks(BATCH) {
        each_backend!(conn, c => diesel::insert_into(p::table).values(batch).execute(c)?);
    }
    Ok(rows.len())
}

/// People among these who are in the list, and whether each has confirmed.
///
/// # Errors
/// A database that cannot be read.
pub fn places_of(conn: &mut Conn, list: Id, wanted: &[Id]) -> StoreResult<HashMap<Id, Option<Confirmation>>> {
    use acknowledgement_people as p;
    let ids: Vec<String> = wanted.iter().map(Id::to_string).collect();
    let found: Vec<(String, ConfirmationColumns)> = p::table
        .filter(p::acknowledgement_id.eq(list.to_string()))
        .filter(p::person_id.eq_any(ids))
        .select((p::person_id, (p::confirmed_on, p::confirmed_at, p::how)))
        .load(conn)?;
    found
        .into_iter()
        .map(|(person, columns)| Ok((id(&person)?, confirmation(columns)?)))
        .collect()
}

/// Notes the confirmation of people who have not confirmed yet, in every association by which they are in the list.
///
/// # Errors
/// A database that refuses it.
pub fn confirm_readers(conn: &mut Conn, list: Id, who: &[Id], by: &Confirmation) -> StoreResult<()> {
    use acknowledgement_people as p;
    let ids: Vec<String> = who.iter().map(Id::to_string).collect();
    let waiting = p::table
        .filter(p::acknowledgement_id.eq(list.to_string()))
        .filter(p::person_id.eq_any(ids))
        .filter(p::confirmed_on.is_null());
    diesel::update(waiting)
        .set((
            p::confirmed_on.eq(Some(by.on)),
            p::confirmed_at.eq(Some(by.at.naive_utc())),
            p::how.eq(Some(by.how.code())),
        ))
        .execute(conn)?;
    Ok(())
}

type Joined = InnerJoinQuerySource<
    InnerJoinQuerySource<acknowledgement_people::table, people::table>,
    associations::table,
>;
type Name = (String, String, String, Option<String>, String);

/// A page of the people of a list whom the reader may see, by name.
///
/// # Errors
/// A database that cannot be read.
pub fn list_readers(
    conn: &mut Conn,
    list: Id,
    filter: &ReaderFilter,
    view: &ReadersView,
    slice: &Slice,
) -> StoreResult<Rows<Reader>> {
    use acknowledgement_people as p;
    let filtered = || {
        let mut query = p::table
            .inner_join(people::table)
            .inner_join(associations::table)
            .filter(p::acknowledgement_id.eq(list.to_string()))
            .into_boxed::<Backend>();
        query = whom_seen!(query, view);
        if let Some(association) = filter.association_id {
            query = query.filter(p::association_id.eq(association.to_string()));
        }
        query = match filter.acknowledged {
            Some(true) => query.filter(p::confirmed_on.is_not_null()),
            Some(false) => query.filter(p::confirmed_on.is_null()),
            None => query,
        };
        if let Some(found) = matches::<Joined, _>(people::search_key, &slice.search) {
            query = query.filter(found);
        }
        query
    };
    type Row = (String, (String, String), NaiveDate, ConfirmationColumns);
    let query = keyset!(filtered(), slice, people::sort_key, p::id);
    let mut found: Vec<(Row, Name)> = query
        .select((
            (
                p::id,
                (associations::id, associations::name),
                p::added_on,
                (p::confirmed_on, p::confirmed_at, p::how),
            ),
            (
                people::id,
                people::last_name,
                people::first_name,
                people::patronymic,
                people::sort_key,
            ),
        ))
        .load(conn)?;
    let total = if slice.count {
        Some(filtered().count().get_result(conn)?)
    } else {
        None
    };
    let next = slice.cut(&mut found, |((row, ..), (.., key))| Cursor {
        key: key.clone(),
        id: row.clone(),
    });
    let items = found
        .into_iter()
        .map(
            |((row, (of, association_name), added_on, columns), (person, last, first, patronymic, _))| {
                Ok(Reader {
                    id: id(&row)?,
                    person: PersonRef {
                        id: id(&person)?,
                        full_name: full_name(&last, &first, patronymic.as_deref()),
                    },
                    association_id: id(&of)?,
                    association_name,
                    added_on,
                    confirmation: confirmation(columns)?,
                })
            },
        )
        .collect::<StoreResult<_>>()?;
    Ok(Rows { items, next, total })
}
