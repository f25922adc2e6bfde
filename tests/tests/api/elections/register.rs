//! What an election does to the register, and what the register does to an election.

use serde_json::{Value, json};
use veche_tests::{Registrar, Sitting, act, on_both};

use super::{TODAY, cast, close, elect, holder, meets, opened, yes};

/// Ends the membership of a person from a day.
fn leaves(registrar: &Registrar<'_>, of: &Sitting, person: &str, day: &str) {
    let members = registrar.department.all(&format!("{}/members", of.path));
    let member = members.iter().find(|m| m["person"]["id"] == person).unwrap();
    let verb = format!("members/{}/end", member["id"].as_str().unwrap());
    registrar
        .act(&of.path, &verb, &json!({"until": day, "ground": "application"}))
        .expect(200);
}

#[test]
fn an_order_during_the_vote_flags_and_changes_no_majority() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let (of, meeting) = meets(&registrar, 9, TODAY);
        let keeper = city.account_of("keeper", of.secretary());
        let candidate = &of.people[2];
        let path = opened(&keeper, &meeting, "leader", &[candidate]);
        let gone = &of.people[8];
        leaves(&registrar, &of, gone, TODAY);
        let flagged = |election: &Value| -> Vec<String> {
            let voters = election["voters"].as_array().unwrap().iter();
            voters
                .filter(|v| v["member_now"] == false)
                .map(|v| v["person"]["id"].as_str().unwrap().to_owned())
                .collect()
        };
        let now = keeper.get(&path).expect(200);
        assert_eq!(
            (&now["electorate"], flagged(&now)),
            (&json!(9), vec![gone.clone()])
        );
        // Who was in the electorate votes, member or not, and sees the own vote.
        let left = city.account_of("left", gone);
        let own = cast(&left, &path, gone, &yes(candidate)).expect(200);
        assert_eq!(own["voters"].as_array().unwrap().len(), 1);
        assert_eq!(own["voters"][0]["vote"], "for");
        for voter in &of.people[..3] {
            cast(&keeper, &path, voter, &yes(candidate)).expect(200);
        }
        // Four of the eight who are members now would do, of nine they do not.
        assert_eq!(close(&keeper, &path).expect(200)["state"], "undecided");
    });
}

#[test]
fn who_may_not_lead_any_more_when_the_round_closes_is_not_elected() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let (of, meeting) = meets(&registrar, 5, TODAY);
        let keeper = city.account_of("keeper", of.secretary());
        let (candidate, other) = (&of.people[2], &of.people[3]);
        let path = opened(&keeper, &meeting, "leader", &[candidate]);
        for voter in &of.people {
            cast(&keeper, &path, voter, &yes(candidate)).expect(200);
        }
        leaves(&registrar, &of, candidate, TODAY);
        let closed = close(&keeper, &path).expect(200);
        assert_eq!(
            (&closed["state"], &closed["elected"]),
            (&json!("undecided"), &Value::Null)
        );
        let round = &closed["rounds"][0];
        assert_eq!(
            (&round["tally"]["votes"][0]["votes"], &round["tally"]["winner"]),
            (&json!(5), &Value::Null)
        );
        assert_eq!(
            (
                &round["candidates"][0]["at_opening"]["allowed"],
                &round["candidates"][0]["at_closing"]["allowed"]
            ),
            (&json!(true), &json!(false))
        );
        assert!(
            closed["warnings"][0].as_str().unwrap().contains("VII.7.3"),
            "{closed}"
        );
        assert_eq!(holder(&keeper, &of, "leader", TODAY), of.leader());
        // Nobody of the round is left, so others are put up.
        assert_eq!(closed["next_candidates"], json!([]));
        act(&keeper, &path, "open", &json!({})).refused(422, "validation");
        act(&keeper, &path, "open", &json!({"candidates": [other]})).expect(200);
        for voter in &of.people[..3] {
            cast(&keeper, &path, voter, &yes(other)).expect(200);
        }
        assert_eq!(close(&keeper, &path).expect(200)["elected"]["id"], *other);
    });
}

#[test]
fn a_back_dated_election_stands_between_its_neighbours() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let (of, meeting) = meets(&registrar, 3, "2026-05-20");
        let department = &registrar.department;
        registrar
            .elect(&of.path, "leader", &of.people[1], "2026-09-15")
            .expect(200);
        let path = elect(department, &meeting, "leader", &of.people[2], &of);
        let leaders = |days: [&str; 4]| {
            days.map(|day| {
                of.people
                    .iter()
                    .position(|p| *p == holder(department, &of, "leader", day))
                    .unwrap()
            })
        };
        let days = ["2026-05-19", "2026-05-20", "2026-09-14", "2026-09-15"];
        assert_eq!(leaders(days), [0, 2, 2, 1]);
        act(department, &path, "annul", &json!({"reason": "Кворума не было"})).expect(200);
        assert_eq!(leaders(days), [0, 0, 0, 1]);
    });
}

#[test]
fn a_term_of_that_day_and_a_term_that_was_built_upon_are_left_alone() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let (of, meeting) = meets(&registrar, 3, TODAY);
        let department = &registrar.department;
        let candidate = &of.people[2];
        let path = opened(department, &meeting, "leader", &[candidate]);
        for voter in &of.people {
            cast(department, &path, voter, &yes(candidate)).expect(200);
        }
        registrar
            .elect(&of.path, "leader", &of.people[1], TODAY)
            .expect(200);
        let before = city.store.read(veche_store::journal::journal_seq).unwrap();
        let refused = close(department, &path).refused(409, "overlap");
        assert_eq!(refused["clause"], "VII.7.4");
        assert!(refused["detail"].as_str().unwrap().contains("25.11.2026"));
        assert_eq!(
            city.store.read(veche_store::journal::journal_seq).unwrap(),
            before
        );
        assert_eq!(department.get(&path).expect(200)["state"], "open");
        act(
            department,
            &path,
            "annul",
            &json!({"reason": "Внесено по протоколу"}),
        )
        .expect(200);

        let path = elect(department, &meeting, "secretary", candidate, &of);
        let terms = department.get(&of.path).expect(200)["offices"].clone();
        let term = terms
            .as_array()
            .unwrap()
            .iter()
            .find(|t| t["office"] == "secretary" && t["person"]["id"] == *candidate)
            .unwrap();
        let verb = format!("offices/{}/end", term["id"].as_str().unwrap());
        registrar
            .act(
                &of.path,
                &verb,
                &json!({"until": "2026-12-10", "ground": "application"}),
            )
            .expect(200);
        let refused =
            act(department, &path, "annul", &json!({"reason": "Ошибка"})).refused(409, "wrong_state");
        assert_eq!(refused["clause"], "VII.7.5");
        assert_eq!(holder(department, &of, "secretary", TODAY), *candidate);
    });
}

#[test]
fn one_person_in_both_offices_is_told_of() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let (of, meeting) = meets(&registrar, 3, TODAY);
        let department = &registrar.department;
        let path = elect(department, &meeting, "secretary", &of.people[0], &of);
        let warnings = department.get(&path).expect(200)["warnings"].to_string();
        assert!(
            warnings.contains("VII.7.5") && warnings.contains("руководител"),
            "{warnings}"
        );
        // Open rounds of the past elect for good: the former secretary's term ended that day.
        assert_eq!(holder(department, &of, "secretary", "2026-11-24"), of.people[1]);
        assert_eq!(holder(department, &of, "secretary", TODAY), of.people[0]);
    });
}
