//! The city's theme and goals, and the department's own plan (VI.6.3, VIII.8.2).

use serde_json::{Value, json};
use veche_tests::on_both;

use crate::plans::scene::{Scene, meeting};

const YEAR: &str = "/api/v1/city-years/2026";
const EVENTS: &str = "/api/v1/department-events";

#[test]
fn the_city_has_one_theme_and_goals_that_plans_refer_to() {
    on_both(|city| {
        let s = Scene::new(city);
        let department = &s.registrar.department;
        let none = department.get(YEAR);
        assert_eq!(
            none.expect(200),
            json!({"school_year": 2026, "version": 0, "theme": null, "goals": []})
        );
        let body = json!({"theme": "Единая тема", "goals": [{"text": "Первая"}, {"text": "Вторая"}]});
        s.leader
            .with("If-Match", none.etag())
            .put(YEAR, &body)
            .refused(403, "forbidden");
        department.put(YEAR, &body).refused(428, "version_required");
        let put = department.with("If-Match", none.etag()).put(YEAR, &body);
        let made = put.expect(200);
        assert_eq!(
            (&made["version"], &made["goals"][1]["text"]),
            (&json!(1), &json!("Вторая"))
        );
        department
            .with("If-Match", none.etag())
            .put(YEAR, &body)
            .refused(412, "stale");
        let path = s.plan(2026);
        let mut row = meeting("Заседание", "октябрь");
        row["goal_id"] = made["goals"][0]["id"].clone();
        row["theme_link"] = json!(true);
        let plan = s.write(&path, &json!({"items": [row]})).expect(200);
        assert_eq!(plan["city_theme"], "Единая тема");
        assert_eq!(
            (&plan["coverage"]["city_goals"], &plan["coverage"]["city_theme"]),
            (&json!(1), &json!(1))
        );
        // Another year's goal is none of this plan's.
        let next = s.plan(2027);
        let mut foreign = meeting("Заседание", "октябрь");
        foreign["goal_id"] = made["goals"][0]["id"].clone();
        s.write(&next, &json!({"items": [foreign]}))
            .refused(422, "validation");
        let without =
            json!({"theme": "Единая тема", "goals": [{"id": made["goals"][1]["id"], "text": "Вторая"}]});
        let refused = department
            .with("If-Match", put.etag())
            .put(YEAR, &without)
            .refused(409, "wrong_state");
        assert!(refused["detail"].as_str().unwrap().contains("Первая"));
        let kept = json!({"theme": null, "goals": [{"text": "Новая"}, {"id": made["goals"][0]["id"], "text": "Первая, точнее"}]});
        let changed = department
            .with("If-Match", put.etag())
            .put(YEAR, &kept)
            .expect(200);
        assert_eq!(changed["goals"][1]["id"], made["goals"][0]["id"]);
        assert_eq!(changed["goals"].as_array().unwrap().len(), 2);
        for wrong in ["/api/v1/city-years/1999", "/api/v1/city-years/x"] {
            department.get(wrong).refused(404, "not_found");
        }
        assert_eq!(s.other.get(YEAR).expect(200)["theme"], Value::Null);
    });
}

#[test]
fn the_department_keeps_its_own_plan_in_the_order_of_its_days() {
    on_both(|city| {
        let s = Scene::new(city);
        let department = &s.registrar.department;
        let event = |title: &str, dates: &str| {
            let body = json!({"school_year": 2026, "title": title, "dates": dates, "level": "municipal"});
            department.post(EVENTS, &body).expect(201)
        };
        let week = event("Неделя науки", "II неделя февраля");
        let forum = event("Форум", "15 октября");
        event("Консультации", "по графику ДО");
        let titles = |query: &str| -> Vec<Value> {
            s.other
                .all(&format!("{EVENTS}?school_year=2026{query}"))
                .iter()
                .map(|e| e["title"].clone())
                .collect()
        };
        assert_eq!(titles(""), ["Форум", "Неделя науки", "Консультации"]);
        assert_eq!(
            titles("&from=2026-11-01&until=2027-03-01"),
            ["Неделя науки", "Консультации"]
        );
        assert_eq!(titles("&q=форум"), ["Форум"]);
        assert_eq!(s.other.all(&format!("{EVENTS}?school_year=2025")).len(), 0);
        assert_eq!(
            (&week["from"], &week["until"]),
            (&json!("2027-02-08"), &json!("2027-02-15"))
        );
        let body = json!({"school_year": 2026, "title": "Чужое", "dates": "май"});
        s.curator.post(EVENTS, &body).refused(403, "forbidden");
        let empty = json!({"school_year": 2026, "title": "", "dates": ""});
        let refused = department.post(EVENTS, &empty).refused(422, "validation");
        assert_eq!(refused["errors"].as_array().unwrap().len(), 2);

        let path = format!("{EVENTS}/{}", forum["id"].as_str().unwrap());
        let moved = department.patch(
            &path,
            "\"1\"",
            &json!({"dates": "20 октября", "place": "Школа 901"}),
        );
        let moved = moved.expect(200);
        assert_eq!(
            (&moved["version"], &moved["from"]),
            (&json!(2), &json!("2026-10-20"))
        );
        department
            .patch(&path, "\"1\"", &json!({"dates": "май"}))
            .refused(412, "stale");
        let plan = s.plan(2026);
        let mut row = meeting("Участие в форуме", "октябрь");
        row["department_event_id"] = forum["id"].clone();
        s.write(&plan, &json!({"items": [row]})).expect(200);
        let refused = department.delete(&path, "\"2\"").refused(409, "wrong_state");
        assert_eq!(refused["clause"], "VIII.8.2");
        s.write(&plan, &json!({"items": []})).expect(200);
        s.leader.delete(&path, "\"2\"").refused(403, "forbidden");
        department.delete(&path, "\"2\"").expect(200);
        department.delete(&path, "\"2\"").refused(404, "not_found");
    });
}
