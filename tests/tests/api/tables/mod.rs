//! Every list of the API as a spreadsheet and as CSV: the same rows, Russian headings, no formula, nobody else's data.

mod scene;

use std::{collections::BTreeSet, io::Cursor};

use calamine::{Data, Range, Reader, Xlsx};
use scene::{Scene, scene};
use serde_json::{Value, json};
use veche_tests::{Answer, City, Registrar, on_both};

/// A text that a spreadsheet program would run.
const EVIL: &str = "=HYPERLINK(\"http://evil.example\",\"ok\")";

/// A list: its operation, the first two headings, and whether the scene has planted a formula in it.
type List = (&'static str, [&'static str; 2], bool);

const LISTS: &[List] = &[
    ("list_accounts", ["Логин", "Имя"], true),
    (
        "list_acknowledgement_people",
        ["Фамилия, имя, отчество", "Объединение"],
        true,
    ),
    ("list_acknowledgements", ["Документ", "Номер документа"], true),
    ("list_admin_units", ["Код", "Наименование"], false),
    ("list_analyses", ["Код", "Объединение"], true),
    ("list_associations", ["Код", "Наименование"], true),
    ("list_calendar_links", ["Календарь", "Создана"], true),
    ("list_case_files", ["Индекс", "Заголовок дела"], true),
    ("list_categories", ["Код", "Наименование"], false),
    (
        "list_council_members",
        ["Фамилия, имя, отчество", "Место работы"],
        true,
    ),
    ("list_department_events", ["Мероприятие", "Сроки"], true),
    (
        "list_district_associations",
        ["Наименование", "Предмет или профиль"],
        true,
    ),
    ("list_districts", ["Код", "Наименование"], false),
    ("list_duplicate_people", ["Внесён раньше", "Место работы"], true),
    ("list_elections", ["Дата", "Кто заседает"], true),
    ("list_findings", ["Объединение", "Учебный год"], true),
    ("list_import_profiles", ["Название", "Для чего"], true),
    ("list_import_rows", ["Строка файла", "Вид строки"], true),
    ("list_imports", ["Файл", "Что в файле"], true),
    ("list_journal", ["Номер", "Дата"], true),
    ("list_meetings", ["Дата", "Начало"], true),
    (
        "list_memberships",
        ["Фамилия, имя, отчество", "Место работы"],
        true,
    ),
    ("list_merges", ["Осталась запись", "Удалена запись"], false),
    ("list_normative_documents", ["Вид", "Наименование"], true),
    ("list_notices", ["Дата", "О чём"], false),
    ("list_orders", ["Номер", "Дата"], true),
    (
        "list_organizations",
        ["Краткое наименование", "Полное наименование"],
        true,
    ),
    ("list_people", ["Фамилия, имя, отчество", "Место работы"], true),
    ("list_plans", ["Код", "Объединение"], true),
    ("list_positions", ["Код", "Наименование"], false),
    ("list_resolutions", ["Номер", "Текст"], false),
    ("list_subjects", ["Код", "Наименование"], false),
];

/// Lists of which the scene makes no row: their headings are looked at.
const EMPTY: [&str; 2] = ["list_notices", "list_resolutions"];

/// Operations of the document that take `format`, with their paths.
pub fn documented() -> Vec<(String, String)> {
    let document = serde_json::to_value(veche_server::openapi::document()).unwrap();
    let mut found = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        let operation = &item["get"];
        let parameters = operation["parameters"].as_array().cloned().unwrap_or_default();
        // A paper has formats of its own.
        if parameters
            .iter()
            .any(|p| p["name"] == "format" && p["schema"]["$ref"] == "#/components/schemas/ListFormat")
        {
            let content = operation["responses"]["200"]["content"].as_object().unwrap();
            let kinds: BTreeSet<&str> = content.keys().map(String::as_str).collect();
            assert_eq!(kinds.len(), 4, "{path} says which files it gives: {kinds:?}");
            assert!(
                kinds.contains("text/csv") && kinds.contains("application/x-ndjson"),
                "{path}"
            );
            found.push((
                operation["operationId"].as_str().unwrap().to_owned(),
                path.clone(),
            ));
        }
    }
    found.sort();
    found
}

fn address(scene: &Scene, path: &str) -> String {
    let whole = match path.split('/').nth(3).unwrap_or_default() {
        "associations" => &scene.association,
        "acknowledgements" => &scene.list,
        "imports" => &scene.import,
        _ => "",
    };
    path.replace("{id}", whole)
}

/// What stands in the first row of a sheet.
pub(super) fn headings_of(cells: &Range<Data>) -> Vec<String> {
    let first = cells.rows().next().expect("a header");
    first.iter().map(ToString::to_string).collect()
}

/// The only sheet; calamine reads what Excel would.
pub(super) fn sheet(answer: &Answer) -> (Range<Data>, usize) {
    assert_eq!(
        (answer.status, answer.header("content-type")),
        (
            200,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        ),
        "{}",
        answer.text
    );
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(answer.bytes.clone())).expect("a workbook");
    let name = book.sheet_names().first().cloned().expect("a sheet");
    let formulas = book.worksheet_formula(&name).expect("formulas");
    let formulas = formulas.used_cells().filter(|(_, _, f)| !f.is_empty()).count();
    (book.worksheet_range(&name).expect("cells"), formulas)
}

/// The objects of a file with one on each line.
fn objects(answer: &Answer) -> Vec<Value> {
    assert!(
        answer.text.is_empty() || answer.text.ends_with('\n'),
        "the last line is whole"
    );
    let lines = answer.text.lines();
    lines
        .map(|line| serde_json::from_str(line).expect("an object"))
        .collect()
}

/// Records of a CSV file: line breaks within quotes do not end one.
fn records(text: &str) -> usize {
    let mut quoted = false;
    text.chars()
        .filter(|c| {
            quoted ^= *c == '"';
            *c == '\n' && !quoted
        })
        .count()
}

#[test]
fn every_list_is_a_spreadsheet_and_csv() {
    let paths = documented();
    let told: BTreeSet<&str> = paths.iter().map(|(id, _)| id.as_str()).collect();
    let tried: BTreeSet<&str> = LISTS.iter().map(|(id, _, _)| *id).collect();
    assert_eq!(told, tried, "a new list: give it a row here");
    on_both(|city| {
        let registrar = Registrar::of(city);
        let scene = scene(&registrar);
        let admin = city.sign_in("admin");
        for (id, path) in &paths {
            let (_, headings, planted) = LISTS.iter().find(|(known, _, _)| known == id).unwrap();
            let path = address(&scene, path);
            // Each export writes an entry of the journal, and links to calendars are everybody's own.
            let client = if id == "list_calendar_links" {
                &registrar.department
            } else {
                &admin
            };
            let rows = client.all(&path);
            assert!(
                !rows.is_empty() || EMPTY.contains(&id.as_str()),
                "{id} has no row"
            );
            let (cells, formulas) = sheet(&client.get(&format!("{path}?format=xlsx")));
            assert_eq!(formulas, 0, "{id}");
            assert_eq!(headings_of(&cells)[..2], headings[..], "{id}");
            assert_eq!(cells.height() - 1, rows.len(), "{id}");
            let evil = cells
                .used_cells()
                .any(|(_, _, c)| matches!(c, Data::String(s) if s.contains('=')));
            assert!(evil || !*planted, "{id}: the formula is not there as text");

            let csv = client.get(&format!("{path}?format=csv"));
            assert_eq!(
                (csv.status, csv.header("content-type")),
                (200, "text/csv; charset=utf-8"),
                "{id}"
            );
            assert!(csv.bytes.starts_with(b"\xEF\xBB\xBF"), "{id}");
            assert!(
                csv.text.contains(&headings.join(";")) || csv.text.contains(&format!("\"{}\"", headings[0])),
                "{id}"
            );
            assert!(csv.text.ends_with("\r\n"), "{id}");
            let more = usize::from(id == "list_journal");
            assert_eq!(records(&csv.text), rows.len() + 1 + more, "{id}");
            for field in csv.text.split(['\n', ';']) {
                let field = field.trim_start_matches('"');
                assert!(!field.starts_with(['=', '+', '@']), "{id}: {field}");
            }
            let name = csv.header("content-disposition");
            assert!(
                name.contains("filename*=UTF-8''%D0") && name.contains("25.11.2026.csv"),
                "{name}"
            );

            let lines = client.get(&format!("{path}?format=ndjson"));
            assert_eq!(
                (lines.status, lines.header("content-type")),
                (200, "application/x-ndjson"),
                "{id}"
            );
            let found = objects(&lines);
            // The newest entries are those of the two files before.
            let more = if id == "list_journal" { 2 } else { 0 };
            assert_eq!(found[more..], rows, "{id}");
        }
    });
}

#[test]
fn who_may_not_read_a_list_gets_no_file_of_it() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let scene = scene(&registrar);
        let mut refused = 0;
        for role in ["department", "niso", "magistr", "council", "observer", "district"] {
            let client = city.sign_in(role);
            for (id, path) in documented() {
                let path = address(&scene, &path);
                let page = client.get(&path);
                let before = journal(city);
                let file = client.get(&format!("{path}?format=xlsx"));
                assert_eq!(file.status, page.status, "{role} {id}: {}", file.text);
                if page.status == 403 {
                    assert_eq!(journal(city), before, "{role} {id}");
                    refused += 1;
                } else {
                    assert_eq!(journal(city), before + 1, "{role} {id} is written down");
                }
            }
        }
        assert!(refused > 5, "only {refused} were refused");
        let stranger = city.stranger().get("/api/v1/people?format=xlsx");
        stranger.refused(401, "unauthenticated");
    });
}

fn journal(city: &City) -> i64 {
    city.store.read(veche_store::journal::journal_seq).unwrap()
}

#[test]
fn a_file_keeps_filters_order_and_kinds_of_cells_and_is_the_whole_list() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        scene(&registrar);
        let department = &registrar.department;
        // More than one page of two hundred.
        for number in 0..230 {
            let body = json!({"school_year": 2026, "title": format!("Форум {number}"), "dates": "25 ноября",
                "place": "Место"});
            department.post("/api/v1/department-events", &body).expect(201);
        }
        let (cells, _) = sheet(&department.get("/api/v1/department-events?format=xlsx"));
        assert_eq!(cells.height(), 1 + 231);
        let titles: BTreeSet<String> = cells.rows().skip(1).map(|r| r[0].to_string()).collect();
        assert_eq!(titles.len(), 231, "no row twice");
        let asked = department.all("/api/v1/department-events");
        let lines = department.get("/api/v1/department-events?format=ndjson");
        assert_eq!(objects(&lines), asked);
        let csv = department.get("/api/v1/department-events?format=csv");
        assert_eq!(records(&csv.text), 1 + 231);
        assert_eq!(csv.text.matches('\u{feff}').count(), 1, "one beginning");
        let dated = cells.rows().find(|r| r[0] == "Форум 7").unwrap();
        assert!(
            matches!(dated[2], Data::DateTime(_)),
            "a day is a day: {:?}",
            dated[2]
        );

        let (cells, _) = sheet(&department.get("/api/v1/organizations?format=xlsx&sort=-name&kind=school"));
        let asked = department.all("/api/v1/organizations?sort=-name&kind=school");
        let names: Vec<String> = cells.rows().skip(1).map(|r| r[0].to_string()).collect();
        let wanted: Vec<&str> = asked.iter().map(|o| o["short_name"].as_str().unwrap()).collect();
        assert_eq!(names, wanted);

        let (cells, _) = sheet(&department.get("/api/v1/associations?format=xlsx&q=M1"));
        let row = cells.rows().nth(1).unwrap();
        assert_eq!(row[1], Data::String(EVIL.to_owned()), "whole and as it was typed");
        assert_eq!(row[9], Data::Float(1.0), "a number is a number");

        let old = department.get("/api/v1/associations?format=csv&encoding=cp1251");
        assert_eq!(old.header("content-type"), "text/csv; charset=windows-1251");
        // «Код» in windows-1251.
        assert!(
            old.bytes.starts_with(b"\xCA\xEE\xE4;"),
            "{:?}",
            old.bytes.get(..8)
        );

        for (query, key) in [
            ("format=pdf", "format"),
            ("format=csv&encoding=koi8-r", "encoding"),
            ("encoding=cp1251", "encoding"),
            ("format=xlsx&limit=5", "limit"),
            ("format=csv&cursor=abc", "cursor"),
            ("format=csv&count=true", "count"),
        ] {
            let answer = department.get(&format!("/api/v1/people?{query}"));
            let refusal = answer.refused(400, "unknown_parameter");
            assert_eq!(refusal["errors"][0]["pointer"], key, "{query}");
        }
        let exports = department.all("/api/v1/journal?act=export");
        assert!(
            exports
                .iter()
                .all(|e| e["operation"] == "export_list"
                    && e["title"].as_str().unwrap().contains("25.11.2026")),
            "{exports:?}"
        );
    });
}
