//! The papers of the demo city, out of its own records, as PDF and as DOCX.

use std::collections::BTreeMap;

use serde_json::Value;
use veche_tests::{City, Client};

use super::PAPERS;
use crate::council::BODY;

/// Papers of one kind that are taken of one object.
const EACH: usize = 1;

/// Objects whose papers are read: kind of the object, its identifiers.
fn objects(client: &Client) -> Vec<(&'static str, Vec<String>)> {
    let ids = |path: &str| -> Vec<String> {
        let all = client.all(path);
        all.iter()
            .map(|row| row["id"].as_str().unwrap().to_owned())
            .collect()
    };
    let meetings = ids("/api/v1/meetings");
    let elections = meetings.iter().flat_map(|id| {
        let meeting = client.get(&format!("/api/v1/meetings/{id}")).expect(200);
        let all = meeting["elections"].as_array().unwrap().clone();
        all.into_iter().map(|id| id.as_str().unwrap().to_owned())
    });
    let elections = elections.collect();
    let people = ids("/api/v1/people?limit=50");
    vec![
        ("order", ids("/api/v1/orders")),
        ("plan", ids("/api/v1/plans")),
        ("analysis", ids("/api/v1/analyses")),
        ("association", ids("/api/v1/associations")),
        ("council", vec![BODY.to_owned()]),
        ("election", elections),
        ("meeting", meetings),
        ("person", people.into_iter().take(12).collect()),
    ]
}

/// Writes what this many objects of each kind offer, and tells how many papers of which kind that were.
fn written(most: usize) -> BTreeMap<String, usize> {
    let city = City::demo();
    let department = city.sign_in_to_demo("department");
    let mut written: BTreeMap<String, usize> = BTreeMap::new();
    for (object, ids) in objects(&department) {
        assert!(!ids.is_empty(), "no {object}");
        // Not the first ones: those of one day or of one association are much alike.
        let step = ids.len().div_ceil(most);
        for id in ids.iter().step_by(step) {
            let answer = department.get(&format!("{PAPERS}?object={object}&object_id={id}"));
            let offers = answer.expect(200)["items"].as_array().unwrap().clone();
            let mut seen: BTreeMap<String, usize> = BTreeMap::new();
            for offer in offers {
                let kind = offer["kind"].as_str().unwrap().to_owned();
                let taken = seen.entry(kind.clone()).or_default();
                *taken += 1;
                if *taken <= EACH {
                    both(&department, &offer);
                    *written.entry(kind).or_default() += 1;
                }
            }
        }
    }
    written
}

/// What is offered is handed out: whole files of both forms, with a Russian name.
#[test]
fn papers_of_the_demo_city_are_written_in_both_forms() {
    let written = written(6);
    let kinds: Vec<&str> = written.keys().map(String::as_str).collect();
    assert_eq!(kinds, EXPECTED, "{written:?}");
}

#[test]
#[ignore = "takes three minutes: cargo test -p veche-tests papers::demo -- --ignored"]
fn every_paper_of_the_demo_city_is_written_in_both_forms() {
    let written = written(usize::MAX);
    let kinds: Vec<&str> = written.keys().map(String::as_str).collect();
    assert_eq!(kinds, EXPECTED, "{written:?}");
    assert!(written.values().sum::<usize>() > 800, "{written:?}");
}

/// Kinds that the demo city has: nobody was thanked by an order in it, and nobody voted by name.
const EXPECTED: [&str; 18] = [
    "analysis",
    "application",
    "attendance_sheet",
    "certificate_of_membership",
    "certificate_of_office",
    "composition",
    "consent_dissemination",
    "consent_processing",
    "consolidated_analysis",
    "information_letter",
    "invitation",
    "minutes",
    "minutes_extract",
    "nomination",
    "order",
    "participant_certificate",
    "plan",
    "release_letter",
];

fn both(client: &Client, offer: &Value) {
    for (form, begins) in [("pdf", &b"%PDF-"[..]), ("docx", &b"PK"[..])] {
        let file = client.get(offer[form].as_str().unwrap());
        assert_eq!(file.status, 200, "{offer}\n{}", file.text);
        assert!(
            file.bytes.starts_with(begins) && file.bytes.len() > 1_000,
            "{} of {offer}",
            file.bytes.len()
        );
        let name = file.header("content-disposition");
        assert!(
            name.contains("filename*=UTF-8''") && name.contains("%D0"),
            "{name}"
        );
    }
}
