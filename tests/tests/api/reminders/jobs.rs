//! Runs: once for the whole city whoever runs them, taken over from the dead, and never twice.

use std::{process::Output, sync::Arc, thread};

use chrono::Duration;
use diesel::{QueryableByName, RunQueryDsl, sql_query, sql_types::BigInt};
use serde_json::json;
use veche_store::{
    Address, StoreError,
    jobs::{RunOf, finish_run, take_run},
};
use veche_tests::{City, Registrar, command};

use super::{DAY, circle, day, on_both_days, titles};

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = BigInt)]
    n: i64,
}

fn count(city: &City, sql: &'static str) -> i64 {
    city.store
        .read(|conn| {
            let found: Number = sql_query(sql).get_result(conn)?;
            Ok::<_, StoreError>(found.n)
        })
        .unwrap()
}

#[test]
fn two_servers_run_the_jobs_of_a_day_once() {
    on_both_days(DAY, |city| {
        let registrar = Registrar::of(city);
        let (of, _, member) = circle(&registrar, city);
        registrar.meeting(&of, "2026-12-10", &json!({}));
        let servers = Arc::new([city.jobs(), city.jobs(), city.jobs(), city.jobs()]);
        let threads: Vec<_> = (0..16)
            .map(|n| {
                let servers = servers.clone();
                thread::spawn(move || servers[n % 4].daily().unwrap())
            })
            .collect();
        let ran: Vec<_> = threads.into_iter().flat_map(|t| t.join().unwrap()).collect();
        let of_job = |job: &str| ran.iter().filter(|r| r.job == job).count();
        assert_eq!((of_job("reminders"), of_job("digests")), (1, 1), "{ran:?}");
        let told: usize = ran.iter().filter(|r| r.job == "reminders").map(|r| r.count).sum();
        assert_eq!(titles(&member).len(), 1);
        assert!(told > 2, "the leader owes a plan, and the department hears it");
        let notices = || usize::try_from(count(city, "SELECT COUNT(*) AS n FROM notices")).unwrap();
        assert_eq!(notices(), told);
        assert_eq!(
            count(
                city,
                "SELECT COUNT(*) AS n FROM job_runs WHERE finished_at IS NULL"
            ),
            0
        );
        // Restarted on the same day: nothing. The next day: a run of its own.
        assert!(city.jobs().daily().unwrap().is_empty());
        city.turn(day("2026-11-26"));
        assert_eq!(city.jobs().daily().unwrap().len(), 2);
        assert_eq!(notices(), told);
    });
}

#[test]
fn news_and_the_day_at_once_tell_nothing_twice() {
    on_both_days(DAY, |city| {
        let registrar = Registrar::of(city);
        let (of, _, member) = circle(&registrar, city);
        for n in 1..=4 {
            registrar.meeting(&of, &format!("2026-12-1{n}"), &json!({}));
            let threads: Vec<_> = [city.jobs(), city.jobs(), city.jobs()]
                .into_iter()
                .map(|jobs| {
                    thread::spawn(move || {
                        jobs.tick();
                        jobs.news().unwrap();
                    })
                })
                .collect();
            threads.into_iter().for_each(|t| t.join().unwrap());
            city.jobs().news().unwrap();
            assert_eq!(titles(&member).len(), n);
        }
    });
}

#[test]
fn a_run_whose_server_died_is_taken_over_and_the_dead_finish_nothing() {
    on_both_days(DAY, |city| {
        let registrar = Registrar::of(city);
        let (of, _, member) = circle(&registrar, city);
        registrar.meeting(&of, "2026-12-10", &json!({}));
        let run = RunOf {
            id: "reminders 2026-11-25",
            job: "reminders",
            on: DAY,
            runner: "dead",
            goes_on: false,
        };
        let now = city.state().clock.now();
        let taken = city
            .store
            .write(|tx| take_run(tx.conn, run, now, now + Duration::minutes(5)));
        assert_eq!(taken.unwrap(), Some(0));
        let names = |ran: Vec<veche_server::jobs::Ran>| ran.iter().map(|r| r.job).collect::<Vec<_>>();
        let living = city.jobs();
        assert_eq!(
            names(living.daily().unwrap()),
            ["digests"],
            "the dead one still holds it"
        );
        assert!(titles(&member).is_empty());
        city.turn_to(now + Duration::minutes(6));
        assert_eq!(names(living.daily().unwrap()), ["reminders"]);
        assert_eq!(titles(&member).len(), 1);
        // It was not dead after all, only slow: what it did is thrown away.
        let late = city
            .store
            .write(|tx| finish_run(tx.conn, run.id, "dead", (now, 0)));
        assert!(!late.unwrap());
    });
}

fn url(address: &Address) -> String {
    match address {
        Address::Sqlite(path) => format!("sqlite:{path}"),
        Address::Postgres(url) => url.clone(),
    }
}

#[test]
fn the_jobs_of_a_day_run_from_the_command_line() {
    on_both_days(DAY, |city| {
        let registrar = Registrar::of(city);
        let (of, _, member) = circle(&registrar, city);
        registrar.meeting(&of, "2026-12-10", &json!({}));
        let run = || -> Output {
            command(&url(city.store.address()))
                .args(["jobs", "run", "--on", "2026-11-25"])
                .output()
                .unwrap()
        };
        let said = |output: &Output| {
            assert!(
                output.status.success(),
                "{}",
                String::from_utf8_lossy(&output.stderr)
            );
            String::from_utf8_lossy(&output.stdout).into_owned()
        };
        assert!(said(&run()).contains("reminders: "));
        assert!(said(&run()).contains("There was nothing to do."));
        assert_eq!(titles(&member).len(), 1);
    });
}
