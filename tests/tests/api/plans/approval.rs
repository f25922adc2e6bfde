//! A plan is approved by what meetings decide, and by nothing else (VII.7.9).

use chrono::NaiveDate;
use serde_json::{Value, json};
use veche_tests::{Backend, City, act, on_both};

use crate::plans::scene::{PLANS, Scene, meeting};

#[test]
fn a_decision_approves_and_taking_it_back_takes_the_approval() {
    on_both(|city| {
        let s = Scene::new(city);
        let path = s.accepted(2026);
        let (of, item) = s.approving("2026-11-25", 2026);
        let approved = s.leader.get(&path).expect(200);
        assert_eq!(approved["state"], "approved");
        assert_eq!(approved["approved_on"], "2026-11-25");
        assert_eq!(approved["approved_meeting"]["id"], of.rsplit('/').next().unwrap());
        assert_eq!(approved["approved_meeting"]["number"], 1);
        let refused = s
            .write(&path, &json!({"goal": "Другая"}))
            .refused(409, "wrong_state");
        assert_eq!(refused["clause"], "VII.7.9");
        let operations: Vec<Value> = s
            .registrar
            .department
            .all(&format!(
                "/api/v1/journal?entity=plan&entity_id={}",
                path.rsplit('/').next().unwrap()
            ))
            .iter()
            .map(|e| e["operation"].clone())
            .collect();
        assert_eq!(operations[0], "approve_plan");
        // Everybody may read it now, without what leader and curator wrote.
        let open = s.other.get(&path).expect(200);
        assert_eq!(
            (
                open["state"].as_str(),
                open["handovers"].as_array().unwrap().len()
            ),
            (Some("approved"), 0)
        );
        assert_eq!(open["editions"].as_array().unwrap().len(), 1);

        s.reopen(&of, &item);
        let fallen = s.leader.get(&path).expect(200);
        assert_eq!(fallen["state"], "accepted");
        assert_eq!(
            (&fallen["approved_on"], &fallen["approved_meeting"]),
            (&Value::Null, &Value::Null)
        );
        assert_eq!(fallen["editions"][1]["withdrawn"], true);
        s.other.get(&path).refused(403, "forbidden");
        // Against: nothing is approved; for: approved again.
        s.decide(&of, &item, 0).expect(200);
        assert_eq!(s.leader.get(&path).expect(200)["state"], "accepted");
        s.decide(&of, &item, 3).expect(200);
        let again = s.leader.get(&path).expect(200);
        assert_eq!(again["state"], "approved");
        let acts: Vec<&Value> = again["handovers"]
            .as_array()
            .unwrap()
            .iter()
            .map(|h| &h["act"])
            .collect();
        assert_eq!(acts, ["submit", "accept", "approve", "unapprove", "approve"]);
    });
}

#[test]
fn a_meeting_that_was_not_held_approves_nothing() {
    on_both(|city| {
        let s = Scene::new(city);
        let path = s.accepted(2026);
        let agenda = json!({"agenda": [{"kind": "approve_plan", "title": "О плане"}]});
        let of = s.registrar.meeting(&s.of, "2026-11-25", &agenda);
        s.registrar.all_present(&of, &s.of);
        let item = s.registrar.department.get(&of).expect(200)["agenda"][0]["id"].clone();
        s.decide(&of, item.as_str().unwrap(), 3).expect(200);
        assert_eq!(
            s.leader.get(&path).expect(200)["state"],
            "accepted",
            "decided, but not held yet"
        );
        let by = json!({"meeting_id": of.rsplit('/').next().unwrap()});
        let refused = act(&s.curator, &path, "approve-by-paper", &by).refused(422, "validation");
        assert_eq!(
            (&refused["errors"][0]["pointer"], &refused["clause"]),
            (&json!("/meeting_id"), &json!("VII.7.9"))
        );
        s.registrar.act(&of, "hold", &json!({})).expect(200);
        assert_eq!(s.leader.get(&path).expect(200)["state"], "approved");
    });
}

#[test]
fn a_text_that_the_meeting_never_saw_is_not_approved_by_it() {
    for backend in [Backend::Sqlite, Backend::Postgres] {
        let day = |m, d| NaiveDate::from_ymd_opt(2026, m, d).unwrap();
        let Some(city) = City::start_on(backend, day(9, 10)) else {
            continue;
        };
        let mut s = Scene::new(&city);
        let path = s.written(2026);
        let (first, _) = s.approving("2026-09-10", 2026);
        assert_eq!(
            s.leader.get(&path).expect(200)["state"],
            "draft",
            "the decision is the meeting's, the plan waits"
        );
        city.turn(day(9, 20));
        s.sign_in(&city);
        assert_eq!(
            act(&s.leader, &path, "submit", &json!({})).expect(200)["state"],
            "submitted"
        );
        // Whatever changes at the first meeting afterwards, it stays so.
        let etag = s.registrar.department.get(&first).etag().to_owned();
        s.registrar
            .department
            .patch(&first, &etag, &json!({"place": "Школа 901"}))
            .expect(200);
        assert_eq!(s.leader.get(&path).expect(200)["state"], "submitted");
        city.turn(day(10, 5));
        s.sign_in(&city);
        s.approving("2026-10-05", 2026);
        let approved = s.leader.get(&path).expect(200);
        assert_eq!(
            (&approved["state"], &approved["approved_on"]),
            (&json!("approved"), &json!("2026-10-05"))
        );
        // The curator knows that the paper lay before the first meeting: no workflow stands in its way by then.
        let by = json!({"meeting_id": first.rsplit('/').next().unwrap()});
        act(&s.curator, &path, "approve-by-paper", &by).refused(409, "wrong_state");
    }
}

#[test]
fn a_plan_of_the_past_is_approved_by_naming_its_meeting() {
    on_both(|city| {
        let s = Scene::new(city);
        let path = s.written(2025);
        let agenda = json!([{"kind": "approve_plan", "title": "О плане работы"}]);
        let of = s.registrar.meeting(
            &s.of,
            "2025-09-09",
            &json!({"by_paper": true, "agenda": agenda, "school_year": 2025}),
        );
        s.registrar.all_present(&of, &s.of);
        s.registrar.act(&of, "hold", &json!({})).expect(200);
        let by = json!({"meeting_id": of.rsplit('/').next().unwrap()});
        act(&s.curator, &path, "approve-by-paper", &by).refused(422, "validation");
        let item = s.registrar.department.get(&of).expect(200)["agenda"][0]["id"].clone();
        s.decide(&of, item.as_str().unwrap(), 3).expect(200);
        assert_eq!(s.leader.get(&path).expect(200)["state"], "draft");
        act(&s.leader, &path, "approve-by-paper", &by).refused(403, "forbidden");
        let approved = act(&s.curator, &path, "approve-by-paper", &by).expect(200);
        assert_eq!(
            (&approved["state"], &approved["approved_on"]),
            (&json!("approved"), &json!("2025-09-09"))
        );
        assert_eq!(approved["editions"][0]["by_paper"], true);
        act(&s.curator, &path, "approve-by-paper", &by).refused(409, "wrong_state");
        s.reopen(&of, item.as_str().unwrap());
        assert_eq!(
            s.leader.get(&path).expect(200)["state"],
            "draft",
            "it was never handed over"
        );
    });
}

#[test]
fn a_change_waits_for_a_later_meeting_and_nobody_else_sees_it() {
    for backend in [Backend::Sqlite, Backend::Postgres] {
        let day = |m, d| NaiveDate::from_ymd_opt(2026, m, d).unwrap();
        let Some(city) = City::start_on(backend, day(9, 10)) else {
            continue;
        };
        let mut s = Scene::new(&city);
        let path = s.accepted(2026);
        act(&s.leader, &path, "amend", &json!({"reason": "Рано"})).refused(409, "wrong_state");
        s.approving("2026-09-10", 2026);
        act(&s.leader, &path, "discard-amendment", &json!({})).refused(409, "wrong_state");
        act(&s.other, &path, "amend", &json!({"reason": "Чужой"})).refused(403, "forbidden");
        city.turn(day(10, 1));
        s.sign_in(&city);
        let amend = json!({"reason": "Новый ФГОС"});
        assert_eq!(
            act(&s.leader, &path, "amend", &amend).expect(200)["state"],
            "amending"
        );
        let mut items = s.leader.get(&path).expect(200)["items"]
            .as_array()
            .unwrap()
            .clone();
        let kept: Vec<Value> = items.drain(..2).map(|i| line(&i)).collect();
        let mut changed = kept.clone();
        changed[1]["dates"] = json!("январь");
        changed.push(meeting("Новое заседание", "февраль"));
        let body = json!({"theme": "Обновлённая тема", "items": changed});
        s.write(&path, &body).expect(200);
        let open = s.other.get(&path).expect(200);
        assert_eq!(open["state"], "approved");
        assert_ne!(open["theme"], "Обновлённая тема");
        assert_eq!(open["items"].as_array().unwrap().len(), 3);
        assert_eq!(open["items"][1]["dates"], "декабрь");
        let row = &s.other.all(&format!("{PLANS}?state=approved"))[0];
        assert_eq!(
            (&row["state"], &row["coverage"]["meetings"]),
            (&json!("approved"), &json!(3))
        );
        assert_ne!(row["theme"], "Обновлённая тема");
        assert!(s.other.all(&format!("{PLANS}?state=amending")).is_empty());
        assert_eq!(s.leader.all(&format!("{PLANS}?state=amending")).len(), 1);

        let difference = s.leader.get(&format!("{path}/difference")).expect(200);
        assert_eq!(
            (&difference["from"]["number"], &difference["to"]),
            (&json!(2), &Value::Null)
        );
        assert_eq!(difference["head"][0]["field"], "theme");
        let rows: Vec<(&Value, &Value)> = difference["rows"]
            .as_array()
            .unwrap()
            .iter()
            .map(|r| (&r["change"], &r["title"]))
            .collect();
        assert_eq!(
            rows,
            [
                (&json!("changed"), &json!("Подготовка к ГИА")),
                (&json!("added"), &json!("Новое заседание")),
                (&json!("removed"), &json!("Итоги года")),
            ]
        );
        assert_eq!(difference["rows"][0]["fields"][0]["after"], json!(["январь"]));
        s.other
            .get(&format!("{path}/difference"))
            .refused(403, "forbidden");

        // Dropped: the approved text stands again, row for row.
        let dropped = act(&s.leader, &path, "discard-amendment", &json!({})).expect(200);
        assert_eq!(
            (&dropped["state"], &dropped["items"]),
            (&json!("approved"), &open["items"])
        );
        assert_eq!(dropped["theme"], open["theme"]);

        act(&s.leader, &path, "amend", &amend).expect(200);
        let fresh = json!({"theme": "Обновлённая тема"});
        s.write(&path, &fresh).expect(200);
        let (second, item) = s.approving("2026-10-01", 2026);
        let amended = s.leader.get(&path).expect(200);
        assert_eq!(
            (&amended["state"], &amended["approved_on"]),
            (&json!("approved"), &json!("2026-09-10"))
        );
        let last = amended["editions"].as_array().unwrap().last().unwrap().clone();
        assert_eq!(
            (&last["kind"], &last["reason"]),
            (&json!("amended"), &json!("Новый ФГОС"))
        );
        assert_eq!(s.other.get(&path).expect(200)["theme"], "Обновлённая тема");
        let between = s
            .other
            .get(&format!("{path}/difference?from=2&to={}", last["number"]))
            .expect(200);
        assert_eq!(between["head"].as_array().unwrap().len(), 1);
        // The later decision is taken back: the first edition stands, the change is in work again.
        s.reopen(&second, &item);
        let back = s.leader.get(&path).expect(200);
        assert_eq!(
            (&back["state"], &back["theme"]),
            (&json!("amending"), &json!("Обновлённая тема"))
        );
        assert_ne!(s.other.get(&path).expect(200)["theme"], "Обновлённая тема");
    }
}

fn line(item: &Value) -> Value {
    json!({"id": item["id"], "kind": item["kind"], "title": item["title"], "dates": item["dates"]})
}
