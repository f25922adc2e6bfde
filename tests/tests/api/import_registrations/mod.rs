//! Answers of a registration form mark a meeting's participants (VII.7.6): over real HTTP on both databases.

mod shapes;

use serde_json::{Value, json};
use veche_tests::{Answer, Client, Registrar, Sitting, id_of, mark, on_both};

const IMPORTS: &str = "/api/v1/imports";
const HEADER: &str = "Время создания;Фамилия Имя Отчество;Район;Образовательная организация;Должность;Формат участия;Согласие\n";

fn send(client: &Client, meeting: &str, file: &[u8]) -> Answer {
    let id = meeting.rsplit('/').next().unwrap();
    let fields = [("kind", "registrations"), ("meeting_id", id)];
    client.upload(IMPORTS, "регистрация.csv", file, &fields)
}

#[track_caller]
fn upload(client: &Client, meeting: &str, file: &[u8]) -> String {
    format!("{IMPORTS}/{}", id_of(&send(client, meeting, file).expect(201)))
}

fn act(client: &Client, import: &str, verb: &str) -> Answer {
    client.post(&format!("{import}/{verb}"), &json!({}))
}

/// Class or error of each row.
fn brief(client: &Client, import: &str) -> Vec<String> {
    let rows = client.all(&format!("{import}/rows"));
    let said = |row: &Value| {
        let of = if row["error"].is_null() {
            &row["class"]
        } else {
            &row["error"]
        };
        of.as_str().unwrap().to_owned()
    };
    rows.iter().map(said).collect()
}

/// Names of a sitting's people, in their order.
fn names(registrar: &Registrar<'_>, of: &Sitting) -> Vec<String> {
    let name = |id: &String| {
        let person = registrar
            .department
            .get(&format!("/api/v1/people/{id}"))
            .expect(200);
        ["last_name", "first_name", "patronymic"]
            .map(|part| person[part].as_str().unwrap().to_owned())
            .join(" ")
    };
    of.people.iter().map(name).collect()
}

fn answers(names: &[String]) -> String {
    format!(
        "{HEADER}2026-11-25 09:00:00;{};Ленинский район;СОШ 901;учитель;Очно;Да\n\
         2026-11-25 09:05:00;{};Ленинский район;школа № 901;учитель;Дистанционно;Да\n\
         2026-11-25 09:10:00;{};;наша школа;;Очно;Да\n\
         2026-11-25 09:11:00;{};;наша школа;;Дистанционно;Да\n\
         2026-11-25 09:12:00;Гостева Ирина Олеговна;;МБОУ «Лицей»;методист;Очно;Да\n\
         2026-11-25 09:13:00;Купите дешевле сейчас http://x.example;;;;Очно;Да\n",
        names[0],
        names[1].to_uppercase(),
        names[2],
        names[2]
    )
}

/// Marks of a meeting by person, and its invitees.
fn seen(client: &Client, meeting: &str, of: &Sitting) -> (Vec<Value>, Vec<Value>) {
    let found = client.get(meeting).expect(200);
    let marks = of.people.iter().map(|id| {
        let all = found["participants"].as_array().unwrap();
        all.iter().find(|p| p["person"]["id"] == **id).unwrap()["mark"].clone()
    });
    (marks.collect(), found["invitees"].as_array().unwrap().clone())
}

#[test]
fn answers_mark_participants_once_and_are_taken_back() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let of = registrar.sitting("M1", 4);
        let meeting = registrar.meeting(&of, "2026-11-25", &json!({}));
        let secretary = city.account_of("secretary", of.secretary());
        let file = answers(&names(&registrar, &of));
        let import = upload(&secretary, &meeting, file.as_bytes());
        let wanted = ["NEW", "NEW", "DUPLICATE", "NEW", "NEW", "FIO_INVALID"];
        assert_eq!(brief(&secretary, &import), wanted);
        let before = seen(&secretary, &meeting, &of);
        assert!(
            before.0.iter().all(Value::is_null) && before.1.is_empty(),
            "a preview changes nothing"
        );
        let tag = secretary.get(&meeting).etag().to_owned();

        let done = act(&secretary, &import, "commit").expect(200);
        assert_eq!(done["state"], "committed");
        let (marks, invitees) = seen(&secretary, &meeting, &of);
        assert_eq!(
            marks,
            [json!("present"), json!("online"), json!("online"), Value::Null]
        );
        assert_eq!(
            invitees,
            [
                json!({"name": "Гостева Ирина Олеговна", "note": "методист, МБОУ «Лицей»", "person_id": null, "came": true})
            ]
        );
        // Somebody has the form of the meeting open: to save it would drop the new invitees.
        secretary
            .patch(&meeting, &tag, &json!({"invitees": []}))
            .refused(412, "stale");
        assert_eq!(
            act(&secretary, &import, "commit").expect(200),
            done,
            "twice is once"
        );

        // The same file again, and another answer of somebody marked: nothing is doubled or changed.
        let again = upload(&secretary, &meeting, file.as_bytes());
        let wanted = [
            "DUPLICATE",
            "DUPLICATE",
            "DUPLICATE",
            "DUPLICATE",
            "DUPLICATE",
            "FIO_INVALID",
        ];
        assert_eq!(brief(&secretary, &again), wanted);
        act(&secretary, &again, "commit").expect(200);
        assert_eq!(seen(&secretary, &meeting, &of), (marks, invitees));
        act(&secretary, &again, "undo").expect(200);
        assert_eq!(act(&secretary, &import, "undo").expect(200)["state"], "undone");
        assert_eq!(seen(&secretary, &meeting, &of), before);
    });
}

#[test]
fn an_import_is_undone_whole_or_refused_after_later_marks() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let of = registrar.sitting("M1", 4);
        let meeting = registrar.meeting(
            &of,
            "2026-11-25",
            &json!({"invitees": [{"name": "Старцева Яна Ильинична"}]}),
        );
        let leader = city.account_of("leader", of.leader());
        mark(&leader, &meeting, &of.people[3..], "absent_excused").expect(200);
        let before = seen(&leader, &meeting, &of);
        let file = answers(&names(&registrar, &of));
        let import = upload(&leader, &meeting, file.as_bytes());
        act(&leader, &import, "commit").expect(200);
        assert_eq!(seen(&leader, &meeting, &of).1.len(), 2);
        assert_eq!(act(&leader, &import, "undo").expect(200)["state"], "undone");
        assert_eq!(seen(&leader, &meeting, &of), before);

        let import = upload(&leader, &meeting, file.as_bytes());
        act(&leader, &import, "commit").expect(200);
        mark(&leader, &meeting, &of.people[2..3], "present").expect(200);
        let refused = act(&leader, &import, "undo").refused(409, "changed_since");
        assert!(refused.to_string().contains("mark_attendance"), "{refused}");
        assert_eq!(seen(&leader, &meeting, &of).0[2], "present");
    });
}

#[test]
fn who_marks_the_meeting_imports_its_answers_and_nothing_else() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let (of, other) = (registrar.sitting("M1", 4), registrar.sitting("M2", 2));
        let meeting = registrar.meeting(&of, "2026-11-25", &json!({}));
        let file = answers(&names(&registrar, &of));
        let secretary = city.account_of("secretary", of.secretary());
        let foreign = city.account_of("foreign", other.leader());
        let member = city.account_of("member", &of.people[3]);
        let import = upload(&secretary, &meeting, file.as_bytes());
        for client in [
            &foreign,
            &member,
            &city.sign_in("observer"),
            &city.sign_in("magistr"),
        ] {
            send(client, &meeting, file.as_bytes()).refused(403, "forbidden");
            client.get(&import).refused(403, "forbidden");
            client.get(&format!("{import}/rows")).refused(403, "forbidden");
            client
                .get(&format!("{import}/rejected.xlsx"))
                .refused(403, "forbidden");
            act(client, &import, "commit").refused(403, "forbidden");
            act(client, &import, "undo").refused(403, "forbidden");
        }
        assert_eq!(secretary.get(&format!("{import}/rejected.xlsx")).status, 200);
        // The curating institution and the department keep meetings too.
        upload(&city.sign_in("niso"), &meeting, file.as_bytes());
        upload(&registrar.department, &meeting, file.as_bytes());
        // Lists of the registers stay the department's, also under a meeting's name.
        let people = [("kind", "people")];
        secretary
            .upload(IMPORTS, "a.csv", file.as_bytes(), &people)
            .refused(403, "forbidden");
        let id = meeting.rsplit('/').next().unwrap();
        let disguised = [("kind", "people"), ("meeting_id", id)];
        let refused = secretary.upload(IMPORTS, "a.csv", file.as_bytes(), &disguised);
        assert_eq!(
            refused.refused(422, "validation")["errors"][0]["pointer"],
            "/meeting_id"
        );
        secretary.get(IMPORTS).refused(403, "forbidden");
        let list = upload_people(&registrar.department);
        secretary.get(&list).refused(403, "forbidden");
        act(&secretary, &list, "commit").refused(403, "forbidden");
        let nobody = "018f0000-0000-7000-8000-000000000000";
        secretary
            .get(&format!("{IMPORTS}/{nobody}"))
            .refused(403, "forbidden");
        send(&secretary, nobody, file.as_bytes()).refused(404, "not_found");
        let without = secretary.upload(IMPORTS, "a.csv", file.as_bytes(), &[("kind", "registrations")]);
        assert_eq!(
            without.refused(422, "validation")["errors"][0]["pointer"],
            "/meeting_id"
        );

        act(&secretary, &import, "commit").expect(200);
    });
}

fn upload_people(department: &Client) -> String {
    let list = "Ф. И. О.;Место работы;Должность\nНовая Анна Ильинична;СОШ 904;учитель\n";
    let fields = [("kind", "people"), ("as_of", "2026-09-01")];
    let made = department
        .upload(IMPORTS, "a.csv", list.as_bytes(), &fields)
        .expect(201);
    format!("{IMPORTS}/{}", id_of(&made))
}

#[test]
fn attendance_is_imported_on_the_day_and_while_the_minutes_are_open() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let of = registrar.sitting("M1", 4);
        let file = answers(&names(&registrar, &of));
        let leader = city.account_of("leader", of.leader());
        let later = registrar.meeting(&of, "2026-12-10", &json!({}));
        let early = upload(&leader, &later, file.as_bytes());
        let refused = act(&leader, &early, "commit").refused(409, "wrong_state");
        assert!(
            refused["detail"].as_str().unwrap().contains("10.12.2026")
                || refused["detail"].as_str().unwrap().contains("10 декабря"),
            "{refused}"
        );
        assert_eq!(refused["clause"], "VII.7.6");

        registrar
            .act(&later, "cancel", &json!({"reason": "Карантин"}))
            .expect(200);
        send(&leader, &later, file.as_bytes()).refused(409, "wrong_state");
        act(&leader, &early, "commit").refused(409, "wrong_state");

        // Held already: those written down are marked, and the quorum counts them.
        let held = registrar.meeting(&of, "2026-11-20", &json!({}));
        mark(&leader, &held, &of.people[3..], "present").expect(200);
        let import = upload(&leader, &held, file.as_bytes());
        act(&leader, &import, "commit").expect(200);
        let attendance = leader.get(&held).expect(200)["attendance"].clone();
        assert_eq!(
            attendance,
            json!({"voting": 4, "there": 4, "unmarked": 0, "quorum": true})
        );
    });
}
