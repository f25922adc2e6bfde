//! Many votes at once: none is lost, none counts twice.

use std::thread;

use serde_json::{Value, json};
use veche_tests::{Client, Registrar, on_both};

use super::{TODAY, cast, close, last, meets, no, opened, yes};

/// Casts until the writers' queue is free: a vote that is told to come again was not lost.
fn insist(client: &Client, path: &str, person: &str, vote: &Value) {
    for _ in 0..50 {
        let answer = cast(client, path, person, vote);
        if answer.status != 503 {
            answer.expect(200);
            return;
        }
        thread::sleep(std::time::Duration::from_millis(100));
    }
    panic!("the queue never came to {person}");
}

#[test]
fn two_hundred_votes_of_a_hundred_members_in_two_windows_are_a_hundred_votes() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let (of, meeting) = meets(&registrar, 100, TODAY);
        let windows = [
            city.account_of("keeper", of.secretary()),
            registrar.department.clone(),
        ];
        let candidate = &of.people[2];
        let path = opened(&windows[0], &meeting, "leader", &[candidate]);
        thread::scope(|scope| {
            for (window, vote) in windows.iter().zip([yes(candidate), no()]) {
                for voters in of.people.chunks(13) {
                    let (vote, path) = (vote.clone(), path.clone());
                    scope.spawn(move || {
                        voters
                            .iter()
                            .for_each(|voter| insist(window, &path, voter, &vote))
                    });
                }
            }
        });
        let now = windows[0].get(&path).expect(200);
        let voters = now["voters"].as_array().unwrap();
        assert_eq!(voters.len(), 100);
        let kept: Vec<(String, String)> = voters
            .iter()
            .map(|v| {
                let text = |field: &Value| field.as_str().unwrap_or_default().to_owned();
                (text(&v["person"]["id"]), text(&v["vote"]))
            })
            .collect();
        let count = |vote: &str| i64::try_from(kept.iter().filter(|(_, v)| v == vote).count()).unwrap();
        assert_eq!(count("for") + count("against"), 100);
        // What counts is each member's last vote by the journal, and every vote is in it.
        let entries = registrar.department.all(&format!(
            "/api/v1/journal?entity=meeting&entity_id={}&limit=200",
            last(&meeting)
        ));
        let votes: Vec<&Value> = entries
            .iter()
            .filter(|e| e["operation"] == "cast_election_vote")
            .collect();
        assert_eq!(votes.len(), 200, "two different votes of each");
        for (person, vote) in &kept {
            let own: Vec<&&Value> = votes
                .iter()
                .filter(|e| e["after"]["person_id"] == **person)
                .collect();
            assert_eq!(
                (own.len(), &own[0]["after"]["vote"], &own[1]["before"]),
                (2, &json!(vote), &Value::Null)
            );
        }
        let closed = close(&windows[0], &path).expect(200);
        let tally = &closed["rounds"][0]["tally"];
        assert_eq!(
            (&tally["votes"][0]["votes"], &tally["against"], &tally["silent"]),
            (&json!(count("for")), &json!(count("against")), &json!(0))
        );
        cast(&windows[1], &path, candidate, &no()).refused(409, "wrong_state");
    });
}
