//! What elections refuse, with its code and clause.

use serde_json::{Value, json};
use veche_tests::{MEETINGS, Registrar, act, id_of, mark, on_both};

use super::{ELECTIONS, TODAY, cast, close, election, last, meets, no, opened, set_up, yes};

const NOBODY: &str = "018f0000-0000-7000-8000-000000000000";

#[test]
fn what_cannot_be_voted_on_is_not_set_up() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let (of, meeting) = meets(&registrar, 3, TODAY);
        let department = &registrar.department;
        let candidate = &of.people[2];
        let with = |key: &str, value: Value| {
            let mut body = election(&meeting, "leader", &[candidate]);
            body[key] = value;
            department.post(ELECTIONS, &body)
        };
        with("meeting_id", json!(NOBODY)).refused(404, "not_found");
        let curator = with("office", json!("curator")).refused(422, "rule_not_met");
        assert_eq!(curator["clause"], "VII.7.2");
        let unknown = with("candidates", json!([candidate, NOBODY])).refused(422, "validation");
        assert_eq!(unknown["errors"][0]["pointer"], "/candidates/1");
        with("candidates", json!([candidate, candidate])).refused(422, "validation");
        let agenda = json!({"agenda": [{"kind": "election", "title": "О секретаре", "office": "secretary"},
            {"kind": "decision", "title": "О плане"}]});
        let other = registrar.meeting(&of, TODAY, &agenda);
        let item = |at: usize| department.get(&other).expect(200)["agenda"][at]["id"].clone();
        let foreign = with("agenda_item_id", item(0)).refused(422, "validation");
        assert_eq!(
            (&foreign["errors"][0]["pointer"], &foreign["errors"][0]["code"]),
            (&json!("/agenda_item_id"), &json!("unknown"))
        );
        let there = |at: usize, office: &str| {
            let mut body = election(&other, office, &[candidate]);
            body["agenda_item_id"] = item(at);
            department.post(ELECTIONS, &body)
        };
        assert_eq!(
            there(0, "leader").refused(422, "validation")["errors"][0]["code"],
            "foreign"
        );
        assert_eq!(
            there(1, "secretary").refused(422, "validation")["clause"],
            "VII.7.5"
        );
        let made = id_of(&there(0, "secretary").expect(201));
        assert_eq!(
            department.get(&other).expect(200)["agenda"][0]["election_id"],
            made
        );

        let first = set_up(department, &meeting, "leader", &[candidate]);
        let twice = department
            .post(ELECTIONS, &election(&meeting, "leader", &[]))
            .refused(409, "duplicate");
        assert_eq!(twice["clause"], "VII.7.4");
        set_up(department, &meeting, "secretary", &[]);
        // What was set up by mistake is annulled and stands in nobody's way.
        act(department, &first, "annul", &json!({"reason": "Не тот способ"})).expect(200);
        set_up(department, &meeting, "leader", &[candidate]);

        let council =
            json!({"body_id": "00000000-0000-7000-8000-000000000001", "date": TODAY, "theme": "О планах"});
        let council = id_of(&department.post(MEETINGS, &council).expect(201));
        let refused = department
            .post(ELECTIONS, &election(&council, "leader", &[]))
            .refused(422, "rule_not_met");
        assert_eq!(refused["clause"], "VII.7.4");
        let cancelled = registrar.meeting(&of, TODAY, &json!({}));
        act(department, &cancelled, "cancel", &json!({"reason": "Карантин"})).expect(200);
        let over = department.post(ELECTIONS, &election(&cancelled, "leader", &[]));
        assert_eq!(over.refused(409, "wrong_state")["clause"], "VII.7.6");
    });
}

#[test]
fn a_round_opens_on_the_day_for_those_who_may_hold_the_office() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let (of, tomorrow) = meets(&registrar, 3, "2026-11-26");
        let department = &registrar.department;
        let early = set_up(department, &tomorrow, "leader", &[&of.people[2]]);
        let refused = act(department, &early, "open", &json!({})).refused(409, "wrong_state");
        assert!(refused["detail"].as_str().unwrap().contains("26.11.2026"));
        assert_eq!(refused["clause"], "VII.7.4");

        let meeting = registrar.meeting(&of, TODAY, &json!({}));
        let keeper = city.account_of("keeper", of.secretary());
        let outsider = registrar.person("Чужая Анна Ильинична", "org904", "teacher");
        let path = set_up(&keeper, &meeting, "leader", &[]);
        act(&keeper, &path, "open", &json!({})).refused(422, "validation");
        let candidates = json!({"candidates": [of.people[2], outsider]});
        let unfit = act(department, &path, "open", &candidates).refused(422, "rule_not_met");
        assert_eq!(
            (&unfit["clause"], &unfit["errors"][0]["pointer"]),
            (&json!("VII.7.3"), &json!("/candidates/1"))
        );
        let detail = unfit["detail"].as_str().unwrap();
        assert!(
            detail.starts_with("Чужая") && detail.contains("категории нет"),
            "{detail}"
        );
        // Putting somebody up is no way to learn of another one's category and tenure.
        let veiled = act(&keeper, &path, "open", &candidates).refused(422, "rule_not_met");
        assert_eq!(veiled["clause"], "VII.7.3");
        assert!(!veiled.to_string().contains("категории нет"), "{veiled}");
        close(&keeper, &path).refused(409, "wrong_state");
        cast(&keeper, &path, &of.people[2], &no()).refused(409, "wrong_state");
        let open = act(&keeper, &path, "open", &json!({"candidates": [of.people[2]]}));
        open.expect(200);
        act(&keeper, &path, "open", &json!({})).refused(409, "wrong_state");
        keeper
            .act(&format!("{path}/close"), "\"1.0-0\"", &json!({}))
            .refused(412, "stale");
        keeper
            .post(&format!("{path}/close"), &json!({}))
            .refused(428, "version_required");

        // Nobody was a member before the composition was approved.
        let empty = registrar.sitting("E2", 0);
        let hall = registrar.meeting(&empty, TODAY, &json!({}));
        let path = set_up(department, &hall, "secretary", &[&of.people[2]]);
        let nobody = act(department, &path, "open", &json!({})).refused(409, "wrong_state");
        assert_eq!(nobody["clause"], "VII.7.5");
        assert!(nobody["detail"].as_str().unwrap().contains("I.4"));
    });
}

#[test]
fn a_vote_is_of_a_member_who_is_there_and_names_who_stands() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let (of, meeting) = meets(&registrar, 5, TODAY);
        let keeper = city.account_of("keeper", of.secretary());
        let candidate = &of.people[2];
        let path = opened(&keeper, &meeting, "leader", &[candidate]);
        for vote in [
            json!({"vote": "for"}),
            yes(&of.people[3]),
            json!({"vote": "abstain", "candidate_id": candidate}),
        ] {
            let refused = cast(&keeper, &path, &of.people[3], &vote).refused(422, "validation");
            assert_eq!(refused["errors"][0]["pointer"], "/candidate_id");
        }
        cast(&keeper, &path, &of.people[3], &json!({"vote": "secret"})).refused(422, "validation");
        let unlisted = cast(&keeper, &path, NOBODY, &no()).refused(422, "rule_not_met");
        assert_eq!(unlisted["clause"], "VII.7.4");
        // Who has no mark may vote; who is marked absent may not, also for oneself.
        let absent = city.account_of("absent", &of.people[4]);
        cast(&absent, &path, &of.people[4], &no()).expect(200);
        for how in ["absent", "absent_excused", "substituted"] {
            mark(&keeper, &meeting, &of.people[4..], how).expect(200);
            let refused = cast(&absent, &path, &of.people[4], &yes(candidate)).refused(422, "rule_not_met");
            assert_eq!(refused["clause"], "VII.7.4", "{how}");
        }
        assert_eq!(absent.get(&path).expect(200)["may_vote"], false);
        // The vote that was cast before the mark stays, and is told of.
        let warnings = keeper.get(&path).expect(200)["warnings"].to_string();
        assert!(
            warnings.contains("отсутствующих: 1") && warnings.contains("VII.7.4"),
            "{warnings}"
        );
        mark(&keeper, &meeting, &of.people[4..], "online").expect(200);
        cast(&absent, &path, &of.people[4], &yes(candidate)).expect(200);
        // Totals are for raised hands.
        let totals = act(&keeper, &path, "close", &json!({"against": 3})).refused(422, "validation");
        assert_eq!(totals["errors"][0]["pointer"], "/hands");
        assert_eq!(close(&keeper, &path).expect(200)["state"], "undecided");
        cast(&keeper, &path, candidate, &no()).refused(409, "wrong_state");
        keeper
            .get(&format!("{ELECTIONS}/{NOBODY}"))
            .refused(404, "not_found");
        let entries = registrar.department.all(&format!(
            "/api/v1/journal?entity=meeting&entity_id={}",
            last(&meeting)
        ));
        let votes: Vec<&Value> = entries
            .iter()
            .filter(|e| e["operation"] == "cast_election_vote")
            .collect();
        assert_eq!(votes.len(), 2, "the first vote and its change");
        assert_eq!(
            (&votes[0]["before"]["vote"], &votes[0]["after"]["vote"]),
            (&json!("against"), &json!("for"))
        );
        assert_eq!(
            (&votes[1]["before"], &votes[1]["after"]["person_id"]),
            (&Value::Null, &json!(of.people[4]))
        );
    });
}
