//! What became of the rows, the mark of the regional operator, and the merge of people.

use serde_json::{Value, json};
use veche_tests::{act, on_both};

use crate::plans::scene::{Scene, text};

#[test]
fn rows_are_marked_after_the_approval_and_the_text_stays() {
    on_both(|city| {
        let s = Scene::new(city);
        let path = s.accepted(2026);
        let items = s.leader.get(&path).expect(200)["items"].clone();
        let verb = |n: usize| format!("items/{}/mark", items[n]["id"].as_str().unwrap());
        let done = json!({"state": "done"});
        let early = act(&s.leader, &path, &verb(0), &done).refused(409, "wrong_state");
        assert_eq!(early["clause"], "VII.7.9");
        let (of, _) = s.approving("2026-11-25", 2026);
        let met = of.rsplit('/').next().unwrap();
        let linked = json!({"state": "done", "meeting_id": met, "reason": "Прошло в срок"});
        let marked = act(&s.secretary, &path, &verb(0), &linked).expect(200);
        assert_eq!(
            (&marked["items"][0]["state"], &marked["items"][0]["done_on"]),
            (&json!("done"), &json!("2026-11-25"))
        );
        assert_eq!(marked["items"][0]["meeting"]["number"], 1);
        let moved = json!({"state": "moved", "reason": "Карантин", "dates": "февраль"});
        let marked = act(&s.leader, &path, &verb(1), &moved).expect(200);
        let row = &marked["items"][1];
        assert_eq!(
            (&row["dates"], &row["moved_to"], &row["from"]),
            (&json!("декабрь"), &json!("февраль"), &json!("2027-02-01"))
        );
        let cancelled = json!({"state": "cancelled", "reason": "Нет докладчика"});
        let marked = act(&s.leader, &path, &verb(2), &cancelled).expect(200);
        assert_eq!(
            marked["progress"],
            json!({"planned": 0, "done": 1, "moved": 1, "cancelled": 1, "overdue": 0})
        );
        assert_eq!(
            marked["editions"].as_array().unwrap().len(),
            2,
            "a mark is no edition"
        );
        for (n, body, pointer) in [
            (1, json!({"state": "moved", "reason": "Карантин"}), "/dates"),
            (1, json!({"state": "cancelled"}), "/reason"),
            (0, json!({"state": "done", "done_on": "2026-11-26"}), "/done_on"),
            (0, json!({"state": "done", "done_on": "2016-09-26"}), "/done_on"),
            (0, json!({"state": "planned", "dates": "май"}), "/dates"),
            (
                0,
                json!({"state": "done", "meeting_id": "018f0000-0000-7000-8000-000000000000"}),
                "/meeting_id",
            ),
        ] {
            let refused = act(&s.leader, &path, &verb(n), &body).refused(422, "validation");
            assert_eq!(refused["errors"][0]["pointer"], pointer, "{refused}");
        }
        act(&s.other, &path, &verb(0), &done).refused(403, "forbidden");
        let nothing = "items/018f0000-0000-7000-8000-000000000000/mark";
        act(&s.leader, &path, nothing, &done).refused(404, "not_found");
        let planned = s.registrar.meeting(&s.of, "2026-12-20", &json!({}));
        let body = json!({"state": "done", "meeting_id": planned.rsplit('/').next().unwrap()});
        let refused = act(&s.leader, &path, &verb(1), &body).refused(422, "validation");
        assert_eq!(refused["errors"][0]["code"], "not_held");
        let back = act(&s.leader, &path, &verb(1), &json!({"state": "planned"})).expect(200);
        assert_eq!(
            (&back["items"][1]["moved_to"], &back["items"][1]["from"]),
            (&Value::Null, &json!("2026-12-01"))
        );
        // A done row cannot go with a change of the plan; its mark goes along when the text changes.
        act(&s.leader, &path, "amend", &json!({"reason": "Уточнение"})).expect(200);
        let rows = text()["items"].clone();
        let refused = s.write(&path, &json!({"items": rows})).refused(422, "validation");
        assert_eq!(refused["errors"][0]["code"], "done");
        let kept = json!({"items": [{"id": items[0]["id"], "kind": "meeting", "title": "Иначе", "dates": "сентябрь"}]});
        let changed = s.write(&path, &kept).expect(200);
        assert_eq!(
            (&changed["items"][0]["state"], &changed["items"][0]["title"]),
            (&json!("done"), &json!("Иначе"))
        );
        assert_eq!(
            s.other.get(&path).expect(200)["items"][0]["state"],
            "done",
            "the open text shows the live mark"
        );
    });
}

#[test]
fn the_region_agrees_by_a_mark() {
    on_both(|city| {
        let s = Scene::new(city);
        let path = s.written(2026);
        let put = |client: &veche_tests::Client, body: &Value| {
            let etag = client.get(&path).etag().to_owned();
            client
                .with("If-Match", &etag)
                .put(&format!("{path}/region-mark"), body)
        };
        put(&s.leader, &json!({"agreed_on": "2026-10-01"})).refused(403, "forbidden");
        put(&s.curator, &json!({"agreed_on": "2026-11-26"})).refused(422, "validation");
        let set = put(&s.curator, &json!({"agreed_on": "2026-10-01"})).expect(200);
        assert_eq!(set["region_agreed_on"], "2026-10-01");
        assert_eq!(
            put(&s.curator, &json!({"agreed_on": null})).expect(200)["region_agreed_on"],
            Value::Null
        );
    });
}

#[test]
fn two_records_of_one_person_answer_for_a_row_once_after_their_merge() {
    on_both(|city| {
        let s = Scene::new(city);
        let path = s.plan(2026);
        let twice = s.registrar.teacher("Двойная Анна Ильинична", "org905");
        let other = s.registrar.teacher("Двойнова Анна Ильинична", "org901");
        let mut body = text();
        body["items"][0]["responsible"] = json!([{"person_id": twice}, {"person_id": other}]);
        body["items"][1]["responsible"] = json!([{"person_id": other}]);
        s.write(&path, &body).expect(200);
        let kept = format!("/api/v1/people/{twice}");
        let etag = s.registrar.department.get(&kept).etag().to_owned();
        let merge = json!({"duplicate_id": other});
        let path_of_merge = format!("{kept}/merge");
        s.registrar
            .department
            .act(&path_of_merge, &etag, &merge)
            .expect(200);
        let merged = s.leader.get(&path).expect(200);
        let of = |n: usize| merged["items"][n]["responsible"].as_array().unwrap().clone();
        assert_eq!((of(0).len(), of(1).len()), (1, 1));
        assert_eq!(of(1)[0]["person"]["id"], *twice);
        // A text that still names the old identifier is taken under the one that stands.
        body["items"][2]["responsible"] = json!([{"person_id": other}]);
        let rows: Vec<Value> = body["items"].as_array().unwrap()[2..].to_vec();
        let saved = s.write(&path, &json!({"items": rows})).expect(200);
        assert_eq!(saved["items"][0]["responsible"][0]["person"]["id"], *twice);
    });
}
