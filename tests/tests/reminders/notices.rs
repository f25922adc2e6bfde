//! What people are told in the application, and what is taken back.

use serde_json::json;
use veche_domain::{
    Id,
    access::Actor,
    compliance::{Duty, DutyActor, Finding, FindingState},
    reminders::{NewNotice, NoticeKind},
};
use veche_server::{http::Context, reminders::request};
use veche_tests::{Registrar, act, on_both};

use super::{DAY, NOTICES, SETTINGS, circle, day, on_both_days, tell, titles};

const NOBODY: &str = "018f0000-0000-7000-8000-000000000000";

#[test]
fn a_meeting_is_told_moved_recalled_and_cancelled() {
    on_both_days(DAY, |city| {
        let registrar = Registrar::of(city);
        let (of, leader, member) = circle(&registrar, city);
        let jobs = city.jobs();
        jobs.news().unwrap();
        assert_eq!(titles(&member), Vec::<String>::new());

        let path = registrar.meeting(
            &of,
            "2026-12-10",
            &json!({"starts_at": "15:00", "place": "Школа 901"}),
        );
        assert_eq!(jobs.news().unwrap().len(), 1);
        let page = member.get(NOTICES);
        let notice = page.expect(200)["items"][0].clone();
        assert_eq!(notice["kind"], "meeting");
        assert_eq!(
            notice["title"],
            "Заседание 10.12.2026 в 15:00 (ММО M1)".replace("ММО M1", &name(&member, &of.path))
        );
        assert_eq!(
            notice["text"],
            "Тема: О работе с одарёнными детьми. Место: Школа 901."
        );
        assert_eq!(
            (&notice["clause"], &notice["due_on"]),
            (&json!("VII.7.6"), &json!("2026-12-10"))
        );
        assert_eq!(
            notice["path"].as_str().map(|p| format!("/api/v1{p}")),
            Some(path.clone())
        );
        // Nothing has happened since: the same answer, and nothing to do.
        assert_eq!(member.with("If-None-Match", page.etag()).get(NOTICES).status, 304);
        assert!(jobs.news().unwrap().is_empty());
        // Curator and strangers to the association hear nothing.
        assert_eq!(titles(&city.sign_in("observer")), Vec::<String>::new());

        let patch = |date: &str| {
            let tag = registrar.department.get(&path).etag().to_owned();
            registrar
                .department
                .patch(&path, &tag, &json!({"date": date}))
                .expect(200);
        };
        // Back and forth between two looks: one notice, with the last date.
        patch("2026-12-15");
        patch("2026-12-11");
        patch("2026-12-17");
        jobs.news().unwrap();
        let told = titles(&member);
        assert_eq!(told.len(), 1);
        assert!(
            told[0].starts_with("Заседание перенесено на 17.12.2026 в 15:00"),
            "{told:?}"
        );
        assert_ne!(member.with("If-None-Match", page.etag()).get(NOTICES).status, 304);

        // Two days before it is recalled, once, by the job of the day.
        for (today, expected) in [
            ("2026-12-14", "перенесено"),
            ("2026-12-15", "Скоро"),
            ("2026-12-16", "Скоро"),
        ] {
            city.turn(day(today));
            jobs.daily().unwrap();
            let member = city.sign_in("member");
            let told = titles(&member);
            assert!(told.len() == 1 && told[0].contains(expected), "{today}: {told:?}");
        }
        let registrar = Registrar::of(city);
        act(
            &registrar.department,
            &path,
            "cancel",
            &json!({"reason": "Карантин"}),
        )
        .expect(200);
        jobs.news().unwrap();
        let member = city.sign_in("member");
        let page = member.get(NOTICES).expect(200);
        assert!(
            page["items"][0]["title"].as_str().unwrap().contains("отменено"),
            "{page}"
        );
        assert!(
            page["items"][0]["text"]
                .as_str()
                .unwrap()
                .ends_with("Причина: Карантин."),
            "{page}"
        );
        assert_eq!(page["items"].as_array().unwrap().len(), 1);
        drop(leader);
    });
}

fn name(client: &veche_tests::Client, path: &str) -> String {
    client.get(path).expect(200)["name"].as_str().unwrap().to_owned()
}

#[test]
fn a_meeting_moved_closer_than_its_reminder_is_told_at_once() {
    on_both_days(DAY, |city| {
        let registrar = Registrar::of(city);
        let (of, _, member) = circle(&registrar, city);
        let path = registrar.meeting(&of, "2026-12-24", &json!({}));
        let jobs = city.jobs();
        jobs.news().unwrap();
        let tag = registrar.department.get(&path).etag().to_owned();
        registrar
            .department
            .patch(&path, &tag, &json!({"date": "2026-11-26"}))
            .expect(200);
        jobs.news().unwrap();
        assert!(titles(&member)[0].contains("перенесено на 26.11.2026"));
        city.turn(day("2026-11-26"));
        let told: usize = jobs.daily().unwrap().iter().map(|ran| ran.count).sum();
        assert_eq!(told, 0, "it is not recalled once more");
    });
}

#[test]
fn what_was_cancelled_before_anybody_was_told_is_told_to_nobody() {
    on_both_days(DAY, |city| {
        let registrar = Registrar::of(city);
        let (of, _, member) = circle(&registrar, city);
        let path = registrar.meeting(&of, "2026-12-24", &json!({}));
        act(
            &registrar.department,
            &path,
            "cancel",
            &json!({"reason": "Ошибка"}),
        )
        .expect(200);
        city.jobs().news().unwrap();
        assert_eq!(titles(&member), Vec::<String>::new());
    });
}

#[test]
fn an_office_and_a_category_that_end_are_told_a_month_before() {
    on_both_days(DAY, |city| {
        let registrar = Registrar::of(city);
        let of = registrar.sitting("M1", 2);
        let person = of.leader().to_owned();
        let leader = city.account_of("leader", &person);
        let jobs = city.jobs();
        jobs.daily().unwrap();
        let terms = format!("{NOTICES}?kind=term");
        assert!(
            leader.all(&terms).is_empty(),
            "neither office nor category has an end"
        );
        // The same teacher keeps the minutes of another association until Christmas.
        let other = registrar.sitting("M2", 1);
        city.officer(
            &other.association,
            veche_domain::associations::Office::Secretary,
            &person,
            (Some("2026-09-01"), Some("2026-12-26")),
        );
        city.turn(day("2026-11-26"));
        jobs.daily().unwrap();
        let leader = city.sign_in("leader");
        let told = leader.get(&terms).expect(200);
        let term = &told["items"][0];
        assert_eq!(
            (&term["kind"], &term["clause"]),
            (&json!("term"), &json!("VII.7.5")),
            "{told}"
        );
        assert!(
            term["title"]
                .as_str()
                .unwrap()
                .starts_with("25.12.2026 завершаются полномочия секретаря"),
            "{told}"
        );
        assert_eq!(term["due_on"], "2026-12-25");
    });
}

fn sample(account: &str, number: usize) -> NewNotice {
    NewNotice {
        account_id: account.parse().unwrap(),
        kind: if number % 2 == 0 {
            NoticeKind::Handover
        } else {
            NoticeKind::Mail
        },
        matter: format!("sample:{number}"),
        subject_id: None,
        association_id: None,
        title: format!("Уведомление {number}"),
        text: "Текст".to_owned(),
        path: "/".to_owned(),
        clause: None,
        due_on: None,
    }
}

#[test]
fn notices_are_paged_filtered_and_read_by_their_owner_alone() {
    on_both(|city| {
        let observer = city.sign_in("observer");
        let me = observer.get("/api/v1/session").expect(200)["actor"]["account_id"]
            .as_str()
            .unwrap()
            .to_owned();
        let all: Vec<NewNotice> = (0..7).map(|n| sample(&me, n)).collect();
        tell(city, &all);
        tell(city, &all);
        assert_eq!(titles(&observer).len(), 7, "a matter is told once");
        assert_eq!(titles(&observer)[0], "Уведомление 6");
        let page = observer
            .get(&format!("{NOTICES}?limit=3&count=true&unread=true"))
            .expect(200);
        assert_eq!(
            (page["items"].as_array().unwrap().len(), &page["total"]),
            (3, &json!(7))
        );
        assert_eq!(
            observer.all(&format!("{NOTICES}?limit=3&sort=made_at"))[0]["title"],
            "Уведомление 0"
        );
        assert_eq!(observer.all(&format!("{NOTICES}?kind=mail")).len(), 3);

        let first = page["items"][0]["id"].as_str().unwrap();
        let read = observer
            .post(&format!("{NOTICES}/{first}/read"), &json!({}))
            .expect(200);
        assert!(read["read_at"].is_string());
        let again = observer
            .post(&format!("{NOTICES}/{first}/read"), &json!({}))
            .expect(200);
        assert_eq!(read, again, "read again, it stays as it was");
        assert_eq!(observer.all(&format!("{NOTICES}?unread=true")).len(), 6);
        assert_eq!(observer.all(&format!("{NOTICES}?unread=false")).len(), 1);
        // Nobody else sees or reads them.
        let council = city.sign_in("council");
        assert!(titles(&council).is_empty());
        council
            .post(&format!("{NOTICES}/{first}/read"), &json!({}))
            .refused(404, "not_found");
        observer
            .post(&format!("{NOTICES}/{NOBODY}/read"), &json!({}))
            .refused(404, "not_found");
        assert_eq!(
            council
                .post(&format!("{NOTICES}/read-all"), &json!({}))
                .expect(200)["read"],
            0
        );
        assert_eq!(
            observer
                .post(&format!("{NOTICES}/read-all"), &json!({}))
                .expect(200)["read"],
            6
        );
        assert_eq!(
            observer
                .get(&format!("{NOTICES}?unread=true&limit=1&count=true"))
                .expect(200)["total"],
            0
        );
    });
}

#[test]
fn settings_are_chosen_by_their_version_and_the_journal_keeps_no_address() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let (_, leader, _) = circle(&registrar, city);
        let first = leader.get(SETTINGS);
        let found = first.expect(200);
        assert_eq!(
            found,
            json!({"version": 0, "email": null, "register_email": null, "digest": "daily", "muted": [], "mail_works": false})
        );
        let body = json!({"email": "anna.kim@edu.example", "digest": "weekly", "muted": ["meeting"]});
        leader.put(SETTINGS, &body).refused(428, "version_required");
        let chosen = leader
            .with("If-Match", first.etag())
            .put(SETTINGS, &body)
            .expect(200);
        assert_eq!(
            (&chosen["version"], &chosen["digest"]),
            (&json!(1), &json!("weekly"))
        );
        leader
            .with("If-Match", first.etag())
            .put(SETTINGS, &body)
            .refused(412, "stale");
        for wrong in ["кто-то", "a@b", "a@b.ru\r\nBcc: c@d.ru"] {
            let tag = leader.get(SETTINGS).etag().to_owned();
            let body = json!({"email": wrong, "digest": "daily"});
            let refused = leader
                .with("If-Match", &tag)
                .put(SETTINGS, &body)
                .refused(422, "validation");
            assert_eq!(refused["errors"][0]["pointer"], "/email", "{refused}");
        }
        let journal = city
            .sign_in("admin")
            .get("/api/v1/journal?entity=notice_settings")
            .expect(200);
        assert_eq!(journal["items"][0]["operation"], "put_notice_settings");
        assert_eq!(journal["items"][0]["after"]["own_address"], true);
        assert!(!journal.to_string().contains("anna.kim"));
    });
}

fn finding(association: &str, leader: Option<&str>) -> Finding {
    let id = |text: &str| text.parse::<Id>().unwrap();
    Finding {
        association_id: id(association),
        school_year: 2026,
        duty: Duty::PlanApproval,
        clause: "VII.7.9".to_owned(),
        state: FindingState::Overdue,
        due_on: Some(day("2026-09-15")),
        since: None,
        late: false,
        reason: None,
        done: None,
        needed: None,
        actor: DutyActor::Leader,
        actor_id: leader.map(id),
        cure: None,
    }
}

#[test]
fn somebody_above_asks_once_a_day() {
    on_both_days(DAY, |city| {
        let registrar = Registrar::of(city);
        let (of, leader, _) = circle(&registrar, city);
        let ask = |login: &str, of: &Finding| {
            let actor: Actor = serde_json::from_value(
                city.sign_in(login).get("/api/v1/session").expect(200)["actor"].clone(),
            )
            .unwrap();
            let state = city.state();
            city.store.write(|tx| {
                let context = Context {
                    actor: &actor,
                    today: state.clock.today(),
                    now: state.clock.now(),
                    profile: &state.profile,
                };
                request(tx, &context, of)
            })
        };
        let open = finding(&of.association, Some(of.leader()));
        let told = ask("department", &open).unwrap();
        assert_eq!((told.told, told.again), (1, 0));
        let again = ask("department", &open).unwrap();
        assert_eq!((again.told, again.again), (0, 1));
        let notice = leader.get(NOTICES).expect(200)["items"][0].clone();
        assert_eq!(
            (&notice["kind"], &notice["clause"]),
            (&json!("request"), &json!("VII.7.9"))
        );
        assert!(
            notice["title"]
                .as_str()
                .unwrap()
                .starts_with("Просят утвердить план работы на 2026/2027, срок 15.09.2026"),
            "{notice}"
        );
        assert!(
            notice["text"]
                .as_str()
                .unwrap()
                .starts_with("Напоминает Проверка: department."),
            "{notice}"
        );
        // Nobody leads: the next above hears it. Who may not remind, and what is done, are refused.
        assert_eq!(
            ask("department", &finding(&of.association, None)).unwrap().told,
            1
        );
        assert_eq!(
            ask("observer", &open).unwrap_err().refusal().code.code(),
            "forbidden"
        );
        let mut done = open.clone();
        done.state = FindingState::Met;
        let refused = ask("department", &done).unwrap_err().refusal();
        assert_eq!(
            (refused.code.code(), refused.clause.as_deref()),
            ("wrong_state", Some("VII.7.9"))
        );
        // The next day it may be asked for anew.
        city.turn(day("2026-11-26"));
        assert_eq!(ask("department", &open).unwrap().told, 1);
    });
}

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
                    row["clause"] == "VII.7.9" && row["made_on"].as_str() == Some(today.to_string().as_str())
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
