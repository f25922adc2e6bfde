//! A draft association is not told of through anything it touches, to those who may not see drafts (I.5).

use serde_json::json;
use veche_tests::{Registrar, on_both};

#[test]
fn a_draft_is_seen_neither_by_itself_nor_through_its_people() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let person = registrar.teacher("Первая Анна Ильинична", "org901");
        let works = registrar.mmo("T1", "2022-09-01");
        registrar.member(&works, &person, "leninsky", "2026-08-25");
        let draft = json!({"code": "T2", "name": "Тайное объединение", "kind": "working_group"});
        let draft = registrar.draft(&draft);
        registrar
            .act(
                &draft,
                "members",
                &json!({"person_id": person, "from": "2026-10-01"}),
            )
            .expect(200);
        let address = format!("/api/v1/people/{person}");
        let seen = |login: &str| {
            city.sign_in(login).get(&address).expect(200)["memberships"]
                .as_array()
                .unwrap()
                .len()
        };
        assert_eq!((seen("department"), seen("niso")), (2, 2));
        assert_eq!((seen("council"), seen("observer")), (1, 1));
        let own = city.account_of("own", &person);
        assert_eq!(
            own.get(&address).expect(200)["memberships"]
                .as_array()
                .unwrap()
                .len(),
            1
        );
        for client in [own, city.sign_in("observer")] {
            client.get(&draft).refused(404, "not_found");
            assert_eq!(client.all("/api/v1/associations").len(), 1);
            assert!(
                !client
                    .get("/api/v1/associations?q=тайное")
                    .text
                    .contains("Тайное")
            );
        }
    });
}
