//! Items of orders. What an item does is JSON; the objects it names stand in columns of their own, so that the
//! database checks them and a merge of two people reaches them.

use std::collections::HashMap;

use diesel::prelude::*;
use serde_json::{Map, Value, json};
use veche_domain::{
    Id,
    orders::{Effect, OrderItem},
};

use crate::{
    Conn, StoreError, StoreResult,
    columns::{id, new_id},
    schema::{order_item_associations, order_item_people, order_items},
};

/// Most rows that one order has in all its annexes.
const MOST: i64 = 20_000;

/// Lists of an effect: the key in JSON, and whether it names people.
const LISTS: [(&str, bool); 6] = [
    ("members", true),
    ("carried", true),
    ("people", true),
    ("associations", false),
    ("predecessors", false),
    ("successors", false),
];

/// Single objects of an effect: the key in JSON.
const OBJECTS: [&str; 4] = ["association_id", "organization_id", "person_id", "order_id"];

fn take_text(object: &mut Map<String, Value>, key: &str) -> Option<String> {
    match object.remove(key) {
        Some(Value::String(text)) => Some(text),
        _ => None,
    }
}

/// Replaces the items of an order.
///
/// # Errors
/// [`StoreError::Reference`] when an item names an object that does not exist.
pub fn save_items(conn: &mut Conn, order: Id, items: &[OrderItem]) -> StoreResult<()> {
    let key = order.to_string();
    let former = || order_items::table.filter(order_items::order_id.eq(key.clone()));
    let ids: Vec<String> = former().limit(MOST).select(order_items::id).load(conn)?;
    diesel::delete(order_item_people::table.filter(order_item_people::item_id.eq_any(&ids))).execute(conn)?;
    diesel::delete(order_item_associations::table.filter(order_item_associations::item_id.eq_any(&ids)))
        .execute(conn)?;
    diesel::delete(former()).execute(conn)?;
    for (position, item) in (0_i32..).zip(items) {
        save_item(conn, &key, position, item)?;
    }
    Ok(())
}

fn save_item(conn: &mut Conn, order: &str, position: i32, item: &OrderItem) -> StoreResult<()> {
    use order_items as i;
    let Value::Object(mut payload) = serde_json::to_value(&item.effect)? else {
        return Err(StoreError::Other("an effect is no object".to_owned()));
    };
    payload.remove("kind");
    let [association, organization, person, other] = OBJECTS.map(|key| take_text(&mut payload, key));
    let lists: Vec<(&str, bool, Value)> = LISTS
        .into_iter()
        .filter_map(|(name, people)| Some((name, people, payload.remove(name)?)))
        .collect();
    let item_id = new_id().to_string();
    diesel::insert_into(i::table)
        .values((
            i::id.eq(&item_id),
            i::order_id.eq(order),
            i::position.eq(position),
            i::kind.eq(item.effect.code()),
            i::text.eq(&item.text),
            i::payload.eq(Value::Object(payload).to_string()),
            i::association_id.eq(association),
            i::organization_id.eq(organization),
            i::person_id.eq(person),
            i::other_order_id.eq(other),
        ))
        .execute(conn)?;
    for (name, people, rows) in lists {
        let rows = rows.as_array().cloned().unwrap_or_default();
        for (at, row) in (0_i32..).zip(rows) {
            if people {
                save_person(conn, &item_id, at, row)?;
            } else {
                save_association(conn, &item_id, name, at, row)?;
            }
        }
    }
    Ok(())
}

fn save_person(conn: &mut Conn, item: &str, at: i32, row: Value) -> StoreResult<()> {
    use order_item_people as p;
    let Value::Object(mut row) = row else {
        return Err(StoreError::Other("a person of an item is no object".to_owned()));
    };
    let person = take_text(&mut row, "person_id").unwrap_or_default();
    diesel::insert_into(p::table)
        .values((
            p::id.eq(new_id().to_string()),
            p::item_id.eq(item),
            p::position.eq(at),
            p::person_id.eq(person),
            p::admin_unit_code.eq(take_text(&mut row, "admin_unit_code")),
            p::association_id.eq(take_text(&mut row, "into")),
            p::note.eq(take_text(&mut row, "merit")),
        ))
        .execute(conn)?;
    Ok(())
}

fn save_association(conn: &mut Conn, item: &str, role: &str, at: i32, row: Value) -> StoreResult<()> {
    use order_item_associations as a;
    let (association, organization) = match row {
        Value::String(only) => (only, None),
        Value::Object(mut row) => (
            take_text(&mut row, "association_id").unwrap_or_default(),
            take_text(&mut row, "organization_id"),
        ),
        _ => {
            return Err(StoreError::Other(
                "an association of an item is no object".to_owned(),
            ));
        }
    };
    diesel::insert_into(a::table)
        .values((
            a::id.eq(new_id().to_string()),
            a::item_id.eq(item),
            a::position.eq(at),
            a::role.eq(role),
            a::association_id.eq(association),
            a::organization_id.eq(organization),
        ))
        .execute(conn)?;
    Ok(())
}

type ItemRow = (
    (String, String, String, Option<String>, String),
    (Option<String>, Option<String>, Option<String>, Option<String>),
);
type PersonRow = (String, String, Option<String>, Option<String>, Option<String>);
type AssociationRow = (String, String, String, Option<String>);

/// Items of each of the orders, in their order: three statements for all of them.
///
/// # Errors
/// A database that cannot be read.
pub fn items_of(conn: &mut Conn, orders: &[String]) -> StoreResult<HashMap<Id, Vec<OrderItem>>> {
    use order_item_associations as a;
    use order_item_people as p;
    use order_items as i;
    if orders.is_empty() {
        return Ok(HashMap::new());
    }
    let found: Vec<ItemRow> = i::table
        .filter(i::order_id.eq_any(orders))
        .order((i::order_id, i::position))
        .limit(MOST)
        .select((
            (i::id, i::order_id, i::kind, i::text, i::payload),
            (
                i::association_id,
                i::organization_id,
                i::person_id,
                i::other_order_id,
            ),
        ))
        .load(conn)?;
    let ids: Vec<&str> = found.iter().map(|((id, ..), _)| id.as_str()).collect();
    let people: Vec<PersonRow> = p::table
        .filter(p::item_id.eq_any(&ids))
        .order((p::item_id, p::position))
        .limit(MOST)
        .select((
            p::item_id,
            p::person_id,
            p::admin_unit_code,
            p::association_id,
            p::note,
        ))
        .load(conn)?;
    let associations: Vec<AssociationRow> = a::table
        .filter(a::item_id.eq_any(&ids))
        .order((a::item_id, a::position))
        .limit(MOST)
        .select((a::item_id, a::role, a::association_id, a::organization_id))
        .load(conn)?;
    let mut named: HashMap<String, Vec<PersonRow>> = HashMap::new();
    for row in people {
        named.entry(row.0.clone()).or_default().push(row);
    }
    let mut listed: HashMap<String, Vec<AssociationRow>> = HashMap::new();
    for row in associations {
        listed.entry(row.0.clone()).or_default().push(row);
    }
    let mut items: HashMap<Id, Vec<OrderItem>> = HashMap::new();
    for ((key, order, kind, text, payload), objects) in found {
        let people = named.remove(&key).unwrap_or_default();
        let associations = listed.remove(&key).unwrap_or_default();
        let effect = effect(&kind, &payload, objects, people, associations)?;
        items
            .entry(id(&order)?)
            .or_default()
            .push(OrderItem { text, effect });
    }
    Ok(items)
}

fn effect(
    kind: &str,
    payload: &str,
    (association, organization, person, other): (
        Option<String>,
        Option<String>,
        Option<String>,
        Option<String>,
    ),
    people: Vec<PersonRow>,
    associations: Vec<AssociationRow>,
) -> StoreResult<Effect> {
    let mut whole: Map<String, Value> = serde_json::from_str(payload)?;
    whole.insert("kind".to_owned(), kind.into());
    for (key, value) in OBJECTS
        .into_iter()
        .zip([association, organization, person, other])
    {
        if let Some(value) = value {
            whole.insert(key.to_owned(), value.into());
        }
    }
    let person = |(_, who, unit, into, note): PersonRow| match kind {
        "reorganize" => json!({"person_id": who, "admin_unit_code": unit, "into": into}),
        "recognize" => json!({"person_id": who, "merit": note}),
        _ => json!({"person_id": who, "admin_unit_code": unit}),
    };
    let people_key = match kind {
        "approve_composition" => Some("members"),
        "reorganize" => Some("carried"),
        "recognize" => Some("people"),
        _ => None,
    };
    if let Some(key) = people_key {
        whole.insert(key.to_owned(), people.into_iter().map(person).collect());
    }
    let roles: &[&str] = match kind {
        "approve_list" => &["associations"],
        "reorganize" => &["predecessors", "successors"],
        _ => &[],
    };
    for role in roles {
        let mine = associations.iter().filter(|(_, of, ..)| of == role);
        let rows: Value = mine
            .map(|(_, _, which, institution)| match kind {
                "approve_list" => json!({"association_id": which, "organization_id": institution}),
                _ => json!(which),
            })
            .collect();
        whole.insert((*role).to_owned(), rows);
    }
    Ok(serde_json::from_value(Value::Object(whole))?)
}
