//! What only an order of the department changes: states and curating institutions.

use serde_json::json;
use veche_tests::{Registrar, act, id_of, on_both, paper};

use super::{LIST, working_group};

#[test]
fn only_an_order_of_the_department_changes_the_state_and_dates_answer_for_themselves() {
    on_both(|city| {
        let hand = Registrar::of(city);
        let path = hand.draft(&working_group("A38"));
        let set = |status: &str, from: &str, kind: &str| {
            let body = json!({"status": status, "from": from, "basis": paper(kind, from)});
            hand.act(&path, "set-status", &body)
        };
        let refused = set("active", "2024-09-01", "institution_order").refused(422, "rule_not_met");
        assert_eq!(
            (&refused["clause"], &refused["errors"][0]["pointer"]),
            (&json!("I.5"), &json!("/basis/kind"))
        );
        assert_eq!(
            set("liquidated", "2024-09-01", "department_order").refused(409, "wrong_state")["clause"],
            "I.5"
        );
        let unsigned =
            json!({"status": "active", "from": "2024-09-01", "basis": {"kind": "department_order"}});
        let refused = hand
            .act(&path, "set-status", &unsigned)
            .refused(422, "validation");
        assert_eq!(
            (&refused["clause"], refused["errors"].as_array().unwrap().len()),
            (&json!("I.5"), 2)
        );
        let body = json!({"status": "active", "from": "2024-09-01", "basis": paper("department_order", "2024-08-30")});
        city.sign_in("niso")
            .act(
                &format!("{path}/set-status"),
                hand.department.get(&path).etag(),
                &body,
            )
            .refused(403, "forbidden");
        hand.department
            .post(&format!("{path}/set-status"), &body)
            .refused(428, "version_required");
        set("active", "2024-09-01", "department_order").expect(200);
        assert_eq!(
            set("active", "2024-09-01", "department_order").refused(409, "wrong_state")["clause"],
            "I.5"
        );
        assert_eq!(
            set("active", "2023-09-01", "department_order").refused(409, "overlap")["clause"],
            "I.5"
        );
        set("liquidated", "2026-06-01", "department_order").expect(200);
        set("active", "2026-09-01", "department_order").refused(409, "wrong_state");
        let late = set("reorganized", "2025-06-01", "department_order").refused(409, "overlap");
        assert!(late["detail"].as_str().unwrap().contains("01.06.2026"));
        for (day, status) in [
            ("2024-08-31", "draft"),
            ("2024-09-01", "active"),
            ("2026-05-31", "active"),
            ("2026-06-01", "liquidated"),
        ] {
            assert_eq!(
                hand.department.get(&format!("{path}?on={day}")).expect(200)["status"],
                status,
                "{day}"
            );
            let listed = hand.department.all(&format!("{LIST}?on={day}"));
            assert_eq!(listed[0]["status"], status, "{day}");
        }
        let terms = hand.department.get(&path).expect(200)["statuses"].clone();
        assert_eq!(terms.as_array().unwrap().len(), 3);
        assert_eq!(
            (&terms[0]["status"], &terms[1]["until"]),
            (&json!("liquidated"), &json!("2026-06-01"))
        );
        assert_eq!(terms[1]["basis"]["number"], "17-од");
    });
}

#[test]
fn how_many_associations_worked_on_a_day_is_what_the_orders_say() {
    on_both(|city| {
        let hand = Registrar::of(city);
        // Created and liquidated by hand, in an order in which papers never come.
        let life = [
            ("G1", "2022-09-01", Some("2024-06-01")),
            ("G2", "2023-09-01", None),
            ("G3", "2022-01-10", Some("2023-09-01")),
            ("G4", "2024-06-01", None),
        ];
        for (code, from, until) in life {
            let path = hand.draft(&working_group(code));
            hand.activate(&path, from);
            if let Some(until) = until {
                let body =
                    json!({"status": "liquidated", "from": until, "basis": paper("department_order", until)});
                hand.act(&path, "set-status", &body).expect(200);
            }
        }
        for day in [
            "2022-01-09",
            "2022-01-10",
            "2022-09-01",
            "2023-08-31",
            "2023-09-01",
            "2024-05-31",
            "2024-06-01",
            "2026-11-25",
        ] {
            let by_hand = life
                .iter()
                .filter(|(_, from, until)| *from <= day && until.is_none_or(|u| day < u))
                .count();
            let page = city
                .sign_in("observer")
                .get(&format!("{LIST}?on={day}&status=active&count=true"))
                .expect(200);
            assert_eq!(page["total"], by_hand, "{day}");
        }
    });
}

#[test]
fn the_end_of_an_association_ends_its_terms_and_names_the_successor() {
    on_both(|city| {
        let hand = Registrar::of(city);
        let (old, new) = (hand.mmo("A02", "2022-09-01"), hand.mmo("A03", "2026-09-01"));
        let anna = hand.teacher("Белова Анна Петровна", "org904");
        hand.member(&old, &anna, "leninsky", "2024-09-01");
        hand.elect(&old, "leader", &anna, "2024-09-10").expect(200);
        let (old_id, new_id) = (old.rsplit('/').next().unwrap(), new.rsplit('/').next().unwrap());
        let reorganize = |from: &str, successor: &str| {
            let body = json!({"status": "reorganized", "from": from, "basis": paper("department_order", from), "successor_id": successor});
            hand.act(&old, "set-status", &body)
        };
        assert_eq!(
            reorganize("2026-09-01", old_id).refused(422, "validation")["errors"][0]["pointer"],
            "/successor_id"
        );
        reorganize("2026-09-01", "018f0000-0000-7000-8000-000000000000").refused(422, "validation");
        let early = reorganize("2024-09-05", new_id).refused(409, "overlap");
        assert_eq!(early["clause"], "I.5");
        let after = reorganize("2026-09-01", new_id).expect(200);
        assert_eq!(after["successors"][0]["id"], new_id);
        assert_eq!(
            (&after["offices"][0]["until"], &after["offices"][0]["end_ground"]),
            (&json!("2026-09-01"), &json!("order"))
        );
        assert_eq!(
            hand.department.get(&new).expect(200)["predecessors"][0]["id"],
            old_id
        );
        assert!(hand.department.all(&format!("{old}/members")).is_empty());
        assert_eq!(
            hand.department.all(&format!("{old}/members?on=2026-08-31")).len(),
            1
        );
        let again = json!({"person_id": anna, "from": "2026-10-01"});
        assert_eq!(
            hand.act(&old, "members", &again).refused(409, "wrong_state")["clause"],
            "I.5"
        );
        let list = format!("/api/v1/journal?entity=person&entity_id={anna}");
        let last = hand.department.get(&list).expect(200)["items"][0]["operation"].clone();
        assert_eq!(
            last, "set_association_status",
            "the person's history tells why the terms ended"
        );
    });
}

#[test]
fn an_order_gives_the_association_to_an_institution_that_curates() {
    on_both(|city| {
        let hand = Registrar::of(city);
        let path = hand.mmo("A24", "2022-09-01");
        let assign = |code: &str, from: &str, kind: &str| {
            let body =
                json!({"organization_id": city.organization(code), "from": from, "basis": paper(kind, from)});
            hand.act(&path, "assign-institution", &body)
        };
        let refused = assign("magistr", "2024-09-01", "institution_order").refused(422, "rule_not_met");
        assert_eq!(refused["clause"], "I.4");
        let school = assign("org904", "2024-09-01", "department_order").refused(422, "rule_not_met");
        assert_eq!(
            (&school["clause"], &school["errors"][0]["pointer"]),
            (&json!("I.4"), &json!("/organization_id"))
        );
        assign("niso", "2026-09-01", "department_order").expect(200);
        assign("magistr", "2024-09-01", "department_order").expect(200);
        assert_eq!(
            assign("niso", "2024-09-01", "department_order").refused(409, "overlap")["clause"],
            "I.4"
        );
        for (day, code) in [
            ("2024-08-31", "niso"),
            ("2024-09-01", "magistr"),
            ("2026-08-31", "magistr"),
            ("2026-09-01", "niso"),
        ] {
            let id = city.organization(code);
            let one = hand.department.get(&format!("{path}?on={day}")).expect(200);
            assert_eq!(one["curating_institution"]["id"], id, "{day}");
            let listed = hand
                .department
                .all(&format!("{LIST}?on={day}&curating_institution_id={id}"));
            assert_eq!(listed[0]["curating_institution"]["id"], id, "{day}");
        }
        let terms = hand.department.get(&path).expect(200)["curating"].clone();
        assert_eq!(terms.as_array().unwrap().len(), 3);
        let history = hand.department.all(&format!(
            "/api/v1/journal?entity=association&entity_id={}",
            path.rsplit('/').next().unwrap()
        ));
        let operations: Vec<&str> = history.iter().map(|e| e["operation"].as_str().unwrap()).collect();
        assert_eq!(operations[0], "assign_curating_institution");
        assert_eq!(operations.last(), Some(&"create_association"));
        let body = json!({"organization_id": city.organization("niso"), "from": "2026-10-01", "basis": paper("department_order", "2026-10-01")});
        act(&city.sign_in("niso"), &path, "assign-institution", &body).refused(403, "forbidden");
        assert_eq!(
            id_of(&hand.department.get(&path).expect(200)),
            path.rsplit('/').next().unwrap()
        );
    });
}
