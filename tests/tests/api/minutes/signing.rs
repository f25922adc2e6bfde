//! From draft to extract: both sign, what is signed is frozen, a correction is a new revision.

use serde_json::{Value, json};
use veche_tests::{Registrar, act, on_both};

use super::scene;

#[test]
fn both_sign_and_then_the_minutes_are_frozen() {
    on_both(|city| {
        let scene = scene(city);
        scene
            .act(&scene.secretary, "submit", &Value::Null)
            .refused(409, "wrong_state");
        let mut empty = scene.written();
        empty["items"][0]["heard"] = json!("");
        scene.save(&scene.secretary, &empty).expect(200);
        let refused = scene
            .act(&scene.secretary, "submit", &Value::Null)
            .refused(422, "rule_not_met");
        assert!(
            refused["detail"].as_str().unwrap().contains("О новостях года"),
            "{refused}"
        );
        scene.save(&scene.secretary, &scene.written()).expect(200);
        scene
            .act(&scene.leader, "sign", &json!({"kind": "simple"}))
            .refused(409, "wrong_state");
        scene
            .act(&scene.leader, "submit", &Value::Null)
            .refused(403, "forbidden");
        scene.act(&scene.secretary, "submit", &Value::Null).expect(200);
        scene
            .save(&scene.secretary, &scene.written())
            .refused(409, "wrong_state");
        let one = scene
            .act(&scene.secretary, "sign", &json!({"kind": "simple"}))
            .expect(200);
        assert_eq!(
            (&one["state"], one["signatures"].as_array().unwrap().len()),
            (&json!("submitted"), 1)
        );
        scene
            .act(&scene.secretary, "sign", &json!({"kind": "simple"}))
            .refused(409, "wrong_state");
        // Given back: the signature falls, for the text will be another one.
        let back = scene.act(&scene.leader, "return", &Value::Null).expect(200);
        assert_eq!(
            (&back["state"], &back["signatures"]),
            (&json!("draft"), &json!([]))
        );
        scene.act(&scene.secretary, "submit", &Value::Null).expect(200);
        let member = city.account_of("member", &scene.of.people[3]);
        scene
            .act(&member, "sign", &json!({"kind": "simple"}))
            .refused(403, "forbidden");
        scene
            .act(&scene.secretary, "sign", &json!({"kind": "simple"}))
            .expect(200);
        let both = scene
            .act(&scene.leader, "sign", &json!({"kind": "simple"}))
            .expect(200);
        assert_eq!(
            (&both["state"], both["signatures"].as_array().unwrap().len()),
            (&json!("signed"), 2)
        );

        scene
            .save(&scene.secretary, &scene.written())
            .refused(409, "wrong_state");
        act(
            &scene.secretary,
            &scene.path,
            "refresh-participants",
            &Value::Null,
        )
        .refused(409, "wrong_state");
        let theme = json!({"theme": "Другая"});
        let etag = scene.secretary.get(&scene.path).etag().to_owned();
        scene
            .secretary
            .patch(&scene.path, &etag, &theme)
            .refused(409, "wrong_state");
        // What the register becomes later changes nothing in the signed paper.
        let late = scene.registrar.teacher("Поздняя Анна Ильинична", "org902");
        city.member(&scene.of.association, &late, Some("2026-11-01"), None);
        let kept = scene.secretary.get(&scene.minutes()).expect(200);
        assert_eq!(kept["participants"].as_array().unwrap().len(), 4);
        let norm = scene
            .secretary
            .get(&format!("{}/meeting-norm", scene.of.path))
            .expect(200);
        assert_eq!((&norm["counted"], &norm["missing"]), (&json!(1), &json!(2)));
    });
}

#[test]
fn a_correction_is_a_new_revision_with_a_reason_and_the_old_one_stays() {
    on_both(|city| {
        let scene = scene(city);
        scene.signed();
        scene
            .act(&scene.leader, "correct", &json!({"reason": "Опечатка"}))
            .refused(403, "forbidden");
        scene
            .act(&scene.secretary, "correct", &json!({"reason": ""}))
            .refused(422, "validation");
        let begun = scene
            .act(&scene.secretary, "correct", &json!({"reason": "Опечатка в дате"}))
            .expect(200);
        assert_eq!(
            (&begun["revision"], &begun["state"], &begun["correction"]),
            (&json!(2), &json!("draft"), &json!("Опечатка в дате"))
        );
        assert_eq!(begun["revisions"][0]["revision"], 1);
        let old = &begun["revisions"][0]["content"]["items"][1];
        assert_eq!(old["resolutions"][0]["text"], "Провести неделю математики");
        assert!(
            old["resolutions"][0]["responsible"]
                .as_str()
                .unwrap()
                .starts_with("Участникова")
        );
        // What was signed counts while it is being corrected, and its resolutions are still tracked.
        let norm = scene
            .secretary
            .get(&format!("{}/meeting-norm", scene.of.path))
            .expect(200);
        assert_eq!(norm["counted"], 1);
        assert_eq!(scene.secretary.all("/api/v1/resolutions").len(), 2);
        scene.act(&scene.secretary, "submit", &Value::Null).expect(200);
        for client in [&scene.secretary, &scene.leader] {
            scene.act(client, "sign", &json!({"kind": "simple"})).expect(200);
        }
        let again = scene.secretary.get(&scene.minutes()).expect(200);
        assert_eq!(
            (&again["state"], &again["revision"]),
            (&json!("signed"), &json!(2))
        );
    });
}

#[test]
fn the_extract_tells_what_was_decided_and_nothing_of_people() {
    on_both(|city| {
        let scene = scene(city);
        let stranger = city.account_of("stranger", scene.registrar.sitting("M2", 2).secretary());
        scene.save(&scene.secretary, &scene.written()).expect(200);
        stranger.get(&scene.minutes()).refused(403, "forbidden");
        scene
            .secretary
            .get(&format!("{}/extract", scene.minutes()))
            .refused(409, "wrong_state");
        scene.signed();
        stranger.get(&scene.minutes()).refused(403, "forbidden");
        scene
            .act(&stranger, "publish", &Value::Null)
            .refused(403, "forbidden");
        let published = scene.act(&scene.leader, "publish", &Value::Null).expect(200);
        assert_eq!(
            (&published["state"], &published["published_on"]),
            (&json!("published"), &json!("2026-11-25"))
        );
        let seen = stranger.get(&scene.minutes()).expect(200);
        assert_eq!(
            (&seen["extract"], &seen["participants"], &seen["remarks"]),
            (&json!(true), &json!([]), &json!([]))
        );
        assert!(!seen.to_string().contains("было тесно"), "{seen}");
        assert_eq!(seen["resolutions"].as_array().unwrap().len(), 2);
        let item = seen["headings"][1]["agenda_item_id"].as_str().unwrap();
        let one = scene
            .secretary
            .get(&format!("{}/extract?item={item}", scene.minutes()))
            .expect(200);
        assert_eq!(
            (
                one["headings"].as_array().unwrap().len(),
                one["content"]["items"].as_array().unwrap().len()
            ),
            (1, 1)
        );
        assert!(!one.to_string().contains("было тесно"));
        let nobody = "018f0000-0000-7000-8000-000000000000";
        scene
            .secretary
            .get(&format!("{}/extract?item={nobody}", scene.minutes()))
            .refused(404, "not_found");
    });
}

#[test]
fn minutes_of_a_paper_of_the_past_are_entered_by_who_keeps_the_papers() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let of = registrar.sitting("M1", 3);
        let agenda = json!([{"kind": "information", "title": "О начале года"}]);
        let path = registrar.held(&of, "2025-09-10", &json!({"by_paper": true, "agenda": agenda}));
        let minutes = format!("{path}/minutes");
        let department = &registrar.department;
        let mut content = department.get(&minutes).expect(200)["content"].clone();
        content["items"][0]["heard"] = json!("О начале года.");
        let saved = department
            .with("If-Match", department.get(&minutes).etag())
            .put(&minutes, &content);
        saved.expect(200);
        let step = |verb: &str, body: &Value| {
            let etag = department.get(&minutes).etag().to_owned();
            department.act(&format!("{minutes}/{verb}"), &etag, body)
        };
        step("submit", &Value::Null).expect(200);
        step("sign", &json!({"kind": "simple"})).refused(403, "forbidden");
        let signed = step("sign", &json!({"kind": "paper"})).expect(200);
        assert_eq!(signed["state"], "signed");
        let who: Vec<&Value> = signed["signatures"]
            .as_array()
            .unwrap()
            .iter()
            .map(|s| &s["person"]["id"])
            .collect();
        assert_eq!(who, [of.leader(), of.secretary()]);
    });
}

#[test]
fn the_scan_of_the_signed_paper_stands_beside_the_minutes() {
    on_both(|city| {
        let scene = scene(city);
        let files = format!("{}/files", scene.minutes());
        let scan: &[u8] = b"%PDF-1.7 signed";
        let send = |client: &veche_tests::Client, name: &str| {
            let etag = scene.secretary.get(&scene.minutes()).etag().to_owned();
            client
                .with("If-Match", &etag)
                .upload(&files, name, scan, &[("kind", "scan")])
        };
        send(&scene.secretary, "протокол.pdf").refused(409, "wrong_state");
        scene.save(&scene.secretary, &scene.written()).expect(200);
        scene.act(&scene.secretary, "submit", &Value::Null).expect(200);
        let signed = scene
            .act(&scene.secretary, "sign", &json!({"kind": "paper"}))
            .expect(200);
        assert_eq!(
            (&signed["state"], signed["signatures"].as_array().unwrap().len()),
            (&json!("signed"), 2)
        );
        send(&scene.secretary, "протокол.png").refused(415, "unsupported_file");
        let added = send(&scene.secretary, "протокол.pdf").expect(200);
        assert_eq!(
            (&added["files"][0]["name"], &added["state"]),
            (&json!("протокол.pdf"), &json!("signed"))
        );
        let path = format!("{files}/{}", added["files"][0]["id"].as_str().unwrap());
        assert_eq!(scene.leader.get(&path).text.as_bytes(), scan);
        let member = city.account_of("member", &scene.of.people[3]);
        send(&member, "протокол.pdf").refused(403, "forbidden");
        let stranger = city.account_of("stranger", scene.registrar.sitting("M2", 2).secretary());
        stranger.get(&path).refused(403, "forbidden");
    });
}
