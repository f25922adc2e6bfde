//! Associations found by what they lack on a date, and in the order of their members.

use serde_json::{Value, json};
use veche_tests::{Registrar, on_both, paper};

use crate::associations::{LIST, codes};

const UNITS: [&str; 8] = [
    "central_okrug",
    "dzerzhinsky",
    "kalininsky",
    "kirovsky",
    "leninsky",
    "oktyabrsky",
    "pervomaysky",
    "sovetsky",
];

/// A professional association that works since 2022: whoever joins need not head a district association.
fn union(hand: &Registrar<'_>, code: &str) -> String {
    let path = hand.draft(
        &json!({"code": code, "name": format!("Ассоциация {code}"), "kind": "professional_association"}),
    );
    hand.activate(&path, "2022-09-01");
    path
}

fn join(hand: &Registrar<'_>, path: &str, person: &str, unit: &str, from: &str, basis: &Value) {
    let body = json!({"person_id": person, "admin_unit_code": unit, "from": from, "basis": basis});
    hand.act(path, "members", &body).expect(200);
}

#[test]
fn what_an_association_lacks_finds_it_as_of_a_date() {
    on_both(|city| {
        let hand = Registrar::of(city);
        let order = paper("department_order", "2026-08-25");
        let whole = union(&hand, "C01");
        for (number, unit) in UNITS.iter().enumerate() {
            let letter = char::from_u32('а' as u32 + u32::try_from(number).unwrap()).unwrap();
            let person = hand.person(&format!("Ж{letter} Анна Петровна"), "org904", "teacher");
            let from = if number == 7 { "2026-10-01" } else { "2026-09-01" };
            join(&hand, &whole, &person, unit, from, &order);
        }
        let twice = hand.teacher("Белова Анна Петровна", "org904");
        join(&hand, &whole, &twice, UNITS[0], "2026-09-01", &order);
        hand.elect(&whole, "leader", &twice, "2026-09-15").expect(200);
        let waits = union(&hand, "C02");
        join(&hand, &waits, &twice, UNITS[0], "2026-09-01", &Value::Null);
        join(
            &hand,
            &waits,
            &hand.person("Волков Борис Ильич", "org904", "teacher"),
            UNITS[1],
            "2026-09-01",
            &order,
        );
        let draft = hand.draft(&json!({"code": "C03", "name": "Группа", "kind": "working_group"}));
        join(&hand, &draft, &twice, UNITS[0], "2026-09-01", &Value::Null);
        let over = union(&hand, "C04");
        let body = json!({"status": "liquidated", "from": "2026-10-01", "basis": paper("department_order", "2026-09-28")});
        hand.act(&over, "set-status", &body).expect(200);
        let found = |query: &str| -> Vec<String> {
            let rows = hand.department.all(&format!("{LIST}?limit=1&{query}"));
            codes(&rows).iter().map(ToString::to_string).collect()
        };
        for (query, expected) in [
            ("vacancy=leader&on=2026-09-14", vec!["C01", "C02", "C04"]),
            ("vacancy=leader&on=2026-09-15", vec!["C02", "C04"]),
            ("vacancy=leader", vec!["C02"]),
            ("vacancy=secretary", vec!["C01", "C02"]),
            ("vacancy=curator&status=liquidated", vec![]),
            ("unit_gap=true&on=2026-09-30", vec!["C01", "C02", "C04"]),
            ("unit_gap=false&on=2026-09-30", vec![]),
            ("unit_gap=true", vec!["C02"]),
            ("unit_gap=false", vec!["C01"]),
            ("awaiting_order=true", vec!["C02", "C03"]),
            ("awaiting_order=true&on=2026-08-31", vec![]),
            ("awaiting_order=true&status=active", vec!["C02"]),
            ("awaiting_order=false", vec!["C01", "C04"]),
            ("vacancy=leader&unit_gap=true&awaiting_order=true", vec!["C02"]),
        ] {
            assert_eq!(found(query), expected, "{query}");
            let page = hand.department.get(&format!("{LIST}?limit=1&count=true&{query}"));
            assert_eq!(page.expect(200)["total"], expected.len(), "{query}");
        }
        let rows = hand.department.all(&format!("{LIST}?sort=-members"));
        assert_eq!(codes(&rows)[..2], ["C01", "C02"]);
        let counts =
            |row: &Value| [&row["members"], &row["units"], &row["awaiting"]].map(|n| n.as_i64().unwrap());
        assert_eq!(
            rows.iter().map(counts).collect::<Vec<_>>()[..2],
            [[9, 8, 0], [1, 1, 1]]
        );
        let mut upwards = hand.department.all(&format!("{LIST}?sort=members&limit=1"));
        assert_eq!(codes(&upwards)[2..], ["C02", "C01"]);
        upwards.reverse();
        assert_eq!(
            upwards, rows,
            "those without members keep one order in every page"
        );
        assert_eq!(
            codes(
                &hand
                    .department
                    .all(&format!("{LIST}?sort=-members&on=2026-09-30&limit=1"))
            )[..1],
            ["C01"]
        );
        assert_eq!(
            city.sign_in("observer")
                .all(&format!("{LIST}?awaiting_order=true"))
                .len(),
            1,
            "a draft is not told by its members"
        );
        for bad in ["vacancy=director", "unit_gap=some", "sort=awaiting"] {
            let answer = hand.department.get(&format!("{LIST}?{bad}"));
            answer.refused(400, "unknown_parameter");
        }
    });
}
