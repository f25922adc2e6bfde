//! Names and kinds that orders gave to an association (I.5).

use chrono::NaiveDate;
use diesel::prelude::*;
use veche_domain::{
    Id,
    associations::AssociationKind,
    orders::{Projection, Source, TimelineEntry, Track},
};

use crate::{
    Conn, StoreResult,
    associations::AssociationRecord,
    columns::{code, new_id},
    schema::association_designations as t,
};

/// Most names that an association has had.
const MOST: i64 = 500;

type Kept = (
    Option<String>,
    Option<String>,
    Option<NaiveDate>,
    Option<NaiveDate>,
);

/// Gives the record the name and the kind of its last designation, and keeps all of them with their terms. What the
/// association was registered as stands in a row without an order and comes back when the last order is taken back.
///
/// # Errors
/// A database that refuses it.
pub fn settle_designation(
    conn: &mut Conn,
    record: &mut AssociationRecord,
    made: &Projection,
) -> StoreResult<()> {
    let key = record.id.clone();
    let own = || t::table.filter(t::association_id.eq(key.clone()));
    let registered: Option<Kept> = own()
        .filter(t::order_id.is_null())
        .select((t::name, t::kind, t::valid_from, t::valid_until))
        .first(conn)
        .optional()?;
    let (name, kind) = match registered {
        Some((name, kind, ..)) => (
            name.unwrap_or_else(|| record.name.clone()),
            kind.unwrap_or_else(|| record.kind.clone()),
        ),
        None => (record.name.clone(), record.kind.clone()),
    };
    diesel::delete(own()).execute(conn)?;
    record.name = name.clone();
    record.kind = kind.clone();
    let Some(first) = made.designations.first() else {
        return Ok(());
    };
    let mut rows = vec![(Some(name.clone()), Some(kind.clone()), None, first.from, None)];
    for span in &made.designations {
        let Source::Order(order) = span.source else {
            continue;
        };
        let (given, turned) = &span.value;
        let called = given.clone().unwrap_or_else(|| name.clone());
        let is = turned.map_or_else(|| kind.clone(), |k| k.to_string());
        record.name = called.clone();
        record.kind = is.clone();
        rows.push((
            Some(called),
            Some(is),
            span.from,
            span.until,
            Some(order.to_string()),
        ));
    }
    for (name, kind, from, until, order) in rows {
        diesel::insert_into(t::table)
            .values((
                t::id.eq(new_id().to_string()),
                t::association_id.eq(&key),
                t::name.eq(name),
                t::kind.eq(kind),
                t::valid_from.eq(from),
                t::valid_until.eq(until),
                t::order_id.eq(order),
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// Names and kinds of an association with their terms; none when no order ever changed them.
///
/// # Errors
/// A database that cannot be read.
pub fn designations_of(conn: &mut Conn, of: Id) -> StoreResult<Vec<TimelineEntry>> {
    let found: Vec<Kept> = t::table
        .filter(t::association_id.eq(of.to_string()))
        .limit(MOST)
        .select((t::name, t::kind, t::valid_from, t::valid_until))
        .load(conn)?;
    let entry = |(name, kind, from, until): Kept| TimelineEntry {
        track: Track::Designation,
        from,
        until,
        code: kind,
        label: name.unwrap_or_default(),
        subject_id: None,
        basis: None,
    };
    Ok(found.into_iter().map(entry).collect())
}

/// The name and the kind on a date, when orders changed them.
///
/// # Errors
/// A database that cannot be read.
pub(crate) fn designation_on(
    conn: &mut Conn,
    of: &str,
    on: NaiveDate,
) -> StoreResult<Option<(Option<String>, Option<AssociationKind>)>> {
    let found: Option<(Option<String>, Option<String>)> = t::table
        .filter(t::association_id.eq(of))
        .filter(t::valid_from.is_null().or(t::valid_from.le(on)))
        .filter(t::valid_until.is_null().or(t::valid_until.gt(on)))
        .select((t::name, t::kind))
        .first(conn)
        .optional()?;
    found
        .map(|(name, kind)| Ok((name, kind.as_deref().map(code).transpose()?)))
        .transpose()
}
