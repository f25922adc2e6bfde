//! The city council over HTTP, on both databases: its members, and what it says of analyses (VII.7.8).

mod considering;
mod meetings;
mod register;

use serde_json::{Value, json};
use veche_tests::{Client, MEETINGS, Registrar, Sitting, act, id_of};

/// Address of the register.
pub const MEMBERS: &str = "/api/v1/council-members";
/// The council.
pub const BODY: &str = "00000000-0000-7000-8000-000000000001";

/// A council of three: chair, secretary, member, since 1 September 2026.
pub struct Three {
    /// People in the order of their roles.
    pub people: [String; 3],
}

/// Enters a council of three.
#[track_caller]
pub fn three(registrar: &Registrar<'_>) -> Three {
    let people = [
        "Советова Анна Ильинична",
        "Протоколова Анна Ильинична",
        "Рядова Анна Ильинична",
    ]
    .map(|name| registrar.teacher(name, "org901"));
    for (person, role) in people.iter().zip(["chair", "secretary", "member"]) {
        enter(&registrar.department, person, role, "2026-09-01").expect(201);
    }
    Three { people }
}

/// Enters a member.
pub fn enter(client: &Client, person: &str, role: &str, from: &str) -> veche_tests::Answer {
    let body = json!({"person_id": person, "role": role, "from": from, "basis": "Приказ № 7"});
    client.post(MEMBERS, &body)
}

/// Plans a meeting of the council and gives its address.
#[track_caller]
pub fn planned(client: &Client, day: &str) -> String {
    let ask = json!({"body_id": BODY, "date": day, "theme": "Об анализах работы"});
    format!("{MEETINGS}/{}", id_of(&client.post(MEETINGS, &ask).expect(201)))
}

/// An accepted analysis of an association.
#[track_caller]
pub fn accepted(registrar: &Registrar<'_>, of: &Sitting) -> String {
    let department = &registrar.department;
    let body = json!({"association_id": of.association, "school_year": 2025});
    let id = id_of(&department.post("/api/v1/analyses", &body).expect(201));
    let path = format!("/api/v1/analyses/{id}");
    again(registrar, &path);
    id
}

/// Writes, hands over and accepts an analysis.
#[track_caller]
pub fn again(registrar: &Registrar<'_>, path: &str) {
    let department = &registrar.department;
    let texts =
        json!([{"section": "conclusions", "text": "Выводы"}, {"section": "next_tasks", "text": "Задачи"}]);
    department
        .patch(path, department.get(path).etag(), &json!({"texts": texts}))
        .expect(200);
    for verb in ["submit", "accept"] {
        act(department, path, verb, &json!({})).expect(200);
    }
}

/// State and what the council said of an analysis.
#[track_caller]
pub fn stands(client: &Client, id: &str) -> (Value, Value) {
    let found = client.get(&format!("/api/v1/analyses/{id}")).expect(200);
    (found["state"].clone(), found["consideration"]["outcome"].clone())
}
