//! Figures: counted from the register, frozen when the analysis is handed over (VII.7.8, interpretation 10).

use chrono::NaiveDate;
use serde_json::{Value, json};
use veche_tests::{Registrar, act, mark};

use super::{begun, figure, handed_over, on_both_from};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn figures_are_counted_and_stay_as_they_were_handed_over() {
    on_both_from("2026-10-01", |city| {
        let of = Registrar::of(city).sitting("M1", 4);
        city.account_of("leader", of.leader());
        {
            let registrar = Registrar::of(city);
            let first = registrar.meeting(
                &of,
                "2026-10-01",
                &json!({"form": "круглый стол", "theme": "О планах"}),
            );
            mark(&registrar.department, &first, &of.people[..3], "present").expect(200);
            mark(&registrar.department, &first, &of.people[3..], "absent").expect(200);
            act(&registrar.department, &first, "hold", &json!({})).expect(200);
            // Another school year's meeting is none of this one's.
            registrar.held(&of, "2026-05-20", &json!({"by_paper": true}));
            // Two of them get another category in this school year, one of them the highest before.
            registrar.category(&of.people[2], "first", "2026-09-20");
        }
        city.turn(day("2027-05-12"));
        let leader = city.sign_in("leader");
        let path = begun(&leader, &of.association, 2026);
        let live = leader.get(&path).expect(200);
        assert_eq!(
            (&live["figures"]["on"], &live["figures"]["composition_on"]),
            (&json!("2027-05-12"), &json!("2027-05-12"))
        );
        assert_eq!(figure(&live, "members")["value"], 4.0);
        assert_eq!(figure(&live, "meetings")["value"], 1.0);
        let row = &figure(&live, "meetings")["rows"][0];
        assert_eq!(
            (&row["count"], &row["of"], &row["percent"], &row["note"]),
            (&json!(3), &json!(4), &json!(75.0), &json!("круглый стол"))
        );
        assert_eq!(figure(&live, "attendance")["value"], 75.0);
        let categories = figure(&live, "categories")["rows"].as_array().unwrap();
        let sum: f64 = categories.iter().map(|r| r["percent"].as_f64().unwrap()).sum();
        assert!((sum - 100.0).abs() < 1e-6, "{categories:?}");
        let bands = figure(&live, "tenure_statistics")["rows"].as_array().unwrap();
        assert_eq!(bands.len(), 7);
        assert_eq!(bands[3]["count"], 4, "employed since 2015: ten to fifteen years");
        // What nothing keeps is unknown, never 0.
        for code in [
            "publications",
            "satisfaction",
            "exams",
            "plan_rows",
            "events_by_form",
        ] {
            assert_eq!(figure(&live, code)["value"], Value::Null, "{code}");
        }
        let source = &figure(&live, "meetings")["source"];
        assert_eq!(source["records"], 1);
        assert!(source["path"].as_str().unwrap().ends_with("/meetings"));

        let frozen = handed_over(&leader, &path);
        // A meeting after that counts for VII.7.6 and not in what was handed over.
        city.turn(day("2027-05-25"));
        let registrar = Registrar::of(city);
        registrar.held(&of, "2027-05-25", &json!({}));
        let leader = city.sign_in("leader");
        let kept = leader.get(&path).expect(200);
        assert_eq!(kept["figures"], frozen["figures"]);
        let norm = leader.get(&format!(
            "/api/v1/associations/{}/meeting-norm?school_year=2026",
            of.association
        ));
        assert_eq!(norm.expect(200)["meetings"].as_array().unwrap().len(), 2);
        // Given back, they live again; handed over once more they are of that day, the composition of the last one.
        act(
            &city.sign_in("niso"),
            &path,
            "return",
            &json!({"note": "Уточните"}),
        )
        .expect(200);
        let again = act(&leader, &path, "submit", &json!({})).expect(200);
        assert_eq!(figure(&again, "meetings")["value"], 2.0);
        assert_eq!(
            (&again["figures"]["on"], &again["figures"]["composition_on"]),
            (&json!("2027-05-25"), &json!("2027-05-15"))
        );
    });
}

#[test]
fn the_bands_of_tenure_are_a_setting_of_the_report() {
    on_both_from("2026-11-25", |city| {
        let registrar = Registrar::of(city);
        let of = registrar.sitting("M1", 3);
        let path = begun(&registrar.department, &of.association, 2026);
        let before = registrar.department.get(&path);
        assert_eq!(before.expect(200)["tenure_banding"], "statistics");
        let patch = json!({"tenure_banding": "report"});
        let after = registrar
            .department
            .patch(&path, before.etag(), &patch)
            .expect(200);
        assert_eq!(after["tenure_banding"], "report");
        assert_eq!(
            figure(&after, "tenure_report")["rows"].as_array().unwrap().len(),
            5
        );
    });
}
