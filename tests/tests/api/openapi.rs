//! The document: equal to what is committed and to what the page declares; every operation refuses a stranger.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use veche_domain::endpoint::Method;
use veche_tests::on_both;

/// Operations that are open to everybody.
const OPEN: [(&str, &str); 6] = [
    ("GET", "/healthz"),
    ("GET", "/readyz"),
    ("GET", "/api/v1/regulation"),
    ("GET", "/api/v1/session"),
    ("POST", "/api/v1/session"),
    ("DELETE", "/api/v1/session"),
];

/// Operations the page does not call by declaration: health, the regulation's own fetch, downloads, a stream.
const UNDECLARED: [(&str, &str); 24] = [
    ("GET", "/api/v1/papers/{kind}"),
    ("GET", "/api/v1/meetings/{id}/minutes.pdf"),
    ("GET", "/api/v1/meetings/{id}/minutes.docx"),
    ("GET", "/api/v1/orders/{id}/order.pdf"),
    ("GET", "/api/v1/orders/{id}/order.docx"),
    ("GET", "/api/v1/plans/{id}/plan.pdf"),
    ("GET", "/api/v1/plans/{id}/plan.docx"),
    ("GET", "/api/v1/analyses/{id}/analysis.pdf"),
    ("GET", "/api/v1/analyses/{id}/analysis.docx"),
    ("GET", "/api/v1/associations/{id}/reporting-set.zip"),
    ("GET", "/api/v1/compliance/board.xlsx"),
    ("GET", "/api/v1/compliance/board.csv"),
    ("GET", "/api/v1/meetings/{id}/minutes/extract"),
    ("GET", "/healthz"),
    ("GET", "/readyz"),
    ("GET", "/api/v1/regulation"),
    ("GET", "/api/v1/imports/{id}/rejected.xlsx"),
    ("GET", "/api/v1/associations/{id}/composition.docx"),
    ("GET", "/api/v1/associations/{id}/calendar.ics"),
    ("GET", "/api/v1/calendar.ics"),
    ("GET", "/api/v1/orders/{id}/files/{file_id}"),
    ("GET", "/api/v1/normative-documents/{id}/files/{file_id}"),
    ("GET", "/api/v1/meetings/{id}/events"),
    ("GET", "/api/v1/meetings/{id}/minutes/files/{file_id}"),
];

fn document() -> Value {
    serde_json::to_value(veche_server::openapi::document()).unwrap()
}

fn operations(document: &Value) -> Vec<(String, String, Value)> {
    let paths = document["paths"].as_object().unwrap();
    let methods = |item: &Value| item.as_object().unwrap().clone();
    paths
        .iter()
        .flat_map(|(path, item)| {
            methods(item)
                .into_iter()
                .map(move |(m, o)| (m.to_uppercase(), path.clone(), o))
        })
        .filter(|(method, _, _)| ["GET", "POST", "PUT", "PATCH", "DELETE"].contains(&method.as_str()))
        .collect()
}

#[test]
fn the_committed_document_is_the_code() {
    let committed = include_str!("../../../openapi/veche.json");
    let text = veche_server::openapi::document_text().unwrap();
    assert!(
        committed == text,
        "run `cargo xtask openapi` and commit openapi/veche.json"
    );
}

#[test]
fn declarations_and_document_match_both_ways() {
    use veche_domain::{
        accounts, analyses, associations, compliance, council, dictionaries, districts, elections, imports,
        journal, library, meetings, minutes, orders, organizations, papers, people, plans, reminders,
    };
    let declared: BTreeSet<(String, String)> = [
        accounts::ENDPOINTS,
        associations::ENDPOINTS,
        compliance::ENDPOINTS,
        dictionaries::ENDPOINTS,
        districts::ENDPOINTS,
        elections::ENDPOINTS,
        imports::ENDPOINTS,
        journal::ENDPOINTS,
        library::ENDPOINTS,
        meetings::ENDPOINTS,
        analyses::ENDPOINTS,
        council::ENDPOINTS,
        minutes::ENDPOINTS,
        orders::ENDPOINTS,
        organizations::ENDPOINTS,
        papers::ENDPOINTS,
        people::ENDPOINTS,
        plans::ENDPOINTS,
        reminders::ENDPOINTS,
    ]
    .concat()
    .into_iter()
    .map(|(_, method, path): (&str, Method, &str)| (method.to_string(), path.to_owned()))
    .collect();
    let documented: BTreeSet<(String, String)> = operations(&document())
        .into_iter()
        .map(|(method, path, _)| (method, path))
        .collect();
    let missing: Vec<_> = declared.difference(&documented).collect();
    assert!(missing.is_empty(), "declared, but not served: {missing:?}");
    let open = |(m, p): &&(String, String)| !UNDECLARED.contains(&(m.as_str(), p.as_str()));
    let extra: Vec<_> = documented.difference(&declared).filter(open).collect();
    assert!(extra.is_empty(), "served, but not declared: {extra:?}");
}

#[test]
fn every_operation_has_a_verb_and_a_noun_of_its_own() {
    let operations = operations(&document());
    let ids: BTreeSet<String> = operations
        .iter()
        .map(|(_, _, o)| o["operationId"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(ids.len(), operations.len());
    assert!(
        ids.iter()
            .all(|id| id.contains('_') && id.chars().all(|c| c.is_ascii_lowercase() || c == '_')),
        "{ids:?}"
    );
}

#[test]
fn every_operation_that_takes_a_body_says_which() {
    let without = [
        "acknowledge_document",
        "commit_import",
        "discard_amendment",
        "publish_minutes",
        "read_all_notices",
        "read_notice",
        "refresh_participants",
        "reopen_resolution",
        "return_minutes",
        "submit_analysis",
        "submit_minutes",
        "submit_plan",
        "undo_import",
        "undo_merge",
        "withdraw_proposal",
    ];
    for (method, path, operation) in operations(&document()) {
        let takes = ["POST", "PUT", "PATCH"].contains(&method.as_str());
        let told = operation.get("requestBody").is_some()
            || without.contains(&operation["operationId"].as_str().unwrap());
        assert!(
            !takes || told,
            "{method} {path} has no request body in the document"
        );
    }
}

#[test]
fn every_operation_refuses_a_stranger() {
    on_both(|city| {
        let stranger = city.stranger();
        let id = "018f0000-0000-7000-8000-000000000000";
        let before = city.store.read(veche_store::journal::journal_seq).unwrap();
        let mut refused = 0;
        for (method, path, operation) in operations(&document()) {
            if OPEN.contains(&(method.as_str(), path.as_str())) {
                continue;
            }
            let parts: Vec<&str> = path
                .split('/')
                .map(|p| if p.starts_with('{') { id } else { p })
                .collect();
            let address = parts.join("/");
            let with_body = operation.get("requestBody").is_some();
            let body = json!({}).to_string();
            let json = with_body.then_some("application/json");
            let answer = stranger.with("If-Match", "\"1.0-0\"").send(
                &method,
                &address,
                json,
                if with_body { body.as_bytes() } else { &[] },
            );
            answer.refused(401, "unauthenticated");
            refused += 1;
        }
        assert!(refused > 40, "only {refused} operations were tried");
        assert_eq!(
            city.store.read(veche_store::journal::journal_seq).unwrap(),
            before,
            "nothing was changed"
        );
    });
}

#[test]
fn an_unknown_query_key_and_an_unknown_method_are_told() {
    on_both(|city| {
        let admin = city.sign_in("admin");
        let id = "018f0000-0000-7000-8000-000000000000";
        for (method, path, _) in operations(&document()) {
            if method != "GET" || path.starts_with("/healthz") || path.starts_with("/readyz") {
                continue;
            }
            let address: Vec<&str> = path
                .split('/')
                .map(|p| if p.starts_with('{') { id } else { p })
                .collect();
            let answer = admin.get(&format!("{}?no_such_key=1", address.join("/")));
            assert_eq!(
                answer.refused(400, "unknown_parameter")["errors"][0]["pointer"],
                "no_such_key",
                "{path}"
            );
        }
        let wrong = admin.send("PATCH", "/api/v1/organizations", Some("application/json"), b"{}");
        wrong.refused(405, "method_not_allowed");
        assert_eq!(wrong.header("allow"), "GET, POST");
        admin.get("/api/v1/no-such-thing").refused(404, "not_found");
        city.stranger()
            .get("/api/v1/no-such-thing")
            .refused(404, "not_found");
    });
}
