//! Plans of the invented city.

use std::rc::Rc;

use serde_json::{Value, json};
use veche_domain::{access::Grant, plans::Plan, regulation::Profile};
use veche_frontend::{
    plans::{Lists, PlanView},
    state::{Locale, Words},
};
use yew::prelude::*;

use super::city::{id, institute, person, read};

/// The regulation of the repository.
pub fn profile() -> Profile {
    let text = include_str!("../../../regulations/novosibirsk-2022.toml");
    toml::from_str(text).unwrap()
}

pub fn association() -> Value {
    json!({"id": id(1, 1), "code": "A01", "name": "ММО учителей математики"})
}

pub fn meeting() -> Value {
    json!({"id": id(40, 4), "number": 1, "date": "2026-09-11"})
}

pub fn item(number: u32, kind: &str, title: &str, dates: &str, days: [&str; 2]) -> Value {
    let day = |text: &str| if text.is_empty() { Value::Null } else { json!(text) };
    json!({"id": id(51, number), "kind": kind, "title": title, "questions": null, "dates": dates, "moved_to": null,
        "from": day(days[0]), "until": day(days[1]), "activity": null, "task": null, "form": null, "other_forms": [],
        "level": null, "theme_link": false, "goal_id": null, "trend": null, "interaction": null, "methods": [],
        "technologies": [], "department_event_id": null, "place": null, "audience": null, "responsible": [],
        "result": null, "state": "planned", "reason": null, "done_on": null, "meeting": null})
}

/// Rows: a meeting that was held, one ahead, an event that is overdue, one put off, one called off, work all year.
pub fn items() -> Value {
    let mut first = item(
        1,
        "meeting",
        "План работы на год",
        "II неделя сентября",
        ["2026-09-08", "2026-09-15"],
    );
    first["questions"] = json!("1. Анализ за прошлый год\n2. Итоги ГИА");
    first["form"] = json!("round_table");
    first["place"] = json!("МАОУ СОШ № 901");
    first["responsible"] =
        json!([{"person": person(1), "name": null}, {"person": null, "name": "члены ММО"}]);
    first["state"] = json!("done");
    first["done_on"] = json!("2026-09-11");
    first["meeting"] = json!({"id": id(40, 4), "number": 1, "date": "2026-09-11", "state": "held"});
    let second = item(
        2,
        "meeting",
        "Функциональная грамотность",
        "декабрь",
        ["2026-12-01", "2027-01-01"],
    );
    let mut overdue = item(
        3,
        "event",
        "Семинар по оценочным процедурам",
        "III неделя октября",
        ["2026-10-15", "2026-10-22"],
    );
    overdue["level"] = json!("municipal");
    overdue["theme_link"] = json!(true);
    overdue["activity"] = json!("science_achievements");
    overdue["audience"] = json!("учителя 9-х классов");
    let mut moved = item(
        4,
        "event",
        "Мастер-класс",
        "октябрь",
        ["2027-02-01", "2027-03-01"],
    );
    moved["state"] = json!("moved");
    moved["moved_to"] = json!("февраль");
    moved["reason"] = json!("Карантин в школе.");
    let mut cancelled = item(5, "event", "Выездная школа", "по графику ДО", ["", ""]);
    cancelled["state"] = json!("cancelled");
    cancelled["reason"] = json!("Нет площадки.");
    let all_year = item(
        6,
        "ongoing",
        "Консультации молодых педагогов",
        "в течение года",
        ["2026-09-01", "2027-09-01"],
    );
    json!([first, second, overdue, moved, cancelled, all_year])
}

fn step(number: u32, act: &str, on: &str, late: bool, note: Value) -> Value {
    let meeting = if act == "approve" { meeting() } else { Value::Null };
    json!({"id": id(52, number), "act": act, "made_at": format!("{on}T05:00:00Z"), "made_on": on,
        "made_by": "Ким Олег Сергеевич", "note": note, "late": late, "meeting": meeting})
}

fn edition(number: i32, kind: &str, on: &str, meeting: Value) -> Value {
    json!({"number": number, "kind": kind, "made_at": format!("{on}T05:00:00Z"), "made_by": "Ким Олег Сергеевич",
        "made_on": on, "meeting": meeting, "reason": null, "by_paper": false, "withdrawn": false})
}

/// A plan in a state, with the steps that led there.
pub fn plan(state: &str) -> Value {
    let at = [
        "draft",
        "submitted",
        "returned",
        "accepted",
        "approved",
        "amending",
    ]
    .iter()
    .position(|s| *s == state)
    .unwrap();
    let mut steps = Vec::new();
    let mut editions = Vec::new();
    if at >= 1 {
        steps.push(step(1, "submit", "2026-05-20", true, Value::Null));
        editions.push(edition(1, "submitted", "2026-05-20", Value::Null));
    }
    if at >= 2 {
        steps.push(step(
            2,
            "return",
            "2026-05-22",
            false,
            json!("Строка 3: уточните сроки."),
        ));
    }
    if at >= 3 {
        steps.push(step(3, "submit", "2026-05-25", true, Value::Null));
        steps.push(step(4, "accept", "2026-05-26", false, Value::Null));
    }
    if at >= 4 {
        steps.push(step(5, "approve", "2026-09-11", false, Value::Null));
        editions.push(edition(2, "approved", "2026-09-11", meeting()));
    }
    if at >= 5 {
        steps.push(step(
            6,
            "amend",
            "2026-11-20",
            false,
            json!("Перенос форума на весну."),
        ));
    }
    let approved = at >= 4;
    let given = |is: bool, value: Value| if is { value } else { Value::Null };
    json!({"id": id(50, 1), "version": 7, "association": association(), "institution_id": institute()["id"],
        "school_year": 2026, "state": state, "city_theme": "Функциональная грамотность как основа качества образования",
        "theme": "Задача как средство развития мышления", "goal": "Повысить качество подготовки выпускников.",
        "tasks": ["Изучить результаты ГИА.", "Провести семинары."], "trends": ["literacy"],
        "results": "Сборник заданий.", "region_agreed_on": null, "items": items(), "handovers": steps,
        "editions": editions, "first_submitted_at": given(at >= 1, json!("2026-05-20T05:00:00Z")),
        "first_submitted_on": given(at >= 1, json!("2026-05-20")), "late": at >= 1,
        "accepted_at": given(at >= 3, json!("2026-05-26T05:00:00Z")),
        "approved_on": given(approved, json!("2026-09-11")), "approved_meeting": given(approved, meeting()),
        "progress": {"planned": 3, "done": 1, "moved": 1, "cancelled": 1, "overdue": 1},
        "coverage": {"items": 6, "meetings": 2, "city_theme": 1, "city_goals": 0, "tasks": 0, "activities": 1},
        "edited_at": "2026-11-25T03:00:00Z", "edited_by": "Ким Олег Сергеевич"})
}

pub fn empty() -> Value {
    let mut plan = plan("draft");
    for field in ["theme", "goal", "results", "city_theme"] {
        plan[field] = Value::Null;
    }
    for field in ["tasks", "trends", "items"] {
        plan[field] = json!([]);
    }
    plan["progress"] = json!({"planned": 0, "done": 0, "moved": 0, "cancelled": 0, "overdue": 0});
    plan
}

pub fn rows() -> Value {
    let row = |number: u32,
               name: &str,
               state: &str,
               submitted: Value,
               late: bool,
               approved: Value,
               done: i64,
               overdue: i64| {
        json!({"id": id(50, number), "association": {"id": id(1, number), "code": format!("A{number:02}"), "name": name},
            "institution_id": institute()["id"], "school_year": 2026, "state": state, "theme": "Задача как средство развития мышления",
            "first_submitted_on": submitted, "late": late, "approved_on": approved,
            "progress": {"planned": 10 - done, "done": done, "moved": 0, "cancelled": 1, "overdue": overdue},
            "coverage": {"items": 11, "meetings": 3, "city_theme": 1, "city_goals": 0, "tasks": 0, "activities": 0}})
    };
    json!([
        row(
            1,
            "ММО учителей математики",
            "approved",
            json!("2026-05-12"),
            false,
            json!("2026-09-11"),
            4,
            0
        ),
        row(
            2,
            "Ассоциация педагогов-психологов",
            "returned",
            json!("2026-05-20"),
            true,
            Value::Null,
            0,
            3
        ),
        row(
            3,
            "Группа «ГИА без перегрузки»",
            "draft",
            Value::Null,
            false,
            Value::Null,
            0,
            0
        )
    ])
}

pub fn difference() -> Value {
    json!({"plan_id": id(50, 1), "version": 7, "from": edition(1, "submitted", "2026-05-20", Value::Null), "to": null,
        "head": [{"field": "theme", "before": ["Старая тема"], "after": ["Новая тема"]},
            {"field": "trends", "before": [], "after": ["literacy"]}],
        "rows": [
            {"item_id": id(51, 1), "change": "changed", "kind": "meeting", "title": "План работы на год", "dates": null, "fields": [
                {"field": "dates", "before": ["сентябрь"], "after": ["II неделя сентября"]},
                {"field": "level", "before": [], "after": ["municipal"]}]},
            {"item_id": id(51, 7), "change": "added", "kind": "event", "title": "Форум", "dates": "май", "fields": []},
            {"item_id": id(51, 8), "change": "removed", "kind": "event", "title": "Конкурс", "dates": "апрель", "fields": []}]})
}

pub fn city_year() -> Value {
    json!({"school_year": 2026, "version": 2, "theme": "Функциональная грамотность как основа качества образования",
        "goals": [{"id": id(53, 1), "text": "Повысить качество образования."}, {"id": id(53, 2), "text": "Поддержать молодых педагогов."}]})
}

pub fn events() -> Value {
    let event = |number: u32, title: &str, dates: &str, from: Value, until: Value| {
        json!({"id": id(54, number), "version": 1, "school_year": 2026, "title": title, "dates": dates, "from": from,
            "until": until, "level": "municipal", "place": "Лицей № 902", "audience": "педагоги города", "responsible": null, "note": null})
    };
    json!([
        event(
            1,
            "Городской форум молодых педагогов",
            "24 апреля",
            json!("2027-04-24"),
            json!("2027-04-25")
        ),
        event(
            2,
            "Конкурс «Методическая находка»",
            "октябрь",
            json!("2026-10-01"),
            json!("2026-11-01")
        ),
        event(3, "Педагогические чтения", "по графику", Value::Null, Value::Null)
    ])
}

pub fn read_plan(of: Value) -> Rc<Plan> {
    Rc::new(read(of))
}

pub fn in_state(state: &str) -> Rc<Plan> {
    read_plan(plan(state))
}

pub fn lists(locale: Locale) -> Rc<Lists> {
    let words = Words {
        locale,
        today: "2026-11-25".parse().unwrap(),
    };
    Rc::new(Lists::of(words, Some(&profile()), &[], &[]))
}

pub fn office(office: &str) -> Vec<Grant> {
    vec![read(
        json!({"role": "office", "office": office, "association_id": id(1, 1)}),
    )]
}

pub fn leader() -> Vec<Grant> {
    office("leader")
}

pub fn curator() -> Vec<Grant> {
    office("curator")
}

pub fn page(plan: Rc<Plan>, tab: &'static str) -> Html {
    let profile = Rc::new(profile());
    html! { <PlanView {plan} {tab} {profile} lists={lists(Locale::Ru)} /> }
}
