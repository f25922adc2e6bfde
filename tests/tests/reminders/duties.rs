//! Duties by their days, papers that go from hand to hand, deadlines in calendars.

use veche_tests::Registrar;

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
        let curator = registrar.person("Курирова Анна Ильинична", "niso", "unit_head");
        let term = (Some("2024-09-01"), None);
        city.officer(
            &of.association,
            veche_domain::associations::Office::Curator,
            &curator,
            term,
        );
        let curator = city.account_of("curator", &curator);
        let plan = "018f0000-0000-7000-8000-0000000000aa";
        let run = |sql: String| {
            city.store
                .write(|tx| {
                    diesel::RunQueryDsl::execute(diesel::sql_query(sql.clone()), tx.conn)?;
                    Ok::<_, veche_store::StoreError>(())
                })
                .unwrap();
        };
        run(format!(
            "INSERT INTO plans (id, version, association_id, school_year, state, content, edited_at, edited_by, sort_key, search_key) \
             VALUES ('{plan}', 1, '{}', 2026, 'submitted', '{{}}', '2026-11-25 05:00:00', 'Ким', 'm1', ' m1')",
            of.association
        ));
        let step = |number: u8, act: &str, note: &str| {
            run(format!(
                "INSERT INTO handovers (id, plan_id, act, made_at, made_on, made_by, note, late) \
                 VALUES ('018f0000-0000-7000-8000-00000000000{number}', '{plan}', '{act}', '2026-11-25 05:0{number}:00', '2026-11-25', 'Ким А. И.', '{note}', TRUE)"
            ));
        };
        let jobs = city.jobs();
        let handed = |client: &veche_tests::Client| {
            let rows = client.all(&format!("{NOTICES}?kind=handover"));
            rows.iter()
                .map(|n| (n["title"].clone(), n["path"].clone()))
                .collect::<Vec<_>>()
        };
        step(1, "submit", "");
        jobs.daily().unwrap();
        let of_curator = handed(&curator);
        assert_eq!(of_curator.len(), 1);
        let (title, path) = &of_curator[0];
        assert!(
            title
                .as_str()
                .unwrap()
                .starts_with("План работы на 2026/2027 передан куратору с опозданием"),
            "{title}"
        );
        assert_eq!(*path, format!("/plans/{plan}"));
        assert!(handed(&leader).is_empty() && handed(&member).is_empty());
        step(2, "return", "Нет темы");
        // A sign-in is an entry of the journal: the next look plans anew.
        city.sign_in("observer");
        jobs.news().unwrap();
        assert!(
            handed(&curator).is_empty(),
            "it is not in the curator's hands any more"
        );
        assert!(
            handed(&leader)[0]
                .0
                .as_str()
                .unwrap()
                .contains("возвращён на доработку")
        );
    });
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
    });
}
