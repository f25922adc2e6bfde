//! Meetings over HTTP, on both databases (VII.7.4 - VII.7.6).

mod calendars;
mod day;
mod decisions;
mod veil;

use serde_json::{Value, json};
use veche_tests::{MEETINGS, Registrar, act, on_both};

fn agenda() -> Value {
    json!([
        {"kind": "information", "title": "О новостях года", "speaker_text": "методист ИМЦ"},
        {"kind": "decision", "title": "О плане работы"},
        {"kind": "election", "title": "О выборах секретаря", "office": "secretary"},
    ])
}

#[test]
fn a_meeting_is_planned_changed_and_moved() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let of = registrar.sitting("M1", 4);
        let secretary = city.account_of("secretary", of.secretary());
        let body = json!({"body_id": of.association, "date": "2026-12-10", "starts_at": "15:00", "ends_at": "16:30",
            "place": "Школа 901, каб. 12", "form": "круглый стол", "interaction": "очно",
            "theme": "О подготовке к аттестации", "agenda": agenda(),
            "invitees": [{"name": "Гостева Ирина Олеговна", "note": "методист"}]});
        let made = secretary.post(MEETINGS, &body).expect(201);
        assert_eq!(made["state"], "planned");
        assert_eq!(
            (&made["number"], &made["school_year"]),
            (&Value::Null, &json!(2026))
        );
        assert_eq!(made["agenda"][2]["office"], "secretary");
        assert_eq!(made["chair"]["person"]["id"], *of.leader());
        assert_eq!(made["secretary"]["person"]["id"], *of.secretary());
        assert_eq!(made["participants"].as_array().unwrap().len(), 4);
        assert_eq!(
            made["attendance"],
            json!({"voting": 4, "there": 0, "unmarked": 4, "quorum": false})
        );

        let path = format!("{MEETINGS}/{}", made["id"].as_str().unwrap());
        let etag = secretary.get(&path).etag().to_owned();
        // What was not named before is no move; another day is one.
        let theme = json!({"theme": "Об аттестации", "link": "https://video.example/1"});
        let changed = secretary.patch(&path, &etag, &theme);
        assert_eq!(changed.expect(200)["moves"], json!([]));
        secretary.patch(&path, &etag, &theme).refused(412, "stale");
        let moved = json!({"date": "2026-12-17", "starts_at": "15:00", "move_reason": "Карантин"});
        let moved = secretary.patch(&path, changed.etag(), &moved).expect(200);
        assert_eq!(moved["moves"].as_array().unwrap().len(), 1);
        assert_eq!(
            (&moved["moves"][0]["date"], &moved["moves"][0]["reason"]),
            (&json!("2026-12-10"), &json!("Карантин"))
        );

        let page = secretary.get(&format!(
            "{MEETINGS}?association_id={}&state=planned",
            of.association
        ));
        assert_eq!(page.expect(200)["items"][0]["theme"], "Об аттестации");
        let mine = secretary.all(&format!("{MEETINGS}?mine=true&from=2026-12-01&until=2027-01-01"));
        assert_eq!(mine.len(), 1);
        assert_eq!(secretary.all(&format!("{MEETINGS}?q=аттестац")).len(), 1);
        assert_eq!(secretary.all(&format!("{MEETINGS}?school_year=2025")).len(), 0);
        let operations: Vec<Value> = registrar
            .department
            .all(&format!(
                "/api/v1/journal?entity=meeting&entity_id={}",
                made["id"].as_str().unwrap()
            ))
            .iter()
            .map(|entry| entry["operation"].clone())
            .collect();
        assert_eq!(operations, ["move_meeting", "update_meeting", "create_meeting"]);
    });
}

#[test]
fn a_wrong_plan_is_refused_at_its_field() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let of = registrar.sitting("M1", 3);
        let department = &registrar.department;
        let base = json!({"body_id": of.association, "date": "2026-12-10", "theme": "О планах"});
        let with = |more: Value| {
            let mut body = base.clone();
            for (key, value) in more.as_object().unwrap() {
                body[key] = value.clone();
            }
            body
        };
        for (more, pointer) in [
            (
                json!({"body_id": "018f0000-0000-7000-8000-000000000000"}),
                "/body_id",
            ),
            (json!({"theme": ""}), "/theme"),
            (json!({"starts_at": "15:00", "ends_at": "14:00"}), "/ends_at"),
            (json!({"link": "javascript:alert(1)"}), "/link"),
            (json!({"school_year": 2025}), "/school_year"),
            (json!({"date": "2026-12-10", "by_paper": true}), "/date"),
            (
                json!({"agenda": [{"kind": "election", "title": "О выборах"}]}),
                "/agenda/0/office",
            ),
            (
                json!({"agenda": [{"kind": "approve_minutes", "title": "О протоколе"}]}),
                "/agenda/0/minutes_of",
            ),
            (
                json!({"agenda": [{"kind": "information", "title": "О", "speaker_id": "018f0000-0000-7000-8000-000000000000"}]}),
                "/agenda/0/speaker_id",
            ),
        ] {
            let refused = department.post(MEETINGS, &with(more)).refused(422, "validation");
            assert_eq!(refused["errors"][0]["pointer"], pointer, "{refused}");
        }
        // Before the association existed nobody met (I.5).
        let early = department.post(MEETINGS, &with(json!({"date": "2023-10-10", "by_paper": true})));
        assert_eq!(early.refused(409, "wrong_state")["clause"], "I.5");
        // A late-August meeting opens the coming school year, and may be left in the old one.
        let august = |year: Value| {
            let body = with(json!({"date": "2026-08-27", "by_paper": true, "school_year": year}));
            department.post(MEETINGS, &body).expect(201)["school_year"].clone()
        };
        assert_eq!(
            (august(Value::Null), august(json!(2025))),
            (json!(2026), json!(2025))
        );
    });
}

#[test]
fn an_agenda_keeps_what_was_decided() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let of = registrar.sitting("M1", 4);
        let path = registrar.meeting(&of, "2026-11-25", &json!({"agenda": agenda()}));
        registrar.all_present(&path, &of);
        let before = registrar.department.get(&path);
        let items = before.expect(200)["agenda"].clone();
        let item = items[1]["id"].as_str().unwrap();
        let decision = json!({"mode": "counted", "votes_for": 4});
        let decided = registrar
            .department
            .with("If-Match", before.etag())
            .put(&format!("{path}/agenda/{item}/decision"), &decision);
        decided.expect(200);
        let line = |at: usize| json!({"id": items[at]["id"], "kind": items[at]["kind"], "title": items[at]["title"], "office": items[at]["office"]});
        let without = json!({"agenda": [line(0), line(2)]});
        let refused = registrar
            .department
            .patch(&path, decided.etag(), &without)
            .refused(409, "wrong_state");
        assert!(
            refused["detail"].as_str().unwrap().contains("О плане работы"),
            "{refused}"
        );
        let turned = json!({"agenda": [line(2), line(1), {"kind": "information", "title": "Разное"}]});
        let after = registrar
            .department
            .patch(&path, decided.etag(), &turned)
            .expect(200);
        let titles: Vec<&Value> = after["agenda"]
            .as_array()
            .unwrap()
            .iter()
            .map(|i| &i["title"])
            .collect();
        assert_eq!(titles, ["О выборах секретаря", "О плане работы", "Разное"]);
        assert_eq!(after["agenda"][1]["decision"]["accepted"], true);
        assert_eq!(after["agenda"][1]["id"], items[1]["id"]);
        act(
            &registrar.department,
            &path,
            "cancel",
            &json!({"reason": "Ошибка"}),
        )
        .refused(409, "wrong_state");
    });
}
