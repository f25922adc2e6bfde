//! Offices of associations over real HTTP on both databases.

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
        let roster = hand.department.all(&format!("{path}/memberships"));
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
fn a_curator_is_appointed_by_the_institution_that_curates_and_works_there() {
    on_both(|city| {
        let hand = Registrar::of(city);
        let path = hand.mmo("A02", "2022-09-01");
        let head = hand.person("Лугинина Вера Павловна", "niso", "unit_head");
        let body = |person: &str, from: &str, kind: &str| json!({"office": "curator", "person_id": person, "from": from, "basis": paper(kind, "2026-08-28")});
        for kind in ["department_order", "organization_order", "minutes"] {
            let refused = hand
                .act(&path, "offices", &body(&head, "2026-09-01", kind))
                .refused(422, "rule_not_met");
            assert_eq!(refused["clause"], "VII.7.2", "{kind}");
            assert!(
                refused["detail"]
                    .as_str()
                    .unwrap()
                    .contains("приказ руководителя курирующего учреждения")
            );
        }
        let order = "institution_order";
        let (niso, magistr) = (city.sign_in("niso"), city.sign_in("magistr"));
        act(&magistr, &path, "offices", &body(&head, "2026-09-01", order)).refused(403, "forbidden");
        act(&niso, &path, "offices", &body(&head, "2026-09-01", order)).expect(200);
        let stranger = hand.person("Кедрин Артём Ильич", "magistr", "unit_head");
        let refused =
            act(&niso, &path, "offices", &body(&stranger, "2026-10-01", order)).refused(422, "rule_not_met");
        assert_eq!(refused["clause"], "VII.7.2");
        assert!(
            refused["detail"]
                .as_str()
                .unwrap()
                .contains("не работает в курирующем учреждении")
        );
        let methodist = hand.employed("Ракитина Оксана Юрьевна", "niso", "methodist", "2021-10-01");
        let refused =
            act(&niso, &path, "offices", &body(&methodist, "2026-09-30", order)).refused(422, "rule_not_met");
        assert_eq!(
            refused["errors"].as_array().unwrap().len(),
            2,
            "category and tenure: {refused}"
        );
        hand.category(&methodist, "first", "2024-01-10");
        act(&niso, &path, "offices", &body(&methodist, "2026-09-30", order)).refused(422, "rule_not_met");
        act(&niso, &path, "offices", &body(&methodist, "2026-10-01", order)).expect(200);
        let listed = |day: &str| {
            holder(
                &hand.department.all(&format!("/api/v1/associations?on={day}"))[0],
                "curator",
            )
        };
        assert_eq!(
            (listed("2026-09-30").as_str(), listed("2026-10-01").as_str()),
            ("Лугинина Вера Павловна", "Ракитина Оксана Юрьевна")
        );
        // An institution writes nothing but its curators.
        let [anna] = members(&hand, &path, ["Белова Анна Петровна"]);
        let election = json!({"office": "leader", "person_id": anna, "from": "2026-10-05", "basis": paper("minutes", "2026-10-05")});
        act(&niso, &path, "offices", &election).refused(403, "forbidden");
        let now = hand.department.get(&path);
        niso.patch(&path, now.etag(), &json!({"note": "—"}))
            .refused(403, "forbidden");
        // The curator records the election, of this association only.
        let curator = city.account_of("curator", &methodist);
        act(&curator, &path, "offices", &election).expect(200);
        let other = hand.mmo("A03", "2022-09-01");
        act(&curator, &other, "offices", &election).refused(403, "forbidden");
        act(&city.account_of("leader", &anna), &path, "offices", &election).refused(403, "forbidden");
    });
}

#[test]
fn a_curator_needs_an_institution_and_managers_lead_managers_without_a_category() {
    on_both(|city| {
        let hand = Registrar::of(city);
        let path = hand.draft(&json!({"code": "A32", "name": "ММО заместителей", "kind": "mmo", "subject_code": "method_work", "audience": "заместители руководителей"}));
        hand.activate(&path, "2022-09-01");
        let deputy = hand.person("Черемных Галина Олеговна", "org904", "deputy_director_nmr");
        let body = json!({"office": "curator", "person_id": deputy, "from": "2026-09-01", "basis": paper("institution_order", "2026-08-28")});
        assert_eq!(
            hand.act(&path, "offices", &body).refused(409, "wrong_state")["clause"],
            "I.4"
        );
        hand.member(&path, &deputy, "leninsky", "2025-09-01");
        let verdict = hand
            .department
            .get(&format!(
                "{path}/eligibility?person_id={deputy}&office=leader&on=2026-09-15"
            ))
            .expect(200);
        let unmet: Vec<&Value> = verdict["reasons"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|r| r["met"] == false)
            .collect();
        assert_eq!((unmet.len(), &verdict["allowed"]), (2, &json!(true)));
        assert!(unmet.iter().all(|r| r["binding"] == false));
        hand.elect(&path, "leader", &deputy, "2026-09-15").expect(200);
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
