//! «Напомнить»: who may ask, whom, and how often.

use serde_json::json;
use veche_domain::{
    Id,
    access::Actor,
    compliance::{Duty, DutyActor, Finding, FindingState},
};
use veche_server::{http::Context, reminders::request};
use veche_tests::Registrar;

use super::{DAY, NOTICES, circle, day, on_both_days};

fn finding(association: &str, leader: Option<&str>) -> Finding {
    let id = |text: &str| text.parse::<Id>().unwrap();
    Finding {
        association_id: id(association),
        school_year: 2026,
        duty: Duty::PlanApproval,
        clause: "VII.7.9".to_owned(),
        state: FindingState::Overdue,
        due_on: Some(day("2026-09-15")),
        since: None,
        late: false,
        reason: None,
        done: None,
        needed: None,
        actor: DutyActor::Leader,
        actor_id: leader.map(id),
        cure: None,
    }
}

#[test]
fn somebody_above_asks_once_a_day() {
    on_both_days(DAY, |city| {
        let registrar = Registrar::of(city);
        let (of, leader, _) = circle(&registrar, city);
        let ask = |login: &str, of: &Finding| {
            let actor: Actor = serde_json::from_value(
                city.sign_in(login).get("/api/v1/session").expect(200)["actor"].clone(),
            )
            .unwrap();
            let state = city.state();
            city.store.write(|tx| {
                let context = Context {
                    actor: &actor,
                    today: state.clock.today(),
                    now: state.clock.now(),
                    profile: &state.profile,
                };
                request(tx, &context, of)
            })
        };
        let open = finding(&of.association, Some(of.leader()));
        let told = ask("department", &open).unwrap();
        assert_eq!((told.told, told.again), (1, 0));
        let again = ask("department", &open).unwrap();
        assert_eq!((again.told, again.again), (0, 1));
        let notice = leader.get(NOTICES).expect(200)["items"][0].clone();
        assert_eq!(
            (&notice["kind"], &notice["clause"]),
            (&json!("request"), &json!("VII.7.9"))
        );
        assert!(
            notice["title"]
                .as_str()
                .unwrap()
                .starts_with("Просят утвердить план работы на 2026/2027, срок 15.09.2026"),
            "{notice}"
        );
        assert!(
            notice["text"]
                .as_str()
                .unwrap()
                .starts_with("Напоминает Проверка: department."),
            "{notice}"
        );
        // Nobody leads: the next above hears it. Who may not remind, and what is done, are refused.
        assert_eq!(
            ask("department", &finding(&of.association, None)).unwrap().told,
            1
        );
        assert_eq!(
            ask("observer", &open).unwrap_err().refusal().code.code(),
            "forbidden"
        );
        let mut done = open.clone();
        done.state = FindingState::Met;
        let refused = ask("department", &done).unwrap_err().refusal();
        assert_eq!(
            (refused.code.code(), refused.clause),
            ("wrong_state", Some("VII.7.9"))
        );
        // The next day it may be asked for anew.
        city.turn(day("2026-11-26"));
        assert_eq!(ask("department", &open).unwrap().told, 1);
    });
}
