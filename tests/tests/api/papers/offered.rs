//! The papers that stand beside minutes: who may take them, what stands on them.

use serde_json::{Value, json};
use veche_tests::{Client, Registrar, mark, on_both};

use super::{PAPERS, count, offered, page, scene};

#[test]
fn an_extract_of_signed_minutes_is_one_paper_for_every_reader() {
    on_both(|city| {
        let scene = scene(city);
        let meeting = scene.leader.get(&scene.path).expect(200);
        let item = meeting["agenda"][0]["id"].as_str().unwrap().to_owned();
        let of_item = format!("&item_id={item}");
        page(&scene.leader, "minutes_extract", &scene.meeting, &of_item).refused(409, "wrong_state");
        scene.sign();
        let extract = page(&scene.leader, "minutes_extract", &scene.meeting, &of_item);
        extract.expect(200);
        for wanted in [
            "ВЫПИСКА ИЗ ПРОТОКОЛА",
            "О новостях года",
            "Верно",
            "с правом голоса из 4",
        ] {
            assert!(extract.text.contains(wanted), "{wanted}\n{}", extract.text);
        }
        let taken = |client: &Client| {
            let path = format!("{PAPERS}/minutes_extract?object_id={}{of_item}", scene.meeting);
            let answer = client.get(&path);
            assert_eq!(answer.status, 200, "{}", answer.text);
            answer.header("etag").to_owned()
        };
        let department = &scene.registrar.department;
        assert_eq!(
            taken(&scene.secretary),
            taken(department),
            "the same file for both"
        );
        let foreign = format!("&item_id={}", scene.meeting);
        page(&scene.leader, "minutes_extract", &scene.meeting, &foreign).refused(404, "not_found");
    });
}

#[test]
fn those_who_keep_a_meeting_take_its_papers_and_others_only_their_own() {
    on_both(|city| {
        let scene = scene(city);
        let member = city.account_of("member", &scene.of.people[2]);
        let sheet = page(&scene.secretary, "attendance_sheet", &scene.meeting, "");
        sheet.expect(200);
        assert!(sheet.text.contains("ЯВОЧНЫЙ ЛИСТ") && sheet.text.contains("Анна Ильинична"));
        assert!(
            !sheet.text.contains('@'),
            "no e-mail on a sheet that is passed round"
        );
        page(&member, "attendance_sheet", &scene.meeting, "").refused(403, "forbidden");
        page(&scene.leader, "invitation", &scene.meeting, "").expect(200);
        let letter = page(&scene.leader, "information_letter", &scene.meeting, "");
        assert!(letter.text.contains("О проведении заседания"), "{}", letter.text);

        let own = format!("&person_id={}", scene.of.people[2]);
        let others = format!("&person_id={}", scene.of.people[3]);
        let certificate = page(&member, "participant_certificate", &scene.meeting, &own);
        certificate.expect(200);
        assert!(
            certificate.text.contains("подтверждает участие"),
            "{}",
            certificate.text
        );
        page(&member, "participant_certificate", &scene.meeting, &others).refused(403, "forbidden");
        let release = page(&scene.leader, "release_letter", &scene.meeting, &others);
        release.expect(200);
        assert!(
            release.text.contains("Просим освободить от работы 20"),
            "{}",
            release.text
        );
        page(&scene.leader, "release_letter", &scene.meeting, "").refused(409, "wrong_state");

        let offers = offered(&scene.leader, "meeting", &scene.meeting);
        assert_eq!(count(&offers, "participant_certificate"), 4, "{offers:?}");
        assert_eq!(count(&offers, "attendance_sheet"), 1);
        assert_eq!(
            count(&offers, "release_letter"),
            0,
            "nobody is released for what is over"
        );
        let offers = offered(&member, "meeting", &scene.meeting);
        assert_eq!(
            count(&offers, "participant_certificate"),
            1,
            "one's own: {offers:?}"
        );
        assert_eq!(count(&offers, "attendance_sheet"), 0);
    });
}

#[test]
fn who_was_absent_has_no_certificate() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let of = registrar.sitting("P2", 3);
        let path = registrar.meeting(&of, "2026-11-20", &json!({}));
        registrar.all_present(&path, &of);
        mark(&registrar.department, &path, &of.people[2..], "absent").expect(200);
        registrar.act(&path, "hold", &json!({})).expect(200);
        let meeting = path.rsplit('/').next().unwrap();
        let absent = format!("&person_id={}", of.people[2]);
        page(&registrar.department, "participant_certificate", meeting, &absent).refused(409, "wrong_state");
        let offers = offered(&registrar.department, "meeting", meeting);
        assert_eq!(count(&offers, "participant_certificate"), 2);
    });
}

#[test]
fn a_certificate_tells_the_terms_of_one_person() {
    on_both(|city| {
        let scene = scene(city);
        let id = scene.of.association.as_str();
        let leader = format!("&person_id={}", scene.of.leader());
        let office = page(&scene.leader, "certificate_of_office", id, &leader);
        office.expect(200);
        for wanted in [
            "СПРАВКА",
            "1\u{a0}сентября 2024\u{a0}г. по настоящее время",
            "руководител",
            "аттестационную",
        ] {
            assert!(office.text.contains(wanted), "{wanted}\n{}", office.text);
        }
        let plain = format!("&person_id={}", scene.of.people[2]);
        page(&scene.leader, "certificate_of_office", id, &plain).refused(404, "not_found");
        let member = page(&scene.leader, "certificate_of_membership", id, &plain);
        member.expect(200);
        assert!(member.text.contains("состоит в составе"), "{}", member.text);
        let offers = offered(&scene.leader, "association", id);
        assert_eq!(count(&offers, "certificate_of_office"), 2, "leader and secretary");
        assert_eq!(count(&offers, "certificate_of_membership"), 4);
    });
}

#[test]
fn consents_are_forms_of_their_own_and_nobody_elses() {
    on_both(|city| {
        let scene = scene(city);
        let member = city.account_of("member", &scene.of.people[2]);
        let me = scene.of.people[2].as_str();
        for (kind, wanted) in [
            ("consent_processing", "статьёй 9 Федерального закона"),
            ("consent_dissemination", "статьёй 10.1"),
            ("application", "Прошу включить меня в состав"),
        ] {
            let form = page(&member, kind, me, "");
            form.expect(200);
            assert!(form.text.contains(wanted), "{wanted}\n{}", form.text);
            assert!(!form.text.contains("ПРОЕКТ"), "a form is no draft");
            page(&city.stranger(), kind, me, "").refused(401, "unauthenticated");
        }
        let offers = offered(&member, "person", me);
        assert_eq!(offers.len(), 3, "{offers:?}");
        assert!(offers.iter().all(|offer| offer["stage"] == "form"));
    });
}

#[test]
fn an_order_has_its_annex_and_an_extract_for_each_whom_it_thanks() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let of = registrar.sitting("P3", 3);
        let members: Vec<Value> = of.people.iter().map(|id| json!({"person_id": id})).collect();
        let items = json!([
            {"effect": {"kind": "approve_composition", "association_id": of.association, "members": members}},
            {"effect": {"kind": "recognize", "award": "Благодарность",
                "people": [{"person_id": of.people[0], "merit": "за результативную работу"}]}},
        ]);
        let body =
            json!({"kind": "recognition", "issuer": "department", "title": "О поощрении", "items": items});
        let made = registrar.department.post("/api/v1/orders", &body).expect(201);
        let order = made["id"].as_str().unwrap();
        let path = format!("/api/v1/orders/{order}");
        let signing = json!({"number": "0482-од", "signed_on": "2026-11-20", "signature": "paper",
            "signatory": {"name": "И. О. Фамилия", "post": "Начальник департамента", "acting": true}});
        registrar.act(&path, "sign", &signing).expect(200);
        let whole = page(&registrar.department, "order", order, "");
        whole.expect(200);
        for wanted in [
            "ПРИКАЗЫВАЮ:",
            "VIII.8.1",
            "Приложение\u{a0}2",
            "СОСТАВ",
            "Анна Ильинична",
            "0482-од",
        ] {
            assert!(whole.text.contains(wanted), "{wanted}\n{}", whole.text);
        }
        let thanked = format!("&person_id={}", of.people[0]);
        let extract = page(&registrar.department, "recognition_extract", order, &thanked);
        extract.expect(200);
        assert!(
            extract.text.contains("Объявить благодарность Участников")
                && extract.text.contains("Анне Ильиничне"),
            "{}",
            extract.text
        );
        assert!(extract.text.contains("за результативную работу") && !extract.text.contains("СОСТАВ"));
        let other = format!("&person_id={}", of.people[1]);
        page(&registrar.department, "recognition_extract", order, &other).refused(404, "not_found");
        let offers = offered(&registrar.department, "order", order);
        assert_eq!(count(&offers, "recognition_extract"), 1, "{offers:?}");
        assert_eq!(count(&offers, "order"), 1);
    });
}

#[test]
fn a_candidate_is_put_up_by_a_paper_and_no_list_stands_before_a_round_is_closed() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let of = registrar.sitting("P4", 3);
        let meeting = registrar.meeting(&of, "2026-11-20", &json!({}));
        let meeting = meeting.rsplit('/').next().unwrap();
        let body = json!({"meeting_id": meeting, "office": "secretary", "candidates": [of.people[2]]});
        let made = registrar.department.post("/api/v1/elections", &body).expect(201);
        let election = made["id"].as_str().unwrap();
        let whom = format!("&person_id={}", of.people[2]);
        let nomination = page(&registrar.department, "nomination", election, &whom);
        nomination.expect(200);
        for wanted in ["ПРЕДСТАВЛЕНИЕ", "VII.7.5", "Анну Ильиничну"] {
            assert!(nomination.text.contains(wanted), "{wanted}\n{}", nomination.text);
        }
        let other = format!("&person_id={}", of.people[1]);
        page(&registrar.department, "nomination", election, &other).refused(404, "not_found");
        page(&registrar.department, "voting_list", election, "").refused(409, "wrong_state");
        let offers = offered(&registrar.department, "election", election);
        assert_eq!(
            (count(&offers, "nomination"), count(&offers, "voting_list")),
            (1, 0)
        );
    });
}
