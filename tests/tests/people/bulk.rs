//! Many people at once.

use std::time::Instant;

use chrono::{NaiveDate, Utc};
use veche_domain::people::NewEmployment;
use veche_store::{
    StoreError, new_id,
    people::{EmploymentRecord, PersonRecord, insert_employments, insert_people, known_people},
};
use veche_tests::on_both;

#[test]
fn twenty_thousand_people_are_kept_and_read_within_seconds() {
    on_both(|city| {
        let school = city.organizations["org904"];
        let mut people = Vec::new();
        let mut jobs = Vec::new();
        for number in 0..20_000 {
            let (id, last) = (new_id(), format!("Иванова{}", number % 500));
            people.push(PersonRecord::new(
                id,
                &last,
                "Анна",
                Some("Игоревна"),
                Utc::now().naive_utc(),
            ));
            let job = NewEmployment {
                organization_id: school,
                position_code: "teacher".to_owned(),
                subjects: vec!["math".to_owned()],
                is_main: true,
                in_specialty: true,
                from: NaiveDate::from_ymd_opt(2020, 9, 1),
                until: None,
                basis: None,
            };
            jobs.push(EmploymentRecord::new(id, &job).unwrap());
        }
        let begun = Instant::now();
        let kept: Result<(), StoreError> = city.store.write(|tx| {
            insert_people(tx.conn, &people)?;
            insert_employments(tx.conn, &jobs)
        });
        kept.unwrap();
        let known = city
            .store
            .read(|conn| known_people(conn, veche_tests::TODAY))
            .unwrap();
        let took = begun.elapsed();
        assert_eq!(known.len(), 20_000);
        assert!(known.iter().all(|k| k.organization_ids == [school.to_string()]));
        assert!(took.as_secs() < 30, "{:?}: {took:?}", city.backend);
        eprintln!("{:?}: 20,000 people kept and read in {took:?}", city.backend);
    });
}
