//! Analyses before the council: queued, considered, returned, and taken back (VII.7.8).

use serde_json::{Value, json};
use veche_tests::{Answer, Client, Registrar, act, mark, on_both};

use super::{accepted, again, planned, stands, three};

fn queue(client: &Client, meeting: &str, analyses: &[&String]) -> Answer {
    act(
        client,
        meeting,
        "queue-analyses",
        &json!({"analysis_ids": analyses}),
    )
}

fn decide(client: &Client, meeting: &str, analysis: &str, more: &Value) -> Answer {
    let now = client.get(meeting);
    let agenda = now.expect(200)["agenda"].clone();
    let item = agenda
        .as_array()
        .unwrap()
        .iter()
        .find(|item| item["analysis_id"] == *analysis)
        .unwrap()["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let mut body = json!({"mode": "counted", "votes_for": 3});
    for (key, value) in more.as_object().unwrap() {
        body[key] = value.clone();
    }
    client
        .with("If-Match", now.etag())
        .put(&format!("{meeting}/agenda/{item}/decision"), &body)
}

fn reopen(client: &Client, meeting: &str, at: usize) -> Answer {
    let now = client.get(meeting);
    let item = now.expect(200)["agenda"][at]["id"].as_str().unwrap().to_owned();
    client.act(
        &format!("{meeting}/agenda/{item}/reopen"),
        now.etag(),
        &json!({"reason": "Пересчёт"}),
    )
}

#[test]
fn the_council_considers_what_it_put_on_its_agenda() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let council = city.sign_in("council");
        let members = three(&registrar);
        let of = ["M1", "M2", "M3"].map(|code| registrar.sitting(code, 2));
        let [first, second, third] = [0, 1, 2].map(|n| accepted(&registrar, &of[n]));
        let waiting = || council.all("/api/v1/analyses?waiting_for_council=true").len();
        assert_eq!(waiting(), 3);
        let path = planned(&council, "2026-11-25");
        let queued = queue(&council, &path, &[&first, &second, &third]).expect(200);
        let item = &queued["agenda"][0];
        assert_eq!(
            (&item["kind"], &item["analysis_id"]),
            (&json!("consider_analysis"), &json!(first))
        );
        assert!(
            item["title"]
                .as_str()
                .unwrap()
                .starts_with("Об анализе работы за 2025/2026 учебный год: ММО"),
            "{item}"
        );
        assert_eq!(waiting(), 0);
        // Asked once more it stands there once; on another agenda it does not stand at all.
        let same = queue(&council, &path, &[&first]).expect(200);
        assert_eq!(same["agenda"].as_array().unwrap().len(), 3);
        let other = planned(&council, "2026-12-10");
        let refused = queue(&council, &other, &[&first]).refused(409, "wrong_state");
        assert_eq!(refused["clause"], "VII.7.8");

        mark(&council, &path, &members.people, "present").expect(200);
        for (more, pointer) in [(json!({}), "/outcome"), (json!({"outcome": "returned"}), "/note")] {
            let refused = decide(&council, &path, &first, &more).refused(422, "validation");
            assert_eq!(refused["errors"][0]["pointer"], pointer);
        }
        decide(&council, &path, &first, &json!({"outcome": "noted"})).expect(200);
        let note = json!({"outcome": "returned", "note": "Добавить итоги плана"});
        decide(&council, &path, &second, &note).expect(200);
        // A vote that fails says nothing.
        let lost = json!({"outcome": "considered", "votes_for": 1, "against": 2});
        decide(&council, &path, &third, &lost).expect(200);
        assert_eq!(
            stands(&council, &first).0,
            "accepted",
            "until the meeting is held"
        );
        act(&council, &path, "hold", &json!({})).expect(200);
        assert_eq!(stands(&council, &first), (json!("considered"), json!("noted")));
        assert_eq!(stands(&council, &second), (json!("returned"), json!("returned")));
        assert_eq!(stands(&council, &third), (json!("accepted"), Value::Null));
        assert_eq!(waiting(), 1);
        let back = council.get(&format!("/api/v1/analyses/{second}")).expect(200);
        let last = back["handovers"].as_array().unwrap().last().unwrap().clone();
        assert_eq!(
            (&last["act"], &last["note"], &last["meeting"]["number"]),
            (&json!("return"), &json!("Добавить итоги плана"), &json!(1))
        );

        // Its minutes say it in words.
        let minutes = council.get(&format!("{path}/minutes")).expect(200);
        assert_eq!(
            minutes["content"]["items"][0]["resolutions"][0]["text"],
            "Анализ работы принять к сведению."
        );
        assert_eq!(
            minutes["content"]["items"][1]["resolutions"][0]["text"],
            "Анализ работы вернуть на доработку. Добавить итоги плана"
        );
    });
}

#[test]
fn a_decision_taken_back_leaves_the_analysis_as_it_was() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let council = city.sign_in("council");
        let members = three(&registrar);
        let of = registrar.sitting("M1", 2);
        let analysis = accepted(&registrar, &of);
        let address = format!("/api/v1/analyses/{analysis}");
        let path = planned(&council, "2026-11-20");
        queue(&council, &path, &[&analysis]).expect(200);
        mark(&council, &path, &members.people, "present").expect(200);
        decide(&council, &path, &analysis, &json!({"outcome": "noted"})).expect(200);
        act(&council, &path, "hold", &json!({})).expect(200);
        reopen(&council, &path, 0).expect(200);
        assert_eq!(stands(&council, &analysis), (json!("accepted"), Value::Null));
        // Decided anew it says the new word.
        let note = json!({"outcome": "returned", "note": "Доработать"});
        decide(&council, &path, &analysis, &note).expect(200);
        assert_eq!(stands(&council, &analysis).0, "returned");
        decide(&council, &path, &analysis, &json!({"outcome": "considered"})).expect(200);
        assert_eq!(
            stands(&council, &analysis),
            (json!("considered"), json!("considered"))
        );
        decide(&council, &path, &analysis, &note).expect(200);
        // The leader went on with it: what was said then stays said, and the next meeting says more.
        again(&registrar, &address);
        let refused = reopen(&council, &path, 0).refused(409, "wrong_state");
        assert_eq!(refused["clause"], "VII.7.8");
        assert_eq!(
            stands(&council, &analysis),
            (json!("accepted"), json!("returned"))
        );
        act(&council, &path, "refresh-participants", &json!({})).expect(200);
        assert_eq!(
            stands(&council, &analysis).0,
            "accepted",
            "the old word is not said twice"
        );
        let next = planned(&council, "2026-11-25");
        queue(&council, &next, &[&analysis]).expect(200);
        mark(&council, &next, &members.people, "present").expect(200);
        decide(&council, &next, &analysis, &json!({"outcome": "considered"})).expect(200);
        act(&council, &next, "hold", &json!({})).expect(200);
        let seen = council.get(&address).expect(200);
        assert_eq!(
            (&seen["state"], &seen["consideration"]["on"]),
            (&json!("considered"), &json!("2026-11-25"))
        );
        let acts: Vec<Value> = seen["handovers"]
            .as_array()
            .unwrap()
            .iter()
            .map(|step| step["act"].clone())
            .collect();
        assert_eq!(
            acts,
            [
                "submit",
                "accept",
                "consider",
                "unconsider",
                "return",
                "unconsider",
                "consider",
                "unconsider",
                "return",
                "submit",
                "accept",
                "consider"
            ]
        );
    });
}

#[test]
fn only_accepted_analyses_come_before_the_council_and_only_before_it() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let council = city.sign_in("council");
        let members = three(&registrar);
        let of = registrar.sitting("M1", 2);
        let body = json!({"association_id": of.association, "school_year": 2026});
        let draft = registrar.department.post("/api/v1/analyses", &body).expect(201)["id"]
            .as_str()
            .unwrap()
            .to_owned();
        let path = planned(&council, "2026-11-25");
        let refused = queue(&council, &path, &[&draft]).refused(409, "wrong_state");
        assert!(
            refused["detail"]
                .as_str()
                .unwrap()
                .contains("не принят куратором"),
            "{refused}"
        );
        let nothing = "018f0000-0000-7000-8000-000000000000".to_owned();
        let refused = queue(&council, &path, &[&nothing]).refused(422, "validation");
        assert_eq!(refused["errors"][0]["pointer"], "/analysis_ids/0");
        queue(&council, &path, &[]).refused(422, "validation");
        // By the form of the agenda it is the same.
        let line = |analysis: &Value| {
            json!({"agenda": [{"kind": "consider_analysis", "title": "Об анализе",
            "analysis_id": analysis}]})
        };
        let patch =
            |path: &str, analysis: &Value| council.patch(path, council.get(path).etag(), &line(analysis));
        patch(&path, &json!(draft)).refused(409, "wrong_state");
        let refused = patch(&path, &Value::Null).refused(422, "validation");
        assert_eq!(refused["errors"][0]["pointer"], "/agenda/0/analysis_id");
        let ready = accepted(&registrar, &of);
        let with = patch(&path, &json!(ready)).expect(200);
        assert_eq!(with["agenda"][0]["analysis_id"], ready);
        let association = registrar.meeting(&of, "2026-11-25", &json!({}));
        let etag = registrar.department.get(&association).etag().to_owned();
        let refused = registrar
            .department
            .patch(&association, &etag, &line(&json!(ready)))
            .refused(422, "validation");
        assert_eq!(refused["errors"][0]["pointer"], "/agenda/0/kind");
        queue(&registrar.department, &association, &[&ready]).refused(409, "wrong_state");
        // Said of an ordinary item the council's word is refused.
        let more = json!({"agenda": [{"kind": "decision", "title": "О плане совета"}]});
        let other = planned(&council, "2026-11-25");
        council
            .patch(&other, council.get(&other).etag(), &more)
            .expect(200);
        mark(&council, &other, &members.people, "present").expect(200);
        let now = council.get(&other);
        let item = now.expect(200)["agenda"][0]["id"].as_str().unwrap().to_owned();
        let refused = council
            .with("If-Match", now.etag())
            .put(
                &format!("{other}/agenda/{item}/decision"),
                &json!({"mode": "counted", "votes_for": 3, "outcome": "noted"}),
            )
            .refused(422, "validation");
        assert_eq!(refused["errors"][0]["pointer"], "/outcome");
        // A member of the council queues nothing; its secretary in office does.
        city.account_of("member", &members.people[2])
            .act(
                &format!("{path}/queue-analyses"),
                council.get(&path).etag(),
                &json!({"analysis_ids": [ready]}),
            )
            .refused(403, "forbidden");
    });
}
