//! Orders as documents: drafts, numbers, repeal, contradictions, papers of the past, who may read them.

use serde_json::json;
use veche_tests::{Client, Registrar, on_both};

use crate::orders::{association, cancel, draft, id, sign, signed, status};

#[test]
fn a_draft_is_changed_and_a_signed_order_is_not() {
    on_both(|city| {
        let hand = Registrar::of(city);
        let path = association(&hand, "A02");
        let create = json!({"kind": "create", "association_id": id(&path)});
        let order = draft(&hand.department, None, std::slice::from_ref(&create));
        let now = hand.department.get(&order);
        assert_eq!(
            now.json()["wording"][0],
            "Создать профессиональное объединение «ММО учителей математики A02»."
        );
        let patch = json!({"title": "О создании ММО", "preamble": "В соответствии с Положением", "items": [
            {"effect": create}, {"text": "Контроль оставляю за собой.", "effect": {"kind": "instruct"}}]});
        let changed = hand.department.patch(&order, now.etag(), &patch).expect(200);
        assert_eq!(changed["wording"][1], "Контроль оставляю за собой.");
        hand.department
            .patch(&order, now.etag(), &patch)
            .refused(412, "stale");
        sign(&hand.department, &order, "2026-09-01").expect(200);
        let after = hand.department.get(&order);
        hand.department
            .patch(&order, after.etag(), &patch)
            .refused(409, "wrong_state");
        sign(&hand.department, &order, "2026-09-01").refused(409, "wrong_state");
        let twice = draft(
            &hand.department,
            None,
            &[json!({"kind": "create", "association_id": id(&path)})],
        );
        let refused = sign(&hand.department, &twice, "2026-10-01").refused(409, "wrong_state");
        assert_eq!(refused["clause"], "I.5");
        let preview = hand
            .department
            .post(&format!("{twice}/preview"), &json!({"number": "0482-од"}))
            .expect(200);
        let told = preview["consequences"].as_array().unwrap();
        let number = told.iter().find(|c| c["weight"] == "warning").expect("a warning");
        assert!(number["text"].as_str().unwrap().contains("0482-од"), "{number}");
        // Another question at the same address, and nothing was written between.
        let other = hand
            .department
            .post(&format!("{twice}/preview"), &json!({"number": "0999-од"}))
            .expect(200);
        assert!(!other.to_string().contains("0482-од"), "{other}");
        let unknown = json!({"kind": "create", "issuer": "department", "title": "О создании",
            "items": [{"effect": {"kind": "create", "association_id": "018f0000-0000-7000-8000-000000000000"}}]});
        hand.department
            .post("/api/v1/orders", &unknown)
            .refused(422, "validation");
    });
}

#[test]
fn what_goes_out_of_force_leaves_the_past_and_comes_back_when_that_is_cancelled() {
    on_both(|city| {
        let hand = Registrar::of(city);
        let path = association(&hand, "A02");
        let list = |year: i32| {
            json!({"kind": "approve_list", "school_year": year, "associations": [
                {"association_id": id(&path), "organization_id": city.organization("niso")}]})
        };
        let create = json!({"kind": "create", "association_id": id(&path)});
        let old = signed(&hand.department, None, "2025-09-01", &[create, list(2025)]);
        let repeal = json!({"kind": "repeal", "order_id": id(&old)});
        let new = signed(&hand.department, None, "2026-09-01", &[list(2026), repeal]);
        let state = |on: &str| {
            let found = hand.department.get(&format!("{old}?on={on}")).expect(200);
            (found["state"].clone(), found["in_force"].clone())
        };
        assert_eq!(state("2026-08-31"), (json!("repealed"), json!(true)));
        assert_eq!(state("2026-09-01"), (json!("repealed"), json!(false)));
        assert_eq!(status(&hand, &path, "2026-11-25"), "active", "the past stays");
        let found = hand.department.get(&path).expect(200);
        assert_eq!(
            found["curating"].as_array().unwrap().len(),
            1,
            "the same institution goes on"
        );
        cancel(&hand.department, &new).expect(200);
        assert_eq!(state("2026-09-01"), (json!("signed"), json!(true)));
        cancel(&hand.department, &new).refused(409, "wrong_state");
        let about = hand
            .department
            .all(&format!("/api/v1/orders?association_id={}&year=2025", id(&path)));
        assert_eq!(about.len(), 1);
    });
}

#[test]
fn a_paper_of_the_past_is_entered_at_once_and_drafts_are_their_issuers_own() {
    on_both(|city| {
        let hand = Registrar::of(city);
        let path = association(&hand, "A02");
        let body = json!({"kind": "create", "issuer": "department", "title": "О создании ММО",
            "items": [{"effect": {"kind": "create", "association_id": id(&path)}}],
            "by_paper": {"number": "1813", "signed_on": "2021-06-23", "signature": "paper",
                "signatory": {"name": "И. О. Фамилия", "post": "И. о. начальника", "acting": true}}});
        let made = hand.department.post("/api/v1/orders", &body).expect(201);
        assert_eq!(
            (&made["state"], &made["by_paper"]),
            (&json!("signed"), &json!(true))
        );
        assert_eq!(status(&hand, &path, "2021-06-23"), "active");
        let mine = draft(&hand.department, None, &[]);
        let person = hand.teacher("Рядова Анна Ильинична", "org904");
        let (observer, member) = (city.sign_in("observer"), city.account_of("member", &person));
        observer.get(&mine).refused(404, "not_found");
        assert_eq!(observer.all("/api/v1/orders").len(), 1);
        member.get("/api/v1/orders").refused(403, "forbidden");
        observer.post("/api/v1/orders", &body).refused(403, "forbidden");
        let empty = sign(&hand.department, &mine, "2026-09-01").refused(422, "validation");
        assert_eq!(empty["errors"][0]["pointer"], "/items");
        let future = draft(
            &hand.department,
            None,
            &[json!({"kind": "liquidate", "association_id": id(&path)})],
        );
        let refused = sign(&hand.department, &future, "2027-01-01").refused(422, "validation");
        assert_eq!(refused["errors"][0]["pointer"], "/signed_on");
    });
}

#[test]
fn a_scan_is_kept_with_its_order_and_must_be_what_its_name_says() {
    on_both(|city| {
        let hand = Registrar::of(city);
        let path = association(&hand, "A02");
        let create = json!({"kind": "create", "association_id": id(&path)});
        let order = signed(&hand.department, None, "2026-09-01", &[create]);
        let send = |client: &Client, name: &str, bytes: &[u8]| {
            let now = hand.department.get(&order);
            let client = client.with("If-Match", now.etag());
            client.upload(&format!("{order}/files"), name, bytes, &[("kind", "scan")])
        };
        let content = b"%PDF-1.7 scanned";
        let added = send(&hand.department, "Приказ 0482-од.pdf", content).expect(200);
        let file = &added["files"][0];
        assert_eq!(
            (&file["media_type"], &file["size"]),
            (&json!("application/pdf"), &json!(content.len()))
        );
        let refused = send(&hand.department, "Приказ.pdf", b"PK\x03\x04").refused(415, "unsupported_file");
        assert_eq!(refused["errors"][0]["pointer"], "/file");
        send(&hand.department, "Приказ.pdf", &vec![b'x'; 26 << 20]).refused(413, "too_large");
        send(&city.sign_in("niso"), "Приказ.pdf", content).refused(403, "forbidden");
        let address = format!("{order}/files/{}", file["id"].as_str().unwrap());
        let got = city.sign_in("observer").get(&address);
        assert_eq!((got.status, got.text.as_bytes()), (200, content.as_slice()));
        assert!(
            got.header("content-disposition")
                .contains("filename*=UTF-8''%D0%9F")
        );
        assert_eq!(got.header("content-type"), "application/pdf");
        let person = hand.teacher("Рядова Анна Ильинична", "org904");
        city.account_of("member", &person)
            .get(&address)
            .refused(403, "forbidden");
    });
}
