//! District associations with their heads, as of a date.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use veche_domain::{
    Id,
    districts::{DistrictAssociation, DistrictAssociationFilter, DistrictHead},
    people::{PersonRef, full_name},
};

use super::DistrictAssociationRecord;
use crate::{
    Backend, Conn, Cursor, Rows, Slice, StoreResult,
    columns::{from_json, id, interval},
    listing::{keyset, matches, term_holds},
    schema::{admin_units, district_associations, district_heads, people, subjects},
};

/// Most heads a district association has had.
const MOST: i64 = 1_000;

type Named = (DistrictAssociationRecord, String, String);

/// A page of district associations that exist on the date, each with its head on it.
///
/// # Errors
/// A database that cannot be read.
pub fn list_district_associations(
    conn: &mut Conn,
    filter: &DistrictAssociationFilter,
    on: NaiveDate,
    slice: &Slice,
) -> StoreResult<Rows<DistrictAssociation>> {
    use district_associations as d;
    use district_heads as h;
    let filtered = || {
        let mut query = d::table
            .inner_join(subjects::table)
            .inner_join(admin_units::table)
            .filter(term_holds!(d::valid_from, d::valid_until, on))
            .into_boxed::<Backend>();
        if let Some(unit) = filter.admin_unit.clone() {
            query = query.filter(d::admin_unit_code.eq(unit));
        }
        if let Some(subject) = filter.subject.clone() {
            query = query.filter(d::subject_code.eq(subject));
        }
        let headed = h::table
            .filter(term_holds!(h::valid_from, h::valid_until, on))
            .select(h::district_association_id);
        query = match filter.has_head {
            Some(true) => query.filter(d::id.eq_any(headed)),
            Some(false) => query.filter(d::id.ne_all(headed)),
            None => query,
        };
        if let Some(found) = matches(d::search_key, &slice.search) {
            query = query.filter(found);
        }
        query
    };
    let query = keyset!(filtered(), slice, d::sort_key, d::id);
    let mut found: Vec<Named> = query
        .select((
            DistrictAssociationRecord::as_select(),
            subjects::name,
            admin_units::name,
        ))
        .load(conn)?;
    let total = if slice.count {
        Some(filtered().count().get_result(conn)?)
    } else {
        None
    };
    let next = slice.cut(&mut found, |(r, ..)| Cursor {
        key: r.sort_key.clone(),
        id: r.id.clone(),
    });
    let ids: Vec<String> = found.iter().map(|(r, ..)| r.id.clone()).collect();
    let mut heads = heads_on(conn, &ids, on)?;
    let items = found
        .into_iter()
        .map(|named| {
            let head = heads.remove(&named.0.id);
            shown(named, head, Vec::new())
        })
        .collect::<StoreResult<_>>()?;
    Ok(Rows { items, next, total })
}

/// One district association with all its heads, as of the date.
///
/// # Errors
/// [`crate::StoreError::NotFound`], or a database that cannot be read.
pub fn district_association(conn: &mut Conn, wanted: Id, on: NaiveDate) -> StoreResult<DistrictAssociation> {
    use district_associations as d;
    let found: Named = d::table
        .inner_join(subjects::table)
        .inner_join(admin_units::table)
        .filter(d::id.eq(wanted.to_string()))
        .select((
            DistrictAssociationRecord::as_select(),
            subjects::name,
            admin_units::name,
        ))
        .first(conn)?;
    let heads = heads_of(conn, &wanted.to_string())?;
    let head = heads.iter().find(|h| interval(h.from, h.until).contains(on));
    shown(found, head.cloned(), heads)
}

fn shown(
    (r, subject_name, admin_unit_name): Named,
    head: Option<DistrictHead>,
    heads: Vec<DistrictHead>,
) -> StoreResult<DistrictAssociation> {
    Ok(DistrictAssociation {
        id: id(&r.id)?,
        version: r.version,
        subject_code: r.subject_code,
        subject_name,
        audience: r.audience,
        admin_unit_code: r.admin_unit_code,
        admin_unit_name,
        name: r.name,
        from: r.valid_from,
        until: r.valid_until,
        head,
        heads,
    })
}

/// A head's term: district association, term, basis, person.
type Term = (
    String,
    (String, Option<NaiveDate>, Option<NaiveDate>, String),
    (String, String, String, Option<String>),
);

/// The columns of [`Term`].
macro_rules! term_columns {
    () => {
        (
            district_heads::district_association_id,
            (
                district_heads::id,
                district_heads::valid_from,
                district_heads::valid_until,
                district_heads::basis,
            ),
            (
                people::id,
                people::last_name,
                people::first_name,
                people::patronymic,
            ),
        )
    };
}

fn head(
    (of, (key, from, until, basis), (person, last, first, patronymic)): Term,
) -> StoreResult<(String, DistrictHead)> {
    let head = DistrictHead {
        id: id(&key)?,
        person: PersonRef {
            id: id(&person)?,
            full_name: full_name(&last, &first, patronymic.as_deref()),
        },
        from,
        until,
        basis: from_json(&basis)?,
    };
    Ok((of, head))
}

fn heads_on(conn: &mut Conn, ids: &[String], on: NaiveDate) -> StoreResult<HashMap<String, DistrictHead>> {
    use district_heads as h;
    let found: Vec<Term> = h::table
        .inner_join(people::table)
        .filter(h::district_association_id.eq_any(ids))
        .filter(term_holds!(h::valid_from, h::valid_until, on))
        .select(term_columns!())
        .load(conn)?;
    found.into_iter().map(head).collect()
}

/// Every head, the latest first.
fn heads_of(conn: &mut Conn, of: &str) -> StoreResult<Vec<DistrictHead>> {
    use district_heads as h;
    let found: Vec<Term> = h::table
        .inner_join(people::table)
        .filter(h::district_association_id.eq(of))
        .limit(MOST)
        .select(term_columns!())
        .load(conn)?;
    let mut heads = found
        .into_iter()
        .map(|term| Ok(head(term)?.1))
        .collect::<StoreResult<Vec<_>>>()?;
    heads.sort_by_key(|h| std::cmp::Reverse((h.from, h.id)));
    Ok(heads)
}
