//! Reorganizations of every form (I.5), renaming, and what replaced what.

use serde_json::{Value, json};
use veche_tests::{Registrar, on_both};

use crate::orders::{association, cancel, id, members, signed, status};

fn links(hand: &Registrar<'_>, path: &str, which: &str) -> Vec<String> {
    let found = hand.department.get(path).expect(200);
    let rows = found[which].as_array().unwrap().clone();
    rows.iter()
        .map(|l| l["id"].as_str().unwrap().to_owned())
        .collect()
}

fn created(hand: &Registrar<'_>, code: &str) -> String {
    let path = association(hand, code);
    let create = json!({"kind": "create", "association_id": id(&path)});
    signed(&hand.department, None, "2025-09-01", &[create]);
    path
}

#[test]
fn two_become_a_new_one_and_members_go_on_by_choice() {
    on_both(|city| {
        let hand = Registrar::of(city);
        let (first, second) = (created(&hand, "A01"), created(&hand, "A02"));
        let next = association(&hand, "A03");
        let people = ["Белова Анна Петровна", "Волков Борис Ильич"].map(|name| {
            let person = hand.teacher(name, "org904");
            hand.head(&person, "leninsky", "2022-09-01");
            person
        });
        let seats: Vec<Value> = people.iter().map(|p| json!({"person_id": p})).collect();
        let compose = json!({"kind": "approve_composition", "association_id": id(&first), "members": seats});
        signed(&hand.department, None, "2025-09-10", &[compose]);
        let merge = json!({"kind": "reorganize", "form": "merge", "predecessors": [id(&first), id(&second)],
            "successors": [id(&next)], "carried": [{"person_id": people[1], "into": id(&next)}]});
        let order = signed(&hand.department, None, "2026-10-01", &[merge]);
        for (path, before, after) in [
            (&first, "active", "reorganized"),
            (&second, "active", "reorganized"),
            (&next, "draft", "active"),
        ] {
            assert_eq!(status(&hand, path, "2026-09-30"), before, "{path}");
            assert_eq!(status(&hand, path, "2026-10-01"), after, "{path}");
        }
        assert_eq!(members(&hand, &next, "2026-10-01"), ["Волков Борис Ильич"]);
        assert!(members(&hand, &first, "2026-10-01").is_empty());
        assert_eq!(links(&hand, &first, "successors"), [id(&next)]);
        assert_eq!(links(&hand, &next, "predecessors").len(), 2);

        // Without the order everything is as it was.
        cancel(&hand.department, &order).expect(200);
        assert_eq!(status(&hand, &first, "2026-11-25"), "active");
        assert_eq!(status(&hand, &next, "2026-11-25"), "draft");
        assert_eq!(members(&hand, &first, "2026-11-25").len(), 2);
        assert!(links(&hand, &first, "successors").is_empty());
    });
}

#[test]
fn who_absorbs_and_who_is_left_go_on() {
    on_both(|city| {
        let hand = Registrar::of(city);
        let (absorbed, stays, parent) = (
            created(&hand, "A01"),
            created(&hand, "A02"),
            created(&hand, "A03"),
        );
        let child = association(&hand, "A04");
        let accession = json!({"kind": "reorganize", "form": "accession", "predecessors": [id(&absorbed)], "successors": [id(&stays)]});
        let separation = json!({"kind": "reorganize", "form": "separation", "predecessors": [id(&parent)], "successors": [id(&child)]});
        signed(&hand.department, None, "2026-10-01", &[accession, separation]);
        let now = "2026-10-01";
        assert_eq!(status(&hand, &absorbed, now), "reorganized");
        for path in [&stays, &parent, &child] {
            assert_eq!(status(&hand, path, now), "active", "{path}");
        }
        let convert = json!({"kind": "reorganize", "form": "conversion", "predecessors": [id(&stays)], "new_kind": "working_group"});
        let rename =
            json!({"kind": "rename", "association_id": id(&stays), "name": "Рабочая группа «Математика»"});
        let order = signed(&hand.department, None, "2026-11-10", &[convert, rename]);
        let on = |day: &str| {
            let found = hand.department.get(&format!("{stays}?on={day}")).expect(200);
            (found["name"].clone(), found["kind"].clone())
        };
        let was = (json!("ММО учителей математики A02"), json!("mmo"));
        assert_eq!(on("2026-11-09"), was);
        assert_eq!(
            on("2026-11-10"),
            (json!("Рабочая группа «Математика»"), json!("working_group"))
        );
        let correct = |name: &str| {
            let now = hand.department.get(&stays);
            hand.department.patch(&stays, now.etag(), &json!({"name": name}))
        };
        let refused = correct("Другое имя").refused(422, "validation");
        assert_eq!(
            (&refused["clause"], &refused["errors"][0]["pointer"]),
            (&json!("I.5"), &json!("/name"))
        );
        cancel(&hand.department, &order).expect(200);
        assert_eq!(on("2026-11-10"), was);
        correct("ММО учителей математики (А02)").expect(200);
        assert_eq!(on("2026-11-10").0, "ММО учителей математики (А02)");
        let malformed = json!({"kind": "reorganize", "issuer": "department", "title": "О слиянии",
            "items": [{"effect": {"kind": "reorganize", "form": "merge", "predecessors": [id(&stays)], "successors": [id(&child)]}}]});
        let refused = hand
            .department
            .post("/api/v1/orders", &malformed)
            .refused(422, "validation");
        assert_eq!(refused["errors"][0]["pointer"], "/items/0/effect/successors");
    });
}
