//! How many confirmed, of how many: in the whole list every person counts once.

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveDateTime};
use diesel::{
    AggregateExpressionMethods,
    dsl::{case_when, count, count_star},
    prelude::*,
};
use veche_domain::{
    Id,
    library::{AssociationTally, Confirmation, OwnPlace, Tally},
};

use super::ReadersView;
use crate::{
    Backend, Conn, StoreError, StoreResult,
    columns::{code, id},
    schema::{acknowledgement_people, associations},
};

/// Most associations of one list.
const MOST: i64 = 1_000;

/// The columns of a confirmation.
pub(super) type ConfirmationColumns = (Option<NaiveDate>, Option<NaiveDateTime>, Option<String>);

/// What the columns say: all three, or nothing yet.
pub(super) fn confirmation((on, at, how): ConfirmationColumns) -> StoreResult<Option<Confirmation>> {
    match (on, at, how) {
        (Some(on), Some(at), Some(how)) => Ok(Some(Confirmation {
            on,
            at: at.and_utc(),
            how: code(&how)?,
        })),
        (None, None, None) => Ok(None),
        _ => Err(StoreError::Other("half a confirmation is stored".to_owned())),
    }
}

/// Tallies of lists.
pub(super) fn tallies(conn: &mut Conn, lists: &[String]) -> StoreResult<HashMap<String, Tally>> {
    use acknowledgement_people as p;
    let confirmed = case_when(p::confirmed_on.is_not_null(), p::person_id);
    let counted: Vec<(String, i64, i64)> = p::table
        .filter(p::acknowledgement_id.eq_any(lists))
        .group_by(p::acknowledgement_id)
        .select((
            p::acknowledgement_id,
            count(confirmed).aggregate_distinct(),
            count(p::person_id).aggregate_distinct(),
        ))
        .load(conn)?;
    Ok(counted
        .into_iter()
        .map(|(list, done, all)| (list, Tally::of(done, all)))
        .collect())
}

/// Tallies of the associations of a list that the reader may see, by name.
pub(super) fn association_tallies(
    conn: &mut Conn,
    list: Id,
    view: &ReadersView,
) -> StoreResult<Vec<AssociationTally>> {
    use acknowledgement_people as p;
    let mut query = p::table
        .filter(p::acknowledgement_id.eq(list.to_string()))
        .group_by(p::association_id)
        .select((p::association_id, count(p::confirmed_on), count_star()))
        .limit(MOST)
        .into_boxed::<Backend>();
    if let Some(seen) = &view.associations {
        let ids: Vec<String> = seen.iter().map(Id::to_string).collect();
        query = query.filter(p::association_id.eq_any(ids));
    }
    let counted: Vec<(String, i64, i64)> = query.load(conn)?;
    let ids: Vec<String> = counted.iter().map(|(key, ..)| key.clone()).collect();
    let counted: HashMap<String, Tally> = counted
        .into_iter()
        .map(|(key, done, all)| (key, Tally::of(done, all)))
        .collect();
    let named: Vec<(String, String)> = associations::table
        .filter(associations::id.eq_any(ids))
        .order((associations::sort_key, associations::id))
        .select((associations::id, associations::name))
        .load(conn)?;
    named
        .into_iter()
        .map(|(key, association_name)| {
            Ok(AssociationTally {
                association_id: id(&key)?,
                association_name,
                tally: counted.get(&key).copied().unwrap_or_default(),
            })
        })
        .collect()
}

/// The person's own places in lists.
pub(super) fn own_places(
    conn: &mut Conn,
    lists: &[String],
    person: Option<Id>,
) -> StoreResult<HashMap<String, OwnPlace>> {
    use acknowledgement_people as p;
    let Some(person) = person else {
        return Ok(HashMap::new());
    };
    let found: Vec<(String, ConfirmationColumns)> = p::table
        .filter(p::acknowledgement_id.eq_any(lists))
        .filter(p::person_id.eq(person.to_string()))
        .select((p::acknowledgement_id, (p::confirmed_on, p::confirmed_at, p::how)))
        .load(conn)?;
    found
        .into_iter()
        .map(|(list, columns)| {
            Ok((
                list,
                OwnPlace {
                    confirmation: confirmation(columns)?,
                },
            ))
        })
        .collect()
}
