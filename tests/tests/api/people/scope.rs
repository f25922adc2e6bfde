//! Who sees whom, and how much of a person.

use serde_json::json;
use veche_domain::associations::Office;
use veche_tests::{Client, on_both};

use crate::people::{ANNA, IRINA, OLEG, path, register, text};

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
