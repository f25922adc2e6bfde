//! Creation, composition, institutions and curators by order (I.4, I.5, VII.7.1, VII.7.2).

use serde_json::{Value, json};
use veche_tests::{Registrar, on_both, paper};

use crate::orders::{association, cancel, draft, holder, id, members, sign, signed, status};

/// Heads of district associations since 2022, who may all join a ММО.
fn heads<const N: usize>(hand: &Registrar<'_>, names: [&str; N]) -> [String; N] {
    names.map(|name| {
        let person = hand.teacher(name, "org904");
        hand.head(&person, "leninsky", "2022-09-01");
        person
    })
}

fn composition(path: &str, people: &[&String]) -> Value {
    let members: Vec<Value> = people.iter().map(|p| json!({"person_id": p})).collect();
    json!({"kind": "approve_composition", "association_id": id(path), "members": members})
}

const NAMES: [&str; 3] = [
    "Белова Анна Петровна",
    "Волков Борис Ильич",
    "Громова Вера Олеговна",
];

#[test]
fn an_association_lives_from_its_first_order_to_its_last() {
    on_both(|city| {
        let hand = Registrar::of(city);
        let path = association(&hand, "A02");
        let [anna, boris, vera] = heads(&hand, NAMES);
        let create = json!({"kind": "create", "association_id": id(&path)});
        let niso = city.organization("niso");
        let assign =
            json!({"kind": "assign_institution", "association_id": id(&path), "organization_id": niso});
        signed(&hand.department, None, "2025-09-01", &[create, assign]);
        signed(
            &hand.department,
            None,
            "2025-09-10",
            &[composition(&path, &[&anna, &boris])],
        );
        signed(
            &hand.department,
            None,
            "2026-09-01",
            &[composition(&path, &[&anna, &vera])],
        );
        for (day, state, names) in [
            ("2025-08-31", "draft", vec![]),
            ("2025-09-01", "active", vec![]),
            ("2025-09-10", "active", vec![NAMES[0], NAMES[1]]),
            ("2026-08-31", "active", vec![NAMES[0], NAMES[1]]),
            ("2026-09-01", "active", vec![NAMES[0], NAMES[2]]),
        ] {
            assert_eq!(status(&hand, &path, day), state, "{day}");
            assert_eq!(members(&hand, &path, day), names, "{day}");
        }
        // A composition of the past, found late: who was left out of it comes back with the next one.
        let late = signed(
            &hand.department,
            None,
            "2026-02-01",
            &[composition(&path, &[&boris, &vera])],
        );
        assert_eq!(members(&hand, &path, "2026-02-01"), [NAMES[1], NAMES[2]]);
        assert_eq!(members(&hand, &path, "2026-09-01"), [NAMES[0], NAMES[2]]);
        let terms = hand.department.all(&format!("{path}/members?all_times=true"));
        assert_eq!(
            terms.len(),
            4,
            "leaving and coming back are two terms: {terms:#?}"
        );
        cancel(&hand.department, &late).expect(200);
        assert_eq!(members(&hand, &path, "2026-02-01"), [NAMES[0], NAMES[1]]);
        let terms = hand.department.all(&format!("{path}/members?all_times=true"));
        assert_eq!(terms.len(), 3, "{terms:#?}");
        let basis = &terms[0]["basis"];
        assert_eq!(basis["number"], "0482-од");
        assert!(basis["order_id"].is_string(), "a term names its order: {basis}");

        signed(
            &hand.department,
            None,
            "2026-11-20",
            &[json!({"kind": "liquidate", "association_id": id(&path)})],
        );
        assert_eq!(members(&hand, &path, "2026-11-19"), [NAMES[0], NAMES[2]]);
        assert!(members(&hand, &path, "2026-11-20").is_empty());
        let timeline = hand.department.get(&format!("{path}/timeline")).expect(200);
        assert_eq!(timeline["orders"].as_array().unwrap().len(), 5);
        let counts: Vec<&str> = timeline["items"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|i| i["track"] == "composition")
            .map(|i| i["label"].as_str().unwrap())
            .collect();
        assert_eq!(counts, ["2", "2"]);
        let active = hand
            .department
            .get("/api/v1/associations?on=2026-11-19&status=active&count=true")
            .expect(200);
        assert_eq!(active["total"], 1);
        let after = hand
            .department
            .get("/api/v1/associations?on=2026-11-20&status=active&count=true")
            .expect(200);
        assert_eq!(after["total"], 0);
    });
}

#[test]
fn a_proposal_comes_into_force_by_its_order_and_waits_again_without_it() {
    on_both(|city| {
        let hand = Registrar::of(city);
        let path = hand.mmo("A02", "2025-09-01");
        let [anna, _, _] = heads(&hand, NAMES);
        let proposal =
            json!({"person_id": anna, "from": "2026-10-01", "basis": paper("application", "2026-09-28")});
        hand.act(&path, "members", &proposal).expect(200);
        let row = || hand.department.all(&format!("{path}/members?on=2026-11-25"))[0].clone();
        let waiting = row();
        assert_eq!(waiting["state"], "awaiting_order");
        let order = signed(
            &hand.department,
            None,
            "2026-11-01",
            &[composition(&path, &[&anna])],
        );
        let member = row();
        assert_eq!(
            (&member["state"], &member["from"]),
            (&json!("in_force"), &json!("2026-11-01"))
        );
        assert_eq!(member["id"], waiting["id"], "it is the same place");
        cancel(&hand.department, &order).expect(200);
        assert_eq!(row(), waiting);
    });
}

#[test]
fn a_curator_is_appointed_by_the_institution_that_curates() {
    on_both(|city| {
        let hand = Registrar::of(city);
        let path = hand.mmo("A02", "2025-09-01");
        let first = hand.person("Курирова Анна Ильинична", "niso", "unit_head");
        let second = hand.person("Методова Вера Ильинична", "niso", "unit_head");
        let stranger = hand.teacher("Чужая Вера Ильинична", "org904");
        let (niso, magistr) = (city.organization("niso"), city.organization("magistr"));
        let (officer, other) = (city.sign_in("niso"), city.sign_in("magistr"));
        let appoint = |person: &String| json!({"kind": "appoint_curator", "association_id": id(&path), "person_id": person});

        let kind =
            json!({"kind": "appoint_curator", "issuer": "department", "title": "О назначении куратора"});
        let wrong = hand
            .department
            .post("/api/v1/orders", &kind)
            .refused(422, "rule_not_met");
        assert_eq!(
            (&wrong["clause"], &wrong["errors"][0]["pointer"]),
            (&json!("VII.7.2"), &json!("/kind"))
        );
        let body = json!({"kind": "evaluation", "issuer": "department", "title": "О назначении куратора",
            "items": [{"effect": appoint(&first)}]});
        let wrong = hand
            .department
            .post("/api/v1/orders", &body)
            .refused(422, "rule_not_met");
        assert_eq!(wrong["clause"], "VII.7.2");
        assert_eq!(wrong["errors"][0]["pointer"], "/items/0/effect");

        let by_other = draft(&other, Some(&magistr), &[appoint(&first)]);
        assert_eq!(
            sign(&other, &by_other, "2026-09-05").refused(422, "rule_not_met")["clause"],
            "VII.7.2"
        );
        officer.get(&by_other).expect(404);
        let unfit = draft(&officer, Some(&niso), &[appoint(&stranger)]);
        let refused = sign(&officer, &unfit, "2026-09-05").refused(422, "rule_not_met");
        assert_eq!(refused["clause"], "VII.7.2");
        let preview = officer.post(&format!("{unfit}/preview"), &json!({})).expect(200);
        assert_eq!(preview["signable"], false);
        assert_eq!(preview["consequences"][0]["weight"], "refusal");

        let one = signed(&officer, Some(&niso), "2026-09-05", &[appoint(&first)]);
        let two = signed(&officer, Some(&niso), "2026-10-05", &[appoint(&second)]);
        let curator = |on: &str| holder(&hand, &path, "curator", on);
        assert_eq!(curator("2026-10-04").as_deref(), Some("Курирова Анна Ильинична"));
        assert_eq!(curator("2026-10-05").as_deref(), Some("Методова Вера Ильинична"));
        cancel(&officer, &two).expect(200);
        assert_eq!(curator("2026-11-01").as_deref(), Some("Курирова Анна Ильинична"));
        let release = json!({"kind": "release_office", "association_id": id(&path), "office": "curator"});
        signed(
            &officer,
            Some(&niso),
            "2026-11-02",
            std::slice::from_ref(&release),
        );
        assert_eq!(curator("2026-11-02"), None);
        let again = draft(&officer, Some(&niso), &[release]);
        assert_eq!(
            sign(&officer, &again, "2026-11-03").refused(409, "wrong_state")["clause"],
            "VII.7.2"
        );
        cancel(&other, &one).refused(403, "forbidden");
        cancel(&hand.department, &one).expect(200);
    });
}
