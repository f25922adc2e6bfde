//! A work plan typed as a table becomes rows of a draft (VII.7.7): over real HTTP on both databases.

use rust_xlsxwriter::{Format, Workbook};
use serde_json::{Value, json};
use veche_tests::{Answer, Client, Registrar, Sitting, act, id_of, on_both};

const IMPORTS: &str = "/api/v1/imports";
const PLANS: &str = "/api/v1/plans";

fn send(client: &Client, of: &Sitting, year: &str, file: &[u8]) -> Answer {
    let fields = [
        ("kind", "plan"),
        ("association_id", of.association.as_str()),
        ("school_year", year),
    ];
    client.upload(IMPORTS, "план.xlsx", file, &fields)
}

#[track_caller]
fn upload(client: &Client, of: &Sitting, file: &[u8]) -> String {
    format!("{IMPORTS}/{}", id_of(&send(client, of, "2026", file).expect(201)))
}

fn verb(client: &Client, import: &str, verb: &str) -> Answer {
    client.post(&format!("{import}/{verb}"), &json!({}))
}

/// A plan as people type it: a title, a header of two rows, months merged downwards, sections, a signature.
fn table() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let plain = Format::new();
    let rows: &[(u32, &[&str])] = &[
        (
            0,
            &["План работы ММО учителей математики на 2026/2027 учебный год"],
        ),
        (
            2,
            &[
                "Месяц",
                "Тема, вопросы заседания",
                "Форма",
                "Ответственные",
                "Уровень",
            ],
        ),
        (3, &["1", "2", "3", "4", "5"]),
        (
            5,
            &[
                "",
                "1. Анализ работы за год\n2. План на 2026/2027 учебный год",
                "круглый стол",
                "Первая Анна Ильинична\nруководители РМО",
                "город",
            ],
        ),
        (6, &["", "О нормативной базе", "", "", ""]),
        (
            7,
            &[
                "III неделя октября",
                "Современный урок",
                "мастер-класс",
                "",
                "муниц.",
            ],
        ),
        (
            9,
            &[
                "в течение года",
                "Консультации учителей",
                "консультирование",
                "члены ММО",
                "",
            ],
        ),
        (10, &["по графику ДО", "Экспертиза работ", "", "", "обл."]),
        (12, &["", "Руководитель ММО", "", "", "А. И. Первая"]),
    ];
    for (row, cells) in rows {
        for (column, text) in (0..).zip(*cells) {
            if !text.is_empty() {
                sheet.write_string(*row, column, *text).unwrap();
            }
        }
    }
    sheet.merge_range(4, 0, 4, 4, "Заседания", &plain).unwrap();
    sheet.merge_range(5, 0, 6, 0, "сентябрь", &plain).unwrap();
    sheet
        .merge_range(8, 0, 8, 4, "Работа между заседаниями", &plain)
        .unwrap();
    book.save_to_buffer().unwrap()
}

fn brief(client: &Client, import: &str) -> Vec<(Value, Value)> {
    client
        .all(&format!("{import}/rows"))
        .iter()
        .map(|row| (row["class"].clone(), row["values"]["item_kind"].clone()))
        .collect()
}

struct Scene<'a> {
    registrar: Registrar<'a>,
    of: Sitting,
    leader: Client,
}

fn scene(city: &veche_tests::City) -> Scene<'_> {
    let registrar = Registrar::of(city);
    let of = registrar.sitting("P1", 3);
    let leader = city.account_of("leader", of.leader());
    Scene {
        registrar,
        of,
        leader,
    }
}

fn plans(client: &Client) -> Vec<Value> {
    client.all(&format!("{PLANS}?school_year=2026"))
}

#[test]
fn a_table_begins_a_plan_and_is_taken_back() {
    on_both(|city| {
        let s = scene(city);
        let import = upload(&s.leader, &s.of, &table());
        let found = s.leader.get(&import).expect(200);
        assert_eq!(found["found"]["association_id"], *s.of.association);
        assert_eq!(found["summary"]["by_class"], json!({"NEW": 5}), "{found:#}");
        let new = |kind: &str| (json!("NEW"), json!(kind));
        assert_eq!(
            brief(&s.leader, &import),
            [
                new("meeting"),
                new("meeting"),
                new("meeting"),
                new("ongoing"),
                new("ongoing")
            ]
        );
        assert!(plans(&s.leader).is_empty(), "a preview makes nothing");
        let done = verb(&s.leader, &import, "commit").expect(200);
        let path = format!("{PLANS}/{}", done["found"]["plan_id"].as_str().unwrap());
        let plan = s.leader.get(&path).expect(200);
        assert_eq!(
            (&plan["state"], &plan["school_year"]),
            (&json!("draft"), &json!(2026))
        );
        let items = plan["items"].as_array().unwrap();
        let said: Vec<(&str, &str, &Value)> = items
            .iter()
            .map(|i| {
                (
                    i["title"].as_str().unwrap(),
                    i["dates"].as_str().unwrap(),
                    &i["from"],
                )
            })
            .collect();
        assert_eq!(
            said,
            [
                ("Анализ работы за год", "сентябрь", &json!("2026-09-01")),
                ("О нормативной базе", "сентябрь", &json!("2026-09-01")),
                ("Современный урок", "III неделя октября", &json!("2026-10-15")),
                ("Консультации учителей", "в течение года", &json!("2026-09-01")),
                ("Экспертиза работ", "по графику ДО", &Value::Null),
            ]
        );
        assert_eq!(
            items[0]["questions"],
            "Анализ работы за год\nПлан на 2026/2027 учебный год"
        );
        assert_eq!(
            (&items[0]["form"], &items[0]["level"]),
            (&json!("round_table"), &json!("municipal"))
        );
        assert_eq!(
            (&items[3]["form"], &items[4]["level"]),
            (&json!("consulting"), &json!("regional"))
        );
        assert_eq!(items[0]["responsible"][1]["name"], "руководители РМО");
        assert_eq!(
            verb(&s.leader, &import, "commit").expect(200)["state"],
            "committed",
            "twice is once"
        );
        assert_eq!(
            s.leader.get(&path).expect(200)["items"].as_array().unwrap().len(),
            5
        );
        // The same file again adds nothing.
        let again = upload(&s.leader, &s.of, &table());
        verb(&s.leader, &again, "commit").expect(200);
        assert_eq!(
            s.leader.get(&path).expect(200)["items"].as_array().unwrap().len(),
            5
        );
        let history = s.registrar.department.all(&format!(
            "/api/v1/journal?entity_id={}",
            path.rsplit('/').next().unwrap()
        ));
        assert!(
            history.iter().any(|e| e["operation"] == "commit_import"),
            "{history:?}"
        );
        verb(&s.leader, &import, "undo").expect(200);
        s.leader.get(&path).refused(404, "not_found");
        assert!(plans(&s.leader).is_empty());
    });
}

#[test]
fn rows_are_added_to_a_draft_and_leave_what_is_there() {
    on_both(|city| {
        let s = scene(city);
        let body = json!({"association_id": s.of.association, "school_year": 2026});
        let path = format!("{PLANS}/{}", id_of(&s.leader.post(PLANS, &body).expect(201)));
        let text = json!({"theme": "Тема", "items": [{"kind": "meeting", "title": "современный  урок", "dates": "май"},
            {"kind": "event", "title": "Своё"}]});
        let etag = s.leader.get(&path).etag().to_owned();
        s.leader.patch(&path, &etag, &text).expect(200);
        let import = upload(&s.leader, &s.of, &table());
        assert_eq!(
            s.leader.get(&import).expect(200)["summary"]["by_class"],
            json!({"NEW": 4, "DUPLICATE": 1})
        );
        let stale = s.leader.get(&path).etag().to_owned();
        verb(&s.leader, &import, "commit").expect(200);
        let filled = s.leader.get(&path).expect(200);
        let titles: Vec<&Value> = filled["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|i| &i["title"])
            .collect();
        assert_eq!(titles[..3], ["современный урок", "Своё", "Анализ работы за год"]);
        assert_eq!((titles.len(), &filled["items"][0]["dates"]), (6, &json!("май")));
        s.leader
            .patch(&path, &stale, &json!({"goal": "Цель"}))
            .refused(412, "stale");
        // Once somebody wrote on, the import stays.
        let etag = s.leader.get(&path).etag().to_owned();
        s.leader.patch(&path, &etag, &json!({"goal": "Цель"})).expect(200);
        verb(&s.leader, &import, "undo").refused(409, "changed_since");
        // A plan that is with the curator takes no rows.
        act(&s.leader, &path, "submit", &json!({})).expect(200);
        let refused = send(&s.leader, &s.of, "2026", &table()).refused(409, "wrong_state");
        assert_eq!(refused["clause"], "VII.7.8");
    });
}

#[test]
fn an_undone_import_gives_a_draft_back_as_it_was() {
    on_both(|city| {
        let s = scene(city);
        let body = json!({"association_id": s.of.association, "school_year": 2026});
        let path = format!("{PLANS}/{}", id_of(&s.leader.post(PLANS, &body).expect(201)));
        let etag = s.leader.get(&path).etag().to_owned();
        let text = json!({"items": [{"kind": "event", "title": "Своё"}]});
        let before = s.leader.patch(&path, &etag, &text).expect(200);
        let import = upload(&s.leader, &s.of, &table());
        verb(&s.leader, &import, "commit").expect(200);
        verb(&s.leader, &import, "undo").expect(200);
        assert_eq!(s.leader.get(&path).expect(200)["items"], before["items"]);
    });
}

#[test]
fn whose_plan_it_is_must_be_told_and_only_they_may_send_it() {
    on_both(|city| {
        let s = scene(city);
        let other = s.registrar.sitting("P2", 1);
        let stranger = city.account_of("stranger", other.leader());
        send(&stranger, &s.of, "2026", &table()).refused(403, "forbidden");
        let import = upload(&s.leader, &s.of, &table());
        stranger.get(&import).refused(403, "forbidden");
        verb(&stranger, &import, "commit").refused(403, "forbidden");
        let id = s.of.association.as_str();
        for (fields, pointer) in [
            (vec![("kind", "plan"), ("school_year", "2026")], "/association_id"),
            (vec![("kind", "plan"), ("association_id", id)], "/school_year"),
            (
                vec![("kind", "plan"), ("association_id", id), ("school_year", "1926")],
                "/school_year",
            ),
            (
                vec![("kind", "people"), ("association_id", id)],
                "/association_id",
            ),
        ] {
            let refused = s
                .leader
                .upload(IMPORTS, "план.xlsx", &table(), &fields)
                .refused(422, "validation");
            assert_eq!(refused["errors"][0]["pointer"], pointer);
        }
        let nobody = [
            ("kind", "plan"),
            ("association_id", "018f0000-0000-7000-8000-000000000000"),
            ("school_year", "2026"),
        ];
        s.leader
            .upload(IMPORTS, "план.xlsx", &table(), &nobody)
            .refused(404, "not_found");
    });
}
