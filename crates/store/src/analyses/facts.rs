//! The facts that the figures of an analysis follow from, each kind in one statement.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::{dsl::count_star, prelude::*};
use veche_domain::{
    Id,
    analyses::{ElectionFact, MeetingFact, MemberFact, PlanFacts, PlanRowFact, RowState},
    associations::MembershipState,
    calendar::SchoolYear,
    elections::ElectionState,
    meetings::{Mark, MeetingState},
    minutes::ResolutionState,
    plans::ItemState,
};

use super::MOST;
use crate::{
    Conn, StoreResult,
    accounts::person_refs,
    associations::{StandingOf, standings},
    columns::{code, from_json, id, opt_code},
    listing::term_holds,
    meetings::MeetingRecord,
    schema::{
        city_years, elections, employments, meeting_participants, meetings, memberships, plan_items, plans,
        resolutions,
    },
};

/// Members in force of an association on a day, as figures count them.
///
/// # Errors
/// A database that cannot be read.
pub fn member_facts(conn: &mut Conn, association: Id, on: NaiveDate) -> StoreResult<Vec<MemberFact>> {
    use memberships as m;
    let mut people: Vec<String> = m::table
        .filter(m::association_id.eq(association.to_string()))
        .filter(m::state.eq(MembershipState::InForce.code()))
        .filter(term_holds!(m::valid_from, m::valid_until, on))
        .order(m::person_id)
        .limit(MOST)
        .select(m::person_id)
        .load(conn)?;
    people.dedup();
    let of = StandingOf {
        association: Some(association),
        institution: None,
        on,
        ignore_expiry: false,
    };
    let mut known = standings(conn, &people, of)?;
    let employers = employers(conn, &people, on)?;
    let facts = people.iter().map(|person| {
        let standing = known.remove(person).unwrap_or_default();
        let category = standing.category;
        MemberFact {
            granted_on: category.as_ref().and_then(|held| held.granted_on),
            category: category.map(|held| (held.code, held.valid)),
            tenure: standing.tenure.map(|tenure| tenure.years),
            employers: employers.get(person).copied().unwrap_or(0),
        }
    });
    Ok(facts.collect())
}

/// In how many organizations each of the people works on the day.
fn employers(conn: &mut Conn, people: &[String], on: NaiveDate) -> StoreResult<HashMap<String, usize>> {
    use employments as e;
    let found: Vec<(String, String)> = e::table
        .filter(e::person_id.eq_any(people))
        .filter(term_holds!(e::valid_from, e::valid_until, on))
        .limit(MOST)
        .select((e::person_id, e::organization_id))
        .distinct()
        .load(conn)?;
    let mut by_person: HashMap<String, usize> = HashMap::new();
    for (person, _) in found {
        *by_person.entry(person).or_default() += 1;
    }
    Ok(by_person)
}

/// Meetings an association held in a school year by a day, the earliest first, with the numbers of their participants.
///
/// # Errors
/// A database that cannot be read.
pub fn meeting_facts(
    conn: &mut Conn,
    association: Id,
    year: SchoolYear,
    by: NaiveDate,
) -> StoreResult<Vec<MeetingFact>> {
    use meetings as m;
    let held: Vec<MeetingRecord> = m::table
        .filter(m::body_id.eq(association.to_string()))
        .filter(m::school_year.eq(year))
        .filter(m::state.eq(MeetingState::Held.code()))
        .filter(m::meets_on.le(by))
        .order((m::meets_on, m::id))
        .limit(MOST)
        .select(MeetingRecord::as_select())
        .load(conn)?;
    let ids: Vec<String> = held.iter().map(|record| record.id.clone()).collect();
    let mut numbers = attendance(conn, &ids)?;
    held.into_iter()
        .map(|record| {
            let (there, voting) = numbers.remove(&record.id).unwrap_or_default();
            Ok(MeetingFact {
                id: id(&record.id)?,
                number: record.number,
                date: record.meets_on,
                form: record.details()?.form,
                minutes: record.minutes_state()?,
                theme: record.theme,
                there,
                voting,
            })
        })
        .collect()
}

/// Members there and members with a vote of each of the meetings.
fn attendance(conn: &mut Conn, meetings: &[String]) -> StoreResult<HashMap<String, (i64, i64)>> {
    use meeting_participants as p;
    let found: Vec<(String, Option<String>)> = p::table
        .filter(p::meeting_id.eq_any(meetings))
        .filter(p::votes.eq(true))
        .limit(MOST)
        .select((p::meeting_id, p::mark))
        .load(conn)?;
    let mut numbers: HashMap<String, (i64, i64)> = HashMap::new();
    for (meeting, mark) in found {
        let of = numbers.entry(meeting).or_default();
        of.1 += 1;
        of.0 += i64::from(opt_code::<Mark>(mark.as_deref())?.is_some_and(Mark::is_there));
    }
    Ok(numbers)
}

/// Elections closed with or without a result at meetings of a school year by a day; annulled ones are none.
///
/// # Errors
/// A database that cannot be read.
pub fn election_facts(
    conn: &mut Conn,
    association: Id,
    year: SchoolYear,
    by: NaiveDate,
) -> StoreResult<Vec<ElectionFact>> {
    use elections as e;
    let found: Vec<(String, String, NaiveDate, Option<String>)> = e::table
        .inner_join(meetings::table)
        .filter(meetings::body_id.eq(association.to_string()))
        .filter(meetings::school_year.eq(year))
        .filter(meetings::state.eq(MeetingState::Held.code()))
        .filter(meetings::meets_on.le(by))
        .filter(e::state.ne(ElectionState::Annulled.code()))
        .order((meetings::meets_on, e::id))
        .limit(MOST)
        .select((e::id, e::office, meetings::meets_on, e::elected_id))
        .load(conn)?;
    let people: Vec<String> = found.iter().filter_map(|f| f.3.clone()).collect();
    let names = person_refs(conn, &people)?;
    found
        .into_iter()
        .map(|(key, office, date, elected)| {
            let elected = names.iter().find(|n| Some(n.id.to_string()) == elected);
            Ok(ElectionFact {
                id: id(&key)?,
                office: code(&office)?,
                date,
                elected: elected.map(|name| name.full_name.clone()),
            })
        })
        .collect()
}

/// Resolutions of a school year's meetings by a day: done by it, and open on it.
///
/// # Errors
/// A database that cannot be read.
pub fn resolution_facts(
    conn: &mut Conn,
    association: Id,
    year: SchoolYear,
    by: NaiveDate,
) -> StoreResult<(i64, i64)> {
    use resolutions as r;
    let found: Vec<(String, Option<NaiveDate>, i64)> = r::table
        .inner_join(meetings::table)
        .filter(meetings::body_id.eq(association.to_string()))
        .filter(meetings::school_year.eq(year))
        .filter(meetings::state.eq(MeetingState::Held.code()))
        .filter(meetings::meets_on.le(by))
        .group_by((r::state, r::closed_on))
        .limit(MOST)
        .select((r::state, r::closed_on, count_star()))
        .load(conn)?;
    let (mut done, mut open) = (0, 0);
    for (state, closed_on, count) in found {
        let closed = closed_on.is_none_or(|day| day <= by);
        match code::<ResolutionState>(&state)? {
            ResolutionState::Done if closed => done += count,
            ResolutionState::Dropped if closed => {}
            _ => open += count,
        }
    }
    Ok((done, open))
}

/// Head of a plan as its column holds it; what is not asked for is passed over.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
struct PlanHead {
    theme: Option<String>,
    goal: Option<String>,
    tasks: Vec<String>,
}

/// What figures count a row of a plan by, out of its details.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
struct RowMarks {
    form: Option<String>,
    level: Option<String>,
    task: Option<String>,
    trend: Option<String>,
}

/// The plan of an association's school year with its rows; none when there is none.
///
/// # Errors
/// A database that cannot be read.
pub fn plan_facts(conn: &mut Conn, association: Id, year: SchoolYear) -> StoreResult<Option<PlanFacts>> {
    use plan_items as i;
    let found: Option<(String, String)> = plans::table
        .filter(plans::association_id.eq(association.to_string()))
        .filter(plans::school_year.eq(year))
        .select((plans::id, plans::content))
        .first(conn)
        .optional()?;
    let Some((plan, content)) = found else {
        return Ok(None);
    };
    let head: PlanHead = from_json(&content)?;
    type Row = (String, String, String, Option<String>, String);
    let rows: Vec<Row> = i::table
        .filter(i::plan_id.eq(&plan))
        .order((i::position, i::id))
        .limit(MOST)
        .select((i::kind, i::title, i::state, i::reason, i::details))
        .load(conn)?;
    let rows = rows.into_iter().map(|(kind, title, state, reason, details)| {
        let RowMarks {
            form,
            level,
            task,
            trend,
        } = from_json(&details)?;
        Ok(PlanRowFact {
            kind,
            title,
            state: match code(&state)? {
                ItemState::Planned => RowState::Planned,
                ItemState::Done => RowState::Done,
                ItemState::Moved => RowState::Moved,
                ItemState::Cancelled => RowState::Cancelled,
            },
            reason,
            form,
            level,
            tasks: task.into_iter().collect(),
            trends: trend.into_iter().collect(),
        })
    });
    Ok(Some(PlanFacts {
        id: id(&plan)?,
        theme: head.theme,
        goal: head.goal,
        tasks: Some(head.tasks.join("\n")).filter(|tasks| !tasks.is_empty()),
        rows: rows.collect::<StoreResult<_>>()?,
    }))
}

/// The single methodical theme of the city in a school year (VI.6.3).
///
/// # Errors
/// A database that cannot be read.
pub fn city_theme(conn: &mut Conn, year: SchoolYear) -> StoreResult<Option<String>> {
    let found: Option<Option<String>> = city_years::table
        .find(year)
        .select(city_years::theme)
        .first(conn)
        .optional()?;
    Ok(found.flatten())
}
