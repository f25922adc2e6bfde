//! A whole city: five statements, and the time they take.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use chrono::NaiveDate;
use diesel::connection::{Connection, InstrumentationEvent};
use veche_domain::{
    Id,
    associations::{AssociationStatus, MembershipState, Office},
    calendar::Interval,
    orders::{Basis, BasisKind},
};
use veche_store::{
    StoreResult,
    associations::{
        NewMembershipRow, NewOfficeRow, NewStatusRow, insert_membership, insert_office, insert_status,
    },
    compliance::{FactsOf, association_lives, fill_facts},
};
use veche_tests::{City, Client, Registrar, on_both};

use super::FINDINGS;

/// Associations of a city that is ten times as large as the real one.
const MANY: usize = 400;

fn filled(city: &City) {
    let registrar = Registrar::of(city);
    let people: Vec<Id> = [
        "Первая",
        "Вторая",
        "Третья",
        "Четвёртая",
        "Пятая",
        "Шестая",
        "Седьмая",
        "Восьмая",
    ]
    .iter()
    .map(|name| registrar.person(&format!("{name} Анна Ильинична"), "org901", "teacher"))
    .map(|id| id.parse().unwrap())
    .collect();
    let since = Interval::new(NaiveDate::from_ymd_opt(2024, 9, 1), None);
    let basis = Basis {
        kind: BasisKind::DepartmentOrder,
        number: Some("1-од".to_owned()),
        date: NaiveDate::from_ymd_opt(2024, 9, 1),
        note: None,
        order_id: None,
    };
    let ids: Vec<Id> = (0..MANY)
        .map(|n| {
            city.circle(&format!("M{n:03}"), &format!("ММО № {n}"), "niso")
                .parse()
                .unwrap()
        })
        .collect();
    let kept: StoreResult<()> = city.store.write(|tx| {
        for association in ids {
            let status = NewStatusRow {
                association,
                status: AssociationStatus::Active,
                term: since,
                basis: Some(&basis),
            };
            insert_status(tx.conn, &status)?;
            for (office, person) in Office::ALL.iter().zip(&people) {
                let row = NewOfficeRow {
                    association,
                    office: *office,
                    person: *person,
                    term: since,
                    basis: &basis,
                    end_ground: None,
                };
                insert_office(tx.conn, &row)?;
            }
            for person in &people {
                let row = NewMembershipRow {
                    association,
                    person: *person,
                    admin_unit_code: None,
                    state: MembershipState::InForce,
                    term: since,
                    basis: Some(&basis),
                    end_ground: None,
                };
                insert_membership(tx.conn, &row)?;
            }
        }
        Ok(())
    });
    kept.unwrap();
}

fn p95(client: &Client, path: &str) -> Duration {
    let mut all: Vec<Duration> = (0..20)
        .map(|_| {
            let begun = Instant::now();
            client.get(path).expect(200);
            begun.elapsed()
        })
        .collect();
    all.sort();
    all[18]
}

#[test]
fn the_whole_city_is_five_statements_and_one_answer() {
    on_both(|city| {
        filled(city);
        let statements = Arc::new(AtomicUsize::new(0));
        let counted = statements.clone();
        let year = 2026;
        let since = NaiveDate::from_ymd_opt(2026, 9, 1).unwrap();
        let found: StoreResult<usize> = city.store.read(|conn| {
            conn.set_instrumentation(move |event: InstrumentationEvent<'_>| {
                // How PostgreSQL plans is told to it beside the statements and reads nothing.
                if let InstrumentationEvent::StartQuery { query, .. } = event
                    && !query.to_string().contains("plan_cache_mode")
                {
                    counted.fetch_add(1, Ordering::SeqCst);
                }
            });
            let mut facts = association_lives(conn, None)?;
            let of = FactsOf {
                year,
                since,
                day_of: &|at| at.date(),
            };
            fill_facts(conn, &mut facts, &of)?;
            conn.set_instrumentation(|_: InstrumentationEvent<'_>| {});
            Ok(facts
                .iter()
                .filter(|f| f.members.len() == 8 && f.offices.len() == 3)
                .count())
        });
        assert_eq!(found.unwrap(), MANY);
        assert_eq!(statements.load(Ordering::SeqCst), 5);

        let department = city.sign_in("department");
        let board = department
            .get(&format!("{FINDINGS}/board?school_year=2026"))
            .expect(200);
        assert_eq!(board["items"].as_array().unwrap().len(), MANY);
        assert_eq!(board["next"], serde_json::Value::Null);
        let empty = p95(&department, "/api/v1/session");
        let whole = p95(&department, &format!("{FINDINGS}/board?school_year=2026"));
        let page = p95(
            &department,
            &format!("{FINDINGS}?school_year=2026&state=overdue&limit=200"),
        );
        println!("empty {empty:?}, board of {MANY} {whole:?}, a page of findings {page:?}");
        // A development build on a busy machine: the figure that counts is measured on a release build.
        assert!(
            whole < empty + Duration::from_millis(1500),
            "{whole:?} above {empty:?}"
        );
    });
}
