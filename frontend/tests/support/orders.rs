//! Orders of the invented city.

use serde_json::{Value, json};

use super::city::{id, institute, person};

/// The list: a draft, one in force, one out of force, one taken back.
pub fn rows() -> Value {
    let row = |number: u32, state: &str, in_force: bool, printed: Value| {
        json!({"id": id(30, number), "kind": "approve_composition", "state": state, "in_force": in_force,
            "issuer": "department", "organization": null, "number": printed,
            "signed_on": if state == "draft" { Value::Null } else { json!("2026-09-01") },
            "effective_on": if state == "draft" { Value::Null } else { json!("2026-09-01") },
            "title": "Об утверждении состава", "by_paper": number == 3})
    };
    let mut own = row(5, "signed", true, json!("7-к"));
    own["kind"] = json!("appoint_curator");
    own["issuer"] = json!("institution");
    own["organization"] = institute();
    json!([
        row(1, "draft", false, Value::Null),
        row(2, "signed", true, json!("0812-од")),
        row(3, "repealed", false, json!("0482-09")),
        row(4, "cancelled", false, json!("0813-од")),
        own
    ])
}

/// An order with items of several kinds.
pub fn order(state: &str) -> Value {
    let draft = state == "draft";
    let signed = |value: Value| if draft { Value::Null } else { value };
    let member = |number: u32| json!({"person_id": id(3, number), "admin_unit_code": "leninsky"});
    json!({"id": id(30, 1), "version": 4, "kind": "approve_composition", "state": state, "in_force": state == "signed",
        "issuer": "department", "organization": null, "number": signed(json!("0812-од")),
        "signed_on": signed(json!("2026-09-01")), "effective_on": signed(json!("2026-09-02")),
        "title": "Об утверждении перечня и состава", "preamble": "В соответствии с пунктом I.4 Положения",
        "items": [
            {"effect": {"kind": "approve_list", "school_year": 2026,
                "associations": [{"association_id": id(1, 1), "organization_id": id(2, 2)}]}},
            {"effect": {"kind": "approve_composition", "association_id": id(1, 1), "members": [member(0), member(1)]}},
            {"effect": {"kind": "repeal", "order_id": id(30, 3)}},
            {"text": "Контроль оставляю за собой.", "effect": {"kind": "instruct"}}],
        "wording": ["Утвердить перечень профессиональных объединений на 2026/2027 учебный год (приложение 1).",
            "Утвердить состав профессионального объединения «ММО учителей математики» (приложение 2).",
            "Признать утратившим силу приказ от 01.06.2022 №\u{a0}0482-09 «Об утверждении состава».",
            "Контроль оставляю за собой."],
        "names": [{"id": id(1, 1), "name": "ММО учителей математики"}, {"id": id(2, 2), "name": "МАУ ДПО «НИСО»"},
            {"id": id(3, 0), "name": "Фёдорова Анна Игоревна"}, {"id": id(3, 1), "name": "Ким Олег Сергеевич"},
            {"id": id(30, 3), "name": "приказ от 01.06.2022 №\u{a0}0482-09 «Об утверждении состава»"}],
        "signatory": signed(json!({"name": "О. С. Ким", "post": "начальника департамента", "acting": true})),
        "approvers": [{"name": "М. П. Ли", "post": "Заместитель начальника", "acting": false}],
        "executor": {"name": "Фёдорова А. И.", "phone": "2000000"}, "signature": signed(json!("paper")),
        "by_paper": false, "note": null, "repealed_on": null, "repealed_by": null,
        "amended_by": signed(json!([{"id": id(30, 6), "number": "0900-од", "signed_on": "2026-11-02",
            "title": "О внесении изменений"}])).as_array().cloned().unwrap_or_default(),
        "files": [{"id": id(30, 1), "kind": "scan", "name": "Приказ № 17-од (подписан).pdf", "media_type": "application/pdf",
            "size": 1_900_000, "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            "added_at": "2026-09-02T04:20:00Z"}], "cancellation": if state == "cancelled" { json!({"on": "2026-11-20", "reason": "Издан ошибочно.",
            "basis": {"kind": "department_order", "number": "0950-од", "date": "2026-11-20", "note": null,
                "order_id": id(30, 7)}}) } else { Value::Null }})
}

/// An answer with a refusal, a warning and a change.
pub fn preview() -> Value {
    let told = |weight: &str, clause: &str, text: &str| {
        json!({"weight": weight, "track": null,
        "association_id": id(1, 1), "text": text, "clause": clause})
    };
    json!({"signable": false, "consequences": [
        told("refusal", "I.5", "«ММО учителей математики»: объединение прекращено 01.06.2026."),
        told("warning", "VII.7.1", "Ким Олег Сергеевич не возглавляет РМО."),
        told("change", "I.4", "«ММО учителей математики»: с 01.09.2026 в состав входят (1): Ли Мария Петровна.")]})
}

/// What happened to an association.
pub fn timeline() -> Value {
    let bar = |track: &str, from: &str, until: Value, code: Value, label: &str| {
        json!({"track": track, "from": from,
        "until": until, "code": code, "label": label, "subject_id": null, "basis": null})
    };
    let none = Value::Null;
    json!({"items": [
            bar("status", "2022-03-01", json!("2022-06-01"), json!("draft"), "проект"),
            bar("status", "2022-06-01", none.clone(), json!("active"), "действует"),
            bar("institution", "2022-06-01", none.clone(), none.clone(), "МАУ ДПО «НИСО»"),
            bar("leader", "2026-09-11", none.clone(), none.clone(), &text(&person(1))),
            bar("curator", "2023-01-10", json!("2026-01-10"), none.clone(), &text(&person(2))),
            bar("composition", "2022-06-01", json!("2026-09-01"), none.clone(), "7"),
            bar("composition", "2026-09-01", none, Value::Null, "8")],
        "orders": [rows()[1].clone(), rows()[2].clone(), rows()[3].clone()]})
}

fn text(person: &Value) -> String {
    person["full_name"].as_str().unwrap().to_owned()
}
