//! The register of members: dated, nobody in it twice, one chair and one secretary at a time.

use serde_json::{Value, json};
use veche_tests::{Registrar, id_of, on_both};

use super::{MEMBERS, enter, three};

#[test]
fn members_come_and_go_by_dates() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let council = city.sign_in("council");
        let three = three(&registrar);
        let names = |query: &str| -> Vec<(Value, Value)> {
            council
                .all(&format!("{MEMBERS}{query}"))
                .iter()
                .map(|m| (m["person"]["full_name"].clone(), m["role"].clone()))
                .collect()
        };
        assert_eq!(
            names(""),
            [
                ("Протоколова Анна Ильинична", "secretary"),
                ("Рядова Анна Ильинична", "member"),
                ("Советова Анна Ильинична", "chair"),
            ]
            .map(|(name, role)| (json!(name), json!(role)))
        );
        assert_eq!(names("?on=2026-08-31"), []);
        assert_eq!(names("?role=chair").len(), 1);
        assert_eq!(names("?q=ряд").len(), 1);
        let first = council.all(MEMBERS).swap_remove(0);
        assert_eq!(
            (&first["basis"], &first["position_name"]),
            (&json!("Приказ № 7"), &json!("учитель"))
        );
        assert!(first["organization"]["short_name"].is_string());

        // The term of the chair ends, and another one begins with it.
        let chair = council.all(&format!("{MEMBERS}?role=chair")).swap_remove(0);
        let path = format!("{MEMBERS}/{}", id_of(&chair));
        let version = |of: &Value| format!("\"{}.0-0\"", of["version"]);
        let end = json!({"until": "2026-11-01", "reason": ""});
        let refused = council.act(&format!("{path}/end"), &version(&chair), &end);
        assert_eq!(
            refused.refused(422, "validation")["errors"][0]["pointer"],
            "/reason"
        );
        let end = json!({"until": "2026-11-01", "reason": "Собственное желание"});
        let ended = council
            .act(&format!("{path}/end"), &version(&chair), &end)
            .expect(200);
        assert_eq!(
            (&ended["until"], &ended["end_reason"]),
            (&json!("2026-11-01"), &json!("Собственное желание"))
        );
        council
            .act(&format!("{path}/end"), &version(&chair), &end)
            .refused(412, "stale");
        assert_eq!(names("").len(), 2);
        assert_eq!(names("?on=2026-10-31").len(), 3);
        assert_eq!(names("?all=true").len(), 3);
        enter(&council, &three.people[0], "member", "2026-11-01").expect(201);
        let role = council
            .all(&format!("{MEMBERS}?role=member&q=ряд"))
            .swap_remove(0);
        let path = format!("{MEMBERS}/{}", id_of(&role));
        let patched = council.patch(
            &path,
            &version(&role),
            &json!({"role": "chair", "from": "2026-11-01"}),
        );
        assert_eq!(patched.expect(200)["role"], "chair");
        let operations: Vec<Value> = registrar
            .department
            .all("/api/v1/journal?entity=council")
            .iter()
            .map(|entry| entry["operation"].clone())
            .collect();
        assert_eq!(
            operations[..3],
            [
                "update_council_member",
                "create_council_member",
                "end_council_member"
            ]
        );
    });
}

#[test]
fn what_overlaps_is_refused_and_only_its_keepers_keep_it() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let council = city.sign_in("council");
        let three = three(&registrar);
        let twice = enter(&council, &three.people[2], "deputy", "2026-10-01").refused(409, "overlap");
        assert_eq!(
            (&twice["clause"], &twice["errors"][0]["pointer"]),
            (&json!("VII.7.8"), &json!("/person_id"))
        );
        let fourth = registrar.teacher("Четвёртова Анна Ильинична", "org901");
        let second = enter(&council, &fourth, "chair", "2026-10-01").refused(409, "overlap");
        assert!(
            second["detail"].as_str().unwrap().contains("Советова"),
            "{second}"
        );
        let body =
            json!({"person_id": fourth, "role": "member", "from": "2026-10-01", "until": "2026-10-01"});
        assert_eq!(
            council.post(MEMBERS, &body).refused(422, "validation")["errors"][0]["pointer"],
            "/until"
        );
        let nobody = "018f0000-0000-7000-8000-000000000000";
        enter(&council, nobody, "member", "2026-10-01").refused(422, "validation");
        for login in ["niso", "observer"] {
            let other = city.sign_in(login);
            enter(&other, &fourth, "member", "2026-10-01").refused(403, "forbidden");
            assert_eq!(other.all(MEMBERS).len(), 3, "who is in the council is no secret");
        }
        // The secretary in office keeps the register as the account of the council does; a member does not.
        let keeper = city.account_of("keeper", &three.people[1]);
        enter(&keeper, &fourth, "member", "2026-10-01").expect(201);
        let member = city.account_of("member", &three.people[2]);
        let again = json!({"person_id": fourth, "role": "deputy", "from": "2026-10-01"});
        member.post(MEMBERS, &again).refused(403, "forbidden");
    });
}

#[test]
fn two_records_of_one_person_are_one_member() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let [kept, removed] = ["Двойнова Анна Ильинична", "Двойнова Анна Ильинишна"]
            .map(|name| registrar.teacher(name, "org901"));
        enter(&registrar.department, &kept, "member", "2026-10-01").expect(201);
        enter(&registrar.department, &removed, "deputy", "2026-09-01").expect(201);
        let before = registrar.department.all(&format!("{MEMBERS}?all=true"));
        let object = format!("/api/v1/people/{kept}");
        let merged = registrar
            .act(&object, "merge", &json!({"duplicate_id": removed}))
            .expect(200);
        let now = registrar.department.all(&format!("{MEMBERS}?all=true"));
        assert_eq!(now.len(), 1);
        assert_eq!(
            (&now[0]["role"], &now[0]["from"], &now[0]["person"]["id"]),
            (&json!("deputy"), &json!("2026-09-01"), &json!(kept))
        );
        let undo = format!("/api/v1/merges/{}/undo", id_of(&merged));
        registrar.department.post(&undo, &json!({})).expect(200);
        assert_eq!(registrar.department.all(&format!("{MEMBERS}?all=true")), before);
    });
}
