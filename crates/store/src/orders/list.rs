//! Orders as lists and pages show them.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use diesel::prelude::*;
use veche_domain::{
    Id,
    orders::{Named, Order, OrderFilter, OrderItem, OrderRef, OrderRow, OrderState, wording},
    organizations::OrganizationRef,
    people::full_name,
};

use super::{OrderRecord, events::orders_about, files_of, items_of};
use crate::{
    Backend, Conn, Cursor, Rows, Slice, StoreResult,
    columns::{code, id},
    listing::{keyset, matches},
    organizations::organization_refs,
    schema::{associations, order_item_people, order_items, orders, people},
};

/// Whose drafts a list shows beside the signed orders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Drafts {
    /// Everybody's.
    All,
    /// Of these institutions.
    Of(Vec<Id>),
}

fn in_force(record: &OrderRecord, on: NaiveDate) -> StoreResult<bool> {
    let state: OrderState = code(&record.state)?;
    let begun = record.effective_on.is_some_and(|day| day <= on);
    Ok(match state {
        OrderState::Draft | OrderState::Cancelled => false,
        OrderState::Signed => begun,
        OrderState::Repealed => begun && record.repealed_on.is_none_or(|day| on < day),
    })
}

fn row(record: OrderRecord, refs: &[OrganizationRef], on: NaiveDate) -> StoreResult<OrderRow> {
    let organization = institution(&record, refs)?;
    let by_paper = record.read_document()?.by_paper;
    Ok(OrderRow {
        id: id(&record.id)?,
        kind: code(&record.kind)?,
        state: code(&record.state)?,
        in_force: in_force(&record, on)?,
        issuer: code(&record.issuer)?,
        organization,
        number: record.number,
        signed_on: record.signed_on,
        effective_on: record.effective_on,
        by_paper,
        title: record.title,
    })
}

fn institution(record: &OrderRecord, refs: &[OrganizationRef]) -> StoreResult<Option<OrganizationRef>> {
    let Some(wanted) = record.organization_id.as_deref().map(id).transpose()? else {
        return Ok(None);
    };
    Ok(refs.iter().find(|r| r.id == wanted).cloned())
}

/// A page of orders; drafts only where `drafts` says so.
///
/// # Errors
/// A database that cannot be read.
pub fn list_orders(
    conn: &mut Conn,
    filter: &OrderFilter,
    drafts: &Drafts,
    on: NaiveDate,
    slice: &Slice,
) -> StoreResult<Rows<OrderRow>> {
    let about = filter
        .association_id
        .map(|of| orders_about(conn, of))
        .transpose()?;
    let naming = filter.person_id.map(|of| orders_naming(conn, of)).transpose()?;
    let filtered = || {
        let mut query = orders::table.into_boxed::<Backend>();
        if let Drafts::Of(institutions) = drafts {
            let own: Vec<String> = institutions.iter().map(Id::to_string).collect();
            query = query.filter(
                orders::state
                    .ne(OrderState::Draft.code())
                    .or(orders::organization_id
                        .is_not_null()
                        .and(orders::organization_id.assume_not_null().eq_any(own))),
            );
        }
        if let Some(kind) = filter.kind {
            query = query.filter(orders::kind.eq(kind.code()));
        }
        if let Some(state) = filter.state {
            query = query.filter(orders::state.eq(state.code()));
        }
        if let Some(issuer) = filter.issuer {
            query = query.filter(orders::issuer.eq(issuer.code()));
        }
        if let Some(institution) = filter.organization_id {
            query = query.filter(orders::organization_id.eq(institution.to_string()));
        }
        if let Some(number) = filter.number.clone() {
            query = query.filter(orders::number.eq(number));
        }
        if let Some(year) = filter.year {
            query = query
                .filter(orders::sort_key.ge(format!("{year:04}-01-01")))
                .filter(orders::sort_key.lt(format!("{:04}-01-01", year + 1)));
        }
        for wanted in [&about, &naming].into_iter().flatten() {
            query = query.filter(orders::id.eq_any(wanted.clone()));
        }
        if let Some(found) = matches(orders::search_key, &slice.search) {
            query = query.filter(found);
        }
        query
    };
    let mut found: Vec<OrderRecord> = keyset!(filtered(), slice, orders::sort_key, orders::id)
        .select(OrderRecord::as_select())
        .load(conn)?;
    let total = if slice.count {
        Some(filtered().count().get_result(conn)?)
    } else {
        None
    };
    let next = slice.cut(&mut found, |r| Cursor {
        key: r.sort_key.clone(),
        id: r.id.clone(),
    });
    let items = rows(conn, found, on)?;
    Ok(Rows { items, next, total })
}

fn rows(conn: &mut Conn, found: Vec<OrderRecord>, on: NaiveDate) -> StoreResult<Vec<OrderRow>> {
    let institutions: Vec<String> = found.iter().filter_map(|r| r.organization_id.clone()).collect();
    let refs = organization_refs(conn, &institutions)?;
    found.into_iter().map(|r| row(r, &refs, on)).collect()
}

fn orders_naming(conn: &mut Conn, person: Id) -> StoreResult<Vec<String>> {
    let key = person.to_string();
    let mut all: Vec<String> = order_items::table
        .filter(order_items::person_id.eq(&key))
        .limit(1_000)
        .select(order_items::order_id)
        .load(conn)?;
    let listed: Vec<String> = order_item_people::table
        .inner_join(order_items::table)
        .filter(order_item_people::person_id.eq(&key))
        .limit(1_000)
        .select(order_items::order_id)
        .load(conn)?;
    all.extend(listed);
    Ok(all)
}

/// Signed orders that concern an association, the earliest first.
///
/// # Errors
/// A database that cannot be read.
pub fn orders_of_association(conn: &mut Conn, of: Id, on: NaiveDate) -> StoreResult<Vec<OrderRow>> {
    let about = orders_about(conn, of)?;
    let found: Vec<OrderRecord> = orders::table
        .filter(orders::id.eq_any(about))
        .filter(orders::state.ne(OrderState::Draft.code()))
        .order((orders::sort_key, orders::rank))
        .limit(500)
        .select(OrderRecord::as_select())
        .load(conn)?;
    rows(conn, found, on)
}

/// One order, as of the date.
///
/// # Errors
/// [`crate::StoreError::NotFound`], or a database that cannot be read.
pub fn order(conn: &mut Conn, wanted: Id, on: NaiveDate) -> StoreResult<Order> {
    let record = super::order_record(conn, wanted)?;
    let refs = organization_refs(
        conn,
        &record.organization_id.clone().into_iter().collect::<Vec<_>>(),
    )?;
    let items = items_of(conn, std::slice::from_ref(&record.id))?
        .remove(&wanted)
        .unwrap_or_default();
    let names = names_in(conn, &items)?;
    let called = |of: Id| names.get(&of).cloned().unwrap_or_default();
    let printed = items.iter().map(|item| wording(item, &called)).collect();
    let repealed_by = record.repealed_by.clone().into_iter().collect::<Vec<_>>();
    let amending: Vec<String> = order_items::table
        .inner_join(orders::table)
        .filter(order_items::other_order_id.eq(&record.id))
        .filter(order_items::kind.eq("amend"))
        .filter(orders::state.eq_any([OrderState::Signed.code(), OrderState::Repealed.code()]))
        .limit(100)
        .select(orders::id)
        .load(conn)?;
    let document = record.read_document()?;
    Ok(Order {
        id: wanted,
        version: record.version,
        kind: code(&record.kind)?,
        state: code(&record.state)?,
        in_force: in_force(&record, on)?,
        issuer: code(&record.issuer)?,
        organization: institution(&record, &refs)?,
        repealed_by: order_refs(conn, &repealed_by)?.into_iter().next(),
        amended_by: order_refs(conn, &amending)?,
        number: record.number,
        signed_on: record.signed_on,
        effective_on: record.effective_on,
        title: record.title,
        preamble: document.preamble,
        wording: printed,
        names: names.into_iter().map(|(id, name)| Named { id, name }).collect(),
        items,
        signatory: document.signatory,
        approvers: document.approvers,
        executor: document.executor,
        signature: document.signature,
        by_paper: document.by_paper,
        note: document.note,
        repealed_on: record.repealed_on,
        cancellation: document.cancellation,
        files: files_of(conn, wanted)?,
    })
}

fn order_refs(conn: &mut Conn, ids: &[String]) -> StoreResult<Vec<OrderRef>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let found: Vec<OrderRecord> = orders::table
        .filter(orders::id.eq_any(ids))
        .order((orders::sort_key, orders::rank))
        .limit(200)
        .select(OrderRecord::as_select())
        .load(conn)?;
    found
        .into_iter()
        .map(|r| {
            Ok(OrderRef {
                id: id(&r.id)?,
                number: r.number,
                signed_on: r.signed_on,
                title: r.title,
            })
        })
        .collect()
}

/// Names of everything that items mention: a statement for each kind of object.
///
/// # Errors
/// A database that cannot be read.
pub fn names_in(conn: &mut Conn, items: &[OrderItem]) -> StoreResult<BTreeMap<Id, String>> {
    let mut wanted: [BTreeSet<Id>; 4] = Default::default();
    let [of_associations, of_people, of_organizations, of_orders] = &mut wanted;
    for item in items {
        of_associations.extend(item.effect.associations());
        of_people.extend(item.effect.people());
        of_organizations.extend(item.effect.organizations());
        of_orders.extend(item.effect.other_order());
    }
    let text = |ids: &BTreeSet<Id>| ids.iter().map(Id::to_string).collect::<Vec<_>>();
    let mut names = names_of(
        conn,
        &text(of_associations),
        &text(of_people),
        &text(of_organizations),
    )?;
    for other in order_refs(conn, &text(of_orders))? {
        let date = other.signed_on.map(veche_domain::terms::ru);
        let number = other.number.as_deref().unwrap_or("б/н");
        let called = match date {
            Some(date) => format!("приказ от {date} №\u{a0}{number} «{}»", other.title),
            None => format!("приказ №\u{a0}{number} «{}»", other.title),
        };
        names.insert(other.id, called);
    }
    Ok(names)
}

/// Names of associations, people and institutions.
///
/// # Errors
/// A database that cannot be read.
pub fn names_of(
    conn: &mut Conn,
    of_associations: &[String],
    of_people: &[String],
    of_organizations: &[String],
) -> StoreResult<BTreeMap<Id, String>> {
    let mut names = BTreeMap::new();
    let found: Vec<(String, String)> = associations::table
        .filter(associations::id.eq_any(of_associations))
        .limit(5_000)
        .select((associations::id, associations::name))
        .load(conn)?;
    for (key, name) in found {
        names.insert(id(&key)?, name);
    }
    let found: Vec<(String, String, String, Option<String>)> = people::table
        .filter(people::id.eq_any(of_people))
        .limit(20_000)
        .select((
            people::id,
            people::last_name,
            people::first_name,
            people::patronymic,
        ))
        .load(conn)?;
    for (key, last, first, patronymic) in found {
        names.insert(id(&key)?, full_name(&last, &first, patronymic.as_deref()));
    }
    for found in organization_refs(conn, of_organizations)? {
        names.insert(found.id, found.short_name);
    }
    Ok(names)
}

/// Puts an order out of force from a day, or back into force when the order that did so is taken back.
///
/// # Errors
/// A database that refuses it.
pub fn set_repealed(conn: &mut Conn, of: Id, by: Option<(Id, NaiveDate)>) -> StoreResult<()> {
    let state = if by.is_some() {
        OrderState::Repealed
    } else {
        OrderState::Signed
    };
    diesel::update(orders::table.find(of.to_string()))
        .set((
            orders::state.eq(state.code()),
            orders::repealed_on.eq(by.map(|(_, day)| day)),
            orders::repealed_by.eq(by.map(|(order, _)| order.to_string())),
            orders::version.eq(orders::version + 1),
        ))
        .execute(conn)?;
    Ok(())
}

/// Orders that this one put out of force.
///
/// # Errors
/// A database that cannot be read.
pub fn repealed_by(conn: &mut Conn, of: Id) -> StoreResult<Vec<Id>> {
    let found: Vec<String> = orders::table
        .filter(orders::repealed_by.eq(of.to_string()))
        .filter(orders::state.eq(OrderState::Repealed.code()))
        .limit(200)
        .select(orders::id)
        .load(conn)?;
    found.iter().map(|key| id(key)).collect()
}
