//! Meetings of the invented city.

use serde_json::{Value, json};

use super::city::{id, institute, person, school};

pub fn body() -> Value {
    json!({"id": id(1, 1), "kind": "association", "code": "A01", "name": "ММО учителей математики"})
}

/// The list: today, ahead and online, past and not marked, held without minutes, cancelled.
pub fn rows() -> Value {
    let row = |number: u32, date: &str, state: &str, minutes: &str, theme: &str| {
        json!({"id": id(40, number), "body": body(), "school_year": 2026,
            "number": if state == "held" { json!(number) } else { Value::Null }, "date": date, "starts_at": "15:00",
            "place": "МАОУ СОШ № 901, каб. 12", "online": number == 2, "theme": theme, "state": state,
            "minutes_state": minutes})
    };
    json!([
        row(
            1,
            "2026-11-25",
            "planned",
            "none",
            "Итоги школьного этапа олимпиады"
        ),
        row(2, "2026-12-16", "planned", "none", "Функциональная грамотность"),
        row(3, "2026-11-20", "planned", "none", "Оценочные процедуры"),
        row(4, "2026-09-11", "held", "signed", "План работы на год"),
        row(5, "2026-10-14", "cancelled", "none", "Выездная школа")
    ])
}

fn participant(number: u32, votes: bool, mark: Value, substitute: Value) -> Value {
    let mut who = person(number);
    who["id"] = json!(id(3, number));
    json!({"person": who, "organization": school(), "position_name": "учитель", "admin_unit_code": "leninsky",
        "votes": votes, "mark": mark, "substitute": substitute})
}

fn decision() -> Value {
    json!({"mode": "counted", "votes_for": 3, "against": 0, "abstained": 1, "there": 4, "quorum": true, "accepted": true,
        "ballots": []})
}

fn item(number: u32, kind: &str, title: &str) -> Value {
    json!({"id": id(41, number), "kind": kind, "title": title, "speaker": null, "speaker_text": null, "office": null,
        "minutes_of": null, "decision": null, "election_id": null})
}

/// A meeting in a state, on a day.
pub fn meeting(state: &str, date: &str) -> Value {
    let held = state == "held";
    let mut plan = item(1, "approve_plan", "Об утверждении плана работы");
    let mut election = item(2, "election", "О выборах секретаря");
    election["office"] = json!("secretary");
    let mut report = item(3, "information", "Об итогах школьного этапа олимпиады");
    report["speaker"] = person(2);
    let mut earlier = item(4, "approve_minutes", "Об утверждении протокола");
    earlier["minutes_of"] = json!(id(40, 4));
    if held {
        plan["decision"] = decision();
        election["election_id"] = json!(id(42, 1));
    }
    let mark = |code: &str| if held { json!(code) } else { Value::Null };
    let none = Value::Null;
    let participants = json!([
        participant(0, true, mark("present"), none.clone()),
        participant(1, true, mark("online"), none.clone()),
        participant(
            2,
            true,
            mark("substituted"),
            if held {
                json!("Завуч школы № 901")
            } else {
                none.clone()
            }
        ),
        participant(3, true, mark("absent_excused"), none.clone()),
        participant(4, false, none.clone(), none)
    ]);
    json!({"id": id(40, 1), "version": 7, "body": body(), "institution_id": institute()["id"], "school_year": 2026,
        "number": if held { json!(2) } else { Value::Null }, "date": date, "starts_at": "15:00",
        "ends_at": if held { json!("16:30") } else { Value::Null }, "place": "МАОУ СОШ № 901, каб. 12",
        "link": "https://meet.example/42", "form": "round_table", "interaction": "по-своему",
        "theme": "Итоги школьного этапа олимпиады", "state": state,
        "cancel_reason": if state == "cancelled" { json!("Карантин в школе.") } else { Value::Null },
        "chair": {"person": person(1), "acting": false},
        "secretary": if held { json!({"person": person(2), "acting": true}) } else { Value::Null },
        "agenda": [plan, election, report, earlier], "participants": participants,
        "invitees": [{"name": "Ли Мария Петровна", "note": "методист", "person_id": null, "came": if held { json!(true) } else { Value::Null }}],
        "attendance": {"voting": 4, "there": if held { 2 } else { 0 }, "unmarked": if held { 0 } else { 4 }, "quorum": false},
        "composition_change": if held { json!({"joined": [person(1)], "left": [person(0)]}) } else { Value::Null },
        "moves": if state == "planned" { json!([{"at": "2026-11-10T04:00:00Z", "date": "2026-11-18", "starts_at": "14:00",
            "place": "Онлайн", "reason": "Каникулы."}]) } else { json!([]) },
        "minutes_state": if held { "draft" } else { "none" }, "elections": [], "registration_code": "k7m2",
        "by_paper": false})
}

/// What an earlier meeting resolved.
pub fn resolutions() -> Value {
    json!([{"id": id(43, 1), "version": 1, "meeting_id": id(40, 4), "date": "2026-09-11", "body": body(),
        "agenda_item_id": id(41, 9), "number": "1.1", "text": "Подготовить сборник заданий.",
        "responsible_person": person(1), "responsible": null, "due_on": "2026-11-01", "state": "open",
        "closed_on": null, "note": null, "overdue": true}])
}

pub fn norm(missing: i64) -> Value {
    let meeting = |number: u32, date: &str, counting: &str| json!({"id": id(40, number), "number": null, "date": date, "theme": "Тема", "counting": counting});
    if missing == 3 {
        return json!({"school_year": 2026, "required": 3, "counted": 0, "missing": 3, "meetings": []});
    }
    json!({"school_year": 2026, "required": 3, "counted": 1, "missing": 2, "meetings": [
        meeting(1, "2026-08-28", "counts"), meeting(2, "2026-10-14", "cancelled"), meeting(3, "2026-11-06", "unsigned"),
        meeting(4, "2026-11-20", "overdue"), meeting(5, "2026-12-16", "ahead")]})
}

pub fn links() -> Value {
    json!([{"id": id(44, 1), "association_id": id(1, 1), "path": null, "created_at": "2026-10-01T04:00:00Z",
            "used_at": "2026-11-24T04:00:00Z"},
        {"id": id(44, 2), "association_id": null, "path": null, "created_at": "2026-11-01T04:00:00Z", "used_at": null}])
}
