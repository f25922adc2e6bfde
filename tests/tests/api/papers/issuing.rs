//! Drafts and issued papers.

use std::thread;

use serde_json::json;
use veche_tests::{act, id_of, on_both};

use super::scene;

#[test]
fn a_draft_has_no_number_and_a_signed_paper_is_one_file_for_every_reader() {
    on_both(|city| {
        let scene = scene(city);
        let draft = scene.pdf(&scene.leader);
        assert_eq!(draft.status, 200, "{}", draft.text);
        assert!(draft.bytes.starts_with(b"%PDF-"));
        assert_eq!(draft.header("cache-control"), "private, no-store");
        assert_eq!(scene.offer(&scene.leader)["stage"], "draft");
        assert_eq!(scene.number(), "");

        scene.sign();
        assert_eq!(scene.offer(&scene.leader)["stage"], "ready");
        let first = scene.pdf(&scene.leader);
        let second = scene.pdf(&scene.secretary);
        let third = scene.pdf(&scene.registrar.department);
        assert_eq!(first.status, 200, "{}", first.text);
        assert!(
            first.bytes == second.bytes && first.bytes == third.bytes,
            "the same bytes"
        );
        assert_ne!(first.bytes, draft.bytes);
        let number = scene.number();
        assert_eq!(number.len(), 14, "{number}");
        // Both formats stand under one number.
        let docx = scene.docx(&scene.leader);
        assert!(docx.bytes.starts_with(b"PK"));
        assert_eq!(docx.bytes, scene.docx(&scene.secretary).bytes);
        assert_eq!(scene.number(), number);

        let name = first.header("content-disposition");
        assert!(
            name.starts_with("attachment; ")
                && name.contains("filename*=UTF-8''%D0%9F%D1%80%D0%BE%D1%82%D0%BE%D0%BA%D0%BE%D0%BB"),
            "{name}"
        );
        let again = scene.leader.with("If-None-Match", first.etag());
        let unchanged = scene.pdf(&again);
        assert_eq!((unchanged.status, unchanged.bytes.len()), (304, 0));
        let shown = scene
            .leader
            .get(&format!("{}/minutes.pdf?inline=true", scene.path));
        assert!(shown.header("content-disposition").starts_with("inline; "));
    });
}

#[test]
fn two_readers_at_once_get_one_number() {
    on_both(|city| {
        let scene = scene(city);
        scene.sign();
        let readers = [&scene.leader, &scene.secretary, &scene.registrar.department];
        let taken = thread::scope(|scope| {
            let tasks = readers.map(|reader| {
                let address = format!("{}/minutes.pdf", scene.path);
                scope.spawn(move || reader.get(&address))
            });
            tasks.map(|task| task.join().unwrap())
        });
        for answer in &taken {
            assert_eq!(answer.status, 200, "{}", answer.text);
            assert!(answer.bytes == taken[0].bytes, "one file");
        }
        let entries = scene.registrar.department.all("/api/v1/journal");
        let issued = entries
            .iter()
            .filter(|e| e["operation"] == "get_paper" && e["act"] == "create");
        assert_eq!(issued.count(), 1);
    });
}

#[test]
fn another_wording_gets_another_number_and_the_old_one_says_so() {
    on_both(|city| {
        let scene = scene(city);
        scene.sign();
        let first = scene.pdf(&scene.leader);
        let old = scene.number();
        let reason = json!({"reason": "Пропущена фраза о сроках"});
        scene.act(&scene.secretary, "correct", &reason).expect(200);
        scene.write("Методист рассказал(а) о новостях и о сроках.");
        scene.sign();
        let second = scene.pdf(&scene.leader);
        assert_ne!(first.bytes, second.bytes);
        let new = scene.number();
        assert!(!new.is_empty() && new != old, "{old} {new}");
        let check = |number: &str| {
            let stranger = city.stranger().with("Accept", "application/json");
            stranger.get(&format!("/verify/{number}")).json()
        };
        assert_eq!(
            (check(&old)["newer"].clone(), check(&new)["newer"].clone()),
            (json!(true), json!(false))
        );
    });
}

#[test]
fn who_may_not_read_may_not_take_and_is_offered_nothing() {
    on_both(|city| {
        let scene = scene(city);
        scene.sign();
        let other = city.account_of(
            "other",
            &scene.registrar.teacher("Чужая Анна Ильинична", "org905"),
        );
        scene.pdf(&other).refused(403, "forbidden");
        assert!(scene.offer(&other).is_null());
        city.stranger()
            .get(&format!("{}/minutes.pdf", scene.path))
            .refused(401, "unauthenticated");
        let kind = format!("/api/v1/papers/no_such_paper?object_id={}", scene.meeting);
        scene.leader.get(&kind).refused(404, "not_found");
    });
}

#[test]
fn a_preview_is_a_page_without_script_in_a_sandbox() {
    on_both(|city| {
        let scene = scene(city);
        scene.act(&scene.secretary, "submit", &json!(null)).expect(200);
        scene.act(&scene.secretary, "return", &json!(null)).expect(200);
        scene.write("Опасное: <script>alert(1)</script>");
        let address = scene.offer(&scene.leader)["html"].as_str().unwrap().to_owned();
        let page = scene.leader.get(&address);
        assert_eq!(page.status, 200, "{}", page.text);
        assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
        assert!(
            page.header("content-security-policy")
                .starts_with("sandbox; default-src 'none'")
        );
        assert!(page.header("content-disposition").starts_with("inline"));
        assert!(!page.text.contains("<script") && page.text.contains("&lt;script&gt;"));
        assert!(page.text.contains("ПРОЕКТ"), "a draft is marked");
    });
}

#[test]
fn orders_plans_and_compositions_are_papers_too() {
    on_both(|city| {
        let scene = scene(city);
        let department = &scene.registrar.department;
        let effect = json!({"kind": "evaluate", "association_id": scene.of.association, "assessment": "удовлетворительной"});
        let body = json!({"kind": "evaluation", "issuer": "department", "title": "Об итогах работы Участниковой А. И.",
            "items": [{"effect": effect}]});
        let order = format!(
            "/api/v1/orders/{}",
            id_of(&department.post("/api/v1/orders", &body).expect(201))
        );
        let draft = department.get(&format!("{order}/order.pdf"));
        assert!(
            draft.status == 200 && draft.bytes.starts_with(b"%PDF-"),
            "{}",
            draft.text
        );
        let signing = json!({"number": "0482-од", "signed_on": "2026-11-20", "signature": "paper",
            "signatory": {"name": "И. О. Фамилия", "post": "Начальник департамента"}});
        act(department, &order, "sign", &signing).expect(200);
        let whole = department.get(&format!("{order}/order.pdf"));
        assert_eq!(whole.bytes, department.get(&format!("{order}/order.pdf")).bytes);
        assert_eq!(department.get(&format!("{order}/order.docx")).status, 200);
        let key = order.rsplit('/').next().unwrap().to_owned();
        let offers = department
            .get(&format!("/api/v1/papers?object=order&object_id={key}"))
            .expect(200);
        let number = offers["items"][0]["number"].as_str().unwrap().to_owned();
        let stranger = city.stranger().with("Accept", "application/json");
        let told = stranger.get(&format!("/verify/{number}"));
        // The heading of an order may name a person: it is not told.
        assert!(!told.text.contains("Участников"), "{}", told.text);
        assert_eq!(told.json()["revoked_on"], json!(null));
        act(department, &order, "cancel", &json!({"reason": "Ошибка"})).expect(200);
        assert_eq!(
            stranger.get(&format!("/verify/{number}")).json()["revoked_on"],
            "2026-11-25"
        );

        let plan = json!({"association_id": scene.of.association, "school_year": 2026});
        let plan = id_of(&department.post("/api/v1/plans", &plan).expect(201));
        let paper = department.get(&format!("/api/v1/plans/{plan}/plan.docx"));
        assert!(
            paper.status == 200 && paper.bytes.starts_with(b"PK"),
            "{}",
            paper.text
        );
        let analysis = json!({"association_id": scene.of.association, "school_year": 2026});
        let analysis = id_of(&department.post("/api/v1/analyses", &analysis).expect(201));
        let paper = department.get(&format!("/api/v1/analyses/{analysis}/analysis.pdf"));
        assert!(
            paper.status == 200 && paper.bytes.starts_with(b"%PDF-"),
            "{}",
            paper.text
        );

        let address = format!(
            "/api/v1/papers?object=association&object_id={}",
            scene.of.association
        );
        let offers = scene.leader.get(&address).expect(200);
        let composition = &offers["items"][0];
        assert_eq!(
            (composition["kind"].as_str(), composition["stage"].as_str()),
            (Some("composition"), Some("form"))
        );
        let file = scene.leader.get(composition["pdf"].as_str().unwrap());
        assert!(
            file.status == 200 && file.bytes.starts_with(b"%PDF-"),
            "{}",
            file.text
        );
    });
}
