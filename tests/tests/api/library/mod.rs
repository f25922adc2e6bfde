//! The library of legal acts: documents, editions and files, on both databases (I.3, III.A1, VIII.8.2.d1).

mod lists;
mod merging;

use serde_json::{Value, json};
use veche_tests::{City, Client, act, id_of, on_both};

const DOCUMENTS: &str = "/api/v1/normative-documents";
const NOBODY: &str = "018f0000-0000-7000-8000-000000000000";

/// Enters a document and gives its address.
#[track_caller]
fn document(department: &Client, body: &Value) -> String {
    format!(
        "{DOCUMENTS}/{}",
        id_of(&department.post(DOCUMENTS, body).expect(201))
    )
}

fn concept(department: &Client, subject: &str) -> String {
    let body = json!({"kind": "concept", "title": format!("Концепция преподавания: {subject}"),
        "subjects": [subject], "date_as_printed": "24 декабря 2018 г."});
    document(department, &body)
}

fn titles(client: &Client, query: &str) -> Vec<String> {
    client
        .all(&format!("{DOCUMENTS}?{query}"))
        .iter()
        .map(|row| row["title"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn a_document_keeps_what_is_printed_and_two_may_look_the_same() {
    on_both(|city| {
        let department = city.sign_in("department");
        let body = json!({"kind": "order", "issuer": "Минобразования Новосибирской области",
            "title": "Об утверждении положения", "number": "1813", "date_as_printed": "23.07.2021", "basis_number": 7});
        let first = department.post(DOCUMENTS, &body).expect(201);
        assert_eq!(
            (&first["date"], &first["status"], &first["editions"][0]["label"]),
            (
                &json!("2021-07-23"),
                &json!("in_force"),
                &json!("первоначальная редакция")
            )
        );
        // A number is no key; a place among the bases is one thing.
        let twin = json!({"kind": "order", "title": "Об утверждении положения", "number": "1813",
            "date_as_printed": "от Ed. 06. d. 06. 2021"});
        let second = department.post(DOCUMENTS, &twin).expect(201);
        assert_eq!(
            (&second["date"], &second["date_as_printed"]),
            (&Value::Null, &twin["date_as_printed"])
        );
        let taken = department.post(DOCUMENTS, &body).refused(409, "duplicate");
        assert_eq!(taken["clause"], "I.3");
        let mut outside = body.clone();
        outside["basis_number"] = json!(16);
        assert_eq!(
            department.post(DOCUMENTS, &outside).refused(422, "validation")["clause"],
            "I.3"
        );

        let mut bare = json!({"kind": "concept", "title": "Концепция"});
        let refused = department.post(DOCUMENTS, &bare).refused(422, "rule_not_met");
        assert_eq!(
            (&refused["clause"], &refused["errors"][0]["pointer"]),
            (&json!("VIII.8.2.d1"), &json!("/subjects"))
        );
        bare["subjects"] = json!(["alchemy"]);
        let refused = department.post(DOCUMENTS, &bare).refused(422, "validation");
        assert_eq!(refused["errors"][0]["pointer"], "/subjects/0");
        for source in [
            "javascript:alert(1)",
            "ftp://example.org/a",
            "https://",
            "pravo.gov.ru",
        ] {
            let body = json!({"kind": "letter", "title": "О", "source": source});
            let refused = department.post(DOCUMENTS, &body).refused(422, "validation");
            assert_eq!(refused["errors"][0]["pointer"], "/source", "{source}");
        }

        let path = format!("{DOCUMENTS}/{}", id_of(&second));
        let etag = department.get(&path).etag().to_owned();
        let patch = json!({"date_as_printed": "23.06.2021", "basis_number": 9, "source": "https://minobr.nso.ru/act"});
        let changed = department.patch(&path, &etag, &patch).expect(200);
        assert_eq!(changed["date"], "2021-06-23");
        department
            .patch(&path, &etag, &json!({"title": "Ещё"}))
            .refused(412, "stale");
        let history = department.all(&format!("/api/v1/journal?entity_id={}", id_of(&second)));
        let operations: Vec<&Value> = history.iter().map(|e| &e["operation"]).collect();
        assert_eq!(
            operations,
            ["update_normative_document", "create_normative_document"]
        );
        assert_eq!(history[0]["before"]["date"], Value::Null);
        assert_eq!(titles(&department, "basis=true").len(), 2);
    });
}

#[test]
fn the_list_is_searched_and_sifted() {
    on_both(|city| {
        let department = city.sign_in("department");
        concept(&department, "math");
        let history = concept(&department, "history");
        document(
            &department,
            &json!({"kind": "letter", "title": "О формировании методического актива учёных", "number": "АЗ-1061/08"}),
        );
        let reader = city.sign_in("observer");
        assert_eq!(titles(&reader, "limit=1").len(), 3);
        assert_eq!(titles(&reader, "subject=math"), ["Концепция преподавания: math"]);
        assert_eq!(titles(&reader, "kind=letter").len(), 1);
        assert_eq!(titles(&reader, "q=ученых").len(), 1);
        assert_eq!(titles(&reader, "q=1061").len(), 1);
        assert_eq!(titles(&reader, "q=концепция матем").len(), 1);

        act(
            &department,
            &history,
            "repeal",
            &json!({"on": "2026-12-01", "by": "приказ от 30.11.2026 № 1"}),
        )
        .expect(200);
        assert_eq!(titles(&reader, "status=in_force").len(), 3);
        assert_eq!(titles(&reader, "status=in_force&on=2026-12-01").len(), 2);
        assert_eq!(titles(&reader, "status=repealed&on=2026-12-01").len(), 1);
        assert_eq!(titles(&reader, "status=not_yet&on=2018-12-23").len(), 2);
        reader
            .get(&format!("{DOCUMENTS}?status=lost"))
            .refused(400, "unknown_parameter");
        // A wrong mark is taken back, and a day before the beginning is none.
        act(&department, &history, "repeal", &json!({"on": "2018-12-24"})).refused(422, "validation");
        let back = act(
            &department,
            &history,
            "repeal",
            &json!({"on": null, "by": "ошибка"}),
        )
        .expect(200);
        assert_eq!(
            (&back["repealed_on"], &back["repealed_by"]),
            (&Value::Null, &Value::Null)
        );
    });
}

#[test]
fn on_a_date_one_edition_is_in_force() {
    on_both(|city| {
        let department = city.sign_in("department");
        let path = document(
            &department,
            &json!({"kind": "directive", "title": "Об основных принципах", "date_as_printed": "31.12.2019"}),
        );
        let amended = json!({"label": "ред. от 20.08.2021", "amending_number": "2283-р", "amending_date": "20.08.2021", "effective_from": "2021-08-20"});
        act(&department, &path, "editions", &amended).expect(200);
        let twice = act(&department, &path, "editions", &amended).refused(409, "overlap");
        assert_eq!(twice["errors"][0]["pointer"], "/effective_from");
        let in_force = |on: &str| -> Vec<Value> {
            let found = department.get(&format!("{path}?on={on}")).expect(200);
            let editions = found["editions"].as_array().unwrap().clone();
            editions
                .iter()
                .filter(|e| e["in_force"] == true)
                .map(|e| e["label"].clone())
                .collect()
        };
        assert!(in_force("2019-12-30").is_empty());
        assert_eq!(in_force("2019-12-31"), ["первоначальная редакция"]);
        assert_eq!(in_force("2021-08-19"), ["первоначальная редакция"]);
        assert_eq!(in_force("2021-08-20"), ["ред. от 20.08.2021"]);

        let now = department.get(&path);
        let last = now.json()["editions"][0].clone();
        let edition = format!("{path}/editions/{}", id_of(&last));
        department
            .patch(&edition, now.etag(), &json!({"effective_from": "2022-01-01"}))
            .expect(200);
        assert_eq!(in_force("2021-12-31"), ["первоначальная редакция"]);
        let etag = department.get(&path).etag().to_owned();
        department
            .patch(
                &format!("{path}/editions/{NOBODY}"),
                &etag,
                &json!({"label": "X"}),
            )
            .refused(404, "not_found");
        // The date of the document stands for the beginning of an edition without one: they may not meet.
        department
            .patch(&path, &etag, &json!({"date_as_printed": "01.01.2022"}))
            .refused(409, "overlap");
        act(&department, &path, "repeal", &json!({"on": "2026-01-01"})).expect(200);
        assert!(in_force("2026-01-01").is_empty());
    });
}

#[test]
fn a_file_is_what_its_name_says_and_everybody_reads_it() {
    on_both(|city| {
        let department = city.sign_in("department");
        let path = concept(&department, "math");
        let upload = |client: &Client, name: &str, bytes: &[u8]| {
            let now = client.get(&path);
            let edition = id_of(&now.json()["editions"][0]);
            let client = client.with("If-Match", now.etag());
            client.upload(&format!("{path}/editions/{edition}/files"), name, bytes, &[])
        };
        for (name, bytes) in [
            ("концепция.pdf", b"PK\x03\x04".as_slice()),
            ("концепция.exe", b"MZ"),
            ("концепция.docx", b"%PDF-1.7"),
        ] {
            let refused = upload(&department, name, bytes).refused(415, "unsupported_file");
            assert!(refused["detail"].as_str().unwrap().contains("PDF"), "{name}");
        }
        upload(&city.sign_in("niso"), "концепция.pdf", b"%PDF-1.7").refused(403, "forbidden");
        let kept = upload(&department, "концепция.pdf", b"%PDF-1.7 concept").expect(200);
        let file = &kept["editions"][0]["files"][0];
        assert_eq!(file["media_type"], "application/pdf");
        let reader = city.sign_in("observer");
        let got = reader.get(&format!("{path}/files/{}", id_of(file)));
        assert_eq!((got.status, got.text.as_str()), (200, "%PDF-1.7 concept"));
        assert!(got.header("content-disposition").starts_with("attachment"));
        reader
            .get(&format!("{path}/files/{NOBODY}"))
            .refused(404, "not_found");
        let other = concept(&department, "history");
        reader
            .get(&format!("{other}/files/{}", id_of(file)))
            .refused(404, "not_found");
    });
}

#[test]
fn who_is_signed_in_reads_and_the_department_keeps() {
    on_both(|city: &City| {
        let department = city.sign_in("department");
        let path = concept(&department, "math");
        let body = json!({"kind": "letter", "title": "О"});
        for login in ["niso", "council", "observer"] {
            let client = city.sign_in(login);
            assert_eq!(client.get(&path).status, 200, "{login}");
            client.post(DOCUMENTS, &body).refused(403, "forbidden");
            act(&client, &path, "repeal", &json!({"on": "2026-11-01"})).refused(403, "forbidden");
            act(&client, &path, "editions", &json!({"label": "ред."})).refused(403, "forbidden");
        }
        city.stranger().get(&path).refused(401, "unauthenticated");
        document(&city.sign_in("admin"), &body);
    });
}
