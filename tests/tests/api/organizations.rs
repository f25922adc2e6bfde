//! The register of organizations over real HTTP on both databases.

use serde_json::json;
use veche_tests::on_both;

#[test]
fn the_list_filters_sorts_pages_counts_and_searches() {
    on_both(|city| {
        let department = city.sign_in("department");
        let page = department
            .get("/api/v1/organizations?limit=7&count=true")
            .expect(200);
        assert_eq!(page["total"], 60);
        assert_eq!(page["items"].as_array().unwrap().len(), 7);
        let all = department.all("/api/v1/organizations?limit=7");
        assert_eq!(all.len(), 60);
        let mut ids: Vec<&str> = all.iter().map(|o| o["id"].as_str().unwrap()).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), 60, "no row twice, none lost");
        let mut backwards = department.all("/api/v1/organizations?limit=11&sort=-name");
        backwards.reverse();
        assert_eq!(all, backwards);
        assert_eq!(department.all("/api/v1/organizations?curates=true").len(), 2);
        assert_eq!(
            department.all("/api/v1/organizations?kind=kindergarten").len(),
            18
        );
        for query in ["q=сош 904", "q=СОШ № 904", "q=cji 904", "q=org904"] {
            let found = department.all(&format!("/api/v1/organizations?{query}"));
            assert_eq!(found.len(), 1, "{query}");
        }
    });
}

#[test]
fn a_renamed_organization_keeps_its_former_name_on_former_dates() {
    on_both(|city| {
        let department = city.sign_in("department");
        let path = format!("/api/v1/organizations/{}", city.organization("niso"));
        let before = department.get(&path);
        let basis = json!({"kind": "department_order", "number": "77-од", "date": "2026-08-20"});
        let body = json!({"full_name": "Институт образования города", "short_name": "МАУ ДПО «ИОГ»", "from": "2026-09-01", "basis": basis});
        department
            .act(&format!("{path}/rename"), before.etag(), &body)
            .expect(200);
        assert_eq!(department.get(&path).expect(200)["short_name"], "МАУ ДПО «ИОГ»");
        assert_eq!(
            department.get(&format!("{path}?on=2026-08-31")).expect(200)["short_name"],
            "МАУ ДПО «НИСО»"
        );
        for name in ["иог", "нисо"] {
            let q = format!("/api/v1/organizations?curates=true&q={name}");
            assert_eq!(department.all(&q).len(), 1, "{name}: found by every name it bore");
        }
        let again = department.get(&path);
        department
            .act(&format!("{path}/rename"), again.etag(), &body)
            .refused(409, "overlap");
        department
            .act(&format!("{path}/rename"), before.etag(), &body)
            .refused(412, "stale");
        department
            .post(&format!("{path}/rename"), &body)
            .refused(428, "version_required");
    });
}

#[test]
fn schools_under_support_are_seen_by_those_who_may() {
    on_both(|city| {
        let path = format!("/api/v1/organizations/{}", city.organization("org904"));
        let shown = |login: &str| {
            city.sign_in(login).get(&path).expect(200)["support"]
                .as_array()
                .unwrap()
                .len()
        };
        assert_eq!(shown("department"), 2);
        assert_eq!(shown("niso"), 2);
        assert_eq!(shown("observer"), 0);
    });
}

#[test]
fn writing_needs_the_department_and_good_input_and_repeating_has_one_effect() {
    on_both(|city| {
        let body = json!({"kind": "school", "code": "org999", "full_name": "Школа № 999", "short_name": "СОШ № 999",
            "district_code": "zaeltsovsky"});
        city.sign_in("niso")
            .post("/api/v1/organizations", &body)
            .refused(403, "forbidden");
        city.stranger()
            .post("/api/v1/organizations", &body)
            .refused(401, "unauthenticated");
        let department = city.sign_in("department");
        department
            .without("X-Veche")
            .post("/api/v1/organizations", &body)
            .refused(403, "csrf");
        let bad =
            json!({"kind": "school", "full_name": " \u{200b} ", "short_name": "x", "district_code": "mars"});
        assert_eq!(
            department
                .post("/api/v1/organizations", &bad)
                .refused(422, "validation")["errors"][0]["pointer"],
            "/full_name"
        );
        let keyed = department.with("Idempotency-Key", "registration-1");
        let first = keyed.post("/api/v1/organizations", &body);
        assert_eq!(first.expect(201)["admin_unit_code"], "central_okrug");
        let second = keyed.post("/api/v1/organizations", &body);
        assert_eq!(
            (second.status, &second.text, second.etag()),
            (201, &first.text, first.etag())
        );
        keyed
            .post(
                "/api/v1/organizations",
                &json!({"kind": "lyceum", "full_name": "a", "short_name": "b"}),
            )
            .refused(422, "idempotency_mismatch");
        department
            .post("/api/v1/organizations", &body)
            .refused(409, "duplicate");
        let path = format!("/api/v1/organizations/{}", first.json()["id"].as_str().unwrap());
        let unchanged = department
            .with("If-None-Match", department.get(&path).etag())
            .get(&path);
        assert_eq!((unchanged.status, unchanged.text.as_str()), (304, ""));
        let patched = department.patch(
            &path,
            first.etag(),
            &json!({"district_code": null, "email": "s999@edu.example"}),
        );
        assert_eq!(patched.expect(200)["admin_unit_code"], serde_json::Value::Null);
        department
            .patch(&path, first.etag(), &json!({"email": null}))
            .refused(412, "stale");
        let history = department.get(&format!(
            "/api/v1/journal?entity=organization&entity_id={}",
            first.json()["id"].as_str().unwrap()
        ));
        let acts: Vec<String> = history.expect(200)["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|e| e["operation"].to_string())
            .collect();
        assert_eq!(acts, ["\"update_organization\"", "\"create_organization\""]);
    });
}
