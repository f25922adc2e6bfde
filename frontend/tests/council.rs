//! The screens of the city council as HTML.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

mod support;

use std::rc::Rc;

use serde_json::json;
use support::{city, department, render, snapshot};
use veche_domain::{
    access::Grant,
    analyses::AnalysisRow,
    council::CouncilMember,
    meetings::{Meeting, MeetingRow},
};
use veche_frontend::{
    council::{CouncilView, EndMemberForm, MemberForm, QueueView},
    hooks::ListState,
    meetings::{COUNCIL, DecideForm, MeetingView},
    state::Locale::{En, Ru},
};
use yew::prelude::*;

fn members(with_chair: bool) -> ListState<CouncilMember> {
    let member = |n: u32, name: &str, role: &str| {
        json!({"id": city::id(9, n), "version": 1, "person": {"id": city::id(3, n), "full_name": name},
            "organization": {"id": city::id(2, 1), "short_name": "СОШ № 901", "admin_unit_code": null},
            "position_name": "учитель", "role": role, "from": "2026-09-01", "until": null,
            "basis": "приказ № 12-од от 01.09.2026", "end_reason": null})
    };
    let mut all = vec![
        member(1, "Громова Анна Ильинична", "member"),
        member(2, "Зотова Мария Петровна", "secretary"),
    ];
    if with_chair {
        all.push(member(3, "Яковлева Ирина Олеговна", "chair"));
    }
    ListState::loaded(city::read(json!(all)))
}

fn queue() -> ListState<AnalysisRow> {
    let row = |n: u32, name: &str, late: bool| {
        json!({"id": city::id(7, n), "association": {"id": city::id(1, n), "code": format!("A0{n}"), "name": name},
            "school_year": 2025, "state": "accepted", "submitted_on": "2026-05-12", "late": late,
            "accepted_at": "2026-05-20T05:00:00Z", "consideration": null, "queued": null})
    };
    ListState::loaded(city::read(json!([
        row(1, "ММО учителей математики", false),
        row(2, "Ассоциация педагогов-психологов", true)
    ])))
}

fn meeting(n: u32, state: &str, date: &str) -> serde_json::Value {
    json!({"id": city::id(6, n), "body": {"id": COUNCIL, "kind": "council", "code": null,
        "name": "Городской научно-методический совет"}, "school_year": 2026, "number": (state == "held").then_some(1),
        "date": date, "starts_at": null, "place": null, "online": false, "theme": "Об анализах работы", "state": state,
        "minutes_state": if state == "held" { "signed" } else { "none" }, "chair_id": null, "secretary_id": null})
}

fn meetings() -> ListState<MeetingRow> {
    ListState::loaded(city::read(json!([
        meeting(8, "planned", "2026-12-10"),
        meeting(9, "held", "2026-10-10")
    ])))
}

fn whole() -> Rc<Meeting> {
    let mut found = meeting(8, "planned", "2026-11-25");
    let participant = json!({"person": {"id": city::id(3, 3), "full_name": "Яковлева Ирина Олеговна"}, "organization": null,
        "position_name": null, "admin_unit_code": null, "votes": true, "mark": "present", "substitute": null});
    let more = json!({"version": 2, "institution_id": null, "ends_at": null, "link": null, "form": null,
        "interaction": null, "cancel_reason": null, "chair": null, "secretary": null,
        "agenda": [{"id": city::id(5, 1), "kind": "consider_analysis",
            "title": "Об анализе работы за 2025/2026 учебный год: ММО учителей математики", "speaker": null,
            "speaker_text": null, "office": null, "minutes_of": null, "analysis_id": city::id(7, 1), "election_id": null,
            "decision": {"mode": "counted", "votes_for": 1, "against": 0, "abstained": 0, "there": 1, "quorum": true,
                "accepted": true, "ballots": [], "outcome": "returned", "note": "Добавить итоги плана"}}],
        "participants": [participant], "invitees": [],
        "attendance": {"voting": 1, "there": 1, "unmarked": 0, "quorum": true}, "composition_change": null, "moves": [],
        "elections": [], "registration_code": null, "by_paper": false});
    for (key, value) in more.as_object().unwrap() {
        found[key] = value.clone();
    }
    Rc::new(city::read(found))
}

fn page(with_chair: bool) -> Html {
    html! { <CouncilView members={members(with_chair)} queue={queue()} meetings={meetings()} /> }
}

fn secretary() -> Vec<Grant> {
    vec![Grant::Council]
}

#[test]
fn page_of_the_council() {
    let html = snapshot("council", Ru, secretary(), page(true));
    for word in [
        "Внести в состав",
        "председатель",
        "с опозданием",
        "Поставить в повестку",
        "type=\"checkbox\"",
        "Протокол подписан",
    ] {
        assert!(html.contains(word), "{word}");
    }
    let chair = html.find("Яковлева").unwrap();
    assert!(chair < html.find("Громова").unwrap(), "who chairs stands first");
    snapshot("council-en", En, secretary(), page(true));
    let reader = render(Ru, vec![Grant::Observer], page(true));
    assert!(!reader.contains("checkbox") && !reader.contains("Внести в состав"));
    assert!(reader.contains("Ассоциация педагогов-психологов"));
}

#[test]
fn council_without_a_chair_a_meeting_or_a_queue() {
    let lacking = render(Ru, secretary(), page(false));
    assert!(lacking.contains("Председателя нет"));
    let none = html! { <QueueView list={queue()} planned={Rc::new(Vec::new())} plans=true /> };
    assert!(render(Ru, secretary(), none).contains("Запланируйте заседание совета"));
    let empty = html! {
        <CouncilView
            members={ListState::loaded(Vec::new())} queue={ListState::loaded(Vec::new())} meetings={ListState::loaded(Vec::new())}
        />
    };
    let html = snapshot("council-empty", Ru, department(), empty);
    for word in ["В составе никого нет", "Очередь пуста", "Заседаний ещё не было"]
    {
        assert!(html.contains(word), "{word}");
    }
}

#[test]
fn forms_of_the_council() {
    let close = Callback::noop;
    let list = members(true);
    let member = list.rows.as_ref().unwrap()[0].clone();
    snapshot(
        "council-add",
        Ru,
        secretary(),
        html! { <MemberForm onclose={close()} /> },
    );
    let change = html! { <MemberForm member={Some(member.clone())} onclose={close()} /> };
    let html = render(Ru, secretary(), change);
    assert!(html.contains("приказ № 12-од") && html.contains("Громова"));
    let end = html! { <EndMemberForm {member} onclose={close()} /> };
    snapshot("council-end", Ru, secretary(), end);
}

#[test]
fn meeting_that_considers_an_analysis() {
    let view = html! { <MeetingView meeting={whole()} /> };
    let html = snapshot("council-meeting", Ru, secretary(), view);
    for word in [
        "Рассмотрение анализа",
        "Открыть анализ",
        "возвращён на доработку: Добавить итоги плана",
    ] {
        assert!(html.contains(word), "{word}");
    }
    let item = whole().agenda[0].clone();
    let form = html! { <DecideForm meeting={whole()} {item} onclose={Callback::noop()} /> };
    let html = snapshot("council-decision", Ru, secretary(), form);
    for word in ["Что решил совет", "принят к сведению", "рассмотрен"] {
        assert!(html.contains(word), "{word}");
    }
}
