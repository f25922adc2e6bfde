//! Elections over HTTP, on both databases (VII.7.4, VII.7.5).

mod days;
mod events;
mod parallel;
mod refusals;
mod register;
mod rights;

use serde_json::{Value, json};
use veche_tests::{Answer, Client, Registrar, Sitting, act, id_of, on_both};

/// Addresses of elections.
const ELECTIONS: &str = "/api/v1/elections";

/// Today in a test city.
const TODAY: &str = "2026-11-25";

/// An association of so many members that meets on a day.
fn meets(registrar: &Registrar<'_>, members: usize, day: &str) -> (Sitting, String) {
    let of = registrar.sitting("E1", members);
    let meeting = registrar.meeting(&of, day, &json!({}));
    (of, meeting)
}

fn last(path: &str) -> &str {
    path.rsplit('/').next().unwrap()
}

/// What sets an election up.
fn election(meeting: &str, office: &str, candidates: &[&String]) -> Value {
    json!({"meeting_id": last(meeting), "office": office, "candidates": candidates})
}

/// Sets an election up and gives its address.
#[track_caller]
fn set_up(client: &Client, meeting: &str, office: &str, candidates: &[&String]) -> String {
    let made = client.post(ELECTIONS, &election(meeting, office, candidates));
    format!("{ELECTIONS}/{}", id_of(&made.expect(201)))
}

/// Sets an election up and opens its first round.
#[track_caller]
fn opened(client: &Client, meeting: &str, office: &str, candidates: &[&String]) -> String {
    let path = set_up(client, meeting, office, candidates);
    act(client, &path, "open", &json!({})).expect(200);
    path
}

fn cast(client: &Client, election: &str, person: &str, vote: &Value) -> Answer {
    client.put(&format!("{election}/votes/{person}"), vote)
}

fn yes(candidate: &str) -> Value {
    json!({"vote": "for", "candidate_id": candidate})
}

fn no() -> Value {
    json!({"vote": "against"})
}

fn close(client: &Client, election: &str) -> Answer {
    act(client, election, "close", &json!({}))
}

/// Elects a person by the votes of everybody.
#[track_caller]
fn elect(client: &Client, meeting: &str, office: &str, person: &String, of: &Sitting) -> String {
    let path = opened(client, meeting, office, &[person]);
    for voter in &of.people {
        cast(client, &path, voter, &yes(person)).expect(200);
    }
    assert_eq!(close(client, &path).expect(200)["state"], "elected");
    path
}

/// Who holds an office on a day.
fn holder(client: &Client, of: &Sitting, office: &str, day: &str) -> String {
    let found = client.get(&format!("{}?on={day}", of.path)).expect(200);
    let terms = found["offices"].as_array().unwrap();
    let holds = |t: &&Value| {
        t["office"] == office
            && t["from"].as_str().is_none_or(|from| from <= day)
            && t["until"].as_str().is_none_or(|until| until > day)
    };
    let mut all = terms.iter().filter(holds);
    let one = all
        .next()
        .map_or("", |t| t["person"]["id"].as_str().unwrap())
        .to_owned();
    assert!(all.next().is_none(), "two at once: {terms:?}");
    one
}

#[test]
fn a_round_fails_the_next_elects_and_annulling_brings_the_former_leader_back() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let (of, meeting) = meets(&registrar, 9, TODAY);
        let keeper = city.account_of("keeper", of.secretary());
        let member = city.account_of("member", &of.people[4]);
        let (first, second, third) = (&of.people[2], &of.people[3], &of.people[5]);
        let path = set_up(&keeper, &meeting, "leader", &[first, second, third]);
        let before = keeper.get(&path).expect(200);
        assert_eq!(
            (&before["state"], &before["mode"]),
            (&json!("nomination"), &json!("by_name"))
        );
        assert_eq!(before["nominated"].as_array().unwrap().len(), 3);

        let round = act(&keeper, &path, "open", &json!({}));
        let open = round.expect(200);
        assert_eq!((&open["electorate"], &open["needed"]), (&json!(9), &json!(5)));
        assert!(
            open["rounds"][0]["candidates"]
                .as_array()
                .unwrap()
                .iter()
                .all(|c| c["at_opening"]["allowed"] == true)
        );
        assert_eq!(member.all(&format!("{ELECTIONS}?mine=true")).len(), 1);
        assert_eq!(
            registrar.department.all(&format!("{ELECTIONS}?mine=true")).len(),
            0
        );
        assert_eq!(member.get(&path).expect(200)["may_vote"], true);
        assert_eq!(
            keeper
                .all(&format!(
                    "{ELECTIONS}?state=open&association_id={}",
                    of.association
                ))
                .len(),
            1
        );

        // Four, three and one of nine; one abstains and nobody has the five votes.
        cast(&member, &path, &of.people[4], &no()).expect(200);
        for (voter, vote) in of.people.iter().zip([
            yes(first),
            yes(first),
            yes(first),
            yes(second),
            yes(first),
            yes(second),
            yes(second),
            yes(third),
            json!({"vote": "abstain"}),
        ]) {
            cast(&keeper, &path, voter, &vote).expect(200);
        }
        // A vote raises no version: the tag of the opening still closes the round.
        let live = keeper.get(&path).expect(200);
        assert_eq!(live["version"], open["version"]);
        assert_eq!(live["rounds"][0]["candidates"][0]["votes"], 4);
        let undecided = keeper
            .act(&format!("{path}/close"), round.etag(), &json!({}))
            .expect(200);
        assert_eq!(undecided["state"], "undecided");
        let tally = &undecided["rounds"][0]["tally"];
        assert_eq!(
            (
                &tally["against"],
                &tally["abstained"],
                &tally["silent"],
                &tally["winner"]
            ),
            (&json!(0), &json!(1), &json!(0), &Value::Null)
        );
        assert_eq!(undecided["next_candidates"], json!([first, second]));
        assert_eq!(holder(&keeper, &of, "leader", TODAY), of.leader());

        let foreign = act(&keeper, &path, "open", &json!({"candidates": [third]})).refused(422, "validation");
        assert_eq!(
            (&foreign["errors"][0]["pointer"], &foreign["clause"]),
            (&json!("/candidates"), &json!("VII.7.4"))
        );
        let again = act(&keeper, &path, "open", &json!({})).expect(200);
        assert_eq!(again["rounds"].as_array().unwrap().len(), 2);
        assert!(
            again["voters"]
                .as_array()
                .unwrap()
                .iter()
                .all(|v| v["has_voted"] == false)
        );
        for voter in &of.people[..5] {
            cast(&keeper, &path, voter, &yes(first)).expect(200);
        }
        let elected = close(&keeper, &path).expect(200);
        assert_eq!(
            (&elected["state"], &elected["elected"]["id"]),
            (&json!("elected"), &json!(first))
        );
        assert_eq!(elected["rounds"][1]["tally"]["silent"], 4);
        assert_eq!(holder(&keeper, &of, "leader", TODAY), *first);
        assert_eq!(holder(&keeper, &of, "leader", "2026-11-24"), of.leader());
        let term = &registrar.department.get(&of.path).expect(200)["offices"][0];
        assert_eq!(
            (&term["basis"]["kind"], &term["basis"]["date"], &term["until"]),
            (&json!("minutes"), &json!(TODAY), &Value::Null)
        );
        let late = cast(&member, &path, &of.people[4], &no()).refused(409, "wrong_state");
        assert_eq!(late["clause"], "VII.7.4");

        let annulled = act(
            &registrar.department,
            &path,
            "annul",
            &json!({"reason": "Голосовали не члены"}),
        );
        assert_eq!(annulled.expect(200)["annul_reason"], "Голосовали не члены");
        assert_eq!(holder(&keeper, &of, "leader", TODAY), of.leader());
        let terms = registrar.department.get(&of.path).expect(200)["offices"].clone();
        let leaders: Vec<&Value> = terms
            .as_array()
            .unwrap()
            .iter()
            .filter(|t| t["office"] == "leader")
            .collect();
        assert_eq!(leaders.len(), 1);
        assert_eq!(
            (&leaders[0]["until"], &leaders[0]["end_ground"]),
            (&Value::Null, &Value::Null)
        );
        act(
            &registrar.department,
            &path,
            "annul",
            &json!({"reason": "Ещё раз"}),
        )
        .refused(409, "wrong_state");
        // An annulled election stands in nobody's way.
        elect(&keeper, &meeting, "leader", second, &of);
        assert_eq!(holder(&keeper, &of, "leader", TODAY), *second);

        let history = registrar.department.all(&format!(
            "/api/v1/journal?entity=meeting&entity_id={}",
            last(&meeting)
        ));
        let count = |operation: &str| {
            history
                .iter()
                .filter(|e| e["operation"] == operation && e["entity"] == "meeting")
                .count()
        };
        assert_eq!(
            (
                count("create_election"),
                count("open_election"),
                count("close_election"),
                count("annul_election")
            ),
            (2, 3, 3, 1)
        );
        // One member changed a vote; ten, five and nine votes were cast, and each is one entry.
        assert_eq!(count("cast_election_vote"), 10 + 5 + 9);
        let of_person = registrar
            .department
            .all(&format!("/api/v1/journal?entity=person&entity_id={first}"));
        assert!(of_person.iter().any(|e| e["operation"] == "close_election"));
        let journal = city.store.read(veche_store::journal::verify_journal).unwrap();
        assert!(
            matches!(journal, veche_store::journal::JournalCheck::Sound { .. }),
            "{journal:?}"
        );
    });
}

#[test]
fn a_show_of_hands_is_counted_and_cannot_be_more_than_were_there() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let (of, meeting) = meets(&registrar, 9, TODAY);
        let keeper = city.account_of("keeper", of.secretary());
        let (candidate, other) = (&of.people[2], &of.people[3]);
        let mut body = election(&meeting, "secretary", &[candidate]);
        body["mode"] = json!("counted");
        let path = format!(
            "{ELECTIONS}/{}",
            id_of(&keeper.post(ELECTIONS, &body).expect(201))
        );
        act(&keeper, &path, "open", &json!({})).expect(200);
        let by_name = cast(&keeper, &path, candidate, &yes(candidate)).refused(409, "wrong_state");
        assert_eq!(by_name["clause"], "VII.7.5");
        assert_eq!(
            city.account_of("member", other).get(&path).expect(200)["may_vote"],
            false
        );
        veche_tests::mark(&keeper, &meeting, &of.people[..7], "present").expect(200);
        veche_tests::mark(&keeper, &meeting, &of.people[7..], "absent").expect(200);
        let hands = |votes: i64, against: i64| json!({"hands": [{"candidate_id": candidate, "votes": votes}], "against": against});
        let counted = |body: &Value| act(&keeper, &path, "close", body);
        let many = counted(&hands(6, 2)).refused(422, "validation");
        assert_eq!(
            (&many["errors"][0]["code"], &many["clause"]),
            (&json!("too_many"), &json!("VII.7.4"))
        );
        assert!(
            many["errors"][0]["message"].as_str().unwrap().contains("8"),
            "{many}"
        );
        let twice = json!({"hands": [{"candidate_id": candidate, "votes": 1}, {"candidate_id": candidate, "votes": 1}]});
        counted(&twice).refused(422, "validation");
        counted(&json!({"hands": [{"candidate_id": other, "votes": 1}]})).refused(422, "validation");
        counted(&json!({"hands": [], "against": -1})).refused(422, "validation");
        // Four of nine are no majority, though they are one of the seven who are there.
        assert_eq!(counted(&hands(4, 3)).expect(200)["state"], "undecided");
        act(&keeper, &path, "open", &json!({})).expect(200);
        let elected = counted(&hands(5, 1)).expect(200);
        assert_eq!(
            (&elected["state"], &elected["rounds"][1]["tally"]["silent"]),
            (&json!("elected"), &json!(3))
        );
        assert_eq!(holder(&keeper, &of, "secretary", TODAY), *candidate);
    });
}
