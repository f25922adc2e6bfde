//! Plans of the demo city: last year's done, this year's in every state there is, by the services that real ones go
//! through (VII.7.7 - VII.7.9).

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use veche_domain::{
    Id,
    access::{Actor, Grant},
    plans::{
        Accepting, Amending, CityYear, GoalLine, ItemState, NewCityYear, NewDepartmentEvent, NewPlan, Plan,
        PlanItemLine, PlanPatch, ResponsibleLine, Returning,
    },
    regulation::Profile,
};
use veche_store::{
    Tx,
    accounts::person_refs,
    meetings::meetings_of_year,
    plans::{RowDetails, item_records, plan_of_year, update_item},
};

use super::{
    accounts::ASSOCIATION,
    associations::day,
    compositions::Holders,
    plans_text::{EVENTS, GOAL, RESULTS, ROWS, Row, TASKS, THEMES, YEARS, Year},
};
use crate::{
    error::{ApiError, ApiResult},
    http::Context,
    plans::{city, steps, writing},
};

/// Somebody who enters something on a day.
struct Hand<'a> {
    profile: &'a Profile,
    actor: Actor,
}

impl Hand<'_> {
    fn on(&self, today: NaiveDate) -> Context<'_> {
        Context {
            actor: &self.actor,
            today,
            now: morning(today),
            profile: self.profile,
        }
    }
}

fn morning(day: NaiveDate) -> DateTime<Utc> {
    let hour = NaiveTime::from_hms_opt(4, 0, 0).unwrap_or(NaiveTime::MIN);
    day.and_time(hour).and_utc()
}

fn hand<'a>(tx: &mut Tx<'_>, profile: &'a Profile, person: Option<Id>) -> ApiResult<Hand<'a>> {
    let named = person_refs(tx.conn, &person.iter().map(Id::to_string).collect::<Vec<_>>())?;
    let name = named.into_iter().next().map(|p| p.full_name);
    Ok(Hand {
        profile,
        actor: Actor {
            account_id: Id::nil(),
            person_id: person,
            name: name.unwrap_or_else(|| "Демонстрационные данные".to_owned()),
            grants: vec![Grant::Department],
        },
    })
}

/// How far the plan of the present year came, by the place of its association in the list.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reached {
    Missing,
    Draft,
    Returned,
    Late,
    Accepted,
}

fn reached(code: &str, number: usize) -> Reached {
    match number {
        _ if code == ASSOCIATION => Reached::Accepted,
        3 | 11 => Reached::Missing,
        5 => Reached::Draft,
        7 => Reached::Returned,
        _ if number % 6 == 4 => Reached::Late,
        _ => Reached::Accepted,
    }
}

fn codes<'a>(filled: &'a HashMap<&'static str, Holders>) -> Vec<(&'static str, &'a Holders)> {
    let mut all: Vec<_> = filled.iter().map(|(code, of)| (*code, of)).collect();
    all.sort_unstable_by_key(|(code, _)| *code);
    all
}

/// Themes, goals and events of two school years, and the plans as they were handed over before the first meetings.
///
/// # Errors
/// A store that refuses it.
pub(super) fn fill_plans(
    tx: &mut Tx<'_>,
    profile: &Profile,
    filled: &HashMap<&'static str, Holders>,
) -> ApiResult<()> {
    let department = hand(tx, profile, None)?;
    for of in &YEARS {
        let context = department.on(day(of.year, 5, 1));
        let year = fill_year(tx, &context, of)?;
        let events = fill_events(tx, &context, of)?;
        for (number, (code, holders)) in codes(filled).into_iter().enumerate() {
            let way = match of.year {
                2025 => Reached::Accepted,
                _ => reached(code, number),
            };
            if way != Reached::Missing {
                fill_plan(tx, profile, (holders, number), (&year, &events), way)?;
            }
        }
    }
    Ok(())
}

fn fill_year(tx: &mut Tx<'_>, context: &Context<'_>, of: &Year) -> ApiResult<CityYear> {
    let goals = of.goals.iter().map(|text| GoalLine {
        id: None,
        text: (*text).to_owned(),
    });
    let ask = NewCityYear {
        theme: Some(of.theme.to_owned()),
        goals: goals.collect(),
    };
    city::put(tx, context, (of.year, 0), &ask)
}

fn fill_events(tx: &mut Tx<'_>, context: &Context<'_>, of: &Year) -> ApiResult<Vec<Id>> {
    let mut made = Vec::new();
    for (title, dates, level, place) in EVENTS {
        let ask = NewDepartmentEvent {
            school_year: of.year,
            title: title.to_owned(),
            dates: dates.to_owned(),
            level: Some(level),
            place: place.map(str::to_owned),
            audience: None,
            responsible: Some("Департамент образования".to_owned()),
            note: None,
        };
        made.push(city::create(tx, context, ask)?.id);
    }
    Ok(made)
}

fn fill_plan(
    tx: &mut Tx<'_>,
    profile: &Profile,
    (of, number): (&Holders, usize),
    (year, events): (&CityYear, &[Id]),
    way: Reached,
) -> ApiResult<()> {
    let leader = hand(tx, profile, Some(of.leader))?;
    let curator = hand(tx, profile, Some(of.curator))?;
    let spring = u32::try_from(number % 12).unwrap_or(0);
    let ask = NewPlan {
        association_id: of.association,
        school_year: year.school_year,
        copy_from: None,
    };
    let begun = leader.on(day(year.school_year, 4, 20));
    let made = writing::create(tx, &begun, &ask)?;
    let text = text((of, number), (year, events));
    let written = writing::update(tx, &begun, (made.id, made.version), text)?;
    let key = |plan: &Plan| (plan.id, plan.version);
    let (handed, taken) = match way {
        Reached::Missing | Reached::Draft => return Ok(()),
        Reached::Late => (day(year.school_year, 6, 3), day(year.school_year, 6, 10)),
        _ => (
            day(year.school_year, 5, 3 + spring),
            day(year.school_year, 5, 16 + spring),
        ),
    };
    let submitted = steps::submit(tx, &leader.on(handed), key(&written))?;
    let context = curator.on(taken);
    if way == Reached::Returned {
        let note =
            "Добавьте работу со школами с низкими результатами и укажите ответственных за неделю предмета.";
        let ask = Returning {
            note: note.to_owned(),
        };
        steps::give_back(tx, &context, key(&submitted), ask)?;
    } else {
        steps::accept(tx, &context, key(&submitted), Accepting::default())?;
    }
    Ok(())
}

fn text((of, number): (&Holders, usize), (year, events): (&CityYear, &[Id])) -> PlanPatch {
    let theme = THEMES.get(number % THEMES.len()).copied().unwrap_or_default();
    // Each association leaves some of the rows out: no two plans are alike.
    let rows = ROWS
        .iter()
        .enumerate()
        .filter(|(at, _)| *at < 5 || (at + number) % 5 != 0)
        .map(|(at, row)| line(row, (of, number + at), (year, events)));
    PlanPatch {
        theme: Some(Some(theme.to_owned())),
        goal: Some(Some(GOAL.to_owned())),
        tasks: Some(TASKS.iter().map(|t| (*t).to_owned()).collect()),
        trends: Some(["fgos", "literacy"].map(str::to_owned).to_vec()),
        results: Some(Some(RESULTS.to_owned())),
        items: Some(rows.collect()),
    }
}

fn line(row: &Row, (of, turn): (&Holders, usize), (year, events): (&CityYear, &[Id])) -> PlanItemLine {
    let person = match row.who {
        0 => of.leader,
        1 => of.secretary,
        at => of
            .members
            .get((at + turn) % of.members.len().max(1))
            .copied()
            .unwrap_or(of.leader),
    };
    PlanItemLine {
        id: None,
        kind: row.kind,
        title: row.title.to_owned(),
        questions: row.questions.map(str::to_owned),
        dates: Some(row.dates.to_owned()),
        activity: Some(row.activity.to_owned()),
        task: Some(row.task.to_owned()),
        form: row.form.map(str::to_owned),
        other_forms: Vec::new(),
        level: Some(row.level),
        theme_link: turn % 3 != 0,
        goal_id: row.goal.and_then(|at| year.goals.get(at)).map(|g| g.id),
        trend: row.trend.map(str::to_owned),
        interaction: None,
        methods: Vec::new(),
        technologies: Vec::new(),
        department_event_id: row.event.and_then(|at| events.get(at)).copied(),
        place: None,
        audience: Some("учителя города".to_owned()),
        responsible: vec![ResponsibleLine {
            person_id: Some(person),
            name: None,
        }],
        result: None,
    }
}

/// What became of the rows by the day of the demo, and a change that one association prepares.
///
/// # Errors
/// A store that refuses it.
pub(super) fn fill_marks(
    tx: &mut Tx<'_>,
    profile: &Profile,
    filled: &HashMap<&'static str, Holders>,
) -> ApiResult<()> {
    for (number, (code, of)) in codes(filled).into_iter().enumerate() {
        mark(tx, (of, number), 2025)?;
        mark(tx, (of, number), 2026)?;
        if number == 9 && code != ASSOCIATION {
            amend(tx, profile, of)?;
        }
    }
    Ok(())
}

/// A mark: what became of a row, why, when it was done, days it was put off to.
type Mark = (
    ItemState,
    Option<&'static str>,
    Option<NaiveDate>,
    Option<&'static str>,
);

fn mark(tx: &mut Tx<'_>, (of, number): (&Holders, usize), year: i32) -> ApiResult<()> {
    let Some(record) = plan_of_year(tx.conn, of.association, year)?.filter(|r| r.approved_on.is_some())
    else {
        return Ok(());
    };
    let plan = record
        .id
        .parse()
        .map_err(|_| ApiError::Internal("a plan without an identifier".to_owned()))?;
    let held: Vec<_> = meetings_of_year(tx.conn, of.association, year)?
        .into_iter()
        .filter(|m| m.number.is_some())
        .collect();
    let mut met = 0;
    for mut item in item_records(tx.conn, plan)? {
        let meeting = (item.kind == "meeting").then(|| held.get(met)).flatten();
        met += usize::from(item.kind == "meeting");
        let last = item.valid_until.and_then(|until| until.pred_opt());
        let by = if year == 2025 {
            day(2026, 8, 31)
        } else {
            day(2026, 11, 20)
        };
        let done: Mark = (ItemState::Done, None, last, None);
        let (state, reason, done_on, moved_to) = match (
            meeting,
            last,
            (number + usize::try_from(item.position).unwrap_or(0)) % 7,
        ) {
            (Some(meeting), ..) => (ItemState::Done, None, Some(meeting.meets_on), None),
            (None, Some(_), 3) if year == 2025 => {
                (ItemState::Cancelled, Some("Карантин в школах"), None, None)
            }
            (None, Some(on), 5) if on < by => (
                ItemState::Moved,
                Some("Совпало с городским мероприятием"),
                None,
                Some("декабрь"),
            ),
            (None, Some(on), turn) if on < by && turn != 1 => done,
            (None, None, _) if year == 2025 => (ItemState::Done, None, Some(day(2026, 5, 20)), None),
            _ => continue,
        };
        if year == 2025 && moved_to.is_some() {
            continue;
        }
        item.state = state.to_string();
        item.reason = reason.map(str::to_owned);
        item.done_on = done_on;
        item.meeting_id = meeting.map(|m| m.id.clone());
        if let Some(typed) = moved_to {
            let mut details: RowDetails = serde_json::from_str(&item.details).unwrap_or_default();
            details.moved_to = Some(typed.to_owned());
            item.details = serde_json::to_string(&details).map_err(|e| ApiError::Internal(e.to_string()))?;
            (item.valid_from, item.valid_until) = (Some(day(2026, 12, 1)), Some(day(2027, 1, 1)));
        }
        update_item(tx.conn, &item)?;
    }
    Ok(())
}

fn amend(tx: &mut Tx<'_>, profile: &Profile, of: &Holders) -> ApiResult<()> {
    let Some(record) = plan_of_year(tx.conn, of.association, 2026)?.filter(|r| r.approved_on.is_some())
    else {
        return Ok(());
    };
    let id = record
        .id
        .parse()
        .map_err(|_| ApiError::Internal("a plan without an identifier".to_owned()))?;
    let leader = hand(tx, profile, Some(of.leader))?;
    let context = leader.on(day(2026, 11, 10));
    let ask = Amending {
        reason: "Переносится неделя предмета, добавляется семинар по запросу школ".to_owned(),
    };
    let begun = steps::amend(tx, &context, (id, record.version), ask)?;
    let change = PlanPatch {
        results: Some(Some(format!("{RESULTS}\nСеминар по запросу школ города."))),
        ..PlanPatch::default()
    };
    writing::update(tx, &context, (begun.id, begun.version), change)?;
    Ok(())
}
