//! Who may hold an office, of everybody at once.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use veche_domain::associations::Office;
use veche_tests::{City, Client, Registrar, id_of, on_both};

const XLSX: &[u8] = include_bytes!("../../../../crates/server/demo/people_messy.xlsx");
const ON: &str = "2026-09-01";

/// The city's messy list, taken in.
fn import(department: &Client) {
    let fields = [("kind", "people"), ("as_of", ON)];
    let made = department.upload("/api/v1/imports", "people_messy.xlsx", XLSX, &fields);
    let commit = format!("/api/v1/imports/{}/commit", id_of(&made.expect(201)));
    department.post(&commit, &json!({})).expect(200);
}

fn sought(query: &str) -> String {
    format!("/api/v1/people?on={ON}&{query}")
}

fn ids(rows: &[Value]) -> BTreeSet<String> {
    rows.iter().map(id_of).collect()
}

fn total(client: &Client, query: &str) -> i64 {
    let page = client.get(&sought(&format!("{query}&count=true&limit=1")));
    page.expect(200)["total"].as_i64().unwrap()
}

#[test]
fn the_imported_list_has_as_many_leaders_as_the_figures_of_the_data_say() {
    on_both(|city| {
        let department = city.sign_in("department");
        import(&department);
        for (query, expected) in [
            ("eligible_for=leader", 127),
            ("eligible_for=leader&ignore_expiry=true", 166),
            ("eligible_for=leader&pedagogical_post=true", 119),
            (
                "eligible_for=leader&ignore_expiry=true&pedagogical_post=true",
                155,
            ),
            ("eligible_for=secretary", 238),
            // 46 rows of the list, one of them a second job, which brings no category.
            ("category_expired=true", 45),
            ("category_expired=false", 238 - 45),
        ] {
            assert_eq!(total(&department, query), expected, "{query}");
            let walked = department.all(&sought(&format!("{query}&limit=7")));
            assert_eq!(walked.len(), usize::try_from(expected).unwrap(), "{query}");
            assert_eq!(ids(&walked).len(), walked.len(), "nobody twice: {query}");
            let mut backwards = department.all(&sought(&format!("{query}&limit=50&sort=-name")));
            backwards.reverse();
            assert_eq!(backwards, walked, "{query}");
        }
        let rows = department.all(&sought("eligible_for=leader"));
        for row in &rows {
            assert!(row["tenure"]["years"].as_i64().unwrap() >= 5, "{row}");
            assert_eq!(row["category_valid"], true, "{row}");
        }
        let past = department.all(&sought("eligible_for=leader&ignore_expiry=true"));
        let lapsed = past.iter().filter(|r| r["category_valid"] == false);
        assert!(
            lapsed
                .clone()
                .all(|r| r["category_until"].as_str().unwrap() <= ON)
        );
        assert_eq!(
            lapsed.count(),
            166 - 127,
            "a row still says that the term is over"
        );
        // The other filters and the search narrow the same list.
        let parts = ["highest", "first", "methodist", "mentor"];
        let by_category =
            parts.map(|code| total(&department, &format!("eligible_for=leader&category={code}")));
        assert_eq!(by_category.iter().sum::<i64>(), 127);
        let surname = rows[0]["full_name"].as_str().unwrap().split(' ').next().unwrap();
        let found = department.all(&sought(&format!("eligible_for=leader&q={surname}")));
        assert!(!found.is_empty() && found.len() < 20 && ids(&found).is_subset(&ids(&rows)));
        assert!(
            department.all(&sought("q=а"))[0].get("tenure").is_none(),
            "an ordinary list does not tell the tenure"
        );
    });
}

/// Asks the rule of everybody, one by one.
fn judged(department: &Client, people: &[Value], association: &str, office: &str) -> BTreeSet<String> {
    let allowed = |person: &&Value| {
        let query = format!("person_id={}&office={office}&on={ON}", id_of(person));
        let verdict = department.get(&format!("{association}/eligibility?{query}"));
        verdict.expect(200)["allowed"] == true
    };
    people.iter().filter(allowed).map(id_of).collect()
}

#[test]
fn the_search_agrees_with_the_verdict_on_everybody() {
    on_both(|city| {
        let hand = Registrar::of(city);
        let department = &hand.department;
        import(department);
        let staff = [
            ("Курирова Анна Ильинична", "niso", "unit_head"),
            ("Методина Анна Ильинична", "niso", "methodist"),
            ("Старшова Анна Ильинична", "niso", "senior_methodist"),
            ("Чужова Анна Ильинична", "magistr", "unit_head"),
        ]
        .map(|(name, at, post)| hand.person(name, at, post));
        hand.category(&staff[2], "first", "2024-03-01");
        let people = department.all(&sought("limit=200"));
        assert_eq!(people.len(), 242);
        let mmo = city.circle("A01", "ММО учителей математики", "niso");
        for person in people.iter().step_by(5) {
            city.member(&mmo, &id_of(person), Some("2026-08-25"), None);
        }
        for person in people.iter().skip(1).step_by(50) {
            city.member(&mmo, &id_of(person), Some("2026-09-02"), None);
        }
        let union = |code: &str, audience: &str| {
            let body = json!({"code": code, "name": format!("Ассоциация {code}"), "audience": audience,
                "kind": "professional_association"});
            hand.draft(&body)
        };
        let pedagogues = union("A33", "педагоги-психологи");
        let managers = union("A34", "заместители директоров");
        let mmo = format!("/api/v1/associations/{mmo}");
        for (association, office) in [
            (&mmo, "leader"),
            (&mmo, "curator"),
            (&pedagogues, "leader"),
            (&managers, "leader"),
        ] {
            let id = association.rsplit('/').next().unwrap();
            let found = department.all(&sought(&format!(
                "eligible_for={office}&association_id={id}&limit=11"
            )));
            let found = ids(&found);
            assert!(!found.is_empty() && found.len() < people.len());
            assert_eq!(
                found,
                judged(department, &people, association, office),
                "{office} of {id}"
            );
            if association == &pedagogues {
                assert_eq!(
                    found.len(),
                    119 + 1,
                    "the imported ones, and the methodist of НИСО"
                );
            }
        }
        let id = mmo.rsplit('/').next().unwrap();
        let members = ids(&department.all(&sought(&format!("association_id={id}"))));
        let secretaries = department.all(&sought(&format!("eligible_for=secretary&association_id={id}")));
        assert_eq!(
            ids(&secretaries),
            members,
            "a secretary is chosen among the members"
        );
        let curators = department.all(&sought(&format!("eligible_for=curator&association_id={id}")));
        let expected = BTreeSet::from([staff[0].clone(), staff[2].clone()]);
        assert_eq!(ids(&curators), expected);
    });
}

fn refused_search(client: &Client, query: &str) {
    let refused = client.get(&sought(query)).refused(403, "forbidden");
    assert!(refused["detail"].as_str().unwrap().contains("стаж"), "{refused}");
}

fn accounts(city: &City, hand: &Registrar<'_>, circle: &str) -> [Client; 3] {
    let since = (Some("2026-08-25"), None);
    let [curator, leader, member] = ["Первая Анна", "Вторая Анна", "Третья Анна"]
        .map(|name| hand.teacher(&format!("{name} Ильинична"), "org904"));
    city.officer(circle, Office::Curator, &curator, since);
    city.officer(circle, Office::Leader, &leader, since);
    for person in [&leader, &member] {
        city.member(circle, person, since.0, None);
    }
    [("curator", &curator), ("leader", &leader), ("member", &member)]
        .map(|(login, person)| city.account_of(login, person))
}

#[test]
fn a_search_is_for_those_who_may_know_the_tenure() {
    on_both(|city| {
        let hand = Registrar::of(city);
        let path = hand.mmo("A01", "2022-09-01");
        let circle = path.rsplit('/').next().unwrap();
        let own = format!("association_id={circle}");
        let [curator, leader, member] = accounts(city, &hand, circle);
        hand.teacher("Чужая Анна Ильинична", "org905");
        let (niso, magistr) = (city.sign_in("niso"), city.sign_in("magistr"));
        let others = [city.sign_in("council"), city.sign_in("observer"), leader, member];
        for client in others.iter().chain([&curator, &niso, &magistr]) {
            refused_search(client, "eligible_for=leader");
            refused_search(client, "eligible_for=secretary");
        }
        for client in others.iter().chain([&magistr]) {
            for office in ["leader", "secretary", "curator"] {
                refused_search(client, &format!("eligible_for={office}&{own}"));
            }
        }
        refused_search(&niso, &format!("eligible_for=leader&{own}"));
        refused_search(&curator, &format!("eligible_for=curator&{own}"));
        niso.get(&sought(&format!("eligible_for=curator&{own}")))
            .expect(200);
        let found = curator.all(&sought(&format!("eligible_for=leader&{own}")));
        assert_eq!(found.len(), 2, "leader and member: whom the curator sees");
        assert_eq!(hand.department.all(&sought("eligible_for=leader")).len(), 4);
        city.stranger()
            .get(&sought("eligible_for=leader"))
            .refused(401, "unauthenticated");
    });
}

#[test]
fn a_search_that_makes_no_sense_is_refused_with_a_sentence() {
    on_both(|city| {
        let department = city.sign_in("department");
        let nobody = "association_id=018f0000-0000-7000-8000-000000000000";
        for (query, pointer) in [
            ("ignore_expiry=true", "ignore_expiry"),
            ("pedagogical_post=true", "pedagogical_post"),
            ("eligible_for=curator", "association_id"),
            ("eligible_for=secretary&ignore_expiry=true", "ignore_expiry"),
            ("eligible_for=secretary&pedagogical_post=true", "pedagogical_post"),
            ("eligible_for=director", "eligible_for"),
        ] {
            let refused = department.get(&sought(query)).refused(400, "unknown_parameter");
            assert_eq!(refused["errors"][0]["pointer"], pointer, "{query}");
        }
        department
            .get(&sought(&format!("eligible_for=leader&{nobody}")))
            .refused(404, "not_found");
        let hand = Registrar::of(city);
        let alone =
            hand.draft(&json!({"code": "A35", "name": "Ассоциация", "kind": "professional_association"}));
        let id = alone.rsplit('/').next().unwrap();
        let refused = department
            .get(&sought(&format!("eligible_for=curator&association_id={id}")))
            .refused(409, "wrong_state");
        assert_eq!(refused["clause"], "I.4");
    });
}
