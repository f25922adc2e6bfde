//! Likely duplicates.

use std::time::Instant;

use chrono::Utc;
use serde_json::{Value, json};
use veche_store::{
    StoreError, new_id,
    people::{PersonRecord, insert_people},
};
use veche_tests::on_both;

use crate::merges::{job, register};

#[test]
fn likely_duplicates_are_listed_with_their_reasons() {
    on_both(|city| {
        let department = city.sign_in("department");
        let at = |code: &str| job(city, code, &[], None, None);
        let cases = [
            (
                "Фёдорова Анна Игоревна",
                json!({"employment": at("org904"), "phone": "3830001122"}),
            ),
            (
                "Федорова Анна Игоревна",
                json!({"employment": at("org904"), "email": "anna@x.example"}),
            ),
            (
                "Ким Анна Игоревна",
                json!({"employment": at("org905"), "email": "ANNA@x.example"}),
            ),
            ("Ли Олег", json!({"phone": "89461054649"})),
            ("Цой Олег", json!({"phone": "+79461054649"})),
            ("Пак Инна", json!({"phone": "3830001122"})),
        ];
        for (name, more) in cases {
            register(&department, name, more);
        }
        let pairs = department.all("/api/v1/duplicate-people?limit=1");
        let told: Vec<(&str, &str, &Value)> = pairs
            .iter()
            .map(|p| {
                let name = |side: &str| p[side]["full_name"].as_str().unwrap().split(' ').next().unwrap();
                (name("first"), name("second"), &p["reasons"])
            })
            .collect();
        let expected = [
            ("Ли", "Цой", &json!(["same_mobile"])),
            ("Федорова", "Ким", &json!(["same_email"])),
            ("Фёдорова", "Федорова", &json!(["same_name", "same_organization"])),
        ];
        // Both spellings have one sort key: the one registered first comes first.
        let mut sorted = told.clone();
        sorted.sort_unstable_by_key(|t| (t.0, t.1));
        let mut wanted = expected.to_vec();
        wanted.sort_unstable_by_key(|t| (t.0, t.1));
        assert_eq!(sorted, wanted);
        let mut backwards = department.all("/api/v1/duplicate-people?limit=2&sort=-name");
        backwards.reverse();
        assert_eq!(pairs, backwards);
        assert_eq!(
            department.get("/api/v1/duplicate-people?count=true").expect(200)["total"],
            3
        );
        department
            .get("/api/v1/duplicate-people?q=ким")
            .refused(400, "unknown_parameter");
    });
}

#[test]
fn likely_duplicates_are_found_among_twenty_thousand_people() {
    on_both(|city| {
        let now = Utc::now().naive_utc();
        // Every thousandth bears the name of the one before, every other thousandth has the same address.
        let person = |number: usize| {
            let named = if number % 1000 == 1 { number - 1 } else { number };
            let addressed = if number % 1000 == 501 { number - 1 } else { number };
            let mut record = PersonRecord::new(new_id(), &format!("Фамилия{named}"), "Анна", None, now);
            record.email = Some(format!("person{addressed}@org.example"));
            record
        };
        let people: Vec<PersonRecord> = (0..20_000).map(person).collect();
        let kept: Result<(), StoreError> = city.store.write(|tx| insert_people(tx.conn, &people));
        kept.unwrap();
        let department = city.sign_in("department");
        let begun = Instant::now();
        assert_eq!(department.all("/api/v1/duplicate-people?limit=25").len(), 40);
        let took = begun.elapsed();
        eprintln!("{:?}: all pairs of 20,000 people in {took:?}", city.backend);
        assert!(took.as_secs() < 15, "{:?}: {took:?}", city.backend);
    });
}
