//! Who sees whose duties.

use serde_json::json;
use veche_domain::associations::Office;
use veche_tests::{Registrar, on_both, paper};

use super::FINDINGS;

#[test]
fn everybody_sees_the_duties_of_their_own() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let own = registrar.sitting("M1", 3);
        let other = registrar.sitting("M2", 3);
        let curator = registrar.person("Курирова Анна Ильинична", "niso", "unit_head");
        city.officer(
            &own.association,
            Office::Curator,
            &curator,
            (Some("2025-09-01"), None),
        );
        let magistr = json!({"organization_id": city.organization("magistr"), "from": "2026-10-01",
            "basis": paper("department_order", "2026-10-01")});
        registrar
            .act(&other.path, "assign-institution", &magistr)
            .expect(200);

        let seen = |client: &veche_tests::Client| {
            let mut ids: Vec<String> = client
                .all(&format!("{FINDINGS}?school_year=2026&limit=200"))
                .iter()
                .map(|f| f["association_id"].as_str().unwrap().to_owned())
                .collect();
            ids.dedup();
            ids
        };
        let both = vec![own.association.clone(), other.association.clone()];
        for role in ["admin", "department", "observer", "council"] {
            assert_eq!(seen(&city.sign_in(role)), both, "{role}");
        }
        assert_eq!(seen(&city.sign_in("niso")), both[..1]);
        assert_eq!(seen(&city.sign_in("magistr")), both[1..]);
        for (login, person) in [
            ("leader", own.leader()),
            ("member", &own.people[2]),
            ("curator", &curator),
        ] {
            assert_eq!(seen(&city.account_of(login, person)), both[..1], "{login}");
        }
        city.sign_in("district").get(FINDINGS).refused(403, "forbidden");
        city.sign_in("district")
            .get(&format!("{FINDINGS}/board"))
            .refused(403, "forbidden");
        // Another one's association is not there, whatever is asked.
        let foreign = format!("{FINDINGS}?school_year=2026&association_id={}", other.association);
        assert_eq!(city.sign_in("niso").get(&foreign).expect(200)["items"], json!([]));
        let board = city.sign_in("niso").get(&format!("{FINDINGS}/board")).expect(200);
        assert_eq!(board["figures"]["associations"], 1);
    });
}

#[test]
fn mine_is_what_i_act_on_next() {
    on_both(|city| {
        let registrar = Registrar::of(city);
        let own = registrar.sitting("M1", 3);
        registrar.sitting("M2", 3);
        let duties = |client: &veche_tests::Client| -> Vec<String> {
            client
                .all(&format!("{FINDINGS}?school_year=2026&mine=true"))
                .iter()
                .map(|f| f["duty"].as_str().unwrap().to_owned())
                .collect()
        };
        let leader = city.account_of("leader", own.leader());
        assert_eq!(
            duties(&leader),
            ["plan_approval", "analysis", "next_plan", "meetings"]
        );
        assert_eq!(
            duties(&city.account_of("member", &own.people[2])),
            [] as [&str; 0]
        );
        // Nobody curates: that is the institution's to mend, of both.
        assert_eq!(duties(&city.sign_in("niso")), ["curator", "curator"]);
        assert_eq!(duties(&city.sign_in("department")), [] as [&str; 0]);
        registrar.held(&own, "2026-11-20", &json!({}));
        assert_eq!(
            duties(&city.account_of("secretary", own.secretary())),
            ["minutes"]
        );
    });
}
