//! The secretary's text: who writes, what it begins with, two at once.

use serde_json::{Value, json};
use veche_tests::{Registrar, on_both};

use super::scene;

#[test]
fn the_secretary_of_the_meeting_writes_and_nobody_else() {
    on_both(|city| {
        let scene = scene(city);
        let begun = scene.secretary.get(&scene.minutes()).expect(200);
        assert_eq!(
            (&begun["state"], &begun["version"], &begun["number"]),
            (&json!("none"), &json!(0), &json!(1))
        );
        assert_eq!(begun["content"]["items"][0]["heard"], "методист ИМЦ");
        assert_eq!(begun["participants"].as_array().unwrap().len(), 4);
        assert_eq!(begun["date"], "2026-11-20");
        let content = scene.written();
        for client in [&scene.leader, &scene.registrar.department] {
            let refused = scene.save(client, &content).refused(403, "forbidden");
            assert!(
                refused["detail"].as_str().unwrap().contains("секретарь"),
                "{refused}"
            );
        }
        let saved = scene.save(&scene.secretary, &content).expect(200);
        assert_eq!((&saved["state"], &saved["version"]), (&json!("draft"), &json!(1)));
        assert_eq!(saved["resolutions"][0]["number"], "2.1");
        assert_eq!(
            saved["content"]["items"][1]["resolutions"][0]["responsible_id"],
            scene.of.people[2]
        );
        assert!(saved["content"]["items"][1]["resolutions"][1]["id"].is_string());
        // A saved resolution keeps its identifier when the text goes on.
        let mut more = saved["content"].clone();
        more["items"][1]["resolutions"][0]["text"] = json!("Провести неделю математики в декабре");
        let after = scene.save(&scene.secretary, &more).expect(200);
        assert_eq!(after["resolutions"][0]["id"], saved["resolutions"][0]["id"]);
        assert_eq!(
            after["resolutions"][0]["text"],
            "Провести неделю математики в декабре"
        );
        let entries = scene.registrar.department.all("/api/v1/journal?entity=meeting");
        assert_eq!(entries[0]["operation"], "save_minutes");
        // The journal holds the place that changed, not the whole text once more.
        assert_eq!(
            entries[0]["after"].as_object().unwrap().len(),
            1,
            "{}",
            entries[0]
        );
        let meeting = scene.registrar.department.get(&scene.path).expect(200);
        assert_eq!(meeting["minutes_state"], "draft");
    });
}

#[test]
fn two_who_write_at_once_lose_nothing() {
    on_both(|city| {
        let scene = scene(city);
        let content = scene.written();
        let first = scene.save(&scene.secretary, &content);
        first.expect(200);
        let etag = first.etag().to_owned();
        let (mut mine, mut theirs) = (first.json()["content"].clone(), first.json()["content"].clone());
        mine["items"][0]["heard"] = json!("Одно");
        theirs["note"] = json!("Другое");
        scene
            .secretary
            .with("If-Match", &etag)
            .put(&scene.minutes(), &mine)
            .expect(200);
        scene
            .secretary
            .with("If-Match", &etag)
            .put(&scene.minutes(), &theirs)
            .refused(412, "stale");
        let kept = scene.secretary.get(&scene.minutes()).expect(200);
        assert_eq!(kept["content"]["items"][0]["heard"], "Одно");
    });
}

#[test]
fn a_text_of_another_agenda_and_of_strangers_is_refused_at_its_place() {
    on_both(|city| {
        let scene = scene(city);
        let nobody = "018f0000-0000-7000-8000-000000000000";
        let mut foreign = scene.written();
        foreign["items"][0]["agenda_item_id"] = json!(nobody);
        let refused = scene.save(&scene.secretary, &foreign).refused(422, "validation");
        assert_eq!(refused["errors"][0]["pointer"], "/items/0/agenda_item_id");
        let mut stranger = scene.written();
        stranger["items"][1]["resolutions"][0]["responsible_id"] = json!(nobody);
        let refused = scene.save(&scene.secretary, &stranger).refused(422, "validation");
        assert_eq!(
            refused["errors"][0]["pointer"],
            "/items/1/resolutions/0/responsible_id"
        );
        let mut counted = scene.written();
        counted["declared"] = json!(-1);
        scene.save(&scene.secretary, &counted).refused(422, "validation");
        counted["declared"] = json!(3);
        let saved = scene.save(&scene.secretary, &counted).expect(200);
        let codes: Vec<&Value> = saved["remarks"]
            .as_array()
            .unwrap()
            .iter()
            .map(|r| &r["code"])
            .collect();
        assert_eq!(codes, ["declared_differs", "no_vote"]);
    });
}

#[test]
fn minutes_are_of_a_meeting_that_was_held() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let of = registrar.sitting("M1", 3);
        let secretary = city.account_of("secretary", of.secretary());
        let planned = registrar.meeting(&of, "2026-11-25", &json!({}));
        secretary
            .get(&format!("{planned}/minutes"))
            .refused(409, "wrong_state");
        let put = secretary
            .with("If-Match", secretary.get(&planned).etag())
            .put(&format!("{planned}/minutes"), &json!({}));
        assert_eq!(put.refused(409, "wrong_state")["clause"], "VII.7.6");
        registrar
            .act(&planned, "cancel", &json!({"reason": "Карантин"}))
            .expect(200);
        secretary
            .get(&format!("{planned}/minutes"))
            .refused(409, "wrong_state");
    });
}
