//! Findings: facts of the associations that the actor may see, and what the one rule makes of them.

use chrono::{NaiveDate, NaiveDateTime};
use veche_domain::{
    Id,
    access::{Action, Grant, Resource, allows},
    calendar::SchoolYear,
    compliance::{DutyActor, Facts, Finding, FindingFilter, SCHOOL_YEARS, assess},
    listing::Page,
    problem::{ErrorCode, FieldError, Refusal},
    text,
};
use veche_store::{
    Conn, Cursor, Rows, Slice,
    compliance::{FactsOf, association_lives, fill_facts},
};

use crate::{
    error::ApiResult,
    http::{Context, Listing},
};

/// Which findings are wanted, for other features.
#[derive(Debug, Clone, Default)]
pub struct FindingQuery {
    /// Filters, as the API has them.
    pub filter: FindingFilter,
    /// Day they are looked at; today when none.
    pub on: Option<NaiveDate>,
}

/// Associations that the actor may see, with their findings on a day.
pub(super) struct Seen {
    pub(super) year: SchoolYear,
    pub(super) on: NaiveDate,
    pub(super) all: Vec<(Facts, Vec<Finding>)>,
}

/// Findings that a query lets through: by the code of the association, then in the order of the year.
///
/// # Errors
/// 400 for a year out of range, 403 for those who see no association's duties.
pub fn findings(conn: &mut Conn, context: &Context<'_>, query: &FindingQuery) -> ApiResult<Vec<Finding>> {
    let seen = seen(conn, context, &query.filter, query.on)?;
    let (on, filter) = (seen.on, &query.filter);
    let all = seen.all.into_iter().flat_map(|(facts, found)| {
        let institution = facts.institution_on(on);
        found
            .into_iter()
            .filter(|finding| lets_through(context, filter, institution, finding))
            .collect::<Vec<_>>()
    });
    Ok(all.collect())
}

/// A page of findings.
///
/// # Errors
/// As [`findings`].
pub fn list(
    conn: &mut Conn,
    context: &Context<'_>,
    listing: &Listing<FindingFilter>,
) -> ApiResult<Page<Finding>> {
    let seen = seen(conn, context, &listing.filter, listing.on)?;
    let on = seen.on;
    let mut keyed: Vec<(Cursor, Finding)> = Vec::new();
    for (facts, found) in seen.all {
        if !is_searched(&facts, &listing.slice.search) {
            continue;
        }
        let institution = facts.institution_on(on);
        let kept = found
            .into_iter()
            .filter(|finding| lets_through(context, &listing.filter, institution, finding));
        keyed.extend(kept.map(|finding| (key_of(&facts, &finding), finding)));
    }
    Ok(listing.page(paged(keyed, &listing.slice)))
}

fn key_of(facts: &Facts, finding: &Finding) -> Cursor {
    Cursor {
        key: facts.code.clone(),
        id: format!("{:02}", finding.duty.rank()),
    }
}

/// The part of a list that stands in memory already.
fn paged(mut keyed: Vec<(Cursor, Finding)>, slice: &Slice) -> Rows<Finding> {
    let place = |cursor: &Cursor| (cursor.key.clone(), cursor.id.clone());
    keyed.sort_by_cached_key(|(cursor, _)| place(cursor));
    if slice.descending {
        keyed.reverse();
    }
    let total = slice
        .count
        .then(|| i64::try_from(keyed.len()).unwrap_or(i64::MAX));
    if let Some(after) = slice.after.as_ref().map(place) {
        let beyond = |cursor: &Cursor| {
            if slice.descending {
                place(cursor) < after
            } else {
                place(cursor) > after
            }
        };
        keyed.retain(|(cursor, _)| beyond(cursor));
    }
    let limit = usize::try_from(slice.limit).unwrap_or(usize::MAX);
    let more = keyed.len() > limit;
    keyed.truncate(limit);
    Rows {
        next: keyed.last().filter(|_| more).map(|(cursor, _)| cursor.clone()),
        items: keyed.into_iter().map(|(_, finding)| finding).collect(),
        total,
    }
}

/// Whether an association answers to one of the readings of a search text.
fn is_searched(facts: &Facts, readings: &[Vec<String>]) -> bool {
    if readings.is_empty() {
        return true;
    }
    let key = text::search_key([facts.code.as_str(), &facts.name]);
    readings
        .iter()
        .any(|words| words.iter().all(|word| key.contains(&format!(" {word}"))))
}

fn lets_through(
    context: &Context<'_>,
    filter: &FindingFilter,
    institution: Option<Id>,
    finding: &Finding,
) -> bool {
    filter.state.is_none_or(|state| finding.state == state)
        && filter.duty.is_none_or(|duty| finding.duty == duty)
        && filter
            .clause
            .as_deref()
            .is_none_or(|clause| finding.clause == clause)
        && filter
            .actor_id
            .is_none_or(|actor| finding.is_open() && finding.actor_id == Some(actor))
        && (!filter.mine.unwrap_or(false) || (finding.is_open() && is_mine(context, institution, finding)))
}

/// Whether the asking person is the one who acts next.
fn is_mine(context: &Context<'_>, institution: Option<Id>, finding: &Finding) -> bool {
    let actor = context.actor;
    let me = actor.person_id;
    match finding.actor {
        DutyActor::Leader | DutyActor::Secretary | DutyActor::Curator => {
            me.is_some() && finding.actor_id == me
        }
        // Whoever leads calls the members together; their vote is theirs.
        DutyActor::Members => actor.grants.iter().any(|grant| {
            matches!(grant, Grant::Office { association_id, .. } if *association_id == finding.association_id)
        }),
        DutyActor::Institution => actor.grants.iter().any(
            |grant| matches!(grant, Grant::Institution { organization_id } if Some(*organization_id) == institution),
        ),
        DutyActor::Department => actor.runs_city(),
        DutyActor::Council => actor.grants.contains(&Grant::Council),
    }
}

/// Facts and findings of every association that the actor may see and the filter names.
///
/// # Errors
/// 400 for a year out of range, 403 for those who see no association's duties.
pub(super) fn seen(
    conn: &mut Conn,
    context: &Context<'_>,
    filter: &FindingFilter,
    on: Option<NaiveDate>,
) -> ApiResult<Seen> {
    let on = on.unwrap_or(context.today);
    let year = year_asked(context, filter.school_year, on)?;
    let only = filter.association_id.map(|id| vec![id]);
    let mut facts = association_lives(conn, only.as_deref())?;
    facts.retain(|facts| {
        let of = Resource::Association {
            id: facts.id,
            institution: facts.institution_on(context.today),
        };
        allows(context.actor, Action::ReadCompliance, of)
    });
    if facts.is_empty() {
        check_reader(context)?;
    }
    facts.retain(|facts| {
        filter
            .institution_id
            .is_none_or(|wanted| facts.institution_on(on) == Some(wanted))
    });
    let day_of = |at: NaiveDateTime| context.day_of(at.and_utc());
    let since = context
        .profile
        .school_year_days(year)
        .until
        .map_or(on, |end| on.min(end));
    let since = since.pred_opt().unwrap_or(since);
    let of = FactsOf {
        year,
        since,
        day_of: &day_of,
    };
    fill_facts(conn, &mut facts, &of)?;
    let assessed = |facts: Facts| {
        let found = assess(&facts, context.profile, year, on);
        (facts, found)
    };
    Ok(Seen {
        year,
        on,
        all: facts.into_iter().map(assessed).collect(),
    })
}

/// An institution that curates nothing yet and a member of nothing see an empty board; who has no part in the city's
/// associations at all is told who may.
fn check_reader(context: &Context<'_>) -> ApiResult<()> {
    let has_part = |grant: &Grant| !matches!(grant, Grant::District { .. });
    if context.actor.grants.iter().any(has_part) {
        return Ok(());
    }
    Ok(context.require(Action::ReadCompliance, Resource::City)?)
}

/// The school year that is asked for; that of the day when none is.
///
/// # Errors
/// 400 out of range.
pub(crate) fn year_asked(
    context: &Context<'_>,
    asked: Option<SchoolYear>,
    on: NaiveDate,
) -> ApiResult<SchoolYear> {
    match asked {
        None => Ok(context.profile.school_year_of(on)),
        Some(year) if SCHOOL_YEARS.contains(&year) => Ok(year),
        Some(_) => {
            let fault = FieldError::new("school_year", "range", "Учебный год – от 2000 до 2100.");
            Err(Refusal::of(ErrorCode::UnknownParameter)
                .errors(vec![fault])
                .into())
        }
    }
}
