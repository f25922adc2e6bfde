//! Notices, jobs and letters on both databases (VII.7.6 - VII.7.9).

mod duties;
mod jobs;
mod mail;
mod notices;
mod requests;

use chrono::NaiveDate;
use serde_json::{Value, json};
use veche_domain::reminders::NewNotice;
use veche_store::StoreError;
use veche_tests::{Backend, City, Client, Registrar, Sitting};

const NOTICES: &str = "/api/v1/notices";
const SETTINGS: &str = "/api/v1/notice-settings";
const DAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 25).expect("a date");

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A city at noon of a day that the test turns on, on both databases.
fn on_both_days(from: NaiveDate, scenario: impl Fn(&City)) {
    on_both_mailing(from, |_| (), scenario);
}

fn on_both_mailing(
    from: NaiveDate,
    adjust: impl Fn(&mut veche_server::config::Config),
    scenario: impl Fn(&City),
) {
    for backend in [Backend::Sqlite, Backend::Postgres] {
        let Some(city) = City::start_on_with(backend, from, &adjust) else {
            eprintln!("skipped on PostgreSQL: VECHE_TEST_POSTGRES_URL is not set");
            continue;
        };
        eprintln!("on {backend:?}");
        scenario(&city);
    }
}

/// An association whose leader and third member have accounts.
fn circle<'a>(registrar: &Registrar<'a>, city: &City) -> (Sitting, Client, Client) {
    let of = registrar.sitting("M1", 3);
    let leader = city.account_of("leader", of.leader());
    let member = city.account_of("member", &of.people[2]);
    (of, leader, member)
}

#[track_caller]
fn titles(client: &Client) -> Vec<String> {
    let rows = client.all(NOTICES);
    rows.iter()
        .map(|n| n["title"].as_str().unwrap().to_owned())
        .collect()
}

/// Puts notices straight into the store: of a kind whose room may not be there.
fn tell(city: &City, notices: &[NewNotice]) {
    let at = (city.state().clock.now(), city.state().clock.today());
    city.store
        .write(|tx| veche_store::reminders::insert_notices(tx.conn, notices, at).map(drop))
        .unwrap_or_else(|error: StoreError| panic!("a notice: {error}"));
}

/// Chooses how to be told, as the page does.
#[track_caller]
fn choose(client: &Client, body: &Value) {
    let tag = client.get(SETTINGS).etag().to_owned();
    let put = client.with("If-Match", &tag).put(SETTINGS, body);
    put.expect(200);
}

/// An address and a letter a day.
#[track_caller]
fn daily(client: &Client, email: &str) {
    choose(client, &json!({"email": email, "digest": "daily"}));
}
