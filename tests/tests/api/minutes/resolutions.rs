//! Resolutions are tracked until done, and shown to those whom they concern.

use serde_json::json;
use veche_tests::{act, on_both};

use super::scene;

#[test]
fn a_resolution_is_tracked_from_the_signature_until_done() {
    on_both(|city| {
        let scene = scene(city);
        let responsible = city.account_of("responsible", &scene.of.people[2]);
        scene.save(&scene.secretary, &scene.written()).expect(200);
        assert!(scene.secretary.all("/api/v1/resolutions").is_empty());
        scene.signed();
        let all = scene.secretary.all("/api/v1/resolutions?state=open");
        assert_eq!(
            (all.len(), &all[0]["number"], &all[0]["due_on"]),
            (2, &json!("2.1"), &json!("2026-12-10"))
        );
        let mine = responsible.all("/api/v1/resolutions?mine=true");
        assert_eq!(mine.len(), 1);
        let path = format!("/api/v1/resolutions/{}", mine[0]["id"].as_str().unwrap());
        act(
            &responsible,
            &path,
            "close",
            &json!({"state": "done", "on": "2026-12-01"}),
        )
        .refused(422, "validation");
        act(&responsible, &path, "close", &json!({"state": "dropped"})).refused(422, "validation");
        let done = act(
            &responsible,
            &path,
            "close",
            &json!({"state": "done", "note": "Прошла"}),
        )
        .expect(200);
        assert_eq!(
            (&done["state"], &done["closed_on"]),
            (&json!("done"), &json!("2026-11-25"))
        );
        act(&responsible, &path, "close", &json!({"state": "done"})).refused(409, "wrong_state");
        assert_eq!(scene.secretary.all("/api/v1/resolutions?state=open").len(), 1);
        act(&scene.secretary, &path, "reopen", &json!(null)).expect(200);
        assert_eq!(scene.secretary.all("/api/v1/resolutions?state=open").len(), 2);
        // Another's resolution is closed by who keeps the meeting, not by any member; strangers see none.
        let other = format!("/api/v1/resolutions/{}", all[1]["id"].as_str().unwrap());
        act(&responsible, &other, "close", &json!({"state": "done"})).refused(403, "forbidden");
        let of = format!("?association_id={}", scene.of.association);
        let stranger = city.account_of("stranger", scene.registrar.sitting("M2", 2).secretary());
        assert!(stranger.all(&format!("/api/v1/resolutions{of}")).is_empty());
        stranger.get(&path).refused(403, "forbidden");
        // The institution that curates sees them, another one does not.
        assert_eq!(
            city.sign_in("niso")
                .all(&format!("/api/v1/resolutions{of}"))
                .len(),
            2
        );
        assert!(
            city.sign_in("magistr")
                .all(&format!("/api/v1/resolutions{of}"))
                .is_empty()
        );
    });
}
