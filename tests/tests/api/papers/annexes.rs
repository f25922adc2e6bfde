//! Papers that are put together from several records: lists of votes, the consolidated analysis, what a repeal leaves.

use serde_json::{Value, json};
use veche_tests::{Registrar, act, id_of, on_both};

use super::{PAPERS, count, offered, page, scene};
use crate::council::{BODY, accepted, three};

/// A decision by name has a list of its own, for those who keep the meeting; a show of hands has none (VII.7.6).
#[test]
fn a_vote_by_name_has_its_list() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let of = registrar.sitting("P1", 3);
        let agenda = json!([
            {"kind": "decision", "title": "О семинаре"},
            {"kind": "decision", "title": "О чтениях"},
        ]);
        let path = registrar.meeting(&of, "2026-11-25", &json!({"agenda": agenda}));
        registrar.all_present(&path, &of);
        let ballot = |at: usize, vote: &str| json!({"person_id": of.people[at], "vote": vote});
        let ballots = json!([ballot(0, "for"), ballot(1, "for"), ballot(2, "against")]);
        let counted = json!({"mode": "counted", "votes_for": 3});
        for (at, body) in [(0, json!({"mode": "by_name", "ballots": ballots})), (1, counted)] {
            let now = registrar.department.get(&path);
            let item = now.expect(200)["agenda"][at]["id"].as_str().unwrap().to_owned();
            let department = registrar.department.with("If-Match", now.etag());
            department
                .put(&format!("{path}/agenda/{item}/decision"), &body)
                .expect(200);
        }
        let meeting = path.rsplit('/').next().unwrap();
        let items = registrar.department.get(&path).expect(200)["agenda"].clone();
        let of_item = |at: usize| format!("&item_id={}", items[at]["id"].as_str().unwrap());
        let list = page(
            &registrar.department,
            "decision_voting_list",
            meeting,
            &of_item(0),
        );
        list.expect(200);
        for wanted in [
            "ПОИМЁННЫЙ СПИСОК",
            "О семинаре",
            "против",
            "Не подлежит опубликованию",
            "VII.7.6",
        ] {
            assert!(list.text.contains(wanted), "{wanted}\n{}", list.text);
        }
        page(
            &registrar.department,
            "decision_voting_list",
            meeting,
            &of_item(1),
        )
        .refused(409, "wrong_state");
        page(&registrar.department, "decision_voting_list", meeting, "").refused(404, "not_found");
        let member = city.account_of("member", &of.people[2]);
        page(&member, "decision_voting_list", meeting, &of_item(0)).refused(403, "forbidden");
        let offers = offered(&registrar.department, "meeting", meeting);
        assert_eq!(count(&offers, "decision_voting_list"), 1, "{offers:?}");
        let offer = offers
            .iter()
            .find(|o| o["kind"] == "decision_voting_list")
            .unwrap();
        assert_eq!(offer["stage"], "draft", "the minutes are not signed");
        assert!(!offer["title"].as_str().unwrap().contains("семинар"), "{offer}");
    });
}

/// What was handed over stands side by side, what is missing is named; in force once nothing is missing (VII.7.8).
#[test]
fn the_council_reads_one_analysis_of_all() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let council = city.sign_in("council");
        three(&registrar);
        let year = "&school_year=2025";
        page(&council, "consolidated_analysis", BODY, year).refused(409, "wrong_state");
        assert_eq!(
            count(&offered(&council, "council", BODY), "consolidated_analysis"),
            0
        );
        let of = ["M1", "M2"].map(|code| registrar.sitting(code, 2));
        accepted(&registrar, &of[0]);
        let paper = page(&council, "consolidated_analysis", BODY, year);
        paper.expect(200);
        for wanted in [
            "СВОДНЫЙ АНАЛИЗ",
            "Представлено 1 анализ из 2.",
            "Не представлены:",
            "Выводы",
            "ПРОЕКТ",
        ] {
            assert!(paper.text.contains(wanted), "{wanted}\n{}", paper.text);
        }
        accepted(&registrar, &of[1]);
        let offers = offered(&council, "council", BODY);
        assert_eq!(count(&offers, "consolidated_analysis"), 1, "{offers:?}");
        assert_eq!(offers[0]["stage"], "ready");
        let file = council.get(offers[0]["pdf"].as_str().unwrap());
        assert!(
            file.status == 200 && file.bytes.starts_with(b"%PDF-"),
            "{}",
            file.text
        );
        assert_eq!(offered(&council, "council", BODY)[0]["stage"], "issued");
        page(&council, "consolidated_analysis", BODY, "").refused(422, "validation");
        page(&council, "consolidated_analysis", &of[0].association, year).refused(404, "not_found");
        let leader = city.account_of("leader", of[0].leader());
        page(&leader, "consolidated_analysis", BODY, year).refused(403, "forbidden");
    });
}

/// A repealed order is told to be out of force at its number, and in force again when the repeal is taken back.
#[test]
fn a_repealed_order_is_out_of_force_at_its_number() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let of = registrar.sitting("M1", 2);
        let department = &registrar.department;
        let order = |kind: &str, effect: Value, number: &str| {
            let body = json!({"kind": kind, "issuer": "department", "title": "О работе", "items": [{"effect": effect}]});
            let id = id_of(&department.post("/api/v1/orders", &body).expect(201));
            let path = format!("/api/v1/orders/{id}");
            let signing = json!({"number": number, "signed_on": "2026-11-20", "signature": "paper",
                "signatory": {"name": "И. О. Фамилия", "post": "Начальник департамента"}});
            act(department, &path, "sign", &signing).expect(200);
            id
        };
        let effect =
            json!({"kind": "evaluate", "association_id": of.association, "assessment": "удовлетворительной"});
        let old = order("evaluation", effect, "0482-од");
        assert_eq!(
            department.get(&format!("{PAPERS}/order?object_id={old}")).status,
            200
        );
        let number = offered(department, "order", &old)[0]["number"]
            .as_str()
            .unwrap()
            .to_owned();
        let stranger = city.stranger().with("Accept", "application/json");
        let told = || stranger.get(&format!("/verify/{number}")).json()["revoked_on"].clone();
        assert_eq!(told(), json!(null));
        let repeal = order("repeal", json!({"kind": "repeal", "order_id": old}), "0483-од");
        assert_eq!(told(), "2026-11-20");
        let path = format!("/api/v1/orders/{repeal}");
        act(department, &path, "cancel", &json!({"reason": "Ошибка"})).expect(200);
        assert_eq!(told(), json!(null));
    });
}

/// Who has the file already takes nothing: no entry of the journal says that something left.
#[test]
fn what_one_has_already_is_not_taken_again() {
    on_both(|city| {
        let scene = scene(city);
        scene.sign();
        let first = scene.pdf(&scene.leader);
        let taken = || {
            let filter = format!("/api/v1/journal?entity=meeting&entity_id={}", scene.meeting);
            let entries = scene.registrar.department.all(&filter);
            entries.iter().filter(|entry| entry["act"] == "export").count()
        };
        let before = taken();
        assert!(before > 0);
        let again = scene.leader.with("If-None-Match", first.etag());
        assert_eq!(scene.pdf(&again).status, 304);
        assert_eq!(taken(), before);
        assert_eq!(scene.pdf(&scene.leader).status, 200);
        assert_eq!(taken(), before + 1);
    });
}

/// The curator's order says category and tenure, and asks the curator to sign below (VII.7.2).
#[test]
fn an_appointment_says_what_the_regulation_asks_of_a_curator() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let of = registrar.sitting("M1", 2);
        let curator = registrar.employed("Кураторова Анна Ильинична", "niso", "methodist", "2010-09-01");
        registrar.category(&curator, "highest", "2024-03-01");
        let person = format!("/api/v1/people/{curator}");
        let effect =
            json!({"kind": "appoint_curator", "association_id": of.association, "person_id": curator});
        let body = json!({"kind": "appoint_curator", "issuer": "institution", "organization_id": city.organization("niso"),
            "title": "О назначении куратора", "items": [{"effect": effect}]});
        let made = registrar.department.post("/api/v1/orders", &body).expect(201);
        let paper = || page(&registrar.department, "order", made["id"].as_str().unwrap(), "");
        // The register may know fewer years than there were: what no document confirms is not stated as a fact.
        assert!(!paper().text.contains("стаж"), "{}", paper().text);
        let tenure = json!({"kind": "specialty", "years": 15, "as_of": "2025-11-01"});
        registrar.act(&person, "tenure", &tenure).expect(200);
        let paper = paper();
        paper.expect(200);
        for wanted in [
            "Назначить Кураторову Анну Ильиничну",
            "стаж работы по специальности – 16",
            "ознакомлен",
        ] {
            assert!(paper.text.contains(wanted), "{wanted}\n{}", paper.text);
        }
    });
}
