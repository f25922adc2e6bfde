//! Meetings, terms and papers that go from hand to hand.

use super::*;

#[test]
fn a_meeting_is_told_recalled_moved_and_cancelled_in_one_line() {
    let mut city = City::new();
    city.meetings = vec![meeting("2026-12-10")];
    assert_eq!(
        city.days(LEADER, "2026-11-25", "2026-12-11"),
        ["2026-11-25", "2026-12-08"]
    );
    assert_eq!(city.sees(LEADER), ["Скоро заседание: 10.12.2026 в 15:00 (ММО)"]);
    assert!(city.sees(CURATOR).is_empty());
    // The day has passed: nothing more is told, the line stays as it was.
    assert!(city.run("2026-12-11").is_empty());
    assert_eq!(city.sees(LEADER).len(), 1);
    // Moved after all, back and forth between two runs: one line with the last date.
    (city.meetings[0].date, city.meetings[0].moves) = (day("2026-12-24"), 3);
    let told = city.run("2026-12-14");
    assert_eq!(told.len(), 2);
    assert_eq!(
        city.sees(LEADER),
        ["Заседание перенесено на 24.12.2026 в 15:00 (ММО)"]
    );
    // Moved closer than its reminder: told at once, and not once more.
    (city.meetings[0].date, city.meetings[0].moves) = (day("2026-12-16"), 4);
    assert_eq!(city.run("2026-12-15").len(), 2);
    assert!(city.run("2026-12-16").is_empty());
    // Cancelled: those who were told, one line.
    city.meetings[0].state = MeetingState::Cancelled;
    city.meetings[0].people.push(person(CURATOR));
    assert_eq!(city.run("2026-12-16").len(), 2);
    assert_eq!(city.sees(LEADER), ["Заседание 16.12.2026 отменено (ММО)"]);
    assert!(city.run("2026-12-16").is_empty() && city.sees(CURATOR).is_empty());
    assert_eq!(city.sees(LEADER).len(), 1, "a second run leaves it");
    city.run("2026-12-20");
    assert_eq!(city.sees(LEADER).len(), 1);
}

#[test]
fn what_was_planned_and_cancelled_between_two_runs_is_told_to_nobody() {
    let mut city = City::new();
    let mut of = meeting("2026-12-10");
    of.state = MeetingState::Cancelled;
    city.meetings = vec![of];
    assert!(city.run("2026-11-25").is_empty());
}

#[test]
fn a_held_meeting_keeps_its_line_and_a_new_member_hears_of_the_next() {
    let mut city = City::new();
    city.meetings = vec![meeting("2026-12-10")];
    city.run("2026-12-09");
    city.meetings[0].state = MeetingState::Held;
    city.meetings[0].people.push(person(CURATOR));
    assert!(city.run("2026-12-10").is_empty());
    assert_eq!((city.sees(LEADER).len(), city.sees(CURATOR).len()), (1, 0));
}

#[test]
fn a_term_is_told_a_month_before_to_its_holder_and_above() {
    let mut city = City::new();
    city.terms = vec![TermFact {
        id: Id::from_u128(900),
        of: TermOf::Category(Office::Leader, "высшая".to_owned()),
        person_id: person(LEADER),
        person_name: "Ким Олег Сергеевич".to_owned(),
        association_id: ASSOCIATION,
        last_day: day("2027-03-11"),
    }];
    assert_eq!(city.days(LEADER, "2027-02-01", "2027-03-20"), ["2027-02-09"]);
    assert!(city.known.iter().any(|k| k.account_id == CURATOR));
    assert!(
        city.sees(LEADER).is_empty(),
        "a term that has ended needs no line"
    );
    // A new category was entered meanwhile: nothing is left to say.
    let mut renewed = City::new();
    renewed.terms = city.terms.clone();
    renewed.run("2027-02-10");
    renewed.terms.clear();
    renewed.run("2027-02-11");
    assert!(renewed.sees(LEADER).is_empty());
}

#[test]
fn a_step_of_a_paper_is_told_to_who_has_it_now() {
    let mut city = City::new();
    let step = |number: u128, act, note: Option<&str>| HandoverFact {
        id: Id::from_u128(number),
        paper: HandedPaper::Plan,
        object_id: Id::from_u128(700),
        association_id: ASSOCIATION,
        school_year: 2027,
        act,
        made_on: day("2027-05-12"),
        made_by: "Ким О. С.".to_owned(),
        note: note.map(str::to_owned),
        late: false,
    };
    city.handovers = vec![step(801, HandoverAct::Submit, None)];
    assert_eq!(city.run("2027-05-12").len(), 1);
    assert_eq!(
        city.sees(CURATOR),
        ["План работы на 2027/2028 передан куратору (ММО)"]
    );
    city.handovers = vec![step(802, HandoverAct::Return, Some("Нет темы"))];
    assert_eq!(city.run("2027-05-12").len(), 2, "leader and secretary");
    assert!(
        city.sees(CURATOR).is_empty(),
        "it is not in the curator's hands any more"
    );
    let text = &city.shown[&city.known.last().unwrap().id].text;
    assert!(
        text.contains("«Нет темы»") && text.contains("передайте снова"),
        "{text}"
    );
    // Old news is told to nobody who has not heard it.
    city.known.clear();
    assert!(city.run("2027-06-12").is_empty());
}
