//! The day of a meeting: marks, who acts, that it was held, the norm.

use serde_json::{Value, json};
use veche_tests::{MEETINGS, Registrar, act, id_of, mark, on_both, paper};

#[test]
fn a_meeting_is_held_on_its_day_with_somebody_there() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let of = registrar.sitting("M1", 5);
        let secretary = city.account_of("secretary", of.secretary());
        let ahead = registrar.meeting(&of, "2026-12-10", &json!({}));
        let early = mark(&secretary, &ahead, &of.people, "present").refused(409, "wrong_state");
        assert_eq!(early["clause"], "VII.7.6");
        act(&secretary, &ahead, "hold", &json!({})).refused(409, "wrong_state");

        let path = registrar.meeting(&of, "2026-11-25", &json!({"starts_at": "15:00"}));
        let empty = act(&secretary, &path, "hold", &json!({})).refused(409, "wrong_state");
        assert!(
            empty["detail"].as_str().unwrap().contains("участвовал"),
            "{empty}"
        );
        mark(&secretary, &path, &of.people[..2], "present").expect(200);
        mark(&secretary, &path, &of.people[2..3], "online").expect(200);
        let substituted = json!({"marks": [{"person_id": of.people[3], "mark": "substituted", "substitute": "Заменина О. П."},
            {"person_id": of.people[4], "mark": "absent_excused"}]});
        let marked = secretary
            .put(&format!("{path}/attendance"), &substituted)
            .expect(200);
        assert_eq!(
            marked["attendance"],
            json!({"voting": 5, "there": 3, "unmarked": 0, "quorum": true})
        );
        // The same marks again are no change, and no entry of the journal.
        let entries = || registrar.department.all("/api/v1/journal?entity=meeting").len();
        let before = entries();
        secretary
            .put(&format!("{path}/attendance"), &substituted)
            .expect(200);
        assert_eq!(entries(), before);
        let fault =
            json!({"marks": [{"person_id": of.people[0], "mark": "present", "substitute": "Кто-то"}]});
        secretary
            .put(&format!("{path}/attendance"), &fault)
            .refused(422, "validation");
        let foreign = registrar.teacher("Чужая Анна Ильинична", "org905");
        let refused =
            mark(&secretary, &path, &[of.people[0].clone(), foreign], "present").refused(422, "validation");
        assert_eq!(refused["errors"][0]["pointer"], "/marks/1/person_id");

        let held = act(&secretary, &path, "hold", &json!({"ends_at": "16:20"})).expect(200);
        assert_eq!(
            (&held["state"], &held["number"], &held["ends_at"]),
            (&json!("held"), &json!(1), &json!("16:20"))
        );
        act(&secretary, &path, "hold", &json!({})).refused(409, "wrong_state");
        act(&secretary, &path, "cancel", &json!({"reason": "Нет"})).refused(409, "wrong_state");
        let moved = json!({"date": "2026-11-24"});
        secretary
            .patch(&path, secretary.get(&path).etag(), &moved)
            .refused(409, "wrong_state");
        // The next one gets the next number; one that is taken is refused, a paper's own is kept.
        let next = registrar.meeting(&of, "2026-11-24", &json!({"by_paper": true}));
        registrar.all_present(&next, &of);
        let taken =
            act(&registrar.department, &next, "hold", &json!({"number": 1})).refused(409, "duplicate");
        assert_eq!(taken["errors"][0]["pointer"], "/number");
        let own = act(&registrar.department, &next, "hold", &json!({"number": 7})).expect(200);
        assert_eq!(own["number"], 7);
        let third = registrar.held(&of, "2026-11-25", &json!({}));
        assert_eq!(registrar.department.get(&third).expect(200)["number"], 8);
    });
}

#[test]
fn the_register_follows_until_the_meeting_is_held_and_a_change_is_shown_after() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let of = registrar.sitting("M1", 3);
        let path = registrar.meeting(&of, "2026-11-25", &json!({}));
        let count = || {
            registrar.department.get(&path).expect(200)["participants"]
                .as_array()
                .unwrap()
                .len()
        };
        assert_eq!(count(), 3);
        let late = registrar.teacher("Поздняя Анна Ильинична", "org902");
        city.member(&of.association, &late, Some("2026-11-20"), None);
        assert_eq!(count(), 4);
        registrar.all_present(&path, &of);
        act(&registrar.department, &path, "hold", &json!({})).expect(200);
        let last = registrar.teacher("Последняя Анна Ильинична", "org902");
        city.member(&of.association, &last, Some("2026-11-20"), None);
        // A cached answer would hide it: the register changed behind the API.
        let change = registrar.department.get(&path).expect(200)["composition_change"].clone();
        assert_eq!(change["joined"][0]["id"], last);
        assert_eq!(count(), 4);
        let taken = act(&registrar.department, &path, "refresh-participants", &Value::Null);
        let taken = taken.expect(200);
        assert_eq!(
            (
                taken["participants"].as_array().unwrap().len(),
                &taken["composition_change"]
            ),
            (5, &Value::Null)
        );
        assert_eq!(taken["attendance"]["there"], 3);
    });
}

#[test]
fn who_acts_for_a_vacant_office_is_named_by_the_curator() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let path = registrar.mmo("M2", "2024-08-25");
        let association = path.rsplit('/').next().unwrap().to_owned();
        let [one, two] =
            ["Первая Анна Ильинична", "Вторая Анна Ильинична"].map(|name| registrar.teacher(name, "org901"));
        for person in [&one, &two] {
            city.member(&association, person, Some("2024-08-25"), None);
        }
        let curator = registrar.person("Курирова Анна Ильинична", "niso", "unit_head");
        let appointment = json!({"office": "curator", "person_id": curator, "from": "2024-08-26",
            "basis": paper("institution_order", "2024-08-26")});
        registrar.act(&path, "offices", &appointment).expect(200);
        let client = city.account_of("curator", &curator);
        let body = json!({"body_id": association, "date": "2026-11-25", "theme": "Установочное"});
        let meeting = format!("{MEETINGS}/{}", id_of(&client.post(MEETINGS, &body).expect(201)));
        mark(&client, &meeting, &[one.clone(), two.clone()], "present").expect(200);
        let refused = act(&client, &meeting, "hold", &json!({})).refused(409, "wrong_state");
        assert!(
            refused["detail"].as_str().unwrap().contains("куратор называет"),
            "{refused}"
        );
        let stranger = registrar.teacher("Чужая Анна Ильинична", "org905");
        let foreign = act(&client, &meeting, "name-officers", &json!({"chair_id": stranger}));
        assert_eq!(
            foreign.refused(422, "validation")["errors"][0]["pointer"],
            "/chair_id"
        );
        let named = json!({"chair_id": curator, "secretary_id": two});
        let named = act(&client, &meeting, "name-officers", &named).expect(200);
        assert_eq!(
            (&named["chair"]["acting"], &named["secretary"]["person"]["id"]),
            (&json!(true), &json!(two))
        );
        // Who acts as secretary keeps the meeting though no office is theirs.
        let keeper = city.account_of("keeper", &two);
        let held = act(&keeper, &meeting, "hold", &json!({})).expect(200);
        assert_eq!(held["secretary"]["person"]["id"], two);
        act(&client, &meeting, "name-officers", &json!({})).refused(409, "wrong_state");
        // The minutes wait for those who acted: both find the meeting among their own, and whose turn it is.
        for acting in [&client, &keeper] {
            let owed = acting.all(&format!("{MEETINGS}?mine=true&state=held&minutes_state=none"));
            assert_eq!(owed.len(), 1);
            assert_eq!(
                (&owed[0]["chair_id"], &owed[0]["secretary_id"]),
                (&json!(curator), &json!(two))
            );
        }
    });
}

#[test]
fn a_participant_registers_by_the_link_on_the_day() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let of = registrar.sitting("M1", 3);
        let path = registrar.meeting(&of, "2026-11-25", &json!({}));
        let code = registrar.department.get(&path).expect(200)["registration_code"].clone();
        assert!(code.as_str().unwrap().len() >= 16);
        let member = city.account_of("member", &of.people[2]);
        assert_eq!(member.get(&path).expect(200)["registration_code"], Value::Null);
        let register = format!("{path}/register");
        let done = member
            .post(&register, &json!({"code": code, "mark": "online"}))
            .expect(200);
        assert_eq!(done["mark"], "online");
        assert_eq!(
            registrar.department.get(&path).expect(200)["attendance"]["there"],
            1
        );
        for (body, pointer) in [
            (json!({"code": "нет", "mark": "online"}), "/code"),
            (json!({"code": code, "mark": "absent"}), "/mark"),
        ] {
            assert_eq!(
                member.post(&register, &body).refused(422, "validation")["errors"][0]["pointer"],
                pointer
            );
        }
        registrar
            .department
            .post(&register, &json!({"code": code, "mark": "present"}))
            .refused(403, "forbidden");
        let ahead = registrar.meeting(&of, "2026-12-10", &json!({}));
        let code = registrar.department.get(&ahead).expect(200)["registration_code"].clone();
        let early = member.post(
            &format!("{ahead}/register"),
            &json!({"code": code, "mark": "present"}),
        );
        early.refused(409, "wrong_state");
    });
}

#[test]
fn the_norm_counts_what_is_signed_and_explains_the_rest() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let of = registrar.sitting("M1", 3);
        registrar.held(&of, "2026-09-10", &json!({"by_paper": true}));
        registrar.meeting(&of, "2026-11-02", &json!({}));
        registrar.meeting(&of, "2027-02-02", &json!({}));
        let cancelled = registrar.meeting(&of, "2026-12-02", &json!({}));
        registrar
            .act(&cancelled, "cancel", &json!({"reason": "Праздник"}))
            .expect(200);
        let norm = registrar
            .department
            .get(&format!("{}/meeting-norm", of.path))
            .expect(200);
        assert_eq!(
            (&norm["required"], &norm["counted"], &norm["missing"]),
            (&json!(3), &json!(0), &json!(3))
        );
        let why: Vec<&Value> = norm["meetings"]
            .as_array()
            .unwrap()
            .iter()
            .map(|m| &m["counting"])
            .collect();
        assert_eq!(why, ["unsigned", "overdue", "cancelled", "ahead"]);
        let before = registrar
            .department
            .get(&format!("{}/meeting-norm?school_year=2025", of.path));
        assert_eq!(before.expect(200)["meetings"], json!([]));
    });
}

#[test]
fn a_hundred_people_are_marked_at_once() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let of = registrar.sitting("M1", 100);
        let path = registrar.meeting(&of, "2026-11-25", &json!({}));
        let marked = mark(&registrar.department, &path, &of.people, "present").expect(200);
        assert_eq!(marked["attendance"]["there"], 100);
        let held = registrar.act(&path, "hold", &json!({})).expect(200);
        assert_eq!(held["participants"].as_array().unwrap().len(), 100);
    });
}

#[test]
fn a_back_dated_decision_does_not_orphan_a_meeting_that_was_held() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let of = registrar.sitting("M1", 3);
        registrar.held(&of, "2026-11-24", &json!({}));
        registrar.meeting(&of, "2026-12-24", &json!({}));
        let status = |from: &str| {
            let basis = paper("department_order", from);
            json!({"status": "liquidated", "from": from, "basis": basis})
        };
        let refused = registrar
            .act(&of.path, "set-status", &status("2026-11-20"))
            .refused(409, "wrong_state");
        assert_eq!(refused["clause"], "I.5");
        assert!(
            refused["detail"]
                .as_str()
                .unwrap()
                .contains("24.11.2026, протокол № 1"),
            "{refused}"
        );
        // The same by an order, entered as a paper of the past.
        let order = |on: &str| {
            let effect = json!({"kind": "liquidate", "association_id": of.association});
            let body = json!({"kind": "liquidate", "issuer": "department", "title": "О ликвидации",
                "items": [{"effect": effect}],
                "by_paper": {"number": "9", "signed_on": on, "signature": "paper",
                    "signatory": {"name": "И. О. Фамилия", "post": "Начальник"}}});
            registrar.department.post("/api/v1/orders", &body)
        };
        assert_eq!(order("2026-11-20").refused(409, "wrong_state")["clause"], "I.5");
        order("2026-11-25").expect(201);
    });
}

#[test]
fn a_paper_of_the_past_names_participants_the_register_did_not_know() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let of = registrar.sitting("M1", 3);
        let former = registrar.teacher("Прежняя Анна Ильинична", "org902");
        let nobody = "018f0000-0000-7000-8000-000000000000".to_owned();
        let path = registrar.meeting(&of, "2025-10-10", &json!({"by_paper": true}));
        let department = &registrar.department;
        mark(department, &path, &[nobody], "present").refused(422, "validation");
        let marked = mark(
            department,
            &path,
            &[former.clone(), of.people[0].clone()],
            "present",
        )
        .expect(200);
        assert_eq!(marked["participants"].as_array().unwrap().len(), 4);
        let held = registrar.act(&path, "hold", &json!({"number": 2})).expect(200);
        let named = held["participants"]
            .as_array()
            .unwrap()
            .iter()
            .find(|p| p["person"]["id"] == former);
        assert_eq!(named.unwrap()["position_name"], "учитель");
        // Today's meeting takes its participants from the register only.
        let today = registrar.meeting(&of, "2026-11-25", &json!({}));
        mark(department, &today, &[former], "present").refused(422, "validation");
    });
}
