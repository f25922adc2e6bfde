//! How many statements a list costs: the same for twenty rows and for two hundred, and written down here.

use std::collections::BTreeMap;

use diesel::{Connection, PgConnection, RunQueryDsl, connection::SimpleConnection};
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

/// The statements of every list of the demo city, for a page of twenty rows.
fn costs(city: &City) -> BTreeMap<String, Vec<String>> {
    let watch = city.watch();
    let (department, admin) = (city.sign_in_to_demo("department"), city.sign_in_to_demo("admin"));
    let asked = |path: &str, rows: usize| {
        let reader = if path == "/api/v1/accounts" {
            &admin
        } else {
            &department
        };
        // Who is behind the session is remembered as long as nothing changes: that is asked before the counting.
        assert_eq!(reader.get("/api/v1/session").status, 200);
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
        found.insert(operation, few);
    }
    found
}

/// Most statements of a list: whether the session lasts and after which change it is asked, and three besides.
const MOST: usize = 4;

/// Lists that cost more, and why they may.
const MORE: [(&str, &str); 3] = [
    (
        "list_duplicate_people",
        "besides the people of a page it asks for everybody they ever worked for: that is what makes two of them one",
    ),
    (
        "list_findings",
        "it weighs the duties of the city as its board does, which has five",
    ),
    (
        "list_memberships",
        "it asks first whether there is such an association and who curates it: that decides who may read",
    ),
];

/// What each list costs: none may come to cost more unseen.
const COSTS: [(&str, usize); 32] = [
    ("list_accounts", 3),
    ("list_acknowledgement_people", 4),
    ("list_acknowledgements", 4),
    ("list_admin_units", 3),
    ("list_analyses", 4),
    ("list_associations", 4),
    ("list_calendar_links", 2),
    ("list_case_files", 2),
    ("list_categories", 2),
    ("list_council_members", 4),
    ("list_department_events", 2),
    ("list_district_associations", 3),
    ("list_districts", 2),
    ("list_duplicate_people", 5),
    ("list_elections", 4),
    ("list_findings", 6),
    ("list_import_profiles", 2),
    ("list_import_rows", 3),
    ("list_imports", 2),
    ("list_journal", 2),
    ("list_meetings", 3),
    ("list_memberships", 6),
    ("list_merges", 2),
    ("list_normative_documents", 3),
    ("list_notices", 2),
    ("list_orders", 3),
    ("list_organizations", 3),
    ("list_people", 4),
    ("list_plans", 4),
    ("list_positions", 2),
    ("list_resolutions", 4),
    ("list_subjects", 2),
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
    let over = found.iter().filter(|(_, asked)| *asked > MOST);
    let over: Vec<&str> = over.map(|(operation, _)| *operation).collect();
    assert_eq!(over, MORE.map(|(operation, _)| operation));
}

/// Tables that have tens of thousands of rows in a city.
const LARGE: [&str; 6] = [
    "people",
    "employments",
    "qualifications",
    "tenure_statements",
    "memberships",
    "person_words",
];

/// Lists that read such a table from end to end, and why they may.
const WHOLE: [(&str, &str); 2] = [
    ("list_duplicate_people", "it compares everybody with everybody"),
    (
        "list_findings",
        "duties of all associations are weighed before a page of them is cut",
    ),
];

/// A statement as diesel tells of it, its values written into their places.
fn with_values(told: &str) -> String {
    let (sql, binds) = told.split_once(" -- binds: ").unwrap_or((told, "[]"));
    let mut sql = sql.to_owned();
    for (number, value) in values(binds).into_iter().enumerate().rev() {
        sql = sql.replace(&format!("${}", number + 1), &value);
    }
    sql
}

/// The values of a list as Rust prints it: texts, numbers, dates, lists of texts.
fn values(binds: &str) -> Vec<String> {
    let whole = binds.trim();
    let inner = whole
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
        .unwrap_or(whole);
    let (mut parts, mut part, mut depth, mut quoted, mut escaped) =
        (Vec::new(), String::new(), 0, false, false);
    for c in inner.chars() {
        match c {
            '"' if !escaped => quoted = !quoted,
            '[' | '(' if !quoted => depth += 1,
            ']' | ')' if !quoted => depth -= 1,
            ',' if !quoted && depth == 0 => {
                parts.push(std::mem::take(&mut part));
                continue;
            }
            _ => {}
        }
        escaped = c == '\\' && !escaped;
        part.push(c);
    }
    parts.push(part);
    let literal = |part: String| {
        let part = part.trim();
        let text = match part.strip_prefix('[') {
            Some(list) => format!("{{{}}}", list.trim_end_matches(']')),
            None => part.trim_matches('"').to_owned(),
        };
        format!("'{}'", text.replace('\'', "''"))
    };
    parts
        .into_iter()
        .filter(|p| !p.trim().is_empty())
        .map(literal)
        .collect()
}

#[derive(diesel::QueryableByName)]
struct Line {
    #[diesel(sql_type = diesel::sql_types::Text)]
    line: String,
}

#[test]
fn no_list_reads_a_large_table_from_end_to_end() {
    let Some(city) = City::large() else {
        eprintln!("skipped: VECHE_TEST_POSTGRES_URL is not set");
        return;
    };
    let veche_store::Address::Postgres(url) = city.store.address() else {
        panic!("a large city stands on PostgreSQL")
    };
    let mut conn = PgConnection::establish(url).unwrap();
    conn.batch_execute(
        "CREATE FUNCTION plan_of(asked TEXT) RETURNS SETOF TEXT LANGUAGE plpgsql AS \
         $$ BEGIN RETURN QUERY EXECUTE 'EXPLAIN ' || asked; END $$",
    )
    .unwrap();
    let mut asked = costs(&city);
    let (watch, department) = (city.watch(), city.sign_in_to_demo("department"));
    for q in [
        "%D0%BA%D1%83%D0%B7",
        "%D0%B8%D0%B2+%D0%B0",
        "rep%2Ctwjdf",
        "ivanov%40",
    ] {
        watch.take();
        assert_eq!(
            department.get(&format!("/api/v1/people?q={q}&limit=50")).status,
            200
        );
        asked.insert(format!("a search for people, {q}"), watch.take());
    }
    let (mut whole, mut read) = (Vec::new(), 0);
    for (operation, statements) in &asked {
        for told in statements.iter().filter(|told| told.starts_with("SELECT")) {
            let sql = with_values(told);
            let plan = diesel::sql_query("SELECT plan_of AS line FROM plan_of($1)")
                .bind::<diesel::sql_types::Text, _>(&sql)
                .load::<Line>(&mut conn)
                .unwrap_or_else(|error| panic!("{operation}: {error}\n{sql}"));
            read += 1;
            let scans = |table: &str| {
                plan.iter().any(|l| {
                    l.line.contains(&format!("Seq Scan on {table} "))
                        || l.line.ends_with(&format!("Seq Scan on {table}"))
                })
            };
            let excused = WHOLE.iter().any(|(known, _)| known == operation);
            whole.extend(
                LARGE
                    .iter()
                    .filter(|table| scans(table) && !excused)
                    .map(|table| format!("{operation}: {table}\n{sql}")),
            );
        }
    }
    assert!(read > 60, "{read} plans were read");
    assert!(whole.is_empty(), "{}", whole.join("\n\n"));
}

#[test]
fn values_are_read_as_diesel_prints_them() {
    let first =
        with_values(r#"SELECT a WHERE b = ANY($1) AND c > $2 -- binds: [["p"], 2026-11-25T10:00:00.5]"#);
    assert_eq!(
        first,
        r#"SELECT a WHERE b = ANY('{"p"}') AND c > '2026-11-25T10:00:00.5'"#
    );
    let last = with_values(r#"SELECT a WHERE b = $1 AND c = ANY($2) -- binds: [4, ["p", "q"]]"#);
    assert_eq!(last, r#"SELECT a WHERE b = '4' AND c = ANY('{"p", "q"}')"#);
    let told = r#"SELECT a WHERE b = $1 AND c = ANY($2) AND d > $3 AND e LIKE $10 -- binds: ["it's, [x]", ["p", "q"], 2026-11-25, 4, 5, 6, 7, 8, 9, "% я%"]"#;
    let sql = with_values(told);
    assert_eq!(
        sql,
        r#"SELECT a WHERE b = 'it''s, [x]' AND c = ANY('{"p", "q"}') AND d > '2026-11-25' AND e LIKE '% я%'"#
    );
}
