//! Imports over real HTTP on both databases: the city's messy list to the letter, and bad files.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use veche_tests::{Client, on_both};

use super::tables::{headings_of, sheet};

const XLSX: &[u8] = include_bytes!("../../../crates/server/demo/people_messy.xlsx");
const CSV: &[u8] = include_bytes!("../../../crates/server/demo/people_cp1251.csv");
const EXPECTED: &str = include_str!("../../../crates/server/demo/people_expected.csv");

const PEOPLE: [(&str, &str); 2] = [("kind", "people"), ("as_of", "2026-09-01")];

fn upload(client: &Client, name: &str, file: &[u8]) -> Value {
    client.upload("/api/v1/imports", name, file, &PEOPLE).expect(201)
}

fn path(import: &Value, tail: &str) -> String {
    format!("/api/v1/imports/{}{tail}", import["id"].as_str().unwrap())
}

/// Class, error and warnings of each row as the truth has them.
fn expected() -> BTreeMap<i64, (String, String, String)> {
    let mut lines = EXPECTED.lines();
    let header: Vec<&str> = lines.next().unwrap().split(',').collect();
    assert_eq!(header[..4], ["row", "class", "error", "warnings"]);
    lines
        .map(|line| {
            let cells: Vec<&str> = line.splitn(5, ',').collect();
            (
                cells[0].parse().unwrap(),
                (cells[1].to_owned(), cells[2].to_owned(), cells[3].to_owned()),
            )
        })
        .collect()
}

fn rows_as_answered(client: &Client, import: &Value) -> BTreeMap<i64, (String, String, String)> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let rows = client.all(&path(import, "/rows?limit=200"));
    rows.iter()
        .map(|row| {
            let warnings: Vec<String> = row["warnings"].as_array().unwrap().iter().map(text).collect();
            (
                row["row"].as_i64().unwrap(),
                (text(&row["class"]), text(&row["error"]), warnings.join("|")),
            )
        })
        .collect()
}

#[test]
fn the_messy_list_is_answered_to_the_letter_and_goes_in_once() {
    on_both(|city| {
        let department = city.sign_in("department");
        for (name, file) in [("people_messy.xlsx", XLSX), ("people_cp1251.csv", CSV)] {
            let import = upload(&department, name, file);
            assert_eq!(import["summary"]["persons_to_create"], 238, "{name}");
            assert_eq!(import["summary"]["employments_to_create"], 246);
            assert_eq!(
                import["summary"]["file_level_warnings"][0]["code"],
                "TOTAL_MISMATCH"
            );
            assert_eq!(rows_as_answered(&department, &import), expected(), "{name}");
            assert_eq!(department.all(&path(&import, "/rows?class=INVALID")).len(), 30);
            // More than a page, with columns that stay away only when no row of all fills them.
            let csv = department.get(&path(&import, "/rows?format=csv"));
            let (head, _) = csv.text.split_once("\r\n").expect("headings");
            assert!(
                head.contains("Раздел списка") && !head.contains("Отчество"),
                "{head}"
            );
            assert!(csv.text.matches("\r\n").count() > 300, "{name}");
            let (cells, _) = sheet(&department.get(&path(&import, "/rows?format=xlsx")));
            assert_eq!(
                cells.height(),
                1 + 300,
                "{name}: rows that were held back are there"
            );
            assert_eq!(
                headings_of(&cells).join(";"),
                head.trim_start_matches('\u{feff}'),
                "{name}"
            );
            let lines = department.get(&path(&import, "/rows?format=ndjson"));
            assert_eq!(lines.text.lines().count(), 300, "{name}");
        }
        let import = upload(&department, "people_messy.xlsx", XLSX);
        assert_eq!(
            department.get("/api/v1/people?count=true&limit=1").expect(200)["total"],
            0,
            "a preview creates nothing"
        );
        let first = department.post(&path(&import, "/commit"), &json!({})).expect(200);
        assert_eq!(first["state"], "committed");
        assert_eq!(
            department.get("/api/v1/people?count=true&limit=1").expect(200)["total"],
            238
        );
        let second = department.post(&path(&import, "/commit"), &json!({})).expect(200);
        assert_eq!(first, second, "committed twice: the first result");
        for (name, file) in [("people_messy.xlsx", XLSX), ("people_cp1251.csv", CSV)] {
            let again = upload(&department, name, file);
            assert_eq!(again["summary"]["persons_to_create"], 0, "{name}");
            assert_eq!(again["summary"]["employments_to_create"], 0);
            assert_eq!(
                again["summary"]["by_class"],
                json!({"DUPLICATE": 270, "INVALID": 30})
            );
            department.post(&path(&again, "/commit"), &json!({})).expect(200);
        }
        assert_eq!(
            department.get("/api/v1/people?count=true&limit=1").expect(200)["total"],
            238
        );
        let journal = department.get("/api/v1/journal?act=import").expect(200);
        assert_eq!(
            journal["items"].as_array().unwrap().len(),
            3,
            "one entry for each batch"
        );
    });
}

#[test]
fn a_batch_is_taken_back_until_something_stands_on_it() {
    on_both(|city| {
        let department = city.sign_in("department");
        let import = upload(&department, "people_messy.xlsx", XLSX);
        department
            .post(&path(&import, "/undo"), &json!({}))
            .refused(409, "wrong_state");
        department.post(&path(&import, "/commit"), &json!({})).expect(200);
        assert_eq!(
            department.post(&path(&import, "/undo"), &json!({})).expect(200)["state"],
            "undone"
        );
        assert_eq!(
            department.post(&path(&import, "/undo"), &json!({})).expect(200)["state"],
            "undone"
        );
        assert_eq!(
            department.get("/api/v1/people?count=true&limit=1").expect(200)["total"],
            0
        );
        department
            .post(&path(&import, "/commit"), &json!({}))
            .refused(409, "wrong_state");

        let second = upload(&department, "people_messy.xlsx", XLSX);
        department.post(&path(&second, "/commit"), &json!({})).expect(200);
        let person = department.get("/api/v1/people?q=rtlhby&limit=1").expect(200)["items"][0].clone();
        let person = format!("/api/v1/people/{}", person["id"].as_str().unwrap());
        let tag = department.get(&person).etag().to_owned();
        department
            .patch(&person, &tag, &json!({"phone": "8 913 000 00 00"}))
            .expect(200);
        let refused = department
            .post(&path(&second, "/undo"), &json!({}))
            .refused(409, "changed_since");
        assert!(
            refused["errors"][0]["message"]
                .as_str()
                .unwrap()
                .contains("update_person")
        );
        assert_eq!(
            department.get("/api/v1/people?count=true&limit=1").expect(200)["total"],
            238
        );
    });
}

#[test]
fn columns_are_told_by_hand_when_the_headers_say_nothing_and_kept_for_the_next_time() {
    on_both(|city| {
        let department = city.sign_in("department");
        let list = "а;б;в\nПетрова Анна Ильинична;учитель;СОШ 904\nЛи Анна;учитель;СОШ 904\n";
        let import = upload(&department, "список.csv", list.as_bytes());
        assert_eq!(import["summary"]["rows"], 0);
        assert_eq!(import["found"]["columns"].as_array().unwrap().len(), 3);
        department
            .post(&path(&import, "/commit"), &json!({}))
            .refused(409, "wrong_state");
        let tag = department.get(&path(&import, "")).etag().to_owned();
        let put = |tag: &str, mapping: &Value| {
            department.with("If-Match", tag).send(
                "PUT",
                &path(&import, "/mapping"),
                Some("application/json"),
                mapping.to_string().as_bytes(),
            )
        };
        let mut mapping =
            json!({"sheet": 0, "header_row": 1, "first_row": 2, "columns": {"full_name": 0, "position": 1}});
        put(&tag, &mapping).refused(422, "validation");
        mapping["columns"]["organization"] = json!(2);
        assert_eq!(put(&tag, &mapping).expect(200)["summary"]["persons_to_create"], 2);
        put(&tag, &mapping).refused(412, "stale");
        let kept = json!({"kind": "people", "name": "Список школы", "mapping": mapping});
        let profile = department.post("/api/v1/import-profiles", &kept).expect(201);
        department.post("/api/v1/import-profiles", &kept).expect(201);
        assert_eq!(
            department.all("/api/v1/import-profiles?kind=people").len(),
            1,
            "the same name replaces"
        );
        let gone = department.all("/api/v1/import-profiles")[0]["id"]
            .as_str()
            .unwrap()
            .to_owned();
        assert_ne!(profile["id"], gone.as_str());
        assert_eq!(
            department
                .delete(&format!("/api/v1/import-profiles/{gone}"), "")
                .status,
            204
        );
        assert!(department.all("/api/v1/import-profiles").is_empty());
    });
}

#[test]
fn rejected_rows_come_back_as_a_spreadsheet_that_can_be_imported_again() {
    on_both(|city| {
        let department = city.sign_in("department");
        let import = upload(&department, "people_messy.xlsx", XLSX);
        let file = department.get(&path(&import, "/rejected.xlsx"));
        assert_eq!(file.status, 200);
        assert!(
            file.header("content-disposition")
                .contains("filename*=UTF-8''people_messy%20")
        );
        assert!(file.header("content-type").contains("spreadsheetml"));
    });
}

#[test]
fn other_lists_come_in_too() {
    on_both(|city| {
        let department = city.sign_in("department");
        let commit = |name: &str, kind: &str, list: &str| {
            let fields = [("kind", kind), ("as_of", "2026-09-01")];
            let import = department
                .upload("/api/v1/imports", name, list.as_bytes(), &fields)
                .expect(201);
            department.post(&path(&import, "/commit"), &json!({})).expect(200)
        };
        let associations = include_str!("../../../crates/server/demo/associations.csv");
        let committed = commit("associations.csv", "associations", associations);
        assert_eq!(committed["summary"]["records_to_create"], 41, "{committed}");
        assert_eq!(department.all("/api/v1/associations?on=2026-11-25").len(), 41);
        let organizations = "Краткое наименование;Район;Вид\nМБОУ СОШ № 999;Ленинский район;школа\nМБОУ СОШ № 904;Дзержинский;школа\n";
        let committed = commit("орг.csv", "organizations", organizations);
        assert_eq!(committed["summary"]["records_to_create"], 1, "{committed}");
        let matrix = "Предмет;Ленинский район;Кировский район;Центральный округ\n\
            Математика;\"Петрова Анна Ильинична, СОШ № 901\";вакансия;\"Ким Олег Иванович, СОШ № 910\"\n\
            Физика;она же;\"Ли Анна, СОШ № 905\";\n";
        let committed = commit("матрица.csv", "district_heads", matrix);
        assert_eq!(committed["summary"]["by_class"]["NEW"], 4, "{committed}");
        let heads = department.all("/api/v1/district-associations?has_head=true&on=2026-09-01");
        let names: Vec<&str> = heads
            .iter()
            .map(|d| d["head"]["person"]["full_name"].as_str().unwrap())
            .collect();
        assert_eq!(
            names.iter().filter(|n| **n == "Петрова Анна Ильинична").count(),
            2,
            "{names:?}"
        );
        assert_eq!(
            department.get("/api/v1/people?count=true&limit=1").expect(200)["total"],
            3
        );
    });
}

#[test]
fn a_bad_file_gets_a_clear_answer_and_the_server_lives() {
    on_both(|city| {
        let department = city.sign_in("department");
        let send = |name: &str, file: &[u8]| department.upload("/api/v1/imports", name, file, &PEOPLE);
        send("список.pdf", b"%PDF-1.4").refused(415, "unsupported_file");
        send("список.xlsx", b"not a workbook").refused(415, "unsupported_file");
        send("список.csv", b"").refused(422, "broken_file");
        send("список.xlsx", &XLSX[..XLSX.len() / 2]).refused(422, "broken_file");
        send("список.csv", &vec![b'x'; 26 << 20]).refused(413, "too_large");
        department
            .upload("/api/v1/imports", "a.csv", b"a;b", &[("kind", "circles")])
            .refused(422, "validation");
        department
            .upload(
                "/api/v1/imports",
                "a.csv",
                b"a;b",
                &[("as_of", "1 сентября"), ("kind", "people")],
            )
            .refused(422, "validation");
        department
            .upload("/api/v1/imports", "a.csv", b"a;b", &[])
            .refused(422, "validation");
        department
            .post("/api/v1/imports", &json!({"file": 1}))
            .refused(400, "bad_request");
        city.sign_in("observer")
            .upload("/api/v1/imports", "a.csv", b"a;b", &PEOPLE)
            .refused(403, "forbidden");
        let formula = "Ф. И. О.;Место работы;Должность\n=HYPERLINK(\"http://x.example\");СОШ 904;учитель\n";
        let import = send("формула.csv", formula.as_bytes()).expect(201);
        assert_eq!(import["summary"]["by_class"]["INVALID"], 1);
        assert_eq!(city.stranger().get("/healthz").status, 200);
    });
}
