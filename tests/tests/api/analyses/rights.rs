//! Who reads an analysis, and what of it: before its acceptance those who take part, then everybody (VII.7.8).

use serde_json::{Value, json};
use veche_tests::{Registrar, act, on_both};

use super::{ANALYSES, begun, handed_over};

#[test]
fn an_analysis_is_everybodys_once_it_is_accepted() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let of = registrar.sitting("M1", 3);
        let other = registrar.sitting("M2", 3);
        let leader = city.account_of("leader", of.leader());
        let neighbour = city.account_of("neighbour", other.leader());
        let member = city.account_of("member", &of.people[2]);
        let niso = city.sign_in("niso");
        let observer = city.sign_in("observer");
        let path = begun(&leader, &of.association, 2026);
        for foreign in [&neighbour, &observer] {
            foreign.get(&path).refused(403, "forbidden");
            assert_eq!(foreign.all(ANALYSES).len(), 0);
        }
        for part in [
            &leader,
            &member,
            &niso,
            &registrar.department,
            &city.sign_in("council"),
        ] {
            part.get(&path).expect(200);
            assert_eq!(part.all(ANALYSES).len(), 1);
        }
        let magistr = city.sign_in("magistr");
        magistr.get(&path).refused(403, "forbidden");
        // A member reads and does not write; the neighbour begins nothing here.
        let etag = member.get(&path).etag().to_owned();
        member.patch(&path, &etag, &json!({})).refused(403, "forbidden");
        let begin = json!({"association_id": of.association, "school_year": 2025});
        neighbour.post(ANALYSES, &begin).refused(403, "forbidden");

        handed_over(&leader, &path);
        act(&leader, &path, "accept", &json!({})).refused(403, "forbidden");
        act(&niso, &path, "return", &json!({"note": "Между нами"})).expect(200);
        handed_over(&leader, &path);
        act(&niso, &path, "accept", &json!({"note": "Хорошо"})).expect(200);
        let seen = observer.get(&path).expect(200);
        assert_eq!(
            (&seen["state"], &seen["edited_by"]),
            (&json!("accepted"), &Value::Null)
        );
        let notes: Vec<&Value> = seen["handovers"]
            .as_array()
            .unwrap()
            .iter()
            .map(|step| &step["note"])
            .collect();
        assert_eq!(notes, [&Value::Null; 4]);
        assert_eq!(observer.all(ANALYSES).len(), 1);
        assert_eq!(
            leader.get(&path).expect(200)["handovers"][1]["note"],
            "Между нами"
        );
    });
}

#[test]
fn the_list_is_filtered_and_searched() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let department = &registrar.department;
        let all: Vec<_> = ["M1", "M2", "M3"]
            .map(|code| registrar.sitting(code, 2))
            .into_iter()
            .collect();
        for of in &all {
            begun(department, &of.association, 2026);
        }
        begun(department, &all[0].association, 2025);
        let path = begun(department, &all[1].association, 2025);
        handed_over(department, &path);
        act(department, &path, "accept", &json!({})).expect(200);
        let count = |query: &str| department.all(&format!("{ANALYSES}?{query}")).len();
        assert_eq!(count("limit=2"), 5, "page after page");
        assert_eq!(count("school_year=2025"), 2);
        assert_eq!(count("state=accepted"), 1);
        assert_eq!(count("waiting_for_council=true"), 1);
        assert_eq!(count(&format!("association_id={}", all[0].association)), 2);
        assert_eq!(count("q=M3"), 1);
        let page = department
            .get(&format!("{ANALYSES}?count=true&limit=1"))
            .expect(200);
        assert_eq!(page["total"], 5);
        department
            .get(&format!("{ANALYSES}?state=lost"))
            .refused(400, "unknown_parameter");
    });
}
