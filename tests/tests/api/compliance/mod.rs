//! Who owes what over HTTP, on both databases (VII.7.2 - VII.7.10).

mod board;
mod reporting;
mod sight;
mod size;
mod year;

use serde_json::{Value, json};
use veche_tests::{Registrar, on_both};

const FINDINGS: &str = "/api/v1/compliance";

/// The finding of a duty among those answered.
#[track_caller]
fn of<'a>(items: &'a [Value], duty: &str) -> &'a Value {
    items
        .iter()
        .find(|f| f["duty"] == duty)
        .unwrap_or_else(|| panic!("no {duty} in {items:?}"))
}

#[test]
fn the_contract_of_the_issue() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let sitting = registrar.sitting("M1", 4);
        let answer = registrar
            .department
            .get(&format!("{FINDINGS}?school_year=2026&on=2026-11-25"))
            .expect(200);
        let items = answer["items"].as_array().unwrap();
        assert_eq!(items.len(), 10, "one finding a duty");
        assert_eq!(answer["next"], Value::Null);
        let plan = of(items, "plan_approval");
        assert_eq!(plan["association_id"], *sitting.association);
        assert_eq!(
            (&plan["clause"], &plan["state"], &plan["due_on"], &plan["reason"]),
            (
                &json!("VII.7.9"),
                &json!("overdue"),
                &json!("2026-09-15"),
                &json!("no_meeting")
            )
        );
        assert_eq!(plan["cure"], json!({"action": "write_plan", "object_id": null}));
        assert_eq!(
            (&plan["actor"], &plan["actor_id"]),
            (&json!("leader"), &json!(sitting.leader()))
        );
        assert_eq!(of(items, "analysis")["due_on"], "2027-05-15");
        assert_eq!(of(items, "leader")["since"], "2024-09-01");
        let curator = of(items, "curator");
        assert_eq!(
            (&curator["state"], &curator["clause"]),
            (&json!("overdue"), &json!("VII.7.2"))
        );
        assert_eq!(curator["actor"], "institution");
        let norm = of(items, "meetings");
        assert_eq!(
            (&norm["state"], &norm["done"], &norm["needed"]),
            (&json!("due"), &json!(0), &json!(3))
        );
    });
}

#[test]
fn meetings_and_minutes_are_seen_from_every_day() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let sitting = registrar.sitting("M1", 4);
        let planned = registrar.meeting(
            &sitting,
            "2026-12-10",
            &json!({"agenda": [{"kind": "approve_plan", "title": "О плане работы"}]}),
        );
        let held = registrar.held(
            &sitting,
            "2026-11-20",
            &json!({"agenda": [{"kind": "information", "title": "О новостях года", "speaker_text": "методист"}]}),
        );
        let held_id = held.rsplit('/').next().unwrap();
        let on = |day: &str| {
            registrar
                .department
                .all(&format!("{FINDINGS}?school_year=2026&on={day}"))
        };
        let (before, today, after) = (on("2026-11-19"), on("2026-11-25"), on("2027-09-01"));
        assert_eq!(
            of(&before, "minutes")["state"],
            "not_applicable",
            "the day before there was none"
        );
        assert_eq!(of(&today, "minutes")["state"], "due");
        assert_eq!(of(&today, "minutes")["since"], "2026-11-20");
        assert_eq!(
            of(&today, "minutes")["cure"],
            json!({"action": "sign_minutes", "object_id": held_id})
        );
        assert_eq!(of(&today, "minutes")["actor_id"], *sitting.secretary());
        assert_eq!(of(&after, "minutes")["state"], "overdue");
        assert_eq!(of(&today, "plan_approval")["reason"], "meeting_late");
        assert_eq!(of(&before, "plan_approval")["reason"], "no_meeting");
        assert!(planned.contains("/meetings/"));

        // Signed today: the norm counts it from today on (interpretation 4).
        let (secretary, leader) = (
            city.account_of("secretary", sitting.secretary()),
            city.account_of("leader", sitting.leader()),
        );
        let minutes = format!("{held}/minutes");
        let mut content = secretary.get(&minutes).expect(200)["content"].clone();
        content["items"][0]["heard"] = json!("Методист рассказал(а) о новостях.");
        let tag = secretary.get(&minutes).etag().to_owned();
        secretary
            .with("If-Match", &tag)
            .put(&minutes, &content)
            .expect(200);
        let act = |client: &veche_tests::Client, verb: &str, body: &Value| {
            let tag = client.get(&minutes).etag().to_owned();
            client.act(&format!("{minutes}/{verb}"), &tag, body).expect(200)
        };
        act(&secretary, "submit", &Value::Null);
        act(&secretary, "sign", &json!({"kind": "simple"}));
        let half = on("2026-11-25");
        assert_eq!(of(&half, "minutes")["state"], "due", "one signature is none");
        act(&leader, "sign", &json!({"kind": "simple"}));
        let signed = on("2026-11-25");
        assert_eq!(of(&signed, "minutes")["state"], "met");
        assert_eq!(of(&signed, "meetings")["done"], 1);
        assert_eq!(
            of(&on("2026-11-24"), "minutes")["state"],
            "due",
            "the past stays as it was"
        );
        // What is being corrected stays signed.
        act(&secretary, "correct", &json!({"reason": "Опечатка"}));
        assert_eq!(of(&on("2026-11-25"), "minutes")["state"], "met");
    });
}

#[test]
fn filters_pages_and_search() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let first = registrar.sitting("M1", 3);
        registrar.sitting("M2", 3);
        let department = &registrar.department;
        let all = department.all(&format!("{FINDINGS}?school_year=2026&limit=200"));
        assert_eq!(all.len(), 20);
        let paged = department.all(&format!("{FINDINGS}?school_year=2026&limit=3"));
        assert_eq!(paged, all, "pages make the whole");
        let mut back = department.all(&format!("{FINDINGS}?school_year=2026&limit=7&sort=-association"));
        back.reverse();
        assert_eq!(back, all);
        let counted = department
            .get(&format!("{FINDINGS}?limit=1&count=true"))
            .expect(200);
        assert_eq!(counted["total"], 20);
        for (filter, n) in [
            (format!("association_id={}", first.association), 10),
            ("state=overdue".into(), 4),
            ("duty=meetings".into(), 2),
            ("clause=VII.7.8".into(), 6),
            ("duty=leader&state=overdue".into(), 0),
            (format!("institution_id={}", city.organization("niso")), 20),
            (format!("institution_id={}", city.organization("magistr")), 0),
            ("q=M2".into(), 10),
            (format!("actor_id={}", first.leader()), 4),
        ] {
            let found = department.all(&format!("{FINDINGS}?school_year=2026&limit=200&{filter}"));
            assert_eq!(found.len(), n, "{filter}");
        }
    });
}

#[test]
fn what_is_asked_wrongly_is_told() {
    on_both(|city| {
        let department = city.sign_in("department");
        for (path, pointer) in [
            (format!("{FINDINGS}?school_year=1999"), "school_year"),
            (format!("{FINDINGS}?school_year=2101"), "school_year"),
            (format!("{FINDINGS}?school_year=many"), "school_year"),
            (format!("{FINDINGS}?on=25.11.2026"), "on"),
            (format!("{FINDINGS}?state=late"), "state"),
            (format!("{FINDINGS}?duty=everything"), "duty"),
            (format!("{FINDINGS}?sort=due_on"), "sort"),
            (format!("{FINDINGS}/board?limit=401"), "limit"),
            (format!("{FINDINGS}/board?limit=0"), "limit"),
            (format!("{FINDINGS}/board?school_year=1"), "school_year"),
        ] {
            let refused = department.get(&path).refused(400, "unknown_parameter");
            assert_eq!(refused["errors"][0]["pointer"], pointer, "{path}");
        }
        department
            .get(&format!("{FINDINGS}/board?cursor=bad"))
            .refused(400, "bad_cursor");
        department
            .get(&format!("{FINDINGS}?cursor=bad"))
            .refused(400, "bad_cursor");
        let far = department
            .get(&format!("{FINDINGS}?school_year=2100&on=2026-11-25"))
            .expect(200);
        assert_eq!(far["items"], json!([]));
    });
}
