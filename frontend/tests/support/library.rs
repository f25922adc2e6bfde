//! Documents and lists of acknowledgement as the API answers them.

use serde_json::{Value, json};

use super::city::id;

fn reference() -> Value {
    json!({"id": id(7, 1), "kind": "concept", "title": "Концепция развития математического образования",
        "number": "2506-р", "date_as_printed": "24.12.2013"})
}

pub fn rows() -> Value {
    json!([
        {"id": id(7, 2), "kind": "order", "issuer": "Минобразования Новосибирской области",
            "title": "Об утверждении положения", "number": "1813", "date_as_printed": "23.07.2021",
            "date": "2021-07-23", "basis_number": 7, "subjects": [], "status": "in_force", "repealed_on": null},
        {"id": id(7, 1), "kind": "concept", "issuer": "Правительство Российской Федерации",
            "title": "Концепция развития математического образования", "number": "2506-р",
            "date_as_printed": "24.12.2013", "date": "2013-12-24", "basis_number": null,
            "subjects": [{"code": "math", "name": "Математика"}], "status": "in_force", "repealed_on": null},
        {"id": id(7, 3), "kind": "letter", "issuer": null, "title": "О старом порядке", "number": null,
            "date_as_printed": null, "date": null, "basis_number": null, "subjects": [], "status": "repealed",
            "repealed_on": "2026-10-01"},
    ])
}

pub fn document(status: &str) -> Value {
    let repealed = status == "repealed";
    json!({"id": id(7, 1), "version": 3, "kind": "concept", "issuer": "Правительство Российской Федерации",
    "title": "Концепция развития математического образования", "number": "2506-р",
    "date_as_printed": "24.12.2013", "date": "2013-12-24", "basis_number": null,
    "subjects": [{"code": "math", "name": "Математика"}], "source": "https://government.example/2506",
    "note": null, "status": status, "repealed_on": repealed.then_some("2026-10-01"),
    "repealed_by": repealed.then_some("распоряжение от 30.09.2026 № 1-р"),
    "editions": [
        {"id": id(7, 12), "label": "ред. от 08.10.2020", "amending_number": "2604-р", "amending_date": "08.10.2020",
            "effective_from": "2020-10-08", "note": null, "in_force": !repealed, "files": []},
        {"id": id(7, 11), "label": "первоначальная редакция", "amending_number": null, "amending_date": null,
            "effective_from": null, "note": null, "in_force": false, "files": [
                {"id": id(7, 21), "name": "концепция.pdf", "media_type": "application/pdf", "size": 348160,
                    "sha256": "00", "added_at": "2026-11-02T05:00:00Z"}]},
    ]})
}

fn shared(closed: bool, mine: Value) -> Value {
    json!({"id": id(8, 1), "document": reference(), "edition": {"id": id(7, 12), "label": "ред. от 08.10.2020"},
        "keeper": {"kind": "city"}, "audience": {"kind": "subjects", "codes": ["math"]},
        "opened_on": "2026-11-02", "due_on": "2026-11-20", "closed_on": closed.then_some("2026-11-24"),
        "tally": {"people": 3, "acknowledged": 1, "percent": 33}, "mine": mine})
}

pub fn lists() -> Value {
    let mut nobody = shared(true, Value::Null);
    nobody["id"] = json!(id(8, 2));
    nobody["tally"] = json!({"people": 0, "acknowledged": 0, "percent": null});
    json!([shared(false, json!({"confirmation": null})), nobody])
}

pub fn list(confirmed: bool) -> Value {
    let by = json!({"on": "2026-11-03", "at": "2026-11-03T03:00:00Z", "how": "account"});
    let mine = json!({"confirmation": if confirmed { by } else { Value::Null }});
    let mut list = shared(false, mine);
    list["version"] = json!(1);
    list["associations"] = json!([
        {"association_id": id(1, 1), "association_name": "ММО учителей математики",
            "tally": {"people": 3, "acknowledged": 1, "percent": 33}}]);
    list
}

pub fn readers() -> Value {
    let reader = |n, name: &str, confirmation: Value| {
        json!({"id": id(9, n), "person": {"id": id(3, n), "full_name": name}, "association_id": id(1, 1),
            "association_name": "ММО учителей математики", "added_on": "2026-11-02", "confirmation": confirmation})
    };
    let by = |how: &str| json!({"on": "2026-11-03", "at": "2026-11-03T03:00:00Z", "how": how});
    json!([
        reader(1, "Первая Анна Ильинична", by("account")),
        reader(2, "Вторая Анна Ильинична", by("paper")),
        reader(3, "Третья Анна Ильинична", Value::Null),
    ])
}
