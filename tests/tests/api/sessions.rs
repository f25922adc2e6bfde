//! Signing in and out, and what a request must carry.

use serde_json::{Value, json};
use veche_tests::{PASSWORD, on_both};

#[test]
fn a_session_begins_lasts_and_ends() {
    on_both(|city| {
        let stranger = city.stranger();
        stranger.get("/api/v1/session").refused(401, "unauthenticated");
        let wrong = json!({"login": "department", "password": "не тот пароль"});
        stranger
            .post("/api/v1/session", &wrong)
            .refused(401, "wrong_credentials");
        let nobody = json!({"login": "nobody", "password": PASSWORD});
        stranger
            .post("/api/v1/session", &nobody)
            .refused(401, "wrong_credentials");
        let answer = stranger.post(
            "/api/v1/session",
            &json!({"login": "Department", "password": PASSWORD}),
        );
        answer.expect(200);
        let cookie = answer.header("set-cookie");
        assert!(
            cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict") && cookie.contains("Path=/"),
            "{cookie}"
        );
        let department = city.sign_in("department");
        let session = department.get("/api/v1/session").expect(200);
        assert_eq!(
            (session["login"].as_str(), session["today"].as_str()),
            (Some("department"), Some("2026-11-25"))
        );
        assert_eq!(session["actor"]["grants"], json!([{"role": "department"}]));
        assert_eq!(
            department.send("DELETE", "/api/v1/session", None, &[]).status,
            204
        );
        department.get("/api/v1/session").refused(401, "unauthenticated");
        department
            .get("/api/v1/organizations")
            .refused(401, "unauthenticated");
    });
}

#[test]
fn guessing_is_slowed_down_and_the_right_password_still_works_for_others() {
    on_both(|city| {
        let stranger = city.stranger();
        let guess =
            |login: &str| stranger.post("/api/v1/session", &json!({"login": login, "password": "догадка"}));
        let answers: Vec<u16> = (0..8).map(|_| guess("observer").status).collect();
        assert_eq!(answers[..5], [401; 5]);
        assert_eq!(answers[5..], [429; 3]);
        let slowed = guess("observer");
        assert!(slowed.header("retry-after").parse::<u64>().unwrap() >= 1);
        city.sign_in("department");
    });
}

#[test]
fn a_request_from_another_site_is_refused() {
    on_both(|city| {
        let department = city.sign_in("department");
        let body = json!({"kind": "school", "full_name": "a", "short_name": "b"});
        department
            .without("X-Veche")
            .post("/api/v1/organizations", &body)
            .refused(403, "csrf");
        for site in ["cross-site", "same-site"] {
            department
                .with("Sec-Fetch-Site", site)
                .post("/api/v1/organizations", &body)
                .refused(403, "csrf");
        }
        department
            .with("Sec-Fetch-Site", "same-origin")
            .post("/api/v1/organizations", &body)
            .expect(201);
        city.stranger()
            .without("X-Veche")
            .post("/api/v1/session", &json!({"login": "a", "password": "b"}))
            .refused(403, "csrf");
    });
}

#[test]
fn a_change_of_password_role_or_status_ends_sessions_at_once() {
    on_both(|city| {
        let admin = city.sign_in("admin");
        let account = |login: &str| {
            let row = admin
                .all("/api/v1/accounts")
                .into_iter()
                .find(|a| a["login"] == login)
                .unwrap();
            format!("/api/v1/accounts/{}", row["id"].as_str().unwrap())
        };
        let changes: [(&str, Value); 3] = [
            ("observer", json!({"password": "совсем другая фраза"})),
            ("council", json!({"role": "observer"})),
            ("niso", json!({"enabled": false})),
        ];
        for (login, change) in changes {
            let before = city.sign_in(login);
            before.get("/api/v1/session").expect(200);
            let path = account(login);
            let tag = admin.get(&path).etag().to_owned();
            admin.patch(&path, &tag, &change).expect(200);
            before.get("/api/v1/session").refused(401, "unauthenticated");
        }
        let gone = city
            .stranger()
            .post("/api/v1/session", &json!({"login": "niso", "password": PASSWORD}));
        gone.refused(401, "wrong_credentials");
        let department = city.sign_in("department");
        department.get("/api/v1/accounts").refused(403, "forbidden");
        let new = json!({"login": "petrova", "name": "Петрова", "password": "12345678"});
        admin.post("/api/v1/accounts", &new).refused(422, "validation");
        assert_eq!(
            admin
                .post(
                    "/api/v1/accounts",
                    &json!({"login": "petrova", "name": "Петрова", "password": PASSWORD})
                )
                .status,
            201
        );
        let twin = json!({"login": "PETROVA", "name": "Другая", "password": PASSWORD});
        admin.post("/api/v1/accounts", &twin).refused(409, "duplicate");
    });
}
