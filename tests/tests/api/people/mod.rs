//! The register of people over real HTTP on both databases.

mod bulk;
mod names;
mod nearly;
mod scope;
mod words;
mod writing;

use serde_json::{Value, json};
use veche_tests::{Answer, City, Client, on_both};

/// Registers a person by surname, first name and patronymic, employed at an organization of the code.
fn register(city: &City, department: &Client, name: [&str; 3], at: &str, position: &str) -> Answer {
    let [last, first, patronymic] = name;
    let employment = json!({"organization_id": city.organization(at), "position_code": position,
        "subjects": ["math"], "is_main": true, "from": "2015-09-01"});
    let body =
        json!({"last_name": last, "first_name": first, "patronymic": patronymic, "employment": employment});
    let answer = department.post("/api/v1/people", &body);
    answer.expect(201);
    answer
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_else(|| panic!("{key} in {value}"))
}

fn path(person: &Value) -> String {
    format!("/api/v1/people/{}", text(person, "id"))
}

fn names(rows: &[Value]) -> Vec<&str> {
    rows.iter().map(|r| text(r, "full_name")).collect()
}

const ANNA: [&str; 3] = ["Фёдорова", "Анна", "Игоревна"];
const IRINA: [&str; 3] = ["Иванова", "Ирина", "Петровна"];
const OLEG: [&str; 3] = ["Ёлкин", "Олег", "Ильич"];

#[test]
fn people_are_found_however_they_are_typed_in_russian_order() {
    on_both(|city| {
        let department = city.sign_in("department");
        for name in [ANNA, IRINA, OLEG] {
            register(city, &department, name, "org904", "teacher");
        }
        let all = department.all("/api/v1/people?limit=1");
        let order = [
            "Ёлкин Олег Ильич",
            "Иванова Ирина Петровна",
            "Фёдорова Анна Игоревна",
        ];
        assert_eq!(names(&all), order);
        assert_eq!(
            department.get("/api/v1/people?count=true&q=анна").expect(200)["total"],
            1
        );
        let mut backwards = department.all("/api/v1/people?limit=2&sort=-name");
        backwards.reverse();
        assert_eq!(all, backwards);
        for (query, found) in [
            ("федорова", ANNA),
            ("ФЁДОРОВА", ANNA),
            ("е\u{308}лкин", OLEG),
            ("bdfyjdf", IRINA),
            ("ivanova", IRINA),
            ("Fyodorova anna", ANNA),
        ] {
            let rows = department.all(&format!("/api/v1/people?q={query}"));
            assert_eq!(names(&rows), [found.join(" ")], "{query}");
        }
        assert!(
            department.all("/api/v1/people?q=ванов").is_empty(),
            "a word is searched from its beginning"
        );
        for bad in ["colour=red", "sort=phone", "on=завтра", "organization_id=42"] {
            department
                .get(&format!("/api/v1/people?{bad}"))
                .refused(400, "unknown_parameter");
        }
    });
}

#[test]
fn filters_and_rows_hold_on_the_date_asked_for() {
    on_both(|city| {
        let department = city.sign_in("department");
        let anna = register(city, &department, ANNA, "org904", "teacher");
        register(city, &department, IRINA, "org905", "methodist");
        let (person, school) = (path(&anna.json()), city.organization("org905"));
        let job = json!({"organization_id": school, "position_code": "deputy_director_uvr", "subjects": ["informatics"],
            "from": "2026-09-01", "until": "2026-10-01", "in_specialty": false});
        department
            .act(&format!("{person}/employments"), anna.etag(), &job)
            .expect(200);
        let shown = |query: &str| {
            department
                .all(&format!("/api/v1/people?{query}"))
                .iter()
                .map(|r| text(r, "full_name").split(' ').next().unwrap().to_owned())
                .collect::<Vec<_>>()
        };
        let at = format!("organization_id={school}");
        assert_eq!(shown(&at), ["Иванова"]);
        assert_eq!(shown(&format!("{at}&on=2026-09-30")), ["Иванова", "Фёдорова"]);
        assert_eq!(shown(&format!("{at}&on=2026-09-30&position=teacher")), [""; 0]);
        assert_eq!(shown(&format!("{at}&on=2026-10-01")), ["Иванова"]);
        assert_eq!(shown(&format!("{at}&on=2015-08-31")), [""; 0]);
        assert_eq!(shown("position=methodist"), ["Иванова"]);
        assert_eq!(shown("subject=math"), ["Иванова", "Фёдорова"]);
        assert_eq!(shown("subject=informatics"), [""; 0]);
        assert_eq!(shown("subject=informatics&on=2026-09-30"), ["Фёдорова"]);
        assert_eq!(shown("subject=m%25"), [""; 0]);
        let unit = department
            .get(&format!("/api/v1/organizations/{school}"))
            .expect(200);
        let by_unit = shown(&format!("admin_unit={}", text(&unit, "admin_unit_code")));
        assert!(by_unit.contains(&"Иванова".to_owned()));
        let row = department
            .get("/api/v1/people?q=фёдорова&on=2026-09-30")
            .expect(200);
        let jobs = row["items"][0]["employments"].as_array().unwrap();
        assert_eq!(jobs.len(), 2);
        assert_eq!(text(&jobs[0], "position_code"), "teacher", "the main one first");
    });
}

#[test]
fn a_category_is_shown_as_it_was_valid_on_the_date() {
    on_both(|city| {
        let department = city.sign_in("department");
        let mut anna = register(city, &department, ANNA, "org904", "teacher");
        let person = path(&anna.json());
        register(city, &department, IRINA, "org904", "teacher");
        for (code, granted_on) in [("highest", Some("2018-03-01")), ("first", Some("2024-03-01"))] {
            let body = json!({"category_code": code, "granted_on": granted_on});
            anna = department.act(&format!("{person}/qualifications"), anna.etag(), &body);
            anna.expect(200);
        }
        let latest = &anna.json()["qualifications"][0];
        assert_eq!(
            (text(latest, "category_code"), &latest["valid_until"]),
            ("first", &Value::Null)
        );
        assert_eq!(anna.json()["qualifications"][1]["valid_until"], "2023-03-01");
        for (on, code, valid) in [
            ("2018-02-28", Value::Null, false),
            ("2020-01-01", json!("highest"), true),
            ("2023-03-01", json!("highest"), false),
            ("2024-03-01", json!("first"), true),
        ] {
            let page = department
                .get(&format!("/api/v1/people?q=фёдорова&on={on}"))
                .expect(200);
            let row = &page["items"][0];
            assert_eq!(
                (&row["category_code"], &row["category_valid"]),
                (&code, &json!(valid)),
                "{on}"
            );
            for asked in ["highest", "first", "none"] {
                let query = format!("/api/v1/people?q=фёдорова&on={on}&category={asked}");
                let shown = code.as_str().unwrap_or("none") == asked;
                assert_eq!(
                    department.all(&query).len(),
                    usize::from(shown),
                    "{asked} on {on}"
                );
            }
            for expired in [true, false] {
                let query = format!("/api/v1/people?q=фёдорова&on={on}&category_expired={expired}");
                let shown = (code.is_string() && !valid) == expired;
                assert_eq!(
                    department.all(&query).len(),
                    usize::from(shown),
                    "{expired} on {on}"
                );
            }
        }
        let without = department.all("/api/v1/people?category=none");
        assert_eq!(names(&without), ["Иванова Ирина Петровна"]);
        let unknown_date = json!({"category_code": "highest"});
        anna = department.act(&format!("{person}/qualifications"), anna.etag(), &unknown_date);
        assert_eq!(anna.expect(200)["qualifications"][2]["valid"], true);
        let page = department.get("/api/v1/people?category=highest").expect(200);
        assert_eq!(page["items"][0]["category_valid"], true);
        department
            .act(&format!("{person}/qualifications"), anna.etag(), &unknown_date)
            .refused(409, "duplicate");
        let added = text(&anna.json()["qualifications"][2], "id").to_owned();
        let removed = department.delete(&format!("{person}/qualifications/{added}"), anna.etag());
        assert_eq!(removed.expect(200)["qualifications"].as_array().unwrap().len(), 2);
        department
            .delete(&format!("{person}/qualifications/{added}"), removed.etag())
            .refused(404, "not_found");
    });
}
