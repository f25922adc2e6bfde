//! Letters: to a real mail server over TCP, and to one that is not there.

use chrono::Duration;
use serde_json::json;
use veche_domain::reminders::{NewNotice, NoticeKind};
use veche_tests::{Backend, City, Client, MailServer, Mode, Registrar, act, nowhere};

use super::{DAY, NOTICES, choose, circle, daily, day, on_both_mailing, tell, titles};

fn account(client: &Client) -> String {
    let session = client.get("/api/v1/session").expect(200);
    session["actor"]["account_id"].as_str().unwrap().to_owned()
}

fn notice(client: &Client, matter: &str, kind: NoticeKind, title: &str) -> NewNotice {
    NewNotice {
        account_id: account(client).parse().unwrap(),
        kind,
        matter: matter.to_owned(),
        subject_id: None,
        association_id: None,
        title: title.to_owned(),
        text: "Проверьте & примите.".to_owned(),
        path: "/plans/1".to_owned(),
        clause: Some("VII.7.8".to_owned()),
        due_on: Some(day("2027-05-15")),
    }
}

#[test]
fn a_letter_a_day_with_everything_and_never_the_same_twice() {
    let server = MailServer::start();
    on_both_mailing(
        DAY,
        |config| server.serve(config),
        |city| {
            let already = server.letters().len();
            let registrar = Registrar::of(city);
            let (of, leader, member) = circle(&registrar, city);
            daily(&member, "anna.kim@edu.example");
            let path = registrar.meeting(&of, "2026-12-10", &json!({"starts_at": "15:00"}));
            tell(
                city,
                &[
                    notice(
                        &member,
                        "handover:1",
                        NoticeKind::Handover,
                        "План работы на 2027/2028 возвращён на доработку",
                    ),
                    notice(
                        &leader,
                        "handover:1",
                        NoticeKind::Handover,
                        "Руководителю: адреса нет",
                    ),
                ],
            );
            let jobs = city.jobs();
            jobs.daily().unwrap();
            assert_eq!(jobs.post().unwrap().map(|ran| ran.count), Some(1));
            let letters = server.letters();
            assert_eq!(letters.len(), already + 1);
            let letter = letters.last().unwrap();
            assert_eq!(
                (letter.from.as_str(), letter.to.as_slice()),
                (
                    "veche@example.org",
                    ["anna.kim@edu.example".to_owned()].as_slice()
                )
            );
            assert!(letter.raw.is_ascii(), "nothing of eight bits on the wire");
            assert!(
                letter.subject.starts_with("Заседание 10.12.2026 в 15:00 ("),
                "{}",
                letter.subject
            );
            assert!(
                letter.subject.ends_with("(и ещё 1; ближайший срок 10.12.2026)"),
                "{}",
                letter.subject
            );
            assert!(
                letter.header("From").contains("Вече") && letter.header("To").contains("Проверка: member")
            );
            assert_eq!(
                letter.header("List-Unsubscribe"),
                "<https://veche.example/notices#settings>"
            );
            assert!(letter.header("Message-ID").ends_with("@example.org>"));
            for part in [
                "План работы на 2027/2028 возвращён на доработку",
                "Срок: 15.05.2027 · п. VII.7.8 Положения",
                "https://veche.example/plans/1",
                &path.replace("/api/v1", "https://veche.example"),
            ] {
                assert!(letter.text.contains(part), "{part} is not in\n{}", letter.text);
            }
            assert!(
                letter.html.contains("Проверьте &amp; примите.")
                    && letter.html.contains("href=\"https://veche.example/plans/1\"")
            );

            // The next day there is nothing new: no letter.
            city.turn(day("2026-11-26"));
            jobs.daily().unwrap();
            jobs.post().unwrap();
            assert_eq!(server.letters().len(), already + 1);
            // It was shown here all the same.
            assert_eq!(titles(&city.sign_in("member")).len(), 2);
        },
    );
}

#[test]
fn what_was_withdrawn_read_or_muted_is_in_no_letter() {
    let server = MailServer::start();
    on_both_mailing(
        DAY,
        |config| server.serve(config),
        |city| {
            let already = server.letters().len();
            let registrar = Registrar::of(city);
            let (of, leader, member) = circle(&registrar, city);
            daily(&leader, "leader@edu.example");
            choose(
                &member,
                &json!({"email": "member@edu.example", "digest": "daily", "muted": ["meeting"]}),
            );
            let path = registrar.meeting(&of, "2026-12-10", &json!({}));
            let jobs = city.jobs();
            // The mail server is away while the meeting is told and called off again.
            server.set(Mode::HangsUp);
            jobs.daily().unwrap();
            assert_eq!(jobs.post().unwrap(), None);
            act(
                &registrar.department,
                &path,
                "cancel",
                &json!({"reason": "Ошибка"}),
            )
            .expect(200);
            jobs.news().unwrap();
            leader
                .post(&format!("{NOTICES}/read-all"), &json!({}))
                .expect(200);
            server.set(Mode::Takes);
            city.turn(day("2026-11-26"));
            jobs.daily().unwrap();
            jobs.post().unwrap();
            assert_eq!(
                server.letters().len(),
                already,
                "all of it was withdrawn, read or muted"
            );
            assert!(titles(&city.sign_in("member"))[0].contains("отменено"));
            assert!(
                titles(&city.sign_in("admin")).is_empty(),
                "nobody is troubled by a letter that was not needed"
            );
        },
    );
}

#[test]
fn a_mail_server_that_is_down_is_tried_with_growing_pauses_and_stops_nothing() {
    let server = MailServer::start();
    on_both_mailing(
        DAY,
        |config| server.serve(config),
        |city| {
            let already = server.letters().len();
            server.set(Mode::HangsUp);
            let registrar = Registrar::of(city);
            let (of, leader, _) = circle(&registrar, city);
            daily(&leader, "leader@edu.example");
            registrar.meeting(&of, "2026-12-10", &json!({}));
            let jobs = city.jobs();
            jobs.daily().unwrap();
            let start = city.state().clock.now();
            let mut tried = Vec::new();
            for minute in 0..200 {
                city.turn_to(start + Duration::minutes(minute));
                let before = server.calls();
                jobs.post().unwrap();
                if server.calls() > before {
                    tried.push(minute);
                }
            }
            assert_eq!(tried, [0, 1, 6, 36, 156]);
            server.set(Mode::Takes);
            city.turn_to(start + Duration::minutes(156 + 360));
            assert_eq!(jobs.post().unwrap().map(|ran| ran.count), Some(1));
            assert_eq!(server.letters().len(), already + 1);
            assert!(titles(&city.sign_in("admin")).is_empty());
        },
    );
}

#[test]
fn a_letter_that_nobody_takes_is_given_up_and_told_to_the_administrator() {
    let server = MailServer::start();
    on_both_mailing(
        DAY,
        |config| server.serve(config),
        |city| {
            let registrar = Registrar::of(city);
            let (_, leader, member) = circle(&registrar, city);
            daily(&leader, "gone@edu.example");
            tell(
                city,
                &[notice(&leader, "handover:1", NoticeKind::Handover, "План")],
            );
            let jobs = city.jobs();
            // «No such mailbox»: another try helps nobody.
            server.set(Mode::Refuses);
            jobs.daily().unwrap();
            assert_eq!(jobs.post().unwrap(), None);
            let admin = city.sign_in("admin");
            let told = admin.get(NOTICES).expect(200);
            assert_eq!(
                (&told["items"][0]["kind"], &told["items"][0]["title"]),
                (&json!("mail"), &json!("Письмо не доставлено: gone@edu.example"))
            );
            assert!(
                told["items"][0]["text"]
                    .as_str()
                    .unwrap()
                    .contains("no such mailbox"),
                "{told}"
            );
            // «Not now», for two days.
            server.set(Mode::Busy);
            daily(&member, "busy@edu.example");
            tell(
                city,
                &[notice(&member, "handover:2", NoticeKind::Handover, "План")],
            );
            city.turn(day("2026-11-26"));
            jobs.daily().unwrap();
            let start = city.state().clock.now();
            for hour in 0..60 {
                city.turn_to(start + Duration::hours(hour));
                jobs.post().unwrap();
            }
            let told = titles(&city.sign_in("admin"));
            assert_eq!(
                told,
                [
                    "Письмо не доставлено: busy@edu.example",
                    "Письмо не доставлено: gone@edu.example"
                ]
            );
            server.set(Mode::Takes);
            city.turn_to(start + Duration::hours(80));
            let before = server.letters().len();
            jobs.post().unwrap();
            assert_eq!(
                server.letters().len(),
                before,
                "what was given up is not sent later"
            );
        },
    );
}

#[test]
fn a_weekly_letter_waits_for_its_day_and_what_cannot_wait_goes_at_once() {
    let server = MailServer::start();
    on_both_mailing(
        DAY,
        |config| server.serve(config),
        |city| {
            let already = server.letters().len();
            let registrar = Registrar::of(city);
            let (of, leader, member) = circle(&registrar, city);
            choose(
                &leader,
                &json!({"email": "leader@edu.example", "digest": "weekly"}),
            );
            choose(&member, &json!({"email": "member@edu.example", "digest": "off"}));
            tell(
                city,
                &[
                    notice(&leader, "handover:1", NoticeKind::Handover, "План"),
                    notice(&member, "handover:1", NoticeKind::Handover, "План"),
                ],
            );
            let jobs = city.jobs();
            let sent = |today: &str| {
                city.turn(day(today));
                jobs.daily().unwrap();
                jobs.news().unwrap();
                jobs.post().unwrap();
                server.letters().len() - already
            };
            assert_eq!(
                (sent("2026-11-25"), sent("2026-11-27"), sent("2026-11-30")),
                (0, 0, 1)
            );
            // A meeting of tomorrow does not wait for Monday.
            let registrar = Registrar::of(city);
            registrar.meeting(&of, "2026-12-02", &json!({}));
            assert_eq!(sent("2026-12-01"), 2);
            assert!(
                server
                    .letters()
                    .last()
                    .unwrap()
                    .subject
                    .starts_with("Заседание 02.12.2026")
            );
            assert_eq!(sent("2026-12-07"), 2, "and is not told once more");
        },
    );
}

#[test]
fn without_a_mail_server_nothing_waits_and_where_nobody_listens_everything_goes_on() {
    on_both_mailing(DAY, nowhere, |city| {
        let registrar = Registrar::of(city);
        let (of, _, member) = circle(&registrar, city);
        daily(&member, "member@edu.example");
        registrar.meeting(&of, "2026-12-10", &json!({}));
        let jobs = city.jobs();
        jobs.tick();
        assert_eq!(jobs.post().unwrap(), None);
        assert_eq!(titles(&member).len(), 1);
    });
}

#[test]
fn a_password_and_a_letter_go_only_under_a_certificate_that_is_trusted() {
    let (server, plain) = (MailServer::start_secure(), MailServer::start());
    // The program that sends later goes by the clock of the machine.
    let today = chrono::Utc::now().date_naive();
    let city = City::start_on_with(Backend::Sqlite, today, |config| server.serve_secure(config)).unwrap();
    let registrar = Registrar::of(&city);
    let (_, leader, _) = circle(&registrar, &city);
    daily(&leader, "leader@edu.example");
    tell(
        &city,
        &[notice(&leader, "handover:1", NoticeKind::Handover, "План")],
    );
    let jobs = city.jobs();
    // Nobody knows who signed the certificate: not a word of the letter is said, and it waits.
    jobs.daily().unwrap();
    assert_eq!(jobs.post().unwrap(), None);
    assert_eq!(server.said(), ["EHLO clear", "STARTTLS clear"]);
    // A server that offers no TLS is told nothing either.
    let veche_store::Address::Sqlite(database) = &city.state().config.database else {
        panic!("a file");
    };
    let database = format!("sqlite:{database}");
    let folder = std::env::temp_dir().join(format!("veche-certificate-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let trusted = folder.join("trusted.pem");
    std::fs::write(&trusted, server.certificate()).unwrap();
    let post = |url: String| {
        let now = "UPDATE letters SET next_try_at = '2026-01-01 00:00:00'";
        city.store
            .write(|tx| {
                diesel::RunQueryDsl::execute(diesel::sql_query(now), tx.conn)
                    .map_err(veche_store::StoreError::from)
            })
            .unwrap();
        let mut run = veche_tests::command(&database);
        run.args(["jobs", "run"])
            .env("VECHE_SMTP_URL", url)
            .env("VECHE_MAIL_FROM", "Вече <veche@example.org>")
            .env("VECHE_FILES", &folder)
            .env("SSL_CERT_FILE", &trusted);
        let ran = run.output().unwrap();
        assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    };
    post(plain.secure_url());
    assert!(
        plain.said().iter().all(|word| word == "EHLO clear"),
        "{:?}",
        plain.said()
    );
    // Trusted, it is.
    post(server.secure_url());
    assert_eq!(server.letters().len(), 1);
    let said = server.said();
    assert!(
        said.contains(&"AUTH secure".to_owned()) && said.contains(&"DATA secure".to_owned()),
        "{said:?}"
    );
    assert!(
        said.iter()
            .all(|word| !word.ends_with("clear") || word.starts_with("EHLO") || word.starts_with("STARTTLS"))
    );
    std::fs::remove_dir_all(&folder).unwrap();
}
