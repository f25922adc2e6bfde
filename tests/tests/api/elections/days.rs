//! What was voted rests on the day of its meeting, and belongs into its minutes.

use serde_json::{Value, json};
use veche_tests::{Registrar, act, on_both};

use super::{TODAY, close, meets, opened, set_up};

#[test]
fn a_meeting_that_voted_gets_no_other_day_and_is_not_called_off() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let (of, meeting) = meets(&registrar, 4, TODAY);
        let department = &registrar.department;
        let moved = |day: &str| {
            let etag = department.get(&meeting).etag().to_owned();
            department.patch(&meeting, &etag, &json!({"date": day, "move_reason": "Карантин"}))
        };
        // Set up ahead, an election goes along with its meeting; marks of a day do not.
        let election = set_up(department, &meeting, "leader", &[&of.people[2]]);
        registrar.all_present(&meeting, &of);
        let later = moved("2026-12-01").expect(200);
        assert_eq!(
            (&later["attendance"]["there"], &later["attendance"]["unmarked"]),
            (&json!(0), &json!(4))
        );
        moved(TODAY).expect(200);
        act(department, &election, "open", &json!({})).expect(200);
        assert_eq!(
            moved("2026-12-01").refused(409, "wrong_state")["clause"],
            "VII.7.6"
        );
        act(department, &meeting, "cancel", &json!({"reason": "Карантин"})).refused(409, "wrong_state");
        act(department, &election, "annul", &json!({"reason": "Ошибка"})).expect(200);
        moved("2026-12-01").expect(200);
        act(department, &meeting, "cancel", &json!({"reason": "Карантин"})).expect(200);
    });
}

#[test]
fn minutes_are_not_handed_over_while_a_round_is_open() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let of = registrar.sitting("E1", 4);
        let agenda = json!([{"kind": "election", "title": "О выборах", "office": "leader"}]);
        let meeting = registrar.held(&of, TODAY, &json!({"agenda": agenda}));
        let election = opened(&registrar.department, &meeting, "leader", &[&of.people[2]]);
        let secretary = city.account_of("secretary", of.secretary());
        let minutes = format!("{meeting}/minutes");
        let begun = secretary.get(&minutes);
        let mut content = begun.expect(200)["content"].clone();
        content["items"][0]["heard"] = json!("О кандидатах.");
        secretary
            .with("If-Match", begun.etag())
            .put(&minutes, &content)
            .expect(200);
        let submit = || {
            let etag = secretary.get(&minutes).etag().to_owned();
            secretary.act(&format!("{minutes}/submit"), &etag, &Value::Null)
        };
        assert_eq!(submit().refused(409, "wrong_state")["clause"], "VII.7.6");
        close(&registrar.department, &election).expect(200);
        assert_eq!(submit().expect(200)["state"], "submitted");
    });
}
