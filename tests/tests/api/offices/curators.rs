//! Curators and leaders of managers.

use serde_json::{Value, json};
use veche_tests::{Registrar, act, on_both, paper};

use super::{holder, members};

#[test]
fn a_curator_is_appointed_by_the_institution_that_curates_and_works_there() {
    on_both(|city| {
        let hand = Registrar::of(city);
        let path = hand.mmo("A02", "2022-09-01");
        let head = hand.person("Лугинина Вера Павловна", "niso", "unit_head");
        let body = |person: &str, from: &str, kind: &str| json!({"office": "curator", "person_id": person, "from": from, "basis": paper(kind, "2026-08-28")});
        for kind in ["department_order", "organization_order", "minutes"] {
            let refused = hand
                .act(&path, "offices", &body(&head, "2026-09-01", kind))
                .refused(422, "rule_not_met");
            assert_eq!(refused["clause"], "VII.7.2", "{kind}");
            assert!(
                refused["detail"]
                    .as_str()
                    .unwrap()
                    .contains("приказ руководителя курирующего учреждения")
            );
        }
        let order = "institution_order";
        let (niso, magistr) = (city.sign_in("niso"), city.sign_in("magistr"));
        act(&magistr, &path, "offices", &body(&head, "2026-09-01", order)).refused(403, "forbidden");
        act(&niso, &path, "offices", &body(&head, "2026-09-01", order)).expect(200);
        let stranger = hand.person("Кедрин Артём Ильич", "magistr", "unit_head");
        let refused =
            act(&niso, &path, "offices", &body(&stranger, "2026-10-01", order)).refused(422, "rule_not_met");
        assert_eq!(refused["clause"], "VII.7.2");
        assert!(
            refused["detail"]
                .as_str()
                .unwrap()
                .contains("не работает в курирующем учреждении")
        );
        let methodist = hand.employed("Ракитина Оксана Юрьевна", "niso", "methodist", "2021-10-01");
        let refused =
            act(&niso, &path, "offices", &body(&methodist, "2026-09-30", order)).refused(422, "rule_not_met");
        assert_eq!(
            refused["errors"].as_array().unwrap().len(),
            2,
            "category and tenure: {refused}"
        );
        hand.category(&methodist, "first", "2024-01-10");
        act(&niso, &path, "offices", &body(&methodist, "2026-09-30", order)).refused(422, "rule_not_met");
        act(&niso, &path, "offices", &body(&methodist, "2026-10-01", order)).expect(200);
        let listed = |day: &str| {
            holder(
                &hand.department.all(&format!("/api/v1/associations?on={day}"))[0],
                "curator",
            )
        };
        assert_eq!(
            (listed("2026-09-30").as_str(), listed("2026-10-01").as_str()),
            ("Лугинина Вера Павловна", "Ракитина Оксана Юрьевна")
        );
        // An institution writes nothing but its curators.
        let [anna] = members(&hand, &path, ["Белова Анна Петровна"]);
        let election = json!({"office": "leader", "person_id": anna, "from": "2026-10-05", "basis": paper("minutes", "2026-10-05")});
        act(&niso, &path, "offices", &election).refused(403, "forbidden");
        let now = hand.department.get(&path);
        niso.patch(&path, now.etag(), &json!({"note": "—"}))
            .refused(403, "forbidden");
        // The curator records the election, of this association only.
        let curator = city.account_of("curator", &methodist);
        act(&curator, &path, "offices", &election).expect(200);
        let other = hand.mmo("A03", "2022-09-01");
        act(&curator, &other, "offices", &election).refused(403, "forbidden");
        act(&city.account_of("leader", &anna), &path, "offices", &election).refused(403, "forbidden");
    });
}

#[test]
fn a_curator_needs_an_institution_and_managers_lead_managers_without_a_category() {
    on_both(|city| {
        let hand = Registrar::of(city);
        let path = hand.draft(&json!({"code": "A32", "name": "ММО заместителей", "kind": "mmo", "subject_code": "method_work", "audience": "заместители руководителей"}));
        hand.activate(&path, "2022-09-01");
        let deputy = hand.person("Черемных Галина Олеговна", "org904", "deputy_director_nmr");
        let body = json!({"office": "curator", "person_id": deputy, "from": "2026-09-01", "basis": paper("institution_order", "2026-08-28")});
        assert_eq!(
            hand.act(&path, "offices", &body).refused(409, "wrong_state")["clause"],
            "I.4"
        );
        hand.member(&path, &deputy, "leninsky", "2025-09-01");
        let verdict = hand
            .department
            .get(&format!(
                "{path}/eligibility?person_id={deputy}&office=leader&on=2026-09-15"
            ))
            .expect(200);
        let unmet: Vec<&Value> = verdict["reasons"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|r| r["met"] == false)
            .collect();
        assert_eq!((unmet.len(), &verdict["allowed"]), (2, &json!(true)));
        assert!(unmet.iter().all(|r| r["binding"] == false));
        hand.elect(&path, "leader", &deputy, "2026-09-15").expect(200);
    });
}
