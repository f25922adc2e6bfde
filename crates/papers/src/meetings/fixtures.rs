//! A typical meeting.

use chrono::{NaiveDate, TimeZone, Utc};
use veche_domain::{
    Id,
    associations::Office,
    elections::{CandidateVotes, CastVote, Decision, Vote, VoteMode, tally},
    meetings::{AgendaKind, Attendance, BodyKind, BodyRef, Invitee, Mark, MinutesState, Participant},
    minutes::{
        Minutes, MinutesContent, MinutesElection, MinutesHeading, MinutesItem, MinutesSignature, Resolution,
        ResolutionState, SigningRole,
    },
    orders::SignatureKind,
    organizations::OrganizationRef,
    people::PersonRef,
};

use super::Sitting;

pub fn id(n: u128) -> Id {
    Id::from_u128(n)
}

pub fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 9, 10).unwrap()
}

pub fn person(n: u128, name: &str) -> PersonRef {
    PersonRef {
        id: id(n),
        full_name: name.to_owned(),
    }
}

pub fn body() -> BodyRef {
    BodyRef {
        id: id(1),
        kind: BodyKind::Association,
        code: Some("A01".into()),
        name: "Муниципальное методическое объединение учителей математики города Новосибирска".into(),
    }
}

pub fn participant(n: u128, name: &str, mark: Option<Mark>) -> Participant {
    Participant {
        person: person(n, name),
        organization: Some(OrganizationRef {
            id: id(500),
            short_name: "МБОУ СОШ № 901".into(),
            admin_unit_code: Some("u1".into()),
        }),
        position_name: Some("Учитель".into()),
        admin_unit_code: Some("u1".into()),
        votes: true,
        mark,
        substitute: None,
    }
}

pub fn sitting() -> Sitting {
    Sitting {
        place: Some("МАУ ДПО «НИСО», ауд. 12".into()),
        starts_at: "15:00".parse().ok(),
        ends_at: "16:30".parse().ok(),
        form: Some("круглый стол".into()),
        online: true,
        attendance: Some(Attendance {
            voting: 10,
            there: 8,
            unmarked: 0,
            quorum: true,
        }),
        signed: vec![(SigningRole::Chair, NaiveDate::from_ymd_opt(2026, 9, 12).unwrap())],
    }
}

fn heading(n: u128, kind: AgendaKind, title: &str, speaker: Option<&str>) -> MinutesHeading {
    MinutesHeading {
        agenda_item_id: id(n),
        kind,
        title: title.to_owned(),
        speaker: speaker.map(str::to_owned),
        decision: None,
        election: None,
    }
}

fn resolution(n: u128, item: u128, number: &str, text: &str) -> Resolution {
    Resolution {
        id: id(n),
        version: 1,
        meeting_id: id(2),
        date: day(),
        body: body(),
        agenda_item_id: id(item),
        number: number.to_owned(),
        text: text.to_owned(),
        responsible_person: None,
        responsible: None,
        due_on: None,
        state: ResolutionState::Open,
        closed_on: None,
        note: None,
        overdue: false,
    }
}

/// Signed minutes of ten members, eight of them there: a plan by a named vote, an election, information.
pub fn minutes() -> Minutes {
    let marks = [
        Mark::Present,
        Mark::Online,
        Mark::Present,
        Mark::Absent,
        Mark::AbsentExcused,
    ];
    let names = ["Борисова", "Андреева", "Васильева", "Громова", "Дымова"];
    let participants = (0..10u128).map(|n| {
        let at = usize::try_from(n).unwrap();
        let mark = if at < 5 { marks[at] } else { Mark::Present };
        let name = if at < 5 {
            format!("{} Ольга Ивановна", names[at])
        } else {
            format!("Егорова{n} Инна Павловна")
        };
        participant(10 + n, &name, Some(mark))
    });
    let mut plan = heading(
        100,
        AgendaKind::ApprovePlan,
        "О плане работы",
        Some("Борисова О. И."),
    );
    plan.decision = Some(Decision {
        mode: VoteMode::ByName,
        votes_for: 7,
        against: 0,
        abstained: 1,
        there: 8,
        quorum: true,
        accepted: true,
        ballots: vec![CastVote {
            person: person(11, "Андреева Ольга Ивановна"),
            vote: Vote::Abstain,
        }],
        outcome: None,
        note: None,
    });
    let mut leader = heading(101, AgendaKind::Election, "Об избрании руководителя", None);
    let votes = [CandidateVotes {
        candidate_id: id(10),
        votes: 6,
    }];
    leader.election = Some(MinutesElection {
        id: id(300),
        office: Office::Leader,
        rounds: vec![tally(10, &votes, 1, 0)],
        names: vec![person(10, "Борисова Ольга Ивановна")],
        elected: Some(person(10, "Борисова Ольга Ивановна")),
    });
    let told = heading(102, AgendaKind::Information, "О конкурсах", Some("Куратор"));
    let mut dated = resolution(201, 100, "1.2", "Разместить план на странице.");
    dated.responsible_person = Some(person(11, "Андреева Ольга Ивановна"));
    dated.due_on = NaiveDate::from_ymd_opt(2026, 9, 20);
    let signature = |role, n, name| MinutesSignature {
        role,
        person: person(n, name),
        kind: SignatureKind::Simple,
        at: Utc.with_ymd_and_hms(2026, 9, 11, 20, 0, 0).unwrap(),
    };
    Minutes {
        meeting_id: id(2),
        version: 3,
        body: body(),
        school_year: 2026,
        number: Some(1),
        date: day(),
        state: MinutesState::Signed,
        revision: 1,
        correction: None,
        chair: Some(person(10, "Борисова Ольга Ивановна")),
        secretary: Some(person(11, "Андреева Ольга Ивановна")),
        theme: "Начало учебного года".into(),
        participants: participants.collect(),
        invitees: vec![
            Invitee {
                name: "Иконникова А. Б.".into(),
                note: Some("методист".into()),
                person_id: None,
                came: Some(true),
            },
            Invitee {
                name: "Кто Не Пришёл".into(),
                note: None,
                person_id: None,
                came: Some(false),
            },
        ],
        headings: vec![plan, leader, told],
        content: MinutesContent {
            items: vec![MinutesItem {
                agenda_item_id: id(100),
                heard: "Борисову О. И. о плане.\nВторой абзац.".into(),
                spoke: "Личное мнение участника.".into(),
                resolutions: Vec::new(),
            }],
            annexes: "1. Презентация\nСправка".into(),
            ..MinutesContent::default()
        },
        resolutions: vec![resolution(200, 100, "1.1", "Утвердить план работы"), dated],
        remarks: Vec::new(),
        signatures: vec![
            signature(SigningRole::Chair, 10, "Борисова Ольга Ивановна"),
            signature(SigningRole::Secretary, 11, "Андреева Ольга Ивановна"),
        ],
        files: Vec::new(),
        revisions: Vec::new(),
        published_on: None,
        extract: false,
        by_paper: false,
        edited_at: None,
        edited_by: None,
    }
}
