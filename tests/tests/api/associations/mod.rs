//! The register of associations over real HTTP on both databases.

mod lacking;
mod states;

use serde_json::{Value, json};
use veche_tests::{Registrar, on_both, paper};

const LIST: &str = "/api/v1/associations";

fn codes(rows: &[Value]) -> Vec<&str> {
    rows.iter().map(|r| r["code"].as_str().unwrap()).collect()
}

fn working_group(code: &str) -> Value {
    json!({"code": code, "name": format!("Рабочая группа {code}"), "kind": "working_group",
        "problem": "Читательская грамотность", "composition": "variable", "planned_end": "2027-05-31"})
}

#[test]
fn the_list_filters_sorts_pages_and_searches_as_of_a_date() {
    on_both(|city| {
        let hand = Registrar::of(city);
        for (code, subject, since) in [
            ("B10", "physics", "2022-09-01"),
            ("B02", "math", "2023-09-01"),
            ("B01", "math", "2024-09-01"),
        ] {
            let name = format!("ММО учителей ({subject}) {code}");
            let path = hand.draft(&json!({"code": code, "name": name, "kind": "mmo", "subject_code": subject, "audience": "учителя лицеев"}));
            hand.activate(&path, since);
        }
        let group = hand.draft(&working_group("A90"));
        hand.activate(&group, "2022-09-01");
        let list = |query: &str| hand.department.all(&format!("{LIST}?{query}"));
        assert_eq!(codes(&list("")), ["A90", "B01", "B02", "B10"]);
        assert_eq!(codes(&list("limit=1&sort=-code")), ["B10", "B02", "B01", "A90"]);
        assert_eq!(
            codes(&list("sort=name&limit=3")),
            ["B01", "B02", "B10", "A90"],
            "by the Russian name"
        );
        assert_eq!(codes(&list("sort=kind&limit=1"))[3], "A90");
        assert_eq!(codes(&list("kind=working_group")), ["A90"]);
        assert_eq!(codes(&list("subject=math&status=active")), ["B01", "B02"]);
        assert_eq!(codes(&list("status=liquidated")), [""; 0]);
        assert_eq!(codes(&list("on=2023-08-31&status=active")), ["A90", "B10"]);
        for q in ["b02", "МАТЕМАТИКА b02", "лицеев b02", "matematika b02"] {
            assert_eq!(codes(&list(&format!("q={q}"))), ["B02"], "{q}");
        }
        assert_eq!(codes(&list("q=vfntvfnbrf")), ["B01", "B02"], "the other layout");
        let page = hand
            .department
            .get(&format!("{LIST}?limit=2&count=true&kind=mmo"))
            .expect(200);
        assert_eq!(
            (&page["total"], page["items"].as_array().unwrap().len()),
            (&json!(3), 2)
        );
        for bad in ["kind=circle", "colour=red", "sort=leader"] {
            hand.department
                .get(&format!("{LIST}?{bad}"))
                .refused(400, "unknown_parameter");
        }
        city.stranger().get(LIST).refused(401, "unauthenticated");
    });
}

#[test]
fn fields_belong_to_their_kind_and_codes_are_unique() {
    on_both(|city| {
        let hand = Registrar::of(city);
        let department = &hand.department;
        let mmo = json!({"code": "A01", "name": "ММО", "kind": "mmo", "problem": "нет"});
        let refused = department.post(LIST, &mmo).refused(422, "validation");
        assert_eq!(refused["clause"], "IV");
        let pointers: Vec<&str> = refused["errors"]
            .as_array()
            .unwrap()
            .iter()
            .map(|e| e["pointer"].as_str().unwrap())
            .collect();
        assert_eq!(pointers, ["/problem", "/subject_code"]);
        let path = hand.draft(&working_group("A38"));
        let again = department
            .post(LIST, &working_group("A38"))
            .refused(409, "duplicate");
        assert_eq!(again["errors"][0]["pointer"], "/code");
        for (field, value) in [
            ("subject_code", json!("alchemy")),
            ("base_site_id", json!("018f0000-0000-7000-8000-000000000000")),
        ] {
            let mut body = working_group("A39");
            body[field] = value;
            let refused = department.post(LIST, &body).refused(422, "validation");
            assert_eq!(refused["errors"][0]["pointer"], format!("/{field}"));
        }
        city.sign_in("niso")
            .post(LIST, &working_group("A40"))
            .refused(403, "forbidden");
        let now = department.get(&path);
        let site = city.organization("org904");
        let patch = json!({"name": "Группа чтения", "subject_code": "literature", "base_site_id": site, "problem": null});
        let changed = department.patch(&path, now.etag(), &patch);
        let body = changed.expect(200);
        assert_eq!((&body["problem"], &body["version"]), (&Value::Null, &json!(2)));
        assert_eq!(
            (&body["subject_name"], &body["base_site"]["id"]),
            (&json!("Литература"), &json!(site))
        );
        assert_eq!(
            department
                .all(&format!("{LIST}?q=группа чтения литература"))
                .len(),
            1,
            "found by the new name"
        );
        department.patch(&path, now.etag(), &patch).refused(412, "stale");
        department
            .with("X-Nothing", "1")
            .send("PATCH", &path, Some("application/json"), b"{}")
            .refused(428, "version_required");
        let foreign = json!({"professions": ["психолог"]});
        assert_eq!(
            department
                .patch(&path, changed.etag(), &foreign)
                .refused(422, "validation")["clause"],
            "IV"
        );
        let union = hand.draft(&json!({"code": "A33", "name": "Ассоциация", "kind": "professional_association", "professions": [" психолог ", "", "логопед"]}));
        let got = department.get(&union).expect(200);
        assert_eq!(got["professions"], json!(["психолог", "логопед"]));
        let refused = department
            .patch(&path, changed.etag(), &json!({"kind": "mmo"}))
            .refused(422, "validation");
        assert_eq!(
            refused["errors"][0]["pointer"], "/kind",
            "the kind changes by order only"
        );
    });
}

#[test]
fn drafts_are_seen_by_those_who_prepare_them_only() {
    on_both(|city| {
        let hand = Registrar::of(city);
        let open = hand.mmo("A02", "2022-09-01");
        let hidden = hand.draft(&working_group("A38"));
        for (login, sees) in [
            ("admin", true),
            ("department", true),
            ("niso", true),
            ("council", false),
            ("observer", false),
        ] {
            let client = city.sign_in(login);
            let page = client.get(&format!("{LIST}?count=true")).expect(200);
            assert_eq!(page["total"], if sees { 2 } else { 1 }, "{login}");
            assert_eq!(
                client.all(&format!("{LIST}?status=draft")).len(),
                usize::from(sees),
                "{login}"
            );
            assert_eq!(client.all(&format!("{LIST}?q=читательская a38")).len(), 0);
            assert_eq!(
                client.all(&format!("{LIST}?q=a38")).len(),
                usize::from(sees),
                "{login}"
            );
            for path in [hidden.clone(), format!("{hidden}/members")] {
                let answer = client.get(&path);
                if sees {
                    answer.expect(200)
                } else {
                    answer.refused(404, "not_found")
                };
            }
        }
        // A successor that no order has created yet does not show under its public predecessor either.
        let successor = hidden.rsplit('/').next().unwrap();
        let body = json!({"status": "reorganized", "from": "2026-11-01", "basis": paper("department_order", "2026-10-30"), "successor_id": successor});
        hand.act(&open, "set-status", &body).expect(200);
        let shown = |login: &str| {
            city.sign_in(login).get(&open).expect(200)["successors"]
                .as_array()
                .unwrap()
                .len()
        };
        assert_eq!((shown("department"), shown("observer")), (1, 0));
        hand.activate(&hidden, "2026-11-01");
        assert_eq!(shown("observer"), 1);
        let member = city.account_of(
            "reader",
            &hand.person("Белова Анна Петровна", "org904", "teacher"),
        );
        // Whoever could ask to join one sees which there are, and no drafts.
        assert_eq!(member.all(LIST).len(), city.sign_in("observer").all(LIST).len());
    });
}
