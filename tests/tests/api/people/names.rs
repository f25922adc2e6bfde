//! Names in the cases and their correction by hand.

use serde_json::{Value, json};
use veche_domain::Id;
use veche_store::people::name_forms_of;
use veche_tests::{Answer, City, Client, on_both};

use crate::people::{path, register, text};

const HARE: [&str; 3] = ["Заяц", "Пётр", "Петрович"];

fn forms(person: &Value) -> String {
    format!("{}/name-forms", path(person))
}

/// Puts corrections under the present version.
fn put(client: &Client, person: &Value, body: &Value) -> Answer {
    let at = forms(person);
    let now = client.get(&at);
    client.with("If-Match", now.etag()).put(&at, body)
}

fn key(person: &Value) -> Id {
    text(person, "id").parse().unwrap()
}

fn kept(city: &City, person: &Value) -> Option<String> {
    let id = key(person);
    let found = city.store.read(move |conn| name_forms_of(conn, &[id])).unwrap();
    found.get(&id).and_then(|f| f.genitive.clone())
}

#[test]
fn a_name_is_computed_and_corrected_form_by_form() {
    on_both(|city| {
        let department = city.sign_in("department");
        let hare = register(city, &department, HARE, "org904", "teacher").expect(201);
        let first = department.get(&forms(&hare)).expect(200);
        assert_eq!(first["sex"], "masculine");
        assert_eq!(first["computed"]["nominative"], "Заяц Пётр Петрович");
        assert_eq!(first["computed"]["instrumental"], "Зайцем Петром Петровичем");
        assert_eq!(first["corrected"], json!({}));

        // What the rules say anyway, and what is only blank, is no correction.
        let body = json!({"genitive": " Заяца  Петра Петровича", "dative": "Зайцу Петру Петровичу", "accusative": ""});
        let saved = put(&department, &hare, &body).expect(200);
        assert_eq!(saved["corrected"], json!({"genitive": "Заяца Петра Петровича"}));
        assert_eq!(saved["computed"], first["computed"]);
        assert_eq!(saved["version"], 2);
        assert_eq!(department.get(&forms(&hare)).expect(200), saved);
        assert_eq!(kept(city, &hare).as_deref(), Some("Заяца Петра Петровича"));

        let history = format!("/api/v1/journal?entity=person&entity_id={}", text(&hare, "id"));
        let written = department.all(&history);
        let entry = written.iter().find(|e| e["operation"] == "put_name_forms");
        assert!(entry.is_some(), "{written:?}");
        let back = put(&department, &hare, &json!({})).expect(200);
        assert_eq!(back["corrected"], json!({}));
        assert_eq!(kept(city, &hare), None);
    });
}

#[test]
fn a_gender_that_no_name_tells_is_stated() {
    on_both(|city| {
        let department = city.sign_in("department");
        let kim = json!({"last_name": "Ким", "first_name": "Саша"});
        let kim = department.post("/api/v1/people", &kim).expect(201);
        let first = department.get(&forms(&kim)).expect(200);
        assert_eq!(first["sex"], Value::Null);
        assert_eq!(first["computed"]["dative"], "Ким Саша");
        let saved = put(&department, &kim, &json!({"sex": "masculine"})).expect(200);
        assert_eq!(saved["computed"]["dative"], "Киму Саше");
        let saved = put(&department, &kim, &json!({"sex": "feminine"})).expect(200);
        assert_eq!(saved["computed"]["dative"], "Ким Саше");
    });
}

#[test]
fn half_a_name_and_strange_signs_are_refused_by_field() {
    on_both(|city| {
        let department = city.sign_in("department");
        let hare = register(city, &department, HARE, "org904", "teacher").expect(201);
        for (body, pointer) in [
            (json!({"genitive": "Заяца"}), "/genitive"),
            (json!({"dative": "Заяцу Петру =2"}), "/dative"),
            (json!({"accusative": "я".repeat(400)}), "/accusative"),
            (json!({"sex": "neuter"}), "/sex"),
            (json!({"vocative": "Пётр"}), "/vocative"),
        ] {
            let refused = put(&department, &hare, &body).refused(422, "validation");
            assert_eq!(refused["errors"][0]["pointer"], pointer, "{refused}");
        }
        let at = forms(&hare);
        department.put(&at, &json!({})).refused(428, "version_required");
        let stale = department.get(&at);
        put(&department, &hare, &json!({"sex": "masculine"})).expect(200);
        let late = department.with("If-Match", stale.etag());
        late.put(&at, &json!({})).refused(412, "stale");
    });
}

#[test]
fn forms_of_a_name_that_is_borne_no_longer_fall_silent() {
    on_both(|city| {
        let department = city.sign_in("department");
        let hare = register(city, &department, HARE, "org904", "teacher").expect(201);
        let body = json!({"sex": "masculine", "genitive": "Заяца Петра Петровича"});
        put(&department, &hare, &body).expect(200);
        let at = path(&hare);
        let renamed = json!({"last_name": "Гусь"});
        department
            .patch(&at, department.get(&at).etag(), &renamed)
            .expect(200);
        let now = department.get(&forms(&hare)).expect(200);
        assert_eq!(now["corrected"], json!({"sex": "masculine"}));
        assert_eq!(now["computed"]["genitive"], "Гуся Петра Петровича");
        let former = json!({"last_name": "Заяц"});
        department
            .patch(&at, department.get(&at).etag(), &former)
            .expect(200);
        assert_eq!(kept(city, &hare).as_deref(), Some("Заяца Петра Петровича"));
    });
}

#[test]
fn a_merge_keeps_one_correction_and_gives_both_back() {
    on_both(|city| {
        let department = city.sign_in("department");
        let first = register(city, &department, HARE, "org904", "teacher").expect(201);
        let twin = |last: &str| {
            let body =
                json!({"last_name": last, "first_name": "Пётр", "patronymic": "Петрович", "namesake": true});
            department.post("/api/v1/people", &body).expect(201)
        };
        let (second, third) = (twin("Заяц"), twin("Заяц"));
        let form = |genitive: &str| json!({"genitive": genitive});
        put(&department, &second, &form("Заяца Петра Петровича")).expect(200);
        put(&department, &third, &form("Заяц Петра Петровича")).expect(200);
        let merge = |other: &Value| {
            let etag = department.get(&path(&first));
            let body = json!({"duplicate_id": other["id"]});
            let made = department.act(&format!("{}/merge", path(&first)), etag.etag(), &body);
            made.expect(200)
        };
        // The first has none: it takes over the second's, and keeps it against the third's.
        merge(&second);
        assert_eq!(kept(city, &first).as_deref(), Some("Заяца Петра Петровича"));
        let made = merge(&third);
        assert_eq!(kept(city, &first).as_deref(), Some("Заяца Петра Петровича"));
        let undo = format!("/api/v1/merges/{}/undo", text(&made, "id"));
        department.post(&undo, &json!({})).expect(200);
        assert_eq!(kept(city, &third).as_deref(), Some("Заяц Петра Петровича"));
        assert_eq!(kept(city, &first).as_deref(), Some("Заяца Петра Петровича"));
    });
}
