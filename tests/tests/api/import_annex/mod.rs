//! The annex of an order becomes the draft of an order (I.4): both shapes, over real HTTP on both databases.

mod lists;

use rust_xlsxwriter::{Format, Workbook};
use serde_json::{Value, json};
use veche_tests::{Client, Registrar, on_both};

const OPTIONS: [(&str, &str); 3] = [
    ("kind", "order_annex"),
    ("as_of", "2026-09-15"),
    ("order_number", "0482-09"),
];

fn upload(client: &Client, name: &str, file: &[u8]) -> Value {
    client.upload("/api/v1/imports", name, file, &OPTIONS).expect(201)
}

fn path(import: &Value, tail: &str) -> String {
    format!("/api/v1/imports/{}{tail}", import["id"].as_str().unwrap())
}

/// Row, class or error, warnings.
fn brief(client: &Client, import: &Value) -> Vec<String> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let rows = client.all(&path(import, "/rows?limit=200"));
    rows.iter()
        .map(|row| {
            let said = if row["error"].is_null() {
                &row["class"]
            } else {
                &row["error"]
            };
            let warnings: Vec<String> = row["warnings"].as_array().unwrap().iter().map(text).collect();
            format!("{} {} {}", row["row"], text(said), warnings.join("|"))
                .trim()
                .to_owned()
        })
        .collect()
}

fn message(client: &Client, import: &Value, row: i64) -> String {
    let rows = client.all(&path(import, "/rows?limit=200"));
    let found = rows.iter().find(|r| r["row"] == row).unwrap();
    found["message"].as_str().unwrap().to_owned()
}

fn commit(client: &Client, import: &Value) -> (Value, Value) {
    let done = client.post(&path(import, "/commit"), &json!({})).expect(200);
    let order = done["order_id"]
        .as_str()
        .unwrap_or_else(|| panic!("no order in {done}"));
    let order = client.get(&format!("/api/v1/orders/{order}")).expect(200);
    (done, order)
}

/// A sheet of texts; a merge is written by itself.
fn sheet(rows: &[&[&str]], merges: &[(u32, u16, u32, u16, &str)]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (at, row) in (0..).zip(rows) {
        for (column, text) in (0..).zip(*row) {
            if !text.is_empty() {
                sheet.write_string(at, column, *text).unwrap();
            }
        }
    }
    for (first_row, first_column, last_row, last_column, text) in merges {
        sheet
            .merge_range(
                *first_row,
                *first_column,
                *last_row,
                *last_column,
                text,
                &Format::new(),
            )
            .unwrap();
    }
    book.save_to_buffer().unwrap()
}

fn cp1251(text: &str) -> Vec<u8> {
    text.chars()
        .map(|c| match c {
            'А'..='я' => u8::try_from(u32::from(c) - 0x0410 + 0xC0).unwrap(),
            'ё' => 0xB8,
            '№' => 0xB9,
            '«' => 0xAB,
            '»' => 0xBB,
            '–' => 0x96,
            '\u{a0}' => 0xA0,
            other => u8::try_from(u32::from(other)).unwrap(),
        })
        .collect()
}

/// The composition of an association in an order: people and units.
fn composition(order: &Value, association: &str) -> Vec<(String, String)> {
    let items = order["items"].as_array().unwrap();
    let item = items
        .iter()
        .find(|i| {
            i["effect"]["kind"] == "approve_composition" && i["effect"]["association_id"] == association
        })
        .unwrap_or_else(|| panic!("no composition in {order:#}"));
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let members = item["effect"]["members"].as_array().unwrap();
    members
        .iter()
        .map(|m| (text(&m["person_id"]), text(&m["admin_unit_code"])))
        .collect()
}

#[test]
fn compositions_become_the_draft_of_an_order_that_can_be_taken_back() {
    on_both(|city| {
        let hand = Registrar::of(city);
        let math = city.circle(
            "A02",
            "Муниципальное методическое объединение учителей математики",
            "niso",
        );
        let physics = city.circle(
            "A04",
            "Муниципальное методическое объединение учителей физики",
            "niso",
        );
        let anna = hand.person("Петрова Анна Ильинична", "org901", "teacher");
        let oleg = hand.person("Ким Олег Сергеевич", "org905", "teacher");
        let vera = hand.person("Белова Вера Павловна", "org904", "teacher");
        let file = sheet(
            &[
                &["Приложение 2 к приказу"],
                &[
                    "№",
                    "Наименование ММО",
                    "Район (округ)",
                    "Ф. И. О. руководителя РМО",
                    "Должность",
                    "ОО",
                    "Категория",
                ],
                &["1", "2", "3", "4", "5", "6", "7"],
                &[
                    "1",
                    "",
                    "Ленинский район",
                    "ПЕТРОВА АННА\u{a0}ИЛЬИНИЧНА",
                    "учитель",
                    "МАОУ СОШ №\u{a0}901",
                    "ВКК",
                ],
                &["2", "", "Кировский", "Ким О. С.", "–//–", "СОШ  905", "ВКК"],
                &[
                    "3",
                    "",
                    "Дзержинский район",
                    "Белова Вера\nПавловна",
                    "―//―",
                    "СОШ № 904",
                    "",
                ],
                &[
                    "4",
                    "",
                    "Дзержинский район",
                    "Белова Вера Павловна",
                    "учитель",
                    "–\"–",
                    "",
                ],
                &["5", "", "Советский район", "вакансия", "", "", ""],
                &[
                    "6",
                    "",
                    "Советский район",
                    "Никто Неведомый Ильич",
                    "",
                    "СОШ 907",
                    "",
                ],
                &["Итого по ММО: 6"],
                &[
                    "7",
                    "ГМО учителей физики",
                    "Ленинский район",
                    "Громова Нина Олеговна",
                    "учитель физики",
                    "СОШ 901",
                    "1КК",
                ],
                &["8", "", "Кировский район", "она же", "", "", ""],
                &[
                    "9",
                    "",
                    "Кировский район",
                    "Ким Олег Сергеевич",
                    "учитель",
                    "школа 999",
                    "",
                ],
                &[
                    "10",
                    "ММО учителей физикки",
                    "Кировский район",
                    "Ким Олег Сергеевич",
                    "учитель",
                    "СОШ 905",
                    "",
                ],
                &["", "Начальник департамента", "", "", "", "И. О. Фамилия"],
            ],
            &[(3, 1, 8, 1, "ММО учителей математики")],
        );
        let import = upload(&hand.department, "приложение 2.xlsx", &file);
        let wanted = [
            "4 NEW",
            "5 NEW",
            "6 NEW",
            "7 DUPLICATE MEMBER_REPEATED",
            "9 PERSON_UNKNOWN",
            "11 NEW PERSON_NEW",
            "12 DUPLICATE DISTRICT_MISMATCH|MEMBER_REPEATED",
            "13 ORG_UNKNOWN",
            "14 ASSOCIATION_UNKNOWN",
        ];
        assert_eq!(brief(&hand.department, &import), wanted, "{import:#}");
        assert_eq!(import["summary"]["vacancies"], 1);
        assert_eq!(import["summary"]["records_to_create"], 2);
        assert_eq!(import["found"]["order_number"], "0482-09");
        let near = message(&hand.department, &import, 14);
        assert!(
            near.contains("объединение учителей физики") && near.contains("I.4"),
            "{near}"
        );
        let rejected = hand.department.get(&path(&import, "/rejected.xlsx"));
        assert_eq!(rejected.status, 200);

        let (done, order) = commit(&hand.department, &import);
        assert_eq!(order["state"], "draft");
        assert_eq!(order["kind"], "approve_composition");
        assert_eq!(
            order["title"],
            "Об утверждении составов профессиональных объединений на 2026/2027 учебный год"
        );
        let note = order["note"].as_str().unwrap();
        assert!(
            note.contains("№ 0482-09 от 15.09.2026") && note.contains("строк: 3"),
            "{note}"
        );
        let unit = |person: &str, unit: &str| (person.to_owned(), unit.to_owned());
        assert_eq!(
            composition(&order, &math),
            [
                unit(&anna, "leninsky"),
                unit(&oleg, "kirovsky"),
                unit(&vera, "dzerzhinsky")
            ]
        );
        let fresh = composition(&order, &physics);
        let nina = hand
            .department
            .get(&format!("/api/v1/people/{}", fresh[0].0))
            .expect(200);
        assert_eq!(nina["last_name"], "Громова", "{nina:#}");
        assert_eq!(fresh.len(), 1);
        let members = format!("/api/v1/associations/{math}/members?on=2026-11-25");
        assert!(
            hand.department.all(&members).is_empty(),
            "a draft decides nothing"
        );
        let again = hand
            .department
            .post(&path(&import, "/commit"), &json!({}))
            .expect(200);
        assert_eq!(done, again);

        let undone = hand
            .department
            .post(&path(&import, "/undo"), &json!({}))
            .expect(200);
        assert_eq!(
            (&undone["state"], &undone["order_id"]),
            (&json!("undone"), &Value::Null)
        );
        hand.department
            .get(&format!("/api/v1/orders/{}", order["id"].as_str().unwrap()))
            .refused(404, "not_found");
        assert_eq!(
            hand.department
                .get("/api/v1/people?count=true&limit=1")
                .expect(200)["total"],
            3
        );
    });
}

#[test]
fn a_draft_that_was_changed_is_not_taken_back_with_its_import() {
    on_both(|city| {
        let hand = Registrar::of(city);
        city.circle("A02", "ММО учителей математики", "niso");
        hand.person("Петрова Анна Ильинична", "org901", "teacher");
        let list = "Объединение;Ф. И. О.;ОО\nММО учителей математики;Петрова Анна Ильинична;СОШ 901\n";
        let import = upload(&hand.department, "состав.csv", list.as_bytes());
        let (_, order) = commit(&hand.department, &import);
        let order = format!("/api/v1/orders/{}", order["id"].as_str().unwrap());
        let tag = hand.department.get(&order).etag().to_owned();
        hand.department
            .patch(&order, &tag, &json!({"note": "Проверен."}))
            .expect(200);
        let refused = hand
            .department
            .post(&path(&import, "/undo"), &json!({}))
            .refused(409, "changed_since");
        assert!(
            refused["errors"][0]["message"]
                .as_str()
                .unwrap()
                .contains("update_order"),
            "{refused}"
        );
        assert_eq!(hand.department.get(&order).expect(200)["note"], "Проверен.");
    });
}
