//! Frozen texts: what was handed over stays readable whatever is written later.

use serde_json::json;
use veche_tests::{act, on_both};

use crate::plans::scene::Scene;

#[test]
fn what_was_handed_over_and_what_was_approved_are_two_texts_of_one_plan() {
    on_both(|city| {
        let s = Scene::new(city);
        let path = s.accepted(2026);
        s.write(&path, &json!({"goal": "Уточнённая к заседанию"}))
            .expect(200);
        s.approving("2026-11-25", 2026);
        let handed = s.curator.get(&format!("{path}/editions/1")).expect(200);
        let approved = s.other.get(&format!("{path}/editions/2")).expect(200);
        assert_eq!(
            (&handed["edition"]["kind"], &approved["edition"]["kind"]),
            (&json!("submitted"), &json!("approved"))
        );
        assert_eq!(handed["text"]["goal"], "Рост мастерства учителей");
        assert_eq!(approved["text"]["goal"], "Уточнённая к заседанию");
        s.other
            .get(&format!("{path}/editions/1"))
            .refused(403, "forbidden");
        s.curator
            .get(&format!("{path}/editions/9"))
            .refused(404, "not_found");
        s.curator
            .get(&format!("{path}/editions/x"))
            .refused(404, "not_found");
        let changes = s
            .curator
            .get(&format!("{path}/difference?from=1&to=2"))
            .expect(200);
        assert_eq!(
            changes["head"][0],
            json!({"field": "goal", "before": ["Рост мастерства учителей"],
            "after": ["Уточнённая к заседанию"]})
        );
        assert_eq!(changes["rows"], json!([]));
        s.curator
            .get(&format!("{path}/difference?from=1&to=7"))
            .refused(404, "not_found");
        s.curator
            .get(&format!("{path}/difference?since=1"))
            .refused(400, "unknown_parameter");
    });
}

#[test]
fn a_plan_without_a_frozen_text_has_no_difference() {
    on_both(|city| {
        let s = Scene::new(city);
        let path = s.written(2026);
        s.leader
            .get(&format!("{path}/difference"))
            .refused(404, "not_found");
        act(&s.leader, &path, "submit", &json!({})).expect(200);
        let same = s.leader.get(&format!("{path}/difference")).expect(200);
        assert_eq!((&same["head"], &same["rows"]), (&json!([]), &json!([])));
    });
}
