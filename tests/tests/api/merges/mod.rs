//! Likely duplicates, merging two records of one person, and taking it back, on both databases.

mod duplicates;

use std::collections::BTreeSet;

use diesel::{
    Connection, PgConnection, QueryableByName, RunQueryDsl, SqliteConnection, sql_query, sql_types::Text,
};
use serde_json::{Value, json};
use veche_domain::associations::Office;
use veche_store::{Address, people::PERSON_COLUMNS};
use veche_tests::{Answer, City, Client, on_both};

#[derive(QueryableByName)]
struct Pointer {
    #[diesel(sql_type = Text)]
    table_name: String,
    #[diesel(sql_type = Text)]
    column_name: String,
}

fn foreign_keys(address: &Address) -> Vec<Pointer> {
    match address {
        Address::Sqlite(path) => {
            let sql = "SELECT m.name AS table_name, f.\"from\" AS column_name FROM sqlite_master m \
                JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table' AND f.\"table\" = 'people'";
            let mut conn = SqliteConnection::establish(path).unwrap();
            sql_query(sql).load(&mut conn).unwrap()
        }
        Address::Postgres(url) => {
            let sql = "SELECT k.table_name::text, k.column_name::text FROM information_schema.key_column_usage k \
                JOIN information_schema.referential_constraints r USING (constraint_schema, constraint_name) \
                JOIN information_schema.table_constraints t \
                ON t.constraint_name = r.unique_constraint_name AND t.constraint_schema = r.unique_constraint_schema \
                WHERE t.table_name = 'people'";
            let mut conn = PgConnection::establish(url).unwrap();
            sql_query(sql).load(&mut conn).unwrap()
        }
    }
}

#[test]
fn the_merge_handles_every_column_that_points_to_a_person() {
    on_both(|city| {
        let handled: BTreeSet<(&str, &str)> = PERSON_COLUMNS.iter().map(|c| (c.table, c.column)).collect();
        let pointers = foreign_keys(city.store.address());
        let there: BTreeSet<(&str, &str)> = pointers
            .iter()
            .map(|p| (p.table_name.as_str(), p.column_name.as_str()))
            .collect();
        assert!(there.len() >= 9, "{there:?}");
        assert_eq!(handled, there);
    });
}

fn id(value: &Value) -> String {
    value["id"].as_str().expect("an identifier").to_owned()
}

fn register(client: &Client, name: &str, more: Value) -> Value {
    let mut parts = name.split(' ');
    let mut body = json!({"last_name": parts.next(), "first_name": parts.next(), "patronymic": parts.next(), "namesake": true});
    body.as_object_mut()
        .unwrap()
        .extend(more.as_object().unwrap().clone());
    client.post("/api/v1/people", &body).expect(201)
}

/// Acts on the present version of a person.
fn act(client: &Client, person: &str, verb: &str, body: &Value) -> Answer {
    let path = format!("/api/v1/people/{person}");
    client.act(&format!("{path}/{verb}"), client.get(&path).etag(), body)
}

fn merge(client: &Client, kept: &str, duplicate: &str) -> Answer {
    act(client, kept, "merge", &json!({"duplicate_id": duplicate}))
}

/// A person as answered on several dates, without the version.
fn seen(client: &Client, person: &str) -> Vec<String> {
    let on = |date: &str| {
        let mut body = client
            .get(&format!("/api/v1/people/{person}?on={date}"))
            .expect(200);
        assert!(body.as_object_mut().unwrap().remove("version").is_some());
        body.to_string()
    };
    ["2014-09-01", "2020-09-01", "2026-11-25"].map(on).to_vec()
}

fn job(city: &City, at: &str, subjects: &[&str], from: Option<&str>, until: Option<&str>) -> Value {
    json!({"organization_id": city.organization(at), "position_code": "teacher", "subjects": subjects,
        "from": from, "until": until})
}

/// Two records of Anna, each with something the other has not, and much that both have.
fn two_records(city: &City, client: &Client) -> (String, String) {
    let first = register(
        client,
        "Фёдорова Анна Игоревна",
        json!({"email": "anna@org904.example", "employment": job(city, "org904", &["math"], None, None)}),
    );
    let second = register(
        client,
        "Федорова Анна Игоревна",
        json!({"phone": "89461054649", "employment": job(city, "org904", &["physics"], Some("2019-09-01"), None)}),
    );
    let (kept, other) = (id(&first), id(&second));
    let highest = json!({"category_code": "highest", "granted_on": "2024-03-01"});
    let order = json!({"category_code": "highest", "granted_on": "2024-03-01", "basis": {"kind": "document", "number": "77"}});
    act(client, &kept, "qualifications", &highest).expect(200);
    act(client, &other, "qualifications", &order).expect(200);
    act(
        client,
        &other,
        "qualifications",
        &json!({"category_code": "first", "granted_on": "2014-03-01"}),
    )
    .expect(200);
    let tenure = json!({"kind": "pedagogical", "years": 12, "as_of": "2026-09-01"});
    for person in [&kept, &other] {
        act(client, person, "tenure", &tenure).expect(200);
    }
    act(
        client,
        &other,
        "employments",
        &job(city, "org905", &["math"], Some("2013-09-01"), Some("2019-09-01")),
    )
    .expect(200);
    (kept, other)
}

#[test]
fn a_merge_brings_everything_together_and_a_later_change_stands_in_the_way_of_its_undo() {
    on_both(|city| {
        let department = city.sign_in("department");
        let (kept, other) = two_records(city, &department);
        let circle = city.circle("A01", "ММО учителей математики", "niso");
        let second_circle = city.circle("A02", "ММО учителей физики", "niso");
        city.member(&circle, &kept, Some("2018-09-01"), Some("2020-09-01"));
        city.member(&circle, &other, Some("2019-09-01"), None);
        city.member(&second_circle, &other, Some("2026-09-01"), None);
        city.officer(&second_circle, Office::Leader, &other, (Some("2026-09-01"), None));
        let account = city.account_of("anna", &other);
        let listed = department.all("/api/v1/people?q=федорова");
        assert_eq!(listed.len(), 2);

        let made = merge(&department, &kept, &other).expect(200);
        assert_eq!(
            (&made["kept"]["id"], &made["removed"]["id"]),
            (&json!(kept), &json!(other))
        );
        assert_eq!(made["removed"]["full_name"], "Федорова Анна Игоревна");
        let person = department.get(&format!("/api/v1/people/{kept}")).expect(200);
        assert_eq!(
            (&person["phone"], &person["email"]),
            (&json!("+79461054649"), &json!("anna@org904.example"))
        );
        let jobs = person["employments"].as_array().unwrap();
        assert_eq!(jobs.len(), 2, "the same post at the same school is one term");
        assert_eq!(
            (&jobs[0]["subjects"], &jobs[0]["from"]),
            (&json!(["math", "physics"]), &json!("2019-09-01"))
        );
        let held = person["qualifications"].as_array().unwrap();
        assert_eq!(held.len(), 2);
        assert_eq!(held[0]["basis"]["number"], "77");
        assert_eq!(person["tenure_statements"].as_array().unwrap().len(), 1);
        let terms: Vec<(&Value, &Value)> = person["memberships"]
            .as_array()
            .unwrap()
            .iter()
            .map(|m| (&m["association_code"], &m["from"]))
            .collect();
        let expected = [
            (&json!("A02"), &json!("2026-09-01")),
            (&json!("A01"), &json!("2018-09-01")),
        ];
        assert_eq!(terms, expected);
        assert_eq!(person["offices"].as_array().unwrap().len(), 1);

        // The old identifier is answered, the account acts for the one who stayed, the other is gone from lists.
        let mut old = department.get(&format!("/api/v1/people/{other}"));
        assert_eq!(id(&old.expect(200)), kept);
        old = department.patch(&format!("/api/v1/people/{other}"), old.etag(), &json!({}));
        old.expect(200);
        let session = account.get("/api/v1/session").expect(200);
        assert_eq!(session["actor"]["person_id"], json!(kept));
        assert_eq!(department.all("/api/v1/people?q=федорова").len(), 1);

        // That change stands in the way now.
        let undo = format!("/api/v1/merges/{}/undo", id(&made));
        let refused = department.post(&undo, &json!({})).refused(409, "changed_since");
        assert_eq!(refused["errors"][0]["params"]["operation"], "update_person");
        assert!(
            refused["errors"][0]["message"]
                .as_str()
                .unwrap()
                .contains("Фёдорова Анна Игоревна: изменение")
        );
        assert_eq!(refused["errors"].as_array().unwrap().len(), 1);
    });
}

#[test]
fn an_undo_restores_every_answer_and_happens_once() {
    on_both(|city| {
        let department = city.sign_in("department");
        let (kept, other) = two_records(city, &department);
        let circle = city.circle("A01", "ММО учителей математики", "niso");
        city.member(&circle, &kept, Some("2018-09-01"), Some("2020-09-01"));
        city.member(&circle, &other, Some("2019-09-01"), None);
        city.officer(
            &circle,
            Office::Leader,
            &kept,
            (Some("2018-09-01"), Some("2020-09-01")),
        );
        city.officer(&circle, Office::Leader, &other, (Some("2020-09-01"), None));
        let account = city.account_of("anna", &other);
        let answers = || [seen(&department, &kept), seen(&department, &other)];
        let (before, listed) = (answers(), department.get("/api/v1/people?on=2020-01-01").text);
        let versions = |person: &str| {
            department.get(&format!("/api/v1/people/{person}")).json()["version"]
                .as_i64()
                .unwrap()
        };
        let (kept_version, other_version) = (versions(&kept), versions(&other));

        let made = merge(&department, &kept, &other);
        made.expect(200);
        assert_eq!(seen(&department, &other), seen(&department, &kept));
        city.sign_in("anna");
        let merges = department.all(&format!("/api/v1/merges?person_id={kept}"));
        assert_eq!(merges.len(), 1);
        assert_eq!(
            merges[0]["moved"], 4,
            "an employment, a category, an office, an account"
        );

        let undo = format!("/api/v1/merges/{}/undo", id(&made.json()));
        for login in ["niso", "observer", "anna"] {
            city.sign_in(login)
                .post(&undo, &json!({}))
                .refused(403, "forbidden");
        }
        let undone = department.post(&undo, &json!({})).expect(200);
        assert!(undone["undone_at"].is_string());
        assert_eq!(answers(), before);
        assert_eq!(department.get("/api/v1/people?on=2020-01-01").text, listed);
        assert!(versions(&kept) > kept_version && versions(&other) > other_version);
        let session = account.get("/api/v1/session").expect(200);
        assert_eq!(session["actor"]["person_id"], json!(other));
        department.post(&undo, &json!({})).refused(409, "wrong_state");
        assert_eq!(
            department.all("/api/v1/merges")[0]["undone_at"],
            undone["undone_at"]
        );

        let history = department.all(&format!("/api/v1/journal?entity=person&entity_id={other}"));
        let told: Vec<&str> = history
            .iter()
            .take(4)
            .map(|e| e["operation"].as_str().unwrap())
            .collect();
        assert_eq!(told, ["undo_merge", "undo_merge", "merge_people", "merge_people"]);
        // And the same two can be merged again, the other way round.
        merge(&department, &other, &kept).expect(200);
        assert_eq!(
            id(&department.get(&format!("/api/v1/people/{kept}")).expect(200)),
            other
        );
    });
}

#[test]
fn merges_chain_and_each_is_undone_only_while_nothing_came_after() {
    on_both(|city| {
        let department = city.sign_in("department");
        let [a, b, c] = [1, 2, 3].map(|_| id(&register(&department, "Ким Олег", json!({}))));
        let first = merge(&department, &a, &b).expect(200);
        let before = seen(&department, &b);
        let second = merge(&department, &c, &a).expect(200);
        for old in [&a, &b] {
            assert_eq!(
                id(&department.get(&format!("/api/v1/people/{old}")).expect(200)),
                c
            );
        }
        let undo = |merge: &Value| department.post(&format!("/api/v1/merges/{}/undo", id(merge)), &json!({}));
        let refused = undo(&first).refused(409, "changed_since");
        assert_eq!(refused["errors"][0]["params"]["operation"], "merge_people");
        undo(&second).expect(200);
        assert_eq!(seen(&department, &b), before, "the older redirect stands again");
        assert_eq!(id(&department.get(&format!("/api/v1/people/{b}")).expect(200)), a);
    });
}

#[test]
fn what_cannot_be_one_person_is_not_merged() {
    on_both(|city| {
        let department = city.sign_in("department");
        let [a, b] = [1, 2].map(|_| id(&register(&department, "Ким Олег Ильич", json!({}))));
        let sentence = |answer: Answer| {
            answer.refused(409, "wrong_state")["detail"]
                .as_str()
                .unwrap()
                .to_owned()
        };
        assert!(sentence(merge(&department, &a, &a)).contains("с самой собой"));
        let nobody = city.organization("org904");
        let refused = merge(&department, &a, &nobody).refused(422, "validation");
        assert_eq!(refused["errors"][0]["pointer"], "/duplicate_id");
        let circle = city.circle("A01", "ММО учителей математики", "niso");
        city.officer(&circle, Office::Leader, &a, (Some("2026-09-01"), None));
        city.officer(&circle, Office::Curator, &b, (Some("2026-10-01"), None));
        assert!(sentence(merge(&department, &a, &b)).contains("A01"));
        let [c, d] = [1, 2].map(|_| id(&register(&department, "Ли Анна", json!({}))));
        city.account_of("one", &c);
        city.account_of("two", &d);
        assert!(sentence(merge(&department, &c, &d)).contains("учётная запись"));
        let e = id(&register(&department, "Ли Анна", json!({})));
        let path = format!("/api/v1/people/{c}");
        let etag = department.get(&path).etag().to_owned();
        let body = json!({"duplicate_id": e});
        department
            .post(&format!("{path}/merge"), &body)
            .refused(428, "version_required");
        department
            .act(&format!("{path}/merge"), "\"9.0\"", &body)
            .refused(412, "stale");
        for login in ["niso", "council", "one"] {
            let client = city.sign_in(login);
            client
                .act(&format!("{path}/merge"), &etag, &body)
                .refused(403, "forbidden");
            client.get("/api/v1/merges").refused(403, "forbidden");
            client.get("/api/v1/duplicate-people").refused(403, "forbidden");
        }
        department.act(&format!("{path}/merge"), &etag, &body).expect(200);
        assert!(sentence(merge(&department, &c, &e)).contains("уже объединены"));
        assert!(sentence(merge(&department, &a, &e)).contains("с другой"));
    });
}
