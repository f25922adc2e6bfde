//! Offices of associations over real HTTP on both databases.

mod candidates;
mod curators;
mod eligibility;

use serde_json::{Value, json};
use veche_tests::{Registrar, act, on_both, paper};

fn holder(association: &Value, office: &str) -> String {
    let row = association[office]["full_name"].as_str();
    row.unwrap_or("—").to_owned()
}

/// Members of a ММО of mathematics since 2022, each fit to lead.
fn members<const N: usize>(hand: &Registrar<'_>, path: &str, names: [&str; N]) -> [String; N] {
    names.map(|name| {
        let person = hand.teacher(name, "org904");
        hand.member(path, &person, "leninsky", "2023-09-01");
        person
    })
}

#[test]
fn who_was_leader_on_a_day_is_right_after_a_back_dated_change() {
    on_both(|city| {
        let hand = Registrar::of(city);
        let path = hand.mmo("A02", "2022-09-01");
        let names = [
            "Белова Анна Петровна",
            "Волков Борис Ильич",
            "Громова Вера Олеговна",
        ];
        let [anna, boris, vera] = members(&hand, &path, names);
        hand.elect(&path, "leader", &anna, "2024-03-05").expect(200);
        hand.elect(&path, "leader", &vera, "2026-09-15").expect(200);
        let late = hand.elect(&path, "leader", &boris, "2025-09-10");
        assert_eq!(late.expect(200)["offices"][0]["person"]["full_name"], names[2]);
        for (day, expected) in [
            ("2024-03-04", "—"),
            ("2024-03-05", names[0]),
            ("2025-09-09", names[0]),
            ("2025-09-10", names[1]),
            ("2026-09-14", names[1]),
            ("2026-09-15", names[2]),
            ("2026-11-25", names[2]),
        ] {
            let listed = hand.department.all(&format!("/api/v1/associations?on={day}"));
            assert_eq!(holder(&listed[0], "leader"), expected, "{day}");
            let one = hand.department.get(&format!("{path}?on={day}")).expect(200);
            let first = &one["offices"][0];
            if expected != "—" {
                assert_eq!(
                    first["person"]["full_name"], expected,
                    "those in force come first on {day}"
                );
            }
        }
        let terms = hand.department.get(&path).expect(200)["offices"].clone();
        let grounds: Vec<&Value> = terms
            .as_array()
            .unwrap()
            .iter()
            .map(|t| &t["end_ground"])
            .collect();
        assert_eq!(grounds, [&Value::Null, &json!("replaced"), &json!("replaced")]);
        let same_day = hand
            .elect(&path, "leader", &anna, "2025-09-10")
            .refused(409, "overlap");
        assert_eq!(same_day["clause"], "VII.7.4");
        let history = |entity: &str, id: &str| -> Vec<String> {
            let rows = hand
                .department
                .all(&format!("/api/v1/journal?entity={entity}&entity_id={id}"));
            rows.iter()
                .map(|e| e["operation"].as_str().unwrap().to_owned())
                .filter(|o| o == "fill_office")
                .collect()
        };
        assert_eq!(history("association", path.rsplit('/').next().unwrap()).len(), 3);
        assert_eq!(
            history("person", &anna).len(),
            3,
            "elected, replaced, and replaced earlier by a paper recorded late"
        );
        assert_eq!(
            (history("person", &boris).len(), history("person", &vera).len()),
            (1, 1)
        );
        let roster = hand.department.all(&format!("{path}/members"));
        let leads: Vec<&Value> = roster.iter().map(|m| &m["offices"]).collect();
        assert_eq!(leads, [&json!([]), &json!([]), &json!(["leader"])]);
    });
}

#[test]
fn nobody_leads_without_minutes_and_nobody_keeps_them_without_an_election() {
    on_both(|city| {
        let hand = Registrar::of(city);
        let path = hand.mmo("A02", "2022-09-01");
        let [anna] = members(&hand, &path, ["Белова Анна Петровна"]);
        let fill = |office: &str, basis: Value| {
            let body = json!({"office": office, "person_id": anna, "from": "2026-09-15", "basis": basis});
            hand.act(&path, "offices", &body)
        };
        for (office, clause) in [("leader", "VII.7.4"), ("secretary", "VII.7.5")] {
            for kind in [
                "department_order",
                "institution_order",
                "application",
                "document",
                "import",
            ] {
                let refused = fill(office, paper(kind, "2026-09-15")).refused(422, "rule_not_met");
                assert_eq!(
                    (&refused["clause"], &refused["errors"][0]["pointer"]),
                    (&json!(clause), &json!("/basis/kind"))
                );
            }
            let refused = fill(office, json!({"kind": "minutes", "number": "1"})).refused(422, "validation");
            assert_eq!(
                (&refused["clause"], &refused["errors"][0]["pointer"]),
                (&json!(clause), &json!("/basis/date"))
            );
            let early = fill(office, paper("minutes", "2026-09-16")).refused(422, "validation");
            assert_eq!(
                (&early["clause"], &early["errors"][0]["pointer"]),
                (&json!(clause), &json!("/from"))
            );
        }
        let without = json!({"office": "leader", "person_id": anna, "from": "2026-09-15"});
        hand.act(&path, "offices", &without).refused(422, "validation");
        assert!(
            hand.department.get(&path).expect(200)["offices"]
                .as_array()
                .unwrap()
                .is_empty()
        );
        // A secretary needs neither category nor tenure, and one person may hold both offices.
        let novice = hand.employed("Юнкер Яна Ильинична", "org904", "teacher", "2026-08-25");
        hand.elect(&path, "secretary", &novice, "2026-09-15").expect(200);
        hand.elect(&path, "leader", &anna, "2026-09-15").expect(200);
        let id = anna.as_str();
        let verdict = hand
            .department
            .get(&format!("{path}/eligibility?person_id={id}&office=secretary"))
            .expect(200);
        assert_eq!(
            (&verdict["allowed"], &verdict["reasons"][0]["binding"]),
            (&json!(true), &json!(false))
        );
        let draft = hand.draft(&json!({"code": "A99", "name": "ММО", "kind": "mmo", "subject_code": "math"}));
        assert_eq!(
            hand.elect(&draft, "leader", &anna, "2026-09-15")
                .refused(409, "wrong_state")["clause"],
            "I.5"
        );
        assert_eq!(
            hand.elect(&path, "leader", &anna, "2022-08-31")
                .refused(409, "wrong_state")["clause"],
            "I.5"
        );
    });
}

#[test]
fn a_term_ends_on_a_ground_and_is_never_put_off() {
    on_both(|city| {
        let hand = Registrar::of(city);
        let path = hand.mmo("A02", "2022-09-01");
        let [anna] = members(&hand, &path, ["Белова Анна Петровна"]);
        let elected = hand.elect(&path, "leader", &anna, "2026-09-15").expect(200);
        let end = format!("offices/{}/end", elected["offices"][0]["id"].as_str().unwrap());
        let until = |day: &str| hand.act(&path, &end, &json!({"until": day, "ground": "employment_ended"}));
        let refused = until("2026-09-15").refused(422, "validation");
        assert_eq!(
            (&refused["clause"], &refused["errors"][0]["pointer"]),
            (&json!("VII.7.4"), &json!("/until"))
        );
        let body = json!({"until": "2026-10-01", "ground": "order"});
        act(&city.sign_in("niso"), &path, &end, &body).refused(403, "forbidden");
        until("2026-11-01").expect(200);
        until("2026-12-01").refused(409, "wrong_state");
        until("2026-10-15").expect(200);
        let term = hand.department.get(&path).expect(200)["offices"][0].clone();
        assert_eq!(
            (&term["until"], &term["end_ground"]),
            (&json!("2026-10-15"), &json!("employment_ended"))
        );
        assert_eq!(
            holder(&hand.department.all("/api/v1/associations")[0], "leader"),
            "—"
        );
        hand.act(&path, "offices/018f0000-0000-7000-8000-000000000000/end", &body)
            .refused(404, "not_found");
    });
}
