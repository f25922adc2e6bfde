//! Who may hold an office, fact by fact.

use serde_json::{Value, json};
use veche_tests::{Registrar, on_both};

use super::members;

#[test]
fn a_leader_is_refused_with_every_unmet_fact_and_its_cure() {
    on_both(|city| {
        let hand = Registrar::of(city);
        let path = hand.mmo("A02", "2022-09-01");
        let nobody = hand.employed("Юнкер Яна Ильинична", "org904", "director", "2026-08-25");
        let refused = hand
            .elect(&path, "leader", &nobody, "2026-09-15")
            .refused(422, "rule_not_met");
        assert_eq!(refused["clause"], "VII.7.3");
        let errors = refused["errors"].as_array().unwrap();
        assert_eq!(errors.len(), 4, "{refused}");
        for (error, words) in errors.iter().zip([
            "педагогическую должность",
            "высшая или первая",
            "не менее 5 полных лет",
            "Включите в состав",
        ]) {
            assert_eq!(
                (&error["pointer"], &error["code"]),
                (&json!("/person_id"), &json!("not_met"))
            );
            assert!(error["message"].as_str().unwrap().contains(words), "{error}");
        }
        let verdict = hand
            .department
            .get(&format!(
                "{path}/eligibility?person_id={nobody}&office=leader&on=2026-09-15"
            ))
            .expect(200);
        assert_eq!(
            (&verdict["allowed"], verdict["reasons"].as_array().unwrap().len()),
            (&json!(false), 4)
        );
        assert!(
            verdict["reasons"]
                .as_array()
                .unwrap()
                .iter()
                .all(|r| r["clause"] == "VII.7.3" && r["cure"].is_string())
        );
    });
}

#[test]
fn a_category_that_lapsed_is_refused_and_one_in_force_is_not() {
    on_both(|city| {
        let hand = Registrar::of(city);
        let path = hand.mmo("A02", "2020-09-01");
        let anna = hand.person("Белова Анна Петровна", "org904", "teacher");
        hand.category(&anna, "first", "2021-03-10");
        hand.member(&path, &anna, "leninsky", "2020-09-01");
        let refused = hand
            .elect(&path, "leader", &anna, "2026-03-10")
            .refused(422, "rule_not_met");
        assert_eq!(
            (&refused["clause"], refused["errors"].as_array().unwrap().len()),
            (&json!("VII.7.3"), 1)
        );
        let message = refused["errors"][0]["message"].as_str().unwrap();
        assert!(
            message.contains("срок истёк 10.03.2026") && message.contains("приказ о её присвоении"),
            "{message}"
        );
        hand.elect(&path, "leader", &anna, "2026-03-09").expect(200);
        // A category that lapses after the election ends no term.
        let now = hand.department.get(&path).expect(200);
        assert_eq!(now["offices"][0]["until"], Value::Null);
        let conformity = hand.person("Волков Борис Ильич", "org904", "teacher");
        hand.category(&conformity, "conformity", "2025-03-10");
        hand.member(&path, &conformity, "leninsky", "2025-09-01");
        hand.elect(&path, "leader", &conformity, "2026-09-15")
            .refused(422, "rule_not_met");
        hand.category(&conformity, "methodist", "2026-09-10");
        hand.elect(&path, "leader", &conformity, "2026-09-15").expect(200);
    });
}

#[test]
fn five_full_years_are_five_to_the_day() {
    on_both(|city| {
        let hand = Registrar::of(city);
        let path = hand.mmo("A02", "2022-09-01");
        let since = |name: &str, from: &str| {
            let person = hand.employed(name, "org904", "teacher", from);
            hand.category(&person, "first", "2024-03-01");
            hand.member(&path, &person, "leninsky", "2025-09-01");
            person
        };
        let short = since("Белова Анна Петровна", "2021-09-16");
        let full = since("Волков Борис Ильич", "2021-09-15");
        let refused = hand
            .elect(&path, "leader", &short, "2026-09-15")
            .refused(422, "rule_not_met");
        assert!(
            refused["errors"][0]["message"]
                .as_str()
                .unwrap()
                .contains("полных лет стажа по специальности: 4")
        );
        hand.elect(&path, "leader", &full, "2026-09-15").expect(200);
        hand.elect(&path, "leader", &short, "2026-09-16").expect(200);
    });
}

#[test]
fn the_verdict_tells_of_tenure_only_to_those_who_may_know() {
    on_both(|city| {
        let hand = Registrar::of(city);
        let path = hand.mmo("A02", "2022-09-01");
        let [anna] = members(&hand, &path, ["Белова Анна Петровна"]);
        let outsider = hand.teacher("Волков Борис Ильич", "org904");
        let ask = |person: &str| format!("{path}/eligibility?person_id={person}&office=leader");
        hand.department.get(&ask(&anna)).expect(200);
        for login in ["observer", "council"] {
            city.sign_in(login).get(&ask(&anna)).refused(403, "forbidden");
        }
        hand.elect(&path, "leader", &anna, "2026-09-15").expect(200);
        let leader = city.account_of("anna", &anna);
        leader.get(&ask(&anna)).expect(200);
        leader.get(&ask(&outsider)).refused(403, "forbidden");
        let nobody = "018f0000-0000-7000-8000-000000000000";
        leader.get(&ask(nobody)).refused(403, "forbidden");
        hand.department.get(&ask(nobody)).refused(404, "not_found");
        hand.department
            .get(&format!("{path}/eligibility?office=leader"))
            .refused(400, "unknown_parameter");
    });
}
