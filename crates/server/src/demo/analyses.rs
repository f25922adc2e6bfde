//! Analyses of the demo city and its council, by the services that real ones go through (VII.7.8): the year 2025 handed
//! over in May, accepted, and most of it considered in June; two drafts of the present year.

use std::collections::HashMap;

use chrono::{DateTime, Days, NaiveDate, Utc};
use veche_domain::{
    Id,
    access::{Actor, Grant},
    analyses::{Analysis, AnalysisPatch, CouncilOutcome, NewAnalysis, QueuedAnalyses, Section, SectionText},
    associations::Office,
    council::{CouncilRole, NewCouncilMember},
    elections::VoteMode,
    meetings::{AttendanceMark, AttendanceMarks, Holding, Mark, Meeting, NewDecision, NewMeeting},
    minutes::MinutesSigning,
    orders::SignatureKind,
    plans::{Accepting, Returning},
    regulation::Profile,
};
use veche_store::{Tx, accounts::person_refs, journal::Author, meetings::COUNCIL};

use super::{accounts::ASSOCIATION, associations::day, compositions::Holders};
use crate::{
    analyses::{life, writing},
    council::{queue, service as council},
    error::ApiResult,
    http::Context,
    meetings::{attendance, day as meeting_day, decisions, plan},
    minutes::{reading, signing, writing as minutes},
};

/// How many the council considered.
const CONSIDERED: usize = 12;
/// Members of the council.
const MEMBERS: usize = 9;

/// Whose hand does what, on which day.
struct Hand<'a> {
    profile: &'a Profile,
    actor: Actor,
}

impl Hand<'_> {
    fn on(&self, today: NaiveDate) -> Context<'_> {
        // Noon in Novosibirsk: what was handed over says when.
        let now: DateTime<Utc> = today.and_hms_opt(5, 0, 0).unwrap_or_default().and_utc();
        Context {
            actor: &self.actor,
            today,
            now,
            profile: self.profile,
        }
    }
}

/// Names of everybody who acts.
struct Names(HashMap<Id, String>);

impl Names {
    fn of(tx: &mut Tx<'_>, people: &[Id]) -> ApiResult<Self> {
        let ids: Vec<String> = people.iter().map(Id::to_string).collect();
        let refs = person_refs(tx.conn, &ids)?;
        Ok(Self(refs.into_iter().map(|r| (r.id, r.full_name)).collect()))
    }

    fn hand<'a>(&self, profile: &'a Profile, person: Id, grant: Grant) -> Hand<'a> {
        Hand {
            profile,
            actor: Actor {
                account_id: Id::nil(),
                person_id: Some(person),
                name: self.0.get(&person).cloned().unwrap_or_default(),
                grants: vec![grant],
            },
        }
    }
}

/// Fills the council, and the analyses of every association with a composition.
///
/// # Errors
/// A store that refuses it.
pub(super) fn fill_analyses(
    tx: &mut Tx<'_>,
    (author, profile): (&Author, &Profile),
    filled: &HashMap<&'static str, Holders>,
) -> ApiResult<()> {
    let mut codes: Vec<&&str> = filled.keys().collect();
    codes.sort_unstable();
    let all: Vec<(&str, &Holders)> = codes
        .into_iter()
        .filter_map(|code| Some((*code, filled.get(*code)?)))
        .collect();
    let people: Vec<Id> = all.iter().flat_map(|(_, of)| [of.leader, of.curator]).collect();
    let names = Names::of(tx, &people)?;
    let clerk = Hand {
        profile,
        actor: Actor {
            account_id: Id::nil(),
            person_id: None,
            name: author.name.clone(),
            grants: vec![Grant::Department],
        },
    };
    let members = fill_council(tx, &clerk, &all)?;
    let mut accepted = Vec::new();
    for (number, (code, of)) in all.iter().enumerate() {
        let office = |office, person| {
            let association_id = of.association;
            let grant = Grant::Office {
                office,
                association_id,
            };
            names.hand(profile, person, grant)
        };
        let hands = [
            office(Office::Leader, of.leader),
            office(Office::Curator, of.curator),
        ];
        let last = number + 1 == all.len();
        if let Some(done) = of_last_year(tx, &hands, (of, number, last))? {
            accepted.push(done);
        }
        // The association of the demo accounts has something to go on with.
        if *code == ASSOCIATION || number == 2 {
            let [leader, _] = &hands;
            let begun = begun(tx, &leader.on(day(2026, 11, 20)), (of, 2026))?;
            write(tx, &leader.on(day(2026, 11, 24)), &begun, &DRAFT)?;
        }
    }
    let secretary = members.get(1).copied().unwrap_or_else(Id::nil);
    let keeper = names.hand(
        profile,
        secretary,
        Grant::CouncilMember {
            council_role: CouncilRole::Secretary,
        },
    );
    let chair = members.first().copied().unwrap_or_else(Id::nil);
    let chair = names.hand(
        profile,
        chair,
        Grant::CouncilMember {
            council_role: CouncilRole::Chair,
        },
    );
    accepted.truncate(CONSIDERED);
    considered(tx, (&keeper, &chair), &members, &accepted)
}

/// Nine members: curators first, one of whom chairs and one of whom keeps the papers, then leaders.
fn fill_council(tx: &mut Tx<'_>, clerk: &Hand<'_>, all: &[(&str, &Holders)]) -> ApiResult<Vec<Id>> {
    let mut members: Vec<Id> = Vec::new();
    let curators = all.iter().map(|(_, of)| of.curator);
    let curators: Vec<Id> = curators.take(MEMBERS * 2).collect();
    let leaders = all.iter().map(|(_, of)| of.leader);
    for person in curators.into_iter().chain(leaders) {
        let enough = members.len() >= MEMBERS;
        if !enough && !members.contains(&person) {
            members.push(person);
        }
    }
    let since = day(2025, 9, 1);
    for (at, person) in members.iter().enumerate() {
        let role = match at {
            0 => CouncilRole::Chair,
            1 => CouncilRole::Secretary,
            2 => CouncilRole::Deputy,
            _ => CouncilRole::Member,
        };
        let ask = NewCouncilMember {
            person_id: *person,
            role,
            from: since,
            until: None,
            basis: Some("приказ департамента образования № 0611-од от 01.09.2025".to_owned()),
        };
        council::create(tx, &clerk.on(since), ask)?;
    }
    Ok(members)
}

/// What a leader wrote.
type Texts = [(Section, &'static str)];

const WRITTEN: [(Section, &str); 5] = [
    (
        Section::Staff,
        "Состав объединения в течение года обновился на четверть: новые руководители РМО включились в работу с первого заседания.",
    ),
    (
        Section::Methodical,
        "Основное внимание уделялось реализации обновлённых ФГОС и формированию функциональной грамотности.\nПодготовлены подборки заданий по каждому классу.",
    ),
    (
        Section::Plan,
        "План выполнен в основном. Два семинара перенесены из-за карантина.",
    ),
    (
        Section::Conclusions,
        "Удалось выстроить регулярную работу между заседаниями.\nНедостаточно охвачены молодые специалисты; мало выступлений на городских площадках.",
    ),
    (
        Section::NextTasks,
        "1. Провести не менее четырёх заседаний.\n2. Закрепить наставников за молодыми специалистами.\n3. Представить опыт объединения на городской конференции.",
    ),
];

const DRAFT: [(Section, &str); 2] = [
    (
        Section::Organization,
        "Осеннее заседание прошло в форме круглого стола; обсуждение вышло за рамки повестки.",
    ),
    (Section::Conclusions, "Первые итоги осени: явка выросла."),
];

fn begun(tx: &mut Tx<'_>, context: &Context<'_>, (of, year): (&Holders, i32)) -> ApiResult<Analysis> {
    let ask = NewAnalysis {
        association_id: of.association,
        school_year: year,
    };
    writing::create(tx, context, &ask)
}

fn write(tx: &mut Tx<'_>, context: &Context<'_>, of: &Analysis, texts: &Texts) -> ApiResult<Analysis> {
    let texts = texts.iter().map(|(section, text)| SectionText {
        section: *section,
        text: (*text).to_owned(),
    });
    let ask = AnalysisPatch {
        texts: texts.collect(),
        tenure_banding: None,
    };
    writing::update(tx, context, (of.id, of.version), &ask)
}

/// The analysis of 2025: two were late, one was returned and mended, the last association handed none over.
fn of_last_year(
    tx: &mut Tx<'_>,
    [leader, curator]: &[Hand<'_>; 2],
    (of, number, last): (&Holders, usize, bool),
) -> ApiResult<Option<Id>> {
    let handed = match number {
        4 => day(2026, 5, 18),
        11 => day(2026, 5, 21),
        _ => day(2026, 5, 5) + Days::new(u64::try_from(number % 10).unwrap_or(0)),
    };
    let made = begun(tx, &leader.on(handed - Days::new(3)), (of, 2025))?;
    let mut made = write(tx, &leader.on(handed - Days::new(1)), &made, &WRITTEN)?;
    if last {
        return Ok(None);
    }
    made = life::submit(tx, &leader.on(handed), (made.id, made.version))?;
    if number == 7 {
        let note = "Добавьте, пожалуйста, что мешало проводить заседания.".to_owned();
        made = life::give_back(
            tx,
            &curator.on(handed + Days::new(1)),
            (made.id, made.version),
            &Returning { note },
        )?;
        made = life::submit(tx, &leader.on(handed + Days::new(2)), (made.id, made.version))?;
    }
    let receipt = Accepting {
        note: (number % 3 == 0).then(|| "Принято, показатели сверены.".to_owned()),
    };
    let accepted = life::accept(
        tx,
        &curator.on(handed + Days::new(4)),
        (made.id, made.version),
        &receipt,
    )?;
    Ok(Some(accepted.id))
}

/// The meeting of June: what it noted, what it considered, and the one it returned.
fn considered(
    tx: &mut Tx<'_>,
    (keeper, chair): (&Hand<'_>, &Hand<'_>),
    members: &[Id],
    analyses: &[Id],
) -> ApiResult<()> {
    let date = day(2026, 6, 17);
    let before = keeper.on(date - Days::new(9));
    let made = plan::create(tx, &before, asked(date))?;
    let ask = QueuedAnalyses {
        analysis_ids: analyses.to_vec(),
    };
    let queued = queue::queue(tx, &before, (made.id, made.version), &ask)?;
    let context = keeper.on(date);
    let marks = members.iter().enumerate().map(|(at, person)| AttendanceMark {
        person_id: *person,
        mark: Some(if at == 5 { Mark::Online } else { Mark::Present }),
        substitute: None,
    });
    let marks = AttendanceMarks {
        marks: marks.collect(),
    };
    let mut now = attendance::mark(tx, &context, queued.id, &marks)?;
    for (at, item) in queued.agenda.iter().enumerate() {
        let outcome = match at {
            3 => CouncilOutcome::Returned,
            0 | 6 => CouncilOutcome::Considered,
            _ => CouncilOutcome::Noted,
        };
        let note = (outcome == CouncilOutcome::Returned)
            .then(|| "Дополнить разделом о работе с молодыми специалистами.".to_owned());
        let ask = NewDecision {
            mode: VoteMode::Counted,
            votes_for: now.attendance.there,
            against: 0,
            abstained: 0,
            ballots: Vec::new(),
            outcome: Some(outcome),
            note,
        };
        now = decisions::decide(tx, &context, (now.id, now.version), item.id, &ask)?;
    }
    let held = meeting_day::hold(tx, &context, (now.id, now.version), &Holding::default())?;
    signed(tx, &context, &chair.on(date + Days::new(2)), &held)
}

fn asked(date: NaiveDate) -> NewMeeting {
    NewMeeting {
        body_id: COUNCIL,
        date,
        school_year: None,
        starts_at: "14:00".to_owned().try_into().ok(),
        ends_at: "16:00".to_owned().try_into().ok(),
        place: Some("Департамент образования, зал заседаний".to_owned()),
        link: None,
        form: None,
        interaction: None,
        theme: "Об анализах работы объединений за 2025/2026 учебный год".to_owned(),
        agenda: Vec::new(),
        invitees: Vec::new(),
        by_paper: false,
    }
}

/// Minutes as the decisions fill them in, signed by both and published.
fn signed(tx: &mut Tx<'_>, keeper: &Context<'_>, chair: &Context<'_>, held: &Meeting) -> ApiResult<()> {
    let begun = reading::get(tx.conn, keeper, held.id)?;
    let mut content = begun.content;
    for item in &mut content.items {
        item.heard = "Представлен анализ, показатели и выводы объединения.".to_owned();
    }
    let drawn = minutes::save(tx, keeper, (held.id, begun.version), content)?;
    let ready = signing::submit(tx, keeper, (held.id, drawn.version))?;
    let ask = MinutesSigning {
        kind: SignatureKind::Simple,
    };
    let half = signing::sign(tx, keeper, (held.id, ready.version), &ask)?;
    let both = signing::sign(tx, chair, (held.id, half.version), &ask)?;
    signing::publish(tx, chair, (held.id, both.version))?;
    Ok(())
}
