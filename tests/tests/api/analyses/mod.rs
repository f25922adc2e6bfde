//! Analyses over HTTP, on both databases: written, handed over, returned, accepted (VII.7.8).

mod figures;
mod life;
mod rights;

use chrono::NaiveDate;
use serde_json::{Value, json};
use veche_tests::{Answer, Backend, City, Client, act, id_of};

/// Address of the list.
pub const ANALYSES: &str = "/api/v1/analyses";

/// A scenario in a city that stands on a day and whose clock moves, on both databases.
pub fn on_both_from(day: &str, scenario: impl Fn(&City)) {
    let day: NaiveDate = day.parse().expect("a day");
    for backend in [Backend::Sqlite, Backend::Postgres] {
        match City::start_on(backend, day) {
            Some(city) => scenario(&city),
            None => eprintln!("skipped on PostgreSQL: VECHE_TEST_POSTGRES_URL is not set"),
        }
    }
}

/// Begins the analysis of a year and gives its address.
#[track_caller]
pub fn begun(client: &Client, association: &str, year: i32) -> String {
    let body = json!({"association_id": association, "school_year": year});
    format!("{ANALYSES}/{}", id_of(&client.post(ANALYSES, &body).expect(201)))
}

/// Writes texts of sections.
pub fn write(client: &Client, path: &str, texts: &[(&str, &str)]) -> Answer {
    let texts: Vec<Value> = texts
        .iter()
        .map(|(section, text)| json!({"section": section, "text": text}))
        .collect();
    client.patch(path, client.get(path).etag(), &json!({"texts": texts}))
}

/// The two texts without which nothing is handed over.
pub const REQUIRED: [(&str, &str); 2] = [
    ("conclusions", "Мало заседаний."),
    ("next_tasks", "Провести четыре."),
];

/// Writes what is required and hands the analysis over.
#[track_caller]
pub fn handed_over(client: &Client, path: &str) -> Value {
    write(client, path, &REQUIRED).expect(200);
    act(client, path, "submit", &json!({})).expect(200)
}

/// A figure of an analysis.
#[track_caller]
pub fn figure<'a>(analysis: &'a Value, code: &str) -> &'a Value {
    let all = analysis["figures"]["figures"].as_array().expect("figures");
    let found = all.iter().find(|f| f["code"] == code);
    found.unwrap_or_else(|| panic!("no figure {code}"))
}
