//! Who may run a vote, who may cast one, and what others see.

use serde_json::{Value, json};
use veche_tests::{Registrar, act, on_both};

use super::{ELECTIONS, TODAY, cast, close, election, meets, no, opened, yes};

#[test]
fn everybody_votes_for_oneself_and_only_who_runs_the_vote_for_others() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let (of, meeting) = meets(&registrar, 5, TODAY);
        let foreign = registrar.sitting("E2", 2);
        let chair = city.account_of("chair", of.leader());
        let member = city.account_of("member", &of.people[2]);
        let stranger = city.account_of("foreign", &foreign.people[0]);
        let body = election(&meeting, "leader", &[&of.people[2]]);
        for client in [
            &member,
            &stranger,
            &city.sign_in("niso"),
            &city.sign_in("observer"),
            &city.sign_in("council"),
        ] {
            client.post(ELECTIONS, &body).refused(403, "forbidden");
        }
        let path = opened(&chair, &meeting, "leader", &[&of.people[2]]);
        for client in [&member, &stranger, &city.sign_in("niso")] {
            for (verb, body) in [
                ("open", json!({})),
                ("close", json!({})),
                ("annul", json!({"reason": "Ошибка"})),
            ] {
                act(client, &path, verb, &body).refused(403, "forbidden");
            }
            let refused = cast(client, &path, &of.people[3], &no()).refused(403, "forbidden");
            assert!(refused["detail"].as_str().unwrap().contains("VII.7.4"));
        }
        cast(&member, &path, &of.people[2], &yes(&of.people[2])).expect(200);
        cast(&chair, &path, &of.people[3], &no()).expect(200);
        // Another association's member is in no electorate here.
        cast(&stranger, &path, &foreign.people[0], &no()).refused(422, "rule_not_met");
        city.stranger().get(&path).refused(401, "unauthenticated");
    });
}

#[test]
fn others_see_results_of_closed_rounds_and_never_who_voted_how() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let (of, meeting) = meets(&registrar, 5, TODAY);
        let foreign = registrar.sitting("E2", 2);
        let chair = city.account_of("chair", of.leader());
        let member = city.account_of("member", &of.people[3]);
        let outside = city.account_of("outside", &foreign.people[0]);
        let observer = city.sign_in("observer");
        let candidate = &of.people[2];
        let path = opened(&chair, &meeting, "leader", &[candidate]);
        for voter in &of.people[..4] {
            cast(&chair, &path, voter, &yes(candidate)).expect(200);
        }
        let told = |client: &veche_tests::Client| {
            let seen = client.get(&path).expect(200);
            let voters = seen["voters"].as_array().unwrap().clone();
            let votes = voters
                .iter()
                .filter(|v| v["has_voted"] == true || !v["vote"].is_null() || !v["candidate_id"].is_null())
                .count();
            (
                voters.len(),
                votes,
                seen["rounds"][0]["candidates"][0]["votes"].clone(),
            )
        };
        assert_eq!(told(&member), (5, 4, json!(4)));
        // The observer reads compositions, a teacher of another association does not.
        assert_eq!(told(&observer), (5, 0, json!(0)));
        assert_eq!(told(&outside), (0, 0, json!(0)));
        let live = outside.get(&path).expect(200);
        assert_eq!(
            (
                &live["rounds"][0]["tally"]["votes"],
                &live["rounds"][0]["tally"]["silent"]
            ),
            (&json!([]), &json!(0))
        );
        assert_eq!(live["electorate"], 5);

        close(&chair, &path).expect(200);
        assert_eq!(told(&observer), (5, 0, json!(4)));
        let result = outside.get(&path).expect(200);
        assert_eq!(
            (&result["elected"]["id"], &result["rounds"][0]["tally"]["silent"]),
            (&json!(candidate), &json!(1))
        );
        // Whether one may lead is told, how long one has worked is not.
        let facts = |client: &veche_tests::Client| {
            let verdict = client.get(&path).expect(200)["rounds"][0]["candidates"][0]["at_closing"].clone();
            assert_eq!(verdict["allowed"], true);
            verdict["reasons"].as_array().map_or(0, Vec::len)
        };
        // The chair led until today; the secretary still sees contacts.
        let keeper = city.account_of("keeper", of.secretary());
        assert!(facts(&registrar.department) > 0 && facts(&keeper) > 0);
        assert!(facts(&city.account_of("candidate", candidate)) > 0);
        assert_eq!([&member, &outside, &observer].map(facts), [0, 0, 0]);
        // Nor does the journal tell: the history of the elected person shows that it was, not how.
        let history = keeper.all(&format!("/api/v1/journal?entity=person&entity_id={candidate}"));
        assert!(history.iter().any(|e| e["operation"] == "close_election"));
        assert!(
            history
                .iter()
                .all(|e| e["entity"] != "meeting" || (e["before"].is_null() && e["after"].is_null()))
        );
        outside
            .get(&format!(
                "/api/v1/journal?entity=meeting&entity_id={}",
                super::last(&meeting)
            ))
            .refused(403, "forbidden");
        act(
            &chair,
            &path,
            "annul",
            &json!({"reason": "Нашли ошибку в подсчёте"}),
        )
        .expect(200);
        assert_eq!(outside.get(&path).expect(200)["annul_reason"], Value::Null);
        assert_eq!(outside.all(&format!("{ELECTIONS}?state=annulled")).len(), 1);
    });
}
