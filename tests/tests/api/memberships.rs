//! Members of associations over real HTTP on both databases.

use serde_json::{Value, json};
use veche_tests::{Registrar, act, on_both, paper};

fn names(rows: &[Value]) -> Vec<&str> {
    rows.iter()
        .map(|r| r["person"]["full_name"].as_str().unwrap())
        .collect()
}

#[test]
fn sixty_members_are_all_listed_in_russian_order() {
    on_both(|city| {
        let hand = Registrar::of(city);
        let group = hand.draft(&json!({"code": "A38", "name": "Рабочая группа", "kind": "working_group"}));
        hand.activate(&group, "2022-09-01");
        let letters: Vec<char> = "абвгдежзиклмно".chars().collect();
        for n in 0..60 {
            let name = format!("Ж{}{} Анна Петровна", letters[n % 14], letters[n / 14]);
            let person = hand.person(&name, "org904", "teacher");
            let body = json!({"person_id": person, "from": "2026-09-01", "basis": paper("department_order", "2026-08-28")});
            hand.act(&group, "members", &body).expect(200);
        }
        let page = hand
            .department
            .get(&format!("{group}/members?limit=200&count=true"))
            .expect(200);
        let rows = page["items"].as_array().unwrap();
        assert_eq!(
            (rows.len(), &page["total"], &page["next"]),
            (60, &json!(60), &Value::Null)
        );
        let mut sorted = names(rows);
        sorted.sort_unstable();
        assert_eq!(names(rows), sorted);
        assert_eq!(&hand.department.all(&format!("{group}/members?limit=7")), rows);
        let mut backwards = hand
            .department
            .all(&format!("{group}/members?limit=17&sort=-name"));
        backwards.reverse();
        assert_eq!(&backwards, rows);
        let found = hand.department.all(&format!("{group}/members?q=;f"));
        assert_eq!(
            found.len(),
            60 - names(rows).iter().filter(|n| !n.starts_with("Жа")).count()
        );
        let listed = hand.department.all("/api/v1/associations");
        assert_eq!(
            (&listed[0]["members"], &listed[0]["units"]),
            (&json!(60), &json!(1))
        );
        let coverage = hand.department.get(&group).expect(200)["coverage"].clone();
        let counts: Vec<i64> = coverage
            .as_array()
            .unwrap()
            .iter()
            .map(|u| u["members"].as_i64().unwrap())
            .collect();
        assert_eq!(counts.len(), 8, "every unit is there, gaps too");
        assert_eq!((counts.iter().sum::<i64>(), counts.iter().max()), (60, Some(&60)));
    });
}

#[test]
fn a_mmo_takes_heads_of_district_associations_and_an_order_puts_them_into_force() {
    on_both(|city| {
        let hand = Registrar::of(city);
        let path = hand.mmo("A02", "2022-09-01");
        let anna = hand.teacher("Белова Анна Петровна", "org904");
        let add = |basis: Value| {
            hand.act(
                &path,
                "members",
                &json!({"person_id": anna, "from": "2026-09-01", "basis": basis}),
            )
        };
        let refused = add(Value::Null).refused(422, "rule_not_met");
        assert_eq!(refused["clause"], "VII.7.1");
        assert!(
            refused["errors"][0]["message"]
                .as_str()
                .unwrap()
                .contains("Внесите назначение руководителем РМО")
        );
        hand.head(&anna, "leninsky", "2026-09-02");
        add(Value::Null).refused(422, "rule_not_met");
        let boris = hand.teacher("Волков Борис Ильич", "org904");
        hand.head(&boris, "leninsky", "2026-09-01");
        let body = json!({"person_id": boris, "from": "2026-09-01", "basis": {"kind": "application", "date": "2026-08-20"}});
        hand.act(&path, "members", &body).expect(200);
        let row = hand.department.all(&format!("{path}/members"))[0].clone();
        assert_eq!(
            (&row["state"], &row["basis"]["kind"]),
            (&json!("awaiting_order"), &json!("application"))
        );
        assert_eq!(
            (&row["organization"]["id"], &row["category_code"]),
            (&json!(city.organization("org904")), &json!("highest"))
        );
        assert_eq!(
            (&row["is_district_head"], &row["position_name"]),
            (&json!(true), &json!("учитель"))
        );
        assert!(row["admin_unit_code"].is_string(), "the unit of the employer");
        assert_eq!(
            hand.department.all("/api/v1/associations")[0]["members"],
            0,
            "who awaits the order does not count"
        );
        let member = format!("members/{}/confirm", row["id"].as_str().unwrap());
        let confirm = |kind: &str, from: Option<&str>| {
            hand.act(
                &path,
                &member,
                &json!({"from": from, "basis": paper(kind, "2026-09-10")}),
            )
        };
        assert_eq!(
            confirm("minutes", None).refused(422, "rule_not_met")["clause"],
            "I.4"
        );
        assert_eq!(
            confirm("department_order", Some("2026-08-31")).refused(422, "rule_not_met")["clause"],
            "VII.7.1"
        );
        confirm("department_order", Some("2026-09-11")).expect(200);
        assert_eq!(
            confirm("department_order", None).refused(409, "wrong_state")["clause"],
            "I.4"
        );
        let list = |query: &str| hand.department.all(&format!("{path}/members?{query}"));
        assert_eq!(
            (
                list("on=2026-09-10").len(),
                list("on=2026-09-11&state=in_force").len()
            ),
            (0, 1)
        );
        assert_eq!(list("state=awaiting_order").len(), 0);
        assert_eq!(hand.department.all("/api/v1/associations")[0]["members"], 1);
        assert_eq!(
            hand.department.all("/api/v1/associations?on=2026-09-10")[0]["members"],
            0
        );
        let unnumbered =
            json!({"person_id": anna, "from": "2026-10-01", "basis": {"kind": "department_order"}});
        assert_eq!(
            hand.act(&path, "members", &unnumbered).refused(422, "validation")["clause"],
            "I.4"
        );
    });
}

#[test]
fn other_kinds_take_anybody_and_nobody_twice_at_a_time() {
    on_both(|city| {
        let hand = Registrar::of(city);
        let path = hand.draft(&json!({"code": "A38", "name": "Рабочая группа", "kind": "working_group"}));
        hand.activate(&path, "2022-09-01");
        let anna = hand.person("Белова Анна Петровна", "org904", "teacher");
        let add = |from: &str| {
            hand.act(
                &path,
                "members",
                &json!({"person_id": anna, "from": from, "basis": paper("department_order", from)}),
            )
        };
        add("2024-09-01").expect(200);
        for from in ["2024-09-01", "2025-01-01", "2024-01-01"] {
            let refused = add(from).refused(409, "overlap");
            assert!(
                refused["detail"].as_str().unwrap().contains("01.09.2024"),
                "{refused}"
            );
        }
        let row = hand.department.all(&format!("{path}/members"))[0].clone();
        let end = format!("members/{}/end", row["id"].as_str().unwrap());
        let until = |day: &str| hand.act(&path, &end, &json!({"until": day, "ground": "application"}));
        assert_eq!(
            until("2024-09-01").refused(422, "validation")["errors"][0]["pointer"],
            "/until"
        );
        until("2025-09-01").expect(200);
        until("2025-10-01").refused(409, "wrong_state");
        add("2025-09-01").expect(200);
        let all = hand.department.all(&format!("{path}/members?all_times=true"));
        assert_eq!(all.len(), 2);
        assert_eq!(
            hand.department.all(&format!("{path}/members?on=2025-08-31"))[0]["id"],
            row["id"]
        );
        assert_eq!(hand.department.all(&format!("{path}/members")).len(), 1);
        let unit = json!({"person_id": hand.person("Волков Борис Ильич", "org904", "teacher"), "from": "2025-09-01", "admin_unit_code": "mars"});
        assert_eq!(
            hand.act(&path, "members", &unit).refused(422, "validation")["errors"][0]["pointer"],
            "/admin_unit_code"
        );
        let nobody = json!({"person_id": "018f0000-0000-7000-8000-000000000000", "from": "2025-09-01"});
        assert_eq!(
            hand.act(&path, "members", &nobody).refused(422, "validation")["errors"][0]["pointer"],
            "/person_id"
        );
        hand.act(
            &path,
            "members/018f0000-0000-7000-8000-000000000000/end",
            &json!({"until": "2026-01-01", "ground": "order"}),
        )
        .refused(404, "not_found");
    });
}

#[test]
fn another_association_s_member_is_not_found_and_every_change_raises_the_version() {
    on_both(|city| {
        let hand = Registrar::of(city);
        let group = |code: &str| {
            let path = hand.draft(&json!({"code": code, "name": code, "kind": "working_group"}));
            hand.activate(&path, "2022-09-01");
            path
        };
        let (one, other) = (group("G1"), group("G2"));
        let anna = hand.person("Белова Анна Петровна", "org904", "teacher");
        let before = hand.department.get(&one);
        let body = json!({"person_id": anna, "from": "2024-09-01", "basis": paper("department_order", "2024-08-28")});
        let added = hand.act(&one, "members", &body);
        assert_eq!(
            added.expect(200)["version"],
            before.json()["version"].as_i64().unwrap() + 1
        );
        hand.department
            .act(&format!("{one}/members"), before.etag(), &body)
            .refused(412, "stale");
        let id = hand.department.all(&format!("{one}/members"))[0]["id"]
            .as_str()
            .unwrap()
            .to_owned();
        let end = json!({"until": "2025-09-01", "ground": "order"});
        hand.act(&other, &format!("members/{id}/end"), &end)
            .refused(404, "not_found");
        act(&city.sign_in("niso"), &one, &format!("members/{id}/end"), &end).refused(403, "forbidden");
        hand.act(&one, &format!("members/{id}/end"), &end).expect(200);
        let operations = |entity: &str, id: &str| -> Vec<Value> {
            hand.department
                .all(&format!("/api/v1/journal?entity={entity}&entity_id={id}"))
        };
        let of_person = operations("person", &anna);
        let ops: Vec<&str> = of_person
            .iter()
            .map(|e| e["operation"].as_str().unwrap())
            .collect();
        assert_eq!(ops, ["end_membership", "add_member", "create_person"]);
        let of_association = operations("association", one.rsplit('/').next().unwrap());
        assert_eq!(of_association[0]["after"]["membership"]["until"], "2025-09-01");
        assert_eq!(of_association[0]["before"]["membership"]["until"], Value::Null);
        assert_eq!(
            of_association[1]["after"]["membership"]["person"]["id"],
            anna.as_str()
        );
    });
}

#[test]
fn the_composition_is_open_to_its_own_and_to_the_city() {
    on_both(|city| {
        let hand = Registrar::of(city);
        let (one, other) = (hand.mmo("A02", "2022-09-01"), hand.mmo("A03", "2022-09-01"));
        let anna = hand.teacher("Белова Анна Петровна", "org904");
        hand.member(&one, &anna, "leninsky", "2024-09-01");
        let member = city.account_of("anna", &anna);
        assert_eq!(member.all(&format!("{one}/members")).len(), 1);
        member.get(&format!("{other}/members")).refused(403, "forbidden");
        assert_eq!(member.all("/api/v1/associations").len(), 2);
        let mine = member.all("/api/v1/associations?mine=true");
        assert_eq!((mine.len(), &mine[0]["code"]), (1, &json!("A02")));
        assert_eq!(hand.department.all("/api/v1/associations?mine=true").len(), 0);
        for login in ["observer", "council", "magistr", "niso"] {
            assert_eq!(
                city.sign_in(login).all(&format!("{one}/members")).len(),
                1,
                "{login}"
            );
        }
        city.stranger()
            .get(&format!("{one}/members"))
            .refused(401, "unauthenticated");
        let body = json!({"person_id": anna, "from": "2024-09-01"});
        act(&member, &one, "members", &body).refused(403, "forbidden");
        // What a colleague's history shows of the association is that it changed, not how it looks.
        let history = member.all(&format!("/api/v1/journal?entity=person&entity_id={anna}"));
        let foreign = history.iter().find(|e| e["operation"] == "add_member").unwrap();
        assert!(foreign.get("after").is_none() && foreign["title"].as_str().unwrap().contains("ММО"));
    });
}

#[test]
fn people_join_and_leave_a_professional_association_by_their_own_application() {
    on_both(|city| {
        let hand = Registrar::of(city);
        let club = hand.draft(
            &json!({"code": "P1", "name": "Ассоциация наставников", "kind": "professional_association"}),
        );
        hand.activate(&club, "2025-09-01");
        let mmo = hand.mmo("A02", "2025-09-01");
        let person = hand.teacher("Белова Анна Петровна", "org904");
        let anna = city.account_of("anna", &person);
        let wish = |what: &str, on: &str| json!({"wish": what, "on": on});
        let refused = act(&anna, &mmo, "apply", &wish("join", "2026-12-01")).refused(422, "rule_not_met");
        assert_eq!(refused["clause"], "IV");
        act(&anna, &club, "apply", &wish("leave", "2026-12-01")).refused(409, "wrong_state");
        let form = || {
            anna.get(&format!(
                "/api/v1/papers/application?object_id={person}&format=html"
            ))
        };
        let named = "Прошу включить меня в состав Ассоциации наставников с 1\u{a0}декабря 2026\u{a0}г.";
        assert!(
            form().text.contains("Прошу включить меня в состав ___"),
            "{}",
            form().text
        );
        act(&anna, &club, "apply", &wish("join", "2026-12-01")).expect(200);
        assert!(form().text.contains(named), "{}", form().text);
        // It is handed to the department, or to the head of the institution that curates the association.
        let department =
            |text: &str| text.contains("Департамент образования") && !text.contains("Руководителю");
        assert!(department(&form().text), "{}", form().text);
        let body = json!({"organization_id": city.organization("niso"), "from": "2026-09-01",
            "basis": paper("department_order", "2026-09-01")});
        hand.act(&club, "assign-institution", &body).expect(200);
        let addressed = form().text;
        assert!(
            addressed.contains("Руководителю") && !department(&addressed),
            "{addressed}"
        );
        let name = hand
            .department
            .get(&format!("/api/v1/organizations/{}", city.organization("niso")));
        let name = name.json()["short_name"]
            .as_str()
            .unwrap()
            .replace('№', "№\u{a0}");
        assert!(
            addressed.contains(&name.replace("\u{a0} ", "\u{a0}")),
            "{name}: {addressed}"
        );
        act(&anna, &club, "apply", &wish("join", "2026-12-05")).refused(409, "wrong_state");
        let rows = || hand.department.all(&format!("{club}/members?on=2026-12-10"));
        let waiting = rows()[0].clone();
        assert_eq!(waiting["state"], "awaiting_order");
        assert_eq!(waiting["basis"]["kind"], "application");
        act(&anna, &club, "apply", &wish("leave", "2026-12-01")).expect(200);
        assert!(rows().is_empty(), "a wish that no order answered is withdrawn");
        assert!(!form().text.contains(named), "{}", form().text);
        act(&anna, &club, "apply", &wish("join", "2026-11-25")).expect(200);
        let id = rows()[0]["id"].as_str().unwrap().to_owned();
        let confirm = json!({"basis": paper("department_order", "2026-11-25")});
        hand.act(&club, &format!("members/{id}/confirm"), &confirm)
            .expect(200);
        act(&anna, &club, "apply", &wish("leave", "2026-11-20")).refused(422, "validation");
        act(&anna, &club, "apply", &wish("leave", "2026-12-05")).expect(200);
        assert!(rows().is_empty());
        assert_eq!(
            hand.department
                .all(&format!("{club}/members?on=2026-12-04"))
                .len(),
            1
        );
        act(
            &city.sign_in("observer"),
            &club,
            "apply",
            &wish("join", "2026-12-01"),
        )
        .refused(403, "forbidden");
    });
}
