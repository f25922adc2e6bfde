//! A meeting of eight, its votes and its minutes.

use serde_json::{Value, json};
use veche_domain::{
    Id,
    elections::{CandidateVotes, tally},
};

use super::city::id;

const NAMES: [&str; 8] = [
    "Фёдорова Анна Игоревна",
    "Ким Олег Сергеевич",
    "Ли Мария Петровна",
    "Первая Инна Юрьевна",
    "Вторая Ольга Львовна",
    "Третья Анна Ильинична",
    "Четвёртый Пётр Ильич",
    "Пятая Вера Олеговна",
];

/// A member by number, from 1.
pub fn person(number: u32) -> Value {
    json!({"id": id(3, number), "full_name": NAMES[number as usize - 1]})
}

pub fn body() -> Value {
    json!({"id": id(1, 1), "kind": "association", "code": "A01", "name": "ММО учителей математики"})
}

fn participants() -> Value {
    let one = |number: u32| {
        let mark = match number {
            7 => "absent_excused",
            6 => "online",
            8 => "substituted",
            _ => "present",
        };
        let substitute = (number == 8).then_some("Шестая Нина Павловна");
        json!({"person": person(number), "organization": null, "position_name": "учитель", "admin_unit_code": "leninsky",
            "votes": true, "mark": mark, "substitute": substitute})
    };
    (1..=8).map(one).collect()
}

fn decision() -> Value {
    json!({"mode": "counted", "votes_for": 6, "against": 0, "abstained": 0, "there": 6, "quorum": true,
        "accepted": true, "ballots": []})
}

/// A meeting chaired by the first, written down by the second member.
pub fn meeting(state: &str, minutes_state: &str) -> Value {
    let item = |n: u32, kind: &str, title: &str| {
        json!({"id": id(8, n), "kind": kind, "title": title, "speaker": person(3), "speaker_text": null,
            "office": if kind == "election" { json!("leader") } else { Value::Null }, "minutes_of": null,
            "decision": if kind == "approve_plan" { decision() } else { Value::Null }, "election_id": null})
    };
    json!({"id": id(9, 1), "version": 4, "body": body(), "institution_id": null, "school_year": 2026, "number": 2,
        "date": "2026-11-24", "starts_at": "15:00", "ends_at": "16:30", "place": "МАОУ СОШ № 901, кабинет 12",
        "link": null, "form": null, "interaction": null, "theme": "Подготовка к экзамену", "state": state,
        "cancel_reason": null, "chair": {"person": person(1), "acting": false},
        "secretary": {"person": person(2), "acting": true},
        "agenda": [item(1, "approve_plan", "Об изменении плана работы"), item(2, "election", "О выборах руководителя"),
            item(3, "information", "О пробном экзамене")],
        "participants": participants(), "invitees": [{"name": "Седьмой Иван Львович", "note": "методист", "person_id": null, "came": true}],
        "attendance": {"voting": 8, "there": 6, "unmarked": 0, "quorum": true}, "composition_change": null,
        "moves": [], "minutes_state": minutes_state, "elections": [id(10, 1)], "registration_code": null, "by_paper": false})
}

fn verdict(fine: bool) -> Value {
    json!({"allowed": true, "reasons": [{"clause": "VII.7.3", "met": fine, "binding": false,
        "fact": "Стаж по специальности – 4 года", "cure": (!fine).then_some("Дождитесь пяти лет стажа.")}]})
}

/// A round with these votes for the first and the third member, then against and abstained.
fn round(number: i32, votes: [i64; 4], closed: bool) -> Value {
    let ids: [Id; 2] = [id(3, 1).parse().unwrap(), id(3, 3).parse().unwrap()];
    let cast = [
        CandidateVotes {
            candidate_id: ids[0],
            votes: votes[0],
        },
        CandidateVotes {
            candidate_id: ids[1],
            votes: votes[1],
        },
    ];
    let tally = serde_json::to_value(tally(8, &cast, votes[2], votes[3])).unwrap();
    json!({"number": number, "opened_at": "2026-11-24T08:10:00Z", "closed_at": closed.then_some("2026-11-24T08:20:00Z"),
        "candidates": [
            {"person": person(1), "at_opening": verdict(true), "at_closing": null, "votes": votes[0]},
            {"person": person(3), "at_opening": verdict(false), "at_closing": null, "votes": votes[1]}],
        "tally": tally})
}

/// An election of a leader; `mine` is the vote of the fourth member.
pub fn election(state: &str, mode: &str, mine: Option<&str>) -> Value {
    let closed = !matches!(state, "nomination" | "open");
    let last = match state {
        "elected" | "annulled" => [5, 2, 0, 0],
        "undecided" => [4, 3, 1, 0],
        _ if mode == "counted" => [0, 0, 0, 0],
        _ => [2, 1, 1, 0],
    };
    let rounds = match state {
        "nomination" => json!([]),
        "elected" | "annulled" => json!([round(1, [4, 3, 1, 0], true), round(2, last, closed)]),
        _ => json!([round(1, last, closed)]),
    };
    let voter = |number: u32| {
        let vote = match number {
            1 | 2 => Some(("for", Some(id(3, 1)))),
            3 => Some(("for", Some(id(3, 3)))),
            5 => Some(("against", None)),
            4 => mine.map(|vote| (vote, (vote == "for").then(|| id(3, 1)))),
            _ => None,
        };
        let vote = vote.filter(|_| mode == "by_name");
        json!({"person": person(number), "member_now": number != 5, "vote": vote.as_ref().map(|v| v.0),
            "candidate_id": vote.as_ref().and_then(|v| v.1.clone()), "has_voted": vote.is_some()})
    };
    let voters: Value = if state == "nomination" {
        json!([])
    } else {
        (1..=8).map(voter).collect()
    };
    json!({"id": id(10, 1), "version": 3, "meeting_id": id(9, 1), "date": "2026-11-24", "body": body(),
        "agenda_item_id": id(8, 2), "office": "leader", "mode": mode, "state": state, "electorate": 8, "needed": 5,
        "voters": voters, "nominated": [person(1), person(3)], "rounds": rounds,
        "elected": if state == "elected" { person(1) } else { Value::Null },
        "next_candidates": if state == "undecided" { json!([id(3, 1), id(3, 3)]) } else { json!([]) },
        "warnings": if state == "elected" { json!(["Руководитель и секретарь – один человек: это не запрещено."]) } else { json!([]) },
        "annul_reason": (state == "annulled").then_some("Неверно подсчитаны голоса."), "may_vote": state == "open"})
}

/// The text of the secretary.
pub fn content() -> Value {
    let resolution = |number: u32, text: &str, who: Option<&str>, due: Option<&str>| json!({"id": id(11, number), "text": text, "responsible_id": null, "responsible": who, "due_on": due});
    json!({"declared": 7, "annexes": "Явочный лист\nПрезентация", "note": "Заседание записано на видео.", "items": [
        {"agenda_item_id": id(8, 1), "heard": "Ли М. П. – об изменении плана.", "spoke": "Ким О. С.: поддерживает.",
            "resolutions": [resolution(1, "Утвердить изменения", None, None),
                resolution(2, "Разослать план", Some("Ким О. С."), Some("2026-12-01"))]},
        {"agenda_item_id": id(8, 2), "heard": "Выдвинуты два кандидата.", "spoke": "", "resolutions": []},
        {"agenda_item_id": id(8, 3), "heard": "Итоги пробного экзамена.", "spoke": "", "resolutions": []}]})
}

/// A resolution by number.
pub fn resolution(number: u32, state: &str, overdue: bool) -> Value {
    let closed = (state != "open").then_some("2026-11-20");
    json!({"id": id(11, number), "version": 2, "meeting_id": id(9, 1), "date": "2026-11-24", "body": body(),
        "agenda_item_id": id(8, 1), "number": format!("1.{number}"), "text": "Разослать план",
        "responsible_person": if number == 2 { person(2) } else { Value::Null },
        "responsible": (number == 3).then_some("методисты школ"), "due_on": (number != 1).then_some("2026-11-20"),
        "state": state, "closed_on": closed, "note": closed.map(|_| "Разослан по почте."), "overdue": overdue})
}

/// Minutes with these signatures: by chair, by secretary.
pub fn minutes(state: &str, signed: [bool; 2]) -> Value {
    let heading = |n: u32, kind: &str, title: &str, speaker: Option<&str>| {
        let decided = if n == 1 { decision() } else { Value::Null };
        let elected = if n == 2 {
            let election = election("elected", "by_name", None);
            let rounds: Value = election["rounds"]
                .as_array()
                .unwrap()
                .iter()
                .map(|r| r["tally"].clone())
                .collect();
            json!({"id": id(10, 1), "office": "leader", "rounds": rounds, "names": [person(1), person(3)], "elected": person(1)})
        } else {
            Value::Null
        };
        json!({"agenda_item_id": id(8, n), "kind": kind, "title": title, "speaker": speaker, "decision": decided, "election": elected})
    };
    let sign = |role: &str, number: u32, kind: &str| json!({"role": role, "person": person(number), "kind": kind, "at": "2026-11-25T03:05:00Z"});
    let mut signatures = Vec::new();
    if signed[0] {
        signatures.push(sign("chair", 1, "simple"));
    }
    if signed[1] {
        signatures.push(sign("secretary", 2, "simple"));
    }
    json!({"meeting_id": id(9, 1), "version": 5, "body": body(), "school_year": 2026, "number": 2, "date": "2026-11-24",
        "state": state, "revision": 1, "correction": null, "chair": person(1), "secretary": person(2),
        "theme": "Подготовка к экзамену", "participants": participants(),
        "invitees": [{"name": "Седьмой Иван Львович", "note": "методист", "person_id": null, "came": true}],
        "headings": [heading(1, "approve_plan", "Об изменении плана работы", Some("Ли М. П., учитель")),
            heading(2, "election", "О выборах руководителя", None), heading(3, "information", "О пробном экзамене", Some("Ким О. С."))],
        "content": content(), "resolutions": [], "remarks": [], "signatures": signatures, "revisions": [],
        "published_on": (state == "published").then_some("2026-11-25"), "extract": false, "by_paper": false,
        "edited_at": "2026-11-25T02:05:00Z", "edited_by": "Ким О. С."})
}
