//! What of a meeting whom is shown (VIII.8.2: the city knows that people met; attendance is the association's own).

use serde_json::{Value, json};
use veche_tests::{Registrar, on_both};

#[test]
fn strangers_see_the_agenda_and_neither_marks_nor_the_link() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let (of, other) = (registrar.sitting("M1", 3), registrar.sitting("M2", 2));
        let more = json!({"agenda": super::agenda(), "link": "https://video.example/1",
            "invitees": [{"name": "Гостева Ирина Олеговна"}]});
        let path = registrar.held(&of, "2026-11-25", &more);
        let seen = |client: &veche_tests::Client| client.get(&path).expect(200);
        let marks = |answer: &Value| {
            let all = answer["participants"].as_array().unwrap();
            (all.len(), all.iter().filter(|p| !p["mark"].is_null()).count())
        };
        let own = city.account_of("own", &of.people[2]);
        assert_eq!(marks(&seen(&own)), (3, 3));
        assert_eq!(
            (&seen(&own)["link"], &seen(&own)["registration_code"]),
            (&json!("https://video.example/1"), &Value::Null)
        );
        let foreign = city.account_of("foreign", other.secretary());
        let answer = seen(&foreign);
        assert_eq!(marks(&answer), (0, 0));
        assert_eq!((&answer["link"], &answer["invitees"]), (&Value::Null, &json!([])));
        assert_eq!(answer["agenda"].as_array().unwrap().len(), 3);
        let observer = city.sign_in("observer");
        assert_eq!(marks(&seen(&observer)), (3, 0));
        city.stranger().get(&path).refused(401, "unauthenticated");
        // The history tells of marks; it is for those who answer for the meeting.
        let history = format!(
            "/api/v1/journal?entity=meeting&entity_id={}",
            path.rsplit('/').next().unwrap()
        );
        foreign.get(&history).refused(403, "forbidden");
        city.account_of("keeper", of.secretary())
            .get(&history)
            .expect(200);
    });
}
