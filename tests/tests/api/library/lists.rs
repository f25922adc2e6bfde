//! Lists of acknowledgement: opened, confirmed, counted, extended, closed (VIII.8.2.d1).

use serde_json::{Value, json};
use veche_tests::{City, Client, Registrar, act, id_of, on_both};

use super::{NOBODY, concept};

const LISTS: &str = "/api/v1/acknowledgements";

fn last(path: &str) -> String {
    path.rsplit('/').next().unwrap().to_owned()
}

/// Two associations of mathematics and one of physics: the first teacher is in both of mathematics.
struct School<'a> {
    registrar: Registrar<'a>,
    first: String,
    second: String,
    both: String,
    other: String,
}

fn school(city: &City) -> School<'_> {
    let registrar = Registrar::of(city);
    let [both, other, physicist] = [
        "Первая Анна Ильинична",
        "Вторая Анна Ильинична",
        "Третья Анна Ильинична",
    ]
    .map(|name| registrar.teacher(name, "org901"));
    let since = "2026-08-25";
    let first = registrar.mmo("T1", "2022-09-01");
    let second = registrar.mmo("T2", "2022-09-01");
    registrar.member(&first, &both, "leninsky", since);
    registrar.member(&first, &other, "kirovsky", since);
    city.member(&last(&second), &both, Some(since), None);
    let physics = registrar.draft(
        &json!({"code": "T3", "name": "ММО учителей физики", "kind": "mmo",
        "subject_code": "physics", "audience": "учителя"}),
    );
    registrar.activate(&physics, "2022-09-01");
    registrar.member(&physics, &physicist, "leninsky", since);
    School {
        registrar,
        first: last(&first),
        second: last(&second),
        both,
        other,
    }
}

fn ask(document: &str, audience: &Value) -> Value {
    json!({"document_id": last(document), "keeper": {"kind": "city"}, "audience": audience, "due_on": "2026-12-15"})
}

#[track_caller]
fn open(client: &Client, body: &Value) -> String {
    format!("{LISTS}/{}", id_of(&client.post(LISTS, body).expect(201)))
}

#[track_caller]
fn tally(client: &Client, list: &str) -> (i64, i64, Value) {
    let tally = client.get(list).expect(200)["tally"].clone();
    let number = |key: &str| tally[key].as_i64().unwrap();
    (number("acknowledged"), number("people"), tally["percent"].clone())
}

fn names(client: &Client, list: &str, query: &str) -> Vec<String> {
    let rows = client.all(&format!("{list}/people?{query}"));
    rows.iter()
        .map(|r| r["person"]["full_name"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn people_of_a_subject_confirm_and_are_counted() {
    on_both(|city| {
        let school = school(city);
        let department = &school.registrar.department;
        let document = concept(department, "math");
        let maths = json!({"kind": "subjects", "codes": ["math"]});
        let list = open(department, &ask(&document, &maths));
        assert_eq!(tally(department, &list), (0, 2, json!(0)));

        let me = city.account_of("both", &school.both);
        let waiting = me.get(&format!("{LISTS}?waiting=true")).expect(200);
        assert_eq!(waiting["items"].as_array().unwrap().len(), 1);
        let confirmed = me.post(&format!("{list}/acknowledge"), &json!({})).expect(200);
        assert_eq!(
            (
                &confirmed["mine"]["confirmation"]["on"],
                &confirmed["mine"]["confirmation"]["how"]
            ),
            (&json!("2026-11-25"), &json!("account"))
        );
        // One person counts once in the whole, and in each of both associations; done twice it is done once.
        let before = city.store.read(veche_store::journal::journal_seq).unwrap();
        me.post(&format!("{list}/acknowledge"), &json!({})).expect(200);
        assert_eq!(
            city.store.read(veche_store::journal::journal_seq).unwrap(),
            before
        );
        assert_eq!(tally(department, &list), (1, 2, json!(50)));
        let whole = department.get(&list).expect(200);
        let by: Vec<(&Value, &Value)> = whole["associations"]
            .as_array()
            .unwrap()
            .iter()
            .map(|a| (&a["tally"]["people"], &a["tally"]["percent"]))
            .collect();
        assert_eq!(by, [(&json!(2), &json!(50)), (&json!(1), &json!(100))]);
        assert!(
            me.get(&format!("{LISTS}?waiting=true")).expect(200)["items"]
                .as_array()
                .unwrap()
                .is_empty()
        );
        assert_eq!(me.all(&format!("{LISTS}?mine=true")).len(), 1);
        assert_eq!(
            names(department, &list, "acknowledged=false"),
            ["Вторая Анна Ильинична"]
        );
        assert_eq!(names(department, &list, "q=перв").len(), 2);
        assert_eq!(
            names(department, &list, &format!("association_id={}", school.second)),
            ["Первая Анна Ильинична"]
        );

        // By paper: only who is in the list, on a day of its life.
        let paper = |on: &str, who: &str| {
            act(
                department,
                &list,
                "mark-by-paper",
                &json!({"person_ids": [who], "on": on}),
            )
        };
        paper("2026-11-24", &school.other).refused(422, "validation");
        paper("2026-11-26", &school.other).refused(422, "validation");
        assert_eq!(
            paper("2026-11-25", NOBODY).refused(422, "validation")["errors"][0]["pointer"],
            "/person_ids/0"
        );
        paper("2026-11-25", &school.both).refused(409, "wrong_state");
        paper("2026-11-25", &school.other).expect(200);
        assert_eq!(tally(department, &list), (2, 2, json!(100)));

        // Her own history shows the act.
        let history = me.all(&format!(
            "/api/v1/journal?entity=person&entity_id={}",
            school.both
        ));
        assert!(history.iter().any(|e| e["operation"] == "acknowledge_document"));
    });
}

#[test]
fn late_members_are_added_and_a_closed_list_stays() {
    on_both(|city| {
        let school = school(city);
        let registrar = &school.registrar;
        let department = &registrar.department;
        let document = concept(department, "math");
        let list = open(
            department,
            &ask(&document, &json!({"kind": "associations", "ids": [school.first]})),
        );
        city.account_of("both", &school.both)
            .post(&format!("{list}/acknowledge"), &json!({}))
            .expect(200);
        let late = registrar.teacher("Поздняя Анна Ильинична", "org902");
        let path = format!("/api/v1/associations/{}", school.first);
        registrar.member(&path, &late, "oktyabrsky", "2026-11-20");
        assert_eq!(tally(department, &list), (1, 2, json!(50)), "frozen");
        let client = city.account_of("late", &late);
        let refused = client
            .post(&format!("{list}/acknowledge"), &json!({}))
            .refused(403, "forbidden");
        assert_eq!(refused["clause"], "VIII.8.2.d1");
        client.get(&list).refused(403, "forbidden");

        let longer = json!({"due_on": "2026-12-31"});
        act(department, &list, "extend", &json!({"due_on": "2026-11-01"})).refused(422, "validation");
        let extended = act(department, &list, "extend", &longer).expect(200);
        assert_eq!(
            (&extended["due_on"], &extended["tally"]["people"]),
            (&json!("2026-12-31"), &json!(3))
        );
        act(department, &list, "extend", &json!({})).expect(200);
        assert_eq!(tally(department, &list), (1, 3, json!(33)), "nobody twice");
        client
            .post(&format!("{list}/acknowledge"), &json!({}))
            .expect(200);
        // A plain member sees the whole and the own place, nobody's names.
        let seen = client.get(&list).expect(200);
        assert_eq!(
            (&seen["tally"]["percent"], &seen["associations"]),
            (&json!(66), &json!([]))
        );
        assert_eq!(names(&client, &list, ""), ["Поздняя Анна Ильинична"]);

        act(department, &list, "close", &json!({})).expect(200);
        let own = city.account_of("other", &school.other);
        let closed = own
            .post(&format!("{list}/acknowledge"), &json!({}))
            .refused(409, "wrong_state");
        assert!(closed["detail"].as_str().unwrap().contains("закрыт 25.11.2026"));
        act(department, &list, "extend", &json!({})).refused(409, "wrong_state");
        act(department, &list, "close", &json!({})).refused(409, "wrong_state");
        assert_eq!(department.all(&format!("{LISTS}?open=true")).len(), 0);
        assert_eq!(
            department
                .all(&format!("{LISTS}?document_id={}&open=false", last(&document)))
                .len(),
            1
        );
    });
}

#[test]
fn a_list_is_opened_only_for_what_is_in_force_and_within_reach() {
    on_both(|city| {
        let school = school(city);
        let department = &school.registrar.department;
        let document = concept(department, "math");
        let maths = json!({"kind": "subjects", "codes": ["math"]});
        let good = ask(&document, &maths);
        let with = |key: &str, value: Value| {
            let mut body = good.clone();
            body[key] = value;
            department.post(LISTS, &body)
        };
        for (key, value, pointer) in [
            ("document_id", json!(NOBODY), "/document_id"),
            ("edition_id", json!(NOBODY), "/edition_id"),
            ("due_on", json!("2026-11-24"), "/due_on"),
            (
                "audience",
                json!({"kind": "subjects", "codes": ["alchemy"]}),
                "/audience/codes/0",
            ),
            ("audience", json!({"kind": "subjects", "codes": []}), "/audience"),
            (
                "audience",
                json!({"kind": "associations", "ids": [NOBODY]}),
                "/audience/ids/0",
            ),
        ] {
            let refused = with(key, value).refused(422, "validation");
            assert_eq!(refused["errors"][0]["pointer"], pointer);
        }
        // A list of nobody has no percentage.
        let nobody = with("audience", json!({"kind": "subjects", "codes": ["music"]})).expect(201);
        assert_eq!(
            nobody["tally"],
            json!({"people": 0, "acknowledged": 0, "percent": null})
        );
        act(department, &document, "repeal", &json!({"on": "2026-11-25"})).expect(200);
        let refused = department.post(LISTS, &good).refused(409, "wrong_state");
        assert_eq!(refused["clause"], "VIII.8.2.d1");
        assert!(
            refused["detail"]
                .as_str()
                .unwrap()
                .contains("утратил силу 25.11.2026")
        );
    });
}

#[test]
fn an_institution_and_a_leader_ask_their_own() {
    on_both(|city| {
        let school = school(city);
        let registrar = &school.registrar;
        let document = concept(&registrar.department, "math");
        let path = format!("/api/v1/associations/{}", school.first);
        registrar
            .elect(&path, "leader", &school.both, "2026-08-28")
            .expect(200);
        let keeper = |keeper: Value, audience: Value| {
            let mut body = ask(&document, &audience);
            body["keeper"] = keeper;
            body
        };
        let all = json!({"kind": "all"});
        let of = |code: &str| json!({"kind": "institution", "organization_id": city.organization(code)});
        let niso = city.sign_in("niso");
        let list = open(&niso, &keeper(of("niso"), all.clone()));
        assert_eq!(tally(&niso, &list).1, 2, "physics is nobody's");
        niso.post(LISTS, &keeper(of("magistr"), all.clone()))
            .refused(403, "forbidden");
        niso.post(LISTS, &keeper(json!({"kind": "city"}), all.clone()))
            .refused(403, "forbidden");
        let magistr = city.sign_in("magistr");
        let theirs = json!({"kind": "associations", "ids": [school.first]});
        let refused = magistr
            .post(LISTS, &keeper(of("magistr"), theirs.clone()))
            .refused(422, "validation");
        assert_eq!(refused["errors"][0]["pointer"], "/audience/ids/0");
        act(&magistr, &list, "close", &json!({})).refused(403, "forbidden");

        let leader = city.account_of("leader", &school.both);
        let own = json!({"kind": "association", "association_id": school.first});
        let list = open(&leader, &keeper(own.clone(), theirs));
        assert_eq!(names(&leader, &list, "acknowledged=false").len(), 2);
        act(
            &leader,
            &list,
            "mark-by-paper",
            &json!({"person_ids": [school.other], "on": "2026-11-25"}),
        )
        .expect(200);
        leader
            .post(LISTS, &keeper(own, all.clone()))
            .refused(422, "validation");
        let other = json!({"kind": "association", "association_id": school.second});
        let second = json!({"kind": "associations", "ids": [school.second]});
        leader
            .post(LISTS, &keeper(other, second))
            .refused(403, "forbidden");
        // The leader sees the own association in the institution's list; the council sees no list at all.
        assert_eq!(leader.all(LISTS).len(), 2);
        let council = city.sign_in("council");
        assert!(council.all(LISTS).is_empty());
        council.get(&list).refused(403, "forbidden");
        // Nobody confirms for another one, whatever the role.
        registrar
            .department
            .post(&format!("{list}/acknowledge"), &json!({}))
            .refused(403, "forbidden");
        city.sign_in("admin")
            .post(&format!("{list}/acknowledge"), &json!({}))
            .refused(403, "forbidden");
    });
}
