//! Two records of one person in one list become one place, and come apart again (VIII.8.2.d1).

use serde_json::{Value, json};
use veche_tests::{Registrar, act, id_of, on_both};

use super::concept;

#[test]
fn a_merge_unites_the_places_and_its_undo_parts_them() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let department = &registrar.department;
        let since = "2026-08-25";
        let kept = registrar.teacher("Единая Анна Ильинична", "org901");
        let twin = registrar.teacher("Двойная Анна Ильинична", "org901");
        let [first, second] = ["T1", "T2"].map(|code| {
            let path = registrar.mmo(code, "2022-09-01");
            path.rsplit('/').next().unwrap().to_owned()
        });
        city.member(&first, &kept, Some(since), None);
        city.member(&first, &twin, Some(since), None);
        city.member(&second, &twin, Some(since), None);
        let document = concept(department, "math");
        let body = json!({"document_id": document.rsplit('/').next(), "keeper": {"kind": "city"}, "audience": {"kind": "all"}});
        let list = format!(
            "/api/v1/acknowledgements/{}",
            id_of(&department.post("/api/v1/acknowledgements", &body).expect(201))
        );
        city.account_of("twin", &twin)
            .post(&format!("{list}/acknowledge"), &json!({}))
            .expect(200);
        let people = || -> Vec<(Value, bool)> {
            let rows = department.all(&format!("{list}/people"));
            let mut all: Vec<_> = rows
                .iter()
                .map(|r| (r["person"]["id"].clone(), r["confirmation"].is_null()))
                .collect();
            all.sort_by_key(|(id, waiting)| (id.to_string(), *waiting));
            all
        };
        let before = people();
        assert_eq!(before.len(), 3);
        let account = department.get("/api/v1/accounts");
        assert_eq!(account.status, 403);
        let merged = act(
            department,
            &format!("/api/v1/people/{kept}"),
            "merge",
            &json!({"duplicate_id": twin}),
        );
        let merged = merged.expect(200);
        assert_eq!(people(), [(json!(kept), false), (json!(kept), false)]);
        let tally = department.get(&list).expect(200)["tally"].clone();
        assert_eq!(tally, json!({"people": 1, "acknowledged": 1, "percent": 100}));
        department
            .post(&format!("/api/v1/merges/{}/undo", id_of(&merged)), &json!({}))
            .expect(200);
        assert_eq!(people(), before);
    });
}
