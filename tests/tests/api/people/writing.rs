//! Registering and changing people.

use serde_json::{Value, json};
use veche_store::new_id;
use veche_tests::on_both;

use crate::people::{ANNA, OLEG, path, register, text};

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
