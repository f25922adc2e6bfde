//! What duties rest on, of many associations at once: five statements for a whole city.
//!
//! The statements are made on the inner connection: PostgreSQL takes hundreds of identifiers as one array there.

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveDateTime};
use diesel::{
    dsl::{exists, max, min},
    prelude::*,
    sql_types::{Nullable, Text},
};
use veche_domain::{
    Id,
    analyses::{CouncilOutcome, HandoverAct},
    associations::MembershipState,
    calendar::{Interval, SchoolYear},
    compliance::{Facts, LifeFact, MeetingFact, MemberFact, OfficeFact, PaperFact, StepFact},
    meetings::{AgendaKind, MeetingState, MinutesState},
};

use crate::{
    Conn, StoreResult,
    columns::{code, id, interval, opt_id},
    conn::planned_anew,
    each_backend,
    schema::{
        agenda_items, analyses, association_curatings, association_statuses, associations, handovers,
        meetings, memberships, minutes_revisions, minutes_signatures, offices, plans,
    },
};

/// Most rows of one kind that a city has: more is a fault, and no list of them is endless.
const MOST: i64 = 200_000;

/// Associations with their states and institutions, by their code; `only` names those that are wanted. The other facts
/// come with [`fill_facts`].
///
/// # Errors
/// A database that cannot be read.
pub fn association_lives(conn: &mut Conn, only: Option<&[Id]>) -> StoreResult<Vec<Facts>> {
    use association_curatings as c;
    use association_statuses as s;
    use associations as a;
    type Row = (
        (String, String, String, String),
        (String, Option<NaiveDate>, Option<NaiveDate>),
        (Option<String>, Option<NaiveDate>, Option<NaiveDate>),
    );
    let only: Option<Vec<String>> = only.map(|ids| ids.iter().map(Id::to_string).collect());
    let rows: Vec<Row> = each_backend!(conn, inner => {
        let mut query = a::table
            .inner_join(s::table.on(s::association_id.eq(a::id)))
            .left_join(c::table.on(c::association_id.eq(a::id)))
            .into_boxed();
        if let Some(only) = &only {
            query = query.filter(a::id.eq_any(only));
        }
        query
            .order((a::code, a::id))
            .limit(MOST)
            .select((
                (a::id, a::code, a::name, a::kind),
                (s::status, s::valid_from, s::valid_until),
                (
                    c::organization_id.nullable(),
                    c::valid_from.nullable(),
                    c::valid_until.nullable(),
                ),
            ))
            .load(inner)?
    });
    let mut all: Vec<Facts> = Vec::new();
    for ((key, association_code, name, kind), (status, from, until), (organization, since, to)) in rows {
        let key = id(&key)?;
        if all.last().is_none_or(|last| last.id != key) {
            all.push(Facts {
                id: key,
                code: association_code,
                name,
                kind: code(&kind)?,
                lives: Vec::new(),
                institutions: Vec::new(),
                offices: Vec::new(),
                members: Vec::new(),
                meetings: Vec::new(),
                plans: Vec::new(),
                analysis: None,
            });
        }
        let Some(facts) = all.last_mut() else { continue };
        let life = LifeFact {
            status: code(&status)?,
            term: interval(from, until),
        };
        if !facts.lives.contains(&life) {
            facts.lives.push(life);
        }
        let curating: Option<(Id, Interval)> =
            opt_id(organization.as_deref())?.map(|id| (id, interval(since, to)));
        facts
            .institutions
            .extend(curating.filter(|known| !facts.institutions.contains(known)));
    }
    Ok(all)
}

/// What is asked of the facts.
pub struct FactsOf<'a> {
    /// School year of the board.
    pub year: SchoolYear,
    /// Members whose term was over by this day are left out.
    pub since: NaiveDate,
    /// The local day of a moment.
    pub day_of: &'a dyn Fn(NaiveDateTime) -> NaiveDate,
}

/// Fills in offices, members, meetings, plans and analyses of a school year: four statements, however many there are.
///
/// # Errors
/// A database that cannot be read.
pub fn fill_facts(conn: &mut Conn, all: &mut [Facts], of: &FactsOf<'_>) -> StoreResult<()> {
    planned_anew(conn, |conn| fill(conn, all, of))
}

fn fill(conn: &mut Conn, all: &mut [Facts], of: &FactsOf<'_>) -> StoreResult<()> {
    let ids: Vec<String> = all.iter().map(|facts| facts.id.to_string()).collect();
    let places: HashMap<String, usize> = ids.iter().cloned().zip(0..).collect();
    let mut add = |key: &str, put: &mut dyn FnMut(&mut Facts)| {
        if let Some(facts) = places.get(key).and_then(|at| all.get_mut(*at)) {
            put(facts);
        }
    };
    for (key, office, person, from, until) in office_rows(conn, &ids)? {
        let fact = OfficeFact {
            office: code(&office)?,
            person: id(&person)?,
            term: interval(from, until),
        };
        add(&key, &mut |facts| facts.offices.push(fact));
    }
    for (key, person, state, from, until) in member_rows(conn, &ids, of.since)? {
        let fact = MemberFact {
            person: id(&person)?,
            in_force: code::<MembershipState>(&state)? == MembershipState::InForce,
            term: interval(from, until),
        };
        add(&key, &mut |facts| facts.members.push(fact));
    }
    for row in meeting_rows(conn, &ids, of.year)? {
        let fact = row.fact(of.day_of)?;
        add(&row.body, &mut |facts| facts.meetings.push(fact));
    }
    for paper in papers(conn, &ids, of.year)? {
        add(&paper.association, &mut |facts| {
            let fact = paper.fact.clone();
            if paper.is_plan {
                facts.plans.push(fact);
            } else {
                facts.analysis = Some(fact);
            }
        });
    }
    Ok(())
}

type TermRow = (String, String, String, Option<NaiveDate>, Option<NaiveDate>);

fn office_rows(conn: &mut Conn, ids: &[String]) -> StoreResult<Vec<TermRow>> {
    use offices as o;
    let mut rows: Vec<TermRow> = each_backend!(conn, inner => o::table
        .filter(o::association_id.eq_any(ids))
        .limit(MOST)
        .select((o::association_id, o::office, o::person_id, o::valid_from, o::valid_until))
        .load(inner)?);
    rows.sort_by_key(|row| row.3);
    Ok(rows)
}

fn member_rows(conn: &mut Conn, ids: &[String], since: NaiveDate) -> StoreResult<Vec<TermRow>> {
    use memberships as m;
    Ok(each_backend!(conn, inner => m::table
        .filter(m::association_id.eq_any(ids))
        .filter(m::valid_until.is_null().or(m::valid_until.gt(since)))
        .limit(MOST)
        .select((m::association_id, m::person_id, m::state, m::valid_from, m::valid_until))
        .load(inner)?))
}

/// A meeting with the moments its minutes were signed at.
#[derive(Queryable)]
struct MeetingRow {
    body: String,
    id: String,
    date: NaiveDate,
    state: String,
    minutes_state: String,
    on_plan: bool,
    /// Last signature under any revision.
    signed_at: Option<NaiveDateTime>,
    /// When the first revision was signed, once there is a second.
    first_signed_at: Option<NaiveDateTime>,
}

impl MeetingRow {
    fn fact(&self, day_of: &dyn Fn(NaiveDateTime) -> NaiveDate) -> StoreResult<MeetingFact> {
        let state: MinutesState = code(&self.minutes_state)?;
        let stands = matches!(state, MinutesState::Signed | MinutesState::Published);
        let signed = self.first_signed_at.or(self.signed_at.filter(|_| stands));
        Ok(MeetingFact {
            id: id(&self.id)?,
            date: self.date,
            held: code::<MeetingState>(&self.state)? == MeetingState::Held,
            signed_on: signed.map(day_of),
            on_plan: self.on_plan,
        })
    }
}

fn meeting_rows(conn: &mut Conn, ids: &[String], year: SchoolYear) -> StoreResult<Vec<MeetingRow>> {
    use agenda_items as i;
    use meetings as m;
    use minutes_revisions as r;
    use minutes_signatures as s;
    let on_plan = || {
        exists(
            i::table
                .filter(i::meeting_id.eq(m::id))
                .filter(i::kind.eq(AgendaKind::ApprovePlan.code())),
        )
    };
    let signed_at = || {
        s::table
            .filter(s::meeting_id.eq(m::id))
            .select(max(s::signed_at))
            .single_value()
    };
    let first_signed_at = || {
        r::table
            .filter(r::meeting_id.eq(m::id))
            .select(min(r::signed_at))
            .single_value()
    };
    Ok(each_backend!(conn, inner => m::table
        .filter(m::body_id.eq_any(ids))
        .filter(m::school_year.eq(year))
        .filter(m::state.ne(MeetingState::Cancelled.code()))
        .order((m::meets_on, m::id))
        .limit(MOST)
        .select((
            m::body_id,
            m::id,
            m::meets_on,
            m::state,
            m::minutes_state,
            on_plan(),
            signed_at(),
            first_signed_at(),
        ))
        .load(inner)?))
}

/// A plan or an analysis with its association.
struct Paper {
    association: String,
    is_plan: bool,
    fact: PaperFact,
}

/// Plans of the year and of the next one and analyses of the year, with their steps.
fn papers(conn: &mut Conn, ids: &[String], year: SchoolYear) -> StoreResult<Vec<Paper>> {
    use analyses as a;
    use handovers as h;
    use plans as p;
    type Head = (
        String,
        String,
        String,
        i32,
        Option<NaiveDate>,
        Option<String>,
        Option<String>,
    );
    type Row = (Head, (Option<String>, Option<String>, Option<NaiveDate>));
    let word = |text: &str| diesel::dsl::sql::<Text>(text);
    let mut rows: Vec<Row> = each_backend!(conn, inner => p::table
        .left_join(h::table.on(h::plan_id.eq(p::id.nullable())))
        .filter(p::association_id.eq_any(ids))
        .filter(p::school_year.eq_any([year, year.saturating_add(1)]))
        .select((
            (
                word("'plan'"),
                p::id,
                p::association_id,
                p::school_year,
                p::approved_on,
                p::approved_meeting_id,
                diesel::dsl::sql::<Nullable<Text>>("CAST(NULL AS TEXT)"),
            ),
            (h::id.nullable(), h::act.nullable(), h::made_on.nullable()),
        ))
        .union_all(
            a::table
                .left_join(h::table.on(h::analysis_id.eq(a::id.nullable())))
                .filter(a::association_id.eq_any(ids))
                .filter(a::school_year.eq(year))
                .select((
                    (
                        word("'analysis'"),
                        a::id,
                        a::association_id,
                        a::school_year,
                        a::considered_on,
                        a::considered_meeting_id,
                        a::outcome,
                    ),
                    (h::id.nullable(), h::act.nullable(), h::made_on.nullable()),
                )),
        )
        .load(inner)?);
    rows.sort_by(|a, b| (&a.0.1, a.1.2, &a.1.0).cmp(&(&b.0.1, b.1.2, &b.1.0)));
    let mut all: Vec<Paper> = Vec::new();
    for ((what, key, association, school_year, settled_on, settled_by, outcome), (_, act, made_on)) in rows {
        let key = id(&key)?;
        // What the council returned is not considered: it comes before the council again.
        let stands = outcome.as_deref() != Some(CouncilOutcome::Returned.code());
        if all.last().is_none_or(|last| last.fact.id != key) {
            all.push(Paper {
                association,
                is_plan: what == "plan",
                fact: PaperFact {
                    id: key,
                    school_year,
                    steps: Vec::new(),
                    settled_on: settled_on.filter(|_| stands),
                    settled_by: opt_id(settled_by.as_deref())?,
                },
            });
        }
        let act: Option<HandoverAct> = act.as_deref().map(code).transpose()?;
        if let (Some(paper), Some(act), Some(on)) = (all.last_mut(), act, made_on) {
            paper.fact.steps.push(StepFact { act, on });
        }
    }
    Ok(all)
}
