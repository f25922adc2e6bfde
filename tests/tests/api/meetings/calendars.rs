//! Meetings in the calendars of people: what stands there, and who may look (VII.7.6).

use serde_json::{Value, json};
use veche_tests::{Answer, City, Client, Registrar, Sitting, act, on_both};

const LINKS: &str = "/api/v1/calendar-links";
const NOBODY: &str = "018f0000-0000-7000-8000-000000000000";

fn address(of: &Sitting) -> String {
    format!("{}/calendar.ics", of.path)
}

/// The text of a calendar, its long lines joined again.
#[track_caller]
fn read(answer: &Answer) -> String {
    assert_eq!(answer.status, 200, "{}", answer.text);
    assert_eq!(answer.header("content-type"), "text/calendar; charset=utf-8");
    assert!(
        answer.header("cache-control").starts_with("private"),
        "no cache of others keeps it"
    );
    assert!(
        answer
            .text
            .split("\r\n")
            .all(|line| line.len() <= 75 && !line.contains('\n')),
        "{}",
        answer.text
    );
    answer.text.replace("\r\n ", "")
}

/// Makes an address and gives its identifier and its path.
#[track_caller]
fn link(client: &Client, body: &Value) -> (String, String) {
    let made = client.post(LINKS, body).expect(201);
    let text = |key: &str| made[key].as_str().unwrap_or_default().to_owned();
    (text("id"), text("path"))
}

/// Changes the account with the login, as the administrator.
#[track_caller]
fn change_account(city: &City, login: &str, patch: &Value) {
    let admin = city.sign_in("admin");
    let accounts = admin.all(&format!("/api/v1/accounts?q={login}"));
    let account = accounts.iter().find(|a| a["login"] == login).unwrap();
    let path = format!("/api/v1/accounts/{}", account["id"].as_str().unwrap());
    let tag = admin.get(&path).etag().to_owned();
    admin.patch(&path, &tag, patch).expect(200);
}

#[test]
fn a_calendar_without_meetings_has_its_zone_and_a_draft_has_none() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let of = registrar.sitting("M1", 2);
        let leader = city.account_of("leader", of.leader());
        let empty = leader.get(&address(&of));
        let text = read(&empty);
        assert!(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"), "{text}");
        assert!(
            text.contains("BEGIN:VTIMEZONE\r\nTZID:Asia/Novosibirsk\r\n"),
            "{text}"
        );
        assert!(
            // Deadlines of the association stand there all the same; only meetings have a state.
            text.contains("TZOFFSETTO:+0700\r\n") && !text.contains("STATUS:"),
            "{text}"
        );
        // Somebody else signs in: the journal goes on, and the calendar is the same.
        city.sign_in("observer");
        let again = leader.with("If-None-Match", empty.etag()).get(&address(&of));
        assert_eq!((again.status, again.text.as_str()), (304, ""));

        let draft = registrar.draft(&json!({"code": "D1", "name": "Проект", "kind": "mmo",
            "subject_code": "math", "audience": "учителя"}));
        let draft = format!("{draft}/calendar.ics");
        leader.get(&draft).refused(404, "not_found");
        read(&registrar.department.get(&draft));
        let nowhere = format!("/api/v1/associations/{NOBODY}/calendar.ics");
        leader.get(&nowhere).refused(404, "not_found");
        city.stranger().get(&address(&of)).refused(401, "unauthenticated");
    });
}

#[test]
fn a_meeting_is_planned_moved_cancelled_and_held_in_the_calendar_too() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let of = registrar.sitting("M1", 3);
        let member = city.account_of("member", &of.people[2]);
        let theme =
            "О функциональной грамотности: чтение, счёт; естествознание и всё, чему учат в начальной школе";
        let more = json!({"theme": theme, "starts_at": "15:00", "place": "Школа 901, каб. 12",
            "link": "https://video.example/1"});
        let path = registrar.meeting(&of, "2026-12-10", &more);
        let before = member.get(&address(&of));
        let text = read(&before);
        let id = path.rsplit('/').next().unwrap();
        for line in [
            "DTSTART;TZID=Asia/Novosibirsk:20261210T150000\r\n",
            "DTEND;TZID=Asia/Novosibirsk:20261210T163000\r\n",
            "STATUS:TENTATIVE\r\n",
            "SEQUENCE:1\r\n",
            "SUMMARY:О функциональной грамотности: чтение\\, счёт\\; естествознание и всё\\, чему учат в начальной школе – ММО",
            "LOCATION:Школа 901\\, каб. 12\r\n",
            "CONFERENCE;VALUE=URI:https://video.example/1\r\n",
            &format!("UID:{id}@veche\r\n"),
            &format!("/meetings/{id}\r\n"),
        ] {
            assert!(text.contains(line), "{line} is not in\n{text}");
        }
        assert_eq!(
            member.get(&address(&of)).text,
            before.text,
            "nothing of the moment is in it"
        );
        // The city sees that people meet; the link is for those who take part.
        let seen = read(&city.sign_in("observer").get(&address(&of)));
        assert!(
            seen.contains("О функциональной") && !seen.contains("video.example"),
            "{seen}"
        );

        let tag = member.get(&path).etag().to_owned();
        let moved = json!({"date": "2026-12-17", "ends_at": "16:00", "move_reason": "Карантин"});
        registrar.department.patch(&path, &tag, &moved).expect(200);
        let after = member.with("If-None-Match", before.etag()).get(&address(&of));
        let text = read(&after);
        assert!(
            text.contains(":20261217T150000\r\n") && text.contains(":20261217T160000\r\n"),
            "{text}"
        );
        assert!(text.contains("SEQUENCE:2\r\n"), "{text}");

        act(
            &registrar.department,
            &path,
            "cancel",
            &json!({"reason": "Нет кворума"}),
        )
        .expect(200);
        let text = read(&member.get(&address(&of)));
        for part in [
            "STATUS:CANCELLED\r\n",
            "SEQUENCE:3\r\n",
            "SUMMARY:Отменено: О функ",
            "Отменено: Нет кворума",
        ] {
            assert!(text.contains(part), "{part} is not in\n{text}");
        }

        registrar.held(&of, "2026-11-25", &json!({}));
        let text = read(&member.get(&address(&of)));
        assert!(
            text.contains("STATUS:CONFIRMED\r\n") && text.contains("заседание № 1"),
            "{text}"
        );
        assert!(text.contains("DTSTART;VALUE=DATE:20261125\r\n"), "{text}");
        // More than a year ago, and more than two years ahead.
        registrar.held(&of, "2025-11-24", &json!({"by_paper": true}));
        registrar.meeting(&of, "2028-11-25", &json!({}));
        let kept = read(&member.get(&address(&of)));
        assert_eq!(kept.matches("STATUS:").count(), 2, "{kept}");
    });
}

#[test]
fn an_address_opens_its_own_calendar_and_nothing_else() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let (of, other) = (registrar.sitting("M1", 3), registrar.sitting("M2", 2));
        registrar.meeting(&of, "2026-12-10", &json!({"link": "https://video.example/1"}));
        registrar.meeting(&other, "2026-12-11", &json!({"theme": "О чужом"}));
        let member = city.account_of("member", &of.people[2]);
        let (id, path) = link(&member, &json!({"association_id": of.association}));
        let (_, own) = link(&member, &json!({}));
        let stranger = city.stranger().without("X-Veche");
        let text = read(&stranger.get(&path));
        assert!(
            text.contains("video.example"),
            "an address has the rights of its account: {text}"
        );
        let mine = read(&stranger.get(&own));
        assert!(
            mine.contains("О работе с одарёнными") && !mine.contains("О чужом"),
            "{mine}"
        );

        let token = path.split("token=").nth(1).unwrap();
        for foreign in [
            format!("{}?token={token}", address(&other)),
            format!("/api/v1/calendar.ics?token={token}"),
            format!("{}?token={}", address(&of), own.split("token=").nth(1).unwrap()),
            format!("{}?token={}", address(&of), "0".repeat(64)),
            format!("{}?token=", address(&of)),
        ] {
            let refused = stranger.get(&foreign).refused(404, "not_found");
            assert!(
                refused["detail"].as_str().unwrap().contains("создайте новый"),
                "{refused}"
            );
            assert!(!refused.to_string().contains(token));
        }
        stranger.get("/api/v1/meetings").refused(401, "unauthenticated");
        stranger
            .get(&format!("/api/v1/meetings?token={token}"))
            .refused(400, "unknown_parameter");
        let bearer = stranger.with("Authorization", &format!("Bearer {token}"));
        bearer.get("/api/v1/session").refused(401, "unauthenticated");

        // The path is told once; the list and the journal know only that there is one and when it was used.
        let listed = member.get(LINKS).expect(200);
        assert_eq!(listed["items"].as_array().unwrap().len(), 2);
        assert!(
            listed["items"]
                .as_array()
                .unwrap()
                .iter()
                .all(|l| l["path"].is_null())
        );
        assert!(
            listed["items"]
                .as_array()
                .unwrap()
                .iter()
                .all(|l| l["used_at"].is_string())
        );
        let journal = city
            .sign_in("admin")
            .get("/api/v1/journal?entity=account")
            .expect(200);
        assert!(journal.to_string().contains("create_calendar_link"));
        assert!(!journal.to_string().contains(token));

        // Only the owner revokes it.
        let revoke = format!("{LINKS}/{id}");
        registrar
            .department
            .delete(&revoke, "\"1.0\"")
            .refused(404, "not_found");
        assert_eq!(member.delete(&revoke, "\"1.0\"").status, 204);
        stranger.get(&path).refused(404, "not_found");
        read(&stranger.get(&own));
        change_account(city, "member", &json!({"enabled": false}));
        stranger.get(&own).refused(404, "not_found");
        change_account(city, "member", &json!({"enabled": true}));
        read(&stranger.get(&own));
        // The rights of today: without a person and a role there is nothing to see.
        change_account(city, "member", &json!({"person_id": null}));
        stranger.get(&own).refused(403, "forbidden");
    });
}

#[test]
fn addresses_are_few_and_no_answer_is_kept_with_its_token() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let of = registrar.sitting("M1", 2);
        let leader = city.account_of("leader", of.leader());
        let repeated = leader.with("Idempotency-Key", "once");
        assert_ne!(link(&repeated, &json!({})).1, link(&repeated, &json!({})).1);
        leader
            .post(LINKS, &json!({"association_id": NOBODY}))
            .refused(422, "validation");
        for _ in 2..20 {
            link(&leader, &json!({}));
        }
        let refused = leader.post(LINKS, &json!({})).refused(409, "wrong_state");
        assert!(
            refused["detail"].as_str().unwrap().contains("отзовите"),
            "{refused}"
        );
    });
}

#[test]
fn the_own_calendar_of_the_council_has_the_meetings_of_the_council() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let of = registrar.sitting("M1", 2);
        registrar.meeting(&of, "2026-12-10", &json!({}));
        let council = city.sign_in("council");
        let body = json!({"body_id": "00000000-0000-7000-8000-000000000001", "date": "2026-12-20",
            "theme": "Об анализе работы объединений"});
        council.post(veche_tests::MEETINGS, &body).expect(201);
        let text = read(&council.get("/api/v1/calendar.ics"));
        assert!(
            text.contains("Об анализе работы") && text.matches("BEGIN:VEVENT").count() == 1,
            "{text}"
        );
        let none = read(&registrar.department.get("/api/v1/calendar.ics"));
        assert!(
            none.contains("BEGIN:VTIMEZONE") && !none.contains("VEVENT"),
            "{none}"
        );
    });
}

#[test]
fn the_list_of_addresses_tells_of_a_use_at_once() {
    on_both(|city| {
        let (member, stranger) = (city.sign_in("department"), city.stranger());
        let made = member.post(LINKS, &json!({})).expect(201);
        let used = |tag: Option<&str>| match tag {
            Some(tag) => member.with("If-None-Match", tag).get(LINKS),
            None => member.get(LINKS),
        };
        let before = used(None);
        let tag = before.etag().to_owned();
        assert!(before.expect(200)["items"][0]["used_at"].is_null());
        assert_eq!(used(Some(&tag)).status, 304);
        assert_eq!(stranger.get(made["path"].as_str().unwrap()).status, 200);
        assert!(used(None).expect(200)["items"][0]["used_at"].is_string());
        assert_eq!(used(Some(&tag)).status, 200);
    });
}
