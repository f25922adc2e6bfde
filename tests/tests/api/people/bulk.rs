//! Many people at once.

use std::time::{Duration, Instant};

use chrono::{NaiveDate, Utc};
use veche_domain::people::{NewEmployment, NewQualification, NewTenureStatement, TenureKind};
use veche_store::{
    StoreError, new_id,
    people::{
        EmploymentRecord, PersonRecord, QualificationRecord, TenureStatementRecord, insert_employments,
        insert_people, insert_qualifications, insert_tenure_statements, known_people,
    },
};
use veche_tests::{City, on_both};

const MANY: usize = 20_000;

/// Twenty thousand teachers of one school, each with a category and a stated tenure: every third one long enough.
fn crowd(city: &City) {
    let school = city.organizations["org904"];
    let (mut people, mut jobs, mut categories, mut statements) = (vec![], vec![], vec![], vec![]);
    for number in 0..MANY {
        let (id, last) = (new_id(), format!("Иванова{}", number % 500));
        let now = Utc::now().naive_utc();
        people.push(PersonRecord::new(id, &last, "Анна", Some("Игоревна"), now));
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
        let category = NewQualification {
            category_code: "first".to_owned(),
            granted_on: NaiveDate::from_ymd_opt(2024, 3, 1),
            basis: None,
        };
        categories.push(QualificationRecord::new(id, &category).unwrap());
        let tenure = NewTenureStatement {
            kind: TenureKind::Specialty,
            years: if number % 3 == 0 { 12 } else { 2 },
            as_of: NaiveDate::from_ymd_opt(2026, 9, 1).unwrap(),
            basis: None,
        };
        statements.push(TenureStatementRecord::new(id, &tenure).unwrap());
    }
    let kept: Result<(), StoreError> = city.store.write(|tx| {
        insert_people(tx.conn, &people)?;
        insert_employments(tx.conn, &jobs)?;
        insert_qualifications(tx.conn, &categories)?;
        insert_tenure_statements(tx.conn, &statements)
    });
    kept.unwrap();
}

#[test]
fn twenty_thousand_people_are_kept_and_read_within_seconds() {
    on_both(|city| {
        let school = city.organizations["org904"];
        let begun = Instant::now();
        crowd(city);
        let known = city
            .store
            .read(|conn| known_people(conn, veche_tests::TODAY))
            .unwrap();
        let took = begun.elapsed();
        assert_eq!(known.len(), MANY);
        assert!(known.iter().all(|k| k.organization_ids == [school.to_string()]));
        assert!(took.as_secs() < 60, "{:?}: {took:?}", city.backend);
        eprintln!("{:?}: 20,000 people kept and read in {took:?}", city.backend);
    });
}

#[test]
fn candidates_among_twenty_thousand_are_found_while_somebody_waits() {
    on_both(|city| {
        crowd(city);
        let department = city.sign_in("department");
        let timed = |query: &str| {
            let begun = Instant::now();
            let page = department
                .get(&format!("/api/v1/people?eligible_for=leader{query}"))
                .expect(200);
            (page, begun.elapsed())
        };
        let (first, page) = timed("");
        let (counted, count) = timed("&count=true");
        assert_eq!(first["items"], counted["items"]);
        assert_eq!(counted["total"], MANY.div_ceil(3));
        eprintln!("{:?}: a page in {page:?}, counted in {count:?}", city.backend);
        // Without optimization; what a release takes is a tenth of it.
        assert!(page < Duration::from_secs(2) && count < Duration::from_secs(10));
    });
}
