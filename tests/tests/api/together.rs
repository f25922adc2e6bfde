//! Writers that commit together: each alone succeeds or fails, and nobody is told before the disk has it.

use std::{
    sync::mpsc::channel,
    time::{Duration, Instant},
};

use chrono::Utc;
use diesel::connection::SimpleConnection;
use serde_json::json;
use veche_domain::{
    Id,
    journal::{Act, Entity},
};
use veche_store::{
    StoreError, Tx,
    journal::{Author, Change, JournalCheck, verify_journal},
    new_id,
};
use veche_tests::{City, on_both};

/// Writes one entry of the journal.
fn entry(tx: &mut Tx<'_>, id: Id) -> Result<i64, StoreError> {
    let author = Author {
        account_id: None,
        name: "Проба".to_owned(),
        at: Utc::now(),
    };
    let change = Change {
        act: Act::Create,
        operation: "create_organization",
        entity: Entity::Organization,
        entity_id: id,
        title: "Проба".to_owned(),
        before: json!(null),
        after: json!({}),
        touches: Vec::new(),
    };
    tx.append(&author, &change)
}

fn entries(city: &City) -> i64 {
    match city.store.read(verify_journal).unwrap() {
        JournalCheck::Sound { entries, .. } => entries,
        broken => panic!("{broken:?}"),
    }
}

#[test]
fn one_that_fails_or_panics_takes_nobody_with_it() {
    on_both(|city| {
        let before = entries(city);
        let (tell, told) = channel();
        // The first holds the turn until the others wait behind it.
        for number in 0..20 {
            let tell = tell.clone();
            city.store.write_together(
                move |tx| {
                    let seq = entry(tx, new_id())?;
                    match number {
                        0 => std::thread::sleep(Duration::from_millis(200)),
                        5 => return Err(StoreError::Stale),
                        11 => panic!("this write panics on purpose"),
                        _ => {}
                    }
                    Ok(seq)
                },
                move |outcome: Result<i64, StoreError>| drop(tell.send((number, outcome))),
            );
        }
        drop(tell);
        let mut outcomes: Vec<(i32, Result<i64, StoreError>)> = told.iter().collect();
        outcomes.sort_by_key(|(number, _)| *number);
        let failed: Vec<i32> = outcomes
            .iter()
            .filter(|(_, o)| o.is_err())
            .map(|(n, _)| *n)
            .collect();
        assert_eq!(failed, [5, 11]);
        let numbers: Vec<i64> = outcomes
            .iter()
            .filter_map(|(_, o)| o.as_ref().ok().copied())
            .collect();
        let expected: Vec<i64> = (before + 1..=before + 18).collect();
        assert_eq!(numbers, expected, "in the order they came, without gaps");
        assert_eq!(entries(city), before + 18);
    });
}

#[test]
fn a_transaction_that_ended_under_them_is_told_to_all_and_leaves_nothing() {
    on_both(|city| {
        let before = entries(city);
        let (tell, told) = channel();
        for number in 0..6 {
            let tell = tell.clone();
            city.store.write_together(
                move |tx| {
                    let seq = entry(tx, new_id())?;
                    match number {
                        0 => std::thread::sleep(Duration::from_millis(200)),
                        // As SQLite does by itself when the disk fails.
                        3 => {
                            tx.conn.batch_execute("ROLLBACK").map_err(StoreError::from)?;
                            return Err(StoreError::Full("no room".to_owned()));
                        }
                        _ => {}
                    }
                    Ok(seq)
                },
                move |outcome: Result<i64, StoreError>| {
                    tell.send((number, outcome.is_ok())).unwrap();
                },
            );
        }
        drop(tell);
        let mut outcomes: Vec<(i32, bool)> = told.iter().collect();
        outcomes.sort_unstable();
        let kept = outcomes.iter().filter(|(_, kept)| *kept).count();
        assert_eq!(outcomes.len(), 6, "everybody is told");
        assert!(
            outcomes.iter().all(|(number, kept)| *number == 0 || !kept),
            "{outcomes:?}"
        );
        assert_eq!(
            entries(city),
            before + i64::try_from(kept).unwrap(),
            "what was told is what is there"
        );
        city.sign_in("department");
        assert_eq!(
            entries(city),
            before + i64::try_from(kept).unwrap() + 1,
            "others go on"
        );
    });
}

#[test]
fn who_waits_too_long_is_told_so_and_nothing_is_written_later() {
    on_both(|city| {
        let department = city.sign_in("department");
        let body = json!({"kind": "school", "full_name": "Школа поздняя", "short_name": "Ш поздняя"});
        std::thread::scope(|scope| {
            let (begun, beginning) = channel();
            let store = city.store.clone();
            scope.spawn(move || {
                store
                    .write(|_| {
                        begun.send(()).unwrap();
                        std::thread::sleep(Duration::from_secs(4));
                        Ok::<(), StoreError>(())
                    })
                    .unwrap();
            });
            beginning.recv().unwrap();
            let asked = Instant::now();
            let refused = department.post("/api/v1/organizations", &body);
            assert_eq!(refused.status, 503, "{}", refused.text);
            assert!(
                asked.elapsed() < Duration::from_millis(3_500),
                "{:?}",
                asked.elapsed()
            );
        });
        // The turn has come by now; whoever gave up is passed over.
        department
            .post(
                "/api/v1/organizations",
                &json!({"kind": "school", "full_name": "Школа", "short_name": "Ш"}),
            )
            .expect(201);
        let found = department.all("/api/v1/organizations?q=%D0%BF%D0%BE%D0%B7%D0%B4%D0%BD%D1%8F%D1%8F");
        assert!(found.is_empty(), "{found:?}");
    });
}

#[test]
fn an_answer_is_given_again_only_while_nothing_changed() {
    on_both(|city| {
        let watch = city.watch();
        let (department, niso) = (city.sign_in("department"), city.sign_in("niso"));
        let path = "/api/v1/organizations?limit=5&sort=-name";
        let first = department.get(path);
        watch.take();
        let again = department.get(path);
        assert_eq!(
            (again.status, &again.text, again.etag()),
            (200, &first.text, first.etag())
        );
        assert_eq!(
            watch.take().len(),
            1,
            "whether the session lasts is asked all the same"
        );
        let anew = department.with("Cache-Control", "no-cache").get(path);
        assert_eq!(anew.text, first.text);
        assert!(watch.take().len() > 1);
        assert_eq!(niso.get(path).status, 200);
        assert!(watch.take().len() > 1, "another's question is another question");
        department
            .post(
                "/api/v1/organizations",
                &json!({"kind": "school", "full_name": "Яя", "short_name": "Яя"}),
            )
            .expect(201);
        assert_ne!(department.get(path).text, first.text);
        let token = department.get("/api/v1/session");
        assert_eq!(token.status, 200);
        department.delete("/api/v1/session", "").expect(204);
        assert_eq!(
            department.get(path).status,
            401,
            "an ended session reads nothing that was kept"
        );
    });
}
