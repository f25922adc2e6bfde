//! Orders over real HTTP on both databases: what they do to the register, and how that is undone.

mod composition;
mod papers;
mod reorganization;

use serde_json::{Value, json};
use veche_tests::{Answer, Client, Registrar, act, id_of};

/// A draft of the issuer with these effects; gives its address.
#[track_caller]
fn draft(client: &Client, organization: Option<&str>, effects: &[Value]) -> String {
    let items: Vec<Value> = effects.iter().map(|effect| json!({"effect": effect})).collect();
    let issuer = if organization.is_some() {
        "institution"
    } else {
        "department"
    };
    let kind = if organization.is_some() {
        "appoint_curator"
    } else {
        "create"
    };
    let body = json!({"kind": kind, "issuer": issuer, "organization_id": organization,
        "title": "О работе объединений", "items": items});
    let made = client.post("/api/v1/orders", &body).expect(201);
    assert_eq!(made["state"], "draft");
    format!("/api/v1/orders/{}", id_of(&made))
}

/// Signs an order in force from its date.
fn sign(client: &Client, order: &str, on: &str) -> Answer {
    let body = json!({"number": "0482-од", "signed_on": on, "signature": "paper",
        "signatory": {"name": "И. О. Фамилия", "post": "Начальник департамента", "acting": true}});
    act(client, order, "sign", &body)
}

/// Draws an order up and signs it; gives its address.
#[track_caller]
fn signed(client: &Client, organization: Option<&str>, on: &str, effects: &[Value]) -> String {
    let order = draft(client, organization, effects);
    let answer = sign(client, &order, on).expect(200);
    assert_eq!(answer["state"], "signed");
    order
}

fn cancel(client: &Client, order: &str) -> Answer {
    act(client, order, "cancel", &json!({"reason": "Издан по ошибке"}))
}

fn id(path: &str) -> String {
    path.rsplit('/').next().unwrap().to_owned()
}

/// A draft of a ММО of mathematics; gives its address.
#[track_caller]
fn association(hand: &Registrar<'_>, code: &str) -> String {
    hand.draft(
        &json!({"code": code, "name": format!("ММО учителей математики {code}"), "kind": "mmo",
        "subject_code": "math", "audience": "учителя"}),
    )
}

/// State of an association on a day.
#[track_caller]
fn status(hand: &Registrar<'_>, path: &str, on: &str) -> Value {
    hand.department.get(&format!("{path}?on={on}")).expect(200)["status"].clone()
}

/// Names of the members in force on a day.
#[track_caller]
fn members(hand: &Registrar<'_>, path: &str, on: &str) -> Vec<String> {
    let rows = hand
        .department
        .all(&format!("{path}/members?on={on}&state=in_force"));
    let mut names: Vec<String> = rows
        .iter()
        .map(|m| m["person"]["full_name"].as_str().unwrap().to_owned())
        .collect();
    names.sort();
    names
}

/// Who holds an office on a day.
#[track_caller]
fn holder(hand: &Registrar<'_>, path: &str, office: &str, on: &str) -> Option<String> {
    let found = hand.department.get(&format!("{path}?on={on}")).expect(200);
    let offices = found["offices"].as_array().unwrap().clone();
    let day = on.to_owned();
    let holds = |o: &&Value| {
        let from = o["from"].as_str().is_none_or(|f| f <= day.as_str());
        let until = o["until"].as_str().is_none_or(|u| day.as_str() < u);
        o["office"] == office && from && until
    };
    let term = offices.iter().find(holds)?;
    Some(term["person"]["full_name"].as_str().unwrap().to_owned())
}
