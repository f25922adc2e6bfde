//! The journal: one chain, no forks, every tampering found.

use diesel::{Connection, PgConnection, RunQueryDsl, SqliteConnection, sql_query};
use serde_json::json;
use veche_store::{
    Address,
    journal::{JournalCheck, verify_journal},
};
use veche_tests::{City, on_both};

fn check(city: &City) -> JournalCheck {
    city.store.read(verify_journal).unwrap()
}

/// Changes the database behind the store's back.
fn tamper(city: &City, sql: &str) {
    let changed = match city.store.address() {
        Address::Sqlite(path) => sql_query(sql).execute(&mut SqliteConnection::establish(path).unwrap()),
        Address::Postgres(url) => sql_query(sql).execute(&mut PgConnection::establish(url).unwrap()),
    };
    assert!(changed.unwrap() > 0, "{sql}");
}

fn organization(number: usize) -> serde_json::Value {
    json!({"kind": "school", "full_name": format!("Школа {number}"), "short_name": format!("Ш {number}")})
}

#[test]
fn writers_beside_each_other_make_one_chain_without_gaps() {
    on_both(|city| {
        let department = city.sign_in("department");
        std::thread::scope(|scope| {
            for writer in 0..8 {
                let department = &department;
                scope.spawn(move || {
                    for n in 0..25 {
                        department
                            .post("/api/v1/organizations", &organization(writer * 100 + n))
                            .expect(201);
                    }
                });
            }
        });
        let JournalCheck::Sound { entries, erased } = check(city) else {
            panic!("{:?}", check(city))
        };
        assert_eq!((entries, erased), (201, 0), "the sign-in and 200 organizations");
    });
}

#[test]
fn every_tampering_is_found() {
    let one = "SET hash = 'x'";
    for (what, sql) in [
        (
            "an edited payload",
            "UPDATE journal SET payload = (SELECT payload FROM journal WHERE seq = 2) WHERE seq = 4",
        ),
        (
            "an edited column",
            "UPDATE journal SET operation = 'nothing' WHERE seq = 3",
        ),
        (
            "an edited time",
            "UPDATE journal SET at = '2020-01-01 00:00:00' WHERE seq = 3",
        ),
        (
            "a swapped order",
            "UPDATE journal SET seq = CASE seq WHEN 3 THEN 104 WHEN 4 THEN 103 ELSE seq END",
        ),
        ("a cut end", "DELETE FROM journal WHERE seq = 5"),
        ("a removed entry", "DELETE FROM journal WHERE seq = 3"),
        ("an edited hash", "UPDATE journal SET hash = 'x' WHERE seq = 2"),
        ("an edited head", &format!("UPDATE journal_head {one}")),
    ] {
        on_both(|city| {
            let department = city.sign_in("department");
            (0..4).for_each(|n| {
                drop(
                    department
                        .post("/api/v1/organizations", &organization(n))
                        .expect(201),
                )
            });
            assert_eq!(
                check(city),
                JournalCheck::Sound {
                    entries: 5,
                    erased: 0
                }
            );
            tamper(city, "DELETE FROM journal_touches");
            tamper(city, sql);
            assert!(
                matches!(check(city), JournalCheck::Broken { .. }),
                "{what} was not found"
            );
        });
    }
}

#[test]
fn an_erased_payload_keeps_the_chain() {
    on_both(|city| {
        let department = city.sign_in("department");
        (0..3).for_each(|n| {
            drop(
                department
                    .post("/api/v1/organizations", &organization(n))
                    .expect(201),
            )
        });
        tamper(
            city,
            "UPDATE journal SET payload = NULL, salt = NULL WHERE seq = 3",
        );
        assert_eq!(
            check(city),
            JournalCheck::Sound {
                entries: 4,
                erased: 1
            }
        );
        let entries = department.get("/api/v1/journal").expect(200);
        let erased = entries["items"]
            .as_array()
            .unwrap()
            .iter()
            .find(|e| e["seq"] == 3)
            .unwrap()
            .clone();
        assert_eq!((erased["title"].as_str(), erased.get("after")), (Some(""), None));
    });
}

#[test]
fn one_key_sent_fifty_times_at_once_has_one_effect() {
    on_both(|city| {
        let department = city.sign_in("department").with("Idempotency-Key", "one");
        let answers: Vec<(u16, String)> = std::thread::scope(|scope| {
            let send = || {
                let answer = department.post("/api/v1/organizations", &organization(1));
                (answer.status, answer.text)
            };
            let running: Vec<_> = (0..50).map(|_| scope.spawn(send)).collect();
            running.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        let (made, busy): (Vec<_>, Vec<_>) = answers.into_iter().partition(|(status, _)| *status == 201);
        assert!(!made.is_empty() && made.iter().all(|answer| answer == &made[0]));
        assert!(busy.iter().all(|(status, _)| *status == 503), "{busy:?}");
        assert_eq!(
            department
                .get("/api/v1/organizations?count=true&limit=1")
                .expect(200)["total"],
            61
        );
    });
}

#[test]
fn of_a_hundred_editors_none_overwrites_another() {
    on_both(|city| {
        let department = city.sign_in("department");
        let path = format!("/api/v1/organizations/{}", city.organization("org901"));
        let won: u32 = std::thread::scope(|scope| {
            let edit = |n: u32| {
                let (department, path) = (&department, &path);
                move || loop {
                    let tag = department.get(path).etag().to_owned();
                    let answer = department.patch(path, &tag, &json!({"number": format!("{n}")}));
                    match answer.status {
                        200 => return 1,
                        412 | 503 => continue,
                        other => panic!("{other}: {}", answer.text),
                    }
                }
            };
            let running: Vec<_> = (0..20).map(|n| scope.spawn(edit(n))).collect();
            running.into_iter().map(|thread| thread.join().unwrap()).sum()
        });
        assert_eq!(won, 20);
        assert_eq!(
            department.get(&path).expect(200)["version"],
            21,
            "each edit raised the version once"
        );
    });
}
