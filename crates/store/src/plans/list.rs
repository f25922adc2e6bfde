//! Lists of plans.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use veche_domain::{
    Id,
    associations::AssociationRef,
    plans::{
        ItemState, PlanCoverage, PlanFilter, PlanItem, PlanProgress, PlanRow, PlanState, coverage, progress,
    },
};

use super::{PlanRecord, RowDetails, approved_texts};
use crate::{
    Backend, Conn, Cursor, Rows, Slice, StoreResult,
    columns::{code, from_json, id, opt_id},
    listing::{keyset, matches, term_holds},
    schema::{association_curatings, associations, plan_items, plans},
};

/// Rows of all plans of a page that are counted.
const MOST: i64 = 100_000;

/// Who looks at a list of plans.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanView {
    /// The business date.
    pub today: NaiveDate,
    /// Associations whose work in progress may be read; none when all of it may.
    pub readable: Option<Vec<Id>>,
    /// Associations of the asking person, when only those are wanted.
    pub mine: Option<Vec<Id>>,
}

impl PlanView {
    fn reads(&self, association: Id) -> bool {
        self.readable
            .as_ref()
            .is_none_or(|all| all.contains(&association))
    }
}

/// A page of plans by the name of their association. Whether one was late is the regulation's: the caller tells.
///
/// The page is one statement, its associations with their institutions and its rows one each.
///
/// # Errors
/// A database that cannot be read.
pub fn list_plans(
    conn: &mut Conn,
    filter: &PlanFilter,
    view: &PlanView,
    slice: &Slice,
) -> StoreResult<Rows<PlanRow>> {
    let filtered = || filtered(filter, view, &slice.search);
    let query = keyset!(filtered(), slice, plans::sort_key, plans::id);
    let mut found: Vec<PlanRecord> = query.select(PlanRecord::as_select()).load(conn)?;
    let total = if slice.count {
        Some(filtered().count().get_result(conn)?)
    } else {
        None
    };
    let next = slice.cut(&mut found, |r| Cursor {
        key: r.sort_key.clone(),
        id: r.id.clone(),
    });
    Ok(Rows {
        items: rows(conn, found, view)?,
        next,
        total,
    })
}

fn filtered(
    filter: &PlanFilter,
    view: &PlanView,
    search: &[Vec<String>],
) -> plans::BoxedQuery<'static, Backend> {
    use plans as p;
    let keys = |ids: &[Id]| ids.iter().map(Id::to_string).collect::<Vec<_>>();
    let mut query = p::table.into_boxed::<Backend>();
    if let Some(association) = filter.association_id {
        query = query.filter(p::association_id.eq(association.to_string()));
    }
    if let Some(year) = filter.school_year {
        query = query.filter(p::school_year.eq(year));
    }
    if let Some(mine) = &view.mine {
        query = query.filter(p::association_id.eq_any(keys(mine)));
    }
    let approved = || p::state.eq_any([PlanState::Approved.code(), PlanState::Amending.code()]);
    if let Some(readable) = &view.readable {
        query = query.filter(p::association_id.eq_any(keys(readable)).or(approved()));
    }
    match (filter.state, &view.readable) {
        (None, _) => {}
        // A change in preparation is no state for those who may not see it.
        (Some(PlanState::Approved), Some(readable)) => {
            let hidden = approved().and(p::association_id.ne_all(keys(readable)));
            query = query.filter(p::state.eq(PlanState::Approved.code()).or(hidden));
        }
        (Some(PlanState::Amending), Some(readable)) => {
            query = query
                .filter(p::state.eq(PlanState::Amending.code()))
                .filter(p::association_id.eq_any(keys(readable)));
        }
        (Some(state), _) => query = query.filter(p::state.eq(state.code())),
    }
    if let Some(found) = matches::<p::table, _>(p::search_key, search) {
        query = query.filter(found);
    }
    query
}

fn rows(conn: &mut Conn, found: Vec<PlanRecord>, view: &PlanView) -> StoreResult<Vec<PlanRow>> {
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let mut of: Vec<String> = found.iter().map(|r| r.association_id.clone()).collect();
    of.sort_unstable();
    of.dedup();
    let names = curated(conn, &of, view.today)?;
    let ids: Vec<String> = found.iter().map(|r| r.id.clone()).collect();
    let mut counts = counts(conn, &ids, view.today)?;
    let veiled: Vec<String> = found
        .iter()
        .filter(|r| r.state == PlanState::Amending.code())
        .filter(|r| {
            names
                .get(&r.association_id)
                .is_some_and(|(a, _)| !view.reads(a.id))
        })
        .map(|r| r.id.clone())
        .collect();
    let states = match veiled.is_empty() {
        true => HashMap::new(),
        false => live_states(conn, &veiled)?,
    };
    let mut approved: HashMap<_, _> = approved_texts(conn, &veiled)?.into_iter().collect();
    let mut all = Vec::with_capacity(found.len());
    for r in found {
        let Some((association, institution_id)) = names.get(&r.association_id).cloned() else {
            continue;
        };
        let (mut progress_now, mut covered) = counts.remove(&r.id).unwrap_or_default();
        let mut theme = r.head()?.theme;
        let mut state = r.state()?;
        if let Some(text) = approved.remove(&r.id) {
            let items: Vec<PlanItem> = text.items.into_iter().map(|i| live(i, &states)).collect();
            (progress_now, covered) = (progress(&items, view.today), coverage(&items));
            theme = text.theme;
            state = PlanState::Approved;
        }
        all.push(PlanRow {
            id: id(&r.id)?,
            institution_id,
            association,
            school_year: r.school_year,
            state,
            theme,
            first_submitted_on: r.first_submitted_on,
            late: false,
            approved_on: r.approved_on,
            progress: progress_now,
            coverage: covered,
        });
    }
    Ok(all)
}

/// A row of a frozen text with the mark that its live row has.
fn live(mut item: PlanItem, states: &HashMap<String, (ItemState, Option<NaiveDate>)>) -> PlanItem {
    if let Some((state, until)) = states.get(&item.id.to_string()) {
        item.state = *state;
        item.until = *until;
    }
    item
}

fn live_states(
    conn: &mut Conn,
    plans: &[String],
) -> StoreResult<HashMap<String, (ItemState, Option<NaiveDate>)>> {
    use plan_items as i;
    let found: Vec<(String, String, Option<NaiveDate>)> = i::table
        .filter(i::plan_id.eq_any(plans))
        .limit(MOST)
        .select((i::id, i::state, i::valid_until))
        .load(conn)?;
    found
        .into_iter()
        .map(|(key, state, until)| Ok((key, (code::<ItemState>(&state)?, until))))
        .collect()
}

/// Associations as they are mentioned, and the institutions that curate them on a date, in one statement.
fn curated(
    conn: &mut Conn,
    ids: &[String],
    on: NaiveDate,
) -> StoreResult<HashMap<String, (AssociationRef, Option<Id>)>> {
    use association_curatings as c;
    type Found = ((String, String, String), Option<String>);
    let curating = c::association_id
        .eq(associations::id)
        .and(term_holds!(c::valid_from, c::valid_until, on));
    let found: Vec<Found> = associations::table
        .left_join(c::table.on(curating))
        .filter(associations::id.eq_any(ids))
        .order(c::id)
        .limit(MOST)
        .select((
            (associations::id, associations::code, associations::name),
            c::organization_id.nullable(),
        ))
        .load(conn)?;
    found
        .into_iter()
        .map(|((key, code, name), institution)| {
            let id = id(&key)?;
            Ok((
                key,
                (AssociationRef { id, code, name }, opt_id(institution.as_deref())?),
            ))
        })
        .collect()
}

/// Institutions that curate associations on a date, in one statement.
///
/// # Errors
/// A database that cannot be read.
pub fn institutions_on(conn: &mut Conn, of: &[String], on: NaiveDate) -> StoreResult<HashMap<String, Id>> {
    use association_curatings as c;
    let found: Vec<(String, String)> = c::table
        .filter(c::association_id.eq_any(of))
        .filter(term_holds!(c::valid_from, c::valid_until, on))
        .order(c::id)
        .limit(MOST)
        .select((c::association_id, c::organization_id))
        .load(conn)?;
    found
        .into_iter()
        .map(|(association, organization)| Ok((association, id(&organization)?)))
        .collect()
}

/// Plan, kind, state, day after the last one, goal, the rest.
type Counted = (String, String, String, Option<NaiveDate>, Option<String>, String);

/// Progress and coverage of plans by their identifiers, in one statement.
///
/// # Errors
/// A database that cannot be read.
pub fn counts(
    conn: &mut Conn,
    plans: &[String],
    today: NaiveDate,
) -> StoreResult<HashMap<String, (PlanProgress, PlanCoverage)>> {
    use plan_items as i;
    let found: Vec<Counted> = i::table
        .filter(i::plan_id.eq_any(plans))
        .order(i::plan_id)
        .limit(MOST)
        .select((
            i::plan_id,
            i::kind,
            i::state,
            i::valid_until,
            i::goal_id,
            i::details,
        ))
        .load(conn)?;
    let mut all = HashMap::new();
    for part in found.chunk_by(|a, b| a.0 == b.0) {
        let mut progress = PlanProgress::default();
        let mut covered = PlanCoverage::default();
        let (mut tasks, mut activities) = (Vec::new(), Vec::new());
        for (_, kind, state, until, goal, rest) in part {
            let rest: RowDetails = from_json(rest)?;
            let state: ItemState = code(state)?;
            match state {
                ItemState::Planned => progress.planned += 1,
                ItemState::Done => progress.done += 1,
                ItemState::Moved => progress.moved += 1,
                ItemState::Cancelled => progress.cancelled += 1,
            }
            let open = matches!(state, ItemState::Planned | ItemState::Moved);
            progress.overdue += i64::from(open && until.is_some_and(|day| day <= today));
            covered.items += 1;
            covered.meetings += i64::from(kind == veche_domain::plans::ItemKind::Meeting.code());
            covered.city_theme += i64::from(rest.theme_link);
            covered.city_goals += i64::from(goal.is_some());
            tasks.extend(rest.task);
            activities.extend(rest.activity);
        }
        covered.tasks = different(tasks);
        covered.activities = different(activities);
        if let Some(first) = part.first() {
            all.insert(first.0.clone(), (progress, covered));
        }
    }
    Ok(all)
}

fn different(mut all: Vec<String>) -> i64 {
    all.sort_unstable();
    all.dedup();
    i64::try_from(all.len()).unwrap_or(i64::MAX)
}
