//! A city in small: what is told to whom, day after day, and what is taken back.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use super::{working_days::tests::calendar, *};
use crate::{
    Id,
    accounts::AccountRole,
    analyses::HandoverAct,
    associations::Office,
    compliance::{Cure, Duty, DutyActor, Finding, FindingState},
    meetings::{BodyKind, BodyRef, MeetingState},
    regulation::Profile,
};

const ASSOCIATION: Id = Id::from_u128(100);
const LEADER: Id = Id::from_u128(1);
const SECRETARY: Id = Id::from_u128(2);
const CURATOR: Id = Id::from_u128(3);
const INSTITUTION: Id = Id::from_u128(4);
const DEPARTMENT: Id = Id::from_u128(5);
const COUNCIL: Id = Id::from_u128(6);

fn person(account: Id) -> Id {
    let bits: u128 = [LEADER, SECRETARY, CURATOR]
        .iter()
        .position(|a| *a == account)
        .unwrap() as u128;
    Id::from_u128(1_000 + bits)
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn profile() -> Profile {
    toml::from_str(include_str!("../../../../regulations/novosibirsk-2022.toml")).unwrap()
}

/// A city that goes on from day to day and remembers what was told.
struct City {
    profile: Profile,
    calendar: WorkingDays,
    findings: Vec<Finding>,
    meetings: Vec<MeetingFact>,
    terms: Vec<TermFact>,
    handovers: Vec<HandoverFact>,
    accounts: Vec<AccountFact>,
    association: AssociationFact,
    known: Vec<KnownNotice>,
    shown: BTreeMap<Id, NewNotice>,
    next: u128,
}

impl City {
    fn new() -> Self {
        let own = |id: Id| AccountFact {
            id,
            person_id: Some(person(id)),
            role: None,
            organization_id: None,
        };
        let by_role = |id: Id, role: AccountRole, at: Option<Id>| AccountFact {
            id,
            person_id: None,
            role: Some(role),
            organization_id: at,
        };
        let house = Id::from_u128(50);
        Self {
            profile: profile(),
            calendar: calendar(),
            findings: Vec::new(),
            meetings: Vec::new(),
            terms: Vec::new(),
            handovers: Vec::new(),
            accounts: vec![
                own(LEADER),
                own(SECRETARY),
                own(CURATOR),
                by_role(INSTITUTION, AccountRole::Institution, Some(house)),
                by_role(
                    Id::from_u128(7),
                    AccountRole::Institution,
                    Some(Id::from_u128(51)),
                ),
                by_role(DEPARTMENT, AccountRole::Department, None),
                by_role(COUNCIL, AccountRole::Council, None),
            ],
            association: AssociationFact {
                name: "ММО".to_owned(),
                institution: Some(house),
                leader: Some(person(LEADER)),
                secretary: Some(person(SECRETARY)),
                curator: Some(person(CURATOR)),
            },
            known: Vec::new(),
            shown: BTreeMap::new(),
            next: 10_000,
        }
    }

    /// A run on a day: gives who was told what anew, and does what was planned.
    fn run(&mut self, today: &str) -> Vec<(Id, String)> {
        let today = day(today);
        let facts = Facts {
            today,
            profile: &self.profile,
            calendar: &self.calendar,
            findings: self.findings.clone(),
            accounts: self.accounts.clone(),
            associations: HashMap::from([(ASSOCIATION, self.association.clone())]),
            meetings: self.meetings.clone(),
            terms: self.terms.clone(),
            handovers: self.handovers.clone(),
            known: self.known.clone(),
        };
        let planned = plan(&facts);
        let told = planned
            .tell
            .iter()
            .map(|n| (n.account_id, n.title.clone()))
            .collect();
        for known in &mut self.known {
            if planned.withdraw.contains(&known.id) {
                known.withdrawn = true;
            }
            if planned.revive.contains(&known.id) {
                known.withdrawn = false;
            }
        }
        for notice in planned.tell {
            self.next += 1;
            let id = Id::from_u128(self.next);
            self.known.push(KnownNotice {
                id,
                account_id: notice.account_id,
                kind: notice.kind,
                matter: notice.matter.clone(),
                subject_id: notice.subject_id,
                made_on: today,
                withdrawn: false,
            });
            self.shown.insert(id, notice);
        }
        told
    }

    /// Titles that an account sees.
    fn sees(&self, account: Id) -> Vec<String> {
        let mine = self
            .known
            .iter()
            .filter(|k| k.account_id == account && !k.withdrawn);
        mine.map(|k| self.shown[&k.id].title.clone()).collect()
    }

    /// Days of a span on which an account is told something.
    fn days(&mut self, account: Id, from: &str, until: &str) -> Vec<String> {
        let span: Vec<NaiveDate> = day(from).iter_days().take_while(|d| *d < day(until)).collect();
        span.into_iter()
            .filter(|d| self.run(&d.to_string()).iter().any(|(to, _)| *to == account))
            .map(|d| d.to_string())
            .collect()
    }
}

fn finding(duty: Duty, due: Option<&str>) -> Finding {
    Finding {
        association_id: ASSOCIATION,
        school_year: 2026,
        duty,
        clause: "VII.7.9".to_owned(),
        state: FindingState::Due,
        due_on: due.map(day),
        since: None,
        late: false,
        reason: None,
        done: None,
        needed: None,
        actor: DutyActor::Leader,
        actor_id: Some(person(LEADER)),
        cure: None,
    }
}

fn meeting(date: &str) -> MeetingFact {
    MeetingFact {
        id: Id::from_u128(500),
        body: BodyRef {
            id: ASSOCIATION,
            kind: BodyKind::Association,
            code: None,
            name: "ММО".to_owned(),
        },
        date: day(date),
        starts_at: "15:00".parse().ok(),
        place: Some("Школа 901".to_owned()),
        theme: "О плане".to_owned(),
        state: MeetingState::Planned,
        cancel_reason: None,
        moves: 0,
        people: vec![person(LEADER), person(SECRETARY)],
    }
}

#[test]
fn a_plan_is_recalled_on_its_days_and_climbs_when_it_is_late() {
    let mut city = City::new();
    city.findings = vec![finding(Duty::PlanApproval, Some("2026-09-15"))];
    // 1 and 10 September and the last day itself; nothing between, nothing twice.
    assert_eq!(
        city.days(LEADER, "2026-08-25", "2026-09-16"),
        ["2026-09-01", "2026-09-10", "2026-09-15"]
    );
    assert_eq!(city.sees(LEADER).len(), 1, "one line for one duty");
    assert_eq!(city.sees(CURATOR), Vec::<String>::new());
    city.findings[0].state = FindingState::Overdue;
    assert_eq!(city.days(LEADER, "2026-09-16", "2026-10-20"), ["2026-09-16"]);
    // The calendar of the other accounts was walked with it: three working days, and three more.
    let made = |account| {
        let of = |k: &&KnownNotice| k.account_id == account && k.kind == NoticeKind::Escalation;
        city.known.iter().find(of).map(|k| k.made_on.to_string())
    };
    assert_eq!(made(CURATOR).as_deref(), Some("2026-09-18"));
    assert_eq!(made(DEPARTMENT).as_deref(), Some("2026-09-23"));
    assert_eq!(made(INSTITUTION), None);
    assert!(
        city.sees(LEADER)[0].starts_with("Срок прошёл 15.09.2026: план работы на 2026/2027 не утверждён")
    );
    // Cured: everybody's lines go.
    city.findings.clear();
    city.run("2026-10-20");
    for account in [LEADER, CURATOR, DEPARTMENT] {
        assert!(city.sees(account).is_empty());
    }
    // The decision is taken back: the same line comes back and is no new one.
    city.findings = vec![finding(Duty::PlanApproval, Some("2026-09-15"))];
    city.findings[0].state = FindingState::Overdue;
    assert!(city.run("2026-10-21").is_empty());
    assert_eq!(city.sees(LEADER).len(), 1);
}

#[test]
fn days_off_bring_a_reminder_forward_and_leave_the_term() {
    let mut city = City::new();
    let mut analysis = finding(Duty::Analysis, Some("2027-05-15"));
    analysis.clause = "VII.7.8".to_owned();
    city.findings = vec![analysis];
    // 1 May is a Saturday, 10 May a holiday that moved, 15 May a Saturday.
    assert_eq!(
        city.days(LEADER, "2027-04-20", "2027-05-20"),
        ["2027-04-30", "2027-05-07", "2027-05-14"]
    );
    let last = city.known.last().unwrap().id;
    let notice = &city.shown[&last];
    assert_eq!(notice.due_on, Some(day("2027-05-15")));
    assert!(
        notice
            .text
            .contains("последний рабочий день перед ним 14.05.2027"),
        "{}",
        notice.text
    );
    // The setting off: on the days themselves.
    let mut plain = City::new();
    plain.profile.settings.reminders_on_working_days.value = false;
    plain.findings = vec![finding(Duty::Analysis, Some("2027-05-15"))];
    assert_eq!(
        plain.days(LEADER, "2027-04-20", "2027-05-20"),
        ["2027-05-01", "2027-05-10", "2027-05-15"]
    );
}

#[test]
fn a_missed_run_tells_the_last_stage_once_and_a_repeated_one_nothing() {
    let mut city = City::new();
    city.findings = vec![finding(Duty::PlanApproval, Some("2026-09-15"))];
    assert_eq!(
        city.run("2026-09-12").len(),
        1,
        "the server was down on the 1st and the 10th"
    );
    assert!(city.run("2026-09-12").is_empty());
    assert!(city.run("2026-09-13").is_empty());
}

#[test]
fn a_duty_without_anybody_goes_to_the_next_above_and_follows_the_office() {
    let mut city = City::new();
    city.findings = vec![finding(Duty::PlanApproval, Some("2026-09-15"))];
    city.findings[0].actor_id = None;
    city.run("2026-09-01");
    assert_eq!((city.sees(LEADER).len(), city.sees(CURATOR).len()), (0, 1));
    city.association.curator = None;
    city.run("2026-09-02");
    assert_eq!((city.sees(CURATOR).len(), city.sees(INSTITUTION).len()), (0, 1));
    city.association.institution = None;
    city.run("2026-09-03");
    assert_eq!(
        (city.sees(INSTITUTION).len(), city.sees(DEPARTMENT).len()),
        (0, 1)
    );
    // A new leader is told at once, and the others let go.
    city.findings[0].actor_id = Some(person(LEADER));
    city.run("2026-09-04");
    assert_eq!((city.sees(LEADER).len(), city.sees(DEPARTMENT).len()), (1, 0));
    // Vacant offices are told to who can call the members together.
    let mut vacancy = finding(Duty::Secretary, None);
    (vacancy.actor, vacancy.actor_id) = (DutyActor::Members, None);
    city.findings.push(vacancy);
    city.association.curator = Some(person(CURATOR));
    let told: Vec<Id> = city.run("2026-09-07").into_iter().map(|(to, _)| to).collect();
    assert_eq!(told, [LEADER, SECRETARY, CURATOR]);
}

#[test]
fn meetings_that_are_missing_are_recalled_in_winter_and_spring() {
    let mut city = City::new();
    city.findings = vec![finding(Duty::Meetings, Some("2027-08-31"))];
    assert_eq!(
        city.days(LEADER, "2026-12-01", "2027-09-01"),
        ["2027-02-01", "2027-04-01", "2027-08-31"]
    );
}

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

#[test]
fn a_request_stays_as_long_as_the_matter_is_open() {
    let mut city = City::new();
    city.findings = vec![finding(Duty::PlanApproval, Some("2026-09-15"))];
    let matter = request_matter(&city.findings[0], day("2026-09-03"));
    city.known.push(KnownNotice {
        id: Id::from_u128(1),
        account_id: LEADER,
        kind: NoticeKind::Request,
        matter,
        subject_id: None,
        made_on: day("2026-09-03"),
        withdrawn: false,
    });
    city.run("2026-09-04");
    assert!(!city.known[0].withdrawn);
    city.findings[0].state = FindingState::Met;
    city.run("2026-09-05");
    assert!(city.known[0].withdrawn);
}

#[test]
fn a_former_year_owes_its_analysis_and_no_plan() {
    let mut city = City::new();
    let mut old = finding(Duty::PlanApproval, Some("2026-09-15"));
    old.state = FindingState::Overdue;
    let mut analysis = finding(Duty::Analysis, Some("2027-05-15"));
    analysis.state = FindingState::Overdue;
    city.findings = vec![old, analysis];
    let told = city.run("2027-09-06");
    assert!(
        told.iter().all(|(_, title)| title.contains("анализ")) && !told.is_empty(),
        "{told:?}"
    );
}

#[test]
fn two_papers_of_minutes_are_two_matters() {
    let mut city = City::new();
    let minutes = |meeting: u128| Finding {
        actor: DutyActor::Secretary,
        actor_id: Some(person(SECRETARY)),
        cure: Some(Cure {
            action: "sign_minutes".to_owned(),
            object_id: Some(Id::from_u128(meeting)),
        }),
        ..finding(Duty::Minutes, None)
    };
    city.findings = vec![minutes(1), minutes(2)];
    assert_eq!(city.run("2026-11-25").len(), 2);
    city.findings.remove(0);
    city.run("2026-11-26");
    assert_eq!(city.sees(SECRETARY).len(), 1);
}
