//! The way of an analysis between leader and curator (VII.7.8).

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::{Value, json};
use veche_domain::associations::Office;
use veche_tests::{Registrar, act, on_both};

use super::{ANALYSES, REQUIRED, begun, handed_over, on_both_from, write};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn an_analysis_goes_to_the_curator_comes_back_and_is_accepted() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let of = registrar.sitting("M1", 4);
        let leader = city.account_of("leader", of.leader());
        let niso = city.sign_in("niso");
        let path = begun(&leader, &of.association, 2026);
        let draft = leader.get(&path).expect(200);
        assert_eq!(
            (&draft["state"], &draft["due_on"], &draft["late"]),
            (&json!("draft"), &json!("2027-05-15"), &json!(false))
        );
        assert_eq!(draft["texts"].as_array().unwrap().len(), 17);
        assert_eq!(draft["missing"], json!(["conclusions", "next_tasks"]));
        // One a year, and the one there is named.
        let again = leader.post(
            ANALYSES,
            &json!({"association_id": of.association, "school_year": 2026}),
        );
        let again = again.refused(409, "duplicate");
        assert_eq!(again["clause"], "VII.7.8");
        assert_eq!(again["errors"][0]["params"]["analysis_id"], draft["id"]);

        // Without conclusions it says nothing.
        let empty = act(&leader, &path, "submit", &json!({})).refused(422, "rule_not_met");
        assert_eq!(empty["errors"][0]["pointer"], "/texts/conclusions");
        let written = write(&leader, &path, &[("staff", "Состав\nне изменился")]).expect(200);
        assert_eq!(written["texts"][1]["text"], "Состав\nне изменился");
        let twice = json!({"texts": [{"section": "plan", "text": "а"}, {"section": "plan", "text": "б"}]});
        let refused = leader.patch(&path, leader.get(&path).etag(), &twice);
        assert_eq!(
            refused.refused(422, "validation")["errors"][0]["pointer"],
            "/texts/1/section"
        );

        let submitted = handed_over(&leader, &path);
        assert_eq!(
            (&submitted["state"], &submitted["late"]),
            (&json!("submitted"), &json!(false))
        );
        let first = submitted["first_submitted_at"].clone();
        assert_eq!(submitted["frozen_at"], first);
        write(&leader, &path, &[("plan", "ещё")]).refused(409, "wrong_state");

        act(&niso, &path, "return", &json!({"note": ""})).refused(422, "validation");
        let back = act(&niso, &path, "return", &json!({"note": "Добавьте\nвыводы."})).expect(200);
        assert_eq!(
            (&back["state"], &back["frozen_at"]),
            (&json!("returned"), &Value::Null)
        );
        assert_eq!(back["handovers"][1]["note"], "Добавьте\nвыводы.");
        act(&niso, &path, "accept", &json!({})).refused(409, "wrong_state");

        let again = handed_over(&leader, &path);
        assert_eq!(again["first_submitted_at"], first, "the first handing over stays");
        let accepted = act(&niso, &path, "accept", &json!({"note": "Принято"})).expect(200);
        assert_eq!(accepted["state"], "accepted");
        let acts: Vec<&Value> = accepted["handovers"]
            .as_array()
            .unwrap()
            .iter()
            .map(|step| &step["act"])
            .collect();
        assert_eq!(acts, ["submit", "return", "submit", "accept"]);
        assert_eq!(accepted["handovers"][3]["made_by"], "Проверка: niso");
        assert_eq!(accepted["handovers"][3]["made_on"], "2026-11-25");
        act(&niso, &path, "return", &json!({"note": "Ещё"})).refused(409, "wrong_state");

        let operations: Vec<Value> = registrar
            .department
            .all("/api/v1/journal?entity=analysis")
            .iter()
            .map(|entry| entry["operation"].clone())
            .collect();
        assert_eq!(
            operations,
            [
                "accept_analysis",
                "submit_analysis",
                "return_analysis",
                "submit_analysis",
                "update_analysis",
                "update_analysis",
                "create_analysis"
            ],
            "writing what is written already is no entry"
        );
    });
}

#[test]
fn the_evening_of_the_last_day_is_in_time_wherever_the_browser_stands() {
    on_both_from("2027-05-15", |city| {
        let registrar = Registrar::of(city);
        let [first, second] = ["M1", "M2"].map(|code| registrar.sitting(code, 3));
        let sign_in = |login: &str| city.sign_in(login);
        city.account_of("first", first.leader());
        city.account_of("second", second.leader());
        // 23:30 of 15 May in Novosibirsk is an afternoon in Moscow and in UTC.
        let evening: DateTime<Utc> = "2027-05-15T16:30:00Z".parse().unwrap();
        city.turn_to(evening);
        let leader = sign_in("first");
        let path = begun(&leader, &first.association, 2026);
        let in_time = handed_over(&leader, &path);
        assert_eq!(in_time["late"], false);
        assert_eq!(in_time["handovers"][0]["made_on"], "2027-05-15");
        // Half an hour later it is 16 May in the city, though 15 May for UTC.
        let midnight: DateTime<Utc> = "2027-05-15T17:00:00Z".parse().unwrap();
        city.turn_to(midnight);
        let leader = sign_in("second");
        let path = begun(&leader, &second.association, 2026);
        let late = handed_over(&leader, &path);
        assert_eq!(late["state"], "submitted", "late is taken all the same");
        assert_eq!(
            (&late["late"], &late["handovers"][0]["late"]),
            (&json!(true), &json!(true))
        );
        assert_eq!(late["handovers"][0]["made_on"], "2027-05-16");
        let rows = city
            .sign_in("department")
            .all(&format!("{ANALYSES}?school_year=2026"));
        let told: Vec<(&Value, &Value)> = rows.iter().map(|r| (&r["late"], &r["submitted_on"])).collect();
        assert_eq!(
            told,
            [
                (&json!(false), &json!("2027-05-15")),
                (&json!(true), &json!("2027-05-16"))
            ]
        );
        // Rework after the day does not make a timely one late.
        let niso = city.sign_in("niso");
        let path = format!("{ANALYSES}/{}", rows[0]["id"].as_str().unwrap());
        act(&niso, &path, "return", &json!({"note": "Уточните"})).expect(200);
        let again = handed_over(&city.sign_in("first"), &path);
        assert_eq!(again["late"], false);
    });
}

#[test]
fn who_leads_today_hands_it_over_and_the_curator_only_while_nobody_does() {
    on_both_from("2027-03-01", |city| {
        let registrar = Registrar::of(city);
        let of = registrar.sitting("M1", 4);
        let curator = registrar.person("Курирова Анна Ильинична", "niso", "unit_head");
        city.officer(
            &of.association,
            Office::Curator,
            &curator,
            (Some("2024-09-01"), None),
        );
        let [former, next] = [&of.people[0], &of.people[2]];
        city.account_of("former", former);
        city.account_of("next", next);
        city.account_of("curator", &curator);
        let path = begun(&city.sign_in("former"), &of.association, 2026);

        // Her term ends in April; the association elects another one in May.
        let object = format!("/api/v1/associations/{}", of.association);
        let terms = registrar.department.get(&object).expect(200);
        let term = terms["offices"]
            .as_array()
            .unwrap()
            .iter()
            .find(|term| term["office"] == "leader")
            .unwrap()["id"]
            .as_str()
            .unwrap()
            .to_owned();
        let end = json!({"until": "2027-04-10", "ground": "application"});
        registrar
            .act(&object, &format!("offices/{term}/end"), &end)
            .expect(200);
        city.turn(day("2027-04-20"));
        let former = city.sign_in("former");
        write(&city.sign_in("curator"), &path, &REQUIRED).expect(200);
        // She is a member still: she reads it and hands nothing over.
        former.get(&path).expect(200);
        act(&former, &path, "submit", &json!({})).refused(403, "forbidden");
        write(&former, &path, &[("plan", "моё")]).refused(403, "forbidden");
        let seen = city.sign_in("curator").get(&path).expect(200);
        assert_eq!(seen["has_leader"], false);
        // Nobody leads: the duty is the curator's.
        let curator = city.sign_in("curator");
        act(&curator, &path, "submit", &json!({})).expect(200);
        act(&curator, &path, "return", &json!({"note": "Дождёмся выборов"})).expect(200);

        city.officer(
            &of.association,
            Office::Leader,
            &of.people[2],
            (Some("2027-05-05"), None),
        );
        city.turn(day("2027-05-10"));
        let curator = city.sign_in("curator");
        let refused = act(&curator, &path, "submit", &json!({})).refused(403, "forbidden");
        assert_eq!(refused["clause"], "VII.7.8");
        let submitted = act(&city.sign_in("next"), &path, "submit", &json!({})).expect(200);
        assert_eq!(submitted["state"], "submitted");
        let general = submitted["figures"]["general"].as_array().unwrap();
        assert_eq!(general[0]["fact"], "leader");
        assert!(
            general[0]["text"].as_str().unwrap().starts_with("Участникова"),
            "{general:?}"
        );
    });
}

#[test]
fn a_year_that_has_not_begun_or_in_which_nobody_worked_has_no_analysis() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let of = registrar.sitting("M1", 3);
        let leader = city.account_of("leader", of.leader());
        let ask = |year: i32| {
            leader.post(
                ANALYSES,
                &json!({"association_id": of.association, "school_year": year}),
            )
        };
        for (year, clause) in [(2027, "VII.7.8"), (2022, "I.5")] {
            let refused = ask(year).refused(422, "validation");
            assert_eq!(
                (&refused["errors"][0]["pointer"], &refused["clause"]),
                (&json!("/school_year"), &json!(clause))
            );
        }
        ask(2025).expect(201);
        let nobody = json!({"association_id": "018f0000-0000-7000-8000-000000000000", "school_year": 2025});
        let refused = registrar
            .department
            .post(ANALYSES, &nobody)
            .refused(422, "validation");
        assert_eq!(refused["errors"][0]["pointer"], "/association_id");
    });
}

#[test]
fn two_who_write_at_once_lose_nothing() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let of = registrar.sitting("M1", 3);
        let leader = city.account_of("leader", of.leader());
        let secretary = city.account_of("secretary", of.secretary());
        let path = begun(&leader, &of.association, 2026);
        let before = leader.get(&path);
        write(&secretary, &path, &[("staff", "Состав")]).expect(200);
        let mine = json!({"texts": [{"section": "plan", "text": "План"}]});
        leader.patch(&path, before.etag(), &mine).refused(412, "stale");
        let now = leader.patch(&path, leader.get(&path).etag(), &mine).expect(200);
        assert_eq!(
            (&now["texts"][1]["text"], &now["texts"][14]["text"]),
            (&json!("Состав"), &json!("План"))
        );
        let long = "о".repeat(20_001);
        let refused = write(&leader, &path, &[("plan", &long)]).refused(422, "validation");
        assert_eq!(refused["errors"][0]["pointer"], "/texts/0/text");
    });
}
