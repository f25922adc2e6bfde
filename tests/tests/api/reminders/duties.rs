//! Duties by their days, papers that go from hand to hand, deadlines in calendars.

use serde_json::json;
use veche_domain::associations::Office;
use veche_tests::{City, Client, Registrar, Sitting, act, id_of};

use super::{DAY, NOTICES, circle, day, on_both_days};

#[test]
fn a_plan_that_nobody_approves_is_recalled_on_its_days_and_climbs() {
    on_both_days(day("2026-08-31"), |city| {
        let registrar = Registrar::of(city);
        let of = registrar.sitting("M1", 3);
        city.account_of("leader", of.leader());
        let jobs = city.jobs();
        let mut told: Vec<(String, String, String)> = Vec::new();
        for today in day("2026-08-31")
            .iter_days()
            .take_while(|d| *d < day("2026-10-10"))
        {
            city.turn(today);
            jobs.daily().unwrap();
            for login in ["leader", "niso", "department"] {
                let rows = city.sign_in(login).all(&format!("{NOTICES}?sort=made_at"));
                let of_plan = |row: &&serde_json::Value| {
                    // On 31 August the plan of the year that ends is still late: it is not what is looked at here.
                    let of_year = row["title"]
                        .as_str()
                        .is_some_and(|title| title.contains("2026/2027"));
                    of_year
                        && row["clause"] == "VII.7.9"
                        && row["made_on"].as_str() == Some(today.to_string().as_str())
                };
                told.extend(rows.iter().filter(of_plan).map(|row| {
                    let kind = row["kind"].as_str().unwrap().to_owned();
                    (today.to_string(), login.to_owned(), kind)
                }));
            }
        }
        let expected = [
            ("2026-09-01", "leader", "duty"),
            ("2026-09-10", "leader", "duty"),
            ("2026-09-15", "leader", "duty"),
            ("2026-09-16", "leader", "duty"),
            // Three working days, and nobody curates: the institution hears it. Three more: the department.
            ("2026-09-18", "niso", "escalation"),
            ("2026-09-23", "department", "escalation"),
        ];
        let told: Vec<(&str, &str, &str)> = told
            .iter()
            .map(|(on, to, kind)| (on.as_str(), to.as_str(), kind.as_str()))
            .collect();
        assert_eq!(told, expected);
        // One line for one duty, whatever it has come through.
        let leader = city.sign_in("leader");
        let lines = leader.all(&format!("{NOTICES}?kind=duty"));
        let of_plan: Vec<_> = lines.iter().filter(|row| row["clause"] == "VII.7.9").collect();
        assert_eq!(of_plan.len(), 1, "{of_plan:?}");
        assert!(
            of_plan[0]["title"]
                .as_str()
                .unwrap()
                .starts_with("Срок прошёл 15.09.2026: план работы на 2026/2027 не утверждён")
        );
    });
}

#[test]
fn a_step_of_a_plan_is_told_to_who_has_it_in_hand() {
    on_both_days(DAY, |city| {
        let registrar = Registrar::of(city);
        let (of, leader, member) = circle(&registrar, city);
        let curator = curator(&registrar, city, &of);
        let body = json!({"association_id": of.association, "school_year": 2026});
        let plan = id_of(&leader.post("/api/v1/plans", &body).expect(201));
        let path = format!("/api/v1/plans/{plan}");
        let item = |date: &str| json!({"kind": "meeting", "title": "Итоги", "dates": date});
        let text = json!({"theme": "Читательская грамотность", "goal": "Рост", "tasks": ["Первая"],
            "items": [item("10.12.2026"), item("февраль"), item("апрель")]});
        leader.patch(&path, leader.get(&path).etag(), &text).expect(200);
        let jobs = city.jobs();
        let handed = |client: &Client| {
            let rows = client.all(&format!("{NOTICES}?kind=handover"));
            rows.iter()
                .map(|n| (n["title"].as_str().unwrap().to_owned(), n["path"].clone()))
                .collect::<Vec<_>>()
        };
        // Submitted in November: the plan of this year was due in May.
        act(&leader, &path, "submit", &json!({})).expect(200);
        jobs.daily().unwrap();
        let of_curator = handed(&curator);
        assert_eq!(of_curator.len(), 1);
        let (title, link) = &of_curator[0];
        assert!(
            title.starts_with("План работы на 2026/2027 передан куратору с опозданием"),
            "{title}"
        );
        assert_eq!(*link, format!("/plans/{plan}"));
        assert!(handed(&leader).is_empty() && handed(&member).is_empty());
        act(&curator, &path, "return", &json!({"note": "Нет срока в феврале"})).expect(200);
        jobs.news().unwrap();
        assert!(
            handed(&curator).is_empty(),
            "it is not in the curator's hands any more"
        );
        assert!(handed(&leader)[0].0.contains("возвращён на доработку"));
        // An analysis goes the same way.
        let analysis = json!({"association_id": of.association, "school_year": 2025});
        let analysis = id_of(&leader.post("/api/v1/analyses", &analysis).expect(201));
        let path = format!("/api/v1/analyses/{analysis}");
        let texts = ["conclusions", "next_tasks"].map(|section| json!({"section": section, "text": "Есть"}));
        let patch = json!({"texts": texts});
        leader.patch(&path, leader.get(&path).etag(), &patch).expect(200);
        act(&leader, &path, "submit", &json!({})).expect(200);
        jobs.news().unwrap();
        let of_curator = handed(&curator);
        assert_eq!(of_curator.len(), 1, "{of_curator:?}");
        assert!(
            of_curator[0].0.starts_with("Анализ работы за 2025/2026"),
            "{of_curator:?}"
        );
        assert_eq!(of_curator[0].1, format!("/analyses/{analysis}"));
    });
}

#[test]
fn a_category_that_ends_is_told_thirty_days_before_unless_another_goes_on() {
    // Thirty days before 15 January, with the days off of the New Year between.
    on_both_days(day("2026-12-10"), |city| {
        let registrar = Registrar::of(city);
        let (of, leader, member) = circle(&registrar, city);
        let old = registrar.person("Временная Ирина Павловна", "niso", "unit_head");
        registrar.category(&old, "highest", "2022-01-15");
        city.officer(&of.association, Office::Curator, &old, (Some("2026-12-01"), None));
        let holder = city.account_of("holder", &old);
        let jobs = city.jobs();
        let told = |client: &Client| -> Vec<String> {
            let rows = client.all(&format!("{NOTICES}?kind=term"));
            rows.iter()
                .map(|n| {
                    format!(
                        "{} {}",
                        n["due_on"].as_str().unwrap(),
                        n["title"].as_str().unwrap()
                    )
                })
                .collect()
        };
        jobs.daily().unwrap();
        assert_eq!(told(&holder), Vec::<String>::new(), "it is too early");
        city.turn(day("2026-12-16"));
        jobs.daily().unwrap();
        let rows = told(&city.sign_in("holder"));
        assert_eq!(rows.len(), 1, "{rows:?}");
        assert!(
            rows[0].starts_with("2027-01-14 ") && rows[0].contains("категори"),
            "{rows:?}"
        );
        for other in ["leader", "member"] {
            assert!(told(&city.sign_in(other)).is_empty());
        }
        drop((leader, member));
        // A new one was granted meanwhile: nothing is left to say.
        let registrar = Registrar::of(city);
        registrar.category(&old, "highest", "2026-12-15");
        jobs.news().unwrap();
        assert_eq!(told(&city.sign_in("holder")), Vec::<String>::new());
    });
}

/// A curator of the association with an account.
fn curator(registrar: &Registrar<'_>, city: &City, of: &Sitting) -> Client {
    let curator = registrar.person("Курирова Анна Ильинична", "niso", "unit_head");
    let term = (Some("2024-09-01"), None);
    city.officer(&of.association, Office::Curator, &curator, term);
    city.account_of("curator", &curator)
}

#[test]
fn deadlines_stand_in_calendars_until_they_are_done() {
    on_both_days(DAY, |city| {
        let registrar = Registrar::of(city);
        let (of, leader, member) = circle(&registrar, city);
        let read = |client: &veche_tests::Client, path: &str| {
            let answer = client.get(path);
            assert_eq!(answer.status, 200, "{}", answer.text);
            answer.text.replace("\r\n ", "")
        };
        let address = format!("{}/calendar.ics", of.path);
        for (client, path) in [(&leader, "/api/v1/calendar.ics"), (&member, address.as_str())] {
            let text = read(client, path);
            for line in [
                format!("UID:deadline-{}-2026-analysis@veche\r\n", of.association),
                format!("UID:deadline-{}-2026-next-plan@veche\r\n", of.association),
                format!("UID:deadline-{}-2026-plan-approval@veche\r\n", of.association),
                // 15 May 2027 is a Saturday: the day stays, the alarm rings on Friday at nine.
                "DTSTART;VALUE=DATE:20270515\r\nDTEND;VALUE=DATE:20270516\r\n".to_owned(),
                "TRIGGER;VALUE=DATE-TIME:20270514T020000Z\r\n".to_owned(),
            ] {
                assert!(text.contains(&line), "{line} is not in\n{text}");
            }
            assert!(text.contains("VII.7.8") && !text.contains("-2025-plan"), "{text}");
            assert_eq!(text, read(client, path), "nothing of the moment is in it");
        }
        // A plain member answers for nothing.
        assert!(!read(&member, "/api/v1/calendar.ics").contains("deadline-"));
        // The department's own events are everybody's; one that goes on all year is not laid over every day of it.
        for (title, dates) in [
            ("Декада наук", "с 7 по 16 декабря"),
            ("Сопровождение олимпиады", "в течение года"),
        ] {
            let body = json!({"school_year": 2026, "title": title, "dates": dates, "place": "Дом учителя"});
            let made = registrar.department.post("/api/v1/department-events", &body);
            made.expect(201);
        }
        let text = read(&member, "/api/v1/calendar.ics");
        for line in [
            "DTSTART;VALUE=DATE:20261207\r\nDTEND;VALUE=DATE:20261217\r\nTRANSP:TRANSPARENT\r\nSUMMARY:Декада наук\r\n",
            "LOCATION:Дом учителя\r\n",
            "пункт VIII.8.2 Положения",
        ] {
            assert!(text.contains(line), "{line} is not in\n{text}");
        }
        assert!(!text.contains("Сопровождение олимпиады"));
        assert_eq!(text, read(&member, "/api/v1/calendar.ics"));
        assert!(
            !read(&member, &address).contains("Декада"),
            "an association's calendar is its own"
        );
    });
}
