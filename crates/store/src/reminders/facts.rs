//! What the planner of notices must know, each kind in one statement or two for the whole city.

use std::collections::HashMap;

use chrono::{Days, NaiveDate, NaiveDateTime};
use diesel::prelude::*;
use veche_domain::{
    Id,
    associations::{MembershipState, Office},
    meetings::BodyKind,
    people::full_name,
    reminders::{AccountFact, AssociationFact, HandedPaper, HandoverFact, MeetingFact, TermFact, TermOf},
};

use super::{MOST, STEP};
use crate::{
    Conn, StoreResult,
    columns::{code, id, opt_code, opt_id},
    listing::term_holds,
    meetings::{MeetingRecord, body_refs},
    schema::{
        accounts, analyses, association_curatings, associations, body_members, categories, handovers,
        meeting_moves, meetings, memberships, offices, people, plans, qualifications,
    },
};

/// Accounts that may sign in.
///
/// # Errors
/// A database that cannot be read.
pub fn account_facts(conn: &mut Conn) -> StoreResult<Vec<AccountFact>> {
    type Row = (String, Option<String>, Option<String>, Option<String>);
    let found: Vec<Row> = accounts::table
        .filter(accounts::enabled.eq(true))
        .order(accounts::id)
        .limit(MOST)
        .select((
            accounts::id,
            accounts::person_id,
            accounts::role,
            accounts::organization_id,
        ))
        .load(conn)?;
    let fact = |(key, person, role, organization): Row| {
        Ok(AccountFact {
            id: id(&key)?,
            person_id: opt_id(person.as_deref())?,
            role: opt_code(role.as_deref())?,
            organization_id: opt_id(organization.as_deref())?,
        })
    };
    found.into_iter().map(fact).collect()
}

/// Associations with those who answer for them on a day.
///
/// # Errors
/// A database that cannot be read.
pub fn association_facts(conn: &mut Conn, on: NaiveDate) -> StoreResult<HashMap<Id, AssociationFact>> {
    let named: Vec<(String, String)> = associations::table
        .limit(MOST)
        .select((associations::id, associations::name))
        .load(conn)?;
    let mut all = HashMap::with_capacity(named.len());
    for (key, name) in named {
        let fact = AssociationFact {
            name,
            ..AssociationFact::default()
        };
        all.insert(id(&key)?, fact);
    }
    let curated: Vec<(String, String)> = association_curatings::table
        .filter(term_holds!(
            association_curatings::valid_from,
            association_curatings::valid_until,
            on
        ))
        .limit(MOST)
        .select((
            association_curatings::association_id,
            association_curatings::organization_id,
        ))
        .load(conn)?;
    for (association, organization) in curated {
        if let Some(fact) = all.get_mut(&id(&association)?) {
            fact.institution = Some(id(&organization)?);
        }
    }
    let held: Vec<(String, String, String)> = offices::table
        .filter(term_holds!(offices::valid_from, offices::valid_until, on))
        .limit(MOST)
        .select((offices::association_id, offices::office, offices::person_id))
        .load(conn)?;
    for (association, office, person) in held {
        if let Some(fact) = all.get_mut(&id(&association)?) {
            let holder = Some(id(&person)?);
            match code::<Office>(&office)? {
                Office::Leader => fact.leader = holder,
                Office::Secretary => fact.secretary = holder,
                Office::Curator => fact.curator = holder,
            }
        }
    }
    Ok(all)
}

/// Meetings since a day with the people they concern who have accounts.
///
/// # Errors
/// A database that cannot be read.
pub fn meeting_facts(
    conn: &mut Conn,
    since: NaiveDate,
    (today, known): (NaiveDate, &HashMap<Id, AssociationFact>),
) -> StoreResult<Vec<MeetingFact>> {
    let found: Vec<MeetingRecord> = meetings::table
        .filter(meetings::meets_on.ge(since))
        .order((meetings::sort_key, meetings::id))
        .limit(MOST)
        .select(MeetingRecord::as_select())
        .load(conn)?;
    let mut keys: Vec<String> = found.iter().map(|r| r.body_id.clone()).collect();
    keys.sort_unstable();
    keys.dedup();
    let mut of_bodies = HashMap::new();
    let mut people = HashMap::new();
    for part in keys.chunks(STEP) {
        of_bodies.extend(body_refs(conn, part)?);
        people_of(conn, part, today, &mut people)?;
    }
    let ids: Vec<String> = found.iter().map(|r| r.id.clone()).collect();
    let mut moves: HashMap<String, i64> = HashMap::new();
    for part in ids.chunks(STEP) {
        let counted: Vec<(String, i64)> = meeting_moves::table
            .filter(meeting_moves::meeting_id.eq_any(part))
            .group_by(meeting_moves::meeting_id)
            .limit(MOST)
            .select((meeting_moves::meeting_id, diesel::dsl::count(meeting_moves::id)))
            .load(conn)?;
        moves.extend(counted);
    }
    let mut all = Vec::with_capacity(found.len());
    for r in found {
        let Some(body) = of_bodies.get(&r.body_id).cloned() else {
            continue;
        };
        let mut of: Vec<Id> = people.get(&r.body_id).cloned().unwrap_or_default();
        if body.kind == BodyKind::Association
            && let Some(fact) = known.get(&body.id)
        {
            of.extend([fact.leader, fact.secretary, fact.curator].into_iter().flatten());
        }
        for officer in [&r.chair_id, &r.secretary_id].into_iter().flatten() {
            of.push(id(officer)?);
        }
        of.sort_unstable();
        of.dedup();
        let details = r.details()?;
        all.push(MeetingFact {
            id: id(&r.id)?,
            body,
            date: r.meets_on,
            starts_at: details.starts_at,
            place: details.place,
            state: r.state()?,
            cancel_reason: details.cancel_reason,
            moves: moves.get(&r.id).copied().unwrap_or(0),
            people: of,
            theme: r.theme,
        });
    }
    Ok(all)
}

/// Members of bodies today who have accounts.
fn people_of(
    conn: &mut Conn,
    keys: &[String],
    on: NaiveDate,
    all: &mut HashMap<String, Vec<Id>>,
) -> StoreResult<()> {
    use body_members as b;
    use memberships as m;
    let with_account = || {
        accounts::table
            .filter(accounts::person_id.is_not_null())
            .select(accounts::person_id.assume_not_null())
    };
    let members: Vec<(String, String)> = m::table
        .filter(m::association_id.eq_any(keys))
        .filter(m::state.eq(MembershipState::InForce.code()))
        .filter(term_holds!(m::valid_from, m::valid_until, on))
        .filter(m::person_id.eq_any(with_account()))
        .limit(MOST)
        .select((m::association_id, m::person_id))
        .load(conn)?;
    let council: Vec<(String, String)> = b::table
        .filter(b::body_id.eq_any(keys))
        .filter(term_holds!(b::valid_from, b::valid_until, on))
        .filter(b::person_id.eq_any(with_account()))
        .limit(MOST)
        .select((b::body_id, b::person_id))
        .load(conn)?;
    for (body, person) in members.into_iter().chain(council) {
        all.entry(body).or_default().push(id(&person)?);
    }
    Ok(())
}

type StepRow = (
    (String, String, String, i32),
    String,
    NaiveDate,
    String,
    Option<String>,
    bool,
    NaiveDateTime,
);

fn latest(rows: Vec<StepRow>, paper: HandedPaper) -> StoreResult<Vec<HandoverFact>> {
    let mut by_object: HashMap<String, HandoverFact> = HashMap::new();
    for ((key, object, association, school_year), act, made_on, made_by, note, late, _) in rows {
        // In the order of their making: a later one takes the place of the one before.
        by_object.insert(
            object.clone(),
            HandoverFact {
                id: id(&key)?,
                paper,
                object_id: id(&object)?,
                association_id: id(&association)?,
                school_year,
                act: code(&act)?,
                made_on,
                made_by,
                note,
                late,
            },
        );
    }
    Ok(by_object.into_values().collect())
}

/// The latest step of each plan and each analysis that went from hand to hand since a day.
///
/// # Errors
/// A database that cannot be read.
pub fn handover_facts(conn: &mut Conn, since: NaiveDate) -> StoreResult<Vec<HandoverFact>> {
    use handovers as h;
    let of_plans: Vec<StepRow> = h::table
        .inner_join(plans::table)
        .filter(h::made_on.ge(since))
        .order((h::made_at, h::id))
        .limit(MOST)
        .select((
            (h::id, plans::id, plans::association_id, plans::school_year),
            h::act,
            h::made_on,
            h::made_by,
            h::note,
            h::late,
            h::made_at,
        ))
        .load(conn)?;
    let of_analyses: Vec<StepRow> = h::table
        .inner_join(analyses::table)
        .filter(h::made_on.ge(since))
        .order((h::made_at, h::id))
        .limit(MOST)
        .select((
            (
                h::id,
                analyses::id,
                analyses::association_id,
                analyses::school_year,
            ),
            h::act,
            h::made_on,
            h::made_by,
            h::note,
            h::late,
            h::made_at,
        ))
        .load(conn)?;
    let mut all = latest(of_plans, HandedPaper::Plan)?;
    all.extend(latest(of_analyses, HandedPaper::Analysis)?);
    all.sort_by_key(|of| of.id);
    Ok(all)
}

/// Terms of office, and categories of those who hold one, whose last day lies in the span of days.
///
/// # Errors
/// A database that cannot be read.
pub fn term_facts(conn: &mut Conn, (today, until): (NaiveDate, NaiveDate)) -> StoreResult<Vec<TermFact>> {
    type Row = (
        String,
        String,
        String,
        String,
        (String, String, Option<String>),
        Option<NaiveDate>,
    );
    let held: Vec<Row> = offices::table
        .inner_join(people::table)
        .filter(term_holds!(offices::valid_from, offices::valid_until, today))
        .limit(MOST)
        .select((
            offices::id,
            offices::association_id,
            offices::office,
            offices::person_id,
            (people::last_name, people::first_name, people::patronymic),
            offices::valid_until,
        ))
        .load(conn)?;
    let categories = ending_categories(conn, today, until)?;
    let mut all = Vec::new();
    for (key, association, office, person, (last, first, patronymic), ends) in held {
        let office: Office = code(&office)?;
        let fact = |key: Id, of: TermOf, after: NaiveDate| -> StoreResult<TermFact> {
            Ok(TermFact {
                id: key,
                of,
                person_id: id(&person)?,
                person_name: full_name(&last, &first, patronymic.as_deref()),
                association_id: id(&association)?,
                last_day: after.checked_sub_days(Days::new(1)).unwrap_or(after),
            })
        };
        if let Some(after) = ends.filter(|after| *after <= until) {
            all.push(fact(id(&key)?, TermOf::Office(office), after)?);
        }
        // No category is asked of a secretary (VII.7.5).
        if office != Office::Secretary
            && let Some((key, name, after)) = categories.get(&person)
        {
            all.push(fact(*key, TermOf::Category(office, name.clone()), *after)?);
        }
    }
    Ok(all)
}

/// The category of each holder of an office that ends in the span, where no other one goes on after it.
fn ending_categories(
    conn: &mut Conn,
    today: NaiveDate,
    until: NaiveDate,
) -> StoreResult<HashMap<String, (Id, String, NaiveDate)>> {
    use qualifications as q;
    let holders = offices::table
        .filter(term_holds!(offices::valid_from, offices::valid_until, today))
        .select(offices::person_id);
    let found: Vec<(String, String, String, Option<NaiveDate>)> = q::table
        .inner_join(categories::table)
        .filter(q::person_id.eq_any(holders))
        .limit(MOST)
        .select((q::id, q::person_id, categories::name, q::valid_until))
        .load(conn)?;
    let mut last: HashMap<String, Option<(Id, String, NaiveDate)>> = HashMap::new();
    for (key, person, name, ends) in found {
        let mine = match ends {
            Some(after) => Some((id(&key)?, name, after)),
            // Without an end: nothing of this person comes to one.
            None => None,
        };
        last.entry(person)
            .and_modify(|kept| {
                *kept = match (kept.take(), &mine) {
                    (Some(before), Some(new)) => Some(if new.2 > before.2 { new.clone() } else { before }),
                    _ => None,
                };
            })
            .or_insert(mine);
    }
    let soon = last.into_iter().filter_map(|(person, kept)| {
        let kept = kept.filter(|(_, _, after)| *after > today && *after <= until)?;
        Some((person, kept))
    });
    Ok(soon.collect())
}

/// Accounts of administrators.
///
/// # Errors
/// A database that cannot be read.
pub fn administrators(conn: &mut Conn) -> StoreResult<Vec<Id>> {
    let found: Vec<String> = accounts::table
        .filter(accounts::role.eq("admin"))
        .filter(accounts::enabled.eq(true))
        .limit(MOST)
        .select(accounts::id)
        .load(conn)?;
    found.iter().map(|key| id(key)).collect()
}
