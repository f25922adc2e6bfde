//! The register of districts and district associations over real HTTP on both databases.

use serde_json::{Value, json};
use veche_tests::{Registrar, UNIT, act, id_of, on_both, paper};

const LIST: &str = "/api/v1/district-associations";

fn head(value: &Value) -> &str {
    value["head"]["person"]["full_name"].as_str().unwrap_or("—")
}

#[test]
fn ten_districts_stand_in_eight_units() {
    on_both(|city| {
        let observer = city.sign_in("observer");
        let units = observer.all("/api/v1/admin-units");
        assert_eq!(units.len(), 8);
        let okrug = units.iter().find(|u| u["code"] == "central_okrug").unwrap();
        assert_eq!(okrug["districts"].as_array().unwrap().len(), 3);
        assert_eq!(observer.all("/api/v1/districts").len(), 10);
        assert_eq!(
            observer.all("/api/v1/districts?admin_unit=central_okrug").len(),
            3
        );
        city.stranger()
            .get("/api/v1/admin-units")
            .refused(401, "unauthenticated");
        city.stranger().get(LIST).refused(401, "unauthenticated");
    });
}

#[test]
fn a_district_association_is_one_for_its_subject_audience_and_unit() {
    on_both(|city| {
        let hand = Registrar::of(city);
        let body = json!({"subject_code": "math", "admin_unit_code": "leninsky"});
        city.sign_in("niso").post(LIST, &body).refused(403, "forbidden");
        let made = hand.department.post(LIST, &body);
        assert_eq!(made.expect(201)["name"], "РМО: Математика, Ленинский район");
        let again = hand.department.post(LIST, &body).refused(409, "duplicate");
        assert_eq!(again["errors"][0]["pointer"], "/audience");
        let other = json!({"subject_code": "math", "admin_unit_code": "central_okrug", "audience": "старшие учителя"});
        assert_eq!(
            hand.department.post(LIST, &other).expect(201)["name"],
            "ОМО: старшие учителя, Центральный округ"
        );
        for (field, pointer) in [
            ("subject_code", "/subject_code"),
            ("admin_unit_code", "/admin_unit_code"),
        ] {
            let mut wrong = body.clone();
            wrong[field] = json!("nowhere");
            let refused = hand.department.post(LIST, &wrong).refused(422, "validation");
            assert_eq!(refused["errors"][0]["pointer"], pointer);
        }
        let path = format!("{LIST}/{}", id_of(&made.json()));
        let department = &hand.department;
        let renamed = department.patch(
            &path,
            made.etag(),
            &json!({"audience": "Старшие Учителя", "from": "2020-09-01"}),
        );
        assert_eq!(
            renamed.expect(200)["name"],
            "РМО: Старшие Учителя, Ленинский район"
        );
        department
            .patch(&path, made.etag(), &json!({"audience": null}))
            .refused(412, "stale");
        department.post(LIST, &body).expect(201);
        let same =
            json!({"subject_code": "math", "admin_unit_code": "leninsky", "audience": "старшие учителя"});
        department.post(LIST, &same).refused(409, "duplicate");
        department
            .patch(&path, renamed.etag(), &json!({"audience": null}))
            .refused(409, "duplicate");
        let ends = department.patch(&path, renamed.etag(), &json!({"until": "2020-09-01"}));
        ends.refused(422, "validation");
    });
}

#[test]
fn heads_follow_each_other_and_the_list_shows_the_one_of_the_date() {
    on_both(|city| {
        let hand = Registrar::of(city);
        let path = hand.district_association("math", "leninsky", None);
        let people = [
            "Белова Анна Петровна",
            "Волков Иван Ильич",
            "Громова Ева Олеговна",
        ];
        let [belova, volkov, gromova] = people.map(|name| hand.person(name, "org904", "teacher"));
        let appoint = |person: &str, from: &str| {
            let body = json!({"person_id": person, "from": from, "basis": paper("organization_order", from)});
            hand.act(&path, "appoint-head", &body)
        };
        appoint(&belova, "2024-09-01").expect(200);
        appoint(&gromova, "2026-09-01").expect(200);
        // Recorded last, in office in between.
        assert_eq!(head(&appoint(&volkov, "2025-09-01").expect(200)), people[2]);
        let on = |day: &str| {
            let rows = hand.department.all(&format!("{LIST}?on={day}"));
            assert_eq!(rows.len(), 1);
            let one = hand.department.get(&format!("{path}?on={day}")).expect(200);
            assert_eq!(head(&one), head(&rows[0]), "list and page agree on {day}");
            assert!(rows[0]["heads"].as_array().unwrap().is_empty());
            head(&one).to_owned()
        };
        for (day, expected) in [
            ("2024-08-31", "—"),
            ("2024-09-01", people[0]),
            ("2025-08-31", people[0]),
            ("2025-09-01", people[1]),
            ("2026-08-31", people[1]),
            ("2026-09-01", people[2]),
        ] {
            assert_eq!(on(day), expected, "{day}");
        }
        let twice = appoint(&belova, "2025-09-01").refused(409, "overlap");
        assert_eq!(twice["clause"], "VII.7.1");
        let release = |until: &str| {
            let body = json!({"until": until, "reason": "собственное желание"});
            hand.act(&path, "release-head", &body)
        };
        release("2024-09-01").refused(409, "wrong_state");
        release("2026-11-01").expect(200);
        assert_eq!(on("2026-10-31"), people[2]);
        assert_eq!(on("2026-11-01"), "—");
        release("2026-11-20").refused(409, "wrong_state");
        let found = |query: &str| hand.department.all(&format!("{LIST}?{query}")).len();
        assert_eq!((found("has_head=false"), found("has_head=true")), (1, 0));
        assert_eq!(
            found("on=2026-10-01&has_head=true&admin_unit=leninsky&subject=math"),
            1
        );
        assert_eq!(
            (
                found("subject=physics"),
                found("q=матем лен"),
                found("q=vfntvfnbrf")
            ),
            (0, 1, 1)
        );
        let full = hand.department.get(&path).expect(200);
        let names: Vec<&str> = full["heads"]
            .as_array()
            .unwrap()
            .iter()
            .map(|h| h["person"]["full_name"].as_str().unwrap())
            .collect();
        assert_eq!(names, [people[2], people[1], people[0]]);
    });
}

#[test]
fn a_head_holds_office_within_the_life_of_the_association_and_history_tells_of_both() {
    on_both(|city| {
        let hand = Registrar::of(city);
        let path = hand.district_association("physics", "leninsky", None);
        let person = hand.person("Белова Анна Петровна", "org904", "teacher");
        let now = hand.department.get(&path);
        let life = json!({"from": "2022-09-01", "until": "2026-07-01"});
        hand.department.patch(&path, now.etag(), &life).expect(200);
        let appoint = |who: &str, from: &str| {
            let body = json!({"person_id": who, "from": from, "basis": paper("organization_order", from)});
            hand.act(&path, "appoint-head", &body)
        };
        assert_eq!(
            appoint(&person, "2022-08-31").refused(409, "wrong_state")["clause"],
            "VII.7.1"
        );
        let unknown = appoint("018f0000-0000-7000-8000-000000000000", "2023-09-01");
        assert_eq!(
            unknown.refused(422, "validation")["errors"][0]["pointer"],
            "/person_id"
        );
        let appointed = appoint(&person, "2023-09-01");
        assert_eq!(appointed.expect(200)["heads"][0]["until"], "2026-07-01");
        let shorter = hand
            .department
            .patch(&path, appointed.etag(), &json!({"until": "2026-01-01"}));
        let refused = shorter.refused(409, "wrong_state");
        assert!(
            refused["detail"]
                .as_str()
                .unwrap()
                .contains("Белова Анна Петровна")
        );
        assert_eq!(
            hand.department.all(&format!("{LIST}?subject=physics")).len(),
            0,
            "over"
        );
        assert_eq!(
            hand.department
                .all(&format!("{LIST}?subject=physics&on=2026-06-30"))
                .len(),
            1
        );
        let operations = |entity: &str, id: &str| -> Vec<String> {
            let path = format!("/api/v1/journal?entity={entity}&entity_id={id}");
            let rows = hand.department.all(&path);
            rows.iter()
                .map(|e| e["operation"].as_str().unwrap().to_owned())
                .collect()
        };
        let id = path.rsplit('/').next().unwrap();
        assert_eq!(
            operations("district_association", id),
            [
                "appoint_district_head",
                "update_district_association",
                "create_district_association"
            ]
        );
        assert_eq!(
            operations("person", &person),
            ["appoint_district_head", "create_person"]
        );
    });
}

#[test]
fn the_whole_matrix_of_a_city_is_read_in_one_page() {
    on_both(|city| {
        let hand = Registrar::of(city);
        let units = hand.department.all("/api/v1/admin-units");
        for subject in hand.department.all("/api/v1/subjects?limit=25").iter().take(25) {
            for unit in &units {
                let (subject, unit) = (subject["code"].as_str().unwrap(), unit["code"].as_str().unwrap());
                hand.district_association(subject, unit, None);
            }
        }
        let page = hand
            .department
            .get(&format!("{LIST}?limit=200&count=true"))
            .expect(200);
        assert_eq!(
            (&page["total"], page["items"].as_array().unwrap().len()),
            (&json!(200), 200)
        );
        assert_eq!(page["next"], Value::Null);
        let by_sevens = hand.department.all(&format!("{LIST}?limit=7"));
        assert_eq!(&by_sevens, page["items"].as_array().unwrap());
        let mut backwards = hand.department.all(&format!("{LIST}?limit=30&sort=-name"));
        backwards.reverse();
        assert_eq!(backwards, by_sevens);
    });
}

#[test]
fn a_specialist_keeps_the_heads_of_the_own_unit() {
    on_both(|city| {
        let hand = Registrar::of(city);
        let specialist = city.sign_in("district");
        let near = hand.teacher("Ближняя Анна Ильинична", "org901");
        let far = hand.teacher("Дальняя Анна Ильинична", "org905");
        let seen = |path: &str| -> Vec<String> { specialist.all(path).iter().map(id_of).collect() };
        assert_eq!(
            seen("/api/v1/people"),
            std::slice::from_ref(&near),
            "people of the unit only"
        );
        specialist
            .get(&format!("/api/v1/people/{far}"))
            .refused(404, "not_found");

        let body = json!({"subject_code": "math", "admin_unit_code": UNIT});
        let made = specialist.post(LIST, &body).expect(201);
        let path = format!("{LIST}/{}", id_of(&made));
        let elsewhere = json!({"subject_code": "math", "admin_unit_code": "kirovsky"});
        let refused = specialist.post(LIST, &elsewhere).refused(403, "forbidden");
        assert!(
            refused["detail"].as_str().unwrap().contains("VII.7.1"),
            "{refused}"
        );

        let appoint = |person: &str| json!({"person_id": person, "from": "2026-09-01", "basis": paper("organization_order", "2026-08-31")});
        // Nobody is brought near by being made a head unseen.
        act(&specialist, &path, "appoint-head", &appoint(&far)).refused(403, "forbidden");
        let kept = act(&specialist, &path, "appoint-head", &appoint(&near)).expect(200);
        assert_eq!(head(&kept), "Ближняя Анна Ильинична");

        // Who heads a district association of the unit is near wherever the person works.
        hand.head(&far, UNIT, "2026-09-01");
        assert_eq!(seen("/api/v1/people").len(), 2);
        specialist.get(&format!("/api/v1/people/{far}")).expect(200);
        let foreign = hand.district_association("physics", "kirovsky", None);
        act(&specialist, &foreign, "appoint-head", &appoint(&near)).refused(403, "forbidden");
    });
}

#[test]
fn a_specialist_proposes_and_the_department_decides() {
    on_both(|city| {
        let hand = Registrar::of(city);
        let specialist = city.sign_in("district");
        let mmo = hand.mmo("T1", "2022-09-01");
        let near = hand.teacher("Ближняя Анна Ильинична", "org901");
        let far = hand.teacher("Дальняя Анна Ильинична", "org905");
        for (person, unit) in [(&near, UNIT), (&far, "kirovsky")] {
            hand.head(person, unit, "2026-09-01");
        }
        let proposal = |person: &str| json!({"person_id": person, "from": "2026-10-01"});
        let refused = act(&specialist, &mmo, "members", &proposal(&far)).refused(403, "forbidden");
        assert_eq!(refused["clause"], "I.4");
        let mut by_order = proposal(&near);
        by_order["basis"] = paper("department_order", "2026-09-30");
        act(&specialist, &mmo, "members", &by_order).refused(403, "forbidden");
        act(&specialist, &mmo, "members", &proposal(&near)).expect(200);
        let list = format!("{mmo}/members?on=2026-11-01");
        let listed = specialist.all(&list);
        assert_eq!(listed[0]["state"], "awaiting_order");

        // Another unit's specialist is no party to it, nor is a mere observer.
        let member = format!("members/{}/withdraw", id_of(&listed[0]));
        act(&city.sign_in("observer"), &mmo, &member, &json!({})).refused(403, "forbidden");
        act(&specialist, &mmo, &member, &json!({})).expect(200);
        assert!(
            specialist.all(&list).is_empty(),
            "a withdrawn proposal leaves nothing"
        );

        act(&specialist, &mmo, "members", &proposal(&near)).expect(200);
        let again = id_of(&specialist.all(&list)[0]);
        let confirm = json!({"basis": paper("department_order", "2026-09-30")});
        hand.act(&mmo, &format!("members/{again}/confirm"), &confirm)
            .expect(200);
        let late = act(
            &specialist,
            &mmo,
            &format!("members/{again}/withdraw"),
            &json!({}),
        );
        assert_eq!(late.refused(409, "wrong_state")["clause"], "I.4");
    });
}

#[test]
fn an_account_of_a_specialist_names_the_unit() {
    on_both(|city| {
        let admin = city.sign_in("admin");
        let mut body = json!({"login": "kirov", "name": "Специалист", "password": "новая длинная фраза", "role": "district"});
        let refused = admin.post("/api/v1/accounts", &body).refused(422, "validation");
        assert_eq!(refused["errors"][0]["pointer"], "/admin_unit_code");
        body["admin_unit_code"] = json!("nowhere");
        let refused = admin.post("/api/v1/accounts", &body).refused(422, "validation");
        assert_eq!(refused["errors"][0]["code"], "unknown_code");
        body["admin_unit_code"] = json!("kirovsky");
        let made = admin.post("/api/v1/accounts", &body);
        assert_eq!(made.expect(201)["admin_unit_code"], "kirovsky");
        let path = format!("/api/v1/accounts/{}", id_of(&made.json()));
        admin
            .patch(&path, made.etag(), &json!({"admin_unit_code": null}))
            .refused(422, "validation");
    });
}
