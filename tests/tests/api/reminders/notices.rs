//! What people are told in the application, and what is taken back.

use serde_json::json;
use veche_domain::reminders::{NewNotice, NoticeKind};
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
        kind: if number.is_multiple_of(2) {
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
