//! Ordinary decisions: quorum, majority, counts that cannot be (VII.7.6).

use serde_json::{Value, json};
use veche_tests::{Answer, Client, Registrar, act, mark, on_both};

fn decide(client: &Client, meeting: &str, item: usize, body: &Value) -> Answer {
    let now = client.get(meeting);
    let item = now.expect(200)["agenda"][item]["id"].as_str().unwrap().to_owned();
    client
        .with("If-Match", now.etag())
        .put(&format!("{meeting}/agenda/{item}/decision"), body)
}

#[test]
fn a_decision_needs_a_quorum_and_a_majority_of_those_there() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let of = registrar.sitting("M1", 6);
        let secretary = city.account_of("secretary", of.secretary());
        let path = registrar.meeting(&of, "2026-11-25", &json!({"agenda": super::agenda()}));
        mark(&secretary, &path, &of.people[..3], "present").expect(200);
        let few = decide(&secretary, &path, 1, &json!({"mode": "counted", "votes_for": 3}));
        assert_eq!(few.refused(422, "rule_not_met")["clause"], "VII.7.6");
        mark(&secretary, &path, &of.people[3..4], "online").expect(200);
        let tied = decide(
            &secretary,
            &path,
            1,
            &json!({"mode": "counted", "votes_for": 2, "against": 2}),
        )
        .expect(200);
        let decision = &tied["agenda"][1]["decision"];
        assert_eq!(
            (&decision["accepted"], &decision["there"]),
            (&json!(false), &json!(4))
        );
        let passed = decide(
            &secretary,
            &path,
            1,
            &json!({"mode": "counted", "votes_for": 3, "abstained": 1}),
        );
        assert_eq!(passed.expect(200)["agenda"][1]["decision"]["accepted"], true);

        let many = decide(
            &secretary,
            &path,
            1,
            &json!({"mode": "counted", "votes_for": 4, "against": 1}),
        );
        assert_eq!(
            many.refused(422, "validation")["errors"][0]["pointer"],
            "/votes_for"
        );
        let negative = decide(&secretary, &path, 1, &json!({"mode": "counted", "votes_for": -1}));
        negative.refused(422, "validation");
        for item in [0, 2] {
            let wrong = decide(
                &secretary,
                &path,
                item,
                &json!({"mode": "counted", "votes_for": 4}),
            );
            wrong.refused(409, "wrong_state");
        }
    });
}

#[test]
fn votes_by_name_are_those_of_members_who_are_there() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let of = registrar.sitting("M1", 4);
        let path = registrar.meeting(&of, "2026-11-25", &json!({"agenda": super::agenda()}));
        mark(&registrar.department, &path, &of.people[..3], "present").expect(200);
        mark(&registrar.department, &path, &of.people[3..], "absent").expect(200);
        let ballot = |at: usize, vote: &str| json!({"person_id": of.people[at], "vote": vote});
        let department = &registrar.department;
        for (ballots, at) in [
            (json!([ballot(0, "for"), ballot(0, "against")]), 1),
            (json!([ballot(3, "for")]), 0),
        ] {
            let refused = decide(
                department,
                &path,
                1,
                &json!({"mode": "by_name", "ballots": ballots}),
            );
            let pointer = format!("/ballots/{at}/person_id");
            assert_eq!(
                refused.refused(422, "validation")["errors"][0]["pointer"],
                pointer
            );
        }
        let ballots = json!([ballot(0, "for"), ballot(1, "for"), ballot(2, "abstain")]);
        let body = json!({"mode": "by_name", "ballots": ballots, "votes_for": 3});
        decide(department, &path, 1, &body).refused(422, "validation");
        let decided = decide(
            department,
            &path,
            1,
            &json!({"mode": "by_name", "ballots": ballots}),
        )
        .expect(200);
        let decision = &decided["agenda"][1]["decision"];
        assert_eq!(
            (
                &decision["votes_for"],
                &decision["abstained"],
                &decision["accepted"]
            ),
            (&json!(2), &json!(1), &json!(true))
        );
        assert_eq!(decision["ballots"].as_array().unwrap().len(), 3);
        // Taken back with a reason, which the journal keeps.
        let item = decided["agenda"][1]["id"].as_str().unwrap();
        let again = act(department, &path, "reopen-nothing", &json!({}));
        assert_eq!(again.status, 404);
        let now = department.get(&path);
        let reopened = department.act(
            &format!("{path}/agenda/{item}/reopen"),
            now.etag(),
            &json!({"reason": "Пересчёт"}),
        );
        assert_eq!(reopened.expect(200)["agenda"][1]["decision"], Value::Null);
        let last = department.all("/api/v1/journal?entity=meeting").swap_remove(0);
        assert_eq!(last["after"]["reason"], "Пересчёт");
    });
}
