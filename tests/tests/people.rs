//! The register of people over real HTTP on both databases.

use std::time::Instant;

use chrono::{NaiveDate, Utc};
use serde_json::{Value, json};
use veche_domain::{associations::Office, people::NewEmployment};
use veche_store::{
    StoreError, new_id,
    people::{EmploymentRecord, PersonRecord, insert_employments, insert_people, known_people},
};
use veche_tests::{Answer, City, Client, on_both};

/// Registers a person by surname, first name and patronymic, employed at an organization of the code.
fn register(city: &City, department: &Client, name: [&str; 3], at: &str, position: &str) -> Answer {
    let [last, first, patronymic] = name;
    let employment = json!({"organization_id": city.organization(at), "position_code": position,
        "subjects": ["math"], "is_main": true, "from": "2015-09-01"});
    let body =
        json!({"last_name": last, "first_name": first, "patronymic": patronymic, "employment": employment});
    let answer = department.post("/api/v1/people", &body);
    answer.expect(201);
    answer
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_else(|| panic!("{key} in {value}"))
}

fn path(person: &Value) -> String {
    format!("/api/v1/people/{}", text(person, "id"))
}

fn names(rows: &[Value]) -> Vec<&str> {
    rows.iter().map(|r| text(r, "full_name")).collect()
}

const ANNA: [&str; 3] = ["Фёдорова", "Анна", "Игоревна"];
const IRINA: [&str; 3] = ["Иванова", "Ирина", "Петровна"];
const OLEG: [&str; 3] = ["Ёлкин", "Олег", "Ильич"];

#[test]
fn people_are_found_however_they_are_typed_in_russian_order() {
    on_both(|city| {
        let department = city.sign_in("department");
        for name in [ANNA, IRINA, OLEG] {
            register(city, &department, name, "org904", "teacher");
        }
        let all = department.all("/api/v1/people?limit=1");
        let order = [
            "Ёлкин Олег Ильич",
            "Иванова Ирина Петровна",
            "Фёдорова Анна Игоревна",
        ];
        assert_eq!(names(&all), order);
        assert_eq!(
            department.get("/api/v1/people?count=true&q=анна").expect(200)["total"],
            1
        );
        let mut backwards = department.all("/api/v1/people?limit=2&sort=-name");
        backwards.reverse();
        assert_eq!(all, backwards);
        for (query, found) in [
            ("федорова", ANNA),
            ("ФЁДОРОВА", ANNA),
            ("е\u{308}лкин", OLEG),
            ("bdfyjdf", IRINA),
            ("ivanova", IRINA),
            ("Fyodorova anna", ANNA),
        ] {
            let rows = department.all(&format!("/api/v1/people?q={query}"));
            assert_eq!(names(&rows), [found.join(" ")], "{query}");
        }
        assert!(department.all("/api/v1/people?q=ванова").is_empty());
        for bad in ["colour=red", "sort=phone", "on=завтра", "organization_id=42"] {
            department
                .get(&format!("/api/v1/people?{bad}"))
                .refused(400, "unknown_parameter");
        }
    });
}

#[test]
fn filters_and_rows_hold_on_the_date_asked_for() {
    on_both(|city| {
        let department = city.sign_in("department");
        let anna = register(city, &department, ANNA, "org904", "teacher");
        register(city, &department, IRINA, "org905", "methodist");
        let (person, school) = (path(&anna.json()), city.organization("org905"));
        let job = json!({"organization_id": school, "position_code": "deputy_director_uvr", "subjects": ["informatics"],
            "from": "2026-09-01", "until": "2026-10-01", "in_specialty": false});
        department
            .act(&format!("{person}/employments"), anna.etag(), &job)
            .expect(200);
        let shown = |query: &str| {
            department
                .all(&format!("/api/v1/people?{query}"))
                .iter()
                .map(|r| text(r, "full_name").split(' ').next().unwrap().to_owned())
                .collect::<Vec<_>>()
        };
        let at = format!("organization_id={school}");
        assert_eq!(shown(&at), ["Иванова"]);
        assert_eq!(shown(&format!("{at}&on=2026-09-30")), ["Иванова", "Фёдорова"]);
        assert_eq!(shown(&format!("{at}&on=2026-09-30&position=teacher")), [""; 0]);
        assert_eq!(shown(&format!("{at}&on=2026-10-01")), ["Иванова"]);
        assert_eq!(shown(&format!("{at}&on=2015-08-31")), [""; 0]);
        assert_eq!(shown("position=methodist"), ["Иванова"]);
        assert_eq!(shown("subject=math"), ["Иванова", "Фёдорова"]);
        assert_eq!(shown("subject=informatics"), [""; 0]);
        assert_eq!(shown("subject=informatics&on=2026-09-30"), ["Фёдорова"]);
        assert_eq!(shown("subject=m%25"), [""; 0]);
        let unit = department
            .get(&format!("/api/v1/organizations/{school}"))
            .expect(200);
        let by_unit = shown(&format!("admin_unit={}", text(&unit, "admin_unit_code")));
        assert!(by_unit.contains(&"Иванова".to_owned()));
        let row = department
            .get("/api/v1/people?q=фёдорова&on=2026-09-30")
            .expect(200);
        let jobs = row["items"][0]["employments"].as_array().unwrap();
        assert_eq!(jobs.len(), 2);
        assert_eq!(text(&jobs[0], "position_code"), "teacher", "the main one first");
    });
}

#[test]
fn a_category_is_shown_as_it_was_valid_on_the_date() {
    on_both(|city| {
        let department = city.sign_in("department");
        let mut anna = register(city, &department, ANNA, "org904", "teacher");
        let person = path(&anna.json());
        register(city, &department, IRINA, "org904", "teacher");
        for (code, granted_on) in [("highest", Some("2018-03-01")), ("first", Some("2024-03-01"))] {
            let body = json!({"category_code": code, "granted_on": granted_on});
            anna = department.act(&format!("{person}/qualifications"), anna.etag(), &body);
            anna.expect(200);
        }
        let latest = &anna.json()["qualifications"][0];
        assert_eq!(
            (text(latest, "category_code"), &latest["valid_until"]),
            ("first", &Value::Null)
        );
        assert_eq!(anna.json()["qualifications"][1]["valid_until"], "2023-03-01");
        for (on, code, valid) in [
            ("2018-02-28", Value::Null, false),
            ("2020-01-01", json!("highest"), true),
            ("2023-03-01", json!("highest"), false),
            ("2024-03-01", json!("first"), true),
        ] {
            let page = department
                .get(&format!("/api/v1/people?q=фёдорова&on={on}"))
                .expect(200);
            let row = &page["items"][0];
            assert_eq!(
                (&row["category_code"], &row["category_valid"]),
                (&code, &json!(valid)),
                "{on}"
            );
            for asked in ["highest", "first", "none"] {
                let query = format!("/api/v1/people?q=фёдорова&on={on}&category={asked}");
                let shown = code.as_str().unwrap_or("none") == asked;
                assert_eq!(
                    department.all(&query).len(),
                    usize::from(shown),
                    "{asked} on {on}"
                );
            }
        }
        let without = department.all("/api/v1/people?category=none");
        assert_eq!(names(&without), ["Иванова Ирина Петровна"]);
        let unknown_date = json!({"category_code": "highest"});
        anna = department.act(&format!("{person}/qualifications"), anna.etag(), &unknown_date);
        assert_eq!(anna.expect(200)["qualifications"][2]["valid"], true);
        let page = department.get("/api/v1/people?category=highest").expect(200);
        assert_eq!(page["items"][0]["category_valid"], true);
        department
            .act(&format!("{person}/qualifications"), anna.etag(), &unknown_date)
            .refused(409, "duplicate");
        let added = text(&anna.json()["qualifications"][2], "id").to_owned();
        let removed = department.delete(&format!("{person}/qualifications/{added}"), anna.etag());
        assert_eq!(removed.expect(200)["qualifications"].as_array().unwrap().len(), 2);
        department
            .delete(&format!("{person}/qualifications/{added}"), removed.etag())
            .refused(404, "not_found");
    });
}

#[test]
fn who_sees_whom_and_how_much_follows_role_and_office() {
    on_both(|city| {
        let department = city.sign_in("department");
        let created = |name, at| {
            let answer = register(city, &department, name, at, "teacher");
            let person = path(&answer.json());
            let contacts = json!({"phone": "8 946 105 46 49", "email": "X@org.example"});
            let patched = department.patch(&person, answer.etag(), &contacts);
            patched.expect(200);
            let tenure = json!({"kind": "specialty", "years": 7, "as_of": "2026-09-01"});
            department
                .act(&format!("{person}/tenure"), patched.etag(), &tenure)
                .expect(200);
            text(&answer.json(), "id").to_owned()
        };
        let (anna, irina, oleg) = (
            created(ANNA, "org904"),
            created(IRINA, "org905"),
            created(OLEG, "org906"),
        );
        let circle = city.circle("A01", "ММО учителей математики", "niso");
        city.member(&circle, &anna, Some("2026-09-01"), None);
        city.officer(&circle, Office::Leader, &irina, (Some("2026-09-01"), None));
        let leader = city.account_of("leader", &irina);
        let member = city.account_of("member", &anna);
        let outsider = city.account_of("outsider", &oleg);
        let visible = |client: &Client| client.all("/api/v1/people").len();
        let contacts = |client: &Client, id: &str| {
            let answer = client.get(&format!("/api/v1/people/{id}"));
            if answer.status == 404 {
                answer.refused(404, "not_found");
                return None;
            }
            let person = answer.expect(200);
            let shown = person["contacts_hidden"] == json!(false);
            let told = [&person["phone"], &person["email"], &person["tenure"]];
            assert!(told.iter().all(|v| v.is_null() != shown), "{person}");
            assert_eq!(person["tenure_statements"].as_array().unwrap().is_empty(), !shown);
            Some(shown)
        };
        // Whom they see of the list, then contacts of the member, the leader and somebody in no association.
        for (client, rows, seen) in [
            (&department, 3, [Some(true), Some(true), Some(true)]),
            (&city.sign_in("niso"), 3, [Some(true), Some(true), Some(false)]),
            (
                &city.sign_in("magistr"),
                3,
                [Some(false), Some(false), Some(false)],
            ),
            (&city.sign_in("council"), 2, [Some(false), Some(false), None]),
            (&city.sign_in("observer"), 2, [Some(false), Some(false), None]),
            (&leader, 2, [Some(true), Some(true), None]),
            (&member, 2, [Some(true), Some(false), None]),
            (&outsider, 1, [None, None, Some(true)]),
        ] {
            assert_eq!(visible(client), rows);
            assert_eq!([&anna, &irina, &oleg].map(|id| contacts(client, id)), seen);
        }
        // A hidden address is not told by a search either.
        assert_eq!(department.all("/api/v1/people?q=x@org").len(), 3);
        for login in ["magistr", "observer"] {
            assert!(
                city.sign_in(login).all("/api/v1/people?q=x@org").is_empty(),
                "{login}"
            );
        }
        for client in [&city.sign_in("niso"), &leader, &member] {
            let path = format!("/api/v1/people/{anna}");
            client
                .patch(&path, "\"3.0\"", &json!({"phone": null}))
                .refused(403, "forbidden");
        }
        city.stranger()
            .get("/api/v1/people")
            .refused(401, "unauthenticated");
    });
}

#[test]
fn a_namesake_is_asked_about_and_input_is_read_or_refused_by_field() {
    on_both(|city| {
        let department = city.sign_in("department");
        let decomposed = json!({"last_name": " Фе\u{308}дорова ", "first_name": "Анна", "patronymic": "И\u{306}горевна",
            "phone": "8 (946) 105-46-49", "email": "Anna.F@Org904.Example"});
        let anna = department.post("/api/v1/people", &decomposed);
        let body = anna.expect(201);
        assert_eq!(text(&body, "last_name"), "Фёдорова");
        assert_eq!(
            (text(&body, "phone"), text(&body, "email")),
            ("+79461054649", "anna.f@org904.example")
        );
        let typed = json!({"last_name": "Федорова", "first_name": "АННА", "patronymic": "Йгоревна"});
        let refused = department
            .post("/api/v1/people", &typed)
            .refused(409, "duplicate");
        assert_eq!(refused["errors"][0]["params"]["id"], body["id"]);
        assert_eq!(
            refused["errors"][0]["params"]["full_name"],
            "Фёдорова Анна Йгоревна"
        );
        let mut namesake = typed.clone();
        namesake["namesake"] = json!(true);
        department.post("/api/v1/people", &namesake).expect(201);
        let employment =
            json!({"organization_id": new_id(), "position_code": "king", "subjects": ["math", "magic"]});
        for (patch, pointers) in [
            (json!({"last_name": " \u{200b}"}), vec!["/last_name"]),
            (json!({"last_name": "=HYPERLINK(\"x\")"}), vec!["/last_name"]),
            (json!({"first_name": "Анна2"}), vec!["/first_name"]),
            (json!({"phone": "позвоните"}), vec!["/phone"]),
            (json!({"email": "mail @ edu.example"}), vec!["/email"]),
            (json!({"nickname": "Аня"}), vec!["/nickname"]),
            (
                json!({"employment": employment}),
                vec![
                    "/employment/organization_id",
                    "/employment/position_code",
                    "/employment/subjects/1",
                ],
            ),
        ] {
            let mut body = json!({"last_name": "Новая", "first_name": "Анна"});
            body.as_object_mut()
                .unwrap()
                .extend(patch.as_object().unwrap().clone());
            let refused = department
                .post("/api/v1/people", &body)
                .refused(422, "validation");
            let found: Vec<&str> = refused["errors"]
                .as_array()
                .unwrap()
                .iter()
                .map(|e| text(e, "pointer"))
                .collect();
            assert_eq!(found, pointers, "{body}");
        }
        let patched = department.patch(
            &path(&body),
            anna.etag(),
            &json!({"phone": null, "last_name": "Ким"}),
        );
        assert_eq!(text(&patched.expect(200), "full_name"), "Ким Анна Йгоревна");
        assert_eq!(patched.json()["phone"], Value::Null);
        assert_eq!(department.all("/api/v1/people?q=kim").len(), 1);
        for empty in [json!({"last_name": " "}), json!({"first_name": null})] {
            department
                .patch(&path(&body), patched.etag(), &empty)
                .refused(422, "validation");
        }
        department
            .patch(&path(&body), anna.etag(), &json!({"phone": null}))
            .refused(412, "stale");
        department
            .post(
                &format!("{}/tenure", path(&body)),
                &json!({"kind": "total", "years": 1, "as_of": "2026-09-01"}),
            )
            .refused(428, "version_required");
    });
}

#[test]
fn employments_are_terms_that_do_not_repeat_and_tenure_is_counted_of_them() {
    on_both(|city| {
        let department = city.sign_in("department");
        let mut anna = register(city, &department, ANNA, "org904", "teacher");
        let person = path(&anna.json());
        let oleg = register(city, &department, OLEG, "org904", "teacher");
        let jobs = format!("{person}/employments");
        let job = |from: Option<&str>, until: Option<&str>| json!({"organization_id": city.organization("org904"), "position_code": "teacher", "from": from, "until": until});
        let clash = department
            .act(&jobs, anna.etag(), &job(Some("2026-01-01"), None))
            .refused(409, "overlap");
        assert_eq!(
            clash["errors"][0]["params"]["id"],
            anna.json()["employments"][0]["id"]
        );
        let refused = department.act(&jobs, anna.etag(), &job(Some("2026-01-01"), Some("2026-01-01")));
        assert_eq!(
            refused.refused(422, "validation")["errors"][0]["pointer"],
            "/until"
        );
        anna = department.act(&jobs, anna.etag(), &job(Some("2010-09-01"), Some("2015-09-01")));
        assert_eq!(anna.expect(200)["version"], 2);
        assert_eq!(
            anna.json()["tenure"],
            json!({"years": 11 + 5, "source": "employments"})
        );
        let main = text(&anna.json()["employments"][0], "id").to_owned();
        let main_path = format!("{jobs}/{main}");
        let refused = department.patch(&main_path, anna.etag(), &json!({"from": null}));
        refused.refused(409, "overlap");
        anna = department.patch(
            &main_path,
            anna.etag(),
            &json!({"from": "2020-09-01", "subjects": ["physics"]}),
        );
        assert_eq!(anna.expect(200)["employments"][0]["subjects"], json!(["physics"]));
        let on = |date: &str| department.get(&format!("{person}?on={date}")).expect(200);
        assert_eq!(on("2026-03-01")["tenure"]["years"], 5 + 5);
        assert_eq!(
            on("2015-08-31")["employments"][0]["until"],
            "2015-09-01",
            "the current one first"
        );
        let foreign = format!("{}/employments/{main}", path(&oleg.json()));
        department.delete(&foreign, oleg.etag()).refused(404, "not_found");
        department
            .patch(&foreign, oleg.etag(), &json!({"is_main": false}))
            .refused(404, "not_found");
        let tenure = json!({"kind": "specialty", "years": 20, "as_of": "2026-09-01",
            "basis": {"kind": "document", "number": "АТ-VII 1", "date": "2026-09-01"}});
        anna = department.act(&format!("{person}/tenure"), anna.etag(), &tenure);
        assert_eq!(
            anna.expect(200)["tenure"],
            json!({"years": 20, "source": "document"})
        );
        let removed = department.delete(&main_path, anna.etag());
        assert_eq!(removed.expect(200)["employments"].as_array().unwrap().len(), 1);
        let history = department.all(&format!(
            "/api/v1/journal?entity=person&entity_id={}",
            text(&anna.json(), "id")
        ));
        let told: Vec<(&str, i64)> = history
            .iter()
            .map(|e| (text(e, "operation"), e["after"]["version"].as_i64().unwrap()))
            .collect();
        let expected = [
            ("remove_employment", 5),
            ("state_tenure", 4),
            ("update_employment", 3),
            ("add_employment", 2),
            ("create_person", 1),
        ];
        assert_eq!(told, expected);
        assert_eq!(history[0]["before"]["employments"].as_array().unwrap().len(), 2);
        let of_school = format!("/api/v1/journal?entity_id={}", city.organization("org904"));
        assert!(
            department
                .all(&of_school)
                .iter()
                .any(|e| text(e, "operation") == "add_employment")
        );
    });
}

#[test]
fn twenty_thousand_people_are_kept_and_read_within_seconds() {
    on_both(|city| {
        let school = city.organizations["org904"];
        let mut people = Vec::new();
        let mut jobs = Vec::new();
        for number in 0..20_000 {
            let (id, last) = (new_id(), format!("Иванова{}", number % 500));
            people.push(PersonRecord::new(
                id,
                &last,
                "Анна",
                Some("Игоревна"),
                Utc::now().naive_utc(),
            ));
            let job = NewEmployment {
                organization_id: school,
                position_code: "teacher".to_owned(),
                subjects: vec!["math".to_owned()],
                is_main: true,
                in_specialty: true,
                from: NaiveDate::from_ymd_opt(2020, 9, 1),
                until: None,
                basis: None,
            };
            jobs.push(EmploymentRecord::new(id, &job).unwrap());
        }
        let begun = Instant::now();
        let kept: Result<(), StoreError> = city.store.write(|tx| {
            insert_people(tx.conn, &people)?;
            insert_employments(tx.conn, &jobs)
        });
        kept.unwrap();
        let known = city
            .store
            .read(|conn| known_people(conn, veche_tests::TODAY))
            .unwrap();
        let took = begun.elapsed();
        assert_eq!(known.len(), 20_000);
        assert!(known.iter().all(|k| k.organization_ids == [school.to_string()]));
        assert!(took.as_secs() < 12, "{:?}: {took:?}", city.backend);
        eprintln!("{:?}: 20,000 people kept and read in {took:?}", city.backend);
    });
}
