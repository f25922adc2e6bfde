//! The matrix: figures, filters, files.

use serde_json::json;
use veche_tests::{Registrar, on_both, paper};

use super::FINDINGS;

#[test]
fn the_board_counts_and_narrows() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let first = registrar.sitting("M1", 3);
        let second = registrar.sitting("M2", 4);
        let bare = registrar
            .draft(&json!({"code": "M3", "name": "=ММО «Новое»", "kind": "mmo", "subject_code": "math"}));
        let board = |more: &str| {
            registrar
                .department
                .get(&format!("{FINDINGS}/board?school_year=2026{more}"))
                .expect(200)
        };
        let whole = board("");
        assert_eq!(whole["on"], "2026-11-25");
        assert_eq!(
            whole["items"].as_array().unwrap().len(),
            2,
            "a draft owes nothing"
        );
        assert_eq!(
            whole["figures"],
            json!({"associations": 2, "members": 7, "overdue": 4, "vacancies": 2})
        );
        let row = &whole["items"][0];
        assert_eq!((&row["code"], &row["overdue"]), (&json!("M1"), &json!(2)));
        assert_eq!(row["duties"].as_array().unwrap().len(), 10);
        // Half of the members, counted once although two associations have them.
        city.member(&second.association, &first.people[2], Some("2026-10-01"), None);
        assert_eq!(board("")["figures"]["members"], 7);

        // A new association settles for thirty days before it turns red.
        registrar.activate(&bare, "2026-11-10");
        let rows = board("&state=overdue");
        assert_eq!(
            rows["items"].as_array().unwrap().len(),
            2,
            "the new one is not falsely red"
        );
        let all = board("");
        let new = &all["items"][2];
        assert_eq!((&new["overdue"], &new["due"]), (&json!(0), &json!(6)));
        assert_eq!(
            board("&duty=leader&state=overdue")["items"]
                .as_array()
                .unwrap()
                .len(),
            0
        );
        let narrowed = board("&duty=plan_approval&state=overdue");
        assert_eq!(narrowed["items"][0]["duties"].as_array().unwrap().len(), 1);
        assert_eq!(board("&kind=working_group")["items"], json!([]));

        let part = board("&limit=2");
        let rest = board(&format!("&limit=2&cursor={}", part["next"].as_str().unwrap()));
        assert_eq!(
            (&rest["items"][0]["code"], &rest["next"]),
            (&json!("M3"), &json!(null))
        );

        // Liquidated: what is not done no longer applies, and the day is told.
        let order = json!({"status": "liquidated", "from": "2026-11-20", "basis": paper("department_order", "2026-11-20")});
        registrar.act(&first.path, "set-status", &order).expect(200);
        let ended = board("");
        assert_eq!(
            (&ended["items"][0]["overdue"], &ended["items"][0]["due"]),
            (&json!(0), &json!(0))
        );
        let found = registrar.department.all(&format!(
            "{FINDINGS}?school_year=2026&association_id={}&duty=analysis",
            first.association
        ));
        assert_eq!(
            (&found[0]["state"], &found[0]["reason"], &found[0]["since"]),
            (
                &json!("not_applicable"),
                &json!("liquidated"),
                &json!("2026-11-20")
            )
        );
        let before = board("&on=2026-11-19");
        assert_eq!(before["items"][0]["overdue"], 2, "the day before it was owed");
    });
}

#[test]
fn the_board_is_a_file_without_formulas_and_the_journal_knows() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let path = registrar
            .draft(&json!({"code": "M1", "name": "=ММО «Опасное»", "kind": "mmo", "subject_code": "math"}));
        registrar.activate(&path, "2024-09-01");
        let csv = registrar
            .department
            .get(&format!("{FINDINGS}/board.csv?school_year=2026"));
        csv.expect(200);
        assert_eq!(csv.header("content-type"), "text/csv; charset=utf-8");
        assert!(csv.header("content-disposition").contains("filename*=UTF-8''"));
        let lines: Vec<&str> = csv.text.lines().collect();
        assert!(
            lines[0].contains("Объединение") && lines[0].contains("(VII.7.9)"),
            "{}",
            lines[0]
        );
        assert!(
            lines[1].contains("'=ММО") && lines[1].contains("просрочено"),
            "{}",
            lines[1]
        );
        let xlsx = registrar.department.get(&format!("{FINDINGS}/board.xlsx"));
        assert_eq!(xlsx.status, 200);
        assert!(xlsx.text.starts_with("PK"));
        let exports = registrar.department.all("/api/v1/journal?act=export");
        assert_eq!(
            exports.iter().filter(|e| e["operation"] == "get_board").count(),
            2
        );
    });
}
