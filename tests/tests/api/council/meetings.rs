//! The council meets as every body does: in the composition its register has on the day (VII.7.8).

use serde_json::{Value, json};
use veche_tests::{MEETINGS, Registrar, act, id_of, mark, on_both};

use super::{BODY, MEMBERS, enter, planned, three};

#[test]
fn the_council_meets_in_the_composition_of_the_day() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let council = city.sign_in("council");
        let path = planned(&council, "2026-11-20");
        assert_eq!(council.get(&path).expect(200)["participants"], json!([]));
        let three = three(&registrar);
        let seen = council.get(&path).expect(200);
        assert_eq!(seen["participants"].as_array().unwrap().len(), 3);
        assert_eq!(seen["chair"]["person"]["id"], three.people[0]);
        assert_eq!(
            (&seen["secretary"]["person"]["id"], &seen["secretary"]["acting"]),
            (&json!(three.people[1]), &json!(false))
        );
        // Nobody from outside is marked, nobody from outside acts.
        let guest = registrar.teacher("Гостева Анна Ильинична", "org901");
        mark(&council, &path, std::slice::from_ref(&guest), "present").refused(422, "validation");
        act(&council, &path, "name-officers", &json!({"chair_id": guest})).refused(422, "validation");
        // A stranger is told that the council met; a member sees who was there and reads its minutes.
        registrar.sitting("M1", 2);
        let stranger = city.account_of("stranger", &guest);
        assert_eq!(stranger.get(&path).expect(200)["participants"], json!([]));
        stranger
            .patch(&path, stranger.get(&path).etag(), &json!({"theme": "О"}))
            .refused(403, "forbidden");
        let member = city.account_of("member", &three.people[2]);
        assert_eq!(
            member.get(&path).expect(200)["participants"]
                .as_array()
                .unwrap()
                .len(),
            3
        );
        let mine = member.all(&format!("{MEETINGS}?mine=true"));
        assert_eq!(mine.len(), 1);

        mark(&council, &path, &three.people, "present").expect(200);
        let held = act(&council, &path, "hold", &json!({})).expect(200);
        assert_eq!(
            (&held["number"], &held["composition_change"]),
            (&json!(1), &Value::Null)
        );
        // Whom the register gets later for that day is seen, and taken over by an act.
        enter(&council, &guest, "member", "2026-11-01").expect(201);
        let seen = council.get(&path).expect(200);
        assert_eq!(seen["composition_change"]["joined"][0]["id"], guest);
        let refreshed = act(&council, &path, "refresh-participants", &json!({})).expect(200);
        assert_eq!(refreshed["participants"].as_array().unwrap().len(), 4);

        // Its minutes are its secretary's, as of any meeting.
        let secretary = city.account_of("secretary", &three.people[1]);
        let minutes = format!("{path}/minutes");
        let begun = secretary.get(&minutes);
        let mut content = begun.expect(200)["content"].clone();
        content["note"] = json!("Рассмотрены анализы.");
        secretary
            .with("If-Match", begun.etag())
            .put(&minutes, &content)
            .expect(200);
        council
            .with("If-Match", council.get(&minutes).etag())
            .put(&minutes, &content)
            .refused(403, "forbidden");
        member.get(&minutes).expect(200);
        city.account_of("other", &registrar.teacher("Другова Анна Ильинична", "org901"))
            .get(&minutes)
            .refused(403, "forbidden");
    });
}

#[test]
fn a_meeting_of_the_past_names_its_people_by_its_paper() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let council = city.sign_in("council");
        let people = ["Давнева Анна Ильинична", "Прежнева Анна Ильинична"]
            .map(|name| registrar.teacher(name, "org901"));
        let ask = json!({"body_id": BODY, "date": "2025-06-10", "theme": "Об итогах", "by_paper": true});
        let path = format!("{MEETINGS}/{}", id_of(&council.post(MEETINGS, &ask).expect(201)));
        mark(&council, &path, &people, "present").expect(200);
        let officers = json!({"chair_id": people[0], "secretary_id": people[1]});
        act(&council, &path, "name-officers", &officers).expect(200);
        let held = act(&council, &path, "hold", &json!({"number": 4})).expect(200);
        assert_eq!(held["attendance"]["there"], 2);
        assert_eq!(held["number"], 4);
        assert_eq!(council.all(MEMBERS).len(), 0, "the register is not touched by it");
    });
}
