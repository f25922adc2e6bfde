//! How many statements a list costs: the same for twenty rows and for two hundred, and written down here.

use std::collections::BTreeMap;

use veche_tests::{City, Client};

use crate::tables::documented;

/// The address of a list of the demo city.
fn address(client: &Client, path: &str) -> String {
    let Some((collection, _)) = path.split_once("/{id}") else {
        return path.to_owned();
    };
    let first = client.all(collection).swap_remove(0)["id"].clone();
    path.replace("{id}", first.as_str().unwrap())
}

/// The statements of every list of the demo city.
fn costs(city: &City) -> BTreeMap<String, Vec<String>> {
    let watch = city.watch();
    let (department, admin) = (city.sign_in_to_demo("department"), city.sign_in_to_demo("admin"));
    let asked = |path: &str, rows: usize| {
        let reader = if path == "/api/v1/accounts" {
            &admin
        } else {
            &department
        };
        watch.take();
        let mark = if path.contains('?') { '&' } else { '?' };
        let answer = reader.get(&format!("{path}{mark}limit={rows}"));
        assert_eq!(answer.status, 200, "{path}: {}", answer.text);
        watch.take()
    };
    let mut found = BTreeMap::new();
    for (operation, path) in documented() {
        let path = address(&department, &path);
        let (few, many) = (asked(&path, 20), asked(&path, 200));
        assert_eq!(
            few.len(),
            many.len(),
            "{operation}: more rows, more statements\n{many:#?}"
        );
        found.insert(operation, many);
    }
    found
}

/// What each list costs. Four of them belong to every request: the session's account, the journal's number, and a
/// question of the pool whether the connection lives, before each of the two. The goal is three besides; a list that costs
/// more is known here, and none may come to cost more unseen.
const COSTS: [(&str, usize); 32] = [
    ("list_accounts", 6),
    ("list_acknowledgement_people", 14),
    ("list_acknowledgements", 9),
    ("list_admin_units", 6),
    ("list_analyses", 7),
    ("list_associations", 10),
    ("list_calendar_links", 5),
    ("list_case_files", 5),
    ("list_categories", 5),
    ("list_council_members", 8),
    ("list_department_events", 5),
    ("list_district_associations", 6),
    ("list_districts", 5),
    ("list_duplicate_people", 8),
    ("list_elections", 7),
    ("list_findings", 9),
    ("list_import_profiles", 5),
    ("list_import_rows", 6),
    ("list_imports", 5),
    ("list_journal", 5),
    ("list_meetings", 6),
    ("list_memberships", 11),
    ("list_merges", 5),
    ("list_normative_documents", 6),
    ("list_notices", 4),
    ("list_orders", 6),
    ("list_organizations", 6),
    ("list_people", 7),
    ("list_plans", 8),
    ("list_positions", 5),
    ("list_resolutions", 8),
    ("list_subjects", 5),
];

#[test]
fn a_list_costs_the_same_statements_for_twenty_rows_and_for_two_hundred() {
    let city = City::demo();
    let found = costs(&city);
    let found: Vec<(&str, usize)> = found
        .iter()
        .map(|(operation, asked)| (operation.as_str(), asked.len()))
        .collect();
    assert_eq!(found, COSTS);
}
