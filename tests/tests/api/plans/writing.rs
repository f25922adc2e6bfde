//! Writing a plan and handing it over: drafts, faults, rights, the way to the curator.

use chrono::{DateTime, NaiveDate};
use serde_json::{Value, json};
use veche_domain::associations::Office;
use veche_tests::{Backend, City, act, id_of, on_both};

use crate::plans::scene::{PLANS, Scene, meeting, text};

#[test]
fn a_plan_is_written_with_days_understood_and_rows_that_keep_their_identity() {
    on_both(|city| {
        let s = Scene::new(city);
        let path = s.plan(2026);
        let mut body = text();
        body["items"][0]["questions"] = json!("1. Анализ\n2. План");
        body["items"][0]["responsible"] = json!([{"person_id": s.of.leader()}, {"name": "руководители РМО"}]);
        body["items"][1]["activity"] = json!("consultations");
        body["items"][1]["task"] = json!("interaction");
        body["items"][1]["form"] = json!("своя форма");
        body["items"][1]["level"] = json!("municipal");
        let made = s.write(&path, &body).expect(200);
        assert_eq!(made["state"], "draft");
        assert_eq!(made["tasks"], json!(["Изучить опыт", "Провести семинары"]));
        let items = made["items"].as_array().unwrap();
        assert_eq!(
            (&items[0]["from"], &items[0]["until"]),
            (&json!("2026-09-15"), &json!("2026-09-22"))
        );
        assert_eq!(
            (&items[2]["from"], &items[2]["until"]),
            (&json!("2026-09-01"), &json!("2027-05-16"))
        );
        assert_eq!(items[0]["questions"], "1. Анализ\n2. План");
        assert_eq!(items[0]["responsible"][0]["person"]["id"], *s.of.leader());
        assert_eq!(items[0]["responsible"][1]["name"], "руководители РМО");
        assert_eq!(made["coverage"]["meetings"], 3);
        assert_eq!(
            (&made["coverage"]["tasks"], &made["coverage"]["activities"]),
            (&json!(1), &json!(1))
        );
        assert_eq!(
            made["progress"]["overdue"], 1,
            "the September row has passed by 25 November"
        );

        // Rows change places and keep their identifiers; one goes, one comes.
        let mut again = body["items"].clone();
        again[0] =
            json!({"id": items[2]["id"], "kind": "meeting", "title": "Итоги", "dates": "по графику ДО"});
        again[1]["id"] = items[1]["id"].clone();
        again[2] = meeting("Новое", "март");
        let changed = s.write(&path, &json!({"items": again})).expect(200);
        let ids: Vec<&Value> = changed["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|i| &i["id"])
            .collect();
        assert_eq!(ids[..2], [&items[2]["id"], &items[1]["id"]]);
        assert_eq!(
            changed["items"][0]["from"],
            Value::Null,
            "words without days stay words"
        );
        assert_eq!(changed["items"][0]["dates"], "по графику ДО");
        assert_eq!(changed["theme"], body["theme"], "what is not named stays");
        let cleared = s.write(&path, &json!({"goal": null})).expect(200);
        assert_eq!(cleared["goal"], Value::Null);
        // The journal keeps changed places only.
        let id = path.rsplit('/').next().unwrap();
        let entries = s
            .registrar
            .department
            .all(&format!("/api/v1/journal?entity=plan&entity_id={id}"));
        assert_eq!(entries[0]["after"], json!({"goal": null}));
        assert_eq!(
            entries[1]["after"]["items"].as_array().unwrap().len(),
            2,
            "{}",
            entries[1]
        );
    });
}

#[test]
fn what_is_written_wrong_is_told_at_its_field() {
    on_both(|city| {
        let s = Scene::new(city);
        let path = s.written(2026);
        let with = |more: Value| {
            let mut row = meeting("Заседание", "май");
            for (key, value) in more.as_object().unwrap() {
                row[key] = value.clone();
            }
            json!({"items": [row]})
        };
        let nobody = "018f0000-0000-7000-8000-000000000000";
        for (body, pointer) in [
            (with(json!({"title": ""})), "/items/0/title"),
            (with(json!({"activity": "нет такой"})), "/items/0/activity"),
            (with(json!({"task": "x"})), "/items/0/task"),
            (with(json!({"methods": ["x"]})), "/items/0/methods/0"),
            (
                with(json!({"technologies": ["ict", "x"]})),
                "/items/0/technologies/1",
            ),
            (with(json!({"trend": "x"})), "/items/0/trend"),
            (with(json!({"goal_id": nobody})), "/items/0/goal_id"),
            (
                with(json!({"department_event_id": nobody})),
                "/items/0/department_event_id",
            ),
            (
                with(json!({"responsible": [{"person_id": nobody}]})),
                "/items/0/responsible/0/person_id",
            ),
            (with(json!({"responsible": [{}]})), "/items/0/responsible/0"),
            (with(json!({"id": nobody})), "/items/0/id"),
            (json!({"trends": ["x"]}), "/trends/0"),
            (json!({"theme": "я".repeat(501)}), "/theme"),
        ] {
            let refused = s.write(&path, &body).refused(422, "validation");
            assert_eq!(refused["errors"][0]["pointer"], pointer, "{refused}");
        }
        let kept = s.leader.get(&path).expect(200);
        assert_eq!(
            kept["items"].as_array().unwrap().len(),
            3,
            "a refused text loses nothing"
        );
        let stale = s.leader.patch(&path, "\"1.x\"", &json!({"goal": "Другая"}));
        stale.refused(412, "stale");
    });
}

#[test]
fn two_plans_for_one_year_are_refused_with_the_one_that_is_there() {
    on_both(|city| {
        let s = Scene::new(city);
        let path = s.written(2025);
        let body = json!({"association_id": s.of.association, "school_year": 2025});
        let refused = s.curator.post(PLANS, &body).refused(409, "duplicate");
        assert_eq!(
            refused["errors"][0]["params"]["plan_id"],
            path.rsplit('/').next().unwrap()
        );
        assert!(refused["detail"].as_str().unwrap().contains("2025/2026"));
        // The next year begins as a copy: days are read anew, marks stay behind.
        let copy = json!({"association_id": s.of.association, "school_year": 2026,
            "copy_from": path.rsplit('/').next().unwrap()});
        let copied = s.leader.post(PLANS, &copy).expect(201);
        let former = s.leader.get(&path).expect(200);
        assert_eq!(copied["theme"], former["theme"]);
        assert_eq!(copied["items"][1]["from"], "2026-12-01");
        assert_eq!(former["items"][1]["from"], "2025-12-01");
        assert_ne!(copied["items"][1]["id"], former["items"][1]["id"]);
        let lost = json!({"association_id": s.of.association, "school_year": 2027,
            "copy_from": "018f0000-0000-7000-8000-000000000000"});
        let refused = s.leader.post(PLANS, &lost).refused(422, "validation");
        assert_eq!(refused["errors"][0]["pointer"], "/copy_from");
    });
}

#[test]
fn a_plan_goes_to_the_curator_and_back_and_its_first_day_stays() {
    for backend in [Backend::Sqlite, Backend::Postgres] {
        let day = |m, d| NaiveDate::from_ymd_opt(2027, m, d).unwrap();
        let Some(city) = City::start_on(backend, day(5, 10)) else {
            continue;
        };
        let mut s = Scene::new(&city);
        let path = s.plan(2027);
        let submit = |s: &Scene<'_>| act(&s.leader, &path, "submit", &json!({}));
        let refused = submit(&s).refused(422, "validation");
        let pointers: Vec<&Value> = refused["errors"]
            .as_array()
            .unwrap()
            .iter()
            .map(|e| &e["pointer"])
            .collect();
        assert_eq!(pointers, ["/theme", "/items"]);
        assert_eq!(refused["clause"], "VII.7.7");
        s.write(&path, &text()).expect(200);
        act(&s.secretary, &path, "submit", &json!({})).refused(403, "forbidden");
        let curator = act(&s.curator, &path, "submit", &json!({})).refused(403, "forbidden");
        assert_eq!(curator["clause"], "VII.7.8");
        // 15 May ends by the city's clock, whatever the browser's says.
        city.turn_to("2027-05-15T16:30:00Z".parse::<DateTime<chrono::Utc>>().unwrap());
        s.sign_in(&city);
        let first = submit(&s).expect(200);
        assert_eq!(
            (&first["state"], &first["late"]),
            (&json!("submitted"), &json!(false))
        );
        assert_eq!(first["first_submitted_on"], "2027-05-15");
        assert_eq!(
            s.write(&path, &json!({"goal": "Иная"}))
                .refused(409, "wrong_state")["clause"],
            "VII.7.8"
        );
        submit(&s).refused(409, "wrong_state");
        city.turn(day(5, 20));
        s.sign_in(&city);
        act(&s.curator, &path, "return", &json!({"note": " "})).refused(422, "validation");
        act(&s.leader, &path, "return", &json!({"note": "Сам"})).refused(403, "forbidden");
        let note = json!({"note": "Добавьте\nоткрытые уроки"});
        let returned = act(&s.curator, &path, "return", &note).expect(200);
        assert_eq!(returned["state"], "returned");
        assert_eq!(returned["handovers"][1]["note"], "Добавьте\nоткрытые уроки");
        s.write(&path, &json!({"goal": "Иная"})).expect(200);
        let again = submit(&s).expect(200);
        assert_eq!(
            again["first_submitted_on"], "2027-05-15",
            "rework keeps the first day"
        );
        assert_eq!(again["late"], false);
        let accepted = act(&s.curator, &path, "accept", &json!({"note": "Принято"})).expect(200);
        assert_eq!(accepted["state"], "accepted");
        let acts: Vec<&Value> = accepted["handovers"]
            .as_array()
            .unwrap()
            .iter()
            .map(|h| &h["act"])
            .collect();
        assert_eq!(acts, ["submit", "return", "submit", "accept"]);
        assert_eq!(accepted["editions"].as_array().unwrap().len(), 2);
        assert!(
            accepted["accepted_at"]
                .as_str()
                .unwrap()
                .starts_with("2027-05-20")
        );
        // What the meeting is to see may still be mended.
        s.write(&path, &json!({"goal": "Уточнённая"})).expect(200);
        act(&s.curator, &path, "accept", &json!({})).refused(409, "wrong_state");
    }
}

#[test]
fn a_plan_after_its_day_is_taken_and_marked_late() {
    for backend in [Backend::Sqlite, Backend::Postgres] {
        let Some(city) = City::start_on(backend, NaiveDate::from_ymd_opt(2027, 5, 14).unwrap()) else {
            continue;
        };
        let mut s = Scene::new(&city);
        let path = s.written(2027);
        // Half past midnight of 16 May in the city; in Moscow it is still the 15th.
        city.turn_to("2027-05-15T17:30:00Z".parse::<DateTime<chrono::Utc>>().unwrap());
        s.sign_in(&city);
        let late = act(&s.leader, &path, "submit", &json!({})).expect(200);
        assert_eq!(
            (&late["late"], &late["first_submitted_on"]),
            (&json!(true), &json!("2027-05-16"))
        );
        assert_eq!(late["handovers"][0]["late"], true);
        let row = &s.curator.all(&format!("{PLANS}?school_year=2027"))[0];
        assert_eq!((&row["late"], &row["state"]), (&json!(true), &json!("submitted")));
    }
}

#[test]
fn while_nobody_leads_the_curator_hands_over_and_a_new_leader_goes_on() {
    for backend in [Backend::Sqlite, Backend::Postgres] {
        let Some(city) = City::start_on(backend, NaiveDate::from_ymd_opt(2027, 4, 20).unwrap()) else {
            continue;
        };
        let s = Scene::with(&city, "P7");
        let path = s.written(2027);
        // The leader leaves in April: somebody else leads from then on, and has the plan as it is.
        let ending = json!({"until": "2027-04-20", "ground": "employment_ended"});
        let association = s.registrar.department.get(&s.of.path).expect(200);
        let term = association["offices"]
            .as_array()
            .unwrap()
            .iter()
            .find(|o| o["office"] == "leader")
            .unwrap()["id"]
            .clone();
        let verb = format!("offices/{}/end", term.as_str().unwrap());
        s.registrar.act(&s.of.path, &verb, &ending).expect(200);
        let gone = city.sign_in("leader-p7");
        act(&gone, &path, "submit", &json!({})).refused(403, "forbidden");
        let by_curator = act(&s.curator, &path, "submit", &json!({})).expect(200);
        assert_eq!(by_curator["state"], "submitted");
        act(&s.curator, &path, "return", &json!({"note": "Дополнить"})).expect(200);
        city.officer(
            &s.of.association,
            Office::Leader,
            &s.of.people[2],
            (Some("2027-04-20"), None),
        );
        let new = city.account_of("new-leader", &s.of.people[2]);
        act(&s.curator, &path, "submit", &json!({})).refused(403, "forbidden");
        assert_eq!(
            act(&new, &path, "submit", &json!({})).expect(200)["state"],
            "submitted"
        );
    }
}

#[test]
fn work_in_progress_is_for_those_who_have_to_do_with_it() {
    on_both(|city| {
        let s = Scene::new(city);
        let path = s.submitted(2026);
        let mine = format!("{PLANS}?mine=true");
        for (who, client, sees) in [
            ("secretary", &s.secretary, true),
            ("curator", &s.curator, true),
            ("department", &s.registrar.department, true),
            ("niso", &city.sign_in("niso"), true),
            ("council", &city.sign_in("council"), true),
            ("other", &s.other, false),
            ("observer", &city.sign_in("observer"), false),
            ("magistr", &city.sign_in("magistr"), false),
        ] {
            let answer = client.get(&path);
            let listed = client.all(&format!("{PLANS}?school_year=2026")).len();
            if sees {
                assert_eq!(answer.expect(200)["state"], "submitted", "{who}");
                assert_eq!(listed, 1, "{who}");
            } else {
                answer.refused(403, "forbidden");
                assert_eq!(listed, 0, "{who}");
            }
        }
        assert_eq!((s.leader.all(&mine).len(), s.other.all(&mine).len()), (1, 0));
        s.other
            .get(&format!("{path}/editions/1"))
            .refused(403, "forbidden");
        let body = json!({"association_id": s.of.association, "school_year": 2028});
        s.other.post(PLANS, &body).refused(403, "forbidden");
        let etag = s.leader.get(&path).etag().to_owned();
        s.other
            .patch(&path, &etag, &json!({"goal": "x"}))
            .refused(403, "forbidden");
        assert_eq!(s.curator.all(&format!("{PLANS}?q=грамотности")).len(), 1);
        assert_eq!(s.curator.all(&format!("{PLANS}?q=P1")).len(), 1);
        assert_eq!(s.curator.all(&format!("{PLANS}?state=draft")).len(), 0);
        assert_eq!(
            s.curator
                .all(&format!("{PLANS}?association_id={}", s.of.association))
                .len(),
            1
        );
        let renamed = json!({"name": "Аист"});
        let association = s.registrar.department.get(&s.of.path);
        s.registrar
            .department
            .patch(&s.of.path, association.etag(), &renamed)
            .expect(200);
        let found = s.curator.all(&format!("{PLANS}?q=аист"));
        assert_eq!(found[0]["association"]["name"], "Аист");
        assert_eq!(id_of(&found[0]), path.rsplit('/').next().unwrap());
    });
}
