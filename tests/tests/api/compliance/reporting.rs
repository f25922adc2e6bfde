//! The reporting set of a school year and its files (VII.7.10).

use std::io::{Cursor, Read};

use serde_json::{Value, json};
use veche_domain::associations::Office;
use veche_tests::{Client, Registrar, Sitting, act, id_of, on_both};

/// A held meeting whose minutes are signed by both.
fn signed(
    registrar: &Registrar<'_>,
    of: &Sitting,
    (secretary, leader): (&Client, &Client),
    day: &str,
) -> String {
    let agenda = json!([{"kind": "information", "title": "О новостях года", "speaker_text": "методист"}]);
    let path = registrar.held(of, day, &json!({"agenda": agenda}));
    let minutes = format!("{path}/minutes");
    let mut content = secretary.get(&minutes).expect(200)["content"].clone();
    content["items"][0]["heard"] = json!("Методист рассказал(а) о новостях.");
    let tag = secretary.get(&minutes).etag().to_owned();
    secretary
        .with("If-Match", &tag)
        .put(&minutes, &content)
        .expect(200);
    for (client, verb, body) in [
        (secretary, "submit", Value::Null),
        (secretary, "sign", json!({"kind": "simple"})),
        (leader, "sign", json!({"kind": "simple"})),
    ] {
        let tag = client.get(&minutes).etag().to_owned();
        client.act(&format!("{minutes}/{verb}"), &tag, &body).expect(200);
    }
    path
}

#[test]
fn a_set_says_what_is_missing_and_files_what_is_complete() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let of = registrar.sitting("M1", 3);
        let curator = registrar.person("Курирова Анна Ильинична", "niso", "unit_head");
        city.officer(
            &of.association,
            Office::Curator,
            &curator,
            (Some("2025-09-01"), None),
        );
        let (secretary, leader, curator) = (
            city.account_of("secretary", of.secretary()),
            city.account_of("leader", of.leader()),
            city.account_of("curator", &curator),
        );
        let done = signed(&registrar, &of, (&secretary, &leader), "2026-11-20");
        let open = registrar.held(&of, "2026-11-24", &json!({}));
        let address = format!("{}/reporting-set?school_year=2026", of.path);
        let set = leader.get(&address).expect(200);
        let papers = set["papers"].as_array().unwrap();
        let told: Vec<(&str, &str)> = papers
            .iter()
            .map(|p| (p["paper"].as_str().unwrap(), p["state"].as_str().unwrap()))
            .collect();
        assert_eq!(
            told,
            [
                ("analysis", "missing"),
                ("plan", "missing"),
                ("minutes", "complete"),
                ("minutes", "unfinished"),
                ("minutes", "missing"),
            ]
        );
        assert_eq!((&set["complete"], &set["needed"]), (&json!(1), &json!(5)));
        assert_eq!(
            (&papers[0]["school_year"], &papers[1]["school_year"]),
            (&json!(2025), &json!(2026))
        );

        let object = |path: &str| path.rsplit('/').next().unwrap().to_owned();
        let file = |client: &Client, path: &str| {
            client.post(
                "/api/v1/filings",
                &json!({"paper": "minutes", "object_id": object(path)}),
            )
        };
        file(&leader, &done).refused(403, "forbidden");
        let refused = file(&curator, &open).refused(409, "wrong_state");
        assert_eq!(refused["clause"], "VII.7.10");
        // The index of files is the department's; what is filed remembers the index of its day.
        let case = "/api/v1/case-files/minutes";
        let list = registrar.department.get("/api/v1/case-files").expect(200);
        assert_eq!(list["items"][2]["title"], "Протокол заседания");
        assert_eq!(list["items"][2]["years"], 3);
        let change =
            json!({"case_number": "05-12", "title": "Протоколы объединений", "years": 5, "article": "18"});
        let put = |client: &Client, body: &Value| client.with("If-Match", "\"0.0\"").put(case, body);
        put(&curator, &change).refused(403, "forbidden");
        let mut short = change.clone();
        short["years"] = json!(1);
        let refused = put(&registrar.department, &short).expect(422);
        assert_eq!(refused["errors"][0]["pointer"], "/years");
        put(&registrar.department, &change).expect(200);
        put(&registrar.department, &change).refused(412, "stale");
        registrar
            .department
            .with("If-Match", "\"0.0\"")
            .put("/api/v1/case-files/letters", &change)
            .refused(404, "not_found");

        let filing = file(&curator, &done).expect(201);
        assert_eq!(
            (&filing["case_number"], &filing["filed_on"]),
            (&json!("05-12"), &json!("2026-11-25"))
        );
        file(&curator, &done).refused(409, "duplicate");
        let set = leader.get(&address).expect(200);
        assert_eq!(set["papers"][2]["filing"]["id"], filing["id"]);
        let mark = format!("/api/v1/filings/{}", id_of(&filing));
        leader.delete(&mark, "\"1.0\"").refused(403, "forbidden");
        assert_eq!(curator.delete(&mark, "\"1.0\"").status, 204);
        curator.delete(&mark, "\"1.0\"").refused(404, "not_found");
        assert_eq!(
            leader.get(&address).expect(200)["papers"][2]["filing"],
            Value::Null
        );
        let strange = json!({"paper": "minutes", "object_id": of.association});
        curator
            .post("/api/v1/filings", &strange)
            .refused(404, "not_found");
    });
}

#[test]
fn the_archive_holds_an_inventory_and_the_papers() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let of = registrar.sitting("M1", 3);
        let (secretary, leader) = (
            city.account_of("secretary", of.secretary()),
            city.account_of("leader", of.leader()),
        );
        let done = signed(&registrar, &of, (&secretary, &leader), "2026-11-20");
        let tag = secretary.get(&format!("{done}/minutes")).etag().to_owned();
        let scan = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n";
        secretary
            .with("If-Match", &tag)
            .upload(&format!("{done}/minutes/files"), "скан.pdf", scan, &[])
            .expect(200);
        let address = format!("{}/reporting-set.zip?school_year=2026", of.path);
        let archive = leader.get(&address);
        assert_eq!(archive.status, 200, "{}", archive.text);
        assert_eq!(archive.header("content-type"), "application/zip");
        for name in [
            "00 Опись.html",
            "00 Опись.xlsx",
            "03 Протокол заседания № 1 от 20.11.2026.docx",
            "03 Протокол заседания № 1 от 20.11.2026 – 1 скан.pdf",
        ] {
            assert!(archive.text.contains(name), "{name}");
        }
        assert!(archive.text.contains("<h1>ОПИСЬ") && archive.text.contains("нет</td>"));
        assert_eq!(
            leader.get(&address).text,
            archive.text,
            "the same papers, the same archive"
        );
        city.sign_in("observer").get(&address).refused(403, "forbidden");
        city.sign_in("magistr").get(&address).refused(403, "forbidden");
        let exports = registrar.department.all("/api/v1/journal?act=export");
        assert!(exports.iter().any(|e| e["operation"] == "get_reporting_archive"));
        leader
            .get(&format!("{}/reporting-set.zip?school_year=1", of.path))
            .refused(400, "unknown_parameter");
    });
}

#[test]
fn a_plan_and_an_analysis_lie_in_the_archive_as_papers_that_open() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let of = registrar.sitting("M1", 3);
        let curator = registrar.person("Курирова Анна Ильинична", "niso", "unit_head");
        let term = (Some("2024-09-01"), None);
        city.officer(&of.association, Office::Curator, &curator, term);
        let leader = city.account_of("leader", of.leader());
        let curator = city.account_of("curator", &curator);
        let begun = |address: &str, year: i32, text: &Value| {
            let body = json!({"association_id": of.association, "school_year": year});
            let path = format!("{address}/{}", id_of(&leader.post(address, &body).expect(201)));
            leader.patch(&path, leader.get(&path).etag(), text).expect(200);
            act(&leader, &path, "submit", &json!({})).expect(200);
            act(&curator, &path, "accept", &json!({})).expect(200);
        };
        let item = |date: &str| json!({"kind": "meeting", "title": "Итоги & «планы»", "dates": date});
        let plan = json!({"theme": "Читательская грамотность", "goal": "Рост", "tasks": ["Первая <задача>"],
            "items": [item("20.11.2026"), item("февраль"), item("апрель")]});
        begun("/api/v1/plans", 2026, &plan);
        let texts = json!({"texts": [{"section": "conclusions", "text": "Мало заседаний\nв году."},
            {"section": "next_tasks", "text": "Провести четыре."}]});
        begun("/api/v1/analyses", 2025, &texts);
        let agenda = json!([{"kind": "approve_plan", "title": "О плане работы"}]);
        let meeting = registrar.held(&of, "2026-11-25", &json!({"agenda": agenda}));
        let shown = registrar.department.get(&meeting);
        let decision = format!(
            "{meeting}/agenda/{}/decision",
            shown.json()["agenda"][0]["id"].as_str().unwrap()
        );
        let body = json!({"mode": "counted", "votes_for": 3, "against": 0});
        let decided = registrar.department.with("If-Match", shown.etag());
        decided.put(&decision, &body).expect(200);

        let answer = leader.get(&format!("{}/reporting-set.zip?school_year=2026", of.path));
        assert_eq!(answer.status, 200, "{}", answer.text);
        let mut archive = zip::ZipArchive::new(Cursor::new(answer.bytes.clone())).unwrap();
        let names: Vec<String> = archive.file_names().map(|n| n.unwrap().to_string()).collect();
        let mut text = |start: &str| {
            let name = names
                .iter()
                .find(|name| name.starts_with(start) && name.ends_with(".docx"));
            let name = name.unwrap_or_else(|| panic!("no {start} in {names:?}"));
            let mut bytes = Vec::new();
            archive.by_name(name).unwrap().read_to_end(&mut bytes).unwrap();
            let mut paper = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
            let mut text = String::new();
            let mut body = paper.by_name("word/document.xml").unwrap();
            body.read_to_string(&mut text).unwrap();
            text
        };
        let analysis = text("01 ");
        for said in ["2025/2026", "Мало заседаний", "Провести четыре.", "нет данных"]
        {
            assert!(analysis.contains(said), "{said}");
        }
        let plan = text("02 ");
        for said in [
            "20.11.2026",
            "Читательская грамотность",
            "Первая &lt;задача&gt;",
            "Итоги &amp; «планы»",
        ] {
            assert!(plan.contains(said), "{said}");
        }
    });
}
